#include "daemon/secret.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sodium/utils.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int open_file(struct tw_slice path, struct tw_error *error) {
  char name[PATH_MAX];
  struct stat info;
  if (path.len >= sizeof name) return tw_error_set(error, TW_ELIMIT, TW_RETRY_LATER, "the name of a secret's file is too long");
  memcpy(name, path.ptr, path.len);
  name[path.len] = '\0';
  int fd = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) return tw_error_errno(error, TW_RETRY_LATER, "secret in %.160s", name);
  if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode)) return fd;
  close(fd);
  return tw_error_set(error, TW_EUNSUPPORTED, TW_RETRY_LATER, "secret in %.160s: not a regular file", name);
}

static int read_file(struct tw_slice path, struct tw_buf *out, struct tw_error *error) {
  int fd = open_file(path, error);
  if (fd < 0) return fd;
  char *room = tw_buf_reserve(out, TW_SECRET_MAX_BYTES);
  ssize_t got = room ? read(fd, room, TW_SECRET_MAX_BYTES) : 0;
  int saved = errno;
  close(fd);
  errno = saved;
  if (got < 0) return tw_error_errno(error, TW_RETRY_LATER, "secret in %.*s", TW_SLICE_ARG(tw_slice_sub(path, 0, 160)));
  out->len += (size_t)got;
  return TW_OK;
}

static int read_variable(struct tw_slice name, struct tw_buf *out, struct tw_error *error) {
  char key[128];
  snprintf(key, sizeof key, "%.*s", TW_SLICE_ARG(name));
  const char *value = getenv(key);
  if (!value) return tw_error_set(error, TW_ENOTFOUND, TW_RETRY_LATER, "secret: the environment has no %s", key);
  tw_buf_append_cstr(out, value);
  return TW_OK;
}

int tw_secret_read(struct tw_slice file, struct tw_slice env, struct tw_buf *out, struct tw_error *error) {
  int status = file.len ? read_file(file, out, error) : read_variable(env, out, error);
  while (out->len && (out->data[out->len - 1] == '\n' || out->data[out->len - 1] == '\r')) out->len--;
  if (status == TW_OK && tw_buf_failed(out)) return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
  if (status == TW_OK && out->len == 0) return tw_error_set(error, TW_EINVAL, TW_RETRY_LATER, "secret: it is empty");
  return status;
}

static int basic(const struct tw_auth_settings *auth, struct tw_buf *out, struct tw_error *error) {
  struct tw_buf pair;
  tw_buf_init(&pair, 0);
  tw_buf_printf(&pair, "%.*s:", TW_SLICE_ARG(auth->user));
  int status = tw_secret_read(auth->password_file, auth->password_env, &pair, error);
  size_t size = sodium_base64_ENCODED_LEN(pair.len, sodium_base64_VARIANT_ORIGINAL);
  tw_buf_append_cstr(out, "Basic ");
  char *room = status == TW_OK ? tw_buf_reserve(out, size) : NULL;
  if (room) {
    sodium_bin2base64(room, size, (const unsigned char *)pair.data, pair.len, sodium_base64_VARIANT_ORIGINAL);
    out->len += size - 1;
  }
  tw_secret_done(&pair);
  return status;
}

int tw_secret_authorization(const struct tw_auth_settings *auth, struct tw_buf *out, struct tw_error *error) {
  int status = TW_OK;
  if (auth->user.len) {
    status = basic(auth, out, error);
  } else if (auth->token_file.len || auth->token_env.len) {
    tw_buf_append_cstr(out, "Bearer ");
    status = tw_secret_read(auth->token_file, auth->token_env, out, error);
  }
  if (status == TW_OK && tw_buf_failed(out)) return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
  return status;
}

void tw_secret_done(struct tw_buf *secret) {
  if (secret->data) explicit_bzero(secret->data, secret->capacity);
  tw_buf_done(secret);
}
