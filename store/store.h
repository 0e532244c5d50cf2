/* The durable state in one SQLite file (WAL, synchronous=FULL): sources, items still to be read, articles, records, the
 * outbox and the sinks' marks. One daemon a state directory. Everything since the last commit is one transaction: a parsed
 * document, its records, its source's validators and its outbox rows become durable together or not at all.
 * Calls block at most for one disk sync (commit) and are made from one thread. Returned slices live in the given arena.
 * A failed write has verdict TW_STOP: the transaction is rolled back and nothing half-written stays. */
#pragma once
#include "base/arena.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/log.h"
#include "model/record.h"

struct tw_store;

/* Opens or creates `state_dir` (0700) and its database, takes the lock, migrates the schema. `state_dir` NULL: in memory
 * (--dry-run). `log` is borrowed. NULL with *error: another daemon's pid is named, a newer schema is refused. */
struct tw_store *tw_store_open(const char *state_dir, const struct tw_log *log, struct tw_error *error);
/* As above for reading beside a running daemon (series, status): no lock, no write. */
struct tw_store *tw_store_open_readonly(const char *state_dir, struct tw_error *error);
/* Rolls back what is not committed. NULL is a no-op. */
void tw_store_close(struct tw_store *store);

/* Make everything since the last commit durable. A no-op when nothing was written. */
int tw_store_commit(struct tw_store *store, struct tw_error *error);
/* Documents and other writes since the last commit; 0 when there is nothing to commit. */
size_t tw_store_pending(const struct tw_store *store);
/* So much is pending that it should be committed at once: TW_STORE_BATCH_WRITES or TW_STORE_BATCH_BYTES, which take some 10 ms to
 * write and sync. */
enum { TW_STORE_BATCH_WRITES = 2048, TW_STORE_BATCH_BYTES = 1 << 20 };
bool tw_store_batch_is_full(const struct tw_store *store);
/* A passive checkpoint; called between batches when the loop is idle. */
int tw_store_checkpoint(struct tw_store *store, struct tw_error *error);

/* ---- sources ---- */
struct tw_source_state {
  struct tw_slice url;                               /* as configured when this was learned */
  struct tw_slice moved_url;                         /* where a permanent redirect led; absent */
  struct tw_slice validators_url;                    /* the URL whose answer gave etag and last_modified */
  struct tw_slice etag, last_modified;               /* byte for byte as received; absent */
  struct tw_digest variant;                          /* of what selected that answer beside the URL (Vary) */
  struct tw_digest content;                          /* of the last body */
  int64_t next_due_us, last_success_us, last_new_us; /* wall clock; 0 never */
  int64_t floor_us;                                  /* the server or the feed wants no poll before it; wall clock, 0 none */
  int64_t failures;                                  /* in a row */
  bool was_polled;                                   /* a first poll has succeeded */
  bool is_retired;                                   /* it is gone for good: never polled again */
  struct tw_slice answer;                            /* of the last poll, as ingest/answer.h names it; absent before the first */
  int64_t http_status;                               /* of the last poll; 0 where there was no answer */
  struct tw_slice reason;                            /* why it is in this state, for people */
  /* What the feed says of itself, as of the last one read. */
  int64_t feed_floor_us;         /* ttl and the like: least time between two polls */
  int64_t skip_hours, skip_days; /* bit 0: the hour from 00:00 UTC; Monday */
  int64_t gap_us;                /* between two of its items; 0 not known */
  struct tw_slice hub, self;     /* links of WebSub; absent */
};
/* TW_ENOTFOUND for a source never saved. */
int tw_store_source_load(struct tw_store *store, struct tw_arena *arena, struct tw_slice name, struct tw_source_state *ret_state,
                         struct tw_error *error);
/* Copied; written and durable with the next commit. */
int tw_store_source_save(struct tw_store *store, struct tw_slice name, const struct tw_source_state *state,
                         struct tw_error *error);

/* ---- items: what a feed or index named and is still to be read; durable together with the feed's validators ---- */
struct tw_item {
  int64_t id; /* set by the store */
  struct tw_slice source, guid, url, title, published, lang;
  struct tw_slice content; /* HTML from the feed, where the article is read from it; absent: url is fetched */
  struct tw_slice url_key; /* model/url_key.h; absent where the URL does not name the item */
  struct tw_digest digest; /* of what the source says of it; zeros: it says nothing that could change */
  int64_t attempts, due_us;
  int64_t depth;    /* 0: an article. Else a list of items, so many steps below the source's own document */
  int64_t room;     /* of a list that is read for the first time: so many of its newest items are taken; 0: all */
  int64_t document; /* that shows it, tw_store_document; 0: none that is told of, the item is never forgotten */
};
struct tw_item_list {
  struct tw_item *items;
  size_t count, capacity;
};
enum tw_item_added {
  TW_ITEM_NEW,
  TW_ITEM_KNOWN,   /* nothing was written */
  TW_ITEM_CHANGED, /* its source edited it: queued again, under a new id */
};
/* The document of `source`, or with `list` (its url_key; else absent) of a list below it: what its items are seen in. */
int tw_store_document(struct tw_store *store, struct tw_slice source, struct tw_slice list, int64_t *ret_document,
                      struct tw_error *error);
/* One step of forgetting items that were read or left out: those that no document has shown for `keep_us`, and that are not in
 * the latest reading of any that showed them. *cursor is 0 at first, and again when a round is complete. At most
 * TW_STORE_FORGET_STEP items a step, in the open transaction; writes nothing where there is nothing to forget. */
enum { TW_STORE_FORGET_STEP = 256 };
int tw_store_items_forget(struct tw_store *store, int64_t now_us, int64_t keep_us, int64_t *cursor, size_t *ret_forgotten,
                          struct tw_error *error);
/* What an item is recognised by, in this order: the guid (this source), unless it now stands for another URL and another title;
 * the URL's key (any source); digest and date of publication (this source). One that is edited again and again is read at once
 * the first times, then at growing intervals from `now_us` on. `is_left_out`: noted as known, never queued; another source may
 * still bring it. */
int tw_store_item_add(struct tw_store *store, struct tw_item *item, bool is_left_out, int64_t now_us,
                      enum tw_item_added *ret_added, struct tw_error *error);
/* Items still queued with id > after_id, by id, at most `limit`. */
int tw_store_items_queued(struct tw_store *store, struct tw_arena *arena, int64_t after_id, size_t limit,
                          struct tw_item_list *ret_list, struct tw_error *error);
/* It stays queued: not before `due_us` (wall time), with so many attempts behind it. */
int tw_store_item_retry(struct tw_store *store, int64_t id, int64_t attempts, int64_t due_us, struct tw_error *error);
/* It was read, or given up: never queued again. */
int tw_store_item_finish(struct tw_store *store, int64_t id, bool given_up, struct tw_error *error);

/* ---- holds: URLs and hosts that asked to be left alone (Retry-After) ---- */
struct tw_hold {
  struct tw_slice url; /* with is_host: any of the host's */
  bool is_host;
  int64_t until_us; /* wall clock */
};
enum { TW_STORE_HOLDS_MAX = 10000 }; /* loaded at once: more than hosts that would all be asked within a Retry-After */
struct tw_hold_list {
  struct tw_hold *items;
  size_t count, capacity;
};
/* Durable with the next commit. A shorter one than is known changes nothing. */
int tw_store_hold_save(struct tw_store *store, const struct tw_hold *hold, struct tw_error *error);
/* Those that are not over, the hosts first, then the longest; at most TW_STORE_HOLDS_MAX. */
int tw_store_holds_load(struct tw_store *store, struct tw_arena *arena, int64_t now_us, struct tw_hold_list *ret_list,
                        struct tw_error *error);
/* Drop those that are over; writes nothing where there are none. */
int tw_store_holds_drop(struct tw_store *store, int64_t now_us, struct tw_error *error);

/* ---- articles and records ---- */
struct tw_article_row {
  struct tw_slice key, url, canonical_url, source, title, lang, published;
  struct tw_digest id, content; /* content: digest of the article's text */
  int revision;
  int64_t fetched_at_us;
  uint64_t bytes;
  struct tw_slice text;            /* the article's text: what offsets count in */
  struct tw_slice body, body_type; /* as fetched, for replay; kept compressed */
  struct tw_digest duplicate_of;   /* the document that this one is a copy of; zeros: of none */
  int similarity;                  /* to it, in thousandths */
};
/* TW_ENOTFOUND when the article is new. `text` and `body` are filled only with want_bodies. */
int tw_store_article_find(struct tw_store *store, struct tw_arena *arena, struct tw_slice key, bool want_bodies,
                          struct tw_article_row *ret_row, struct tw_error *error);
/* One row for each key and revision; earlier revisions stay, the same one is replaced. */
int tw_store_article_save(struct tw_store *store, const struct tw_article_row *row, struct tw_error *error);

/* ---- stories: where copies of an article are looked for; kept 30 days, at most 200,000 ---- */
enum { TW_STORE_STORY_BANDS = 32, TW_STORE_STORIES_LIKE = 6 };
struct tw_store_story {
  struct tw_digest document;
  struct tw_slice text; /* of its last revision */
};
/* Independent stories that share keys with `bands` (model/story.h), the likeliest first. */
int tw_store_stories_like(struct tw_store *store, struct tw_arena *arena, const int64_t bands[TW_STORE_STORY_BANDS],
                          struct tw_store_story ret_stories[TW_STORE_STORIES_LIKE], size_t *ret_count, struct tw_error *error);
/* Whether the document is among them. */
int tw_store_story_is_known(struct tw_store *store, const struct tw_digest *document, bool *ret_known, struct tw_error *error);
/* Add the document, or replace its keys; drops some that are too old. */
int tw_store_story_save(struct tw_store *store, const struct tw_digest *document, const int64_t bands[TW_STORE_STORY_BANDS],
                        int64_t now_us, struct tw_error *error);
/* A no-op for one that is not known. */
int tw_store_story_forget(struct tw_store *store, const struct tw_digest *document, struct tw_error *error);

struct tw_record_row {
  struct tw_digest id, article;          /* article: the document's id */
  enum tw_topic topic;                   /* METRICS or EVENTS */
  struct tw_slice series, measure, unit; /* measure: or the event's type */
  struct tw_decimal value, value_max;
  bool has_value, has_max;
  enum tw_qualifier qualifier;
  struct tw_period period;
  int64_t reported_at_us; /* 0 not known */
  struct tw_slice json;   /* as published */
};
/* *ret_new false: this id was saved before (and published), nothing is written. */
int tw_store_record_save(struct tw_store *store, const struct tw_record_row *row, bool *ret_new, struct tw_error *error);

/* ---- the outbox ---- */
struct tw_outbox_row {
  uint64_t seq; /* set by the store, from 1, never used twice */
  enum tw_topic topic;
  struct tw_slice key, value;
  struct tw_slice headers; /* as emit/ encodes them; the store does not look inside */
};
struct tw_outbox_list {
  struct tw_outbox_row *items;
  size_t count, capacity;
};
/* Copied; numbered in the order of the calls, durable with the next commit. */
int tw_store_outbox_append(struct tw_store *store, const struct tw_outbox_row *row, struct tw_error *error);
/* Committed rows with seq > after, in order, at most `limit` rows and about `max_bytes`. */
int tw_store_outbox_read(struct tw_store *store, struct tw_arena *arena, uint64_t after, size_t limit, size_t max_bytes,
                         struct tw_outbox_list *ret_list, struct tw_error *error);
/* The last committed number; 0 before the first. */
uint64_t tw_store_outbox_last(struct tw_store *store);

struct tw_sink_mark {
  uint64_t seq;    /* everything up to here was delivered */
  uint64_t length; /* bytes of the file sink's file at that moment */
};
/* Zeros for a sink never seen. `sink`: "kafka", "file", "stdout". */
int tw_store_mark_load(struct tw_store *store, const char *sink, struct tw_sink_mark *ret_mark, struct tw_error *error);
/* Saved with the next commit. A mark never goes back: a lower one changes nothing. */
int tw_store_mark_save(struct tw_store *store, const char *sink, struct tw_sink_mark mark, struct tw_error *error);
/* Call at every READY of a sink, before its first row is sent; `broker_mark` is 0 where the broker has none. Commits what is
 * pending: rows must not be sent before it is durable that this run said hello, or a crash would make them look unsent.
 * Rows up to the mark, of runs up to the last hello, count as sent: the sink's mark in the store rises to the broker's.
 * Rows of later runs that lie at or below the mark (a lost or restored state directory) move above it, all by the same
 * distance, with all that follow and with other sinks' marks among them. *ret_moved says that numbers changed: whatever
 * was handed to other sinks' emitters is void then, and they are to be started anew from tw_store_mark_load. */
int tw_store_outbox_continue_above(struct tw_store *store, const char *sink, uint64_t broker_mark, bool *ret_moved,
                                   struct tw_error *error);
/* Delete rows that all named sinks have passed, with the next commit. */
int tw_store_outbox_trim(struct tw_store *store, const char *const *sinks, size_t count, struct tw_error *error);

/* ---- series ---- */
struct tw_series_row {
  struct tw_slice series, measure, unit, source, title, url, quote_json; /* quote_json: the record as published */
  struct tw_decimal value, value_max;
  bool has_max;
  enum tw_qualifier qualifier;
  struct tw_period period;
  int64_t reported_at_us;
  struct tw_digest id, document;
  struct tw_digest duplicate_of; /* the article is a copy of this document: no second source; zeros: of none */
};
typedef int tw_store_series_fn(void *user, const struct tw_series_row *row);
/* Rows ordered by series, period, reported; `measure` absent: all. Stops when fn returns non-zero and returns that. */
int tw_store_series(struct tw_store *store, struct tw_slice measure, tw_store_series_fn *fn, void *user, struct tw_error *error);
