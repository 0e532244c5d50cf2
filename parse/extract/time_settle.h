/* Times that other words explain: one time of two found objects; years that another time states. */
#pragma once
#include "model/quantity.h"

/* Gives the times in `found` the period that the text states with two of them: "the last four years (1 April 2019 to 31 March
 * 2023)", "today (May 6)", "from April 1, 2016, to March 31, 2021", "this year, only up till September", "as on 15.03.2022";
 * and one of a time and its neighbours: "28/29 June", "May (2021)", "the first semester of 2021", "by mid-August", "from March 1
 * to present", which ends on the day of publication (TW_DAY_NONE: not known). Linear time. */
void tw_time_settle_en(struct tw_slice text, tw_day published, struct tw_found_list *found);
/* Chinese: 11月4日 in a text without a day of publication is of the year that the last full date before it says (in whatever
 * paragraph), and behind 2020年6月到2024年6月 of the year in which that span ended. Linear time. */
void tw_time_settle_zh(struct tw_slice text, tw_day published, struct tw_found_list *found);
