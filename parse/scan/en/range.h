/* Days that share a month and ranges of days, behind their joint. */
#pragma once
#include "parse/scan/en/side.h"

/* "-", "to", "until", "through"; "and" behind "between". Tokens taken, 0: none. */
size_t tw_en_range_joint(const struct tw_en_text *t, size_t at, bool is_between);
/* "13 to 15 July", "July 13-15, 2016" at `at`; the found object starts at token `first`. */
bool tw_en_days_match(const struct tw_en_text *t, size_t at, size_t first, bool is_between, struct tw_en_match *ret_match);
/* A day whose month is not its own: "on the 18th", "18 and 19 June" (the first), "Sept 3 and 4" (the last). */
bool tw_en_day_match(const struct tw_en_text *t, size_t at, struct tw_en_match *ret_match);
