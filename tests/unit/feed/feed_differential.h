/* The two readers of well-formed feeds, side by side: our own and libxml2 must say the same of whatever both are sure of. */
#pragma once
#include "model/job.h"
#include "parse/feed/feed_plain.h"
#include "parse/feed/feed_strict.h"
#include <stdlib.h>

struct feed_differential {
  enum tw_feed_plain_verdict plain;
  enum tw_feed_strict_verdict strict;
  bool agree;
};

static inline void feed_differential_encode(struct tw_feed_builder *b, struct tw_buf *out) {
  tw_feed_builder_finish(b);
  tw_outcome_encode(&(struct tw_outcome){.kind = TW_JOB_FEED, .feed = *b->sink.feed}, out);
  tw_feed_builder_done(b);
}

/* What is well-formed for one must be so for the other, with the same feed and the same opinion of its namespaces. */
static inline bool feed_differential_agree(const struct feed_differential *p, bool same_faults, const struct tw_buf *plain_feed,
                                           const struct tw_buf *strict_feed) {
  if (p->plain == TW_FEED_PLAIN_UNSURE || p->strict == TW_FEED_STRICT_DECLINED) return true;
  if (p->plain == TW_FEED_PLAIN_BROKEN) return p->strict == TW_FEED_STRICT_BROKEN;
  return p->strict == TW_FEED_STRICT_GOOD && same_faults && tw_slice_eq(tw_buf_slice(plain_feed), tw_buf_slice(strict_feed));
}

/* `text`: UTF-8 without declaration. */
static inline struct feed_differential feed_differential_compare(struct tw_arena *arena, struct tw_slice text) {
  TW_BUF_AUTO plain_feed;
  TW_BUF_AUTO strict_feed;
  tw_buf_init(&plain_feed, 0);
  tw_buf_init(&strict_feed, 0);
  struct feed_differential p = {.agree = true};
  struct tw_feed_options options = {.base_url = TW_SLICE("http://base.example/feed")};
  struct tw_feed feed;
  struct tw_slice plain_reason = TW_SLICE_NONE, strict_reason = TW_SLICE_NONE;
  struct tw_feed_builder *b = malloc(sizeof *b);
  if (!b) return (struct feed_differential){.agree = true}; /* out of memory: nothing to compare */
  text = tw_feed_plain_line_ends(arena, text);
  tw_feed_builder_init(b, arena, &options, &feed);
  p.plain = tw_feed_plain_read(b, text, &plain_reason);
  feed_differential_encode(b, &plain_feed);
  tw_feed_builder_init(b, arena, &options, &feed);
  p.strict = tw_feed_strict_read(b, text, &strict_reason);
  feed_differential_encode(b, &strict_feed);
  free(b);
  bool is_whole = !tw_arena_failed(arena) && p.strict != TW_FEED_STRICT_NO_MEMORY && !tw_buf_failed(&plain_feed) &&
                  !tw_buf_failed(&strict_feed);
  if (is_whole) p.agree = feed_differential_agree(&p, !plain_reason.ptr == !strict_reason.ptr, &plain_feed, &strict_feed);
  return p;
}
