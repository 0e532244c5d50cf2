/* The links of a page, and whether it is made of them. */
#pragma once
#include "model/article.h"
#include "parse/page/body.h"
#include "parse/page/page_pick.h"

/* Every http(s) link once (of those that `pick` selects, when it does), in document order, with its text; relative ones by
 * `base`. At most 5,000. 0 or TW_ENOMEM. */
int tw_page_links_read(struct tw_arena *arena, const struct tw_dom *dom, const struct tw_page_pick *pick, struct tw_slice base,
                       struct tw_link_list *ret_links);
/* A list of links rather than an article. `text_bytes`: of the body as written; `says_article`: the page declares itself one. */
bool tw_page_links_is_index(const struct tw_body *body, size_t text_bytes, bool says_article);
