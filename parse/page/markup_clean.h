/* What stands before libxml2: bytes that it would be slow on, or choke on, are taken out, and what no body needs (scripts,
 * styles, comments, drawings) never reaches it. Linear in the input. */
#pragma once
#include "base/buf.h"

/* libxml2 compares each attribute of an element with all before it. Real elements have up to about fifty. */
enum { TW_MARKUP_ATTRIBUTES_MAX = 200 };
/* An attribute longer than this is data (an inlined picture, a state tree), and is emptied. */
enum { TW_MARKUP_VALUE_BYTES_MAX = 8 * 1024 };

/* A script of so many bytes may hold the page's text; smaller ones load others. */
enum { TW_MARKUP_STATE_BYTES_MIN = 100 };

/* Scripts of a page that are data, as they stand in it. */
struct tw_markup_scripts {
  struct tw_slice items[32]; /* JSON-LD; more are not read: pages have one to five */
  size_t count;
  struct tw_slice state[128]; /* others: a page streamed in parts has some fifty */
  size_t state_count;
};

/* Append the cleaned `html` to `out`, and a NUL that out->len does not count. `ret_scripts` points into `html`. False when
 * `out` is full or memory is out. */
bool tw_markup_clean(struct tw_slice html, struct tw_buf *out, struct tw_markup_scripts *ret_scripts);
