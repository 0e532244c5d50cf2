#include "parse/extract/number_settle.h"
#include "base/ascii.h"

static bool is_told_twice(struct tw_slice text, const struct tw_found *f, const struct tw_found *next) {
  if (f->kind != TW_KIND_QUANTITY || next->kind != TW_KIND_QUANTITY || next->start < f->end || next->end >= text.len)
    return false;
  if (tw_ascii_is_digit(text.ptr[f->start]) || !tw_ascii_is_digit(text.ptr[next->start]) || text.ptr[next->end] != ')')
    return false;
  struct tw_slice gap = tw_slice_sub(text, f->end, next->start);
  return (tw_slice_is(gap, " (") || tw_slice_is(gap, "(")) && tw_decimal_cmp(f->value, next->value) == 0;
}

void tw_number_settle_en(struct tw_slice text, struct tw_found_list *found) {
  size_t kept = 0;
  for (size_t i = 0; i < found->count; i++) {
    struct tw_found *last = kept ? &found->items[kept - 1] : NULL;
    if (last && is_told_twice(text, last, &found->items[i]))
      last->end = last->hedge_end = found->items[i].end + 1;
    else
      found->items[kept++] = found->items[i];
  }
  found->count = kept;
}
