/* Manners: how many requests one host gets at once and how far apart they start. Shared by everything that is fetched.
 * Knows no time but what it is told (monotonic microseconds) and no network. Each call costs O(log hosts); a host that is
 * idle and past its delay is forgotten. */
#pragma once
#include "base/slice.h"
#include "ingest/due_heap.h"
#include "ingest/hash_index.h"

struct tw_host;

/* Lives in the caller's request from push until release. */
struct tw_host_ticket {
  struct tw_host *host;
  struct tw_host_ticket *next;
  int64_t delay_us; /* after this one's start; at least the queue's own delay counts */
};

struct tw_host_queue {
  struct tw_hash_index hosts;
  struct tw_due_heap ready; /* hosts with something to start or to forget */
  int64_t concurrency, delay_us;
};

/* `concurrency` >= 1: at once to one host; `delay_us`: between two starts. Pair with _done. */
void tw_host_queue_init(struct tw_host_queue *queue, int64_t concurrency, int64_t delay_us);
/* Forgets all hosts; tickets still in are dropped. */
void tw_host_queue_done(struct tw_host_queue *queue);
/* New limits; they hold from the next start. */
void tw_host_queue_configure(struct tw_host_queue *queue, int64_t concurrency, int64_t delay_us, int64_t now_us);
/* Append to the host's line. `host` is copied. `ticket->delay_us` is set by the caller. False when memory is out. */
bool tw_host_queue_push(struct tw_host_queue *queue, struct tw_host_ticket *ticket, struct tw_slice host, int64_t now_us);
/* The next ticket that may start now, counted as started; NULL when there is none. */
struct tw_host_ticket *tw_host_queue_pop(struct tw_host_queue *queue, int64_t now_us);
/* A popped ticket that was not started after all: as release, and the host's delay does not begin anew. */
void tw_host_queue_unstart(struct tw_host_queue *queue, struct tw_host_ticket *ticket, int64_t now_us);
/* A started ticket has ended. */
void tw_host_queue_release(struct tw_host_queue *queue, struct tw_host_ticket *ticket, int64_t now_us);
/* When pop is worth calling again; TW_DUE_NEVER: not before the next push or release. */
int64_t tw_host_queue_next_us(const struct tw_host_queue *queue);
/* Hosts remembered. */
size_t tw_host_queue_hosts(const struct tw_host_queue *queue);
