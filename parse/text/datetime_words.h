/* Words that occur in dates: months in the major languages, halves of the day, zones. Words come folded: lower case,
 * without diacritics (NFKD, marks stripped). */
#pragma once
#include "base/calendar.h"

/* 1..12, or 0. `loose`: an English month by its first three letters too ("Janurary", "Septem"). */
int tw_datetime_words_month(struct tw_slice word, bool loose);
/* True and hours to add to a 12-hour clock's 0..11: 0 or 12. */
bool tw_datetime_words_half(struct tw_slice word, int *ret_hours);
/* Zone abbreviations of dates, "gmt", "edt", "msk": seconds east of UTC. */
bool tw_datetime_words_zone(struct tw_slice word, int *ret_offset_s);

/* A place's rules for clocks: standard offset and the family of its daylight saving. */
struct tw_datetime_place {
  int offset_s;
  enum { TW_DATETIME_NO_DST, TW_DATETIME_DST_EU, TW_DATETIME_DST_US } dst;
};
/* "Asia/Shanghai", "+08:00", "UTC+8", "CST"; any case. False when not known. */
bool tw_datetime_words_place(struct tw_slice name, struct tw_datetime_place *ret_place);
/* Seconds east of UTC at a local time (seconds since 1970 as if it were UTC). */
int tw_datetime_words_offset_at(const struct tw_datetime_place *place, int64_t local_s);
