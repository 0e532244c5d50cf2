#include "base/utf8.h"

/* Length of the sequence that `lead` starts and the allowed range of its second byte (RFC 3629 section 4); 0 for no lead. */
static int sequence(unsigned char lead, unsigned char *ret_low, unsigned char *ret_high) {
  *ret_low = 0x80;
  *ret_high = 0xBF;
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (lead == 0xE0) *ret_low = 0xA0;
    if (lead == 0xED) *ret_high = 0x9F;
    return 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (lead == 0xF0) *ret_low = 0x90;
    if (lead == 0xF4) *ret_high = 0x8F;
    return 4;
  }
  return 0;
}

/* Bytes of the longest well-formed start of a sequence at p; *ret_whole when it is complete. At least 1. */
static size_t measure(const unsigned char *p, size_t left, bool *ret_whole) {
  unsigned char low, high;
  int want = sequence(p[0], &low, &high);
  *ret_whole = want == 1;
  if (want <= 1) return 1;
  if (left < 2 || p[1] < low || p[1] > high) return 1;
  size_t n = 2;
  while (n < (size_t)want && n < left && (p[n] & 0xC0) == 0x80) n++;
  *ret_whole = n == (size_t)want;
  return n;
}

size_t tw_utf8_decode_any(struct tw_slice s, size_t at, uint32_t *ret_char) {
  const unsigned char *p = (const unsigned char *)s.ptr + at;
  bool whole;
  size_t n = measure(p, s.len - at, &whole);
  if (!whole) {
    *ret_char = TW_REPLACEMENT;
    return 1;
  }
  uint32_t c = n == 1 ? p[0] : p[0] & (0xFFu >> (n + 1));
  for (size_t i = 1; i < n; i++) c = c << 6 | (p[i] & 0x3Fu);
  *ret_char = c;
  return n;
}

size_t tw_utf8_encode(uint32_t c, char out[static 4]) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = TW_REPLACEMENT;
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  for (size_t i = n - 1; i > 0; i--) {
    out[i] = (char)(0x80 | (c & 0x3F));
    c >>= 6;
  }
  out[0] = (char)((0xF00u >> n & 0xFF) | c);
  return n;
}

/* Offset of the first ill-formed byte at or after `at`, or s.len. */
static size_t find_bad(struct tw_slice s, size_t at) {
  while (at < s.len) {
    if ((unsigned char)s.ptr[at] < 0x80) {
      at++;
      continue;
    }
    bool whole;
    size_t n = measure((const unsigned char *)s.ptr + at, s.len - at, &whole);
    if (!whole) return at;
    at += n;
  }
  return at;
}

bool tw_utf8_is_valid(struct tw_slice s) {
  return find_bad(s, 0) == s.len;
}

bool tw_utf8_append_repaired(struct tw_buf *out, struct tw_slice s) {
  size_t at = 0;
  while (at < s.len) {
    size_t bad = find_bad(s, at);
    tw_buf_append(out, tw_slice_sub(s, at, bad));
    if (bad == s.len) break;
    bool whole;
    at = bad + measure((const unsigned char *)s.ptr + bad, s.len - bad, &whole);
    tw_buf_append(out, TW_SLICE("\xEF\xBF\xBD"));
  }
  return !tw_buf_failed(out);
}

size_t tw_utf8_floor(struct tw_slice s, size_t at) {
  if (at >= s.len) return s.len;
  while (at > 0 && ((unsigned char)s.ptr[at] & 0xC0) == 0x80) at--;
  return at;
}
