/* A JSON Feed cut into its parts, each small enough for a tree of its own: the members around "items", and each item. A document
 * of millions of small values, as one tree, takes forty times its size. Linear in the text; nothing is copied but the head. */
#pragma once
#include "base/arena.h"

struct tw_feed_json_part {
  struct tw_slice text;
  size_t values; /* at most so many are in it */
};

struct tw_feed_json_parts {
  struct tw_slice text;
  size_t key, bracket;      /* of "items" and of its array; behind the bracket stand the items */
  size_t at, depth;         /* depth: of arrays among the items, which do not belong there */
  struct tw_slice item_key; /* what the items begin with: by it they are found again behind one that is damaged */
  size_t start;             /* of the last part */
  size_t budget;            /* bytes that may still be looked through for the ends of items that have none */
  bool is_damaged;          /* something between the items is not what belongs there, or the array does not end */
};

/* Counts the values of `text`. */
struct tw_feed_json_part tw_feed_json_parts_whole(struct tw_slice text);
/* False when there is no "items" array at the top level; in a damaged document any array that looks like it will do. `text` is
 * borrowed. */
bool tw_feed_json_parts_init(struct tw_feed_json_parts *parts, struct tw_slice text);
/* The next whole object of the array; false when there is no more. One that is cut off is not whole. */
bool tw_feed_json_parts_next(struct tw_feed_json_parts *parts, struct tw_feed_json_part *ret_part);
/* The last part is not well-formed: what it seems to hold may be other items, so the next one is looked for inside of it. */
void tw_feed_json_parts_reject(struct tw_feed_json_parts *parts);
/* All members but "items" as an object of its own, in `arena`, once all items have been taken. `with_tail`: also those behind the
 * items. The text is absent when out of memory. */
struct tw_feed_json_part tw_feed_json_parts_head(const struct tw_feed_json_parts *parts, struct tw_arena *arena, bool with_tail);
