/* English money: signs, codes and words, before and behind, shared and compound. */
#include "tests/unit/scan/cases/en_money.h"
#include "tests/unit/scan/en_case.h"

static void test_cases(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof en_money / sizeof en_money[0]; i++) en_check(&en_money[i], NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
