#include "ingest/host_hold.h"
#include <stdlib.h>

struct held_host {
  struct tw_due_node end; /* first, so that the heap's node is the host */
  struct tw_hash_node node;
  char name[];
};

void tw_host_hold_init(struct tw_host_hold *hold) {
  *hold = (struct tw_host_hold){0};
  tw_hash_index_init(&hold->hosts);
}

static void hold_drop_first(struct tw_host_hold *hold) {
  struct held_host *host = (struct held_host *)tw_due_heap_first(&hold->ends);
  tw_due_heap_remove(&hold->ends, &host->end);
  tw_hash_index_remove(&hold->hosts, &host->node);
  free(host);
}

void tw_host_hold_done(struct tw_host_hold *hold) {
  while (hold->ends.count) hold_drop_first(hold);
  tw_hash_index_done(&hold->hosts);
  tw_due_heap_done(&hold->ends);
}

static struct held_host *hold_find(const struct tw_host_hold *hold, struct tw_slice authority) {
  struct tw_hash_node *node = tw_hash_index_find(&hold->hosts, authority);
  return node ? (struct held_host *)(void *)((char *)node - offsetof(struct held_host, node)) : NULL;
}

void tw_host_hold_set(struct tw_host_hold *hold, struct tw_slice authority, int64_t until_us) {
  struct held_host *host = hold_find(hold, authority);
  if (host) {
    if (until_us > host->end.due_us) tw_due_heap_put(&hold->ends, &host->end, until_us);
    return;
  }
  host = calloc(1, sizeof(*host) + authority.len + 1);
  if (!host) return;
  if (authority.len) memcpy(host->name, authority.ptr, authority.len);
  if (tw_due_heap_put(&hold->ends, &host->end, until_us)) {
    if (tw_hash_index_insert(&hold->hosts, &host->node, tw_slice_of(host->name, authority.len))) return;
    tw_due_heap_remove(&hold->ends, &host->end);
  }
  free(host);
}

int64_t tw_host_hold_left_us(struct tw_host_hold *hold, struct tw_slice authority, int64_t now_us) {
  while (tw_due_heap_first_us(&hold->ends) <= now_us) hold_drop_first(hold);
  struct held_host *host = hold_find(hold, authority);
  return host ? host->end.due_us - now_us : 0;
}
