/* Whole Chinese sentences of the news. */
#include "tests/unit/scan/cases/zh_news.h"
#include "zh_rows.h"

static void test_cases(void **state) {
  (void)state;
  ZH_CHECK(zh_news, ZH_PERIODS_DAY, NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
