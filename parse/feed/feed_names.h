/* Names that feeds use: namespaces by URI and the table of elements that carry something. */
#pragma once
#include "base/slice.h"

/* One bit each, so that a row of the element table can name several. */
enum tw_feed_namespace {
  TW_FEED_NS_NONE = 1 << 0, /* no namespace, and unknown default namespaces */
  TW_FEED_NS_RSS = 1 << 1,  /* RSS 0.90, 1.0 and the URIs that RSS 2.0 was given */
  TW_FEED_NS_ATOM03 = 1 << 2,
  TW_FEED_NS_ATOM10 = 1 << 3,
  TW_FEED_NS_RDF = 1 << 4,
  TW_FEED_NS_DC = 1 << 5,
  TW_FEED_NS_DCTERMS = 1 << 6,
  TW_FEED_NS_CONTENT = 1 << 7,
  TW_FEED_NS_MEDIA = 1 << 8,
  TW_FEED_NS_ITUNES = 1 << 9,
  TW_FEED_NS_SY = 1 << 10,
  TW_FEED_NS_XHTML = 1 << 11,
  TW_FEED_NS_SITEMAP = 1 << 12,
  TW_FEED_NS_NEWS = 1 << 13,
  TW_FEED_NS_XML = 1 << 14,
  TW_FEED_NS_CC = 1 << 15,
  TW_FEED_NS_OTHER = 1 << 16, /* known to be none of the above: kept out of the way */
};
#define TW_FEED_NS_ATOM (TW_FEED_NS_ATOM03 | TW_FEED_NS_ATOM10)
#define TW_FEED_NS_CORE (TW_FEED_NS_NONE | TW_FEED_NS_RSS | TW_FEED_NS_ATOM | TW_FEED_NS_SITEMAP)

/* By URI (case, "https" and a final slash or hash do not count); an unknown URI of a
 * conventional prefix is taken for the one that belongs to it. `uri` absent: an undeclared prefix, taken at its conventional
 * meaning. */
enum tw_feed_namespace tw_feed_names_namespace(struct tw_slice prefix, struct tw_slice uri);

/* Where an element may stand to mean what its row says. */
enum tw_feed_scope {
  TW_FEED_SCOPE_NONE = 0, /* inside something unknown */
  TW_FEED_SCOPE_ROOT = 1 << 0,
  TW_FEED_SCOPE_FEED = 1 << 1,
  TW_FEED_SCOPE_ITEM = 1 << 2,
  TW_FEED_SCOPE_IMAGE = 1 << 3,
  TW_FEED_SCOPE_PERSON = 1 << 4,
  TW_FEED_SCOPE_PUBLICATION = 1 << 5, /* news:publication */
  TW_FEED_SCOPE_SKIP = 1 << 6,        /* skipHours, skipDays */
  TW_FEED_SCOPE_TEXT = 1 << 7,        /* markup inside a text construct */
};

/* What an element is to the builder. */
enum tw_feed_kind {
  TW_FEED_KIND_UNKNOWN,
  TW_FEED_KIND_ROOT,
  TW_FEED_KIND_CHANNEL,
  TW_FEED_KIND_ITEM,
  TW_FEED_KIND_GROUP, /* transparent: its children count as its parent's */
  TW_FEED_KIND_SCOPE, /* opens the scope in `opens` */
  TW_FEED_KIND_PERSON,
  TW_FEED_KIND_TEXT,   /* text construct */
  TW_FEED_KIND_STRING, /* plain text */
  TW_FEED_KIND_URI,
  TW_FEED_KIND_DATE,
  TW_FEED_KIND_BYLINE, /* a person in one line */
  TW_FEED_KIND_LINK,
  TW_FEED_KIND_GUID,
  TW_FEED_KIND_CATEGORY,
  TW_FEED_KIND_KEYWORDS, /* categories separated by commas */
  TW_FEED_KIND_ENCLOSURE,
  TW_FEED_KIND_IMAGE_REF, /* an image named by an attribute */
  TW_FEED_KIND_LICENSE,   /* a link by its text, or by RDF's resource attribute */
};

/* Where a value goes; offsets into tw_feed and tw_feed_item stand in feed_fields.c. */
enum tw_feed_field {
  TW_FEED_FIELD_NONE,
  TW_FEED_FIELD_TITLE,
  TW_FEED_FIELD_LINK,
  TW_FEED_FIELD_ID,
  TW_FEED_FIELD_SUMMARY, /* a feed's description */
  TW_FEED_FIELD_CONTENT,
  TW_FEED_FIELD_RIGHTS,
  TW_FEED_FIELD_PUBLISHED,
  TW_FEED_FIELD_UPDATED,
  TW_FEED_FIELD_AUTHOR,
  TW_FEED_FIELD_LANGUAGE,
  TW_FEED_FIELD_COMMENTS,
  TW_FEED_FIELD_GENERATOR,
  TW_FEED_FIELD_DOCS,
  TW_FEED_FIELD_TTL,
  TW_FEED_FIELD_ICON,
  TW_FEED_FIELD_LOGO,
  TW_FEED_FIELD_PERIOD,
  TW_FEED_FIELD_FREQUENCY,
  TW_FEED_FIELD_IMAGE_URL,
  TW_FEED_FIELD_IMAGE_TITLE,
  TW_FEED_FIELD_IMAGE_LINK,
  TW_FEED_FIELD_NAME,
  TW_FEED_FIELD_EMAIL,
  TW_FEED_FIELD_HOMEPAGE,
  TW_FEED_FIELD_SKIP,
  TW_FEED_FIELD_CONTRIBUTOR,
  TW_FEED_FIELD_COUNT,
};

struct tw_feed_element {
  const char *name;    /* local, lower case */
  uint32_t namespaces; /* enum tw_feed_namespace, or-ed */
  uint32_t scopes;     /* enum tw_feed_scope, or-ed */
  uint8_t kind, field; /* enum tw_feed_kind, tw_feed_field */
  uint8_t rank;        /* of several elements for one field the highest rank wins, then the first */
  uint8_t opens;       /* enum tw_feed_scope for KIND_SCOPE and KIND_PERSON */
};

/* The row for an element, by local name (any case), namespace and scope; NULL when it means nothing there. Static. */
const struct tw_feed_element *tw_feed_names_find(struct tw_slice local, enum tw_feed_namespace ns, uint32_t scope);
/* Does any row of the core vocabulary, or an item or channel, have this local name? For repair. */
bool tw_feed_names_is_structural(struct tw_slice local);
