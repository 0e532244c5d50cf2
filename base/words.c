#include "base/words.h"
#include "base/ascii.h"

/* Nearly all comparisons end at the first two bytes: they are looked at before a length is measured. */
static bool may_be(const char *word, struct tw_slice text) {
  if (!text.len || word[0] != tw_ascii_lower(text.ptr[0])) return false;
  return !word[1] || (text.len > 1 && word[1] == tw_ascii_lower(text.ptr[1]));
}

static bool begins(struct tw_slice text, const char *word) {
  return may_be(word, text) && tw_slice_has_prefix_nocase(text, tw_slice_from(word));
}

bool tw_words_hold(struct tw_words words, struct tw_slice text) {
  for (size_t i = 0; i < words.count; i++)
    if (may_be(words.items[i], text) && tw_slice_eq_nocase(text, tw_slice_from(words.items[i]))) return true;
  return false;
}

size_t tw_words_begin_length(struct tw_words words, struct tw_slice text) {
  for (size_t i = 0; i < words.count; i++)
    if (begins(text, words.items[i])) return strlen(words.items[i]);
  return 0;
}

bool tw_words_begin(struct tw_words words, struct tw_slice text) {
  return tw_words_begin_length(words, text) > 0; /* no word is empty */
}

bool tw_words_end(struct tw_words words, struct tw_slice text) {
  for (size_t i = 0; i < words.count; i++) {
    struct tw_slice word = tw_slice_from(words.items[i]);
    if (text.len >= word.len && tw_slice_eq_nocase(tw_slice_sub(text, text.len - word.len, text.len), word)) return true;
  }
  return false;
}

/* ---- words anywhere in a text ---- */

/* The bit of two adjacent bytes: their low five bits, which are the same in a small letter and a capital. */
static inline unsigned pair_bit(char first, char second) {
  return ((unsigned)first & 0x1F) << 5 | ((unsigned)second & 0x1F);
}

void tw_words_trace(struct tw_slice text, struct tw_words_trace *ret_trace) {
  *ret_trace = (struct tw_words_trace){0};
  for (size_t i = 1; i < text.len; i++) {
    unsigned bit = pair_bit(text.ptr[i - 1], text.ptr[i]);
    ret_trace->bits[bit / 64] |= UINT64_C(1) << bit % 64;
  }
}

static bool may_hold(const struct tw_words_trace *trace, const char *word) {
  for (; word[1]; word++) {
    unsigned bit = pair_bit(word[0], word[1]);
    if (!(trace->bits[bit / 64] >> bit % 64 & 1)) return false;
  }
  return true;
}

static bool holds_nocase(struct tw_slice text, const char *word) {
  for (size_t at = 0; at < text.len; at++)
    if (begins(tw_slice_sub(text, at, text.len), word)) return true;
  return false;
}

bool tw_words_stand_in_traced(struct tw_words words, struct tw_slice text, const struct tw_words_trace *trace) {
  for (size_t i = 0; i < words.count; i++)
    if (may_hold(trace, words.items[i]) && tw_slice_find(text, tw_slice_from(words.items[i]), 0) >= 0) return true;
  return false;
}

bool tw_words_stand_in(struct tw_words words, struct tw_slice text) {
  struct tw_words_trace trace;
  tw_words_trace(text, &trace);
  return tw_words_stand_in_traced(words, text, &trace);
}

bool tw_words_stand_in_nocase(struct tw_words words, struct tw_slice text) {
  struct tw_words_trace trace;
  tw_words_trace(text, &trace);
  for (size_t i = 0; i < words.count; i++)
    if (may_hold(&trace, words.items[i]) && holds_nocase(text, words.items[i])) return true;
  return false;
}
