/* Chinese numbers in digits and numerals, with what hedges them. */
#include "tests/unit/scan/cases/zh_numbers.h"
#include "zh_rows.h"

static void test_numbers(void **state) {
  (void)state;
  ZH_CHECK(zh_numbers, NULL, NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_numbers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
