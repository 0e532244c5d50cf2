/* The run of the operation that a text's opening tells of. */
#pragma once
#include "parse/extract/reading.h"

/* Found out at the first call and kept in the reading. */
const struct tw_campaign *tw_campaign_of(struct tw_reading *r);
/* The period that the token names: one of the pack, or an operation named after a year ("Sky Net 2016"). False when it is none.
 */
bool tw_campaign_named_year(const struct tw_reading *r, const struct tw_token *t, struct tw_period *ret_period);
/* A Chinese text's: *campaign is filled in where the text tells of one run, and no other. */
void tw_campaign_find_zh(struct tw_reading *r, struct tw_campaign *campaign);
/* What stands at that place of a Chinese text may be of the raid: in the lede, right behind where it is told of, in a sentence
 * that speaks of it; not what has been done by now or what others did. */
bool tw_campaign_reaches_zh(const struct tw_reading *r, const struct tw_campaign *campaign, size_t sentence, uint32_t place);
/* 行动由本月九日展开，至十三日结束: the day `p` of the token `i`, up to the day that the clause behind it tells; Chinese. */
struct tw_period tw_campaign_until_zh(const struct tw_reading *r, const struct tw_token_list *tokens, size_t i,
                                      struct tw_period p);
