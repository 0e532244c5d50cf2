/* Selectors: what they match, and what is said of those that are none. */
#include "config/selector.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
/* Not sorted in: it needs setjmp.h, stdarg.h and stddef.h before it. */
#include <cmocka.h>

static const char *const attributes[] = {"ID",     "news", "class", "list  big\tmain", "lang", "en-GB", "href", "/2020/a.html",
                                         "hidden", NULL,   NULL};

static void one_element(void **state) {
  (void)state;
  static const struct {
    const char *selector;
    bool matches;
  } rows[] = {
      {"a", true},
      {"A", true},
      {"div", false},
      {"*", true},
      {"#news", true},
      {"#News", false},
      {".list", true},
      {".main", true},
      {".mai", false},
      {"a#news.list.big", true},
      {"a.list.small", false},
      {"[href]", true},
      {"[HREF]", true},
      {"[title]", false},
      {"[hidden]", true},
      {"[id=news]", true},
      {"[id='news']", true},
      {"[id=\"new\"]", false},
      {"[class~=big]", true},
      {"[class~=bi]", false},
      {"[lang|=en]", true},
      {"[lang|=e]", false},
      {"[href^='/2020']", true},
      {"[href^='/2021']", false},
      {"[href$='.html']", true},
      {"[href$='.htm']", false},
      {"[href*=2020]", true},
      {"[href*='']", false},
      {"[lang='EN-gb' i]", true},
      {"[lang='EN-gb']", false},
      {"a:not(.small)", true},
      {"a:not(.big)", false},
      {"a:not([title])", true},
      {":not(div)", true},
      {" a ", true},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct tw_selector s;
    struct tw_error error;
    if (tw_selector_parse(tw_slice_from(rows[i].selector), &s, &error) < 0) fail_msg("%s: %s", rows[i].selector, error.text);
    assert_int_equal(s.compound_count, 1);
    if ((tw_selector_compounds(&s, "a", attributes) == 1) != rows[i].matches) fail_msg("%s", rows[i].selector);
  }
}

static void structure(void **state) {
  (void)state;
  static const struct {
    const char *selector, *shape; /* a letter for each part: s starts a selector, d descendant, c child */
  } rows[] = {{"a", "s"}, {"ul li a", "sdd"}, {"ul>li > a", "scc"}, {"ul, ol li,a", "ssds"}, {"div.a b#c[d] , e", "sds"}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct tw_selector s;
    struct tw_error error;
    char shape[16] = "";
    if (tw_selector_parse(tw_slice_from(rows[i].selector), &s, &error) < 0) fail_msg("%s: %s", rows[i].selector, error.text);
    for (size_t j = 0; j < s.compound_count; j++) shape[j] = s.compounds[j].is_start ? 's' : s.compounds[j].is_child ? 'c' : 'd';
    if (strcmp(shape, rows[i].shape) != 0) fail_msg("%s: %s", rows[i].selector, shape);
  }
}

static void faults(void **state) {
  (void)state;
  static const struct {
    const char *selector, *said;
  } rows[] = {
      {"", "expected at its end"},
      {"a,", "expected at its end"},
      {"a > ", "expected at its end"},
      {"> a", "expected at \"> a\" (character 1)"},
      {"a..b", "a name is missing at \".b\" (character 3)"},
      {"#", "a name is missing"},
      {"a[", "an attribute's name is missing"},
      {"a[href", "\"]\" is missing"},
      {"a[href=", "a value is missing"},
      {"a[href='x]", "a quote is not closed"},
      {"a[href!=x]", "\"]\" is missing"},
      {"a:hover", "only :not() is known at \":hover\" (character 2)"},
      {"a:not(", "is expected at its end"},
      {"a:not(.b.c)", "\")\" is missing"},
      {"a + b", "siblings"},
      {"a ~ b", "siblings"},
      {"//div/a", "XPath"},
      {"a[b]c", "an element's name stands first"},
      {"a{b}", "not understood"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct tw_selector s;
    struct tw_error error;
    if (tw_selector_parse(tw_slice_from(rows[i].selector), &s, &error) == 0) fail_msg("%s is taken", rows[i].selector);
    if (!strstr(error.text, rows[i].said)) fail_msg("%s: %s", rows[i].selector, error.text);
  }
  char many[2 * (TW_SELECTOR_COMPOUNDS + 1) + 1] = "";
  for (size_t i = 0; i <= TW_SELECTOR_COMPOUNDS; i++) strcat(many, "a ");
  struct tw_selector s;
  struct tw_error error;
  assert_int_equal(tw_selector_parse(tw_slice_from(many), &s, &error), TW_ELIMIT);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_element),
      cmocka_unit_test(structure),
      cmocka_unit_test(faults),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
