#include "parse/page/page_pick.h"
#include "parse/page/tags.h"

/* Of an open element: which of the selector's compounds end here with all that must stand before them (`ends`), and which do so
 * at an ancestor. So each element costs one step a compound, whatever the page. */
struct level {
  uint32_t ends, above;
  bool is_inside;
};

struct finder {
  struct tw_selector selector;
  bool wants_attributes; /* an element without any is not what it names */
  struct level levels[TW_DOM_DEPTH_MAX + 1];
};

struct tw_page_pick {
  struct tw_arena *arena;
  bool selects, failed;
  struct finder select, next;
  struct tw_slice next_href;
  struct {
    uint32_t *items; /* links that were picked, in the order of the tree */
    size_t count, capacity;
  } nodes;
};

/* Each compound names an attribute that must be there. */
static bool wants_attributes(const struct tw_selector *s) {
  size_t wanting = 0;
  for (size_t i = 0; i < s->compound_count; i++) {
    bool wants = false;
    for (size_t k = s->compounds[i].first; k < s->compounds[i].first + s->compounds[i].count; k++)
      wants |= s->simples[k].match != TW_SELECTOR_ELEMENT && !s->simples[k].is_negated;
    wanting += wants;
  }
  return wanting == s->compound_count;
}

static int find_by(struct finder *f, struct tw_slice text, struct tw_error *error) {
  int status = tw_selector_parse(text, &f->selector, error);
  f->wants_attributes = wants_attributes(&f->selector);
  return status;
}

int tw_page_pick_new(struct tw_arena *arena, struct tw_slice select, struct tw_slice next, struct tw_page_pick **ret_pick,
                     struct tw_error *error) {
  struct tw_page_pick *pick = tw_arena_calloc(arena, 1, sizeof *pick);
  if (!pick) return tw_error_set(error, TW_ENOMEM, TW_SKIP_ITEM, "page: out of memory");
  pick->arena = arena;
  pick->selects = select.len > 0;
  *ret_pick = pick;
  int status = pick->selects ? find_by(&pick->select, select, error) : TW_OK;
  struct tw_slice wanted = next.len ? next : TW_SLICE("a[rel~=next i], link[rel~=next i]");
  return status < 0 ? status : find_by(&pick->next, wanted, error);
}

static bool is_last(const struct tw_selector *s, size_t compound) {
  return compound + 1 == s->compound_count || s->compounds[compound + 1].is_start;
}

/* Whether the element that opens at `depth` is, or stands in, what the selector names. */
static bool step(struct finder *f, const char *name, const char *const *attributes, size_t depth) {
  const struct level none = {0}, *parent = depth ? &f->levels[depth - 1] : &none;
  struct level level = {.above = parent->above | parent->ends, .is_inside = parent->is_inside};
  bool is_named = attributes || !f->wants_attributes;
  uint32_t here = is_named ? tw_selector_compounds(&f->selector, name, attributes) : 0;
  for (size_t i = 0; here >> i && i < f->selector.compound_count; i++) {
    if (!(here >> i & 1)) continue;
    const struct tw_selector_compound *c = &f->selector.compounds[i];
    uint32_t before = c->is_child ? parent->ends : level.above;
    if (!c->is_start && !(before >> (i - 1) & 1)) continue;
    level.ends |= UINT32_C(1) << i;
    level.is_inside |= is_last(&f->selector, i);
  }
  f->levels[depth] = level;
  return level.is_inside;
}

static void note_node(struct tw_page_pick *pick, uint32_t node) {
  uint32_t *slot = TW_ARENA_PUSH(pick->arena, &pick->nodes);
  pick->failed |= !slot;
  if (slot) *slot = node;
}

static void on_placed(void *user, const char *name, const char *const *attributes, uint32_t node, size_t depth) {
  struct tw_page_pick *pick = user;
  const char *href = attributes ? tw_dom_attribute(attributes, "href") : NULL;
  if (depth > TW_DOM_DEPTH_MAX) return;
  if (pick->selects && step(&pick->select, name, attributes, depth) && href) note_node(pick, node);
  if (step(&pick->next, name, attributes, depth) && href && *href && !pick->next_href.ptr) {
    pick->next_href = tw_arena_dup(pick->arena, tw_slice_from(href));
    pick->failed |= !pick->next_href.ptr;
  }
}

void tw_page_pick_listen(struct tw_page_pick *pick, struct tw_dom_listener *listener) {
  listener->placed = on_placed;
  listener->placed_user = pick;
}

bool tw_page_pick_selects(const struct tw_page_pick *pick) {
  return pick->selects;
}

bool tw_page_pick_has(const struct tw_page_pick *pick, uint32_t node, size_t *cursor) {
  while (*cursor < pick->nodes.count && pick->nodes.items[*cursor] < node) ++*cursor;
  return *cursor < pick->nodes.count && pick->nodes.items[*cursor] == node;
}

struct tw_slice tw_page_pick_next(const struct tw_page_pick *pick) {
  return pick->next_href;
}

bool tw_page_pick_is_whole(const struct tw_page_pick *pick) {
  return !pick->failed;
}
