#include "parse/scan/en/lexicon.h"

const struct tw_en_word tw_en_word_none = {.text = ""};

/* FNV-1a, 32 bits. */
static const uint32_t hash_basis = 2166136261U, hash_prime = 16777619U;

/* Lower case without stops ("U.S.", "p.m." are looked up without them), with its hash. 0 when it is too long to be known. */
static size_t fold(struct tw_slice word, char out[static TW_EN_WORD_BYTES], uint32_t *ret_hash) {
  size_t len = 0;
  uint32_t hash = hash_basis;
  if (word.len > 2 * TW_EN_WORD_BYTES) return 0;
  for (size_t i = 0; i < word.len; i++) {
    char c = word.ptr[i];
    if (c == '.') continue;
    if (len + 1 >= TW_EN_WORD_BYTES) return 0;
    c = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    out[len++] = c;
    hash = (hash ^ (unsigned char)c) * hash_prime;
  }
  out[len] = '\0';
  *ret_hash = hash ^ hash >> 15;
  return len;
}

void tw_en_index_init(struct tw_en_index *index) {
  memset(index, 0, sizeof *index);
  for (size_t i = 0; i < tw_en_words_count + tw_en_time_words_count; i++) {
    char key[TW_EN_WORD_BYTES];
    uint32_t slot;
    fold(tw_slice_from(tw_en_lexicon_entry(i)->text), key, &slot);
    while (index->slots[slot % TW_EN_INDEX_SLOTS]) slot++;
    index->slots[slot % TW_EN_INDEX_SLOTS] = (uint16_t)(i + 1);
  }
}

void tw_en_index_add_money(struct tw_en_index *index, struct tw_slice word) {
  char key[TW_EN_WORD_BYTES];
  uint32_t hash;
  if (fold(word, key, &hash) > 0) index->money[hash % TW_EN_MONEY_BITS / 8] |= (uint8_t)(1u << hash % 8);
}

const struct tw_en_word *tw_en_index_find(const struct tw_en_index *index, struct tw_slice word, bool *ret_is_money) {
  char key[TW_EN_WORD_BYTES];
  uint32_t slot;
  *ret_is_money = false;
  if (fold(word, key, &slot) == 0) return &tw_en_word_none;
  *ret_is_money = index->money[slot % TW_EN_MONEY_BITS / 8] >> slot % 8 & 1;
  for (; index->slots[slot % TW_EN_INDEX_SLOTS]; slot++) {
    const struct tw_en_word *entry = tw_en_lexicon_entry(index->slots[slot % TW_EN_INDEX_SLOTS] - 1u);
    if (strcmp(entry->text, key) == 0) return entry;
  }
  return &tw_en_word_none;
}
