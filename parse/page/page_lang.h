/* The language of a page. */
#pragma once
#include "parse/page/blocks.h"

/* BCP 47 primary tag in lower case: what the page declares, unless its letters say otherwise; absent when neither says. */
struct tw_slice tw_page_lang(struct tw_arena *arena, struct tw_slice declared, const struct tw_blocks *blocks);
