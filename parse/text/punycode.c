#include "parse/text/punycode.h"
#include "base/utf8.h"

/* RFC 3492, section 5: parameters of the bootstring. */
enum { BASE = 36, TMIN = 1, TMAX = 26, SKEW = 38, DAMP = 700, INITIAL_BIAS = 72, INITIAL_N = 128 };
enum { LABEL_CHARS = 63 }; /* DNS (RFC 1035) allows no longer label in any form */

static char digit(uint32_t d) {
  return (char)(d < 26 ? 'a' + d : '0' + d - 26);
}

static uint32_t adapt(uint32_t delta, uint32_t points, bool first) {
  delta = first ? delta / DAMP : delta / 2;
  delta += delta / points;
  uint32_t k = 0;
  for (; delta > (BASE - TMIN) * TMAX / 2; k += BASE) delta /= BASE - TMIN;
  return k + (BASE - TMIN + 1) * delta / (delta + SKEW);
}

/* A generalised variable-length integer (section 3.3). */
static void append_delta(struct tw_buf *out, uint32_t delta, uint32_t bias) {
  uint32_t q = delta;
  for (uint32_t k = BASE;; k += BASE) {
    uint32_t t = k <= bias ? TMIN : k >= bias + TMAX ? TMAX : k - bias;
    if (q < t) break;
    tw_buf_append_char(out, digit(t + (q - t) % (BASE - t)));
    q = (q - t) / (BASE - t);
  }
  tw_buf_append_char(out, digit(q));
}

static uint32_t next_smallest(const uint32_t *chars, size_t count, uint32_t at_least) {
  uint32_t smallest = UINT32_MAX;
  for (size_t i = 0; i < count; i++)
    if (chars[i] >= at_least && chars[i] < smallest) smallest = chars[i];
  return smallest;
}

static void append_encoded(struct tw_buf *out, const uint32_t *chars, size_t count, uint32_t basic) {
  uint32_t n = INITIAL_N, delta = 0, bias = INITIAL_BIAS, handled = basic;
  while (handled < count) {
    uint32_t m = next_smallest(chars, count, n);
    delta += (m - n) * (handled + 1); /* at most 0x10FFFF * 64: no overflow */
    n = m;
    for (size_t i = 0; i < count; i++) {
      if (chars[i] < n) delta++;
      if (chars[i] != n) continue;
      append_delta(out, delta, bias);
      bias = adapt(delta, handled + 1, handled == basic);
      delta = 0;
      handled++;
    }
    delta++;
    n++;
  }
}

bool tw_punycode_append_label(struct tw_buf *out, struct tw_slice label) {
  uint32_t chars[LABEL_CHARS];
  size_t count = 0;
  for (size_t at = 0; at < label.len; count++) {
    if (count == LABEL_CHARS) return false;
    at += tw_utf8_decode(label, at, &chars[count]);
  }
  tw_buf_append_cstr(out, "xn--");
  uint32_t basic = 0;
  for (size_t i = 0; i < count; i++)
    if (chars[i] < INITIAL_N) {
      tw_buf_append_char(out, (char)chars[i]);
      basic++;
    }
  if (basic) tw_buf_append_char(out, '-');
  append_encoded(out, chars, count, basic);
  return !tw_buf_failed(out);
}
