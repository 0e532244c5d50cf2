/* Which URLs are one article, and which are not though they look alike. */
#include "model/url_key.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
/* Not sorted in: it needs setjmp.h, stdarg.h and stddef.h before it. */
#include <cmocka.h>

struct pair {
  const char *name, *a, *b;
};

static const struct pair twins[] = {
    {"http and https", "http://news.example/a/7", "https://news.example/a/7"},
    {"default ports", "http://news.example:80/a", "https://news.example:443/a"},
    {"scheme and host in capitals", "HTTPS://News.Example/a", "https://news.example/a"},
    {"a dot behind the host", "https://news.example./a", "https://news.example/a"},
    {"www", "https://www.news.example/a", "https://news.example/a"},
    {"m host", "https://m.news.example/a", "https://www.news.example/a"},
    {"mobile host", "https://mobile.news.example/a", "https://news.example/a"},
    {"wap host", "http://wap.news.example/a", "https://www.news.example/a"},
    {"amp host", "https://amp.news.example/a", "https://www.news.example/a"},
    {"amp at the end", "https://news.example/a/amp", "https://news.example/a"},
    {"amp at the end, slash", "https://news.example/a/amp/", "https://news.example/a/"},
    {"amp at the front", "https://news.example/amp/2020/a", "https://news.example/2020/a"},
    {".amp", "https://news.example/a.amp", "https://news.example/a"},
    {".amp.html", "https://news.example/a.amp.html", "https://news.example/a.html"},
    {"?amp", "https://news.example/a?amp", "https://news.example/a"},
    {"?amp=1", "https://news.example/a?id=7&amp=1", "https://news.example/a?id=7"},
    {"outputType=amp", "https://news.example/a?outputType=amp", "https://news.example/a"},
    {"AMP viewer", "https://www.google.com/amp/s/www.news.example/a/amp/", "https://news.example/a"},
    {"AMP cache", "https://news-example.cdn.ampproject.org/c/s/news.example/a", "http://news.example/a"},
    {"mobile Blogspot", "https://x.blogspot.com/2020/a.html?m=1", "https://x.blogspot.com/2020/a.html"},
    {"slash at the end", "https://news.example/a/", "https://news.example/a"},
    {"slash and parameters", "https://news.example/a/?id=7", "https://news.example/a?id=7"},
    {"no path", "https://news.example", "https://news.example/"},
    {"no path, parameters", "https://news.example?id=7", "https://news.example/?id=7"},
    {"index document", "https://news.example/2020/a/index.html", "https://news.example/2020/a/"},
    {"fragment", "https://news.example/a#comments", "https://news.example/a"},
    {"text fragment", "https://news.example/a#:~:text=fugitives", "https://news.example/a"},
    {"an empty query", "https://news.example/a?", "https://news.example/a"},
    {"order of parameters", "https://news.example/a?id=7&c=2", "https://news.example/a?c=2&id=7"},
    {"utm", "https://news.example/a?utm_source=rss&utm_medium=feed", "https://news.example/a"},
    {"utm among others", "https://news.example/a?id=7&utm_campaign=x&page=2", "https://news.example/a?id=7&page=2"},
    {"utm in capitals", "https://news.example/a?UTM_Source=rss", "https://news.example/a"},
    {"fbclid", "https://news.example/a?fbclid=IwAR0", "https://news.example/a"},
    {"gclid", "https://news.example/a?gclid=x&gclsrc=aw.ds", "https://news.example/a"},
    {"msclkid", "https://news.example/a?msclkid=x", "https://news.example/a"},
    {"mailing lists", "https://news.example/a?mc_cid=1&mc_eid=2&mkt_tok=3&_hsenc=4", "https://news.example/a"},
    {"Matomo", "https://news.example/a?pk_campaign=x&mtm_source=y", "https://news.example/a"},
    {"newspapers", "https://news.example/a?CMP=share_btn&ocid=x&smid=tw&at_medium=RSS", "https://news.example/a"},
    {"spm", "https://news.example/a?spm=C73544894212.P59511", "https://news.example/a"},
    {"from WeChat", "https://news.example/a?from=singlemessage&isappinstalled=0", "https://news.example/a"},
    {"from timeline", "https://news.example/a?from=timeline", "https://news.example/a"},
    {"source=rss", "https://news.example/a?source=rss", "https://news.example/a"},
    {"ref=homepage", "https://news.example/a?ref=homepage", "https://news.example/a"},
    {"wfr and for", "https://baijiahao.baidu.com/s?id=17&wfr=spider&for=pc", "https://baijiahao.baidu.com/s?id=17"},
    {"WeChat's article", "https://mp.weixin.qq.com/s?__biz=M&mid=2&idx=1&sn=a&chksm=9&scene=21",
     "https://mp.weixin.qq.com/s?__biz=M&mid=2&idx=1&sn=a"},
    {"a session in the path", "https://news.example/a;jsessionid=0FA9?id=7", "https://news.example/a?id=7"},
    {"a session in the query", "https://news.example/a?id=7&PHPSESSID=0fa9", "https://news.example/a?id=7"},
    {"a cache kept away", "https://news.example/a?_=1604571234567", "https://news.example/a"},
    {"escaped letters", "https://news.example/%61%2Db", "https://news.example/a-b"},
    {"case of an escape", "https://news.example/%e5%8f%8d", "https://news.example/%E5%8F%8D"},
    {"user and password", "https://u:p@news.example/a", "https://news.example/a"},
    {"white space around", " https://news.example/a\n", "https://news.example/a"},
};

static const struct pair strangers[] = {
    {"paths", "https://news.example/a", "https://news.example/b"},
    {"case of a path", "https://news.example/A", "https://news.example/a"},
    {"hosts", "https://news.example/a", "https://news.test/a"},
    {"sub-sites", "https://sport.news.example/a", "https://news.example/a"},
    {"languages", "https://en.news.example/a", "https://zh.news.example/a"},
    {"a host that is only a form", "https://m.example/a", "https://www.example/a"},
    {"ports", "http://127.0.0.1:8080/a", "http://127.0.0.1:8081/a"},
    {"an id", "https://news.example/a?id=7", "https://news.example/a?id=8"},
    {"an id and none", "https://news.example/a?id=7", "https://news.example/a"},
    {"pages of one article", "https://news.example/a?page=2", "https://news.example/a?page=3"},
    {"from as a date", "https://news.example/a?from=2020-01-01", "https://news.example/a?from=2020-02-01"},
    {"source as a number", "https://news.example/a?source=12", "https://news.example/a?source=13"},
    {"m elsewhere", "https://news.example/a?m=1", "https://news.example/a"},
    {"a word that begins with amp", "https://news.example/ampere", "https://news.example/ere"},
    {"a word that ends with amp", "https://news.example/camp", "https://news.example/c"},
    {"the scripted site's pages", "https://news.example/#!/a/7", "https://news.example/#!/a/8"},
    {"escaped slash", "https://news.example/a%2Fb", "https://news.example/a/b"},
    {"schemes", "ftp://news.example/a", "https://news.example/a"},
    {"versions of a file", "file:///tmp/a#1", "file:///tmp/a#2"},
    {"extension", "https://news.example/a.html", "https://news.example/a"},
    {"repeated parameter", "https://news.example/a?tag=x&tag=y", "https://news.example/a?tag=x"},
};

static void check(const struct pair *rows, size_t count, bool want) {
  struct tw_arena *arena = tw_arena_new(0);
  for (size_t i = 0; i < count; i++) {
    struct tw_slice a = tw_url_key(arena, tw_slice_from(rows[i].a)), b = tw_url_key(arena, tw_slice_from(rows[i].b));
    assert_non_null(a.ptr);
    assert_non_null(b.ptr);
    if (tw_slice_eq(a, b) != want) fail_msg("%s: %.*s and %.*s", rows[i].name, TW_SLICE_ARG(a), TW_SLICE_ARG(b));
    struct tw_slice again = tw_url_key(arena, a);
    if (!tw_slice_eq(a, again)) fail_msg("%s: not stable: %.*s, %.*s", rows[i].name, TW_SLICE_ARG(a), TW_SLICE_ARG(again));
  }
  tw_arena_free(arena);
}

static void twins_have_one_key(void **state) {
  (void)state;
  check(twins, sizeof twins / sizeof *twins, true);
}

static void strangers_have_two(void **state) {
  (void)state;
  check(strangers, sizeof strangers / sizeof *strangers, false);
}

static void odd_texts(void **state) {
  (void)state;
  static const char *const rows[] = {"",
                                     "http://",
                                     "https:///a",
                                     "http://[::1",
                                     "http://[::1]:8080/a?b",
                                     "http://a/%",
                                     "http://a/%4",
                                     "http://a/?&&=&a&",
                                     "://",
                                     "http://a?=b",
                                     "http://a/;jsessionid=1",
                                     "http://@/",
                                     "http://:80/a",
                                     "guid 7"};
  struct tw_arena *arena = tw_arena_new(0);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct tw_slice key = tw_url_key(arena, tw_slice_from(rows[i]));
    if (!tw_slice_eq(key, tw_url_key(arena, key))) fail_msg("not stable: %s", rows[i]);
  }
  assert_null(tw_url_key(arena, TW_SLICE_NONE).ptr);
  tw_arena_free(arena);
}

static void site_of_a_url(void **state) {
  (void)state;
  assert_true(tw_slice_is(tw_url_key_site(TW_SLICE("https://u@www.News.example:8/a")), "News.example"));
  assert_true(tw_slice_is(tw_url_key_site(TW_SLICE("https://[::1]:8/a")), "[::1]"));
  assert_null(tw_url_key_site(TW_SLICE("news")).ptr);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(twins_have_one_key),
      cmocka_unit_test(strangers_have_two),
      cmocka_unit_test(odd_texts),
      cmocka_unit_test(site_of_a_url),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
