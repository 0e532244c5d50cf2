#include "parse/page/teasers.h"
#include "parse/page/own_links.h"

enum {
  HEADLINE_WIDTH_MIN = 16,
  TEASER_WIDTH_MAX = 400, /* columns of text under one headline */
  RUN_MIN = 3,            /* headlines in a row: two may be an article's */
  REST_WIDTH_MIN = 200,   /* of the page outside of runs */
  CARD_STEPS = 16,        /* from a headline up to its card */
};
/* Less than a menu's line, so that a run is no reason to widen the body. */
#define TEASER_SCORE (-4.0F)

struct page {
  const struct tw_dom *dom;
  const struct tw_blocks *blocks;
  struct tw_slice host;
};

static bool is_headline(const struct page *p, size_t at) {
  const struct tw_block *b = &p->blocks->items[at];
  return b->kind == TW_BLOCK_HEADING && b->width >= HEADLINE_WIDTH_MIN && b->link_bytes * 5 > b->len * 4 &&
         tw_own_links_has(p->dom, b, p->host);
}

/* The next linked headline behind `at`. */
static size_t next_headline(const struct page *p, size_t at) {
  for (at++; at < p->blocks->count && !is_headline(p, at);) at++;
  return at;
}

/* The card of the headline at `at`: the outermost element around it that the headline before is not in. */
static uint32_t card_of(const struct page *p, size_t before, size_t at) {
  uint32_t card = p->blocks->items[at].owner, other = p->blocks->items[before].node;
  for (int steps = 0; card && steps < CARD_STEPS && p->dom->nodes[card].parent > other; steps++)
    card = p->dom->nodes[card].parent;
  return card;
}

/* What stands between two headlines is no more than a teaser. */
static bool is_teaser(const struct tw_blocks *blocks, size_t from, size_t to) {
  uint32_t width = 0, paragraphs = 0;
  for (size_t i = from + 1; i < to; i++) {
    const struct tw_block *b = &blocks->items[i];
    if (b->score <= 0) continue;
    width += b->width;
    paragraphs += b->score >= 24;
  }
  return paragraphs <= 1 && width <= TEASER_WIDTH_MAX;
}

/* Behind the last headline of the run that starts at `first`, and what of it stands in that headline's card. */
static size_t run_end(const struct page *p, size_t first, size_t *ret_headlines) {
  size_t last = first, before = first;
  *ret_headlines = 1;
  for (size_t next; (next = next_headline(p, last)) < p->blocks->count && is_teaser(p->blocks, last, next); last = next) {
    before = last;
    ++*ret_headlines;
  }
  size_t end = p->blocks->first[p->dom->nodes[card_of(p, before, last)].end];
  return last > before && end > last && is_teaser(p->blocks, last, end) ? end : last + 1;
}

static uint64_t prose_width(const struct tw_blocks *blocks, size_t from, size_t to) {
  uint64_t width = 0;
  for (size_t i = from; i < to; i++)
    if (blocks->items[i].score >= 24) width += blocks->items[i].width;
  return width;
}

static void mark(struct tw_block *b) {
  if (b->score <= 0) return;
  b->score = TEASER_SCORE;
  b->is_teaser = true;
}

static uint64_t text_width(const struct tw_blocks *blocks, size_t from, size_t to) {
  uint64_t width = 0;
  for (size_t i = from; i < to; i++)
    if (blocks->items[i].score > 0) width += blocks->items[i].width;
  return width;
}

/* Of the run [first, end) the headlines whose text stands in their own card; the first one has no headline before it to tell its
 * card by, and goes as the others do. */
static void count_cards(const struct page *p, size_t first, size_t end, struct tw_teasers *seen) {
  for (size_t before = first, at; (at = next_headline(p, before)) < end; before = at) {
    size_t card_end = p->blocks->first[p->dom->nodes[card_of(p, before, at)].end], next = next_headline(p, at);
    if (next > end) next = end;
    if (card_end > next) card_end = next;
    if (text_width(p->blocks, at, card_end) < text_width(p->blocks, card_end, next)) continue;
    seen->cards += before == first ? 2 : 1;
    seen->width += text_width(p->blocks, before == first ? first : at, card_end);
  }
}

struct tw_teasers tw_teasers_mark(const struct tw_dom *dom, struct tw_blocks *blocks, struct tw_slice host) {
  struct page page = {dom, blocks, host};
  struct tw_teasers seen = {0};
  uint64_t all = prose_width(blocks, 0, blocks->count);
  for (size_t at = 0; at < blocks->count;) {
    size_t headlines;
    if (!is_headline(&page, at)) {
      at++;
      continue;
    }
    size_t end = run_end(&page, at, &headlines);
    if (headlines >= RUN_MIN) count_cards(&page, at, end, &seen);
    uint64_t in_run = prose_width(blocks, at, end);
    if (headlines >= RUN_MIN && in_run * 2 <= all && all - in_run >= REST_WIDTH_MIN) {
      seen.marked_width += text_width(blocks, at, end);
      for (size_t i = at; i < end; i++) mark(&blocks->items[i]);
    }
    at = end;
  }
  return seen;
}
