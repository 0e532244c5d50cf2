/* The periods that a pack names: when they date a figure, and when something stated goes first. */
#include "tests/unit/extract/pack_check.h"

static const char harbour[] = "name: harbour\nversion: 1.0.0\n"
                              "units: {ship: {zh: [艘]}, money: {}}\nnouns: {ship: {unit: ship, en: [ship], zh: [货轮]}}\n"
                              "measures:\n"
                              "  ships.arrived: {units: [ship], triggers: [{flags: [intransitive], en: [berth], zh: [靠泊]}]}\n"
                              "  dues.lost: {units: [money], period: false, triggers: [{en: [lose], zh: [损失]}]}\n"
                              "periods:\n"
                              "  - {start: 2019-12-01, end: 2020-03-31, en: [the Great Frost], zh: [大封冻期间]}\n"
                              "  - {start: 2015-06-01, en: [since the lock was widened], zh: [船闸扩建以来]}\n";

struct row {
  const char *name, *lang, *text, *start, *end; /* "" for none */
};

static const struct row rows[] = {
    {"a named period", "en", "During the Great Frost, 40 ships berthed.", "2019-12-01", "2020-03-31"},
    {"behind the figure", "en", "40 ships berthed during the great frost.", "2019-12-01", "2020-03-31"},
    {"an open end", "en", "40 ships have berthed since the lock was widened.", "2015-06-01", ""},
    {"what the text states goes first", "en", "During the Great Frost 40 ships berthed in January 2020.", "2020-01-01",
     "2020-01-31"},
    {"the paragraph's lead", "en", "The Great Frost closed the port. Only 40 ships berthed.", "2019-12-01", "2020-03-31"},
    {"another paragraph's does not hold", "en", "The Great Frost is over.\n\n40 ships berthed.", "", ""},
    {"an unnamed one dates nothing", "en", "During the storm 40 ships berthed.", "", ""},
    {"a measure without period takes none", "en", "In the Great Frost it lost 4 million euros.", "", ""},
    {"in Chinese", "zh", "大封冻期间靠泊货轮40艘。", "2019-12-01", "2020-03-31"},
    {"in Chinese, since", "zh", "船闸扩建以来，靠泊货轮40艘。", "2015-06-01", ""},
    {"in traditional characters", "zh", "船閘擴建以來，靠泊貨輪40艘。", "2015-06-01", ""},
};

static void check_day(const char *name, tw_day day, const char *wanted) {
  char text[TW_DATE_TEXT_BYTES] = "";
  if (day != TW_DAY_NONE) tw_day_format(day, text);
  if (strcmp(text, wanted) != 0) fail_msg("%s: \"%s\", not \"%s\"", name, text, wanted);
}

static void check_row(const struct checked_packs *c, const struct row *row) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_article article = {.text = tw_slice_from(row->text), .lang = tw_slice_from(row->lang)};
  struct tw_extract_options options = {.jurisdiction = TW_SLICE("AT")};
  struct tw_extraction x;
  assert_int_equal(tw_extract_article(arena, c->rules, &article, &options, &x), TW_OK);
  if (x.observations.count != 1) fail_msg("%s: %zu records", row->name, x.observations.count);
  const struct tw_observation *o = &x.observations.items[0];
  check_day(row->name, o->period.start, row->start);
  check_day(row->name, o->period.end, row->end);
}

static void test_rows(void **state) {
  struct checked_packs c = {0};
  checked_load(&c, ".", folder_write(*state, "harbour.yaml", harbour));
  checked_compile(&c);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) check_row(&c, &rows[i]);
  checked_done(&c);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
  return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
