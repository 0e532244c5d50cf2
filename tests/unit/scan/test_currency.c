/* The currency tables: sorted as their look-ups need them, complete, and shared names decided by jurisdiction. */
#include "parse/scan/currency.h"
#include "parse/scan/currency_tables.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

static void check_sorted(const struct tw_currency_name *rows, size_t count) {
  for (size_t i = 1; i < count; i++)
    if (strcmp(rows[i - 1].name, rows[i].name) >= 0) fail_msg("\"%s\" stands before \"%s\"", rows[i - 1].name, rows[i].name);
}

static void test_tables_are_sorted(void **state) {
  (void)state;
  check_sorted(tw_currency_signs, tw_currency_signs_count);
  check_sorted(tw_currency_words_en, tw_currency_words_en_count);
  check_sorted(tw_currency_names_zh, tw_currency_names_zh_count);
  for (size_t i = 1; i < tw_currency_table_count; i++)
    assert_true(strcmp(tw_currency_table[i - 1].code, tw_currency_table[i].code) < 0);
  for (size_t i = 1; i < tw_currency_land_count; i++)
    assert_true(strcmp(tw_currency_lands[i - 1].jurisdiction, tw_currency_lands[i].jurisdiction) < 0);
}

static void test_lands_have_known_currencies(void **state) {
  (void)state;
  for (size_t i = 0; i < tw_currency_land_count; i++)
    if (!tw_currency_by_code(tw_slice_from(tw_currency_lands[i].code))) fail_msg("%s has no row", tw_currency_lands[i].code);
  assert_true(tw_slice_is(tw_currency_of_jurisdiction(TW_SLICE("TW")), "TWD"));
  assert_true(tw_slice_is(tw_currency_of_jurisdiction(TW_SLICE("FR")), "EUR"));
  assert_null(tw_currency_of_jurisdiction(TW_SLICE("ZZ")).ptr);
  assert_null(tw_currency_of_jurisdiction(TW_SLICE_NONE).ptr);
}

static void test_codes(void **state) {
  (void)state;
  assert_int_equal(tw_currency_by_code(TW_SLICE("JPY"))->minor_digits, 0);
  assert_int_equal(tw_currency_by_code(TW_SLICE("KWD"))->minor_digits, 3);
  assert_null(tw_currency_by_code(TW_SLICE("XXX")));
  assert_null(tw_currency_by_code(TW_SLICE("usd")));
}

static void test_replaced_currencies(void **state) {
  (void)state;
  tw_day before = tw_day_from((struct tw_date){2018, 12, 29}), after = tw_day_from((struct tw_date){2023, 1, 1});
  assert_true(tw_slice_is(tw_currency_on(TW_SLICE("SLE"), before), "SLL"));
  assert_true(tw_slice_is(tw_currency_on(TW_SLICE("SLE"), after), "SLE"));
  assert_true(tw_slice_is(tw_currency_on(TW_SLICE("SLE"), TW_DAY_NONE), "SLE"));
  assert_true(tw_slice_is(tw_currency_on(TW_SLICE("USD"), before), "USD"));
  assert_true(tw_slice_is(tw_currency_on(TW_SLICE("XCG"), before), "ANG"));
}

struct name_case {
  const char *text, *jurisdiction, *unit; /* unit NULL: no name there */
  size_t len;
  bool is_ambiguous;
  int shift;
};

typedef bool (*lookup)(struct tw_slice, struct tw_slice, struct tw_currency_match *);

static bool look_sign(struct tw_slice text, struct tw_slice jurisdiction, struct tw_currency_match *ret) {
  return tw_currency_match_sign(text, 0, jurisdiction, ret);
}

static bool look_zh(struct tw_slice text, struct tw_slice jurisdiction, struct tw_currency_match *ret) {
  return tw_currency_match_zh(text, 0, jurisdiction, ret);
}

static void check_names(const struct name_case *cases, size_t count, lookup look) {
  for (size_t i = 0; i < count; i++) {
    const struct name_case *c = &cases[i];
    struct tw_currency_match match = {0};
    bool is_found = look(tw_slice_from(c->text), tw_slice_from(c->jurisdiction), &match);
    if (is_found != (c->unit != NULL)) fail_msg("%s: found %d", c->text, is_found);
    if (!is_found) continue;
    if (!tw_slice_is(match.unit, c->unit)) fail_msg("%s: %.*s", c->text, TW_SLICE_ARG(match.unit));
    if (match.len != c->len || match.is_ambiguous != c->is_ambiguous || match.shift != c->shift)
      fail_msg("%s: len %zu ambiguous %d shift %d", c->text, match.len, match.is_ambiguous, match.shift);
  }
}

static void test_signs(void **state) {
  (void)state;
  static const struct name_case cases[] = {
      {"$5", NULL, "USD", 1, true, 0},    {"$5", "AU", "AUD", 1, false, 0},   {"$5", "FR", "USD", 1, true, 0},
      {"US$5", NULL, "USD", 3, false, 0}, {"HK$5", NULL, "HKD", 3, false, 0}, {"Rs 5", "PK", "PKR", 2, false, 0},
      {"Rs. 5", NULL, "INR", 3, true, 0}, {"Rsx", NULL, NULL, 0, false, 0},   {"USD 5", NULL, "USD", 3, false, 0},
      {"USDA", NULL, NULL, 0, false, 0},  {"usd", NULL, NULL, 0, false, 0},   {"Sh 5", NULL, "Sh", 2, true, 0},
      {"Sh5", "KE", "KES", 2, false, 0},  {"€5", NULL, "EUR", 3, false, 0},   {"¢", NULL, "USD", 2, false, -2},
  };
  check_names(cases, sizeof cases / sizeof cases[0], look_sign);
}

/* Signs that are other words as often are marked; those that are not others' are not. */
static void test_weak_signs(void **state) {
  (void)state;
  static const struct {
    const char *sign;
    bool is_weak;
  } rows[] = {{"Q5", true}, {"ID 5", true}, {"KM 5", true}, {"N5", false}, {"K5", false}, {"KES 5", false}, {"$5", false}};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    struct tw_currency_match match;
    assert_true(tw_currency_match_sign(tw_slice_from(rows[i].sign), 0, TW_SLICE_NONE, &match));
    if (match.is_weak != rows[i].is_weak) fail_msg("%s: %d", rows[i].sign, match.is_weak);
  }
}

static void test_english_words(void **state) {
  (void)state;
  static const struct name_case cases[] = {
      {"yuan", NULL, "CNY", 4, false, 0},         {"dollars", NULL, "USD", 7, true, 0}, {"dollars", "CA", "CAD", 7, false, 0},
      {"francs", NULL, "francs", 6, true, 0},     {"francs", "CH", "CHF", 6, false, 0}, {"cents", NULL, "USD", 5, false, -2},
      {"dollarisation", NULL, NULL, 0, false, 0}, {"", NULL, NULL, 0, false, 0},
  };
  check_names(cases, sizeof cases / sizeof cases[0], tw_currency_match_en);
}

static void test_chinese_names(void **state) {
  (void)state;
  static const struct name_case cases[] = {
      {"元人民币", NULL, "CNY", 12, false, 0}, {"元", NULL, "CNY", 3, true, 0},      {"元", "TW", "TWD", 3, false, 0},
      {"新臺幣", NULL, "TWD", 9, false, 0},    {"美元。", NULL, "USD", 6, false, 0}, {"林吉特", NULL, "MYR", 9, false, 0},
      {"卢比", "PK", "PKR", 6, false, 0},      {"角", NULL, "CNY", 3, true, -1},     {"人", NULL, NULL, 0, false, 0},
  };
  check_names(cases, sizeof cases / sizeof cases[0], look_zh);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_tables_are_sorted),
      cmocka_unit_test(test_lands_have_known_currencies),
      cmocka_unit_test(test_codes),
      cmocka_unit_test(test_replaced_currencies),
      cmocka_unit_test(test_signs),
      cmocka_unit_test(test_weak_signs),
      cmocka_unit_test(test_english_words),
      cmocka_unit_test(test_chinese_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
