/* The elements and attributes that an HTML fragment may have. */
#pragma once
#include "base/slice.h"

enum { TW_FEED_HTML_NAME_MAX_BYTES = 24 }; /* of a known element or attribute */

enum tw_feed_html_flag {
  TW_FEED_HTML_KEPT = 1 << 0,    /* others lose their tags */
  TW_FEED_HTML_WHOLE = 1 << 1,   /* is dropped with its content */
  TW_FEED_HTML_CLOSED = 1 << 2,  /* WHOLE only where it has an end tag */
  TW_FEED_HTML_VOID = 1 << 3,    /* has no end tag */
  TW_FEED_HTML_FOREIGN = 1 << 4, /* of MathML: its name alone does not make a text HTML */
  TW_FEED_HTML_URL = 1 << 5,     /* an attribute that holds a URL */
};

struct tw_feed_html_name {
  const char *name; /* lower case */
  unsigned flags;   /* enum tw_feed_html_flag, or-ed */
};

/* In any case; NULL when it is not known. Static. */
const struct tw_feed_html_name *tw_feed_html_names_element(struct tw_slice written);
const struct tw_feed_html_name *tw_feed_html_names_attribute(struct tw_slice written);
