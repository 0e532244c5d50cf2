#include "base/buf.h"
#include "tests/unit/feed/feed_cases.h"

#define RDF(ns, inner) "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='" ns "'>" inner "</rdf:RDF>"
#define ATOM03(inner)  "<feed version='0.3' xmlns='http://purl.org/atom/ns#'>" inner "</feed>"

static void test_formats(void **state) {
  (void)state;
  static const struct feed_case cases[] = {
      {"RSS 2.0", RSS(""), "format", "rss2.0"},
      {"RSS 0.91", "<rss version='0.91'><channel/></rss>", "format", "rss0.9x"},
      {"RSS 0.94", "<rss version='0.94'><channel/></rss>", "format", "rss0.9x"},
      {"RSS without version", "<rss><channel/></rss>", "format", "rss2.0"},
      {"RSS 1.0", RDF("http://purl.org/rss/1.0/", "<channel/>"), "format", "rss1.0"},
      {"RSS 0.90", RDF("http://my.netscape.com/rdf/simple/0.9/", "<channel/>"), "format", "rss0.9x"},
      {"RSS 1.0 items behind the channel",
       RDF("http://purl.org/rss/1.0/", "<channel><title>C</title></channel><item><title>I</title></item>"), "titles", "I"},
      {"RSS 1.0 title", RDF("http://purl.org/rss/1.0/", "<channel><title>C</title></channel><item><title>I</title></item>"),
       "title", "C"},
      {"RSS 1.0 id", RDF("http://purl.org/rss/1.0/", "<item rdf:about='http://a.example/1'><title>I</title></item>"), "0.id",
       "http://a.example/1"},
      {"Atom 1.0", ATOM(""), "format", "atom1.0"},
      {"Atom 0.3", ATOM03(""), "format", "atom0.3"},
      {"Atom 0.3 by version", "<feed version='0.3'/>", "format", "atom0.3"},
      {"Atom without namespace", "<feed><entry><title>E</title></entry></feed>", "titles", "E"},
      {"Atom with a prefix", "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>E</a:title></a:entry></a:feed>",
       "titles", "E"},
      {"a lone entry", "<entry xmlns='http://www.w3.org/2005/Atom'><title>E</title></entry>", "titles", "E"},
      {"a news sitemap",
       "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
       "xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'><url>"
       "<loc>http://a.example/1</loc><n:news><n:publication><n:name>P</n:name></n:publication><n:title>S</n:title></n:news></"
       "url></urlset>",
       "0.title", "S"},
      {"a sitemap's link",
       "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>http://a.example/1</loc></url></urlset>", "0.link",
       "http://a.example/1"},
      {"JSON Feed", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\",\"items\":[{\"id\":7,\"url\":\"/a\"}]}",
       "0.link", "http://news.example/a"},
      {"JSON Feed's number ids", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\",\"items\":[{\"id\":7}]}",
       "0.id", "7"},
      {"HTML is no feed", "<html><head><title>x</title></head><body><p>y</body></html>", "format", NULL},
      {"HTML is bozo", "<html><body>y</body></html>", "bozo", "true"},
      {"an item element in a page", "<html><body><item><title>x</title></item><br></body></html>", "count", "0"},
      {"other XML is no feed", "<config><item><title>x</title></item></config>", "format", NULL},
      {"other JSON is no feed", "{\"a\":1}", "format", NULL},
      {"a channel definition of 1997", "<CHANNEL HREF='/'><ITEM HREF='/a'><TITLE>x</TITLE></ITEM></CHANNEL>", "format", "cdf"},
      {"a channel definition in small letters", "<channel href='/'/>", "format", "cdf"},
      {"its base", "<CHANNEL BASE='http://a.example/b/'><ITEM HREF='c'/></CHANNEL>", "0.link", "http://a.example/b/c"},
      {"its date", "<CHANNEL><ITEM HREF='c' LASTMOD='2020-11-05'/></CHANNEL>", "0.updated", "2020-11-05T00:00:00Z"},
      {"RSS 1.1", "<Channel xmlns='http://purl.org/net/rss1.1#'/>", "format", "rss1.0"},
      {"RSS without its root", "<channel><title>T</title></channel>", "format", "rss2.0"},
      {"nothing", "", "format", NULL},
      {"Latin without a declaration is bozo", RSS("<description>caf\xE9</description>"), "bozo", "true"},
      {"and is read", RSS("<description>caf\xE9</description>"), "description", "caf\xC3\xA9"},
      {"a feed may be empty", RSS(""), "bozo", "false"},
  };
  CHECK_CASES(cases);
}

static void test_feed_fields(void **state) {
  (void)state;
  static const struct feed_case cases[] = {
      {"a relative link", RSS("<link>../x</link>"), "link", "http://news.example/x"},
      {"the last of RSS's links", RSS("<link>/a</link><link>/b</link><link href='/c'/>"), "link", "http://news.example/c"},
      {"a channel's guid", RSS("<guid>g</guid>"), "id", "g"},
      {"Atom's icon is the image", ATOM("<icon>/i.png</icon>"), "image_url", "http://news.example/i.png"},
      {"Atom's logo before the icon", ATOM("<icon>/i.png</icon><logo>/l.png</logo>"), "image_url", "http://news.example/l.png"},
      {"a picture in the description is the image", RSS("<description>&lt;img src='/d.png?a&amp;amp;b'></description>"),
       "image_url", "http://news.example/d.png?a&b"},
      {"media:content of a channel is the image",
       RSS("<m:content xmlns:m='http://search.yahoo.com/mrss/' url='/m.png' medium='image'/>"), "image_url",
       "http://news.example/m.png"},
      {"an image of which only the title is known", RSS("<image><title>I</title></image>"), "image_title", "I"},
      {"ttl", RSS("<ttl> 60 </ttl>"), "ttl", "60"},
      {"image", RSS("<image><url>/i.png</url><title>I</title><link>/</link></image>"), "image_url", "http://news.example/i.png"},
      {"an image's title is not the feed's", RSS("<image><title>I</title></image>"), "title", "T"},
      {"itunes:image", RSS("<itunes:image xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' href='/p.png'/>"),
       "image_url", "http://news.example/p.png"},
      {"a text input's title is not the feed's",
       "<rss><channel><textInput><title>X</title></textInput><title>T</title></channel></rss>", "title", "T"},
      {"self in RSS", RSS("<a:link xmlns:a='http://www.w3.org/2005/Atom' rel='self' href='/f'/>"), "self",
       "http://news.example/f"},
      {"self is not the link", RSS("<a:link xmlns:a='http://www.w3.org/2005/Atom' rel='self' href='/f'/>"), "link", NULL},
      {"hub", ATOM("<link rel='hub' href='http://hub.example/'/>"), "hub", "http://hub.example/"},
      {"last build date", RSS("<lastBuildDate>Thu, 05 Nov 2020 08:09:10 GMT</lastBuildDate>"), "updated", "2020-11-05T08:09:10Z"},
      {"an unusable date is none", RSS("<lastBuildDate>soon</lastBuildDate>"), "updated", NULL},
      {"syndication module",
       RSS("<s:updatePeriod xmlns:s='http://purl.org/rss/1.0/modules/syndication/'>hourly</s:updatePeriod>"), "update_period",
       "hourly"},
      {"skip hours", RSS("<skipHours><hour>1</hour><hour>2</hour></skipHours>"), "skip_hours", "1|2"},
      {"managing editor", RSS("<managingEditor>desk@a.example (The Desk)</managingEditor>"), "author.name", "The Desk"},
      {"language beats dc:language",
       RSS("<dc:language xmlns:dc='http://purl.org/dc/elements/1.1/'>de</dc:language><language>en</language>"), "language", "en"},
      {"xml:lang", "<feed xml:lang='zh' xmlns='http://www.w3.org/2005/Atom'/>", "language", "zh"},
      {"a locale as xml:lang", "<feed xml:lang='pt_BR' xmlns='http://www.w3.org/2005/Atom'/>", "language", "pt-BR"},
      {"lang without its prefix", "<rss lang='pt'><channel/></rss>", "language", "pt"},
      {"lang with another prefix", "<rss x:lang='pt' xmlns:x='http://a.example/'><channel/></rss>", "language", NULL},
      {"base without its prefix", "<feed base='/x/' xmlns='http://www.w3.org/2005/Atom'><link href='y'/></feed>", "link",
       "http://news.example/x/y"},
      {"subtitle", ATOM("<subtitle>S</subtitle>"), "description", "S"},
      {"names in any case", "<RSS version='2.0'><Channel><TITLE>T</TITLE></Channel></RSS>", "title", "T"},
  };
  CHECK_CASES(cases);
}

static void test_item_fields(void **state) {
  (void)state;
  static const struct feed_case cases[] = {
      {"guid", ITEM("<guid>g</guid><link>/a</link>"), "0.id", "g"},
      {"an Atom id that is a path", ENTRY("<id>/a/1</id>"), "0.id", "http://news.example/a/1"},
      {"an Atom id that is no path", ENTRY("<id>a1</id>"), "0.id", "a1"},
      {"a link when there is no guid", ITEM("<link>/a</link>"), "0.id", "http://news.example/a"},
      {"a permalink guid is the link", ITEM("<guid>http://a.example/1</guid>"), "0.link", "http://a.example/1"},
      {"another guid is not", ITEM("<guid isPermaLink='false'>http://a.example/1</guid>"), "0.link", NULL},
      {"a link beats the permalink", ITEM("<guid>http://a.example/1</guid><link>/b</link>"), "0.link", "http://news.example/b"},
      {"items that share a guid keep apart",
       RSS("<item><guid>g</guid><link>/a</link></item><item><guid>g</guid><link>/b</link></item>"), "1.id",
       "http://news.example/b"},
      {"a stable id", ITEM("<title>only</title>"), "0.id", "4109c030cb825e69d4f2977c6ec58a53"},
      {"a link escaped twice", ITEM("<link>http://a.example/?x=1&amp;amp;y=2</link>"), "0.link", "http://a.example/?x=1&y=2"},
      {"an unsafe link is none", ITEM("<link>javascript:alert(1)</link>"), "0.link", NULL},
      {"a file link is none", ITEM("<link>file:///etc/passwd</link>"), "0.link", NULL},
      {"description is the summary", ITEM("<description>d</description>"), "0.summary", "d"},
      {"and not the content", ITEM("<description>d</description>"), "0.content", NULL},
      {"content:encoded", ITEM("<c:encoded xmlns:c='http://purl.org/rss/1.0/modules/content/'>&lt;p>x&lt;/p></c:encoded>"),
       "0.content", "<p>x</p>"},
      {"content:encoded undeclared", ITEM("<content:encoded>&lt;p>x&lt;/p></content:encoded>"), "0.content", "<p>x</p>"},
      {"dc:creator", ITEM("<x:creator xmlns:x='http://purl.org/dc/elements/1.1/'>Li Hua</x:creator>"), "0.author", "Li Hua"},
      {"author beats dc:creator",
       ITEM("<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>B</dc:creator><author>A</author>"), "0.author", "A"},
      {"an address and a name", ITEM("<author>a@b.example (A B)</author>"), "0.author.email", "a@b.example"},
      {"an author's line stays as written", ITEM("<author>a@b.example (A B)</author>"), "0.author", "a@b.example (A B)"},
      {"an author's parts in one line", ENTRY("<author><name>A</name><email>a@b.example</email></author>"), "0.author",
       "A (a@b.example)"},
      {"managing editor of an item", ITEM("<managingEditor>a@b.example (A)</managingEditor>"), "0.author.name", "A"},
      {"an author beats the managing editor",
       "<rss><channel><managingEditor>m</managingEditor><webMaster>w</webMaster><author>a</author></channel></rss>", "author",
       "a"},
      {"itunes:owner",
       RSS("<i:owner "
           "xmlns:i='http://www.itunes.com/dtds/podcast-1.0.dtd'><i:name>O</i:name><i:email>o@a.example</i:email></i:owner>"),
       "author.email", "o@a.example"},
      {"a name and an address", ITEM("<author>A B &lt;a@b.example></author>"), "0.author.name", "A B"},
      {"Atom's author", ENTRY("<author><name>A</name><email>a@b.example</email><uri>/me</uri></author>"), "0.author.url",
       "http://news.example/me"},
      {"contributors", ENTRY("<contributor><name>A</name></contributor><contributor><name>B</name></contributor>"),
       "0.contributors", "A|B"},
      {"dc:date", ITEM("<dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2020-11-05</dc:date>"), "0.published",
       "2020-11-05T00:00:00Z"},
      {"pubDate beats dc:date",
       ITEM("<dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2020-11-05</dc:date><pubDate>2020-11-06</pubDate>"),
       "0.published", "2020-11-06T00:00:00Z"},
      {"Atom's updated", ENTRY("<updated>2020-11-05T08:00:00+08:00</updated>"), "0.updated", "2020-11-05T00:00:00Z"},
      {"Atom 0.3's issued and modified",
       ATOM03("<entry><issued>2020-11-05T08:00:00Z</issued><modified>2020-11-06T08:00:00Z</modified></entry>"), "0.updated",
       "2020-11-06T08:00:00Z"},
      {"categories", ITEM("<category>a</category><category domain='x'>b</category><category>a</category>"), "0.categories",
       "a|b"},
      {"a category holds the term", ENTRY("<category term='t' label='L' scheme='s'/>"), "0.categories", "t"},
      {"keywords", ITEM("<i:keywords xmlns:i='http://www.itunes.com/dtds/podcast-1.0.dtd'>a, b</i:keywords>"), "0.categories",
       "a|b"},
      {"enclosure", ITEM("<enclosure url='/a.mp3' type='audio/mpeg' length='12'/>"), "0.enclosures",
       "http://news.example/a.mp3,audio/mpeg,12"},
      {"media:content", ITEM("<m:content xmlns:m='http://search.yahoo.com/mrss/' url='/a.jpg' type='image/jpeg' fileSize='5'/>"),
       "0.enclosures", "http://news.example/a.jpg,image/jpeg,5"},
      {"media:content without a type is no enclosure",
       ITEM("<m:content xmlns:m='http://search.yahoo.com/mrss/' url='/a.jpg' medium='image'/>"), "0.enclosures", ""},
      {"a licence is not the item's link",
       ITEM("<c:license xmlns:c='http://backend.userland.com/creativeCommonsRssModule'>http://l.example/</c:license>"), "0.link",
       NULL},
      {"a Korean date without a zone is Korea's", ITEM("<pubDate>2020년 11월 5일 오후 5:09</pubDate>"), "0.published",
       "2020-11-05T08:09:00Z"},
      {"a Korean date with a zone", ITEM("<pubDate>2020년 11월 5일 17:09 GMT</pubDate>"), "0.published", "2020-11-05T17:09:00Z"},
      {"of two dates the last", ITEM("<pubDate>2020-06-01</pubDate><pubDate>2020-06-02</pubDate><pubDate>soon</pubDate>"),
       "0.published", "2020-06-02T00:00:00Z"},
      {"keywords of no namespace", ITEM("<keywords>a, b</keywords>"), "0.categories", "a|b"},
      {"media:keywords", ITEM("<m:keywords xmlns:m='http://search.yahoo.com/mrss/'>a, b</m:keywords>"), "0.categories", "a|b"},
      {"media:content in a group",
       ITEM("<m:group xmlns:m='http://search.yahoo.com/mrss/'><m:content url='/a.mp4' type='video/mp4'/></m:group>"),
       "0.enclosures", "http://news.example/a.mp4,video/mp4,"},
      {"a media title is not the item's",
       ITEM("<title>I</title><m:content xmlns:m='http://search.yahoo.com/mrss/' url='/a'><m:title>M</m:title></m:content>"),
       "0.title", "I"},
      {"an enclosure link", ENTRY("<link rel='enclosure' href='/a.mp3' type='audio/mpeg' length='3'/>"), "0.enclosures",
       "http://news.example/a.mp3,audio/mpeg,3"},
      {"a prefix with a wrong namespace", ITEM("<dc:creator xmlns:dc='http://wrong.example/'>C</dc:creator>"), "0.author", "C"},
      {"a base that can't be one",
       "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='mailto:a@b.example'><link href='l'/></feed>", "link",
       "http://news.example/dir/l"},
      {"rdf:about beats dc:identifier",
       "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' "
       "xmlns:d='http://purl.org/dc/elements/1.1/'><item "
       "r:about='http://a.example/1'><d:identifier>i</d:identifier></item></r:RDF>",
       "0.id", "http://a.example/1"},
      {"the alternate link", ENTRY("<link rel='self' href='/s'/><link rel='alternate' href='/a'/>"), "0.link",
       "http://news.example/a"},
      {"no rel is alternate", ENTRY("<link href='/a'/>"), "0.link", "http://news.example/a"},
      {"HTML before other types", ENTRY("<link type='application/json' href='/j'/><link type='text/html' href='/h'/>"), "0.link",
       "http://news.example/h"},
      {"xml:base", ENTRY("<link xml:base='http://b.example/x/' href='y'/>"), "0.link", "http://b.example/x/y"},
      {"an empty reference is the base", ENTRY("<link xml:base='http://b.example/x/?q#f' href=''/>"), "0.link",
       "http://b.example/x/?q"},
      {"a host alone with a base is serialised", ENTRY("<link xml:base='http://c.example/' href='http://b.example'/>"), "0.link",
       "http://b.example/"},
      {"an internationalised host", ENTRY("<link href='http://例子.测试/x'/>"), "0.link", "http://xn--fsqu00a.xn--0zwm56d/x"},
      {"nested xml:base",
       "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://b.example/x/'><entry xml:base='y/'><link "
       "href='z'/></entry></feed>",
       "0.link", "http://b.example/x/y/z"},
      {"comments", ITEM("<comments>/c</comments>"), "0.comments", "http://news.example/c"},
      {"an item's source is not the item", ENTRY("<source><title>S</title><id>s</id></source><title>E</title>"), "0.title", "E"},
      {"unknown namespaces are kept out", ITEM("<x:title xmlns:x='http://other.example/'>X</x:title>"), "0.title", NULL},
      {"and what is inside them", ITEM("<x:y xmlns:x='http://other.example/'><title>X</title></x:y>"), "0.title", NULL},
      {"markup in a plain value", ITEM("<category><b>x</b></category>"), "0.categories", "x"},
  };
  CHECK_CASES(cases);
}

static void test_links_without_a_base(void **state) {
  (void)state;
  static const struct feed_case cases[] = {
      {"a host alone stays as written", ENTRY("<link href='http://b.example'/>"), "0.link", "http://b.example"},
      {"anything more is serialised", ENTRY("<link href='HTTP://b.example/x y'/>"), "0.link", "http://b.example/x%20y"},
      {"a relative one stays as written", ENTRY("<link href='x/y'/>"), "0.link", "x/y"},
      {"an empty one is none", ENTRY("<link rel='alternate' href=''/>"), "0.link", NULL},
      {"code is none", ENTRY("<link href=' java&#10;script:x'/>"), "0.link", NULL},
  };
  int wrong = 0;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) wrong += check_case(&cases[i], TW_SLICE_NONE);
  assert_int_equal(wrong, 0);
}

static void test_text_constructs(void **state) {
  (void)state;
  static const struct feed_case cases[] = {
      {"plain RSS title", ITEM("<title>A &amp; B</title>"), "0.title", "A & B"},
      {"a less-than sign is text", ITEM("<title>1 &lt; 2</title>"), "0.title", "1 < 2"},
      {"RSS title with markup", ITEM("<title>A &lt;b>B&lt;/b></title>"), "0.title", "A <b>B</b>"},
      {"CDATA", ITEM("<description><![CDATA[<p>x & y</p>]]></description>"), "0.summary", "<p>x &amp; y</p>"},
      {"CDATA and text together", ITEM("<title>a <![CDATA[b]]> c</title>"), "0.title", "a b c"},
      {"Atom text", ENTRY("<title>&lt;b></title>"), "0.title", "<b>"},
      {"Atom text's type", ENTRY("<title>x</title>"), "0.title_type", "text/plain"},
      {"Atom html", ENTRY("<title type='html'>A &amp;amp; &lt;b>B&lt;/b></title>"), "0.title", "A &amp; <b>B</b>"},
      {"Atom xhtml", ENTRY("<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a &lt; <b>b</b></div></content>"),
       "0.content", "a &lt; <b>b</b>"},
      {"Atom xhtml with a prefix",
       ENTRY("<content type='xhtml'><h:div xmlns:h='http://www.w3.org/1999/xhtml'><h:br/>b</h:div></content>"), "0.content",
       "<br />b"},
      {"Atom 0.3 escaped", ATOM03("<entry><content type='text/html' mode='escaped'>&lt;i>x&lt;/i></content></entry>"),
       "0.content", "<i>x</i>"},
      {"Atom 0.3 base64", ATOM03("<entry><content type='text/plain' mode='base64'>\n aGVsbG8=</content></entry>"), "0.content",
       "hello"},
      {"inline XHTML in RSS", ITEM("<description><p xmlns='http://www.w3.org/1999/xhtml'>x</p></description>"), "0.summary",
       "<p>x</p>"},
      {"escaped twice is undone once", ITEM("<description>&amp;lt;p&amp;gt;x&amp;lt;/p&amp;gt;</description>"), "0.summary",
       "<p>x</p>"},
      {"a reference in CDATA is meant", ITEM("<title><![CDATA[&lt;p&gt;x&lt;/p&gt;]]></title>"), "0.title",
       "&lt;p&gt;x&lt;/p&gt;"},
      {"an escaped text in CDATA is not", ITEM("<description><![CDATA[&lt;p&gt;x&lt;b&gt;y&lt;/b&gt;&lt;/p&gt;]]></description>"),
       "0.summary", "<p>x<b>y</b></p>"},
      {"a reference in Atom's html is meant", ENTRY("<title type='html'>&amp;lt;b&amp;gt;x&amp;lt;/b&amp;gt;</title>"), "0.title",
       "&lt;b&gt;x&lt;/b&gt;"},
      {"two divs are content",
       ENTRY("<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a</div><div "
             "xmlns='http://www.w3.org/1999/xhtml'>b</div></content>"),
       "0.content", "<div>a</div><div>b</div>"},
      {"a div in the wrapper",
       ENTRY(
           "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml' class='c'><div>a</div><div>b</div></div></content>"),
       "0.content", "<div>a</div><div>b</div>"},
      {"XHTML's text is escaped", ENTRY("<content type='xhtml'><div>a &lt;b&gt;</div></content>"), "0.content", "a &lt;b&gt;"},
      {"CDATA escaped along", ITEM("<description>&lt;![CDATA[x]]&gt;</description>"), "0.summary", "x"},
      {"a second summary is the content", ITEM("<description>d</description><summary>s</summary>"), "0.content", "s"},
      {"a mention of a tag is left alone", ITEM("<description>&lt;p>the &amp;lt;b&amp;gt; tag&lt;/p></description>"), "0.summary",
       "<p>the &lt;b&gt; tag</p>"},
      {"scripts go whole", ITEM("<description>a&lt;script>x()&lt;/script>b</description>"), "0.summary", "ab"},
      {"handlers and styles go", ITEM("<description>&lt;p onclick='x' style='y' class=\"c\">b&lt;/p></description>"), "0.summary",
       "<p class=\"c\">b</p>"},
      {"unsafe URLs go", ITEM("<description>&lt;a href='javascript:x'>b&lt;/a></description>"), "0.summary", "<a>b</a>"},
      {"hidden unsafe URLs go", ITEM("<description>&lt;a href='java&amp;#10;script:x'>b&lt;/a></description>"), "0.summary",
       "<a>b</a>"},
      {"relative URLs become absolute", ITEM("<description>&lt;img src=a.png?x=1&amp;amp;y=2></description>"), "0.summary",
       "<img src=\"http://news.example/dir/a.png?x=1&amp;y=2\" />"},
      {"comments go", ITEM("<description>a&lt;!-- &lt;b> -->b</description>"), "0.summary", "ab"},
      {"a comment of words alone", ITEM("<description>a&lt;!-- x -->b</description>"), "0.summary", "a<!-- x -->b"},
      {"an unknown element alone is markup in a description", ITEM("<description>&lt;x-y>a&lt;/x-y></description>"), "0.summary",
       "a"},
      {"so is one that is not closed", ITEM("<description>a &lt;x-y onclick='z'> b</description>"), "0.summary", "a  b"},
      {"a less-than sign in a description", ITEM("<description>a &lt; b &lt;c, d &lt;3</description>"), "0.summary",
       "a < b <c, d <3"},
      {"an unknown element alone is text in a title", ITEM("<title>&lt;x-y>a&lt;/x-y></title>"), "0.title", "<x-y>a</x-y>"},
      {"an address is text", ITEM("<description>&lt;b>by&lt;/b> &lt;a@b.example></description>"), "0.summary",
       "<b>by</b> &lt;a@b.example>"},
      {"a div around all", ITEM("<title><div>a <b>b</b></div></title>"), "0.title", "a <b>b</b>"},
      {"a body in no namespace", ITEM("<body><p>a</p></body>"), "0.content", "<p>a</p>"},
      {"a control that was windows-1252", ITEM("<title>it\xC2\x92s \xC2\xA9</title>"), "0.title", "it\xE2\x80\x99s \xC2\xA9"},
      {"unknown elements lose their tags", ITEM("<description>&lt;blink2>a&lt;/blink2>&lt;b>c&lt;/b></description>"), "0.summary",
       "a<b>c</b>"},
      {"named entities stay", ITEM("<description>a&amp;nbsp;b</description>"), "0.summary", "a&nbsp;b"},
      {"a windows-1252 reference", ITEM("<title>it&#146;s</title>"), "0.title", "it’s"},
      {"content of another type", ENTRY("<content type='application/x-y'>{\"a\":1}</content>"), "0.content", "{\"a\":1}"},
      {"out of line content", ENTRY("<content src='/v'/>"), "0.link", "http://news.example/v"},
      {"summary against content", ENTRY("<summary>s</summary><content>c</content>"), "0.summary", "s"},
      {"xml:base inside a construct",
       ENTRY("<content type='html' xml:base='http://b.example/'>&lt;a href='x'>y&lt;/a></content>"), "0.content",
       "<a href=\"http://b.example/x\">y</a>"},
  };
  CHECK_CASES(cases);
}

static void test_sniff(void **state) {
  (void)state;
  assert_true(tw_feed_sniff(TW_SLICE("<?xml version='1.0'?><rss version='2.0'>"), TW_SLICE_NONE));
  assert_true(tw_feed_sniff(TW_SLICE("x"), TW_SLICE("application/atom+xml; charset=utf-8")));
  assert_true(tw_feed_sniff(TW_SLICE("<?xml?><!-- <html> --><a:feed xmlns:a='x'>"), TW_SLICE("application/xml")));
  assert_true(tw_feed_sniff(TW_SLICE("\xFF\xFE<\0r\0s\0s\0>\0"), TW_SLICE_NONE));
  assert_true(tw_feed_sniff(TW_SLICE("{\"version\":\"https://jsonfeed.org/version/1\"}"), TW_SLICE("application/json")));
  assert_false(tw_feed_sniff(TW_SLICE("<p>about &lt;rss> feeds"), TW_SLICE_NONE));
  assert_false(tw_feed_sniff(TW_SLICE("<!doctype html><html><body><rss>"), TW_SLICE("text/html")));
  assert_false(tw_feed_sniff(TW_SLICE("plain"), TW_SLICE_NONE));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_formats),         cmocka_unit_test(test_feed_fields), cmocka_unit_test(test_item_fields),
      cmocka_unit_test(test_text_constructs), cmocka_unit_test(test_sniff),       cmocka_unit_test(test_links_without_a_base),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
