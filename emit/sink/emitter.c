#include "emit/sink/emitter.h"
#include "emit/sink/kafka_check.h"
#include "emit/sink/sink.h"

enum { IDLE_MS = 1000 };

static const struct tw_sink_ops *find_ops(struct tw_slice name) {
  static const struct tw_sink_ops *const all[] = {&tw_kafka_sink, &tw_file_sink, &tw_stdout_sink};
  for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
    if (tw_slice_is(name, all[i]->name)) return all[i];
  return NULL;
}

static int pump(struct tw_session *session, const struct tw_sink_ops *ops, struct tw_sink *sink, struct tw_batch *batch,
                struct tw_error *error) {
  for (;;) {
    int status = tw_session_collect(session, batch, IDLE_MS, error);
    if (status == 0 && batch->count == 0 && session->ended) return 0;
    if (status == 0) status = batch->count ? ops->deliver(sink, batch, error) : ops->idle(sink, error);
    if (status) return status;
  }
}

static int serve(struct tw_session *session, struct tw_error *error) {
  const struct tw_sink_ops *ops = find_ops(session->config.sink);
  if (!ops) return tw_error_set(error, TW_EUNSUPPORTED, TW_STOP, "there is no sink %.*s", TW_SLICE_ARG(session->config.sink));
  struct tw_batch *batch = tw_batch_new();
  if (!batch) return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
  struct tw_sink *sink = NULL;
  struct tw_emit_ready ready = {0};
  int status = ops->open(session, &sink, &ready, error);
  if (status == 0) {
    tw_session_tell(session, "ok");
    /* Rows are numbered above the higher of the two marks from here on. */
    if (ready.has_mark && ready.mark > session->last_seq) session->last_seq = ready.mark;
    status = tw_session_ready(session, &ready, error);
  }
  if (status == 0) status = pump(session, ops, sink, batch, error);
  ops->close(sink);
  tw_batch_free(batch);
  return status;
}

int tw_emitter_run(int fd) {
  struct tw_session session;
  struct tw_error error = {0};
  int status = tw_session_start(&session, fd, &error);
  if (status > 0) status = session.is_check ? tw_kafka_check(fd, &session.config, &error) : serve(&session, &error);
  if (status < 0) tw_session_fail(&session, &error);
  tw_session_done(&session);
  return status < 0 ? 1 : 0;
}
