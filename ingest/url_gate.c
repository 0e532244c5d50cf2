#include "ingest/url_gate.h"
#include "base/error.h"
#include <stdlib.h>

struct tw_url_entry {
  struct tw_hash_node node; /* first, so that the table's node is the entry */
  struct tw_url_ticket *first, **last;
  char url[];
};

void tw_url_gate_init(struct tw_url_gate *gate) {
  tw_hash_index_init(&gate->urls);
}

void tw_url_gate_done(struct tw_url_gate *gate) {
  for (size_t i = 0; i < gate->urls.bucket_count; i++) {
    for (struct tw_hash_node *node = gate->urls.buckets[i], *next; node; node = next) {
      next = node->next;
      free((struct tw_url_entry *)node);
    }
  }
  tw_hash_index_done(&gate->urls);
}

static struct tw_url_entry *entry_new(struct tw_url_gate *gate, struct tw_slice url) {
  struct tw_url_entry *entry = calloc(1, sizeof(*entry) + url.len + 1);
  if (!entry) return NULL;
  entry->last = &entry->first;
  if (url.len) memcpy(entry->url, url.ptr, url.len);
  if (tw_hash_index_insert(&gate->urls, &entry->node, tw_slice_of(entry->url, url.len))) return entry;
  free(entry);
  return NULL;
}

int tw_url_gate_enter(struct tw_url_gate *gate, struct tw_url_ticket *ticket, struct tw_slice url) {
  struct tw_url_entry *entry = (struct tw_url_entry *)tw_hash_index_find(&gate->urls, url);
  bool is_free = !entry;
  if (is_free) entry = entry_new(gate, url);
  if (!entry) return TW_ENOMEM;
  *ticket = (struct tw_url_ticket){.entry = entry};
  if (is_free) return 1;
  *entry->last = ticket;
  entry->last = &ticket->next;
  return 0;
}

struct tw_url_ticket *tw_url_gate_leave(struct tw_url_gate *gate, struct tw_url_ticket *ticket) {
  struct tw_url_entry *entry = ticket->entry;
  ticket->entry = NULL;
  struct tw_url_ticket *next = entry->first;
  if (!next) {
    tw_hash_index_remove(&gate->urls, &entry->node);
    free(entry);
    return NULL;
  }
  entry->first = next->next;
  if (!entry->first) entry->last = &entry->first;
  next->next = NULL;
  return next;
}
