/* Dates as feeds and pages write them: RFC 822/2822 with its real-world faults, RFC 3339, W3CDTF, the forms of some forty
 * languages, epoch seconds. An unusable date is no date, never now, never 1970. */
#pragma once
#include "base/arena.h"
#include "base/calendar.h"

enum tw_datetime_precision { TW_DATETIME_YEAR, TW_DATETIME_MONTH, TW_DATETIME_DAY, TW_DATETIME_TIME };

struct tw_datetime {
  int64_t time_us; /* UTC */
  enum tw_datetime_precision precision;
  bool has_zone;
};

/* `timezone`: of a time without one, as datetime_zones.h names it ("Asia/Shanghai"; no file is read); absent: UTC. A day
 * without a time is that day at midnight UTC, in any zone. False when it is no date. */
bool tw_datetime_parse(struct tw_slice text, struct tw_slice timezone, struct tw_datetime *ret_datetime);
