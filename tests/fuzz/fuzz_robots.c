/* links: tw_ingest */
/* Any bytes as robots.txt, asked about paths cut from the same bytes. */
#include "ingest/robots.h"

enum { ARENA_MAX_BYTES = 64 << 20, PATH_BYTES = 256 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  TW_ARENA_AUTO arena = tw_arena_new(ARENA_MAX_BYTES);
  struct tw_slice bytes = tw_slice_of(data, size);
  struct tw_robots robots;
  if (!arena || tw_robots_parse(arena, bytes, TW_SLICE("tallywire"), &robots) < 0) return 0;
  tw_robots_allows(&robots, arena, tw_slice_sub(bytes, 0, PATH_BYTES));
  tw_robots_allows(&robots, arena, tw_slice_sub(bytes, size / 2, size / 2 + PATH_BYTES));
  tw_robots_allows(&robots, arena, TW_SLICE("/a/b.html?c=d"));
  return 0;
}
