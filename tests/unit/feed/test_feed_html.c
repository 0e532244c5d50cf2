/* The sanitiser: a fragment as it came and as it may be shown. */
#include "base/buf.h"
#include "parse/feed/feed_html.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

struct html_case {
  const char *name, *html, *want;
};

static int check(const struct html_case *c) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  struct tw_feed_options options = {0};
  struct tw_feed feed = {0};
  struct tw_feed_sink sink = {.arena = arena, .options = &options, .feed = &feed};
  tw_feed_html_append(&out, &sink, TW_SLICE("http://a.example/d/"), tw_slice_from(c->html));
  bool good = tw_slice_is(tw_buf_slice(&out), c->want);
  if (!good) print_error("%s: want [%s], got [%.*s]\n", c->name, c->want, TW_SLICE_ARG(tw_buf_slice(&out)));
  return !good;
}

#define CHECK(cases)                                                                                                             \
  do {                                                                                                                           \
    int wrong = 0;                                                                                                               \
    for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++) wrong += check(&(cases)[i]);                                    \
    assert_int_equal(wrong, 0);                                                                                                  \
  } while (0)

static void test_elements(void **state) {
  (void)state;
  static const struct html_case cases[] = {
      {"a script goes whole", "a<script>x()</script>b", "ab"},
      {"a script with markup in it", "<script>a<b</script>y", "y"},
      {"a script that does not end takes all", "a<script>b<p>c", "a"},
      {"a script that says it is empty", "a<script src='x'/>b", "a"},
      {"a script in a script", "<scr<script>x</script>ipt>y", "ipt>y"},
      {"two angle brackets before a script", "<<script>x</script>y", "&lt;y"},
      {"a style goes whole", "a<style>b{c:d}</style>e", "ae"},
      {"an applet goes whole", "a<applet code='x'>b</applet>c", "ac"},
      {"an applet that does not end loses its tag", "a<applet code='x'> <b>c</b>", "a <b>c</b>"},
      {"a frame in the line loses its tag", "safe<iframe src='http://x.example/'> <b>text</b>", "safe <b>text</b>"},
      {"an object shows what stands in for it", "<object data='x'><param name='a'>text</object>", "text"},
      {"embed, link, meta, base", "a<embed src='x'><link rel='x'><meta http-equiv='refresh'><base href='x'>b", "ab"},
      {"frames", "<frameset rows='*'><frame src='x'></frameset>a", "a"},
      {"a page's frame", "<html><head><title>t</title></head><body onload='x'><p>a</p></body></html>", "<p>a</p>"},
      {"an unknown element", "<blink>a</blink><x-y>b</x-y>", "ab"},
      {"an element of an office program", "<o:p>a</o:p>", "a"},
      {"a form keeps its text",
       "<form action='go'><input type='text'><select><option>a</option></select><textarea>b</textarea></form>", "ab"},
      {"tags in capitals", "<B>a</B><IMG SRC=x>", "<b>a</b><img src=\"http://a.example/d/x\" />"},
      {"an element that says it is empty", "<b/>a<p />b", "<b></b>a<p></p>b"},
      {"elements without an end", "<br>a<br/>b</br>", "<br />a<br />b"},
      {"tags stay as they stand", "<b>a<i>b</b>c</p>", "<b>a<i>b</b>c</p>"},
      {"a drawing", "<svg viewBox='0 0 1 1'><path d='M0 0' fill='red' onclick='x'/></svg>",
       "<svg viewBox=\"0 0 1 1\" xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\" fill=\"red\"></path></svg>"},
      {"what does not draw", "<svg><script>x</script><foreignObject><b>a</b></foreignObject><use href='x'/><set/></svg>",
       "<svg xmlns=\"http://www.w3.org/2000/svg\"><b>a</b></svg>"},
      {"paint from elsewhere", "<g><path fill='url(http://x.example/)' stroke='url(#g)'/></g>",
       "<g><path stroke=\"url(#g)\"></path></g>"},
      {"a drawing's handlers go", "a<svg onload='x'><b>b</b>", "a<svg xmlns=\"http://www.w3.org/2000/svg\"><b>b</b>"},
      {"a formula", "<math><mrow><mi>x</mi><maction actiontype='statusline#http://x'>y</maction></mrow></math>",
       "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mrow><mi>x</mi>y</mrow></math>"},
  };
  CHECK(cases);
}

static void test_attributes(void **state) {
  (void)state;
  static const struct html_case cases[] = {
      {"handlers go", "<p onclick='x' ONMOUSEOVER=y onfoo>a</p>", "<p>a</p>"},
      {"a handler behind a slash", "<p/onclick='x'>a</p>", "<p>a</p>"},
      {"unknown ones go", "<p data-x='1' zoom='2' class='c'>a</p>", "<p class=\"c\">a</p>"},
      {"javascript", "<a href='javascript:x'>a</a>", "<a>a</a>"},
      {"javascript in mixed case", "<a href=' JavaScript:x'>a</a>", "<a>a</a>"},
      {"javascript with a tab", "<a href='java\tscript:x'>a</a>", "<a>a</a>"},
      {"javascript with references", "<a href='&#106;ava&#10;script&#58;x'>a</a>", "<a>a</a>"},
      {"javascript behind a control", "<img src='&#14; javascript:x'>", "<img />"},
      {"vbscript, data, file", "<a href='vbscript:x'><a href='data:text/html,x'><a href='file:///x'>", "<a><a><a>"},
      {"javascript in a table's background", "<table background='javascript:x'></table>", "<table></table>"},
      {"relative ones", "<a href='x'><img src='/y' longdesc='z'><q cite='c'>",
       "<a href=\"http://a.example/d/x\"><img "
       "src=\"http://a.example/y\" longdesc=\"http://a.example/d/z\" /><q cite=\"http://a.example/d/c\">"},
      {"an empty one", "<a href=''>a</a><a href>b</a>", "<a href=\"http://a.example/d/\">a</a><a>b</a>"},
      {"an ampersand in a URL", "<a href='x?a=1&b=2&amp;c=3'>a</a>",
       "<a href=\"http://a.example/d/x?a=1&amp;b=2&amp;c=3\">a</a>"},
      {"quotes in a value", "<p title='say \"x\"'>a</p>", "<p title=\"say &quot;x&quot;\">a</p>"},
      {"an angle bracket in a value", "<img alt='a > b'>", "<img alt=\"a &gt; b\" />"},
      {"a quote that is not closed", "<a href=\"x>a</a><b>c</b>", "<a href=\"http://a.example/d/x\">a</a><b>c</b>"},
      {"no space between attributes", "<a href='x'title='y'>a</a>", "<a href=\"http://a.example/d/x\" title=\"y\">a</a>"},
  };
  CHECK(cases);
}

static void test_styles(void **state) {
  (void)state;
  static const struct html_case cases[] = {
      {"plain", "<p style='color: red'>", "<p style=\"color: red;\">"},
      {"several", "<p style='font-size:12px;line-height:1.5'>", "<p style=\"font-size: 12px; line-height: 1.5;\">"},
      {"unknown properties go", "<p style='foo: bar; border: 1px solid #fff'>", "<p style=\"border: 1px solid #fff;\">"},
      {"a colour by function", "<p style='color: rgb(1, 2, 3)'>", "<p style=\"color: rgb(1, 2, 3);\">"},
      {"a font's name in quotes", "<p style='font-family: \"Gill Sans\", serif'>",
       "<p style=\"font-family: &quot;Gill Sans&quot;, serif;\">"},
      {"an expression", "<p style='width: expression(alert(1))'>", "<p>"},
      {"a URL", "<p style='background: url(javascript:x)'>", "<p>"},
      {"a URL beside a colour", "<p style='background: #ccc url(x.gif)'>", "<p style=\"background: #ccc;\">"},
      {"a URL that does not end", "<p style='background: url(x'>", "<p>"},
      {"a binding", "<p style='-moz-binding: url(x)'>", "<p>"},
      {"an escape", "<p style='c\\6f lor: red'>", "<p>"},
      {"a comment", "<p style='col/**/or: red'>", "<p>"},
      {"references", "<p style='&#119;idth: &#101;xpression(x)'>", "<p>"},
      {"a place on the page", "<p style='position: fixed; top: 0'>", "<p>"},
      {"a length without a unit", "<p style='border: 0; margin: 0 auto'>", "<p style=\"border: 0; margin: 0 auto;\">"},
      {"a margin that overlaps", "<p style='margin: -5px'>", "<p>"},
      {"a family's unknown word", "<p style='background: fixed'>", "<p>"},
      {"nothing", "<p style=''>", "<p>"},
      {"no colon", "<p style='color'>", "<p>"},
  };
  CHECK(cases);
}

static void test_text(void **state) {
  (void)state;
  static const struct html_case cases[] = {
      {"a comment with markup", "a<!-- <b>x</b> -->b", "ab"},
      {"a comment with words alone", "a<!-- x -->b", "a<!-- x -->b"},
      {"a conditional comment", "a<!--[if IE]>x<![endif]-->b", "ab"},
      {"a comment that ends oddly", "a<!-- <b>x --!>b", "ab"},
      {"a comment that ends where it begins", "a<!--><script>x</script>b", "ab"},
      {"a comment that does not end", "a<!-- <b>x</b>", "a"},
      {"a document type", "<!DOCTYPE html>a", "a"},
      {"an instruction", "<?php echo 1 ?>a", "a"},
      {"no document type", "<!' <a href='x'>y</a>", "&lt;!' <a href=\"http://a.example/d/x\">y</a>"},
      {"a CDATA section", "<![CDATA[a & b]]>c", "a &amp; bc"},
      {"a CDATA section with markup", "<![CDATA[a<script>b</script>]]>c", "ac"},
      {"a CDATA section that does not end", "<![CDATA[a<script>b</script>c", "ac"},
      {"an address", "<desk@news.example> <b>c</b>", "&lt;desk@news.example> <b>c</b>"},
      {"references without a semicolon", "&copy 1 &eacute;&eacute, &lt b &copying a=&copy=1",
       "&copy; 1 &eacute;&eacute;, &lt; b &amp;copying a=&amp;copy=1"},
      {"a less-than sign", "a < b <3 c<", "a &lt; b &lt;3 c&lt;"},
      {"a less-than sign before a letter", "x <y", "x &lt;y"},
      {"a less-than sign before another tag", "if (a<b) { <b>c</b>", "if (a&lt;b) { <b>c</b>"},
      {"a tag that is cut off", "a <img src='x", "a "},
      {"an ampersand", "AT&T & co &amp; &copy; &#169;", "AT&amp;T &amp; co &amp; &copy; &#169;"},
      {"a reference to nothing", "&#0; &#xD800;", "\xEF\xBF\xBD \xEF\xBF\xBD"},
      {"Chinese", "<b>\xE6\x96\xB0</b>\xE9\x97\xBB", "<b>\xE6\x96\xB0</b>\xE9\x97\xBB"},
  };
  CHECK(cases);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_elements),
      cmocka_unit_test(test_attributes),
      cmocka_unit_test(test_styles),
      cmocka_unit_test(test_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
