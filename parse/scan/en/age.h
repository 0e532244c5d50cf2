/* Ages that are given as a number alone: "aged 70", "the banker, 52, was", "died at 88", "in her 40s". */
#pragma once
#include "parse/scan/en/match.h"

/* Whether the number of the tokens [first, next), which has no unit of its own and is worth `years`, is an age where it stands.
 */
bool tw_en_age_is_alone(const struct tw_en_text *t, size_t first, size_t next, int64_t years);
/* "20s", "mid-20s" of a person: "in his 20s", "in their early thirties". The found age is a range of ten years; nothing before
 * token `floor` is looked at. */
bool tw_en_age_match_decade(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match);
