/* What is set apart inside an article but belongs to it: notes, callouts, answers that unfold, tabs, code with its tool bar. */
#pragma once
#include "parse/page/sums.h"

/* Of the tw_hint and TW_REASON bits that speak against the element, those that say nothing here. `in_article`: an element marked
 * as the article holds it. */
uint32_t tw_insets_excused(const struct tw_sums *sums, uint32_t node, bool in_article);
