#include "parse/page/columns.h"
#include "parse/page/reasons.h"

enum {
  COLUMNS_MAX = 4,          /* more side by side are cards */
  COLUMN_PERCENT_MIN = 65,  /* of the root's prose in one column, that make the others stand beside it */
  ROW_NODES_LOOKED_AT = 60, /* children of one element */
};

/* The columns among the children of an element. */
struct row {
  uint32_t columns[COLUMNS_MAX];
  size_t count;
};

static bool read_row(const struct tw_dom *dom, uint32_t parent, struct row *row) {
  row->count = 0;
  unsigned looked = 0;
  for (uint32_t at = parent + 1; at < dom->nodes[parent].end && looked < ROW_NODES_LOOKED_AT; at = dom->nodes[at].end, looked++) {
    if (!(dom->nodes[at].hints & TW_HINT_COLUMN)) continue;
    if (row->count == COLUMNS_MAX) return false;
    row->columns[row->count++] = at;
  }
  return row->count >= 2;
}

/* Of the row the column with enough of `all`; the count of columns when none has. */
static size_t main_column(const struct tw_sums *s, const struct row *row, uint64_t all) {
  size_t i = 0;
  while (i < row->count && tw_sums_prose_in(s, row->columns[i]) * 100 < all * COLUMN_PERCENT_MIN) i++;
  return i;
}

/* The columns of a row behind its main one; what stands before that may lead to it. */
static bool drop_behind(const struct tw_sums *s, const struct row *row, size_t most) {
  const uint32_t *first = s->blocks->first;
  for (size_t i = most + 1; i < row->count; i++)
    tw_reasons_drop_range(s->blocks, first[row->columns[i]], first[s->dom->nodes[row->columns[i]].end]);
  return most + 1 < row->count;
}

void tw_columns_drop(struct tw_sums *s, uint32_t root) {
  uint64_t all = tw_sums_prose_in(s, root);
  bool dropped = false;
  for (uint32_t at = root; all && at < s->dom->nodes[root].end; at++) {
    struct row row;
    if (tw_sums_prose_in(s, at) * 100 < all * COLUMN_PERCENT_MIN) {
      at = s->dom->nodes[at].end - 1;
      continue;
    }
    if (read_row(s->dom, at, &row)) dropped |= drop_behind(s, &row, main_column(s, &row, all));
  }
  if (dropped) tw_sums_refresh(s);
}
