/* docs/explain.md has a heading for each reason and none besides; and each found object of a text has one verdict. */
#include "tests/unit/extract/pack_check.h"

static char *read_file(const char *path) {
  FILE *file = fopen(path, "re");
  if (!file) return NULL;
  TW_BUF_AUTO text;
  tw_buf_init(&text, 0);
  for (int c; (c = fgetc(file)) != EOF;) tw_buf_append_char(&text, (char)c);
  fclose(file);
  return strndup(text.data ? text.data : "", text.len);
}

static void test_headings(void **state) {
  (void)state;
  char *text = read_file(TW_SOURCE_DIR "/docs/explain.md");
  assert_non_null(text);
  struct tw_slice rest = tw_slice_from(text), line;
  int reason = TW_REASON_NONE + 1;
  while (tw_slice_split(&rest, '\n', &line)) {
    if (!tw_slice_has_prefix(line, TW_SLICE("## "))) continue;
    struct tw_slice heading = tw_slice_sub(line, 3, line.len);
    if (reason == TW_REASON_COUNT) fail_msg("\"%.*s\" is no reason", TW_SLICE_ARG(heading));
    const char *name = tw_reason_name((enum tw_reason)reason++);
    if (!tw_slice_is(heading, name)) fail_msg("heading \"%.*s\" stands where \"%s\" belongs", TW_SLICE_ARG(heading), name);
  }
  if (reason != TW_REASON_COUNT) fail_msg("no heading for \"%s\"", tw_reason_name((enum tw_reason)reason));
  free(text);
}

/* ---- verdicts ---- */

static struct checked_packs packs;

static int load(void **state) {
  checked_load(&packs, TW_SOURCE_DIR "/config/packs", "asset-recovery");
  checked_compile(&packs);
  return folder_setup(state);
}

static int unload(void **state) {
  checked_done(&packs);
  return folder_teardown(state);
}

static void check_line(const char *name, const struct tw_extraction *x, size_t i) {
  const struct tw_verdict_line *line = &x->verdicts.items[i];
  if (line->found != i) fail_msg("%s: verdict %zu is about object %u", name, i, line->found);
  if (line->accepted && (line->reason != TW_REASON_NONE || !line->measure.len || !line->rule.len))
    fail_msg("%s: object %zu is accepted without a rule, or with a reason", name, i);
  if (!line->accepted && (line->reason <= TW_REASON_NONE || line->reason >= TW_REASON_COUNT))
    fail_msg("%s: object %zu is rejected without a reason", name, i);
}

static void check_text(const char *name, struct tw_slice text, struct tw_slice lang) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_article article = {.text = text, .published = TW_SLICE("2020-11-05"), .lang = lang};
  struct tw_extract_options options = {.want_found = true, .want_verdicts = true};
  struct tw_extraction x;
  uint32_t rejected[TW_REASON_COUNT] = {0};
  assert_int_equal(tw_extract_article(arena, packs.rules, &article, &options, &x), TW_OK);
  if (x.verdicts.count != x.found.count) fail_msg("%s: %zu objects, %zu verdicts", name, x.found.count, x.verdicts.count);
  for (size_t i = 0; i < x.verdicts.count; i++) {
    check_line(name, &x, i);
    rejected[x.verdicts.items[i].reason] += !x.verdicts.items[i].accepted;
  }
  assert_memory_equal(rejected, x.rejected, sizeof rejected);
}

struct row {
  const char *sentence;
  enum tw_reason reason; /* of the first object whose text is `number`; TW_REASON_NONE: accepted */
  const char *number;
};

/* The sentences of docs/explain.md, with a line that opens the gate behind them. */
static const struct row rows[] = {
    {"In 2016, 88 fugitives were brought back.", TW_REASON_YEAR, "2016"},
    {"In 2016, 88 fugitives were brought back.", TW_REASON_NONE, "88"},
    {"He is the 64th on the list to come home.", TW_REASON_ORDINAL, "64th"},
    {"The banker, aged 52, was arrested at the airport.", TW_REASON_AGE, "52"},
    {"She was jailed for 14 years after nine months on the run.", TW_REASON_DURATION, "14 years"},
    {"She was jailed for 14 years after nine months on the run.", TW_REASON_DURATION, "nine months"},
    {"Recoveries rose by 23 percent.", TW_REASON_PERCENTAGE, "23 percent"},
    {"Two more of the 100 most wanted fugitives have returned.", TW_REASON_LIST_SIZE, "100"},
    {"Prosecutors charged 36 people in cases exceeding $1 million.", TW_REASON_THRESHOLD, "$1 million"},
    {"Prosecutors charged 36 people in cases exceeding $1 million.", TW_REASON_NONE, "36"},
    {"Operation Fox Hunt 2014 began in July.", TW_REASON_NAME, "2014"},
    {"The commission promised zero tolerance.", TW_REASON_SLOGAN, "zero"},
    {"Officers seized 12 motorcycles.", TW_REASON_UNIT_UNKNOWN, "12"},
    {"The agency employs 300 people.", TW_REASON_NO_RULE, "300"},
    {"The 30 million euros were not recovered.", TW_REASON_NEGATED, "30 million euros"},
    {"The police plan to arrest 40 suspects.", TW_REASON_PLANNED, "40"},
    {"They recovered 800 million yuan ($112 million).", TW_REASON_REPEATED, "$112 million"},
};

static void check_row(const struct row *row) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_slice text = tw_arena_printf(arena, "%s\n\nFugitives, corruption and the proceeds of crime.", row->sentence);
  struct tw_article article = {.text = text, .published = TW_SLICE("2020-11-05"), .lang = TW_SLICE("en")};
  struct tw_extract_options options = {.want_found = true, .want_verdicts = true};
  struct tw_extraction x;
  assert_int_equal(tw_extract_article(arena, packs.rules, &article, &options, &x), TW_OK);
  for (size_t i = 0; i < x.found.count; i++) {
    struct tw_slice number = tw_slice_sub(text, x.found.items[i].start, x.found.items[i].end);
    if (!tw_slice_is(number, row->number)) continue;
    enum tw_reason reason = x.verdicts.items[i].reason;
    if (reason != row->reason) fail_msg("%s: %s is \"%s\"", row->sentence, row->number, tw_reason_name(reason));
    return;
  }
  fail_msg("%s: %s is not found", row->sentence, row->number);
}

static void test_sentences(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) check_row(&rows[i]);
}

static void test_boilerplate(void **state) {
  (void)state;
  static const char text[] = "The anti-graft office recovered 60 million yuan from fugitives.\n\nRelated articles\n\n"
                             "Police return 500 fugitives after corruption trial";
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_article article = {.text = TW_SLICE(text), .lang = TW_SLICE("en")};
  struct tw_extract_options options = {.want_found = true, .want_verdicts = true};
  struct tw_extraction x;
  assert_int_equal(tw_extract_article(arena, packs.rules, &article, &options, &x), TW_OK);
  assert_int_equal(x.verdicts.count, 2);
  assert_true(x.verdicts.items[0].accepted);
  assert_int_equal(x.verdicts.items[1].reason, TW_REASON_BOILERPLATE);
}

static void test_one_verdict_each(void **state) {
  (void)state;
  for (size_t i = 0; i < packs.packs[0]->cases.count; i++) {
    const struct tw_pack_case *test = &packs.packs[0]->cases.items[i];
    check_text("a case", test->text, test->lang);
  }
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    check_text(rows[i].sentence, tw_slice_from(rows[i].sentence), TW_SLICE("en"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_headings),
      cmocka_unit_test(test_sentences),
      cmocka_unit_test(test_boilerplate),
      cmocka_unit_test(test_one_verdict_each),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
