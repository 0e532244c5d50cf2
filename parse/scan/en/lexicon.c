#include "parse/scan/en/lexicon.h"

static const struct tw_en_word empty_word = {.text = ""};

static size_t fold(struct tw_slice word, char out[static TW_EN_WORD_BYTES]) {
  size_t len = 0;
  for (size_t i = 0; i < word.len; i++) {
    char c = word.ptr[i];
    if (c == '.') continue; /* "U.S.", "p.m." are looked up without their stops */
    if (len + 1 >= TW_EN_WORD_BYTES) return 0;
    out[len++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
  }
  out[len] = '\0';
  return len;
}

const struct tw_en_word *tw_en_lexicon_find(struct tw_slice word) {
  char key[TW_EN_WORD_BYTES];
  if (word.len > 2 * TW_EN_WORD_BYTES || fold(word, key) == 0) return &empty_word;
  size_t low = 0, high = tw_en_lexicon_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = strcmp(tw_en_lexicon[middle].text, key);
    if (order == 0) return &tw_en_lexicon[middle];
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return &empty_word;
}
