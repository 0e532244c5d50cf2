#include "parse/page/metadata.h"
#include "parse/page/ld_json.h"
#include "parse/page/marks.h"
#include "parse/page/meta_names.h"
#include "parse/page/page_byline.h"
#include "parse/page/page_date.h"
#include "parse/page/page_lang.h"
#include "parse/page/page_title.h"
#include "parse/text/url.h"
#include <stdlib.h>

/* A value longer than this is no title, name or date. */
enum { VALUE_BYTES_MAX = 2000, FEEDS_MAX = 32 };
/* An article's JSON-LD may name a few more; an index names ten. */
enum { ARTICLES_MAX = 4 };
/* Every relative link of the page is copied behind it. */
enum { BASE_BYTES_MAX = 1000 };

struct entity {
  const char *name, *text;
};
/* Those that sites escape twice, or put into JSON, where none belong. */
static const struct entity entities[] = {
    {"&amp;", "&"},        {"&quot;", "\""},      {"&#39;", "'"},        {"&#039;", "'"},        {"&apos;", "'"},
    {"&lt;", "<"},         {"&gt;", ">"},         {"&nbsp;", " "},       {"&#038;", "&"},        {"&#38;", "&"},
    {"&#8211;", "\u2013"}, {"&#8212;", "\u2014"}, {"&#8216;", "\u2018"}, {"&#8217;", "\u2019"},  {"&#8220;", "\u201C"},
    {"&#8221;", "\u201D"}, {"&#8230;", "\u2026"}, {"&ndash;", "\u2013"}, {"&mdash;", "\u2014"},  {"&rsquo;", "\u2019"},
    {"&lsquo;", "\u2018"}, {"&ldquo;", "\u201C"}, {"&rdquo;", "\u201D"}, {"&hellip;", "\u2026"},
};

/* In place: the text never grows. */
static size_t undo_entities(char *text, size_t len) {
  size_t out = 0;
  for (size_t at = 0; at < len;) {
    const struct entity *found = NULL;
    for (size_t i = 0; text[at] == '&' && i < sizeof entities / sizeof *entities && !found; i++)
      if (tw_slice_has_prefix(tw_slice_of(text + at, len - at), tw_slice_from(entities[i].name))) found = &entities[i];
    if (!found) {
      text[out++] = text[at++];
      continue;
    }
    at += strlen(found->name);
    for (const char *c = found->text; *c; c++) text[out++] = *c;
  }
  return out;
}

void tw_metadata_offer(struct tw_metadata *metadata, enum tw_metadata_field field, unsigned rank, struct tw_slice value) {
  value = tw_marks_trim(value);
  if (!value.len || (metadata->ranks[field] && metadata->ranks[field] <= rank)) return;
  if (value.len > VALUE_BYTES_MAX && field != TW_META_BODY) return;
  if (field == TW_META_BYLINE && tw_slice_has_prefix_nocase(value, TW_SLICE("http"))) return; /* a profile's address */
  char *copy = tw_arena_alloc(metadata->arena, value.len);
  if (!copy) {
    metadata->failed = true;
    return;
  }
  memcpy(copy, value.ptr, value.len);
  metadata->values[field] = tw_slice_of(copy, undo_entities(copy, value.len));
  metadata->ranks[field] = rank;
}

static void on_meta(struct tw_metadata *m, const char *const *attributes) {
  static const char *const keys[] = {"property", "name", "itemprop", "http-equiv"};
  const char *content = tw_dom_attribute(attributes, "content");
  if (!content) return;
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    const char *name = tw_dom_attribute(attributes, keys[i]);
    struct tw_meta_name found;
    if (name && tw_meta_names_find(name, &found)) tw_metadata_offer(m, found.field, found.rank, tw_slice_from(content));
  }
}

static void on_type(struct tw_metadata *m, const char *const *attributes) {
  const char *property = tw_dom_attribute(attributes, "property"), *content = tw_dom_attribute(attributes, "content");
  if (property && content && strcmp(property, "og:type") == 0 && strcmp(content, "article") == 0) m->says_article = true;
}

static bool is_feed_type(const char *type) {
  static const char *const types[] = {"application/rss+xml", "application/atom+xml", "application/feed+json",
                                      "application/rdf+xml", "text/rss+xml"};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (tw_slice_has_prefix_nocase(tw_slice_from(type), tw_slice_from(types[i]))) return true;
  return false;
}

/* rel is a list of words. */
static bool has_word(const char *list, const char *word) {
  struct tw_slice rest = tw_slice_from(list), part;
  while (tw_slice_split(&rest, ' ', &part))
    if (tw_slice_eq_nocase(part, tw_slice_from(word))) return true;
  return false;
}

static void on_link(struct tw_metadata *m, const char *const *attributes) {
  const char *rel = tw_dom_attribute(attributes, "rel"), *href = tw_dom_attribute(attributes, "href");
  if (!rel || !href || !*href) return;
  if (has_word(rel, "canonical")) tw_metadata_offer(m, TW_META_CANONICAL, 1, tw_slice_from(href));
  const char *type = tw_dom_attribute(attributes, "type");
  bool is_feed = has_word(rel, "feed") || (has_word(rel, "alternate") && type && is_feed_type(type));
  if (!is_feed || m->feeds.count >= FEEDS_MAX) return;
  struct tw_link *feed = TW_ARENA_PUSH(m->arena, &m->feeds);
  if (!feed) {
    m->failed = true;
    return;
  }
  feed->url = tw_arena_dup(m->arena, tw_slice_from(href));
  feed->text = tw_arena_dup(m->arena, tw_slice_from(tw_dom_attribute(attributes, "title")));
}

static void on_base(struct tw_metadata *m, const char *const *attributes) {
  const char *href = tw_dom_attribute(attributes, "href");
  if (!href || m->has_base || strlen(href) > BASE_BYTES_MAX) return;
  struct tw_slice base = tw_url_resolve_safe(m->arena, m->options->url, tw_slice_from(href));
  m->has_base = true; /* only the first counts (HTML 4.2.3) */
  if (base.ptr) m->base = base;
}

/* <span itemprop="datePublished" content="..."> and its like, anywhere. */
static void on_property(struct tw_metadata *m, const char *const *attributes) {
  const char *property = tw_dom_attribute(attributes, "itemprop");
  if (!property) return;
  const char *value = tw_dom_attribute(attributes, "content");
  if (!value) value = tw_dom_attribute(attributes, "datetime");
  if (!value) return;
  if (has_word(property, "datePublished")) tw_metadata_offer(m, TW_META_PUBLISHED, 3, tw_slice_from(value));
  if (has_word(property, "dateModified")) tw_metadata_offer(m, TW_META_MODIFIED, 3, tw_slice_from(value));
}

static void on_html(struct tw_metadata *m, const char *const *attributes) {
  const char *lang = tw_dom_attribute(attributes, "lang");
  if (!lang) lang = tw_dom_attribute(attributes, "xml:lang");
  if (lang && *lang) tw_metadata_offer(m, TW_META_LANG, 1, tw_slice_from(lang));
}

static void on_element(void *user, enum tw_tag tag, const char *const *attributes) {
  struct tw_metadata *m = user;
  if (!attributes) return;
  switch (tag) {
  case TW_TAG_META:
    on_meta(m, attributes);
    on_type(m, attributes);
    break;
  case TW_TAG_LINK: on_link(m, attributes); break;
  case TW_TAG_BASE: on_base(m, attributes); break;
  case TW_TAG_HTML: on_html(m, attributes); break;
  default: on_property(m, attributes); break;
  }
}

struct tw_metadata *tw_metadata_new(struct tw_arena *arena, const struct tw_page_options *options) {
  struct tw_metadata *m = tw_arena_calloc(arena, 1, sizeof *m);
  if (!m) return NULL;
  m->arena = arena;
  m->options = options;
  m->base = options->url;
  return m;
}

struct tw_dom_listener tw_metadata_listener(struct tw_metadata *metadata) {
  return (struct tw_dom_listener){.element = on_element, .user = metadata};
}

struct tw_slice tw_metadata_base(const struct tw_metadata *metadata) {
  return metadata->base;
}

static void resolve_urls(struct tw_metadata *m, struct tw_article *article) {
  article->canonical_url = tw_url_resolve_safe(m->arena, m->base, m->values[TW_META_CANONICAL]);
  size_t kept = 0;
  for (size_t i = 0; i < m->feeds.count; i++) {
    struct tw_link link = m->feeds.items[i];
    link.url = tw_url_resolve_safe(m->arena, m->base, link.url);
    if (link.url.ptr) m->feeds.items[kept++] = link;
  }
  m->feeds.count = kept;
  article->feeds = m->feeds;
}

void tw_metadata_scripts(struct tw_metadata *metadata, const struct tw_markup_scripts *scripts) {
  metadata->scripts = scripts;
  for (size_t i = 0; i < scripts->count; i++) tw_ld_json_read(metadata, scripts->items[i]);
  if (metadata->ld_articles > 0 && metadata->ld_articles <= ARTICLES_MAX) metadata->says_article = true;
}

bool tw_metadata_says_article(const struct tw_metadata *metadata) {
  bool lists = metadata->ld_articles > ARTICLES_MAX;
  return metadata->says_article || (metadata->values[TW_META_PUBLISHED].len > 0 && !lists);
}

int tw_metadata_finish(struct tw_metadata *metadata, const struct tw_dom *dom, const struct tw_blocks *blocks,
                       struct tw_article *article) {
  struct tw_metadata *m = metadata;
  resolve_urls(m, article);
  article->byline = tw_page_byline_strip(m->values[TW_META_BYLINE]);
  if (!article->byline.len && !m->options->is_fragment) article->byline = tw_page_byline(m->arena, dom, blocks);
  article->publisher = m->values[TW_META_PUBLISHER];
  article->section = m->values[TW_META_SECTION];
  article->lang = tw_page_lang(m->arena, m->values[TW_META_LANG], blocks);
  article->title = tw_page_title(m->arena, dom, blocks, m->values[TW_META_TITLE], article->publisher);
  tw_page_date_find(m, dom, blocks, article);
  return m->failed ? TW_ENOMEM : 0;
}
