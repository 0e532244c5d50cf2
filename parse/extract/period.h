/* What the passes over periods share. */
#pragma once
#include "parse/extract/passes.h"

/* The figure's period, with a step for explain. */
void tw_period_give(struct tw_reading *r, struct tw_figure *figure, struct tw_period period, enum tw_basis basis);
/* The period of the article's opening or of the operation it tells of, while no sentence between states another time; false
 * when there is none. */
bool tw_period_from_report(struct tw_reading *r, struct tw_figure *figure);

/* Nothing but small words, quotes and a speaker's name stand before the time at that token: "In 2016 ...", "Q: 2016 was". */
bool tw_period_is_initial(const struct tw_token_list *tokens, int time);
/* The first sentence of the line that `sentence` is of, and its index. */
struct tw_slice tw_period_line(const struct tw_reading *r, size_t sentence, size_t *ret_first);
/* The period that opens a sentence ("In 2016 ...", 2016年是…), or NULL. */
const struct tw_found *tw_period_opening(struct tw_reading *r, size_t sentence);
/* The period of the paragraph or heading before the list that the figure's line is of; false when it states none. */
bool tw_period_from_list_lead(struct tw_reading *r, struct tw_figure *figure);
