#include "ingest/url_gate.h"
#include "base/error.h"

void tw_url_gate_init(struct tw_url_gate *gate) {
  tw_hash_index_init(&gate->urls);
}

void tw_url_gate_done(struct tw_url_gate *gate) {
  tw_hash_index_done(&gate->urls);
}

int tw_url_gate_enter(struct tw_url_gate *gate, struct tw_url_ticket *ticket, struct tw_slice url) {
  struct tw_url_ticket *head = (struct tw_url_ticket *)tw_hash_index_find(&gate->urls, url);
  *ticket = (struct tw_url_ticket){.node.key = url, .last = &ticket->first};
  if (!head) return tw_hash_index_insert(&gate->urls, &ticket->node, url) ? 1 : TW_ENOMEM;
  *head->last = ticket;
  head->last = &ticket->next;
  return 0;
}

struct tw_url_ticket *tw_url_gate_leave(struct tw_url_gate *gate, struct tw_url_ticket *ticket) {
  struct tw_url_ticket *next = ticket->first;
  tw_hash_index_remove(&gate->urls, &ticket->node);
  if (!next) return NULL;
  next->first = next->next;
  next->last = next->first ? ticket->last : &next->first;
  next->next = NULL;
  (void)tw_hash_index_insert(&gate->urls, &next->node, next->node.key); /* there is room: one was just taken out */
  return next;
}
