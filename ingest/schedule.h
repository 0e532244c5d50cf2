/* When each source is due: a heap on one loop timer. Intervals with jitter so that sources do not fire together, exponential
 * back-off with full jitter after failures. Knows nothing of how a source is fetched. */
#pragma once
#include "base/loop.h"
#include "base/slice.h"

struct tw_schedule;

typedef void tw_schedule_fn(void *user, size_t source);

/* `seed` makes jitter repeatable in tests. */
struct tw_schedule *tw_schedule_new(struct tw_loop *loop, uint64_t seed, tw_schedule_fn *fn, void *user);
void tw_schedule_free(struct tw_schedule *schedule); /* NULL is a no-op */
/* `source` (an index of the caller's) becomes due at wall time `due_us` (past: at once); scheduling again moves it. fn is
 * called from the loop once for each scheduling. 0 or TW_ENOMEM. */
int tw_schedule_at(struct tw_schedule *schedule, size_t source, int64_t due_us);
void tw_schedule_cancel(struct tw_schedule *schedule, size_t source);

/* 0 to `span_us`, both inclusive, from the schedule's own chance; 0 for a span that is not positive. */
int64_t tw_schedule_jitter(struct tw_schedule *schedule, int64_t span_us);
/* Next due time after a success: now + interval, 5 % of jitter to either side. */
int64_t tw_schedule_next(struct tw_schedule *schedule, int64_t now_us, int64_t interval_us);
/* After `failures` (>= 1) failures in a row: first * 2^(failures-1), at most max, with full jitter, but not sooner than
 * half of first; and never before `floor_us` from now (Retry-After). */
int64_t tw_schedule_backoff(struct tw_schedule *schedule, int64_t now_us, int64_t failures, int64_t first_us, int64_t max_us,
                            int64_t floor_us);
