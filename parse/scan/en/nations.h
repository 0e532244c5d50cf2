/* Names and adjectives of nations that stand before a currency word: "Hong Kong dollars", "Swiss francs". */
#pragma once
#include "base/slice.h"

/* ISO 3166-1 alpha-2 of a name in lower case, words by single spaces; absent when it is not known. */
struct tw_slice tw_en_nation_find(struct tw_slice name);
/* The longest such name that `text`, in lower case, begins with, where `may_end` lets it end: its length, 0: none; *ret_state is
 * then unchanged. */
size_t tw_en_nation_longest(struct tw_slice text, bool (*may_end)(struct tw_slice text, size_t end), struct tw_slice *ret_state);
/* Name number `i`, static; NULL behind the last. */
const char *tw_en_nation_name(size_t i);
