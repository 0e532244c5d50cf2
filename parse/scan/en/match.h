/* The borders between the grammars of this folder. Every matcher looks at token `at`, and gives the index behind what it
 * took (0: no match) with a found object whose start, end, kind and values are set. */
#pragma once
#include "parse/scan/en/token.h"

/* What a matcher made of the tokens [first, next). */
struct tw_en_match {
  size_t first, next;
  struct tw_found found;
};

/* Money, percentages, ages, durations, ordinals, quantities, with ranges; hedges not before token `floor`. */
bool tw_en_amount_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match);
/* Absolute and relative dates and periods. */
bool tw_en_date_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match);
/* What is known by its shape before a date is looked for: web addresses, list markers, times, phone numbers. */
bool tw_en_shape_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match);
/* What is left when it is no date: versions, scores, labelled identifiers, numbers inside names. */
bool tw_en_other_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match);
