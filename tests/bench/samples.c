#include "tests/bench/samples.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "tests/bench/sentences.h"
#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

enum { FILE_BYTES_MAX = 32 << 20, SENTENCES_MIN = 2, SENTENCES_SPREAD = 4 };

struct maker {
  const struct bench_words *words;
  enum bench_language language;
  uint64_t state;
  struct tw_buf out;
};

/* Knuth's MMIX generator: the same text everywhere. */
static unsigned draw(struct maker *m, unsigned below) {
  m->state = m->state * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)(m->state >> 33) % below;
}

static const char *pick(struct maker *m, const char *const *list) {
  unsigned count = 0;
  while (list[count]) count++;
  return list[draw(m, count)];
}

static void put_large(struct maker *m) {
  unsigned thousands = 1 + draw(m, 90), rest = draw(m, 1000);
  tw_buf_printf(&m->out, m->language == BENCH_EN ? "%u,%03u" : "%u%03u", thousands, rest);
}

static void fill(struct maker *m, char slot) {
  switch (slot) {
  case 'N': tw_buf_printf(&m->out, "%u", 3 + draw(m, 400)); return;
  case 'L': put_large(m); return;
  case 'Y': tw_buf_printf(&m->out, "%u", 2003 + draw(m, 20)); return;
  case 'D': tw_buf_printf(&m->out, "%u", 1 + draw(m, 28)); return;
  case 'T': tw_buf_printf(&m->out, "%u:%02u", draw(m, 24), draw(m, 60)); return;
  case 'M': tw_buf_append_cstr(&m->out, pick(m, m->words->months)); return;
  case 'C': tw_buf_append_cstr(&m->out, pick(m, m->words->countries)); return;
  case 'W': tw_buf_append_cstr(&m->out, pick(m, m->words->names)); return;
  default: tw_buf_append_char(&m->out, slot);
  }
}

static void put(struct maker *m, const char *pattern) {
  for (; *pattern; pattern++) {
    bool is_slot = *pattern == '%' && pattern[1] && strchr("NLYDTMCW", pattern[1]);
    if (is_slot)
      fill(m, *++pattern);
    else
      tw_buf_append_char(&m->out, *pattern);
  }
}

static void put_paragraph(struct maker *m) {
  unsigned count = SENTENCES_MIN + draw(m, SENTENCES_SPREAD);
  for (unsigned i = 0; i < count; i++) {
    if (i && m->language == BENCH_EN) tw_buf_append_char(&m->out, ' ');
    put(m, pick(m, m->words->sentences));
  }
}

/* Paragraphs until `bytes` are written, each between `open` and `close`. */
static void put_article(struct maker *m, size_t bytes, const char *open, const char *close) {
  size_t end = m->out.len + bytes;
  do {
    tw_buf_append_cstr(&m->out, open);
    put_paragraph(m);
    tw_buf_append_cstr(&m->out, close);
  } while (m->out.len < end);
}

static struct maker start(enum bench_language language, uint64_t seed) {
  struct maker m = {.words = &bench_words[language], .language = language, .state = seed * 977 + 12345};
  tw_buf_init(&m.out, 0);
  return m;
}

void bench_samples_add(struct tw_arena *arena, struct bench_samples *samples, struct tw_slice bytes) {
  struct tw_slice *item = TW_ARENA_PUSH(arena, samples);
  struct tw_slice copy = tw_arena_dup(arena, bytes);
  if (!item || !copy.ptr) {
    fputs("bench: out of memory\n", stderr);
    exit(1);
  }
  *item = copy;
  samples->bytes += copy.len;
}

void bench_samples_thin(struct tw_arena *arena, struct bench_samples *samples, const struct bench_samples *all, size_t bytes) {
  size_t step = all->bytes / bytes + (all->bytes < bytes);
  for (size_t i = 0; i < all->count; i += step) {
    struct tw_slice *item = TW_ARENA_PUSH(arena, samples);
    if (!item) exit(1);
    *item = all->items[i];
    samples->bytes += all->items[i].len;
  }
}

static void finish(struct tw_arena *arena, struct bench_samples *samples, struct maker *m) {
  bench_samples_add(arena, samples, tw_buf_slice(&m->out));
  tw_buf_done(&m->out);
}

void bench_samples_add_news(struct tw_arena *arena, struct bench_samples *samples, enum bench_language language, uint64_t seed,
                            size_t bytes) {
  struct maker m = start(language, seed);
  put_article(&m, bytes, "", "\n\n");
  finish(arena, samples, &m);
}

static void put_rss_item(struct maker *m, unsigned number) {
  tw_buf_append_cstr(&m->out, "<item>\n<title>");
  put(m, pick(m, m->words->titles));
  tw_buf_printf(&m->out,
                "</title>\n<link>https://news.example/%u/story-%u.html?from=rss&amp;n=%u</link>\n<guid isPermaLink=\"false\">"
                "story-%u</guid>\n<pubDate>Thu, 05 Nov 2020 %02u:%02u:00 +0800</pubDate>\n<category>World</category>\n"
                "<dc:creator>",
                2000 + draw(m, 20), number, number, number, draw(m, 24), draw(m, 60));
  tw_buf_append_cstr(&m->out, pick(m, m->words->names));
  tw_buf_append_cstr(&m->out, "</dc:creator>\n<description>");
  put_paragraph(m);
  tw_buf_append_cstr(&m->out, "</description>\n");
  if (number % 2) {
    tw_buf_append_cstr(&m->out, "<content:encoded>");
    put_article(m, 1500, "&lt;p class=\"story\"&gt;", "&lt;/p&gt;\n");
    tw_buf_append_cstr(&m->out, "</content:encoded>\n");
  }
  tw_buf_append_cstr(&m->out, "</item>\n");
}

static void put_atom_entry(struct maker *m, unsigned number) {
  tw_buf_append_cstr(&m->out, "<entry>\n<title type=\"text\">");
  put(m, pick(m, m->words->titles));
  tw_buf_printf(
      &m->out,
      "</title>\n<link rel=\"alternate\" type=\"text/html\" href=\"/story/%u.html\"/>\n<id>tag:news.example,2020:%u</id>\n"
      "<published>2020-11-05T%02u:%02u:00+08:00</published>\n<updated>2020-11-06T10:00:00Z</updated>\n<author><name>",
      number, number, draw(m, 24), draw(m, 60));
  tw_buf_append_cstr(&m->out, pick(m, m->words->names));
  tw_buf_append_cstr(&m->out, "</name></author>\n<summary>");
  put_paragraph(m);
  tw_buf_append_cstr(&m->out, "</summary>\n");
  if (number % 2) {
    tw_buf_append_cstr(&m->out, "<content type=\"html\"><![CDATA[");
    put_article(m, 1500, "<p>", "</p>\n<p><a href=\"/more.html\">more</a></p>\n");
    tw_buf_append_cstr(&m->out, "]]></content>\n");
  }
  tw_buf_append_cstr(&m->out, "</entry>\n");
}

static void put_headline(struct maker *m, unsigned number) {
  tw_buf_append_cstr(&m->out, "<item><title>");
  put(m, pick(m, m->words->titles));
  tw_buf_printf(&m->out,
                "</title><link>https://news.example/2020/%u/</link><guid>https://news.example/2020/%u/</guid>"
                "<pubDate>Thu, 05 Nov 2020 %02u:%02u:00 GMT</pubDate></item>\n",
                number, number, draw(m, 24), draw(m, 60));
}

/* Paragraphs with a link, emphasis and references, headings, lists and pictures. */
static void put_blog_text(struct maker *m) {
  for (unsigned i = 0; i < 6; i++) {
    tw_buf_printf(&m->out, "<h2 class=\"wp-block-heading\">%u &#8211; <em>", i);
    put(m, pick(m, m->words->titles));
    tw_buf_append_cstr(&m->out, "</em></h2>\n<p style=\"text-align:left\">");
    put_paragraph(m);
    tw_buf_printf(&m->out, " <a href=\"https://other.example/%u/?a=1&amp;b=2\" target=\"_blank\" rel=\"noopener\">",
                  draw(m, 9999));
    put(m, pick(m, m->words->titles));
    tw_buf_printf(&m->out,
                  "</a>&nbsp;</p>\n<img class=\"size-full\" src=\"https://news.example/%u.jpg\" alt=\"\" width=\"600\" />\n",
                  draw(m, 9999));
    tw_buf_append_cstr(&m->out, "<ul>\n<li>one</li>\n<li><strong>two</strong></li>\n</ul>\n");
  }
}

static void put_blog_post(struct maker *m, unsigned number) {
  tw_buf_append_cstr(&m->out, "\t<item>\n\t\t<title>");
  put(m, pick(m, m->words->titles));
  tw_buf_printf(&m->out,
                "</title>\n\t\t<link>https://news.example/2020/11/05/p-%u/</link>\n"
                "\t\t<comments>https://news.example/2020/11/05/p-%u/#respond</comments>\n"
                "\t\t<dc:creator><![CDATA[desk]]></dc:creator>\n\t\t<pubDate>Thu, 05 Nov 2020 %02u:%02u:00 +0000</pubDate>\n"
                "\t\t<category><![CDATA[World]]></category>\n\t\t<category><![CDATA[Law]]></category>\n"
                "\t\t<guid isPermaLink=\"false\">https://news.example/?p=%u</guid>\n\t\t<description><![CDATA[<p>",
                number, number, draw(m, 24), draw(m, 60), number);
  put_paragraph(m);
  tw_buf_append_cstr(&m->out, " [&#8230;]</p>]]></description>\n\t\t<content:encoded><![CDATA[");
  put_blog_text(m);
  tw_buf_printf(&m->out,
                "]]></content:encoded>\n\t\t<wfw:commentRss>https://news.example/p-%u/feed/</wfw:commentRss>\n"
                "\t\t<slash:comments>0</slash:comments>\n"
                "\t\t<media:thumbnail url=\"https://news.example/%u.jpg\" width=\"480\" height=\"360\" />\n\t</item>\n",
                number, number);
}

static void put_xhtml_entry(struct maker *m, unsigned number) {
  tw_buf_append_cstr(&m->out, "<entry><title>");
  put(m, pick(m, m->words->titles));
  tw_buf_printf(&m->out,
                "</title><link href=\"https://news.example/%u\"/><id>urn:news:%u</id><updated>2020-11-05T%02u:00:00Z</updated>\n"
                "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">\n",
                number, number, draw(m, 24));
  put_article(m, 1500, "<p>", " <a href=\"/more.html\">more</a><br/></p>\n");
  tw_buf_append_cstr(&m->out, "</div></content></entry>\n");
}

#define RSS_HEAD                                                                                                                 \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "                                                            \
  "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
#define RSS_CHANNEL                                                                                                              \
  ">\n<channel>\n<title>Harbour News</title>\n<link>https://news.example/</link>\n<description>News of the "                     \
  "coast</description>\n"
#define RSS_TAIL "</channel>\n</rss>\n"
#define ATOM_HEAD                                                                                                                \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "                                     \
  "xml:base=\"https://news.example/\">\n"                                                                                        \
  "<title>Harbour News</title>\n<id>tag:news.example,2020:feed</id>\n<updated>2020-11-06T10:00:00Z</updated>\n"

static const struct {
  const char *head, *tail;
  void (*put_item)(struct maker *m, unsigned number);
} feed_shapes[BENCH_FEED_FORMATS] = {
    [BENCH_RSS] = {RSS_HEAD RSS_CHANNEL, RSS_TAIL, put_rss_item},
    [BENCH_ATOM] = {ATOM_HEAD, "</feed>\n", put_atom_entry},
    [BENCH_HEADLINES] = {RSS_HEAD RSS_CHANNEL, RSS_TAIL, put_headline},
    [BENCH_BLOG] = {RSS_HEAD " xmlns:wfw=\"http://wellformedweb.org/CommentAPI/\" xmlns:media=\"http://search.yahoo.com/mrss/\" "
                             "xmlns:slash=\"http://purl.org/rss/1.0/modules/slash/\"" RSS_CHANNEL,
                    RSS_TAIL, put_blog_post},
    [BENCH_XHTML] = {ATOM_HEAD, "</feed>\n", put_xhtml_entry},
};

void bench_samples_add_feed(struct tw_arena *arena, struct bench_samples *samples, enum bench_feed_format format,
                            enum bench_language language, uint64_t seed, size_t items) {
  struct maker m = start(language, seed);
  tw_buf_append_cstr(&m.out, feed_shapes[format].head);
  for (size_t i = 0; i < items; i++) feed_shapes[format].put_item(&m, (unsigned)i);
  tw_buf_append_cstr(&m.out, feed_shapes[format].tail);
  finish(arena, samples, &m);
}

static void put_links(struct maker *m, const char *class_name, unsigned count) {
  tw_buf_printf(&m->out, "<div class=\"%s\"><ul>\n", class_name);
  for (unsigned i = 0; i < count; i++) {
    tw_buf_printf(&m->out, "<li class=\"item item-%u\"><a href=\"/%s/%u.html\" data-track=\"%s:%u\"><span>", i, class_name,
                  draw(m, 100000), class_name, i);
    put(m, pick(m, m->words->titles));
    tw_buf_append_cstr(&m->out, "</span></a></li>\n");
  }
  tw_buf_append_cstr(&m->out, "</ul></div>\n");
}

static void put_page_head(struct maker *m) {
  tw_buf_append_cstr(&m->out, "<!DOCTYPE html>\n<html lang=\"");
  tw_buf_append_cstr(&m->out, m->language == BENCH_EN ? "en" : "zh");
  tw_buf_append_cstr(&m->out, "\"><head><meta charset=\"utf-8\"><title>");
  put(m, pick(m, m->words->titles));
  tw_buf_append_cstr(&m->out,
                     " - Harbour News</title>\n<meta property=\"article:published_time\" content=\"2020-11-05T08:00:00Z\">\n"
                     "<link rel=\"canonical\" href=\"https://news.example/story.html\">\n<style>\n");
  for (unsigned i = 0; i < 40; i++)
    tw_buf_printf(&m->out, ".box-%u > .title { margin: %upx auto; color: #%06x; }\n", i, i, i * 4099);
  tw_buf_append_cstr(&m->out, "</style>\n<script>\nwindow.pageData = {");
  for (unsigned i = 0; i < 60; i++)
    tw_buf_printf(&m->out, "\"slot%u\": {\"size\": [%u, 250], \"lazy\": true},\n", i, draw(m, 900));
  tw_buf_append_cstr(&m->out, "\"end\": 0};\n</script></head>\n");
}

void bench_samples_add_page(struct tw_arena *arena, struct bench_samples *samples, enum bench_language language, uint64_t seed,
                            size_t bytes) {
  struct maker m = start(language, seed);
  put_page_head(&m);
  tw_buf_append_cstr(&m.out, "<body class=\"story\"><header><nav>\n");
  put_links(&m, "menu", 40);
  tw_buf_append_cstr(&m.out, "</nav></header><main><article><h1>");
  put(&m, pick(&m, m.words->titles));
  tw_buf_append_cstr(&m.out, "</h1>\n<div class=\"byline\"><time datetime=\"2020-11-05\">5 November 2020</time></div>\n");
  put_article(&m, bytes, "<p>", "</p>\n<div class=\"ad-slot\"></div>\n");
  tw_buf_append_cstr(&m.out, "</article></main><aside>\n");
  put_links(&m, "related", 30);
  put_links(&m, "most-read", 20);
  tw_buf_append_cstr(&m.out, "</aside><footer>\n");
  put_links(&m, "footer", 30);
  tw_buf_append_cstr(&m.out, "</footer></body></html>\n");
  finish(arena, samples, &m);
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static void read_file(const char *dir, const char *name, struct tw_buf *out) {
  char path[4096], piece[65536];
  if (snprintf(path, sizeof path, "%s/%s", dir, name) >= (int)sizeof path) return;
  FILE *file = fopen(path, "rb");
  if (!file) return;
  for (size_t n; (n = fread(piece, 1, sizeof piece, file)) > 0;) tw_buf_append(out, tw_slice_of(piece, n));
  fclose(file);
}

typedef void each_file(struct tw_slice bytes, void *context);

/* Each file of `dir` that ends so, in the order of names: a folder's own order differs from machine to machine. */
static void walk(const char *dir, const char *ending, each_file *each, void *context) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct {
    char **items;
    size_t count, capacity;
  } names = {0};
  DIR *folder = opendir(dir);
  if (!folder) return;
  for (struct dirent *entry; (entry = readdir(folder));) {
    struct tw_slice name = tw_slice_from(entry->d_name);
    if (!tw_slice_has_suffix(name, tw_slice_from(ending))) continue;
    char *copy = strdup(entry->d_name);
    char **slot = copy ? TW_ARENA_PUSH(arena, &names) : NULL;
    if (slot) *slot = copy;
  }
  closedir(folder);
  qsort(names.items, names.count, sizeof *names.items, by_name);
  for (size_t i = 0; i < names.count; i++) {
    TW_BUF_AUTO bytes;
    tw_buf_init(&bytes, FILE_BYTES_MAX);
    read_file(dir, names.items[i], &bytes);
    if (bytes.len) each(tw_buf_slice(&bytes), context);
    free(names.items[i]);
  }
}

struct destination {
  struct tw_arena *arena;
  struct bench_samples *samples;
  const char *key;
};

static void add_whole(struct tw_slice bytes, void *context) {
  struct destination *to = context;
  if (tw_utf8_is_valid(bytes)) bench_samples_add(to->arena, to->samples, bytes);
}

static void add_member(struct tw_slice bytes, void *context) {
  struct destination *to = context;
  json_t *root = json_loadb(bytes.ptr, bytes.len, 0, NULL);
  const char *text = json_string_value(json_object_get(root, to->key));
  if (text && *text) bench_samples_add(to->arena, to->samples, tw_slice_from(text));
  json_decref(root);
}

void bench_samples_add_files(struct tw_arena *arena, struct bench_samples *samples, const char *dir, const char *ending) {
  walk(dir, ending, add_whole, &(struct destination){arena, samples, NULL});
}

void bench_samples_add_json(struct tw_arena *arena, struct bench_samples *samples, const char *dir, const char *key) {
  walk(dir, ".json", add_member, &(struct destination){arena, samples, key});
}
