/* English dates and periods, on a reference date of 2020-11-05 (a Thursday). */
#include "tests/unit/scan/cases/en_dates.h"
#include "tests/unit/scan/en_case.h"

static void test_cases(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof en_dates / sizeof en_dates[0]; i++) en_check(&en_dates[i], EN_DATES_DAY);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
