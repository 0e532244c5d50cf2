#include "parse/page/page_byline.h"
#include "parse/page/marks.h"

enum {
  TEXT_BYTES_MAX = 200, /* of an element; what goes on is a biography */
  NAME_BYTES_MAX = 60,
  NAME_WORDS_MAX = 5,
  HAN_BYTES_MIN = 6, /* two characters of three bytes */
  HAN_BYTES_MAX = 12,
  CANDIDATES_MAX = 50,
  ANCESTORS_MAX = 12,
  LINE_BYTES_MIN = 10, /* of particulars: a label and a name */
  LINE_BYTES_MAX = 300,
};

/* Words in front of a name; ASCII in lower case, the longer of equal beginnings first. */
static const char *const leads[] = {"written by", "posted by", "reported by", "story by", "words by", "author:", "autor:",
                                    "auteur:",    "autore:",   "by:",         "by",       "von",      "por",     "par",
                                    "di",         "door",      "text:",       "af",       "作者：",   "作者:",   "文/",
                                    "文｜",       "文：",      "记者：",      "记者",     "記者"};
/* What ends it. */
static const char *const ends[] = {" | ", " · ", " • ", " - ", " – ", ",", "(", "（", "\n", "，", " and ", " und ", " on "};
/* Labels of Chinese lines. */
static const char *const labels[] = {"作者：", "作者:", "记者：", "记者:"};

static bool is_elsewhere(const struct tw_dom *dom, uint32_t node) {
  uint32_t bad = TW_HINT_COMMENT | TW_HINT_RELATED | TW_HINT_SIDEBAR | TW_HINT_FOOTER | TW_HINT_NAV | TW_HINT_TEASER;
  uint32_t up = node;
  for (int steps = 0; up && steps < ANCESTORS_MAX; up = dom->nodes[up].parent, steps++) {
    const struct tw_dom_node *n = &dom->nodes[up];
    if (n->tag == TW_TAG_BODY) break;
    if ((n->hints & bad) || (tw_tags_flags(n->tag) & TW_TAGF_NAV)) return true;
  }
  return false;
}

/* The element's text up to its second paragraph. */
static void collect(const struct tw_dom *dom, uint32_t at, struct tw_buf *out) {
  for (uint32_t in = at + 1; in < dom->nodes[at].end && out->len < TEXT_BYTES_MAX; in++) {
    const struct tw_dom_node *node = &dom->nodes[in];
    bool ends_line = node->tag == TW_TAG_BR || (tw_tags_flags(node->tag) & TW_TAGF_BLOCK);
    if (ends_line && out->len && out->data[out->len - 1] != '\n') tw_buf_append_char(out, '\n');
    if (tw_tags_flags(node->tag) & TW_TAGF_DROP) in = node->end - 1;
    if (node->tag == TW_TAG_TEXT)
      tw_buf_append(out, out->len ? tw_dom_text(dom, node) : tw_marks_trim_start(tw_dom_text(dom, node)));
  }
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0xC3;
}

struct tw_slice tw_page_byline_strip(struct tw_slice s) {
  for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
    struct tw_slice lead = tw_slice_from(leads[i]);
    if (!tw_slice_has_prefix_nocase(s, lead)) continue;
    bool is_word = is_letter(lead.ptr[lead.len - 1]) && (unsigned char)lead.ptr[0] < 0x80;
    if (is_word && s.len > lead.len && is_letter(s.ptr[lead.len])) continue; /* "Byron" */
    return tw_marks_trim(tw_slice_sub(s, lead.len, s.len));
  }
  return s;
}

static struct tw_slice clean(struct tw_slice s) {
  s = tw_marks_trim(tw_page_byline_strip(tw_marks_trim(s)));
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    ptrdiff_t at = tw_slice_find(s, tw_slice_from(ends[i]), 0);
    if (at > 0) s = tw_marks_trim(tw_slice_sub(s, 0, (size_t)at));
  }
  return s;
}

/* Some words that begin with a capital, or two to four Chinese characters; no figures, addresses or sentences. */
static bool is_name(struct tw_slice s) {
  if (s.len < 3 || s.len > NAME_BYTES_MAX) return false;
  unsigned words = 1;
  for (size_t i = 0; i < s.len; i++) {
    if (strchr("0123456789@:/!?<>{}", s.ptr[i])) return false;
    words += s.ptr[i] == ' ';
  }
  unsigned char first = (unsigned char)s.ptr[0];
  if (first >= 0xE3 && first <= 0xE9) return s.len >= HAN_BYTES_MIN && s.len <= HAN_BYTES_MAX;
  return words <= NAME_WORDS_MAX && ((first >= 'A' && first <= 'Z') || first >= 0xC3);
}

/* The first name of an element that has one of these marks. */
static struct tw_slice by_elements(struct tw_arena *arena, const struct tw_dom *dom, unsigned flags, uint32_t hints) {
  unsigned looked = 0;
  for (uint32_t at = 1; at < dom->count && looked < CANDIDATES_MAX; at++) {
    const struct tw_dom_node *node = &dom->nodes[at];
    if (!(node->flags & flags) && !(node->hints & hints)) continue;
    if (node->tag == TW_TAG_BODY || node->tag == TW_TAG_HTML || is_elsewhere(dom, at)) continue;
    looked++;
    TW_BUF_AUTO text;
    tw_buf_init(&text, 0);
    collect(dom, at, &text);
    struct tw_slice name = clean(tw_buf_slice(&text));
    if (is_name(name)) return tw_arena_dup(arena, name);
  }
  return TW_SLICE_NONE;
}

/* "2016-12-29 来源：新闻网 作者：王芳" */
static struct tw_slice by_label(struct tw_arena *arena, const struct tw_blocks *blocks) {
  for (size_t i = 0; i < blocks->count; i++) {
    struct tw_slice line = tw_block_text(blocks, &blocks->items[i]);
    if (line.len < LINE_BYTES_MIN || line.len > LINE_BYTES_MAX) continue;
    for (size_t k = 0; k < sizeof labels / sizeof *labels; k++) {
      ptrdiff_t at = tw_slice_find(line, tw_slice_from(labels[k]), 0);
      if (at < 0) continue;
      struct tw_slice rest = tw_marks_trim(tw_slice_sub(line, (size_t)at + strlen(labels[k]), line.len)), name;
      tw_slice_split(&rest, ' ', &name);
      name = clean(name);
      if (is_name(name)) return tw_arena_dup(arena, name);
    }
  }
  return TW_SLICE_NONE;
}

struct tw_slice tw_page_byline(struct tw_arena *arena, const struct tw_dom *dom, const struct tw_blocks *blocks) {
  struct tw_slice name = by_elements(arena, dom, TW_NODE_AUTHOR, 0);
  if (!name.len) name = by_elements(arena, dom, 0, TW_HINT_AUTHOR);
  return name.len ? name : by_label(arena, blocks);
}
