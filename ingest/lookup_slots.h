/* How many names are being looked up. Debian's libcurl asks the resolver in a thread for each name; a look-up that timed out
 * leaves its thread behind until the C library gives up too, so an abandoned one keeps its slot for that long. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  TW_LOOKUP_SLOTS = 64,         /* threads; a resolver asked more at once answers later, not faster */
  TW_LOOKUP_ABANDONED_SEC = 30, /* resolv.conf(5) by default: 3 servers, 2 attempts, 5 s each */
};

/* A zeroed struct is ready. Times are monotonic microseconds. */
struct tw_lookup_slots {
  size_t active;
  size_t abandoned, oldest; /* a ring in `ends` */
  int64_t ends[TW_LOOKUP_SLOTS];
};

/* How many slots can be taken now. */
size_t tw_lookup_slots_free(struct tw_lookup_slots *slots, int64_t now_us);
/* Take a slot; false when all are taken. */
bool tw_lookup_slots_take(struct tw_lookup_slots *slots, int64_t now_us);
/* The look-up has ended. */
void tw_lookup_slots_release(struct tw_lookup_slots *slots);
/* Nobody waits for the look-up any longer, but its thread may. */
void tw_lookup_slots_abandon(struct tw_lookup_slots *slots, int64_t now_us);
/* When an abandoned one's slot comes free; INT64_MAX when there is none. */
int64_t tw_lookup_slots_next_us(const struct tw_lookup_slots *slots);
