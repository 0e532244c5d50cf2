/* Feeds and pages against libxml2's bare push parsers over the same bytes. */
#include "parse/feed/feed_reader.h"
#include "parse/page/page_reader.h"
#include "tests/bench/baseline.h"
#include "tests/bench/measure.h"
#include "tests/bench/rows.h"

enum { FEEDS = 30, FEED_ITEMS = 40, PAGES = 100, PAGE_BYTES = 6000, LARGE_ITEMS = 1500, LARGE_PAGE_BYTES = 2 << 20 };
static const double feed_bar = 0.6, page_bar = 0.4, peak_bar = 6;

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

static void measure_feeds(struct tw_arena *arena, struct tw_arena *work) {
  static const char *const names[BENCH_FEED_FORMATS][BENCH_LANGUAGES] = {{"feeds, RSS, English", "feeds, RSS, Chinese"},
                                                                         {"feeds, Atom, English", "feeds, Atom, Chinese"}};
  for (int format = 0; format < BENCH_FEED_FORMATS; format++)
    for (int language = 0; language < BENCH_LANGUAGES; language++) {
      struct bench_samples samples = {.name = names[format][language]};
      for (uint64_t i = 0; i < FEEDS; i++)
        bench_samples_add_feed(arena, &samples, (enum bench_feed_format)format, (enum bench_language)language, i, FEED_ITEMS);
      struct bench_pass ours = {"feed", run_feed, work};
      bench_measure_pair(&samples, ours, (struct bench_pass){"XML push SAX", run_xml, NULL}, feed_bar);
      bench_measure_pair(&samples, ours, (struct bench_pass){"XML push SAX2", run_xml_sax2, NULL}, 0);
    }
}

static void measure_pages(const struct bench_folders *folders, struct tw_arena *arena, struct tw_arena *work) {
  struct bench_samples groups[] = {{.name = "pages, English"}, {.name = "pages, Chinese"}, {.name = "pages of the suites"}};
  struct bench_pass ours = {"page", run_page, work}, bare = {"HTML push SAX", run_html, NULL};
  for (int language = 0; language < BENCH_LANGUAGES; language++)
    for (uint64_t i = 0; i < PAGES; i++)
      bench_samples_add_page(arena, &groups[language], (enum bench_language)language, i, PAGE_BYTES);
  if (folders->pages) bench_samples_add_files(arena, &groups[BENCH_LANGUAGES], folders->pages, ".html");
  for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) bench_measure_pair(&groups[i], ours, bare, page_bar);
}

static void measure_peaks(struct tw_arena *arena, struct tw_arena *work) {
  struct bench_samples samples = {0};
  bench_samples_add_feed(arena, &samples, BENCH_RSS, BENCH_EN, 1, 1);
  bench_samples_add_feed(arena, &samples, BENCH_RSS, BENCH_EN, 1, LARGE_ITEMS);
  bench_samples_add_page(arena, &samples, BENCH_EN, 1, 100);
  bench_samples_add_page(arena, &samples, BENCH_EN, 1, LARGE_PAGE_BYTES);
  bench_measure_peak("a large feed", (struct bench_pass){"feed", run_feed, work}, samples.items[0], samples.items[1], peak_bar);
  bench_measure_peak("a large page", (struct bench_pass){"page", run_page, work}, samples.items[2], samples.items[3], peak_bar);
}

int bench_parse_run(const struct bench_folders *folders) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_ARENA_AUTO work = tw_arena_new(0);
  bench_measure_heading("parse: feeds and pages");
  measure_peaks(arena, work); /* first, while the heap is small */
  measure_feeds(arena, work);
  measure_pages(folders, arena, work);
  return 0;
}
