/* Chinese figures that are no quantities, and numbers inside names. */
#include "tests/unit/scan/cases/zh_kinds.h"
#include "zh_rows.h"

static void test_kinds(void **state) {
  (void)state;
  ZH_CHECK(zh_kinds, ZH_PERIODS_DAY, NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_kinds),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
