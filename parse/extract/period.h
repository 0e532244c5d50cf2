/* What the passes over periods share. */
#pragma once
#include "parse/extract/passes.h"

/* The figure's period, with a step for explain. */
void tw_period_give(struct tw_reading *r, struct tw_figure *figure, struct tw_period period, enum tw_basis basis);
/* The period of the article's opening or of the operation it tells of, while no sentence between states another time; false
 * when there is none. */
bool tw_period_from_report(struct tw_reading *r, struct tw_figure *figure);
