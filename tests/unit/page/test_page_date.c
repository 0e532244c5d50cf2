/* The day of publication, one way of stating it a row. All that state a day state the same one. */
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
#define LD(json) "<script type=\"application/ld+json\">" json "</script>"
#define DAY      "2024-04-16"

static void read_page(struct tw_arena *arena, const char *html, struct tw_article *ret_article) {
  struct tw_page_options options = {.url = TW_SLICE("https://news.example/"),
                                    .content_type = TW_SLICE("text/html; charset=utf-8")};
  assert_int_equal(tw_page_read(arena, tw_slice_from(html), &options, ret_article, NULL), 0);
}

/* "" stands for none. */
static int check(const char *name, const char *html, const char *want) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_article article;
  read_page(arena, html, &article);
  if (tw_slice_eq(tw_slice_sub(article.published, 0, strlen(DAY)), tw_slice_from(want))) return 0;
  print_error("%s: got '%.*s', want '%s'\n", name, TW_SLICE_ARG(article.published), want);
  return 1;
}

static int check_between(const char *text, const char *lang, const char *before, const char *after) {
  TW_BUF_AUTO html;
  tw_buf_init(&html, 0);
  tw_buf_printf(&html, "<html lang=%s>%s%s%s", lang, before, text, after);
  tw_buf_append_char(&html, '\0');
  return check(text, html.data, DAY);
}

static void test_meta_names(void **state) {
  (void)state;
  static const char *const names[] = {"DC.date.issued",
                                      "DCTERMS.issued",
                                      "dcterms.created",
                                      "dc.date",
                                      "citation_publication_date",
                                      "parsely-pub-date",
                                      "sailthru.date",
                                      "cXenseParse:recs:publishtime",
                                      "cXenseParse:publishtime",
                                      "rbpubdate",
                                      "publish-date",
                                      "publishdate",
                                      "date_published",
                                      "datepublished",
                                      "release_date",
                                      "publication-date",
                                      "article:published",
                                      "article.published",
                                      "og:published_time",
                                      "og:regdate",
                                      "publishtime",
                                      "publish_time",
                                      "bt:pubDate",
                                      "shareaholic:article_published_time",
                                      "weibo:article:create_at",
                                      "ptime",
                                      "firstpublishtime",
                                      "dc.date.created",
                                      "article:create_at",
                                      "article:post_date",
                                      "pub_date",
                                      "pubtime",
                                      "article_publish_date",
                                      "originalPublicationDate",
                                      "vr:published",
                                      "dcsext.articleFirstPublished",
                                      "Published",
                                      "gs:published",
                                      "article:publish_date",
                                      "created",
                                      "dc.created",
                                      "DCTERMS.date",
                                      "date.issued",
                                      "article_date_original",
                                      "displaydate"};
  int failed = 0;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    failed += check_between(names[i], "en", "<meta name='", "' content='2024-04-16T08:00:00+00:00'>" HEADLINE PROSE);
  assert_int_equal(failed, 0);
}

static void test_meta_values(void **state) {
  (void)state;
  static const char *const values[] = {"2024-04-16",
                                       "2024-04-16 08:00:00",
                                       "2024/04/16",
                                       "20240416",
                                       "2024-04-16T08:00",
                                       "Tue, 16 Apr 2024 08:00:00 GMT",
                                       "Tue Apr 16 08:00:00 UTC 2024",
                                       "April 16, 2024",
                                       "16 April 2024",
                                       "16.04.2024",
                                       "2024年04月16日",
                                       "2024年4月16日 08:00",
                                       "2024-4-16 8:00",
                                       "Apr 16, 2024 8:00 AM",
                                       "2024-04-16T08:00:00.000Z",
                                       "2024-04-16T08:00:00+0200",
                                       "2024-04-16 08:00:00 +0800",
                                       "1713254400",
                                       "1713254400000",
                                       "16-04-2024"};
  int failed = 0;
  for (size_t i = 0; i < sizeof values / sizeof *values; i++)
    failed += check_between(values[i], "en", "<meta property=article:published_time content='", "'>" HEADLINE PROSE);
  assert_int_equal(failed, 0);
}

static void test_visible_lines(void **state) {
  (void)state;
  static const struct {
    const char *lang, *text;
  } lines[] = {
      {"en", "April 16, 2024"},
      {"en", "Apr 16, 2024"},
      {"en", "Apr. 16, 2024, 9:50 p.m. EDT"},
      {"en", "16 April 2024"},
      {"en", "16th April 2024"},
      {"en", "April 16th, 2024"},
      {"en", "Tuesday, April 16, 2024"},
      {"en", "Tuesday 16 April 2024 08:00, UK"},
      {"en", "2024-04-16"},
      {"en", "2024-04-16 08:00"},
      {"en", "04/16/2024"},
      {"en", "4/16/24"},
      {"en", "16 Apr 2024 at 8:00"},
      {"en", "Published 8:00 AM EDT, Tue April 16, 2024"},
      {"en", "Posted on April 16, 2024 by Jane"},
      {"en", "By Jane Smith | April 16, 2024"},
      {"en", "Last updated: May 1, 2024 · Published: April 16, 2024"},
      {"en", "Updated May 1, 2024; posted April 16, 2024"},
      {"en", "2024.04.16"},
      {"en", "16-Apr-2024"},
      {"en", "Apr 16 2024"},
      {"en", "16/Apr/2024"},
      {"en", "Date: 16 Apr 2024"},
      {"de", "16. April 2024"},
      {"de", "16.04.2024"},
      {"de", "Dienstag, 16. April 2024"},
      {"de", "16.4.2024, 08:00 Uhr"},
      {"de", "Veröffentlicht am 16. April 2024"},
      {"de", "16.04.24"},
      {"de", "Stand: 16.04.2024"},
      {"de", "16. Apr. 2024"},
      {"es", "16 de abril de 2024"},
      {"es", "16/04/2024"},
      {"es", "martes, 16 de abril de 2024"},
      {"es", "Publicado el 16 de abril de 2024"},
      {"es", "16 abril 2024"},
      {"es", "16 abr 2024"},
      {"es", "16 abr. 2024"},
      {"es", "abril 16, 2024"},
      {"es", "16 de abril, 2024"},
      {"es", "16 Abr, 2024"},
      {"es", "16 de abril del 2024"},
      {"fr", "16 avril 2024"},
      {"fr", "Publié le 16 avril 2024 à 08h00"},
      {"fr", "16/04/2024"},
      {"fr", "mardi 16 avril 2024"},
      {"fr", "Le 16/04/2024 à 08:00"},
      {"fr", "16 avr. 2024"},
      {"it", "16 aprile 2024"},
      {"it", "16/04/2024"},
      {"it", "martedì 16 aprile 2024"},
      {"it", "16 Aprile 2024"},
      {"it", "16 apr 2024"},
      {"pt", "16 de abril de 2024"},
      {"pt", "16/04/2024 08h00"},
      {"pt", "16 abr 2024"},
      {"pt", "16/abr/2024"},
      {"pt", "terça-feira, 16 de abril de 2024"},
      {"nl", "16 april 2024"},
      {"nl", "dinsdag 16 april 2024"},
      {"nl", "16-04-2024"},
      {"nl", "16 apr. 2024"},
      {"ru", "16 апреля 2024"},
      {"ru", "16 апреля 2024 года"},
      {"ru", "16 апреля 2024, 08:00"},
      {"ru", "16.04.2024 08:00"},
      {"pl", "16 kwietnia 2024"},
      {"pl", "16.04.2024"},
      {"pl", "16 kwi 2024"},
      {"tr", "16 Nisan 2024"},
      {"tr", "16.04.2024"},
      {"sv", "16 april 2024"},
      {"sv", "2024-04-16 08.00"},
      {"da", "16. april 2024"},
      {"cs", "16. dubna 2024"},
      {"cs", "16. 4. 2024"},
      {"ko", "2024.04.16 08:00"},
      {"ko", "2024. 4. 16."},
      {"ko", "2024년 4월 16일"},
      {"ko", "입력 2024-04-16 08:00"},
      {"uk", "16 квітня 2024"},
      {"el", "16 Απριλίου 2024"},
      {"ro", "16 aprilie 2024"},
      {"fi", "16.4.2024"},
      {"no", "16. april 2024"},
      {"id", "16 April 2024"},
      {"id", "Selasa, 16 Apr 2024 08:00 WIB"},
      {"vi", "16/04/2024"},
      {"vi", "Thứ ba, 16/4/2024, 08:00 (GMT+7)"},
      {"ca", "16 d'abril de 2024"},
      {"hr", "16. travnja 2024."},
  };
  int failed = 0;
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
    failed += check_between(lines[i].text, lines[i].lang, HEADLINE "<div class=date>", "</div>" PROSE);
  assert_int_equal(failed, 0);
}

static void test_visible_lines_of_han(void **state) {
  (void)state;
  static const char *const lines[] = {"2024年4月16日",
                                      "2024年04月16日 08:00",
                                      "2024-04-16",
                                      "2024-04-16 08:00:00 来源：新闻网",
                                      "发布时间：2024-04-16",
                                      "发布日期：2024年4月16日 浏览次数：12",
                                      "时间：2024/04/16 08:00",
                                      "日期：2024.04.16",
                                      "2024年4月16日08:00 来源：人民网",
                                      "来源：新华网 2024-04-16 08:00",
                                      "[2024-04-16]",
                                      "(2024-04-16)",
                                      "二〇二四年四月十六日",
                                      "2024-4-16",
                                      "更新时间：2024-05-01 发布时间：2024-04-16",
                                      "发布时间:2024-04-16 08:00    点击：23次",
                                      "2024年4月16日 8時0分",
                                      "2024年4月16日（火）",
                                      "2024/04/16 08:00"};
  int failed = 0;
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
    failed += check_between(lines[i], "zh", "<h1>追逃办公室公布今年成果</h1><div class=info>", "</div>" PROSE_ZH);
  assert_int_equal(failed, 0);
}

struct row {
  const char *name, *html, *want;
};

static const struct row rows[] = {
    {"ld array type",
     "<html lang=en><script "
     "type=\"application/ld+json\">{\"@context\":\"https://"
     "schema.org\",\"@type\":[\"NewsArticle\",\"Article\"],\"datePublished\":\"2024-04-16T08:00:00Z\"}</script>" PROSE,
     DAY},
    {"ld list of objects",
     "<html lang=en><script "
     "type=\"application/"
     "ld+json\">[{\"@type\":\"BreadcrumbList\"},{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-04-16T08:00:00Z\"}]</"
     "script>" PROSE,
     DAY},
    {"ld mainEntity",
     "<html lang=en><script "
     "type=\"application/"
     "ld+json\">{\"@type\":\"WebPage\",\"mainEntity\":{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-04-16T08:00:00Z\"}}</"
     "script>" PROSE,
     DAY},
    {"ld trailing comma",
     "<html lang=en><script "
     "type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"datePublished\":\"2024-04-16T08:00:00Z\",}</"
     "script>" PROSE,
     DAY},
    {"ld unescaped quote",
     "<html lang=en><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"He said \"no\" "
     "twice\",\"datePublished\":\"2024-04-16T08:00:00Z\"}</script>" PROSE,
     DAY},
    {"ld comment",
     "<html lang=en><script type=\"application/ld+json\">/* x "
     "*/{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-04-16T08:00:00Z\"}</script>" PROSE,
     DAY},
    {"ld html comment",
     "<html lang=en><script type=\"application/ld+json\"><!-- "
     "{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-04-16T08:00:00Z\"} --></script>" PROSE,
     DAY},
    {"ld two objects",
     "<html lang=en><script "
     "type=\"application/"
     "ld+json\">{\"@type\":\"Organization\"}\n{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-04-16T08:00:00Z\"}</"
     "script>" PROSE,
     DAY},
    {"ld date list",
     "<html lang=en><script "
     "type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":[\"2024-04-16T08:00:00Z\"]}</script>" PROSE,
     DAY},
    {"ld schema url type",
     "<html lang=en><script "
     "type=\"application/ld+json\">{\"@type\":\"http://schema.org/NewsArticle\",\"datePublished\":\"2024-04-16T08:00:00Z\"}</"
     "script>" PROSE,
     DAY},
    {"ld video is not the page",
     "<html lang=en><script type=\"application/ld+json\">{\"@type\":\"VideoObject\",\"uploadDate\":\"2019-01-01\"}</script><meta "
     "name=date content=2024-04-16>" PROSE,
     DAY},
    {"ld item list of others",
     "<html lang=en><script "
     "type=\"application/"
     "ld+json\">{\"@type\":\"ItemList\",\"itemListElement\":[{\"@type\":\"ListItem\",\"item\":{\"@type\":\"NewsArticle\","
     "\"datePublished\":\"2019-01-01\"}}]}</script>" HEADLINE "<div class=date>16 April 2024</div>" PROSE,
     DAY},
    {"ld comment of reader",
     "<html lang=en><script "
     "type=\"application/"
     "ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-04-16\",\"comment\":[{\"@type\":\"Comment\",\"dateCreated\":"
     "\"2024-05-01\"}]}</script>" PROSE,
     DAY},
    {"time published after updated",
     "<html lang=en>" HEADLINE "<time class=\"updated\" datetime=\"2024-05-01T08:00:00Z\">1 May</time> <time class=\"published\" "
     "datetime=\"2024-04-16T08:00:00Z\">16 April</time>" PROSE,
     DAY},
    {"time published before updated",
     "<html lang=en>" HEADLINE "<time class=\"entry-date published\" datetime=\"2024-04-16T08:00:00Z\">16 April</time><time "
     "class=\"updated\" datetime=\"2024-05-01T08:00:00Z\">1 May</time>" PROSE,
     DAY},
    {"an abbreviation with its date as title",
     "<html lang=en>" HEADLINE "<abbr class=published title=\"2024-04-16\">on Tuesday</abbr>" PROSE, DAY},
    {"an abbreviation that is none", "<html lang=en>" HEADLINE "<abbr title=\"2024 edition\">ed.</abbr>" PROSE, ""},
    {"time pubdate", "<html lang=en>" HEADLINE "<time pubdate datetime=\"2024-04-16\">x</time>" PROSE, DAY},
    {"time without datetime", "<html lang=en>" HEADLINE "<time>April 16, 2024</time>" PROSE, DAY},
    {"time bad datetime", "<html lang=en>" HEADLINE "<time datetime=\"yesterday\">April 16, 2024</time>" PROSE, DAY},
    {"itemprop text", "<html lang=en>" HEADLINE "<span itemprop=\"datePublished\">April 16, 2024</span>" PROSE, DAY},
    {"copyright year line", "<html lang=en>" HEADLINE "<div>© 2024 April 16 Company</div>" PROSE, ""},
    {"comment date",
     "<html lang=en>" HEADLINE PROSE "<div class=comments><div class=comment>Bob, 16 April 2024: I agree with this.</div></div>",
     ""},
    {"sidebar date", "<html lang=en>" HEADLINE PROSE "<div class=sidebar><div>16 April 2024 Another story</div></div>", ""},
    {"event date in prose",
     "<html lang=en>" HEADLINE PROSE
     "<p>The next meeting will take place on 16 April 2024 in the large hall of the town, the office said.</p>",
     ""},
};

static void test_rows(void **state) {
  (void)state;
  int failed = 0;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) failed += check(rows[i].name, rows[i].html, rows[i].want);
  assert_int_equal(failed, 0);
}

/* Words that begin like months, and figures that look like dates. */
static void test_no_dates(void **state) {
  (void)state;
  static const char *const lines[] = {"15 products 2020", "Top 10 marketing 2024", "10 lists 2024 edition", "version 10.1.24.3",
                                      "16-24-2024"};
  int failed = 0;
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    TW_BUF_AUTO html;
    tw_buf_init(&html, 0);
    tw_buf_printf(&html, HEADLINE "<div class=date>%s</div>" PROSE, lines[i]);
    tw_buf_append_char(&html, '\0');
    failed += check(lines[i], html.data, "");
  }
  assert_int_equal(failed, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_meta_names),    cmocka_unit_test(test_meta_values),
                                     cmocka_unit_test(test_visible_lines), cmocka_unit_test(test_visible_lines_of_han),
                                     cmocka_unit_test(test_rows),          cmocka_unit_test(test_no_dates)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
