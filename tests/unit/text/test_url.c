#include "parse/text/url.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

/* `want` NULL: the reference can't be parsed. */
struct url_case {
  const char *base, *reference, *want;
};

typedef struct tw_slice resolver(struct tw_arena *arena, struct tw_slice base, struct tw_slice reference);

static int check(resolver *resolve, const struct url_case *c) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_slice got = resolve(arena, tw_slice_from(c->base), tw_slice_from(c->reference));
  bool good = c->want ? got.ptr && tw_slice_is(got, c->want) : !got.ptr;
  if (!good)
    print_error("[%s] on [%s]: want %s, got %.*s\n", c->reference, c->base ? c->base : "", c->want ? c->want : "none",
                TW_SLICE_ARG(got));
  return !good;
}

#define CHECK_ALL(resolve, cases)                                                                                                \
  do {                                                                                                                           \
    int wrong = 0;                                                                                                               \
    for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++) wrong += check((resolve), &(cases)[i]);                         \
    assert_int_equal(wrong, 0);                                                                                                  \
  } while (0)

static void test_references(void **state) {
  (void)state;
  static const char base[] = "http://news.example/a/b/c?q=1#f";
  static const struct url_case cases[] = {
      {base, "d", "http://news.example/a/b/d"},
      {base, "./d/", "http://news.example/a/b/d/"},
      {base, "../d", "http://news.example/a/d"},
      {base, "../../../../d", "http://news.example/d"},
      {base, "/d", "http://news.example/d"},
      {base, "//other.example/d", "http://other.example/d"},
      {base, "\\\\other.example\\d", "http://other.example/d"},
      {base, "?x=2", "http://news.example/a/b/c?x=2"},
      {base, "#g", "http://news.example/a/b/c?q=1#g"},
      {base, "", "http://news.example/a/b/c?q=1"},
      {base, "d;x?y#z", "http://news.example/a/b/d;x?y#z"},
      {base, "http:d", "http://news.example/a/b/d"},
      {base, "https:d", "https://d/"},
      {base, "a b|c", "http://news.example/a/b/a%20b|c"},
      {base, "%2e%2E/x", "http://news.example/a/x"},
      {base, "  \t/x\n ", "http://news.example/x"},
      {base, "/a\tb\nc", "http://news.example/abc"},
      {base, "/?q=a b'c", "http://news.example/?q=a%20b%27c"},
      {base, "/中文?键=值", "http://news.example/%E4%B8%AD%E6%96%87?%E9%94%AE=%E5%80%BC"},
      {base, "mailto:desk@news.example", "mailto:desk@news.example"},
      {base, "http:///x.example/y", "http://x.example/y"},
      {"mailto:a@b.example", "d", NULL},
      {"mailto:a@b.example", "#d", "mailto:a@b.example#d"},
      {NULL, "d", NULL},
      {NULL, "/d", NULL},
      {"not a base", "d", NULL},
      {"foo://h/a/b", "../c", "foo://h/c"},
      {"foo:/a/b", "..//c", "foo:/.//c"},
      {"file:///C:/x/y", "../../../z", "file:///C:/z"},
  };
  CHECK_ALL(tw_url_resolve, cases);
}

static void test_absolute(void **state) {
  (void)state;
  static const struct url_case cases[] = {
      {NULL, "HTTP://NEWS.Example:80/", "http://news.example/"},
      {NULL, "https://news.example:443", "https://news.example/"},
      {NULL, "https://news.example:8443/x", "https://news.example:8443/x"},
      {NULL, "https://news.example:/x", "https://news.example/x"},
      {NULL, "https://news.example:99999/", NULL},
      {NULL, "https://news.example:8a/", NULL},
      {NULL, "https://user:pa ss@news.example/", "https://user:pa%20ss@news.example/"},
      {NULL, "https://a@b@news.example/", "https://a%40b@news.example/"},
      {NULL, "https:///", NULL},
      {NULL, "https://b%C3%BCcher.example/", "https://xn--bcher-kva.example/"},
      {NULL, "https://Bücher.example/", "https://xn--bcher-kva.example/"},
      {NULL, "https://新闻。例子/", "https://xn--efvy88h.xn--fsqu00a/"},
      {NULL, "https://faß.example/", "https://xn--fa-hia.example/"},
      {NULL, "https://FAẞ.example/", "https://xn--fa-hia.example/"},
      {NULL, "https://ＮＥＷＳ.example/", "https://news.example/"},
      {NULL, "http://0x7f.1/", "http://127.0.0.1/"},
      {NULL, "http://192.168.257/", "http://192.168.1.1/"},
      {NULL, "http://017700000001/", "http://127.0.0.1/"},
      {NULL, "http://256.1.1.1/", NULL},
      {NULL, "http://1.2.3.4.5/", NULL},
      {NULL, "http://[2001:DB8:0:0:0:0:0:1]/", "http://[2001:db8::1]/"},
      {NULL, "http://[::ffff:1.2.3.4]/", "http://[::ffff:102:304]/"},
      {NULL, "http://[::1/", NULL},
      {NULL, "http://[1:2]/", NULL},
      {NULL, "http://a b/", NULL},
      {NULL, "http://a<b/", NULL},
      {NULL, "urn:isbn:0451450523", "urn:isbn:0451450523"},
      {NULL, "http://news.example/a/../b/./c", "http://news.example/b/c"},
      {NULL, "http://news.example/%zz%41", "http://news.example/%zz%41"},
      {NULL, "1http://x/", NULL},
      {NULL, "file:/etc/x", "file:///etc/x"},
  };
  CHECK_ALL(tw_url_resolve, cases);
}

static void test_domains(void **state) {
  (void)state;
  static const struct url_case cases[] = {
      {NULL, "http://例子.测试/路径?查询=值", "http://xn--fsqu00a.xn--0zwm56d/%E8%B7%AF%E5%BE%84?%E6%9F%A5%E8%AF%A2=%E5%80%BC"},
      {NULL, "http://Пример.РФ./", "http://xn--e1afmkfd.xn--p1ai./"},
      {NULL, "http://مثال.إختبار/", "http://xn--mgbh0fb.xn--kgbechtv/"},
      {NULL, "http://xn--BCHER-KVA.example/", "http://xn--bcher-kva.example/"},
      {NULL, "http://xn--bcher-kva.example/x", "http://xn--bcher-kva.example/x"},
      {NULL, "http://xn--a.example/x", NULL},
      {NULL, "http://xn--/x", NULL},
      {NULL, "http://a.b.c.xn--pokxncvks/", NULL},
      {NULL, "http://σς.gr/", "http://xn--3xab.gr/"},
      {NULL, "http://☃.net/", "http://xn--n3h.net/"},
      {NULL, "http://😀.net/", "http://xn--e28h.net/"},
      {NULL, "http://a\u00ADb.com/", "http://ab.com/"},
      {NULL, "http://\u00AD/", NULL},
      {NULL, "http://नी\u200D/", NULL},
      {NULL, "http://क्\u200Dष/", "http://xn--11b2ezcw70k/"},
      {NULL, "http://a\u200Db.com/", NULL},
      {NULL, "http://אa.com/", NULL},
      {NULL, "http://1א.com/", NULL},
      {NULL, "http://\u0300a.com/", NULL},
      {NULL, "http://％４１.com/", NULL},
      {NULL, "http://％００.com/", NULL},
      {NULL, "http://０Ｘｃ０．０２５０．０１/", "http://192.168.0.1/"},
      {NULL, "http://www.foo。bar.com/", "http://www.foo.bar.com/"},
      {NULL, "http://www.a⩴80/", NULL},
      {NULL, "http://\uFFFD/", NULL},
      {NULL, "http://r4---sn-x.example/", "http://r4---sn-x.example/"},
      {NULL, "http://-a-.example/", "http://-a-.example/"},
      {NULL, "http://a..b/", "http://a..b/"},
      {NULL, "http://aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggé/",
       "http://xn--aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg-4yf/"},
      {NULL, "sc://ñ.test/", "sc://%C3%B1.test/"},
  };
  CHECK_ALL(tw_url_resolve, cases);
}

static void test_unsafe_schemes_are_no_links(void **state) {
  (void)state;
  static const struct url_case cases[] = {
      {NULL, "javascript:alert(1)", NULL}, {NULL, " java\nscript:alert(1)", NULL},
      {NULL, "JaVaScRiPt:alert(1)", NULL}, {NULL, "data:text/html,x", NULL},
      {NULL, "vbscript:x", NULL},          {NULL, "file:///etc/passwd", NULL},
      {"file:///etc/", "passwd", NULL},    {NULL, "https://news.example/javascript:x", "https://news.example/javascript:x"},
  };
  CHECK_ALL(tw_url_resolve_safe, cases);
}

/* A blank before a reference means nothing, but makes the reference be parsed. */
static void test_plain_urls_are_what_parsing_gives(void **state) {
  (void)state;
  static const char *const bases[] = {
      "http://news.example/a/b/c?q=1#f",
      "https://news.example/",
      "https://news.example",
      "http://news.example/a//b/",
      "http://news.example:80/a/b",
      "http://1.2.3.4/a/b",
      "http://a.0x7f/b",
      "http://news.example/a/./b/../c",
      "http://News.example/a/b",
      "http://xn--a.example/a/b",
      "http://u:p@news.example/",
      "http://news.example/%2e%2e/b",
      "ftp://news.example/a/b",
      "mailto:desk@news.example",
      "news.example/a",
      " http://news.example/a/b\n",
      "http://a..b/c",
      "http://a.example./b/c",
      "http://-a.example/b",
      "http://news.example/a?/b/c",
  };
  static const char *const references[] = {
      "/x",
      "x",
      "x/y",
      "/x/./y",
      "/x/../y",
      "./x",
      "../x",
      "..",
      ".",
      "/.",
      "/..",
      "/x/..",
      "%2e%2e/x",
      "/%2E",
      "x%2e",
      ".x",
      "/.x",
      "x.",
      "//h/x",
      "///x",
      "/x//y",
      "x:y",
      "x/y:z",
      "/x:y",
      "?q",
      "?q#f",
      "#f",
      "/x?q=/../y",
      "/x#/../",
      "/x?a?b",
      "/x#a?b",
      "/x#a#b",
      "/x'y",
      "/x?'",
      "/x^y",
      "/x|y",
      "/x\\y",
      "x y",
      "/\xC3\xA9",
      "/x%zz",
      "/x\ty",
      "http:x",
      "http:/x",
      "https://h/x",
      "http://h",
      "http://h/../x",
      "http://h/x?y#z",
      "HTTP://h/x",
      "http://H/x",
      "http://h.1/x",
      "http://1.h/x",
      "x@y",
      "/x;y=z",
      "/~x/$&!()*+,",
  };
  for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
    for (size_t k = 0; k < sizeof references / sizeof *references; k++) {
      TW_ARENA_AUTO arena = tw_arena_new(0);
      struct tw_slice base = tw_slice_from(bases[i]), blank = tw_arena_printf(arena, " %s", references[k]);
      struct tw_slice got = tw_url_resolve(arena, base, tw_slice_from(references[k])), want = tw_url_resolve(arena, base, blank);
      if (!tw_slice_eq(got, want) || !got.ptr != !want.ptr)
        fail_msg("[%s] on [%s]: %.*s", references[k], bases[i], TW_SLICE_ARG(got));
    }
}

static void test_hosts(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"https://news.example/x", "news.example"},
      {"https://u:p@news.example:81/x", "news.example"},
      {"https://[::1]:81/x", "[::1]"},
      {"mailto:a@b.example", NULL},
      {"/x://y", NULL},
      {"", NULL},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct tw_slice got = tw_url_host(tw_slice_from(cases[i][0]));
    assert_true(cases[i][1] ? tw_slice_is(got, cases[i][1]) : !got.ptr);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_references),
      cmocka_unit_test(test_absolute),
      cmocka_unit_test(test_domains),
      cmocka_unit_test(test_unsafe_schemes_are_no_links),
      cmocka_unit_test(test_plain_urls_are_what_parsing_gives),
      cmocka_unit_test(test_hosts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
