#include "base/error.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

int tw_error_set(struct tw_error *error, enum tw_status status, enum tw_verdict verdict, const char *format, ...) {
  if (!error) return status;
  error->status = status;
  error->verdict = verdict;
  va_list args;
  va_start(args, format);
  vsnprintf(error->text, sizeof error->text, format, args);
  va_end(args);
  return status;
}

int tw_error_errno(struct tw_error *error, enum tw_verdict verdict, const char *format, ...) {
  int saved = errno;
  if (!error) return TW_EIO;
  error->status = TW_EIO;
  error->verdict = verdict;
  va_list args;
  va_start(args, format);
  int len = vsnprintf(error->text, sizeof error->text, format, args);
  va_end(args);
  if (len >= 0 && (size_t)len < sizeof error->text)
    snprintf(error->text + len, sizeof error->text - (size_t)len, ": %s", strerror(saved));
  return TW_EIO;
}

const char *tw_verdict_name(enum tw_verdict verdict) {
  static const char *const names[] = {"retry_later", "skip_item", "skip_source", "stop"};
  return names[verdict];
}
