/* The document of a poll: a parser reads it, what it names goes into the store together with the validators. */
#include "daemon/pipeline_parts.h"
#include "ingest/cadence.h"
#include <stdio.h>
#include <stdlib.h>

/* Freed in the parser's callback, or with its source. */
struct tw_reading_task {
  struct tw_pipeline *pipeline;
  struct tw_source *source;
  struct tw_arena *arena;
  struct tw_source_state next;
  struct tw_slice url, body, content_type;
  int64_t fetched_at_us;
};

static void reading_free(struct tw_reading_task *r) {
  if (!r) return;
  tw_pipeline_release(r->pipeline, r->body.len);
  tw_arena_free(r->arena);
  free(r);
}

void tw_source_drop_reading(struct tw_source *s) {
  reading_free(s->reading);
  s->reading = NULL;
}

static void fail(struct tw_source *s, const struct tw_reading_task *r, const char *why) {
  tw_source_failed(s, &(struct tw_poll_failure){.answer = TW_ANSWER_FAILED, .http_status = r->next.http_status, .why = why});
}

/* The document goes to the dead letters; the same one is not told again at every attempt. */
static void refuse_document(struct tw_reading_task *r, const char *reason, struct tw_slice why) {
  struct tw_source *s = r->source;
  struct tw_deadletter letter = {.url = s->settings.url,
                                 .body = r->body,
                                 .content_type = r->content_type,
                                 .reason = reason,
                                 .stage = "parse",
                                 .error_text = why};
  if (memcmp(&r->next.content, &s->refused, sizeof s->refused) == 0) return;
  s->refused = r->next.content;
  tw_pipeline_deadletter(s->pipeline, &letter);
}

/* ---- what a feed says of its own cadence ---- */

static int64_t gap_of(const struct tw_feed *feed) {
  int64_t *times = calloc(feed->items.count + 1, sizeof *times), gap;
  size_t count = 0;
  if (!times) return 0;
  for (size_t i = 0; i < feed->items.count; i++) count += tw_time_parse(feed->items.items[i].published, &times[count]);
  gap = tw_cadence_gap_us(times, count);
  free(times);
  return gap;
}

/* True when its dates tell how often it publishes. */
static bool learn_cadence(struct tw_source_state *next, const struct tw_feed *feed) {
  int64_t gap = gap_of(feed);
  next->feed_floor_us = tw_cadence_feed_floor_us(feed->ttl, feed->update_period, feed->update_frequency);
  next->skip_hours = tw_cadence_skip_hours(feed->skip_hours.items, feed->skip_hours.count);
  next->skip_days = tw_cadence_skip_days(feed->skip_days.items, feed->skip_days.count);
  next->hub = feed->hub;
  next->self = feed->self;
  if (gap > 0) next->gap_us = gap;
  return gap > 0;
}

/* ---- what the parser found ---- */

/* An index that does not say when its sitemaps changed must be read at every poll, for their sake. */
static bool has_undated_lists(const struct tw_feed *feed) {
  if (!tw_slice_is(feed->format, "sitemapindex")) return false;
  for (size_t i = 0; i < feed->items.count; i++)
    if (tw_slice_is_empty(feed->items.items[i].updated)) return true;
  return false;
}

static void forget_answer(struct tw_source_state *next) {
  next->etag = next->last_modified = next->validators_url = TW_SLICE_NONE;
  next->content = (struct tw_digest){0};
}

static void read_feed(struct tw_reading_task *r, const struct tw_outcome *outcome) {
  struct tw_source *s = r->source;
  struct tw_error error;
  struct tw_poll_success success = {.answer = TW_ANSWER_NEW, .is_read = true};
  if (tw_slice_is_empty(outcome->feed.format)) {
    refuse_document(r, "not_a_feed", outcome->feed.bozo_reason);
    fail(s, r, "the document is not a feed");
    return;
  }
  if (tw_source_take_feed(s, NULL, &outcome->feed, &success.added, &error) < 0) {
    tw_pipeline_stop(s->pipeline, &error);
    return;
  }
  if (has_undated_lists(&outcome->feed)) forget_answer(&r->next);
  success.has_gap = learn_cadence(&r->next, &outcome->feed);
  tw_source_succeeded(s, &r->next, &success);
}

static void read_page(struct tw_reading_task *r, const struct tw_outcome *outcome) {
  struct tw_source *s = r->source;
  struct tw_error error;
  struct tw_poll_success success = {.answer = TW_ANSWER_NEW, .is_read = true};
  bool is_list = outcome->article.is_index || s->patterns || s->settings.select.len;
  if (!is_list) {
    struct tw_article_input input = {.article = &outcome->article,
                                     .extraction = &outcome->extraction,
                                     .origin = {.source = s->settings.name,
                                                .jurisdiction = s->settings.jurisdiction,
                                                .fetched_at_us = r->fetched_at_us,
                                                .bytes = r->body.len},
                                     .body = r->body,
                                     .body_type = r->content_type};
    tw_pipeline_article(s->pipeline, &input);
    success.added = 1;
  }
  if (is_list && tw_source_take_page(s, NULL, &outcome->article, &success.added, &error) < 0) {
    tw_pipeline_stop(s->pipeline, &error);
    return;
  }
  tw_source_succeeded(s, &r->next, &success);
}

static void on_outcome(void *user, const struct tw_outcome *outcome, const char *reason, const struct tw_error *why) {
  struct tw_reading_task *r = user;
  struct tw_source *s = r->source;
  s->reading = NULL;
  if (s->is_orphan) {
    tw_source_end_poll(s);
  } else if (!outcome || outcome->status < 0) {
    struct tw_slice text = outcome ? outcome->error_text : tw_slice_from(why->text);
    refuse_document(r, reason ? reason : "unreadable", text);
    char line[TW_ERROR_TEXT_BYTES];
    int len = snprintf(line, sizeof line, "%.*s", TW_SLICE_ARG(text));
    (void)len;
    fail(s, r, line);
  } else if (outcome->kind == TW_JOB_FEED) {
    read_feed(r, outcome);
  } else {
    read_page(r, outcome);
  }
  reading_free(r);
}

/* ---- to the parser ---- */

static struct tw_reading_task *reading_new(struct tw_source *s, const struct tw_fetch_result *result,
                                           const struct tw_source_state *next) {
  struct tw_reading_task *r = calloc(1, sizeof *r);
  struct tw_arena *arena = tw_arena_new(0);
  if (!r || !arena) {
    free(r);
    tw_arena_free(arena);
    return NULL;
  }
  *r = (struct tw_reading_task){
      .pipeline = s->pipeline, .source = s, .arena = arena, .next = *next, .fetched_at_us = result->fetched_at_us};
  tw_source_dup_state(arena, &r->next);
  r->url = tw_arena_dup(arena, result->url);
  r->body = tw_arena_dup(arena, result->body);
  r->content_type = tw_arena_dup(arena, result->content_type);
  tw_pipeline_hold(s->pipeline, r->body.len);
  if (r->url.ptr && r->body.ptr) return r;
  reading_free(r);
  return NULL;
}

static int parse(struct tw_reading_task *r) {
  const struct tw_source_settings *c = &r->source->settings;
  bool is_page = c->kind == TW_SOURCE_PAGE;
  unsigned captions = c->captions ? TW_WANT_CAPTIONS : 0;
  struct tw_job job = {.kind = is_page ? TW_JOB_PAGE : TW_JOB_FEED,
                       .want = is_page ? TW_WANT_RECORDS | TW_WANT_LINKS | captions : 0,
                       .url = r->url,
                       .content_type = r->content_type,
                       .lang = c->lang,
                       .jurisdiction = c->jurisdiction,
                       .timezone = c->timezone,
                       .select = c->select,
                       .next = c->next,
                       .body = r->body};
  return tw_worker_pool_submit(r->source->pipeline->pool, &job, on_outcome, r);
}

void tw_source_read(struct tw_source *s, const struct tw_fetch_result *result, const struct tw_source_state *next) {
  s->reading = reading_new(s, result, next);
  if (s->reading && parse(s->reading) == TW_OK) return;
  tw_source_drop_reading(s);
  tw_source_failed(s, &(struct tw_poll_failure){.answer = TW_ANSWER_FAILED, .why = "out of memory"});
}
