/* The same lines to descriptor 1, for pipes and for looking on. What was written is gone: at-least-once. */
#include "emit/sink/line.h"
#include "emit/sink/sink.h"
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

struct tw_sink {
  struct tw_session *session;
  struct tw_buf lines;
};

static void stdout_close(struct tw_sink *sink) {
  if (!sink) return;
  tw_buf_done(&sink->lines);
  free(sink);
}

static int stdout_open(struct tw_session *session, struct tw_sink **ret_sink, struct tw_emit_ready *ret_ready,
                       struct tw_error *error) {
  *ret_ready = (struct tw_emit_ready){0};
  struct tw_sink *sink = calloc(1, sizeof *sink);
  if (!sink) return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
  sink->session = session;
  tw_buf_init(&sink->lines, 0);
  *ret_sink = sink;
  return 0;
}

static int write_all(struct tw_slice bytes, struct tw_error *error) {
  while (bytes.len) {
    ssize_t n = write(STDOUT_FILENO, bytes.ptr, bytes.len);
    if (n < 0 && errno == EAGAIN) { /* someone else made the terminal non-blocking */
      struct pollfd ready = {.fd = STDOUT_FILENO, .events = POLLOUT};
      poll(&ready, 1, -1);
      continue;
    }
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return tw_error_errno(error, errno == EPIPE ? TW_STOP : TW_RETRY_LATER, "writing to standard output");
    bytes = tw_slice_sub(bytes, (size_t)n, bytes.len);
  }
  return 0;
}

static int stdout_deliver(struct tw_sink *sink, struct tw_batch *batch, struct tw_error *error) {
  tw_buf_reset(&sink->lines);
  for (size_t i = 0; i < batch->count; i++)
    if (!tw_line_append(&sink->lines, &batch->rows[i])) return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
  int status = write_all(tw_buf_slice(&sink->lines), error);
  return status ? status : tw_session_ack(sink->session, batch->rows[batch->count - 1].seq, 0, error);
}

static int stdout_idle(struct tw_sink *sink, struct tw_error *error) {
  (void)sink;
  (void)error;
  return 0;
}

const struct tw_sink_ops tw_stdout_sink = {"stdout", stdout_open, stdout_deliver, stdout_idle, stdout_close};
