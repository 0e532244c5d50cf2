#include "parse/feed/feed_json.h"
#include "base/error.h"
#include "parse/feed/feed_builder.h"
#include "parse/feed/feed_fields.h"
#include "parse/feed/feed_items.h"
#include "parse/feed/feed_json_parts.h"
#include "parse/feed/feed_json_repair.h"
#include <errno.h>
#include <jansson.h>

enum {
  PART_MAX_BYTES = TW_FEED_VALUE_MAX_BYTES, /* of an item, or of all that stands around the items */
  PART_MAX_VALUES = 500000,                 /* in one; a tree takes up to 260 bytes for each, and real items have some 30 */
};

struct json_reader {
  struct tw_feed_sink sink;
  struct tw_buf scratch;
  struct tw_slice text;
};

static void free_json(json_t **value) {
  json_decref(*value);
}

/* Borrowed from the value; absent when it is no string. */
static struct tw_slice string_of(const json_t *value) {
  return json_is_string(value) ? tw_slice_of(json_string_value(value), json_string_length(value)) : TW_SLICE_NONE;
}

/* In the arena, with U+FFFD for the NULs that JSON can name and no text holds; absent when it is empty. */
static struct tw_slice without_nuls(struct json_reader *r, struct tw_slice s) {
  static const char sign[] = "\xEF\xBF\xBD";
  if (s.len == 0) return TW_SLICE_NONE;
  if (!memchr(s.ptr, '\0', s.len)) return tw_arena_dup(r->sink.arena, s);
  TW_BUF_AUTO out;
  tw_buf_init_for(&out, r->sink.arena, 0);
  for (size_t i = 0; i < s.len; i++)
    if (s.ptr[i])
      tw_buf_append_char(&out, s.ptr[i]);
    else
      tw_buf_append_cstr(&out, sign);
  return tw_arena_dup(r->sink.arena, tw_buf_slice(&out));
}

/* A member as text; numbers are written out, since ids are often numbers. */
static struct tw_slice member(struct json_reader *r, const json_t *object, const char *key) {
  const json_t *value = json_object_get(object, key);
  if (json_is_integer(value)) return tw_arena_printf(r->sink.arena, "%lld", (long long)json_integer_value(value));
  if (json_is_real(value)) return tw_arena_printf(r->sink.arena, "%.17g", json_real_value(value));
  return without_nuls(r, tw_slice_trim(string_of(value)));
}

static struct tw_slice url_member(struct json_reader *r, const json_t *object, const char *key) {
  return tw_feed_fields_url(&r->sink, r->sink.options->base_url, string_of(json_object_get(object, key)));
}

static void set_text(struct json_reader *r, const json_t *object, const char *key, enum tw_feed_field field,
                     enum tw_feed_text_type type, unsigned rank) {
  const char *media_type = NULL;
  struct tw_slice raw = string_of(json_object_get(object, key));
  if (raw.len && memchr(raw.ptr, '\0', raw.len)) raw = without_nuls(r, raw);
  struct tw_feed_construct c = {.base = r->sink.options->base_url, .raw = raw, .type = type, .is_quoted = true};
  struct tw_slice value = tw_feed_construct_finish(&r->sink, &r->scratch, &c, &media_type);
  if (!value.ptr || !tw_feed_fields_wants(&r->sink, field, rank)) return;
  tw_feed_fields_set(&r->sink, field, rank, value);
  tw_feed_fields_set_type(&r->sink, field, media_type);
}

static void set_person(struct json_reader *r, const json_t *person) {
  struct tw_feed_person p = {.name = member(r, person, "name"), .url = url_member(r, person, "url")};
  tw_feed_fields_set_person(&r->sink, TW_FEED_FIELD_AUTHOR, 10, &p);
}

/* 1.1 has authors[], 1.0 author. */
static void set_authors(struct json_reader *r, const json_t *object) {
  size_t i;
  json_t *person;
  json_array_foreach(json_object_get(object, "authors"), i, person) {
    set_person(r, person);
    if (i == 0) continue;
    struct tw_feed_person p = {.name = member(r, person, "name"), .url = url_member(r, person, "url")};
    tw_feed_fields_set_person(&r->sink, TW_FEED_FIELD_CONTRIBUTOR, 0, &p);
  }
  set_person(r, json_object_get(object, "author"));
}

static void add_link(struct json_reader *r, const json_t *object, const char *key, struct tw_slice rel) {
  struct tw_feed_link link = {.rel = rel, .href = url_member(r, object, key)};
  if (link.href.ptr) tw_feed_fields_add_link(&r->sink, &link, TW_SLICE_NONE, 10);
}

static void read_attachments(struct json_reader *r, const json_t *item) {
  size_t i;
  json_t *attachment;
  json_array_foreach(json_object_get(item, "attachments"), i, attachment) {
    struct tw_enclosure e = {.url = url_member(r, attachment, "url"),
                             .type = member(r, attachment, "mime_type"),
                             .length = member(r, attachment, "size_in_bytes")};
    tw_feed_fields_add_enclosure(&r->sink, &e);
  }
}

static void read_item(struct json_reader *r, const json_t *item) {
  size_t i;
  json_t *tag;
  if (!json_is_object(item) || !tw_feed_fields_start_item(&r->sink)) return;
  tw_feed_fields_set(&r->sink, TW_FEED_FIELD_ID, 10, member(r, item, "id"));
  add_link(r, item, "url", TW_SLICE("alternate"));
  add_link(r, item, "external_url", TW_SLICE("related"));
  tw_feed_fields_set(&r->sink, TW_FEED_FIELD_LINK, 5, url_member(r, item, "external_url"));
  set_text(r, item, "title", TW_FEED_FIELD_TITLE, TW_FEED_TEXT_PLAIN, 10);
  set_text(r, item, "content_html", TW_FEED_FIELD_CONTENT, TW_FEED_TEXT_HTML, 10);
  set_text(r, item, "content_text", TW_FEED_FIELD_CONTENT, TW_FEED_TEXT_PLAIN, 5);
  set_text(r, item, "summary", TW_FEED_FIELD_SUMMARY, TW_FEED_TEXT_PLAIN, 10);
  tw_feed_fields_set_date(&r->sink, TW_FEED_FIELD_PUBLISHED, 10, string_of(json_object_get(item, "date_published")));
  tw_feed_fields_set_date(&r->sink, TW_FEED_FIELD_UPDATED, 10, string_of(json_object_get(item, "date_modified")));
  tw_feed_fields_set(&r->sink, TW_FEED_FIELD_LANGUAGE, 10, member(r, item, "language"));
  set_authors(r, item);
  json_array_foreach(json_object_get(item, "tags"), i, tag) tw_feed_fields_add_category(&r->sink, string_of(tag));
  read_attachments(r, item);
  r->sink.item = NULL;
}

static void read_head(struct json_reader *r, const json_t *root) {
  struct tw_feed *feed = r->sink.feed;
  set_text(r, root, "title", TW_FEED_FIELD_TITLE, TW_FEED_TEXT_PLAIN, 10);
  set_text(r, root, "description", TW_FEED_FIELD_SUMMARY, TW_FEED_TEXT_PLAIN, 10);
  add_link(r, root, "home_page_url", TW_SLICE("alternate"));
  add_link(r, root, "feed_url", TW_SLICE("self"));
  tw_feed_fields_set(&r->sink, TW_FEED_FIELD_LANGUAGE, 10, member(r, root, "language"));
  set_authors(r, root);
  feed->image_url = url_member(r, root, "icon");
  feed->icon = url_member(r, root, "favicon");
  feed->logo = feed->image_url;
  size_t i;
  json_t *hub;
  json_array_foreach(json_object_get(root, "hubs"), i, hub) add_link(r, hub, "url", TW_SLICE("hub"));
  feed->id = feed->self;
}

/* By its version; without a good one, an object with items and a title or version is one all the same. */
static bool is_json_feed(const json_t *head, bool has_items) {
  struct tw_slice version = string_of(json_object_get(head, "version"));
  if (version.ptr && tw_slice_find(version, TW_SLICE("jsonfeed.org/version"), 0) >= 0) return true;
  return has_items && (version.ptr || json_is_string(json_object_get(head, "title")));
}

static void set_bozo(struct json_reader *r, struct tw_slice reason) {
  struct tw_feed *feed = r->sink.feed;
  feed->bozo = true;
  if (!feed->bozo_reason.ptr) feed->bozo_reason = reason;
}

static size_t line_at(struct tw_slice text, size_t offset) {
  size_t line = 1;
  for (size_t i = 0; i < offset && i < text.len; i++) line += text.ptr[i] == '\n';
  return line;
}

/* The first fault counts. `offset`: of the part in the document; 0 of what stands around the items, which has no one place. */
static void note_fault(struct json_reader *r, size_t offset, const json_error_t *error) {
  if (r->sink.feed->bozo_reason.ptr) return;
  size_t line = line_at(r->text, offset) + (error->line > 0 ? (size_t)error->line - 1 : 0);
  set_bozo(r, offset ? tw_arena_printf(r->sink.arena, "line %zu: %s", line, error->text)
                     : tw_arena_printf(r->sink.arena, "not well-formed: %s", error->text));
}

static json_t *parse(struct json_reader *r, struct tw_slice text, json_error_t *error) {
  errno = 0;
  json_t *value = json_loadb(text.ptr, text.len, JSON_ALLOW_NUL, error);
  if (errno == ENOMEM) tw_arena_fail(r->sink.arena); /* jansson calls that a syntax error, or nothing and leaves a member out */
  return value;
}

/* A part as a tree; once more without what only JavaScript allows when that may be what is wrong. NULL when it can't be read. */
static json_t *load(struct json_reader *r, struct tw_feed_json_part part, size_t offset) {
  json_error_t error;
  if (part.text.len > PART_MAX_BYTES || part.values > PART_MAX_VALUES) {
    set_bozo(r, TW_SLICE("a part of more than 16 MiB or 500000 values was left out"));
    return NULL;
  }
  json_t *value = parse(r, part.text, &error);
  if (value) return value;
  note_fault(r, offset, &error);
  tw_buf_reset(&r->scratch);
  tw_feed_json_repair(&r->scratch, part.text);
  return tw_buf_failed(&r->scratch) ? NULL : parse(r, tw_buf_slice(&r->scratch), &error);
}

/* The members around the items; those before them alone when what stands behind is not well-formed. */
static json_t *load_head(struct json_reader *r, const struct tw_feed_json_parts *parts) {
  json_t *head = load(r, tw_feed_json_parts_head(parts, r->sink.arena, true), 0);
  return head ? head : load(r, tw_feed_json_parts_head(parts, r->sink.arena, false), 0);
}

/* Has an item taken others into a list of its own, because the end of that list is lost? No author or attachment has an id. */
static bool holds_items(const json_t *item) {
  static const char *const lists[] = {"authors", "attachments", "tags"};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
    size_t k;
    json_t *member;
    json_array_foreach(json_object_get(item, lists[i]), k, member) if (json_object_get(member, "id")) return true;
  }
  return false;
}

static void read_items(struct json_reader *r, struct tw_feed_json_parts *parts) {
  struct tw_feed_json_part part;
  while (tw_feed_json_parts_next(parts, &part)) {
    if (r->sink.feed->items.count >= TW_FEED_ITEMS_MAX) continue;
    __attribute__((cleanup(free_json))) json_t *item = load(r, part, (size_t)(part.text.ptr - r->text.ptr));
    if (!json_is_object(item) || holds_items(item))
      tw_feed_json_parts_reject(parts);
    else
      read_item(r, item);
  }
  if (parts->is_damaged)
    set_bozo(r, tw_arena_printf(r->sink.arena, "line %zu: the items are not well-formed", line_at(r->text, parts->at)));
}

/* Without items: a feed by its version alone. */
static void read_whole(struct json_reader *r) {
  __attribute__((cleanup(free_json))) json_t *root = load(r, tw_feed_json_parts_whole(r->text), 0);
  if (!root || !is_json_feed(root, false)) return;
  r->sink.feed->format = TW_SLICE("jsonfeed");
  read_head(r, root);
}

static void read_parts(struct json_reader *r, struct tw_feed_json_parts *parts) {
  read_items(r, parts);
  __attribute__((cleanup(free_json))) json_t *head = load_head(r, parts);
  if (head ? is_json_feed(head, true) : r->sink.feed->items.count > 0) r->sink.feed->format = TW_SLICE("jsonfeed");
  if (head && r->sink.feed->format.ptr) read_head(r, head);
}

int tw_feed_json_read(struct tw_arena *arena, struct tw_slice text, const struct tw_feed_options *options,
                      struct tw_feed *ret_feed) {
  struct json_reader r = {.sink = {.arena = arena, .options = options, .feed = ret_feed}, .text = text};
  struct tw_feed_json_parts parts;
  *ret_feed = (struct tw_feed){0};
  json_object_seed(1); /* the same at every run, and no look at the system for randomness; a no-op when it is set already */
  tw_buf_init_for(&r.scratch, arena, 0);
  if (tw_feed_json_parts_init(&parts, text))
    read_parts(&r, &parts);
  else
    read_whole(&r);
  tw_feed_items_finish(arena, ret_feed);
  bool failed = tw_buf_failed(&r.scratch);
  tw_buf_done(&r.scratch);
  return failed ? TW_ENOMEM : TW_OK;
}
