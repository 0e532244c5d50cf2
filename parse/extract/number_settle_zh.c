/* Chinese numbers of which the text tells one in two. */
#include "base/words.h"
#include "parse/extract/number_settle.h"

/* 60万元至40万元: the bounds of one sum, the higher one first. */
static bool is_falling_range(struct tw_slice text, const struct tw_found *f, const struct tw_found *next) {
  static const char *const tos[] = {"至", "到", "－", "-", "—", "~"};
  bool are_sums = f->kind == TW_KIND_MONEY && next->kind == TW_KIND_MONEY && tw_slice_eq(f->unit, next->unit) && f->unit.len;
  bool is_single = !((f->flags | next->flags) & TW_FOUND_HAS_MAX) && next->start > f->end;
  return are_sums && is_single && tw_words_hold(TW_WORDS(tos), tw_slice_sub(text, f->end, next->start)) &&
         tw_decimal_cmp(f->value, next->value) > 0;
}

void tw_number_settle_zh(struct tw_slice text, struct tw_found_list *found) {
  size_t kept = 0;
  for (size_t i = 0; i < found->count; i++, kept++) {
    found->items[kept] = found->items[i];
    struct tw_found *f = &found->items[kept];
    if (i + 1 == found->count || !is_falling_range(text, f, &found->items[i + 1])) continue;
    const struct tw_found *next = &found->items[++i];
    f->value_max = f->value;
    f->value = next->value;
    f->flags |= TW_FOUND_HAS_MAX;
    f->end = next->end;
    f->hedge_end = next->hedge_end;
  }
  found->count = kept;
}
