/* One poll of a source: fetch the feed or index, have it parsed, note new items together with the validators. */
#include "daemon/pipeline_parts.h"
#include <stdio.h>
#include <stdlib.h>

/* The document of a poll while a parser has it; freed in the parser's callback, or with its source. */
struct tw_reading_task {
  struct tw_source *source;
  struct tw_arena *arena;
  struct tw_source_state next;
  struct tw_slice url, body, content_type;
  int64_t fetched_at_us;
};

enum {
  HTTP_OK_STATUS = 200,
  HTTP_NOT_MODIFIED = 304,
  MOVED_FAILURES = 3, /* in a row at the place a permanent redirect led to: then the configured URL is asked again */
};

static void reading_free(struct tw_reading_task *r) {
  if (!r) return;
  tw_arena_free(r->arena);
  free(r);
}

void tw_source_drop_reading(struct tw_source *s) {
  reading_free(s->reading);
  s->reading = NULL;
}

static void save_and_touch(struct tw_source *s) {
  struct tw_error error;
  if (tw_source_save(s, &error) < 0)
    tw_pipeline_stop(s->pipeline, &error);
  else
    tw_pipeline_touch(s->pipeline);
}

/* The poll is over, well or not: schedule the next, count down --once. */
static void end_poll(struct tw_source *s) {
  struct tw_pipeline *p = s->pipeline;
  s->is_polling = false;
  if (s->is_orphan) {
    tw_source_drop_orphan(s);
    return;
  }
  if (p->options.once)
    p->to_poll--;
  else if (tw_schedule_at(p->schedule, s->index, s->state.next_due_us) < 0) {
    struct tw_error error;
    tw_error_set(&error, TW_ENOMEM, TW_STOP, "out of memory");
    tw_pipeline_stop(p, &error);
  }
  tw_pipeline_advance(p);
}

static void poll_failed(struct tw_source *s, const char *why, int64_t retry_after_us) {
  struct tw_pipeline *p = s->pipeline;
  int64_t now = tw_clock_wall(tw_loop_clock(p->options.loop));
  struct tw_source_state next = s->state;
  next.failures++;
  next.reason = tw_slice_from(why);
  if (next.failures >= MOVED_FAILURES && !tw_slice_is_empty(next.moved_url))
    next.moved_url = next.etag = next.last_modified = TW_SLICE_NONE;
  next.next_due_us = tw_schedule_backoff(p->schedule, now, next.failures, p->settings->backoff_first_us,
                                         p->settings->backoff_max_us, retry_after_us);
  tw_source_set_state(s, &next);
  TW_LOG(p->options.log, TW_LOG_WARN, "source_failed", tw_log_slice("source", s->settings.name),
         tw_log_slice("url", s->settings.url), tw_log_int("failures", next.failures), tw_log_str("error", why),
         tw_log_int("next_in_s", (next.next_due_us - now) / TW_USEC_PER_SEC));
  if (p->options.once) p->failed++;
  save_and_touch(s);
  end_poll(s);
}

/* `next` has what the poll learned. A poll that found nothing new leaves the store alone; what it learned is saved at the end. */
static void poll_succeeded(struct tw_source *s, struct tw_source_state *next, bool is_news) {
  struct tw_pipeline *p = s->pipeline;
  int64_t now = tw_clock_wall(tw_loop_clock(p->options.loop));
  bool is_recovery = s->state.failures > 0;
  next->failures = 0;
  next->reason = TW_SLICE("ok");
  next->was_polled = true;
  next->last_success_us = now;
  next->next_due_us = tw_schedule_next(p->schedule, now, s->settings.interval_us);
  if (is_news) next->last_new_us = now;
  tw_source_set_state(s, next);
  if (is_news || is_recovery) save_and_touch(s);
  end_poll(s);
}

/* ---- a fetched feed, sitemap or page ---- */

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

static void read_feed(struct tw_reading_task *r, const struct tw_outcome *outcome) {
  struct tw_source *s = r->source;
  struct tw_error error;
  if (tw_slice_is_empty(outcome->feed.format)) {
    refuse_document(r, "not_a_feed", outcome->feed.bozo_reason);
    poll_failed(s, "the document is not a feed", 0);
    return;
  }
  size_t added;
  if (tw_source_take_feed(s, &outcome->feed, &added, &error) < 0) {
    tw_pipeline_stop(s->pipeline, &error);
    return;
  }
  poll_succeeded(s, &r->next, true);
}

static void read_page(struct tw_reading_task *r, const struct tw_outcome *outcome) {
  struct tw_source *s = r->source;
  struct tw_error error;
  if (!outcome->article.is_index && !s->patterns) {
    struct tw_article_input input = {.article = &outcome->article,
                                     .extraction = &outcome->extraction,
                                     .origin = {.source = s->settings.name,
                                                .jurisdiction = s->settings.jurisdiction,
                                                .fetched_at_us = r->fetched_at_us,
                                                .bytes = r->body.len},
                                     .body = r->body,
                                     .body_type = r->content_type};
    tw_pipeline_article(s->pipeline, &input);
  }
  size_t added;
  if ((outcome->article.is_index || s->patterns) &&
      tw_source_take_links(s, r->url, &outcome->article.links, &added, &error) < 0) {
    tw_pipeline_stop(s->pipeline, &error);
    return;
  }
  poll_succeeded(s, &r->next, true);
}

static void on_outcome(void *user, const struct tw_outcome *outcome, const char *reason, const struct tw_error *why) {
  struct tw_reading_task *r = user;
  struct tw_source *s = r->source;
  s->reading = NULL;
  if (s->is_orphan) {
    end_poll(s);
  } else if (!outcome || outcome->status < 0) {
    struct tw_slice text = outcome ? outcome->error_text : tw_slice_from(why->text);
    refuse_document(r, reason ? reason : "unreadable", text);
    char line[TW_ERROR_TEXT_BYTES];
    int len = snprintf(line, sizeof line, "%.*s", TW_SLICE_ARG(text));
    (void)len;
    poll_failed(s, line, 0);
  } else if (outcome->kind == TW_JOB_FEED) {
    read_feed(r, outcome);
  } else {
    read_page(r, outcome);
  }
  reading_free(r);
}

/* What the answer says of the resource. A poll of the place that a permanent redirect led to stays there. */
static void learn(struct tw_source_state *next, const struct tw_fetch_result *result) {
  next->etag = result->etag;
  next->last_modified = result->last_modified;
  if (!tw_slice_is_empty(result->permanent_url)) next->moved_url = result->permanent_url;
}

static struct tw_reading_task *reading_new(struct tw_source *s, const struct tw_fetch_result *result, struct tw_digest content) {
  struct tw_reading_task *r = calloc(1, sizeof *r);
  struct tw_arena *arena = tw_arena_new(0);
  if (!r || !arena) {
    free(r);
    tw_arena_free(arena);
    return NULL;
  }
  *r = (struct tw_reading_task){.source = s, .arena = arena, .next = s->state, .fetched_at_us = result->fetched_at_us};
  r->next.content = content;
  r->next.url = s->settings.url;
  learn(&r->next, result);
  r->next.etag = tw_arena_dup(arena, r->next.etag);
  r->next.last_modified = tw_arena_dup(arena, r->next.last_modified);
  r->next.moved_url = tw_arena_dup(arena, r->next.moved_url);
  r->next.reason = TW_SLICE("ok");
  r->url = tw_arena_dup(arena, result->url);
  r->body = tw_arena_dup(arena, result->body);
  r->content_type = tw_arena_dup(arena, result->content_type);
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
                       .body = r->body};
  return tw_worker_pool_submit(r->source->pipeline->pool, &job, on_outcome, r);
}

static void on_body(struct tw_source *s, const struct tw_fetch_result *result) {
  struct tw_digest content = tw_digest_of(result->body);
  struct tw_source_state next = s->state;
  if (s->state.was_polled && memcmp(&content, &s->state.content, sizeof content) == 0) {
    learn(&next, result);
    poll_succeeded(s, &next, false);
    return;
  }
  s->reading = reading_new(s, result, content);
  if (s->reading && parse(s->reading) == TW_OK) return;
  tw_source_drop_reading(s);
  poll_failed(s, "out of memory", 0);
}

static void on_fetched(void *user, const struct tw_fetch_result *result) {
  struct tw_source *s = user;
  char why[64];
  if (s->is_orphan) {
    end_poll(s);
  } else if (result->status < 0) {
    poll_failed(s, result->error.text, result->retry_after_us);
  } else if (result->http_status == HTTP_NOT_MODIFIED && s->state.was_polled) {
    struct tw_source_state next = s->state;
    poll_succeeded(s, &next, false);
  } else if (result->http_status == HTTP_OK_STATUS) {
    on_body(s, result);
  } else {
    snprintf(why, sizeof why, "HTTP %ld", result->http_status);
    poll_failed(s, why, result->retry_after_us);
  }
}

/* ---- a file or a folder ---- */

static void poll_files(struct tw_source *s) {
  struct tw_error error;
  size_t added;
  int status = tw_source_take_files(s, &added, &error);
  if (status < 0 && error.verdict == TW_STOP) {
    tw_pipeline_stop(s->pipeline, &error);
  } else if (status < 0) {
    poll_failed(s, error.text, 0);
  } else {
    struct tw_source_state next = s->state;
    poll_succeeded(s, &next, added > 0 || !s->state.was_polled);
  }
}

/* ---- due ---- */

static const char *accept_header(enum tw_source_kind kind) {
  if (kind == TW_SOURCE_PAGE) return "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1";
  return "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.1";
}

void tw_source_poll(void *pipeline, size_t index) {
  struct tw_pipeline *p = pipeline;
  struct tw_source *s = p->sources[index];
  if (s->is_polling || p->is_ending) return;
  s->is_polling = true;
  if (s->settings.kind == TW_SOURCE_FILE) {
    poll_files(s);
    return;
  }
  struct tw_fetch_request request = {.url = tw_slice_is_empty(s->state.moved_url) ? s->settings.url : s->state.moved_url,
                                     .etag = s->state.etag,
                                     .last_modified = s->state.last_modified,
                                     .accept = tw_slice_from(accept_header(s->settings.kind)),
                                     .lang = s->settings.lang,
                                     .allow_private = s->settings.allow_private};
  if (tw_fetcher_submit(p->fetcher, &request, on_fetched, s) < 0) poll_failed(s, "out of memory", 0);
}
