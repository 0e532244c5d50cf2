#include "base/words.h"
#include "base/ascii.h"

/* Nearly all comparisons end at the first two bytes: those of the text are folded once, for all words. A byte that the text does
 * not have is 0, as is the one behind a word of one byte. */
struct opening {
  char first, second;
};

static inline struct opening opening_of(struct tw_slice text) {
  return (struct opening){text.len ? tw_ascii_lower(text.ptr[0]) : '\0', text.len > 1 ? tw_ascii_lower(text.ptr[1]) : '\0'};
}

/* The bytes of the word where the text begins with it, else 0; no word is empty. Not inline: it is called for few words, and the
 * loops over all of them are short without it. */
static __attribute__((noinline)) size_t length_of(const char *word, struct tw_slice text) {
  size_t i = 0;
  while (word[i] && i < text.len && word[i] == tw_ascii_lower(text.ptr[i])) i++;
  return word[i] ? 0 : i;
}

bool tw_words_hold(struct tw_words words, struct tw_slice text) {
  struct opening opening = opening_of(text);
  const char *const *end = words.items + words.count;
  for (const char *const *word = words.items; word < end; word++)
    if ((*word)[0] == opening.first && (*word)[1] == opening.second && length_of(*word, text) == text.len) return true;
  return false;
}

size_t tw_words_begin_length(struct tw_words words, struct tw_slice text) {
  struct opening opening = opening_of(text);
  const char *const *end = words.items + words.count;
  for (const char *const *word = words.items; word < end; word++) {
    if ((*word)[0] != opening.first || ((*word)[1] != opening.second && (*word)[1])) continue;
    size_t length = length_of(*word, text);
    if (length) return length;
  }
  return 0;
}

bool tw_words_begin(struct tw_words words, struct tw_slice text) {
  return tw_words_begin_length(words, text) > 0;
}

/* Below, at or above 0: the text stands before, is or stands behind the word. */
static int compare(struct tw_slice text, const char *word) {
  for (size_t i = 0; i < text.len; i++) {
    int difference = (unsigned char)tw_ascii_lower(text.ptr[i]) - (unsigned char)word[i];
    if (difference || !word[i]) return difference ? difference : 1;
  }
  return word[text.len] ? -1 : 0;
}

bool tw_words_hold_sorted(struct tw_words words, struct tw_slice text) {
  for (size_t low = 0, high = words.count; low < high;) {
    size_t middle = low + (high - low) / 2;
    int order = compare(text, words.items[middle]);
    if (!order) return true;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return false;
}

/* Nearly all comparisons end at the last byte. */
static inline bool ends(struct tw_slice text, char last, const char *word) {
  size_t len = strlen(word);
  if (len > text.len || tw_ascii_lower(word[len - 1]) != last) return false;
  return tw_slice_eq_nocase(tw_slice_sub(text, text.len - len, text.len), tw_slice_of(word, len));
}

bool tw_words_end(struct tw_words words, struct tw_slice text) {
  if (!text.len) return false;
  char last = tw_ascii_lower(text.ptr[text.len - 1]);
  for (size_t i = 0; i < words.count; i++)
    if (ends(text, last, words.items[i])) return true;
  return false;
}

/* ---- words anywhere in a text ---- */

/* Of a byte: its low five bits, which are the same in a small letter and a capital. */
static inline unsigned letter_of(char c) {
  return (unsigned char)c % TW_WORDS_TRACE_LETTERS;
}

void tw_words_trace(struct tw_slice text, struct tw_words_trace *ret_trace) {
  *ret_trace = (struct tw_words_trace){0};
  for (size_t i = 1; i < text.len; i++) ret_trace->after[letter_of(text.ptr[i - 1])] |= UINT32_C(1) << letter_of(text.ptr[i]);
}

static bool may_hold(const struct tw_words_trace *trace, const char *word) {
  for (; word[1]; word++)
    if (!(trace->after[letter_of(word[0])] >> letter_of(word[1]) & 1)) return false;
  return true;
}

bool tw_words_may_stand_in(struct tw_words words, const struct tw_words_trace *trace) {
  for (size_t i = 0; i < words.count; i++)
    if (may_hold(trace, words.items[i])) return true;
  return false;
}

static bool holds_nocase(struct tw_slice text, const char *word) {
  for (size_t at = 0; at < text.len; at++)
    if (tw_ascii_lower(text.ptr[at]) == word[0] && length_of(word, tw_slice_sub(text, at, text.len))) return true;
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
