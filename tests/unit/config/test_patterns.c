/* Which article links a source follows. */
#include "config/patterns.h"
#include "tests/unit/config/check.h"

struct row {
  const char *name, *include, *exclude, *url;
  bool admitted;
};

static const struct row rows[] = {
    {"no patterns admit all", NULL, NULL, "http://h/a", true},
    {"a part of the path", "/2024/", NULL, "http://h/2024/x.html", true},
    {"another part", "/2024/", NULL, "http://h/2023/x.html", false},
    {"an expression", "/20[0-9]{2}-(0[1-9]|1[0-2])/", NULL, "http://h/2024-11/x", true},
    {"anchors are the URL's", "^https://h/.*\\.html$", NULL, "https://h/a/b.html", true},
    {"exclude wins", "/news/", "/sport/", "http://h/news/sport/1", false},
    {"exclude alone", NULL, "/sport/", "http://h/news/1", true},
    {"case counts", "/News/", NULL, "http://h/news/1", false},
};

static void test_rows(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct tw_slice include = tw_slice_from(rows[i].include), exclude = tw_slice_from(rows[i].exclude);
    struct tw_patterns *p = tw_patterns_new(&include, include.ptr != NULL, &exclude, exclude.ptr != NULL, NULL);
    assert_non_null(p);
    if (tw_patterns_admit(p, tw_slice_from(rows[i].url)) != rows[i].admitted) print_error("row: %s\n", rows[i].name);
    assert_int_equal(tw_patterns_admit(p, tw_slice_from(rows[i].url)), rows[i].admitted);
    tw_patterns_free(p);
  }
}

static void test_refused(void **state) {
  (void)state;
  static const char *const bad[] = {"", "(", "[a", "*a", "a{2", "(a)\\1"};
  struct tw_error error;
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    struct tw_slice pattern = tw_slice_from(bad[i]);
    assert_false(tw_pattern_is_valid(pattern, &error));
    assert_null(tw_patterns_new(&pattern, 1, NULL, 0, &error));
  }
  assert_true(tw_pattern_is_valid(TW_SLICE("a\\\\1"), &error));
}

static void test_no_patterns(void **state) {
  (void)state;
  assert_true(tw_patterns_admit(NULL, TW_SLICE("http://h/")));
  tw_patterns_free(NULL);
}

/* A URL as a hostile page may write it must not cost more than its length. */
static void test_long_url(void **state) {
  (void)state;
  static char url[16 * 1024 + 2];
  memset(url, 'a', sizeof url - 1);
  struct tw_slice include = TW_SLICE("(a*)*b");
  struct tw_patterns *p = tw_patterns_new(&include, 1, NULL, 0, NULL);
  assert_false(tw_patterns_admit(p, tw_slice_of(url, 16 * 1024)));
  assert_false(tw_patterns_admit(p, tw_slice_of(url, sizeof url - 1)));
  tw_patterns_free(p);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_refused),
                                     cmocka_unit_test(test_no_patterns), cmocka_unit_test(test_long_url)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
