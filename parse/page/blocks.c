#include "parse/page/blocks.h"
#include "parse/page/marks.h"

/* What is larger is no caption, whatever its class says. */
enum { CAPTION_BYTES_MAX = 1200, CAPTION_NODES_MAX = 100 };

/* What hides more than a phrase is judged with the blocks. */
enum { HIDDEN_BYTES_MAX = 100, HIDDEN_NODES_MAX = 10 };

/* Of a question on a button: its words, an icon. */
enum { QUESTION_NODES_MAX = 12 };

/* A character and a variation selector. */
enum { SIGN_BYTES_MAX = 6 };

/* Text of a page that scripts or frames fill: a word on loading, a menu; and the least that is a page instead of a request to
 * turn scripts on. */
enum { SHELL_BYTES_MAX = 400, FALLBACK_BYTES_MIN = 400 };

/* Open elements that matter to the text inside them. */
struct open {
  uint32_t end;
  uint32_t node;
};

struct cutter {
  struct tw_arena *arena;
  const struct tw_dom *dom;
  struct tw_blocks *blocks;
  struct open open[TW_DOM_DEPTH_MAX + 2];
  size_t depth;
  struct tw_block current;
  bool takes_fallbacks; /* the text of noscript and frameset counts */
  bool has_current;
  bool after_break;                                              /* one br was the last thing seen */
  uint32_t link_end, pre_end, row_end, caption_end, heading_end; /* inside such an element while the node is below it */
  bool failed;
};

static enum tw_block_kind kind_of(const struct cutter *c, uint32_t node, uint32_t owner) {
  if (node < c->heading_end) return TW_BLOCK_HEADING;
  if (node < c->row_end) return TW_BLOCK_ROW;
  if (node < c->caption_end && !(c->dom->nodes[owner].tag == TW_TAG_PRE)) return TW_BLOCK_CAPTION;
  if (node < c->pre_end) return TW_BLOCK_PRE;
  for (uint32_t at = owner, steps = 0; at && steps < 3; at = c->dom->nodes[at].parent, steps++) {
    uint8_t tag = c->dom->nodes[at].tag;
    if (tag == TW_TAG_LI || tag == TW_TAG_DD || tag == TW_TAG_DT) return TW_BLOCK_ITEM;
  }
  return TW_BLOCK_TEXT;
}

static void flush(struct cutter *c) {
  c->after_break = false;
  if (!c->has_current) return;
  c->has_current = false;
  struct tw_buf *text = &c->blocks->text;
  struct tw_block *b = &c->current;
  while (text->len > b->at && (text->data[text->len - 1] == ' ' || text->data[text->len - 1] == '\n')) text->len--;
  b->len = (uint32_t)(text->len - b->at);
  if (!b->len) return;
  if (b->link_bytes > b->len) b->link_bytes = b->len;
  struct tw_slice s = tw_block_text(c->blocks, b);
  b->marks = tw_marks_count(s);
  b->width = tw_marks_width(s);
  b->ends_sentence = tw_marks_ends_sentence(s);
  struct tw_block *kept = TW_ARENA_PUSH(c->arena, c->blocks);
  if (kept)
    *kept = *b;
  else
    c->failed = true;
  tw_buf_append_char(text, '\n'); /* blocks never touch */
}

static bool is_blank(const struct cutter *c, struct tw_slice s) {
  return c->after_break || !c->has_current ? tw_marks_is_blank(s) : s.len == 0;
}

static void start_block(struct cutter *c, uint32_t node) {
  uint32_t owner = c->depth ? c->open[c->depth - 1].node : 0;
  c->current = (struct tw_block){
      .node = node, .owner = owner, .at = (uint32_t)c->blocks->text.len, .kind = (uint8_t)kind_of(c, node, owner)};
  c->has_current = true;
}

static bool is_one_of(struct tw_slice s, const char *const *rows, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (tw_slice_is(s, rows[i])) return true;
  return false;
}

/* Links that are a sign: to a heading itself, as documentation has them, and from a footnote back to its place. */
static bool is_anchor_sign(const struct cutter *c, uint32_t node, struct tw_slice s) {
  static const char *const heading_signs[] = {"\u00B6", "#", "\u00A7", "\U0001F517"};
  static const char *const back_signs[] = {"\u21A9", "\u21A9\uFE0E", "\u21B5", "\u2191", "^", "\u21A9\uFE0F"};
  if (node >= c->link_end || s.len > SIGN_BYTES_MAX) return false;
  if (node < c->heading_end && is_one_of(s, heading_signs, sizeof heading_signs / sizeof *heading_signs)) return true;
  return is_one_of(s, back_signs, sizeof back_signs / sizeof *back_signs);
}

static void add_text(struct cutter *c, uint32_t node) {
  struct tw_slice s = tw_dom_text(c->dom, &c->dom->nodes[node]);
  if (is_blank(c, s) || is_anchor_sign(c, node, s)) return;
  if (!c->has_current) start_block(c, node);
  struct tw_buf *text = &c->blocks->text;
  bool at_start = text->len == c->current.at;
  char last = at_start ? ' ' : text->data[text->len - 1];
  if (c->after_break && last != '\n') tw_buf_append_char(text, '\n');
  if ((at_start || c->after_break) || (last == ' ' && node >= c->pre_end)) s = tw_marks_trim_start(s);
  c->after_break = false;
  if (!tw_buf_append(text, s)) c->failed = true;
  if (node < c->link_end) c->current.link_bytes += (uint32_t)s.len;
}

static void on_break(struct cutter *c) {
  if (c->after_break)
    flush(c);
  else if (c->has_current)
    c->after_break = true;
}

/* Between the parts of a row. */
static void add_blank(struct cutter *c) {
  struct tw_buf *text = &c->blocks->text;
  if (c->has_current && text->len > c->current.at && text->data[text->len - 1] != ' ') tw_buf_append_char(text, ' ');
}

/* A cell of a row of data. */
static void on_cell(struct cutter *c) {
  struct tw_buf *text = &c->blocks->text;
  if (!c->has_current || text->len == c->current.at) return;
  while (text->data[text->len - 1] == ' ') text->len--;
  tw_buf_append(text, TW_SLICE(" | "));
}

static void widen(uint32_t *end, uint32_t to) {
  if (*end < to) *end = to;
}

/* A caption by its element, or by its words and size; of figures all text but quotes, code and tables. */
static bool is_caption(const struct tw_dom *dom, uint32_t at) {
  const struct tw_dom_node *node = &dom->nodes[at];
  if (node->tag == TW_TAG_FIGCAPTION) return true;
  if (node->tag != TW_TAG_FIGURE && !(node->hints & TW_HINT_CAPTION)) return false;
  size_t bytes = 0;
  for (uint32_t in = at + 1; in < node->end; in++) {
    uint8_t tag = dom->nodes[in].tag;
    if (tag == TW_TAG_BLOCKQUOTE || tag == TW_TAG_PRE || tag == TW_TAG_TABLE || tag == TW_TAG_ARTICLE) return false;
    if (tag == TW_TAG_TEXT) bytes += dom->nodes[in].len;
    if (bytes > CAPTION_BYTES_MAX || in > at + CAPTION_NODES_MAX) return false;
  }
  return true;
}

/* "<span class=sr-only>opens in a new window</span>": a word for machines inside a line. */
static bool is_hidden_word(const struct tw_dom *dom, uint32_t at) {
  const struct tw_dom_node *node = &dom->nodes[at];
  if (!(node->flags & TW_NODE_HIDDEN) && !(node->hints & TW_HINT_HIDDEN)) return false;
  if ((tw_tags_flags(node->tag) & TW_TAGF_BLOCK) || node->end > at + HIDDEN_NODES_MAX) return false;
  size_t bytes = 0;
  for (uint32_t in = at + 1; in < node->end; in++)
    if (dom->nodes[in].tag == TW_TAG_TEXT) bytes += dom->nodes[in].len;
  return bytes <= HIDDEN_BYTES_MAX;
}

/* What browsers show that have no scripts, no frames. */
static bool is_fallback(uint8_t tag) {
  return tag == TW_TAG_NOSCRIPT || tag == TW_TAG_FRAMESET;
}

/* A question on a button that unfolds its answer, as headings on buttons are. */
static bool unfolds_answer(const struct tw_dom *dom, uint32_t at) {
  const struct tw_dom_node *node = &dom->nodes[at];
  if (!((node->hints | dom->nodes[node->parent].hints) & TW_HINT_INSET)) return false;
  struct tw_slice text = TW_SLICE_NONE;
  for (uint32_t in = at + 1; in < node->end && in < at + QUESTION_NODES_MAX; in++)
    if (dom->nodes[in].tag == TW_TAG_TEXT && !tw_marks_is_blank(tw_dom_text(dom, &dom->nodes[in])))
      text = tw_marks_trim(tw_dom_text(dom, &dom->nodes[in]));
  return tw_slice_has_suffix(text, TW_SLICE("?")) || tw_slice_has_suffix(text, TW_SLICE("\uFF1F"));
}

/* Nothing of it is text for readers. */
static bool is_passed_over(const struct cutter *c, uint32_t at) {
  const struct tw_dom_node *node = &c->dom->nodes[at];
  if (node->tag == TW_TAG_BUTTON && (at < c->heading_end || unfolds_answer(c->dom, at))) return false;
  if (c->takes_fallbacks && is_fallback(node->tag)) return false;
  if (tw_tags_flags(node->tag) & TW_TAGF_DROP) return true;
  return node->tag == TW_TAG_HEAD || node->tag == TW_TAG_TITLE || is_hidden_word(c->dom, at);
}

/* What the text inside this element is, by the ranges of nodes that it is in. */
static void note_ranges(struct cutter *c, uint32_t at) {
  const struct tw_dom_node *node = &c->dom->nodes[at];
  if (tw_tags_flags(node->tag) & TW_TAGF_HEADING) widen(&c->heading_end, node->end);
  if (node->tag == TW_TAG_A && node->len) widen(&c->link_end, node->end);
  if (node->tag == TW_TAG_PRE) widen(&c->pre_end, node->end);
  if (is_caption(c->dom, at)) widen(&c->caption_end, node->end);
}

/* Entering an element: false when all of it is passed over. */
static bool enter(struct cutter *c, uint32_t at) {
  const struct tw_dom_node *node = &c->dom->nodes[at];
  if (is_passed_over(c, at)) return false;
  if (node->tag == TW_TAG_BR) on_break(c);
  bool in_row = at < c->row_end;
  if (in_row && (node->tag == TW_TAG_TD || node->tag == TW_TAG_TH)) on_cell(c);
  note_ranges(c, at);
  if (!(tw_tags_flags(node->tag) & TW_TAGF_BLOCK)) return true;
  if (in_row)
    add_blank(c);
  else
    flush(c);
  if (node->tag == TW_TAG_TR && (node->flags & TW_NODE_DATA)) widen(&c->row_end, node->end);
  c->open[c->depth++] = (struct open){node->end, at};
  return true;
}

static void leave_until(struct cutter *c, uint32_t at) {
  while (c->depth && c->open[c->depth - 1].end <= at) {
    c->depth--;
    if (at >= c->row_end)
      flush(c);
    else
      add_blank(c);
  }
}

static int index_blocks(struct tw_arena *arena, const struct tw_dom *dom, struct tw_blocks *blocks) {
  blocks->first = tw_arena_alloc(arena, (dom->count + 1) * sizeof *blocks->first);
  if (!blocks->first) return TW_ENOMEM;
  size_t block = 0;
  for (size_t node = 0; node <= dom->count; node++) {
    while (block < blocks->count && blocks->items[block].node < node) block++;
    blocks->first[node] = (uint32_t)block;
  }
  return 0;
}

/* A page all of whose text, more than a word on missing scripts, is such a fallback. */
static bool needs_fallbacks(const struct tw_dom *dom) {
  uint64_t inside = 0, outside = 0;
  uint32_t fallback_end = 0;
  for (uint32_t at = 0; at < dom->count; at++) {
    const struct tw_dom_node *node = &dom->nodes[at];
    if (is_fallback(node->tag)) {
      if (fallback_end < node->end) fallback_end = node->end;
    } else if (node->tag == TW_TAG_TITLE || (tw_tags_flags(node->tag) & TW_TAGF_DROP)) {
      at = node->end - 1;
    } else if (node->tag == TW_TAG_TEXT) {
      *(at < fallback_end ? &inside : &outside) += node->len;
    }
    if (outside > SHELL_BYTES_MAX) return false;
  }
  return inside >= FALLBACK_BYTES_MIN;
}

int tw_blocks_build(struct tw_arena *arena, const struct tw_dom *dom, struct tw_blocks *ret_blocks) {
  *ret_blocks = (struct tw_blocks){0};
  tw_buf_init_for(&ret_blocks->text, arena, 0);
  struct cutter c = {.arena = arena, .dom = dom, .blocks = ret_blocks, .takes_fallbacks = needs_fallbacks(dom)};
  for (uint32_t at = 0; at < dom->count;) {
    leave_until(&c, at);
    const struct tw_dom_node *node = &dom->nodes[at];
    if (node->tag == TW_TAG_TEXT)
      add_text(&c, at++);
    else
      at = enter(&c, at) ? at + 1 : node->end;
  }
  flush(&c);
  if (c.failed || tw_buf_failed(&ret_blocks->text)) return TW_ENOMEM;
  return index_blocks(arena, dom, ret_blocks);
}

void tw_blocks_done(struct tw_blocks *blocks) {
  tw_buf_done(&blocks->text);
}
