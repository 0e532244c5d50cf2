/* The header block of an answer, as it came over the wire: "Name: value" lines. Pure functions over foreign bytes. */
#pragma once
#include "base/slice.h"

/* The value of the first field called `name` (any case), trimmed; absent when there is none. Linear. */
struct tw_slice tw_http_headers_get(struct tw_slice block, const char *name);
/* As above, from *offset on (0 at first), which moves behind the field found: for fields that come more than once. */
struct tw_slice tw_http_headers_next(struct tw_slice block, const char *name, size_t *offset);

struct tw_http_field {
  struct tw_slice name;
  struct tw_slice value;
};

/* As tw_http_headers_get for each of `count` fields, in one pass over the block. */
void tw_http_headers_pick(struct tw_slice block, struct tw_http_field *fields, size_t count);
/* An HTTP-date in any of RFC 9110's three forms (section 5.6.7), and what else curl_getdate reads; microseconds since 1970. */
bool tw_http_headers_date(struct tw_slice value, int64_t *ret_time_us);
/* Retry-After (RFC 9110 section 10.2.3), seconds or a date, as a delay from `now_us` (wall clock): 0 for a past date or a
 * value that is neither, at most TW_RETRY_AFTER_MAX_SEC. */
int64_t tw_http_headers_retry_after(struct tw_slice value, int64_t now_us);
/* True when `value` may stand in a header of ours: no control characters but tab, so that no second header can follow. */
bool tw_http_headers_value_is_safe(struct tw_slice value);

enum { TW_RETRY_AFTER_MAX_SEC = 7 * 24 * 3600 }; /* a server that says more is asked again after a week */
