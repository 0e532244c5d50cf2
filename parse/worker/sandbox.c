#include "parse/worker/sandbox.h"
#include <errno.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* ---- resource limits (setrlimit(2)) ---- */

static int set_limit(int resource, rlim_t value, const char *name, struct tw_error *error) {
  struct rlimit limit = {.rlim_cur = value, .rlim_max = value};
  if (setrlimit((__rlimit_resource_t)resource, &limit) != 0) return tw_error_errno(error, TW_STOP, "setrlimit %s", name);
  return TW_OK;
}

static int limit_resources(const struct tw_sandbox_limits *limits, struct tw_error *error) {
  const struct {
    int resource;
    rlim_t value;
    const char *name;
  } table[] = {
      {RLIMIT_CORE, 0, "core"},                                           /* a dump would hold the document */
      {RLIMIT_FSIZE, limits->writes_output ? RLIM_INFINITY : 0, "fsize"}, /* no file grows */
      {RLIMIT_NOFILE, 0, "nofile"},                                       /* no descriptor beyond those open */
      {RLIMIT_NPROC, 0, "nproc"},                                         /* no process, no thread */
      {RLIMIT_AS, limits->memory_bytes ? (rlim_t)limits->memory_bytes : RLIM_INFINITY, "as"},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    if (table[i].value == RLIM_INFINITY) continue;
    int status = set_limit(table[i].resource, table[i].value, table[i].name, error);
    if (status < 0) return status;
  }
  return TW_OK;
}

/* ---- Landlock (landlock(7)); the system calls have no wrapper in glibc 2.36 ---- */

/* Rights by ABI version: a kernel refuses bits it does not know. Debian 12's header ends at ABI 2. */
static uint64_t file_rights(long abi) {
  static const int bits[] = {13, 14, 15, 15, 16}; /* rights known by ABI 1, 2 (refer), 3 (truncate), 4, 5 (ioctl_dev) */
  size_t last = sizeof bits / sizeof *bits;
  size_t at = (size_t)abi > last ? last : (size_t)abi;
  return (UINT64_C(1) << bits[at - 1]) - 1;
}

/* The ruleset's layout grew with the ABI; trailing zeros are accepted by every kernel. */
struct ruleset {
  uint64_t file_rights;
  uint64_t net_rights; /* ABI 4: bind and connect over TCP */
  uint64_t scopes;     /* ABI 6: abstract Unix sockets, signals */
};

static int restrict_files(struct tw_error *error) {
  long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (abi < 1) {
    tw_error_errno(error, TW_STOP, "the kernel offers no Landlock");
    return TW_EUNSUPPORTED;
  }
  struct ruleset rules = {.file_rights = file_rights(abi), .net_rights = abi >= 4 ? 3 : 0, .scopes = abi >= 6 ? 3 : 0};
  size_t size = abi >= 6 ? sizeof rules : abi >= 4 ? offsetof(struct ruleset, scopes) : offsetof(struct ruleset, net_rights);
  int fd = (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
  if (fd < 0) {
    tw_error_errno(error, TW_STOP, "landlock_create_ruleset");
    return TW_EUNSUPPORTED;
  }
  long done = syscall(SYS_landlock_restrict_self, fd, 0);
  int saved = errno;
  close(fd);
  errno = saved;
  if (done == 0) return TW_OK;
  tw_error_errno(error, TW_STOP, "landlock_restrict_self");
  return TW_EUNSUPPORTED;
}

/* ---- seccomp: what reading a frame, computing and writing a frame need ---- */

static const int allowed_calls[] = {
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(sendmsg),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(brk),
    SCMP_SYS(madvise),
    SCMP_SYS(futex),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(getrandom),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(sched_yield),
};

/* mmap and mprotect without PROT_EXEC: nothing becomes code. */
static int allow_memory(scmp_filter_ctx filter) {
  int status = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  if (status == 0)
    status = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  return status;
}

/* abort(3) sends its signal to its own process; nobody else's may be reached. */
static int allow_abort(scmp_filter_ctx filter) {
  return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid()));
}

static int load_filter(scmp_filter_ctx filter) {
  int status = allow_memory(filter);
  if (status == 0) status = allow_abort(filter);
  for (size_t i = 0; status == 0 && i < sizeof allowed_calls / sizeof *allowed_calls; i++)
    status = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed_calls[i], 0);
  return status == 0 ? seccomp_load(filter) : status;
}

static int restrict_calls(struct tw_error *error) {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (!filter) return tw_error_set(error, TW_ENOMEM, TW_STOP, "seccomp_init");
  int status = load_filter(filter);
  seccomp_release(filter);
  if (status == 0) return TW_OK;
  errno = -status;
  tw_error_errno(error, TW_STOP, "seccomp");
  return TW_EUNSUPPORTED;
}

int tw_sandbox_enter(const struct tw_sandbox_limits *limits, struct tw_error *error) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return tw_error_errno(error, TW_STOP, "no_new_privs");
  int status = restrict_files(error);
  if (status == TW_OK) status = limit_resources(limits, error);
  return status == TW_OK ? restrict_calls(error) : status;
}
