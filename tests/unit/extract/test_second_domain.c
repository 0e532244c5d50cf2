/* A second domain needs no C: the shipped disaster pack and the worked example of docs/rule-packs.md load beside
 * asset-recovery, all pass their cases, alone and together, and neither gives a record on the other's texts. */
#include "tests/unit/extract/pack_check.h"

#define SHIPPED TW_SOURCE_DIR "/config/packs"

struct row {
  const char *dir, *name;
  size_t least_cases; /* of each language */
};

static const struct row rows[] = {
    {SHIPPED, "disaster", 25},
    {TW_SOURCE_DIR "/tests/data/packs", "flood", 1},
};

enum { SECOND, ASSETS };

static void run_cases(const struct checked_packs *c, const struct tw_pack *pack, struct tw_buf *report) {
  size_t failed = 99;
  assert_int_equal(tw_pack_cases_run(pack, c->rules, TW_PACK_CASES_TEXT, report, &failed), TW_OK);
  if (failed) fail_msg("%s", report->data);
}

/* Every record of the text is by a rule of `own`; none when it is NULL. */
static void expect_only(const struct checked_packs *c, const struct tw_pack *own, const struct tw_pack_case *test) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_BUF_AUTO prefix;
  tw_buf_init(&prefix, 0);
  if (own) tw_buf_printf(&prefix, "%.*s/", TW_SLICE_ARG(own->name));
  struct tw_article article = {.lang = test->lang, .published = test->published, .title = test->title, .text = test->text};
  struct tw_extract_options options = {.lang = test->lang, .jurisdiction = test->jurisdiction};
  struct tw_extraction found;
  assert_int_equal(tw_extract_article(arena, c->rules, &article, &options, &found), TW_OK);
  for (size_t i = 0; i < found.observations.count + found.events.count; i++) {
    bool is_metric = i < found.observations.count;
    struct tw_slice rule = is_metric ? found.observations.items[i].rule : found.events.items[i - found.observations.count].rule;
    if (!own || !tw_slice_has_prefix(rule, tw_buf_slice(&prefix)))
      fail_msg("%.*s speaks up on \"%.*s\"", TW_SLICE_ARG(rule), TW_SLICE_ARG(test->name));
  }
}

static void check_together(const struct row *row) {
  struct checked_packs both = {0};
  TW_BUF_AUTO report;
  tw_buf_init(&report, 0);
  checked_load(&both, row->dir, row->name);
  checked_load(&both, SHIPPED, "asset-recovery");
  checked_compile(&both);
  for (size_t p = 0; p < both.count; p++) {
    run_cases(&both, both.packs[p], &report);
    for (size_t i = 0; i < both.packs[p]->cases.count; i++) expect_only(&both, both.packs[p], &both.packs[p]->cases.items[i]);
  }
  checked_done(&both);
}

/* One pack alone on the cases of the other. */
static void check_alone(const struct row *row, size_t reader) {
  struct checked_packs loaded = {0}, alone = {0};
  TW_BUF_AUTO report;
  tw_buf_init(&report, 0);
  checked_load(&loaded, row->dir, row->name);
  checked_load(&loaded, SHIPPED, "asset-recovery");
  alone.packs[alone.count++] = loaded.packs[reader];
  checked_compile(&alone);
  run_cases(&alone, alone.packs[0], &report);
  const struct tw_pack *other = loaded.packs[1 - reader];
  for (size_t i = 0; i < other->cases.count; i++) expect_only(&alone, NULL, &other->cases.items[i]);
  checked_done(&alone);
  checked_done(&loaded);
}

static void test_together(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) check_together(&rows[i]);
}

static void test_alone(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    check_alone(&rows[i], SECOND);
    check_alone(&rows[i], ASSETS);
  }
}

static void test_enough_cases(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct checked_packs c = {0};
    size_t count[TW_PACK_LANGUAGES] = {0};
    const struct tw_pack *pack = checked_load(&c, rows[i].dir, rows[i].name);
    for (size_t k = 0; k < pack->cases.count; k++) count[tw_pack_language_of(pack->cases.items[k].lang)]++;
    for (int lang = 0; lang < TW_PACK_LANGUAGES; lang++)
      if (count[lang] < rows[i].least_cases) fail_msg("%s has %zu cases of one language", rows[i].name, count[lang]);
    checked_done(&c);
  }
}

/* No rule of a shipped pack without a case. */
static void test_coverage(void **state) {
  (void)state;
  static const char *const names[] = {"asset-recovery", "disaster"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    struct checked_packs c = {0};
    TW_BUF_AUTO report;
    tw_buf_init(&report, 0);
    checked_load(&c, SHIPPED, names[i]);
    checked_compile(&c);
    run_cases(&c, c.packs[0], &report);
    if (strstr(report.data, "no case covers")) fail_msg("%s", report.data);
    checked_done(&c);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_together),
      cmocka_unit_test(test_alone),
      cmocka_unit_test(test_enough_cases),
      cmocka_unit_test(test_coverage),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
