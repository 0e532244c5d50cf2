/* Searches ahead in one text, remembered: however often a thing that is far away (or nowhere) is asked for, the text is
 * scanned once for it. */
#pragma once
#include "base/slice.h"

enum {
  TW_FEED_AHEAD_NEEDLES = 48, /* distinct things searched for in one document */
  TW_FEED_AHEAD_NEEDLE_BYTES = 32,
};

struct tw_feed_ahead {
  struct tw_slice text;
  struct {
    char needle[TW_FEED_AHEAD_NEEDLE_BYTES];
    size_t len, from, found; /* the first occurrence at or behind `from` is at `found` */
  } items[TW_FEED_AHEAD_NEEDLES];
  size_t count;
};

/* `text` is borrowed. Nothing to free. */
void tw_feed_ahead_init(struct tw_feed_ahead *ahead, struct tw_slice text);
/* Offset of the first `needle` at or after `at`; the text's length when there is none (or too many needles were asked for). */
size_t tw_feed_ahead_find(struct tw_feed_ahead *ahead, struct tw_slice needle, size_t at);
