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
  assert_false(tw_words_hold(list, TW_SLICE("said so")));
  assert_true(tw_words_begin(list, TW_SLICE("In total, ten")));
  assert_false(tw_words_begin(list, TW_SLICE("in tota")));
  assert_true(tw_words_end(list, TW_SLICE("he SAID")));
  assert_false(tw_words_end(list, TW_SLICE("aid")));
  assert_false(tw_words_end(list, TW_SLICE("")));
  assert_true(tw_words_stand_in_nocase(list, TW_SLICE("ten In Total.")));
  assert_false(tw_words_stand_in(list, TW_SLICE("ten In Total.")));
  assert_true(tw_words_stand_in(list, TW_SLICE("追回共计十人")));
  assert_false(tw_words_stand_in(list, TW_SLICE_NONE));
}

/* Words of one byte and of two, and texts that end inside one. */
static void test_short_words(void **state) {
  static const char *const shorts[] = {"a", "an"};
  struct tw_words list = TW_WORDS(shorts);
  (void)state;
  assert_true(tw_words_hold(list, TW_SLICE("A")));
  assert_true(tw_words_hold(list, TW_SLICE("an")));
  assert_false(tw_words_hold(list, TW_SLICE("and")));
  assert_false(tw_words_hold(list, TW_SLICE("a\0")));
  assert_int_equal(tw_words_begin_length(list, TW_SLICE("ant")), 1);
  assert_int_equal(tw_words_begin_length(list, TW_SLICE_NONE), 0);
  assert_true(tw_words_end(list, TW_SLICE("n a")));
}

static void test_sorted(void **state) {
  static const char *const sorted[] = {"bank", "banks", "board", "zone"};
  static const struct {
    const char *text;
    bool is_held;
  } rows[] = {{"bank", true},    {"BANKS", true}, {"Board", true}, {"zone", true},   {"ban", false},
              {"bankse", false}, {"", false},     {"a", false},    {"zones", false}, {"zo\xC3\xA9", false}};
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (tw_words_hold_sorted(TW_WORDS(sorted), tw_slice_from(rows[i].text)) != rows[i].is_held) fail_msg("\"%s\"", rows[i].text);
  assert_false(tw_words_hold_sorted(TW_WORDS(sorted), TW_SLICE("bank\0")));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_words), cmocka_unit_test(test_short_words),
                                     cmocka_unit_test(test_sorted)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
