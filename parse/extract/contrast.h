/* English figures and times that only compare: "up from $632 million in 2021", "against 288 a year earlier". */
#pragma once
#include "parse/extract/reading.h"

/* The phrase that begins at token `i` is what something else is compared with. */
bool tw_contrast_opens(const struct tw_reading *r, const struct tw_token_list *tokens, int i);
/* The figure is joined to one before it that something is compared with: "compared with $231 million and $15 million". */
bool tw_contrast_goes_on(const struct tw_reading *r, size_t index);
/* The time at that token dates a comparison, not the sentence's own figures. */
bool tw_contrast_is_time(const struct tw_reading *r, const struct tw_token_list *tokens, int time);
/* "against 5 in 2021 and 4 in 2020": the time right behind another figure that is only compared with. */
bool tw_contrast_has_time(const struct tw_reading *r, const struct tw_figure *figure, const struct tw_token_list *tokens,
                          int time);
/* "a year earlier", "the previous year" behind the figure: its time is that of the other one, moved by a year. */
bool tw_contrast_is_year_before(const struct tw_reading *r, const struct tw_figure *figure);
/* A figure that is compared with takes measure and role from the one before it. */
void tw_contrast_adopt(struct tw_reading *r, size_t index);
/* "rose", "stood at", "totalled": a verb that says how many its subject are. */
bool tw_contrast_is_change(struct tw_slice word);
