/* Names of character encodings: the Encoding Standard's labels and the older code pages that feeds still declare. */
#pragma once
#include "base/slice.h"

/* How bytes become characters; CONVERTER ones go through iconv. */
enum tw_charset_kind {
  TW_CHARSET_UTF8,
  TW_CHARSET_UTF16,
  TW_CHARSET_UTF32,
  TW_CHARSET_SINGLE_BYTE,
  TW_CHARSET_MULTI_BYTE,
  TW_CHARSET_SHIFTED, /* seven bits, by escape sequences */
  TW_CHARSET_EBCDIC,
};

struct tw_charset_encoding {
  const char *name;      /* lower case, the Encoding Standard's where it has one */
  const char *converter; /* iconv's name; NULL for the UTFs and what is ICU's */
  enum tw_charset_kind kind;
  bool big_endian;    /* UTF-16 and UTF-32 */
  const char *labels; /* lower case, separated and surrounded by blanks */
  const char *icu;    /* ICU's name where glibc has no converter */
};

/* Static; NULL for an unknown label. White space, punctuation and case do not count. */
const struct tw_charset_encoding *tw_charset_labels_find(struct tw_slice label);
/* The whole table, for preloading. */
const struct tw_charset_encoding *tw_charset_labels_all(size_t *ret_count);
