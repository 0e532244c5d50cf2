#include "parse/page/lede.h"

enum {
  BLOCKS_BEFORE = 25,   /* between the lede and the body: bylines, dates, pictures, share buttons */
  LEDE_WIDTH_MIN = 40,  /* columns; less is a label */
  LEDE_WIDTH_MAX = 800, /* more is no summary */
  LEDE_PARTS_MAX = 3,
  ANCESTORS = 3,
};

/* Of the element and those above it, up to one that says summary. */
static uint32_t hints_above(const struct tw_dom *dom, uint32_t node) {
  uint32_t hints = 0;
  for (int steps = 0; node && steps < ANCESTORS && !(hints & TW_HINT_LEDE); node = dom->nodes[node].parent, steps++) {
    hints |= dom->nodes[node].hints;
    if (dom->nodes[node].flags & TW_NODE_LEDE) hints |= TW_HINT_LEDE;
  }
  return hints;
}

/* What an advertisement's word takes out is dropped already; the part of a page with its headline may be called a banner too. */
static const uint32_t other_words = TW_HINT_TEASER | TW_HINT_CAPTION | (TW_HINT_NEGATIVE & ~TW_HINT_AD);

static bool is_lede(const struct tw_dom *dom, const struct tw_block *b) {
  if (b->width < LEDE_WIDTH_MIN || b->width > LEDE_WIDTH_MAX || b->link_bytes * 2 > b->len || b->is_teaser) return false;
  uint32_t hints = hints_above(dom, b->owner);
  return (hints & TW_HINT_LEDE) && !(hints & other_words);
}

void tw_lede_drop_before(const struct tw_dom *dom, struct tw_blocks *blocks, uint32_t root) {
  uint32_t start = blocks->first[root];
  uint32_t from = start > BLOCKS_BEFORE ? start - BLOCKS_BEFORE : 0;
  unsigned parts = 0;
  for (uint32_t i = start; i-- > 0;) {
    struct tw_block *b = &blocks->items[i];
    bool stays = i >= from && parts < LEDE_PARTS_MAX && !b->is_dropped && is_lede(dom, b);
    parts += stays;
    if (!stays) b->is_dropped = true;
  }
}
