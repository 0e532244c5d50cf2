/* The worker's cage: no new file, no network, no program, bounded memory. Entered once, after everything that needs the
 * system has been loaded; it can't be left. */
#pragma once
#include "base/error.h"
#include <stdbool.h>
#include <stdint.h>

struct tw_sandbox_limits {
  int64_t memory_bytes; /* RLIMIT_AS; 0: none (a sanitizer's shadow memory needs terabytes of address space) */
  bool writes_output;   /* standard output may be a file that grows; else RLIMIT_FSIZE is 0 */
};

/* Resource limits, no_new_privs, Landlock (every file-system right the kernel knows, nothing allowed; from ABI 4 on TCP and
 * from ABI 6 on abstract sockets and signals too) and a seccomp allow-list in which all else fails with EPERM. Descriptors
 * that are open stay usable. TW_EUNSUPPORTED with what the kernel refused; the caller then must not go on. */
int tw_sandbox_enter(const struct tw_sandbox_limits *limits, struct tw_error *error);
