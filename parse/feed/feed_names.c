#include "parse/feed/feed_names.h"

enum { NAME_MAX_BYTES = 24, URI_MAX_BYTES = 128 };

/* clang-format off */
static const struct {
  const char *prefix; /* the conventional one; NULL: none */
  const char *uri;    /* lower case, without scheme and final slash or hash */
  enum tw_feed_namespace ns;
} namespaces[] = {
    {"rss", "purl.org/rss/1.0", TW_FEED_NS_RSS},
    {NULL, "my.netscape.com/rdf/simple/0.9", TW_FEED_NS_RSS},
    {NULL, "channel.netscape.com/rdf/simple/0.9", TW_FEED_NS_RSS},
    {NULL, "my.netscape.com/publish/formats/rss-0.91.dtd", TW_FEED_NS_RSS},
    {NULL, "backend.userland.com/rss", TW_FEED_NS_RSS},
    {NULL, "backend.userland.com/rss2", TW_FEED_NS_RSS},
    {NULL, "backend.userland.com/rss091", TW_FEED_NS_RSS},
    {NULL, "backend.userland.com/rss092", TW_FEED_NS_RSS},
    {NULL, "blogs.law.harvard.edu/tech/rss", TW_FEED_NS_RSS},
    {NULL, "cyber.law.harvard.edu/rss/rss.html", TW_FEED_NS_RSS},
    {NULL, "www.rssboard.org/rss-specification", TW_FEED_NS_RSS},
    {NULL, "purl.org/net/rss1.1", TW_FEED_NS_RSS},
    {"atom", "www.w3.org/2005/atom", TW_FEED_NS_ATOM10},
    {"atom10", "www.w3.org/2005/atom", TW_FEED_NS_ATOM10},
    {"atom03", "purl.org/atom/ns", TW_FEED_NS_ATOM03},
    {NULL, "example.com/newformat", TW_FEED_NS_ATOM03},
    {NULL, "purl.org/atom/draft", TW_FEED_NS_ATOM03},
    {"rdf", "www.w3.org/1999/02/22-rdf-syntax-ns", TW_FEED_NS_RDF},
    {"dc", "purl.org/dc/elements/1.1", TW_FEED_NS_DC},
    {"dc", "purl.org/dc/elements/1.0", TW_FEED_NS_DC},
    {"dcterms", "purl.org/dc/terms", TW_FEED_NS_DCTERMS},
    {"content", "purl.org/rss/1.0/modules/content", TW_FEED_NS_CONTENT},
    {"media", "search.yahoo.com/mrss", TW_FEED_NS_MEDIA},
    {"media", "www.rssboard.org/media-rss", TW_FEED_NS_MEDIA},
    {"itunes", "www.itunes.com/dtds/podcast-1.0.dtd", TW_FEED_NS_ITUNES},
    {"itunes", "example.com/dtds/podcast-1.0.dtd", TW_FEED_NS_ITUNES},
    {"sy", "purl.org/rss/1.0/modules/syndication", TW_FEED_NS_SY},
    {"xhtml", "www.w3.org/1999/xhtml", TW_FEED_NS_XHTML},
    {"cc", "web.resource.org/cc", TW_FEED_NS_CC},
    {NULL, "creativecommons.org/ns", TW_FEED_NS_CC},
    {"creativecommons", "backend.userland.com/creativecommonsrssmodule", TW_FEED_NS_CC},
    {NULL, "cyber.law.harvard.edu/rss/creativecommonsrssmodule.html", TW_FEED_NS_CC},
    {NULL, "www.w3.org/2000/svg", TW_FEED_NS_OTHER},
    {NULL, "www.sitemaps.org/schemas/sitemap/0.9", TW_FEED_NS_SITEMAP},
    {NULL, "www.google.com/schemas/sitemap/0.84", TW_FEED_NS_SITEMAP},
    {"news", "www.google.com/schemas/sitemap-news/0.9", TW_FEED_NS_NEWS},
    {"xml", "www.w3.org/xml/1998/namespace", TW_FEED_NS_XML},
    {"georss", "www.georss.org/georss", TW_FEED_NS_OTHER},
    {"slash", "purl.org/rss/1.0/modules/slash", TW_FEED_NS_OTHER},
    {"wfw", "wellformedweb.org/commentapi", TW_FEED_NS_OTHER},
    {"thr", "purl.org/syndication/thread/1.0", TW_FEED_NS_OTHER},
    {"podcast", "podcastindex.org/namespace/1.0", TW_FEED_NS_OTHER},
    {"image", "www.google.com/schemas/sitemap-image/1.1", TW_FEED_NS_OTHER},
};

#define CORE TW_FEED_NS_CORE
#define ATOM (TW_FEED_NS_ATOM | TW_FEED_NS_NONE)
#define RSS (TW_FEED_NS_RSS | TW_FEED_NS_NONE)
#define FEED TW_FEED_SCOPE_FEED
#define ITEM TW_FEED_SCOPE_ITEM
#define BOTH (TW_FEED_SCOPE_FEED | TW_FEED_SCOPE_ITEM)
#define ANYWHERE UINT32_MAX
#define KIND(k) TW_FEED_KIND_##k
#define FIELD(f) TW_FEED_FIELD_##f
#define SCOPE(s) TW_FEED_SCOPE_##s

/* Sorted by name for bsearch; rows of one name are tried in order. RSS 0.90 to 2.0 (rssboard.org), RFC 4287 and the Atom
 * 0.3 draft, the RSS modules, Media RSS, the sitemap protocol and Google's news extension. */
static const struct tw_feed_element elements[] = {
    {"abstract", CORE, BOTH, KIND(TEXT), FIELD(SUMMARY), 8, 0},
    {"author", CORE, BOTH, KIND(PERSON), FIELD(AUTHOR), 10, SCOPE(PERSON)},
    {"author", TW_FEED_NS_DC, BOTH, KIND(BYLINE), FIELD(AUTHOR), 9, 0},
    {"author", TW_FEED_NS_ITUNES, BOTH, KIND(BYLINE), FIELD(AUTHOR), 5, 0},
    {"bag", TW_FEED_NS_RDF, BOTH, KIND(GROUP), 0, 0, 0},
    {"body", TW_FEED_NS_XHTML | CORE, ITEM, KIND(TEXT), FIELD(CONTENT), 8, 0},
    {"category", CORE | TW_FEED_NS_ITUNES | TW_FEED_NS_MEDIA, BOTH, KIND(CATEGORY), 0, 0, 0},
    {"channel", CORE | TW_FEED_NS_RDF, ANYWHERE, KIND(CHANNEL), 0, 0, SCOPE(FEED)},
    {"comments", CORE, ITEM, KIND(URI), FIELD(COMMENTS), 10, 0},
    {"content", CORE, ITEM, KIND(TEXT), FIELD(CONTENT), 10, 0},
    {"content", TW_FEED_NS_MEDIA, ITEM, KIND(ENCLOSURE), 0, 0, 0},
    {"content", TW_FEED_NS_MEDIA, FEED, KIND(IMAGE_REF), FIELD(IMAGE_URL), 3, 0},
    {"contributor", CORE, BOTH, KIND(PERSON), FIELD(CONTRIBUTOR), 0, SCOPE(PERSON)},
    {"contributor", TW_FEED_NS_DC, BOTH, KIND(BYLINE), FIELD(CONTRIBUTOR), 0, 0},
    {"copyright", CORE | TW_FEED_NS_DC, BOTH, KIND(TEXT), FIELD(RIGHTS), 9, 0},
    {"created", CORE | TW_FEED_NS_DCTERMS, BOTH, KIND(DATE), FIELD(PUBLISHED), 4, 0},
    {"creator", TW_FEED_NS_DC, BOTH, KIND(BYLINE), FIELD(AUTHOR), 8, 0},
    {"date", TW_FEED_NS_DC | TW_FEED_NS_DCTERMS, BOTH, KIND(DATE), FIELD(UPDATED), 5, 0},
    {"day", CORE, SCOPE(SKIP), KIND(STRING), FIELD(SKIP), 0, 0},
    {"description", CORE, BOTH, KIND(TEXT), FIELD(SUMMARY), 10, 0},
    {"description", TW_FEED_NS_DC, BOTH, KIND(TEXT), FIELD(SUMMARY), 8, 0},
    {"description", TW_FEED_NS_MEDIA, BOTH, KIND(TEXT), FIELD(SUMMARY), 2, 0},
    {"docs", CORE, FEED, KIND(URI), FIELD(DOCS), 10, 0},
    {"email", CORE | TW_FEED_NS_ITUNES, SCOPE(PERSON), KIND(STRING), FIELD(EMAIL), 10, 0},
    {"enclosure", CORE, ITEM, KIND(ENCLOSURE), 0, 0, 0},
    {"encoded", TW_FEED_NS_CONTENT, ITEM, KIND(TEXT), FIELD(CONTENT), 12, 0},
    {"entry", CORE, ANYWHERE, KIND(ITEM), 0, 0, SCOPE(ITEM)},
    {"feed", CORE, SCOPE(ROOT), KIND(ROOT), 0, 0, SCOPE(FEED)},
    {"fullitem", CORE, ITEM, KIND(TEXT), FIELD(CONTENT), 9, 0},
    {"generator", CORE, FEED, KIND(STRING), FIELD(GENERATOR), 10, 0},
    {"group", TW_FEED_NS_MEDIA, ITEM, KIND(GROUP), 0, 0, 0},
    {"guid", CORE, BOTH, KIND(GUID), FIELD(ID), 10, 0},
    {"homepage", CORE, SCOPE(PERSON), KIND(URI), FIELD(HOMEPAGE), 10, 0},
    {"hour", CORE, SCOPE(SKIP), KIND(STRING), FIELD(SKIP), 0, 0},
    {"icon", CORE, FEED, KIND(URI), FIELD(ICON), 10, 0},
    {"id", CORE, BOTH, KIND(STRING), FIELD(ID), 11, 0},
    {"identifier", TW_FEED_NS_DC, ITEM, KIND(STRING), FIELD(ID), 1, 0},
    {"image", CORE, FEED | SCOPE(ROOT), KIND(SCOPE), 0, 0, SCOPE(IMAGE)},
    {"image", TW_FEED_NS_ITUNES, FEED, KIND(IMAGE_REF), FIELD(IMAGE_URL), 5, 0},
    {"info", CORE, FEED, KIND(TEXT), FIELD(SUMMARY), 4, 0},
    {"issued", CORE | TW_FEED_NS_DCTERMS, BOTH, KIND(DATE), FIELD(PUBLISHED), 9, 0},
    {"item", CORE, ANYWHERE, KIND(ITEM), 0, 0, SCOPE(ITEM)},
    {"items", CORE, FEED | SCOPE(ROOT), KIND(GROUP), 0, 0, 0},
    {"keywords", CORE | TW_FEED_NS_ITUNES | TW_FEED_NS_NEWS | TW_FEED_NS_MEDIA, BOTH, KIND(KEYWORDS), 0, 0, 0},
    {"language", CORE, BOTH, KIND(STRING), FIELD(LANGUAGE), 10, 0},
    {"language", TW_FEED_NS_DC, BOTH, KIND(STRING), FIELD(LANGUAGE), 9, 0},
    {"language", TW_FEED_NS_NEWS, SCOPE(PUBLICATION), KIND(STRING), FIELD(LANGUAGE), 10, 0},
    {"lastbuilddate", CORE, BOTH, KIND(DATE), FIELD(UPDATED), 10, 0},
    {"lastmod", CORE, ITEM, KIND(DATE), FIELD(UPDATED), 10, 0},
    {"li", TW_FEED_NS_RDF, BOTH, KIND(GROUP), 0, 0, 0},
    {"license", TW_FEED_NS_CC, BOTH, KIND(LICENSE), 0, 0, 0},
    {"link", CORE, BOTH | SCOPE(IMAGE), KIND(LINK), FIELD(LINK), 10, 0},
    {"loc", CORE, ITEM, KIND(LINK), FIELD(LINK), 10, 0},
    {"logo", CORE, FEED, KIND(URI), FIELD(LOGO), 10, 0},
    {"managingeditor", CORE, BOTH, KIND(BYLINE), FIELD(AUTHOR), 7, 0},
    {"modified", CORE | TW_FEED_NS_DCTERMS, BOTH, KIND(DATE), FIELD(UPDATED), 9, 0},
    {"name", CORE | TW_FEED_NS_ITUNES, SCOPE(PERSON), KIND(STRING), FIELD(NAME), 10, 0},
    {"news", TW_FEED_NS_NEWS, ITEM, KIND(GROUP), 0, 0, 0},
    {"owner", TW_FEED_NS_ITUNES, FEED, KIND(PERSON), FIELD(AUTHOR), 2, SCOPE(PERSON)},
    {"pubdate", CORE, BOTH, KIND(DATE), FIELD(PUBLISHED), 10, 0},
    {"publication", TW_FEED_NS_NEWS, ITEM, KIND(SCOPE), 0, 0, SCOPE(PUBLICATION)},
    {"publication_date", TW_FEED_NS_NEWS, ITEM, KIND(DATE), FIELD(PUBLISHED), 10, 0},
    {"published", CORE, BOTH, KIND(DATE), FIELD(PUBLISHED), 10, 0},
    {"rdf", TW_FEED_NS_RDF | TW_FEED_NS_NONE, SCOPE(ROOT), KIND(ROOT), 0, 0, SCOPE(FEED)},
    {"rights", CORE | TW_FEED_NS_DC | TW_FEED_NS_DCTERMS, BOTH, KIND(TEXT), FIELD(RIGHTS), 10, 0},
    {"rss", CORE, SCOPE(ROOT), KIND(ROOT), 0, 0, SCOPE(FEED)},
    {"seq", TW_FEED_NS_RDF, BOTH, KIND(GROUP), 0, 0, 0},
    {"sitemap", TW_FEED_NS_SITEMAP, FEED, KIND(ITEM), 0, 0, SCOPE(ITEM)},
    {"sitemapindex", CORE, SCOPE(ROOT), KIND(ROOT), 0, 0, SCOPE(FEED)},
    {"skipdays", CORE, FEED, KIND(SCOPE), 0, 0, SCOPE(SKIP)},
    {"skiphours", CORE, FEED, KIND(SCOPE), 0, 0, SCOPE(SKIP)},
    {"source", CORE, ITEM, KIND(SCOPE), 0, 0, 0},
    {"subject", TW_FEED_NS_DC | TW_FEED_NS_DCTERMS, BOTH, KIND(CATEGORY), 0, 0, 0},
    {"subtitle", CORE, BOTH, KIND(TEXT), FIELD(SUMMARY), 9, 0},
    {"subtitle", TW_FEED_NS_ITUNES, BOTH, KIND(TEXT), FIELD(SUMMARY), 3, 0},
    {"summary", CORE, BOTH, KIND(TEXT), FIELD(SUMMARY), 10, 0},
    {"summary", TW_FEED_NS_ITUNES, BOTH, KIND(TEXT), FIELD(SUMMARY), 4, 0},
    {"tagline", CORE, FEED, KIND(TEXT), FIELD(SUMMARY), 9, 0},
    {"textinput", CORE, FEED | SCOPE(ROOT), KIND(SCOPE), 0, 0, 0},
    {"title", CORE, BOTH, KIND(TEXT), FIELD(TITLE), 10, 0},
    {"title", CORE, SCOPE(IMAGE), KIND(TEXT), FIELD(IMAGE_TITLE), 10, 0},
    {"title", TW_FEED_NS_DC | TW_FEED_NS_NEWS, BOTH, KIND(TEXT), FIELD(TITLE), 8, 0},
    {"title", TW_FEED_NS_ITUNES, BOTH, KIND(TEXT), FIELD(TITLE), 4, 0},
    {"title", TW_FEED_NS_MEDIA, BOTH, KIND(TEXT), FIELD(TITLE), 2, 0},
    {"ttl", CORE, FEED, KIND(STRING), FIELD(TTL), 10, 0},
    {"updated", CORE, BOTH, KIND(DATE), FIELD(UPDATED), 10, 0},
    {"updatefrequency", TW_FEED_NS_SY, FEED, KIND(STRING), FIELD(FREQUENCY), 10, 0},
    {"updateperiod", TW_FEED_NS_SY, FEED, KIND(STRING), FIELD(PERIOD), 10, 0},
    {"uri", CORE, SCOPE(PERSON), KIND(URI), FIELD(HOMEPAGE), 10, 0},
    {"url", CORE, SCOPE(IMAGE), KIND(URI), FIELD(IMAGE_URL), 10, 0},
    {"url", CORE, SCOPE(PERSON), KIND(URI), FIELD(HOMEPAGE), 10, 0},
    {"url", TW_FEED_NS_SITEMAP, FEED, KIND(ITEM), 0, 0, SCOPE(ITEM)},
    {"urlset", CORE, SCOPE(ROOT), KIND(ROOT), 0, 0, SCOPE(FEED)},
    {"webmaster", CORE, FEED, KIND(BYLINE), FIELD(AUTHOR), 4, 0},
};
/* clang-format on */

enum { ELEMENT_COUNT = sizeof elements / sizeof *elements };

static bool lower_into(struct tw_slice s, char *out, size_t size) {
  if (s.len >= size) return false;
  for (size_t i = 0; i < s.len; i++) out[i] = (char)(s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? s.ptr[i] + 32 : s.ptr[i]);
  out[s.len] = '\0';
  return true;
}

/* Lower case, without scheme and what may be missing at the end. */
static bool normalise_uri(struct tw_slice uri, char out[static URI_MAX_BYTES]) {
  uri = tw_slice_trim(uri);
  ptrdiff_t scheme = tw_slice_find(tw_slice_sub(uri, 0, 10), TW_SLICE("://"), 0);
  if (scheme >= 0) uri = tw_slice_sub(uri, (size_t)scheme + 3, uri.len);
  while (uri.len && (uri.ptr[uri.len - 1] == '/' || uri.ptr[uri.len - 1] == '#')) uri.len--;
  return lower_into(uri, out, URI_MAX_BYTES);
}

static enum tw_feed_namespace by_prefix(struct tw_slice prefix) {
  for (size_t i = 0; i < sizeof namespaces / sizeof *namespaces; i++)
    if (namespaces[i].prefix && tw_slice_eq_nocase(prefix, tw_slice_from(namespaces[i].prefix))) return namespaces[i].ns;
  return TW_FEED_NS_OTHER;
}

/* An unknown URI, mistyped perhaps: Atom's drafts all begin alike, and a conventional prefix is hardly ever used for another
 * thing. */
static enum tw_feed_namespace by_resemblance(struct tw_slice prefix, const char *uri) {
  if (strncmp(uri, "purl.org/atom/ns", 16) == 0) return TW_FEED_NS_ATOM03;
  return prefix.len ? by_prefix(prefix) : TW_FEED_NS_NONE;
}

enum tw_feed_namespace tw_feed_names_namespace(struct tw_slice prefix, struct tw_slice uri) {
  char text[URI_MAX_BYTES];
  if (!uri.ptr || uri.len == 0) return prefix.len ? by_prefix(prefix) : TW_FEED_NS_NONE;
  if (!normalise_uri(uri, text)) return prefix.len ? TW_FEED_NS_OTHER : TW_FEED_NS_NONE;
  for (size_t i = 0; i < sizeof namespaces / sizeof *namespaces; i++)
    if (strcmp(namespaces[i].uri, text) == 0) return namespaces[i].ns;
  return by_resemblance(prefix, text);
}

/* strcmp's order; most names differ in the first letter. */
static int compare(const char *a, const char *b) {
  return *a == *b ? strcmp(a, b) : (unsigned char)*a - (unsigned char)*b;
}

/* Index of the first row with this name, or ELEMENT_COUNT. */
static size_t first_row(const char *name) {
  size_t low = 0, high = ELEMENT_COUNT;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (compare(elements[middle].name, name) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low < ELEMENT_COUNT && strcmp(elements[low].name, name) == 0 ? low : ELEMENT_COUNT;
}

const struct tw_feed_element *tw_feed_names_find(struct tw_slice local, enum tw_feed_namespace ns, uint32_t scope) {
  char name[NAME_MAX_BYTES];
  if (!lower_into(local, name, sizeof name)) return NULL;
  for (size_t i = first_row(name); i < ELEMENT_COUNT && strcmp(elements[i].name, name) == 0; i++)
    if ((elements[i].namespaces & ns) && (elements[i].scopes & scope)) return &elements[i];
  return NULL;
}

bool tw_feed_names_is_structural(struct tw_slice local) {
  char name[NAME_MAX_BYTES];
  return lower_into(local, name, sizeof name) && first_row(name) < ELEMENT_COUNT;
}
