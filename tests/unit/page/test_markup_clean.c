/* What reaches the HTML parser of a page's bytes. */
#include "parse/page/markup_clean.h"
#include <stdio.h>
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>
/* clang-format on */

struct row {
  const char *name;
  struct tw_slice in;
  const char *out;
};

#define IN(literal)                                                                                                              \
  { (literal), sizeof(literal) - 1 }

static const struct row rows[] = {
    {"an ampersand of nothing is text", IN("one & two"), "one &amp; two"},
    {"references stay", IN("&amp; &#65; &#x41; &bogus"), "&amp; &#65; &#x41; &bogus"},
    {"elements and attributes stay", IN("<p class=\"a b\" id=x>t</p>"), "<p class=\"a b\" id=x>t</p>"},
    {"a NUL in text vanishes", IN("a\0b"), "ab"},
    {"a NUL in a tag's name vanishes", IN("<p\0>x"), "<p>x"},
    {"other controls become blanks",
     IN("a\x01"
        "b\x7f"
        "c"),
     "a b c"},
    {"line breaks and tabs stay", IN("a\n\tb"), "a\n\tb"},
    {"a comment goes", IN("a<!-- b -->c"), "ac"},
    {"a comment with tags in it goes", IN("a<!-- <p>b</p> -->c"), "ac"},
    {"an empty comment is whole", IN("a<!-->b"), "ab"},
    {"a comment without an end costs its tag only", IN("a<!-- b > c"), "a c"},
    {"conditional comments go", IN("a<!--[if IE]><p>old</p><![endif]-->b"), "ab"},
    {"a declaration goes", IN("<!DOCTYPE html><p>a"), "<p>a"},
    {"a processing instruction goes", IN("<?xml version=\"1.0\"?><p>a"), "<p>a"},
    {"a script goes", IN("a<script>if (1 < 2) x('</p>')</script>b"), "a b"},
    {"a script in capitals goes", IN("a<SCRIPT type=x>y</ScRiPt >b"), "a b"},
    {"a script without an end costs its tag only", IN("a<script>b"), "a b"},
    {"a style goes", IN("a<style>p > b {}</style>c"), "a c"},
    {"a drawing goes", IN("a<svg><path d='M1'/><text>x</text></svg>c"), "a c"},
    {"an empty drawing has no content", IN("a<svg/>b"), "a b"},
    {"scripted is no script", IN("<scripted>a</scripted>"), "<scripted>a</scripted>"},
    {"a quoted bracket is no end", IN("<a title='x > y' href=z>t"), "<a title='x > y' href=z>t"},
    {"an unclosed quote costs its element only", IN("<a href=\"x>t</a><p>more"), "<a href=\"x>t</a><p>more"},
    {"a smaller-than sign is text", IN("1 < 2"), "1 &lt; 2"},
    {"one at the end too", IN("1 <"), "1 &lt;"},
    {"a tag cut by the end is closed", IN("a<p class=x"), "a<p class=x>"},
    {"nothing gives nothing", IN(""), ""},
};

static void test_rows(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    TW_BUF_AUTO out;
    tw_buf_init(&out, 0);
    struct tw_markup_scripts scripts;
    assert_true(tw_markup_clean(rows[i].in, &out, &scripts));
    if (strcmp(out.data, rows[i].out) != 0) fail_msg("%s: got '%s'", rows[i].name, out.data);
    assert_int_equal(out.len, strlen(rows[i].out));
  }
}

static void test_attributes_are_counted(void **state) {
  (void)state;
  TW_BUF_AUTO in;
  tw_buf_init(&in, 0);
  tw_buf_append_cstr(&in, "<p");
  for (int i = 0; i < 10000; i++) tw_buf_printf(&in, " a%d=1", i);
  tw_buf_append_cstr(&in, ">text");
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  struct tw_markup_scripts scripts;
  assert_true(tw_markup_clean(tw_buf_slice(&in), &out, &scripts));
  size_t count = 0;
  for (size_t i = 0; i < out.len; i++) count += out.data[i] == '=';
  assert_int_equal(count, TW_MARKUP_ATTRIBUTES_MAX);
  assert_true(tw_slice_has_suffix(tw_buf_slice(&out), TW_SLICE(">text")));
}

static void test_long_value_goes(void **state) {
  (void)state;
  TW_BUF_AUTO in;
  tw_buf_init(&in, 0);
  tw_buf_append_cstr(&in, "<p a=1 b='");
  for (int i = 0; i < TW_MARKUP_VALUE_BYTES_MAX; i++) tw_buf_append_char(&in, 'x');
  tw_buf_append_cstr(&in, "' c=2>text");
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  struct tw_markup_scripts scripts;
  assert_true(tw_markup_clean(tw_buf_slice(&in), &out, &scripts));
  assert_string_equal(out.data, "<p a=1  c=2>text");
}

static void test_json_ld_is_kept_aside(void **state) {
  (void)state;
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  struct tw_markup_scripts scripts;
  struct tw_slice in = TW_SLICE("<script>1</script><script type=\"application/ld+json\">{\"a\":1}</script>");
  assert_true(tw_markup_clean(in, &out, &scripts));
  assert_int_equal(scripts.count, 1);
  assert_true(tw_slice_is(scripts.items[0], "{\"a\":1}"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_rows),
      cmocka_unit_test(test_attributes_are_counted),
      cmocka_unit_test(test_long_value_goes),
      cmocka_unit_test(test_json_ld_is_kept_aside),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
