/* links: tw_model */
/* Two texts, separated by a NUL: any bytes are read, and what comes of it is in its range. */
#include "model/story.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  TW_ARENA_AUTO arena = tw_arena_new((size_t)64 << 20);
  struct tw_slice rest = tw_slice_of(data, size), first;
  struct tw_story a, b;
  struct tw_story_likeness forward, back;
  int64_t bands[TW_STORY_BANDS];
  if (!arena || size > 65536 || !tw_slice_split(&rest, '\0', &first)) return 0;
  if (tw_story_read(arena, first, &a) < 0 || tw_story_read(arena, rest.ptr ? rest : first, &b) < 0) return 0;
  bool has_bands = tw_story_bands(&a, bands);
  for (size_t i = 0; has_bands && i < TW_STORY_BANDS; i++)
    if (bands[i] < 0) abort();
  if (tw_story_compare(arena, &a, &b, &forward) < 0 || tw_story_compare(arena, &b, &a, &back) < 0) return 0;
  if (forward.similarity < 0 || forward.similarity > 1000) abort();
  return 0;
}
