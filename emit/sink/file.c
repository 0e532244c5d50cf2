/* JSON lines appended to a file. Each batch is synced before it is acknowledged, and the acknowledgement carries the
 * file's length: what lies past the store's length at the next start was never acknowledged and is cut. */
#include "emit/sink/line.h"
#include "emit/sink/sink.h"
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
  RETRY_MS = 1000,       /* a full disk is looked at again this often */
  MAX_KEPT_FILES = 1000, /* earlier files that are moved aside */
};

struct tw_sink {
  struct tw_session *session;
  int fd;
  uint64_t length; /* bytes that are synced */
  struct tw_buf lines;
};

/* A new name is durable only when its folder is. */
static int sync_folder_of(const char *path, struct tw_error *error) {
  char copy[PATH_MAX];
  snprintf(copy, sizeof copy, "%s", path);
  int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int rc = fd < 0 ? -1 : fsync(fd);
  int status = rc < 0 ? tw_error_errno(error, TW_RETRY_LATER, "syncing the folder of %s", path) : 0;
  if (fd >= 0) close(fd);
  return status;
}

/* The store knows nothing of this sink, and yet there are lines: of a state directory that is gone, or of a start that
 * ended before its first acknowledgement. Cutting them could destroy what is someone's only copy. */
static int move_aside(struct tw_session *session, const char *path, struct tw_error *error) {
  char other[PATH_MAX];
  for (int i = 1; i <= MAX_KEPT_FILES; i++) {
    if (snprintf(other, sizeof other, "%s.%d", path, i) >= (int)sizeof other) break;
    if (renameat2(AT_FDCWD, path, AT_FDCWD, other, RENAME_NOREPLACE) == 0) {
      tw_session_tell(session, "%s held lines that this state directory does not know; kept as %s", path, other);
      return 0;
    }
    if (errno != EEXIST) break;
  }
  return tw_error_errno(error, TW_STOP, "moving %s aside", path);
}

static int open_file(const char *path, struct tw_error *error) {
  int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  return fd < 0 ? tw_error_errno(error, TW_RETRY_LATER, "opening %s", path) : fd;
}

static int cut_to(int fd, uint64_t length, struct tw_error *error) {
  if (ftruncate(fd, (off_t)length) == 0 && fsync(fd) == 0) return 0;
  return tw_error_errno(error, TW_RETRY_LATER, "cutting the file to %llu bytes", (unsigned long long)length);
}

/* Make the file what the store says it was. */
static int reconcile(struct tw_sink *sink, const char *path, struct tw_error *error) {
  struct stat info;
  uint64_t known = sink->session->config.length;
  if (fstat(sink->fd, &info) < 0) return tw_error_errno(error, TW_RETRY_LATER, "reading the size of %s", path);
  if (!S_ISREG(info.st_mode)) return 0; /* a pipe or a device: nothing to cut */
  uint64_t size = (uint64_t)info.st_size;
  sink->length = size < known ? size : known;
  if (size < known)
    tw_session_tell(sink->session, "%s has %llu bytes, %llu were delivered into it: lines are missing; going on at its end", path,
                    (unsigned long long)size, (unsigned long long)known);
  if (size <= known) return 0;
  tw_session_tell(sink->session, "%s: cut %llu bytes of lines that were not acknowledged", path,
                  (unsigned long long)(size - known));
  return cut_to(sink->fd, known, error);
}

static bool is_unknown_file(const struct tw_session *session, const char *path) {
  struct stat info;
  return session->config.mark == 0 && session->config.length == 0 && stat(path, &info) == 0 && S_ISREG(info.st_mode) &&
         info.st_size > 0;
}

static void file_close(struct tw_sink *sink) {
  if (!sink) return;
  tw_buf_done(&sink->lines);
  if (sink->fd >= 0) close(sink->fd);
  free(sink);
}

static int prepare(struct tw_sink *sink, const char *path, struct tw_error *error) {
  int status = is_unknown_file(sink->session, path) ? move_aside(sink->session, path, error) : 0;
  if (status) return status;
  sink->fd = open_file(path, error);
  if (sink->fd < 0) return sink->fd;
  status = sync_folder_of(path, error);
  return status ? status : reconcile(sink, path, error);
}

static int file_open(struct tw_session *session, struct tw_sink **ret_sink, struct tw_emit_ready *ret_ready,
                     struct tw_error *error) {
  char path[PATH_MAX];
  *ret_ready = (struct tw_emit_ready){0};
  struct tw_slice name = session->config.file_path;
  if (name.len == 0 || name.len >= sizeof path) return tw_error_set(error, TW_EINVAL, TW_STOP, "file: no usable path");
  memcpy(path, name.ptr, name.len);
  path[name.len] = '\0';
  struct tw_sink *sink = calloc(1, sizeof *sink);
  if (!sink) return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
  sink->session = session;
  sink->fd = -1;
  tw_buf_init(&sink->lines, 0);
  int status = prepare(sink, path, error);
  if (status)
    file_close(sink);
  else
    *ret_sink = sink;
  return status;
}

static int write_all(int fd, struct tw_slice bytes) {
  while (bytes.len) {
    ssize_t n = write(fd, bytes.ptr, bytes.len);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return -1;
    bytes = tw_slice_sub(bytes, (size_t)n, bytes.len);
  }
  return 0;
}

/* A pipe or device can't be synced, and need not be. */
static int sync_file(int fd) {
  int rc = fdatasync(fd);
  return rc < 0 && (errno == EINVAL || errno == ENOTSUP || errno == EROFS) ? 0 : rc;
}

static bool is_full_disk(int code) {
  return code == ENOSPC || code == EDQUOT || code == EFBIG;
}

/* A full disk is waited out: the part that fitted is cut off again, so that no half line stays. After any other error,
 * a failed sync above all, the file's pages can't be trusted: the process ends, and the next one cuts to the mark. */
static int append_lines(struct tw_sink *sink, struct tw_error *error) {
  for (;;) {
    if (write_all(sink->fd, tw_buf_slice(&sink->lines)) == 0) break;
    if (!is_full_disk(errno)) return tw_error_errno(error, TW_RETRY_LATER, "writing the file");
    tw_session_tell(sink->session, "the file's disk is full; waiting for room");
    int status = cut_to(sink->fd, sink->length, error);
    if (status) return status;
    if (!tw_session_pause(sink->session, RETRY_MS)) return tw_error_set(error, TW_EIO, TW_RETRY_LATER, "the file's disk is full");
  }
  if (sync_file(sink->fd) < 0) return tw_error_errno(error, TW_RETRY_LATER, "syncing the file");
  sink->length += sink->lines.len;
  tw_session_tell(sink->session, "ok");
  return 0;
}

static int file_deliver(struct tw_sink *sink, struct tw_batch *batch, struct tw_error *error) {
  tw_buf_reset(&sink->lines);
  for (size_t i = 0; i < batch->count; i++)
    if (!tw_line_append(&sink->lines, &batch->rows[i])) return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
  int status = append_lines(sink, error);
  return status ? status : tw_session_ack(sink->session, batch->rows[batch->count - 1].seq, sink->length, error);
}

static int file_idle(struct tw_sink *sink, struct tw_error *error) {
  (void)sink;
  (void)error;
  return 0;
}

const struct tw_sink_ops tw_file_sink = {"file", file_open, file_deliver, file_idle, file_close};
