/* What the items of one feed can be recognised by: a ladder of guid, link and content, each rung only where the document itself
 * does not disprove it. */
#pragma once
#include "base/digest.h"
#include "model/feed.h"

struct tw_item_identity {
  struct tw_slice guid;     /* absent: items of this document share it though they link to different pages */
  struct tw_slice url_key;  /* absent: no link, or one that items with other guids and titles share */
  struct tw_digest content; /* of title, date of change and text: the same while the item was not edited */
};

/* One for each item of `feed`, in its order, in `arena`. `takes_content`: an array as long, true where the article is read from
 * the feed: there a link that several items share names none of them, while a page that several items link to is one article.
 * Sorts: n log n. 0 or TW_ENOMEM. */
int tw_item_identities(struct tw_arena *arena, const struct tw_feed *feed, const bool *takes_content,
                       struct tw_item_identity **ret_identities);
