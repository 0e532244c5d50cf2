#include "parse/extract/fold.h"
#include "parse/extract/fold_pairs.h"

static uint32_t simplified(uint32_t c) {
  size_t low = 0, high = tw_fold_pair_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (tw_fold_pairs[middle].from == c) return tw_fold_pairs[middle].to;
    if (tw_fold_pairs[middle].from < c)
      low = middle + 1;
    else
      high = middle;
  }
  return c;
}

static bool is_ideograph(const unsigned char *p, size_t left) {
  return left >= 3 && p[0] >= 0xE4 && p[0] <= 0xE9 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80;
}

static void fold_ideograph(const unsigned char *p, char *out) {
  uint32_t c = simplified((uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (uint32_t)(p[2] & 0x3F));
  out[0] = (char)(0xE0 | c >> 12);
  out[1] = (char)(0x80 | (c >> 6 & 0x3F));
  out[2] = (char)(0x80 | (c & 0x3F));
}

void tw_fold_bytes(bool chinese, struct tw_slice text, char *out) {
  const unsigned char *p = (const unsigned char *)text.ptr;
  for (size_t i = 0; i < text.len;) {
    if (chinese && is_ideograph(p + i, text.len - i)) {
      fold_ideograph(p + i, out + i);
      i += 3;
      continue;
    }
    out[i] = p[i] >= 'A' && p[i] <= 'Z' ? (char)(p[i] + ('a' - 'A')) : (char)p[i];
    i++;
  }
}
