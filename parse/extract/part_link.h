/* How a figure takes its measure from another, and the Chinese ways that do not stand in one sentence. */
#pragma once
#include "parse/extract/reading.h"

/* `f` may count what `total` counts: the same unit, or none of its own. */
bool tw_part_agree(const struct tw_reading *r, const struct tw_figure *total, const struct tw_figure *f);
/* Measure, unit and, where its own noun is left out, the role of the total at `total_index`. */
void tw_part_adopt(struct tw_reading *r, struct tw_figure *f, const struct tw_figure *total, size_t total_index,
                   enum tw_link_kind link);
/* The value is no more than the total's. */
bool tw_part_is_at_most(const struct tw_figure *f, const struct tw_figure *total);
/* A row below a part, in a table: true when it was linked. Chinese. */
bool tw_part_link_row_zh(struct tw_reading *r, size_t index);
/* An item of a list below a lead that ends in a colon or 如下: true when it was linked to the lead's last count. Chinese. */
bool tw_part_link_item_zh(struct tw_reading *r, size_t index);
/* An item of a list below a lead that ends in a colon: true when the lead's verb holds the item's first figure. English. */
bool tw_part_link_item_en(struct tw_reading *r, size_t index);
/* "Among those extradited were": the verb that says of whom is of another measure than the total. English. */
bool tw_part_is_of_other_act_en(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *total);
/* 这8663人中有党员2268人: the earlier count that the figure's sentence names again before it, an index of figures; -1: none. */
int tw_part_said_before_zh(const struct tw_reading *r, size_t index);
/* A figure behind one that names an earlier count again becomes a part of that count. Chinese. */
void tw_part_link_said_zh(struct tw_reading *r, size_t index);
