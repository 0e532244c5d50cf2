#include "daemon/sink_link.h"
#include "base/channel.h"
#include "daemon/child.h"
#include "model/emit_frames.h"
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
  READ_BYTES = 64 << 10,
  STATE_BYTES = 200,      /* one line for people */
  RESTART_FIRST_MS = 500, /* an emitter that ends at once is not started in a tight loop */
  RESTART_MAX_MS = 30 * 1000,
  COMPACT_BYTES = 1 << 20,                     /* what was sent is dropped from the buffer in pieces of at least this size */
  END_MS = 1000,                               /* for an emitter that has nothing in hand to close its connections */
  OUT_MAX_BYTES = 2 * TW_EMIT_MAX_FRAME_BYTES, /* the window, with one oversized row on top */
};

/* Sizes of the rows on their way, oldest first, to know what an acknowledgement frees. */
struct window {
  struct {
    uint64_t seq;
    size_t bytes;
  } rows[TW_EMIT_WINDOW_ROWS];
  size_t head, count, bytes;
};

struct tw_sink_link {
  struct tw_loop *loop;
  const struct tw_log *log;
  const struct tw_paths *paths;
  const struct tw_settings *settings;
  struct tw_store *store;
  enum tw_sink sink;
  struct tw_sink_link_events events;
  struct tw_child child;
  struct tw_loop_fd *watch;
  struct tw_loop_timer *restart;
  int64_t restart_ms;
  struct tw_buf in, out;
  size_t out_sent;
  struct tw_arena *arena;
  struct window window;
  uint64_t sent, mark;
  size_t attempts, attempts_max; /* ends of the emitter since the last acknowledgement; at most, 0 for no limit */
  bool is_ready;
  bool is_finishing; /* only acknowledgements count any more */
  char state[STATE_BYTES];
};

static const struct {
  enum tw_sink sink;
  const char *name;
} sink_names[] = {{TW_SINK_KAFKA, "kafka"}, {TW_SINK_FILE, "file"}, {TW_SINK_STDOUT, "stdout"}};

const char *tw_sink_link_name(const struct tw_sink_link *link) {
  for (size_t i = 0; i < sizeof sink_names / sizeof *sink_names; i++)
    if (sink_names[i].sink == link->sink) return sink_names[i].name;
  return "";
}

const char *tw_sink_link_state(const struct tw_sink_link *link) {
  return link->state;
}

uint64_t tw_sink_link_lag(const struct tw_sink_link *link) {
  uint64_t last = tw_store_outbox_last(link->store);
  if (link->window.count == 0 && link->sent >= last) return 0;
  return last > link->mark ? last - link->mark : 0;
}

bool tw_sink_link_is_drained(const struct tw_sink_link *link) {
  return link->is_ready && tw_sink_link_lag(link) == 0;
}

/* Told once: an emitter repeats its state. */
static void set_state(struct tw_sink_link *link, struct tw_slice text) {
  if (tw_slice_is(tw_slice_sub(text, 0, STATE_BYTES - 1), link->state)) return;
  int len = snprintf(link->state, sizeof link->state, "%.*s", TW_SLICE_ARG(text));
  (void)len;
  TW_LOG(link->log, tw_slice_is(text, "ok") ? TW_LOG_INFO : TW_LOG_WARN, "sink_state",
         tw_log_str("sink", tw_sink_link_name(link)), tw_log_slice("state", text));
}

static void fail(struct tw_sink_link *link, const struct tw_error *why) {
  link->events.failed(link->events.user, why);
}

/* ---- to the emitter ---- */

static void flush_out(struct tw_sink_link *link) {
  while (link->watch && link->out_sent < link->out.len) {
    ssize_t n = send(link->child.fd, link->out.data + link->out_sent, link->out.len - link->out_sent, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) break;
    link->out_sent += (size_t)n;
  }
  if (link->out_sent == link->out.len) {
    tw_buf_reset(&link->out);
    link->out_sent = 0;
  } else if (link->out_sent >= COMPACT_BYTES) {
    /* While there is a backlog the buffer never runs empty. */
    tw_buf_consume(&link->out, link->out_sent);
    link->out_sent = 0;
  }
  if (link->watch) tw_loop_fd_set(link->watch, TW_LOOP_READ | (link->out.len ? TW_LOOP_WRITE : 0));
}

static bool queue_row(struct tw_sink_link *link, const struct tw_outbox_row *row) {
  struct tw_emit_row frame = {
      .seq = row->seq,
      .topic = tw_arena_printf(link->arena, "%.*s.%s", TW_SLICE_ARG(link->settings->topic_prefix), tw_topic_name(row->topic)),
      .key = row->key,
      .value = row->value,
      .headers = row->headers};
  TW_BUF_AUTO body;
  tw_buf_init(&body, TW_EMIT_MAX_FRAME_BYTES);
  if (!tw_emit_row_encode(&frame, &body) || !tw_frame_append(&link->out, TW_EMIT_ROW, tw_buf_slice(&body))) return false;
  struct window *w = &link->window;
  size_t at = (w->head + w->count++) % TW_EMIT_WINDOW_ROWS;
  w->rows[at].seq = row->seq;
  w->rows[at].bytes = body.len;
  w->bytes += body.len;
  link->sent = row->seq;
  return true;
}

void tw_sink_link_pump(struct tw_sink_link *link) {
  struct tw_error error;
  struct window *w = &link->window;
  if (!link->is_ready) return;
  while (w->count < TW_EMIT_WINDOW_ROWS && w->bytes < TW_EMIT_WINDOW_BYTES && link->sent < tw_store_outbox_last(link->store)) {
    struct tw_outbox_list rows = {0};
    tw_arena_reset(link->arena);
    size_t before = w->count;
    if (tw_store_outbox_read(link->store, link->arena, link->sent, TW_EMIT_WINDOW_ROWS - w->count,
                             TW_EMIT_WINDOW_BYTES - w->bytes, &rows, &error) < 0) {
      fail(link, &error);
      return;
    }
    bool ok = true;
    for (size_t i = 0; ok && i < rows.count; i++) ok = queue_row(link, &rows.items[i]);
    if (!ok) {
      tw_error_set(&error, TW_ENOMEM, TW_STOP, "no memory for rows to %s", tw_sink_link_name(link));
      fail(link, &error);
      return;
    }
    if (w->count > before) continue;
    /* Numbers without rows: the outbox went on above another sink's mark. */
    link->sent = tw_store_outbox_last(link->store);
  }
  flush_out(link);
}

static int queue_config(struct tw_sink_link *link, struct tw_error *error) {
  const struct tw_settings *s = link->settings;
  struct tw_sink_mark mark;
  int status = tw_store_mark_load(link->store, tw_sink_link_name(link), &mark, error);
  if (status < 0) return status;
  link->mark = mark.seq;
  struct tw_emit_config config = {.sink = tw_slice_from(tw_sink_link_name(link)),
                                  .topic_prefix = s->topic_prefix,
                                  .topic_create = s->topic_create,
                                  .topic_partitions = (uint32_t)s->topic_partitions,
                                  .topic_replication = (uint32_t)s->topic_replication,
                                  .file_path = s->file_path,
                                  .mark = mark.seq,
                                  .length = mark.length,
                                  .transactional = s->kafka_transactional,
                                  .instance = s->instance,
                                  .property_count = s->kafka_count};
  tw_arena_reset(link->arena);
  config.properties = tw_arena_calloc(link->arena, s->kafka_count, sizeof *config.properties);
  if (!config.properties) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  for (size_t i = 0; i < s->kafka_count; i++)
    config.properties[i] = (struct tw_emit_property){s->kafka[i].name, s->kafka[i].value};
  TW_BUF_AUTO body;
  tw_buf_init(&body, 0);
  if (!tw_emit_config_encode(&config, &body) || !tw_frame_append(&link->out, TW_EMIT_CONFIG, tw_buf_slice(&body)))
    return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  return TW_OK;
}

/* ---- from the emitter ---- */

/* Frees the window up to the acknowledged row. */
static void slide_window(struct window *w, uint64_t seq) {
  while (w->count && w->rows[w->head].seq <= seq) {
    w->bytes -= w->rows[w->head].bytes;
    w->head = (w->head + 1) % TW_EMIT_WINDOW_ROWS;
    w->count--;
  }
}

static int save_mark(struct tw_sink_link *link, uint64_t seq, uint64_t length, struct tw_error *error) {
  int status = tw_store_mark_save(link->store, tw_sink_link_name(link), (struct tw_sink_mark){seq, length}, error);
  if (status == TW_OK) {
    link->mark = seq;
    link->attempts = 0;
    link->restart_ms = RESTART_FIRST_MS;
    link->events.acknowledged(link->events.user);
  }
  return status;
}

static int on_ack(struct tw_sink_link *link, struct tw_slice body, struct tw_error *error) {
  struct tw_emit_ack ack;
  int status = tw_emit_ack_decode(body, &ack, error);
  if (status < 0) return status;
  if (ack.seq > link->sent) return tw_error_set(error, TW_EINVAL, TW_STOP, "the emitter acknowledged a row that was not sent");
  slide_window(&link->window, ack.seq);
  if (ack.seq <= link->mark) return TW_OK;
  return save_mark(link, ack.seq, ack.length, error);
}

static int on_emitter_ready(struct tw_sink_link *link, struct tw_slice body, struct tw_error *error) {
  struct tw_emit_ready ready;
  bool moved = false;
  if (link->is_finishing) return TW_OK; /* it has nothing in hand, and numbers must not move any more */
  int status = tw_emit_ready_decode(body, &ready, error);
  if (status < 0) return status;
  status = tw_store_outbox_continue_above(link->store, tw_sink_link_name(link), ready.has_mark ? ready.mark : 0, &moved, error);
  if (status < 0) return status;
  if (moved)
    TW_LOG(link->log, TW_LOG_WARN, "outbox_continued_above_mark", tw_log_str("sink", tw_sink_link_name(link)),
           tw_log_int("mark", (int64_t)ready.mark),
           tw_log_str("why", "the sink knows a higher mark than the state directory, which was lost or restored"));
  struct tw_sink_mark mark;
  status = tw_store_mark_load(link->store, tw_sink_link_name(link), &mark, error);
  if (status < 0) return status;
  link->mark = link->sent = mark.seq;
  link->is_ready = true;
  set_state(link, TW_SLICE("ok"));
  if (moved) link->events.renumbered(link->events.user, link);
  link->events.acknowledged(link->events.user);
  return TW_OK;
}

static int on_failed(struct tw_sink_link *link, struct tw_slice body, struct tw_error *error) {
  struct tw_emit_failed failed;
  int status = tw_emit_failed_decode(body, &failed, error);
  if (status < 0) return status;
  set_state(link, failed.text);
  if (failed.verdict != TW_STOP) return TW_OK; /* it ends now and is started again */
  const char *name = tw_sink_link_name(link);
  bool says_name = tw_slice_has_prefix(failed.text, tw_slice_from(name));
  return tw_error_set(error, TW_ESTATE, TW_STOP, "%s%s%.*s", says_name ? "" : name, says_name ? "" : ": ",
                      TW_SLICE_ARG(failed.text));
}

static int on_frame(struct tw_sink_link *link, const struct tw_frame *frame, struct tw_error *error) {
  switch (frame->kind) {
  case TW_EMIT_READY: return on_emitter_ready(link, frame->body, error);
  case TW_EMIT_ACK: return on_ack(link, frame->body, error);
  case TW_EMIT_STATE: set_state(link, frame->body); return TW_OK;
  case TW_EMIT_FAILED: return on_failed(link, frame->body, error);
  default: return tw_error_set(error, TW_EINVAL, TW_STOP, "frame kind %u from the emitter", frame->kind);
  }
}

static int take_frames(struct tw_sink_link *link, struct tw_error *error) {
  size_t offset = 0;
  struct tw_frame frame;
  int got, status = TW_OK;
  while (status == TW_OK && (got = tw_frame_next(&link->in, &offset, TW_EMIT_MAX_FRAME_BYTES, &frame)) != 0)
    status = got < 0 ? tw_error_set(error, TW_ELIMIT, TW_STOP, "a frame over the limit from the emitter")
                     : on_frame(link, &frame, error);
  tw_buf_consume(&link->in, offset);
  return status;
}

/* ---- the process ---- */

static void drop_emitter(struct tw_sink_link *link) {
  tw_loop_fd_remove(link->watch);
  link->watch = NULL;
  tw_child_kill(&link->child);
  tw_buf_reset(&link->in);
  tw_buf_reset(&link->out);
  link->out_sent = 0;
  link->window.head = link->window.count = link->window.bytes = 0;
  link->sent = link->mark;
  link->is_ready = false;
}

static void restart_later(struct tw_sink_link *link) {
  struct tw_error error;
  if (link->attempts_max && ++link->attempts >= link->attempts_max) {
    tw_error_set(&error, TW_ESTATE, TW_STOP, "%s gave up %zu times without delivering anything: %.150s", tw_sink_link_name(link),
                 link->attempts, link->state);
    fail(link, &error);
    return;
  }
  tw_loop_timer_arm_in(link->restart, link->restart_ms * TW_USEC_PER_MSEC);
  link->restart_ms = link->restart_ms * 2 > RESTART_MAX_MS ? RESTART_MAX_MS : link->restart_ms * 2;
}

/* One read a round of the loop. False when the stream has ended. */
static bool read_some(struct tw_sink_link *link) {
  char *room = tw_buf_reserve(&link->in, READ_BYTES);
  ssize_t got = room ? read(link->child.fd, room, READ_BYTES) : 0;
  if (got > 0) link->in.len += (size_t)got;
  return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

static void on_channel(void *user, int fd, unsigned events) {
  struct tw_sink_link *link = user;
  struct tw_error error;
  (void)fd;
  if (events & TW_LOOP_WRITE) flush_out(link);
  if (!(events & (TW_LOOP_READ | TW_LOOP_HANGUP))) return;
  bool is_open = read_some(link);
  if (take_frames(link, &error) < 0) {
    fail(link, &error);
    return;
  }
  if (is_open) {
    tw_sink_link_pump(link);
    return;
  }
  TW_LOG(link->log, TW_LOG_WARN, "emitter_lost", tw_log_str("sink", tw_sink_link_name(link)), tw_log_int("pid", link->child.pid));
  drop_emitter(link);
  restart_later(link);
}

static int start_emitter(struct tw_sink_link *link, struct tw_error *error) {
  char *argv[] = {(char *)(uintptr_t)link->paths->emit, NULL};
  unsigned flags = TW_CHILD_NONBLOCK | TW_CHILD_ENVIRON | (link->sink == TW_SINK_STDOUT ? TW_CHILD_STDOUT : 0);
  int status = queue_config(link, error);
  if (status == TW_OK) status = tw_child_start(argv, flags, &link->child, error);
  if (status < 0) return status;
  link->watch = tw_loop_fd_add(link->loop, link->child.fd, TW_LOOP_READ, on_channel, link);
  if (!link->watch) return tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  snprintf(link->state, sizeof link->state, "starting");
  flush_out(link);
  return TW_OK;
}

/* A start that fails while the daemon runs is the machine's trouble, and may pass. */
static void on_restart(void *user) {
  struct tw_sink_link *link = user;
  struct tw_error error;
  if (start_emitter(link, &error) == TW_OK) return;
  set_state(link, tw_slice_from(error.text));
  drop_emitter(link);
  restart_later(link);
}

void tw_sink_link_restart(struct tw_sink_link *link) {
  drop_emitter(link);
  tw_loop_timer_arm_in(link->restart, 0);
}

void tw_sink_link_set_settings(struct tw_sink_link *link, const struct tw_settings *settings) {
  link->settings = settings;
}

struct tw_sink_link *tw_sink_link_new(struct tw_loop *loop, const struct tw_log *log, const struct tw_paths *paths,
                                      const struct tw_settings *settings, struct tw_store *store, enum tw_sink sink,
                                      size_t attempts_max, const struct tw_sink_link_events *events, struct tw_error *error) {
  struct tw_sink_link *link = calloc(1, sizeof *link);
  if (!link) {
    tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
    return NULL;
  }
  *link = (struct tw_sink_link){.loop = loop,
                                .log = log,
                                .paths = paths,
                                .settings = settings,
                                .store = store,
                                .sink = sink,
                                .events = *events,
                                .attempts_max = attempts_max,
                                .child.fd = -1,
                                .restart_ms = RESTART_FIRST_MS};
  tw_buf_init(&link->in, 0);
  tw_buf_init(&link->out, OUT_MAX_BYTES);
  link->arena = tw_arena_new(0);
  link->restart = tw_loop_timer_new(loop, on_restart, link);
  if (!link->arena || !link->restart)
    tw_error_set(error, TW_ENOMEM, TW_STOP, "out of memory");
  else if (start_emitter(link, error) == TW_OK)
    return link;
  tw_sink_link_free(link, 0);
  return NULL;
}

/* The emitter sees the end of its input, finishes what it has and acknowledges it; those last frames are read here. One that has
 * nothing, or is not even ready because its broker is away, is not waited for. */
static void finish_emitter(struct tw_sink_link *link, int grace_ms) {
  struct tw_error error;
  link->is_finishing = true;
  if (link->window.count == 0 && grace_ms > END_MS) grace_ms = END_MS;
  shutdown(link->child.fd, SHUT_WR);
  int64_t end_us = tw_clock_mono(tw_loop_clock(link->loop)) + grace_ms * TW_USEC_PER_MSEC;
  for (;;) {
    int64_t left_us = end_us - tw_clock_mono(tw_loop_clock(link->loop));
    struct pollfd wait = {.fd = link->child.fd, .events = POLLIN};
    if (left_us <= 0 || poll(&wait, 1, (int)(left_us / TW_USEC_PER_MSEC) + 1) <= 0) return;
    bool is_open = read_some(link);
    if (take_frames(link, &error) < 0 || !is_open) return;
  }
}

void tw_sink_link_free(struct tw_sink_link *link, int grace_ms) {
  if (!link) return;
  if (link->watch && grace_ms > 0) finish_emitter(link, grace_ms);
  drop_emitter(link);
  tw_loop_timer_free(link->restart);
  tw_buf_done(&link->in);
  tw_buf_done(&link->out);
  tw_arena_free(link->arena);
  free(link);
}
