#include "daemon/child.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHANNEL_FD = 3, KEPT_VARIABLES = 8, SOCKET_BYTES = 1 << 20 };

/* A worker gets no variable that might hold a credential. */
static const char *const kept_names[] = {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LC_ALL", "LANG"};

static void keep_variables(char *out[static KEPT_VARIABLES]) {
  size_t count = 0;
  for (char **variable = environ; *variable; variable++)
    for (size_t i = 0; i < sizeof kept_names / sizeof *kept_names; i++) {
      size_t len = strlen(kept_names[i]);
      if (strncmp(*variable, kept_names[i], len) == 0 && (*variable)[len] == '=' && count < KEPT_VARIABLES - 1)
        out[count++] = *variable;
    }
  out[count] = NULL;
}

static int add_actions(posix_spawn_file_actions_t *actions, int theirs, unsigned flags) {
  int status = posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  if (!status && !(flags & TW_CHILD_STDOUT))
    status = posix_spawn_file_actions_addopen(actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  if (!status) status = posix_spawn_file_actions_adddup2(actions, theirs, CHANNEL_FD);
  if (!status) status = posix_spawn_file_actions_addclosefrom_np(actions, CHANNEL_FD + 1);
  return status;
}

static int spawn(char *const *argv, int theirs, unsigned flags, pid_t *ret_pid) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none;
  char *kept[KEPT_VARIABLES];
  keep_variables(kept);
  sigemptyset(&none);
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  int status = add_actions(&actions, theirs, flags);
  if (!status) status = posix_spawn(ret_pid, argv[0], &actions, &attributes, argv, flags & TW_CHILD_ENVIRON ? environ : kept);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return status;
}

/* dup2 of a descriptor onto itself would leave CLOEXEC set, and 0 to 2 are replaced before: keep the child's end above 3. */
static int socket_pair(int pair[static 2]) {
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return -1;
  if (pair[1] <= CHANNEL_FD) {
    int moved = fcntl(pair[1], F_DUPFD_CLOEXEC, CHANNEL_FD + 1);
    close(pair[1]);
    pair[1] = moved;
  }
  if (pair[1] < 0) {
    close(pair[0]);
    return -1;
  }
  int size = SOCKET_BYTES; /* a page of 174 kB goes over in one write */
  for (int i = 0; i < 2; i++) {
    setsockopt(pair[i], SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
    setsockopt(pair[i], SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
  }
  return 0;
}

int tw_child_start(char *const *argv, unsigned flags, struct tw_child *ret_child, struct tw_error *error) {
  int pair[2];
  *ret_child = (struct tw_child){.fd = -1};
  if (socket_pair(pair) != 0) return tw_error_errno(error, TW_RETRY_LATER, "socketpair");
  int status = spawn(argv, pair[1], flags, &ret_child->pid);
  close(pair[1]);
  if (status != 0) {
    close(pair[0]);
    errno = status;
    ret_child->pid = 0;
    return tw_error_errno(error, TW_STOP, "starting %s", argv[0]);
  }
  if (flags & TW_CHILD_NONBLOCK) fcntl(pair[0], F_SETFL, O_NONBLOCK);
  ret_child->fd = pair[0];
  return TW_OK;
}

static int exit_code(int status) {
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static void close_channel(struct tw_child *child) {
  if (child->fd >= 0) close(child->fd);
  child->fd = -1;
}

static int wait_child(struct tw_child *child) {
  int status = 0;
  while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR) continue;
  child->pid = 0;
  return exit_code(status);
}

/* True when the child has ended (its pidfd is readable) within the time. */
static bool ends_within(pid_t pid, int grace_ms) {
  int pidfd = (int)syscall(SYS_pidfd_open, pid, 0);
  if (pidfd < 0) return false;
  struct pollfd wait = {.fd = pidfd, .events = POLLIN};
  int ready = poll(&wait, 1, grace_ms);
  close(pidfd);
  return ready == 1;
}

int tw_child_stop(struct tw_child *child, int grace_ms) {
  close_channel(child);
  if (!child->pid) return 0;
  if (!ends_within(child->pid, grace_ms)) kill(child->pid, SIGKILL);
  return wait_child(child);
}

void tw_child_kill(struct tw_child *child) {
  close_channel(child);
  if (!child->pid) return;
  kill(child->pid, SIGKILL);
  wait_child(child);
}

bool tw_child_reap(struct tw_child *child, int *ret_code) {
  int status;
  if (!child->pid || waitpid(child->pid, &status, WNOHANG) != child->pid) return false;
  child->pid = 0;
  *ret_code = exit_code(status);
  return true;
}
