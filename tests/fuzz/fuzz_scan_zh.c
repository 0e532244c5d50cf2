/* links: tw_scan */
#include "parse/scan/language.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Any bytes: spans are in order, in the text and hold a value where the flags say so. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct tw_scan_options options = {.ref_day = size % 2 ? 17165 : TW_DAY_NONE};
  struct tw_arena *arena = tw_arena_new(0);
  struct tw_found_list list = {0};
  if (!arena) return 0;
  int status = tw_scan_language_zh.scan(arena, tw_slice_of(data, size), &options, &list);
  if (status != 0 && !tw_arena_failed(arena)) abort();
  if (status != 0) list.count = 0;
  uint32_t at = 0;
  for (size_t i = 0; i < list.count; i++) {
    const struct tw_found *f = &list.items[i];
    if (f->start < at || f->start >= f->end || f->end > size || f->hedge_start > f->start || f->hedge_end < f->end ||
        f->hedge_end > size)
      abort();
    if (f->kind >= TW_KIND_COUNT || f->qualifier >= TW_QUALIFIER_COUNT) abort();
    if (f->period.start != TW_DAY_NONE && f->period.end != TW_DAY_NONE && f->period.end < f->period.start) abort();
    at = f->end;
  }
  tw_arena_free(arena);
  return 0;
}
