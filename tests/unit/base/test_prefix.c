/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */
#include "base/prefix.h"

struct row {
  const char *word;
  int number;
};

static const struct row rows[] = {{"a", 1}, {"ab", 2}, {"abcd", 3}, {"b", 4}, {"其", 5}, {"其中", 6}};

static bool never_second(struct tw_slice text, size_t end) {
  (void)text;
  return end != 2;
}

static void test_longest(void **state) {
  static const struct {
    const char *text;
    int number; /* 0: none */
  } cases[] = {{"", 0},     {"a", 1},     {"ax", 1}, {"ab", 2},   {"abc", 2},
               {"abcd", 3}, {"abcde", 3}, {"c", 0},  {"其他", 5}, {"其中一", 6}};
  TW_ARENA_AUTO arena = tw_arena_new(0);
  const struct tw_prefix_index *index = tw_prefix_index_new(arena, TW_PREFIX_TABLE(rows));
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const struct row *row = tw_prefix_longest(TW_PREFIX_TABLE(rows), tw_slice_from(cases[i].text), NULL);
    if ((row ? row->number : 0) != cases[i].number) fail_msg("\"%s\"", cases[i].text);
    assert_ptr_equal(tw_prefix_index_longest(index, tw_slice_from(cases[i].text)), row);
  }
  assert_null(tw_prefix_index_longest(index, tw_slice_of("\xE5\x85", 2)));
  assert_int_equal(((const struct row *)tw_prefix_longest(TW_PREFIX_TABLE(rows), TW_SLICE("abc"), never_second))->number, 1);
  assert_null(tw_prefix_longest(TW_PREFIX_TABLE(rows), tw_slice_of("\0a", 2), NULL));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_longest)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
