/* One item: its article is taken from the feed, a file or the network, read by a parser, and saved together with the item's
 * end. What fails for a while is tried again; what fails for good goes to the dead-letter topic. */
#include "base/failpoint.h"
#include "daemon/pipeline_parts.h"
#include "daemon/source_request.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
  ATTEMPTS = 6,      /* with back-off: about half an hour of a server's trouble */
  ATTEMPTS_ONCE = 3, /* --once does not wait that long; the item stays queued for the next run */
  ONCE_RETRY_SECONDS = 1,
  ONCE_WAIT_SECONDS = 30, /* a Retry-After up to this is waited for */
  READ_BYTES = 64 << 10,
};

struct tw_item_task {
  struct tw_pipeline *pipeline;
  struct tw_item_task *next, **link; /* in the pipeline's list */
  struct tw_arena *arena;
  struct tw_item item;
  struct tw_slice url, body, content_type; /* as fetched */
  size_t held_bytes;                       /* of the body, while a parser has it */
  int64_t fetched_at_us;
};

/* An item between two attempts. Small: when a large site is down there are very many of them. */
struct tw_item_wait {
  struct tw_pipeline *pipeline;
  struct tw_item_wait *next, **link; /* in the pipeline's list */
  struct tw_item_wait *next_due;
  int64_t id;
  struct tw_loop_timer *timer;
};

/* ---- the task's own life ---- */

static struct tw_item_task *task_new(struct tw_pipeline *p, const struct tw_item *item) {
  struct tw_item_task *t = calloc(1, sizeof *t);
  struct tw_arena *arena = tw_arena_new(0);
  if (!t || !arena) {
    free(t);
    tw_arena_free(arena);
    return NULL;
  }
  *t = (struct tw_item_task){.pipeline = p, .arena = arena, .item = *item, .next = p->tasks, .link = &p->tasks};
  struct tw_slice *texts[] = {&t->item.source,    &t->item.guid, &t->item.url,     &t->item.title,
                              &t->item.published, &t->item.lang, &t->item.content, &t->item.url_key};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = tw_arena_dup(arena, *texts[i]);
  if (p->tasks) p->tasks->link = &t->next;
  p->tasks = t;
  return t;
}

static void task_free(struct tw_item_task *t) {
  *t->link = t->next;
  if (t->next) t->next->link = t->link;
  tw_arena_free(t->arena);
  free(t);
}

static void wait_free(struct tw_item_wait *w) {
  *w->link = w->next;
  if (w->next) w->next->link = w->link;
  tw_loop_timer_free(w->timer);
  free(w);
}

void tw_item_drop_all(struct tw_pipeline *p) {
  while (p->tasks) task_free(p->tasks);
  while (p->waits) wait_free(p->waits);
  p->due = NULL;
  p->due_tail = &p->due;
  p->active_items = p->waiting_items = 0;
  p->held_bytes = 0;
}

/* Done with the item in this run. */
static void end(struct tw_item_task *t) {
  struct tw_pipeline *p = t->pipeline;
  p->active_items--;
  tw_pipeline_release(p, t->held_bytes);
  task_free(t);
  tw_pipeline_advance(p);
}

static void finish(struct tw_item_task *t, bool given_up) {
  struct tw_pipeline *p = t->pipeline;
  struct tw_error error;
  if (tw_store_item_finish(p->store, t->item.id, given_up, &error) < 0) tw_pipeline_stop(p, &error);
  tw_pipeline_touch(p);
  end(t);
}

/* ---- failures ---- */

static struct tw_slice address_of(const struct tw_item_task *t) {
  return tw_slice_is_empty(t->item.url) ? t->item.guid : t->item.url;
}

static void give_up(struct tw_item_task *t, const char *reason, const char *stage, struct tw_slice why) {
  struct tw_deadletter letter = {.url = address_of(t),
                                 .body = t->body,
                                 .content_type = t->content_type,
                                 .reason = reason,
                                 .stage = stage,
                                 .error_text = why};
  tw_pipeline_deadletter(t->pipeline, &letter);
  finish(t, true);
}

static void on_due(void *user) {
  struct tw_item_wait *w = user;
  *w->pipeline->due_tail = w;
  w->pipeline->due_tail = &w->next_due;
  tw_pipeline_advance(w->pipeline);
}

static int wait_until(struct tw_pipeline *p, int64_t id, int64_t due_us, struct tw_error *error) {
  struct tw_item_wait *w = calloc(1, sizeof *w);
  struct tw_loop_timer *timer = w ? tw_loop_timer_new(p->options.loop, on_due, w) : NULL;
  if (!timer) {
    free(w);
    return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  }
  *w = (struct tw_item_wait){.pipeline = p, .id = id, .timer = timer, .next = p->waits, .link = &p->waits};
  if (w->next) w->next->link = &w->next;
  p->waits = w;
  p->waiting_items++;
  tw_loop_timer_arm_in(timer, due_us - tw_clock_wall(tw_loop_clock(p->options.loop)));
  return TW_OK;
}

/* --once leaves the item queued and says so. */
static void leave_queued(struct tw_item_task *t, const char *why) {
  TW_LOG(t->pipeline->options.log, TW_LOG_WARN, "article_left_queued", tw_log_slice("url", address_of(t)),
         tw_log_str("error", why));
  t->pipeline->failed++;
  end(t);
}

/* `was_asked`: one that a Retry-After kept back has lost nothing by it. */
static void try_later(struct tw_item_task *t, const char *why, int64_t retry_after_us, bool was_asked) {
  struct tw_pipeline *p = t->pipeline;
  struct tw_error error;
  int64_t now = tw_clock_wall(tw_loop_clock(p->options.loop));
  t->item.attempts += was_asked || p->options.once;
  TW_LOG(p->options.log, TW_LOG_INFO, "article_retry", tw_log_slice("url", address_of(t)),
         tw_log_int("attempts", t->item.attempts), tw_log_str("error", why));
  if (!p->options.once && t->item.attempts >= ATTEMPTS) {
    give_up(t, "fetch_failed", "fetch", tw_slice_from(why));
    return;
  }
  int64_t due = tw_schedule_backoff(p->schedule, now, t->item.attempts, p->settings->backoff_first_us,
                                    p->settings->backoff_max_us, retry_after_us);
  int64_t once_us = ONCE_RETRY_SECONDS * TW_USEC_PER_SEC;
  if (p->options.once) due = now + (retry_after_us > once_us ? retry_after_us : once_us);
  if (tw_store_item_retry(p->store, t->item.id, t->item.attempts, due, &error) < 0) {
    tw_pipeline_stop(p, &error);
    return;
  }
  tw_pipeline_touch(p);
  if (p->options.once && (t->item.attempts % ATTEMPTS_ONCE == 0 || retry_after_us > ONCE_WAIT_SECONDS * TW_USEC_PER_SEC)) {
    leave_queued(t, why);
    return;
  }
  if (wait_until(p, t->item.id, due, &error) < 0) tw_pipeline_stop(p, &error);
  end(t);
}

/* ---- parsed ---- */

static void on_article(struct tw_item_task *t, const struct tw_outcome *outcome) {
  const struct tw_source *source = tw_source_find(t->pipeline, t->item.source);
  struct tw_article_input input = {.article = &outcome->article,
                                   .extraction = &outcome->extraction,
                                   .origin = {.source = t->item.source,
                                              .guid = t->item.guid,
                                              .is_guid_keyed = !t->item.url_key.ptr && t->item.guid.ptr,
                                              .jurisdiction = source ? source->settings.jurisdiction : TW_SLICE_NONE,
                                              .fetched_at_us = t->fetched_at_us,
                                              .bytes = t->body.len},
                                   .body = t->body,
                                   .body_type = t->content_type};
  tw_pipeline_article(t->pipeline, &input);
  finish(t, false);
}

/* A feed found where an article was expected (a file source's feed): its items are items of the source. */
static void on_inner_feed(struct tw_item_task *t, const struct tw_feed *feed) {
  struct tw_source *source = tw_source_find(t->pipeline, t->item.source);
  struct tw_error error;
  size_t added;
  if (source && tw_source_take_feed(source, t->item.depth ? &t->item : NULL, feed, &added, &error) < 0)
    tw_pipeline_stop(t->pipeline, &error);
  finish(t, false);
}

/* A list of items: a sitemap of an index, the next page of a page. */
static void on_list(struct tw_item_task *t, const struct tw_outcome *outcome) {
  struct tw_source *source = tw_source_find(t->pipeline, t->item.source);
  struct tw_error error;
  size_t added;
  if (outcome->kind == TW_JOB_FEED && tw_slice_is_empty(outcome->feed.format)) {
    give_up(t, "not_a_feed", "parse", outcome->feed.bozo_reason);
  } else if (outcome->kind == TW_JOB_FEED) {
    on_inner_feed(t, &outcome->feed);
  } else {
    if (source && tw_source_take_page(source, &t->item, &outcome->article, &added, &error) < 0)
      tw_pipeline_stop(t->pipeline, &error);
    finish(t, false);
  }
}

static const struct {
  enum tw_status status;
  const char *reason;
} outcome_reasons[] = {{TW_ELIMIT, "limit"}, {TW_ENOMEM, "memory"}, {TW_EUNSUPPORTED, "unsupported"}, {TW_EINVAL, "malformed"}};

static const char *outcome_reason(enum tw_status status) {
  for (size_t i = 0; i < sizeof outcome_reasons / sizeof *outcome_reasons; i++)
    if (outcome_reasons[i].status == status) return outcome_reasons[i].reason;
  return "unreadable";
}

static void on_outcome(void *user, const struct tw_outcome *outcome, const char *reason, const struct tw_error *why) {
  struct tw_item_task *t = user;
  tw_failpoint("parse");
  if (!outcome)
    give_up(t, reason, "parse", tw_slice_from(why->text));
  else if (outcome->status < 0)
    give_up(t, outcome_reason(outcome->status), "parse", outcome->error_text);
  else if (t->item.depth)
    on_list(t, outcome);
  else if (outcome->kind == TW_JOB_FEED)
    on_inner_feed(t, &outcome->feed);
  else
    on_article(t, outcome);
}

static void parse(struct tw_item_task *t, enum tw_job_kind kind, unsigned want) {
  const struct tw_source *source = tw_source_find(t->pipeline, t->item.source);
  if (source && source->settings.captions) want |= TW_WANT_CAPTIONS;
  struct tw_job job = {.kind = kind,
                       .want = TW_WANT_RECORDS | want,
                       .url = t->url,
                       .content_type = t->content_type,
                       .lang = t->item.lang,
                       .published = t->item.published,
                       .title = t->item.title,
                       .jurisdiction = source ? source->settings.jurisdiction : TW_SLICE_NONE,
                       .timezone = source ? source->settings.timezone : TW_SLICE_NONE,
                       .select = t->item.depth && source ? source->settings.select : TW_SLICE_NONE,
                       .next = t->item.depth && source ? source->settings.next : TW_SLICE_NONE,
                       .body = t->body};
  t->held_bytes = t->body.len;
  tw_pipeline_hold(t->pipeline, t->held_bytes);
  if (tw_worker_pool_submit(t->pipeline->pool, &job, on_outcome, t) == TW_OK) return;
  struct tw_error error;
  tw_error_set(&error, TW_ENOMEM, TW_STOP, "out of memory");
  tw_pipeline_stop(t->pipeline, &error);
}

/* ---- the three ways to an article's bytes ---- */

static void read_content(struct tw_item_task *t) {
  t->url = t->item.url;
  t->body = t->item.content;
  t->content_type = TW_SLICE("text/html; charset=utf-8");
  parse(t, TW_JOB_PAGE, TW_WANT_FRAGMENT);
}

/* Opening a pipe or a device could block: what is no regular file (any more) is not read. */
static int open_regular(struct tw_item_task *t, struct tw_slice path, struct tw_error *error) {
  struct stat info;
  struct tw_slice name = tw_arena_dup(t->arena, path);
  if (!name.ptr) return tw_error_set(error, TW_ENOMEM, TW_SKIP_ITEM, "out of memory");
  int fd = open(name.ptr, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) return tw_error_errno(error, TW_SKIP_ITEM, "%.*s", TW_SLICE_ARG(path));
  if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode)) return fd;
  close(fd);
  return tw_error_set(error, TW_EUNSUPPORTED, TW_SKIP_ITEM, "%.*s is not a regular file", TW_SLICE_ARG(path));
}

static int load_file(struct tw_item_task *t, struct tw_slice path, struct tw_error *error) {
  int64_t max = t->pipeline->settings->limits.document_size_bytes;
  int fd = open_regular(t, path, error);
  if (fd < 0) return fd;
  TW_BUF_AUTO bytes;
  tw_buf_init(&bytes, (size_t)max + READ_BYTES);
  ssize_t got = 1;
  while (got > 0) {
    char *room = tw_buf_reserve(&bytes, READ_BYTES);
    got = room ? read(fd, room, READ_BYTES) : 0;
    if (got > 0) bytes.len += (size_t)got;
  }
  int saved = errno;
  close(fd);
  errno = saved;
  if (got < 0) return tw_error_errno(error, TW_SKIP_ITEM, "%.*s", TW_SLICE_ARG(path));
  if (tw_buf_failed(&bytes) || bytes.len > (size_t)max)
    return tw_error_set(error, TW_ELIMIT, TW_SKIP_ITEM, "over limits.document_size (%lld bytes)", (long long)max);
  t->body = tw_arena_dup(t->arena, tw_buf_slice(&bytes));
  return t->body.ptr ? TW_OK : tw_error_set(error, TW_ENOMEM, TW_SKIP_ITEM, "out of memory");
}

/* The version that poll_files put behind the path starts at the last '#'; a name may hold one too. */
static struct tw_slice without_version(struct tw_slice url) {
  size_t end = url.len;
  while (end > 0 && url.ptr[end - 1] != '#') end--;
  return tw_slice_sub(url, 0, end ? end - 1 : url.len);
}

static void read_file(struct tw_item_task *t) {
  struct tw_error error;
  t->url = without_version(t->item.url);
  if (load_file(t, tw_slice_sub(t->url, sizeof "file://" - 1, t->url.len), &error) < 0) {
    t->body = TW_SLICE_NONE;
    give_up(t, error.status == TW_ELIMIT ? "limit" : "unreadable", "fetch", tw_slice_from(error.text));
    return;
  }
  parse(t, TW_JOB_AUTO, 0);
}

static bool keep_answer(struct tw_item_task *t, const struct tw_fetch_result *result) {
  struct tw_slice body = tw_arena_dup(t->arena, result->body.ptr ? result->body : TW_SLICE(""));
  t->url = tw_arena_dup(t->arena, result->url);
  t->content_type = tw_arena_dup(t->arena, result->content_type);
  if (!t->url.ptr || !body.ptr) return false;
  t->body = body;
  return true;
}

/* An article is asked for without validators and once: what is no document now will not be one later, but for trouble that
 * passes. */
static bool is_lost(const struct tw_fetch_result *result, enum tw_answer answer) {
  enum { FIRST_SERVER_ERROR = 500 };
  if (answer == TW_ANSWER_BUSY || answer == TW_ANSWER_HELD) return false;
  return answer != TW_ANSWER_FAILED || (result->status == TW_OK && result->http_status < FIRST_SERVER_ERROR);
}

static void on_failure(struct tw_item_task *t, const struct tw_fetch_result *result, enum tw_answer answer) {
  char why[TW_ERROR_TEXT_BYTES];
  tw_answer_reason(result, why);
  if (is_lost(result, answer))
    give_up(t, result->status == TW_ELIMIT ? "limit" : "fetch_failed", "fetch", tw_slice_from(why));
  else
    try_later(t, why, result->retry_after_us, answer != TW_ANSWER_HELD);
}

static void parse_answer(struct tw_item_task *t) {
  const struct tw_source *source = tw_source_find(t->pipeline, t->item.source);
  bool is_sitemap = t->item.depth && source && source->settings.kind == TW_SOURCE_SITEMAP;
  parse(t, is_sitemap ? TW_JOB_FEED : TW_JOB_PAGE, t->item.depth ? TW_WANT_LINKS : 0);
}

static void on_fetched(void *user, const struct tw_fetch_result *result) {
  struct tw_item_task *t = user;
  enum tw_answer answer = tw_answer_of(result);
  tw_failpoint("fetch");
  t->fetched_at_us = result->fetched_at_us;
  if (answer != TW_ANSWER_NEW)
    on_failure(t, result, answer);
  else if (keep_answer(t, result))
    parse_answer(t);
  else
    try_later(t, "out of memory", 0, true);
}

/* What the item's source says of its requests; of a source that is no longer configured, its caution. */
static const struct tw_source_settings *settings_of(const struct tw_item_task *t) {
  static const struct tw_source_settings unknown = {.robots = true, .proxy = true};
  const struct tw_source *source = tw_source_find(t->pipeline, t->item.source);
  return source ? &source->settings : &unknown;
}

static struct tw_cookie_jar *cookies_of(const struct tw_item_task *t) {
  const struct tw_source *source = tw_source_find(t->pipeline, t->item.source);
  return source ? source->cookies : NULL;
}

static int submit(struct tw_item_task *t, const struct tw_source_settings *settings, int64_t crawl_delay_us,
                  struct tw_error *error) {
  struct tw_source_request request;
  int status = tw_source_request_init(&request, settings, error);
  request.fetch.url = t->item.url;
  request.fetch.accept = TW_SLICE("text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1");
  request.fetch.lang = t->item.lang;
  request.fetch.cookies = cookies_of(t);
  if (t->item.depth) tw_source_request_for_list(&request);
  request.fetch.host_delay_us = crawl_delay_us;
  if (tw_slice_is_empty(settings->name)) request.fetch.limits = NULL;
  if (status == TW_OK && tw_fetcher_submit(t->pipeline->fetcher, &request.fetch, on_fetched, t) < 0)
    status = tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
  tw_source_request_done(&request);
  return status;
}

static void fetch(struct tw_item_task *t, int64_t crawl_delay_us) {
  struct tw_error error;
  if (submit(t, settings_of(t), crawl_delay_us, &error) < 0) try_later(t, error.text, 0, true);
}

static void on_robots(void *user, const struct tw_robots_answer *answer) {
  struct tw_item_task *t = user;
  if (answer->is_allowed)
    fetch(t, answer->crawl_delay_us);
  else if (answer->is_unreachable)
    try_later(t, answer->reason, answer->retry_after_us, true);
  else
    give_up(t, "robots", "fetch", tw_slice_from(answer->reason));
}

/* RFC 9309: robots.txt is asked before the page. */
static void ask_and_fetch(struct tw_item_task *t) {
  const struct tw_source_settings *settings = settings_of(t);
  struct tw_robots_question question = {
      .url = t->item.url, .allow_private = settings->allow_private, .is_direct = !settings->proxy};
  if (!settings->robots)
    fetch(t, 0);
  else if (tw_robots_cache_ask(t->pipeline->robots, &question, on_robots, t) < 0)
    try_later(t, "out of memory", 0, true);
}

static void begin(struct tw_item_task *t) {
  t->fetched_at_us = tw_clock_wall(tw_loop_clock(t->pipeline->options.loop));
  const struct tw_source *source = tw_source_find(t->pipeline, t->item.source);
  bool is_file = tw_slice_has_prefix(t->item.url, TW_SLICE("file://"));
  if (t->item.content.ptr)
    read_content(t);
  else if (is_file && source && source->settings.kind == TW_SOURCE_FILE)
    read_file(t);
  else if (is_file || tw_slice_is_empty(t->item.url))
    give_up(t, "no_address", "fetch", TW_SLICE("the item has no address that may be fetched"));
  else
    ask_and_fetch(t);
}

static int begin_item(struct tw_pipeline *p, const struct tw_item *item, struct tw_error *error) {
  struct tw_item_task *t = task_new(p, item);
  if (!t) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  p->active_items++;
  begin(t);
  return TW_OK;
}

int tw_item_begin(struct tw_pipeline *p, const struct tw_item *item, struct tw_error *error) {
  if (!p->options.once && item->due_us > tw_clock_wall(tw_loop_clock(p->options.loop)))
    return wait_until(p, item->id, item->due_us, error);
  return begin_item(p, item, error);
}

int tw_item_begin_due(struct tw_pipeline *p, struct tw_error *error) {
  struct tw_item_wait *w = p->due;
  int64_t id = w->id;
  p->due = w->next_due;
  if (!p->due) p->due_tail = &p->due;
  wait_free(w);
  p->waiting_items--;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_item_list list = {0};
  if (!arena) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  int status = tw_store_items_queued(p->store, arena, id - 1, 1, &list, error);
  if (status < 0 || list.count == 0 || list.items[0].id != id) return status;
  return begin_item(p, &list.items[0], error);
}
