/* What is remembered of a name is what reading it gives, also where names fall on one slot. */
#include "parse/page/hints.h"
#include "parse/page/name_memo.h"
#include <stdio.h>
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>
/* clang-format on */

/* Many times the slots, so that each is taken over. */
enum { NAMES = TW_NAME_MEMO_HINTS * 20, TURNS = 2 };

static const char *const words[] = {"share", "related-", "entry-content ", "comment", "nav x", "zhengwen", "y"};

static void test_hints_as_read(void **state) {
  (void)state;
  static struct tw_name_memo memo;
  for (int turn = 0; turn < TURNS; turn++) {
    for (int i = 0; i < NAMES; i++) {
      char names[64];
      const char *word = words[(size_t)i % (sizeof words / sizeof *words)];
      if (i % 2)
        snprintf(names, sizeof names, "%s%d", word, i);
      else
        snprintf(names, sizeof names, "n%d %s", i, word);
      assert_int_equal(tw_name_memo_hints(&memo, tw_slice_from(names)), tw_hints_of(tw_slice_from(names)));
    }
  }
}

/* In turn; the last two are longer than what is remembered. */
static const char *const rows[] = {
    "",
    "a",
    "share",
    "share",
    "shard",
    "main",
    "entry-content has-more-than-the-fifty-nine-bytes-that-are-kept-here",
    "entry-content has-more-than-the-fifty-nine-bytes-that-are-kept-hero share",
};

static void test_rows(void **state) {
  (void)state;
  static struct tw_name_memo memo;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct tw_slice names = tw_slice_from(rows[i]);
    if (tw_name_memo_hints(&memo, names) != tw_hints_of(names)) fail_msg("'%s'", rows[i]);
  }
}

static void test_tags_as_found(void **state) {
  (void)state;
  static struct tw_name_memo memo;
  static const char *const names[] = {"p", "amp-sidebar", "td", "video", "font-face", "unknown", "article-body"};
  for (int turn = 0; turn < TURNS; turn++) {
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
      bool is_custom;
      assert_int_equal(tw_name_memo_tag(&memo, names[i], &is_custom), tw_tags_find(names[i]));
      assert_int_equal(is_custom, i == 1 || i == 4 || i == 6);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_hints_as_read),
      cmocka_unit_test(test_rows),
      cmocka_unit_test(test_tags_as_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
