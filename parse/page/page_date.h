/* When a page was published and changed: declared, in time elements, in visible lines, in its URL. */
#pragma once
#include "parse/page/metadata.h"

/* Set article->published and article->modified where the page says so. */
void tw_page_date_find(struct tw_metadata *metadata, const struct tw_dom *dom, const struct tw_blocks *blocks,
                       struct tw_article *article);
