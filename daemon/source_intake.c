/* What a feed, an index page or a folder names: new items go into the store, with the commit of the poll that found them. */
#include "daemon/pipeline_parts.h"
#include "model/item_identity.h"
#include "model/url_key.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum {
  LINK_TEXT_MIN = 12
}; /* columns of a link's text: a headline, not "Home" or 首页 (a Han character counts as three bytes) */

struct intake {
  struct tw_source *source;
  int64_t document;           /* of the store; 0: not asked for yet */
  const struct tw_item *list; /* NULL: the source's own document */
  size_t added, changed, known, left_out, lists;
  size_t room; /* of the first poll: max_new */
};

/* The item is of the intake's source, and seen in its document. */
static int note_item(struct intake *in, struct tw_item *item, bool is_left_out, enum tw_item_added *ret_added,
                     struct tw_error *error) {
  struct tw_pipeline *p = in->source->pipeline;
  int64_t now = tw_clock_wall(tw_loop_clock(p->options.loop));
  struct tw_slice list = in->list ? in->list->url_key : TW_SLICE_NONE;
  item->source = in->source->settings.name;
  int status = in->document ? TW_OK : tw_store_document(p->store, item->source, list, &in->document, error);
  item->document = in->document;
  return status < 0 ? status : tw_store_item_add(p->store, item, is_left_out, now, ret_added, error);
}

static int add_item(struct intake *in, struct tw_item *item, struct tw_error *error) {
  enum tw_item_added added;
  bool is_left_out = in->room == 0; /* past max_new: known from now on, so that the next poll does not find it new */
  int status = note_item(in, item, is_left_out, &added, error);
  if (status < 0) return status;
  if (is_left_out) {
    in->left_out++;
    return TW_OK;
  }
  in->room -= in->room != SIZE_MAX;
  size_t *const counters[] = {[TW_ITEM_NEW] = &in->added, [TW_ITEM_KNOWN] = &in->known, [TW_ITEM_CHANGED] = &in->changed};
  ++*counters[added];
  return TW_OK;
}

static void note_intake(const struct intake *in) {
  struct tw_pipeline *p = in->source->pipeline;
  bool is_news = in->added + in->changed + in->lists > 0;
  if (is_news) p->items_exhausted = false;
  TW_LOG(p->options.log, is_news ? TW_LOG_INFO : TW_LOG_DEBUG, "source_read", tw_log_slice("source", in->source->settings.name),
         tw_log_int("new", (int64_t)in->added), tw_log_int("known", (int64_t)in->known),
         tw_log_int("changed", (int64_t)in->changed), tw_log_int("left_out", (int64_t)in->left_out));
}

/* A content that is only a teaser is followed to its page. */
enum { CONTENT_MIN_BYTES = 1000 };

static bool takes_content(const struct tw_source *s, const struct tw_feed_item *item) {
  if (s->settings.follow == TW_FOLLOW_CONTENT || s->settings.kind == TW_SOURCE_FILE) return true;
  if (tw_slice_is_empty(item->link)) return true;
  return s->settings.follow == TW_FOLLOW_AUTO && item->content.len >= CONTENT_MIN_BYTES;
}

static struct tw_slice date_of(const struct tw_feed_item *f) {
  return tw_slice_is_empty(f->published) ? f->updated : f->published;
}

static int add_feed_item(struct intake *in, const struct tw_feed_item *f, const struct tw_item_identity *identity,
                         struct tw_slice lang, struct tw_error *error) {
  if (!tw_patterns_admit(in->source->patterns, f->link)) return TW_OK;
  struct tw_item item = {.guid = identity->guid,
                         .url = f->link,
                         .url_key = identity->url_key,
                         .digest = identity->content,
                         .title = f->title,
                         .published = date_of(f),
                         .lang = lang};
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

static int identify(struct intake *in, struct tw_arena *arena, const struct tw_feed *feed,
                    struct tw_item_identity **ret_identities, struct tw_error *error) {
  bool *takes = tw_arena_calloc(arena, feed->items.count + 1, sizeof *takes);
  for (size_t i = 0; takes && i < feed->items.count; i++) takes[i] = takes_content(in->source, &feed->items.items[i]);
  if (takes && tw_item_identities(arena, feed, takes, ret_identities) == TW_OK) return TW_OK;
  return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
}

static int add_feed_items(struct intake *in, const struct tw_feed *feed, struct tw_error *error) {
  struct tw_slice lang =
      tw_slice_is_empty(in->source->settings.lang) ? tw_slice_sub(feed->language, 0, 2) : in->source->settings.lang;
  size_t count = feed->items.count;
  struct tw_item_identity *identities;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  const struct tw_feed_item **order = arena ? tw_arena_calloc(arena, count + 1, sizeof *order) : NULL;
  if (!order) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  for (size_t i = 0; i < count; i++) order[i] = &feed->items.items[i];
  if (count > in->room) qsort(order, count, sizeof *order, compare_items);
  int status = identify(in, arena, feed, &identities, error);
  for (size_t i = 0; status == TW_OK && i < count; i++)
    status = add_feed_item(in, order[i], &identities[order[i] - feed->items.items], lang, error);
  return status;
}

/* ---- lists of items ---- */

/* One that is new to us may hold years: of its items the newest are taken, as at a first poll. */
static int add_list(struct intake *in, struct tw_slice url, struct tw_slice changed, struct tw_error *error) {
  int64_t round = in->source->round_us;
  enum tw_item_added added;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_item item = {.guid = url,
                         .url = url,
                         .url_key = arena ? tw_url_key(arena, url) : TW_SLICE_NONE,
                         .depth = (in->list ? in->list->depth : 0) + 1,
                         .room = in->source->settings.max_new};
  if (!item.url_key.ptr) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  /* A date is the reason to leave an unchanged list alone. Without one it is read once for each reading of the source's own
   * document, however many lists name it: they may name one another. */
  item.digest = tw_digest_of(changed.len ? changed : tw_slice_of(&round, sizeof round));
  int status = note_item(in, &item, false, &added, error);
  if (status == TW_OK && added != TW_ITEM_KNOWN) in->lists++;
  return status;
}

/* Those that changed last; the others of a long index are left for when they change. */
static int add_sitemaps(struct intake *in, const struct tw_feed *feed, struct tw_error *error) {
  size_t count = feed->items.count;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  const struct tw_feed_item **order = arena ? tw_arena_calloc(arena, count + 1, sizeof *order) : NULL;
  if (!order) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  for (size_t i = 0; i < count; i++) order[i] = &feed->items.items[i];
  if (in->list && in->list->depth >= TW_LIST_DEPTH_MAX) count = 0;
  if (count) qsort(order, count, sizeof *order, compare_items);
  int status = TW_OK;
  for (size_t i = 0; status == TW_OK && i < count && i < TW_LISTS_MAX; i++)
    if (!tw_slice_is_empty(order[i]->link)) status = add_list(in, order[i]->link, order[i]->updated, error);
  return status;
}

/* ---- pages ---- */

/* "https://news.example" of "https://news.example/a/b?c": what stands before the path. */
static struct tw_slice site_of(struct tw_slice url) {
  ptrdiff_t scheme = tw_slice_find(url, TW_SLICE("://"), 0);
  if (scheme < 0) return TW_SLICE_NONE;
  size_t end = (size_t)scheme + 3;
  while (end < url.len && url.ptr[end] != '/' && url.ptr[end] != '?' && url.ptr[end] != '#') end++;
  return tw_slice_sub(url, 0, end);
}

/* Links that were selected are meant, as are those that a pattern names. */
static bool is_article_link(const struct tw_source *s, struct tw_slice page_url, const struct tw_link *link) {
  if (s->patterns || s->settings.select.len) return tw_patterns_admit(s->patterns, link->url);
  struct tw_slice site = site_of(page_url);
  return tw_slice_eq(site_of(link->url), site) && link->url.len > site.len + 1 && tw_slice_trim(link->text).len >= LINK_TEXT_MIN;
}

static int add_page_links(struct intake *in, struct tw_slice page_url, const struct tw_link_list *links, struct tw_error *error) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  if (!arena) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  for (size_t i = 0; i < links->count; i++) {
    struct tw_slice url = links->items[i].url;
    ptrdiff_t hash = tw_slice_find(url, TW_SLICE("#"), 0);
    struct tw_link link = {tw_slice_sub(url, 0, hash < 0 ? url.len : (size_t)hash), links->items[i].text};
    if (tw_slice_eq(link.url, page_url) || !is_article_link(in->source, page_url, &link)) continue;
    struct tw_item item = {.guid = link.url, .url = link.url, .lang = in->source->settings.lang};
    item.url_key = tw_url_key(arena, link.url);
    int status = item.url_key.ptr ? add_item(in, &item, error) : tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
    if (status < 0) return status;
  }
  return TW_OK;
}

/* ---- a file or a folder ---- */

/* The URL of a file's present content: a file that changes is a new item. */
static int add_file(struct intake *in, struct tw_arena *arena, struct tw_slice path, const struct stat *info,
                    struct tw_error *error) {
  struct tw_item item = {.lang = in->source->settings.lang};
  item.url = tw_arena_printf(arena, "file://%.*s#%lld.%09ld-%lld", TW_SLICE_ARG(path), (long long)info->st_mtim.tv_sec,
                             info->st_mtim.tv_nsec, (long long)info->st_size);
  item.guid = item.url_key = item.url;
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

/* ---- what the poll calls ---- */

static struct intake intake_of(struct tw_source *s, const struct tw_item *list) {
  /* Who names a folder means all of it. */
  bool takes_all = s->state.was_polled || s->settings.kind == TW_SOURCE_FILE;
  if (!list) s->room = takes_all ? SIZE_MAX : (size_t)s->settings.max_new;
  if (!list) s->round_us = tw_clock_wall(tw_loop_clock(s->pipeline->options.loop));
  struct intake in = {.source = s, .list = list, .room = s->room};
  if (list && list->room > 0 && (size_t)list->room < in.room) in.room = (size_t)list->room;
  return in;
}

static int finish_intake(const struct intake *in, int status, size_t *ret_added) {
  if (status == TW_OK) note_intake(in);
  if (in->source->room != SIZE_MAX) in->source->room -= in->added < in->source->room ? in->added : in->source->room;
  *ret_added = in->added + in->changed;
  return status;
}

int tw_source_take_feed(struct tw_source *s, const struct tw_item *list, const struct tw_feed *feed, size_t *ret_added,
                        struct tw_error *error) {
  struct intake in = intake_of(s, list);
  bool is_index = tw_slice_is(feed->format, "sitemapindex");
  return finish_intake(&in, is_index ? add_sitemaps(&in, feed, error) : add_feed_items(&in, feed, error), ret_added);
}

/* A page of nothing but news may have left some to the next one. */
int tw_source_take_page(struct tw_source *s, const struct tw_item *list, const struct tw_article *page, size_t *ret_added,
                        struct tw_error *error) {
  struct intake in = intake_of(s, list);
  int64_t read = 1 + (list ? list->depth : 0);
  int status = add_page_links(&in, page->url, &page->links, error);
  if (status == TW_OK && in.added && !in.known && read < s->settings.pages && !tw_slice_is_empty(page->next_url))
    status = add_list(&in, page->next_url, TW_SLICE_NONE, error);
  return finish_intake(&in, status, ret_added);
}

int tw_source_take_files(struct tw_source *s, size_t *ret_added, struct tw_error *error) {
  struct stat info;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct intake in = intake_of(s, NULL);
  int status;
  if (!arena)
    status = tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  else if (stat(s->settings.path.ptr, &info) != 0)
    status = tw_error_errno(error, TW_RETRY_LATER, "%s", s->settings.path.ptr);
  else if (S_ISDIR(info.st_mode))
    status = add_folder(&in, arena, s->settings.path, error);
  else
    status = add_file(&in, arena, s->settings.path, &info, error);
  return finish_intake(&in, status, ret_added);
}
