/* UTF-8 (RFC 3629) by hand where it is hot, by utf8proc where tables are needed. */
#pragma once
#include "base/buf.h"

#define TW_REPLACEMENT 0xFFFD

/* tw_utf8_decode for all that is not decided at a glance. */
size_t tw_utf8_decode_any(struct tw_slice s, size_t at, uint32_t *ret_char);
/* Decode one character at s.ptr[at] (at < s.len). Writes the code point, returns its length 1..4. A bad byte gives
 * TW_REPLACEMENT and length 1. ASCII and ideographs, which are nearly all of our texts, cost no call. */
static inline size_t tw_utf8_decode(struct tw_slice s, size_t at, uint32_t *ret_char) {
  const unsigned char *p = (const unsigned char *)s.ptr + at;
  *ret_char = p[0];
  if (p[0] < 0x80) return 1;
  bool is_plain = s.len - at >= 3 && p[0] > 0xE0 && p[0] < 0xED && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80;
  if (!is_plain) return tw_utf8_decode_any(s, at, ret_char);
  *ret_char = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
  return 3;
}
/* Writes 1..4 bytes, returns their number; a surrogate or a value past U+10FFFF is written as U+FFFD. */
size_t tw_utf8_encode(uint32_t c, char out[static 4]);
bool tw_utf8_is_valid(struct tw_slice s);
/* Append `s` with every bad byte sequence replaced by U+FFFD (maximal subparts, Unicode 15 section 3.9). */
bool tw_utf8_append_repaired(struct tw_buf *out, struct tw_slice s);
/* Largest offset <= at that is on a character's edge. */
size_t tw_utf8_floor(struct tw_slice s, size_t at);
/* Unified and compatibility ideographs. */
static inline bool tw_char_is_han(uint32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3134F) || c == 0x3007;
}
