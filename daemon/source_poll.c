/* One poll of a source: fetch the feed or index, have it parsed, note new items together with the validators. */
#include "daemon/pipeline_parts.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* The document of a poll while a parser has it; freed in the parser's callback, or with its source. */
struct tw_reading_task {
  struct tw_source *source;
  struct tw_arena *arena;
  struct tw_source_state next;
  struct tw_slice url, body, content_type;
  int64_t fetched_at_us;
};

enum {
  LINK_TEXT_MIN = 12, /* columns of a link's text: a headline, not "Home" or 首页 (a Han character counts as three bytes) */
  HTTP_OK_STATUS = 200,
  HTTP_NOT_MODIFIED = 304,
  MOVED_FAILURES = 3, /* in a row at the place a permanent redirect led to: then the configured URL is asked again */
};

/* ---- life ---- */

static bool copy_settings(struct tw_source *s, const struct tw_source_settings *from) {
  s->settings = *from;
  struct tw_slice *copied[] = {&s->settings.name, &s->settings.url,          &s->settings.path,
                               &s->settings.lang, &s->settings.jurisdiction, &s->settings.timezone};
  for (size_t i = 0; i < sizeof copied / sizeof *copied; i++) {
    struct tw_slice copy = tw_arena_dup(s->arena, *copied[i]);
    if (copied[i]->ptr && !copy.ptr) return false;
    *copied[i] = copy;
  }
  s->settings.include = s->settings.exclude = NULL; /* compiled below */
  return true;
}

/* The stored state counts only for the URL it was learned from. */
static int load_state(struct tw_source *s, struct tw_error *error) {
  int status = tw_store_source_load(s->pipeline->store, s->state_arena, s->settings.name, &s->state, error);
  if (status == TW_ENOTFOUND) status = TW_OK;
  if (status == TW_OK && !tw_slice_eq(s->state.url, s->settings.url)) s->state = (struct tw_source_state){.url = s->settings.url};
  return status;
}

struct tw_source *tw_source_new(struct tw_pipeline *p, const struct tw_source_settings *settings, struct tw_error *error) {
  struct tw_source *s = calloc(1, sizeof *s);
  if (s) {
    s->pipeline = p;
    s->arena = tw_arena_new(0);
    s->state_arena = tw_arena_new(0);
  }
  if (!s || !s->arena || !s->state_arena || !copy_settings(s, settings)) {
    tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
    tw_source_free(s);
    return NULL;
  }
  if (settings->include_count || settings->exclude_count) {
    s->patterns = tw_patterns_new(settings->include, settings->include_count, settings->exclude, settings->exclude_count, error);
    if (!s->patterns) {
      tw_source_free(s);
      return NULL;
    }
  }
  if (load_state(s, error) == TW_OK) return s;
  tw_source_free(s);
  return NULL;
}

static void reading_free(struct tw_reading_task *r) {
  if (!r) return;
  tw_arena_free(r->arena);
  free(r);
}

void tw_source_free(struct tw_source *s) {
  if (!s) return;
  reading_free(s->reading);
  tw_patterns_free(s->patterns);
  tw_arena_free(s->arena);
  tw_arena_free(s->state_arena);
  free(s);
}

void tw_source_retire(struct tw_source *s) {
  if (!s->is_polling) {
    tw_source_free(s);
    return;
  }
  s->is_orphan = true;
  s->next_orphan = s->pipeline->orphans;
  s->pipeline->orphans = s;
}

static void drop_orphan(struct tw_source *s) {
  struct tw_source **at = &s->pipeline->orphans;
  while (*at != s) at = &(*at)->next_orphan;
  *at = s->next_orphan;
  tw_source_free(s);
}

struct tw_source *tw_source_find(const struct tw_pipeline *p, struct tw_slice name) {
  for (size_t i = 0; i < p->source_count; i++)
    if (tw_slice_eq(p->sources[i]->settings.name, name)) return p->sources[i];
  return NULL;
}

int tw_source_save(struct tw_source *s, struct tw_error *error) {
  if (!s->is_dirty) return TW_OK;
  s->is_dirty = false;
  return tw_store_source_save(s->pipeline->store, s->settings.name, &s->state, error);
}

/* ---- state ---- */

/* Replaces the state; its strings move to a fresh arena, so that ten thousand polls don't pile up. */
static bool set_state(struct tw_source *s, const struct tw_source_state *next) {
  struct tw_arena *arena = tw_arena_new(0);
  if (!arena) return false;
  struct tw_source_state copy = *next;
  struct tw_slice *texts[] = {&copy.url, &copy.moved_url, &copy.etag, &copy.last_modified, &copy.reason};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = tw_arena_dup(arena, *texts[i]);
  tw_arena_free(s->state_arena);
  s->state_arena = arena;
  s->state = copy;
  s->is_dirty = true;
  return true;
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
    drop_orphan(s);
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
  set_state(s, &next);
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
  set_state(s, next);
  if (is_news || is_recovery) save_and_touch(s);
  end_poll(s);
}

/* ---- new items ---- */

struct intake {
  struct tw_source *source;
  size_t added, known, left_out;
  size_t room; /* of the first poll: max_new */
};

/* Past max_new: known from now on, so that the next poll does not find it new. By its guid only: another source that names the
 * same URL may have room for it. */
static int leave_out(struct intake *in, const struct tw_item *item, struct tw_error *error) {
  struct tw_store *store = in->source->pipeline->store;
  struct tw_item note = {.source = item->source, .guid = item->guid};
  bool is_new = false;
  in->left_out++;
  int status = tw_store_item_add(store, &note, &is_new, error);
  return status == TW_OK && is_new ? tw_store_item_finish(store, note.id, true, error) : status;
}

static int add_item(struct intake *in, struct tw_item *item, struct tw_error *error) {
  bool is_new = false;
  item->source = in->source->settings.name;
  if (in->room == 0) return leave_out(in, item, error);
  int status = tw_store_item_add(in->source->pipeline->store, item, &is_new, error);
  if (status < 0) return status;
  in->room -= in->room != SIZE_MAX;
  if (is_new)
    in->added++;
  else
    in->known++;
  return TW_OK;
}

static void note_intake(const struct intake *in) {
  struct tw_pipeline *p = in->source->pipeline;
  if (in->added) p->items_exhausted = false;
  TW_LOG(p->options.log, in->added ? TW_LOG_INFO : TW_LOG_DEBUG, "source_read", tw_log_slice("source", in->source->settings.name),
         tw_log_int("new", (int64_t)in->added), tw_log_int("known", (int64_t)in->known),
         tw_log_int("left_out", (int64_t)in->left_out));
}

/* A content that is only a teaser is followed to its page. */
enum { CONTENT_MIN_BYTES = 1000 };

static bool takes_content(const struct tw_source *s, const struct tw_feed_item *item) {
  if (s->settings.follow == TW_FOLLOW_CONTENT) return true;
  if (tw_slice_is_empty(item->link)) return true;
  return s->settings.follow == TW_FOLLOW_AUTO && item->content.len >= CONTENT_MIN_BYTES;
}

static struct tw_slice date_of(const struct tw_feed_item *f) {
  return tw_slice_is_empty(f->published) ? f->updated : f->published;
}

static int add_feed_item(struct intake *in, const struct tw_feed_item *f, struct tw_slice lang, struct tw_error *error) {
  if (!tw_patterns_admit(in->source->patterns, f->link)) return TW_OK;
  struct tw_item item = {.guid = f->id, .url = f->link, .title = f->title, .published = date_of(f), .lang = lang};
  if (takes_content(in->source, f)) item.content = tw_slice_is_empty(f->content) ? f->summary : f->content;
  if (takes_content(in->source, f) && !item.content.ptr) item.content = TW_SLICE("");
  return add_item(in, &item, error);
}

/* The newest first; those of one time, and those without one at the end, as the feed has them. ISO 8601 in UTC sorts as text. */
static int compare_items(const void *left, const void *right) {
  const struct tw_feed_item *a = *(const struct tw_feed_item *const *)left, *b = *(const struct tw_feed_item *const *)right;
  int order = tw_slice_cmp(date_of(b), date_of(a));
  return order ? order : (a > b) - (a < b);
}

static int add_feed_items(struct intake *in, const struct tw_feed *feed, struct tw_error *error) {
  struct tw_slice lang =
      tw_slice_is_empty(in->source->settings.lang) ? tw_slice_sub(feed->language, 0, 2) : in->source->settings.lang;
  size_t count = feed->items.count;
  const struct tw_feed_item **order = calloc(count + 1, sizeof *order);
  if (!order) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  for (size_t i = 0; i < count; i++) order[i] = &feed->items.items[i];
  if (count > in->room) qsort(order, count, sizeof *order, compare_items);
  int status = TW_OK;
  for (size_t i = 0; status == TW_OK && i < count; i++) status = add_feed_item(in, order[i], lang, error);
  free(order);
  return status;
}

/* "https://news.example" of "https://news.example/a/b?c": what stands before the path. */
static struct tw_slice site_of(struct tw_slice url) {
  ptrdiff_t scheme = tw_slice_find(url, TW_SLICE("://"), 0);
  if (scheme < 0) return TW_SLICE_NONE;
  size_t end = (size_t)scheme + 3;
  while (end < url.len && url.ptr[end] != '/' && url.ptr[end] != '?' && url.ptr[end] != '#') end++;
  return tw_slice_sub(url, 0, end);
}

static bool is_article_link(const struct tw_source *s, struct tw_slice page_url, const struct tw_link *link) {
  if (s->patterns) return tw_patterns_admit(s->patterns, link->url);
  struct tw_slice site = site_of(page_url);
  return tw_slice_eq(site_of(link->url), site) && link->url.len > site.len + 1 && tw_slice_trim(link->text).len >= LINK_TEXT_MIN;
}

static int add_page_links(struct intake *in, struct tw_slice page_url, const struct tw_link_list *links, struct tw_error *error) {
  for (size_t i = 0; i < links->count; i++) {
    struct tw_slice url = links->items[i].url;
    ptrdiff_t hash = tw_slice_find(url, TW_SLICE("#"), 0);
    struct tw_link link = {tw_slice_sub(url, 0, hash < 0 ? url.len : (size_t)hash), links->items[i].text};
    if (tw_slice_eq(link.url, page_url) || !is_article_link(in->source, page_url, &link)) continue;
    struct tw_item item = {.guid = link.url, .url = link.url, .lang = in->source->settings.lang};
    int status = add_item(in, &item, error);
    if (status < 0) return status;
  }
  return TW_OK;
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
  struct intake in = {.source = s, .room = s->state.was_polled ? SIZE_MAX : (size_t)s->settings.max_new};
  if (add_feed_items(&in, &outcome->feed, &error) < 0) {
    tw_pipeline_stop(s->pipeline, &error);
    return;
  }
  note_intake(&in);
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
  struct intake in = {.source = s, .room = s->state.was_polled ? SIZE_MAX : (size_t)s->settings.max_new};
  if ((outcome->article.is_index || s->patterns) && add_page_links(&in, r->url, &outcome->article.links, &error) < 0) {
    tw_pipeline_stop(s->pipeline, &error);
    return;
  }
  note_intake(&in);
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
  struct tw_job job = {.kind = is_page ? TW_JOB_PAGE : TW_JOB_FEED,
                       .want = is_page ? TW_WANT_RECORDS | TW_WANT_LINKS : 0,
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
  reading_free(s->reading);
  s->reading = NULL;
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

/* The URL of a file's present content: a file that changes is a new item. */
static int add_file(struct intake *in, struct tw_arena *arena, struct tw_slice path, const struct stat *info,
                    struct tw_error *error) {
  struct tw_item item = {.lang = in->source->settings.lang};
  item.url = tw_arena_printf(arena, "file://%.*s#%lld.%09ld-%lld", TW_SLICE_ARG(path), (long long)info->st_mtim.tv_sec,
                             info->st_mtim.tv_nsec, (long long)info->st_size);
  item.guid = item.url;
  return item.url.ptr ? add_item(in, &item, error) : tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
}

static int skip_hidden(const struct dirent *entry) {
  return entry->d_name[0] != '.';
}

static int add_folder(struct intake *in, struct tw_arena *arena, struct tw_slice path, struct tw_error *error) {
  struct dirent **names = NULL;
  int count = scandir(path.ptr, &names, skip_hidden, alphasort);
  if (count < 0) return tw_error_errno(error, TW_RETRY_LATER, "%s", path.ptr);
  int status = TW_OK;
  for (int i = 0; i < count; i++) {
    struct stat info;
    struct tw_slice file = tw_arena_printf(arena, "%.*s/%s", TW_SLICE_ARG(path), names[i]->d_name);
    if (status == TW_OK && file.ptr && stat(file.ptr, &info) == 0 && S_ISREG(info.st_mode))
      status = add_file(in, arena, file, &info, error);
    free(names[i]);
  }
  free(names);
  return status;
}

static void poll_files(struct tw_source *s) {
  struct tw_error error;
  struct stat info;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct intake in = {.source = s, .room = SIZE_MAX}; /* who names a folder means all of it */
  int status;
  if (!arena)
    status = tw_error_set(&error, TW_ENOMEM, TW_STOP, "out of memory");
  else if (stat(s->settings.path.ptr, &info) != 0)
    status = tw_error_errno(&error, TW_RETRY_LATER, "%s", s->settings.path.ptr);
  else if (S_ISDIR(info.st_mode))
    status = add_folder(&in, arena, s->settings.path, &error);
  else
    status = add_file(&in, arena, s->settings.path, &info, &error);
  if (status < 0 && error.verdict == TW_STOP) {
    tw_pipeline_stop(s->pipeline, &error);
    return;
  }
  if (status < 0) {
    poll_failed(s, error.text, 0);
    return;
  }
  note_intake(&in);
  struct tw_source_state next = s->state;
  poll_succeeded(s, &next, in.added > 0 || !s->state.was_polled);
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
