/* English bounds: "cases exceeding $1 million". */
#pragma once
#include "parse/extract/reading.h"

/* The sum is a bound that sorts cases, no sum of its own as in "losses exceeding $5m". */
bool tw_bound_en_is(const struct tw_reading *r, const struct tw_figure *figure, const struct tw_token_list *tokens);
