#include "parse/page/page_links.h"
#include "base/fingerprint.h"
#include "parse/page/marks.h"
#include "parse/text/url.h"

enum {
  LINKS_MAX = 5000,      /* the largest index pages of newspapers have some 1,500 */
  LINK_TEXT_BYTES = 500, /* a whole card may be one link */
  LINK_URL_BYTES = 4096,
  ANCHORS_MAX = 20000, /* resolved ones, repeated links included: each costs a copy of its URL */
  SEEN_SLOTS = 16384,  /* more than twice LINKS_MAX, a power of two */
};

struct reader {
  struct tw_arena *arena;
  const struct tw_dom *dom;
  struct tw_slice base;
  struct tw_link_list *links;
  size_t resolved;
  uint32_t *seen; /* index of a link and one, by hash */
};

/* The link with this URL, or the free slot for it. */
static struct tw_link *find_seen(const struct reader *r, struct tw_slice url, uint32_t **ret_slot) {
  for (uint64_t at = tw_fingerprint_short(url);; at++) {
    uint32_t *slot = &r->seen[at % SEEN_SLOTS];
    *ret_slot = slot;
    if (!*slot) return NULL;
    struct tw_link *link = &r->links->items[*slot - 1];
    if (tw_slice_eq(link->url, url)) return link;
  }
}

static struct tw_slice text_in(const struct reader *r, uint32_t at) {
  TW_BUF_AUTO text;
  tw_buf_init_for(&text, r->arena, LINK_TEXT_BYTES);
  for (uint32_t in = at + 1; in < r->dom->nodes[at].end && !tw_buf_failed(&text); in++) {
    const struct tw_dom_node *node = &r->dom->nodes[in];
    if (node->tag != TW_TAG_TEXT) continue;
    struct tw_slice s = tw_dom_text(r->dom, node);
    if (!text.len) s = tw_marks_trim_start(s);
    if (text.len && (tw_tags_flags(r->dom->nodes[node->parent].tag) & TW_TAGF_BLOCK)) tw_buf_append_char(&text, ' ');
    tw_buf_append(&text, s);
  }
  return tw_arena_dup(r->arena, tw_marks_trim(tw_buf_slice(&text)));
}

static bool is_web(struct tw_slice url) {
  return tw_slice_has_prefix(url, TW_SLICE("http://")) || tw_slice_has_prefix(url, TW_SLICE("https://"));
}

static bool add_link(struct reader *r, uint32_t at) {
  struct tw_slice href = tw_marks_trim(tw_dom_value(r->dom, &r->dom->nodes[at]));
  if (!href.len || href.len > LINK_URL_BYTES || href.ptr[0] == '#') return true;
  r->resolved++;
  struct tw_slice url = tw_url_resolve_safe(r->arena, r->base, href);
  if (!is_web(url)) return true;
  uint32_t *slot;
  struct tw_link *link = find_seen(r, url, &slot);
  if (!link) {
    link = TW_ARENA_PUSH(r->arena, r->links);
    if (!link) return false;
    *slot = (uint32_t)r->links->count;
    link->url = url;
  }
  if (!link->text.len) link->text = text_in(r, at);
  return link->text.ptr != NULL;
}

int tw_page_links_read(struct tw_arena *arena, const struct tw_dom *dom, const struct tw_page_pick *pick, struct tw_slice base,
                       struct tw_link_list *ret_links) {
  size_t cursor = 0;
  bool selects = tw_page_pick_selects(pick);
  struct reader r = {.arena = arena, .dom = dom, .base = base, .links = ret_links};
  r.seen = tw_arena_calloc(arena, SEEN_SLOTS, sizeof *r.seen);
  if (!r.seen) return TW_ENOMEM;
  for (uint32_t at = 0; at < dom->count && ret_links->count < LINKS_MAX && r.resolved < ANCHORS_MAX; at++)
    if (dom->nodes[at].tag == TW_TAG_A && dom->nodes[at].len && (!selects || tw_page_pick_has(pick, at, &cursor)) &&
        !add_link(&r, at))
      return TW_ENOMEM;
  return 0;
}

/* A teaser is a headline and a sentence or two. */
enum { STORIES_MIN = 8, TEASER_WIDTH = 150, SHORT_WIDTH = 300, LINE_WIDTH = 40, CARDS_MIN = 5, CARDS_PERCENT_MIN = 60 };
/* Columns: text of its own beside a list of stories, not in it. */
enum { OWN_WIDTH_MIN = 120 };

bool tw_page_links_is_index(const struct tw_body *body, size_t text_bytes, bool says_article) {
  if (text_bytes == 0) return body->link_bytes > 0;
  if (says_article) return false;
  if (body->root_links >= STORIES_MIN && body->prose_width < (uint64_t)body->root_links * TEASER_WIDTH) return true;
  if (body->cards >= CARDS_MIN && body->card_width * 100 >= body->page_prose_width * CARDS_PERCENT_MIN) return true;
  if (body->root_links == 0 && !body->is_furniture && body->prose_width >= OWN_WIDTH_MIN) return false;
  return body->story_links >= STORIES_MIN && body->prose_width < SHORT_WIDTH &&
         body->prose_width < (uint64_t)body->story_links * LINE_WIDTH;
}
