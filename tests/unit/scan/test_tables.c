/* Tables made once serve scans of every language, and change nothing that is found. */
#include "tests/unit/scan/cases/en_numbers.h"
#include "tests/unit/scan/cases/zh_numbers.h"
#include "tests/unit/scan/zh_rows.h"

/* Scan with and without the tables; what is found must be the same. */
static void check(const struct tw_scan_tables *tables, const char *text, const char *lang) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_scan_options options = {.lang = tw_slice_from(lang), .ref_day = TW_DAY_NONE};
  struct tw_found_list alone, shared;
  assert_int_equal(tw_scan_text(arena, tw_slice_from(text), &options, &alone), 0);
  options.tables = tables;
  assert_int_equal(tw_scan_text(arena, tw_slice_from(text), &options, &shared), 0);
  assert_int_equal(alone.count, shared.count);
  for (size_t i = 0; i < alone.count; i++) {
    const struct tw_found *a = &alone.items[i], *b = &shared.items[i];
    bool is_same = a->kind == b->kind && a->start == b->start && a->end == b->end && a->qualifier == b->qualifier &&
                   a->flags == b->flags && tw_decimal_cmp(a->value, b->value) == 0;
    if (!is_same) fail_msg("%s", text);
  }
}

static void test_same_with_tables(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  const struct tw_scan_tables *tables = tw_scan_tables_new(arena);
  assert_non_null(tables);
  for (size_t i = 0; i < sizeof en_numbers / sizeof *en_numbers; i++) check(tables, en_numbers[i].text, "en");
  for (size_t i = 0; i < sizeof zh_numbers / sizeof *zh_numbers; i++) check(tables, zh_numbers[i].text, "zh");
}

static void test_out_of_memory(void **state) {
  (void)state;
  for (size_t max = 0; max < 80000; max += 9999) {
    TW_ARENA_AUTO arena = tw_arena_new(max + 1);
    assert_null(tw_scan_tables_new(arena));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_with_tables), cmocka_unit_test(test_out_of_memory)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
