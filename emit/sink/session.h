/* The emitter's end of the socket to the daemon: rows come in, acknowledgements and states go out. One thread. */
#pragma once
#include "base/arena.h"
#include "base/log.h"
#include "model/emit_frames.h"

enum {
  TW_SESSION_BATCH_ROWS = 1000,     /* a transaction this long takes a few tens of ms on a broker nearby */
  TW_SESSION_BATCH_BYTES = 4 << 20, /* so that a batch crosses a slow line within the transaction's timeout */
  TW_SESSION_FINISH_MS = 10000,     /* what is in hand is worth this much waiting once the daemon has closed its end */
};

struct tw_session {
  int fd; /* borrowed */
  struct tw_log log;
  struct tw_arena *arena; /* of the configuration */
  struct tw_emit_config config;
  struct tw_buf in;
  size_t taken;          /* bytes of `in` that are used up */
  uint64_t last_seq;     /* of the last row that came in */
  bool is_check;         /* the daemon only asks whether the configuration will do */
  bool ended;            /* the daemon has closed its end, and all it sent was read */
  int64_t over_since_us; /* when we first saw that it had; 0 not yet */
  struct tw_buf said;    /* the state last told */
};

/* Rows of one delivery, copied out of the socket's buffer. */
struct tw_batch {
  struct tw_arena *arena;
  size_t count, bytes;
  struct tw_emit_row rows[TW_SESSION_BATCH_ROWS];
};

/* Blocks for the first frame, the configuration. 1 it is there, 0 the daemon went away before it, <0 error. Pair with
 * tw_session_done whatever it gave. */
int tw_session_start(struct tw_session *session, int fd, struct tw_error *error);
void tw_session_done(struct tw_session *session);

/* NULL when out of memory. */
struct tw_batch *tw_batch_new(void);
void tw_batch_free(struct tw_batch *batch);
/* Replace what is in `batch` by the rows that are waiting, within the bounds above; waits up to `wait_ms` for a first one.
 * 0 with batch->count 0 when none came (session->ended says that none will), <0 on a frame that should not be. */
int tw_session_collect(struct tw_session *session, struct tw_batch *batch, int wait_ms, struct tw_error *error);

/* A line for people, sent (the daemon logs it) when it differs from the last one; "ok" when all is well. */
void tw_session_tell(struct tw_session *session, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Each gives 0 or TW_EIO: the daemon is gone. */
int tw_session_ready(struct tw_session *session, const struct tw_emit_ready *ready, struct tw_error *error);
int tw_session_ack(struct tw_session *session, uint64_t seq, uint64_t length, struct tw_error *error);
/* The last word; errors of the socket are ignored. */
void tw_session_fail(struct tw_session *session, const struct tw_error *error);

/* True once the daemon has closed its end or died, even while frames of it are still unread. Does not block. */
bool tw_session_is_over(struct tw_session *session);
/* Wait before another attempt; a daemon that goes away cuts it short. False when it went away TW_SESSION_FINISH_MS ago:
 * give up, the rows are safe in its outbox. */
bool tw_session_pause(struct tw_session *session, int wait_ms);
