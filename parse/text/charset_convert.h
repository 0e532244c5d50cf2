/* Bytes of a known encoding to well-formed UTF-8. */
#pragma once
#include "base/arena.h"
#include "parse/text/charset_labels.h"

struct tw_charset_counts {
  size_t multi; /* characters of more than one byte */
  size_t bad;   /* ill-formed sequences; each costs one U+FFFD */
  size_t cut;   /* of those, well-formed as far as they go: at least two bytes */
};

/* Offset of the first byte at or behind `at` that is not ASCII; `len` when there is none. */
size_t tw_charset_convert_skip_ascii(const char *p, size_t at, size_t len);
/* What a strict UTF-8 decoder meets (Encoding Standard, "maximal subparts"), up to where a thousand ill-formed sequences, more
 * than there are others, have shown that it is none. Linear; 32 ASCII bytes a step. */
struct tw_charset_counts tw_charset_convert_count_utf8(struct tw_slice bytes);
/* The bytes as UTF-8 in `arena` (the input itself when it is well-formed UTF-8 already); *ret_replaced counts the
 * characters that became U+FFFD. 0, TW_ENOMEM, or TW_EUNSUPPORTED when no converter is there. */
int tw_charset_convert(struct tw_arena *arena, struct tw_slice bytes, const struct tw_charset_encoding *encoding,
                       struct tw_slice *ret_text, size_t *ret_replaced);
/* Have ICU load the converters that are its own; it keeps them. */
void tw_charset_convert_preload(void);
