#include "base/decimal.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

static struct tw_decimal parse(const char *text) {
  struct tw_decimal value = {0};
  assert_true(tw_decimal_parse(tw_slice_from(text), &value));
  return value;
}

static void assert_text(struct tw_decimal value, const char *wanted) {
  char text[TW_DECIMAL_TEXT_BYTES];
  tw_decimal_format(value, text);
  assert_string_equal(text, wanted);
}

static void test_text_is_normalised(void **state) {
  (void)state;
  static const struct {
    const char *in, *out;
  } rows[] = {{"0", "0"},
              {"-0.0", "0"},
              {"007", "7"},
              {"1.50", "1.5"},
              {"19.654", "19.654"},
              {"100", "100"},
              {"-12.030", "-12.03"},
              {".5", "0.5"},
              {"0.00001", "0.00001"},
              {"+3", "3"},
              {"123456789012345678901234567890123456", "123456789012345678901234567890123456"}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) assert_text(parse(rows[i].in), rows[i].out);
}

static void test_what_is_no_number(void **state) {
  (void)state;
  static const char *const rows[] = {"", "-", ".", "1.2.3", "1e5", "1,000", "12a", "1234567890123456789012345678901234567"};
  struct tw_decimal value;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) assert_false(tw_decimal_parse(tw_slice_from(rows[i]), &value));
}

static void test_arithmetic_is_exact(void **state) {
  (void)state;
  struct tw_decimal value;
  assert_true(tw_decimal_shift(parse("19.654"), 9, &value));
  assert_text(value, "19654000000");
  assert_true(tw_decimal_add(parse("0.1"), parse("0.2"), &value));
  assert_text(value, "0.3");
  assert_true(tw_decimal_sub(parse("1"), parse("1.25"), &value));
  assert_text(value, "-0.25");
  assert_true(tw_decimal_mul(parse("1.5"), parse("20000"), &value));
  assert_text(value, "30000");
  assert_true(tw_decimal_shift(parse("1500"), -3, &value));
  assert_text(value, "1.5");
}

static void test_overflow_leaves_the_value_alone(void **state) {
  (void)state;
  struct tw_decimal value = parse("7");
  assert_false(tw_decimal_shift(parse("9"), 36, &value));
  assert_false(tw_decimal_mul(parse("100000000000000000000"), parse("100000000000000000000"), &value));
  assert_text(value, "7");
}

static void test_order(void **state) {
  (void)state;
  assert_true(tw_decimal_cmp(parse("1.50"), parse("1.5")) == 0);
  assert_true(tw_decimal_cmp(parse("-2"), parse("1")) < 0);
  assert_true(tw_decimal_cmp(parse("123456789012345678901234567890123456"), parse("0.000000000000000000000000000000000001")) > 0);
  assert_true(tw_decimal_cmp(parse("-123456789012345678901234567890123456"), parse("0.000000000000000000000000000000000001")) <
              0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_text_is_normalised), cmocka_unit_test(test_what_is_no_number),
                                     cmocka_unit_test(test_arithmetic_is_exact),
                                     cmocka_unit_test(test_overflow_leaves_the_value_alone), cmocka_unit_test(test_order)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
