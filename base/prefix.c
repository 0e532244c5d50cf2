#include "base/prefix.h"

static const void *row_at(struct tw_prefix_table table, size_t i) {
  return (const char *)table.rows + i * table.stride;
}

static const char *word_at(struct tw_prefix_table table, size_t i) {
  return *(const char *const *)row_at(table, i);
}

/* First row in [low, high) whose word is not less than `key` in its byte number `depth` (all rows agree before it). A word that
 * has ended there compares as less. */
static size_t lower_bound(struct tw_prefix_table table, size_t low, size_t high, size_t depth, unsigned key) {
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if ((unsigned char)word_at(table, middle)[depth] < key)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

const void *tw_prefix_longest(struct tw_prefix_table table, struct tw_slice text,
                              bool (*may_end)(struct tw_slice text, size_t end)) {
  const void *best = NULL;
  size_t low = 0, high = table.count;
  for (size_t depth = 0; low < high; depth++) {
    bool ends_here = depth > 0 && word_at(table, low)[depth] == '\0';
    if (ends_here && (!may_end || may_end(text, depth))) best = row_at(table, low);
    unsigned next = depth < text.len ? (unsigned char)text.ptr[depth] : 0;
    if (next == 0) break;
    low = lower_bound(table, low, high, depth, next);
    high = lower_bound(table, low, high, depth, next + 1u);
  }
  return best;
}
