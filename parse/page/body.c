#include "parse/page/body.h"
#include "parse/page/posts.h"
#include "parse/page/teasers.h"
#include <stdlib.h>

enum {
  PROSE_WIDTH_MIN = 60,   /* columns; a shorter block is a line, not a paragraph */
  BLOCK_SCORE_MAX = 1000, /* one endless block does not outweigh the rest of the page */
};

/* What may be left outside of the root for its tightness. */
#define STRAY_SCORE 50.0
#define STRAY_SHARE 0.05

struct finder {
  struct tw_arena *arena;
  const struct tw_dom *dom;
  struct tw_blocks *blocks;
  double *score;   /* prefix sums over blocks: of scores of what is not dropped */
  uint64_t *prose; /* the same of prose columns */
  uint64_t *links; /* of bytes in links, dropped or not */
};

static bool is_prose(const struct tw_block *b) {
  if (b->kind == TW_BLOCK_HEADING || b->kind == TW_BLOCK_CAPTION || b->is_teaser) return false;
  return b->width >= PROSE_WIDTH_MIN && b->marks >= 1 && b->link_bytes * 2 < b->len;
}

static float score_of(const struct tw_block *b) {
  float plain = (float)b->width * (float)(b->len - b->link_bytes) / (float)b->len;
  bool linked = b->link_bytes * 2 > b->len;
  if (linked) return -(10.0F + (float)(b->width < 100 ? b->width : 100) * 0.4F);
  if (b->kind == TW_BLOCK_HEADING || b->kind == TW_BLOCK_CAPTION) return 0;
  if (is_prose(b)) return plain < BLOCK_SCORE_MAX ? plain : BLOCK_SCORE_MAX;
  if (b->kind == TW_BLOCK_ROW || b->kind == TW_BLOCK_PRE) return plain * 0.2F;
  if (b->width >= 40) return plain * 0.2F;
  return b->ends_sentence ? 2.0F : -4.0F;
}

static int sum_up(struct finder *f) {
  size_t count = f->blocks->count;
  if (!f->score) f->score = tw_arena_alloc(f->arena, (count + 1) * sizeof *f->score);
  if (!f->prose) f->prose = tw_arena_alloc(f->arena, (count + 1) * sizeof *f->prose);
  if (!f->links) f->links = tw_arena_alloc(f->arena, (count + 1) * sizeof *f->links);
  if (!f->score || !f->prose || !f->links) return TW_ENOMEM;
  f->score[0] = 0;
  f->links[0] = 0;
  f->prose[0] = 0;
  for (size_t i = 0; i < count; i++) {
    const struct tw_block *b = &f->blocks->items[i];
    f->score[i + 1] = f->score[i] + (b->is_dropped ? 0.0 : (double)b->score);
    f->links[i + 1] = f->links[i] + b->link_bytes;
    f->prose[i + 1] = f->prose[i] + (!b->is_dropped && is_prose(b) ? b->width : 0);
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

/* Reasons to drop an element, beside the hints: bits above tw_hint's. */
enum { REASON_HIDDEN = 1 << 28, REASON_NAV = 1 << 29 };

/* How much of the page's prose one element, and all elements with this reason together, may hold and still be taken for
 * what their words say. */
struct drop_rule {
  uint32_t reasons;
  unsigned one_percent, all_percent;
};

static const struct drop_rule drop_rules[] = {
    {TW_HINT_COMMENT, 100, 100}, {TW_HINT_RELATED | TW_HINT_AD | TW_HINT_FOOTER | TW_HINT_SHARE, 45, 55},
    {TW_HINT_SIDEBAR, 45, 55},   {TW_HINT_NAV | TW_HINT_AUTHOR | TW_HINT_META | TW_HINT_OVERLAY, 30, 45},
    {TW_HINT_GALLERY, 30, 30},   {TW_HINT_HIDDEN | REASON_HIDDEN, 50, 60},
    {REASON_NAV, 45, 60},
};
enum { REASON_BITS = 32 };
/* An inline element with more in it is none. */
enum { INLINE_NODES_MAX = 50 };
/* Words of layout rather than of content. */
#define WEAK_REASONS (TW_HINT_SIDEBAR | TW_HINT_NAV | TW_HINT_META | TW_HINT_AUTHOR)
/* Readers may write ten times the article; but something of an article must be left. */
enum { REST_WIDTH_MIN = 200 };

static uint32_t reasons_of(const struct tw_dom_node *node) {
  if (node->tag == TW_TAG_HTML || node->tag == TW_TAG_BODY || node->tag == TW_TAG_TEXT || node->tag == TW_TAG_MAIN) return 0;
  if (node->flags & (TW_NODE_BODYPROP | TW_NODE_MAIN)) return 0;
  uint32_t reasons = node->hints & (TW_HINT_NEGATIVE | TW_HINT_GALLERY);
  if (node->flags & TW_NODE_HIDDEN) reasons |= REASON_HIDDEN;
  if ((node->flags & TW_NODE_NAV) || (tw_tags_flags(node->tag) & TW_TAGF_NAV)) reasons |= REASON_NAV;
  /* A quoted post carries the network's name. */
  return node->tag == TW_TAG_BLOCKQUOTE ? reasons & ~(uint32_t)TW_HINT_SHARE : reasons;
}

/* Columns: a line or two may go whatever their share is; a page of one line falls back. */
enum { LITTLE_WIDTH = 200 };

/* "article-content with-aside": words on both sides, and text that is no list of links. */
static bool is_contradicted(const struct finder *f, uint32_t at) {
  const struct tw_dom_node *node = &f->dom->nodes[at];
  const uint32_t *first = f->blocks->first;
  uint64_t prose = prose_in(f, at);
  return (node->hints & (TW_HINT_CONTENT | TW_HINT_ARTICLE | TW_HINT_MAIN)) && prose >= LITTLE_WIDTH &&
         (f->links[first[node->end]] - f->links[first[at]]) * 10 < prose;
}

/* The reasons that hold for an element with this share of the page's prose. */
static uint32_t believed(uint32_t reasons, uint64_t prose, uint64_t all, bool together) {
  uint32_t held = 0;
  for (size_t i = 0; i < sizeof drop_rules / sizeof *drop_rules; i++) {
    const struct drop_rule *r = &drop_rules[i];
    unsigned percent = together ? r->all_percent : r->one_percent;
    if (prose <= LITTLE_WIDTH || prose * 100 <= all * percent) held |= reasons & r->reasons;
  }
  return held;
}

static void drop_range(struct finder *f, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; i++) f->blocks->items[i].is_dropped = true;
}

/* An inline element that a block starts with is a part of it ("<p><span class=date>Monday</span> The court ..."), unless it is
 * nearly all of it. */
static bool is_part_of_block(const struct finder *f, uint32_t at) {
  const struct tw_dom_node *node = &f->dom->nodes[at];
  const struct tw_block *block = &f->blocks->items[f->blocks->first[at]];
  if (block->owner >= at) return false;
  uint32_t bytes = 0, end = node->end < at + INLINE_NODES_MAX ? node->end : at + INLINE_NODES_MAX;
  for (uint32_t in = at + 1; in < end; in++)
    if (f->dom->nodes[in].tag == TW_TAG_TEXT) bytes += f->dom->nodes[in].len;
  return bytes * 5 < block->len * 4;
}

/* The outermost elements that one of `reasons` takes out: their prose by reason, and, when `drop`, out they go. */
static void visit_dropped(struct finder *f, uint32_t reasons, uint64_t mass[static REASON_BITS], bool drop) {
  uint64_t all = f->prose[f->blocks->count];
  const uint32_t *first = f->blocks->first;
  for (uint32_t at = 1; at < f->dom->count; at++) {
    const struct tw_dom_node *node = &f->dom->nodes[at];
    if (first[at] == first[node->end] || !(reasons_of(node) & reasons) || is_part_of_block(f, at)) continue;
    uint64_t prose = prose_in(f, at);
    uint32_t held = believed(reasons_of(node) & reasons, prose, all, false);
    if ((held & WEAK_REASONS) && is_contradicted(f, at)) held &= ~(uint32_t)WEAK_REASONS;
    if (prose > LITTLE_WIDTH && prose * 2 > all && all - prose < REST_WIDTH_MIN) held = 0;
    if (!held) continue;
    for (unsigned bit = 0; bit < REASON_BITS; bit++)
      if (held & (1U << bit)) mass[bit] += prose;
    if (drop) drop_range(f, first[at], first[node->end]);
    at = node->end - 1;
  }
}

/* A word that most of the page's text stands under is the site's habit and no reason. */
static void drop_by_reasons(struct finder *f, uint32_t reasons) {
  uint64_t mass[REASON_BITS] = {0}, unused[REASON_BITS] = {0};
  visit_dropped(f, reasons, mass, false);
  for (unsigned bit = 0; bit < REASON_BITS; bit++)
    if (mass[bit] && !believed(1U << bit, mass[bit], f->prose[f->blocks->count], true)) reasons &= ~(1U << bit);
  visit_dropped(f, reasons, unused, true);
  sum_up(f);
}

static bool is_container(const struct tw_dom_node *node) {
  unsigned flags = tw_tags_flags(node->tag);
  if (flags & (TW_TAGF_HEADING | TW_TAGF_VOID)) return false;
  return (flags & TW_TAGF_BLOCK) || node->tag == TW_TAG_OTHER || node->tag == TW_TAG_FONT;
}

/* What holds one paragraph or item, with the lists, quotes and pictures beside it in its parent. */
static bool is_leaf(const struct tw_dom_node *node) {
  return node->tag == TW_TAG_P || node->tag == TW_TAG_LI || node->tag == TW_TAG_DD || node->tag == TW_TAG_BLOCKQUOTE ||
         node->tag == TW_TAG_FONT;
}

/* The element with the greatest sum of scores, and in it the innermost one that has all but a stray line of that. */
static uint32_t best_node(const struct finder *f, double *ret_score) {
  double best_score = score_in(f, 0);
  for (uint32_t at = 1; at < f->dom->count; at++) {
    double score = is_container(&f->dom->nodes[at]) ? score_in(f, at) : best_score;
    if (score > best_score) best_score = score;
  }
  double slack = best_score * STRAY_SHARE < STRAY_SCORE ? best_score * STRAY_SHARE : STRAY_SCORE;
  uint32_t best = 0;
  for (uint32_t at = 1; at < f->dom->count; at++)
    if (is_container(&f->dom->nodes[at]) && score_in(f, at) >= best_score - slack) best = at;
  while (is_leaf(&f->dom->nodes[best])) best = f->dom->nodes[best].parent;
  *ret_score = best_score;
  return best;
}

/* Marks that name the article's element, strongest first, and the least share of the best sum that makes them believed:
 * where several elements of some size have the mark, and where only one has it. */
struct root_rule {
  unsigned flags;
  uint32_t hints;
  uint8_t tag;
  double share, share_alone;
};

static const struct root_rule root_rules[] = {
    {TW_NODE_BODYPROP, 0, TW_TAG_TEXT, 0.4, 0.3},
    {0, TW_HINT_CONTENT, TW_TAG_TEXT, 0.8, 0.6},
    {TW_NODE_ARTICLE, 0, TW_TAG_ARTICLE, 0.85, 0.7},
    {TW_NODE_MAIN, 0, TW_TAG_MAIN, 0.85, 0.7},
};

/* A sum of scores that is more than a teaser. */
#define ROOT_SCORE_MIN 100.0

static bool root_matches(const struct tw_dom_node *node, const struct root_rule *rule) {
  if (node->tag == TW_TAG_TEXT || !is_container(node)) return false;
  return (node->flags & rule->flags) || (node->hints & rule->hints) || node->tag == rule->tag;
}

/* Outermost elements with the mark, of some size; two are many. */
static unsigned count_marked(const struct finder *f, const struct root_rule *rule) {
  unsigned count = 0;
  for (uint32_t at = 1; at < f->dom->count && count < 2; at++) {
    if (!root_matches(&f->dom->nodes[at], rule) || score_in(f, at) < ROOT_SCORE_MIN) continue;
    count++;
    at = f->dom->nodes[at].end - 1;
  }
  return count;
}

static uint32_t named_root(const struct finder *f, double best_score) {
  for (size_t i = 0; i < sizeof root_rules / sizeof *root_rules; i++) {
    const struct root_rule *rule = &root_rules[i];
    unsigned marked = count_marked(f, rule);
    uint32_t best = 0;
    double most = best_score * (marked < 2 ? rule->share_alone : rule->share);
    for (uint32_t at = 1; at < f->dom->count; at++) {
      if (!root_matches(&f->dom->nodes[at], rule) || score_in(f, at) < most) continue;
      most = score_in(f, at);
      best = at;
    }
    if (best) return best;
  }
  return 0;
}

static void keep_all(struct finder *f) {
  for (size_t i = 0; i < f->blocks->count; i++) f->blocks->items[i].is_dropped = false;
  sum_up(f);
}

/* From the full set of reasons down to none: what a page with prose falls back on. */
static const uint32_t reason_steps[][2] = {
    {TW_HINT_COMMENT, UINT32_MAX},
    {TW_HINT_COMMENT, TW_HINT_FOOTER | TW_HINT_NAV | TW_HINT_OVERLAY | REASON_NAV | REASON_HIDDEN},
    {0, REASON_NAV},
    {0, 0},
};
/* Less than this share of the page's prose left is a sign of words misread. */
enum { PROSE_PERCENT_MIN = 25 };
/* Columns; what later steps find must be more than a line of a footer. */
enum { LATE_PROSE_WIDTH_MIN = 150 };
enum { STEP_COUNT = sizeof reason_steps / sizeof *reason_steps };

/* Drop by one step's reasons and choose the root of what is left. False when nothing in it speaks for a body. */
static bool try_step(struct finder *f, size_t step, uint32_t *ret_root, uint64_t *ret_all) {
  keep_all(f);
  drop_by_reasons(f, reason_steps[step][0]);
  *ret_all = f->prose[f->blocks->count];
  drop_by_reasons(f, reason_steps[step][1]);
  double best_score;
  *ret_root = best_node(f, &best_score);
  if (best_score <= 0) {
    *ret_root = 0;
    return false;
  }
  uint32_t named = named_root(f, best_score);
  if (named) *ret_root = named;
  return true;
}

static uint32_t find_root(struct finder *f) {
  size_t fallback = 0;
  bool has_fallback = false;
  uint32_t root;
  uint64_t all;
  for (size_t i = 0; i < STEP_COUNT; i++) {
    if (!try_step(f, i, &root, &all)) continue;
    uint64_t prose = prose_in(f, root);
    if (prose * 100 >= all * PROSE_PERCENT_MIN && prose >= (i ? LATE_PROSE_WIDTH_MIN : 1)) return root;
    if (!has_fallback) fallback = i;
    has_fallback = true;
  }
  try_step(f, fallback, &root, &all);
  return root;
}

/* Columns: the shortest headline; menus have one or two words. */
enum { HEADLINE_WIDTH_MIN = 24 };

static uint32_t count_story_links(const struct tw_blocks *blocks, size_t from, size_t to) {
  uint32_t count = 0;
  for (size_t i = from; i < to; i++) {
    const struct tw_block *b = &blocks->items[i];
    count += !b->is_dropped && b->width >= HEADLINE_WIDTH_MIN && b->link_bytes * 5 > b->len * 4;
  }
  return count;
}

int tw_body_find(struct tw_arena *arena, const struct tw_dom *dom, struct tw_blocks *blocks,
                 const struct tw_body_options *options, struct tw_body *ret_body) {
  struct finder f = {.arena = arena, .dom = dom, .blocks = blocks};
  for (size_t i = 0; i < blocks->count; i++) {
    blocks->items[i].score = score_of(&blocks->items[i]);
    ret_body->link_bytes += blocks->items[i].link_bytes;
  }
  tw_teasers_mark(dom, blocks, options->host);
  if (sum_up(&f) != 0) return TW_ENOMEM;
  ret_body->page_prose_width = f.prose[blocks->count];
  ret_body->root = find_root(&f);
  uint32_t post = options->says_article ? 0 : tw_posts_first(dom, blocks, ret_body->root, f.prose);
  if (post) ret_body->root = post;
  uint32_t start = blocks->first[ret_body->root], end = blocks->first[dom->nodes[ret_body->root].end];
  ret_body->story_links = count_story_links(blocks, 0, blocks->count);
  ret_body->root_links = count_story_links(blocks, start, end);
  drop_range(&f, 0, start);
  drop_range(&f, end, (uint32_t)blocks->count);
  ret_body->prose_width = prose_in(&f, ret_body->root);
  return 0;
}
