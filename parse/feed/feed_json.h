/* JSON Feed 1.0 and 1.1 (jsonfeed.org). */
#pragma once
#include "model/feed.h"
#include "parse/feed/feed_reader.h"

/* `text` is UTF-8 that begins with a brace. What is no JSON Feed leaves the format absent; of a damaged one every complete
 * item is read. 0 or TW_ENOMEM. */
int tw_feed_json_read(struct tw_arena *arena, struct tw_slice text, const struct tw_feed_options *options,
                      struct tw_feed *ret_feed);
