#include "parse/page/insets.h"
#include "parse/page/forms.h"
#include "parse/page/reasons.h"

/* From what is hidden up to what folds it. */
enum { FOLD_STEPS = 5 };

static const uint32_t hiding = TW_HINT_HIDDEN | TW_REASON_HIDDEN;

/* Hidden until a reader unfolds it. */
static bool is_folded(const struct tw_dom *dom, uint32_t at) {
  for (int steps = 0; at && steps < FOLD_STEPS; at = dom->nodes[at].parent, steps++)
    if (dom->nodes[at].hints & TW_HINT_INSET) return true;
  return false;
}

/* Prose or code, next to no links. */
static bool is_text(const struct tw_sums *s, uint32_t at) {
  const struct tw_blocks *blocks = s->blocks;
  uint32_t from = blocks->first[at], to = blocks->first[s->dom->nodes[at].end];
  bool has_code = false;
  for (uint32_t i = from; i < to && !has_code; i++) has_code = blocks->items[i].kind == TW_BLOCK_PRE;
  if (!has_code && tw_sums_prose_in(s, at) == 0) return false;
  uint64_t bytes = blocks->items[to - 1].at + blocks->items[to - 1].len - blocks->items[from].at;
  return tw_sums_links_in(s, at) * 10 < bytes;
}

/* What may go once the element is known to be text inside the article: a menu is made of links, and an aside that calls itself a
 * note is one. */
static uint32_t excused_of_text(const struct tw_dom_node *node) {
  uint32_t excused = TW_HINT_NAV | TW_HINT_BOX;
  if (node->hints & TW_HINT_BOX) excused |= TW_HINT_META;
  bool is_note = node->tag == TW_TAG_ASIDE && (node->hints & (TW_HINT_INSET | TW_HINT_BOX));
  return is_note ? excused | TW_REASON_NAV : excused;
}

uint32_t tw_insets_excused(const struct tw_sums *sums, uint32_t node, bool in_article) {
  const struct tw_dom_node *n = &sums->dom->nodes[node];
  /* A button stands among the blocks only as the heading of what it unfolds. */
  if (n->tag == TW_TAG_BUTTON) return UINT32_MAX;
  uint32_t excused = is_folded(sums->dom, node) ? hiding : 0;
  if (!in_article || sums->blocks->first[node] == sums->blocks->first[n->end]) return excused;
  return is_text(sums, node) && !tw_forms_has_field(sums->dom, node) ? excused | excused_of_text(n) : excused;
}
