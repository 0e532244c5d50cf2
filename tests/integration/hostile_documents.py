"""Documents made to hurt a reader: a table of rows (name, kind, full size, builder, demand).

A builder takes a size and gives bytes; work that grows faster than the size shows at the full size. What an attack stands
beside has to come out: feeds carry a whole item with WHOLE in its title, pages a paragraph of it, texts a count. Some may be refused instead,
with a reason; of some ("any") nothing can be asked but an answer.
"""
import collections

MB = 1 << 20
PAGE_MAX = 32 * MB  # parse/page/page_reader.c refuses larger ones
WHOLE = "A whole one among the wreckage"
STORY = ("%s. The prosecutor's office said on Monday that the court had heard all of the witnesses, and that a judgment would follow "
         "before the end of the month.") % WHOLE

Row = collections.namedtuple("Row", "name kind size build demand content_type")
ROWS = []


def row(kind, size, demand="whole", content_type="", name=None):
    def take(build):
        ROWS.append(Row(name or "%s.%s" % (kind, build.__name__), kind, size, build, demand, content_type))
        return build
    return take


def both(size, **options):
    """A builder(size, wrap, broken) for strict feeds, tolerant feeds, and pages."""
    def take(build):
        for kind, wrap in (("feed", rss), ("broken", broken_rss), ("page", page)):
            def one(n, wrap=wrap):
                return wrap(build(n))
            ROWS.append(Row("%s.%s" % (kind, build.__name__), "page" if kind == "page" else "feed", size, one, options.get("demand", "whole"), ""))
        return build
    return take


def as_bytes(text):
    return text if isinstance(text, bytes) else text.encode()


ITEM = b"<item><title>%s</title><link>http://news.example/whole</link></item>" % WHOLE.encode()


def rss(inside, head=b"", root=b"", prologue=b'<?xml version="1.0" encoding="utf-8"?>\n'):
    """A feed with a whole item before `inside`."""
    return prologue + b"<rss version='2.0'" + root + b"><channel><title>Feed</title>" + head + ITEM + as_bytes(inside) + b"</channel></rss>"


def broken_rss(inside):
    """The same behind what libxml2 refuses, so that the tolerant reader has it."""
    return rss(inside, head=b"<description>fish & chips&nbsp;<br></description>")


def in_item(inside):
    return b"<item><title>Another</title>" + as_bytes(inside) + b"</item>"


def page(inside, head=b""):
    return (b"<!DOCTYPE html><html lang='en'><head><title>" + WHOLE.encode() + b"</title>" + head + b"</head><body><article><h1>" + WHOLE.encode() + b"</h1><p>" + STORY.encode() + b"</p><p>" +
            STORY.encode() + b"</p></article>" + as_bytes(inside) + b"</body></html>")


# ---- elements and attributes ----

@both(100000)
def attributes(n):
    return "<item " + "".join("a%d='x' " % i for i in range(n)) + "><title>t</title></item>"


@both(100000)
def attributes_of_one_name(n):
    return "<item " + "a='x' " * n + "><title>t</title></item>"


@both(100000)
def attributes_without_values(n):
    return "<item " + "".join("a%d " % i for i in range(n)) + "><title>t</title></item>"


@both(100)
def elements_of_128_attributes(n):
    one = "<e " + "".join("a%d='x' " % i for i in range(128)) + "/>"
    return one * (n * 20)


@both(300000)
def namespaces_on_one_element(n):
    return "<item " + "".join("xmlns:n%d='http://u.example/%d' " % (i, i) for i in range(n // 3)) + "><title>t</title></item>"


@both(100000)
def namespaces_nested(n):
    return "".join("<a xmlns:n%d='u:%d'>" % (i, i) for i in range(n)) + "</a>" * n


@both(500000)
def prefixes_undeclared(n):
    return "".join("<p%d:e/>" % i for i in range(n))


@both(50000)
def attributes_of_many_elements(n):
    return "".join("<e " + "".join("a%d_%d='x' " % (i, k) for k in range(10)) + "/>" for i in range(n // 2))


@both(500000)
def ids(n):
    return "".join("<p id='i%d'>" % i for i in range(n))


@both(1000000)
def end_tags_of_nothing_under_groups(n):
    return "<media:group>" * 250 + "</zz>" * n


@both(1000000)
def nesting(n):
    return "<b>" * n + "</b>" * n


@both(1000000)
def nesting_never_closed(n):
    return "<div>" * n


@both(200000)
def nesting_of_items(n):
    return "<item>" * n


@both(200000)
def nesting_in_a_text(n):
    return "<item><title>t</title><description>" + "<i>" * n + "x" + "</i>" * n + "</description></item>"


@both(1000000)
def end_tags_without_starts(n):
    return "</b>" * n


@both(500000)
def end_tags_of_nothing_in_deep_nesting(n):
    return "<i>" * 200 + "</u></em>" * n


@both(300000)
def end_tags_crossed(n):
    return "<b><i></b></i>" * n


@both(200000)
def formatting_across_blocks(n):
    return "<b><i><u><a href=x><p>" * n


@both(200000)
def anchors_in_paragraphs(n):
    return "<a href='http://news.example/1'><p>x" * n


@both(200000)
def fonts_and_tables_crossed(n):
    return "<table><font><tr><b><td></font></table>" * n


@both(4000000)
def name_of_an_element(n):
    return "<" + "n" * n + ">x</" + "n" * n + ">"


@both(1000)
def names_of_a_thousand_letters(n):
    return "".join("<" + "n" * 1000 + "%d/>" % i for i in range(n * 10))


@both(4000000)
def name_of_an_attribute(n):
    return "<item " + "n" * n + "='x'><title>t</title></item>"


@both(100 * MB)
def value_of_an_attribute(n):
    return b"<item a='" + b"x" * n + b"'><title>t</title></item>"


@both(100 * MB)
def value_never_closed(n):
    return b"<item><title>t</title></item><item a='" + b"x" * n


@both(100 * MB)
def one_text(n):
    return b"<item><title>t</title><description>" + b"x" * n + b"</description></item>"


@both(100 * MB)
def one_text_of_words(n):
    return b"<item><title>t</title><description>" + b"a word or two, " * (n // 15) + b"</description></item>"


@both(100 * MB)
def one_text_of_chinese(n):
    return b"<item><title>t</title><description>" + "新闻。".encode() * (n // 9) + b"</description></item>"


@both(24 * MB)
def texts_of_a_megabyte(n):
    return (b"<item><title>t</title><description>" + b"word " * (MB // 5) + b"</description></item>") * (n // MB)


@both(24 * MB)
def base64(n):
    return b"<item><title>t</title><content type='image/png' mode='base64'>" + b"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=\n" * (n // 37) + b"</content></item>"


# ---- marks without their partners ----

def marks(name, mark, size=4 * MB):
    def build(n):
        return as_bytes(mark) * (n // len(mark))
    build.__name__ = name
    both(size)(build)


marks("less_than_signs", "<")
marks("greater_than_signs", ">")
marks("ampersands", "&")
marks("hashes", "&#")
marks("references_cut", "&#x41")
marks("references_known", "&amp;", 16 * MB)
marks("references_numeric", "&#65;", 16 * MB)
marks("references_unknown", "&lsd;")
marks("references_surrogate", "&#xD800;")
marks("references_overflowing", "&#99999999999999999999;")
marks("cdata_ends", "]]>")
marks("cdata_starts", "<![CDATA[")
marks("cdata_empty", "<![CDATA[]]>")
marks("comment_ends", "-->")
marks("comment_starts", "<!--")
marks("comments", "<!-- x -->")
marks("comments_of_dashes", "<!------>")
marks("instruction_starts", "<?")
marks("instructions", "<?php echo ?>")
marks("doctypes", "<!DOCTYPE x [<!ENTITY a 'b'>]>")
marks("doctype_starts", "<!DOCTYPE ")
marks("declarations", "<!x ")
marks("end_tag_starts", "</")
marks("tag_starts", "<a ")
marks("tags_cut_in_a_value", "<a href='")
marks("tags_cut_in_a_value_double", "<a href=\"")
marks("quotes_crossed", "<a href=\"'><b c='\">")
marks("equals_signs", "<a =")
marks("slashes_in_a_tag", "<a /////")
marks("scripts_open", "<script>")
marks("scripts_closed", "<script>x</script>")
marks("styles_open", "<style>")
marks("textareas_open", "<textarea>")
marks("titles_open", "<title>")
marks("plaintexts", "<plaintext>")
marks("framesets", "<frameset>")
marks("noscripts_open", "<noscript>")
marks("svgs_open", "<svg>")
marks("templates_nested", "<template>")
marks("selects_open", "<select><option>")
marks("forms_open", "<form><input>")
marks("bodies", "<body a=b>")
marks("htmls", "<html c=d>")
marks("heads", "<head></head>")
marks("breaks", "<br>", 8 * MB)
marks("paragraphs", "<p>", 4 * MB)
marks("paragraphs_empty", "<p></p>", 8 * MB)
marks("headings", "<h2>Heading</h2>", 8 * MB)
marks("list_items", "<li>", 4 * MB)
marks("lists_nested", "<ul><li>", 4 * MB)
marks("definition_lists", "<dl><dt>a<dd>b", 4 * MB)
marks("quotes_nested", "<blockquote>", 4 * MB)
marks("cells", "<td>", 4 * MB)
marks("rows", "<tr>", 4 * MB)
marks("tables_nested", "<table><tr><td>", 4 * MB)
marks("images", "<img src=/a.png alt='a picture of it'>", 8 * MB)
marks("figures", "<figure><img src=a><figcaption>Caption</figcaption></figure>", 8 * MB)
marks("times", "<time datetime='2020-01-01'>1 January 2020</time>", 8 * MB)
marks("metas", "<meta property='article:published_time' content='2020-01-01'>", 8 * MB)
marks("bases", "<base href='http://news.example/'>", 8 * MB)
marks("nuls", "\0", 16 * MB)
marks("nuls_between_letters", "a\0", 16 * MB)
marks("nuls_in_tags", "<\0b\0>", 8 * MB)
marks("controls", "\x01\x02\x0b", 8 * MB)
marks("blanks", " ", 24 * MB)
marks("line_ends", "\r\n", 24 * MB)
marks("marks_of_order", "\ufeff", 16 * MB)
marks("continuation_bytes", b"\x80", 8 * MB)
marks("lead_bytes", b"\xf0", 8 * MB)
marks("overlong", b"\xc0\xaf", 8 * MB)
marks("high_bytes", b"\xe9 ", 8 * MB)
marks("escapes_2022", "\x1b$B", 8 * MB)
marks("utf7", "+ADw-b+AD4-", 8 * MB)
marks("combining", "e\u0301\u0302\u0303", 8 * MB)


@both(99 * MB)
def comment_never_closed(n):
    return b"<!-- " + b"x" * n


@both(99 * MB)
def comment_of_angle_brackets(n):
    return b"<!-- " + b"<" * n


@both(32 * MB)
def comment(n):
    return b"<!-- " + b"x " * (n // 2) + b"--><item><title>t</title></item>"


@both(32 * MB)
def cdata_never_closed(n):
    return b"<item><title>t</title><description><![CDATA[" + b"x" * n


@both(32 * MB)
def instruction_never_closed(n):
    return b"<?x " + b"x" * n


@both(32 * MB)
def script(n):
    return b"<script>" + b"if (a < b) { c('<p>'); }\n" * (n // 25) + b"</script>"


@both(32 * MB)
def style(n):
    return b"<style>" + b"a > b { color: red }\n" * (n // 21) + b"</style>"


@row("feed", 32 * MB)
def doctype_never_closed(n):
    return b"<!DOCTYPE rss [" + b"<!ENTITY a 'b'>" * (n // 15) + rss(b"")


@row("feed", 32 * MB)
def doctype_of_quotes(n):
    return b"<!DOCTYPE rss " + b"'\"" * (n // 2) + b">" + rss(b"")


# ---- entities ----

def with_subset(subset, inside):
    return rss(in_item(inside), prologue=b'<?xml version="1.0"?>\n<!DOCTYPE rss [' + as_bytes(subset) + b"]>\n")


@row("feed", 20)
def billion_laughs(n):
    subset = "<!ENTITY a0 'lol'>" + "".join("<!ENTITY a%d '%s'>" % (i, "&a%d;" % (i - 1) * 10) for i in range(1, n))
    return with_subset(subset, "<description>&a%d;</description>" % (n - 1))


@row("feed", 100000)
def entity_quadratic(n):
    return with_subset("<!ENTITY a '%s'>" % ("x" * n), "<description>%s</description>" % ("&a;" * n))


@row("feed", 100000)
def entities_declared(n):
    return with_subset("".join("<!ENTITY e%d 'x'>" % i for i in range(n)), "<description>%s</description>" % "".join("&e%d;" % i for i in range(n)))


@row("feed", 1000)
def entity_in_attributes(n):
    return with_subset("<!ENTITY a '%s'>" % ("x" * 1000), "<category term='%s'/>" % ("&a;" * n * 100))


@row("feed", 1)
def entity_external(n):
    return with_subset("<!ENTITY x SYSTEM 'file:///etc/passwd'>", "<description>&x;</description>")


@row("feed", 1)
def entity_parameter(n):
    return with_subset("<!ENTITY % p SYSTEM 'http://127.0.0.1:9/p.dtd'> %p; <!ENTITY % q '%p;%p;%p;'> %q;", "<description>x</description>")


@row("feed", 1)
def entity_of_itself(n):
    return with_subset("<!ENTITY a '&b;'><!ENTITY b '&a;'>", "<description>&a;</description>")


@row("page", 100000)
def entities_in_a_page(n):
    return b"<!DOCTYPE html [<!ENTITY a 'aaaa'>]>" + page("<p>" + "&a;" * n + "</p>")


# ---- many of one thing ----

@row("feed", 1000000, "any")
def items(n):
    return rss("<item><title>t</title></item>" * n)


@row("feed", 100000)
def items_with_all(n):
    return rss("".join("<item><title>Item %d</title><link>http://news.example/%d</link><guid>%d</guid><pubDate>Mon, 01 Jun 2020 10:00:00 GMT</pubDate></item>" % (i, i, i) for i in range(n - 1)))


@row("feed", 99999)
def items_of_one_id(n):
    return rss("<item><guid>same</guid><title>t</title></item>" * n)


@row("feed", 1000000, name="feed.items_empty", demand="any")
def items_empty(n):
    return rss("<item/>" * n)


@row("feed", 100000)
def entries_of_atom(n):
    return ("<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title><entry><id>w</id><title>%s</title></entry>" % WHOLE + "<entry><id>x</id></entry>" * (n - 1) + "</feed>").encode()


@row("feed", 1000000)
def categories(n):
    return rss(in_item("".join("<category>c%d</category>" % i for i in range(n))))


@row("feed", 1000000)
def keywords(n):
    return rss("<itunes:keywords xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>" + "a,b," * n + "</itunes:keywords>")


@row("feed", 300000)
def enclosures(n):
    return rss(in_item("".join("<enclosure url='http://news.example/%d.mp3' type='audio/mpeg' length='1'/>" % i for i in range(n))))


@row("feed", 300000)
def links_of_an_item(n):
    return rss(in_item("".join("<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='related' href='/%d'/>" % i for i in range(n))))


@row("feed", 300000)
def authors(n):
    return rss(in_item("".join("<author>a%d@news.example (Name %d)</author>" % (i, i) for i in range(n))))


@row("feed", 300000)
def dates(n):
    return rss(in_item("<pubDate>Mon, 99 Jun 2020 10:00:00 GMT</pubDate>" * n))


@row("feed", 300000)
def titles(n):
    return rss(in_item("<title>x</title>" * n))


@row("feed", 100000)
def bases_nested(n):
    return rss("<x xml:base='a/b/../c/'>" * n)


@row("feed", 100000)
def bases_growing(n):
    return ("<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>w</id><title>%s</title></entry><entry xml:base='http://news.example/'>" % WHOLE + "".join("<content xml:base='%s/' type='xhtml'><div>" % ("d" * 1000)
            for _ in range(n // 400)) + "x").encode()


@row("page", 1000000)
def links(n):
    return page("".join("<a href=/%d>a</a>" % i for i in range(n)))


@row("page", 1000000)
def table_cells(n):
    return page("<table>" + "<tr><td>1<td>2" * (n // 2) + "</table>")


@row("page", 1000000)
def paragraphs_with_text(n):
    return page("<p>a b" * n)


@row("page", 300000)
def paragraphs_alike(n):
    return page("<p>This sentence is written again and again.</p>" * n)


@row("page", 300000)
def datelines(n):
    return page("<p>Published: 16 April 2024 21:50</p>" * n)


@row("page", 500000)
def share_words(n):
    return page("<div class='share related comment article-body'>x</div>" * n)


@row("page", 4000000)
def class_of_words(n):
    return page("<div class='" + "share related comment article " * (n // 30) + "'>x</div>")


@row("page", 100000)
def inline_styles(n):
    return page("<p style='color:red;background:url(data:image/png;base64,AAAA)'>x</p>" * n)


@row("page", 20 * MB)
def image_in_a_url(n):
    return page(b"<img src='data:image/png;base64," + b"QUJD" * (n // 4) + b"'>")


# ---- JSON ----

def json_feed(inside, more=b""):
    return (b'{"version":"https://jsonfeed.org/version/1.1","title":"t",' + more + b'"items":[{"id":"w","title":"' + WHOLE.encode() + b'"},' + as_bytes(inside) + b"]}")


@row("feed", 1000000)
def json_arrays_nested(n):
    return json_feed('{"id":"1","x":' + "[" * n + "]" * n + "}")


@row("feed", 1000000)
def json_arrays_never_closed(n):
    return json_feed("[" * n)


@row("feed", 1000000)
def json_objects_nested(n):
    return json_feed('{"a":' * n + "1" + "}" * n)


@row("feed", 300000)
def json_objects_never_closed(n):
    return json_feed('{"a":' * n)


@row("feed", 1000000, "any")
def json_open_brackets(n):
    return b"{" * n


@row("feed", 1000000, "any")
def json_document_of_arrays(n):
    return b"[" * n


@row("feed", 100 * MB)
def json_string(n):
    return json_feed(b'{"id":"1","content_text":"' + b"x" * n + b'"}')


@row("feed", 32 * MB)
def json_string_never_closed(n):
    return json_feed(b'{"id":"1","content_text":"' + b"x" * n)


@row("feed", 16 * MB)
def json_escapes(n):
    return json_feed(b'{"id":"1","content_text":"' + b"\\u4e00" * (n // 6) + b'"}')


@row("feed", 16 * MB)
def json_surrogates_alone(n):
    return json_feed(b'{"id":"1","content_text":"' + b"\\ud800" * (n // 6) + b'"}')


@row("feed", 4 * MB)
def json_number(n):
    return json_feed(b'{"id":' + b"9" * n + b"}")


@row("feed", 4 * MB)
def json_number_exponent(n):
    return json_feed(b'{"id":1e' + b"9" * n + b"}")


@row("feed", 500000)
def json_keys(n):
    return json_feed("{" + "".join('"k%d":1,' % i for i in range(n)) + '"id":1}')


@row("feed", 500000)
def json_keys_alike(n):
    return json_feed("{" + '"k":1,' * n + '"id":1}')


@row("feed", 100000, "any")
def json_items_keys_alike(n):
    return b'{"version":"https://jsonfeed.org/version/1","items":[],' + b'"items":[],' * n + b'"title":"t"}'


@row("feed", 1000000, "any")
def json_items(n):
    return json_feed('{"id":"1"},' * (n - 1) + "1")


@row("feed", 1000000)
def json_numbers_in_items(n):
    return json_feed("1," * n + "1")


@row("feed", 500000)
def json_authors(n):
    return json_feed('{"id":"1","authors":[' + '{"name":"a"},' * n + '{"name":"b"}]}')


@row("feed", 500000)
def json_tags(n):
    return json_feed('{"id":"1","tags":[' + '"a","b",' * n + '"c"]}')


@row("feed", 1000000)
def json_backslashes(n):
    return json_feed('{"id":"1","title":"' + "\\" * (2 * n + 1))


@row("page", 1000000)
def json_ld_nested(n):
    return page("", b"<script type='application/ld+json'>" + b'{"a":' * n + b"</script>")


@row("page", 100000)
def json_ld_blocks(n):
    return page("", b"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"x\"}</script>" * n)


@row("page", 30 * MB)
def json_ld_of_megabytes(n):
    return page("", b"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" + b"x " * (n // 2) + b"\"}</script>")


@row("page", 1000000)
def json_ld_graph(n):
    return page("", b"<script type='application/ld+json'>{\"@graph\":[" + b'{"@type":"Article"},' * (n // 25) + b"1]}</script>")


# ---- character sets ----

def in_charset(name, n, unit, content_type=""):
    return b'<?xml version="1.0" encoding="%s"?>' % name + rss(in_item(b"<description>" + unit * (n // len(unit)) + b"</description>"), prologue=b"")


for charset, unit in ((b"gb2312", b"\xc4\xe3"), (b"gb18030", b"\x81\x30\x81\x30"), (b"big5", b"\xa4\xa4"), (b"big5", b"\x80"), (b"gbk", b"\xff"), (b"shift_jis", b"\x82\xa0"), (b"shift_jis", b"\xa0\xfd"),
                      (b"iso-2022-jp", b"\x1b$B$\"\x1b(B"), (b"iso-2022-jp", b"\x1b$B"), (b"iso-2022-kr", b"\x0e\x0f"), (b"euc-kr", b"\xb0\xa1"), (b"euc-jp", b"\x8f\x8e"), (b"hz-gb-2312", b"~{~}"),
                      (b"windows-1252", b"\xe9"), (b"utf-7", b"+AGE-"), (b"x-user-defined", b"\xe9"), (b"ebcdic-cp-us", b"a"), (b"utf-8", b"\xff")):
    def build(n, charset=charset, unit=unit):
        return in_charset(charset, n, unit)
    row("feed", 12 * MB, "any" if charset in (b"ebcdic-cp-us", b"utf-7", b"iso-2022-kr") else "whole",
        name="feed.charset_%s_%s" % (charset.decode().replace("-", "_"), unit[:4].hex()))(build)


@row("feed", 16 * MB)
def utf16_of_half_pairs(n):
    return b"\xff\xfe" + rss("", prologue=b"").decode().replace("</channel></rss>", "<x>").encode("utf-16-le") + b"\x00\xd8" * (n // 2)


@row("feed", 16 * MB)
def utf16_of_odd_length(n):
    return rss("<!-- %s -->" % ("x" * (n // 2)), prologue=b"").decode().encode("utf-16") + b"<"


@row("feed", 16 * MB)
def utf32_of_surrogates(n):
    return b"\xff\xfe\0\0" + rss("", prologue=b"").decode().replace("</channel></rss>", "<x>").encode("utf-32-le") + b"\x00\xd8\0\0" * (n // 4)


@row("page", 12 * MB)
def bytes_of_no_charset(n):
    return page(bytes(range(128, 256)) * (n // 128))


@row("page", 12 * MB)
def charset_gbk_of_bad_pairs(n):
    return page(b"\x81\x20" * (n // 2), b"<meta charset=gbk>")


@row("page", 200000)
def charset_declared_often(n):
    return page("", b"<meta charset=utf-8><meta http-equiv=content-type content='text/html; charset=big5'>" * (n // 10))


# ---- dates and URLs ----

def values(name, unit, size=2 * MB, start="", end="", count=4):
    """The value where feeds and pages have a URL, and where they have a date."""
    def build_feed(n):
        value = (start + unit * (n // len(unit)) + end).encode()
        return rss((b"<item><title>t</title><link>" + value + b"</link><guid>" + value + b"</guid><description>&lt;a href=\"" + value + b"\"&gt;x&lt;/a&gt;</description></item>") * count)

    def build_page(n):
        value = (start + unit * (n // len(unit)) + end).encode()
        return page((b"<a href=\"" + value + b"\">some words here</a>") * count, b"<link rel=canonical href=\"" + value + b"\"><base href=\"" + value + b"\">")

    def build_date(n):
        value = (start + unit * (n // len(unit)) + end).encode()
        return rss((b"<item><title>t</title><pubDate>" + value + b"</pubDate></item>") * count)
    ROWS.append(Row("feed.url_" + name, "feed", size, build_feed, "whole", ""))
    ROWS.append(Row("page.url_" + name, "page", size, build_page, "whole", ""))
    ROWS.append(Row("feed.date_" + name, "feed", size, build_date, "whole", ""))


values("of_letters", "a", start="http://")
values("of_path_letters", "a", start="http://news.example/")
values("of_percents", "%", start="http://news.example/")
values("of_percent_hosts", "%41", start="http://")
values("of_parents", "../", start="http://news.example/a/b")
values("of_directories_and_parents", "a/../", start="http://news.example/")
values("of_directories_then_parents", "/a/b/c/d/..", start="http://news.example")
values("of_slashes", "/", start="http:")
values("of_backslashes", "\\", start="http:")
values("of_dots", ".", start="http://")
values("of_ats", "a@", start="http://")
values("of_colons", ":", start="http://")
values("of_hashes", "#")
values("of_questions", "?", start="http://news.example/")
values("of_brackets", "[", start="http://")
values("of_punycode", "xn--fiqs8s.", start="http://")
values("of_punycode_long", "xn--" + "a9" * 5000 + ".", start="http://")
values("of_chinese_labels", "\u65b0\u95fb.", start="http://")
values("of_chinese_host", "\u65b0\u95fb", start="http://")
values("of_numbers", "0x7f.", start="http://")
values("of_digits", "9", start="http://")
values("of_blanks", " ", start="http://news.example/")
values("of_tabs", "h\tt\t", start="")
values("of_schemes", "javascript:")
values("of_feeds", "feed:")
values("of_chinese_paths", "\u65b0", start="http://news.example/")
values("of_months", "June ")
values("of_words", "mon june 2020 ")
values("of_zones", "+0800 ", start="2020-01-01T00:00:00")
values("of_fractions", "0", start="2020-01-01T00:00:00.")
values("of_commas", "1,", start="Mon, ")
values("of_parentheses", "(", start="Mon, 1 Jun 2020 10:00:00 GMT ")
values("of_chinese_dates", "2020\u5e741\u67081\u65e5")


# libxml2 would be slow on these, in a place where nothing else can be done: parse/page/dom.c says what.
REFUSED = {"page." + name for name in ("prefixes_undeclared namespaces_nested attributes_of_many_elements names_of_a_thousand_letters end_tags_of_nothing_in_deep_nesting "
           "end_tags_crossed formatting_across_blocks anchors_in_paragraphs fonts_and_tables_crossed framesets end_tags_of_nothing_under_groups").split()}

# A million list entries of one letter, all in one another, outweigh two paragraphs.
OUTWEIGHED = {"page.definition_lists"}


def asks_nothing(row):
    return row.demand == "any" or row.name in OUTWEIGHED


def may_be_refused(row, document):
    return row.name in REFUSED or asks_nothing(row) or (row.kind == "page" and len(document) > PAGE_MAX)


def find(words):
    return [r for r in ROWS if not words or any(word in r.name for word in words)]
