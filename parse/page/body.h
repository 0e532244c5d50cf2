/* Which element holds the article, and which parts of it are not the article's. */
#pragma once
#include "parse/page/blocks.h"

struct tw_body {
  uint32_t root;             /* the element that holds the body; 0: the whole page */
  uint64_t prose_width;      /* columns of the root's kept paragraphs */
  uint64_t link_bytes;       /* of all blocks of the page */
  uint64_t page_prose_width; /* teasers with it */
  uint32_t story_links;      /* headlines and lines that are links to other pages, menus and the like left out */
  uint32_t root_links;       /* those of them inside the root */
  uint32_t cards;            /* linked headlines with text of their own */
  uint64_t card_width;       /* columns of that text */
  bool is_furniture;         /* the root was found only among what looked like menus and footers */
};

struct tw_body_options {
  struct tw_slice host;  /* of the page; absent: not known */
  struct tw_slice title; /* what the page calls itself; absent: nothing */
  bool says_article;     /* the page declares itself one article */
};

/* Score the blocks, drop what stands in navigation, related lists and the like (is_dropped), choose the root, and drop
 * every block outside of it. Of several dated posts only the first is kept, unless the page says that it is an article. 0 or
 * TW_ENOMEM. */
int tw_body_find(struct tw_arena *arena, const struct tw_dom *dom, struct tw_blocks *blocks,
                 const struct tw_body_options *options, struct tw_body *ret_body);
