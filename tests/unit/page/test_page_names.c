/* Titles without the site, names of authors and publishers: one way of stating them a row. */
#include "base/buf.h"
#include "parse/page/page_reader.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>
/* clang-format on */

#define PROSE                                                                                                                    \
  "<p>The committee said on Monday that 2,075 people had been returned since the campaign began, and that more will follow.</p>" \
  "<p>Officials from three ministries took part in the talks, which lasted for two days and ended without a joint paper.</p>"
#define PROSE_ZH                                                                                                                                               \
  "<p>国际追逃追赃工作办公室周一表示，今年以来共追回外逃人员二千零七十五名，其中国家工作人员占一半以上。</p>" \
  "<p>有关负责人说，下一步将继续加强与各国的执法合作，坚决斩断外逃通道，决不让腐败分子逍遥法外。</p>"
#define HEADLINE "<h1>Talks end early in Geneva</h1>"

static void read_page(struct tw_arena *arena, const char *html, struct tw_article *ret_article) {
  struct tw_page_options options = {.url = TW_SLICE("https://news.example/"),
                                    .content_type = TW_SLICE("text/html; charset=utf-8")};
  assert_int_equal(tw_page_read(arena, tw_slice_from(html), &options, ret_article, NULL), 0);
}

struct row {
  const char *name, *html, *want;
};

static const struct row titles[] = {
    {"title sep ' | '", "<title>Talks end early in Geneva | Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title sep site first ' | '",
     "<title>Daily News | Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep ' - '", "<title>Talks end early in Geneva - Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title sep site first ' - '",
     "<title>Daily News - Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep ' – '", "<title>Talks end early in Geneva – Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title sep site first ' – '",
     "<title>Daily News – Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep ' — '", "<title>Talks end early in Geneva — Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title sep site first ' — '",
     "<title>Daily News — Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep ' :: '", "<title>Talks end early in Geneva :: Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title sep site first ' :: '",
     "<title>Daily News :: Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep ' · '", "<title>Talks end early in Geneva · Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title sep site first ' · '",
     "<title>Daily News · Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep ' » '", "<title>Talks end early in Geneva » Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title sep site first ' » '",
     "<title>Daily News » Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep ' « '", "<title>Talks end early in Geneva « Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title sep site first ' « '",
     "<title>Daily News « Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep ' • '", "<title>Talks end early in Geneva • Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title sep site first ' • '",
     "<title>Daily News • Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep ' / '", "<title>Talks end early in Geneva / Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title sep site first ' / '",
     "<title>Daily News / Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep ' ~ '", "<title>Talks end early in Geneva ~ Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title sep site first ' ~ '",
     "<title>Daily News ~ Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep site first ': '",
     "<title>Daily News: Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep site first ' : '",
     "<title>Daily News : Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep ' > '", "<title>Talks end early in Geneva > Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title sep site first ' > '",
     "<title>Daily News > Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep ' < '", "<title>Talks end early in Geneva < Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title sep site first ' < '",
     "<title>Daily News < Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep ' -- '", "<title>Talks end early in Geneva -- Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title sep site first ' -- '",
     "<title>Daily News -- Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep '|'", "<title>Talks end early in Geneva|Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title sep site first '|'",
     "<title>Daily News|Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep ' ¦ '", "<title>Talks end early in Geneva ¦ Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title sep site first ' ¦ '",
     "<title>Daily News ¦ Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep ' ∣ '", "<title>Talks end early in Geneva ∣ Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title sep site first ' ∣ '",
     "<title>Daily News ∣ Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep ' › '", "<title>Talks end early in Geneva › Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title sep site first ' › '",
     "<title>Daily News › Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep ' ‹ '", "<title>Talks end early in Geneva ‹ Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title sep site first ' ‹ '",
     "<title>Daily News ‹ Talks end early in Geneva</title><meta property=og:site_name content=\"Daily News\">" PROSE,
     "Talks end early in Geneva"},
    {"title sep ' | News | '", "<title>Talks end early in Geneva | News | Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"title h1", "<title>Talks end early in Geneva: Daily News</title>" HEADLINE PROSE, "Talks end early in Geneva"},
    {"title og with site",
     "<meta property=og:title content=\"Talks end early in Geneva | Daily News\"><meta property=og:site_name content=\"Daily "
     "News\">" PROSE,
     "Talks end early in Geneva"},
    {"twitter:title", "<meta name=twitter:title content=\"Talks end early in Geneva\">" PROSE, "Talks end early in Geneva"},
    {"ArticleTitle meta", "<meta name=ArticleTitle content=\"Talks end early in Geneva\"><title>x - y - z</title>" PROSE,
     "Talks end early in Geneva"},
    {"citation_title", "<meta name=citation_title content=\"Talks end early in Geneva\">" PROSE, "Talks end early in Geneva"},
    {"dcterms.title", "<meta name=DCTERMS.title content=\"Talks end early in Geneva\">" PROSE, "Talks end early in Geneva"},
    {"h1 with logo first",
     "<title>Talks end early in Geneva - Daily News</title><header><h1>Daily News</h1></header><article>" HEADLINE PROSE,
     "Talks end early in Geneva"},
    {"h2 headline",
     "<title>Talks end early in Geneva - Daily News</title><h1>Daily News</h1><h2 class=headline>Talks end early in "
     "Geneva</h2>" PROSE,
     "Talks end early in Geneva"},
    {"title entities", "<title>Talks end early in Geneva &#8211; Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"zh dash", "<title>追逃办公室公布今年成果-新华网</title>" PROSE_ZH, "追逃办公室公布今年成果"},
    {"zh double dash", "<title>追逃办公室公布今年成果--时政--人民网</title>" PROSE_ZH, "追逃办公室公布今年成果"},
    {"zh underscore", "<title>追逃办公室公布今年成果_新闻中心_新浪网</title>" PROSE_ZH, "追逃办公室公布今年成果"},
    {"zh blank", "<title>追逃办公室公布今年成果 - 中央纪委国家监委网站</title>" PROSE_ZH, "追逃办公室公布今年成果"},
    {"zh bar", "<title>追逃办公室公布今年成果|追逃|追赃_新浪新闻</title><h1>追逃办公室公布今年成果</h1>" PROSE_ZH,
     "追逃办公室公布今年成果"},
    {"zh site first",
     "<title>某某省纪委监委网站--追逃办公室公布今年成果</title><div class=title>追逃办公室公布今年成果</div>" PROSE_ZH,
     "追逃办公室公布今年成果"},
};

static const struct row bylines[] = {
    {"meta author", "<meta name=author content=\"Ann Lee\">" PROSE, "Ann Lee"},
    {"rel author", "<h1>Talks end</h1><p>By <a rel=author href=/ann>Ann Lee</a></p>" PROSE, "Ann Lee"},
    {"byline class", "<h1>Talks end</h1><p class=byline>By Ann Lee</p>" PROSE, "Ann Lee"},
    {"itemprop author", "<h1>Talks end</h1><span itemprop=author>Ann Lee</span>" PROSE, "Ann Lee"},
    {"itemprop author name",
     "<h1>Talks end</h1><span itemprop=author itemscope itemtype=\"http://schema.org/Person\">by <span itemprop=name>Ann "
     "Lee</span></span>" PROSE,
     "Ann Lee"},
    {"vcard fn", "<h1>Talks end</h1><span class=\"author vcard\"><a class=\"url fn n\" href=/ann>Ann Lee</a></span>" PROSE,
     "Ann Lee"},
    {"two by JSON-LD",
     "<script type=\"application/ld+json\">{\"@type\":\"Article\",\"author\":[{\"@type\":\"Person\",\"name\":\"Ann "
     "Lee\"},{\"@type\":\"Person\",\"name\":\"Bo Chen\"}]}</script>" PROSE,
     "Ann Lee, Bo Chen"},
    {"zh author", "<html lang=zh><h1>追逃办公室公布今年成果</h1><div>2024-04-16 来源：新华网 作者：王芳</div>" PROSE_ZH PROSE,
     "王芳"},
    {"citation authors", "<meta name=citation_author content=\"Ann Lee\"><meta name=citation_author content=\"Bo Chen\">" PROSE,
     "Ann Lee"},
    {"ld author id only",
     "<script "
     "type=\"application/"
     "ld+json\">{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#ann\"}},{\"@type\":\"Person\",\"@id\":\"#ann\","
     "\"name\":\"Ann Lee\"}]}</script>" PROSE,
     "Ann Lee"},
};

static const struct row publishers[] = {
    {"citation_publisher", "<meta name=citation_publisher content=\"Daily News\">" PROSE, "Daily News"},
    {"application-name", "<meta name=application-name content=\"Daily News\">" PROSE, "Daily News"},
    {"dc.publisher", "<meta name=DC.publisher content=\"Daily News\">" PROSE, "Daily News"},
    {"ld publisher by id",
     "<script "
     "type=\"application/"
     "ld+json\">{\"@graph\":[{\"@type\":\"Article\",\"publisher\":{\"@id\":\"#o\"}},{\"@type\":\"Organization\",\"@id\":\"#o\","
     "\"name\":\"Daily News\"}]}</script>" PROSE,
     "Daily News"},
    {"ld website name",
     "<script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"Daily "
     "News\"},{\"@type\":\"Article\",\"headline\":\"x\"}]}</script>" PROSE,
     "Daily News"},
    {"zh source", "<html lang=zh><meta name=ContentSource content=\"新华网\">" PROSE, "新华网"},
};

static int check(const struct row *row, struct tw_slice got) {
  if (tw_slice_is(got, row->want)) return 0;
  print_error("%s: got '%.*s', want '%s'\n", row->name, TW_SLICE_ARG(got), row->want);
  return 1;
}

static void test_titles(void **state) {
  (void)state;
  int failed = 0;
  for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
    TW_ARENA_AUTO arena = tw_arena_new(0);
    struct tw_article article;
    read_page(arena, titles[i].html, &article);
    failed += check(&titles[i], article.title);
  }
  assert_int_equal(failed, 0);
}

static void test_bylines(void **state) {
  (void)state;
  int failed = 0;
  for (size_t i = 0; i < sizeof bylines / sizeof *bylines; i++) {
    TW_ARENA_AUTO arena = tw_arena_new(0);
    struct tw_article article;
    read_page(arena, bylines[i].html, &article);
    failed += check(&bylines[i], article.byline);
  }
  assert_int_equal(failed, 0);
}

static void test_publishers(void **state) {
  (void)state;
  int failed = 0;
  for (size_t i = 0; i < sizeof publishers / sizeof *publishers; i++) {
    TW_ARENA_AUTO arena = tw_arena_new(0);
    struct tw_article article;
    read_page(arena, publishers[i].html, &article);
    failed += check(&publishers[i], article.publisher);
  }
  assert_int_equal(failed, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_titles), cmocka_unit_test(test_bylines),
                                     cmocka_unit_test(test_publishers)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
