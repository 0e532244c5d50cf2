/* Chinese amounts of money. */
#include "tests/unit/scan/cases/zh_money.h"
#include "zh_rows.h"

static void test_amounts(void **state) {
  (void)state;
  ZH_CHECK(zh_money, NULL, NULL);
}

/* A bare 元 or $ is the publisher's own. */
static void test_publisher_decides(void **state) {
  (void)state;
  ZH_CHECK(zh_money_taiwan, NULL, "TW");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_amounts),
      cmocka_unit_test(test_publisher_decides),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
