/* A page as a flat tree: nodes in document order, so that a subtree is a run of them. Built in one pass over libxml2's
 * SAX events; what no later step looks at is not kept. */
#pragma once
#include "base/buf.h"
#include "base/error.h"
#include "parse/page/hints.h"
#include "parse/page/tags.h"

/* Deeper elements give their text to the deepest one that is kept. Pages of the wild stay under 100; unclosed inline
 * elements of old pages reach some hundreds. */
enum { TW_DOM_DEPTH_MAX = 512 };
/* 20 bytes of markup an element at least, so this is far above what a page of the size limit can hold in earnest. */
enum { TW_DOM_NODES_MAX = 4 * 1000 * 1000 };

/* Bits of tw_dom_node.flags. */
enum {
  TW_NODE_HIDDEN = 1,     /* hidden, aria-hidden, display:none */
  TW_NODE_BODYPROP = 2,   /* itemprop=articleBody and its like */
  TW_NODE_ARTICLE = 4,    /* role=article, itemtype of an article */
  TW_NODE_MAIN = 8,       /* role=main */
  TW_NODE_NAV = 16,       /* role=navigation and its like */
  TW_NODE_DATA = 32,      /* a row of a table of data, not of layout; set by tw_tables_mark */
  TW_NODE_LEDE = 64,      /* itemprop=description */
  TW_NODE_AUTHOR = 128,   /* itemprop=author, rel=author */
  TW_NODE_HEADLINE = 256, /* itemprop=headline */
};

struct tw_dom_node {
  uint32_t parent;  /* the root is its own */
  uint32_t end;     /* one past the last descendant */
  uint32_t hints;   /* of class, id, role */
  uint32_t at, len; /* text: into tw_dom.text; else the element's kept attribute (href, datetime, content) into tw_dom.values */
  uint32_t tag : 8; /* enum tw_tag */
  uint32_t flags : 12;
  uint32_t depth : 12; /* up to TW_DOM_DEPTH_MAX */
};

struct tw_dom {
  struct tw_dom_node *nodes;
  size_t count, capacity;
  struct tw_buf text;   /* white space collapsed but in pre; NULs and controls gone */
  struct tw_buf values; /* kept attributes, each followed by a NUL */
};

/* Told of elements while the tree grows: the metadata reader. `attributes` as SAX gives them: name, value, ..., NULL. */
struct tw_dom_listener {
  void (*element)(void *user, enum tw_tag tag, const char *const *attributes);
  /* May be NULL. The element as it stands in the tree so far: `node` is its index, its ancestors' depths are below its own. */
  void (*placed)(void *placed_user, const char *name, const char *const *attributes, uint32_t node, size_t depth);
  void *placed_user;
  void *user;
};

/* Build from `html`: well-formed UTF-8 that tw_markup_clean has gone through, with a NUL behind its end. `listener` may be NULL.
 * 0, TW_ENOMEM, or TW_ELIMIT. Pair with tw_dom_done, after an error too. */
int tw_dom_parse(struct tw_dom *dom, struct tw_slice html, const struct tw_dom_listener *listener, struct tw_error *error);
void tw_dom_done(struct tw_dom *dom);

/* A text node's characters. Borrowed from the tree. */
static inline struct tw_slice tw_dom_text(const struct tw_dom *dom, const struct tw_dom_node *node) {
  return tw_slice_of(dom->text.data + node->at, node->len);
}
/* An element's kept attribute; absent when it has none. */
static inline struct tw_slice tw_dom_value(const struct tw_dom *dom, const struct tw_dom_node *node) {
  return node->len && node->tag != TW_TAG_TEXT ? tw_slice_of(dom->values.data + node->at, node->len) : TW_SLICE_NONE;
}
/* Value of `name` in a SAX attribute list, or NULL. */
const char *tw_dom_attribute(const char *const *attributes, const char *name);
