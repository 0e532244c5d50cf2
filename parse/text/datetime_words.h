/* Words that occur in dates: months in the major languages, halves of the day. Words come folded: lower case,
 * without diacritics (NFKD, marks stripped). */
#pragma once
#include "base/slice.h"

/* 1..12, or 0. `loose`: an English month by its first three letters too ("Janurary", "Septem"). */
int tw_datetime_words_month(struct tw_slice word, bool loose);
/* The same of a word as it is written, in any case and with its diacritics. */
int tw_datetime_words_written_month(struct tw_slice word);
/* True and hours to add to a 12-hour clock's 0..11: 0 or 12. */
bool tw_datetime_words_half(struct tw_slice word, int *ret_hours);
