/* Zones of clocks: abbreviations, names in words, IANA names of the places that sources are in. */
#pragma once
#include "base/calendar.h"

/* A place's rules for clocks: standard offset and the family of its daylight saving. */
struct tw_datetime_place {
  int offset_s;
  enum {
    TW_DATETIME_NO_DST,
    TW_DATETIME_DST_EU,
    TW_DATETIME_DST_US,
    TW_DATETIME_DST_AUSTRALIA,
    TW_DATETIME_DST_NEW_ZEALAND,
    TW_DATETIME_DST_CHILE,
    TW_DATETIME_DST_ISRAEL,
  } dst;
};

/* A source's zone: "Asia/Shanghai", "+08:00", "UTC+8", "CST"; any case. False when not known. */
bool tw_datetime_zones_find(struct tw_slice name, struct tw_datetime_place *ret_place);
/* Names of places that _find knows ("asia/shanghai"), in no order: static text, at most `capacity`. Returns how many there are.
 */
size_t tw_datetime_zones_places(struct tw_slice *ret_names, size_t capacity);
/* A zone as a date names it: "gmt", "edt", "eastern_standard_time", "europe/paris"; folded, blanks as '_'. False when not known.
 */
bool tw_datetime_zones_find_written(struct tw_slice name, struct tw_datetime_place *ret_place);
/* Seconds east of UTC at a local time (seconds since 1970 as if it were UTC). */
int tw_datetime_zones_offset_at(const struct tw_datetime_place *place, int64_t local_s);
