#include "parse/extract/fold.h"
#include "base/ascii.h"
#include "parse/extract/fold_pairs.h"

/* Ideographs whose UTF-8 begins with E4..E9, nearly all of which stand for themselves. */
enum { FIRST = 0x4000, LAST = 0x9FFF };

struct tw_fold {
  uint16_t to[LAST - FIRST + 1];
};

const struct tw_fold *tw_fold_new(struct tw_arena *arena) {
  struct tw_fold *fold = tw_arena_alloc(arena, sizeof *fold);
  if (!fold) return NULL;
  for (uint32_t c = FIRST; c <= LAST; c++) fold->to[c - FIRST] = (uint16_t)c;
  for (size_t i = 0; i < tw_fold_pair_count; i++) fold->to[tw_fold_pairs[i].from - FIRST] = tw_fold_pairs[i].to;
  return fold;
}

static inline bool is_ideograph(const unsigned char *p, size_t left) {
  return left >= 3 && p[0] >= 0xE4 && p[0] <= 0xE9 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80;
}

static inline void fold_ideograph(const struct tw_fold *fold, const unsigned char *p, char *out) {
  uint32_t c = (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (uint32_t)(p[2] & 0x3F), to = fold->to[c - FIRST];
  memcpy(out, p, 3);
  if (to == c) return;
  out[0] = (char)(0xE0 | to >> 12);
  out[1] = (char)(0x80 | (to >> 6 & 0x3F));
  out[2] = (char)(0x80 | (to & 0x3F));
}

/* By blocks, which compilers fold at once. */
static void fold_ascii(const unsigned char *p, size_t len, char *out) {
  enum { BLOCK_BYTES = 32 };
  char block[BLOCK_BYTES];
  size_t i = 0;
  for (; i + BLOCK_BYTES <= len; i += BLOCK_BYTES) {
    memcpy(block, p + i, BLOCK_BYTES);
    for (size_t k = 0; k < BLOCK_BYTES; k++) block[k] = tw_ascii_lower(block[k]);
    memcpy(out + i, block, BLOCK_BYTES);
  }
  for (; i < len; i++) out[i] = tw_ascii_lower(p[i]);
}

void tw_fold_bytes(const struct tw_fold *fold, struct tw_slice text, char *out) {
  const unsigned char *p = (const unsigned char *)text.ptr;
  if (!fold) {
    fold_ascii(p, text.len, out);
    return;
  }
  for (size_t i = 0; i < text.len;) {
    if (is_ideograph(p + i, text.len - i)) {
      fold_ideograph(fold, p + i, out + i);
      i += 3;
      continue;
    }
    out[i] = tw_ascii_lower(p[i]);
    i++;
  }
}

/* A small letter as a capital where no letter or digit of a Latin script stands behind it. */
static inline char marked(char c, char behind) {
  unsigned char next = (unsigned char)behind;
  bool goes_on = tw_ascii_is_digit(behind) | ((next | 0x20) >= 'a' && (next | 0x20) <= 'z') | (next >= 0xC3 && next < 0xE0);
  return (char)(c >= 'a' && c <= 'z' && !goes_on ? c - ('a' - 'A') : c);
}

void tw_fold_mark_ends(char *text, size_t len) {
  enum { BLOCK_BYTES = 32 };
  char block[BLOCK_BYTES], behind[BLOCK_BYTES];
  size_t i = 0;
  for (; i + BLOCK_BYTES < len; i += BLOCK_BYTES) {
    memcpy(block, text + i, BLOCK_BYTES);
    memcpy(behind, text + i + 1, BLOCK_BYTES);
    for (size_t k = 0; k < BLOCK_BYTES; k++) block[k] = marked(block[k], behind[k]);
    memcpy(text + i, block, BLOCK_BYTES);
  }
  for (; i < len; i++) text[i] = marked(text[i], i + 1 < len ? text[i + 1] : ' ');
}
