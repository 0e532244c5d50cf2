/* Text and pages to records, against the bare passes over the same bytes. */
#include "parse/extract/extract.h"
#include "parse/page/page_reader.h"
#include "tests/bench/baseline.h"
#include "tests/bench/measure.h"
#include "tests/bench/rows.h"
#include <stdio.h>

enum { ARTICLES = 300, ARTICLE_BYTES = 4000, PAGES = 100, PAGE_BYTES = 6000 };
static const double text_bar = 0.07, page_bar = 0.3;

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

static void measure_language(const struct bench_folders *folders, struct extractor *e, enum bench_language language) {
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
  if (folders->texts[language]) bench_samples_add_json(arena, &read, folders->texts[language], "text");
  struct bench_pass text = {"text to records", run_text, e}, match = {"Vectorscan by line", run_matcher, e};
  struct bench_pass page = {"page to records", run_page, e}, both = {"HTML SAX + Vectorscan", run_html_and_matcher, e};
  bench_measure_pair(&made, text, match, text_bar);
  bench_measure_pair(&read, text, match, text_bar);
  bench_measure_pair(&pages, page, both, page_bar);
  bench_matcher_free(matcher);
}

/* Pages of every language: the extractor guesses it. */
static void measure_suite(const struct bench_folders *folders, struct extractor *e) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct bench_samples pages = {.name = "pages of the suites"};
  if (!folders->pages) return;
  struct bench_matcher *matcher = bench_matcher_new(BENCH_EN);
  e->matcher = matcher;
  e->lang = TW_SLICE_NONE;
  bench_samples_add_files(arena, &pages, folders->pages, ".html");
  bench_measure_pair(&pages, (struct bench_pass){"page to records", run_page, e},
                     (struct bench_pass){"HTML SAX + Vectorscan", run_html_and_matcher, e}, page_bar);
  bench_matcher_free(matcher);
}

int bench_extract_run(const struct bench_folders *folders) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_ARENA_AUTO work = tw_arena_new(0);
  struct tw_diag diag;
  struct tw_error error = {0};
  tw_diag_init(&diag, arena);
  struct tw_pack *pack = tw_pack_load(arena, folders->packs, TW_SLICE("asset-recovery"), &diag);
  struct tw_rules *rules = pack ? tw_rules_new(&pack, 1, &error) : NULL;
  if (!rules) {
    fprintf(stderr, "bench: the shipped pack in %s can't be loaded\n", folders->packs);
    return 1;
  }
  bench_measure_heading("extract: articles to records");
  struct extractor e = {.arena = work, .rules = rules};
  for (int language = 0; language < BENCH_LANGUAGES; language++) measure_language(folders, &e, (enum bench_language)language);
  measure_suite(folders, &e);
  tw_rules_free(rules);
  return 0;
}
