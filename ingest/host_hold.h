/* Hosts that asked to be left alone: 429 with Retry-After holds for the host (name and port), until its time has come. */
#pragma once
#include "base/slice.h"
#include "ingest/due_heap.h"
#include "ingest/hash_index.h"

/* A zeroed struct is not ready: pair _init with _done. Times are monotonic microseconds. */
struct tw_host_hold {
  struct tw_hash_index hosts;
  struct tw_due_heap ends;
};

/* No host is held. _done frees all; a hold that was only initialised too. */
void tw_host_hold_init(struct tw_host_hold *hold);
void tw_host_hold_done(struct tw_host_hold *hold);
/* Hold `authority` (copied) until `until_us`; a hold that lasts longer already stays. When memory is out nothing is held. */
void tw_host_hold_set(struct tw_host_hold *hold, struct tw_slice authority, int64_t until_us);
/* How much longer, in microseconds; 0 when it is free. Forgets holds that are over. */
int64_t tw_host_hold_left_us(struct tw_host_hold *hold, struct tw_slice authority, int64_t now_us);
