/* Several articles under one root: a blog's page of a month, a thread, a page that goes on with the next story. */
#pragma once
#include "parse/page/blocks.h"

/* The first of at least two posts with a date between each and the next, in `root`; 0 when it is one text. `first_prose`: by
 * block, and one more, how many columns of prose stand before it. */
uint32_t tw_posts_first(const struct tw_dom *dom, const struct tw_blocks *blocks, uint32_t root, const uint64_t *first_prose);
/* The one of several article elements in `root`, each with a headline of its own, whose headline is the page's `title`; 0 when
 * there is none such. */
uint32_t tw_posts_titled(const struct tw_dom *dom, const struct tw_blocks *blocks, uint32_t root, struct tw_slice title,
                         const uint64_t *first_prose);
