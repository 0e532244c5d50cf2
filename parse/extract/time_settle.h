/* English times that the next words explain: one time of two found objects. */
#pragma once
#include "model/quantity.h"

/* Gives the times in `found` the period that the text states with two of them: "the last four years (1 April 2019 to 31 March
 * 2023)", "today (May 6)", "from April 1, 2016, to March 31, 2021", "this year, only up till September", "as on 15.03.2022";
 * and one of a time and its neighbours: "28/29 June", "May (2021)", "the first semester of 2021", "by mid-August", "from March 1
 * to present", which ends on the day of publication (TW_DAY_NONE: not known). Linear time. */
void tw_time_settle_en(struct tw_slice text, tw_day published, struct tw_found_list *found);
