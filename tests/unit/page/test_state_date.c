/* Dates that a page's scripts set. */
#include "parse/page/state_date.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>
/* clang-format on */

static const struct {
  const char *name, *script, *date; /* NULL: none */
} rows[] = {
    {"a day and a clock", "var x = 1; var createTime = '2026-03-08 18:15';", "2026-03-08 18:15"},
    {"without blanks", "window.publish_time=\"2026/03/08\"", "2026/03/08"},
    {"seconds since 1970", "var ct = \"1772964900\";", "1772964900"},
    {"publication before creation", "var createTime='2026-03-07';var publishTime = '2026-03-08 08:00';", "2026-03-08 08:00"},
    {"the first one that is a date", "var pubDate = '', y; pubDate = 'now'; pubDate = '2026-03-08'", "2026-03-08"},
    {"a member of an object", "{\"publishTime\":\"2026-03-08\",\"ct\":\"1772964900\"}", NULL},
    {"a part of a longer name", "var lastpublishTime = '2026-03-08'; data-ct = '1772964900'; $ct = '1772964900'", NULL},
    {"a number of another length", "var ct = '17729649001'; var pubtime = '12345'", NULL},
    {"a text", "var publishDate = '2026 was a good year'", NULL},
    {"a value never closed", "var publishDate = '2026-03-08", NULL},
    {"a name at the end", "var publishDate", NULL},
    {"an end behind the sign", "var publishDate = ", NULL},
    {"nothing", "", NULL},
};

static void test_rows(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct tw_markup_scripts scripts = {.state_count = 1};
    scripts.state[0] = tw_slice_from(rows[i].script);
    struct tw_slice date = tw_state_date_find(&scripts);
    bool right = rows[i].date ? tw_slice_is(date, rows[i].date) : !date.ptr;
    if (!right) fail_msg("%s: got '%.*s'", rows[i].name, TW_SLICE_ARG(date));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
