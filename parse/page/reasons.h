/* Why an element is not the article's: words, roles and attributes, each believed as far as the page bears it out. */
#pragma once
#include "parse/page/sums.h"

/* Bits beside tw_hint's. */
enum {
  TW_REASON_HIDDEN = 1 << 28, /* by attribute */
  TW_REASON_NAV = 1 << 29,    /* by element or role */
};

/* Drop the outermost elements that one of `reasons` (tw_hint and TW_REASON bits) takes out, and sum up again. A word that most
 * of the page's prose stands under is the site's habit and takes out nothing. Returns the columns of prose that more than a word
 * speaks against. */
uint64_t tw_reasons_drop(struct tw_sums *sums, uint32_t reasons);
/* Blocks [from, to). */
void tw_reasons_drop_range(struct tw_blocks *blocks, size_t from, size_t to);
