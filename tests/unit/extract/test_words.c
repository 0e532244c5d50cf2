/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */
#include "parse/extract/fold.h"
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
}

static void test_marks(void **state) {
  static const struct {
    const char *text;
    enum tw_function mark;
    size_t length;
  } rows[] = {
      {"- x", TW_F_DASH, 1},     {"--", TW_F_DASH, 2},       {"|", TW_F_STOP, 1},        {"\u00b7x", TW_F_DASH, 2},
      {"\u2014", TW_F_DASH, 3},  {"\u2019s", TW_F_QUOTE, 3}, {"\u2022 x", TW_F_DASH, 3}, {"\u25cf x", TW_F_DASH, 3},
      {"\u3001", TW_F_AND, 3},   {"\u3002", TW_F_STOP, 3},   {"\u300a", TW_F_OPEN, 3},   {"\u3011", TW_F_CLOSE, 3},
      {"\ufe50", TW_F_COMMA, 3}, {"\uff09", TW_F_CLOSE, 3},  {"\uff0c", TW_F_COMMA, 3},  {"\uff1f", TW_F_STOP, 3},
      {"年", TW_F_NONE, 0},      {"x", TW_F_NONE, 0},        {"", TW_F_NONE, 0},         {"\u2026", TW_F_NONE, 0},
      {"\u00e9", TW_F_NONE, 0},  {"\xE3\x80", TW_F_NONE, 0}, {"\xEF", TW_F_NONE, 0},     {"\U0001F600", TW_F_NONE, 0},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    size_t length = 0;
    enum tw_function mark = tw_function_punct(tw_slice_from(rows[i].text), &length);
    if (mark != rows[i].mark || (mark && length != rows[i].length)) fail_msg("\"%s\" is not told", rows[i].text);
  }
}

/* In short texts and in ones longer than what is read at once: the last letter of a word, whatever stands behind it. */
static void test_ends_are_marked(void **state) {
  static const struct {
    const char *text, *marked;
  } rows[] = {
      {"", ""},
      {"arrested", "arresteD"},
      {"a man of 5g", "A maN oF 5G"},
      {"anti-graft don't u.s.", "antI-grafT doN'T U.S."},
      {"caf\u00e9 \u201cus\u201d 3.5bn", "caf\u00e9 \u201cuS\u201d 3.5bN"},
      {"handed over to the authorities of the state, who", "handeD oveR tO thE authoritieS oF thE statE, whO"},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char text[64];
    size_t len = strlen(rows[i].text);
    memcpy(text, rows[i].text, len);
    tw_fold_mark_ends(text, len);
    assert_int_equal(strlen(rows[i].marked), len);
    assert_memory_equal(text, rows[i].marked, len);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_tables_are_sorted), cmocka_unit_test(test_functions),
                                     cmocka_unit_test(test_marks), cmocka_unit_test(test_ends_are_marked)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
