#include "parse/page/body.h"
#include "parse/page/columns.h"
#include "parse/page/forms.h"
#include "parse/page/lede.h"
#include "parse/page/posts.h"
#include "parse/page/questions.h"
#include "parse/page/reasons.h"
#include "parse/page/sums.h"
#include "parse/page/teasers.h"
#include <stdlib.h>

/* What may be left outside of the root for its tightness. */
#define STRAY_SCORE 50.0
#define STRAY_SHARE 0.05

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
static uint32_t best_node(const struct tw_sums *s, double *ret_score) {
  double best_score = tw_sums_score_in(s, 0);
  for (uint32_t at = 1; at < s->dom->count; at++) {
    double score = is_container(&s->dom->nodes[at]) ? tw_sums_score_in(s, at) : best_score;
    if (score > best_score) best_score = score;
  }
  double slack = best_score * STRAY_SHARE < STRAY_SCORE ? best_score * STRAY_SHARE : STRAY_SCORE;
  uint32_t best = 0;
  for (uint32_t at = 1; at < s->dom->count; at++)
    if (is_container(&s->dom->nodes[at]) && tw_sums_score_in(s, at) >= best_score - slack) best = at;
  while (is_leaf(&s->dom->nodes[best])) best = s->dom->nodes[best].parent;
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

/* What matches is strong: no other element need be asked. */
static bool root_matches(const struct tw_dom_node *node, const struct root_rule *rule) {
  if (!is_container(node)) return false;
  return (node->flags & rule->flags) || (node->hints & rule->hints) || node->tag == rule->tag;
}

/* Outermost elements with the mark, of some size; two are many. */
static unsigned count_marked(const struct tw_sums *s, const struct root_rule *rule) {
  unsigned count = 0;
  uint32_t counted_end = 0;
  for (size_t i = 0; i < s->strong_count && count < 2; i++) {
    uint32_t at = s->strong[i];
    if (at < counted_end || !root_matches(&s->dom->nodes[at], rule) || tw_sums_score_in(s, at) < ROOT_SCORE_MIN) continue;
    count++;
    counted_end = s->dom->nodes[at].end;
  }
  return count;
}

static uint32_t named_root(const struct tw_sums *s, double best_score) {
  for (size_t i = 0; i < sizeof root_rules / sizeof *root_rules; i++) {
    const struct root_rule *rule = &root_rules[i];
    unsigned marked = count_marked(s, rule);
    uint32_t best = 0;
    double most = best_score * (marked < 2 ? rule->share_alone : rule->share);
    for (size_t k = 0; k < s->strong_count; k++) {
      uint32_t at = s->strong[k];
      if (!root_matches(&s->dom->nodes[at], rule) || tw_sums_score_in(s, at) < most) continue;
      most = tw_sums_score_in(s, at);
      best = at;
    }
    if (best) return best;
  }
  return 0;
}

static void keep_all(struct tw_sums *s) {
  if (!s->dropped) return;
  for (size_t i = 0; i < s->blocks->count; i++) s->blocks->items[i].is_dropped = false;
  tw_sums_refresh(s);
}

/* Percent of a row's prose in one cell that make it the body, and the others columns beside it. */
enum { COLUMN_PERCENT_MIN = 65 };

/* The cell of a layout table that has nearly all of the row's prose. 0: none. */
static uint32_t main_cell(const struct tw_sums *s, uint32_t row) {
  uint64_t all = tw_sums_prose_in(s, row);
  for (uint32_t at = row + 1; at < s->dom->nodes[row].end; at = s->dom->nodes[at].end)
    if (s->dom->nodes[at].tag == TW_TAG_TD && tw_sums_prose_in(s, at) * 100 >= all * COLUMN_PERCENT_MIN) return at;
  return 0;
}

/* Down through the rows of layout tables that have all of the root's prose. */
static uint32_t narrow(const struct tw_sums *s, uint32_t root) {
  uint64_t all = tw_sums_prose_in(s, root);
  for (uint32_t at = root; all && at < s->dom->nodes[root].end; at++) {
    const struct tw_dom_node *node = &s->dom->nodes[at];
    if (node->tag != TW_TAG_TR || (node->flags & TW_NODE_DATA) || tw_sums_prose_in(s, at) < all) continue;
    uint32_t cell = main_cell(s, at);
    if (!cell) break;
    root = at = cell;
    all = tw_sums_prose_in(s, root);
  }
  return root;
}

/* From the full set of reasons down to none: what a page with prose falls back on. */
static const uint32_t reason_steps[][2] = {
    {TW_HINT_COMMENT, UINT32_MAX},
    {TW_HINT_COMMENT, TW_HINT_FOOTER | TW_HINT_NAV | TW_HINT_OVERLAY | TW_HINT_CONSENT | TW_REASON_NAV | TW_REASON_HIDDEN},
    {0, TW_REASON_NAV},
    {0, 0},
};
/* Less than this share of the page's prose left is a sign of words misread. */
enum { PROSE_PERCENT_MIN = 25 };
/* Columns; what later steps find must be more than a line of a footer. */
enum { LATE_PROSE_WIDTH_MIN = 150 };
enum { STEP_COUNT = sizeof reason_steps / sizeof *reason_steps };

/* Drop by one step's reasons and choose the root of what is left. False when nothing in it speaks for a body. */
static bool try_step(struct tw_sums *s, size_t step, uint32_t *ret_root, uint64_t *ret_all) {
  keep_all(s);
  tw_reasons_drop(s, reason_steps[step][0]);
  *ret_all = tw_sums_all_prose(s);
  *ret_all -= tw_reasons_drop(s, reason_steps[step][1]);
  double best_score;
  *ret_root = best_node(s, &best_score);
  if (best_score <= 0) {
    *ret_root = 0;
    return false;
  }
  uint32_t named = named_root(s, best_score);
  *ret_root = narrow(s, named ? named : *ret_root);
  return true;
}

static uint32_t find_root(struct tw_sums *s, bool *ret_fell_back) {
  size_t fallback = 0, last = 0;
  bool has_fallback = false;
  uint32_t root;
  uint64_t all;
  for (size_t i = 0; i < STEP_COUNT; i++) {
    if (try_step(s, i, &root, &all)) {
      uint64_t prose = tw_sums_prose_in(s, root);
      *ret_fell_back = i > 0;
      if (prose * 100 >= all * PROSE_PERCENT_MIN && prose >= (i ? LATE_PROSE_WIDTH_MIN : 1)) return root;
      if (!has_fallback) fallback = i;
      has_fallback = true;
    }
    last = i;
    /* With nothing dropped the next steps have nothing to take back. */
    if (!s->dropped) break;
  }
  *ret_fell_back = fallback > 0;
  if (last != fallback) try_step(s, fallback, &root, &all);
  return root;
}

/* Columns: the shortest headline, menus have one or two words; and what a headline takes in a block of many. */
enum { HEADLINE_WIDTH_MIN = 24, LINKS_LINE_WIDTH = 48 };

static uint32_t count_story_links(const struct tw_blocks *blocks, size_t from, size_t to) {
  uint32_t count = 0;
  for (size_t i = from; i < to; i++) {
    const struct tw_block *b = &blocks->items[i];
    if (b->is_dropped || b->width < HEADLINE_WIDTH_MIN || b->link_bytes * 5 < b->len * 3) continue;
    count += b->link_bytes * 5 > b->len * 4 && b->width > LINKS_LINE_WIDTH ? b->width / LINKS_LINE_WIDTH : 1;
  }
  return count;
}

/* The root is, or stands in, a menu or footer by element or role. */
static bool is_in_furniture(const struct tw_dom *dom, uint32_t root) {
  for (uint32_t at = root; at; at = dom->nodes[at].parent)
    if ((dom->nodes[at].flags & TW_NODE_NAV) || (tw_tags_flags(dom->nodes[at].tag) & TW_TAGF_NAV)) return true;
  return false;
}

/* Take the root, or the first of several posts in it. */
static uint32_t choose_root(struct tw_sums *s, const struct tw_body_options *options, bool *ret_fell_back) {
  uint32_t root = find_root(s, ret_fell_back);
  tw_columns_drop(s, root);
  tw_forms_drop(s, root);
  uint32_t post = tw_posts_titled(s->dom, s->blocks, root, options->title, s->prose);
  if (!post && !options->says_article) post = tw_posts_first(s->dom, s->blocks, root, s->prose);
  return post ? post : root;
}

int tw_body_find(struct tw_arena *arena, const struct tw_dom *dom, struct tw_blocks *blocks,
                 const struct tw_body_options *options, struct tw_body *ret_body) {
  struct tw_sums sums;
  tw_sums_score(blocks);
  struct tw_teasers teasers = tw_teasers_mark(dom, blocks, options->host);
  if (tw_sums_init(arena, dom, blocks, &sums) < 0) return TW_ENOMEM;
  ret_body->cards = teasers.cards;
  ret_body->card_width = teasers.width;
  ret_body->link_bytes = sums.links[blocks->count];
  ret_body->page_prose_width = tw_sums_all_prose(&sums) + teasers.marked_width;
  ret_body->root = choose_root(&sums, options, &ret_body->is_furniture);
  ret_body->is_furniture = ret_body->is_furniture || is_in_furniture(dom, ret_body->root);
  uint32_t start = blocks->first[ret_body->root], end = blocks->first[dom->nodes[ret_body->root].end];
  ret_body->story_links = count_story_links(blocks, 0, blocks->count);
  ret_body->root_links = count_story_links(blocks, start, end);
  tw_lede_drop_before(dom, blocks, ret_body->root);
  struct tw_questions questions = tw_questions_find(dom, blocks, end);
  tw_reasons_drop_range(blocks, end, questions.from);
  tw_reasons_drop_range(blocks, questions.end, blocks->count);
  ret_body->prose_width = tw_sums_prose_in(&sums, ret_body->root);
  return 0;
}
