/* Places where a test may kill a process. Compiled in only with TW_FAILPOINTS (the dev preset); a release has none of it. */
#pragma once

#ifdef TW_FAILPOINTS
/* Does nothing unless the environment asks for this point: TW_FAILPOINT="name:passes:victim:file". On the given pass (from
 * 1), and only by the process that succeeds in removing `file`, the victim ("self" or "parent") gets SIGKILL. */
void tw_failpoint(const char *name);
#else
#define tw_failpoint(name) ((void)0)
#endif
