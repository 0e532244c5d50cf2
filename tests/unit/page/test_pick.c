/* Links picked by selectors, and the next page's. */
#include "parse/page/page_reader.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
/* Not sorted in: it needs setjmp.h, stdarg.h and stddef.h before it. */
#include <cmocka.h>

static const char page[] =
    "<html><head><base href='https://cdn.example/base/'><link rel='next' href='/page/2'></head><body>"
    "<nav><a href='/about'>About</a></nav>"
    "<div id=news class='list wide'><ul><li><h2><a href='a1'>One</a></h2><a class=more href='a1#more'>more</a></li>"
    "<li><h2><a href='a2'>Two</a></h2><span><a href='http://other.example/a3'>Three</a></span></li></ul></div>"
    "<div class='list'><p><a href='/old/1'>Old</a></p></div>"
    "<a rel='nofollow' class=older href='?p=2'>Older</a></body></html>";

static void picked_links(void **state) {
  (void)state;
  static const struct {
    const char *select, *links; /* ends of the URLs, joined by spaces */
  } rows[] = {
      {NULL, "about a1 a1#more a2 a3 1 ?p=2"},
      {"h2 a", "a1 a2"},
      {"h2 > a", "a1 a2"},
      {"li > a", "a1#more"},
      {"#news", "a1 a1#more a2 a3"},
      {"#news h2, .more", "a1 a1#more a2"},
      {".list:not(.wide)", "1"},
      {"div.list > ul > li > h2", "a1 a2"},
      {"div.list > h2", ""},
      {"body div li a", "a1 a1#more a2 a3"},
      {"div div a", ""},
      {"a[href^='http']", "a3"},
      {"nav a, a.older", "about ?p=2"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    TW_ARENA_AUTO arena = tw_arena_new(0);
    struct tw_page_options options = {
        .url = TW_SLICE("https://news.example/x/"), .want_links = true, .select = tw_slice_from(rows[i].select)};
    struct tw_article article;
    struct tw_error error;
    char got[256] = "";
    assert_int_equal(tw_page_read(arena, TW_SLICE(page), &options, &article, &error), 0);
    for (size_t j = 0; j < article.links.count; j++) {
      struct tw_slice url = article.links.items[j].url;
      size_t start = url.len;
      while (start > 0 && url.ptr[start - 1] != '/') start--;
      snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s", j ? " " : "",
               TW_SLICE_ARG(tw_slice_sub(url, start, url.len)));
    }
    if (strcmp(got, rows[i].links) != 0) fail_msg("%s: %s", rows[i].select ? rows[i].select : "all", got);
  }
}

static void next_pages(void **state) {
  (void)state;
  static const struct {
    const char *next, *url;
  } rows[] = {
      {NULL, "https://cdn.example/page/2"},
      {"a.older", "https://cdn.example/base/?p=2"},
      {"nav", "https://cdn.example/about"},
      {"a.nowhere", NULL},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    TW_ARENA_AUTO arena = tw_arena_new(0);
    struct tw_page_options options = {
        .url = TW_SLICE("https://news.example/x/"), .want_links = true, .next = tw_slice_from(rows[i].next)};
    struct tw_article article;
    struct tw_error error;
    assert_int_equal(tw_page_read(arena, TW_SLICE(page), &options, &article, &error), 0);
    if (!tw_slice_eq(article.next_url, tw_slice_from(rows[i].url)))
      fail_msg("%s: %.*s", rows[i].next, TW_SLICE_ARG(article.next_url));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(picked_links),
      cmocka_unit_test(next_pages),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
