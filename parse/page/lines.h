/* Kept blocks to the article's text, and the lines in it that are the page's and not the article's. */
#pragma once
#include "parse/page/blocks.h"

enum tw_lines_mode {
  TW_LINES_BODY, /* without captions */
  TW_LINES_WITH_CAPTIONS,
  TW_LINES_EVERYTHING, /* a fragment, of which nothing is left out */
};

/* Write what is not dropped, without the headline, boilerplate lines, and what leads in or out ("Share this", bylines). `host`:
 * of the page; absent when not known. In `arena`. 0 or TW_ENOMEM. */
int tw_lines_write(struct tw_arena *arena, const struct tw_dom *dom, struct tw_blocks *blocks, struct tw_slice title,
                   struct tw_slice host, enum tw_lines_mode mode, struct tw_slice *ret_text);
