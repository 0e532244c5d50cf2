/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */
#include "parse/extract/function_words.h"
#include "parse/extract/functions.h"

static void check_sorted(const struct tw_function_word *words, size_t count) {
  for (size_t i = 1; i < count; i++)
    if (strcmp(words[i - 1].word, words[i].word) >= 0) fail_msg("\"%s\" is out of order", words[i].word);
}

static void test_tables_are_sorted(void **state) {
  (void)state;
  check_sorted(tw_function_words_en, tw_function_words_en_count);
  check_sorted(tw_function_words_zh, tw_function_words_zh_count);
  check_sorted(tw_function_marks, tw_function_marks_count);
}

static void test_functions(void **state) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  const struct tw_functions *functions = tw_functions_new(arena);
  size_t length = 0;
  (void)state;
  assert_int_equal(tw_functions_en(functions, TW_SLICE("The")), TW_F_DET);
  assert_int_equal(tw_functions_en(functions, TW_SLICE("a")), TW_F_DET);
  assert_int_equal(tw_functions_en(functions, TW_SLICE("haven't")), TW_F_NEG);
  assert_int_equal(tw_functions_en(functions, TW_SLICE("fugitive")), TW_F_NONE);
  assert_int_equal(tw_functions_en(functions, TW_SLICE("")), TW_F_NONE);
  assert_int_equal(tw_functions_en(functions, TW_SLICE("comprising")), TW_F_INCL);
  assert_int_equal(tw_functions_zh(functions, TW_SLICE("人"), &length), TW_F_NONE);
  assert_int_equal(tw_functions_zh(functions, TW_SLICE("人均"), &length), TW_F_EACH);
  assert_int_equal(tw_functions_zh(functions, TW_SLICE("其中包括"), &length), TW_F_INCL);
  assert_int_equal(length, 6);
  assert_int_equal(tw_function_punct(TW_SLICE("--"), &length), TW_F_DASH);
  assert_int_equal(length, 2);
  assert_int_equal(tw_function_punct(TW_SLICE("年"), &length), TW_F_NONE);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_tables_are_sorted), cmocka_unit_test(test_functions)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
