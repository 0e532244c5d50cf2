/* Text and pages to records, against the bare passes over the same bytes. */
#include "parse/extract/extract.h"
#include "parse/page/page_reader.h"
#include "tests/bench/baseline.h"
#include "tests/bench/measure.h"
#include "tests/bench/peer.h"
#include "tests/bench/rows.h"
#include <stdio.h>

enum {
  ARTICLES = 300,
  ARTICLE_BYTES = 4000,
  PAGES = 100,
  PAGE_BYTES = 6000,
  PEER_TEXT_BYTES = 60000,
  PEER_PAGES_BYTES = 400000, /* of pages, to stacks that read 0.1 MB/s */
  PEER_SUITE_BYTES = 1 << 20
};
static const double text_bar = 0.07, page_bar = 0.3;

/* Stacks of what the field has: article text by trafilatura, its quantities by quantulum3 (English alone) or recognizers-text,
 * its dates by dateparser. */
static const struct bench_peer_kind text_peers[BENCH_LANGUAGES][2] = {
    {{"python", "quantulum3+dateparser", 50}, {"python", "recognizers+dateparser", 50}},
    {{"python", "recognizers+dateparser", 50}}};
static const struct bench_peer_kind page_peers[BENCH_LANGUAGES][2] = {
    {{"python", "trafilatura+quantulum3+dateparser", 50}, {"python", "trafilatura+recognizers+dateparser", 50}},
    {{"python", "trafilatura+recognizers+dateparser", 50}}};
static const size_t peer_counts[BENCH_LANGUAGES] = {2, 1};

struct extractor {
  struct tw_arena *arena;
  const struct tw_rules *rules;
  const struct bench_matcher *matcher;
  struct tw_slice lang;
};

static void extract(const struct extractor *e, struct tw_article *article) {
  struct tw_extract_options options = {.lang = e->lang, .published = TW_SLICE("2020-11-05")};
  struct tw_extraction extraction;
  tw_extract_article(e->arena, e->rules, article, &options, &extraction);
}

static void run_text(void *context, struct tw_slice sample) {
  const struct extractor *e = context;
  struct tw_article article = {.text = sample};
  tw_arena_reset(e->arena);
  extract(e, &article);
}

static void run_page(void *context, struct tw_slice sample) {
  const struct extractor *e = context;
  struct tw_page_options options = {.url = TW_SLICE("https://news.example/story.html")};
  struct tw_article article;
  struct tw_error error;
  tw_arena_reset(e->arena);
  if (tw_page_read(e->arena, sample, &options, &article, &error) == TW_OK) extract(e, &article);
}

static void run_matcher(void *context, struct tw_slice sample) {
  const struct extractor *e = context;
  bench_matcher_scan(e->matcher, sample);
}

static void run_html_and_matcher(void *context, struct tw_slice sample) {
  bench_html_push(sample);
  run_matcher(context, sample);
}

static void measure_language(const struct bench_run *run, struct extractor *e, enum bench_language language) {
  static const char *const names[BENCH_LANGUAGES][3] = {{"news, English", "corpus, English", "pages, English"},
                                                        {"news, Chinese", "corpus, Chinese", "pages, Chinese"}};
  static const char *const codes[BENCH_LANGUAGES] = {"en", "zh"};
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct bench_samples made = {.name = names[language][0]}, read = {.name = names[language][1]},
                       pages = {.name = names[language][2]};
  struct bench_matcher *matcher = bench_matcher_new(language);
  e->matcher = matcher;
  e->lang = tw_slice_from(codes[language]);
  for (uint64_t i = 0; i < ARTICLES; i++) bench_samples_add_news(arena, &made, language, i, ARTICLE_BYTES);
  for (uint64_t i = 0; i < PAGES; i++) bench_samples_add_page(arena, &pages, language, i, PAGE_BYTES);
  if (run->texts[language]) bench_samples_add_json(arena, &read, run->texts[language], "text");
  struct bench_pass text = {"text to records", run_text, e}, match = {"Vectorscan by line", run_matcher, e};
  struct bench_pass page = {"page to records", run_page, e}, both = {"HTML SAX + Vectorscan", run_html_and_matcher, e};
  bench_measure_pair(run->report, &made, text, match, text_bar);
  bench_measure_pair(run->report, &read, text, match, text_bar);
  bench_measure_pair(run->report, &pages, page, both, page_bar);
  bench_matcher_free(matcher);
  struct bench_samples some_text = {.name = names[language][0]}, some_pages = {.name = names[language][2]};
  bench_samples_thin(arena, &some_text, &made, PEER_TEXT_BYTES);
  bench_samples_thin(arena, &some_pages, &pages, PEER_PAGES_BYTES);
  bench_peer_measure(run, &some_text, text, text_peers[language], peer_counts[language], codes[language]);
  bench_peer_measure(run, &some_pages, page, page_peers[language], peer_counts[language], codes[language]);
}

/* Pages of every language: the extractor guesses it. */
static void measure_suite(const struct bench_run *run, struct extractor *e) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct bench_samples pages = {.name = "pages of the suites"};
  if (!run->pages) return;
  struct bench_matcher *matcher = bench_matcher_new(BENCH_EN);
  e->matcher = matcher;
  e->lang = TW_SLICE_NONE;
  bench_samples_add_files(arena, &pages, run->pages, ".html");
  bench_measure_pair(run->report, &pages, (struct bench_pass){"page to records", run_page, e},
                     (struct bench_pass){"HTML SAX + Vectorscan", run_html_and_matcher, e}, page_bar);
  bench_matcher_free(matcher);
  struct bench_samples some = {.name = pages.name};
  bench_samples_thin(arena, &some, &pages, PEER_SUITE_BYTES);
  bench_peer_measure(run, &some, (struct bench_pass){"page to records", run_page, e}, page_peers[BENCH_EN], 1, "en");
}

int bench_extract_run(const struct bench_run *run) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_ARENA_AUTO work = tw_arena_new(0);
  struct tw_diag diag;
  struct tw_error error = {0};
  tw_diag_init(&diag, arena);
  struct tw_pack *pack = tw_pack_load(arena, run->packs, TW_SLICE("asset-recovery"), TW_PACK_RULES, &diag);
  struct tw_rules *rules = pack ? tw_rules_new(&pack, 1, &error) : NULL;
  if (!rules) {
    fprintf(stderr, "bench: the shipped pack in %s can't be loaded\n", run->packs);
    return 1;
  }
  bench_report_heading(run->report, "extract: articles to records", "MB");
  struct extractor e = {.arena = work, .rules = rules};
  for (int language = 0; language < BENCH_LANGUAGES; language++) measure_language(run, &e, (enum bench_language)language);
  measure_suite(run, &e);
  tw_rules_free(rules);
  return 0;
}
