/* The pipeline's start, reload and end. */
#include "daemon/pipeline_parts.h"
#include "daemon/secret.h"
#include <stdlib.h>

/* ---- callbacks of the parts ---- */

static void on_acknowledged(void *user) {
  struct tw_pipeline *p = user;
  tw_loop_timer_disarm(p->patience_timer);
  tw_pipeline_touch(p);
}

static void on_sink_failed(void *user, const struct tw_error *why) {
  tw_pipeline_stop(user, why);
}

/* Outbox numbers moved: the other emitters begin again from their marks. */
static void on_renumbered(void *user, struct tw_sink_link *by) {
  struct tw_pipeline *p = user;
  for (size_t i = 0; i < p->link_count && !p->is_ending; i++)
    if (p->links[i] != by) tw_sink_link_restart(p->links[i]);
}

/* Of a reload's parsers none has started: rules that can't be compiled, too little memory. Those of before go on, with the rules
 * of before. The others are freed later: this is called from among them. */
static void go_back_to_retired_pool(struct tw_pipeline *p, const struct tw_error *why) {
  struct tw_worker_pool *refused = p->pool;
  p->pool = p->retired_pool;
  p->retired_pool = refused;
  p->is_pool_older = true;
  tw_worker_pool_hand_over(refused, p->pool);
  TW_LOG(p->options.log, TW_LOG_ERROR, "parsers_refused", tw_log_str("error", why->text),
         tw_log_str("why", "the parsers that the reload asked for do not start: those of before go on, with their packs"));
  tw_pipeline_advance(p);
}

static void on_pool_broken(void *user, const struct tw_worker_pool *pool, const struct tw_error *why) {
  struct tw_pipeline *p = user;
  if (pool == p->retired_pool && p->is_pool_older) return; /* has been refused already */
  if (pool == p->pool && p->retired_pool && tw_worker_pool_ready(p->retired_pool))
    go_back_to_retired_pool(p, why);
  else
    tw_pipeline_stop(p, why);
}

/* ---- start ---- */

/* The texts that fetch options point into. */
struct fetch_texts {
  struct tw_buf user_agent, proxy_password;
};

static void fetch_texts_init(struct fetch_texts *texts) {
  tw_buf_init(&texts->user_agent, 0);
  tw_buf_init(&texts->proxy_password, 0);
}

static void fetch_texts_done(struct fetch_texts *texts) {
  tw_buf_done(&texts->user_agent);
  tw_secret_done(&texts->proxy_password);
}

static int fetch_options(const struct tw_settings *s, struct fetch_texts *texts, struct tw_fetch_options *ret_options,
                         struct tw_error *error) {
  struct tw_buf *user_agent = &texts->user_agent;
  if (s->proxy_user.len) {
    int status = tw_secret_read(s->proxy_password_file, s->proxy_password_env, &texts->proxy_password, error);
    if (status < 0) return status;
  }
  tw_buf_printf(user_agent, "tallywire/" TW_VERSION "%s%.*s%s", tw_slice_is_empty(s->user_agent_contact) ? "" : " (+",
                TW_SLICE_ARG(s->user_agent_contact), tw_slice_is_empty(s->user_agent_contact) ? "" : ")");
  *ret_options = (struct tw_fetch_options){.user_agent = tw_buf_slice(user_agent),
                                           .proxy = s->proxy_url,
                                           .proxy_user = s->proxy_user,
                                           .proxy_password = tw_buf_slice(&texts->proxy_password),
                                           .ca_file = s->tls_ca_file,
                                           .limits = {.body_max_bytes = s->limits.document_size_bytes,
                                                      .packed_max_bytes = s->limits.download_size_bytes,
                                                      .header_max_bytes = s->limits.header_size_bytes,
                                                      .timeout_us = s->limits.fetch_timeout_us,
                                                      .connect_timeout_us = s->limits.connect_timeout_us,
                                                      .first_byte_timeout_us = s->limits.first_byte_timeout_us,
                                                      .redirects = s->limits.redirects},
                                           .concurrency = s->fetch_concurrency,
                                           .memory_bytes = s->fetch_memory_bytes,
                                           .host_concurrency = s->host_concurrency,
                                           .host_delay_us = s->host_delay_us};
  return TW_OK;
}

static struct tw_worker_pool *new_pool(struct tw_pipeline *p, const struct tw_settings *s, struct tw_error *error) {
  struct tw_worker_pool_options options = {.worker = {.packs = s->packs,
                                                      .pack_count = s->pack_count,
                                                      .min_confidence = s->min_confidence,
                                                      .min_confidence_count = s->min_confidence_count,
                                                      .sandbox = s->sandbox,
                                                      .memory_bytes = s->parse_memory_bytes},
                                           .count = (size_t)s->workers,
                                           .timeout_us = s->parse_timeout_us,
                                           .broken = on_pool_broken,
                                           .user = p};
  return tw_worker_pool_new(p->options.loop, p->options.log, p->options.paths, &options, error);
}

static int start_sinks(struct tw_pipeline *p, struct tw_error *error) {
  static const enum tw_sink order[TW_SINKS] = {TW_SINK_KAFKA, TW_SINK_FILE, TW_SINK_STDOUT};
  unsigned wanted = p->options.dry_run ? TW_SINK_STDOUT : p->settings->sinks;
  struct tw_sink_link_events events = {
      .acknowledged = on_acknowledged, .renumbered = on_renumbered, .failed = on_sink_failed, .user = p};
  for (size_t i = 0; i < TW_SINKS; i++) {
    if (!(wanted & order[i])) continue;
    struct tw_sink_link *link = tw_sink_link_new(p->options.loop, p->options.log, p->options.paths, p->settings, p->store,
                                                 order[i], p->options.once ? TW_ONCE_SINK_ATTEMPTS : 0, &events, error);
    if (!link) return error->status;
    p->links[p->link_count++] = link;
  }
  return TW_OK;
}

/* ---- Retry-After over a restart ---- */

static void on_hold(void *user, struct tw_slice url, bool is_host, int64_t until_us) {
  struct tw_pipeline *p = user;
  struct tw_error error;
  struct tw_hold hold = {.url = url, .is_host = is_host, .until_us = until_us};
  if (p->is_ending || p->is_spoiled) return;
  if (tw_store_hold_save(p->store, &hold, &error) < 0)
    tw_pipeline_stop(p, &error);
  else
    tw_pipeline_touch(p);
}

static int restore_holds(struct tw_pipeline *p, struct tw_error *error) {
  struct tw_hold_list list;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  if (!arena) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  int64_t now = tw_clock_wall(tw_loop_clock(p->options.loop));
  int status = tw_store_holds_load(p->store, arena, now, &list, error);
  if (status < 0) return status;
  for (size_t i = 0; i < list.count; i++)
    tw_fetcher_hold(p->fetcher, list.items[i].url, list.items[i].is_host, list.items[i].until_us);
  tw_fetcher_on_hold(p->fetcher, on_hold, p);
  return TW_OK;
}

static int start_fetcher(struct tw_pipeline *p, struct tw_error *error) {
  struct fetch_texts texts;
  struct tw_fetch_options options;
  fetch_texts_init(&texts);
  if (fetch_options(p->settings, &texts, &options, error) == TW_OK)
    p->fetcher = tw_fetcher_new(p->options.loop, p->options.log, &options, error);
  fetch_texts_done(&texts);
  if (!p->fetcher) return error->status;
  p->robots = tw_robots_cache_new(p->options.loop, p->fetcher, TW_SLICE("tallywire"));
  return p->robots ? TW_OK : tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
}

static int start_parts(struct tw_pipeline *p, struct tw_error *error) {
  struct tw_loop *loop = p->options.loop;
  p->commit_timer = tw_loop_timer_new(loop, tw_pipeline_commit_due, p);
  p->checkpoint_timer = tw_loop_timer_new(loop, tw_pipeline_checkpoint_due, p);
  p->refill_timer = tw_loop_timer_new(loop, tw_pipeline_refill_due, p);
  p->patience_timer = tw_loop_timer_new(loop, tw_pipeline_patience_ended, p);
  p->schedule = tw_schedule_new(loop, (uint64_t)tw_clock_wall(tw_loop_clock(loop)), tw_source_poll, p);
  if (!p->commit_timer || !p->checkpoint_timer || !p->refill_timer || !p->patience_timer || !p->schedule)
    return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  p->store = tw_store_open(p->options.dry_run ? NULL : p->settings->state_dir.ptr, p->options.log, error);
  if (!p->store) return error->status;
  if (start_fetcher(p, error) < 0 || restore_holds(p, error) < 0) return error->status;
  p->pool = new_pool(p, p->settings, error);
  return p->pool ? start_sinks(p, error) : error->status;
}

static int make_sources(struct tw_pipeline *p, const struct tw_settings *settings, struct tw_source ***ret_sources,
                        struct tw_error *error) {
  size_t count = settings->source_count;
  struct tw_source **sources = calloc(2 * count + 1, sizeof(struct tw_source *));
  if (!sources) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  for (size_t i = 0; i < settings->source_count; i++) {
    sources[i] = tw_source_new(p, &settings->sources[i], error);
    if (sources[i]) {
      sources[i]->index = i;
      continue;
    }
    while (i > 0) tw_source_free(sources[--i]);
    free(sources);
    return error->status;
  }
  for (size_t i = 0; i < count; i++) sources[count + i] = sources[i];
  tw_source_sort(sources + count, count);
  *ret_sources = sources;
  return TW_OK;
}

static void schedule_sources(struct tw_pipeline *p) {
  if (p->options.once) p->to_poll = p->source_count;
  for (size_t i = 0; i < p->source_count; i++) tw_source_schedule_first(p->sources[i]);
}

struct tw_pipeline *tw_pipeline_new(const struct tw_pipeline_options *options, const struct tw_settings *settings,
                                    struct tw_error *error) {
  struct tw_pipeline *p = calloc(1, sizeof *p);
  if (!p) {
    tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
    return NULL;
  }
  p->options = *options;
  p->settings = settings;
  p->due_tail = &p->due;
  int status = start_parts(p, error);
  if (status == TW_OK) status = make_sources(p, settings, &p->sources, error);
  if (status == TW_OK) {
    p->source_count = settings->source_count;
    schedule_sources(p);
  }
  if (status < 0) {
    tw_pipeline_free(p, 0);
    return NULL;
  }
  tw_loop_timer_arm_in(p->checkpoint_timer, TW_CHECKPOINT_SECONDS * TW_USEC_PER_SEC);
  tw_pipeline_advance(p);
  return p;
}

/* ---- end ---- */

/* What the documents in hand gave is committed; what was still on its way stays queued in the store. */
static void save_all(struct tw_pipeline *p) {
  struct tw_error error;
  int status = TW_OK;
  for (size_t i = 0; status == TW_OK && i < p->source_count; i++) status = tw_source_save(p->sources[i], &error);
  if (status == TW_OK) status = tw_store_commit(p->store, &error);
  p->is_spoiled |= status < 0;
  if (status < 0) TW_LOG(p->options.log, TW_LOG_ERROR, "store_failed", tw_log_str("error", error.text));
}

static void free_orphans(struct tw_pipeline *p) {
  while (p->orphans) {
    struct tw_source *next = p->orphans->next_orphan;
    tw_source_free(p->orphans);
    p->orphans = next;
  }
}

static void free_sources(struct tw_source **sources, size_t count) {
  for (size_t i = 0; sources && i < count; i++) tw_source_free(sources[i]);
  free(sources);
}

/* The grace is for all of them together. */
static void free_links(struct tw_pipeline *p, int grace_ms) {
  const struct tw_clock *clock = tw_loop_clock(p->options.loop);
  int64_t end_us = tw_clock_mono(clock) + grace_ms * TW_USEC_PER_MSEC;
  for (size_t i = 0; i < p->link_count; i++) {
    int64_t left_ms = p->is_spoiled ? 0 : (end_us - tw_clock_mono(clock)) / TW_USEC_PER_MSEC;
    if (left_ms > 0) tw_sink_link_pump(p->links[i]);
    tw_sink_link_free(p->links[i], p->is_spoiled || left_ms < 0 ? 0 : (int)left_ms);
  }
  p->link_count = 0;
}

void tw_pipeline_free(struct tw_pipeline *p, int grace_ms) {
  if (!p) return;
  p->is_ending = true;
  tw_fetcher_free(p->fetcher);
  p->fetcher = NULL;
  tw_robots_cache_free(p->robots);
  tw_worker_pool_free(p->pool);
  tw_worker_pool_free(p->retired_pool);
  bool saves = p->store && grace_ms > 0;
  if (saves && !p->is_spoiled) save_all(p);
  free_links(p, grace_ms);
  if (saves && !p->is_spoiled) save_all(p); /* the last acknowledgements' marks */
  tw_item_drop_all(p);
  tw_schedule_free(p->schedule);
  free_sources(p->sources, p->source_count);
  free_orphans(p);
  tw_loop_timer_free(p->commit_timer);
  tw_loop_timer_free(p->checkpoint_timer);
  tw_loop_timer_free(p->refill_timer);
  tw_loop_timer_free(p->patience_timer);
  tw_store_close(p->store);
  free(p);
}

/* ---- reload ---- */

static bool same_slices(const struct tw_slice *a, size_t a_count, const struct tw_slice *b, size_t b_count) {
  if (a_count != b_count) return false;
  for (size_t i = 0; i < a_count; i++)
    if (!tw_slice_eq(a[i], b[i])) return false;
  return true;
}

/* What the running source learned and has not saved goes with its name. */
static int save_states(struct tw_pipeline *p, struct tw_error *error) {
  for (size_t i = 0; i < p->source_count; i++) {
    int status = tw_source_save(p->sources[i], error);
    if (status < 0) return status;
  }
  return tw_store_commit(p->store, error);
}

void tw_pipeline_drop_retired_pool(struct tw_pipeline *p) {
  if (!p->retired_pool || tw_worker_pool_pending(p->retired_pool) || !tw_worker_pool_ready(p->pool)) return;
  tw_worker_pool_free(p->retired_pool);
  p->retired_pool = NULL;
}

static bool same_thresholds(const struct tw_settings *a, const struct tw_settings *b) {
  if (a->min_confidence_count != b->min_confidence_count) return false;
  for (size_t i = 0; i < a->min_confidence_count; i++)
    if (a->min_confidence[i].confidence != b->min_confidence[i].confidence ||
        !tw_slice_eq(a->min_confidence[i].measure, b->min_confidence[i].measure))
      return false;
  return true;
}

/* Parsers read their packs when they start, and a pack may have been edited in place: every reload starts new ones, unless those
 * of the one before are still busy with nothing but that to gain. */
static int swap_pool(struct tw_pipeline *p, const struct tw_settings *settings, struct tw_error *error) {
  const struct tw_settings *old = p->settings;
  bool is_same = same_slices(old->packs, old->pack_count, settings->packs, settings->pack_count) &&
                 same_thresholds(old, settings) && old->workers == settings->workers && old->sandbox == settings->sandbox &&
                 old->parse_timeout_us == settings->parse_timeout_us && old->parse_memory_bytes == settings->parse_memory_bytes;
  tw_pipeline_drop_retired_pool(p);
  bool is_unstarted = p->retired_pool && !tw_worker_pool_ready(p->pool);
  bool is_busy = p->retired_pool && !is_unstarted;
  if (is_busy && is_same && !p->is_pool_older) return TW_OK;
  if (is_busy)
    return tw_error_set(error, TW_ESTATE, TW_RETRY_LATER, "documents of the last reload are still being read; try again");
  struct tw_worker_pool *pool = new_pool(p, settings, error);
  if (!pool) return error->status;
  if (is_unstarted) { /* those of before the last reload stay to fall back on */
    tw_worker_pool_hand_over(p->pool, pool);
    tw_worker_pool_free(p->pool);
  } else {
    p->retired_pool = p->pool;
  }
  p->pool = pool;
  p->is_pool_older = false;
  return TW_OK;
}

/* Too late to refuse: all that can fail was tried before. */
static void swap_sources(struct tw_pipeline *p, const struct tw_settings *settings, struct tw_source **sources) {
  for (size_t i = 0; i < p->source_count; i++) {
    tw_schedule_cancel(p->schedule, i);
    tw_source_retire(p->sources[i]);
  }
  free(p->sources);
  p->sources = sources;
  p->source_count = settings->source_count;
  p->settings = settings;
  for (size_t i = 0; i < p->link_count; i++) tw_sink_link_set_settings(p->links[i], settings);
  schedule_sources(p);
}

static int reload_with(struct tw_pipeline *p, const struct tw_settings *settings, const struct tw_fetch_options *options,
                       struct tw_error *error) {
  struct tw_source **sources;
  int status = make_sources(p, settings, &sources, error);
  if (status < 0) return status;
  status = swap_pool(p, settings, error);
  if (status < 0) {
    free_sources(sources, settings->source_count);
    return status;
  }
  tw_fetcher_configure(p->fetcher, options);
  swap_sources(p, settings, sources);
  tw_pipeline_advance(p);
  return TW_OK;
}

int tw_pipeline_reload(struct tw_pipeline *p, const struct tw_settings *settings, struct tw_error *error) {
  struct fetch_texts texts;
  struct tw_fetch_options options;
  int status = save_states(p, error);
  if (status < 0) {
    tw_pipeline_stop(p, error);
    return status;
  }
  fetch_texts_init(&texts);
  status = fetch_options(settings, &texts, &options, error);
  if (status == TW_OK) status = reload_with(p, settings, &options, error);
  fetch_texts_done(&texts);
  return status;
}
