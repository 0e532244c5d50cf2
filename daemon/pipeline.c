/* The flow, in the order in which a document goes through it:
 *
 *   a source falls due        tw_source_poll      (source_poll.c)  fetch the feed or index; source_intake.c notes its new items
 *   an item is begun          advance             (here)           as many as there is room for
 *   its article is read       tw_item_begin       (item_read.c)    fetch, parse in a worker
 *   it is saved               tw_pipeline_article (here)           document, records, outbox, item: one transaction
 *   everything is committed   commit              (here)           batched
 *   the sinks take the rows   tw_sink_link_pump   (sink_link.c)    emitters publish; the mark comes back
 */
#include "daemon/pipeline_parts.h"

static void finish_if_done(struct tw_pipeline *p);

void tw_pipeline_stop(struct tw_pipeline *p, const struct tw_error *why) {
  p->is_spoiled = true;
  if (p->is_finished) return;
  p->is_finished = true;
  TW_LOG(p->options.log, TW_LOG_ERROR, "stopping", tw_log_str("error", why->text));
  p->options.finished(p->options.user, why);
}

/* ---- commit ---- */

static int trim_outbox(struct tw_pipeline *p, struct tw_error *error) {
  const char *names[TW_SINKS];
  for (size_t i = 0; i < p->link_count; i++) names[i] = tw_sink_link_name(p->links[i]);
  return tw_store_outbox_trim(p->store, names, p->link_count, error);
}

static int checkpoint(struct tw_pipeline *p, struct tw_error *error) {
  p->has_committed = p->checkpoint_wanted = false;
  return tw_store_checkpoint(p->store, error);
}

static void commit(struct tw_pipeline *p) {
  struct tw_error error;
  tw_loop_timer_disarm(p->commit_timer);
  if (p->is_spoiled) return;
  int status = trim_outbox(p, &error);
  if (status == TW_OK) status = tw_store_commit(p->store, &error);
  p->has_committed = true;
  if (status == TW_OK && p->checkpoint_wanted) status = checkpoint(p, &error);
  if (status < 0) {
    tw_pipeline_stop(p, &error);
    return;
  }
  for (size_t i = 0; i < p->link_count; i++) tw_sink_link_pump(p->links[i]);
  tw_pipeline_advance(p);
}

void tw_pipeline_commit_due(void *user) {
  commit(user);
}

void tw_pipeline_touch(struct tw_pipeline *p) {
  if (p->is_ending || p->is_spoiled) return;
  int64_t delay_ms = tw_store_batch_is_full(p->store) ? 0 : TW_COMMIT_DELAY_MS;
  if (delay_ms == 0 || !tw_loop_timer_is_armed(p->commit_timer))
    tw_loop_timer_arm_in(p->commit_timer, delay_ms * TW_USEC_PER_MSEC);
}

/* ---- forgetting ---- */

/* A step with each checkpoint until the round is complete; the next round begins an hour later. */
static int forget_items(struct tw_pipeline *p, struct tw_error *error) {
  const struct tw_clock *clock = tw_loop_clock(p->options.loop);
  size_t forgotten;
  if (tw_clock_mono(clock) < p->forget_due_us) return TW_OK;
  int status =
      tw_store_items_forget(p->store, tw_clock_wall(clock), p->settings->items_keep_us, &p->forget_cursor, &forgotten, error);
  if (status < 0) return status;
  if (p->forget_cursor == 0) {
    p->forget_due_us = tw_clock_mono(clock) + TW_FORGET_SECONDS * TW_USEC_PER_SEC;
    status = tw_store_holds_drop(p->store, tw_clock_wall(clock), error);
    if (status < 0) return status;
  }
  if (forgotten) TW_LOG(p->options.log, TW_LOG_DEBUG, "items_forgotten", tw_log_int("count", (int64_t)forgotten));
  if (tw_store_pending(p->store)) tw_pipeline_touch(p);
  return TW_OK;
}

/* ---- checkpoints ---- */

/* Between batches, so that no commit waits for the log to be copied back. Under load there is always an open transaction: the
 * checkpoint then follows its commit, or the log would grow for ever. */
void tw_pipeline_checkpoint_due(void *user) {
  struct tw_pipeline *p = user;
  struct tw_error error;
  if (tw_store_pending(p->store)) {
    p->checkpoint_wanted = true;
  } else if (p->has_committed && checkpoint(p, &error) < 0) {
    tw_pipeline_stop(p, &error);
    return;
  }
  if (forget_items(p, &error) < 0) {
    tw_pipeline_stop(p, &error);
    return;
  }
  tw_loop_timer_arm_in(p->checkpoint_timer, TW_CHECKPOINT_SECONDS * TW_USEC_PER_SEC);
}

/* ---- saving ---- */

static void count_article(struct tw_pipeline *p, const struct tw_extraction *extraction) {
  p->articles++;
  for (int reason = 0; reason < TW_REASON_COUNT; reason++) p->rejected[reason] += extraction->rejected[reason];
}

void tw_pipeline_article(struct tw_pipeline *p, const struct tw_article_input *input) {
  struct tw_article_written written;
  struct tw_error error;
  TW_ARENA_AUTO scratch = tw_arena_new(0);
  if (!scratch) tw_error_set(&error, TW_ENOMEM, TW_STOP, "out of memory");
  if (!scratch || tw_article_records_save(p->store, scratch, input, &written, &error) < 0) {
    tw_pipeline_stop(p, &error);
    return;
  }
  p->metrics += written.metrics;
  p->events += written.events;
  if (written.is_new || written.is_changed) count_article(p, input->extraction);
  TW_LOG(p->options.log, written.is_new || written.is_changed ? TW_LOG_INFO : TW_LOG_DEBUG, "article",
         tw_log_slice("source", input->origin.source),
         tw_log_slice("url", tw_slice_is_empty(input->article->url) ? input->origin.guid : input->article->url),
         tw_log_str("state", written.is_new       ? "new"
                             : written.is_changed ? "changed"
                                                  : "known"),
         tw_log_int("metrics", (int64_t)written.metrics), tw_log_int("events", (int64_t)written.events));
  tw_pipeline_touch(p);
}

void tw_pipeline_deadletter(struct tw_pipeline *p, const struct tw_deadletter *letter) {
  struct tw_error error;
  TW_LOG(p->options.log, TW_LOG_WARN, "dead_letter", tw_log_slice("url", letter->url), tw_log_str("stage", letter->stage),
         tw_log_str("reason", letter->reason), tw_log_slice("error", letter->error_text));
  if (tw_article_deadletter_save(p->store, letter, &error) < 0) {
    tw_pipeline_stop(p, &error);
    return;
  }
  p->deadletters++;
  tw_pipeline_touch(p);
}

/* ---- beginning items, and the end of --once ---- */

void tw_pipeline_hold(struct tw_pipeline *p, size_t body_bytes) {
  int64_t bytes = (int64_t)body_bytes * TW_HELD_COPIES;
  p->held_bytes += bytes;
  if (p->fetcher) tw_fetcher_keep(p->fetcher, bytes);
}

void tw_pipeline_release(struct tw_pipeline *p, size_t body_bytes) {
  int64_t bytes = (int64_t)body_bytes * TW_HELD_COPIES;
  p->held_bytes -= bytes;
  if (p->fetcher) tw_fetcher_keep(p->fetcher, -bytes);
}

static bool has_room(const struct tw_pipeline *p) {
  return !p->is_finished && !p->is_ending && p->active_items < TW_ACTIVE_ITEMS && p->held_bytes < p->settings->fetch_memory_bytes;
}

static int begin_some(struct tw_pipeline *p, struct tw_error *error) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_item_list list = {0};
  if (!arena) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  int status = tw_store_items_queued(p->store, arena, p->item_cursor, TW_ACTIVE_ITEMS - p->active_items, &list, error);
  p->items_exhausted = status == TW_OK && list.count == 0;
  for (size_t i = 0; status == TW_OK && i < list.count; i++) {
    p->item_cursor = list.items[i].id;
    status = tw_item_begin(p, &list.items[i], error);
  }
  return status;
}

static int begin_due(struct tw_pipeline *p, struct tw_error *error) {
  int status = TW_OK;
  while (status == TW_OK && p->due && has_room(p)) status = tw_item_begin_due(p, error);
  return status;
}

/* One page of the queue a round: a long one is mostly items that wait, and must not keep the loop. */
static void advance(struct tw_pipeline *p) {
  struct tw_error error;
  if (p->is_spoiled) return;
  tw_pipeline_drop_retired_pool(p);
  int status = begin_due(p, &error);
  if (status == TW_OK && has_room(p) && !p->items_exhausted) status = begin_some(p, &error);
  if (status < 0) {
    tw_pipeline_stop(p, &error);
    return;
  }
  if (has_room(p) && !p->items_exhausted) tw_pipeline_advance(p);
  finish_if_done(p);
}

void tw_pipeline_refill_due(void *user) {
  advance(user);
}

/* From the loop, not from the callback that made room: stages don't recurse into one another. */
void tw_pipeline_advance(struct tw_pipeline *p) {
  if (!tw_loop_timer_is_armed(p->refill_timer)) tw_loop_timer_arm_in(p->refill_timer, 0);
}

static bool has_work(const struct tw_pipeline *p) {
  return p->to_poll || p->active_items || p->waiting_items || !p->items_exhausted || tw_store_pending(p->store);
}

/* A sink that has not got everything; NULL when there is none. */
static const struct tw_sink_link *undelivered(const struct tw_pipeline *p) {
  for (size_t i = 0; i < p->link_count; i++)
    if (!tw_sink_link_is_drained(p->links[i])) return p->links[i];
  return NULL;
}

static void finish(struct tw_pipeline *p, const struct tw_error *why) {
  p->is_finished = true;
  p->options.finished(p->options.user, why);
}

static void finish_if_done(struct tw_pipeline *p) {
  struct tw_error why;
  if (!p->options.once || p->is_finished || has_work(p)) return;
  if (undelivered(p)) {
    if (!tw_loop_timer_is_armed(p->patience_timer))
      tw_loop_timer_arm_in(p->patience_timer, p->settings->once_delivery_timeout_us);
    return;
  }
  if (p->failed) tw_error_set(&why, TW_ENET, TW_RETRY_LATER, "%zu source(s) or article(s) could not be read", p->failed);
  finish(p, p->failed ? &why : NULL);
}

void tw_pipeline_patience_ended(void *user) {
  struct tw_pipeline *p = user;
  struct tw_error why;
  const struct tw_sink_link *link = undelivered(p);
  if (p->is_finished || !link) return;
  tw_error_set(&why, TW_ENET, TW_RETRY_LATER, "%s took nothing for %lld s (%.100s): what is left waits in state_dir",
               tw_sink_link_name(link), (long long)(p->settings->once_delivery_timeout_us / TW_USEC_PER_SEC),
               tw_sink_link_state(link));
  finish(p, &why);
}
