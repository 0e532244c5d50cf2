/* links: tw_feed */
/* Any bytes as a feed: it must come to an end, and everything that comes out must be well-formed UTF-8 with an id. */
#include "base/utf8.h"
#include "parse/feed/feed_reader.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(struct tw_slice s) {
  if (!tw_utf8_is_valid(s)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  TW_ARENA_AUTO arena = tw_arena_new((size_t)256 << 20);
  struct tw_feed_options options = {.base_url = TW_SLICE("http://news.example/feed")};
  struct tw_feed feed;
  struct tw_error error;
  if (!arena || tw_feed_read(arena, tw_slice_of(data, size), &options, &feed, &error)) return 0;
  check(feed.title);
  for (size_t i = 0; i < feed.items.count; i++) {
    const struct tw_feed_item *item = &feed.items.items[i];
    if (item->id.len == 0) abort();
    check(item->id);
    check(item->title);
    check(item->link);
    check(item->summary);
    check(item->content);
  }
  return 0;
}
