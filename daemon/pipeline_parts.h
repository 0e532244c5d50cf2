/* What the pipeline's files share; nobody else includes it. pipeline.c is the flow, source.c a source and its state,
 * source_poll.c one poll of it, source_reading.c its document, source_intake.c what that names, source_end.c how the poll ends,
 * item_read.c one article, pipeline_life.c start, reload and end, pipeline_status.c what the pipeline says of itself. */
#pragma once
#include "config/patterns.h"
#include "daemon/article_records.h"
#include "daemon/pipeline.h"
#include "daemon/sink_link.h"
#include "daemon/worker_pool.h"
#include "ingest/answer.h"
#include "ingest/cookie_jar.h"
#include "ingest/robots_cache.h"
#include "ingest/schedule.h"
#include "store/store.h"

enum {
  TW_COMMIT_DELAY_MS = 50,   /* how long the first write of a transaction waits, unless the batch is full before */
  TW_CHECKPOINT_SECONDS = 5, /* the write-ahead log is copied back while little else happens */
  TW_FORGET_SECONDS = 3600,  /* between two rounds through the items that may be forgotten */
  TW_ACTIVE_ITEMS = 128,     /* articles being fetched or parsed */
  TW_HELD_COPIES = 2,        /* of a body in hand: ours, and the parser's frame */
  TW_SINKS = 3,
  TW_ONCE_SINK_ATTEMPTS = 5, /* --once: an emitter that ends so often without delivering anything has failed for good */
};

/* One configured source while the daemon runs. Owns copies of its settings, so that a reload can't pull them away. */
struct tw_source {
  struct tw_pipeline *pipeline;
  size_t index;
  char *settings_texts, *state_texts; /* what the slices of settings and state point into */
  struct tw_source_settings settings;
  struct tw_patterns *patterns;  /* NULL: every link */
  struct tw_cookie_jar *cookies; /* NULL: none are kept */
  size_t room;                   /* of the first poll's max_new, what is left; SIZE_MAX later */
  int64_t round_us;              /* when its own document was read last; 0: not in this run */
  struct tw_source_state state;
  int64_t due_us; /* as scheduled; 0: not */
  bool is_polling;
  bool is_orphan; /* dropped by a reload while a poll was on its way; freed when that ends */
  bool is_dirty;  /* state to be saved */
  struct tw_source *next_orphan;
  struct tw_reading_task *reading; /* the document that a parser has; NULL between */
  struct tw_digest refused;        /* the last document that went to the dead letters: told once, not at every attempt */
};

struct tw_pipeline {
  struct tw_pipeline_options options;
  const struct tw_settings *settings;
  struct tw_store *store;
  struct tw_fetcher *fetcher;
  struct tw_robots_cache *robots;
  struct tw_worker_pool *pool;
  struct tw_worker_pool
      *retired_pool;  /* of before a reload, until its documents are read and the new one has started; else NULL */
  bool is_pool_older; /* than the settings: those of the last reload gave none that starts */
  struct tw_schedule *schedule;
  int64_t forget_cursor, forget_due_us; /* of tw_store_items_forget; monotonic */
  struct tw_sink_link *links[TW_SINKS];
  size_t link_count;
  struct tw_source **sources; /* as configured; behind them, in the same array, the same ones by name */
  size_t source_count;
  struct tw_source *orphans;
  size_t to_poll; /* --once: sources not polled yet */

  int64_t item_cursor; /* items up to this id have been begun */
  bool items_exhausted;
  size_t active_items, waiting_items;
  int64_t held_bytes;                   /* of bodies in hand, with the parsers' copies */
  struct tw_item_task *tasks;           /* all that are begun, for the end */
  struct tw_item_wait *waits;           /* all that wait for their next attempt */
  struct tw_item_wait *due, **due_tail; /* of these, those whose time has come, in that order */

  struct tw_loop_timer *commit_timer, *checkpoint_timer, *refill_timer;
  struct tw_loop_timer *patience_timer; /* --once: armed while nothing is left to do but to wait for a sink */
  bool has_committed;                   /* since the last checkpoint */
  bool checkpoint_wanted;               /* with the next commit: it was due while a transaction was open */
  bool is_finished, is_ending;
  bool is_spoiled; /* something could not be written whole: nothing is committed any more, the open transaction is dropped */
  size_t failed;   /* --once: sources and articles that failed for good */
  uint64_t articles, metrics, events, deadletters;
  uint64_t rejected[TW_REASON_COUNT]; /* numbers of those articles that gave no record, by the reason */
};

/* ---- pipeline.c: what the stages hand on ---- */

/* Something was written to the store: commit soon. */
void tw_pipeline_touch(struct tw_pipeline *p);
/* A store error or the like: nothing more is committed or published, so that no half of anything stays; the daemon ends. What the
 * open transaction held is done again at the next start. */
void tw_pipeline_stop(struct tw_pipeline *p, const struct tw_error *why);
/* An article was read: save it with its item. */
void tw_pipeline_article(struct tw_pipeline *p, const struct tw_article_input *input);
/* A document is lost, with its reason. */
/* A body is in hand, until it is released: while there are too many nothing more is fetched. */
void tw_pipeline_hold(struct tw_pipeline *p, size_t body_bytes);
void tw_pipeline_release(struct tw_pipeline *p, size_t body_bytes);
void tw_pipeline_deadletter(struct tw_pipeline *p, const struct tw_deadletter *letter);
/* Begin waiting items as far as there is room; --once: see whether all is done. */
void tw_pipeline_advance(struct tw_pipeline *p);

/* Timer callbacks; `user` is the pipeline. */
void tw_pipeline_commit_due(void *user);
void tw_pipeline_checkpoint_due(void *user);
void tw_pipeline_refill_due(void *user);
void tw_pipeline_patience_ended(void *user);

/* ---- pipeline_life.c ---- */

/* Free the parsers of before a reload once they have nothing left to read and others have started, or those that a reload gave
 * and that did not start. */
void tw_pipeline_drop_retired_pool(struct tw_pipeline *p);

/* ---- source_poll.c ---- */

/* The schedule's callback. */
void tw_source_poll(void *pipeline, size_t index);

/* ---- source_reading.c ---- */

/* Hand the answer's body to a parser; `next` (copied) is the state as it will be once its items are noted. */
void tw_source_read(struct tw_source *source, const struct tw_fetch_result *result, const struct tw_source_state *next);
/* Forget the document that a parser has, if any. */
void tw_source_drop_reading(struct tw_source *source);

/* ---- source_end.c: each ends the poll and schedules the next; the source may be freed by it ---- */

struct tw_poll_failure {
  enum tw_answer answer;
  long http_status; /* 0: there was no answer */
  const char *why;
  int64_t retry_after_us; /* 0: not said */
};

struct tw_poll_success {
  enum tw_answer answer; /* NEW, UNCHANGED or NOTHING */
  bool is_read;          /* there is more to save than that the source was asked */
  bool has_gap;          /* the state's gap_us is of this poll already */
  size_t added;          /* new items */
  const char *reason;    /* for people; NULL: "ok" */
};

void tw_source_failed(struct tw_source *source, const struct tw_poll_failure *failure);
/* `next` has what the poll learned. One that found nothing new leaves the store alone; what it learned is saved at the end. */
void tw_source_succeeded(struct tw_source *source, struct tw_source_state *next, const struct tw_poll_success *success);
/* Without a result: the source was dropped by a reload. */
void tw_source_end_poll(struct tw_source *source);
/* Between two polls while all goes well: as configured, or as learned. */
int64_t tw_source_interval_us(const struct tw_source *source);
/* After a start or a reload. --once polls now, else when the stored state says; many that are due are spread. */
void tw_source_schedule_first(struct tw_source *source);

/* ---- source_intake.c: what is new goes into the store, not yet committed; *ret_added counts it ---- */

enum {
  TW_LISTS_MAX = 50,            /* sitemaps that one reading of an index queues: those that changed last */
  TW_LIST_DEPTH_MAX = 3,        /* an index in an index is against the protocol, but there are some */
  TW_LIST_MAX_BYTES = 48 << 20, /* of the 50 MB that sitemaps.org allows: what one frame to a parser holds */
};

/* 0; <0 with *error: the store failed (verdict stop), or for files also that they can't be read (retry later). `list`: the item
 * that the document was fetched for, NULL for the source's own document. A sitemap index adds its sitemaps as items that are
 * lists; one that changed since it was read is read again. */
int tw_source_take_feed(struct tw_source *source, const struct tw_item *list, const struct tw_feed *feed, size_t *ret_added,
                        struct tw_error *error);
int tw_source_take_page(struct tw_source *source, const struct tw_item *list, const struct tw_article *page, size_t *ret_added,
                        struct tw_error *error);
int tw_source_take_files(struct tw_source *source, size_t *ret_added, struct tw_error *error);

/* ---- source.c ---- */

/* Settings are copied, the state loaded from the store. NULL with *error; free with tw_source_free. */
struct tw_source *tw_source_new(struct tw_pipeline *p, const struct tw_source_settings *settings, struct tw_error *error);
void tw_source_free(struct tw_source *source);
/* A reload dropped the source: freed now, or when the poll that is on its way has ended. */
void tw_source_retire(struct tw_source *source);
/* Sorts `count` sources for tw_source_find. */
void tw_source_sort(struct tw_source **sources, size_t count);
/* NULL when no such source is configured (any more). O(log sources). */
struct tw_source *tw_source_find(const struct tw_pipeline *p, struct tw_slice name);
/* Frees a retired source whose poll has ended. */
void tw_source_drop_orphan(struct tw_source *source);
/* Copies the strings of a state into `arena`. */
void tw_source_dup_state(struct tw_arena *arena, struct tw_source_state *state);
/* Replaces the state by a copy of *next, to be saved. False when memory is out: the state stays as it was. */
bool tw_source_set_state(struct tw_source *source, const struct tw_source_state *next);
/* Write the state if it changed. */
int tw_source_save(struct tw_source *source, struct tw_error *error);

/* ---- item_read.c ---- */

struct tw_item_task;
struct tw_item_wait;
/* Take the item on: fetch or read it, parse it, save it, and finish it in the store. `item` is copied. One that is not due yet
 * only waits. */
int tw_item_begin(struct tw_pipeline *p, const struct tw_item *item, struct tw_error *error);
/* Take on the first whose wait is over; there must be one (p->due). */
int tw_item_begin_due(struct tw_pipeline *p, struct tw_error *error);
/* Frees every task that is begun and every wait; their items stay queued in the store. */
void tw_item_drop_all(struct tw_pipeline *p);
