#include "parse/page/lines.h"
#include "parse/page/boilerplate.h"
#include "parse/page/marks.h"
#include "parse/page/page_title.h"

static bool is_linked(const struct tw_block *b) {
  return b->link_bytes * 5 > b->len * 4;
}

static bool same_title(struct tw_slice text, struct tw_slice title) {
  if (!title.len || text.len > title.len * 2) return false;
  TW_BUF_AUTO a;
  TW_BUF_AUTO b;
  tw_buf_init(&a, 0);
  tw_buf_init(&b, 0);
  return tw_page_title_fold(text, &a) && tw_page_title_fold(title, &b) && a.len && tw_slice_eq(tw_buf_slice(&a), tw_buf_slice(&b));
}

/* The list that the block is an item of; 0 when it is in none. */
static uint32_t list_of(const struct tw_dom *dom, const struct tw_block *b) {
  for (uint32_t at = b->owner; at; at = dom->nodes[at].parent)
    if (tw_tags_flags(dom->nodes[at].tag) & TW_TAGF_LIST) return at;
  return 0;
}

/* A list most of whose text is links points elsewhere. */
static void drop_link_lists(const struct tw_dom *dom, struct tw_blocks *blocks) {
  for (size_t i = 0; i < blocks->count; i++) {
    struct tw_block *b = &blocks->items[i];
    uint32_t list = b->is_dropped || b->kind != TW_BLOCK_ITEM ? 0 : list_of(dom, b);
    if (!list) continue;
    uint64_t all = 0, linked = 0;
    uint32_t end = blocks->first[dom->nodes[list].end];
    for (uint32_t k = blocks->first[list]; k < end; k++) {
      all += blocks->items[k].len;
      linked += blocks->items[k].link_bytes;
    }
    bool drop = linked * 10 > all * 6;
    for (; i < end; i++)
      if (drop) blocks->items[i].is_dropped = true;
    i--;
  }
}

static void drop_lines(struct tw_blocks *blocks, struct tw_slice title) {
  for (size_t i = 0; i < blocks->count; i++) {
    struct tw_block *b = &blocks->items[i];
    if (b->is_dropped) continue;
    struct tw_slice text = tw_block_text(blocks, b);
    if (b->kind == TW_BLOCK_CAPTION || tw_boilerplate_is_line(text)) b->is_dropped = true;
    if (is_linked(b) && b->kind != TW_BLOCK_ROW && (b->len < 200 || !b->ends_sentence)) b->is_dropped = true;
    if (b->kind == TW_BLOCK_HEADING && same_title(text, title)) b->is_dropped = true;
  }
}

static bool is_body_line(const struct tw_block *b) {
  return b->score >= 8;
}

/* Short lines before the first paragraph (date, byline, crumbs) and after the last (tags, buttons). */
static void trim_ends(struct tw_blocks *blocks) {
  size_t first = 0, last = blocks->count;
  while (first < blocks->count && (blocks->items[first].is_dropped || !is_body_line(&blocks->items[first]))) first++;
  if (first == blocks->count) return;
  while (last > first && (blocks->items[last - 1].is_dropped || !is_body_line(&blocks->items[last - 1]))) last--;
  bool heading_leads = false;
  for (size_t i = first; i-- > 0;) {
    struct tw_block *b = &blocks->items[i];
    if (b->is_dropped) continue;
    if (b->kind == TW_BLOCK_HEADING && i + 1 == first) heading_leads = true;
    if (!(heading_leads && i + 1 == first)) b->is_dropped = true;
  }
  for (size_t i = last; i < blocks->count; i++) {
    struct tw_block *b = &blocks->items[i];
    if (b->kind == TW_BLOCK_HEADING || !b->ends_sentence) b->is_dropped = true;
  }
}

static bool write_block(struct tw_buf *out, const struct tw_blocks *blocks, const struct tw_block *b, bool joins) {
  if (out->len) tw_buf_append_cstr(out, joins ? "\n" : "\n\n");
  return tw_buf_append(out, tw_marks_trim(tw_block_text(blocks, b)));
}

int tw_lines_write(struct tw_arena *arena, const struct tw_dom *dom, struct tw_blocks *blocks, struct tw_slice title, bool everything,
                   struct tw_slice *ret_text) {
  if (!everything) {
    drop_link_lists(dom, blocks);
    drop_lines(blocks, title);
    trim_ends(blocks);
  }
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  const struct tw_block *before = NULL;
  for (size_t i = 0; i < blocks->count; i++) {
    const struct tw_block *b = &blocks->items[i];
    if (b->is_dropped) continue;
    bool joins = before && before->kind == TW_BLOCK_ROW && b->kind == TW_BLOCK_ROW;
    if (!write_block(&out, blocks, b, joins)) return TW_ENOMEM;
    before = b;
  }
  *ret_text = tw_arena_dup(arena, tw_buf_slice(&out));
  return ret_text->ptr ? 0 : TW_ENOMEM;
}
