/* links: tw_feed */
/* A feed reader's list in any bytes: every item has an address. */
#include "parse/feed/opml.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  TW_ARENA_AUTO arena = tw_arena_new((size_t)64 << 20);
  struct tw_feed feed;
  struct tw_error error;
  if (!arena || tw_opml_read(arena, tw_slice_of(data, size), TW_SLICE_NONE, &feed, &error) < 0) return 0;
  for (size_t i = 0; i < feed.items.count; i++)
    if (tw_slice_is_empty(feed.items.items[i].id) || tw_slice_is_empty(feed.items.items[i].link)) abort();
  return 0;
}
