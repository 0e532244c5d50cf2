/* The run of the operation that an English text's opening tells of. */
#pragma once
#include "parse/extract/reading.h"

/* Found out at the first call and kept in the reading. */
const struct tw_campaign *tw_campaign_of(struct tw_reading *r);
/* The period that the token names: one of the pack, or an operation named after a year ("Sky Net 2016"). False when it is none.
 */
bool tw_campaign_named_year(const struct tw_reading *r, const struct tw_token *t, struct tw_period *ret_period);
