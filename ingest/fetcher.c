#include "ingest/fetcher.h"
#include "ingest/curl_loop.h"
#include "ingest/fetch_job.h"
#include "ingest/host_hold.h"
#include "ingest/http_headers.h"
#include "ingest/lookup_slots.h"
#include <stdlib.h>

enum {
  KEPT_LEAST = 16, /* idle connections kept for reuse, and as many handles, 6 kB each: a handle costs more than a request does */
  KEPT_MOST = 256,
  FIRST_ERROR_STATUS = 400,
  TOO_MANY_REQUESTS = 429,
};

struct job_line {
  struct tw_fetch_job *first, **last;
};

/* A request goes: URL gate, host's hold, host's queue, look-up slot, flight; after a redirect again from the gate. */
struct tw_fetcher {
  const struct tw_log *log;
  struct tw_loop *loop;
  struct tw_loop_timer *pump_timer;
  bool is_pump_due; /* the timer is armed for now */
  struct tw_curl_loop curl;
  struct tw_fetch_settings *settings;
  struct tw_hash_index same; /* jobs by the URL that was asked for */
  struct tw_url_gate gate;
  struct tw_host_hold holds;
  tw_fetch_hold_fn *hold_fn; /* NULL: nobody wants to know */
  void *hold_user;
  struct tw_due_heap held;   /* jobs that wait for the end of a hold */
  struct tw_due_heap flying; /* jobs in flight, by when patience with them is looked after */
  struct tw_host_queue hosts;
  struct tw_lookup_slots lookups;
  struct job_line lookup_line, failed_line;
  struct tw_fetch_job *jobs;
  struct tw_body_pool bodies;
  int64_t kept_bytes; /* of bodies that callers have */
  struct tw_transfer *pool;
  size_t pool_count, pool_max, pending;
  int64_t active; /* in flight */
};

#define JOB_OF(pointer, member) ((struct tw_fetch_job *)(void *)((char *)(pointer)-offsetof(struct tw_fetch_job, member)))

static int64_t fetcher_now(const struct tw_fetcher *f) {
  return tw_clock_mono(tw_loop_clock(f->loop));
}

static void line_init(struct job_line *line) {
  *line = (struct job_line){.last = &line->first};
}

static void line_append(struct job_line *line, struct tw_fetch_job *job) {
  job->line = NULL;
  *line->last = job;
  line->last = &job->line;
}

static struct tw_fetch_job *line_take(struct job_line *line) {
  struct tw_fetch_job *job = line->first;
  if (!job) return NULL;
  line->first = job->line;
  if (!line->first) line->last = &line->first;
  return job;
}

static void pump_soon(struct tw_fetcher *f) {
  if (f->is_pump_due) return;
  f->is_pump_due = true;
  tw_loop_timer_arm_in(f->pump_timer, 0);
}

/* ---- delivery ---- */

static void job_unlink(struct tw_fetcher *f, struct tw_fetch_job *job) {
  tw_hash_index_remove(&f->same, &job->same);
  if (job->previous)
    job->previous->next = job->next;
  else
    f->jobs = job->next;
  if (job->next) job->next->previous = job->previous;
}

/* The job ends here; `result` may point into its transfer, which stays the caller's. */
static void job_deliver(struct tw_fetcher *f, struct tw_fetch_job *job, struct tw_fetch_result *result) {
  result->url = tw_slice_from(job->url.text);
  result->fetched_at_us = tw_clock_wall(tw_loop_clock(f->loop));
  TW_LOG(f->log, TW_LOG_DEBUG, "fetched", tw_log_slice("url", result->url), tw_log_int("status", result->http_status),
         tw_log_int("bytes", (int64_t)result->body.len), tw_log_str("error", result->status < 0 ? result->error.text : ""));
  job_unlink(f, job);
  f->pending -= job->caller_count;
  for (size_t i = 0; i < job->caller_count; i++) job->callers[i].fn(job->callers[i].user, result);
  tw_fetch_job_free(job);
}

static void job_deliver_failure(struct tw_fetcher *f, struct tw_fetch_job *job) {
  struct tw_fetch_result result = {.status = job->error.status, .error = job->error, .retry_after_us = job->retry_after_us};
  job_deliver(f, job, &result);
}

/* ---- before flight ---- */

static void job_enqueue(struct tw_fetcher *f, struct tw_fetch_job *job);

static void gate_leave(struct tw_fetcher *f, struct tw_fetch_job *job) {
  struct tw_url_ticket *next = tw_url_gate_leave(&f->gate, &job->gate);
  if (next) job_enqueue(f, JOB_OF(next, gate));
}

static void job_fail_later(struct tw_fetcher *f, struct tw_fetch_job *job) {
  line_append(&f->failed_line, job);
  pump_soon(f);
}

static void job_fail_memory(struct tw_fetcher *f, struct tw_fetch_job *job) {
  tw_error_set(&job->error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
  job_fail_later(f, job);
}

/* Past the gate: into the host's queue. */
static void job_enqueue(struct tw_fetcher *f, struct tw_fetch_job *job) {
  if (tw_host_queue_push(&f->hosts, &job->host, tw_slice_from(job->url.host), fetcher_now(f))) {
    pump_soon(f);
    return;
  }
  gate_leave(f, job);
  job_fail_memory(f, job);
}

static void job_enter(struct tw_fetcher *f, struct tw_fetch_job *job) {
  int passed = tw_url_gate_enter(&f->gate, &job->gate, tw_slice_from(job->url.text));
  if (passed < 0)
    job_fail_memory(f, job);
  else if (passed)
    job_enqueue(f, job);
}

/* ---- flight ---- */

static struct tw_transfer *transfer_new(struct tw_fetcher *f) {
  struct tw_transfer *transfer = tw_transfer_new(&f->bodies);
  if (transfer) tw_curl_loop_adopt(&f->curl, transfer->easy);
  return transfer;
}

static struct tw_transfer *pool_take(struct tw_fetcher *f) {
  struct tw_transfer *transfer = f->pool;
  if (!transfer) return transfer_new(f);
  f->pool = transfer->next;
  f->pool_count--;
  return transfer;
}

/* One that knows older settings than today's must not outlive them: it would take the next ones at their address for them. */
static void pool_give(struct tw_fetcher *f, struct tw_transfer *transfer) {
  if (!transfer || f->pool_count >= f->pool_max || transfer->settings != f->settings) {
    tw_transfer_free(transfer);
    return;
  }
  tw_transfer_clear(transfer);
  transfer->next = f->pool;
  f->pool = transfer;
  f->pool_count++;
}

static void lookup_end(struct tw_fetcher *f, struct tw_fetch_job *job, bool is_abandoned) {
  if (!job->has_lookup_slot) return;
  job->has_lookup_slot = false;
  if (is_abandoned)
    tw_lookup_slots_abandon(&f->lookups, fetcher_now(f));
  else
    tw_lookup_slots_release(&f->lookups);
  if (f->lookup_line.first) pump_soon(f);
}

/* The hop is over: its places go to the next in line. */
static void job_land(struct tw_fetcher *f, struct tw_fetch_job *job) {
  int64_t now = fetcher_now(f);
  tw_due_heap_remove(&f->flying, &job->wait);
  job->budget_us -= now - job->started_us;
  f->active--;
  tw_host_queue_release(&f->hosts, &job->host, now);
  gate_leave(f, job);
  pump_soon(f);
}

static void on_resolved(void *user) {
  struct tw_fetch_job *job = user;
  lookup_end(job->fetcher, job, false);
}

static bool job_watch(struct tw_fetcher *f, struct tw_fetch_job *job, uint64_t heard_bytes) {
  return tw_due_heap_put(&f->flying, &job->wait, tw_patience_due_us(&job->patience, heard_bytes));
}

static bool job_take_off(struct tw_fetcher *f, struct tw_fetch_job *job) {
  struct tw_transfer_ask ask;
  tw_patience_start(&job->patience, job->started_us, job->limits.first_byte_timeout_us, job->budget_us);
  job->wears = TW_PATIENCE_LASTS;
  if (!job_watch(f, job, 0)) return false;
  job->transfer = pool_take(f);
  if (!job->transfer || tw_fetch_job_ask(job, &job->transfer->asked, &ask) < 0) return false;
  ask.resolved = on_resolved;
  ask.user = job;
  return tw_transfer_prepare(job->transfer, &ask) == TW_OK && tw_curl_loop_add(&f->curl, job->transfer->easy) == TW_OK;
}

static void job_start(struct tw_fetcher *f, struct tw_fetch_job *job) {
  job->started_us = fetcher_now(f);
  f->active++;
  if (job_take_off(f, job)) return;
  tw_transfer_free(job->transfer);
  job->transfer = NULL;
  lookup_end(f, job, false);
  job_land(f, job);
  job_fail_memory(f, job);
}

/* ---- answers ---- */

/* RFC 6585 section 4: 429 speaks to the client, not of the resource, so the host is left alone as a whole. Otherwise (RFC 9110
 * section 10.2.3) Retry-After speaks of the URL; a redirect's tells how long to wait before it is followed, which we don't. */
static void note_hold(struct tw_fetcher *f, const struct tw_fetch_job *job, const struct tw_fetch_result *result) {
  if (result->http_status < FIRST_ERROR_STATUS || result->retry_after_us <= 0) return;
  bool is_host = result->http_status == TOO_MANY_REQUESTS;
  const char *what = is_host ? job->url.authority : job->url.text;
  tw_host_hold_set(&f->holds, tw_slice_from(what), fetcher_now(f) + result->retry_after_us);
  if (!f->hold_fn) return;
  size_t scheme_len = job->url.is_tls ? sizeof("https://") - 1 : sizeof("http://") - 1;
  struct tw_slice url = tw_slice_from(job->url.text), root = tw_slice_sub(url, 0, scheme_len + strlen(job->url.authority));
  f->hold_fn(f->hold_user, is_host ? root : url, is_host, tw_clock_wall(tw_loop_clock(f->loop)) + result->retry_after_us);
}

static int job_verdict(const struct tw_fetch_job *job, CURLcode code, struct tw_error *error) {
  if (job->wears == TW_PATIENCE_MUTE) {
    return tw_error_set(error, TW_ENET, TW_RETRY_LATER, "timed out: no byte of an answer within %lld ms",
                        (long long)(job->limits.first_byte_timeout_us / TW_USEC_PER_MSEC));
  }
  int status = tw_transfer_verdict(job->transfer, code, error);
  if (status < 0 && job->wears == TW_PATIENCE_SLOW) {
    return tw_error_set(error, TW_ENET, TW_RETRY_LATER, "timed out: too slow, less than %d bytes a second for %lld s",
                        TW_PATIENCE_BYTES_PER_SEC, (long long)tw_patience_window_sec(&job->patience));
  }
  return status == TW_OK ? tw_transfer_unpack(job->transfer, error) : status;
}

static void read_answer(struct tw_fetcher *f, const struct tw_fetch_job *job, CURLcode code, struct tw_fetch_result *ret_result) {
  const struct tw_transfer *t = job->transfer;
  struct tw_slice headers = t->headers_done ? tw_buf_slice(&t->headers) : TW_SLICE_NONE;
  *ret_result = (struct tw_fetch_result){.http_status = tw_transfer_status(t),
                                         .headers = headers,
                                         .was_conditional = tw_fetch_job_is_conditional(job),
                                         .etag = tw_transfer_field(t, TW_TRANSFER_ETAG),
                                         .last_modified = tw_transfer_field(t, TW_TRANSFER_LAST_MODIFIED),
                                         .content_type = tw_transfer_field(t, TW_TRANSFER_CONTENT_TYPE)};
  struct tw_slice wait = tw_transfer_field(t, TW_TRANSFER_RETRY_AFTER);
  if (wait.ptr) ret_result->retry_after_us = tw_http_headers_retry_after(wait, tw_clock_wall(tw_loop_clock(f->loop)));
  ret_result->status = job_verdict(job, code, &ret_result->error);
  if (ret_result->status == TW_OK) ret_result->body = tw_buf_slice(&t->body.bytes);
}

/* True when the job goes on with another hop. */
static bool job_follow(struct tw_fetcher *f, struct tw_fetch_job *job, struct tw_fetch_result *result) {
  struct tw_slice location = tw_transfer_location(job->transfer);
  if (!location.ptr || result->status == TW_ELIMIT) return false;
  result->status = tw_fetch_job_redirect(job, result->http_status, location, &result->error);
  if (result->status == TW_OK && job->budget_us <= 0) {
    result->status = tw_error_set(&result->error, TW_ENET, TW_RETRY_LATER, "timed out: between two redirects");
  }
  if (result->status < 0) return false;
  job_enter(f, job);
  return true;
}

static void job_ended(struct tw_fetcher *f, struct tw_fetch_job *job, CURLcode code) {
  struct tw_transfer *transfer = job->transfer;
  struct tw_fetch_result result;
  tw_curl_loop_remove(&f->curl, transfer->easy);
  read_answer(f, job, code, &result);
  note_hold(f, job, &result);
  lookup_end(f, job, code == CURLE_OPERATION_TIMEDOUT);
  job_land(f, job);
  bool goes_on = job_follow(f, job, &result);
  job->transfer = NULL;
  if (!goes_on) {
    result.permanent_url = tw_slice_from(job->permanent_url);
    job_deliver(f, job, &result);
  }
  pool_give(f, transfer);
}

static struct tw_fetch_job *job_of(CURL *easy) {
  char *private = NULL;
  curl_easy_getinfo(easy, CURLINFO_PRIVATE, &private);
  return (struct tw_fetch_job *)(void *)private;
}

static void on_done(void *user, CURL *easy, CURLcode code) {
  job_ended(user, job_of(easy), code);
}

static void on_use(void *user, CURL *easy, int fd) {
  struct tw_fetch_job *job = job_of(easy);
  (void)user;
  if (job && job->transfer) job->transfer->fd = fd; /* libcurl closes connections with a handle of its own */
}

static void on_look(void *user, int fd) {
  struct tw_fetcher *f = user;
  for (size_t i = 0; i < f->flying.count; i++) {
    struct tw_fetch_job *job = JOB_OF(f->flying.nodes[i], wait);
    if (!tw_transfer_is_padded(job->transfer, fd)) continue;
    job_ended(f, job, CURLE_WEIRD_SERVER_REPLY);
    return;
  }
}

/* ---- the pump: starts whatever may start now ---- */

/* A held host is waited for no longer than the request might have taken. */
static void job_hold(struct tw_fetcher *f, struct tw_fetch_job *job, int64_t left_us) {
  if (left_us <= job->limits.timeout_us && tw_due_heap_put(&f->held, &job->wait, fetcher_now(f) + left_us)) return;
  gate_leave(f, job);
  job->retry_after_us = left_us;
  tw_error_set(&job->error, TW_ESTATE, TW_RETRY_LATER, "%.120s asked to be left alone for another %lld s", job->url.authority,
               (long long)(left_us / TW_USEC_PER_SEC));
  job_fail_later(f, job);
}

/* Literal addresses need no look-up. A name that libcurl still knows takes a slot for a moment. */
static bool job_take_slot(struct tw_fetcher *f, struct tw_fetch_job *job) {
  if (job->url.is_address) return true;
  job->has_lookup_slot = tw_lookup_slots_take(&f->lookups, fetcher_now(f));
  return job->has_lookup_slot;
}

/* A popped job starts, or gives its turn back because its host is held or no name can be looked up now. */
static void job_try(struct tw_fetcher *f, struct tw_fetch_job *job) {
  int64_t now = fetcher_now(f);
  int64_t left = tw_host_hold_left_us(&f->holds, tw_slice_from(job->url.authority), now);
  int64_t left_of_url = tw_host_hold_left_us(&f->holds, tw_slice_from(job->url.text), now);
  if (left_of_url > left) left = left_of_url;
  if (left <= 0 && job_take_slot(f, job)) {
    job_start(f, job);
    return;
  }
  tw_host_queue_unstart(&f->hosts, &job->host, now);
  if (left > 0)
    job_hold(f, job, left);
  else
    line_append(&f->lookup_line, job);
}

static bool may_start(const struct tw_fetcher *f) {
  const struct tw_fetch_options *o = &f->settings->options;
  bool is_full = o->memory_bytes > 0 && (int64_t)f->bodies.held_bytes + f->kept_bytes >= o->memory_bytes;
  return f->active < o->concurrency && !is_full;
}

static void pump_hosts(struct tw_fetcher *f) {
  struct tw_host_ticket *ticket;
  while (may_start(f) && (ticket = tw_host_queue_pop(&f->hosts, fetcher_now(f)))) job_try(f, JOB_OF(ticket, host));
}

/* As many as there are slots line up with their hosts again, so that the hosts' delays hold for them too. */
static void pump_lookups(struct tw_fetcher *f) {
  size_t free_slots = f->lookup_line.first ? tw_lookup_slots_free(&f->lookups, fetcher_now(f)) : 0;
  for (; free_slots > 0 && f->lookup_line.first; free_slots--) job_enqueue(f, line_take(&f->lookup_line));
}

static void pump_held(struct tw_fetcher *f) {
  while (tw_due_heap_first_us(&f->held) <= fetcher_now(f)) {
    struct tw_fetch_job *job = JOB_OF(tw_due_heap_first(&f->held), wait);
    tw_due_heap_remove(&f->held, &job->wait);
    job_enqueue(f, job);
  }
}

static void pump_flying(struct tw_fetcher *f) {
  int64_t now = fetcher_now(f);
  while (tw_due_heap_first_us(&f->flying) <= now) {
    struct tw_fetch_job *job = JOB_OF(tw_due_heap_first(&f->flying), wait);
    uint64_t heard = tw_transfer_heard(job->transfer);
    job->wears = tw_patience_look(&job->patience, now, heard);
    if (job->wears != TW_PATIENCE_LASTS)
      job_ended(f, job, CURLE_OPERATION_TIMEDOUT);
    else
      (void)job_watch(f, job, heard); /* it is in, so that this can not fail */
  }
}

/* Only those that had failed when it began: a caller that asks again at once waits for the next round. */
static void pump_failed(struct tw_fetcher *f) {
  struct job_line line = f->failed_line;
  if (line.first == NULL) return;
  line_init(&f->failed_line);
  for (struct tw_fetch_job *job = line.first, *next; job; job = next) {
    next = job->line;
    job_deliver_failure(f, job);
  }
}

static void pump_arm(struct tw_fetcher *f) {
  int64_t next = tw_due_heap_first_us(&f->held);
  int64_t host = may_start(f) ? tw_host_queue_next_us(&f->hosts) : TW_DUE_NEVER; /* a landing or a release pumps again */
  int64_t lookup = f->lookup_line.first ? tw_lookup_slots_next_us(&f->lookups) : TW_DUE_NEVER;
  if (host < next) next = host;
  if (tw_due_heap_first_us(&f->flying) < next) next = tw_due_heap_first_us(&f->flying);
  if (lookup < next) next = lookup;
  f->is_pump_due = false;
  if (f->failed_line.first)
    pump_soon(f);
  else if (next == TW_DUE_NEVER)
    tw_loop_timer_disarm(f->pump_timer);
  else
    tw_loop_timer_arm(f->pump_timer, next);
}

static void pump(void *user) {
  struct tw_fetcher *f = user;
  f->is_pump_due = false;
  pump_failed(f);
  pump_flying(f);
  pump_held(f);
  pump_lookups(f);
  pump_hosts(f);
  pump_arm(f);
}

/* ---- life ---- */

static void apply_settings(struct tw_fetcher *f) {
  const struct tw_fetch_options *o = &f->settings->options;
  int64_t keep = o->concurrency;
  if (keep < KEPT_LEAST) keep = KEPT_LEAST;
  if (keep > KEPT_MOST) keep = KEPT_MOST;
  f->pool_max = (size_t)keep;
  tw_curl_loop_keep(&f->curl, (long)keep);
  tw_host_queue_configure(&f->hosts, o->host_concurrency, o->host_delay_us, fetcher_now(f));
}

static int fetcher_init(struct tw_fetcher *f, const struct tw_fetch_options *options, struct tw_error *error) {
  tw_hash_index_init(&f->same);
  tw_url_gate_init(&f->gate);
  tw_host_hold_init(&f->holds);
  tw_host_queue_init(&f->hosts, options->host_concurrency, options->host_delay_us);
  line_init(&f->lookup_line);
  line_init(&f->failed_line);
  if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return tw_error_set(error, TW_ENOMEM, TW_STOP, "libcurl does not start");
  int status = tw_curl_loop_init(&f->curl, f->loop, on_done, f, error);
  if (status < 0) return status;
  f->curl.use = on_use;
  f->curl.look = on_look;
  f->pump_timer = tw_loop_timer_new(f->loop, pump, f);
  if (!f->pump_timer) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  f->settings = tw_fetch_settings_new(options, error);
  if (!f->settings) return TW_EINVAL;
  apply_settings(f);
  return TW_OK;
}

struct tw_fetcher *tw_fetcher_new(struct tw_loop *loop, const struct tw_log *log, const struct tw_fetch_options *options,
                                  struct tw_error *error) {
  struct tw_fetcher *f = calloc(1, sizeof(*f));
  if (!f) {
    tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
    return NULL;
  }
  f->loop = loop;
  f->log = log;
  if (fetcher_init(f, options, error) == TW_OK) return f;
  tw_fetcher_free(f);
  return NULL;
}

static void jobs_free(struct tw_fetcher *f) {
  for (struct tw_fetch_job *job = f->jobs, *next; job; job = next) {
    next = job->next;
    if (job->transfer) tw_curl_loop_remove(&f->curl, job->transfer->easy);
    tw_transfer_free(job->transfer);
    tw_fetch_job_free(job);
  }
}

static void pool_free(struct tw_fetcher *f) {
  for (struct tw_transfer *t = f->pool, *next; t; t = next) {
    next = t->next;
    tw_transfer_free(t);
  }
  f->pool = NULL;
  f->pool_count = 0;
}

void tw_fetcher_free(struct tw_fetcher *fetcher) {
  if (!fetcher) return;
  jobs_free(fetcher);
  pool_free(fetcher);
  tw_body_pool_done(&fetcher->bodies);
  tw_curl_loop_done(&fetcher->curl);
  tw_loop_timer_free(fetcher->pump_timer);
  tw_host_queue_done(&fetcher->hosts);
  tw_host_hold_done(&fetcher->holds);
  tw_url_gate_done(&fetcher->gate);
  tw_due_heap_done(&fetcher->held);
  tw_due_heap_done(&fetcher->flying);
  tw_hash_index_done(&fetcher->same);
  tw_fetch_settings_drop(fetcher->settings);
  curl_global_cleanup();
  free(fetcher);
}

void tw_fetcher_configure(struct tw_fetcher *fetcher, const struct tw_fetch_options *options) {
  struct tw_error error;
  struct tw_fetch_settings *settings = tw_fetch_settings_new(options, &error);
  if (!settings) {
    TW_LOG(fetcher->log, TW_LOG_ERROR, "fetcher_options_refused", tw_log_str("error", error.text));
    return;
  }
  pool_free(fetcher);
  tw_fetch_settings_drop(fetcher->settings);
  fetcher->settings = settings;
  apply_settings(fetcher);
  pump_soon(fetcher);
}

static bool job_link(struct tw_fetcher *f, struct tw_fetch_job *job) {
  if (!tw_hash_index_insert(&f->same, &job->same, tw_slice_from(job->asked_url))) return false;
  job->fetcher = f;
  job->next = f->jobs;
  if (f->jobs) f->jobs->previous = job;
  f->jobs = job;
  return true;
}

static int submit_new(struct tw_fetcher *f, const struct tw_fetch_request *request, tw_fetch_fn *fn, void *user) {
  struct tw_fetch_job *job = tw_fetch_job_new(request, f->settings);
  if (!job || tw_fetch_job_add_caller(job, fn, user) < 0 || !job_link(f, job)) {
    tw_fetch_job_free(job);
    return TW_ENOMEM;
  }
  if (job->error.status < 0)
    job_fail_later(f, job);
  else
    job_enter(f, job);
  return TW_OK;
}

/* The job under way that this request can share; NULL when there is none. */
static struct tw_hash_node *find_same(const struct tw_fetcher *f, const struct tw_fetch_request *request) {
  struct tw_hash_node *node = tw_hash_index_find(&f->same, request->url);
  while (node && !tw_fetch_job_is_for(JOB_OF(node, same), request, f->settings)) node = tw_hash_index_find_next(node);
  return node;
}

int tw_fetcher_submit(struct tw_fetcher *fetcher, const struct tw_fetch_request *request, tw_fetch_fn *fn, void *user) {
  struct tw_hash_node *same = find_same(fetcher, request);
  int status = same ? tw_fetch_job_add_caller(JOB_OF(same, same), fn, user) : submit_new(fetcher, request, fn, user);
  if (status == TW_OK) fetcher->pending++;
  return status;
}

void tw_fetcher_hold(struct tw_fetcher *fetcher, struct tw_slice url, bool is_host, int64_t until_us) {
  struct tw_hop_url hop;
  int64_t left = until_us - tw_clock_wall(tw_loop_clock(fetcher->loop));
  if (left <= 0 || tw_hop_url_parse(url, &hop, NULL) < 0) return;
  tw_host_hold_set(&fetcher->holds, tw_slice_from(is_host ? hop.authority : hop.text), fetcher_now(fetcher) + left);
  tw_hop_url_done(&hop);
}

void tw_fetcher_on_hold(struct tw_fetcher *fetcher, tw_fetch_hold_fn *fn, void *user) {
  fetcher->hold_fn = fn;
  fetcher->hold_user = user;
}

void tw_fetcher_keep(struct tw_fetcher *fetcher, int64_t bytes) {
  fetcher->kept_bytes += bytes;
  if (bytes < 0) pump_soon(fetcher);
}

const struct tw_fetch_limits *tw_fetcher_limits(const struct tw_fetcher *fetcher) {
  return &fetcher->settings->options.limits;
}

size_t tw_fetcher_pending(const struct tw_fetcher *fetcher) {
  return fetcher->pending;
}
