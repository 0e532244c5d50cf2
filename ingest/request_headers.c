#include "ingest/request_headers.h"
#include <string.h>

void tw_request_headers_init(struct tw_request_headers *headers) {
  headers->count = 0;
  tw_buf_init(&headers->text, 0);
}

void tw_request_headers_done(struct tw_request_headers *headers) {
  tw_request_headers_reset(headers);
  tw_buf_done(&headers->text);
}

void tw_request_headers_reset(struct tw_request_headers *headers) {
  if (headers->text.len) explicit_bzero(headers->text.data, headers->text.len);
  tw_buf_reset(&headers->text);
  headers->count = 0;
}

bool tw_request_headers_add(struct tw_request_headers *headers, const char *name, const char *value) {
  struct tw_buf *text = &headers->text;
  if (!value) return true;
  if (headers->count == TW_REQUEST_HEADERS_MAX) return false;
  headers->starts[headers->count++] = text->len;
  tw_buf_append_cstr(text, name);
  tw_buf_append(text, TW_SLICE(": "));
  tw_buf_append_cstr(text, value);
  return tw_buf_append_char(text, '\0');
}

struct curl_slist *tw_request_headers_list(struct tw_request_headers *headers) {
  for (size_t i = 0; i < headers->count; i++) {
    bool is_last = i + 1 == headers->count;
    headers->nodes[i] =
        (struct curl_slist){.data = headers->text.data + headers->starts[i], .next = is_last ? NULL : &headers->nodes[i + 1]};
  }
  return headers->count ? headers->nodes : NULL;
}
