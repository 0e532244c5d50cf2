/* The day that a Chinese report was filed, by its dateline (（布城23日讯）): its 今日 is that day, not the day it was published.
 */
#pragma once
#include "base/calendar.h"
#include "model/quantity.h"

/* Moves the days that 今日, 昨日 and their like name in `found`, where a dateline at the text's beginning is a few days older
 * than `published`, which may be TW_DAY_NONE. Linear time. */
void tw_filing_settle_days(struct tw_slice text, tw_day published, struct tw_found_list *found);
