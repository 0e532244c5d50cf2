/* Chinese dates and periods, absolute and on a reference day. */
#include "tests/unit/scan/cases/zh_periods.h"
#include "zh_rows.h"

static void test_periods(void **state) {
  (void)state;
  ZH_CHECK(zh_periods, ZH_PERIODS_DAY, NULL);
}

/* What is relative stays unresolved. */
static void test_without_reference(void **state) {
  (void)state;
  ZH_CHECK(zh_periods_alone, NULL, NULL);
}

/* In January, December is the one just past. */
static void test_in_january(void **state) {
  (void)state;
  ZH_CHECK(zh_periods_january, ZH_IN_JANUARY_DAY, NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_periods),
      cmocka_unit_test(test_without_reference),
      cmocka_unit_test(test_in_january),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
