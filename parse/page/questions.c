#include "parse/page/questions.h"
#include "parse/page/marks.h"

enum {
  QUESTION_WIDTH_MIN = 12,  /* columns: a shorter one is a word of the page's ("Help?") */
  QUESTION_WIDTH_MAX = 250, /* a longer one is a paragraph */
  ANSWER_WIDTH_MIN = 40,
  ANSWER_BLOCKS_MAX = 12, /* from one question to the next */
  WORD_STEPS = 5,         /* from a question's text up to the element that says what it is */
};

static bool is_plain(const struct tw_block *b) {
  return !b->is_dropped && !b->is_teaser && b->link_bytes * 2 < b->len;
}

/* A question to answer rather than a reader's: a heading, a term, or what unfolds. */
static bool is_set_apart(const struct tw_dom *dom, const struct tw_block *b) {
  if (b->kind == TW_BLOCK_HEADING) return true;
  for (uint32_t at = b->node, steps = 0; at && steps < WORD_STEPS; at = dom->nodes[at].parent, steps++) {
    uint8_t tag = dom->nodes[at].tag;
    if (tag == TW_TAG_SUMMARY || tag == TW_TAG_DT || tag == TW_TAG_BUTTON || (dom->nodes[at].hints & TW_HINT_INSET)) return true;
  }
  return false;
}

/* "\uFF1F" is the question mark of Chinese. */
static bool is_question(const struct tw_dom *dom, const struct tw_blocks *blocks, size_t at) {
  const struct tw_block *b = &blocks->items[at];
  if (b->is_dropped || b->width < QUESTION_WIDTH_MIN || b->width > QUESTION_WIDTH_MAX) return false;
  struct tw_slice text = tw_marks_trim(tw_block_text(blocks, b));
  bool asks = tw_slice_has_suffix(text, TW_SLICE("?")) || tw_slice_has_suffix(text, TW_SLICE("\uFF1F"));
  return asks && is_set_apart(dom, b);
}

/* The next question behind `at`, when an answer stands between the two; the count of blocks when none does. */
static size_t next_question(const struct tw_dom *dom, const struct tw_blocks *blocks, size_t at) {
  bool answered = false;
  for (size_t i = at + 1; i < blocks->count && i <= at + ANSWER_BLOCKS_MAX; i++) {
    if (is_question(dom, blocks, i)) return answered ? i : blocks->count;
    answered = answered || (is_plain(&blocks->items[i]) && blocks->items[i].width >= ANSWER_WIDTH_MIN);
  }
  return blocks->count;
}

/* The element that holds both nodes; `a` stands before `b`. */
static uint32_t common_parent(const struct tw_dom *dom, uint32_t a, uint32_t b) {
  while (a && dom->nodes[a].end <= b) a = dom->nodes[a].parent;
  return a;
}

struct tw_questions tw_questions_find(const struct tw_dom *dom, const struct tw_blocks *blocks, size_t from) {
  for (size_t at = from; at < blocks->count; at++) {
    size_t next = is_question(dom, blocks, at) ? next_question(dom, blocks, at) : blocks->count;
    if (next == blocks->count) continue;
    uint32_t list = common_parent(dom, blocks->items[at].node, blocks->items[next].node);
    /* What holds something of the article too is the whole page. */
    if (blocks->first[list] < from) continue;
    size_t start = at > from && blocks->items[at - 1].kind == TW_BLOCK_HEADING && is_plain(&blocks->items[at - 1]) ? at - 1 : at;
    return (struct tw_questions){start, blocks->first[dom->nodes[list].end]};
  }
  return (struct tw_questions){from, from};
}
