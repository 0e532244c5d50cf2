/* The day that a Chinese report was filed, by its dateline (（布城23日讯）). Its 今日 is that day, not the day of publication. */
#pragma once
#include "base/calendar.h"
#include "model/quantity.h"

/* What stands right behind a day makes it that of a Chinese dateline: 6月1日电, 6月1日讯. */
bool tw_filing_is_dateline(struct tw_slice behind);
/* Moves the days that 今日, 昨日 and their like name in `found`, where the text begins with a dateline of a few days before
 * `published`, which may be TW_DAY_NONE. Linear time. */
void tw_filing_settle_days(struct tw_slice text, tw_day published, struct tw_found_list *found);
