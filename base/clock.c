#include "base/clock.h"
#include <time.h>

static int64_t read_clock(clockid_t id) {
  struct timespec now;
  clock_gettime(id, &now);
  return (int64_t)now.tv_sec * TW_USEC_PER_SEC + now.tv_nsec / 1000;
}

static int64_t wall(void *user) {
  (void)user;
  return read_clock(CLOCK_REALTIME);
}

static int64_t mono(void *user) {
  (void)user;
  return read_clock(CLOCK_MONOTONIC);
}

struct tw_clock tw_clock_system(void) {
  return (struct tw_clock){.wall_us = wall, .mono_us = mono};
}
