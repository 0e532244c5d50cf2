#include "ingest/trust.h"
#include <curl/curl.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { READ_CHUNK_BYTES = 64 << 10 };

void tw_trust_done(struct tw_trust *trust) {
  free(trust->ca_path);
  free(trust->ca_info);
  tw_buf_done(&trust->blob);
  *trust = (struct tw_trust){0};
}

/* OpenSSL finds anchors in a directory by names like "5ed36f99.0" (openssl-rehash(1)). */
static bool is_hashed_dir(const char *path) {
  DIR *dir = path ? opendir(path) : NULL;
  bool found = false;
  if (!dir) return false;
  for (struct dirent *entry; !found && (entry = readdir(dir));) {
    found = strspn(entry->d_name, "0123456789abcdef") == 8 && entry->d_name[8] == '.';
  }
  closedir(dir);
  return found;
}

/* The directory is preferred: libcurl parses a bundle of 140 certificates anew for every connection. */
static bool trust_defaults(struct tw_trust *trust) {
  CURL *easy = curl_easy_init();
  if (!easy) return false;
  char *path = NULL, *info = NULL;
  curl_easy_getinfo(easy, CURLINFO_CAPATH, &path);
  curl_easy_getinfo(easy, CURLINFO_CAINFO, &info);
  bool has_dir = is_hashed_dir(path);
  if (has_dir)
    trust->ca_path = strdup(path);
  else if (info)
    trust->ca_info = strdup(info);
  curl_easy_cleanup(easy);
  return has_dir ? trust->ca_path != NULL : !info || trust->ca_info != NULL;
}

static int append_file(struct tw_buf *out, const char *path, struct tw_error *error) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return tw_error_errno(error, TW_STOP, "trust anchors: %.160s", path);
  ssize_t got = 0;
  do {
    char *room = tw_buf_reserve(out, READ_CHUNK_BYTES);
    if (!room) break;
    got = read(fd, room, READ_CHUNK_BYTES);
    if (got > 0) out->len += (size_t)got;
  } while (got > 0 || (got < 0 && errno == EINTR));
  int saved = errno;
  close(fd);
  errno = saved;
  if (got < 0) return tw_error_errno(error, TW_STOP, "trust anchors: %.160s", path);
  if (tw_buf_failed(out)) return tw_error_set(error, TW_ELIMIT, TW_STOP, "trust anchors: %.160s is too large", path);
  return TW_OK;
}

static bool holds_certificate(struct tw_slice pem) {
  static const char *const marks[] = {"-----BEGIN CERTIFICATE-----", "-----BEGIN TRUSTED CERTIFICATE-----",
                                      "-----BEGIN X509 CERTIFICATE-----"};
  for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
    if (tw_slice_find(pem, tw_slice_from(marks[i]), 0) >= 0) return true;
  }
  return false;
}

static int trust_add(struct tw_trust *trust, const char *path, struct tw_error *error) {
  int status = append_file(&trust->blob, path, error);
  if (status < 0) return status;
  if (!holds_certificate(tw_buf_slice(&trust->blob))) {
    return tw_error_set(error, TW_EINVAL, TW_STOP, "trust anchors: no PEM certificate in %.160s", path);
  }
  if (!trust->ca_info) return TW_OK;
  tw_buf_append_char(&trust->blob, '\n');
  return append_file(&trust->blob, trust->ca_info, error);
}

int tw_trust_load(struct tw_slice extra_file, struct tw_trust *ret_trust, struct tw_error *error) {
  *ret_trust = (struct tw_trust){0};
  tw_buf_init(&ret_trust->blob, TW_TRUST_FILE_MAX_BYTES);
  if (!trust_defaults(ret_trust)) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  if (tw_slice_is_empty(extra_file)) return TW_OK;
  char *path = strndup(extra_file.ptr, extra_file.len);
  int status = path ? trust_add(ret_trust, path, error) : tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  free(path);
  if (status < 0) tw_trust_done(ret_trust);
  return status;
}
