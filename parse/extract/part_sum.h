/* Sums in a row that share a verb: "$2 million in cash and coins worth $640,000". */
#pragma once
#include "parse/extract/reading.h"

/* The first token behind the total, and behind its verb where that stands between: "was recovered, and". */
int tw_part_sum_behind_verb(const struct tw_figure *total, const struct tw_figure *f);
/* Nothing but what joins, or things and what they are worth, stands between the two sums: ", $2 million and", ", together with a
 * yacht worth". */
bool tw_part_sum_is_listed(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *total,
                           const struct tw_figure *f);
/* The tokens [first, last) join two sums whose verb stands behind the second: "$2 million in cash as well as coins worth $640,000
 * seized". */
bool tw_part_sum_is_joined(const struct tw_reading *r, const struct tw_token_list *tokens, int first, int last);
