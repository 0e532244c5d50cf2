/* The author whom a page names in its visible text. */
#pragma once
#include "parse/page/blocks.h"

/* Of an element that is marked as the author's or says so by its words, else of a Chinese line of particulars. In `arena`; absent
 * when there is none that reads like a name. */
struct tw_slice tw_page_byline(struct tw_arena *arena, const struct tw_dom *dom, const struct tw_blocks *blocks);
/* A declared name without "By" and its like in front. Borrowed from `name`. */
struct tw_slice tw_page_byline_strip(struct tw_slice name);
