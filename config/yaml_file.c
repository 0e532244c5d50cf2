#include "config/yaml.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_BYTES = 64 * 1024 };

static bool complain(struct tw_diag *diag, const char *path, int saved_errno) {
  tw_diag_add(diag, tw_slice_from(path), 0, 0, TW_SLICE_NONE, "can't read: %s", strerror(saved_errno));
  return false;
}

static bool read_open_file(int fd, const char *path, struct tw_buf *out, struct tw_diag *diag) {
  struct stat st;
  if (fstat(fd, &st) < 0) return complain(diag, path, errno);
  if (S_ISDIR(st.st_mode)) return complain(diag, path, EISDIR);
  for (;;) {
    char *room = tw_buf_reserve(out, READ_BYTES);
    if (!room) {
      tw_diag_add(diag, tw_slice_from(path), 0, 0, TW_SLICE_NONE, "larger than %d MiB", TW_YAML_MAX_BYTES >> 20);
      return false;
    }
    ssize_t n = read(fd, room, READ_BYTES);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return complain(diag, path, errno);
    if (n == 0) return true;
    out->len += (size_t)n;
  }
}

struct tw_yaml_node *tw_yaml_load(struct tw_arena *arena, const char *path, struct tw_diag *diag) {
  TW_BUF_AUTO bytes;
  tw_buf_init(&bytes, TW_YAML_MAX_BYTES + READ_BYTES);
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (fd < 0) {
    complain(diag, path, errno);
    return NULL;
  }
  bool ok = read_open_file(fd, path, &bytes, diag);
  close(fd);
  return ok ? tw_yaml_parse(arena, tw_slice_from(path), tw_buf_slice(&bytes), diag) : NULL;
}
