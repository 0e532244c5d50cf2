#include "daemon/print.h"
#include "base/utf8.h"

/* Writes a string or null: the contract's "string|null". */
static void put_nullable(struct tw_json_writer *w, const char *key, struct tw_slice value) {
  tw_json_key(w, key);
  if (tw_slice_is_empty(value))
    tw_json_null(w);
  else
    tw_json_string(w, value);
}

static void put_day(struct tw_json_writer *w, const char *key, tw_day day) {
  char text[TW_DATE_TEXT_BYTES];
  tw_json_key(w, key);
  if (day == TW_DAY_NONE) {
    tw_json_null(w);
    return;
  }
  tw_day_format(day, text);
  tw_json_string(w, tw_slice_from(text));
}

/* Jansson's text of an id goes out as it came in. */
void tw_print_raw(struct tw_json_writer *w, const char *key, struct tw_slice json) {
  tw_json_key(w, key);
  tw_json_raw(w, json);
}

/* ---- parse-feed ---- */

/* A field of a struct that is one string. */
struct string_field {
  const char *key;
  size_t offset;
};

static struct tw_slice field_of(const void *record, size_t offset) {
  struct tw_slice value;
  memcpy(&value, (const char *)record + offset, sizeof value);
  return value;
}

static void put_always(struct tw_json_writer *w, const void *record, const struct string_field *fields, size_t count) {
  for (size_t i = 0; i < count; i++) put_nullable(w, fields[i].key, field_of(record, fields[i].offset));
}

static void put_stated(struct tw_json_writer *w, const void *record, const struct string_field *fields, size_t count) {
  for (size_t i = 0; i < count; i++) tw_json_put_string_opt(w, fields[i].key, field_of(record, fields[i].offset));
}

#define FEED(name)                                                                                                               \
  { #name, offsetof(struct tw_feed, name) }
#define ITEM(name)                                                                                                               \
  { #name, offsetof(struct tw_feed_item, name) }
#define COUNT_OF(table) (sizeof(table) / sizeof *(table))

static const struct string_field feed_always[] = {FEED(format),      FEED(title), FEED(link),   FEED(language),
                                                  FEED(description), FEED(id),    FEED(updated)};
static const struct string_field feed_stated[] = {FEED(hub),       FEED(self), FEED(rights), FEED(published), FEED(author),
                                                  FEED(generator), FEED(icon), FEED(logo),   FEED(encoding),  FEED(docs)};
static const struct string_field item_always[] = {ITEM(id),      ITEM(title),   ITEM(link),      ITEM(author),
                                                  ITEM(summary), ITEM(content), ITEM(published), ITEM(updated)};
static const struct string_field item_stated[] = {ITEM(comments),     ITEM(rights),       ITEM(title_type),
                                                  ITEM(summary_type), ITEM(content_type), ITEM(lang)};

static void put_links(struct tw_json_writer *w, const struct tw_feed_link_list *links) {
  if (!links->count) return;
  tw_json_key(w, "links");
  tw_json_array_begin(w);
  for (size_t i = 0; i < links->count; i++) {
    tw_json_object_begin(w);
    tw_json_put_string_opt(w, "rel", links->items[i].rel);
    put_nullable(w, "href", links->items[i].href);
    tw_json_put_string_opt(w, "type", links->items[i].type);
    tw_json_put_string_opt(w, "title", links->items[i].title);
    tw_json_object_end(w);
  }
  tw_json_array_end(w);
}

static void put_person(struct tw_json_writer *w, const struct tw_feed_person *person) {
  if (tw_slice_is_empty(person->name) && tw_slice_is_empty(person->email) && tw_slice_is_empty(person->url)) return;
  tw_json_key(w, "author_detail");
  tw_json_object_begin(w);
  tw_json_put_string_opt(w, "name", person->name);
  tw_json_put_string_opt(w, "email", person->email);
  tw_json_put_string_opt(w, "url", person->url);
  tw_json_object_end(w);
}

static void put_image(struct tw_json_writer *w, const struct tw_feed *feed) {
  if (!feed->image_url.len && !feed->image_title.len && !feed->image_link.len) return;
  tw_json_key(w, "image");
  tw_json_object_begin(w);
  put_nullable(w, "url", feed->image_url);
  put_nullable(w, "title", feed->image_title);
  put_nullable(w, "link", feed->image_link);
  tw_json_object_end(w);
}

static void put_enclosures(struct tw_json_writer *w, const struct tw_enclosure_list *list) {
  tw_json_key(w, "enclosures");
  tw_json_array_begin(w);
  for (size_t i = 0; i < list->count; i++) {
    tw_json_object_begin(w);
    put_nullable(w, "url", list->items[i].url);
    put_nullable(w, "type", list->items[i].type);
    put_nullable(w, "length", list->items[i].length);
    tw_json_object_end(w);
  }
  tw_json_array_end(w);
}

static void put_item(struct tw_json_writer *w, const struct tw_feed_item *item) {
  tw_json_object_begin(w);
  put_always(w, item, item_always, COUNT_OF(item_always));
  tw_json_put_strings(w, "categories", item->categories.items, item->categories.count);
  put_enclosures(w, &item->enclosures);
  put_stated(w, item, item_stated, COUNT_OF(item_stated));
  put_person(w, &item->author_detail);
  if (item->contributors.count) tw_json_put_strings(w, "contributors", item->contributors.items, item->contributors.count);
  put_links(w, &item->links);
  tw_json_object_end(w);
}

void tw_print_feed(struct tw_buf *out, const struct tw_feed *feed) {
  struct tw_json_writer w;
  tw_json_writer_init(&w, out);
  tw_json_object_begin(&w);
  put_always(&w, feed, feed_always, COUNT_OF(feed_always));
  tw_json_put_string_opt(&w, "ttl", feed->ttl);
  put_image(&w, feed);
  put_stated(&w, feed, feed_stated, COUNT_OF(feed_stated));
  put_person(&w, &feed->author_detail);
  if (feed->categories.count) tw_json_put_strings(&w, "categories", feed->categories.items, feed->categories.count);
  put_links(&w, &feed->links);
  tw_json_key(&w, "items");
  tw_json_array_begin(&w);
  for (size_t i = 0; i < feed->items.count; i++) put_item(&w, &feed->items.items[i]);
  tw_json_array_end(&w);
  tw_json_put_bool(&w, "bozo", feed->bozo);
  tw_json_put_string_opt(&w, "bozo_reason", feed->bozo_reason);
  tw_json_object_end(&w);
}

/* ---- parse-page ---- */

static void put_page_links(struct tw_json_writer *w, const char *key, const struct tw_link_list *links) {
  tw_json_key(w, key);
  tw_json_array_begin(w);
  for (size_t i = 0; i < links->count; i++) {
    tw_json_object_begin(w);
    tw_json_put_string(w, "url", links->items[i].url);
    tw_json_put_string(w, "text", links->items[i].text.ptr ? links->items[i].text : TW_SLICE(""));
    tw_json_object_end(w);
  }
  tw_json_array_end(w);
}

void tw_print_page(struct tw_buf *out, struct tw_slice id_json, const struct tw_article *a) {
  struct tw_json_writer w;
  tw_json_writer_init(&w, out);
  tw_json_object_begin(&w);
  if (id_json.ptr) tw_print_raw(&w, "id", id_json);
  put_nullable(&w, "title", a->title);
  put_nullable(&w, "published", a->published);
  tw_json_put_string_opt(&w, "modified", a->modified);
  put_nullable(&w, "lang", a->lang);
  put_nullable(&w, "byline", a->byline);
  put_nullable(&w, "canonical_url", a->canonical_url);
  put_nullable(&w, "publisher", a->publisher);
  tw_json_put_string_opt(&w, "section", a->section);
  tw_json_put_bool(&w, "index", a->is_index);
  tw_json_put_string(&w, "text", a->text.ptr ? a->text : TW_SLICE(""));
  put_page_links(&w, "links", &a->links);
  if (a->feeds.count) put_page_links(&w, "feeds", &a->feeds);
  tw_json_object_end(&w);
}

/* ---- scan ---- */

void tw_print_found(struct tw_json_writer *w, struct tw_slice text, size_t base, const struct tw_found *f) {
  tw_json_object_begin(w);
  tw_json_put_string(w, "kind", tw_slice_from(tw_kind_name(f->kind)));
  tw_json_put_int(w, "start", (int64_t)(base + f->start));
  tw_json_put_int(w, "end", (int64_t)(base + f->end));
  tw_json_put_string(w, "text", tw_slice_sub(text, f->start, f->end));
  if (f->flags & TW_FOUND_HAS_VALUE) tw_json_put_decimal(w, "value", f->value);
  if (f->flags & TW_FOUND_HAS_MAX) tw_json_put_decimal(w, "value_max", f->value_max);
  tw_json_put_string_opt(w, "unit", f->unit);
  tw_json_put_string(w, "qualifier", tw_slice_from(tw_qualifier_name(f->qualifier)));
  if (f->kind == TW_KIND_PERIOD || f->kind == TW_KIND_DATE || !tw_period_is_none(f->period)) {
    put_day(w, "period_start", f->period.start);
    put_day(w, "period_end", f->period.end);
  }
  if (f->flags & TW_FOUND_CONVERSION) tw_json_put_int(w, "conversion_of", (int64_t)(base + f->conversion_of));
  tw_json_object_end(w);
}

/* ---- extract --jsonl ---- */

static void put_confidence(struct tw_json_writer *w, int32_t confidence) {
  struct tw_decimal value = tw_decimal_from(confidence);
  tw_decimal_shift(value, -3, &value);
  tw_json_put_decimal(w, "confidence", value);
}

static void put_spans(struct tw_json_writer *w, struct tw_slice text, uint32_t start, uint32_t end, uint32_t quote_start,
                      uint32_t quote_end) {
  tw_json_put_string(w, "quote", tw_slice_sub(text, quote_start, quote_end));
  tw_json_put_int(w, "start", start);
  tw_json_put_int(w, "end", end);
}

static void put_observation(struct tw_json_writer *w, struct tw_slice text, const struct tw_observation *o) {
  tw_json_object_begin(w);
  tw_json_put_string(w, "measure", o->measure);
  tw_json_put_decimal(w, "value", o->value);
  if (o->has_max) tw_json_put_decimal(w, "value_max", o->value_max);
  tw_json_put_string(w, "qualifier", tw_slice_from(tw_qualifier_name(o->qualifier)));
  tw_json_put_string(w, "unit", o->unit);
  put_day(w, "period_start", o->period.start);
  put_day(w, "period_end", o->period.end);
  tw_json_put_string_opt(w, "role", o->role);
  tw_json_put_string_opt(w, "jurisdiction", o->jurisdiction);
  tw_json_put_string_opt(w, "status", o->status);
  put_spans(w, text, o->start, o->end, o->quote_start, o->quote_end);
  tw_json_put_string(w, "rule", o->rule);
  put_confidence(w, o->confidence);
  tw_json_object_end(w);
}

static void put_event(struct tw_json_writer *w, struct tw_slice text, const struct tw_event *e) {
  tw_json_object_begin(w);
  tw_json_put_string(w, "type", e->type);
  put_nullable(w, "date", e->date);
  tw_json_put_string_opt(w, "date_end", e->date_end);
  tw_json_put_string_opt(w, "place", e->place);
  if (e->person_count) tw_json_put_strings(w, "persons", e->persons, e->person_count);
  if (e->party_count) tw_json_put_strings(w, "parties", e->parties, e->party_count);
  tw_json_put_string_opt(w, "status", e->status);
  put_spans(w, text, e->start, e->end, e->quote_start, e->quote_end);
  tw_json_put_string(w, "rule", e->rule);
  put_confidence(w, e->confidence);
  tw_json_object_end(w);
}

void tw_print_flat(struct tw_buf *out, struct tw_slice id_json, const struct tw_outcome *outcome) {
  struct tw_json_writer w;
  struct tw_slice text = outcome->article.text;
  tw_json_writer_init(&w, out);
  tw_json_object_begin(&w);
  if (id_json.ptr) tw_print_raw(&w, "id", id_json);
  tw_json_key(&w, "metrics");
  tw_json_array_begin(&w);
  for (size_t i = 0; i < outcome->extraction.observations.count; i++)
    put_observation(&w, text, &outcome->extraction.observations.items[i]);
  tw_json_array_end(&w);
  tw_json_key(&w, "events");
  tw_json_array_begin(&w);
  for (size_t i = 0; i < outcome->extraction.events.count; i++) put_event(&w, text, &outcome->extraction.events.items[i]);
  tw_json_array_end(&w);
  tw_json_put_string_opt(&w, "error", outcome->error_text);
  tw_json_object_end(&w);
}

/* ---- explain ---- */

void tw_print_verdict(struct tw_buf *out, struct tw_slice text, const struct tw_found *f, const struct tw_verdict_line *v) {
  struct tw_json_writer w;
  tw_json_writer_init(&w, out);
  tw_json_object_begin(&w);
  tw_json_put_int(&w, "start", f->start);
  tw_json_put_int(&w, "end", f->end);
  tw_json_put_string(&w, "text", tw_slice_sub(text, f->start, f->end));
  tw_json_put_string(&w, "kind", tw_slice_from(tw_kind_name(f->kind)));
  tw_json_put_string(&w, "verdict", v->accepted ? TW_SLICE("accepted") : TW_SLICE("rejected"));
  put_nullable(&w, "reason", tw_slice_from(tw_reason_name(v->reason)));
  tw_json_put_string_opt(&w, "measure", v->measure);
  tw_json_put_string_opt(&w, "rule", v->rule);
  tw_json_put_strings(&w, "steps", v->steps, v->step_count);
  tw_json_object_end(&w);
}

/* ---- one line ---- */

static bool ends_line(uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

void tw_print_plain(struct tw_buf *out, struct tw_slice text, size_t max_bytes) {
  for (size_t at = 0, len; at < text.len; at += len) {
    uint32_t c;
    len = tw_utf8_decode(text, at, &c);
    if (at + len > max_bytes) return;
    if (ends_line(c))
      tw_buf_append_char(out, ' ');
    else
      tw_buf_append(out, tw_slice_sub(text, at, at + len));
  }
}
