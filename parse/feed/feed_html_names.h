/* The elements and attributes that an HTML fragment may have. */
#pragma once
#include "base/slice.h"

enum { TW_FEED_HTML_NAME_MAX_BYTES = 24 }; /* of a known element or attribute */

enum tw_feed_html_flag {
  TW_FEED_HTML_KEPT = 1 << 0,    /* others lose their tags */
  TW_FEED_HTML_WHOLE = 1 << 1,   /* is dropped with its content */
  TW_FEED_HTML_CLOSED = 1 << 2,  /* WHOLE only where it has an end tag */
  TW_FEED_HTML_VOID = 1 << 3,    /* has no end tag */
  TW_FEED_HTML_FOREIGN = 1 << 4, /* of SVG or MathML: its name alone does not make a text HTML */
  TW_FEED_HTML_URL = 1 << 5,     /* an attribute that holds a URL */
  TW_FEED_HTML_CSS = 1 << 6,     /* ... declarations of style */
  TW_FEED_HTML_PAINT = 1 << 7,   /* ... a colour, or a reference to something that paints */
  TW_FEED_HTML_SVG = 1 << 8,     /* the outermost element of a drawing */
  TW_FEED_HTML_MATH = 1 << 9,    /* ... of a formula */
};

struct tw_feed_html_name {
  const char *name;    /* lower case */
  unsigned flags;      /* enum tw_feed_html_flag, or-ed */
  const char *spelled; /* as it is written, where that is not all lower case */
};

/* In any case; NULL when it is not known. Static. */
const struct tw_feed_html_name *tw_feed_html_names_element(struct tw_slice written);
const struct tw_feed_html_name *tw_feed_html_names_attribute(struct tw_slice written);
