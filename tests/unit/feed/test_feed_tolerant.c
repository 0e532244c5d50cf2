#include "base/buf.h"
#include "tests/unit/feed/feed_cases.h"

#define JSON(items) "{'version':'https://jsonfeed.org/version/1.1','title':'J','items':[" items

static void test_repair(void **state) {
  (void)state;
  static const struct feed_case cases[] = {
      {"a bare ampersand in a link", ITEM("<link>http://a.example/?a=1&b=2</link>"), "0.link", "http://a.example/?a=1&b=2"},
      {"a bare ampersand is bozo", ITEM("<link>http://a.example/?a=1&b=2</link>"), "bozo", "true"},
      {"references without a semicolon", ITEM("<title>&copy 2004 A&amp B ?a=1&copy=2 &copying</title>"), "0.title",
       "\xC2\xA9 2004 A& B ?a=1&copy=2 &copying"},
      {"an undefined entity", ITEM("<title>a&nbsp;b &eacute; c</title>"), "0.title",
       "a\xC2\xA0"
       "b é c"},
      {"an unknown entity stays", ITEM("<title>a &nosuch; b</title>"), "0.title", "a &nosuch; b"},
      {"a surrogate reference costs one character", RSS("<item><title>a&#55296;b</title></item><item><title>c</title></item>"),
       "titles", "a�b|c"},
      {"a reference to a control", ITEM("<title>a&#x1F;b</title>"), "0.title", "a�b"},
      {"an illegal reference", ITEM("<title>a&#0;b</title>"), "0.title", "a�b"},
      {"an illegal character",
       ITEM("<title>a\x01\x0B"
            "b</title>"),
       "0.title", "ab"},
      {"unescaped HTML", RSS("<item><title>1</title><description>a<br>b <b>c</description></item><item><title>2</title></item>"),
       "titles", "1|2"},
      {"unescaped HTML is kept", ITEM("<description>a<br>b <img src=/x.png></description>"), "0.summary",
       "a<br />b <img src=\"http://news.example/x.png\" />"},
      {"a missing end tag", ITEM("<title>a<link>/b</link>"), "0.title", "a"},
      {"what follows a missing end tag", ITEM("<title>a<link>/b</link>"), "0.link", "http://news.example/b"},
      {"an item that is not closed", RSS("<item><title>1</title><item><title>2</title></item>"), "titles", "1|2"},
      {"an unquoted attribute", ITEM("<enclosure url=/a.mp3 type=audio/mpeg length=1 />"), "0.enclosures",
       "http://news.example/a.mp3,audio/mpeg,1"},
      {"a stray quote",
       RSS("<item><enclosure url=\"/a.mp3 type='audio/mpeg'/><title>1</title></item><item><title>2</title></item>"), "titles",
       "1|2"},
      {"an unknown element that is not closed", ITEM("<odd><title>a</title>"), "0.title", "a"},
      {"an author that is not closed", ENTRY("<author><name>A</name><title>t</title><link href='/a'/>"), "0.title", "t"},
      {"what an unclosed author held", ENTRY("<author><name>A</name><title>t</title><link href='/a'/>"), "0.author", "A"},
      {"an image that is not closed",
       "<rss><channel><image><url>/i</url><item><title>1</title></item><item><title>2</title></item></channel></rss>", "titles",
       "1|2"},
      {"a stray end tag", ITEM("</odd><title>a</odd></title>"), "0.title", "a"},
      {"an undeclared prefix", ITEM("<media:content url='/a.jpg' type='image/jpeg'/>"), "0.enclosures",
       "http://news.example/a.jpg,image/jpeg,"},
      {"a mistyped namespace",
       "<rss xmlns:dc='http://purl.org/dc/elements'><channel><item><dc:creator>A</dc:creator></item></channel></rss>", "0.author",
       "A"},
      {"white space before the declaration", "\n <?xml version='1.0'?>" ITEM("<title>a</title>"), "0.title", "a"},
      {"text before the document", "Warning: x<br>\n" ITEM("<title>a</title>"), "0.title", "a"},
      {"a feed in a well-formed page", "<html><body>" ITEM("<title>a</title>") "</body></html>", "titles", "a"},
      {"a feed in a page is bozo", "<html><body>" ITEM("<title>a</title>") "</body></html>", "bozo", "true"},
      {"two declarations", "<?xml version='1.0'?><?xml version='1.0'?>" ITEM("<title>a</title>"), "bozo", "true"},
      {"what follows two declarations", "<?xml version='1.0'?><?xml version='1.0'?>" ITEM("<title>a</title>"), "titles", "a"},
      {"text behind the document", ITEM("<title>a</title>") "<!-- x -->junk", "0.title", "a"},
      {"an unclosed CDATA section", RSS("<item><title><![CDATA[1</title></item><item><title><![CDATA[2]]></title></item>"),
       "titles", "1|2"},
      {"an unclosed comment", ITEM("<!-- x <title>a</title>"), "0.title", "a"},
      {"end tags in another case", "<rss><channel><Item><title>a</Title></ITEM></channel></rss>", "0.title", "a"},
      {"two attributes of one name", ITEM("<enclosure url='/a' url='/b'/>"), "0.enclosures", "http://news.example/a,,"},
      {"a tag cut off before the next item", RSS("<item><title>1</title><li<item><title>2</title></item>"), "titles", "1|2"},
      {"a CDATA mark cut off", RSS("<item><title>1</title><description><![CDA<item><title>2</title></item>"), "titles", "1|2"},
      {"an attribute cut off",
       RSS("<item><title>1</title><enclosure url=\"/a<item><enclosure url=\"/b\"/><title>2</title></item>"), "titles", "1|2"},
      {"a less-than sign in a title", ITEM("<title>1 < 2 & 3</title>"), "0.title", "1 < 2 & 3"},
      {"xhtml that is broken", ENTRY("<content type='xhtml'><div>a<br>b &lt; c</div></content>"), "0.content", "a<br />b &lt; c"},
      {"xhtml with a prefix that is broken", ENTRY("<content type='xhtml'><xhtml:div>a<xhtml:br>b</xhtml:div></content>"),
       "0.content", "a<br />b"},
      {"xhtml whose element ends under another name", ENTRY("<title type='xhtml'><div>a <b>b</b></div></subtitle>"), "0.title",
       "a <b>b</b>"},
  };
  CHECK_CASES(cases);
}

static void test_truncation(void **state) {
  (void)state;
  static const struct feed_case cases[] = {
      {"in a title", "<rss><channel><item><title>1</title></item><item><title>2", "titles", "1"},
      {"in a description, behind the link", "<rss><channel><item><title>1</title><link>/a</link><description>cut of", "0.title",
       "1"},
      {"a value that is cut off is not used", "<rss><channel><item><title>1</title><link>/a</link><description>cut of",
       "0.summary", NULL},
      {"in a link", "<rss><channel><item><title>1</title></item><item><title>2</title><link>http://a.ex", "titles", "1"},
      {"in a tag", "<rss><channel><item><title>1</title></item><item><tit", "titles", "1"},
      {"in CDATA", "<rss><channel><item><title>1</title></item><item><description><![CDATA[<p>x", "titles", "1"},
      {"an item with attributes behind a value that is cut off",
       "<rss><channel><item a='1'><title>1<item a='2'><title>2</title></item></channel></rss>", "titles", "1|2"},
      {"an item with a prefix behind a value that is cut off",
       "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
       "xmlns:s='http://purl.org/rss/1.0/'><s:item><s:title>1</s:title>"
       "<s:description>x\n<s:item><s:title>2</s:title></s:item></r:RDF>",
       "titles", "1|2"},
      {"a CDATA section that is cut off with its item", RSS("<item><title><![CDATA[1<item><title><![CDATA[2]]></title></item>"),
       "titles", "1|2"},
      {"a sitemap's URL that is cut off",
       "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>http://a.example/1</loc><lastmod>2020<url>"
       "<loc>http://a.example/2</loc></url></urlset>",
       "1.link", "http://a.example/2"},
      {"a comment that is cut off before another",
       RSS("<item><title>1</title><!-- a</item><item><title>2</title><!-- b --></item>"), "titles", "1|2"},
      {"in a reference", "<rss><channel><item><title>1</title></item><item><title>a&am", "titles", "1"},
      {"before the end tags", "<rss><channel><item><title>1</title></item>", "titles", "1"},
      {"is bozo", "<rss><channel><item><title>1</title></item>", "bozo", "true"},
      {"of JSON", "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"title\":\"1\"},{\"id\":\"2\",\"ti",
       "titles", "1"},
      {"JSON members behind the items",
       "{\"items\":[{\"id\":\"1\"}],\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"J\"}", "title", "J"},
      {"JSON members around the items", "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[],\"title\":\"J\"}", "title",
       "J"},
      {"JSON items that are no objects",
       "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[1,[{\"id\":\"1\"}],\"{\",{\"id\":\"2\"}]}", "count", "2"},
      {"JSON commas that miss", "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\"}{\"id\":\"2\"},]}",
       "bozo", "true"},
      {"JSON behind its end", "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\"}]} x", "bozo", "true"},
      {"JSON well-formed", "{\"items\":[{\"id\":\"1\"}, {\"id\":\"2\"}],\"version\":\"https://jsonfeed.org/version/1\"}", "bozo",
       "false"},
      {"a JSON item that is cut off", JSON("{'id':'1','title':'a\n,{'id':'2','title':'b'},{'id':'3','title':'c'}]}"), "titles",
       "b|c"},
      {"a JSON item that is cut off in a list", JSON("{'id':'1','authors':[\n{'id':'2','title':'b'},{'id':'3','title':'c'}]}"),
       "titles", "b|c"},
      {"a lost quote before JSON's items",
       "{'version':'https://jsonfeed.org/version/1','title':'J,'items':[{'id':'1','title':'a'},{'id':'2','title':'b'}]}",
       "titles", "a|b"},
      {"JSON's items under a broken name",
       "{'version':'https://jsonfeed.org/version/1','ite&ms':[{'id':'1','title':'a'},{'id':'2','title':'b'}]}", "titles", "a|b"},
      {"JSON behind a warning",
       "Notice: x\n{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"title\":\"a\"}]}", "titles", "a"},
      {"a lost quote in JSON", JSON("{'id':'1','title:'a'},{'id':'2','title':'b'},{'id':'3','title':'c'}]}"), "titles", "b|c"},
      {"a brace in a JSON string", JSON("{'id':'1','title':'{{'},{'id':'2','title':'b'},]}"), "titles", "{{|b"},
      {"commas too many in JSON", JSON("{'id':'1','title':'a',},{'id':'2','title':'b','tags':['x',],},],}"), "titles", "a|b"},
      {"comments in JSON", JSON("{'id':'1',// a\n'title':'a'/* b */},]}"), "titles", "a"},
      {"half an emoji in JSON", JSON("{'id':'1','title':'a \\ud83d'},{'id':'2','title':'\\ude00b \\ud83d\\ude00'}]}"), "titles",
       "a �|�b 😀"},
      {"half an emoji in JSON's title", "{'version':'https://jsonfeed.org/version/1.1','title':'J\\ud83d','items':[]}", "title",
       "J�"},
      {"a NUL in JSON", JSON("{'id':'1','title':'a\\u0000b'}]}"), "titles", "a�b"},
      {"JavaScript's escapes in JSON", JSON("{'id':'1','title':'\\x41\\d\\u12'}]}"), "titles", "Adu12"},
      {"an escaped apostrophe in JSON",
       "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"title\":\"it\\'s\"}]}", "titles", "it's"},
      {"quotes in a JSON string", JSON("{'id':'1','title':'say 'a', b 'c' d'},{'id':'2','title':'say 'a' b'}]}"), "titles",
       "say \"a\" b"},
      {"literals that JSON does not know", JSON("{'id':'1','title':'a','x':NaN,'y':undefined,'z':True,'n':-1.5e+3}]}"), "titles",
       "a"},
      {"keys without quotes", JSON("{'id':'1',title:'a', url : 'http://a.example/'}]}"), "0.link", "http://a.example/"},
      {"a line end in a JSON string",
       "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"title\":\"a\nb\"}]}", "titles", "a b"},
  };
  CHECK_CASES(cases);
}

static void test_misspelt_sections(void **state) {
  (void)state;
  static const struct feed_case cases[] = {
      {"in small letters", ITEM("<title><![cdata[a & b]]></title>"), "0.title", "a & b"},
      {"a blank before the bracket", ITEM("<title><! [CDATA[a]]></title>"), "0.title", "a"},
      {"blanks around the word", ITEM("<title><![ CDATA [a]]></title>"), "0.title", "a"},
      {"one bracket only", ITEM("<title><!CDATA[a]]></title>"), "0.title", "a"},
      {"the item behind it", RSS("<item><title><!CDATA[a</title></item><item><title>b</title></item>"), "1.title", "b"},
  };
  CHECK_CASES(cases);
}

static void test_entities_are_never_expanded(void **state) {
  (void)state;
  static const struct feed_case cases[] = {
      {"an internal entity", "<!DOCTYPE rss [<!ENTITY a 'secret'>]>" ITEM("<title>&a;</title>"), "0.title", "&a;"},
      {"an external entity", "<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>" ITEM("<title>&a;</title>"), "0.title",
       "&a;"},
      {"a parameter entity", "<!DOCTYPE rss [<!ENTITY % p SYSTEM 'http://a.example/x.dtd'> %p;]>" ITEM("<title>a</title>"),
       "0.title", "a"},
      {"an external subset", "<!DOCTYPE rss PUBLIC 'x' 'http://a.example/rss.dtd'>" ITEM("<title>caf&eacute;</title>"), "0.title",
       "café"},
      {"unknown elements and markup behind a document type are no fault",
       "<!DOCTYPE rss [<!ELEMENT rss ANY>]>" ITEM("<width>1</width><description>a <b>b</b><br/></description>"), "bozo", "false"},
      {"an open element behind a document type is one",
       "<!DOCTYPE rss [<!ELEMENT rss ANY>]>" ITEM("<description>a<br>b</description>"), "bozo", "true"},
      {"an external subset is no fault",
       "<!DOCTYPE rss PUBLIC 'x' 'http://a.example/rss.dtd'>" ITEM("<title>caf&eacute;</title>"), "bozo", "false"},
  };
  CHECK_CASES(cases);
}

/* `unit` repeated, between a head and a tail with one good item each. */
static char *repeat(const char *unit, size_t count, size_t *ret_len) {
  static const char head[] = "<rss version='2.0'><channel><item><title>first</title></item>",
                    tail[] = "<item><title>last</title></item></channel></rss>";
  size_t n = strlen(unit), len = sizeof head - 1 + n * count + sizeof tail - 1;
  char *out = malloc(len + 1), *at = out;
  assert_non_null(out);
  at = stpcpy(at, head);
  for (size_t i = 0; i < count; i++) at = stpcpy(at, unit);
  stpcpy(at, tail);
  *ret_len = len;
  return out;
}

/* Linear time is what the fuzzer's time limit and the bench look at; here they only have to come to an end. */
static void test_hostile_repetition(void **state) {
  (void)state;
  static const char *const units[] = {"<a>",  "<item>",  "<item><title>",    "<!-- ", "<![CDATA[", "<? ", "<",        "&",
                                      "&#x",  "</x>",    "<!DOCTYPE [",      "\"",    "<a b='",    "]]>", "<a b=\"<", "<br/>",
                                      "\x01", "<title>", "<x:y xmlns:x='u'>"};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    size_t len;
    char *document = repeat(units[i], 100000, &len);
    TW_ARENA_AUTO arena = tw_arena_new(0);
    struct tw_feed_options options = {0};
    struct tw_feed feed;
    struct tw_error error;
    assert_int_equal(tw_feed_read(arena, tw_slice_of(document, len), &options, &feed, &error), 0);
    assert_true(feed.items.count >= 1);
    assert_true(tw_slice_is(feed.items.items[0].title, "first"));
    free(document);
  }
}

static void test_many_attributes(void **state) {
  (void)state;
  TW_BUF_AUTO document;
  tw_buf_init(&document, 0);
  tw_buf_append_cstr(&document, "<rss><channel><item");
  for (int i = 0; i < 100000; i++) tw_buf_printf(&document, " a%d='>'", i);
  tw_buf_append_cstr(&document, "><title>t</title></item></channel></rss>");
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_feed_options options = {0};
  struct tw_feed feed;
  assert_int_equal(tw_feed_read(arena, tw_buf_slice(&document), &options, &feed, NULL), 0);
  assert_true(tw_slice_is(feed.items.items[0].title, "t"));
}

static void test_overlong_value(void **state) {
  (void)state;
  enum { LONG_BYTES = 17 << 20 };
  TW_BUF_AUTO document;
  tw_buf_init(&document, 0);
  tw_buf_append_cstr(&document, "<rss><channel><item><title>t</title><description>");
  char *room = tw_buf_reserve(&document, LONG_BYTES);
  assert_non_null(room);
  memset(room, 'x', LONG_BYTES);
  document.len += LONG_BYTES;
  tw_buf_append_cstr(&document, "</description><link>http://a.example/</link></item></channel></rss>");
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_feed_options options = {0};
  struct tw_feed feed;
  assert_int_equal(tw_feed_read(arena, tw_buf_slice(&document), &options, &feed, NULL), 0);
  assert_null(feed.items.items[0].summary.ptr);
  assert_true(tw_slice_is(feed.items.items[0].link, "http://a.example/"));
  assert_true(feed.bozo);
}

/* Out of memory at any point is an error, never a crash. */
static void test_small_arenas(void **state) {
  (void)state;
  static const char document[] = ITEM("<title>a&nbsp;b</title><link>/x y</link><description>&lt;p>x&lt;a "
                                      "href='y?a&amp;amp;b'>z&lt;/a></description><author>a@b.example (c)</author>");
  for (size_t limit = 64; limit < 16384; limit += 64) {
    TW_ARENA_AUTO arena = tw_arena_new(limit);
    struct tw_feed_options options = {.base_url = TW_SLICE(BASE_URL)};
    struct tw_feed feed;
    struct tw_error error;
    int status = tw_feed_read(arena, TW_SLICE(document), &options, &feed, &error);
    assert_true(status == 0 || status == TW_ENOMEM);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_repair),
      cmocka_unit_test(test_truncation),
      cmocka_unit_test(test_misspelt_sections),
      cmocka_unit_test(test_entities_are_never_expanded),
      cmocka_unit_test(test_hostile_repetition),
      cmocka_unit_test(test_many_attributes),
      cmocka_unit_test(test_overlong_value),
      cmocka_unit_test(test_small_arenas),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
