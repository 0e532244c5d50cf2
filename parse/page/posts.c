#include "parse/page/posts.h"
#include "parse/page/dateline.h"
#include "parse/page/page_title.h"

enum {
  POST_WIDTH_MIN = 100, /* columns of prose: less is a teaser */
  DATE_BYTES_MAX = 200, /* a longer block has the story's dates */
  POSTS_LOOKED_AT = 50,
  HEADLINE_BLOCKS = 40, /* of a story before its headline: labels, dates, pictures */
  HEADING_STEPS = 4,    /* from a heading's text up to the heading */
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

static bool is_story(const struct tw_dom_node *node) {
  return node->tag == TW_TAG_ARTICLE || (node->flags & TW_NODE_ARTICLE) || (node->hints & TW_HINT_ARTICLE);
}

static uint8_t heading_tag(const struct tw_dom *dom, const struct tw_block *b) {
  for (uint32_t at = b->owner, steps = 0; at && steps < HEADING_STEPS; at = dom->nodes[at].parent, steps++)
    if (tw_tags_flags(dom->nodes[at].tag) & TW_TAGF_HEADING) return dom->nodes[at].tag;
  return 0;
}

/* The first heading in the element; NULL when another element of its kind holds it, or a paragraph stands before it. */
static const struct tw_block *headline_of(const struct tw_dom *dom, const struct tw_blocks *blocks, uint32_t story) {
  uint32_t end = blocks->first[dom->nodes[story].end];
  for (uint32_t i = blocks->first[story], looked = 0; i < end && looked < HEADLINE_BLOCKS; i++, looked++) {
    const struct tw_block *b = &blocks->items[i];
    if (b->kind == TW_BLOCK_HEADING) return b;
    if (b->width >= POST_WIDTH_MIN) return NULL;
  }
  return NULL;
}

uint32_t tw_posts_titled(const struct tw_dom *dom, const struct tw_blocks *blocks, uint32_t root, struct tw_slice title,
                         const uint64_t *first_prose) {
  const uint32_t *first = blocks->first;
  uint32_t own = 0;
  unsigned others = 0, looked = 0;
  uint8_t own_tag = 0;
  for (uint32_t at = root + 1; at < dom->nodes[root].end && looked < POSTS_LOOKED_AT; at++) {
    const struct tw_dom_node *node = &dom->nodes[at];
    if (!is_story(node) || first_prose[first[node->end]] - first_prose[first[at]] < POST_WIDTH_MIN) continue;
    const struct tw_block *headline = headline_of(dom, blocks, at);
    if (!headline) continue;
    looked++;
    uint8_t tag = heading_tag(dom, headline);
    if (!own && tw_page_title_names(blocks->text.arena, title, tw_block_text(blocks, headline))) {
      own = at;
      own_tag = tag;
    } else if (own) {
      others += tag == own_tag && node->parent == dom->nodes[own].parent;
    }
    if (own) at = node->end - 1;
  }
  return others ? own : 0;
}
