/* A row's headers, taken apart. */
#pragma once
#include "model/emit_frames.h"

enum {
  TW_HEADERS_MAX = 16,       /* ours are at most six */
  TW_HEADER_NAME_BYTES = 64, /* "content-type" is our longest */
};

struct tw_headers {
  size_t count;
  struct tw_header items[TW_HEADERS_MAX];
};

/* Headers that can't be read count as none: they carry no more than the record does. */
void tw_headers_load(struct tw_headers *headers, struct tw_slice encoded);
/* The value, or the absent slice. */
struct tw_slice tw_headers_find(const struct tw_headers *headers, const char *name);
/* The name as a C string; false when it is too long or empty. */
bool tw_headers_name(const struct tw_header *header, char out[static TW_HEADER_NAME_BYTES]);
