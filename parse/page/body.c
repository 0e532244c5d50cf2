#include "parse/page/body.h"
#include <stdlib.h>

enum {
  PROSE_BYTES_MIN = 60,    /* a shorter block is a line, not a paragraph */
  BLOCK_SCORE_MAX = 1000,  /* one endless block does not outweigh the rest of the page */
};

struct finder {
  struct tw_arena *arena;
  const struct tw_dom *dom;
  struct tw_blocks *blocks;
  double *score; /* prefix sums over blocks: of scores of what is not dropped */
  uint64_t *prose; /* the same of prose bytes, all blocks */
};

static bool is_prose(const struct tw_block *b) {
  if (b->kind == TW_BLOCK_HEADING || b->kind == TW_BLOCK_CAPTION) return false;
  return b->len >= PROSE_BYTES_MIN && b->marks >= 1 && b->link_bytes * 2 < b->len;
}

static float score_of(const struct tw_block *b) {
  float plain = (float)(b->len - b->link_bytes);
  bool linked = b->link_bytes * 2 > b->len;
  if (linked) return -(10.0F + (float)(b->link_bytes < 100 ? b->link_bytes : 100) * 0.4F);
  if (b->kind == TW_BLOCK_HEADING) return 0;
  if (is_prose(b)) return plain < BLOCK_SCORE_MAX ? plain : BLOCK_SCORE_MAX;
  if (b->kind == TW_BLOCK_ROW || b->kind == TW_BLOCK_PRE) return plain * 0.2F;
  if (b->len >= 40) return plain * 0.2F;
  return b->ends_sentence ? 2.0F : -4.0F;
}

static int sum_up(struct finder *f) {
  size_t count = f->blocks->count;
  if (!f->score) f->score = tw_arena_alloc(f->arena, (count + 1) * sizeof *f->score);
  if (!f->prose) f->prose = tw_arena_alloc(f->arena, (count + 1) * sizeof *f->prose);
  if (!f->score || !f->prose) return TW_ENOMEM;
  f->score[0] = 0;
  f->prose[0] = 0;
  for (size_t i = 0; i < count; i++) {
    const struct tw_block *b = &f->blocks->items[i];
    f->score[i + 1] = f->score[i] + (b->is_dropped ? 0.0 : (double)b->score);
    f->prose[i + 1] = f->prose[i] + (!b->is_dropped && is_prose(b) ? b->len : 0);
  }
  return 0;
}

static double score_in(const struct finder *f, uint32_t node) {
  const uint32_t *first = f->blocks->first;
  return f->score[first[f->dom->nodes[node].end]] - f->score[first[node]];
}

static uint64_t prose_in(const struct finder *f, uint32_t node) {
  const uint32_t *first = f->blocks->first;
  return f->prose[first[f->dom->nodes[node].end]] - f->prose[first[node]];
}

/* How much of the page's prose an element may hold and still be taken for what its words say. */
struct drop_rule {
  uint32_t hints;
  unsigned flags, tag_flags;
  unsigned percent;
};

static const struct drop_rule drop_rules[] = {
    {TW_HINT_COMMENT, 0, 0, 85},
    {TW_HINT_RELATED | TW_HINT_AD | TW_HINT_SHARE | TW_HINT_SIDEBAR | TW_HINT_FOOTER, 0, 0, 45},
    {TW_HINT_NAV | TW_HINT_AUTHOR | TW_HINT_META | TW_HINT_OVERLAY, 0, 0, 30},
    {TW_HINT_HIDDEN, TW_NODE_HIDDEN, 0, 50},
    {0, TW_NODE_NAV, TW_TAGF_NAV, 45},
};

static unsigned drop_percent(const struct tw_dom_node *node) {
  unsigned percent = 0;
  unsigned tag_flags = tw_tags_flags(node->tag);
  for (size_t i = 0; i < sizeof drop_rules / sizeof *drop_rules; i++) {
    const struct drop_rule *r = &drop_rules[i];
    if (!(node->hints & r->hints) && !(node->flags & r->flags) && !(tag_flags & r->tag_flags)) continue;
    if (r->percent > percent) percent = r->percent;
  }
  return percent;
}

static bool may_drop(const struct tw_dom_node *node) {
  if (node->tag == TW_TAG_HTML || node->tag == TW_TAG_BODY || node->tag == TW_TAG_TEXT) return false;
  if (node->flags & (TW_NODE_BODYPROP | TW_NODE_MAIN)) return false;
  if (node->tag == TW_TAG_MAIN) return false;
  return true;
}

static void drop_range(struct finder *f, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; i++) f->blocks->items[i].is_dropped = true;
}

/* Elements of one class of drop rules, in document order; the prose share is measured against what the earlier class left. */
static void drop_by_hints(struct finder *f, uint32_t only) {
  uint64_t all = f->prose[f->blocks->count];
  const uint32_t *first = f->blocks->first;
  for (uint32_t at = 1; at < f->dom->count; at++) {
    const struct tw_dom_node *node = &f->dom->nodes[at];
    if (first[at] == first[node->end] || !may_drop(node)) continue;
    if (only && !(node->hints & only)) continue;
    unsigned percent = drop_percent(node);
    if (!percent || prose_in(f, at) * 100 > all * percent) continue;
    drop_range(f, first[at], first[node->end]);
    at = node->end - 1;
  }
}

static bool is_container(const struct tw_dom_node *node) {
  unsigned flags = tw_tags_flags(node->tag);
  if (flags & (TW_TAGF_HEADING | TW_TAGF_VOID)) return false;
  return (flags & TW_TAGF_BLOCK) || node->tag == TW_TAG_OTHER || node->tag == TW_TAG_FONT;
}

/* The element with the greatest sum of scores; of equal ones the innermost. */
static uint32_t best_node(const struct finder *f, double *ret_score) {
  uint32_t best = 0;
  double best_score = score_in(f, 0);
  for (uint32_t at = 1; at < f->dom->count; at++) {
    const struct tw_dom_node *node = &f->dom->nodes[at];
    if (!is_container(node)) continue;
    double score = score_in(f, at);
    if (score < best_score) continue;
    best = at;
    best_score = score;
  }
  *ret_score = best_score;
  return best;
}

/* Marks that name the article's element, strongest first, and the least share of the best sum that makes them believed. */
struct root_rule {
  unsigned flags;
  uint32_t hints;
  uint8_t tag;
  double share;
};

static const struct root_rule root_rules[] = {
    {TW_NODE_BODYPROP, 0, TW_TAG_TEXT, 0.4},
    {0, TW_HINT_CONTENT, TW_TAG_TEXT, 0.6},
    {TW_NODE_ARTICLE, 0, TW_TAG_ARTICLE, 0.7},
    {TW_NODE_MAIN, 0, TW_TAG_MAIN, 0.8},
};

static bool root_matches(const struct tw_dom_node *node, const struct root_rule *rule) {
  return (node->flags & rule->flags) || (node->hints & rule->hints) || node->tag == rule->tag;
}

static uint32_t named_root(const struct finder *f, double best_score) {
  for (size_t i = 0; i < sizeof root_rules / sizeof *root_rules; i++) {
    uint32_t best = 0;
    double most = best_score * root_rules[i].share;
    for (uint32_t at = 1; at < f->dom->count; at++) {
      const struct tw_dom_node *node = &f->dom->nodes[at];
      if (node->tag == TW_TAG_TEXT || !root_matches(node, &root_rules[i]) || !is_container(node) || score_in(f, at) < most) continue;
      most = score_in(f, at);
      best = at;
    }
    if (best) return best;
  }
  return 0;
}

int tw_body_find(struct tw_arena *arena, const struct tw_dom *dom, struct tw_blocks *blocks, struct tw_body *ret_body) {
  struct finder f = {.arena = arena, .dom = dom, .blocks = blocks};
  for (size_t i = 0; i < blocks->count; i++) {
    blocks->items[i].score = score_of(&blocks->items[i]);
    ret_body->link_bytes += blocks->items[i].link_bytes;
  }
  if (sum_up(&f) != 0) return TW_ENOMEM;
  drop_by_hints(&f, TW_HINT_COMMENT);
  sum_up(&f);
  drop_by_hints(&f, 0);
  sum_up(&f);
  ret_body->page_prose_bytes = f.prose[blocks->count];
  double best_score;
  uint32_t root = best_node(&f, &best_score);
  uint32_t named = best_score > 0 ? named_root(&f, best_score) : 0;
  ret_body->root = named ? named : root;
  drop_range(&f, 0, blocks->first[ret_body->root]);
  drop_range(&f, blocks->first[dom->nodes[ret_body->root].end], (uint32_t)blocks->count);
  ret_body->prose_bytes = prose_in(&f, ret_body->root);
  return 0;
}
