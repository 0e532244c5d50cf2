/* docs/quantities.md says what the scanner does with the cases of this folder; `cmake --build DIR --target docs` writes it anew
 * (this program with --write FILE). */
#include "base/buf.h"
#include "parse/scan/scan.h"
#include "tests/unit/scan/cases/en_dates.h"
#include "tests/unit/scan/cases/en_kinds.h"
#include "tests/unit/scan/cases/en_money.h"
#include "tests/unit/scan/cases/en_news.h"
#include "tests/unit/scan/cases/en_numbers.h"
#include "tests/unit/scan/cases/zh_kinds.h"
#include "tests/unit/scan/cases/zh_money.h"
#include "tests/unit/scan/cases/zh_news.h"
#include "tests/unit/scan/cases/zh_numbers.h"
#include "tests/unit/scan/cases/zh_periods.h"
#include "tests/unit/scan/main_sum.h"
#include <stdio.h>
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

enum { FILE_MAX_BYTES = 4 << 20, EXAMPLES = 4, EXAMPLE_BYTES = 40 };

struct section {
  const char *title, *intro, *lang, *ref, *jurisdiction;
  const struct en_case *en;
  const struct zh_row *zh;
  size_t count;
};

#define EN(rows) .lang = "en", .en = rows, .count = sizeof(rows) / sizeof *(rows)
#define ZH(rows) .lang = "zh", .zh = rows, .count = sizeof(rows) / sizeof *(rows)

static const struct section sections[] = {
    {"English numbers", "Grouped digits, decimals, magnitude words and letters, number words, fractions, ranges, hedges.",
     EN(en_numbers)},
    {"English money", "Signs, codes and words, before and behind the amount, shared by a list, compound, conversions.",
     EN(en_money)},
    {"English dates and periods", "On a reference date of " EN_DATES_DAY ", a Thursday.", EN(en_dates), .ref = EN_DATES_DAY},
    {"English numbers that are no quantities", "Each kind is named as what it is.", EN(en_kinds)},
    {"English sentences of the news", "On a reference date of " EN_DATES_DAY ".", EN(en_news), .ref = EN_DATES_DAY},
    {"Chinese numbers", "Digits with 万 and 亿, numerals in every script, hedges before and behind, ranges.", ZH(zh_numbers)},
    {"Chinese money", "Currencies by name, sign and code, compound amounts, conversions in brackets.", ZH(zh_money)},
    {"Chinese money of a publisher in Taiwan", "A bare 元 or $ is the publisher's own.", ZH(zh_money_taiwan),
     .jurisdiction = "TW"},
    {"Chinese dates and periods", "On a reference date of " ZH_PERIODS_DAY ", a Friday.", ZH(zh_periods), .ref = ZH_PERIODS_DAY},
    {"Chinese periods without a reference date", "What is relative stays unresolved.", ZH(zh_periods_alone)},
    {"Chinese periods in January", "On a reference date of " ZH_IN_JANUARY_DAY ": December is the one just past.",
     ZH(zh_periods_january), .ref = ZH_IN_JANUARY_DAY},
    {"Chinese numbers that are no quantities", "On a reference date of " ZH_PERIODS_DAY ".", ZH(zh_kinds), .ref = ZH_PERIODS_DAY},
    {"Chinese sentences of the news", "On a reference date of " ZH_PERIODS_DAY ".", ZH(zh_news), .ref = ZH_PERIODS_DAY},
};

static const char *const meanings[TW_KIND_COUNT] = {
    [TW_KIND_QUANTITY] = "a count or measured amount: cardinals, decimals, number words, ranges",
    [TW_KIND_MONEY] = "an amount with its currency, in full",
    [TW_KIND_PERIOD] = "more than one day, or an open end; first and last day, both inclusive",
    [TW_KIND_DATE] = "one day",
    [TW_KIND_ORDINAL] = "a place in an order",
    [TW_KIND_PERCENT] = "a share, in hundredths",
    [TW_KIND_AGE] = "how old somebody is",
    [TW_KIND_DURATION] = "how long something lasts, without a place in the calendar",
    [TW_KIND_TIME] = "a time of day",
    [TW_KIND_IDENTIFIER] = "the number of an article, a case, a flight, a house; an address on the web",
    [TW_KIND_PHONE] = "a telephone number",
    [TW_KIND_VERSION] = "a version, an address of a network",
    [TW_KIND_SCORE] = "the score of a match, a ratio",
    [TW_KIND_MARKER] = "a mark of a list, a table or a note",
    [TW_KIND_NAME] = "a number inside a name",
};

static struct tw_slice text_of(const struct section *section, size_t i) {
  return tw_slice_from(section->en ? section->en[i].text : section->zh[i].text);
}

static void scan_row(struct tw_arena *arena, const struct section *section, size_t i, struct tw_found_list *ret_list) {
  const char *own = section->en ? section->en[i].jurisdiction : NULL;
  struct tw_scan_options options = {.lang = tw_slice_from(section->lang),
                                    .ref_day = TW_DAY_NONE,
                                    .jurisdiction = tw_slice_from(own ? own : section->jurisdiction)};
  *ret_list = (struct tw_found_list){0};
  if (section->ref) tw_day_parse(tw_slice_from(section->ref), &options.ref_day);
  tw_scan_text(arena, text_of(section, i), &options, ret_list);
}

/* In a cell of a table, as code: a vertical bar ends the cell even there. */
static void put_code(struct tw_buf *out, struct tw_slice text) {
  tw_buf_append_char(out, '`');
  for (size_t i = 0; i < text.len; i++) {
    if (text.ptr[i] == '|') tw_buf_append_char(out, '\\');
    tw_buf_append_char(out, text.ptr[i] == '\n' ? ' ' : text.ptr[i]);
  }
  tw_buf_append_char(out, '`');
}

static void put_number(struct tw_buf *out, const char *before, struct tw_decimal value) {
  char digits[TW_DECIMAL_TEXT_BYTES];
  tw_decimal_format(value, digits);
  tw_buf_printf(out, "%s%s", before, digits);
}

static void put_day(struct tw_buf *out, const char *before, tw_day day) {
  char text[TW_DATE_TEXT_BYTES] = "open";
  if (day != TW_DAY_NONE) tw_day_format(day, text);
  tw_buf_printf(out, "%s%s", before, text);
}

static void put_period(struct tw_buf *out, const struct tw_found *found) {
  if (tw_period_is_none(found->period)) {
    tw_buf_append_cstr(out, ", not resolved");
    return;
  }
  put_day(out, ", ", found->period.start);
  if (found->kind == TW_KIND_PERIOD) put_day(out, " to ", found->period.end);
}

static void put_found(struct tw_buf *out, const struct tw_found_list *list, struct tw_slice text, const struct tw_found *found) {
  tw_buf_printf(out, "%s ", tw_kind_name(found->kind));
  put_code(out, tw_slice_sub(text, found->start, found->end));
  if (found->flags & TW_FOUND_HAS_VALUE) put_number(out, " = ", found->value);
  if (found->flags & TW_FOUND_HAS_MAX) put_number(out, " to ", found->value_max);
  if (found->unit.len) tw_buf_printf(out, " %.*s", TW_SLICE_ARG(found->unit));
  if (found->qualifier != TW_EXACT) tw_buf_printf(out, ", %s", tw_qualifier_name(found->qualifier));
  if (found->kind == TW_KIND_PERIOD || found->kind == TW_KIND_DATE) put_period(out, found);
  if (!(found->flags & TW_FOUND_CONVERSION)) return;
  tw_buf_append_cstr(out, ", conversion of ");
  put_code(out, main_sum(list, text, found));
}

static void put_section(struct tw_buf *out, const struct section *section) {
  tw_buf_printf(out, "\n## %s\n\n%s\n\n| text | found |\n|---|---|\n", section->title, section->intro);
  for (size_t i = 0; i < section->count; i++) {
    TW_ARENA_AUTO arena = tw_arena_new(0);
    struct tw_found_list list;
    struct tw_slice text = text_of(section, i);
    const char *publisher = section->en ? section->en[i].jurisdiction : NULL;
    if (!text.len) continue;
    scan_row(arena, section, i, &list);
    tw_buf_append_cstr(out, "| ");
    put_code(out, text);
    if (publisher) tw_buf_printf(out, " (publisher in %s)", publisher);
    tw_buf_append_cstr(out, " | ");
    if (!list.count) tw_buf_append_cstr(out, "nothing");
    for (size_t j = 0; j < list.count; j++) {
      if (j) tw_buf_append_cstr(out, "<br>");
      put_found(out, &list, text, &list.items[j]);
    }
    tw_buf_append_cstr(out, " |\n");
  }
}

/* The first few of a kind in a language, each from a row of its own, so that they differ in form. */
static void put_examples(struct tw_buf *out, enum tw_kind kind, const char *lang) {
  size_t count = 0;
  for (size_t s = 0; s < sizeof sections / sizeof *sections; s++)
    for (size_t i = 0; strcmp(sections[s].lang, lang) == 0 && i < sections[s].count && count < EXAMPLES; i++) {
      TW_ARENA_AUTO arena = tw_arena_new(0);
      struct tw_found_list list;
      size_t at = 0;
      scan_row(arena, &sections[s], i, &list);
      while (at < list.count && list.items[at].kind != kind) at++;
      if (at == list.count || list.items[at].end - list.items[at].start > EXAMPLE_BYTES) continue;
      if (count++) tw_buf_append_cstr(out, ", ");
      put_code(out, tw_slice_sub(text_of(&sections[s], i), list.items[at].start, list.items[at].end));
    }
}

static void put_kinds(struct tw_buf *out) {
  tw_buf_append_cstr(out, "\n## Kinds\n\n| kind | meaning | English | Chinese |\n|---|---|---|---|\n");
  for (int kind = 0; kind < TW_KIND_COUNT; kind++) {
    tw_buf_printf(out, "| %s | %s | ", tw_kind_name((enum tw_kind)kind), meanings[kind]);
    put_examples(out, (enum tw_kind)kind, "en");
    tw_buf_append_cstr(out, " | ");
    put_examples(out, (enum tw_kind)kind, "zh");
    tw_buf_append_cstr(out, " |\n");
  }
}

static void put_document(struct tw_buf *out) {
  tw_buf_append_cstr(
      out,
      "# What the scanner recognises\n\n"
      "<!-- Written by `cmake --build DIR --target docs` from tests/unit/scan/cases/; a test compares. -->\n\n"
      "`tallywire scan` finds these things in plain English and Chinese text. Every row below is a case of the unit tests, "
      "and what stands behind it is what the scanner says. The marked text is what `start` and `end` cut out: number, "
      "magnitude and unit; a hedge before or behind it gives the qualifier. Values are exact decimals; `open` is an end of "
      "a period that the text leaves open. A conversion is a sum told again in another currency, or spelt out: its record has "
      "`conversion_of`, the offset at which the sum starts that it belongs to.\n");
  put_kinds(out);
  for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) put_section(out, &sections[i]);
}

static void read_file(const char *path, struct tw_buf *out) {
  FILE *file = fopen(path, "re");
  assert_non_null(file);
  char *room = tw_buf_reserve(out, FILE_MAX_BYTES);
  assert_non_null(room);
  out->len = fread(room, 1, FILE_MAX_BYTES, file);
  fclose(file);
}

static void test_document_is_current(void **state) {
  (void)state;
  TW_BUF_AUTO committed;
  TW_BUF_AUTO written;
  tw_buf_init(&committed, 0);
  tw_buf_init(&written, 0);
  read_file(TW_SOURCE_DIR "/docs/quantities.md", &committed);
  put_document(&written);
  if (!tw_slice_eq(tw_buf_slice(&committed), tw_buf_slice(&written)))
    fail_msg("docs/quantities.md is not what the cases give: cmake --build DIR --target docs");
}

/* No kind without a meaning and an example in each language. */
static void test_kinds_have_examples(void **state) {
  (void)state;
  for (int kind = 0; kind < TW_KIND_COUNT; kind++) {
    TW_BUF_AUTO examples;
    tw_buf_init(&examples, 0);
    assert_non_null(meanings[kind]);
    put_examples(&examples, (enum tw_kind)kind, "en");
    assert_true(examples.len > 0);
    tw_buf_done(&examples);
    put_examples(&examples, (enum tw_kind)kind, "zh");
    assert_true(examples.len > 0);
  }
}

static int write_document(const char *path) {
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  put_document(&out);
  FILE *file = fopen(path, "we");
  bool good = file && fwrite(out.data, 1, out.len, file) == out.len;
  if (file) good = fclose(file) == 0 && good;
  if (!good) perror(path);
  return good ? 0 : 1;
}

int main(int argc, char **argv) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_document_is_current), cmocka_unit_test(test_kinds_have_examples)};
  if (argc == 3 && strcmp(argv[1], "--write") == 0) return write_document(argv[2]);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
