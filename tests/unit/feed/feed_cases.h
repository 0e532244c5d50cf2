/* One-line cases for the feed tests: a document, a path into what was read, and the value there. */
#pragma once
#include "parse/feed/feed_reader.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>
/* clang-format on */

struct feed_case {
  const char *name, *document;
  const char *path; /* "title", "0.link", "count", "bozo", "0.categories" (joined by |) */
  const char *want; /* NULL: absent */
};

#define RSS(inner)   "<rss version='2.0'><channel><title>T</title>" inner "</channel></rss>"
#define ITEM(inner)  RSS("<item>" inner "</item>")
#define ATOM(inner)  "<feed xmlns='http://www.w3.org/2005/Atom'>" inner "</feed>"
#define ENTRY(inner) ATOM("<entry>" inner "</entry>")

#define BASE_URL "http://news.example/dir/feed.xml"

static const struct {
  const char *name;
  size_t feed, item;
} feed_paths[] = {
#define BOTH(name)                                                                                                               \
  { #name, offsetof(struct tw_feed, name), offsetof(struct tw_feed_item, name) }
#define OF_FEED(name)                                                                                                            \
  { #name, offsetof(struct tw_feed, name), SIZE_MAX }
#define OF_ITEM(name)                                                                                                            \
  { #name, SIZE_MAX, offsetof(struct tw_feed_item, name) }
    BOTH(title),
    BOTH(link),
    BOTH(id),
    BOTH(updated),
    BOTH(published),
    BOTH(rights),
    BOTH(author),
    OF_FEED(format),
    OF_FEED(language),
    OF_FEED(description),
    OF_FEED(ttl),
    OF_FEED(hub),
    OF_FEED(self),
    OF_FEED(generator),
    OF_FEED(icon),
    OF_FEED(logo),
    OF_FEED(docs),
    OF_FEED(image_url),
    OF_FEED(image_title),
    OF_FEED(image_link),
    OF_FEED(update_period),
    OF_FEED(encoding),
    OF_ITEM(summary),
    OF_ITEM(content),
    OF_ITEM(comments),
    OF_ITEM(title_type),
    OF_ITEM(summary_type),
    OF_ITEM(content_type),
    OF_ITEM(lang),
    {"author.name", offsetof(struct tw_feed, author_detail.name), offsetof(struct tw_feed_item, author_detail.name)},
    {"author.email", offsetof(struct tw_feed, author_detail.email), offsetof(struct tw_feed_item, author_detail.email)},
    {"author.url", offsetof(struct tw_feed, author_detail.url), offsetof(struct tw_feed_item, author_detail.url)},
};

static inline struct tw_slice join_strings(struct tw_arena *arena, const struct tw_string_list *list) {
  struct tw_slice out = TW_SLICE("");
  for (size_t i = 0; i < list->count; i++)
    out = tw_arena_printf(arena, "%.*s%s%.*s", TW_SLICE_ARG(out), i ? "|" : "", TW_SLICE_ARG(list->items[i]));
  return out;
}

static inline struct tw_slice join_enclosures(struct tw_arena *arena, const struct tw_feed_item *item) {
  struct tw_slice out = TW_SLICE("");
  for (size_t i = 0; i < item->enclosures.count; i++) {
    const struct tw_enclosure *e = &item->enclosures.items[i];
    out = tw_arena_printf(arena, "%.*s%s%.*s,%.*s,%.*s", TW_SLICE_ARG(out), i ? "|" : "", TW_SLICE_ARG(e->url),
                          TW_SLICE_ARG(e->type), TW_SLICE_ARG(e->length));
  }
  return out;
}

static inline struct tw_slice titles(struct tw_arena *arena, const struct tw_feed *feed) {
  struct tw_slice out = TW_SLICE("");
  for (size_t i = 0; i < feed->items.count; i++)
    out = tw_arena_printf(arena, "%.*s%s%.*s", TW_SLICE_ARG(out), i ? "|" : "", TW_SLICE_ARG(feed->items.items[i].title));
  return out;
}

static inline struct tw_slice slice_at(const void *object, size_t offset) {
  struct tw_slice s;
  memcpy(&s, (const char *)object + offset, sizeof s);
  return s;
}

static inline struct tw_slice item_value(struct tw_arena *arena, const struct tw_feed_item *item, const char *path) {
  if (strcmp(path, "categories") == 0) return join_strings(arena, &item->categories);
  if (strcmp(path, "contributors") == 0) return join_strings(arena, &item->contributors);
  if (strcmp(path, "enclosures") == 0) return join_enclosures(arena, item);
  for (size_t i = 0; i < sizeof feed_paths / sizeof *feed_paths; i++)
    if (strcmp(feed_paths[i].name, path) == 0) return slice_at(item, feed_paths[i].item);
  return TW_SLICE("no such path");
}

static inline struct tw_slice feed_value(struct tw_arena *arena, const struct tw_feed *feed, const char *path) {
  if (path[0] >= '0' && path[0] <= '9') {
    size_t index = (size_t)(path[0] - '0');
    return index < feed->items.count ? item_value(arena, &feed->items.items[index], path + 2) : TW_SLICE("no such item");
  }
  if (strcmp(path, "count") == 0) return tw_arena_printf(arena, "%zu", feed->items.count);
  if (strcmp(path, "bozo") == 0) return feed->bozo ? TW_SLICE("true") : TW_SLICE("false");
  if (strcmp(path, "titles") == 0) return titles(arena, feed);
  if (strcmp(path, "categories") == 0) return join_strings(arena, &feed->categories);
  if (strcmp(path, "skip_hours") == 0) return join_strings(arena, &feed->skip_hours);
  for (size_t i = 0; i < sizeof feed_paths / sizeof *feed_paths; i++)
    if (strcmp(feed_paths[i].name, path) == 0) return slice_at(feed, feed_paths[i].feed);
  return TW_SLICE("no such path");
}

/* JSON in the tables is written with single quotes. */
static inline struct tw_slice with_double_quotes(struct tw_arena *arena, struct tw_slice json) {
  char *out = tw_arena_alloc(arena, json.len);
  assert_non_null(out);
  for (size_t i = 0; i < json.len; i++) out[i] = json.ptr[i] == '\'' ? '"' : json.ptr[i];
  return tw_slice_of(out, json.len);
}

static inline int check_case(const struct feed_case *c, struct tw_slice base_url) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_feed_options options = {.base_url = base_url};
  struct tw_feed feed;
  struct tw_error error;
  struct tw_slice document = tw_slice_from(c->document);
  if (tw_slice_has_prefix(document, TW_SLICE("{'"))) document = with_double_quotes(arena, document);
  int status = tw_feed_read(arena, document, &options, &feed, &error);
  struct tw_slice got = status ? TW_SLICE("read failed") : feed_value(arena, &feed, c->path);
  bool good = c->want ? got.ptr && tw_slice_is(got, c->want) : !got.ptr;
  if (!good) print_error("%s: %s: want [%s], got [%.*s]\n", c->name, c->path, c->want ? c->want : "none", TW_SLICE_ARG(got));
  return !good;
}

#define CHECK_CASES(cases)                                                                                                       \
  do {                                                                                                                           \
    int wrong = 0;                                                                                                               \
    for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++) wrong += check_case(&(cases)[i], TW_SLICE(BASE_URL));           \
    assert_int_equal(wrong, 0);                                                                                                  \
  } while (0)
