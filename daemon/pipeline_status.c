/* What the pipeline says of itself. */
#include "base/json_writer.h"
#include "daemon/pipeline_parts.h"

static void put_time(struct tw_json_writer *w, const char *key, int64_t time_us) {
  char text[TW_TIME_TEXT_BYTES];
  if (time_us <= 0) return;
  tw_time_format(time_us / TW_USEC_PER_SEC * TW_USEC_PER_SEC, text);
  tw_json_put_string(w, key, tw_slice_from(text));
}

/* The answers that have a word of their own for a source that goes on failing; the rest is "failing". */
static const enum tw_answer told_answers[] = {TW_ANSWER_MISSING, TW_ANSWER_BUSY, TW_ANSWER_HELD, TW_ANSWER_REFUSED};

static const char *failure_state(struct tw_slice answer) {
  for (size_t i = 0; i < sizeof told_answers / sizeof *told_answers; i++)
    if (tw_slice_is(answer, tw_answer_name(told_answers[i]))) return tw_answer_name(told_answers[i]);
  return "failing";
}

static const char *state_of(const struct tw_source *s) {
  if (s->is_polling) return "polling";
  if (s->state.is_retired) return "gone";
  if (s->state.failures || tw_slice_is(s->state.answer, tw_answer_name(TW_ANSWER_HELD))) return failure_state(s->state.answer);
  return s->state.was_polled ? "ok" : "new";
}

static void put_source(struct tw_json_writer *w, const struct tw_source *s) {
  tw_json_object_begin(w);
  tw_json_put_string(w, "name", s->settings.name);
  tw_json_put_string(w, "state", tw_slice_from(state_of(s)));
  tw_json_put_string_opt(w, "reason", s->state.reason);
  tw_json_put_int(w, "failures", s->state.failures);
  put_time(w, "next_due", s->due_us);
  put_time(w, "last_success", s->state.last_success_us);
  put_time(w, "last_new", s->state.last_new_us);
  put_time(w, "not_before", s->state.floor_us);
  tw_json_put_int(w, "interval_s", tw_source_interval_us(s) / TW_USEC_PER_SEC);
  if (s->state.http_status) tw_json_put_int(w, "http_status", s->state.http_status);
  tw_json_put_string_opt(w, "url", s->settings.url);
  tw_json_put_string_opt(w, "moved_to", s->state.moved_url);
  tw_json_put_string_opt(w, "hub", s->state.hub);
  tw_json_put_string_opt(w, "self", s->state.self);
  tw_json_object_end(w);
}

static void put_sources(struct tw_json_writer *w, const struct tw_pipeline *p) {
  tw_json_key(w, "sources");
  tw_json_array_begin(w);
  for (size_t i = 0; i < p->source_count; i++) put_source(w, p->sources[i]);
  tw_json_array_end(w);
}

static void put_sinks(struct tw_json_writer *w, const struct tw_pipeline *p) {
  tw_json_key(w, "sinks");
  tw_json_array_begin(w);
  for (size_t i = 0; i < p->link_count; i++) {
    tw_json_object_begin(w);
    tw_json_put_string(w, "name", tw_slice_from(tw_sink_link_name(p->links[i])));
    tw_json_put_string(w, "state", tw_slice_from(tw_sink_link_state(p->links[i])));
    tw_json_put_int(w, "lag", (int64_t)tw_sink_link_lag(p->links[i]));
    tw_json_object_end(w);
  }
  tw_json_array_end(w);
}

static void put_rejected(struct tw_json_writer *w, const struct tw_pipeline *p) {
  tw_json_key(w, "rejected");
  tw_json_object_begin(w);
  for (int reason = TW_REASON_NONE + 1; reason < TW_REASON_COUNT; reason++)
    if (p->rejected[reason]) tw_json_put_int(w, tw_reason_name((enum tw_reason)reason), (int64_t)p->rejected[reason]);
  tw_json_object_end(w);
}

void tw_pipeline_status(struct tw_pipeline *p, struct tw_buf *out) {
  struct tw_json_writer w;
  tw_json_writer_init(&w, out);
  tw_json_object_begin(&w);
  tw_json_put_int(&w, "articles", (int64_t)p->articles);
  tw_json_put_int(&w, "metrics", (int64_t)p->metrics);
  tw_json_put_int(&w, "events", (int64_t)p->events);
  tw_json_put_int(&w, "deadletters", (int64_t)p->deadletters);
  tw_json_put_int(&w, "items_active", (int64_t)p->active_items);
  tw_json_put_int(&w, "items_waiting", (int64_t)p->waiting_items);
  tw_json_put_int(&w, "fetches", (int64_t)tw_fetcher_pending(p->fetcher));
  tw_json_put_int(&w, "parsers", (int64_t)tw_worker_pool_ready(p->pool));
  tw_json_put_int(&w, "parsing", (int64_t)tw_worker_pool_pending(p->pool));
  put_rejected(&w, p);
  put_sinks(&w, p);
  put_sources(&w, p);
  tw_json_object_end(&w);
}

void tw_pipeline_summary(struct tw_pipeline *p, struct tw_buf *out) {
  size_t failing = 0;
  uint64_t lag = 0;
  for (size_t i = 0; i < p->source_count; i++) failing += p->sources[i]->state.failures > 0;
  for (size_t i = 0; i < p->link_count; i++) lag = tw_sink_link_lag(p->links[i]) > lag ? tw_sink_link_lag(p->links[i]) : lag;
  tw_buf_printf(out, "%zu sources (%zu failing), %llu articles, %llu records, %llu waiting to be published", p->source_count,
                failing, (unsigned long long)p->articles, (unsigned long long)(p->metrics + p->events), (unsigned long long)lag);
}
