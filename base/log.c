#include "base/log.h"
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum {
  LINE_BYTES = 2048, /* journald splits lines at 48 KiB; ours stay readable */
  VALUE_BYTES = 320, /* a long URL is cut, not the rest of the line */
};

static const char *const level_names[] = {"error", "warn", "info", "debug"};

static size_t put(char *line, size_t at, const char *text, size_t len) {
  if (at + len >= LINE_BYTES - 1) len = LINE_BYTES - 1 - at;
  memcpy(line + at, text, len);
  return at + len;
}

static size_t put_char(char *line, size_t at, unsigned char c) {
  char hex[5];
  if (c == '"' || c == '\\') {
    hex[0] = '\\';
    hex[1] = (char)c;
    return put(line, at, hex, 2);
  }
  if (c < 0x20 || c == 0x7f) {
    snprintf(hex, sizeof hex, "\\x%02x", c);
    return put(line, at, hex, 4);
  }
  return put(line, at, (const char *)&c, 1);
}

static bool is_plain(struct tw_slice s) {
  if (s.len == 0) return false;
  for (size_t i = 0; i < s.len; i++)
    if ((unsigned char)s.ptr[i] <= ' ' || s.ptr[i] == '"' || s.ptr[i] == '=' || s.ptr[i] == '\\' || s.ptr[i] == 0x7f)
      return false;
  return true;
}

/* Cut on a character's edge, so that the line stays UTF-8. */
static struct tw_slice cut(struct tw_slice s) {
  if (s.len <= VALUE_BYTES) return s;
  s.len = VALUE_BYTES;
  while (s.len && ((unsigned char)s.ptr[s.len] & 0xc0) == 0x80) s.len--;
  return s;
}

static size_t put_text(char *line, size_t at, struct tw_slice text) {
  struct tw_slice s = cut(text);
  if (is_plain(s)) {
    at = put(line, at, s.ptr, s.len);
  } else {
    at = put(line, at, "\"", 1);
    for (size_t i = 0; i < s.len; i++) at = put_char(line, at, (unsigned char)s.ptr[i]);
    at = put(line, at, "\"", 1);
  }
  return s.len < text.len ? put(line, at, "...", 3) : at;
}

static size_t put_prefix(const struct tw_log *log, enum tw_log_level level, char *line) {
  static const char priority[] = {'3', '4', '6', '7'}; /* sd-daemon(3): err, warning, info, debug */
  if (log->journal) return (size_t)snprintf(line, LINE_BYTES, "<%c>", priority[level]);
  struct timespec now;
  struct tm tm;
  clock_gettime(CLOCK_REALTIME, &now);
  gmtime_r(&now.tv_sec, &tm);
  size_t at = strftime(line, LINE_BYTES, "%Y-%m-%dT%H:%M:%S", &tm);
  return at + (size_t)snprintf(line + at, LINE_BYTES - at, ".%03ldZ %s ", now.tv_nsec / 1000000, level_names[level]);
}

void tw_log_write(const struct tw_log *log, enum tw_log_level level, const char *event, const struct tw_log_field *fields,
                  size_t count) {
  if (!log || level > log->level) return;
  char line[LINE_BYTES + 1];
  size_t at = put_prefix(log, level, line);
  at = put(line, at, "event=", 6);
  at = put(line, at, event, strlen(event));
  for (size_t i = 0; i < count; i++) {
    at = put(line, at, " ", 1);
    at = put(line, at, fields[i].key, strlen(fields[i].key));
    at = put(line, at, "=", 1);
    char number[24];
    if (fields[i].is_number)
      at = put(line, at, number, (size_t)snprintf(number, sizeof number, "%lld", (long long)fields[i].number));
    else
      at = put_text(line, at, fields[i].text);
  }
  line[at++] = '\n';
  ssize_t ignored = write(log->fd, line, at);
  (void)ignored;
}

bool tw_log_level_parse(struct tw_slice name, enum tw_log_level *ret_level) {
  for (size_t i = 0; i < sizeof level_names / sizeof *level_names; i++)
    if (tw_slice_is(name, level_names[i])) {
      *ret_level = (enum tw_log_level)i;
      return true;
    }
  return false;
}
