/* Time as the program sees it: replaceable, so that an hour can be simulated. All times int64 microseconds. */
#pragma once
#include <stdint.h>

#define TW_USEC_PER_SEC  INT64_C(1000000)
#define TW_USEC_PER_MSEC INT64_C(1000)
#define TW_TIME_NONE     INT64_MIN /* "not known" for a wall-clock time */

struct tw_clock {
  int64_t (*wall_us)(void *user); /* since 1970-01-01 UTC */
  int64_t (*mono_us)(void *user); /* never goes back */
  void *user;
};

/* CLOCK_REALTIME and CLOCK_MONOTONIC. */
struct tw_clock tw_clock_system(void);
static inline int64_t tw_clock_wall(const struct tw_clock *clock) {
  return clock->wall_us(clock->user);
}
static inline int64_t tw_clock_mono(const struct tw_clock *clock) {
  return clock->mono_us(clock->user);
}
