/* An HTML page, or a fragment of one, to its article: body text without the page around it, and metadata. Never fails on
 * odd input. Pure: no clock, no I/O. */
#pragma once
#include "base/error.h"
#include "model/article.h"

struct tw_page_options {
  struct tw_slice url;          /* for relative links; absent: not known */
  struct tw_slice content_type; /* the transport's; absent: not known */
  struct tw_slice timezone;     /* for dates without a zone */
  bool is_fragment;             /* a feed item's HTML: all of it is body, there is no page around it */
  bool want_links;
  struct tw_slice select,
      next;           /* with want_links: which links, and the one to the next page; absent: all, and what says rel=next */
  bool want_captions; /* keep the captions of pictures in the text */
};

/* 0, TW_ENOMEM, or TW_ELIMIT with the limit named in *error. All in `arena`; `bytes` may go afterwards. */
int tw_page_read(struct tw_arena *arena, struct tw_slice bytes, const struct tw_page_options *options,
                 struct tw_article *ret_article, struct tw_error *error);
