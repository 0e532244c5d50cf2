/* An event on its way: what the passes of event.c fill in, one after the other. */
#pragma once
#include "parse/extract/passes.h"

enum {
  TW_EVENT_NAMES = 12, /* persons, parties: more in one clause is a list, not an event's cast */
  TW_EVENT_DATE_BYTES = 12,
  TW_EVENT_MONTH_DAYS = 31, /* a period longer than a month dates no single act on its own */
};

struct tw_event_draft {
  const struct tw_pack_event_rule *rule;
  struct tw_slice type; /* the rule's, or one of its `also` */
  size_t sentence;
  int token; /* the trigger */
  enum tw_form form;
  bool is_sign, is_planned, is_dropped;
  int first, last; /* tokens of its clause, both included */
  struct tw_period period;
  enum tw_basis basis;
  struct tw_slice date, date_end, place;
  struct tw_slice persons[TW_EVENT_NAMES], parties[TW_EVENT_NAMES];
  size_t person_count, party_count;
  bool has_counted; /* counted persons or a sum stand in the clause */
  uint32_t quote_start, quote_end;
};

struct tw_event_draft_list {
  struct tw_event_draft *items;
  size_t count, capacity;
};

/* The clause's tokens around the trigger: between semicolons and full stops, and where another trigger's clause begins. */
void tw_event_clause(struct tw_reading *r, struct tw_event_draft *d);
/* Negated, conditional: false. Sets is_planned. */
bool tw_event_is_stated(struct tw_reading *r, struct tw_event_draft *d);
/* When: in the clause, else in the sentence, else the paragraph's opening period. */
void tw_event_date(struct tw_reading *r, struct tw_event_draft *d);
/* Where, and which states and organisations. */
void tw_event_place(struct tw_reading *r, struct tw_event_draft *d);
/* Who, by the script of the text. */
void tw_event_persons(struct tw_reading *r, struct tw_event_draft *d);
void tw_event_persons_en(struct tw_reading *r, struct tw_event_draft *d, int first, int last);
void tw_event_persons_zh(struct tw_reading *r, struct tw_event_draft *d, int first, int last);
/* Adds a name once; names past the limit are left out. */
void tw_event_add_name(struct tw_slice *names, size_t *count, struct tw_slice name);
/* One record an event: mentions that tell the same are dropped, what they know goes to the one that stays. */
void tw_event_merge(struct tw_event_draft_list *drafts);
