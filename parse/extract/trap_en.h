/* English numbers that count nothing of their own; false in another language. */
#pragma once
#include "parse/extract/reading.h"

/* "119 people, consisting of 61 men and 58 women": the two are those who were counted before. English. */
bool tw_trap_en_is_by_sex(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens);
/* "a million-dollar embezzlement": how big it was, and no sum. English. */
bool tw_trap_en_is_vague_sum(const struct tw_reading *r, const struct tw_figure *f);
/* "One Suriname dollar = US$0.04": what money is worth. English. */
bool tw_trap_en_is_rate(const struct tw_reading *r, const struct tw_figure *f);
/* "is $6 million (12bn shillings) more than what was recovered": a difference. English. */
bool tw_trap_en_is_difference(const struct tw_reading *r, const struct tw_figure *f);
/* "this Saturday (16)", "which is 11 cases more than in the year before": a day, and how many more. */
bool tw_trap_en_is_no_count(const struct tw_reading *r, const struct tw_figure *figure, const struct tw_token_list *tokens);
