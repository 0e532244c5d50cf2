/* links: tw_scan */
/* The scanner on any bytes: what it finds must lie in the text, in order, without overlaps, its
 * days in the calendar. The first byte chooses language,
 * reference date and jurisdiction. */
#include "parse/scan/scan.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The border to the daemon refuses a day outside the calendar, and the whole document with it. */
static bool is_real(tw_day day) {
  return day == TW_DAY_NONE || tw_date_is_valid(tw_date_from(day));
}

static void check(const struct tw_found_list *list, size_t len) {
  uint32_t last = 0;
  for (size_t i = 0; i < list->count; i++) {
    const struct tw_found *f = &list->items[i];
    bool is_ordered = f->start >= last && f->start < f->end && f->end <= len;
    bool is_hedged = f->hedge_start <= f->start && f->hedge_end >= f->end && f->hedge_end <= len;
    if (f->flags & TW_FOUND_CONVERSION && f->conversion_of >= f->start) abort();
    if (!is_real(f->period.start) || !is_real(f->period.end)) abort();
    if (!is_ordered || !is_hedged || f->kind >= TW_KIND_COUNT || f->qualifier >= TW_QUALIFIER_COUNT) abort();
    last = f->end;
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const langs[] = {"en", "zh", NULL};
  static const char *const lands[] = {NULL, "US", "CN", "IN", "GB", "KE", "TW"};
  if (size == 0) return 0;
  struct tw_arena *arena = tw_arena_new(0);
  if (!arena) return 0;
  struct tw_scan_options options = {
      .lang = tw_slice_from(langs[data[0] % 3]),
      .ref_day = data[0] & 0x80 ? TW_DAY_NONE : 18000,
      .jurisdiction = tw_slice_from(lands[data[0] / 3 % 7]),
  };
  struct tw_found_list list;
  if (tw_scan_text(arena, tw_slice_of(data + 1, size - 1), &options, &list) == 0) check(&list, size - 1);
  tw_arena_free(arena);
  return 0;
}
