/* links: tw_ingest */
/* Any bytes as an answer's header block, and as single values. */
#include "ingest/freshness.h"
#include "ingest/http_headers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const int64_t now_us = INT64_C(1600000000000000);
  struct tw_slice bytes = tw_slice_of(data, size);
  int64_t time_us;
  size_t offset = 0;
  while (tw_http_headers_next(bytes, "Link", &offset).ptr) continue;
  tw_http_headers_date(bytes, &time_us);
  tw_http_headers_value_is_safe(bytes);
  int64_t delay = tw_http_headers_retry_after(bytes, now_us);
  int64_t fresh = tw_freshness_left_us(bytes, now_us);
  if (delay < 0 || fresh < 0) __builtin_trap();
  return 0;
}
