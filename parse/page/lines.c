#include "parse/page/lines.h"
#include "base/fingerprint.h"
#include "parse/page/boilerplate.h"
#include "parse/page/marks.h"
#include "parse/page/own_links.h"
#include "parse/page/page_title.h"
#include "parse/page/tail.h"

/* A shorter line may be said twice. */
enum { COPY_WIDTH_MIN = 60 };
/* Of the items of a list of links to other sites, on average. */
enum { ITEM_BYTES_MIN = 16 };
/* Columns of a question with its answer, and of the words on a button. */
enum { ASKING_WIDTH_MAX = 240, BUTTON_WIDTH_MAX = 60 };
/* Columns of a caption that says more than who took the picture, and how many times the text all of them are in a gallery. */
enum { CAPTION_WIDTH_MIN = 40, CAPTION_TIMES = 3 };

static bool is_linked(const struct tw_block *b) {
  return b->link_bytes * 5 > b->len * 4;
}

/* `folded`: the title's letters. */
static bool same_title(struct tw_arena *arena, struct tw_slice text, struct tw_slice folded) {
  if (!folded.len || text.len < folded.len || text.len > folded.len * 2 + 20) return false;
  TW_BUF_AUTO buf;
  tw_buf_init_for(&buf, arena, 0);
  return tw_page_title_fold(text, &buf) && tw_slice_eq(tw_buf_slice(&buf), folded);
}

/* The list or table that the block is an item or row of; 0 when it is in none. */
static uint32_t list_of(const struct tw_dom *dom, const struct tw_block *b) {
  if (b->kind != TW_BLOCK_ITEM && b->kind != TW_BLOCK_ROW) return 0;
  for (uint32_t at = b->owner; at; at = dom->nodes[at].parent)
    if ((tw_tags_flags(dom->nodes[at].tag) & TW_TAGF_LIST) || dom->nodes[at].tag == TW_TAG_TABLE) return at;
  return 0;
}

/* What a list or table, the blocks [from, end), consists of. */
struct list {
  uint32_t from, end;
  uint64_t bytes, linked;
  uint32_t own; /* items that do not start with a link to another site */
};

static struct list read_list(const struct tw_dom *dom, const struct tw_blocks *blocks, uint32_t node, struct tw_slice host) {
  struct list list = {.from = blocks->first[node], .end = blocks->first[dom->nodes[node].end]};
  for (uint32_t i = list.from; i < list.end; i++) {
    const struct tw_block *b = &blocks->items[i];
    list.bytes += b->len;
    list.linked += b->link_bytes;
    list.own += tw_own_links_has(dom, b, host);
  }
  return list;
}

/* What an article recommends stands in other sites: products, sources, further reading. Networks to follow have shorter names. */
static bool leads_elsewhere(const struct list *list) {
  uint32_t items = list->end - list->from;
  return items >= 2 && list->own * 4 <= items && list->bytes >= (uint64_t)items * ITEM_BYTES_MIN;
}

/* A list or table most of whose text is links is a list of the site's other pages, and goes; one of links to other sites is text.
 */
static void drop_link_lists(const struct tw_dom *dom, struct tw_blocks *blocks, struct tw_slice host) {
  for (size_t i = 0; i < blocks->count; i++) {
    uint32_t node = blocks->items[i].is_dropped ? 0 : list_of(dom, &blocks->items[i]);
    if (!node) continue;
    struct list list = read_list(dom, blocks, node, host);
    bool is_of_links = list.linked * 10 > list.bytes * 6;
    for (; is_of_links && i < list.end; i++) {
      if (leads_elsewhere(&list))
        blocks->items[i].link_bytes = 0;
      else
        blocks->items[i].is_dropped = true;
    }
    i = list.end - 1;
  }
}

/* A heading right above a paragraph of the body is the paragraph's, linked or not. */
static bool heads_text(const struct tw_blocks *blocks, size_t i) {
  const struct tw_block *next = i + 1 < blocks->count ? &blocks->items[i + 1] : NULL;
  return blocks->items[i].kind == TW_BLOCK_HEADING && next && !next->is_dropped && !next->is_teaser && next->score >= 24;
}

/* What stands behind the question that the text starts with; absent when it starts with none. */
static struct tw_slice behind_question(struct tw_slice text) {
  static const char *const marks[] = {"?", "\uFF1F"};
  ptrdiff_t stop = tw_slice_find(text, TW_SLICE(". "), 0);
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    ptrdiff_t at = tw_slice_find(text, tw_slice_from(marks[i]), 0);
    if (at > 0 && (stop < 0 || stop > at)) return tw_slice_sub(text, (size_t)at + strlen(marks[i]), text.len);
  }
  return TW_SLICE_NONE;
}

/* "Looking for a mover? Compare quotes": a question to the reader that a link answers, in its own block or as the button below.
 */
static bool is_answered_by_link(const struct tw_blocks *blocks, size_t i) {
  const struct tw_block *b = &blocks->items[i], *next = i + 1 < blocks->count ? b + 1 : NULL;
  if (b->width > ASKING_WIDTH_MAX || (b->kind != TW_BLOCK_TEXT && b->kind != TW_BLOCK_HEADING)) return false;
  struct tw_slice answer = behind_question(tw_block_text(blocks, b));
  if (!answer.ptr) return false;
  if (answer.len) return b->kind == TW_BLOCK_TEXT && b->link_bytes * 5 >= answer.len * 3;
  return next && next->kind == TW_BLOCK_TEXT && next->link_bytes == next->len && next->width <= BUTTON_WIDTH_MAX;
}

static void drop_lines(struct tw_arena *arena, struct tw_blocks *blocks, struct tw_slice title, enum tw_lines_mode mode) {
  TW_BUF_AUTO folded;
  tw_buf_init_for(&folded, arena, 0);
  tw_page_title_fold(title, &folded);
  for (size_t i = 0; i < blocks->count; i++) {
    struct tw_block *b = &blocks->items[i];
    if (b->is_dropped) continue;
    if (b->is_teaser) b->is_dropped = true;
    struct tw_slice text = tw_block_text(blocks, b);
    if ((b->kind == TW_BLOCK_CAPTION && mode == TW_LINES_BODY) || tw_boilerplate_is_line(text) ||
        (b->kind == TW_BLOCK_TEXT && tw_boilerplate_is_particulars(text)))
      b->is_dropped = true;
    if (is_linked(b) && b->kind != TW_BLOCK_ROW && !heads_text(blocks, i) && (b->len < 200 || !b->ends_sentence))
      b->is_dropped = true;
    if (is_answered_by_link(blocks, i)) b->is_dropped = true;
    if (b->kind == TW_BLOCK_HEADING && tw_boilerplate_ends_body(text, true)) b->is_dropped = true;
    if (b->kind == TW_BLOCK_HEADING && same_title(arena, text, tw_buf_slice(&folded))) b->is_dropped = true;
  }
}

/* A sentence, or part of a table or listing: what a body may start and end with. */
static bool is_body_line(const struct tw_block *b) {
  if (b->kind == TW_BLOCK_HEADING || b->kind == TW_BLOCK_CAPTION) return false;
  if (b->kind == TW_BLOCK_ROW || b->kind == TW_BLOCK_PRE) return b->link_bytes * 2 < b->len;
  return b->score >= 24 || (b->ends_sentence && b->score > 0 && b->width >= 25);
}

static size_t kept_before(const struct tw_blocks *blocks, size_t i) {
  while (i > 0 && blocks->items[i - 1].is_dropped) i--;
  return i;
}

/* "To all departments:" */
static bool is_salutation(const struct tw_blocks *blocks, const struct tw_block *b) {
  struct tw_slice text = tw_block_text(blocks, b);
  return b->kind == TW_BLOCK_TEXT && b->link_bytes == 0 &&
         (tw_slice_has_suffix(text, TW_SLICE(":")) || tw_slice_has_suffix(text, TW_SLICE("\uFF1A")));
}

/* Short lines before the first paragraph: date, byline, crumbs. A heading right above it stays, and captions that were asked
 * for. */
static void trim_start(struct tw_blocks *blocks) {
  size_t first = 0;
  while (first < blocks->count && (blocks->items[first].is_dropped || !is_body_line(&blocks->items[first]))) first++;
  if (first == blocks->count) return;
  size_t above = kept_before(blocks, first);
  if (above > 0 && blocks->items[above - 1].kind == TW_BLOCK_HEADING) first = above - 1;
  above = kept_before(blocks, first);
  if (above > 0 && is_salutation(blocks, &blocks->items[above - 1])) first = above - 1;
  for (size_t i = 0; i < first; i++)
    if (blocks->items[i].kind != TW_BLOCK_CAPTION) blocks->items[i].is_dropped = true;
}

/* An item of a closing list without links, or a line marked as a paragraph. */
static bool is_closing_line(const struct tw_dom *dom, const struct tw_block *b) {
  if (b->link_bytes * 2 > b->len || (b->kind == TW_BLOCK_ITEM && b->link_bytes > 0)) return false;
  return b->kind == TW_BLOCK_ITEM || (b->width >= 20 && b->kind == TW_BLOCK_TEXT && dom->nodes[b->owner].tag == TW_TAG_P);
}

/* Behind the last paragraph: tags, buttons, headings of what was dropped. */
static void trim_end(const struct tw_dom *dom, struct tw_blocks *blocks) {
  size_t last = blocks->count;
  while (last > 0 && (blocks->items[last - 1].is_dropped || !is_body_line(&blocks->items[last - 1]))) last--;
  if (last == 0) return;
  bool closing = true;
  for (size_t i = last; i < blocks->count; i++) {
    struct tw_block *b = &blocks->items[i];
    if (b->is_dropped || b->kind == TW_BLOCK_CAPTION) continue;
    closing = closing && is_closing_line(dom, b);
    bool is_sentence = b->ends_sentence && b->width >= 25 && b->kind != TW_BLOCK_HEADING;
    if (!closing && !is_sentence) b->is_dropped = true;
  }
}

/* Paragraphs that stand twice (a copy for small screens, a pull quote): the first one stays. */
static int drop_copies(struct tw_arena *arena, struct tw_blocks *blocks) {
  size_t slots = 16;
  while (slots < blocks->count * 2) slots *= 2;
  uint32_t *seen = tw_arena_calloc(arena, slots, sizeof *seen);
  if (!seen) return TW_ENOMEM;
  for (size_t i = 0; i < blocks->count; i++) {
    struct tw_block *b = &blocks->items[i];
    if (b->is_dropped || b->kind != TW_BLOCK_TEXT || b->width < COPY_WIDTH_MIN) continue;
    struct tw_slice text = tw_block_text(blocks, b);
    uint64_t at = tw_fingerprint_short(text);
    while (seen[at % slots] && !tw_slice_eq(tw_block_text(blocks, &blocks->items[seen[at % slots] - 1]), text)) at++;
    if (seen[at % slots])
      b->is_dropped = true;
    else
      seen[at % slots] = (uint32_t)i + 1;
  }
  return 0;
}

/* Characters that show nothing go: soft hyphens, zero-width ones, byte order marks; no-break blanks are blanks. */
static bool append_visible(struct tw_buf *out, struct tw_slice s) {
  static const struct {
    const char *bytes, *instead;
  } rows[] = {{"\u00AD", ""}, {"\u200B", ""}, {"\u2060", ""}, {"\uFEFF", ""}, {"\u00A0", " "}, {"\u200E", ""}, {"\u200F", ""}};
  size_t plain = 0;
  for (size_t at = 0; at < s.len;) {
    unsigned char c = (unsigned char)s.ptr[at];
    size_t row = 0, rows_count = sizeof rows / sizeof *rows, cut = 0;
    for (; (c == 0xC2 || c == 0xE2 || c == 0xEF) && row < rows_count && !cut; row++) {
      bool begins = (unsigned char)rows[row].bytes[0] == c && at + 1 < s.len && rows[row].bytes[1] == s.ptr[at + 1];
      if (begins && tw_slice_has_prefix(tw_slice_sub(s, at, s.len), tw_slice_from(rows[row].bytes)))
        cut = strlen(rows[row].bytes);
    }
    if (cut) {
      tw_buf_append(out, tw_slice_sub(s, plain, at));
      tw_buf_append_cstr(out, rows[row - 1].instead);
      plain = at + cut;
    }
    at += cut ? cut : 1;
  }
  return tw_buf_append(out, tw_slice_sub(s, plain, s.len));
}

static bool write_block(struct tw_buf *out, const struct tw_blocks *blocks, const struct tw_block *b, bool joins) {
  if (out->len) tw_buf_append_cstr(out, joins ? "\n" : "\n\n");
  return append_visible(out, tw_marks_trim(tw_block_text(blocks, b)));
}

/* A gallery's text is what stands under its pictures. */
static bool is_gallery(const struct tw_blocks *blocks) {
  uint64_t captions = 0, rest = 0;
  for (size_t i = 0; i < blocks->count; i++) {
    const struct tw_block *b = &blocks->items[i];
    if (!b->is_dropped && b->width >= CAPTION_WIDTH_MIN) *(b->kind == TW_BLOCK_CAPTION ? &captions : &rest) += b->width;
  }
  return captions > rest * CAPTION_TIMES;
}

int tw_lines_write(struct tw_arena *arena, const struct tw_dom *dom, struct tw_blocks *blocks, struct tw_slice title,
                   struct tw_slice host, enum tw_lines_mode mode, struct tw_slice *ret_text) {
  if (mode == TW_LINES_BODY && is_gallery(blocks)) mode = TW_LINES_WITH_CAPTIONS;
  if (mode != TW_LINES_EVERYTHING) {
    drop_link_lists(dom, blocks, host);
    if (drop_copies(arena, blocks) < 0) return TW_ENOMEM;
    tw_tail_cut(dom, blocks);
    tw_tail_cut_contacts(dom, blocks);
    drop_lines(arena, blocks, title, mode);
    trim_start(blocks);
    trim_end(dom, blocks);
    tw_tail_trim_closings(blocks);
    trim_end(dom, blocks);
  }
  TW_BUF_AUTO out;
  tw_buf_init_for(&out, arena, 0);
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
