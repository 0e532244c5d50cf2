/* One request in flight for one URL: the first goes through, the others wait in line behind it. All calls are O(1). */
#pragma once
#include "base/slice.h"
#include "ingest/hash_index.h"

struct tw_url_gate {
  struct tw_hash_index urls;
};

/* Lives in the caller's request while it is in. The one that was let through stands in the table and heads the line. */
struct tw_url_ticket {
  struct tw_hash_node node; /* first, so that the table's node is the ticket */
  struct tw_url_ticket *next;
  struct tw_url_ticket *first, **last;
};

/* No URL is in flight. Pair with _done. */
void tw_url_gate_init(struct tw_url_gate *gate);
/* Forgets all; tickets still in are dropped. */
void tw_url_gate_done(struct tw_url_gate *gate);
/* 1: go ahead; 0: wait until a _leave hands the ticket out; TW_ENOMEM. `url` must stay as long as the ticket is in. */
int tw_url_gate_enter(struct tw_url_gate *gate, struct tw_url_ticket *ticket, struct tw_slice url);
/* The ticket that was let through has ended. Returns the one that may go ahead now, or NULL. */
struct tw_url_ticket *tw_url_gate_leave(struct tw_url_gate *gate, struct tw_url_ticket *ticket);
