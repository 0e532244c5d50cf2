/* Pages and the text that is read from them, one a row. */
#pragma once
#include "parse/page/page_reader.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>
/* clang-format on */

struct page_row {
  const char *name, *html, *text;
};

static void check_page_rows(const struct page_row *rows, size_t count) {
  int failed = 0;
  for (size_t i = 0; i < count; i++) {
    TW_ARENA_AUTO arena = tw_arena_new(0);
    struct tw_page_options options = {.url = TW_SLICE("https://news.example/a"),
                                      .content_type = TW_SLICE("text/html; charset=utf-8")};
    struct tw_article article;
    assert_int_equal(tw_page_read(arena, tw_slice_from(rows[i].html), &options, &article, NULL), 0);
    if (tw_slice_is(article.text, rows[i].text)) continue;
    print_error("%s:\n  got  '%.*s'\n  want '%s'\n", rows[i].name, TW_SLICE_ARG(article.text), rows[i].text);
    failed++;
  }
  assert_int_equal(failed, 0);
}
