/* links: tw_feed */
/* Any text as XML: our reader of plain feeds and libxml2 must not contradict each other. */
#include "base/utf8.h"
#include "tests/unit/feed/feed_differential.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  TW_ARENA_AUTO arena = tw_arena_new((size_t)256 << 20);
  struct tw_slice text = tw_slice_of(data, size);
  if (!arena || !tw_utf8_is_valid(text)) return 0;
  if (!feed_differential_compare(arena, text).agree) abort();
  return 0;
}
