#include "parse/page/reasons.h"
#include "parse/page/insets.h"

/* How much of the page's prose one element, and all elements with this reason together, may hold and still be taken for
 * what their words say. Two rules of different families at one element are two witnesses. */
struct drop_rule {
  uint32_t reasons;
  unsigned one_percent, all_percent;
};

static const struct drop_rule drop_rules[] = {
    {TW_HINT_COMMENT, 100, 100},
    {TW_HINT_RELATED | TW_HINT_AD | TW_HINT_SHARE, 45, 55},
    {TW_HINT_FOOTER, 45, 55},
    {TW_HINT_SIDEBAR, 45, 55},
    {TW_HINT_NAV | TW_HINT_AUTHOR | TW_HINT_META, 30, 45},
    {TW_HINT_OVERLAY | TW_HINT_BOX, 30, 45},
    {TW_HINT_CONSENT, 95, 100},
    {TW_HINT_GALLERY, 30, 30},
    {TW_HINT_HIDDEN | TW_REASON_HIDDEN, 50, 60},
    {TW_REASON_NAV, 45, 60},
};
enum { RULE_COUNT = sizeof drop_rules / sizeof *drop_rules };
enum { REASON_BITS = 32 };
/* An inline element with more in it is none. */
enum { INLINE_NODES_MAX = 50 };
/* Words of layout rather than of content. */
#define WEAK_REASONS (TW_HINT_SIDEBAR | TW_HINT_NAV | TW_HINT_META | TW_HINT_AUTHOR)
/* Words that also name an article's subject. */
#define SUBJECT_REASONS (TW_HINT_CONSENT)
/* Columns. Readers may write ten times the article; but something of an article must be left. */
enum { REST_WIDTH_MIN = 200, REST_WIDTH_LEAST = 100 };
/* Columns: a line or two may go whatever their share is; a page of one line falls back. */
enum { LITTLE_WIDTH = 200 };
/* How many times the marked article an element beside it may be. */
enum { BESIDE_TIMES_MAX = 4 };

/* Words that sites have for the part of a page that holds its headline. */
#define HEAD_REASONS (TW_HINT_AD | TW_HINT_GALLERY | TW_HINT_META | TW_HINT_BOX)

/* How many times the page's prose its captions are where they are its text. */
enum { CAPTION_TIMES = 3 };

struct judge {
  struct tw_sums *sums;
  uint32_t reasons; /* that count at this step */
  uint64_t all;     /* columns of the page's prose */
  uint64_t strong;  /* of those inside elements marked as the article and outside of every reason */
  uint64_t mass[REASON_BITS];
  uint64_t beside; /* columns of what is_beside */
  /* The box set into the article that the walk is in: the names of its parts repeat its own ("callout__heading"). */
  uint32_t inset_end, inset_reasons;
};

static uint32_t reasons_of(const struct tw_dom_node *node) {
  if (node->tag == TW_TAG_HTML || node->tag == TW_TAG_BODY || node->tag == TW_TAG_TEXT || node->tag == TW_TAG_MAIN) return 0;
  if (node->flags & (TW_NODE_BODYPROP | TW_NODE_MAIN)) return 0;
  uint32_t reasons = node->hints & (TW_HINT_NEGATIVE | TW_HINT_GALLERY);
  if (node->flags & TW_NODE_HIDDEN) reasons |= TW_REASON_HIDDEN;
  if ((node->flags & TW_NODE_NAV) || (tw_tags_flags(node->tag) & TW_TAGF_NAV)) reasons |= TW_REASON_NAV;
  /* A quoted post carries the network's name. */
  if (node->tag == TW_TAG_BLOCKQUOTE) reasons &= ~(uint32_t)TW_HINT_SHARE;
  bool names_subject = tw_node_is_strong(node) || (node->hints & TW_HINT_ARTICLE);
  return names_subject ? reasons & ~(uint32_t)SUBJECT_REASONS : reasons;
}

/* "article-content with-aside": words on both sides, and text that is no list of links. */
static bool is_contradicted(const struct tw_sums *s, uint32_t at) {
  const struct tw_dom_node *node = &s->dom->nodes[at];
  uint64_t prose = tw_sums_prose_in(s, at);
  return (node->hints & (TW_HINT_CONTENT | TW_HINT_ARTICLE | TW_HINT_MAIN)) && prose >= LITTLE_WIDTH &&
         tw_sums_links_in(s, at) * 10 < prose;
}

static unsigned count_families(uint32_t reasons) {
  unsigned count = 0;
  for (size_t i = 0; i < RULE_COUNT; i++) count += (reasons & drop_rules[i].reasons) != 0;
  return count;
}

/* What stands beside an article that is marked as one, or has two witnesses against it, is believed whatever its share. */
static bool is_beside(const struct judge *j, uint32_t at, uint32_t reasons, uint64_t prose) {
  bool marked = j->strong >= REST_WIDTH_LEAST && prose <= j->strong * BESIDE_TIMES_MAX;
  bool witnessed = count_families(reasons) >= 2 && j->all - prose >= REST_WIDTH_LEAST;
  return (marked || witnessed) && !tw_sums_has_strong(j->sums, at);
}

/* The reasons of `reasons` that hold at this share of the page's prose. */
static uint32_t believed(uint32_t reasons, uint64_t prose, uint64_t all, bool together) {
  uint32_t held = 0;
  for (size_t i = 0; i < RULE_COUNT; i++) {
    const struct drop_rule *r = &drop_rules[i];
    unsigned percent = together ? r->all_percent : r->one_percent;
    if (prose <= LITTLE_WIDTH || prose * 100 <= all * percent) held |= reasons & r->reasons;
  }
  return held;
}

void tw_reasons_drop_range(struct tw_blocks *blocks, size_t from, size_t to) {
  for (size_t i = from; i < to; i++) blocks->items[i].is_dropped = true;
}

/* An inline element that a block starts with is a part of it ("<p><span class=date>Monday</span> The court ..."), unless it is
 * nearly all of it. */
static bool is_part_of_block(const struct tw_sums *s, uint32_t at) {
  const struct tw_dom_node *node = &s->dom->nodes[at];
  const struct tw_block *block = &s->blocks->items[s->blocks->first[at]];
  if (block->owner >= at) return false;
  uint32_t bytes = 0, end = node->end < at + INLINE_NODES_MAX ? node->end : at + INLINE_NODES_MAX;
  for (uint32_t in = at + 1; in < end; in++)
    if (s->dom->nodes[in].tag == TW_TAG_TEXT) bytes += s->dom->nodes[in].len;
  return bytes * 5 < block->len * 4;
}

/* The reasons that count at this element and hold; 0: it stays, or its parts are looked at. */
static uint32_t held_at(struct judge *j, uint32_t at, bool in_article, bool *ret_beside) {
  const struct tw_sums *s = j->sums;
  const uint32_t *first = s->blocks->first;
  uint32_t reasons = reasons_of(&s->dom->nodes[at]) & j->reasons;
  *ret_beside = false;
  if (at <= s->headline && s->headline < s->dom->nodes[at].end) reasons &= ~(uint32_t)HEAD_REASONS;
  if (!reasons || first[at] == first[s->dom->nodes[at].end] || is_part_of_block(s, at)) return 0;
  if (at < j->inset_end) reasons &= ~j->inset_reasons;
  uint32_t left = reasons & ~tw_insets_excused(s, at, in_article);
  if (in_article && at >= j->inset_end && (reasons & ~left & TW_HINT_BOX)) {
    j->inset_end = s->dom->nodes[at].end;
    j->inset_reasons = reasons & ~left;
  }
  reasons = left;
  if (!reasons) return 0;
  uint64_t prose = tw_sums_prose_in(s, at);
  uint32_t held = believed(reasons, prose, j->all, false);
  if (prose > LITTLE_WIDTH && is_beside(j, at, reasons, prose)) {
    *ret_beside = true;
    held = reasons;
  }
  if ((held & WEAK_REASONS) && !*ret_beside && is_contradicted(s, at)) held &= ~(uint32_t)WEAK_REASONS;
  if (prose > LITTLE_WIDTH && prose * 2 > j->all && j->all - prose < REST_WIDTH_MIN && !*ret_beside) held = 0;
  return held;
}

/* The outermost elements that a reason takes out: their prose by reason, and, when `drop`, out they go. True when
 * there are any. */
static bool visit(struct judge *j, bool drop) {
  const struct tw_dom *dom = j->sums->dom;
  const uint32_t *first = j->sums->blocks->first;
  uint32_t article_end = 0, seen_end = 1;
  bool found = false;
  j->inset_end = 0;
  for (size_t i = 0; i < j->sums->told_count; i++) {
    uint32_t at = j->sums->told[i];
    bool beside;
    if (at < seen_end) continue;
    uint32_t held = held_at(j, at, at < article_end, &beside);
    if (!held && article_end < dom->nodes[at].end && tw_node_is_strong(&dom->nodes[at])) article_end = dom->nodes[at].end;
    if (!held) continue;
    uint64_t prose = beside ? 0 : tw_sums_prose_in(j->sums, at);
    for (unsigned bit = 0; prose && bit < REASON_BITS; bit++)
      if (held & (1U << bit)) j->mass[bit] += prose;
    if (drop && (beside || (held & TW_HINT_CONSENT))) j->beside += tw_sums_prose_in(j->sums, at);
    if (drop) tw_reasons_drop_range(j->sums->blocks, first[at], first[dom->nodes[at].end]);
    seen_end = dom->nodes[at].end;
    found = true;
  }
  return found;
}

/* Prose of what is marked as the article, without what has any reason against it. */
static uint64_t strong_prose(const struct tw_sums *s) {
  uint64_t prose = 0;
  uint32_t strong_end = 0, seen_end = 1;
  for (size_t i = 0; i < s->told_count; i++) {
    uint32_t at = s->told[i];
    const struct tw_dom_node *node = &s->dom->nodes[at];
    if (at < seen_end) continue;
    if (reasons_of(node) && !is_contradicted(s, at)) {
      if (at < strong_end) prose -= tw_sums_prose_in(s, at);
      seen_end = node->end;
    } else if (at >= strong_end && tw_node_is_strong(node)) {
      prose += tw_sums_prose_in(s, at);
      strong_end = node->end;
    }
  }
  return prose;
}

/* Pictures with more text under them than the page has beside are what the page is about. */
static bool is_gallery(const struct tw_sums *s) {
  uint64_t captions = 0;
  for (size_t i = 0; i < s->blocks->count; i++)
    if (s->blocks->items[i].kind == TW_BLOCK_CAPTION) captions += s->blocks->items[i].width;
  return captions > tw_sums_all_prose(s) * CAPTION_TIMES;
}

uint64_t tw_reasons_drop(struct tw_sums *sums, uint32_t reasons) {
  struct judge j = {.sums = sums, .reasons = reasons, .all = tw_sums_all_prose(sums), .strong = strong_prose(sums)};
  if (is_gallery(sums)) j.reasons &= ~(uint32_t)TW_HINT_GALLERY;
  visit(&j, false);
  for (unsigned bit = 0; bit < REASON_BITS; bit++)
    if (j.mass[bit] && !believed(1U << bit, j.mass[bit], j.all, true)) j.reasons &= ~(1U << bit);
  if (visit(&j, true)) tw_sums_refresh(sums);
  return j.beside;
}
