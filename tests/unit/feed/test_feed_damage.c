/* What damage may cost, as properties: a document cut off anywhere gives every item that was whole before the cut, and one fault
 * anywhere costs no more than the item it stands in, and makes at most one. */
#include "base/buf.h"
#include "model/job.h"
#include "parse/feed/feed_reader.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#define RSS_ITEM(n)                                                                                                              \
  "<item>\n<title>Title " n " &amp; more</title><link>http://d.example/" n "?a=1&amp;b=2</link>\n<description>&lt;p>Text " n     \
  ", &lt;b>bold&lt;/b> &lt; 3&lt;/p></description><category>c" n "</category>\n<guid isPermaLink=\"false\">id-" n                \
  "</guid><pubDate>Mon, 0" n " Jun 2020 08:00:00 GMT</pubDate><enclosure url='http://d.example/" n                               \
  ".mp3' length='1' type='audio/mpeg'/>\n<author>desk@d.example (Desk " n ")</author></item>\n"
#define CONTENT_ITEM(n)                                                                                                          \
  "<item><title><![CDATA[Title " n " & <b>more</b>]]></title><link>http://d.example/" n "</link><dc:creator>A " n                \
  "</dc:creator>\n<content:encoded><![CDATA[<p>Text " n " <a href=\"/x\">y</a></p><img src='i.png'>]]></content:encoded>"        \
  "<dc:date>2020-06-0" n "T08:00:00Z</dc:date><!-- note --></item>\n"
#define RDF_ITEM(n)                                                                                                              \
  "<item rdf:about=\"http://d.example/" n "\">\n<title>Title " n "</title>\n<link>http://d.example/" n                           \
  "</link>\n<description>Text " n " &#8212; &#x65B0;</description><dc:subject>s</dc:subject></item>\n"
#define ENTRY(n)                                                                                                                 \
  "<entry xml:lang='en'><title type='html'>Title &lt;i>" n "&lt;/i></title><link href='http://d.example/" n                      \
  "'/><link rel='enclosure' href='e" n ".mp3' type='audio/mpeg'/>\n<id>urn:d:" n "</id><updated>2020-06-0" n                     \
  "T08:00:00Z</updated><author><name>A " n "</name><email>a@d.example</email></author><summary>S " n                             \
  "</summary><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Text <b>" n                                      \
  "</b><br/>line</p></div></content><category term='t" n "'/></entry>\n"
#define JSON_ITEM(n)                                                                                                             \
  "{\"id\": \"" n "\", \"url\": \"http://d.example/" n "\", \"title\": \"Title \\\"" n                                           \
  "\\\"\",\n\"content_html\": \"<p>Text {" n "} [x], \\u65b0</p>\", \"date_published\": \"2020-06-0" n                           \
  "T08:00:00Z\", \"tags\": [\"a\", \"b\"], \"authors\": [{\"name\": \"A\"}],\n\"attachments\": [{\"url\": \"http://d.example/"   \
  "e" n ".mp3\", \"mime_type\": \"audio/mpeg\", \"size_in_bytes\": 7}]\n}"
#define FIVE(item) item("1") item("2") item("3") item("4") item("5")

struct document {
  const char *name, *text;
  const char *item, *end; /* what an item begins with and ends with */
};

static const struct document documents[] = {
    {"RSS 2.0",
     "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss "
     "version=\"2.0\"><channel><title>F</title><link>http://d.example/</link>\n" FIVE(RSS_ITEM) "</channel></rss>\n",
     "<item", "</item>"},
    {"RSS 0.91", "<rss version=\"0.91\"><channel><title>F</title><language>en</language>" FIVE(RSS_ITEM) "</channel></rss>",
     "<item", "</item>"},
    {"RSS with modules",
     "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' "
     "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>F</title>" FIVE(CONTENT_ITEM) "</channel></rss>",
     "<item", "</item>"},
    {"RSS 1.0",
     "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' "
     "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel rdf:about='x'><title>F</title><items><rdf:Seq><rdf:li "
     "resource='http://d.example/1'/></rdf:Seq></items></channel>" FIVE(RDF_ITEM) "</rdf:RDF>",
     "<item ", "</item>"},
    {"Atom 1.0",
     "<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><id>urn:d</id><updated>2020-06-30T08:00:00Z</updated>" FIVE(
         ENTRY) "</feed>",
     "<entry", "</entry>"},
    {"Atom 0.3", "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>F</title>" FIVE(ENTRY) "</feed>", "<entry",
     "</entry>"},
    {"JSON Feed",
     "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"F\", \"items\": [\n" JSON_ITEM("1") ",\n" JSON_ITEM(
         "2") ",\n" JSON_ITEM("3") ",\n" JSON_ITEM("4") ",\n" JSON_ITEM("5") "\n]}",
     "{\"id\"", "\n}"},
};

enum { ITEMS = 5, DAMAGES = 600, SEED = 20200630 };

static const struct tw_feed_options options = {.base_url = TW_SLICE("http://base.example/feed")};

/* An item as the wire has it: every field counts. */
static struct tw_slice encoded(struct tw_arena *arena, const struct tw_feed_item *item) {
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  struct tw_feed_item copy = *item;
  struct tw_outcome outcome = {.kind = TW_JOB_FEED, .feed = {.items = {.items = &copy, .count = 1}}};
  tw_outcome_encode(&outcome, &out);
  return tw_arena_dup(arena, tw_buf_slice(&out));
}

/* The items of a document, encoded; their number. */
static size_t read_items(struct tw_arena *arena, struct tw_slice text, struct tw_slice *items, size_t limit) {
  struct tw_feed feed;
  assert_int_equal(tw_feed_read(arena, text, &options, &feed, NULL), 0);
  for (size_t i = 0; i < feed.items.count && i < limit; i++) items[i] = encoded(arena, &feed.items.items[i]);
  return feed.items.count < limit ? feed.items.count : limit;
}

/* Where the items begin and end. */
struct spans {
  size_t start[ITEMS], end[ITEMS];
};

static struct spans find_spans(const struct document *d) {
  struct spans s;
  struct tw_slice text = tw_slice_from(d->text);
  size_t at = 0;
  for (size_t i = 0; i < ITEMS; i++) {
    ptrdiff_t start = tw_slice_find(text, tw_slice_from(d->item), at);
    if (i == 0 && strcmp(d->item, "<item ") == 0) start = tw_slice_find(text, tw_slice_from("<item rdf"), 0);
    assert_true(start >= 0);
    ptrdiff_t end = tw_slice_find(text, tw_slice_from(d->end), (size_t)start);
    assert_true(end >= 0);
    s.start[i] = (size_t)start;
    s.end[i] = at = (size_t)end + strlen(d->end);
  }
  return s;
}

static int check_cut(const struct document *d, const struct spans *spans, const struct tw_slice *whole, size_t cut) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_slice items[ITEMS + 1];
  size_t count = read_items(arena, tw_slice_of(d->text, cut), items, ITEMS + 1);
  for (size_t i = 0; i < ITEMS && spans->end[i] <= cut; i++) {
    if (i < count && tw_slice_eq(items[i], whole[i])) continue;
    print_error("%s: cut off at byte %zu: item %zu of %zu is not as it was\n", d->name, cut, i + 1, count);
    return 1;
  }
  return 0;
}

static void test_cuts(void **state) {
  (void)state;
  int wrong = 0;
  for (size_t k = 0; k < sizeof documents / sizeof *documents; k++) {
    const struct document *d = &documents[k];
    TW_ARENA_AUTO arena = tw_arena_new(0);
    struct tw_slice whole[ITEMS + 1];
    struct spans spans = find_spans(d);
    assert_int_equal(read_items(arena, tw_slice_from(d->text), whole, ITEMS + 1), ITEMS);
    for (size_t cut = spans.end[0]; cut < strlen(d->text); cut++) wrong += check_cut(d, &spans, whole, cut);
  }
  assert_int_equal(wrong, 0);
}

struct fault {
  const char *name, *text;
  size_t drop; /* bytes of the document that go */
};

static const struct fault faults[] = {
    {"a byte that is no UTF-8", "\xFF", 0},
    {"half a character", "\xE6\x96", 0},
    {"a control", "\x01", 0},
    {"an ampersand", "&", 0},
    {"an entity", "&nbsp;", 0},
    {"a bad reference", "&#55296;", 0},
    {"an angle bracket", "<", 0},
    {"two of them", "<<", 0},
    {"a break", "<br>", 0},
    {"an open element", "<b>", 0},
    {"an end tag", "</b>", 0},
    {"an open tag", "<a href=", 0},
    {"a section", "<![CDATA[", 0},
    {"its end", "]]>", 0},
    {"a comment", "<!--", 0},
    {"its end", "-->", 0},
    {"an instruction", "<?x ", 0},
    {"a quote", "\"", 0},
    {"a single quote", "'", 0},
    {"a bracket's end", ">", 0},
    {"a byte lost", "", 1},
    {"five bytes lost", "", 5},
    {"a slash", "/", 0},
    {"an equals sign", "=", 0},
    {"a brace", "}", 0},
    {"a backslash", "\\", 0},
    {"a comma", ",", 0},
    {"an item's end", "</item>", 0},
    {"an entry's end", "</entry>", 0},
    {"a title", "<title>", 0},
    {"its end", "</title>", 0},
    {"a description's end", "</description>", 0},
    {"the channel's end", "</channel>", 0},
    {"the end of all", "</rss>", 0},
    {"a feed's end", "</feed>", 0},
    {"an item", "<item>", 0},
    {"an entry", "<entry>", 0},
    {"an empty element", "<x/>", 0},
    {"a foreign element", "<x:y z=\"w\">", 0},
    {"half a section", "<![CDA", 0},
    {"a declaration", "<!x", 0},
    {"a document type", "<!DOCTYPE x [", 0},
    {"a zero", "\xC0\x80", 0},
    {"a bracket", "[", 0},
    {"a brace", "{", 0},
    {"a colon", ":", 0},
    {"a list's end", "]", 0},
};

/* Knuth's MMIX generator (TAOCP 3.3.4): the same faults at every run. */
static uint64_t next_random(uint64_t *state) {
  *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return *state >> 33;
}

/* How many of the whole items are there, in their order. */
static size_t count_kept(const struct tw_slice *whole, const struct tw_slice *items, size_t count) {
  size_t kept = 0, from = 0;
  for (size_t i = 0; i < ITEMS; i++)
    for (size_t k = from; k < count; k++)
      if (tw_slice_eq(whole[i], items[k])) {
        kept++;
        from = k + 1;
        break;
      }
  return kept;
}

/* How many items the bytes from `at` to `behind` stand in or between; what stands between two may cost one of them. */
static size_t count_hit(const struct spans *spans, size_t at, size_t behind) {
  size_t hit = 0;
  for (size_t i = 0; i < ITEMS; i++) hit += at < spans->end[i] && behind > spans->start[i];
  return hit ? hit : 1;
}

static int check_fault(const struct document *d, const struct spans *spans, const struct tw_slice *whole, uint64_t *random) {
  enum { LIMIT = 64 };
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_slice items[LIMIT];
  const struct fault *fault = &faults[next_random(random) % (sizeof faults / sizeof *faults)];
  size_t at = spans->start[0] + next_random(random) % (spans->end[ITEMS - 1] - spans->start[0]);
  size_t behind = at + (fault->drop ? fault->drop : 1);
  struct tw_slice text = tw_arena_printf(arena, "%.*s%s%s", (int)at, d->text, fault->text, d->text + at + fault->drop);
  size_t count = read_items(arena, text, items, LIMIT), kept = count_kept(whole, items, count);
  if (kept + count_hit(spans, at, behind) >= ITEMS && count <= ITEMS + 1) return 0;
  print_error("%s: %s at byte %zu: %zu of %d items are as they were, of %zu: [%.*s]\n", d->name, fault->name, at, kept, ITEMS,
              count, 60, text.ptr + at - 20);
  return 1;
}

static void test_faults(void **state) {
  (void)state;
  uint64_t random = SEED;
  int wrong = 0;
  for (size_t k = 0; k < sizeof documents / sizeof *documents; k++) {
    const struct document *d = &documents[k];
    TW_ARENA_AUTO arena = tw_arena_new(0);
    struct tw_slice whole[ITEMS + 1];
    struct spans spans = find_spans(d);
    assert_int_equal(read_items(arena, tw_slice_from(d->text), whole, ITEMS + 1), ITEMS);
    for (int i = 0; i < DAMAGES; i++) wrong += check_fault(d, &spans, whole, &random);
  }
  assert_int_equal(wrong, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_cuts), cmocka_unit_test(test_faults)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
