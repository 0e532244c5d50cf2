#include "parse/page/forms.h"
#include "parse/page/reasons.h"

enum {
  NODES_LOOKED_AT = 200,
  BOX_WIDTH_MAX = 300,  /* columns of prose: two sentences and an assurance */
  BOX_PERCENT_MAX = 15, /* of the root's prose */
};

bool tw_forms_has_field(const struct tw_dom *dom, uint32_t node) {
  uint32_t end = dom->nodes[node].end < node + NODES_LOOKED_AT ? dom->nodes[node].end : node + NODES_LOOKED_AT;
  for (uint32_t in = node; in < end; in++)
    if (dom->nodes[in].tag == TW_TAG_INPUT || dom->nodes[in].tag == TW_TAG_TEXTAREA) return true;
  return false;
}

static bool is_box(const struct tw_sums *s, uint32_t node, uint64_t all) {
  uint64_t prose = tw_sums_prose_in(s, node);
  bool has_headline = node <= s->headline && s->headline < s->dom->nodes[node].end;
  return prose <= BOX_WIDTH_MAX && prose * 100 <= all * BOX_PERCENT_MAX && !has_headline && !tw_sums_has_strong(s, node);
}

void tw_forms_drop(struct tw_sums *s, uint32_t root) {
  const uint32_t *first = s->blocks->first;
  uint64_t all = tw_sums_prose_in(s, root);
  bool dropped = false;
  for (uint32_t at = root + 1; all && at < s->dom->nodes[root].end; at++) {
    if (s->dom->nodes[at].tag != TW_TAG_FORM || !is_box(s, at, all) || !tw_forms_has_field(s->dom, at)) continue;
    uint32_t box = at;
    while (s->dom->nodes[box].parent != root && is_box(s, s->dom->nodes[box].parent, all)) box = s->dom->nodes[box].parent;
    tw_reasons_drop_range(s->blocks, first[box], first[s->dom->nodes[box].end]);
    at = s->dom->nodes[at].end - 1;
    dropped = true;
  }
  if (dropped) tw_sums_refresh(s);
}
