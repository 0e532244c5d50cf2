/* The sum that a conversion tells again. */
#pragma once
#include "model/quantity.h"

/* Its text; absent when `f` is no conversion. */
static inline struct tw_slice main_sum(const struct tw_found_list *list, struct tw_slice text, const struct tw_found *f) {
  for (size_t i = 0; f->flags & TW_FOUND_CONVERSION && i < list->count; i++)
    if (list->items[i].start == f->conversion_of) return tw_slice_sub(text, list->items[i].start, list->items[i].end);
  return TW_SLICE_NONE;
}
