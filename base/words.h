/* Questions to a short constant list of words: is a text one of them, does it begin or end with one, does one stand in it. ASCII
 * case is folded in the text; the words are lower case and not empty. */
#pragma once
#include "base/slice.h"

struct tw_words {
  const char *const *items;
  size_t count;
};
#define TW_WORDS(array) ((struct tw_words){(array), sizeof(array) / sizeof *(array)})

bool tw_words_hold(struct tw_words words, struct tw_slice text);
/* The same of a long list whose words are in the order of strcmp(). */
bool tw_words_hold_sorted(struct tw_words words, struct tw_slice text);
bool tw_words_begin(struct tw_words words, struct tw_slice text);
/* The bytes of the first of `words` that begins the text; 0: none does. */
size_t tw_words_begin_length(struct tw_words words, struct tw_slice text);
bool tw_words_end(struct tw_words words, struct tw_slice text);
/* Anywhere in the text, inside longer words too. Linear time. The first folds case, the second does not. */
bool tw_words_stand_in_nocase(struct tw_words words, struct tw_slice text);
bool tw_words_stand_in(struct tw_words words, struct tw_slice text);

/* Which pairs of adjacent bytes a text holds, as a set of their hashes: it answers for nearly every list that none of its words
 * stands there, without looking at the text again. */
enum { TW_WORDS_TRACE_LETTERS = 32 };
struct tw_words_trace {
  uint32_t after[TW_WORDS_TRACE_LETTERS]; /* by the first byte of a pair: bits of the second */
};
void tw_words_trace(struct tw_slice text, struct tw_words_trace *ret_trace);
/* False: none of the words stands in the text of that trace, in small letters or capitals. True: one may. */
bool tw_words_may_stand_in(struct tw_words words, const struct tw_words_trace *trace);
/* tw_words_stand_in for a text whose trace, or that of a longer one around it, is known. */
bool tw_words_stand_in_traced(struct tw_words words, struct tw_slice text, const struct tw_words_trace *trace);
