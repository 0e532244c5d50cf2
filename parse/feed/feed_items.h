/* What can only be said once all items are known: their ids. */
#pragma once
#include "model/feed.h"

/* Every item gets an id: its own, else its link, else a digest of what it says. Items that share an id but not their link
 * get the link as id. O(n log n). */
void tw_feed_items_finish(struct tw_arena *arena, struct tw_feed *feed);
