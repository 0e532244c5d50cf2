/* The numeral grammar: digits with magnitudes, number words of any length, fractions. */
#pragma once
#include "parse/scan/en/token.h"

struct tw_en_number {
  size_t next;             /* index of the token behind it */
  struct tw_decimal value; /* exact */
  int scale;               /* power of ten of the last magnitude word or letter, 0: none */
  bool has_digits;         /* written with a numeral, not in words only */
  bool has_letter;         /* the magnitude is a glued letter that may be a unit as well: "3m", "5t" */
  bool is_small_word;      /* a bare "one", "a" */
  bool is_fraction;        /* "two-thirds", "half", "3/4": no count */
};

/* A number that starts at token `at`, the longest. `is_money` lets a lone "m" or "t" be a magnitude. False when there is none;
 * *ret_number is then unchanged. */
bool tw_en_number_match(const struct tw_en_text *t, size_t at, bool is_money, struct tw_en_number *ret_number);
/* A whole number in words below `limit`, for days and years ("twenty-one", "nineteen ninety six" is not one). Tokens taken, 0:
 * none. */
size_t tw_en_words_match(const struct tw_en_text *t, size_t at, int limit, int *ret_value);
/* "½", "⅜" grown to the numeral before it. */
bool tw_en_number_is_glyph(const struct tw_en_text *t, size_t at);
/* "5/8 inch", "3/4 of the cup" at a numeral: a fraction, where two numerals with a slash would else be a score. */
bool tw_en_number_is_slashed(const struct tw_en_text *t, size_t at);
