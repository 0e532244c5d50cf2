/* Which pages are only an index of others. */
#include "base/buf.h"
#include "parse/page/page_reader.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>
/* clang-format on */

#define P1   "The committee said on Monday that 2,075 people had been returned since the campaign began, and that more will follow."
#define P2   "Officials from three ministries took part in the talks, which lasted for two days and ended without a joint paper."
#define MENU "<nav><a href=/>Home</a> <a href=/w>World</a> <a href=/s>Sport</a></nav>"
#define FOOTER                                                                                                                   \
  "<footer><p>" P2 "</p><p>All material on this site may be used with written permission only, as the law says.</p></footer>"
#define ZH1      "国际追逃追赃工作办公室周一表示，今年以来共追回外逃人员二千零七十五名，其中国家工作人员占一半以上。"
#define ZH2      "有关负责人说，下一步将继续加强与各国的执法合作，坚决斩断外逃通道，决不让腐败分子逍遥法外。"
#define LONG     "<p>" P1 " " P2 "</p>"
#define LIST_LEN 14

struct row {
  const char *name;
  const char *head; /* before the list */
  const char *item; /* said LIST_LEN times; each # is the number of the turn */
  const char *tail; /* behind the list */
  bool is_index;
};

static const struct row rows[] = {
    {"cards with a linked heading", MENU "<main>",
     "<div><h3><a href=/s#>Old lighthouse number # is sold at last</a></h3><p>" P1 "</p></div>", "</main>" FOOTER, true},
    {"cards that are one link", MENU "<main>", "<a href=/s#><h3>Old lighthouse number # is sold at last</h3><p>" P1 "</p></a>",
     "</main>" FOOTER, true},
    {"a blog's excerpts", MENU "<main>",
     "<article class=post><h2 class=entry-title><a href=/s#>Old lighthouse number # is sold</a></h2><div "
     "class=entry-summary><p>" P1 " " P2 " [...]</p></div></article>",
     "</main>" FOOTER, true},
    {"headlines with dates", MENU "<div class=list>",
     "<div><span>11/10/2024</span> <a href=/s#>Old lighthouse number # is sold</a></div>", "</div>" FOOTER, true},
    {"headlines in one paragraph", MENU "<p>", "<a href=/s#>Old lighthouse number # is sold at last</a><br>", "</p>", true},
    {"tiles without headings", MENU "<main>",
     "<a class=tile href=/s#><img src=x><span>Old lighthouse number # is sold</span></a>", FOOTER, true},
    {"a Chinese list", "<div class=nav><a href=/>首页</a></div><ul>",
     "<li><a href=/s#>某市通报第#批典型案例 涉及多名党员干部</a><span>2024-01-11</span></li>", "</ul><div>版权所有 某某网</div>",
     true},
    {"a Chinese table of links", "<table>",
     "<tr><td>·<a href=/s#>关于公布第#批追逃追赃典型案例的通知</a></td><td>[2024-03-10]</td></tr>", "</table>", true},
    {"a word on the section above the cards", MENU "<h1>World</h1><p>" P2 "</p><main>",
     "<div><h3><a href=/s#>Old lighthouse number # is sold at last</a></h3><p>" P1 "</p></div>", "</main>", true},
    {"cards and a cookie wall", MENU "<main>",
     "<div><h3><a href=/s#>Old lighthouse number # is sold at last</a></h3><p>" P1 "</p></div>",
     "</main><div class=cookie-consent role=dialog><p>" P2 " " P2 "</p><p>" P1 " " P2 "</p></div>", true},
    {"cards whose articles are told in JSON-LD",
     "<script "
     "type='application/ld+json'>[{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-01-01\"},{\"@type\":\"NewsArticle\"},"
     "{\"@type\":\"NewsArticle\"},{\"@type\":\"NewsArticle\"},{\"@type\":\"NewsArticle\"}]</script><main>",
     "<div><h3><a href=/s#>Old lighthouse number # is sold at last</a></h3><p>" P1 "</p></div>", "</main>", true},
    {"an article", MENU "<h1>Talks end</h1>", "<p>" P1 " Round #.</p>", FOOTER, false},
    {"an article with a list of others",
     "<div class=article><h1>Talks end</h1><p>" P1 "</p><p>" P2 "</p><p>" P1 "</p></div><ul class=more>",
     "<li><a href=/s#>Old lighthouse number # is sold at last</a></li>", "</ul>", false},
    {"a short Chinese article with a list of others",
     "<div class=content><h1>追逃办公室公布成果</h1><p>" ZH1 "</p><p>" ZH2 "</p></div><div class=right><ul>",
     "<li><a href=/s#>某市通报第#批典型案例 涉及多名党员干部</a></li>", "</ul></div>", false},
    {"a list article of long parts with linked headings", "<main><h1>Fourteen lighthouses</h1>",
     "<h2><a href=/s#>The lighthouse number # on the coast</a></h2><p>" P1 " " P2 "</p>", "</main>", false},
    {"an article with cards of others that hold nearly as much",
     MENU "<article><h1>Talks end</h1>" LONG LONG LONG LONG LONG LONG LONG LONG "</article><section>",
     "<div><h3><a href=/s#>Old lighthouse number # is sold at last</a></h3><p>" P1 "</p></div>", "</section>", false},
    {"a page that says it is an article", "<meta property=og:type content=article><h1>Talks end</h1><p>" P1 "</p>",
     "<div><h3><a href=/s#>Old lighthouse number # is sold at last</a></h3><p>" P2 "</p></div>", "", false},
    {"questions and answers", "<h1>Questions</h1>", "<h3>How old is lighthouse number #?</h3><p>" P1 "</p>", "", false},
    {"one sentence", "<p>" P1 "</p>", "", "", false},
};

static void append_item(struct tw_buf *html, const char *item, int turn) {
  for (const char *c = item; *c; c++)
    if (*c == '#')
      tw_buf_printf(html, "%d", turn);
    else
      tw_buf_append_char(html, *c);
}

static bool reads_as_index(const struct row *row) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_BUF_AUTO html;
  tw_buf_init(&html, 0);
  tw_buf_append_cstr(&html, row->head);
  for (int turn = 0; turn < LIST_LEN; turn++) append_item(&html, row->item, turn);
  tw_buf_append_cstr(&html, row->tail);
  struct tw_page_options options = {.url = TW_SLICE("https://news.example/"),
                                    .content_type = TW_SLICE("text/html; charset=utf-8")};
  struct tw_article article;
  assert_int_equal(tw_page_read(arena, tw_buf_slice(&html), &options, &article, NULL), 0);
  return article.is_index;
}

static void test_rows(void **state) {
  (void)state;
  int failed = 0;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (reads_as_index(&rows[i]) == rows[i].is_index) continue;
    failed++;
    print_error("%s: %s\n", rows[i].name, rows[i].is_index ? "not told to be an index" : "told to be an index");
  }
  assert_int_equal(failed, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
