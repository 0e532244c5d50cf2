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

/* Each record is of an accepted object, and each accepted object gave one (a second verb may give it another). */
static void check_records(const char *name, const struct tw_extraction *x) {
  size_t at = 0, accepted = 0;
  for (size_t i = 0; i < x->verdicts.count; i++) accepted += x->verdicts.items[i].accepted;
  for (size_t i = 0; i < x->observations.count; i++) {
    const struct tw_observation *o = &x->observations.items[i];
    for (at = 0; at < x->found.count && !(x->found.items[at].start == o->start && x->found.items[at].end == o->end);) at++;
    if (at == x->found.count || !x->verdicts.items[at].accepted) fail_msg("%s: record %zu is of no accepted object", name, i);
  }
  if (accepted > x->observations.count) fail_msg("%s: %zu accepted, %zu records", name, accepted, x->observations.count);
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
  check_records(name, &x);
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

/* ---- what pages put around an article, and inside it ---- */

/* Figures of 9 stand in other stories' headlines, all others in the article. */
static const struct {
  const char *name, *text, *lang;
} noisy[] = {
    {"a list of headlines ends the text",
     "The anti-graft office recovered 60 million yuan from fugitives.\n\nRelated articles\n\n"
     "Police return 9 fugitives after corruption trial",
     "en"},
    {"a headline behind the words that lead to it",
     "The agency recovered $4 million in stolen assets.\n\n"
     "READ ALSO: Anti-graft agency arrests 9 suspected internet fraudsters in the north of the country\n\n"
     "It returned 14 fugitives to face corruption charges.",
     "en"},
    {"a short one",
     "The agency recovered $4 million in stolen assets.\n\nAlso Read | Bureau brings back 9 fugitives\n\n"
     "The agency arrested 3 suspects over the fraud.",
     "en"},
    {"in brackets",
     "The agency recovered $4 million in stolen assets.\n\n(READ: 9 fugitives deported from the islands)\n\n"
     "The agency arrested 3 suspects over the fraud.",
     "en"},
    {"in the line below",
     "The agency recovered $4 million in stolen assets.\n\nSee also:\n9 fugitives deported in fraud case\n\n"
     "The agency arrested 3 suspects over the fraud.",
     "en"},
    {"a list in the middle",
     "The agency recovered $4 million in stolen assets.\n\nMore on this\nUnit freezes funds of 9 fugitives\n"
     "9 fugitives held\n\nThe agency arrested 3 suspects over the fraud.\n\nIt returned 14 fugitives.",
     "en"},
    {"a verb that begins so",
     "The agency recovered $4 million in stolen assets.\n\n"
     "More fugitives, 14 in all, were extradited over the fraud.",
     "en"},
    {"a Chinese list in the middle",
     "刑事局與菲律賓警方合作，將通緝犯3人遣返回台。\n\n延伸閱讀：詐團洗錢案 警方拘提9人\n警方逮捕詐騙嫌犯9人\n\n"
     "檢方已起訴詐騙嫌犯12人。警方另外逮捕14名嫌犯。",
     "zh"},
};

static void check_noisy(const char *name, const struct tw_article *article) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_extract_options options = {.want_found = true, .want_verdicts = true};
  struct tw_extraction x;
  assert_int_equal(tw_extract_article(arena, packs.rules, article, &options, &x), TW_OK);
  assert_true(x.found.count > 0);
  for (size_t i = 0; i < x.found.count; i++) {
    struct tw_slice number = tw_slice_sub(article->text, x.found.items[i].start, x.found.items[i].end);
    bool is_noise = number.ptr[0] == '9', is_called_so = x.verdicts.items[i].reason == TW_REASON_BOILERPLATE;
    if (is_noise != is_called_so || is_noise == x.verdicts.items[i].accepted)
      fail_msg("%s: %.*s is \"%s\"", name, (int)number.len, number.ptr, tw_reason_name(x.verdicts.items[i].reason));
  }
}

static void test_boilerplate(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof noisy / sizeof *noisy; i++)
    check_noisy(noisy[i].name, &(struct tw_article){.text = tw_slice_from(noisy[i].text), .lang = tw_slice_from(noisy[i].lang)});
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

/* ---- any text ---- */

/* What pages, tables and broken feeds leave in a text; numbers of every kind stand among it. */
static const char *const pieces[] = {"fugitives",
                                     "were brought back",
                                     "corruption",
                                     "the proceeds of crime",
                                     "recovered",
                                     "$",
                                     "\u20ac",
                                     "yuan",
                                     "million",
                                     "billion",
                                     " of whom ",
                                     "including",
                                     "officials",
                                     "cases",
                                     "from 87 countries",
                                     "In ",
                                     "since ",
                                     "last year",
                                     "between ",
                                     " and ",
                                     ", ",
                                     ". ",
                                     "\n",
                                     "\n\n",
                                     "\t",
                                     " | ",
                                     "- ",
                                     "(",
                                     ")",
                                     "\"",
                                     "\u201c",
                                     "&nbsp;",
                                     "<td>",
                                     "</td>",
                                     "&#8211;",
                                     "%",
                                     " percent",
                                     "No. ",
                                     "aged ",
                                     "the 14th ",
                                     "3-2",
                                     "+86 10 1234 5678",
                                     "2014",
                                     "1,335",
                                     "19.65",
                                     "7",
                                     "0",
                                     "1/2",
                                     "12:30",
                                     "5 May 2019",
                                     "v1.2.3",
                                     "Q3 2020",
                                     "\u8ffd\u56de",
                                     "\u5916\u9003\u4eba\u5458",
                                     "\u5176\u4e2d",
                                     "\u4ebf\u5143",
                                     "\u4e07",
                                     "\u540d",
                                     "2020\u5e741\u81f311\u6708",
                                     "\u7b2c64\u540d",
                                     "\u4e94\u5341\u4f59",
                                     "\u3001",
                                     "\uff0c",
                                     "\u3002",
                                     "\u300a",
                                     "\u300b",
                                     "1MDB",
                                     "Fox Hunt 2014",
                                     "zero tolerance",
                                     "Related articles",
                                     "\xff",
                                     "\xe8\xbf",
                                     "\xf0\x9f\x98\x80",
                                     "\u0418\u0432\u0430\u043d",
                                     "\u306e",
                                     "respectively",
                                     "negotiated",
                                     "will be ",
                                     "not "};

/* The same texts at every run: a linear congruence (Knuth's MMIX constants). */
static uint64_t next_random(uint64_t *state) {
  *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return *state >> 33;
}

static void test_any_text(void **state) {
  enum { TEXTS = 1500, MOST_PIECES = 60 };
  static const char *const langs[] = {"", "en", "zh", "fr"};
  (void)state;
  uint64_t seed = 2026;
  for (int n = 0; n < TEXTS; n++) {
    char name[32];
    TW_BUF_AUTO text;
    tw_buf_init(&text, 0);
    for (uint64_t left = next_random(&seed) % MOST_PIECES; left > 0; left--) {
      tw_buf_append_cstr(&text, pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)]);
      if (next_random(&seed) % 3) tw_buf_append_char(&text, ' ');
    }
    snprintf(name, sizeof name, "generated text %d", n);
    check_text(name, tw_buf_slice(&text), tw_slice_from(langs[next_random(&seed) % 4]));
  }
}

/* A table of a thousand lines, a text of nothing but digits, one line of many numbers. */
static void test_long_texts(void **state) {
  static const char *const lines[] = {"| 12 | 1,335 fugitives | 5 million yuan |\n", "7 8 9\n", "\u8ffd\u56de12\u4eba\u3001"};
  enum { LINES = 1000 };
  (void)state;
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    TW_BUF_AUTO text;
    tw_buf_init(&text, 0);
    for (int n = 0; n < LINES; n++) tw_buf_append_cstr(&text, lines[i]);
    check_text(lines[i], tw_buf_slice(&text), TW_SLICE_NONE);
  }
}

static void test_no_language(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_article article = {.text = TW_SLICE("12 000\n7")};
  struct tw_extract_options options = {.want_found = true, .want_verdicts = true};
  struct tw_extraction x;
  assert_int_equal(tw_extract_article(arena, packs.rules, &article, &options, &x), TW_OK);
  assert_true(x.verdicts.count == x.found.count && x.verdicts.count > 0);
  assert_int_equal(x.verdicts.items[0].reason, TW_REASON_NO_RULE);
  assert_true(tw_slice_is(x.verdicts.items[0].steps[0], "the text is in no language that a pack reads"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_headings),         cmocka_unit_test(test_sentences), cmocka_unit_test(test_boilerplate),
      cmocka_unit_test(test_one_verdict_each), cmocka_unit_test(test_any_text),  cmocka_unit_test(test_long_texts),
      cmocka_unit_test(test_no_language),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
