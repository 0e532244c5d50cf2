/* The lede: a summary or standfirst that stands between the headline and the element that holds the body. */
#pragma once
#include "parse/page/blocks.h"

/* Drop the blocks before `root` but those that words of class and id call a lede. */
void tw_lede_drop_before(const struct tw_dom *dom, struct tw_blocks *blocks, uint32_t root);
