/* XML that is plainly well-formed, read in place in one pass: nearly every feed. No document type, ASCII names, declared
 * prefixes. What it is not sure of is libxml2's to judge, and both must then say the same (tests/fuzz/fuzz_feed_readers.c). */
#pragma once
#include "parse/feed/feed_builder.h"

enum tw_feed_plain_verdict {
  TW_FEED_PLAIN_GOOD,   /* *ret_reason may still name a fault of the namespaces */
  TW_FEED_PLAIN_BROKEN, /* not well-formed: *ret_reason says why and where */
  TW_FEED_PLAIN_UNSURE, /* neither is certain */
};

/* `text` is well-formed UTF-8 without its XML declaration, line ends normalised (tw_feed_plain_line_ends). Feeds `b` until the
 * first doubt; `text` must outlive it. The reason is in the builder's arena. Linear time, no memory but for decoded attributes.
 */
enum tw_feed_plain_verdict tw_feed_plain_read(struct tw_feed_builder *b, struct tw_slice text, struct tw_slice *ret_reason);
/* CR LF and lone CR as LF (XML 1.0, section 2.11): `text` itself when it has none, else a copy in `arena`; absent when out of
 * memory. */
struct tw_slice tw_feed_plain_line_ends(struct tw_arena *arena, struct tw_slice text);
