/* One poll of a source: ask, conditionally, and do what the answer is sorted into (ingest/answer.h). */
#include "base/fingerprint.h"
#include "daemon/pipeline_parts.h"
#include "daemon/source_request.h"
#include "ingest/freshness.h"
#include <stdio.h>
#include <stdlib.h>

/* ---- answers ---- */

static struct tw_digest variant_of(const struct tw_source *s);

enum { VALIDATOR_MAX_BYTES = 2048 }; /* longer ones would be sent back to servers that take headers of 8 KiB in all */

static struct tw_slice kept(struct tw_slice validator) {
  return validator.len <= VALIDATOR_MAX_BYTES ? validator : TW_SLICE_NONE;
}

/* What the answer says of the resource. `is_whole`: it came with a body, so that validators it does not have are gone. */
static void learn(const struct tw_source *s, struct tw_source_state *next, const struct tw_fetch_result *result, bool is_whole) {
  int64_t fresh = tw_freshness_left_us(result->headers, result->fetched_at_us);
  if (is_whole || result->etag.ptr) next->etag = kept(result->etag);
  if (is_whole || result->last_modified.ptr) next->last_modified = kept(result->last_modified);
  next->validators_url = result->url;
  next->variant = variant_of(s);
  next->url = s->settings.url;
  next->http_status = result->http_status;
  next->floor_us = fresh > 0 ? result->fetched_at_us + fresh : 0;
  bool is_back = tw_slice_eq(result->permanent_url, s->settings.url);
  if (!tw_slice_is_empty(result->permanent_url)) next->moved_url = is_back ? TW_SLICE_NONE : result->permanent_url;
}

static void on_new(struct tw_source *s, const struct tw_fetch_result *result) {
  struct tw_digest content = tw_fingerprint_of(result->body);
  struct tw_source_state next = s->state;
  learn(s, &next, result, true);
  if (s->state.was_polled && memcmp(&content, &s->state.content, sizeof content) == 0) {
    tw_source_succeeded(s, &next, &(struct tw_poll_success){.answer = TW_ANSWER_UNCHANGED});
    return;
  }
  next.content = content;
  tw_source_read(s, result, &next);
}

static void on_unchanged(struct tw_source *s, const struct tw_fetch_result *result) {
  struct tw_source_state next = s->state;
  learn(s, &next, result, false);
  tw_source_succeeded(s, &next, &(struct tw_poll_success){.answer = TW_ANSWER_UNCHANGED});
}

static void on_nothing(struct tw_source *s, const struct tw_fetch_result *result) {
  char reason[64];
  struct tw_source_state next = s->state;
  next.http_status = result->http_status;
  snprintf(reason, sizeof reason, "HTTP %ld: no document", result->http_status);
  tw_source_succeeded(s, &next, &(struct tw_poll_success){.answer = TW_ANSWER_NOTHING, .reason = reason});
}

static void on_failure(struct tw_source *s, const struct tw_fetch_result *result) {
  char reason[TW_ERROR_TEXT_BYTES], why[TW_ERROR_TEXT_BYTES + 64];
  int64_t wait = result->retry_after_us;
  tw_answer_reason(result, reason);
  snprintf(why, sizeof why, "%s", reason);
  if (result->status == TW_OK && wait > 0)
    snprintf(why, sizeof why, "%s, asked to wait %lld s", reason, (long long)(wait / TW_USEC_PER_SEC));
  tw_source_failed(s,
                   &(struct tw_poll_failure){
                       .answer = tw_answer_of(result), .http_status = result->http_status, .why = why, .retry_after_us = wait});
}

static void on_fetched(void *user, const struct tw_fetch_result *result) {
  static void (*const handlers[TW_ANSWER_COUNT])(struct tw_source *, const struct tw_fetch_result *) = {
      [TW_ANSWER_NEW] = on_new,      [TW_ANSWER_UNCHANGED] = on_unchanged, [TW_ANSWER_NOTHING] = on_nothing,
      [TW_ANSWER_GONE] = on_failure, [TW_ANSWER_MISSING] = on_failure,     [TW_ANSWER_BUSY] = on_failure,
      [TW_ANSWER_HELD] = on_failure, [TW_ANSWER_FAILED] = on_failure,      [TW_ANSWER_REFUSED] = on_failure,
  };
  struct tw_source *s = user;
  if (s->is_orphan)
    tw_source_end_poll(s);
  else
    handlers[tw_answer_of(result)](s, result);
}

/* ---- the request ---- */

static const char *accept_header(enum tw_source_kind kind) {
  if (kind == TW_SOURCE_SITEMAP) return "application/xml,text/xml;q=0.9,application/gzip;q=0.8,*/*;q=0.1";
  if (kind == TW_SOURCE_PAGE) return "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1";
  return "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.1";
}

/* Servers select an answer by these (Vary), and validators are of one that was selected so. */
static struct tw_digest variant_of(const struct tw_source *s) {
  const struct tw_auth_settings *auth = &s->settings.auth;
  struct tw_digester d;
  tw_digester_init(&d);
  tw_digester_field(&d, tw_slice_from(accept_header(s->settings.kind)));
  tw_digester_field(&d, s->settings.lang);
  tw_digester_field(&d, auth->user);
  tw_digester_number(&d, auth->token_file.len || auth->token_env.len);
  return tw_digester_finish(&d);
}

static struct tw_slice address_of(const struct tw_source *s) {
  return tw_slice_is_empty(s->state.moved_url) ? s->settings.url : s->state.moved_url;
}

static void fail(struct tw_source *s, enum tw_answer answer, const char *why, int64_t retry_after_us) {
  tw_source_failed(s, &(struct tw_poll_failure){.answer = answer, .why = why, .retry_after_us = retry_after_us});
}

static int submit(struct tw_source *s, struct tw_fetch_request *request, int64_t crawl_delay_us, struct tw_error *error) {
  struct tw_digest variant = variant_of(s);
  if (memcmp(&variant, &s->state.variant, sizeof variant) == 0) {
    request->etag = s->state.etag;
    request->last_modified = s->state.last_modified;
    request->validators_url = s->state.validators_url;
  }
  request->url = address_of(s);
  request->accept = tw_slice_from(accept_header(s->settings.kind));
  request->lang = s->settings.lang;
  request->host_delay_us = crawl_delay_us;
  if (tw_fetcher_submit(s->pipeline->fetcher, request, on_fetched, s) == TW_OK) return TW_OK;
  return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
}

static void fetch(struct tw_source *s, int64_t crawl_delay_us) {
  struct tw_source_request request;
  struct tw_error error;
  int status = tw_source_request_init(&request, &s->settings, &error);
  request.fetch.cookies = s->cookies;
  if (s->settings.kind == TW_SOURCE_SITEMAP) tw_source_request_for_list(&request);
  if (status == TW_OK) status = submit(s, &request.fetch, crawl_delay_us, &error);
  tw_source_request_done(&request);
  if (status < 0) fail(s, TW_ANSWER_FAILED, error.text, 0);
}

static void on_robots(void *user, const struct tw_robots_answer *answer) {
  struct tw_source *s = user;
  if (s->is_orphan)
    tw_source_end_poll(s);
  else if (answer->is_allowed)
    fetch(s, answer->crawl_delay_us);
  else
    fail(s, answer->is_unreachable ? TW_ANSWER_FAILED : TW_ANSWER_REFUSED, answer->reason, answer->retry_after_us);
}

/* ---- a file or a folder ---- */

static void poll_files(struct tw_source *s) {
  struct tw_error error;
  struct tw_poll_success success = {.answer = TW_ANSWER_UNCHANGED};
  int status = tw_source_take_files(s, &success.added, &error);
  if (status < 0 && error.verdict == TW_STOP) {
    tw_pipeline_stop(s->pipeline, &error);
  } else if (status < 0) {
    fail(s, TW_ANSWER_FAILED, error.text, 0);
  } else {
    struct tw_source_state next = s->state;
    success.is_read = success.added > 0 || !s->state.was_polled;
    tw_source_succeeded(s, &next, &success);
  }
}

/* ---- due ---- */

/* Pages are a crawler's business and ask robots.txt (RFC 9309); a feed is there to be polled. */
void tw_source_poll(void *pipeline, size_t index) {
  struct tw_pipeline *p = pipeline;
  struct tw_source *s = p->sources[index];
  if (s->is_polling || p->is_ending) return;
  s->is_polling = true;
  struct tw_robots_question question = {
      .url = address_of(s), .allow_private = s->settings.allow_private, .is_direct = !s->settings.proxy};
  if (s->settings.kind == TW_SOURCE_FILE)
    poll_files(s);
  else if (s->settings.kind != TW_SOURCE_PAGE || !s->settings.robots)
    fetch(s, s->settings.robots ? tw_robots_cache_delay_us(p->robots, question.url, question.allow_private) : 0);
  else if (tw_robots_cache_ask(p->robots, &question, on_robots, s) < 0)
    fail(s, TW_ANSWER_FAILED, "out of memory", 0);
}
