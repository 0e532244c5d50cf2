#include "ingest/host_queue.h"
#include <stdlib.h>

struct tw_host {
  struct tw_due_node due; /* first, so that the heap's node is the host */
  struct tw_hash_node node;
  struct tw_host_ticket *first, **last;
  int64_t active;
  int64_t next_us;     /* no start before it */
  int64_t previous_us; /* next_us before the latest start */
  char name[];
};

void tw_host_queue_init(struct tw_host_queue *queue, int64_t concurrency, int64_t delay_us) {
  *queue = (struct tw_host_queue){.concurrency = concurrency > 0 ? concurrency : 1, .delay_us = delay_us};
  tw_hash_index_init(&queue->hosts);
}

void tw_host_queue_done(struct tw_host_queue *queue) {
  for (size_t i = 0; i < queue->hosts.bucket_count; i++) {
    for (struct tw_hash_node *node = queue->hosts.buckets[i], *next; node; node = next) {
      next = node->next;
      free((char *)node - offsetof(struct tw_host, node));
    }
  }
  tw_hash_index_done(&queue->hosts);
  tw_due_heap_done(&queue->ready);
}

static void host_drop(struct tw_host_queue *queue, struct tw_host *host) {
  tw_due_heap_remove(&queue->ready, &host->due);
  tw_hash_index_remove(&queue->hosts, &host->node);
  free(host);
}

/* In the heap when it can start something at next_us, or when it is idle and can be forgotten then. The put can't fail:
 * push has made room, and each host keeps its place while it exists (see host_new). */
static void host_settle(struct tw_host_queue *queue, struct tw_host *host, int64_t now_us) {
  bool can_start = host->first && host->active < queue->concurrency;
  bool is_idle = !host->first && host->active == 0;
  if (is_idle && host->next_us <= now_us) {
    host_drop(queue, host);
  } else {
    (void)tw_due_heap_put(&queue->ready, &host->due, can_start || is_idle ? host->next_us : TW_DUE_NEVER);
  }
}

static struct tw_host *host_new(struct tw_host_queue *queue, struct tw_slice name) {
  struct tw_host *host = calloc(1, sizeof(*host) + name.len + 1);
  if (!host) return NULL;
  host->last = &host->first;
  host->next_us = host->previous_us = INT64_MIN;
  if (name.len) memcpy(host->name, name.ptr, name.len);
  if (tw_due_heap_put(&queue->ready, &host->due, TW_DUE_NEVER)) {
    if (tw_hash_index_insert(&queue->hosts, &host->node, tw_slice_of(host->name, name.len))) return host;
    tw_due_heap_remove(&queue->ready, &host->due);
  }
  free(host);
  return NULL;
}

void tw_host_queue_configure(struct tw_host_queue *queue, int64_t concurrency, int64_t delay_us, int64_t now_us) {
  queue->concurrency = concurrency > 0 ? concurrency : 1;
  queue->delay_us = delay_us;
  for (size_t i = 0; i < queue->hosts.bucket_count; i++) {
    for (struct tw_hash_node *node = queue->hosts.buckets[i], *next; node; node = next) {
      next = node->next;
      host_settle(queue, (struct tw_host *)(void *)((char *)node - offsetof(struct tw_host, node)), now_us);
    }
  }
}

bool tw_host_queue_push(struct tw_host_queue *queue, struct tw_host_ticket *ticket, struct tw_slice host, int64_t now_us) {
  struct tw_hash_node *node = tw_hash_index_find(&queue->hosts, host);
  struct tw_host *found =
      node ? (struct tw_host *)(void *)((char *)node - offsetof(struct tw_host, node)) : host_new(queue, host);
  if (!found) return false;
  ticket->host = found;
  ticket->next = NULL;
  *found->last = ticket;
  found->last = &ticket->next;
  /* Hosts that have never been asked are served in the order they came. */
  if (found->first == ticket && found->next_us < now_us) found->next_us = now_us;
  host_settle(queue, found, now_us);
  return true;
}

struct tw_host_ticket *tw_host_queue_pop(struct tw_host_queue *queue, int64_t now_us) {
  while (tw_due_heap_first_us(&queue->ready) <= now_us) {
    struct tw_host *host = (struct tw_host *)tw_due_heap_first(&queue->ready);
    struct tw_host_ticket *ticket = host->first;
    if (!ticket) {
      host_settle(queue, host, now_us); /* idle and due: forgotten */
      continue;
    }
    host->first = ticket->next;
    if (!host->first) host->last = &host->first;
    host->active++;
    host->previous_us = host->next_us;
    host->next_us = now_us + (ticket->delay_us > queue->delay_us ? ticket->delay_us : queue->delay_us);
    host_settle(queue, host, now_us);
    return ticket;
  }
  return NULL;
}

void tw_host_queue_release(struct tw_host_queue *queue, struct tw_host_ticket *ticket, int64_t now_us) {
  struct tw_host *host = ticket->host;
  ticket->host = NULL;
  host->active--;
  host_settle(queue, host, now_us);
}

void tw_host_queue_unstart(struct tw_host_queue *queue, struct tw_host_ticket *ticket, int64_t now_us) {
  ticket->host->next_us = ticket->host->previous_us;
  tw_host_queue_release(queue, ticket, now_us);
}

int64_t tw_host_queue_next_us(const struct tw_host_queue *queue) {
  return tw_due_heap_first_us(&queue->ready);
}

size_t tw_host_queue_hosts(const struct tw_host_queue *queue) {
  return queue->hosts.count;
}
