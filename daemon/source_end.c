/* How a poll ends: what is kept of it, and when the next one is due. */
#include "daemon/pipeline_parts.h"
#include "ingest/cadence.h"
#include "ingest/http_headers.h"
#include <stdio.h>

enum {
  MOVED_FAILURES = 3, /* in a row at the place a permanent redirect led to: then the configured URL is asked again */
  SLOW_INTERVALS = 2, /* the first wait, in intervals, of a source that answers but has nothing for us */
  SPREAD_MSEC = 10,   /* of a start, for each source: 100 polls a second until all had theirs */
  GAP_WEIGHT = 4,     /* the newest observation counts for a quarter of the mean */
  TOO_MANY_REQUESTS = 429,
};

static int64_t now_of(const struct tw_source *s) {
  return tw_clock_wall(tw_loop_clock(s->pipeline->options.loop));
}

static void save_and_touch(struct tw_source *s) {
  struct tw_error error;
  if (tw_source_save(s, &error) < 0)
    tw_pipeline_stop(s->pipeline, &error);
  else
    tw_pipeline_touch(s->pipeline);
}

static void schedule(struct tw_source *s, int64_t due_us) {
  struct tw_error error;
  s->due_us = due_us;
  if (tw_schedule_at(s->pipeline->schedule, s->index, due_us) == TW_OK) return;
  tw_error_set(&error, TW_ENOMEM, TW_STOP, "out of memory");
  tw_pipeline_stop(s->pipeline, &error);
}

void tw_source_end_poll(struct tw_source *s) {
  struct tw_pipeline *p = s->pipeline;
  s->is_polling = false;
  s->due_us = 0;
  if (s->is_orphan) {
    tw_source_drop_orphan(s);
    return;
  }
  if (p->options.once)
    p->to_poll--;
  else if (!s->state.is_retired)
    schedule(s, s->state.next_due_us);
  tw_pipeline_advance(p);
}

/* ---- failures ---- */

/* A server that has nothing for us is asked less often than one that answers well; one that is in trouble is asked again soon at
 * first. Both waits double. */
static int64_t failure_due(const struct tw_source *s, const struct tw_poll_failure *f, int64_t failures, int64_t now) {
  const struct tw_settings *c = s->pipeline->settings;
  bool is_slow = f->answer == TW_ANSWER_MISSING || f->answer == TW_ANSWER_REFUSED || f->answer == TW_ANSWER_GONE;
  int64_t first = c->backoff_first_us, max = c->backoff_max_us, slow = SLOW_INTERVALS * s->settings.interval_us;
  if (is_slow && first < slow) first = slow;
  if (is_slow && max < s->settings.interval_us) max = s->settings.interval_us;
  int64_t due = tw_schedule_backoff(s->pipeline->schedule, now, failures, first, max, f->retry_after_us);
  return tw_cadence_unskipped_us(due, s->state.skip_hours, s->state.skip_days);
}

/* RFC 9110 section 15.4.2 lets a client keep the new place; one that has stopped working is worth less than the old one. */
static bool undoes_move(const struct tw_source_state *state, enum tw_answer answer) {
  return !tw_slice_is_empty(state->moved_url) && (state->failures >= MOVED_FAILURES || answer == TW_ANSWER_GONE);
}

static void note_failure(const struct tw_source *s, const struct tw_source_state *next, int64_t now) {
  TW_LOG(s->pipeline->options.log, TW_LOG_WARN, next->is_retired ? "source_gone" : "source_failed",
         tw_log_slice("source", s->settings.name), tw_log_slice("url", s->settings.url), tw_log_int("failures", next->failures),
         tw_log_slice("error", next->reason),
         tw_log_int("next_in_s", next->is_retired ? -1 : (next->next_due_us - now) / TW_USEC_PER_SEC));
}

void tw_source_failed(struct tw_source *s, const struct tw_poll_failure *failure) {
  int64_t now = now_of(s);
  char reason[TW_ERROR_TEXT_BYTES + 64];
  struct tw_source_state next = s->state;
  bool is_held = failure->answer == TW_ANSWER_HELD, was_moved = !tw_slice_is_empty(next.moved_url);
  next.failures += !is_held;
  next.answer = tw_slice_from(tw_answer_name(failure->answer));
  next.http_status = failure->http_status;
  next.is_retired = failure->answer == TW_ANSWER_GONE && !was_moved;
  next.floor_us = failure->retry_after_us > 0 ? now + failure->retry_after_us : 0;
  next.next_due_us = failure_due(s, failure, next.failures, now);
  bool is_undone = undoes_move(&next, failure->answer);
  if (is_undone) next.moved_url = next.validators_url = next.etag = next.last_modified = TW_SLICE_NONE;
  snprintf(reason, sizeof reason, "%s%s", failure->why, is_undone ? "; back to the configured URL" : "");
  next.reason = tw_slice_from(reason);
  note_failure(s, &next, now);
  tw_source_set_state(s, &next);
  if (s->pipeline->options.once) s->pipeline->failed++;
  if (!is_held) save_and_touch(s);
  tw_source_end_poll(s);
}

/* ---- successes ---- */

static struct tw_cadence cadence_of(const struct tw_source *s, const struct tw_source_state *state) {
  return (struct tw_cadence){.interval_us = s->settings.interval_us,
                             .interval_max_us = s->settings.interval_max_us,
                             .gap_us = state->gap_us,
                             .last_new_us = state->last_new_us,
                             .floor_us = state->floor_us,
                             .feed_floor_us = state->feed_floor_us,
                             .floor_max_us = s->pipeline->settings->floor_max_us,
                             .skip_hours = state->skip_hours,
                             .skip_days = state->skip_days};
}

static int64_t success_due(const struct tw_source *s, const struct tw_source_state *state, int64_t now) {
  struct tw_cadence cadence = cadence_of(s, state);
  return tw_cadence_next_us(&cadence, s->pipeline->schedule, now);
}

int64_t tw_source_interval_us(const struct tw_source *s) {
  struct tw_cadence cadence = cadence_of(s, &s->state);
  return tw_cadence_interval_us(&cadence, now_of(s));
}

/* Where its dates said nothing of how often the source publishes: the time since the last news, by how many there are now. */
static void note_news(struct tw_source_state *next, size_t added, bool has_gap, int64_t now) {
  if (added == 0) return;
  int64_t gap = next->last_new_us ? (now - next->last_new_us) / (int64_t)added : 0;
  if (!has_gap && gap > 0) next->gap_us = next->gap_us ? next->gap_us + (gap - next->gap_us) / GAP_WEIGHT : gap;
  next->last_new_us = now;
}

void tw_source_succeeded(struct tw_source *s, struct tw_source_state *next, const struct tw_poll_success *success) {
  int64_t now = now_of(s);
  bool is_changed = success->is_read || s->state.failures > 0 || !tw_slice_eq(s->state.moved_url, next->moved_url);
  note_news(next, success->added, success->has_gap, now);
  next->failures = 0;
  next->answer = tw_slice_from(tw_answer_name(success->answer));
  next->reason = success->reason ? tw_slice_from(success->reason) : TW_SLICE("ok");
  next->was_polled |= success->answer != TW_ANSWER_NOTHING;
  next->last_success_us = now;
  next->next_due_us = success_due(s, next, now);
  tw_source_set_state(s, next);
  if (is_changed) save_and_touch(s);
  tw_source_end_poll(s);
}

/* ---- the first poll after a start or a reload ---- */

static int64_t longer(int64_t a, int64_t b) {
  return a > b ? a : b;
}

/* The longest that anything of today can put off the next poll. */
static int64_t longest_wait(const struct tw_source *s, int64_t now) {
  const struct tw_settings *c = s->pipeline->settings;
  int64_t wait = longer(s->settings.interval_us, s->settings.interval_max_us);
  int64_t floor = s->state.floor_us - now, most = (int64_t)TW_RETRY_AFTER_MAX_SEC * TW_USEC_PER_SEC;
  if (s->state.failures) wait = longer(c->backoff_max_us, SLOW_INTERVALS * s->settings.interval_us);
  return longer(longer(wait, s->state.feed_floor_us), floor < most ? floor : most);
}

/* When the state says; a back-off or Retry-After of before the restart counts. A time further away than it could be comes from
 * other settings, or from a clock that was wrong. */
static int64_t stored_due(const struct tw_source *s, int64_t now) {
  int64_t wait = longest_wait(s, now), latest = now + wait + wait / 16; /* with jitter */
  int64_t due = s->state.next_due_us < latest ? s->state.next_due_us : latest;
  return tw_cadence_unskipped_us(due, s->state.skip_hours, s->state.skip_days);
}

/* What a server asked for before the restart holds for all who would ask it. */
static void restore_hold(const struct tw_source *s, int64_t now) {
  if (s->state.failures == 0 || s->state.floor_us <= now) return;
  struct tw_slice url = tw_slice_is_empty(s->state.moved_url) ? s->settings.url : s->state.moved_url;
  tw_fetcher_hold(s->pipeline->fetcher, url, s->state.http_status == TOO_MANY_REQUESTS, s->state.floor_us);
}

void tw_source_schedule_first(struct tw_source *s) {
  struct tw_pipeline *p = s->pipeline;
  int64_t now = now_of(s), due = p->options.once ? 0 : stored_due(s, now);
  restore_hold(s, now);
  if (s->state.is_retired) {
    TW_LOG(p->options.log, TW_LOG_WARN, "source_gone", tw_log_slice("source", s->settings.name),
           tw_log_slice("url", s->settings.url), tw_log_slice("error", s->state.reason));
    if (p->options.once) p->to_poll--;
    return;
  }
  int64_t spread = (int64_t)p->source_count * SPREAD_MSEC * TW_USEC_PER_MSEC;
  if (spread > s->settings.interval_us) spread = s->settings.interval_us;
  if (due <= now && !p->options.once && p->source_count > 1) due = now + tw_schedule_jitter(p->schedule, spread);
  schedule(s, due);
}
