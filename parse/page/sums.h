/* How much each block speaks for the body, and sums of that by element. */
#pragma once
#include "parse/page/blocks.h"

struct tw_sums {
  const struct tw_dom *dom;
  struct tw_blocks *blocks;
  double *score;    /* by block, and one more: the sum of scores before it, of what is not dropped */
  uint64_t *prose;  /* the same of columns of prose */
  uint64_t *links;  /* of bytes in links, dropped or not */
  uint32_t *strong; /* elements marked as an article, or as the part of the page that holds one; ascending */
  size_t strong_count;
  uint32_t *told; /* elements of which anything is said, by their name, a word or an attribute; ascending */
  size_t told_count;
  uint32_t headline; /* the page's only h1; 0: it has none, or several */
  size_t dropped;    /* blocks */
};

/* A paragraph: of some width, with a mark of punctuation, and no link as a whole. */
bool tw_block_is_prose(const struct tw_block *block);
/* Such an element. */
bool tw_node_is_strong(const struct tw_dom_node *node);
/* Whether there is one in `node`, itself included. */
bool tw_sums_has_strong(const struct tw_sums *sums, uint32_t node);
/* Set every block's score. */
void tw_sums_score(struct tw_blocks *blocks);
/* Sum up. In `arena`; `dom` and `blocks` are borrowed. 0 or TW_ENOMEM. */
int tw_sums_init(struct tw_arena *arena, const struct tw_dom *dom, struct tw_blocks *blocks, struct tw_sums *ret_sums);
/* Again, after blocks were dropped or taken back. */
void tw_sums_refresh(struct tw_sums *sums);

static inline uint64_t tw_sums_all_prose(const struct tw_sums *s) {
  return s->prose[s->blocks->count];
}
static inline double tw_sums_score_in(const struct tw_sums *s, uint32_t node) {
  const uint32_t *first = s->blocks->first;
  return s->score[first[s->dom->nodes[node].end]] - s->score[first[node]];
}
static inline uint64_t tw_sums_prose_in(const struct tw_sums *s, uint32_t node) {
  const uint32_t *first = s->blocks->first;
  return s->prose[first[s->dom->nodes[node].end]] - s->prose[first[node]];
}
static inline uint64_t tw_sums_links_in(const struct tw_sums *s, uint32_t node) {
  const uint32_t *first = s->blocks->first;
  return s->links[first[s->dom->nodes[node].end]] - s->links[first[node]];
}
