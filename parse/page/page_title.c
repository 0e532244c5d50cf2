#include "parse/page/page_title.h"
#include "parse/page/marks.h"

/* Longer "titles" are paragraphs in the wrong element. */
enum { TITLE_BYTES_MAX = 600 };
/* Columns; a shorter h1 is a section's or a site's name. */
enum { HEADLINE_WIDTH_MIN = 12 };
/* Each is compared with the title letter by letter. */
enum { HEADLINES_MAX = 200 };

/* What stands between a title and a site's name, blanks around it. */
static const char *const spaced[] = {" | ", " - ", " – ", " — ", " :: ", " · ", " » ", " « ",  " • ", " / ",
                                     " ~ ", " > ", " < ", " › ", " ‹ ",  " ¦ ", " ∣ ", " -- ", " ● ", " ★ "};
/* Without blanks, and right only between Chinese words, but for the first. */
static const char *const tight[] = {"|", "丨", "_", "--", "——", "-", "｜", "－", "—"};
enum { LATIN_TIGHT = 1 };

bool tw_page_title_fold(struct tw_slice title, struct tw_buf *out) {
  for (size_t i = 0; i < title.len; i++) {
    unsigned char c = (unsigned char)title.ptr[i];
    if (c >= 'A' && c <= 'Z') c = (unsigned char)(c + 32);
    /* General punctuation (E2 80 xx: quotes, dashes, dots) counts as none. */
    if (c == 0xE2 && i + 2 < title.len && (unsigned char)title.ptr[i + 1] == 0x80) {
      i += 2;
      continue;
    }
    if (c == 0xC2 && i + 1 < title.len && (unsigned char)title.ptr[i + 1] == 0xA0) {
      i++;
      continue;
    }
    if (c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) tw_buf_append_char(out, (char)c);
  }
  return !tw_buf_failed(out);
}

/* How `part` lies in `whole` when both are folded. */
enum fit { FIT_NONE, FIT_INSIDE, FIT_START, FIT_EQUAL };

static enum fit fit_of(struct tw_arena *arena, struct tw_slice part, struct tw_slice whole) {
  TW_BUF_AUTO a;
  TW_BUF_AUTO b;
  tw_buf_init_for(&a, arena, 0);
  tw_buf_init_for(&b, arena, 0);
  if (!tw_page_title_fold(part, &a) || !tw_page_title_fold(whole, &b) || !a.len || !b.len) return FIT_NONE;
  ptrdiff_t at = tw_slice_find(tw_buf_slice(&b), tw_buf_slice(&a), 0);
  if (at < 0) return FIT_NONE;
  if (a.len == b.len) return FIT_EQUAL;
  return at == 0 ? FIT_START : FIT_INSIDE;
}

/* Text of the first <title>. */
static struct tw_slice title_element(struct tw_arena *arena, const struct tw_dom *dom) {
  for (uint32_t at = 0; at < dom->count; at++) {
    const struct tw_dom_node *node = &dom->nodes[at];
    if (node->tag != TW_TAG_TITLE) continue;
    for (uint32_t in = at + 1; in < node->end; in++)
      if (dom->nodes[in].tag == TW_TAG_TEXT) {
        struct tw_slice text = tw_marks_trim(tw_dom_text(dom, &dom->nodes[in]));
        if (text.len) return tw_arena_dup(arena, text);
      }
  }
  return TW_SLICE_NONE;
}

static bool is_headline(const struct tw_dom *dom, const struct tw_block *block) {
  if (block->kind != TW_BLOCK_HEADING || block->len > TITLE_BYTES_MAX) return false;
  for (uint32_t at = block->owner, steps = 0; at && steps < 4; at = dom->nodes[at].parent, steps++)
    if (dom->nodes[at].tag == TW_TAG_H1 || dom->nodes[at].tag == TW_TAG_H2) return true;
  return false;
}

static bool in_h1(const struct tw_dom *dom, const struct tw_block *block) {
  for (uint32_t at = block->owner, steps = 0; at && steps < 4; at = dom->nodes[at].parent, steps++)
    if (dom->nodes[at].tag == TW_TAG_H1) return true;
  return false;
}

/* The heading that repeats what the page calls itself; the longest such one. */
static struct tw_slice heading_like(struct tw_arena *arena, const struct tw_dom *dom, const struct tw_blocks *blocks,
                                    struct tw_slice name) {
  struct tw_slice best = TW_SLICE_NONE;
  enum fit best_fit = FIT_NONE;
  for (size_t i = 0, looked = 0; i < blocks->count && looked < HEADLINES_MAX; i++) {
    const struct tw_block *b = &blocks->items[i];
    if (!is_headline(dom, b)) continue;
    looked++;
    struct tw_slice text = tw_block_text(blocks, b);
    enum fit fit = fit_of(arena, text, name);
    if (fit == FIT_INSIDE && text.len * 2 < name.len) fit = FIT_NONE;
    if (fit == FIT_START && text.len * 4 < name.len) fit = FIT_NONE;
    if (fit > best_fit || (fit == best_fit && fit != FIT_NONE && text.len > best.len)) {
      best = text;
      best_fit = fit;
    }
  }
  return best;
}

/* A word of four letters or more (or any Chinese character) of `a` stands in `b`. */
static bool share_word(struct tw_arena *arena, struct tw_slice a, struct tw_slice b) {
  TW_BUF_AUTO whole;
  tw_buf_init_for(&whole, arena, 0);
  if (!tw_page_title_fold(b, &whole)) return false;
  struct tw_slice rest = a, word;
  while (tw_slice_split(&rest, ' ', &word)) {
    TW_BUF_AUTO part;
    tw_buf_init_for(&part, arena, 0);
    if (!tw_page_title_fold(word, &part) || part.len < 4) continue;
    size_t len = part.len > 12 ? 6 : part.len; /* of a run of Chinese its first two */
    if (tw_slice_find(tw_buf_slice(&whole), tw_slice_sub(tw_buf_slice(&part), 0, len), 0) >= 0) return true;
  }
  return false;
}

/* The only h1, where it is a headline by its size and place: not the site's name, and about what the page says it is. */
static struct tw_slice only_h1(struct tw_arena *arena, const struct tw_dom *dom, const struct tw_blocks *blocks,
                               struct tw_slice element, struct tw_slice site) {
  struct tw_slice only = TW_SLICE_NONE;
  for (size_t i = 0; i < blocks->count; i++) {
    const struct tw_block *b = &blocks->items[i];
    if (b->kind != TW_BLOCK_HEADING || !in_h1(dom, b) || b->len > TITLE_BYTES_MAX) continue;
    if (only.ptr) return TW_SLICE_NONE; /* several say nothing */
    only = tw_block_text(blocks, b);
  }
  if (tw_marks_width(only) < HEADLINE_WIDTH_MIN || (site.len && fit_of(arena, only, site) != FIT_NONE)) return TW_SLICE_NONE;
  return !element.len || share_word(arena, only, element) ? only : TW_SLICE_NONE;
}

/* The only headline by microdata, whatever its element. */
static struct tw_slice only_property(struct tw_arena *arena, const struct tw_dom *dom) {
  uint32_t only = 0;
  for (uint32_t at = 1; at < dom->count; at++) {
    bool is_shown = dom->nodes[at].end > at + 1; /* a meta element is not */
    if (!(dom->nodes[at].flags & TW_NODE_HEADLINE) || !is_shown) continue;
    if (only) return TW_SLICE_NONE; /* a list of other pages */
    only = at;
  }
  TW_BUF_AUTO text;
  tw_buf_init_for(&text, arena, TITLE_BYTES_MAX);
  for (uint32_t at = only + 1; only && at < dom->nodes[only].end && !tw_buf_failed(&text); at++)
    if (dom->nodes[at].tag == TW_TAG_TEXT) tw_buf_append(&text, tw_dom_text(dom, &dom->nodes[at]));
  struct tw_slice found = tw_marks_trim(tw_buf_slice(&text));
  bool is_headline = !tw_buf_failed(&text) && tw_marks_width(found) >= HEADLINE_WIDTH_MIN;
  return is_headline ? tw_arena_dup(arena, found) : TW_SLICE_NONE;
}

struct cut {
  size_t at, len;
};

static void find_last(struct tw_slice title, const char *const *rows, size_t count, struct cut *best) {
  for (size_t i = 0; i < count; i++) {
    struct tw_slice sep = tw_slice_from(rows[i]);
    for (ptrdiff_t at = 0; (at = tw_slice_find(title, sep, (size_t)at)) >= 0; at++)
      if ((size_t)at + sep.len > best->at + best->len && (size_t)at > 0) *best = (struct cut){(size_t)at, sep.len};
  }
  /* "--" ends in "-": the longer one counts. */
  for (size_t i = 0; i < count; i++) {
    struct tw_slice sep = tw_slice_from(rows[i]);
    size_t end = best->at + best->len;
    if (sep.len > best->len && end >= sep.len && tw_slice_has_suffix(tw_slice_sub(title, 0, end), sep))
      *best = (struct cut){end - sep.len, sep.len};
  }
}

/* The last separator; false when there is none. */
static bool last_separator(struct tw_slice title, struct cut *ret_cut) {
  bool wide = false;
  for (size_t i = 0; i < title.len && !wide; i++) wide = (unsigned char)title.ptr[i] >= 0xE3;
  *ret_cut = (struct cut){0, 0};
  find_last(title, spaced, sizeof spaced / sizeof *spaced, ret_cut);
  find_last(title, tight, wide ? sizeof tight / sizeof *tight : LATIN_TIGHT, ret_cut);
  return ret_cut->at > 0;
}

/* "The Daily News: Talks end early": a colon separates only from the site's own name. */
static struct tw_slice strip_label(struct tw_arena *arena, struct tw_slice title, struct tw_slice site) {
  ptrdiff_t first = site.len ? tw_slice_find(title, TW_SLICE(": "), 0) : -1, last = first;
  if (first <= 0) return title;
  if (fit_of(arena, tw_slice_sub(title, 0, (size_t)first), site) == FIT_EQUAL)
    return tw_marks_trim(tw_slice_sub(title, (size_t)first + 2, title.len));
  for (ptrdiff_t at = first; at >= 0; at = tw_slice_find(title, TW_SLICE(": "), (size_t)at + 2)) last = at;
  struct tw_slice tail = tw_slice_sub(title, (size_t)last + 2, title.len);
  return fit_of(arena, tail, site) == FIT_EQUAL ? tw_marks_trim(tw_slice_sub(title, 0, (size_t)last)) : title;
}

/* Take site and channel names off the end while a title worth the name is left, and the site's own name off the start. */
static struct tw_slice strip_site(struct tw_arena *arena, struct tw_slice title, struct tw_slice site) {
  for (int turn = 0; turn < 3; turn++) { /* title_channel_site_company */
    struct cut cut;
    if (!last_separator(title, &cut)) break;
    struct tw_slice head = tw_marks_trim(tw_slice_sub(title, 0, cut.at));
    struct tw_slice tail = tw_marks_trim(tw_slice_sub(title, cut.at + cut.len, title.len));
    if (site.len && fit_of(arena, head, site) == FIT_EQUAL) return tail;
    bool named = site.len && fit_of(arena, tail, site) != FIT_NONE;
    if (!named && (head.len < tail.len || head.len < 12)) break;
    if (!named && turn == 0 && tail.len > 60) break;
    title = head;
  }
  return strip_label(arena, title, site);
}

/* A block that says just what stands behind the last separator: the site's name came first. */
static struct tw_slice said_again(const struct tw_blocks *blocks, struct tw_slice title) {
  struct cut cut;
  if (!last_separator(title, &cut)) return TW_SLICE_NONE;
  struct tw_slice tail = tw_marks_trim(tw_slice_sub(title, cut.at + cut.len, title.len));
  if (tw_marks_width(tail) < HEADLINE_WIDTH_MIN) return TW_SLICE_NONE;
  for (size_t i = 0; i < blocks->count; i++) {
    const struct tw_block *b = &blocks->items[i];
    if (!b->link_bytes && b->len < TITLE_BYTES_MAX && tw_slice_eq(tw_marks_trim(tw_block_text(blocks, b)), tail)) return tail;
  }
  return TW_SLICE_NONE;
}

static bool is_tail(struct tw_slice part, struct tw_slice whole) {
  return tw_slice_has_suffix(whole, part) && whole.len > part.len;
}

struct tw_slice tw_page_title_said(struct tw_arena *arena, const struct tw_dom *dom, struct tw_slice declared) {
  return declared.len ? declared : title_element(arena, dom);
}

bool tw_page_title_names(struct tw_arena *arena, struct tw_slice title, struct tw_slice headline) {
  return headline.len * 2 >= title.len && fit_of(arena, headline, title) != FIT_NONE;
}

struct tw_slice tw_page_title(struct tw_arena *arena, const struct tw_dom *dom, const struct tw_blocks *blocks,
                              struct tw_slice declared, struct tw_slice site) {
  struct tw_slice element = title_element(arena, dom);
  struct tw_slice heading = declared.len ? heading_like(arena, dom, blocks, declared) : TW_SLICE_NONE;
  if (!heading.len && element.len) heading = heading_like(arena, dom, blocks, element);
  struct tw_slice property = heading.len ? TW_SLICE_NONE : only_property(arena, dom);
  if (property.len) return property;
  struct tw_slice h1 = only_h1(arena, dom, blocks, element.len ? element : declared, site);
  if (h1.len && !is_tail(h1, element) && (!heading.len || fit_of(arena, heading, h1) != FIT_NONE)) heading = h1;
  if (heading.len) return tw_arena_dup(arena, heading);
  if (declared.len) return strip_site(arena, declared, site);
  struct tw_slice again = said_again(blocks, element);
  return again.len ? again : element.len ? strip_site(arena, element, site) : TW_SLICE_NONE;
}
