/* The borders between the grammars of this folder. Every matcher looks at token `at`, and gives the index behind what it
 * took (0: no match) with a found object whose start, end, kind and values are set. */
#pragma once
#include "parse/scan/en/token.h"

/* What a matcher made of the tokens [first, next). */
struct tw_en_match {
  size_t first, next;
  struct tw_found found;
};

/* Make *ret_match of the tokens [first, next) what `kind` says, without a value; true, for matchers to end with. */
static inline bool tw_en_match_set(const struct tw_en_text *t, size_t first, size_t next, enum tw_kind kind,
                                   struct tw_en_match *ret_match) {
  uint32_t start = tw_en_at(t, first)->start, end = tw_en_at(t, next - 1)->end;
  *ret_match = (struct tw_en_match){
      .first = first,
      .next = next,
      .found = {.kind = kind, .start = start, .end = end, .hedge_start = start, .hedge_end = end, .period = TW_PERIOD_NONE},
  };
  return true;
}

/* Money, percentages, ages, durations, ordinals, quantities, with ranges; hedges not before token `floor`. */
bool tw_en_amount_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match);
/* Absolute and relative dates and periods. */
bool tw_en_date_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match);
/* What is known by its shape before a date is looked for: web addresses, list markers, times, phone numbers. */
bool tw_en_shape_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match);
/* What is left when it is no date: versions, scores, labelled identifiers, numbers inside names. */
bool tw_en_other_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match);
