/* links: tw_ingest */
/* Any bytes as a URL and as a Location; what is accepted must be accepted again, unchanged. */
#include "ingest/hop_url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_again(const struct tw_hop_url *url) {
  struct tw_hop_url again;
  if (strncmp(url->text, url->is_tls ? "https://" : "http://", url->is_tls ? 8 : 7) != 0) __builtin_trap();
  if (tw_hop_url_parse(tw_slice_from(url->text), &again, NULL) == TW_OK && strcmp(again.text, url->text) != 0) __builtin_trap();
  tw_hop_url_done(&again);
}

/* A URL that needs nothing done is read without libcurl; with an empty fragment behind it is not, and must come out the same. */
static void check_with_libcurl(struct tw_slice bytes, const struct tw_hop_url *url) {
  char text[TW_HOP_URL_MAX_BYTES + 2];
  struct tw_hop_url again;
  if (!tw_slice_is(bytes, url->text) || bytes.len >= TW_HOP_URL_MAX_BYTES) return;
  memcpy(text, bytes.ptr, bytes.len);
  memcpy(text + bytes.len, "#", 2);
  if (tw_hop_url_parse(tw_slice_from(text), &again, NULL) < 0) __builtin_trap();
  bool is_same = strcmp(again.text, url->text) == 0 && strcmp(again.host, url->host) == 0 &&
                 strcmp(again.authority, url->authority) == 0 && again.is_tls == url->is_tls &&
                 again.is_address == url->is_address;
  if (!is_same) __builtin_trap();
  tw_hop_url_done(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct tw_slice bytes = tw_slice_of(data, size);
  struct tw_hop_url base, url;
  if (tw_hop_url_parse(bytes, &url, NULL) == TW_OK) {
    check_again(&url);
    check_with_libcurl(bytes, &url);
  }
  tw_hop_url_done(&url);
  if (tw_hop_url_parse(TW_SLICE("https://news.example:81/a/b?q"), &base, NULL) < 0) return 0;
  if (tw_hop_url_resolve(&base, bytes, &url, NULL) == TW_OK) check_again(&url);
  tw_hop_url_done(&url);
  tw_hop_url_done(&base);
  return 0;
}
