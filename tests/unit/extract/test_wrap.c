/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */
#include "parse/extract/wrap.h"
#include <stdio.h>

/* Each text with its paragraphs' ends marked by '^' where a line end stands in the text. */
static const struct {
  const char *name, *text, *marked;
} rows[] = {
    {"mail at 60 columns",
     "The ministry said on Monday that 14 suspects who had hidden\nabroad were returned in 2019, and that assets worth 3.2\n"
     "million euros were handed back to the treasury by a bank in\nthe capital. Two more are\nexpected.\n\nA second paragraph.",
     "The ministry said on Monday that 14 suspects who had hidden abroad were returned in 2019, and that assets worth 3.2 "
     "million euros were handed back to the treasury by a bank in the capital. Two more are^expected.^^A second paragraph."},
    {"paragraphs of one line stay",
     "Fourteen suspects were returned in 2019, the ministry said.\nThe assets are worth 3.2 million euros.\nTwo more are "
     "expected.",
     "Fourteen suspects were returned in 2019, the ministry said.^The assets are worth 3.2 million euros.^Two more are "
     "expected."},
    {"a list is a list",
     "- 14 suspects were returned from abroad in the year 2019\n- 12 suspects were returned from abroad in the year 2018\n"
     "- 13 suspects were returned from abroad in the year 2017\n- 10 suspects were returned from abroad in the year 2016",
     "- 14 suspects were returned from abroad in the year 2019^- 12 suspects were returned from abroad in the year 2018^"
     "- 13 suspects were returned from abroad in the year 2017^- 10 suspects were returned from abroad in the year 2016"},
    {"a heading over wrapped lines",
     "Returns from abroad\nThe ministry said on Monday that 14 suspects who had hidden\nabroad were returned in 2019, and that "
     "assets "
     "worth 3.2\nmillion euros were handed back to the treasury by a bank in\nthe capital of the state.",
     "Returns from abroad^The ministry said on Monday that 14 suspects who had hidden abroad were returned in 2019, and that "
     "assets "
     "worth 3.2 million euros were handed back to the treasury by a bank in the capital of the state."},
    {"Chinese lines of one width",
     "检察机关通报称，二〇一九年全年共追回外逃人员十四\n人，其中党员和国家工作人员四人，追回赃款三千二百\n"
     "万元，较上年同期大幅增长，创下近五年来的最高纪录\n，下一步将继续加大力度。\n完",
     "检察机关通报称，二〇一九年全年共追回外逃人员十四 人，其中党员和国家工作人员四人，追回赃款三千二百 "
     "万元，较上年同期大幅增长，创下近五年来的最高纪录 ，下一步将继续加大力度。^完"},
    {"empty", "", ""},
};

static void test_rows(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char marked[1024];
    struct tw_slice text = tw_slice_from(rows[i].text);
    struct tw_wrap wrap = tw_wrap_of(text);
    memcpy(marked, text.ptr, text.len + 1);
    for (size_t at = 0; at < text.len; at++)
      if (marked[at] == '\n') marked[at] = ' ';
    for (size_t line = 0; line < text.len;) {
      size_t end = tw_wrap_paragraph_end(&wrap, text, line);
      if (end < text.len) marked[end] = '^';
      line = end + 1;
    }
    if (strcmp(marked, rows[i].marked) != 0)
      fail_msg("%s (width %zu):\n%s\n%s", rows[i].name, wrap.width, marked, rows[i].marked);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
