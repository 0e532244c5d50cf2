#include "model/item_identity.h"
#include "base/error.h"
#include "model/url_key.h"
#include <stdlib.h>

/* An item under `name`, and what others of that name should then share too: one of the witnesses. */
struct entry {
  struct tw_slice name, witness, second_witness;
  size_t index;
};

static int compare_entries(const void *a, const void *b) {
  const struct entry *x = a, *y = b;
  int order = tw_slice_cmp(x->name, y->name);
  return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* Two items that go by one name, told apart by nothing: an edit of one is not to be known from the other. */
static void still_content(const struct entry *group, size_t count, struct tw_item_identity *items) {
  bool differ = false;
  for (size_t i = 1; i < count; i++) {
    const struct tw_digest *a = &items[group[0].index].content, *b = &items[group[i].index].content;
    differ |= memcmp(a, b, sizeof *a) != 0;
  }
  for (size_t i = 0; differ && i < count; i++) items[group[i].index].content = (struct tw_digest){0};
}

/* `drop` is called for the items of each group of one name of which some differ in both witnesses. */
static void judge_groups(struct entry *entries, size_t count, struct tw_item_identity *items,
                         void (*drop)(struct tw_item_identity *)) {
  qsort(entries, count, sizeof *entries, compare_entries);
  for (size_t start = 0, end; start < count; start = end) {
    bool differ = false;
    for (end = start + 1; end < count && tw_slice_eq(entries[end].name, entries[start].name); end++)
      differ |= !tw_slice_eq(entries[end].witness, entries[start].witness) &&
                !tw_slice_eq(entries[end].second_witness, entries[start].second_witness);
    for (size_t i = start; differ && i < end; i++) drop(&items[entries[i].index]);
    if (!differ) still_content(entries + start, end - start, items);
  }
}

static void drop_guid(struct tw_item_identity *item) {
  item->guid = TW_SLICE_NONE;
}

static void drop_url(struct tw_item_identity *item) {
  item->url_key = TW_SLICE_NONE;
}

/* The text without its markup, whose attributes change from one fetch to the next (counters, signed image links). */
static void add_text(struct tw_digester *d, struct tw_slice html) {
  size_t start = 0;
  while (start < html.len) {
    const char *open = memchr(html.ptr + start, '<', html.len - start);
    size_t end = open ? (size_t)(open - html.ptr) : html.len;
    if (end > start) tw_digester_field(d, tw_slice_sub(html, start, end));
    const char *close = open ? memchr(open, '>', html.len - end) : NULL;
    start = close ? (size_t)(close - html.ptr) + 1 : html.len;
  }
  tw_digester_field(d, TW_SLICE_NONE);
}

static struct tw_digest digest_of(const struct tw_feed_item *item) {
  struct tw_digester d;
  tw_digester_init(&d);
  tw_digester_field(&d, item->title);
  tw_digester_field(&d, item->updated);
  add_text(&d, item->summary);
  add_text(&d, item->content);
  return tw_digester_finish(&d);
}

int tw_item_identities(struct tw_arena *arena, const struct tw_feed *feed, const bool *takes_content,
                       struct tw_item_identity **ret_identities) {
  size_t count = feed->items.count, guids = 0, urls = 0;
  struct tw_item_identity *items = tw_arena_calloc(arena, count + 1, sizeof *items);
  struct entry *by_guid = calloc(2 * count + 1, sizeof *by_guid), *by_url = by_guid + count;
  if (!items || !by_guid) {
    free(by_guid);
    return TW_ENOMEM;
  }
  for (size_t i = 0; i < count; i++) {
    const struct tw_feed_item *f = &feed->items.items[i];
    items[i] =
        (struct tw_item_identity){f->id, tw_slice_is_empty(f->link) ? TW_SLICE_NONE : tw_url_key(arena, f->link), digest_of(f)};
    struct tw_slice page = items[i].url_key.ptr ? items[i].url_key : f->title;
    if (f->id.len) by_guid[guids++] = (struct entry){f->id, page, page, i};
    /* A page is one article however many items link to it. */
    struct tw_slice guid = takes_content[i] ? f->id : TW_SLICE_NONE;
    if (items[i].url_key.len) by_url[urls++] = (struct entry){items[i].url_key, guid, f->title, i};
  }
  judge_groups(by_guid, guids, items, drop_guid);
  judge_groups(by_url, urls, items, drop_url);
  *ret_identities = items;
  free(by_guid);
  return TW_OK;
}
