/* Sentences by punctuation and line ends. A line is a paragraph: readers of pages and feeds write one so. Lines that
 * were wrapped at a width are put together (parse/extract/wrap.h). */
#pragma once
#include "parse/extract/reading.h"

/* Fills r->sentences from r->text, r->found and r->hits. 0 or TW_ENOMEM. Linear time. */
int tw_sentence_split(struct tw_reading *r);
/* Marks page noise: everything behind a heading such as "Related articles" or 相关报道, teaser lines repeated on the spot,
 * bulleted headlines that nothing announces, copyright and share lines. */
void tw_sentence_mark_boilerplate(struct tw_reading *r);
/* The part of the sentence around [start, end) that a reader needs: the whole where it is short, else its clauses. */
void tw_sentence_quote(const struct tw_reading *r, size_t sentence, uint32_t start, uint32_t end, uint32_t *ret_start,
                       uint32_t *ret_end);
