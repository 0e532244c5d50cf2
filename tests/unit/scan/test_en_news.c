/* Whole English sentences of the news. */
#include "tests/unit/scan/cases/en_news.h"
#include "tests/unit/scan/en_case.h"

static void test_cases(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof en_news / sizeof en_news[0]; i++) en_check(&en_news[i], EN_DATES_DAY);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
