#include "parse/page/tables.h"

enum {
  CELL_BYTES_MAX = 600, /* a longer cell is a column of the page */
  ROWS_MIN = 2,
  CELLS_MIN = 4,
  TABLES_DEEP_MAX = 64, /* deeper tables are layout, every one */
};

struct table {
  uint32_t node, rows, cells;
  uint32_t cell_end;        /* of the open cell; 0: none */
  uint64_t cell_text_start; /* text bytes of the page before it */
  uint64_t longest;
  bool has_table;
};

struct walk {
  struct tw_dom *dom;
  struct table open[TABLES_DEEP_MAX];
  size_t depth;
  uint64_t text_bytes;
};

static void close_cell(struct walk *w, struct table *t) {
  if (!t->cell_end) return;
  t->cell_end = 0;
  uint64_t bytes = w->text_bytes - t->cell_text_start;
  if (bytes > t->longest) t->longest = bytes;
}

static bool is_data(const struct table *t) {
  return !t->has_table && t->rows >= ROWS_MIN && t->cells >= CELLS_MIN && t->cells >= t->rows * 2 - 1 &&
         t->longest <= CELL_BYTES_MAX;
}

static void close_table(struct walk *w) {
  struct table *t = &w->open[--w->depth];
  close_cell(w, t);
  if (!is_data(t)) return;
  struct tw_dom_node *nodes = w->dom->nodes;
  for (uint32_t at = t->node; at < nodes[t->node].end; at++)
    if (nodes[at].tag == TW_TAG_TR) nodes[at].flags |= TW_NODE_DATA;
}

static void open_table(struct walk *w, uint32_t at) {
  if (w->depth) w->open[w->depth - 1].has_table = true;
  if (w->depth < TABLES_DEEP_MAX) w->open[w->depth++] = (struct table){.node = at};
}

static void visit(struct walk *w, uint32_t at) {
  const struct tw_dom_node *node = &w->dom->nodes[at];
  if (node->tag == TW_TAG_TABLE) {
    open_table(w, at);
    return;
  }
  if (node->tag == TW_TAG_TEXT) w->text_bytes += node->len;
  if (!w->depth) return;
  struct table *t = &w->open[w->depth - 1];
  if (node->tag == TW_TAG_TR) t->rows++;
  if (node->tag != TW_TAG_TD && node->tag != TW_TAG_TH) return;
  close_cell(w, t);
  t->cells++;
  t->cell_end = node->end;
  t->cell_text_start = w->text_bytes;
}

void tw_tables_mark(struct tw_dom *dom) {
  struct walk w = {.dom = dom};
  for (uint32_t at = 0; at < dom->count; at++) {
    while (w.depth && dom->nodes[w.open[w.depth - 1].node].end <= at) close_table(&w);
    if (w.depth && w.open[w.depth - 1].cell_end && w.open[w.depth - 1].cell_end <= at) close_cell(&w, &w.open[w.depth - 1]);
    visit(&w, at);
  }
  while (w.depth) close_table(&w);
}
