/* OPML 1.0 and 2.0 (opml.org/spec2.opml): a feed reader's subscriptions. Any bytes; tags are made out one by one, nothing is
 * expanded but character references. */
#pragma once
#include "base/error.h"
#include "model/feed.h"

/* A list as a feed: format "opml", the list's title, and an item for each outline with an address: link (xmlUrl), title, id
 * (never empty), lang, links (rel "alternate": htmlUrl), categories (the titles of the outlines around it, outermost first). An
 * absent format: no OPML. Outlines past 50,000, or deeper than 64, are left out and bozo is set. All in `arena`. 0 or TW_ENOMEM.
 * Linear. */
int tw_opml_read(struct tw_arena *arena, struct tw_slice bytes, struct tw_slice content_type, struct tw_feed *ret_feed,
                 struct tw_error *error);
