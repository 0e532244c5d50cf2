#include "parse/page/tail.h"
#include "parse/page/boilerplate.h"

enum {
  CLOSINGS_MAX = 4,  /* blocks: a word on the writer, one on the paper, one on rights */
  HEADING_STEPS = 4, /* from a heading's text up to the heading */
  PARTING_MARKS = 5, /* in a line of them */
  CONTACTS_MIN = 3,  /* lines with an address or a handle */
  BODY_SHARE = 4,    /* one in so many of the columns of text stands before the parting line */
};

/* The heading element that the block stands in; 0: none. */
static uint32_t heading_of(const struct tw_dom *dom, const struct tw_block *b) {
  for (uint32_t at = b->owner, steps = 0; at && steps < HEADING_STEPS; at = dom->nodes[at].parent, steps++)
    if (tw_tags_flags(dom->nodes[at].tag) & TW_TAGF_HEADING) return at;
  return 0;
}

static bool is_plain(const struct tw_block *b) {
  return b->link_bytes * 5 < b->len && !b->is_teaser;
}

/* The first block that is kept, at or behind `at`. */
static size_t next_kept(const struct tw_blocks *blocks, size_t at) {
  while (at < blocks->count && blocks->items[at].is_dropped) at++;
  return at;
}

/* The block is a heading of the article itself: beside `other` in one element, of its rank or above, and with a paragraph of that
 * element right under it. */
static bool goes_on_at(const struct tw_dom *dom, const struct tw_blocks *blocks, size_t at, uint32_t other) {
  const struct tw_block *b = &blocks->items[at];
  uint32_t heading = b->kind == TW_BLOCK_HEADING && is_plain(b) ? heading_of(dom, b) : 0;
  if (!heading || dom->nodes[heading].parent != dom->nodes[other].parent || dom->nodes[heading].tag > dom->nodes[other].tag)
    return false;
  size_t next = next_kept(blocks, at + 1);
  if (next == blocks->count || tw_boilerplate_ends_body(tw_block_text(blocks, b), true)) return false;
  const struct tw_block *text = &blocks->items[next];
  return text->score >= 24 && is_plain(text) && dom->nodes[text->owner].parent == dom->nodes[other].parent;
}

/* Where the article goes on behind the section that the block at `from` heads; the count of blocks when it does not. */
static size_t section_end(const struct tw_dom *dom, const struct tw_blocks *blocks, size_t from) {
  uint32_t heading = heading_of(dom, &blocks->items[from]);
  size_t at = heading ? from + 1 : blocks->count;
  while (at < blocks->count && (blocks->items[at].is_dropped || !goes_on_at(dom, blocks, at, heading))) at++;
  return at;
}

static uint64_t text_width(const struct tw_blocks *blocks) {
  uint64_t width = 0;
  for (size_t i = 0; i < blocks->count; i++)
    if (!blocks->items[i].is_dropped && blocks->items[i].score > 0) width += blocks->items[i].width;
  return width;
}

void tw_tail_cut(const struct tw_dom *dom, struct tw_blocks *blocks) {
  uint64_t all = text_width(blocks), before = 0;
  for (size_t i = 0; i < blocks->count; i++) {
    const struct tw_block *b = &blocks->items[i];
    if (b->is_dropped) continue;
    if (before * 3 > all * 2 && tw_boilerplate_ends_body(tw_block_text(blocks, b), b->kind == TW_BLOCK_HEADING)) {
      size_t end = section_end(dom, blocks, i);
      for (; i < end; i++) blocks->items[i].is_dropped = true;
      i--;
    } else if (b->score > 0) {
      before += b->width;
    }
  }
}

/* "*****", "- - - - -", "_____": nothing but one mark. */
static bool parts_text(struct tw_slice text) {
  unsigned marks = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (text.ptr[i] == ' ') continue;
    if (text.ptr[i] != text.ptr[0] || !strchr("*-_=~#+", text.ptr[i])) return false;
    marks++;
  }
  return marks >= PARTING_MARKS;
}

/* A rule between this block and the one before. */
static bool has_rule_before(const struct tw_dom *dom, const struct tw_blocks *blocks, size_t at) {
  uint32_t from = at > 0 ? blocks->items[at - 1].node : 0;
  for (uint32_t node = blocks->items[at].node; node > from; node--)
    if (dom->nodes[node].tag == TW_TAG_HR) return true;
  return false;
}

static bool has_handle(struct tw_slice text) {
  return tw_slice_find(text, TW_SLICE("@"), 0) >= 0;
}

static bool has_address(struct tw_slice text) {
  return has_handle(text) || tw_slice_find(text, TW_SLICE("www."), 0) >= 0 || tw_slice_find(text, TW_SLICE("://"), 0) >= 0;
}

static bool is_of_contacts(const struct tw_blocks *blocks, size_t from) {
  size_t lines = 0, addresses = 0, handles = 0;
  for (size_t i = from; i < blocks->count; i++) {
    const struct tw_block *b = &blocks->items[i];
    if (b->is_dropped || parts_text(tw_block_text(blocks, b))) continue;
    lines++;
    addresses += has_address(tw_block_text(blocks, b));
    handles += has_handle(tw_block_text(blocks, b));
  }
  return addresses >= CONTACTS_MIN && addresses * 2 >= lines && handles > 0;
}

void tw_tail_cut_contacts(const struct tw_dom *dom, struct tw_blocks *blocks) {
  uint64_t all = text_width(blocks), before = 0;
  size_t parting = blocks->count;
  for (size_t i = 0; i < blocks->count; i++) {
    const struct tw_block *b = &blocks->items[i];
    if (b->is_dropped) continue;
    if (before * BODY_SHARE > all && (parts_text(tw_block_text(blocks, b)) || has_rule_before(dom, blocks, i))) parting = i;
    if (b->score > 0) before += b->width;
  }
  if (parting == blocks->count || !is_of_contacts(blocks, parting)) return;
  for (size_t i = parting; i < blocks->count; i++) blocks->items[i].is_dropped = true;
}

static bool has_text_before(const struct tw_blocks *blocks, size_t i) {
  while (i > 0 && blocks->items[i - 1].is_dropped) i--;
  return i > 0;
}

void tw_tail_trim_closings(struct tw_blocks *blocks) {
  size_t dropped = 0;
  for (size_t i = blocks->count; i-- > 0 && dropped < CLOSINGS_MAX;) {
    struct tw_block *b = &blocks->items[i];
    if (b->is_dropped) continue;
    if (!has_text_before(blocks, i) || b->kind == TW_BLOCK_ROW || !tw_boilerplate_is_closing(tw_block_text(blocks, b))) return;
    b->is_dropped = true;
    dropped++;
  }
}
