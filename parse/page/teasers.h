/* Runs of teasers: a linked headline, a sentence or two, the next linked headline. */
#pragma once
#include "parse/page/blocks.h"

/* Mark the paragraphs in such runs (is_teaser) and lower their scores, unless they are most of the page. Headlines that link to
 * other hosts are an article's own (a list of products). `host`: of the page; absent when not known. Scores are set before. */
void tw_teasers_mark(const struct tw_dom *dom, struct tw_blocks *blocks, struct tw_slice host);
