/* In place of daemon/worker_pool.c: documents are read in this process by the parser that a worker runs, because a worker's wall
 * time means nothing while the clock leaps. */
#include "daemon/worker_pool.h"
#include "parse/worker/task.h"
#include <stdlib.h>

struct reading {
  struct reading *next;
  struct tw_arena *arena;
  struct tw_outcome outcome;
  tw_worker_pool_fn *fn;
  void *user;
};

struct tw_worker_pool {
  struct tw_loop_timer *timer;
  struct reading *first, **last;
  size_t pending;
};

static struct reading *take(struct tw_worker_pool *pool) {
  struct reading *r = pool->first;
  pool->first = r->next;
  if (!pool->first) pool->last = &pool->first;
  pool->pending--;
  return r;
}

static void reading_free(struct reading *r) {
  tw_arena_free(r->arena);
  free(r);
}

static void on_timer(void *user) {
  struct tw_worker_pool *pool = user;
  while (pool->first) {
    struct reading *r = take(pool);
    r->fn(r->user, &r->outcome, NULL, NULL);
    reading_free(r);
  }
}

struct tw_worker_pool *tw_worker_pool_new(struct tw_loop *loop, const struct tw_log *log, const struct tw_paths *paths,
                                          const struct tw_worker_pool_options *options, struct tw_error *error) {
  (void)log, (void)paths, (void)options;
  struct tw_worker_pool *pool = calloc(1, sizeof *pool);
  if (pool) pool->timer = tw_loop_timer_new(loop, on_timer, pool);
  if (pool && pool->timer) {
    pool->last = &pool->first;
    return pool;
  }
  free(pool);
  tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  return NULL;
}

void tw_worker_pool_free(struct tw_worker_pool *pool) {
  if (!pool) return;
  while (pool->first) reading_free(take(pool));
  tw_loop_timer_free(pool->timer);
  free(pool);
}

int tw_worker_pool_submit(struct tw_worker_pool *pool, const struct tw_job *job, tw_worker_pool_fn *fn, void *user) {
  struct reading *r = calloc(1, sizeof *r);
  struct tw_arena *arena = tw_arena_new(0);
  if (!r || !arena) {
    free(r);
    tw_arena_free(arena);
    return TW_ENOMEM;
  }
  *r = (struct reading){.arena = arena, .fn = fn, .user = user};
  tw_task_run(arena, NULL, job, &r->outcome); /* the document is its source's until fn is called */
  *pool->last = r;
  pool->last = &r->next;
  pool->pending++;
  tw_loop_timer_arm_in(pool->timer, 0);
  return TW_OK;
}

size_t tw_worker_pool_pending(const struct tw_worker_pool *pool) {
  return pool->pending;
}

size_t tw_worker_pool_ready(const struct tw_worker_pool *pool) {
  (void)pool;
  return 1;
}

void tw_worker_pool_hand_over(struct tw_worker_pool *from, struct tw_worker_pool *to) {
  (void)from, (void)to;
}
