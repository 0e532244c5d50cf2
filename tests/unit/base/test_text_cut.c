/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */
#include "base/text_cut.h"

static void test_cuts(void **state) {
  static const struct {
    const char *text;
    size_t max, cut;
  } cases[] = {
      {"", 16, 0},
      {"short", 16, 5},
      {"exactly sixteen.", 16, 16},
      {"one line\nand\n\nanother one", 16, 14}, /* a paragraph before a line */
      {"one line\nand another one", 16, 9},
      {"One here. And another", 16, 10},
      {"several words here", 16, 14},
      {"no\nspaceinthesecondhalf", 16, 16}, /* a mark in the first half would make a tiny piece */
      {"12345678901234567890", 16, 16},
      {"\xE5\x9B\xBD\xE5\xAE\xB6\xE4\xBA\xBA\xE3\x80\x82\xE6\xB0\x91\xE4\xBB\xA3", 16, 12}, /* behind the Chinese stop */
      {"\xE5\x9B\xBD\xE5\xAE\xB6\xE4\xBA\xBA\xE6\xB0\x91\xE4\xBB\xA3\xE8\xA1\xA8", 16, 15}, /* no character is cut */
      {"\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80", 8, 8},                                   /* not UTF-8 */
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    size_t cut = tw_text_cut(tw_slice_from(cases[i].text), cases[i].max);
    if (cut != cases[i].cut) fail_msg("\"%s\" was cut at %zu, not %zu", cases[i].text, cut, cases[i].cut);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_cuts)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
