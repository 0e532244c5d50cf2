/* The parsers of the daemon: N tallywire-parse processes on the loop. A document that crashes, hangs or bloats a worker costs
 * that document; the worker is replaced. Jobs wait in order of submission. */
#pragma once
#include "base/log.h"
#include "base/loop.h"
#include "daemon/worker_client.h"

struct tw_worker_pool;

/* `outcome` is NULL when the worker was lost with the document; *why then says how, and `reason` is one word for the dead
 * letter ("parser_crashed", "parser_timeout", "parser_lied"). Valid during the call only; the outcome's lists too. */
typedef void tw_worker_pool_fn(void *user, const struct tw_outcome *outcome, const char *reason, const struct tw_error *why);
/* Workers can't be started at all: without another pool the program must end. Called from the loop, for a pool that was refused
 * once for each of its workers; the pool may not be freed in it. */
typedef void tw_worker_pool_broken_fn(void *user, const struct tw_worker_pool *pool, const struct tw_error *why);

struct tw_worker_pool_options {
  struct tw_worker_options worker; /* copied as an argument vector */
  size_t count;
  int64_t timeout_us; /* one document, wall time */
  tw_worker_pool_broken_fn *broken;
  void *user;
};

/* `loop`, `log` and `paths` are borrowed. Workers start at once, and answer when their rules are compiled. NULL with *error when
 * one can't be started; `broken` is never called from here. */
struct tw_worker_pool *tw_worker_pool_new(struct tw_loop *loop, const struct tw_log *log, const struct tw_paths *paths,
                                          const struct tw_worker_pool_options *options, struct tw_error *error);
/* Kills the workers; waiting jobs are dropped without a call. NULL is a no-op. */
void tw_worker_pool_free(struct tw_worker_pool *pool);
/* Encodes the job (nothing is borrowed; its id is the pool's own). `fn` is called once from the loop. 0 or TW_ENOMEM. A document
 * whose worker was lost through no fault of its own (killed from outside, before it had the whole document) is given to another
 * one once. */
int tw_worker_pool_submit(struct tw_worker_pool *pool, const struct tw_job *job, tw_worker_pool_fn *fn, void *user);
/* The jobs of `from` that no worker has yet become those of `to`, behind its own. */
void tw_worker_pool_hand_over(struct tw_worker_pool *from, struct tw_worker_pool *to);
/* Jobs waiting and in work. */
size_t tw_worker_pool_pending(const struct tw_worker_pool *pool);
/* Workers that are ready or busy. */
size_t tw_worker_pool_ready(const struct tw_worker_pool *pool);
