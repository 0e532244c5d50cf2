/* The table behind parse/extract/fold.c. */
#pragma once
#include <stddef.h>
#include <stdint.h>

struct tw_fold_pair {
  uint16_t from, to;
};

extern const struct tw_fold_pair tw_fold_pairs[]; /* sorted by `from` */
extern const size_t tw_fold_pair_count;
