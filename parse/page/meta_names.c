#include "parse/page/meta_names.h"
#include <stdlib.h>

/* Longer than every name of the tables. */
enum { NAME_BYTES_MAX = 64 };

struct rule {
  const char *name;
  uint8_t field, rank;
};

/* Whole names in lower case, in the order of strcmp. */
static const struct rule names[] = {
    {"apple-mobile-web-app-title", TW_META_PUBLISHER, 8},
    {"application-name", TW_META_PUBLISHER, 7},
    {"apub:time", TW_META_PUBLISHED, 4},
    {"article.created", TW_META_PUBLISHED, 4},
    {"article.published", TW_META_PUBLISHED, 3},
    {"article.updated", TW_META_MODIFIED, 3},
    {"article:author", TW_META_BYLINE, 3},
    {"article:author_name", TW_META_BYLINE, 3},
    {"article:modified_time", TW_META_MODIFIED, 2},
    {"article:published", TW_META_PUBLISHED, 3},
    {"article:published_time", TW_META_PUBLISHED, 2},
    {"article:section", TW_META_SECTION, 2},
    {"article_date_original", TW_META_PUBLISHED, 3},
    {"articletitle", TW_META_TITLE, 3},
    {"author", TW_META_BYLINE, 2},
    {"byl", TW_META_BYLINE, 3},
    {"bytedance:published_time", TW_META_PUBLISHED, 4},
    {"bytedance:updated_time", TW_META_MODIFIED, 4},
    {"category", TW_META_SECTION, 5},
    {"citation_author", TW_META_BYLINE, 4},
    {"citation_date", TW_META_PUBLISHED, 5},
    {"citation_journal_title", TW_META_PUBLISHER, 5},
    {"citation_online_date", TW_META_PUBLISHED, 5},
    {"citation_publication_date", TW_META_PUBLISHED, 5},
    {"citation_publisher", TW_META_PUBLISHER, 4},
    {"citation_title", TW_META_TITLE, 4},
    {"columnname", TW_META_SECTION, 4},
    {"content-language", TW_META_LANG, 2},
    {"contentsource", TW_META_PUBLISHER, 5},
    {"created", TW_META_PUBLISHED, 6},
    {"creator", TW_META_BYLINE, 5},
    {"cxenseparse:recs:publishtime", TW_META_PUBLISHED, 3},
    {"date", TW_META_PUBLISHED, 6},
    {"date.created", TW_META_PUBLISHED, 5},
    {"date.issued", TW_META_PUBLISHED, 5},
    {"datecreated", TW_META_PUBLISHED, 6},
    {"datemodified", TW_META_MODIFIED, 3},
    {"datepublished", TW_META_PUBLISHED, 3},
    {"dc.creator", TW_META_BYLINE, 4},
    {"dc.date", TW_META_PUBLISHED, 6},
    {"dc.date.created", TW_META_PUBLISHED, 5},
    {"dc.date.issued", TW_META_PUBLISHED, 4},
    {"dc.date.modified", TW_META_MODIFIED, 5},
    {"dc.language", TW_META_LANG, 3},
    {"dc.publisher", TW_META_PUBLISHER, 4},
    {"dc.title", TW_META_TITLE, 5},
    {"dcterms.created", TW_META_PUBLISHED, 5},
    {"dcterms.creator", TW_META_BYLINE, 4},
    {"dcterms.date", TW_META_PUBLISHED, 6},
    {"dcterms.issued", TW_META_PUBLISHED, 5},
    {"dcterms.language", TW_META_LANG, 3},
    {"dcterms.modified", TW_META_MODIFIED, 5},
    {"dcterms.publisher", TW_META_PUBLISHER, 4},
    {"dcterms.title", TW_META_TITLE, 5},
    {"displaydate", TW_META_PUBLISHED, 6},
    {"firstpublished", TW_META_PUBLISHED, 4},
    {"headline", TW_META_TITLE, 4},
    {"inlanguage", TW_META_LANG, 3},
    {"language", TW_META_LANG, 4},
    {"last-modified", TW_META_MODIFIED, 6},
    {"lastmod", TW_META_MODIFIED, 5},
    {"modified_time", TW_META_MODIFIED, 5},
    {"news_category", TW_META_SECTION, 4},
    {"og:article:author", TW_META_BYLINE, 4},
    {"og:article:modified_time", TW_META_MODIFIED, 3},
    {"og:article:published_time", TW_META_PUBLISHED, 3},
    {"og:article:publisher_name", TW_META_PUBLISHER, 5},
    {"og:article:section", TW_META_SECTION, 3},
    {"og:locale", TW_META_LANG, 5},
    {"og:pubdate", TW_META_PUBLISHED, 4},
    {"og:published_time", TW_META_PUBLISHED, 3},
    {"og:release_date", TW_META_PUBLISHED, 5},
    {"og:section", TW_META_SECTION, 3},
    {"og:site_name", TW_META_PUBLISHER, 2},
    {"og:title", TW_META_TITLE, 2},
    {"og:updated_time", TW_META_MODIFIED, 4},
    {"og:url", TW_META_CANONICAL, 2},
    {"originalpublicationdate", TW_META_PUBLISHED, 4},
    {"parsely-author", TW_META_BYLINE, 3},
    {"parsely-pub-date", TW_META_PUBLISHED, 3},
    {"parsely-section", TW_META_SECTION, 3},
    {"parsely-title", TW_META_TITLE, 3},
    {"pdate", TW_META_PUBLISHED, 5},
    {"ptime", TW_META_PUBLISHED, 6},
    {"pub_date", TW_META_PUBLISHED, 5},
    {"pubdate", TW_META_PUBLISHED, 4},
    {"publication_date", TW_META_PUBLISHED, 5},
    {"publicationdate", TW_META_PUBLISHED, 5},
    {"publish-date", TW_META_PUBLISHED, 4},
    {"publish_date", TW_META_PUBLISHED, 4},
    {"publish_time", TW_META_PUBLISHED, 4},
    {"publishdate", TW_META_PUBLISHED, 4},
    {"published", TW_META_PUBLISHED, 5},
    {"published-date", TW_META_PUBLISHED, 4},
    {"published_at", TW_META_PUBLISHED, 4},
    {"published_date", TW_META_PUBLISHED, 4},
    {"published_time", TW_META_PUBLISHED, 4},
    {"publisher", TW_META_PUBLISHER, 4},
    {"rbpubdate", TW_META_PUBLISHED, 5},
    {"rnews:datepublished", TW_META_PUBLISHED, 4},
    {"sailthru.author", TW_META_BYLINE, 4},
    {"sailthru.date", TW_META_PUBLISHED, 4},
    {"sailthru.section", TW_META_SECTION, 4},
    {"sailthru.title", TW_META_TITLE, 4},
    {"section", TW_META_SECTION, 4},
    {"sitename", TW_META_PUBLISHER, 5},
    {"title", TW_META_TITLE, 7},
    {"twitter:title", TW_META_TITLE, 4},
};

/* Last parts of names ("cXenseParse:publishtime", "article.publish_date") without '-' and '_', in the order of strcmp. */
static const struct rule tails[] = {
    {"createat", TW_META_PUBLISHED, 6},        {"created", TW_META_PUBLISHED, 6},
    {"createdat", TW_META_PUBLISHED, 6},       {"createdate", TW_META_PUBLISHED, 6},
    {"createtime", TW_META_PUBLISHED, 6},      {"creationdate", TW_META_PUBLISHED, 6},
    {"datecreated", TW_META_PUBLISHED, 6},     {"dateissued", TW_META_PUBLISHED, 5},
    {"datemodified", TW_META_MODIFIED, 6},     {"datepublished", TW_META_PUBLISHED, 5},
    {"dateupdated", TW_META_MODIFIED, 6},      {"firstpublishdate", TW_META_PUBLISHED, 5},
    {"firstpublished", TW_META_PUBLISHED, 5},  {"firstpublishedtime", TW_META_PUBLISHED, 5},
    {"firstpublishing", TW_META_PUBLISHED, 6}, {"firstpublishtime", TW_META_PUBLISHED, 5},
    {"issued", TW_META_PUBLISHED, 5},          {"lastmod", TW_META_MODIFIED, 6},
    {"lastmodified", TW_META_MODIFIED, 6},     {"lastupdate", TW_META_MODIFIED, 6},
    {"lastupdated", TW_META_MODIFIED, 6},      {"modified", TW_META_MODIFIED, 6},
    {"modifiedat", TW_META_MODIFIED, 6},       {"modifieddate", TW_META_MODIFIED, 6},
    {"modifiedtime", TW_META_MODIFIED, 6},     {"postdate", TW_META_PUBLISHED, 6},
    {"posttime", TW_META_PUBLISHED, 6},        {"pubdate", TW_META_PUBLISHED, 5},
    {"publicationdate", TW_META_PUBLISHED, 5}, {"publicationtime", TW_META_PUBLISHED, 5},
    {"publishdate", TW_META_PUBLISHED, 5},     {"publishdateiso", TW_META_PUBLISHED, 5},
    {"published", TW_META_PUBLISHED, 5},       {"publishedat", TW_META_PUBLISHED, 5},
    {"publisheddate", TW_META_PUBLISHED, 5},   {"publishedfirsttime", TW_META_PUBLISHED, 5},
    {"publishedon", TW_META_PUBLISHED, 5},     {"publishedtime", TW_META_PUBLISHED, 5},
    {"publishtime", TW_META_PUBLISHED, 5},     {"pubtime", TW_META_PUBLISHED, 5},
    {"regdate", TW_META_PUBLISHED, 6},         {"releasedate", TW_META_PUBLISHED, 5},
    {"releasetime", TW_META_PUBLISHED, 5},     {"updated", TW_META_MODIFIED, 6},
    {"updatedat", TW_META_MODIFIED, 6},        {"updatedate", TW_META_MODIFIED, 6},
    {"updatedtime", TW_META_MODIFIED, 6},      {"updatetime", TW_META_MODIFIED, 6},
};

/* Names with these are about something else than the page. */
static const char *const others[] = {"video", "book:", "music", "event", "expir", "product", "image"};

static int compare(const void *key, const void *item) {
  const struct rule *rule = item;
  return strcmp(key, rule->name);
}

static size_t lower(const char *name, char out[static NAME_BYTES_MAX]) {
  size_t len = 0;
  for (; name[len] && len + 1 < NAME_BYTES_MAX; len++)
    out[len] = (char)(name[len] >= 'A' && name[len] <= 'Z' ? name[len] + 32 : name[len]);
  out[len] = '\0';
  return name[len] ? 0 : len;
}

/* Behind the last ':' or '.', without separators and the words that say whose date it is. */
static const char *tail_of(const char *name, char out[static NAME_BYTES_MAX]) {
  static const char *const owners[] = {"article", "content", "news", "page"};
  size_t len = 0;
  for (; *name; name++) {
    if (*name == ':' || *name == '.')
      len = 0;
    else if (*name != '-' && *name != '_' && *name != ' ')
      out[len++] = *name;
  }
  out[len] = '\0';
  for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
    if (strncmp(out, owners[i], strlen(owners[i])) == 0) return out + strlen(owners[i]);
  return out;
}

bool tw_meta_names_find(const char *name, struct tw_meta_name *ret_found) {
  char whole[NAME_BYTES_MAX], part[NAME_BYTES_MAX];
  if (!lower(name, whole)) return false;
  const struct rule *rule = bsearch(whole, names, sizeof names / sizeof *names, sizeof *names, compare);
  for (size_t i = 0; !rule && i < sizeof others / sizeof *others; i++)
    if (strstr(whole, others[i])) return false;
  if (!rule) rule = bsearch(tail_of(whole, part), tails, sizeof tails / sizeof *tails, sizeof *tails, compare);
  if (!rule) return false;
  *ret_found = (struct tw_meta_name){rule->field, rule->rank};
  return true;
}
