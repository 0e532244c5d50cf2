/* Numbers that tell one thing of a kind from the next: of an index, a model, a size of picture, a class of storm. */
#pragma once
#include "parse/scan/en/match.h"

/* At token `at`, which is a numeral or a number word; labels before it not before token `floor`. */
bool tw_en_named_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match);
