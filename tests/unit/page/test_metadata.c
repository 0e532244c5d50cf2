/* Title, dates, names, language and URLs of pages, one way of stating them a row. */
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
#define PROSE_ZH "<p>国际追逃追赃工作办公室周一表示，今年以来共追回外逃人员二千零七十五名，其中国家工作人员占一半以上。</p>"
#define LD(json) "<script type=\"application/ld+json\">" json "</script>"

enum field { TITLE, PUBLISHED, MODIFIED, BYLINE, PUBLISHER, SECTION, LANG, CANONICAL };

struct row {
  const char *name;
  enum field field;
  const char *html;
  const char *want; /* NULL: absent */
};

static const struct row rows[] = {
    {"og:title", TITLE, "<meta property=og:title content='Talks end early'>" PROSE, "Talks end early"},
    {"JSON-LD headline", TITLE, LD("{\"@type\":\"NewsArticle\",\"headline\":\"Talks end early\"}") PROSE, "Talks end early"},
    {"title element without the site", TITLE, "<title>Talks end early | The Daily News</title>" PROSE, "Talks end early"},
    {"with a dash", TITLE, "<title>Talks end early in Geneva - Daily News</title>" PROSE, "Talks end early in Geneva"},
    {"a dash of its own stays", TITLE, "<title>Well-known talks</title>" PROSE, "Well-known talks"},
    {"title_channel_site", TITLE, "<title>办公室公布追逃成果_要闻_新闻网</title>" PROSE_ZH, "办公室公布追逃成果"},
    {"h1 that repeats the title", TITLE,
     "<title>Talks end early in Geneva - Daily News</title><h1>Talks end early in Geneva</h1>" PROSE,
     "Talks end early in Geneva"},
    {"the only h1 against a search engine's title", TITLE,
     "<meta property=og:title content='Geneva talks 2024: all you need'><title>Geneva talks 2024: all you need</title><h1>Talks "
     "end early in Geneva</h1>" PROSE,
     "Talks end early in Geneva"},
    {"an h1 with the site's name", TITLE,
     "<meta property=og:site_name content='The Daily News'><title>Talks end early</title><h1>The Daily News</h1>" PROSE,
     "Talks end early"},
    {"an h1 alone", TITLE, "<h1>Talks end early</h1>" PROSE, "Talks end early"},
    {"entities escaped twice", TITLE, "<meta property=og:title content='Smith &amp;amp; Sons'>" PROSE, "Smith & Sons"},
    {"a headline by microdata alone", TITLE, "<title>The Daily News</title><div itemprop=headline>Talks end early</div>" PROSE,
     "Talks end early"},
    {"a headline by microdata beside the site's h1", TITLE,
     "<h1>The Daily News</h1><b itemprop=headline>Talks <i>end</i> early</b>" PROSE, "Talks end early"},
    {"headlines of several", TITLE,
     "<title>Talks end early</title>" PROSE
     "<p itemprop=headline>Ferries run again</p><p itemprop=headline>Roof holds for now</p>",
     "Talks end early"},
    {"no title", TITLE, PROSE, NULL},

    {"article:published_time", PUBLISHED, "<meta property=article:published_time content='2024-04-16T21:50:00+08:00'>" PROSE,
     "2024-04-16T21:50:00+08:00"},
    {"in UTC", PUBLISHED, "<meta property=article:published_time content='2024-04-16T21:50:00Z'>" PROSE, "2024-04-16T21:50:00Z"},
    {"a day", PUBLISHED, "<meta name=date content='2024-04-16'>" PROSE, "2024-04-16"},
    {"PubDate of a government site", PUBLISHED, "<meta name=PubDate content='2024-04-16 21:50'>" PROSE, "2024-04-16"},
    {"JSON-LD", PUBLISHED, LD("{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-04-16\"}") PROSE, "2024-04-16"},
    {"JSON-LD in a graph", PUBLISHED,
     LD("{\"@graph\":[{\"@type\":\"WebSite\"},{\"@type\":[\"Article\"],\"datePublished\":\"2024-04-16\"}]}") PROSE, "2024-04-16"},
    {"JSON-LD with a raw line break", PUBLISHED,
     LD("{\"@type\":\"Article\",\"headline\":\"a\nb\",\"datePublished\":\"2024-04-16\"}") PROSE, "2024-04-16"},
    {"JSON-LD in a CDATA section", PUBLISHED,
     LD("//<![CDATA[\n{\"@type\":\"Article\",\"datePublished\":\"2024-04-16\"}\n//]]>") PROSE, "2024-04-16"},
    {"JSON-LD that is no JSON", PUBLISHED, LD("{\"@type\":\"Article\",") PROSE, NULL},
    {"microdata", PUBLISHED, "<span itemprop=datePublished content='2024-04-16'></span>" PROSE, "2024-04-16"},
    {"a time element", PUBLISHED, "<h1>Talks end early</h1><time datetime='2024-04-16'>Tuesday</time>" PROSE, "2024-04-16"},
    {"a time element of another story", PUBLISHED,
     "<aside><time datetime='2023-01-01'></time></aside><h1>Talks</h1><time datetime='2024-04-16'></time>" PROSE, "2024-04-16"},
    {"a visible line", PUBLISHED, "<h1>Talks end early</h1><div>Release time: Apr 16, 2024 21:50</div>" PROSE, "2024-04-16"},
    {"a visible line of a Chinese page", PUBLISHED, "<h1>办公室公布成果</h1><div>2016年12月29日 来源：新闻网</div>" PROSE_ZH,
     "2016-12-29"},
    {"the story's own dates are not the page's", PUBLISHED,
     "<p>In a note of 3 May 2001 that was found later, the office had asked all banks in the region for help, and got "
     "none.</p>" PROSE,
     NULL},
    {"a copyright year is no date", PUBLISHED, PROSE "<footer>Copyright 1 January 2019</footer>", NULL},
    {"none", PUBLISHED, PROSE, NULL},
    {"an impossible one", PUBLISHED, "<meta name=date content='yesterday'>" PROSE, NULL},
    {"modified", MODIFIED, "<meta property=article:modified_time content='2024-04-17'>" PROSE, "2024-04-17"},

    {"author", BYLINE, "<meta name=author content='Ann Lee'>" PROSE, "Ann Lee"},
    {"JSON-LD author", BYLINE, LD("{\"@type\":\"Article\",\"author\":{\"name\":\"Ann Lee\"}}") PROSE, "Ann Lee"},
    {"JSON-LD authors", BYLINE, LD("{\"@type\":\"Article\",\"author\":[{\"name\":\"Ann Lee\"},\"Bo Chen\"]}") PROSE,
     "Ann Lee, Bo Chen"},
    {"an author's page is no name", BYLINE, "<meta property=article:author content='https://news.example/ann'>" PROSE, NULL},
    {"site name", PUBLISHER, "<meta property=og:site_name content='Daily News'>" PROSE, "Daily News"},
    {"publisher", PUBLISHER, LD("{\"@type\":\"Article\",\"publisher\":{\"name\":\"Daily News\"}}") PROSE, "Daily News"},
    {"section", SECTION, "<meta property=article:section content=World>" PROSE, "World"},

    {"html lang", LANG, "<html lang=en-GB>" PROSE, "en"},
    {"content-language", LANG, "<meta http-equiv=Content-Language content=de>" PROSE, "de"},
    {"letters against the declaration", LANG, "<html lang=en>" PROSE_ZH PROSE_ZH, "zh"},
    {"words where nothing is declared", LANG, PROSE, "en"},
    {"Chinese where nothing is declared", LANG, PROSE_ZH, "zh"},

    {"canonical", CANONICAL, "<link rel=canonical href='/a/b'>" PROSE, "https://news.example/a/b"},
    {"og:url", CANONICAL, "<meta property=og:url content='https://news.example/c'>" PROSE, "https://news.example/c"},
    {"by the base element", CANONICAL, "<base href='https://other.example/x/'><link rel=canonical href=y>" PROSE,
     "https://other.example/x/y"},
    {"a script is no address", CANONICAL, "<link rel=canonical href='javascript:x'>" PROSE, NULL},
};

static struct tw_slice field_of(const struct tw_article *a, enum field field) {
  const struct tw_slice fields[] = {a->title,     a->published, a->modified, a->byline,
                                    a->publisher, a->section,   a->lang,     a->canonical_url};
  return fields[field];
}

static int read_page(struct tw_arena *arena, const char *html, struct tw_article *ret_article) {
  struct tw_page_options options = {
      .url = TW_SLICE("https://news.example/"), .content_type = TW_SLICE("text/html; charset=utf-8"), .want_links = true};
  return tw_page_read(arena, tw_slice_from(html), &options, ret_article, NULL);
}

static void test_rows(void **state) {
  (void)state;
  int failed = 0;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    TW_ARENA_AUTO arena = tw_arena_new(0);
    struct tw_article article;
    assert_int_equal(read_page(arena, rows[i].html, &article), 0);
    struct tw_slice got = field_of(&article, rows[i].field);
    bool right = rows[i].want ? tw_slice_is(got, rows[i].want) : got.len == 0;
    if (right) continue;
    failed++;
    print_error("%s: got '%.*s', want '%s'\n", rows[i].name, TW_SLICE_ARG(got), rows[i].want ? rows[i].want : "(absent)");
  }
  assert_int_equal(failed, 0);
}

static void test_url_date(void **state) {
  (void)state;
  static const struct {
    const char *url, *want;
  } urls[] = {
      {"https://news.example/2019/11/18/talks", "2019-11-18"},
      {"https://news.example/20050302/0046.html", "2005-03-02"},
      {"https://news.example/2005-03/02/x.html", "2005-03-02"},
      {"https://news.example/id/120050302", ""},
      {"https://news.example/2019/13/45/", ""},
  };
  for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
    TW_ARENA_AUTO arena = tw_arena_new(0);
    struct tw_page_options options = {.url = tw_slice_from(urls[i].url)};
    struct tw_article article;
    assert_int_equal(tw_page_read(arena, TW_SLICE(PROSE), &options, &article, NULL), 0);
    if (!tw_slice_is(article.published, urls[i].want)) fail_msg("%s: got '%.*s'", urls[i].url, TW_SLICE_ARG(article.published));
  }
}

static void test_timezone(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_page_options options = {.timezone = TW_SLICE("Asia/Shanghai")};
  struct tw_article article;
  assert_int_equal(
      tw_page_read(arena, TW_SLICE("<meta name=PubDate content='2024-04-16 06:50'>" PROSE), &options, &article, NULL), 0);
  assert_true(tw_slice_is(article.published, "2024-04-16T06:50:00+08:00"));
}

static void test_links(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_article article;
  assert_int_equal(read_page(arena,
                             "<link rel='alternate' type='application/rss+xml' title=All href=/feed.xml>"
                             "<link rel='alternate' type='text/html' href=/m>"
                             "<a href='a.html'>One <b>story</b></a><a href='/a.html#c'>again</a><a href='#top'>up</a>"
                             "<a href='javascript:x()'>x</a><a href='mailto:a@b.example'>mail</a><a "
                             "href='http://x.example/?a=1&amp;b=2'>Two</a>" PROSE,
                             &article),
                   0);
  assert_int_equal(article.feeds.count, 1);
  assert_true(tw_slice_is(article.feeds.items[0].url, "https://news.example/feed.xml"));
  assert_true(tw_slice_is(article.feeds.items[0].text, "All"));
  assert_true(article.links.count >= 2);
  assert_true(tw_slice_is(article.links.items[0].url, "https://news.example/a.html"));
  assert_true(tw_slice_is(article.links.items[0].text, "One story"));
  struct tw_slice last = article.links.items[article.links.count - 1].url;
  assert_true(tw_slice_is(last, "http://x.example/?a=1&b=2"));
}

static void test_feeds_by_base(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_article article;
  assert_int_equal(
      read_page(arena,
                "<link rel='alternate' type='application/atom+xml' href=atom.xml><base href='https://other.example/x/'>"
                "<base href='https://third.example/'><link rel=feed href=/all><a href=s>A story of the day</a>" PROSE,
                &article),
      0);
  assert_int_equal(article.feeds.count, 2);
  assert_true(tw_slice_is(article.feeds.items[0].url, "https://other.example/x/atom.xml"));
  assert_true(tw_slice_is(article.feeds.items[1].url, "https://other.example/all"));
  assert_true(tw_slice_is(article.links.items[0].url, "https://other.example/x/s"));
}

static void test_index(void **state) {
  (void)state;
  TW_BUF_AUTO html;
  tw_buf_init(&html, 0);
  for (int i = 0; i < 20; i++)
    tw_buf_printf(&html, "<div><h3><a href=/s%d>A headline of a story, number %d of the day</a></h3></div>", i, i);
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_article article;
  assert_int_equal(read_page(arena, html.data, &article), 0);
  assert_true(article.is_index);
  assert_int_equal(article.links.count, 20);
  assert_int_equal(read_page(arena, PROSE PROSE, &article), 0);
  assert_false(article.is_index);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_rows),  cmocka_unit_test(test_url_date),      cmocka_unit_test(test_timezone),
      cmocka_unit_test(test_links), cmocka_unit_test(test_feeds_by_base), cmocka_unit_test(test_index),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
