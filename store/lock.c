#include "store/lock.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

enum { PID_TEXT_BYTES = 24 };

static int held_by_other(int fd, const char *state_dir, struct tw_error *error) {
  char text[PID_TEXT_BYTES] = "";
  ssize_t len = pread(fd, text, sizeof text - 1, 0);
  text[len > 0 ? len : 0] = '\0';
  text[strcspn(text, "\n")] = '\0';
  return tw_error_set(error, TW_ESTATE, TW_STOP, "state directory %s is in use by the tallywire with pid %s", state_dir,
                      text[0] ? text : "(not yet known)");
}

static int write_pid(int fd, struct tw_error *error) {
  char text[PID_TEXT_BYTES];
  int len = snprintf(text, sizeof text, "%ld\n", (long)getpid());
  if (ftruncate(fd, 0) == 0 && pwrite(fd, text, (size_t)len, 0) == len) return 0;
  return tw_error_errno(error, TW_STOP, "writing the lock file");
}

int tw_lock_take(const char *state_dir, struct tw_error *error) {
  char path[PATH_MAX];
  if (snprintf(path, sizeof path, "%s/lock", state_dir) >= (int)sizeof path)
    return tw_error_set(error, TW_ELIMIT, TW_STOP, "state directory: path too long");
  int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) return tw_error_errno(error, TW_STOP, "opening %s", path);
  int status = 0;
  /* flock(2) rather than fcntl(2): the lock goes with the open file, not with the first close(2) of any copy. */
  if (flock(fd, LOCK_EX | LOCK_NB) < 0)
    status = errno == EWOULDBLOCK ? held_by_other(fd, state_dir, error) : tw_error_errno(error, TW_STOP, "locking %s", path);
  else
    status = write_pid(fd, error);
  if (status == 0) return fd;
  close(fd);
  return status;
}
