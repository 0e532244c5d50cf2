/* The headline of a page, without the site's name. */
#pragma once
#include "parse/page/blocks.h"

/* `declared`: what meta elements or JSON-LD say, absent when nothing; `site`: the publisher's name. In `arena`; absent when the
 * page has none. */
struct tw_slice tw_page_title(struct tw_arena *arena, const struct tw_dom *dom, const struct tw_blocks *blocks,
                              struct tw_slice declared, struct tw_slice site);
/* Letters and digits alone, ASCII in lower case: to compare two titles. Appended to `out`. */
bool tw_page_title_fold(struct tw_slice title, struct tw_buf *out);
/* What a page calls itself: `declared` if it is something, else its title element's text. In `arena`; absent when it has
 * neither. */
struct tw_slice tw_page_title_said(struct tw_arena *arena, const struct tw_dom *dom, struct tw_slice declared);
/* Whether `headline` is most of what the page calls itself. `arena` is told when memory runs out. */
bool tw_page_title_names(struct tw_arena *arena, struct tw_slice title, struct tw_slice headline);
