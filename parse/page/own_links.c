#include "parse/page/own_links.h"
#include "parse/text/url.h"

/* From a word up to its link, through what makes it bold and the like. */
enum { LINK_STEPS = 5 };

static struct tw_slice without_www(struct tw_slice host) {
  return tw_slice_has_prefix(host, TW_SLICE("www.")) ? tw_slice_sub(host, 4, host.len) : host;
}

bool tw_own_links_has(const struct tw_dom *dom, const struct tw_block *block, struct tw_slice host) {
  uint32_t at = block->node;
  for (int steps = 0; at && steps < LINK_STEPS && dom->nodes[at].tag != TW_TAG_A; steps++) at = dom->nodes[at].parent;
  if (dom->nodes[at].tag != TW_TAG_A) return true;
  struct tw_slice other = tw_url_host(tw_dom_value(dom, &dom->nodes[at]));
  return !other.len || !host.len || tw_slice_has_suffix(other, without_www(host));
}
