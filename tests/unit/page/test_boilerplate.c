/* Lines that are the site's and not the article's. */
#include "parse/page/boilerplate.h"
#include "parse/page/boilerplate_words.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>
/* clang-format on */

enum kind { LINE = 1, ENDS = 2, PARTICULARS = 4, HEADS = 8 /* as a heading only */ };

struct row {
  const char *text;
  unsigned kinds;
};

static const struct row rows[] = {
    {"Advertisement", LINE},
    {"ADVERTISEMENT:", LINE},
    {"Advertisement standards were raised again.", 0},
    {"Share this story", LINE | ENDS},
    {"Share", LINE | HEADS},
    {"Shares fell by 3 per cent.", 0},
    {"Read more: how it began", LINE},
    {"Copyright 2021 The Post", LINE},
    {"Copyright holders recovered three million crowns in the first half of the year, the office said on Monday evening.", 0},
    {"\u00A9 2021 The Post", LINE},
    {"This site uses cookies. Read on to agree.", LINE},
    {"The bakery sells cookies.", 0},
    {"\uFF08\u8D23\u4EFB\u7F16\u8F91\uFF1A\u738B\u82B3\uFF09", LINE},
    {"\u3010\u6253\u5370\u3011", LINE},
    {"\u5206\u4EAB\u5230\uFF1A", LINE},
    {"Related stories", ENDS},
    {"RELATED STORIES:", ENDS},
    {"\u76F8\u5173\u9605\u8BFB", LINE | ENDS},
    {"Comments", LINE | ENDS},
    {"12 comments", ENDS},
    {"3 thoughts on \u201CThe ferry is late\u201D", ENDS},
    {"12 commentators met on Monday.", 0},
    {"12 people met", 0},
    {"Comments by the minister were short.", 0},
    {"2022-02-11 08:52 \u6765\u6E90\uFF1A\u6C5F\u57CE\u65E5\u62A5 \u4F5C\u8005\uFF1A\u674E\u660E", PARTICULARS},
    {"Published: 3 March 2021", PARTICULARS},
    {"Posted on Mar 3, 2021 | Updated Mar 4, 2021", PARTICULARS},
    {"The plan was published on 3 March 2021.", 0},
    {"On 3 March 2021 the court sat again", 0},
    {"Lesen Sie auch: Warum die Mühle ihr Dach verlor und was der Rat der Stadt seit dem Sommer dagegen getan hat", LINE},
    {"Lea también: El viejo molino", LINE},
    {"À lire aussi : le vieux moulin", LINE},
    {"Leggi anche", LINE | HEADS},
    {"Читайте также: старая мельница", LINE},
    {"Реклама", LINE},
    {"Реклама подорожала на три процента, сообщили в ведомстве.", 0},
    {"Kommentare", ENDS},
    {"Kommentare der Ministerin gab es keine.", 0},
    {"Weitere Artikel zum Thema", ENDS},
    {"関連記事", LINE | HEADS},
    {"관련기사", LINE | ENDS},
    {"延伸閱讀：老磨坊", LINE | ENDS},
    {"来源：江城日报", LINE},
    {"来源不明的资金占三成。", 0},
    {"Article sources", HEADS},
    {"Don't miss", HEADS},
    {"Don't miss the last ferry, the harbour office says.", 0},
    {"", 0},
};

static void test_rows(void **state) {
  (void)state;
  int failed = 0;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct tw_slice text = tw_slice_from(rows[i].text);
    bool ends = tw_boilerplate_ends_body(text, false), heads = tw_boilerplate_ends_body(text, true);
    unsigned kinds = (tw_boilerplate_is_line(text) ? LINE : 0U) | (heads && !ends ? HEADS : 0U) | (ends ? ENDS : 0U) |
                     (tw_boilerplate_is_particulars(text) ? PARTICULARS : 0U);
    if (kinds == rows[i].kinds) continue;
    failed++;
    print_error("'%s': got %u, want %u\n", rows[i].text, kinds, rows[i].kinds);
  }
  assert_int_equal(failed, 0);
}

static void assert_sorted(const struct tw_phrase *phrases, size_t count) {
  for (size_t i = 1; i < count; i++)
    if (strcmp(phrases[i - 1].text, phrases[i].text) >= 0) fail_msg("'%s' is out of order", phrases[i].text);
}

static void test_phrases_are_sorted(void **state) {
  (void)state;
  assert_sorted(tw_boilerplate_lines, tw_boilerplate_line_count);
  assert_sorted(tw_boilerplate_enders, tw_boilerplate_ender_count);
  assert_sorted(tw_boilerplate_heads, tw_boilerplate_head_count);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_phrases_are_sorted)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
