#include "parse/scan/en/lexicon.h"

const struct tw_en_word tw_en_word_none = {.text = ""};

/* Lower case without stops: "U.S.", "p.m." are looked up without them. Of a word that is too long to be known both are 0. */
static struct tw_en_spelling spell(struct tw_slice word) {
  char plain[TW_EN_WORD_BYTES];
  size_t len = 0;
  if (word.len > 1 && word.ptr[1] == '.') { /* only abbreviations hold stops, behind each letter */
    for (size_t i = 0; i < word.len && len < sizeof plain; i++)
      if (word.ptr[i] != '.') plain[len++] = word.ptr[i];
    word = tw_slice_of(plain, len);
  }
  if (word.len > TW_EN_WORD_BYTES) return (struct tw_en_spelling){0};
  size_t half = word.len < TW_EN_KEY_BYTES ? word.len : TW_EN_KEY_BYTES;
  return (struct tw_en_spelling){tw_en_key(word.ptr, half), tw_en_key(word.ptr + half, word.len - half)};
}

/* Multiplicative, by the golden ratio (Knuth, The Art of Computer Programming, vol. 3, 6.4). */
static uint32_t hash(struct tw_en_spelling s) {
  return (uint32_t)((s.low * UINT64_C(0x9E3779B97F4A7C15) ^ (s.high + 1) * UINT64_C(0xC2B2AE3D27D4EB4F)) >> 32);
}

void tw_en_index_init(struct tw_en_index *index) {
  memset(index, 0, sizeof *index);
  for (size_t i = 0; i < tw_en_lexicon_count(); i++) {
    index->spellings[i] = spell(tw_slice_from(tw_en_lexicon_entry(i)->text));
    uint32_t slot = hash(index->spellings[i]);
    while (index->slots[slot % TW_EN_INDEX_SLOTS]) slot++;
    index->slots[slot % TW_EN_INDEX_SLOTS] = (uint16_t)(i + 1);
  }
}

void tw_en_index_add_money(struct tw_en_index *index, struct tw_slice word) {
  uint32_t place = hash(spell(word)) % TW_EN_MONEY_BITS;
  index->money[place / 8] |= (uint8_t)(1u << place % 8);
}

void tw_en_index_add_place(struct tw_en_index *index, struct tw_slice word) {
  uint32_t place = hash(spell(word)) % TW_EN_PLACE_BITS;
  index->places[place / 8] |= (uint8_t)(1u << place % 8);
}

bool tw_en_index_may_be_place(const struct tw_en_index *index, struct tw_slice word) {
  uint32_t place = hash(spell(word)) % TW_EN_PLACE_BITS;
  return index->places[place / 8] >> place % 8 & 1;
}

const struct tw_en_word *tw_en_index_find(const struct tw_en_index *index, struct tw_slice word, bool *ret_is_money) {
  struct tw_en_spelling own = spell(word);
  uint32_t slot = hash(own), place = slot % TW_EN_MONEY_BITS;
  *ret_is_money = index->money[place / 8] >> place % 8 & 1;
  for (uint16_t i; (i = index->slots[slot % TW_EN_INDEX_SLOTS]) != 0; slot++)
    if (index->spellings[i - 1].low == own.low && index->spellings[i - 1].high == own.high) return tw_en_lexicon_entry(i - 1u);
  return &tw_en_word_none;
}
