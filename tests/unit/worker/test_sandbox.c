/* What a program inside the sandbox tries, and fails at. Each attempt runs in a child, which can't leave. */
#include "parse/worker/sandbox.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MEMORY_BYTES = 256 << 20, DENIED = 0, ALLOWED = 1, NO_SANDBOX = 2 };

typedef int attempt_fn(void); /* DENIED or ALLOWED */

static int open_a_file(void) {
  return open("/etc/passwd", O_RDONLY) >= 0 ? ALLOWED : DENIED;
}

static int write_a_file(void) {
  return open("/tmp/tallywire-sandbox-test", O_WRONLY | O_CREAT, 0600) >= 0 ? ALLOWED : DENIED;
}

static int open_a_socket(void) {
  return socket(AF_INET, SOCK_STREAM, 0) >= 0 ? ALLOWED : DENIED;
}

static int open_a_local_socket(void) {
  return socket(AF_UNIX, SOCK_STREAM, 0) >= 0 ? ALLOWED : DENIED;
}

static int start_a_program(void) {
  char *const argv[] = {(char[]){"true"}, NULL};
  execve("/bin/true", argv, NULL);
  return DENIED;
}

static int start_a_process(void) {
  long pid = syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL);
  if (pid == 0) _exit(0);
  return pid > 0 ? ALLOWED : DENIED;
}

static int make_code(void) {
  return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED ? ALLOWED
                                                                                                                : DENIED;
}

static int trace_the_parent(void) {
  return syscall(SYS_ptrace, 16 /* PTRACE_ATTACH */, getppid(), 0, 0) == 0 ? ALLOWED : DENIED;
}

static int kill_the_parent(void) {
  return syscall(SYS_kill, getppid(), 0) == 0 ? ALLOWED : DENIED;
}

static int take_much_memory(void) {
  return malloc((size_t)2 * MEMORY_BYTES) ? ALLOWED : DENIED;
}

static int compute(void) {
  char *p = malloc(1 << 20);
  if (!p) return DENIED;
  for (size_t i = 0; i < 1 << 20; i++) p[i] = (char)i;
  free(p);
  return ALLOWED;
}

/* The exit code is moved off 0, so that a program that was started after all (/bin/true) is told from a denial. */
static int try_inside(attempt_fn *attempt) {
  pid_t pid = fork();
  if (pid == 0) {
    struct tw_sandbox_limits limits = {.memory_bytes = MEMORY_BYTES};
    struct tw_error error;
    if (tw_sandbox_enter(&limits, &error) < 0) _exit(10 + NO_SANDBOX);
    _exit(10 + attempt());
  }
  int status = 0;
  waitpid(pid, &status, 0);
  assert_true(WIFEXITED(status));
  return WEXITSTATUS(status) - 10;
}

static void test_attempts(void **state) {
  (void)state;
  static const struct {
    const char *name;
    attempt_fn *attempt;
    int wanted;
  } rows[] = {{"opens a file", open_a_file, DENIED},           {"writes a file", write_a_file, DENIED},
              {"opens a socket", open_a_socket, DENIED},       {"opens a local socket", open_a_local_socket, DENIED},
              {"starts a program", start_a_program, DENIED},   {"starts a process", start_a_process, DENIED},
              {"makes memory executable", make_code, DENIED},  {"traces its parent", trace_the_parent, DENIED},
              {"signals its parent", kill_the_parent, DENIED}, {"takes more memory than it may", take_much_memory, DENIED},
              {"allocates and computes", compute, ALLOWED}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    int got = try_inside(rows[i].attempt);
    if (got != rows[i].wanted) fail_msg("a program that %s: %d, not %d", rows[i].name, got, rows[i].wanted);
  }
}

int main(void) {
#ifdef TW_SANITIZED
  return 0; /* the sanitizers' runtime can't live in there; the release and dev builds run this */
#endif
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_attempts)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
