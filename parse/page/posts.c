#include "parse/page/posts.h"
#include "parse/page/dateline.h"

enum {
  POST_WIDTH_MIN = 100, /* columns of prose: less is a teaser */
  DATE_BYTES_MAX = 200, /* a longer block has the story's dates */
  POSTS_LOOKED_AT = 50,
};

static bool is_post(const struct tw_dom_node *node) {
  return (node->hints & TW_HINT_CONTENT) || (node->flags & TW_NODE_BODYPROP);
}

static bool has_date(const struct tw_blocks *blocks, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; i++) {
    struct tw_dateline date;
    const struct tw_block *b = &blocks->items[i];
    if (b->len <= DATE_BYTES_MAX && tw_dateline_next(tw_block_text(blocks, b), 0, true, &date)) return true;
  }
  return false;
}

uint32_t tw_posts_first(const struct tw_dom *dom, const struct tw_blocks *blocks, uint32_t root, const uint64_t *first_prose) {
  const uint32_t *first = blocks->first;
  uint32_t found = 0, before = 0;
  size_t count = 0;
  for (uint32_t at = root + 1; at < dom->nodes[root].end && count < POSTS_LOOKED_AT; at++) {
    const struct tw_dom_node *node = &dom->nodes[at];
    if (!is_post(node) || first_prose[first[node->end]] - first_prose[first[at]] < POST_WIDTH_MIN) continue;
    if (before && !has_date(blocks, first[dom->nodes[before].end], first[at])) return 0;
    if (!found) found = at;
    before = at;
    count++;
    at = node->end - 1;
  }
  return count >= 2 ? found : 0;
}
