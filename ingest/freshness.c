#include "ingest/freshness.h"
#include "base/clock.h"
#include "ingest/http_headers.h"

enum { NOT_STATED = -1 };

/* Delta-seconds (section 1.2.2), a quoted form allowed; what is too large is cut, 0 for what is no number. */
static int64_t delta_seconds(struct tw_slice text) {
  if (text.len >= 2 && text.ptr[0] == '"' && text.ptr[text.len - 1] == '"') text = tw_slice_sub(text, 1, text.len - 1);
  int64_t seconds = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (text.ptr[i] < '0' || text.ptr[i] > '9') return 0;
    seconds = seconds * 10 + (text.ptr[i] - '0');
    if (seconds > TW_FRESHNESS_MAX_SEC) seconds = TW_FRESHNESS_MAX_SEC;
  }
  return seconds;
}

/* One directive; the smallest max-age counts, and no-cache and no-store are a max-age of 0. */
static int64_t apply_directive(struct tw_slice directive, int64_t max_age) {
  struct tw_slice name, value = directive;
  tw_slice_split(&value, '=', &name);
  name = tw_slice_trim(name);
  if (tw_slice_eq_nocase(name, TW_SLICE("no-cache")) || tw_slice_eq_nocase(name, TW_SLICE("no-store"))) return 0;
  if (!tw_slice_eq_nocase(name, TW_SLICE("max-age"))) return max_age;
  int64_t seconds = delta_seconds(tw_slice_trim(value));
  return max_age == NOT_STATED || seconds < max_age ? seconds : max_age;
}

static int64_t cache_control_seconds(struct tw_slice headers) {
  int64_t max_age = NOT_STATED;
  size_t offset = 0;
  for (struct tw_slice field; (field = tw_http_headers_next(headers, "Cache-Control", &offset)).ptr;) {
    for (struct tw_slice directive; tw_slice_split(&field, ',', &directive);) {
      max_age = apply_directive(tw_slice_trim(directive), max_age);
    }
  }
  return max_age;
}

/* An Expires that is no date, "0" or "-1", is in the past (section 5.3). */
static int64_t expires_seconds(struct tw_slice headers, int64_t now_us) {
  struct tw_slice expires = tw_http_headers_get(headers, "Expires");
  int64_t expires_us, date_us = now_us;
  if (!expires.ptr) return 0;
  if (!tw_http_headers_date(expires, &expires_us)) return 0;
  tw_http_headers_date(tw_http_headers_get(headers, "Date"), &date_us);
  if (expires_us <= date_us) return 0;
  int64_t seconds = (expires_us - date_us) / TW_USEC_PER_SEC;
  return seconds < TW_FRESHNESS_MAX_SEC ? seconds : TW_FRESHNESS_MAX_SEC;
}

int64_t tw_freshness_left_us(struct tw_slice headers, int64_t now_us) {
  int64_t seconds = cache_control_seconds(headers);
  if (seconds == NOT_STATED) seconds = expires_seconds(headers, now_us);
  if (tw_slice_is(tw_http_headers_get(headers, "Vary"), "*")) return 0;
  seconds -= delta_seconds(tw_http_headers_get(headers, "Age"));
  return seconds > 0 ? seconds * TW_USEC_PER_SEC : 0;
}
