/* XML that is none: a reader for damaged feeds. Every tag that can be made out counts; what is between is text. No limit
 * stops it, nothing is expanded but character references; linear time. */
#pragma once
#include "parse/feed/feed_builder.h"

/* Feeds `b` with what can be made out. Returns the first fault found (static text), absent when there was none. */
struct tw_slice tw_feed_tolerant_read(struct tw_feed_builder *b, struct tw_slice text);
