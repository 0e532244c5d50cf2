/* Log lines `time level event=name key=value ...` on standard error, or with <N> priorities under the journal.
 * Foreign text is escaped and cut. A log is a value handed down, not a global. */
#pragma once
#include "base/slice.h"

enum tw_log_level { TW_LOG_ERROR, TW_LOG_WARN, TW_LOG_INFO, TW_LOG_DEBUG };

struct tw_log {
  int fd;                  /* where lines go; each line is one write(2) */
  enum tw_log_level level; /* lines above it are dropped */
  bool journal;            /* sd-daemon(3) priority prefix instead of a time stamp */
};

/* One key=value. Use the makers below. */
struct tw_log_field {
  const char *key;
  struct tw_slice text;
  int64_t number;
  bool is_number;
};

static inline struct tw_log_field tw_log_str(const char *key, const char *value) {
  return (struct tw_log_field){.key = key, .text = tw_slice_from(value)};
}
static inline struct tw_log_field tw_log_slice(const char *key, struct tw_slice value) {
  return (struct tw_log_field){.key = key, .text = value};
}
static inline struct tw_log_field tw_log_int(const char *key, int64_t value) {
  return (struct tw_log_field){.key = key, .number = value, .is_number = true};
}

/* TW_LOG(log, TW_LOG_INFO, "source_polled", tw_log_str("source", name), tw_log_int("items", n)); */
#define TW_LOG(log, level, event, ...)                                                                                           \
  tw_log_write((log), (level), (event), (const struct tw_log_field[]){__VA_ARGS__},                                              \
               sizeof((const struct tw_log_field[]){__VA_ARGS__}) / sizeof(struct tw_log_field))

/* NULL log is silent. Never blocks longer than the write to fd; errors of that write are ignored. */
void tw_log_write(const struct tw_log *log, enum tw_log_level level, const char *event, const struct tw_log_field *fields,
                  size_t count);
/* "error", "warn", "info", "debug"; false on anything else. */
bool tw_log_level_parse(struct tw_slice name, enum tw_log_level *ret_level);
