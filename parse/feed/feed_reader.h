/* RSS 0.9x to 2.0, RSS 1.0, Atom 0.3 and 1.0, JSON Feed, news sitemaps: any bytes to one struct tw_feed. Never fails on odd
 * input: what is not a feed has an absent format, no items and bozo set. Pure: no clock, no I/O, no entity is fetched. */
#pragma once
#include "base/error.h"
#include "model/feed.h"

struct tw_feed_options {
  struct tw_slice base_url;     /* absent: not known */
  struct tw_slice content_type; /* the transport's, with its charset; absent: not known */
  struct tw_slice timezone;     /* for dates without a zone; absent: UTC */
};

/* 0, TW_ENOMEM, or TW_ELIMIT with the limit named in *error. All in `arena`; `bytes` may go afterwards. */
int tw_feed_read(struct tw_arena *arena, struct tw_slice bytes, const struct tw_feed_options *options, struct tw_feed *ret_feed,
                 struct tw_error *error);
/* A cheap look at the first bytes: is this a feed rather than a page? */
bool tw_feed_sniff(struct tw_slice bytes, struct tw_slice content_type);
