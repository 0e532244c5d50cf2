/* Values into the feed and its items: which slot, which of several wins, and the shapes that are more than a string. */
#pragma once
#include "model/feed.h"
#include "parse/feed/feed_names.h"
#include "parse/feed/feed_reader.h"

enum {
  TW_FEED_LIST_MAX = 250,        /* links, enclosures, categories, contributors of one item; more is an attack */
  TW_FEED_LINK_FOREIGN_RANK = 6, /* of an Atom link in another format */
  TW_FEED_LINK_RANK = 10,        /* of an Atom feed's link */
  TW_FEED_LINK_TEXT_RANK = 11,   /* of RSS's link */
  TW_FEED_ITEMS_MAX = 100000,    /* model/job.h refuses more */
};

/* What is being filled. */
struct tw_feed_sink {
  struct tw_arena *arena;
  const struct tw_feed_options *options;
  struct tw_feed *feed;
  struct tw_feed_item *item;         /* NULL outside of items */
  size_t read_bytes, document_bytes; /* how far the reader is; 0: it does not say */
  uint8_t feed_rank[TW_FEED_FIELD_COUNT], item_rank[TW_FEED_FIELD_COUNT];
};

/* Set a field of the item, or of the feed outside of items, unless it holds a value of the same or a higher rank.
 * `value` is kept, not copied. An empty or absent value sets nothing. */
void tw_feed_fields_set(struct tw_feed_sink *sink, enum tw_feed_field field, unsigned rank, struct tw_slice value);
/* Would a value of this rank be set? Saves making it. */
bool tw_feed_fields_wants(const struct tw_feed_sink *sink, enum tw_feed_field field, unsigned rank);
/* The media type of a title's, summary's or content's text. Static text. */
void tw_feed_fields_set_type(struct tw_feed_sink *sink, enum tw_feed_field field, const char *type);
/* A date in any form; unusable ones set nothing. Of several of the same rank the last counts. */
void tw_feed_fields_set_date(struct tw_feed_sink *sink, enum tw_feed_field field, unsigned rank, struct tw_slice text);
/* "desk@news.example (The Desk)", "The Desk <desk@news.example>" or a name: kept as written, its parts in the detail. */
void tw_feed_fields_set_byline(struct tw_feed_sink *sink, enum tw_feed_field field, unsigned rank, struct tw_slice text);
/* `person` in parts. */
void tw_feed_fields_set_person(struct tw_feed_sink *sink, enum tw_feed_field field, unsigned rank,
                               const struct tw_feed_person *person);
/* An absolute URL; what can't be resolved stays as written, unsafe schemes give the absent slice. */
struct tw_slice tw_feed_fields_url(const struct tw_feed_sink *sink, struct tw_slice base, struct tw_slice reference);
/* Can references be resolved against it? A mailto: can't be a base. */
bool tw_feed_fields_is_base(const struct tw_feed_sink *sink, struct tw_slice url);
/* A link element: its list entry and, by rel, the link, hub, self or enclosure that it stands for. `href` is absolute. */
void tw_feed_fields_add_link(struct tw_feed_sink *sink, const struct tw_feed_link *link, struct tw_slice length, unsigned rank);
void tw_feed_fields_add_category(struct tw_feed_sink *sink, struct tw_slice term);
/* Each term between commas. */
void tw_feed_fields_add_keywords(struct tw_feed_sink *sink, struct tw_slice terms);
/* Nothing is added for an absent URL or one that is there already. */
void tw_feed_fields_add_enclosure(struct tw_feed_sink *sink, const struct tw_enclosure *enclosure);
/* Start the next item; NULL past the limit or out of memory. */
struct tw_feed_item *tw_feed_fields_start_item(struct tw_feed_sink *sink);
