#include "ingest/schedule.h"
#include "ingest/due_heap.h"
#include <stdlib.h>

enum {
  JITTER_PERCENT = 5,     /* of an interval, to either side */
  TIMER_REACH_SEC = 60,   /* look at the wall clock at least so often: it may be stepped */
  BACKOFF_SHIFT_MAX = 40, /* 2^40 microseconds are 12 days, above any maximum */
};

struct source_node {
  struct tw_due_node due; /* wall clock */
  size_t source;
};

struct tw_schedule {
  struct tw_loop *loop;
  struct tw_loop_timer *timer;
  tw_schedule_fn *fn;
  void *user;
  uint64_t random;
  int64_t pass_us; /* wall time of the pass under way, else TW_TIME_NONE */
  struct tw_due_heap heap;
  struct source_node **nodes; /* by source; NULL where never scheduled */
  size_t capacity;
};

/* SplitMix64 (Steele, Lea, Flood 2014): spread, not secrecy, is what jitter needs. */
static uint64_t schedule_random(struct tw_schedule *s) {
  uint64_t z = (s->random += UINT64_C(0x9E3779B97F4A7C15));
  z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
  return z ^ (z >> 31);
}

int64_t tw_schedule_jitter(struct tw_schedule *schedule, int64_t span_us) {
  return span_us > 0 ? (int64_t)(schedule_random(schedule) % ((uint64_t)span_us + 1)) : 0;
}

static void schedule_arm(struct tw_schedule *s) {
  if (s->heap.count == 0) {
    tw_loop_timer_disarm(s->timer);
    return;
  }
  int64_t wait = tw_due_heap_first_us(&s->heap) - tw_clock_wall(tw_loop_clock(s->loop));
  if (wait < 0) wait = 0;
  if (wait > TIMER_REACH_SEC * TW_USEC_PER_SEC) wait = TIMER_REACH_SEC * TW_USEC_PER_SEC;
  tw_loop_timer_arm_in(s->timer, wait);
}

/* One pass over what is due now; a source that its callback makes due again waits for the next round of the loop. */
static void schedule_fire(void *user) {
  struct tw_schedule *s = user;
  int64_t now = tw_clock_wall(tw_loop_clock(s->loop));
  s->pass_us = now;
  while (tw_due_heap_first_us(&s->heap) <= now) {
    struct source_node *node = (struct source_node *)tw_due_heap_first(&s->heap);
    tw_due_heap_remove(&s->heap, &node->due);
    s->fn(s->user, node->source);
  }
  s->pass_us = TW_TIME_NONE;
  schedule_arm(s);
}

struct tw_schedule *tw_schedule_new(struct tw_loop *loop, uint64_t seed, tw_schedule_fn *fn, void *user) {
  struct tw_schedule *s = calloc(1, sizeof(*s));
  if (!s) return NULL;
  *s = (struct tw_schedule){.loop = loop, .fn = fn, .user = user, .random = seed, .pass_us = TW_TIME_NONE};
  s->timer = tw_loop_timer_new(loop, schedule_fire, s);
  if (s->timer) return s;
  free(s);
  return NULL;
}

void tw_schedule_free(struct tw_schedule *schedule) {
  if (!schedule) return;
  tw_loop_timer_free(schedule->timer);
  tw_due_heap_done(&schedule->heap);
  for (size_t i = 0; i < schedule->capacity; i++) free(schedule->nodes[i]);
  free((void *)schedule->nodes);
  free(schedule);
}

static bool schedule_reserve(struct tw_schedule *s, size_t source) {
  if (source < s->capacity) return true;
  size_t capacity = s->capacity ? s->capacity : 64;
  while (capacity <= source) {
    if (capacity > SIZE_MAX / 2) return false;
    capacity *= 2;
  }
  struct source_node **nodes = reallocarray((void *)s->nodes, capacity, sizeof(struct source_node *));
  if (!nodes) return false;
  for (size_t i = s->capacity; i < capacity; i++) nodes[i] = NULL;
  s->nodes = nodes;
  s->capacity = capacity;
  return true;
}

int tw_schedule_at(struct tw_schedule *schedule, size_t source, int64_t due_us) {
  if (!schedule_reserve(schedule, source)) return TW_ENOMEM;
  struct source_node *node = schedule->nodes[source];
  if (!node) {
    node = calloc(1, sizeof(*node));
    if (!node) return TW_ENOMEM;
    node->source = source;
    schedule->nodes[source] = node;
  }
  if (schedule->pass_us != TW_TIME_NONE && due_us <= schedule->pass_us) due_us = schedule->pass_us + 1;
  if (!tw_due_heap_put(&schedule->heap, &node->due, due_us)) return TW_ENOMEM;
  if (schedule->pass_us == TW_TIME_NONE) schedule_arm(schedule);
  return TW_OK;
}

void tw_schedule_cancel(struct tw_schedule *schedule, size_t source) {
  if (source < schedule->capacity && schedule->nodes[source]) {
    tw_due_heap_remove(&schedule->heap, &schedule->nodes[source]->due);
  }
}

int64_t tw_schedule_next(struct tw_schedule *schedule, int64_t now_us, int64_t interval_us) {
  int64_t reach = interval_us / 100 * JITTER_PERCENT;
  return now_us + interval_us - reach + tw_schedule_jitter(schedule, 2 * reach);
}

static int64_t backoff_delay(int64_t failures, int64_t first_us, int64_t max_us) {
  int64_t shift = failures > 1 ? failures - 1 : 0;
  if (shift > BACKOFF_SHIFT_MAX || first_us > (max_us >> shift)) return max_us;
  return first_us << shift;
}

int64_t tw_schedule_backoff(struct tw_schedule *schedule, int64_t now_us, int64_t failures, int64_t first_us, int64_t max_us,
                            int64_t floor_us) {
  int64_t delay = backoff_delay(failures, first_us, max_us);
  /* Full jitter spreads best those that failed together; half of the first delay keeps a server from being asked at once. */
  int64_t least = (first_us < delay ? first_us : delay) / 2;
  delay = least + tw_schedule_jitter(schedule, delay - least);
  if (delay >= floor_us) return now_us + delay;
  /* Those that were told the same Retry-After must not come back together either. */
  return now_us + floor_us + tw_schedule_jitter(schedule, floor_us / 100 * JITTER_PERCENT);
}
