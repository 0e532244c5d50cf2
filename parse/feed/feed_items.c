#include "parse/feed/feed_items.h"
#include "base/digest.h"
#include "base/fingerprint.h"
#include "parse/feed/feed_entity.h"
#include <stdlib.h>

static struct tw_slice digest_id(struct tw_arena *arena, const struct tw_feed_item *item) {
  char hex[TW_DIGEST_HEX_BYTES];
  struct tw_digester d;
  tw_digester_init(&d);
  tw_digester_field(&d, item->title);
  tw_digester_field(&d, item->published);
  tw_digester_field(&d, item->summary);
  tw_digester_field(&d, item->content);
  if (item->enclosures.count) tw_digester_field(&d, item->enclosures.items[0].url);
  struct tw_digest digest = tw_digester_finish(&d);
  tw_digest_hex(&digest, hex);
  return tw_arena_dup(arena, tw_slice_from(hex));
}

static int by_id(const void *a, const void *b) {
  const struct tw_feed_item *const *x = a, *const *y = b;
  int order = tw_slice_cmp((*x)->id, (*y)->id);
  return order ? order : (*x > *y) - (*x < *y);
}

/* Do two items share an id, or is that not soon told? Most feeds have none that do and are spared the sorting. */
static bool may_have_duplicates(struct tw_arena *arena, const struct tw_feed_item_list *list) {
  enum { STEPS_AN_ITEM = 8 }; /* in a table half full two suffice; ids that were made to collide are sorted */
  size_t size = 16, steps = list->count * STEPS_AN_ITEM;
  while (size < list->count * 2) size *= 2;
  uint64_t *seen = tw_arena_alloc(arena, size * sizeof *seen);
  if (!seen) return true;
  memset(seen, 0, size * sizeof *seen);
  for (size_t i = 0; i < list->count; i++) {
    uint64_t key = tw_fingerprint_short(list->items[i].id) | 1; /* 0: a free slot */
    size_t at = key / 2 & (size - 1);
    for (; seen[at]; at = (at + 1) & (size - 1))
      if (seen[at] == key || steps-- == 0) return true;
    seen[at] = key;
  }
  return false;
}

/* A producer that gives every item the same guid: their links tell them apart. */
static void separate_duplicates(struct tw_arena *arena, struct tw_feed_item_list *list) {
  if (!may_have_duplicates(arena, list)) return;
  struct tw_feed_item **sorted = tw_arena_alloc(arena, list->count * sizeof(struct tw_feed_item *));
  if (!sorted) return;
  for (size_t i = 0; i < list->count; i++) sorted[i] = &list->items[i];
  qsort(sorted, list->count, sizeof(struct tw_feed_item *), by_id);
  const struct tw_feed_item *first = NULL;
  struct tw_slice id = TW_SLICE_NONE;
  for (size_t i = 0; i < list->count; i++) {
    struct tw_feed_item *item = sorted[i];
    if (!first || !tw_slice_eq(item->id, id)) {
      first = item;
      id = item->id;
    } else if (item->link.len && first->link.len && !tw_slice_eq(item->link, first->link)) {
      item->id = item->link;
    }
  }
}

/* The address of the first image in sanitised HTML, as it stands there; absent when there is none. */
static struct tw_slice first_image(struct tw_slice html) {
  static const char mark[] = "<img src=\"";
  ptrdiff_t at = tw_slice_find(html, TW_SLICE(mark), 0);
  if (at < 0) return TW_SLICE_NONE;
  size_t start = (size_t)at + sizeof mark - 1;
  ptrdiff_t end = tw_slice_find(html, TW_SLICE("\""), start);
  return end < 0 ? TW_SLICE_NONE : tw_slice_sub(html, start, (size_t)end);
}

/* A feed that names no image still shows one: Atom's logo or icon, or a picture in the description. */
static void choose_image(struct tw_arena *arena, struct tw_feed *feed) {
  struct tw_slice shown = feed->logo.len ? feed->logo : feed->icon;
  if (feed->image_url.len || feed->image_title.len) return;
  feed->image_url = shown.len ? shown : tw_feed_entity_expand(arena, first_image(feed->description), NULL);
}

void tw_feed_items_finish(struct tw_arena *arena, struct tw_feed *feed) {
  choose_image(arena, feed);
  for (size_t i = 0; i < feed->items.count; i++) {
    struct tw_feed_item *item = &feed->items.items[i];
    if (item->id.len == 0) item->id = item->link.len ? item->link : digest_id(arena, item);
  }
  separate_duplicates(arena, &feed->items);
}
