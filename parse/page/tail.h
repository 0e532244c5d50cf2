/* The end of a page's text: related stories, comments, closing notes. */
#pragma once
#include "parse/page/blocks.h"

/* Drop what stands from a phrase like "Related stories" on, once two thirds of the body stand before it; but where headings of
 * the article itself go on behind it, no more than its own section. */
void tw_tail_cut(const struct tw_dom *dom, struct tw_blocks *blocks);
/* Drop what stands behind a line that parts it from the text (of asterisks or the like, or a rule) where most of its lines say
 * where else to find the writer: addresses and handles, as podcasts and newsletters have them under each piece. */
void tw_tail_cut_contacts(const struct tw_dom *dom, struct tw_blocks *blocks);
/* Drop a few closing notes, from the end on; never the only text. */
void tw_tail_trim_closings(struct tw_blocks *blocks);
