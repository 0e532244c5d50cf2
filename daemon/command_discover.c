/* discover: the feeds and sitemaps of a site: those that its page names, those that robots.txt names, and, where there are none,
 * those at the usual places. One request at a time. */
#include "base/json_writer.h"
#include "config/settings.h"
#include "daemon/command.h"
#include "daemon/print.h"
#include "daemon/worker_client.h"
#include "ingest/fetcher.h"
#include "ingest/hop_url.h"
#include "ingest/robots.h"
#include "model/url_key.h"
#include <getopt.h>
#include <signal.h>

enum {
  CANDIDATES_MAX = 40, /* each is a request to somebody else's server */
  SITEMAPS_MAX = 10,
  LINKS_MAX = 10,
  TITLE_BYTES = 80,
};

struct candidate {
  struct tw_slice url, key;
  const char *found; /* "page", "link", "robots", "guess" */
};

struct finding {
  struct tw_slice url, key, format, title, newest;
  size_t items;
  const char *found;
};

struct site {
  struct tw_arena *arena;
  struct tw_loop *loop;
  struct tw_fetcher *fetcher;
  struct tw_paths paths;
  struct tw_worker_options worker_options;
  struct tw_worker_client worker;
  struct tw_robots robots;
  struct {
    struct candidate *items;
    size_t count, capacity;
  } candidates;
  struct {
    struct finding *items;
    size_t count, capacity;
  } findings;
  bool has_worker, allow_private, is_json;
  /* The answer to the request that is under way. */
  bool is_answered;
  long http_status;
  struct tw_slice url, body, content_type;
  char error[TW_ERROR_TEXT_BYTES];
};

/* ---- requests ---- */

static void on_fetched(void *user, const struct tw_fetch_result *result) {
  struct site *s = user;
  s->is_answered = true;
  s->http_status = result->status == TW_OK ? result->http_status : 0;
  s->url = tw_arena_dup(s->arena, result->url);
  s->body = tw_arena_dup(s->arena, result->body);
  s->content_type = tw_arena_dup(s->arena, result->content_type);
  snprintf(s->error, sizeof s->error, "%s", result->status == TW_OK ? "" : result->error.text);
  if (result->status == TW_OK && result->http_status != 200) snprintf(s->error, sizeof s->error, "HTTP %ld", result->http_status);
}

/* True when there is a body to read. */
static bool fetch(struct site *s, struct tw_slice url) {
  struct tw_error error = {0};
  struct tw_fetch_request request = {.url = url, .allow_private = s->allow_private};
  s->is_answered = false;
  if (tw_fetcher_submit(s->fetcher, &request, on_fetched, s) < 0) return false;
  while (!s->is_answered)
    if (tw_loop_step(s->loop, -1, &error) < 0) return false;
  return s->http_status == 200 && s->body.ptr;
}

/* In the arena; absent when it is no address of the web. */
static struct tw_slice resolve(struct site *s, struct tw_slice base, struct tw_slice reference) {
  struct tw_hop_url from, to;
  struct tw_error error;
  struct tw_slice url = TW_SLICE_NONE;
  if (tw_hop_url_parse(base, &from, &error) < 0) return url;
  if (tw_hop_url_resolve(&from, reference, &to, &error) == TW_OK) {
    url = tw_arena_dup(s->arena, tw_slice_from(to.text));
    tw_hop_url_done(&to);
  }
  tw_hop_url_done(&from);
  return url;
}

/* ---- reading ---- */

static int start_worker(struct site *s, struct tw_error *error) {
  s->has_worker = true;
  return tw_worker_client_init(&s->worker, &s->paths, &s->worker_options, error);
}

/* A document that kills its parser is one without feeds. */
static bool read_body(struct site *s, enum tw_job_kind kind, struct tw_outcome *ret_outcome) {
  struct tw_error error;
  struct tw_job job = {.kind = kind,
                       .want = kind == TW_JOB_FEED ? 0 : TW_WANT_LINKS,
                       .url = s->url,
                       .content_type = s->content_type,
                       .body = s->body};
  if (tw_worker_client_call(&s->worker, s->arena, &job, ret_outcome, &error) == TW_OK) return ret_outcome->status == TW_OK;
  tw_worker_client_done(&s->worker);
  s->has_worker = false;
  start_worker(s, &error);
  return false;
}

/* ---- candidates ---- */

static void add_candidate(struct site *s, struct tw_slice url, const char *found) {
  struct tw_slice key = tw_url_key(s->arena, url);
  bool is_web = tw_slice_has_prefix(url, TW_SLICE("http://")) || tw_slice_has_prefix(url, TW_SLICE("https://"));
  if (!is_web || !key.ptr || s->candidates.count >= CANDIDATES_MAX) return;
  for (size_t i = 0; i < s->candidates.count; i++)
    if (tw_slice_eq(s->candidates.items[i].key, key)) return;
  struct candidate *c = TW_ARENA_PUSH(s->arena, &s->candidates);
  if (c) *c = (struct candidate){tw_arena_dup(s->arena, url), key, found};
}

/* "/rss", "feed.xml", "/world/atom/": a link that is one by its looks. */
static bool looks_like_feed(struct tw_slice url) {
  static const char *const ends[] = {"/rss",    "/feed",    "/atom",    ".rss",      ".atom",
                                     "rss.xml", "feed.xml", "atom.xml", "feed.json", "/rss2"};
  ptrdiff_t query = tw_slice_find(url, TW_SLICE("?"), 0);
  struct tw_slice path = tw_slice_sub(url, 0, query < 0 ? url.len : (size_t)query);
  while (path.len && path.ptr[path.len - 1] == '/') path.len--;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    struct tw_slice end = tw_slice_from(ends[i]);
    if (path.len > end.len && tw_slice_eq_nocase(tw_slice_sub(path, path.len - end.len, path.len), end)) return true;
  }
  return false;
}

static void add_from_page(struct site *s, const struct tw_article *page) {
  for (size_t i = 0; i < page->feeds.count; i++) add_candidate(s, page->feeds.items[i].url, "page");
  size_t before = s->candidates.count;
  for (size_t i = 0; i < page->links.count && s->candidates.count < before + LINKS_MAX; i++)
    if (looks_like_feed(page->links.items[i].url)) add_candidate(s, page->links.items[i].url, "link");
}

static void add_from_robots(struct site *s, struct tw_slice page_url) {
  struct tw_slice url = resolve(s, page_url, TW_SLICE("/robots.txt"));
  bool has_file = fetch(s, url);
  if (tw_robots_of_status(s->http_status, &s->robots) || !has_file) return;
  if (tw_robots_parse(s->arena, s->body, TW_SLICE("tallywire"), &s->robots) < 0) return;
  for (size_t i = 0; i < s->robots.sitemaps.count && i < SITEMAPS_MAX; i++) {
    struct tw_slice sitemap = resolve(s, page_url, s->robots.sitemaps.items[i]);
    if (sitemap.ptr) add_candidate(s, sitemap, "robots");
  }
}

static bool has_found(const struct site *s, bool (*is)(const char *)) {
  for (size_t i = 0; i < s->candidates.count; i++)
    if (is(s->candidates.items[i].found)) return true;
  return s->findings.count > 0;
}

static bool is_of_page(const char *found) {
  return *found == 'p' || *found == 'l';
}

static bool is_of_robots(const char *found) {
  return *found == 'r';
}

static void add_guesses(struct site *s, struct tw_slice page_url) {
  static const struct {
    const char *path;
    bool (*instead_of)(const char *);
  } places[] = {{"/feed", is_of_page},     {"/rss.xml", is_of_page},   {"/atom.xml", is_of_page},     {"/rss", is_of_page},
                {"/feed.xml", is_of_page}, {"/index.xml", is_of_page}, {"/sitemap.xml", is_of_robots}};
  bool has_page = has_found(s, is_of_page), has_robots = has_found(s, is_of_robots);
  for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
    struct tw_slice path = tw_slice_from(places[i].path);
    bool is_known = places[i].instead_of == is_of_page ? has_page : has_robots;
    struct tw_slice url = resolve(s, page_url, path);
    if (!is_known && url.ptr && tw_robots_allows(&s->robots, s->arena, path)) add_candidate(s, url, "guess");
  }
}

/* ---- findings ---- */

static struct tw_slice newest_of(const struct tw_feed *feed) {
  struct tw_slice newest = TW_SLICE_NONE;
  for (size_t i = 0; i < feed->items.count; i++) {
    const struct tw_feed_item *f = &feed->items.items[i];
    struct tw_slice date = tw_slice_is_empty(f->published) ? f->updated : f->published;
    if (tw_slice_cmp(date, newest) > 0) newest = date;
  }
  return newest;
}

static void note_finding(struct site *s, const struct tw_feed *feed, const char *found) {
  struct tw_slice key = tw_url_key(s->arena, s->url);
  for (size_t i = 0; i < s->findings.count; i++)
    if (tw_slice_eq(s->findings.items[i].key, key)) return;
  struct finding *f = tw_slice_is_empty(feed->format) ? NULL : TW_ARENA_PUSH(s->arena, &s->findings);
  if (!f) return;
  *f = (struct finding){.url = s->url,
                        .key = key,
                        .format = tw_arena_dup(s->arena, feed->format),
                        .title = tw_arena_dup(s->arena, feed->title),
                        .newest = tw_arena_dup(s->arena, newest_of(feed)),
                        .items = feed->items.count,
                        .found = found};
}

static void try_candidate(struct site *s, const struct candidate *c) {
  struct tw_outcome outcome;
  if (fetch(s, c->url) && read_body(s, TW_JOB_FEED, &outcome) && outcome.kind == TW_JOB_FEED)
    note_finding(s, &outcome.feed, c->found);
}

static int look_around(struct site *s, struct tw_slice url) {
  struct tw_outcome outcome;
  if (!fetch(s, url)) return tw_command_fail("discover", TW_EXIT_FAILED, "%.*s: %s", TW_SLICE_ARG(url), s->error);
  struct tw_slice page_url = s->url;
  if (read_body(s, TW_JOB_AUTO, &outcome) && outcome.kind == TW_JOB_FEED)
    note_finding(s, &outcome.feed, "given");
  else if (outcome.kind == TW_JOB_PAGE)
    add_from_page(s, &outcome.article);
  add_from_robots(s, page_url);
  add_guesses(s, page_url);
  for (size_t i = 0; i < s->candidates.count; i++) try_candidate(s, &s->candidates.items[i]);
  return TW_EXIT_OK;
}

/* ---- printing ---- */

static const char *kind_of(const struct finding *f) {
  return tw_slice_has_prefix(f->format, TW_SLICE("sitemap")) ? "sitemap" : "feed";
}

static void put_json(struct tw_buf *out, const struct site *s, struct tw_slice url) {
  struct tw_json_writer w;
  tw_json_writer_init(&w, out);
  tw_json_object_begin(&w);
  tw_json_put_string(&w, "url", url);
  tw_json_key(&w, "feeds");
  tw_json_array_begin(&w);
  for (size_t i = 0; i < s->findings.count; i++) {
    const struct finding *f = &s->findings.items[i];
    tw_json_object_begin(&w);
    tw_json_put_string(&w, "url", f->url);
    tw_json_put_string(&w, "kind", tw_slice_from(kind_of(f)));
    tw_json_put_string(&w, "format", f->format);
    tw_json_put_string_opt(&w, "title", f->title);
    tw_json_put_int(&w, "items", (int64_t)f->items);
    tw_json_put_string_opt(&w, "newest", f->newest);
    tw_json_put_string(&w, "found", tw_slice_from(f->found));
    tw_json_object_end(&w);
  }
  tw_json_array_end(&w);
  tw_json_object_end(&w);
  tw_buf_append_char(out, '\n');
}

static void put_table(struct tw_buf *out, const struct site *s) {
  if (s->findings.count)
    tw_buf_printf(out, "%-8s %-12s %6s  %-10s  %-7s %s\n", "KIND", "FORMAT", "ITEMS", "NEWEST", "FOUND", "URL, TITLE");
  for (size_t i = 0; i < s->findings.count; i++) {
    const struct finding *f = &s->findings.items[i];
    struct tw_slice day = f->newest.len ? tw_slice_sub(f->newest, 0, sizeof "2020-11-05" - 1) : TW_SLICE("-");
    tw_buf_printf(out, "%-8s %-12.*s %6zu  %-10.*s  %-7s ", kind_of(f), TW_SLICE_ARG(f->format), f->items, TW_SLICE_ARG(day),
                  f->found);
    tw_print_plain(out, f->url, f->url.len);
    if (f->title.len) tw_buf_append_cstr(out, "  ");
    tw_print_plain(out, f->title, TITLE_BYTES);
    tw_buf_append_char(out, '\n');
  }
}

static int print_findings(const struct site *s, struct tw_slice url) {
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  if (s->is_json)
    put_json(&out, s, url);
  else
    put_table(&out, s);
  if (!s->findings.count) fputs("no feeds found\n", stderr);
  return tw_command_write("discover", &out);
}

/* ---- the command ---- */

static int start(struct site *s, struct tw_error *error) {
  struct tw_settings defaults;
  tw_settings_default(&defaults);
  struct tw_fetch_options options = {.user_agent = TW_SLICE("tallywire/" TW_VERSION),
                                     .limits = {.body_max_bytes = 48 << 20, /* a whole sitemap */
                                                .timeout_us = 30 * TW_USEC_PER_SEC,
                                                .connect_timeout_us = 10 * TW_USEC_PER_SEC,
                                                .redirects = 10},
                                     .concurrency = 1,
                                     .host_concurrency = 1,
                                     .host_delay_us = defaults.host_delay_us};
  signal(SIGPIPE, SIG_IGN);
  s->worker_options.memory_bytes = defaults.parse_memory_bytes;
  s->arena = tw_arena_new(0);
  if (!s->arena || tw_paths_find(s->arena, &s->paths) < 0) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  s->loop = tw_loop_new(tw_clock_system(), error);
  if (s->loop) s->fetcher = tw_fetcher_new(s->loop, NULL, &options, error);
  return s->fetcher ? start_worker(s, error) : error->status;
}

static void finish(struct site *s) {
  if (s->has_worker) tw_worker_client_done(&s->worker);
  tw_fetcher_free(s->fetcher);
  tw_loop_free(s->loop);
  tw_arena_free(s->arena);
}

static int discover(struct site *s, const char *argument) {
  struct tw_error error;
  int code = start(s, &error) < 0 ? tw_command_fail("discover", TW_EXIT_FAILED, "%s", error.text) : TW_EXIT_OK;
  if (code == TW_EXIT_OK) {
    struct tw_slice url = tw_slice_from(argument);
    if (tw_slice_find(url, TW_SLICE("://"), 0) < 0) url = tw_arena_printf(s->arena, "https://%s", argument);
    code = look_around(s, url);
    if (code == TW_EXIT_OK) code = print_findings(s, url);
  }
  finish(s);
  return code;
}

static void print_help(void) {
  puts("usage: tallywire discover URL [--json] [--allow-private] [--no-sandbox]\n"
       "The feeds and sitemaps of a site: those that its page names, those of robots.txt, and, where there are none, those at "
       "the\n"
       "usual places. One request a second.\n"
       "  --json           one JSON document: url, feeds[] of url, kind, format, title, items, newest, found\n"
       "  --allow-private  loopback, private and link-local addresses too\n"
       "  --no-sandbox     read without seccomp and Landlock (for kernels that lack them)");
}

int tw_command_discover(int argc, char **argv) {
  static const struct option long_options[] = {{"json", no_argument, NULL, 'j'},
                                               {"allow-private", no_argument, NULL, 'p'},
                                               {"no-sandbox", no_argument, NULL, 's'},
                                               {"help", no_argument, NULL, 'h'},
                                               {NULL, 0, NULL, 0}};
  struct site site = {.worker_options.sandbox = true};
  int option;
  optind = 1;
  while ((option = getopt_long(argc, argv, "h", long_options, NULL)) != -1) {
    if (option == 'h') return print_help(), TW_EXIT_OK;
    if (option == '?') return TW_EXIT_USAGE;
    site.is_json |= option == 'j';
    site.allow_private |= option == 'p';
    site.worker_options.sandbox &= option != 's';
  }
  if (argc - optind != 1) return tw_command_fail("discover", TW_EXIT_USAGE, "one URL is expected (see --help)");
  return discover(&site, argv[optind]);
}
