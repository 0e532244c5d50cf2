/* What the reader of plain feeds is sure of, and that libxml2 says the same. */
#include "base/utf8.h"
#include "tests/unit/feed/feed_cases.h"
#include "tests/unit/feed/feed_differential.h"
#include <glob.h>
#include <stdio.h>

#define GOOD   TW_FEED_PLAIN_GOOD
#define BROKEN TW_FEED_PLAIN_BROKEN
#define UNSURE TW_FEED_PLAIN_UNSURE

static struct feed_differential compare(struct tw_slice text) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  return feed_differential_compare(arena, text);
}

static void test_verdicts(void **state) {
  (void)state;
  static const struct {
    const char *name, *text;
    enum tw_feed_plain_verdict want;
  } cases[] = {
      {"an item", ITEM("<title>a</title>"), GOOD},
      {"white space around the root", "\n <rss><channel/></rss>\n ", GOOD},
      {"a comment before the root", "<!-- x --><rss/>", GOOD},
      {"a comment behind the root", "<rss/><!-- x -->", GOOD},
      {"a comment in a title", ITEM("<title>a<!-- > -->b</title>"), GOOD},
      {"an empty comment", "<rss><!----></rss>", GOOD},
      {"two hyphens in a comment", "<rss><!-- a -- b --></rss>", UNSURE},
      {"three hyphens end a comment", "<rss><!-- a ---></rss>", UNSURE},
      {"a comment without an end", "<rss><!-- a </rss>", UNSURE},
      {"a style sheet", "<?xml-stylesheet href='a.xsl'?><rss/>", GOOD},
      {"an instruction without data", "<rss><?php?></rss>", GOOD},
      {"an instruction glued to its data", "<rss><?php=1?></rss>", UNSURE},
      {"an instruction without an end", "<rss><?php </rss>", UNSURE},
      {"a second declaration", "\n<?xml version='1.0'?><rss/>", UNSURE},
      {"a document type", "<!DOCTYPE rss><rss/>", GOOD},
      {"a document type with addresses", "<!DOCTYPE rss PUBLIC \"-//N//DTD RSS 0.91//EN\"\n 'http://n.example/rss.dtd' ><rss/>",
       GOOD},
      {"a document type of a system", "<!DOCTYPE rdf:RDF SYSTEM 'x.dtd'><rss/>", GOOD},
      {"a document type with declarations", "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>", UNSURE},
      {"a document type and what it may declare", "<!DOCTYPE rss SYSTEM 'x.dtd'><rss>&eacute;</rss>", UNSURE},
      {"a document type without a space", "<!DOCTYPErss><rss/>", UNSURE},
      {"a document type without its second literal", "<!DOCTYPE rss PUBLIC 'x'><rss/>", UNSURE},
      {"a document type whose literal does not end", "<!DOCTYPE rss SYSTEM 'x><rss/>", UNSURE},
      {"two document types", "<!DOCTYPE rss><!DOCTYPE rss><rss/>", UNSURE},
      {"a document type inside", "<rss><!DOCTYPE rss></rss>", UNSURE},
      {"nothing", "", UNSURE},
      {"only white space", " \n", UNSURE},
      {"text before the root", "x<rss/>", UNSURE},
      {"text behind the root", "<rss/>x", BROKEN},
      {"a second root", "<rss/><rss/>", BROKEN},
      {"a section outside of the root", "<![CDATA[x]]><rss/>", UNSURE},
      {"the five references", ITEM("<title>&lt;&gt;&amp;&quot;&apos;</title>"), GOOD},
      {"numbers", ITEM("<title>&#65;&#x42;&#x1F600;</title>"), GOOD},
      {"a number of the C1 range", ITEM("<title>it&#146;s</title>"), GOOD},
      {"a lone C1 control", ITEM("<title>\xC2\x92</title>"), GOOD},
      {"a C1 control behind a reference", ITEM("<title>&amp;\xC2\x92</title>"), GOOD},
      {"an upper-case X", ITEM("<title>&#X42;</title>"), BROKEN},
      {"a number of no character", ITEM("<title>&#0;</title>"), BROKEN},
      {"a number of a surrogate", ITEM("<title>&#xD800;</title>"), BROKEN},
      {"a number of a noncharacter", ITEM("<title>&#xFFFE;</title>"), BROKEN},
      {"a number past Unicode", ITEM("<title>&#x110000;</title>"), BROKEN},
      {"a number that overflows", ITEM("<title>&#99999999999999999999;</title>"), BROKEN},
      {"a number without digits", ITEM("<title>&#;</title>"), BROKEN},
      {"a number without an end", ITEM("<title>&#65</title>"), BROKEN},
      {"HTML's entity", ITEM("<title>a&nbsp;b</title>"), BROKEN},
      {"a bare ampersand", ITEM("<title>a & b</title>"), BROKEN},
      {"a bare ampersand at the end", "<rss>&", BROKEN},
      {"a bare ampersand in a value", "<rss a='x&y'/>", BROKEN},
      {"a bare angle bracket", ITEM("<title>1 < 2</title>"), BROKEN},
      {"a section's end in text", ITEM("<title>a]]>b</title>"), UNSURE},
      {"brackets in text", ITEM("<title>a]] >b</title>"), GOOD},
      {"a control", ITEM("<title>a\x01</title>"), BROKEN},
      {"a noncharacter", ITEM("<title>a\xEF\xBF\xBF</title>"), BROKEN},
      {"a replacement character", ITEM("<title>a\xEF\xBF\xBD</title>"), GOOD},
      {"a section", ITEM("<title><![CDATA[a <b> & c]]></title>"), GOOD},
      {"an empty section", ITEM("<title>a<![CDATA[]]>b</title>"), GOOD},
      {"escaped tags in a section", ITEM("<description><![CDATA[&lt;p&gt;a&lt;/p&gt;]]></description>"), GOOD},
      {"escaped tags beside an empty section",
       ITEM("<description><![CDATA[]]>&amp;lt;p&amp;gt;a&amp;lt;/p&amp;gt;</description>"), GOOD},
      {"a section with brackets", ITEM("<title><![CDATA[[a]]]]></title>"), GOOD},
      {"a section in a section", ITEM("<title><![CDATA[a<![CDATA[b]]></title>"), UNSURE},
      {"a section without an end", ITEM("<title><![CDATA[a</title>"), BROKEN},
      {"carriage returns", ITEM("<title>a\r\nb\rc</title>\r\n"), GOOD},
      {"a carriage return by number", ITEM("<title>a&#13;\nb</title>"), GOOD},
      {"an end tag with a blank", "<rss></rss >", GOOD},
      {"another end tag", "<rss></rsx>", BROKEN},
      {"an end tag too long", "<rss></rss2>", BROKEN},
      {"an end tag with an attribute", "<rss></rss a='1'>", BROKEN},
      {"an end tag alone", "</rss>", BROKEN},
      {"no end tag", "<rss><channel></channel>", BROKEN},
      {"a cut between items", "<rss><channel><item></item>", BROKEN},
      {"a cut in a section", "<rss><a><![CDATA[ </rss>", BROKEN},
      {"an angle bracket in a last comment", "<rss></rss><!-- < -->", GOOD},
      {"an angle bracket in a last instruction", "<rss></rss><?p < ?>", GOOD},
      {"a root within itself", "<a><a></a>", BROKEN},
      {"the end in a tag", "<rss><channel a='1'", BROKEN},
      {"a name outside of ASCII", "<rss><\xC3\xA9/></rss>", UNSURE},
      {"a name with a digit first", "<rss><1/></rss>", BROKEN},
      {"an angle bracket at the end", "<rss><", BROKEN},
      {"a name with two colons", "<rss><a:b:c/></rss>", UNSURE},
      {"a name that ends in a colon", "<rss><a:/></rss>", UNSURE},
      {"attributes", "<rss a='1' b=\"2\" c = '3'></rss>", GOOD},
      {"an attribute twice", "<rss a='1' a='2'/>", UNSURE},
      {"a prefixed attribute beside a plain one", "<rss lang='en' xml:lang='en'/>", GOOD},
      {"attributes without a blank between", "<rss a='1'b='2'/>", BROKEN},
      {"an attribute without a value", "<rss a/>", BROKEN},
      {"an attribute without quotes", "<rss a=1/>", BROKEN},
      {"an angle bracket in a value", "<rss a='<'/>", BROKEN},
      {"references in a value", ATOM("<link href='/?a=1&amp;b=2' title='&#10;&lt;'/>"), GOOD},
      {"white space in a value", ATOM("<link href='/' title=' a\n\tb '/>"), GOOD},
      {"carriage returns in a value", ATOM("<link href='/' title='a\r\nb'/>"), GOOD},
      {"a value without an end", "<rss a='1/>", BROKEN},
      {"a declared prefix", "<rss xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>a</dc:title></rss>", GOOD},
      {"a prefix declared behind its use", "<dc:x dc:a='1' xmlns:dc='http://purl.org/dc/elements/1.1/'/>", GOOD},
      {"a prefix out of scope", "<rss><a xmlns:dc='http://purl.org/dc/elements/1.1/'/><dc:x/></rss>", GOOD},
      {"a prefix that is not declared", "<rss><dc:title>a</dc:title></rss>", GOOD},
      {"an attribute's prefix that is not declared", "<rss dc:a='1'/>", GOOD},
      {"a prefix declared anew", "<rss xmlns:p='http://a.example/'><p:a xmlns:p='http://b.example/'/><p:a/></rss>", GOOD},
      {"a prefix declared twice", "<rss xmlns:p='http://a.example/' xmlns:p='http://b.example/'/>", UNSURE},
      {"two prefixes of one URI", "<rss xmlns:p='http://a.example/' xmlns:q='http://a.example/' p:a='' q:a=''/>", UNSURE},
      {"the prefix xml", "<rss xml:base='http://a.example/' xml:lang='en'/>", GOOD},
      {"the prefix xml declared", "<rss xmlns:xml='http://www.w3.org/XML/1998/namespace'/>", UNSURE},
      {"a prefix without a URI", "<rss xmlns:p=''/>", UNSURE},
      {"a default namespace", ATOM("<entry><title>a</title></entry>"), GOOD},
      {"a default namespace in an entry",
       ENTRY("<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><b>x</b> &amp; y</div></content><title>z</title>"),
       GOOD},
      {"no default namespace any more", ENTRY("<x xmlns=''><title>a</title></x>"), UNSURE},
      {"an odd URI", "<rss xmlns:p='a b'/>", UNSURE},
      {"a URI with an escape", "<rss xmlns:p='http://a.example/%zz'/>", UNSURE},
      {"a relative URI", "<rss xmlns:p='a'/>", UNSURE},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct feed_differential d = compare(tw_slice_from(cases[i].text));
    if (!d.agree) fail_msg("%s: plain %d, libxml2 %d", cases[i].name, (int)d.plain, (int)d.strict);
    if (d.plain != cases[i].want) fail_msg("%s: plain %d", cases[i].name, (int)d.plain);
  }
}

static void test_depth(void **state) {
  (void)state;
  static const struct {
    const char *name;
    size_t depth;
    enum tw_feed_plain_verdict want;
  } cases[] = {{"as deep as the builder goes", TW_FEED_DEPTH_MAX, GOOD}, {"deeper", TW_FEED_DEPTH_MAX + 1, UNSURE}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    TW_BUF_AUTO text;
    tw_buf_init(&text, 0);
    for (size_t k = 0; k < cases[i].depth; k++) tw_buf_append_cstr(&text, "<a>");
    for (size_t k = 0; k < cases[i].depth; k++) tw_buf_append_cstr(&text, "</a>");
    struct feed_differential d = compare(tw_buf_slice(&text));
    if (!d.agree || d.plain != cases[i].want) fail_msg("%s: plain %d, libxml2 %d", cases[i].name, (int)d.plain, (int)d.strict);
  }
}

/* The place of an odd character among blocks. */
static void test_odd_characters(void **state) {
  (void)state;
  char text[400];
  for (size_t at = 5; at < sizeof text - 6; at++) {
    memset(text, 'a', sizeof text);
    memcpy(text, "<rss>", 5);
    memcpy(text + sizeof text - 6, "</rss>", 6);
    text[at] = at % 2 ? '\x02' : '\x1F';
    if (compare(tw_slice_of(text, sizeof text)).plain != BROKEN) fail_msg("a control at %zu", at);
    text[at] = '\t';
    if (compare(tw_slice_of(text, sizeof text)).plain != GOOD) fail_msg("a tab at %zu", at);
    if (at + 3 > sizeof text - 6) continue;
    memcpy(text + at, at % 2 ? "\xEF\xBF\xBE" : "\xEF\xBF\xBF", 3);
    if (compare(tw_slice_of(text, sizeof text)).plain != BROKEN) fail_msg("a noncharacter at %zu", at);
  }
}

static void test_line_ends(void **state) {
  (void)state;
  static const struct {
    const char *text, *want;
  } cases[] = {{"", ""}, {"a", "a"}, {"a\nb", "a\nb"}, {"a\r\nb", "a\nb"}, {"a\rb", "a\nb"}, {"\r\r\n\n\r", "\n\n\n\n"}};
  TW_ARENA_AUTO arena = tw_arena_new(0);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct tw_slice got = tw_feed_plain_line_ends(arena, tw_slice_from(cases[i].text));
    assert_true(tw_slice_is(got, cases[i].want));
  }
}

static void load(const char *path, struct tw_buf *out) {
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  char piece[65536];
  for (size_t n; (n = fread(piece, 1, sizeof piece, file)) > 0;) tw_buf_append(out, tw_slice_of(piece, n));
  fclose(file);
}

/* All feeds that stand in the tree. */
static void test_whole_feeds(void **state) {
  (void)state;
  static const char *const patterns[] = {"/tests/golden/feeds/*.xml", "/tests/fuzz/corpus/feed/*", "/tests/data/newsroom/*.xml"};
  size_t seen = 0;
  for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
    char pattern[4096];
    glob_t found;
    snprintf(pattern, sizeof pattern, "%s%s", TW_SOURCE_DIR, patterns[i]);
    if (glob(pattern, 0, NULL, &found)) continue;
    for (size_t k = 0; k < found.gl_pathc; k++) {
      TW_BUF_AUTO bytes;
      tw_buf_init(&bytes, 0);
      load(found.gl_pathv[k], &bytes);
      struct tw_slice text = tw_buf_slice(&bytes);
      ptrdiff_t behind = tw_slice_find(text, TW_SLICE("?>"), 0);
      if (!tw_slice_has_prefix(text, TW_SLICE("<?xml ")) || behind < 0 || !tw_utf8_is_valid(text)) continue;
      if (!compare(tw_slice_sub(text, (size_t)behind + 2, text.len)).agree) fail_msg("%s", found.gl_pathv[k]);
      seen++;
    }
    globfree(&found);
  }
  assert_true(seen > 5);
}

/* libxml2 gets the document in chunks: wherever their border falls, what is read is the same. The padding is a comment, so long
 * that byte `at` of the document begins the second chunk. */
static struct tw_slice with_border(struct tw_arena *arena, const char *document, size_t at) {
  enum { CHUNK_BYTES = 64 * 1024, MARKS_BYTES = sizeof "<!---->" - 1 };
  size_t len = strlen(document), fill = CHUNK_BYTES - MARKS_BYTES - at;
  char *text = tw_arena_alloc(arena, CHUNK_BYTES + len);
  assert_non_null(text);
  memcpy(text, "<!--", 4);
  memset(text + 4, '.', fill);
  memcpy(text + 4 + fill, "-->", 3);
  memcpy(text + CHUNK_BYTES - at, document, len);
  return tw_slice_of(text, CHUNK_BYTES - at + len);
}

static void test_chunk_borders(void **state) {
  (void)state;
  static const char document[] =
      ITEM("<title>caf\xC3\xA9 &amp; &#x65B0;&#146;</title><x:a xmlns:x='http://x.example/' x:b=\"c 'd'\">e</x:a>"
           "<description><![CDATA[<p>a ]] > b]]><!-- c --> &lt;i>d</description><?e f?>");
  for (size_t at = 1; at < sizeof document - 1; at++) {
    TW_ARENA_AUTO arena = tw_arena_new(0);
    struct feed_differential p = feed_differential_compare(arena, with_border(arena, document, at));
    bool good = p.agree && p.plain == GOOD && p.strict == TW_FEED_STRICT_GOOD;
    if (!good) print_error("a border at byte %zu\n", at);
    assert_true(good);
  }
}

static void test_broken_chunk_borders(void **state) {
  (void)state;
  static const char document[] =
      RSS("<item><title><![CDATA[1</title></item><item><title><![CDATA[2]]></title></item><item><title>a&b</title></item>");
  for (size_t at = 1; at < sizeof document - 1; at++) {
    TW_ARENA_AUTO arena = tw_arena_new(0);
    struct tw_feed_options options = {0};
    struct tw_feed feed;
    assert_int_equal(tw_feed_read(arena, with_border(arena, document, at), &options, &feed, NULL), 0);
    assert_true(tw_slice_is(titles(arena, &feed), "1|2|a&b"));
  }
}

/* XHTML is copied as it stands where that means the same; each piece behind and inside of each other one. */
static void test_xhtml_pieces(void **state) {
  (void)state;
  static const char *const pieces[][2] = {
      {"text", ""},
      {"<p>", "</p>"},
      {"<p class=\"a b\" title='say \"x\"'>", "</p >"},
      {"<br/>", ""},
      {"<br></br>", ""},
      {"<b/>", ""},
      {"<img src=\"/i.png\" alt='a > b'/>", ""},
      {"a &amp; b &lt;i&gt; c", ""},
      {"a &quot;b&quot; &#8217;", ""},
      {"a > b", ""},
      {"<!-- words -->", ""},
      {"<!-- a > b --><i>", "</i>"},
      {"<![CDATA[<u>]]>", ""},
      {"<?php x ?>", ""},
      {"<a href='/x?a=1&amp;b=2'>", "</a>"},
      {"<a href=\"/x\" title=' a\n\tb '>", "</a>"},
      {"<x:b xmlns:x='http://www.w3.org/1999/xhtml'>", "</x:b>"},
      {"<p xml:base='/y/' xml:lang='de'>", "</p>"},
      {"<svg xmlns='http://www.w3.org/2000/svg' width='1'>", "</svg>"},
      {"<math xmlns='http://www.w3.org/1998/Math/MathML'><mi>", "</mi></math>"},
      {"<div>", "</div>"},
      {"<div xmlns=\"http://www.w3.org/1999/xhtml\">", "</div>"},
      {"<script>x()</script>", ""},
      {"<textarea>", "</textarea>"},
      {"<title>", "</title>"},
      {"<content>", "</content>"},
      {"<entry>", "</entry>"},
      {"  \n ", ""},
      {"caf\xC3\xA9 \xC2\x92", ""},
      {"<u:b>", "</u:b>"},
      {"<b u:c='1' onclick='x()'>", "</b>"},
  };
  enum { PIECES = sizeof pieces / sizeof *pieces };
  for (size_t i = 0; i < (size_t)PIECES * PIECES * 2; i++) {
    const char *const *a = pieces[i / 2 % PIECES], *const *b = pieces[i / 2 / PIECES];
    TW_BUF_AUTO text;
    tw_buf_init(&text, 0);
    tw_buf_append_cstr(&text, "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>");
    tw_buf_printf(&text, i % 2 ? "<div xmlns='http://www.w3.org/1999/xhtml'>%s%s%s%s</div>" : "%s%s%s%s", a[0],
                  i % 2 ? b[0] : a[1], i % 2 ? b[1] : b[0], i % 2 ? a[1] : b[1]);
    tw_buf_append_cstr(&text, "</content><title type='xhtml'>t</title><id>i</id></entry></feed>");
    struct feed_differential d = compare(tw_buf_slice(&text));
    if (!d.agree || d.plain == BROKEN)
      fail_msg("plain %d, libxml2 %d: %.*s", (int)d.plain, (int)d.strict, (int)text.len, text.data);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_verdicts),       cmocka_unit_test(test_depth),
                                     cmocka_unit_test(test_odd_characters), cmocka_unit_test(test_line_ends),
                                     cmocka_unit_test(test_whole_feeds),    cmocka_unit_test(test_xhtml_pieces),
                                     cmocka_unit_test(test_chunk_borders),  cmocka_unit_test(test_broken_chunk_borders)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
