#include "daemon/article_records.h"
#include "emit/json/record_json.h"
#include "model/story.h"

/* What the rows of one article share. */
struct work {
  struct tw_store *store;
  struct tw_arena *arena;
  const struct tw_article *article;
  const struct tw_extraction *extraction;
  struct tw_origin origin;
  struct tw_slice key;
  struct tw_digest document;
  int64_t reported_at_us;
  struct tw_article_written *written;
  struct tw_error *error;
};

static int out_of_memory(struct tw_error *error) {
  return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
}

static int append_row(struct tw_store *store, enum tw_topic topic, struct tw_slice key, const struct tw_buf *value,
                      const struct tw_buf *headers, struct tw_error *error) {
  if (tw_buf_failed(value) || tw_buf_failed(headers)) return out_of_memory(error);
  struct tw_outbox_row row = {.topic = topic, .key = key, .value = tw_buf_slice(value), .headers = tw_buf_slice(headers)};
  return tw_store_outbox_append(store, &row, error);
}

static int publish(struct work *w, enum tw_topic topic, struct tw_slice key, const char *schema, const struct tw_digest *id,
                   const struct tw_buf *json) {
  TW_BUF_AUTO headers;
  tw_buf_init(&headers, 0);
  tw_record_headers(&headers, schema, id);
  return append_row(w->store, topic, key, json, &headers, w->error);
}

/* Saves the record and, unless its id is known, publishes it. */
static int save_record(struct work *w, struct tw_record_row *row, struct tw_slice key, const char *schema,
                       const struct tw_buf *json, size_t *counter) {
  bool is_new = false;
  if (tw_buf_failed(json)) return out_of_memory(w->error);
  row->article = w->document;
  row->reported_at_us = w->reported_at_us;
  row->json = tw_buf_slice(json);
  int status = tw_store_record_save(w->store, row, &is_new, w->error);
  if (status < 0 || !is_new) return status;
  (*counter)++;
  return publish(w, row->topic, key, schema, &row->id, json);
}

static int save_metric(struct work *w, const struct tw_observation *o, const struct tw_digest *ids, size_t index) {
  TW_BUF_AUTO json;
  tw_buf_init(&json, 0);
  tw_metric_json(&json, o, &ids[index], o->part_of >= 0 ? &ids[o->part_of] : NULL, w->article, &w->origin, &w->document);
  struct tw_record_row row = {.id = ids[index],
                              .topic = TW_TOPIC_METRICS,
                              .series = tw_record_series(w->arena, o),
                              .measure = o->measure,
                              .unit = o->unit,
                              .value = o->value,
                              .value_max = o->value_max,
                              .has_value = true,
                              .has_max = o->has_max,
                              .qualifier = o->qualifier,
                              .period = o->period};
  if (!row.series.ptr) return out_of_memory(w->error);
  return save_record(w, &row, row.series, TW_SCHEMA_METRIC, &json, &w->written->metrics);
}

static int save_event(struct work *w, const struct tw_event *e, const struct tw_digest *id) {
  TW_BUF_AUTO json;
  tw_buf_init(&json, 0);
  tw_event_json(&json, e, id, w->article, &w->origin, &w->document);
  struct tw_record_row row = {.id = *id, .topic = TW_TOPIC_EVENTS, .measure = e->type, .period = TW_PERIOD_NONE};
  return save_record(w, &row, e->type, TW_SCHEMA_EVENT, &json, &w->written->events);
}

static int save_facts(struct work *w) {
  const struct tw_observation_list *metrics = &w->extraction->observations;
  const struct tw_event_list *events = &w->extraction->events;
  struct tw_digest *ids = tw_arena_calloc(w->arena, metrics->count + events->count, sizeof *ids);
  if (!ids || tw_record_metric_ids(w->arena, w->key, metrics, ids) < 0 ||
      tw_record_event_ids(w->arena, w->key, events, ids + metrics->count) < 0)
    return out_of_memory(w->error);
  int status = TW_OK;
  for (size_t i = 0; status == TW_OK && i < metrics->count; i++) status = save_metric(w, &metrics->items[i], ids, i);
  for (size_t i = 0; status == TW_OK && i < events->count; i++)
    status = save_event(w, &events->items[i], &ids[metrics->count + i]);
  return status;
}

static int save_document(struct work *w, const struct tw_article_input *input) {
  const struct tw_article *a = w->article;
  struct tw_article_row row = {.key = w->key,
                               .url = a->url,
                               .canonical_url = a->canonical_url,
                               .source = w->origin.source,
                               .title = a->title,
                               .lang = a->lang,
                               .published = a->published,
                               .id = w->document,
                               .content = w->origin.content,
                               .revision = w->origin.revision,
                               .fetched_at_us = w->origin.fetched_at_us,
                               .bytes = w->origin.bytes,
                               .duplicate_of = w->origin.duplicate_of,
                               .similarity = w->origin.similarity,
                               .text = a->text,
                               .body = input->body,
                               .body_type = input->body_type};
  int status = tw_store_article_save(w->store, &row, w->error);
  if (status < 0) return status;
  TW_BUF_AUTO json;
  tw_buf_init(&json, 0);
  tw_document_json(&json, &w->document, a, &w->origin, w->extraction);
  return publish(w, TW_TOPIC_DOCUMENTS, tw_slice_is_empty(a->url) ? w->key : a->url, TW_SCHEMA_DOCUMENT, &w->document, &json);
}

/* 0 when the article is unchanged, 1 when there is something to save. */
static int compare_with_stored(struct work *w) {
  struct tw_article_row stored;
  int status = tw_store_article_find(w->store, w->arena, w->key, false, &stored, w->error);
  if (status == TW_ENOTFOUND) {
    w->written->is_new = true;
    w->origin.revision = 1;
    return 1;
  }
  if (status < 0) return status;
  if (memcmp(&stored.content, &w->origin.content, sizeof stored.content) == 0) return 0;
  w->written->is_changed = true;
  w->origin.revision = stored.revision + 1;
  return 1;
}

/* ---- copies ---- */

/* The likest of the stories that share keys, if one is the same story. */
static int find_original(struct work *w, const struct tw_story *story, const int64_t *bands) {
  struct tw_store_story likes[TW_STORE_STORIES_LIKE];
  size_t count;
  int status = tw_store_stories_like(w->store, w->arena, bands, likes, &count, w->error);
  for (size_t i = 0; status == TW_OK && i < count; i++) {
    struct tw_story other;
    struct tw_story_likeness likeness;
    if (memcmp(&likes[i].document, &w->document, sizeof w->document) == 0) continue;
    if (tw_story_read(w->arena, likes[i].text, &other) < 0 || tw_story_compare(w->arena, &other, story, &likeness) < 0)
      return out_of_memory(w->error);
    if (!likeness.is_copy || likeness.similarity <= w->origin.similarity) continue;
    w->origin.duplicate_of = likes[i].document;
    w->origin.similarity = likeness.similarity;
  }
  return status;
}

/* A story that others may already be copies of stays one, whatever its revisions become. */
static int link_copy(struct work *w) {
  struct tw_story story;
  int64_t bands[TW_STORY_BANDS];
  bool is_known;
  int status = tw_store_story_is_known(w->store, &w->document, &is_known, w->error);
  if (status < 0) return status;
  if (tw_story_read(w->arena, w->article->text, &story) < 0) return out_of_memory(w->error);
  if (!tw_story_bands(&story, bands)) return TW_OK;
  if (!is_known) status = find_original(w, &story, bands);
  if (status < 0 || !tw_digest_is_zero(&w->origin.duplicate_of)) return status;
  return tw_store_story_save(w->store, &w->document, bands, w->origin.fetched_at_us, w->error);
}

/* The day or time of publication, for the order of a series; 0 when not stated. */
static int64_t reported_at(const struct tw_article *article) {
  int64_t time_us;
  tw_day day;
  if (tw_time_parse(article->published, &time_us)) return time_us;
  return tw_day_parse(article->published, &day) ? day * INT64_C(86400000000) : 0;
}

_Static_assert((int)TW_STORY_BANDS == (int)TW_STORE_STORY_BANDS, "the store keeps what the model makes");

int tw_article_records_save(struct tw_store *store, struct tw_arena *arena, const struct tw_article_input *input,
                            struct tw_article_written *ret_written, struct tw_error *error) {
  *ret_written = (struct tw_article_written){0};
  struct work w = {.store = store,
                   .arena = arena,
                   .article = input->article,
                   .extraction = input->extraction,
                   .origin = input->origin,
                   .key = tw_record_article_key(arena, input->article, &input->origin),
                   .reported_at_us = reported_at(input->article),
                   .written = ret_written,
                   .error = error};
  if (!w.key.ptr) return out_of_memory(error);
  w.document = tw_record_document_id(w.key);
  w.origin.content = tw_digest_of(input->article->text);
  int status = compare_with_stored(&w);
  if (status <= 0) return status;
  status = link_copy(&w);
  if (status == TW_OK) status = save_document(&w, input);
  return status < 0 ? status : save_facts(&w);
}

int tw_article_deadletter_save(struct tw_store *store, const struct tw_deadletter *letter, struct tw_error *error) {
  TW_BUF_AUTO value;
  TW_BUF_AUTO headers;
  tw_buf_init(&value, 0);
  tw_buf_init(&headers, 0);
  if (letter->body.len <= TW_DEADLETTER_MAX_BYTES) {
    tw_buf_append(&value, letter->body);
    tw_deadletter_headers(&headers, letter->content_type, letter->reason, letter->stage, letter->url, letter->error_text);
  } else {
    tw_deadletter_json(&value, letter->body, NULL, TW_SLICE_NONE);
    tw_deadletter_digest_headers(&headers, letter->reason, letter->stage, letter->url, letter->error_text);
  }
  return append_row(store, TW_TOPIC_DEADLETTER, letter->url, &value, &headers, error);
}
