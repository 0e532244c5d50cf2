/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */
#include "base/words.h"

static const char *const words[] = {"in total", "said", "共计"};

static void test_words(void **state) {
  (void)state;
  struct tw_words list = TW_WORDS(words);
  assert_true(tw_words_hold(list, TW_SLICE("Said")));
  assert_false(tw_words_hold(list, TW_SLICE("sai")));
  assert_false(tw_words_hold(list, TW_SLICE("")));
  assert_true(tw_words_begin(list, TW_SLICE("In total, ten")));
  assert_false(tw_words_begin(list, TW_SLICE("in tota")));
  assert_true(tw_words_end(list, TW_SLICE("he SAID")));
  assert_false(tw_words_end(list, TW_SLICE("aid")));
  assert_true(tw_words_stand_in_nocase(list, TW_SLICE("ten In Total.")));
  assert_false(tw_words_stand_in(list, TW_SLICE("ten In Total.")));
  assert_true(tw_words_stand_in(list, TW_SLICE("追回共计十人")));
  assert_false(tw_words_stand_in(list, TW_SLICE_NONE));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_words)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
