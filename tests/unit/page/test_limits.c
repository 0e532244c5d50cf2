/* Hostile pages: read in linear time, or refused with the limit's name. */
#include "base/buf.h"
#include "parse/page/page_reader.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>
/* clang-format on */

#define PROSE "<p>The committee said on Monday that 2,075 people had been returned, and that more will follow.</p>"

struct row {
  const char *name;
  const char *head, *repeated, *tail;
  size_t times;
  bool may_refuse;
};

static const struct row rows[] = {
    {"100,000 attributes", "<body><div ", "a=1 ", ">" PROSE, 100000, false},
    {"100,000 deep", "<body>", "<div>", PROSE, 100000, false},
    {"100,000 deep, ends that match nothing", "<b>" PROSE, "<b></i>", "", 100000, true},
    {"ends that match nothing, under a deep stack", PROSE, "<em></span></span>", "", 100000, true},
    {"a long text node", PROSE "<p>", "word and, ", "", 400000, false},
    {"an endless comment", PROSE "<!--", "x y z ", "", 1000000, false},
    {"a million comment starts", PROSE, "<!--", "", 1000000, false},
    {"scripts that never end", PROSE, "<script>", "", 500000, false},
    {"drawings that never end", PROSE, "<svg>", "", 500000, false},
    {"quotes that never end", PROSE, "<a b='", "", 500001, false},
    {"smaller-than signs", PROSE, "<", "", 1000000, false},
    {"framesets", "", "<frameset>", PROSE, 100000, true},
    {"bad entities", PROSE, "&#55296;", "", 300000, true},
    {"JSON that only opens", "<script type='application/ld+json'>", "[", "</script>" PROSE, 500000, false},
    {"headings like the title", "<title>a b c d</title>", "<h1>a b</h1>", PROSE, 200000, true},
    {"tables in tables", "", "<table><tr><td>", PROSE, 30000, false},
};

static void test_rows(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const struct row *row = &rows[i];
    TW_BUF_AUTO html;
    tw_buf_init(&html, 0);
    tw_buf_append_cstr(&html, row->head);
    for (size_t k = 0; k < row->times; k++) tw_buf_append_cstr(&html, row->repeated);
    tw_buf_append_cstr(&html, row->tail);
    TW_ARENA_AUTO arena = tw_arena_new(0);
    struct tw_page_options options = {.want_links = true, .url = TW_SLICE("https://news.example/")};
    struct tw_article article;
    struct tw_error error = {0};
    int status = tw_page_read(arena, tw_buf_slice(&html), &options, &article, &error);
    if (status != 0 && !(row->may_refuse && status == TW_ELIMIT && error.text[0]))
      fail_msg("%s: status %d %s", row->name, status, error.text);
    bool found = tw_slice_find(article.text, TW_SLICE("2,075 people"), 0) >= 0;
    if (status == 0 && !found) fail_msg("%s: the prose is lost", row->name);
  }
}

static void test_too_large(void **state) {
  (void)state;
  TW_BUF_AUTO html;
  tw_buf_init(&html, 0);
  size_t size = 40 * 1024 * 1024;
  char *room = tw_buf_reserve(&html, size);
  assert_non_null(room);
  memset(room, 'a', size);
  html.len = size;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_page_options options = {0};
  struct tw_article article;
  struct tw_error error = {0};
  assert_int_equal(tw_page_read(arena, tw_buf_slice(&html), &options, &article, &error), TW_ELIMIT);
  assert_true(error.text[0] != '\0');
}

static void test_small_arena(void **state) {
  (void)state;
  struct tw_slice html = TW_SLICE("<title>Talks</title><a href=/x>y</a>" PROSE PROSE PROSE);
  struct tw_page_options options = {.want_links = true, .url = TW_SLICE("https://news.example/")};
  for (size_t max = 1; max < 300000; max = max * 5 / 4 + 1) {
    TW_ARENA_AUTO arena = tw_arena_new(max);
    struct tw_article article;
    int status = tw_page_read(arena, html, &options, &article, NULL);
    assert_true(status == 0 || status == TW_ENOMEM);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_too_large),
                                     cmocka_unit_test(test_small_arena)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
