/* How often a source is asked: the interval it was given, learned from how often it publishes, and the floors under the next poll
 * that its server and its feed ask for. Pure but for the jitter. Times are microseconds, those of a clock wall times. */
#pragma once
#include "ingest/schedule.h"

enum {
  TW_CADENCE_HINT_MAX_SEC = 30 * 24 * 3600, /* a ttl or update period that asks for more is cut: nobody means it */
  TW_CADENCE_DATES_MAX = 16,                /* of the newest items; older ones say little of today */
};

struct tw_cadence {
  int64_t interval_us, interval_max_us; /* shortest and longest; the longest at most the shortest: it is not learned */
  int64_t gap_us, last_new_us;          /* between two items, when the last one came; 0 not known */
  int64_t floor_us;                     /* no poll before this time; 0 none */
  int64_t feed_floor_us;                /* nor within so much of the last one; 0 none */
  int64_t floor_max_us;                 /* what those two can ask for at most, from now */
  int64_t skip_hours, skip_days;        /* bit 0: the hour from 00:00 UTC; Monday */
};

/* Between the two bounds: half the time in which the source publishes one item, or has been silent, where that is longer. */
int64_t tw_cadence_interval_us(const struct tw_cadence *cadence, int64_t now_us);
/* When the next poll is due after a success: the interval with 5 % of jitter to either side, moved up to the floors and out of
 * skipped hours and days, there with jitter to the later side only. */
int64_t tw_cadence_next_us(const struct tw_cadence *cadence, struct tw_schedule *schedule, int64_t now_us);
/* The first moment from `due_us` on that is in no skipped hour or day; `due_us` itself when all are skipped. */
int64_t tw_cadence_unskipped_us(int64_t due_us, int64_t skip_hours, int64_t skip_days);

/* What RSS's <ttl> (minutes) and the syndication module's updatePeriod and updateFrequency ask for, the longer; absent ones and
 * nonsense ask for nothing, a period without a frequency means once, a frequency without a period times a day. */
int64_t tw_cadence_feed_floor_us(struct tw_slice ttl, struct tw_slice update_period, struct tw_slice update_frequency);
/* The bits of <skipHours> ("0" to "23", "24" for midnight) and <skipDays> ("Monday"). */
int64_t tw_cadence_skip_hours(const struct tw_slice *hours, size_t count);
int64_t tw_cadence_skip_days(const struct tw_slice *days, size_t count);
/* Mean time between items that were published at `times_us` (any order; sorted here); 0 from fewer than three different ones. */
int64_t tw_cadence_gap_us(int64_t *times_us, size_t count);
