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
bool tw_words_begin(struct tw_words words, struct tw_slice text);
bool tw_words_end(struct tw_words words, struct tw_slice text);
/* Anywhere in the text, inside longer words too. One pass over the text. The first folds case, the second does not. */
bool tw_words_stand_in_nocase(struct tw_words words, struct tw_slice text);
bool tw_words_stand_in(struct tw_words words, struct tw_slice text);
