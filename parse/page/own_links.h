/* Links to a page's own site against links to others. */
#pragma once
#include "parse/page/blocks.h"

/* Whether the link that the block's first word stands in leads to `host`, the page's own, or a part of it; also where that word
 * stands in none, and where `host` is absent because it is not known. */
bool tw_own_links_has(const struct tw_dom *dom, const struct tw_block *block, struct tw_slice host);
