/* Feeds and pages against libxml2's bare push parsers, and against peers, over the same bytes; what the worker's border adds. */
#include "parse/feed/feed_reader.h"
#include "parse/page/page_reader.h"
#include "tests/bench/baseline.h"
#include "tests/bench/border.h"
#include "tests/bench/measure.h"
#include "tests/bench/peer.h"
#include "tests/bench/rows.h"

enum {
  FEEDS = 30,
  FEED_ITEMS = 40,
  PAGES = 100,
  PAGE_BYTES = 6000,
  LARGE_ITEMS = 800, /* a feed of more than a megabyte */
  HUGE_ITEMS = 4000,
  LARGE_PAGE_BYTES = 1 << 20,
  HUGE_PAGE_BYTES = 5 << 20,
  PEER_PAGES_BYTES = 3 << 20, /* of pages, to peers that read 3 MB/s */
  GROUPS = 3,
};
static const double feed_bar = 0.6, page_bar = 0.4, peak_bar = 6;

static const struct bench_peer_kind feed_peers[] = {
    {"rust", "feed-rs", 1.5}, {"go", "gofeed", 1.5}, {"python", "feedparser", 1.5}};
/* Three times the fastest is three times each. */
static const struct bench_peer_kind page_peers[] = {
    {"go", "go-readability", 3}, {"go", "go-trafilatura", 3}, {"python", "readability-lxml", 3}, {"python", "trafilatura", 3}};

struct parse_bench {
  const struct bench_run *run;
  struct tw_arena *arena; /* of the samples */
  struct bench_pass feed, page;
  struct bench_samples feeds[BENCH_FEED_FORMATS][BENCH_LANGUAGES], pages[GROUPS];
};

static void run_feed(void *context, struct tw_slice sample) {
  struct tw_arena *arena = context;
  struct tw_feed_options options = {.base_url = TW_SLICE("https://news.example/feed.xml")};
  struct tw_feed feed;
  struct tw_error error;
  tw_arena_reset(arena);
  tw_feed_read(arena, sample, &options, &feed, &error);
}

static void run_page(void *context, struct tw_slice sample) {
  struct tw_arena *arena = context;
  struct tw_page_options options = {.url = TW_SLICE("https://news.example/story.html")};
  struct tw_article article;
  struct tw_error error;
  tw_arena_reset(arena);
  tw_page_read(arena, sample, &options, &article, &error);
}

static void run_xml(void *context, struct tw_slice sample) {
  (void)context;
  bench_xml_push(sample, false);
}

static void run_xml_sax2(void *context, struct tw_slice sample) {
  (void)context;
  bench_xml_push(sample, true);
}

static void run_html(void *context, struct tw_slice sample) {
  (void)context;
  bench_html_push(sample);
}

static void make_samples(struct parse_bench *b) {
  static const char *const feed_names[BENCH_FEED_FORMATS][BENCH_LANGUAGES] = {
      [BENCH_RSS] = {"feeds, RSS, English", "feeds, RSS, Chinese"},
      [BENCH_ATOM] = {"feeds, Atom, English", "feeds, Atom, Chinese"},
      [BENCH_HEADLINES] = {"feeds, headlines, English", "feeds, headlines, Chinese"},
      [BENCH_BLOG] = {"feeds, blog, English", "feeds, blog, Chinese"},
      [BENCH_XHTML] = {"feeds, XHTML, English", "feeds, XHTML, Chinese"}};
  static const char *const page_names[GROUPS] = {"pages, English", "pages, Chinese", "pages of the suites"};
  for (size_t i = 0; i < GROUPS; i++) b->pages[i].name = page_names[i];
  for (int language = 0; language < BENCH_LANGUAGES; language++) {
    for (int format = 0; format < BENCH_FEED_FORMATS; format++) {
      struct bench_samples *feeds = &b->feeds[format][language];
      feeds->name = feed_names[format][language];
      for (uint64_t i = 0; i < FEEDS; i++)
        bench_samples_add_feed(b->arena, feeds, (enum bench_feed_format)format, (enum bench_language)language, i, FEED_ITEMS);
    }
    for (uint64_t i = 0; i < PAGES; i++)
      bench_samples_add_page(b->arena, &b->pages[language], (enum bench_language)language, i, PAGE_BYTES);
  }
  if (b->run->pages) bench_samples_add_files(b->arena, &b->pages[BENCH_LANGUAGES], b->run->pages, ".html");
}

static void against_libxml2(struct parse_bench *b) {
  struct bench_pass xml = {"XML push SAX", run_xml, NULL}, sax2 = {"XML push SAX2", run_xml_sax2, NULL};
  struct bench_pass html = {"HTML push SAX", run_html, NULL};
  bench_report_heading(b->run->report, "parse: feeds and pages against bare libxml2", "MB");
  for (int format = 0; format < BENCH_FEED_FORMATS; format++)
    for (int language = 0; language < BENCH_LANGUAGES; language++) {
      bench_measure_pair(b->run->report, &b->feeds[format][language], b->feed, xml, feed_bar);
      bench_measure_pair(b->run->report, &b->feeds[format][language], b->feed, sax2, 0);
    }
  for (size_t i = 0; i < GROUPS; i++) bench_measure_pair(b->run->report, &b->pages[i], b->page, html, page_bar);
}

static void against_peers(struct parse_bench *b) {
  bench_report_heading(b->run->report, "parse: feeds and pages against peers", "MB");
  for (int format = 0; format <= BENCH_ATOM; format++) /* peers take their time */
    for (int language = 0; language < BENCH_LANGUAGES; language++)
      bench_peer_measure(b->run, &b->feeds[format][language], b->feed, feed_peers, sizeof feed_peers / sizeof *feed_peers, NULL);
  for (size_t i = 0; i < GROUPS; i++) {
    struct bench_samples some = {.name = b->pages[i].name};
    bench_samples_thin(b->arena, &some, &b->pages[i], PEER_PAGES_BYTES);
    bench_peer_measure(b->run, &some, b->page, page_peers, sizeof page_peers / sizeof *page_peers, NULL);
  }
}

static void measure_border(struct parse_bench *b) {
  bench_report_heading(b->run->report, "parse: the worker's border, CPU time of both processes", "documents");
  bench_border_measure(b->run, &b->feeds[BENCH_RSS][BENCH_EN], TW_JOB_FEED, b->feed);
  for (size_t i = 0; i < GROUPS; i++) bench_border_measure(b->run, &b->pages[i], TW_JOB_PAGE, b->page);
}

static void measure_peaks(struct parse_bench *b) {
  static const struct {
    const char *name;
    bool is_page;
    enum bench_feed_format format;
    enum bench_language language;
    size_t size; /* items, or bytes of article */
  } rows[] = {{"a large feed, RSS", false, BENCH_RSS, BENCH_EN, LARGE_ITEMS},
              {"a large feed, Atom, Chinese", false, BENCH_ATOM, BENCH_ZH, LARGE_ITEMS},
              {"a huge feed, RSS", false, BENCH_RSS, BENCH_EN, HUGE_ITEMS},
              {"a large page", true, BENCH_RSS, BENCH_EN, LARGE_PAGE_BYTES},
              {"a large page, Chinese", true, BENCH_RSS, BENCH_ZH, LARGE_PAGE_BYTES},
              {"a huge page", true, BENCH_RSS, BENCH_EN, HUGE_PAGE_BYTES}};
  printf("\nparse: memory of a worker process\n");
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    TW_ARENA_AUTO arena = tw_arena_new(0);
    struct bench_samples samples = {0};
    for (size_t size = 1;; size = rows[i].size) {
      if (rows[i].is_page)
        bench_samples_add_page(arena, &samples, rows[i].language, 1, size);
      else
        bench_samples_add_feed(arena, &samples, rows[i].format, rows[i].language, 1, size);
      if (size > 1) break;
    }
    bench_border_peak(b->run, rows[i].name, rows[i].is_page ? TW_JOB_PAGE : TW_JOB_FEED, samples.items[0], samples.items[1],
                      peak_bar);
  }
}

int bench_parse_run(const struct bench_run *run) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_ARENA_AUTO work = tw_arena_new(0);
  struct parse_bench b = {.run = run, .arena = arena, .feed = {"feed", run_feed, work}, .page = {"page", run_page, work}};
  make_samples(&b);
  measure_peaks(&b);
  against_libxml2(&b);
  against_peers(&b);
  measure_border(&b);
  return 0;
}
