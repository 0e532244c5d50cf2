/* What a figure's surroundings say of those it counts, where it has no noun of its own. */
#pragma once
#include "parse/extract/passes.h"

/* "five of whom", "307 of them": the figure is a part of what was told before it. English. */
bool tw_part_is_behind(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f);
/* The role that the clause gives an elliptic part: "five of whom were on the wanted list". */
void tw_part_take_role(struct tw_reading *r, struct tw_figure *f, const struct tw_token_list *tokens);
/* "499 of them civil servants": the role that stands behind, before any other verb, for a part without one. */
void tw_part_take_role_behind(const struct tw_reading *r, struct tw_figure *f, const struct tw_token_list *tokens);
/* The role of the whole that an elliptic figure is a share of: "of the 100 most wanted fugitives, 17". English. */
void tw_part_take_role_of_whole(struct tw_reading *r, struct tw_figure *f);
