#include "ingest/http_headers.h"
#include "base/clock.h"
#include <ctype.h>
#include <curl/curl.h>

enum { DATE_TEXT_BYTES = 64 };              /* the longest form has 33 characters */
#define DATE_LAST_SEC INT64_C(253402300799) /* the end of the year 9999: HTTP-dates have four digits */

/* The next line of `block` from *offset on, without its end; absent behind the last. */
static struct tw_slice next_line(struct tw_slice block, size_t *offset) {
  if (*offset >= block.len) return TW_SLICE_NONE;
  const char *start = block.ptr + *offset, *end = memchr(start, '\n', block.len - *offset);
  size_t len = end ? (size_t)(end - start) : block.len - *offset;
  *offset += len + 1;
  return tw_slice_of(start, len);
}

static bool is_field(struct tw_slice line, struct tw_slice name) {
  return line.len > name.len && line.ptr[name.len] == ':' && tw_slice_eq_nocase(tw_slice_sub(line, 0, name.len), name);
}

static struct tw_slice value_of(struct tw_slice line, struct tw_slice name) {
  return tw_slice_trim(tw_slice_sub(line, name.len + 1, line.len));
}

struct tw_slice tw_http_headers_next(struct tw_slice block, const char *name, size_t *offset) {
  struct tw_slice wanted = tw_slice_from(name);
  for (struct tw_slice line; (line = next_line(block, offset)).ptr;)
    if (is_field(line, wanted)) return value_of(line, wanted);
  return TW_SLICE_NONE;
}

void tw_http_headers_pick(struct tw_slice block, struct tw_http_field *fields, size_t count) {
  size_t offset = 0;
  for (size_t i = 0; i < count; i++) fields[i].value = TW_SLICE_NONE;
  for (struct tw_slice line; (line = next_line(block, &offset)).ptr;)
    for (size_t i = 0; i < count; i++)
      if (!fields[i].value.ptr && is_field(line, fields[i].name)) fields[i].value = value_of(line, fields[i].name);
}

struct tw_slice tw_http_headers_get(struct tw_slice block, const char *name) {
  size_t offset = 0;
  return tw_http_headers_next(block, name, &offset);
}

bool tw_http_headers_date(struct tw_slice value, int64_t *ret_time_us) {
  char text[DATE_TEXT_BYTES];
  /* All three forms start with a day's name; curl_getdate would also take a bare number for a date. */
  if (value.len == 0 || value.len >= sizeof(text) || !isalpha((unsigned char)value.ptr[0])) return false;
  memcpy(text, value.ptr, value.len);
  text[value.len] = '\0';
  time_t seconds = curl_getdate(text, NULL);
  if (seconds == (time_t)-1 || seconds > DATE_LAST_SEC || seconds < -DATE_LAST_SEC) return false;
  *ret_time_us = (int64_t)seconds * TW_USEC_PER_SEC;
  return true;
}

/* Digits only, cut to the maximum: "99999999999999999999" is a long time, not an error. */
static bool delay_seconds(struct tw_slice value, int64_t *ret_seconds) {
  int64_t seconds = 0;
  for (size_t i = 0; i < value.len; i++) {
    if (value.ptr[i] < '0' || value.ptr[i] > '9') return false;
    seconds = seconds * 10 + (value.ptr[i] - '0');
    if (seconds > TW_RETRY_AFTER_MAX_SEC) seconds = TW_RETRY_AFTER_MAX_SEC;
  }
  *ret_seconds = seconds;
  return value.len > 0;
}

int64_t tw_http_headers_retry_after(struct tw_slice value, int64_t now_us) {
  int64_t seconds, time_us;
  value = tw_slice_trim(value);
  if (delay_seconds(value, &seconds)) return seconds * TW_USEC_PER_SEC;
  if (!tw_http_headers_date(value, &time_us) || time_us <= now_us) return 0;
  int64_t delay = time_us - now_us, most = TW_RETRY_AFTER_MAX_SEC * TW_USEC_PER_SEC;
  return delay < most ? delay : most;
}

bool tw_http_headers_value_is_safe(struct tw_slice value) {
  for (size_t i = 0; i < value.len; i++) {
    unsigned char c = (unsigned char)value.ptr[i];
    if ((c < 0x20 && c != '\t') || c == 0x7f) return false;
  }
  return true;
}
