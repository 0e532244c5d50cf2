/* The scanner against a multi-pattern pass over the same text. */
#include "parse/scan/scan.h"
#include "tests/bench/baseline.h"
#include "tests/bench/measure.h"
#include "tests/bench/peer.h"
#include "tests/bench/rows.h"

enum { ARTICLES = 400, ARTICLE_BYTES = 4000, LONG_BYTES = 16 << 20, SHORT_BYTES = 4000, PEER_BYTES = 60000 };
static const double scan_bar = 0.2;

/* quantulum3 knows no Chinese. dateparser's search is asked for dates alone. */
static const struct bench_peer_kind peers[] = {
    {"python", "recognizers-text-number", 100}, {"python", "dateparser", 100}, {"python", "quantulum3", 100}};
static const size_t peer_counts[BENCH_LANGUAGES] = {3, 2};
static const char *const codes[BENCH_LANGUAGES] = {"en", "zh"};

struct scanner {
  struct tw_arena *arena;
  struct tw_scan_options options;
};

static void run_scan(void *context, struct tw_slice sample) {
  struct scanner *scanner = context;
  struct tw_found_list found = {0};
  tw_arena_reset(scanner->arena);
  tw_scan_text(scanner->arena, sample, &scanner->options, &found);
}

static int count_found(void *count, const struct tw_found *found) {
  *(size_t *)count += found->end > found->start;
  return 0;
}

static void run_pieces(void *context, struct tw_slice sample) {
  struct scanner *scanner = context;
  size_t count = 0;
  tw_scan_pieces(scanner->arena, sample, &scanner->options, count_found, &count);
}

static void run_matcher(void *context, struct tw_slice sample) {
  bench_matcher_scan(context, sample);
}

static void pair(struct bench_report *report, const struct bench_samples *samples, struct scanner *scanner,
                 struct bench_matcher *matcher) {
  bench_measure_pair(report, samples, (struct bench_pass){"scan", run_scan, scanner},
                     (struct bench_pass){"Vectorscan by line", run_matcher, matcher}, scan_bar);
}

static void run_language(const struct bench_run *run, enum bench_language language) {
  static const char *const names[BENCH_LANGUAGES][3] = {{"news, English", "corpus, English", "one long English text"},
                                                        {"news, Chinese", "corpus, Chinese", "one long Chinese text"}};
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct scanner scanner = {
      .arena = tw_arena_new(0),
      .options = {.lang = tw_slice_from(codes[language]), .ref_day = 18571, .tables = tw_scan_tables_new(arena)}};
  struct bench_matcher *matcher = bench_matcher_new(language);
  struct bench_samples made = {.name = names[language][0]}, read = {.name = names[language][1]}, one = {0};
  for (uint64_t i = 0; i < ARTICLES; i++) bench_samples_add_news(arena, &made, language, i, ARTICLE_BYTES);
  if (run->texts[language]) bench_samples_add_json(arena, &read, run->texts[language], "text");
  pair(run->report, &made, &scanner, matcher);
  pair(run->report, &read, &scanner, matcher);
  bench_samples_add_news(arena, &one, language, 1, SHORT_BYTES);
  bench_samples_add_news(arena, &one, language, 1, LONG_BYTES);
  bench_measure_peak(run->report, names[language][2], (struct bench_pass){"scan by pieces", run_pieces, &scanner}, one.items[0],
                     one.items[1], 0);
  bench_matcher_free(matcher);
  struct bench_samples some = {.name = names[language][0]};
  bench_samples_thin(arena, &some, &made, PEER_BYTES);
  bench_peer_measure(run, &some, (struct bench_pass){"scan", run_scan, &scanner}, peers, peer_counts[language], codes[language]);
  tw_arena_free(scanner.arena);
}

int bench_scan_run(const struct bench_run *run) {
  bench_report_heading(run->report, "scan: quantities, money and periods in plain text", "MB");
  for (int language = 0; language < BENCH_LANGUAGES; language++) run_language(run, (enum bench_language)language);
  return 0;
}
