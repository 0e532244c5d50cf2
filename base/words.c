#include "base/words.h"

static unsigned char lower(char c) {
  return (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* Nearly all comparisons end at the first two bytes: they are looked at before a length is measured. */
static bool may_be(const char *word, struct tw_slice text) {
  if (!text.len || (unsigned char)word[0] != lower(text.ptr[0])) return false;
  return !word[1] || (text.len > 1 && (unsigned char)word[1] == lower(text.ptr[1]));
}

static bool begins(struct tw_slice text, const char *word) {
  return may_be(word, text) && tw_slice_has_prefix_nocase(text, tw_slice_from(word));
}

bool tw_words_hold(struct tw_words words, struct tw_slice text) {
  for (size_t i = 0; i < words.count; i++)
    if (may_be(words.items[i], text) && tw_slice_eq_nocase(text, tw_slice_from(words.items[i]))) return true;
  return false;
}

bool tw_words_begin(struct tw_words words, struct tw_slice text) {
  for (size_t i = 0; i < words.count; i++)
    if (begins(text, words.items[i])) return true;
  return false;
}

bool tw_words_end(struct tw_words words, struct tw_slice text) {
  for (size_t i = 0; i < words.count; i++) {
    struct tw_slice word = tw_slice_from(words.items[i]);
    if (text.len >= word.len && tw_slice_eq_nocase(tw_slice_sub(text, text.len - word.len, text.len), word)) return true;
  }
  return false;
}

static bool begin_exactly(struct tw_words words, struct tw_slice text) {
  for (size_t i = 0; i < words.count; i++)
    if (may_be(words.items[i], text) && tw_slice_has_prefix(text, tw_slice_from(words.items[i]))) return true;
  return false;
}

/* Bytes that a word begins with, either case, as a set. */
static void mark_firsts(struct tw_words words, uint64_t set[static 4]) {
  for (size_t i = 0; i < words.count; i++) {
    unsigned char c = (unsigned char)words.items[i][0];
    set[c / 64] |= UINT64_C(1) << c % 64;
    if (c >= 'a' && c <= 'z') set[(c - 32) / 64] |= UINT64_C(1) << (c - 32) % 64;
  }
}

static bool stand_in(struct tw_words words, struct tw_slice text, bool (*begin)(struct tw_words words, struct tw_slice text)) {
  uint64_t firsts[4] = {0};
  mark_firsts(words, firsts);
  for (size_t at = 0; at < text.len; at++) {
    unsigned char c = (unsigned char)text.ptr[at];
    if (firsts[c / 64] >> c % 64 & 1 && begin(words, tw_slice_sub(text, at, text.len))) return true;
  }
  return false;
}

bool tw_words_stand_in_nocase(struct tw_words words, struct tw_slice text) {
  return stand_in(words, text, tw_words_begin);
}

bool tw_words_stand_in(struct tw_words words, struct tw_slice text) {
  return stand_in(words, text, begin_exactly);
}
