/* Runs of teasers: a linked headline, a sentence or two, the next linked headline. */
#pragma once
#include "parse/page/blocks.h"

/* What of a page are cards: a linked headline with its own text in one element, three or more of them. */
struct tw_teasers {
  uint32_t cards;
  uint64_t width;        /* columns of their text, headlines left out */
  uint64_t marked_width; /* columns of all text in runs that were marked */
};

/* Mark the paragraphs in such runs (is_teaser) and lower their scores, unless they are most of the page. Headlines that link to
 * other hosts are an article's own (a list of products). `host`: of the page; absent when not known. Scores are set before.
 * Returns what it saw, marked or not. */
struct tw_teasers tw_teasers_mark(const struct tw_dom *dom, struct tw_blocks *blocks, struct tw_slice host);
