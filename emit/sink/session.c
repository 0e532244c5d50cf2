#include "emit/sink/session.h"
#include "base/channel.h"
#include "base/clock.h"
#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

enum {
  READ_BYTES = 256 << 10,    /* a socket buffer's worth */
  STATE_BYTES = 512,         /* a line for people */
  FRAME_MARGIN_BYTES = 4096, /* topic, key and lengths around the largest value */
};

int tw_session_start(struct tw_session *session, int fd, struct tw_error *error) {
  *session = (struct tw_session){.fd = fd, .log = {.fd = 2, .level = TW_LOG_WARN, .journal = getenv("JOURNAL_STREAM") != NULL}};
  tw_buf_init(&session->in, TW_EMIT_MAX_FRAME_BYTES + READ_BYTES + FRAME_MARGIN_BYTES);
  tw_buf_init(&session->said, STATE_BYTES);
  session->arena = tw_arena_new(0);
  if (!session->arena) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  struct tw_frame frame;
  TW_BUF_AUTO scratch;
  tw_buf_init(&scratch, TW_EMIT_MAX_FRAME_BYTES);
  int got = tw_frame_read(fd, &scratch, TW_EMIT_MAX_FRAME_BYTES, &frame, error);
  if (got <= 0) return got;
  session->is_check = frame.kind == TW_EMIT_CHECK;
  if (frame.kind != TW_EMIT_CONFIG && !session->is_check)
    return tw_error_set(error, TW_EINVAL, TW_STOP, "the first frame is no configuration");
  struct tw_slice body = tw_arena_dup(session->arena, frame.body);
  if (!body.ptr) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  int status = tw_emit_config_decode(body, session->arena, &session->config, error);
  session->last_seq = session->config.mark;
  return status ? status : 1;
}

void tw_session_done(struct tw_session *session) {
  tw_buf_done(&session->in);
  tw_buf_done(&session->said);
  tw_arena_free(session->arena);
  session->arena = NULL;
}

struct tw_batch *tw_batch_new(void) {
  struct tw_batch *batch = calloc(1, sizeof *batch);
  if (!batch) return NULL;
  batch->arena = tw_arena_new(0);
  if (batch->arena) return batch;
  free(batch);
  return NULL;
}

void tw_batch_free(struct tw_batch *batch) {
  if (!batch) return;
  tw_arena_free(batch->arena);
  free(batch);
}

static bool batch_is_full(const struct tw_batch *batch) {
  return batch->count == TW_SESSION_BATCH_ROWS || batch->bytes >= TW_SESSION_BATCH_BYTES;
}

static int take_row(struct tw_session *session, struct tw_batch *batch, const struct tw_frame *frame, struct tw_error *error) {
  if (frame->kind != TW_EMIT_ROW) return tw_error_set(error, TW_EINVAL, TW_STOP, "a frame of kind %u, not a row", frame->kind);
  struct tw_slice body = tw_arena_dup(batch->arena, frame->body);
  if (!body.ptr) return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
  struct tw_emit_row *row = &batch->rows[batch->count];
  int status = tw_emit_row_decode(body, row, error);
  if (status) return status;
  if (row->seq <= session->last_seq)
    return tw_error_set(error, TW_EINVAL, TW_STOP, "row %llu after row %llu", (unsigned long long)row->seq,
                        (unsigned long long)session->last_seq);
  session->last_seq = row->seq;
  batch->bytes += body.len;
  batch->count++;
  return 0;
}

/* Rows that are whole in the buffer already. */
static int take_buffered(struct tw_session *session, struct tw_batch *batch, struct tw_error *error) {
  while (!batch_is_full(batch)) {
    struct tw_frame frame;
    int got = tw_frame_next(&session->in, &session->taken, TW_EMIT_MAX_FRAME_BYTES, &frame);
    if (got < 0) return tw_error_set(error, TW_ELIMIT, TW_STOP, "a frame larger than %d bytes", TW_EMIT_MAX_FRAME_BYTES);
    if (got == 0) break;
    int status = take_row(session, batch, &frame, error);
    if (status) return status;
  }
  tw_buf_consume(&session->in, session->taken);
  session->taken = 0;
  return 0;
}

/* 1 something was read, 0 nothing is there. */
static int fill(struct tw_session *session, int wait_ms, struct tw_error *error) {
  struct pollfd ready = {.fd = session->fd, .events = POLLIN};
  if (poll(&ready, 1, wait_ms) <= 0) return 0;
  char *room = tw_buf_reserve(&session->in, READ_BYTES);
  if (!room) return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "no memory for rows");
  ssize_t n = recv(session->fd, room, READ_BYTES, 0);
  if (n < 0 && (errno == EINTR || errno == EAGAIN)) return 0;
  if (n <= 0) {
    /* A reset is the daemon's death as much as an end is. */
    session->ended = true;
    return 0;
  }
  session->in.len += (size_t)n;
  return 1;
}

int tw_session_collect(struct tw_session *session, struct tw_batch *batch, int wait_ms, struct tw_error *error) {
  tw_arena_reset(batch->arena);
  batch->count = batch->bytes = 0;
  int status = take_buffered(session, batch, error);
  while (status == 0 && !session->ended && !batch_is_full(batch)) {
    status = fill(session, batch->count ? 0 : wait_ms, error);
    if (status <= 0) break;
    status = take_buffered(session, batch, error);
  }
  return status;
}

void tw_session_tell(struct tw_session *session, const char *format, ...) {
  char text[STATE_BYTES];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof text, format, args);
  va_end(args);
  struct tw_slice line = tw_slice_from(text);
  if (session->said.len && tw_slice_eq(tw_buf_slice(&session->said), line)) return;
  tw_buf_reset(&session->said);
  tw_buf_append(&session->said, line);
  tw_frame_write(session->fd, TW_EMIT_STATE, line, NULL);
}

int tw_session_ready(struct tw_session *session, const struct tw_emit_ready *ready, struct tw_error *error) {
  TW_BUF_AUTO body;
  tw_buf_init(&body, 0);
  if (!tw_emit_ready_encode(ready, &body)) return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
  return tw_frame_write(session->fd, TW_EMIT_READY, tw_buf_slice(&body), error);
}

int tw_session_ack(struct tw_session *session, uint64_t seq, uint64_t length, struct tw_error *error) {
  TW_BUF_AUTO body;
  tw_buf_init(&body, 0);
  struct tw_emit_ack ack = {.seq = seq, .length = length};
  if (!tw_emit_ack_encode(&ack, &body)) return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
  return tw_frame_write(session->fd, TW_EMIT_ACK, tw_buf_slice(&body), error);
}

void tw_session_fail(struct tw_session *session, const struct tw_error *error) {
  TW_BUF_AUTO body;
  tw_buf_init(&body, 0);
  struct tw_emit_failed failed = {.verdict = error->verdict, .text = tw_slice_from(error->text)};
  /* The daemon logs it; where it is gone, we do. */
  bool is_told =
      tw_emit_failed_encode(&failed, &body) && tw_frame_write(session->fd, TW_EMIT_FAILED, tw_buf_slice(&body), NULL) == 0;
  if (is_told) return;
  TW_LOG(&session->log, TW_LOG_ERROR, "sink_failed", tw_log_slice("sink", session->config.sink),
         tw_log_str("verdict", tw_verdict_name(error->verdict)), tw_log_str("error", error->text));
}

static int64_t now_us(void) {
  struct tw_clock clock = tw_clock_system();
  return tw_clock_mono(&clock);
}

bool tw_session_is_over(struct tw_session *session) {
  struct pollfd peer = {.fd = session->fd, .events = POLLRDHUP};
  bool over = session->ended || (poll(&peer, 1, 0) > 0 && (peer.revents & (POLLRDHUP | POLLHUP | POLLERR)));
  if (over && session->over_since_us == 0) session->over_since_us = now_us();
  return over;
}

bool tw_session_pause(struct tw_session *session, int wait_ms) {
  bool was_over = tw_session_is_over(session);
  struct pollfd peer = {.fd = was_over ? -1 : session->fd, .events = POLLRDHUP}; /* a negative fd only sleeps */
  poll(&peer, 1, wait_ms);
  if (!tw_session_is_over(session)) return true;
  return now_us() - session->over_since_us < TW_SESSION_FINISH_MS * TW_USEC_PER_MSEC;
}
