/* The daemon's part, played by a test: an emitter process and the frames to and from it. Each test includes it once. */
#pragma once
#include "base/channel.h"
#include "base/clock.h"
#include "model/emit_frames.h"
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
/* Not sorted in: it needs setjmp.h, stdarg.h and stddef.h before it. */
#include <cmocka.h>

enum { EMITTER_WAIT_MS = 60000, EMITTER_STATES_BYTES = 8192 };

struct emitter {
  pid_t pid;
  int fd;
  struct tw_buf in;
  size_t taken;
  bool ended, is_ready, has_failed;
  struct tw_emit_ready ready;
  struct tw_emit_ack ack;
  enum tw_verdict verdict;
  char failure[256];
  char states[EMITTER_STATES_BYTES]; /* one a line */
};

static void emitter_send(struct emitter *e, uint32_t kind, const struct tw_buf *body) {
  tw_frame_write(e->fd, kind, tw_buf_slice(body), NULL); /* one that died is met when reading */
}

/* `out_fd`: the emitter's standard output, or -1 for ours. */
static void emitter_start(struct emitter *e, const struct tw_emit_config *config, int out_fd) {
  int pair[2];
  char path[] = TW_BINARY_DIR "/tallywire-emit";
  char *argv[] = {path, NULL};
  *e = (struct emitter){.fd = -1};
  tw_buf_init(&e->in, 0);
  assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), 0);
  int theirs = fcntl(pair[1], F_DUPFD_CLOEXEC, 10); /* never 3 itself: dup2 onto itself would keep CLOEXEC */
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (out_fd >= 0) posix_spawn_file_actions_adddup2(&actions, out_fd, STDOUT_FILENO); /* first: it may be 3 itself */
  posix_spawn_file_actions_adddup2(&actions, theirs, 3);
  assert_int_equal(posix_spawn(&e->pid, path, &actions, NULL, argv, environ), 0);
  posix_spawn_file_actions_destroy(&actions);
  close(pair[1]);
  close(theirs);
  e->fd = pair[0];
  e->ack = (struct tw_emit_ack){.seq = config->mark, .length = config->length};
  TW_BUF_AUTO body;
  tw_buf_init(&body, 0);
  assert_true(tw_emit_config_encode(config, &body));
  emitter_send(e, TW_EMIT_CONFIG, &body);
}

/* Frames for one write, so that the emitter finds them together. */
static void emitter_queue(struct tw_buf *frames, const struct tw_emit_row *row) {
  TW_BUF_AUTO body;
  tw_buf_init(&body, 0);
  assert_true(tw_emit_row_encode(row, &body));
  assert_true(tw_frame_append(frames, TW_EMIT_ROW, tw_buf_slice(&body)));
}

static void emitter_write(struct emitter *e, const struct tw_buf *frames) {
  for (size_t at = 0; at < frames->len;) {
    ssize_t n = send(e->fd, frames->data + at, frames->len - at, MSG_NOSIGNAL);
    if (n <= 0) return; /* it died: met when reading */
    at += (size_t)n;
  }
}

static void emitter_take(struct emitter *e, const struct tw_frame *frame) {
  struct tw_error error;
  struct tw_emit_failed failed;
  size_t len = strlen(e->states);
  switch (frame->kind) {
  case TW_EMIT_READY:
    assert_int_equal(tw_emit_ready_decode(frame->body, &e->ready, &error), 0);
    e->is_ready = true;
    if (e->ready.has_mark && e->ready.mark > e->ack.seq) e->ack.seq = e->ready.mark;
    break;
  case TW_EMIT_ACK: assert_int_equal(tw_emit_ack_decode(frame->body, &e->ack, &error), 0); break;
  case TW_EMIT_STATE: snprintf(e->states + len, sizeof e->states - len, "%.*s\n", TW_SLICE_ARG(frame->body)); break;
  case TW_EMIT_FAILED:
    assert_int_equal(tw_emit_failed_decode(frame->body, &failed, &error), 0);
    e->has_failed = true;
    e->verdict = failed.verdict;
    snprintf(e->failure, sizeof e->failure, "%.*s", TW_SLICE_ARG(failed.text));
    break;
  default: fail_msg("a frame of kind %u", frame->kind);
  }
}

/* Take what the emitter has said, waiting up to `wait_ms` for it to say something. */
static void emitter_step(struct emitter *e, int wait_ms) {
  struct pollfd ready = {.fd = e->fd, .events = POLLIN};
  struct tw_frame frame;
  if (e->ended || poll(&ready, 1, wait_ms) <= 0) return;
  ssize_t n = recv(e->fd, tw_buf_reserve(&e->in, 65536), 65536, 0);
  if (n <= 0) {
    e->ended = true;
    return;
  }
  e->in.len += (size_t)n;
  while (tw_frame_next(&e->in, &e->taken, TW_EMIT_MAX_FRAME_BYTES, &frame) == 1) emitter_take(e, &frame);
  tw_buf_consume(&e->in, e->taken);
  e->taken = 0;
}

static int64_t emitter_now_ms(void) {
  struct tw_clock clock = tw_clock_system();
  return tw_clock_mono(&clock) / TW_USEC_PER_MSEC;
}

/* Until it said READY, or failed or ended. */
static bool emitter_await_ready(struct emitter *e) {
  int64_t end = emitter_now_ms() + EMITTER_WAIT_MS;
  while (!e->is_ready && !e->ended && emitter_now_ms() < end) emitter_step(e, 100);
  return e->is_ready;
}

static void emitter_must_be_ready(struct emitter *e) {
  int status = 0;
  if (emitter_await_ready(e)) return;
  if (e->ended) waitpid(e->pid, &status, 0);
  fail_msg("not ready, %s (wait status %#x): %s %s", e->ended ? "ended" : "running", (unsigned)status, e->failure, e->states);
}

static bool emitter_await_mark(struct emitter *e, uint64_t seq, int wait_ms) {
  int64_t end = emitter_now_ms() + wait_ms;
  while (e->ack.seq < seq && !e->ended && emitter_now_ms() < end) emitter_step(e, 100);
  return e->ack.seq >= seq;
}

static void emitter_must_deliver(struct emitter *e, uint64_t seq) {
  if (!emitter_await_mark(e, seq, EMITTER_WAIT_MS))
    fail_msg("stuck at %llu of %llu: %s %s", (unsigned long long)e->ack.seq, (unsigned long long)seq, e->failure, e->states);
}

static void emitter_await_end(struct emitter *e) {
  int64_t end = emitter_now_ms() + EMITTER_WAIT_MS;
  while (!e->ended && emitter_now_ms() < end) emitter_step(e, 100);
}

/* Exit status, or 128 + signal. */
static int emitter_reap(struct emitter *e) {
  int status = 0;
  waitpid(e->pid, &status, 0);
  close(e->fd);
  tw_buf_done(&e->in);
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* Close our end as the daemon does when it stops, take the last acknowledgements. */
static int emitter_finish(struct emitter *e) {
  shutdown(e->fd, SHUT_WR);
  emitter_await_end(e);
  return emitter_reap(e);
}

static void emitter_kill(struct emitter *e) {
  kill(e->pid, SIGKILL);
  emitter_await_end(e);
  emitter_reap(e);
}
