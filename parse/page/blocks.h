/* The tree's text as blocks: what a reader sees as one paragraph, heading, list item or table row. */
#pragma once
#include "base/arena.h"
#include "parse/page/dom.h"

enum tw_block_kind {
  TW_BLOCK_TEXT,
  TW_BLOCK_HEADING,
  TW_BLOCK_ITEM,
  TW_BLOCK_ROW, /* of a table of data, cells separated by " | " */
  TW_BLOCK_PRE,
  TW_BLOCK_CAPTION,
};

struct tw_block {
  uint32_t node;    /* where its first character stands: blocks are in document order */
  uint32_t owner;   /* the element that makes it a block */
  uint32_t at, len; /* bytes in tw_blocks.text */
  uint32_t width;   /* columns: wide characters count twice, so that thresholds hold for Chinese too */
  uint32_t link_bytes;
  uint32_t marks; /* sentence punctuation, commas included */
  float score;    /* > 0: reads like the body; set by tw_body_score */
  uint8_t kind;   /* enum tw_block_kind */
  bool is_dropped;
  bool ends_sentence;
  bool is_teaser; /* set by tw_teasers_mark */
};

struct tw_blocks {
  struct tw_block *items;
  size_t count, capacity;
  struct tw_buf text;
  uint32_t *first; /* by node, and one more: how many blocks start before it; a subtree's blocks are [first[n], first[end]) */
};

/* Cut the tree into blocks. Elements that never hold body text are left out, hidden ones are not. Items live in `arena`;
 * pair with tw_blocks_done. 0 or TW_ENOMEM. */
int tw_blocks_build(struct tw_arena *arena, const struct tw_dom *dom, struct tw_blocks *ret_blocks);
void tw_blocks_done(struct tw_blocks *blocks);

/* Borrowed. */
static inline struct tw_slice tw_block_text(const struct tw_blocks *blocks, const struct tw_block *block) {
  return tw_slice_of(blocks->text.data + block->at, block->len);
}
