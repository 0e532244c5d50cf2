/* A point of the calendar with what narrows it ("early", "the end of"), resolved to days; and the periods made of a whole:
 * parts of it, fiscal years, years that end on a day. */
#pragma once
#include "parse/scan/en/match.h"
#include "parse/scan/en/point.h"

struct tw_en_side {
  size_t first, next;
  struct tw_en_point point;
  struct tw_period period;
};

/* The longest side at token `at`: "the end of June 2020", "2019-20", "last Thursday". Four digits alone are a year only where
 * what surrounds them lets them be one; nothing before token `floor` is looked at for that. */
bool tw_en_side_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_side *ret_side);
/* "the year" alone behind "first nine months of", "since the start of": the reference day's. */
bool tw_en_side_the_year(const struct tw_en_text *t, size_t at, struct tw_en_side *ret_side);
/* A found date or period of the tokens [first, next). */
void tw_en_side_fill(const struct tw_en_text *t, size_t first, size_t next, const struct tw_en_point *point,
                     struct tw_period period, struct tw_en_match *ret_match);
/* "the first 11 months of last year", "the year ending June", "FY2019-20". */
bool tw_en_span_match(const struct tw_en_text *t, size_t at, struct tw_en_match *ret_match);
