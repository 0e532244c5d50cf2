#include "emit/sink/headers.h"

void tw_headers_load(struct tw_headers *headers, struct tw_slice encoded) {
  headers->count = 0;
  if (tw_headers_decode(encoded, headers->items, TW_HEADERS_MAX, &headers->count, NULL)) headers->count = 0;
}

struct tw_slice tw_headers_find(const struct tw_headers *headers, const char *name) {
  for (size_t i = 0; i < headers->count; i++)
    if (tw_slice_is(headers->items[i].name, name)) return headers->items[i].value;
  return TW_SLICE_NONE;
}

bool tw_headers_name(const struct tw_header *header, char out[static TW_HEADER_NAME_BYTES]) {
  struct tw_slice name = header->name;
  if (name.len == 0 || name.len >= TW_HEADER_NAME_BYTES || memchr(name.ptr, '\0', name.len)) return false;
  memcpy(out, name.ptr, name.len);
  out[name.len] = '\0';
  return true;
}
