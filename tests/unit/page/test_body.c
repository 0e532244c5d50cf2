/* Pages of one fault each: what their body is. */
#include "parse/page/page_reader.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>
/* clang-format on */

#define P1    "The committee said on Monday that 2,075 people had been returned since the campaign began, and that more will follow."
#define P2    "Officials from three ministries took part in the talks, which lasted for two days and ended without a joint paper."
#define P3    "A further round is planned for the spring, when the new rules on the recovery of assets come into force."
#define PARAS "<p>" P1 "</p><p>" P2 "</p><p>" P3 "</p>"
#define TEXT  P1 "\n\n" P2 "\n\n" P3
#define MENU  "<ul class=menu><li><a href=/>Home</a><li><a href=/w>World news</a><li><a href=/s>Sport</a></ul>"
#define OTHER "A wholly different story about the weather on the coast, where rain is expected until Thursday evening."
#define ZH1   "国际追逃追赃工作办公室周一表示，今年以来共追回外逃人员二千零七十五名，其中党员和国家工作人员占一半以上。"
#define ZH2   "有关负责人说，下一步将继续加强与各国的执法合作，坚决斩断外逃通道，决不让腐败分子逍遥法外。"

struct row {
  const char *name, *html, *text;
};

static const struct row rows[] = {
    {"bare paragraphs", "<body>" PARAS, TEXT},
    {"no body element at all", PARAS, TEXT},
    {"a menu before", "<body>" MENU "<div>" PARAS "</div>", TEXT},
    {"a nav element", "<nav><p>" OTHER "</p></nav><div>" PARAS "</div>", TEXT},
    {"a footer element", "<div>" PARAS "</div><footer><p>" OTHER "</p></footer>", TEXT},
    {"an aside in the body", "<div><p>" P1 "</p><aside><p>" OTHER "</p></aside><p>" P2 "</p><p>" P3 "</p></div>", TEXT},
    {"related stories by class",
     "<div><p>" P1 "</p><p>" P2 "</p><p>" P3 "</p><div class=related-stories><p>" OTHER "</p></div></div>", TEXT},
    {"a most-read box by class", "<div>" PARAS "<div id=mostRead><p>" OTHER "</p></div></div>", TEXT},
    {"a share bar in the body",
     "<div><p>" P1 "</p><div class=share-bar>Share <a href=x>Post</a></div><p>" P2 "</p><p>" P3 "</p></div>", TEXT},
    {"comments",
     "<div>" PARAS "</div><div id=comments><p>" OTHER "</p><p>I do not agree at all, and neither does my neighbour.</p></div>",
     TEXT},
    {"comments longer than the article",
     "<div>" PARAS "</div><div class=comment-list><p>" OTHER OTHER OTHER OTHER OTHER OTHER OTHER OTHER "</p></div>", TEXT},
    {"a comment counter", "<div>" PARAS "<p class=comments-count>12 comments</p></div>", TEXT},
    {"a cookie wall by class", "<div class=cookie-consent><p>" OTHER "</p></div><div>" PARAS "</div>", TEXT},
    {"a cookie wall by its words", "<div><p>This website uses cookies, and by reading on you agree to that.</p>" PARAS "</div>",
     TEXT},
    {"a cookie wall longer than the article",
     "<div>" PARAS "</div><div class=cookie-modal><p>" OTHER OTHER "</p><p>" OTHER OTHER "</p><p>" OTHER OTHER OTHER "</p></div>",
     TEXT},
    {"a dialog that is hidden and longer than the article",
     "<div>" PARAS "</div><div class=modal role=dialog aria-hidden=true><p>" OTHER OTHER "</p><p>" OTHER OTHER
     "</p><p>" OTHER OTHER "</p></div>",
     TEXT},
    {"a related box longer than the marked article",
     "<article>" PARAS "</article><div class=related><p>" OTHER OTHER "</p><p>" OTHER OTHER "</p><p>" OTHER OTHER "</p></div>",
     TEXT},
    {"an article about cookies", "<article class='post category-cookies'>" PARAS "</article>", TEXT},
    {"a standfirst outside of the body",
     "<h1>Talks end</h1><p class=standfirst>" P1 "</p><div class=article-body><p>" P2 "</p><p>" P3 "</p><p>" OTHER "</p></div>",
     TEXT "\n\n" OTHER},
    {"a description by microdata outside of the body",
     "<h1>Talks end</h1><div itemprop=description>" P1 "</div><div itemprop=articleBody><p>" P2 "</p><p>" P3 "</p></div>", TEXT},
    {"a page that goes on with the next story",
     "<title>Talks end without a paper</title><meta property=og:type content=article><div><article><h1>Talks end without a "
     "paper</h1>" PARAS "</article><article><h1>Rain until Thursday</h1><p>" OTHER "</p></article></div>",
     TEXT},
    {"columns of a layout table",
     "<table><tr><td><a href=/>Home</a></td><td>" PARAS "</td><td><b>Also</b><br>" OTHER "</td></tr></table>", TEXT},
    {"a short list beside the only paragraph", "<div><p>" P1 "</p><ul><li>one<li>two</ul></div>", P1 "\n\none\n\ntwo"},
    {"a heading with a sign for links", "<div><p>" P1 "</p><h2>Two days<a href=#two>\u00B6</a></h2><p>" P2 "</p></div>",
     P1 "\n\nTwo days\n\n" P2},
    {"the last card of a run of teasers",
     "<div>" PARAS
     "</div><div><div><h3><a href=/1>Ferry timetable changes in winter</a></h3><p>Ships leave an hour later.</p></div>"
     "<div><h3><a href=/2>Old lighthouse is sold at last</a></h3><p>It went for one crown, they say.</p></div>"
     "<div><h3><a href=/3>School roof holds, for now</a></h3><p>" OTHER "</p></div></div>",
     TEXT},
    {"all text for browsers without scripts", "<div id=app>Loading</div><noscript>" PARAS "<p>" OTHER "</p></noscript>",
     TEXT "\n\n" OTHER},
    {"a page that asks for scripts", "<div id=app></div><noscript>Please turn on scripts, for this page needs them.</noscript>",
     ""},
    {"frames", "<frameset cols=20%,80%><frame src=a><noframes><body>" PARAS "<p>" OTHER "</p></body></noframes></frameset>",
     TEXT "\n\n" OTHER},
    {"callouts and alerts in the marked article",
     "<article><p>" P1 "</p><div class='alert alert-info' role=alert><p>" P2 "</p></div><div class=info-box><p>" P3
     "</p></div><p>" OTHER "</p></article>",
     TEXT "\n\n" OTHER},
    {"an alert of the page", "<div class=alert><p>" OTHER "</p></div><article>" PARAS "</article>", TEXT},
    {"a callout with a form in the marked article",
     "<article><p>" P1 "</p><p>" P2 "</p><div class=callout><p>" OTHER "</p><form><input></form></div><p>" P3 "</p></article>",
     TEXT},
    {"an aside that is a note",
     "<article><p>" P1 "</p><aside class='admonition note'><p>" P2 "</p></aside><p>" P3 "</p></article>", TEXT},
    {"answers that unfold",
     "<article><p>" P1 "</p><div class=faq><div><div style='display:none'><p>" P2 "</p></div></div><div><div hidden><p>" P3
     "</p></div></div></div></article>",
     TEXT},
    {"a heading that is a button",
     "<article><p>" P1
     "</p><div class=accordion role=tablist><h3><button>Is it over?</button></h3><div class=panel--hidden><p>" P2
     "</p></div></div></article>",
     P1 "\n\nIs it over?\n\n" P2},
    {"panels of tabs",
     "<article><p>" P1 "</p><div class=tabs><ul class=nav><li><a href=#a>One</a><li><a href=#b>Two</a></ul><div><p>" P2
     "</p><p>" P3 "</p></div></div></article>",
     TEXT},
    {"code with a tool bar",
     "<article><p>" P1 "</p><div class=code-toolbar><pre>make all</pre><div class=toolbar><button>Copy</button></div></div><p>" P2
     "</p></article>",
     P1 "\n\nmake all\n\n" P2},
    {"a timeline", "<article><p>" P1 "</p><div class=timeline><div class=timeline-item><p>" P2 "</p></div></div></article>",
     P1 "\n\n" P2},
    {"footnotes with a sign that leads back",
     "<article><p>" P1 "</p><p>" P2 "</p><ol class=footnotes><li>" P3 " <a href=#r>\u21A9</a></ol></article>", TEXT},
    {"an author box", "<div>" PARAS "<div class=author-bio><p>" OTHER "</p></div></div>", TEXT},
    {"hidden by style", "<div>" PARAS "<p style='color:red; display : none'>" OTHER "</p></div>", TEXT},
    {"hidden by attribute", "<div>" PARAS "<div hidden><p>" OTHER "</p></div></div>", TEXT},
    {"hidden from all tools", "<div>" PARAS "<div aria-hidden=true><p>" OTHER "</p></div></div>", TEXT},
    {"a script in a paragraph", "<p>" P1 "<script>var a = '<p>x</p>';</script></p><p>" P2 "</p><p>" P3, TEXT},
    {"a style in the body", "<style>p{}</style>" PARAS, TEXT},
    {"the headline is no body", "<title>Talks end</title><div><h1>Talks end</h1>" PARAS "</div>", TEXT},
    {"a byline and a date above", "<div><p>By Ann Lee</p><p>16 April 2024</p>" PARAS "</div>", TEXT},
    {"an advertisement line", "<div><p>" P1 "</p><p>Advertisement</p><p>" P2 "</p><p>" P3 "</p></div>", TEXT},
    {"a tail of other stories under a heading", "<div>" PARAS "<h3>Related stories</h3><p>" OTHER "</p></div>", TEXT},
    {"a heading inside stays", "<div><p>" P1 "</p><h2>Two days</h2><p>" P2 "</p><p>" P3 "</p></div>",
     P1 "\n\nTwo days\n\n" P2 "\n\n" P3},
    {"a list stays", "<div><p>" P1 "</p><ul><li>asset recovery</li><li>repatriation</li></ul><p>" P2 "</p></div>",
     P1 "\n\nasset recovery\n\nrepatriation\n\n" P2},
    {"a block quote stays", "<div><p>" P1 "</p><blockquote><p>" P2 "</p></blockquote><p>" P3 "</p></div>", TEXT},
    {"a table stays, a line for a row",
     "<div><p>" P1 "</p><table><tr><th>Year</th><th>People</th></tr><tr><td>2019</td><td>2,041</td></tr></table><p>" P2
     "</p></div>",
     P1 "\n\nYear | People\n2019 | 2,041\n\n" P2},
    {"a layout table falls apart into paragraphs", "<table><tr><td>" MENU "</td><td><p>" P1 "</p><p>" P2 "</p></td></tr></table>",
     P1 "\n\n" P2},
    {"a caption goes", "<div><p>" P1 "</p><figure><img src=x><figcaption>" OTHER "</figcaption></figure><p>" P2 "</p></div>",
     P1 "\n\n" P2},
    {"breaks instead of paragraphs", "<div>" P1 "<br><br>" P2 "<br>\n<br>" P3 "</div>", TEXT},
    {"one break is a line", "<div><p>" P1 "<br>" P2 "</p></div>", P1 "\n" P2},
    {"inline elements do not cut words",
     "<p>The commit<b>tee said</b> on Monday that <a href=x>2,075 people</a> had been returned, and more.</p>",
     "The committee said on Monday that 2,075 people had been returned, and more."},
    {"white space is one blank", "<p>The   committee\n\tsaid on Monday that 2,075 people had been returned, and more.</p>",
     "The committee said on Monday that 2,075 people had been returned, and more."},
    {"soft hyphens go and no-break blanks are blanks",
     "<p>The com&shy;mittee said on&nbsp;Monday that 2,075 people had been returned, and more.</p>",
     "The committee said on Monday that 2,075 people had been returned, and more."},
    {"entities",
     "<p>Smith &amp; Sons said on Monday that &pound;3m &#8212; or &lt;half&gt; &mdash; had been returned, and more.</p>",
     "Smith & Sons said on Monday that \u00A33m \u2014 or <half> \u2014 had been returned, and more."},
    {"a date in a paragraph's first word", "<div><p><span class=date>Monday</span> " P1 "</p><p>" P2 "</p></div>",
     "Monday " P1 "\n\n" P2},
    {"a date in a line of its own",
     "<div><div><span class=date>Monday, 3 May 2021, by our own staff in the city</span></div><p>" P1 "</p><p>" P2 "</p></div>",
     P1 "\n\n" P2},
    {"a word for screen readers", "<div><p>" P1 "<span class=sr-only> opens in a new window</span></p><p>" P2 "</p></div>",
     P1 "\n\n" P2},
    {"a heading over links that went",
     "<div><p>" P1 "</p><h3>Related articles</h3><ul><li><a href=x>Another story</a></ul><p>" P2 "</p><p>" P3 "</p></div>", TEXT},
    {"a word on the writer at the end",
     "<div>" PARAS "<p>Ann Lee is a staff writer in the capital. Follow her on the usual networks.</p></div>", TEXT},
    {"a note on rights at the end",
     "<div class=content><p>" ZH1 "</p><p>" ZH2 "</p><p>本文为本报原创作品，未经授权，不得转载。</p></div>", ZH1 "\n\n" ZH2},
    {"a line of date and office", "<div><p>On behalf of the office | Apr 21, 2017 | Press</p>" PARAS "</div>", TEXT},
    {"a run of teasers without a class word",
     "<div>" PARAS "<h3><a href=/1>Ferry timetable changes in winter</a></h3><p>Ships leave an hour later, the harbour office "
     "said, and on Sundays not at all.</p><h3><a "
     "href=/2>Old lighthouse is sold at last</a></h3><p>It went for one crown, and the buyer has to paint it every second "
     "year.</p><h3><a href=/3>School roof holds, for now</a></h3></div>",
     TEXT},
    {"a list of products with a headline each",
     "<div>" PARAS "<h3><a href=http://shop.example/1>A lamp for the desk</a></h3><p>It is small, it is bright, and it has not "
     "failed us in two years of use.</p><h3><a "
     "href=http://shop.example/2>A chair for the desk</a></h3><p>It is hard, which is good for the back, as our tester found "
     "out.</p><h3><a href=http://shop.example/3>A desk</a></h3></div>",
     TEXT "\n\nA lamp for the desk\n\nIt is small, it is bright, and it has not failed us in two years of use.\n\nA chair for "
          "the desk\n\nIt is hard, which is good for the back, as our tester found out."},
    {"several dated posts",
     "<div><p>3 May 2021</p><div class=post-content>" PARAS "</div><p>2 May 2021</p><div class=post-content><p>" OTHER
     "</p></div></div>",
     TEXT},
    {"one article in several parts",
     "<div><div class=post-content><p>" P1 "</p></div><div class=ad>Advertisement</div><div class=post-content><p>" P2
     "</p><p>" P3 "</p></div></div>",
     TEXT},
    {"a paragraph that stands twice", "<div>" PARAS "<p>" P2 "</p></div>", TEXT},
    {"unclosed elements", "<div><b><i><font>" PARAS, TEXT},
    {"end tags of nothing", "</div></p></span>" PARAS "</table></b>", TEXT},
    {"a page whose class words all lie", "<body class=sidebar><div class='comments footer related'>" PARAS "</div>", TEXT},
    {"article bodies by microdata", "<div><p>" OTHER "</p></div><div itemprop=articleBody>" PARAS "</div>", TEXT},
    {"text in JSON-LD only",
     "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" P1 " " P2 " " P3 " " P1
     "\"}</script><div id=app></div>",
     P1 " " P2 " " P3 " " P1},
    {"Chinese paragraphs",
     "<div class=nav><a href=/>首页</a> <a href=/n>新闻</a></div><div class=content><p>　　" ZH1 "</p><p>　　" ZH2 "</p></div>",
     ZH1 "\n\n" ZH2},
    {"a Chinese editor's line", "<div class=content><p>" ZH1 "</p><p>" ZH2 "</p><p>（责任编辑：王某）</p></div>", ZH1 "\n\n" ZH2},
    {"a Chinese line of tools", "<div class=content><p>" ZH1 "</p><p>" ZH2 "</p><div>【打印】【关闭】</div></div>",
     ZH1 "\n\n" ZH2},
    {"a Chinese list of other stories",
     "<div class=content><p>" ZH1 "</p><p>" ZH2 "</p><p>相关阅读：</p><p>" ZH1 "。" ZH2 "</p></div>",
     ZH1 "\n\n" ZH2 "\n\n" ZH1 "。" ZH2},
    {"one short sentence is a body too", "<body><div>Nothing to see.</div>", "Nothing to see."},
    {"no bytes", "", ""},
    {"only markup", "<html><body><div><img src=x></div></body></html>", ""},
};

static const struct row fragments[] = {
    {"all of a fragment is body", "<p>Short.</p><p><a href=x>Linked</a></p>", "Short.\n\nLinked"},
    {"plain text", "Just words & more", "Just words & more"},
    {"a script goes", "<p>One</p><script>x</script>", "One"},
    {"words of the page's furniture stay", "<div class=share><p>Share this story</p></div>", "Share this story"},
    {"empty", "", ""},
};

static int check(const struct row *row, bool is_fragment) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_page_options options = {.url = TW_SLICE("https://news.example/a"),
                                    .is_fragment = is_fragment,
                                    .content_type = TW_SLICE("text/html; charset=utf-8")};
  struct tw_article article;
  assert_int_equal(tw_page_read(arena, tw_slice_from(row->html), &options, &article, NULL), 0);
  if (tw_slice_is(article.text, row->text)) return 0;
  print_error("%s:\n  got  '%.*s'\n  want '%s'\n", row->name, TW_SLICE_ARG(article.text), row->text);
  return 1;
}

static void test_pages(void **state) {
  (void)state;
  int failed = 0;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) failed += check(&rows[i], false);
  assert_int_equal(failed, 0);
}

static void test_fragments(void **state) {
  (void)state;
  int failed = 0;
  for (size_t i = 0; i < sizeof fragments / sizeof *fragments; i++) failed += check(&fragments[i], true);
  assert_int_equal(failed, 0);
}

static void test_captions(void **state) {
  (void)state;
  static const char html[] =
      "<div><p>" P1 "</p><figure><img src=x><figcaption>The office in the old customs house</figcaption></figure><p>" P2
      "</p></div>";
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_page_options options = {.want_captions = true};
  struct tw_article article;
  assert_int_equal(tw_page_read(arena, tw_slice_from(html), &options, &article, NULL), 0);
  assert_true(tw_slice_is(article.text, P1 "\n\nThe office in the old customs house\n\n" P2));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_pages), cmocka_unit_test(test_fragments),
                                     cmocka_unit_test(test_captions)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
