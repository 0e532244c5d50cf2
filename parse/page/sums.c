#include "parse/page/sums.h"

enum {
  PROSE_WIDTH_MIN = 60,   /* columns; a shorter block is a line, not a paragraph */
  BLOCK_SCORE_MAX = 1000, /* one endless block does not outweigh the rest of the page */
};

bool tw_block_is_prose(const struct tw_block *b) {
  if (b->kind == TW_BLOCK_HEADING || b->kind == TW_BLOCK_CAPTION || b->is_teaser) return false;
  return b->width >= PROSE_WIDTH_MIN && b->marks >= 1 && b->link_bytes * 2 < b->len;
}

static float score_of(const struct tw_block *b) {
  float plain = (float)b->width * (float)(b->len - b->link_bytes) / (float)b->len;
  bool linked = b->link_bytes * 2 > b->len;
  if (linked) return -(10.0F + (float)(b->width < 100 ? b->width : 100) * 0.4F);
  if (b->kind == TW_BLOCK_HEADING || b->kind == TW_BLOCK_CAPTION) return 0;
  if (tw_block_is_prose(b)) return plain < BLOCK_SCORE_MAX ? plain : BLOCK_SCORE_MAX;
  if (b->kind == TW_BLOCK_ROW || b->kind == TW_BLOCK_PRE) return plain * 0.2F;
  if (b->width >= 40) return plain * 0.2F;
  return b->ends_sentence ? 2.0F : -4.0F;
}

void tw_sums_score(struct tw_blocks *blocks) {
  for (size_t i = 0; i < blocks->count; i++) blocks->items[i].score = score_of(&blocks->items[i]);
}

bool tw_node_is_strong(const struct tw_dom_node *node) {
  if (node->flags & (TW_NODE_BODYPROP | TW_NODE_ARTICLE | TW_NODE_MAIN)) return true;
  return (node->hints & TW_HINT_CONTENT) || node->tag == TW_TAG_ARTICLE || node->tag == TW_TAG_MAIN;
}

static bool is_told(const struct tw_dom_node *node) {
  if (node->tag == TW_TAG_TEXT) return false;
  return node->hints || (node->flags & ~(unsigned)TW_NODE_DATA) || (tw_tags_flags(node->tag) & TW_TAGF_NAV) ||
         tw_node_is_strong(node);
}

static uint32_t only_headline(const struct tw_dom *dom) {
  uint32_t found = 0;
  for (uint32_t at = 1; at < dom->count; at++) {
    if (dom->nodes[at].tag != TW_TAG_H1) continue;
    if (found) return 0;
    found = at;
  }
  return found;
}

static int list_told(struct tw_arena *arena, struct tw_sums *s) {
  size_t told = 0;
  for (uint32_t at = 0; at < s->dom->count; at++) told += is_told(&s->dom->nodes[at]);
  s->told = tw_arena_alloc(arena, (told + 1) * sizeof *s->told);
  s->strong = tw_arena_alloc(arena, (told + 1) * sizeof *s->strong);
  if (!s->told || !s->strong) return TW_ENOMEM;
  for (uint32_t at = 0; at < s->dom->count; at++) {
    if (!is_told(&s->dom->nodes[at])) continue;
    s->told[s->told_count++] = at;
    if (tw_node_is_strong(&s->dom->nodes[at])) s->strong[s->strong_count++] = at;
  }
  return 0;
}

bool tw_sums_has_strong(const struct tw_sums *s, uint32_t node) {
  size_t low = 0, high = s->strong_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (s->strong[middle] < node)
      low = middle + 1;
    else
      high = middle;
  }
  return low < s->strong_count && s->strong[low] < s->dom->nodes[node].end;
}

int tw_sums_init(struct tw_arena *arena, const struct tw_dom *dom, struct tw_blocks *blocks, struct tw_sums *ret_sums) {
  size_t count = blocks->count + 1;
  *ret_sums = (struct tw_sums){.dom = dom, .blocks = blocks};
  ret_sums->score = tw_arena_alloc(arena, count * sizeof *ret_sums->score);
  ret_sums->prose = tw_arena_alloc(arena, count * sizeof *ret_sums->prose);
  ret_sums->links = tw_arena_alloc(arena, count * sizeof *ret_sums->links);
  if (!ret_sums->score || !ret_sums->prose || !ret_sums->links) return TW_ENOMEM;
  ret_sums->headline = only_headline(dom);
  tw_sums_refresh(ret_sums);
  return list_told(arena, ret_sums);
}

void tw_sums_refresh(struct tw_sums *s) {
  s->score[0] = 0;
  s->prose[0] = 0;
  s->links[0] = 0;
  s->dropped = 0;
  for (size_t i = 0; i < s->blocks->count; i++) {
    const struct tw_block *b = &s->blocks->items[i];
    s->score[i + 1] = s->score[i] + (b->is_dropped ? 0.0 : (double)b->score);
    s->prose[i + 1] = s->prose[i] + (!b->is_dropped && tw_block_is_prose(b) ? b->width : 0);
    s->links[i + 1] = s->links[i] + b->link_bytes;
    s->dropped += b->is_dropped;
  }
}
