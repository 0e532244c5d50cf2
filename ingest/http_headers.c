#include "ingest/http_headers.h"
#include "base/clock.h"
#include <ctype.h>
#include <curl/curl.h>

enum { DATE_TEXT_BYTES = 64 };              /* the longest form has 33 characters */
#define DATE_LAST_SEC INT64_C(253402300799) /* the end of the year 9999: HTTP-dates have four digits */

struct tw_slice tw_http_headers_next(struct tw_slice block, const char *name, size_t *offset) {
  struct tw_slice rest = tw_slice_sub(block, *offset, block.len), line, found = TW_SLICE_NONE;
  struct tw_slice wanted = tw_slice_from(name);
  while (!found.ptr && tw_slice_split(&rest, '\n', &line)) {
    *offset += line.len + 1;
    if (line.len <= wanted.len || line.ptr[wanted.len] != ':') continue;
    if (!tw_slice_eq_nocase(tw_slice_sub(line, 0, wanted.len), wanted)) continue;
    found = tw_slice_trim(tw_slice_sub(line, wanted.len + 1, line.len));
  }
  return found;
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
