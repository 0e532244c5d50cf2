/* Well-formed XML by libxml2's SAX2 interface. No entity but the five is known, nothing is loaded. */
#pragma once
#include "parse/feed/feed_builder.h"

enum tw_feed_strict_verdict {
  TW_FEED_STRICT_GOOD,     /* *ret_reason may still name a fault of the namespaces */
  TW_FEED_STRICT_BROKEN,   /* not well-formed: *ret_reason says why */
  TW_FEED_STRICT_DECLINED, /* well-formed perhaps, but not for libxml2: a DTD's entities, too many attributes */
  TW_FEED_STRICT_NO_MEMORY,
};

/* `text` is UTF-8. Feeds `b` until the first error. The reason is in the builder's arena. */
enum tw_feed_strict_verdict tw_feed_strict_read(struct tw_feed_builder *b, struct tw_slice text, struct tw_slice *ret_reason);
