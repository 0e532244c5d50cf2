/* Rows to Kafka, exactly once: DESIGN section 4. A transaction carries rows and their mark, the last row's number as the
 * committed offset of a consumer group; whatever happens to us or to the broker, the mark says what is there. */
#include "base/clock.h"
#include "emit/sink/kafka_admin.h"
#include "emit/sink/kafka_call.h"
#include "emit/sink/kafka_refuse.h"
#include "emit/sink/kafka_send.h"
#include "emit/sink/sink.h"
#include "model/record.h"
#include <sodium/randombytes.h>
#include <stdio.h>
#include <stdlib.h>

enum { FAILURES_TO_REBUILD = 4 }; /* failed attempts in a row before the producer itself is doubted */
/* Offsets of a group without members expire after offsets.retention.minutes, a week by default; a transactional.id too. */
#define REMARK_US (INT64_C(24) * 3600 * TW_USEC_PER_SEC)

struct tw_sink {
  struct tw_kafka kafka;
};

static int64_t now_us(void) {
  struct tw_clock clock = tw_clock_system();
  return tw_clock_mono(&clock);
}

static int gone(struct tw_error *error) {
  return tw_error_set(error, TW_ESTATE, TW_RETRY_LATER, "the daemon went away before its rows were delivered");
}

/* Longer after each failure. False when it is time to leave. */
static bool back_off(struct tw_kafka *kafka) {
  unsigned doublings = kafka->failures < 6 ? kafka->failures : 6;
  int wait_ms = TW_KAFKA_RETRY_MS << doublings;
  kafka->failures++;
  return tw_session_pause(kafka->session, wait_ms < TW_KAFKA_RETRY_MAX_MS ? wait_ms : TW_KAFKA_RETRY_MAX_MS);
}

/* Topics, fencing, mark: what a new producer does before its first row. AGAIN when the cluster did not answer. */
static enum tw_kafka_verdict introduce(struct tw_kafka *kafka, struct tw_kafka_mark *ret_mark, struct tw_error *error) {
  bool transactional = kafka->session->config.transactional;
  int status = tw_kafka_admin_topics(kafka, error);
  if (status == 0 && transactional) {
    enum tw_kafka_verdict verdict = tw_kafka_call_init(kafka);
    if (verdict != TW_KAFKA_DONE) {
      tw_error_set(error, TW_ENET, TW_RETRY_LATER, "kafka: %s", kafka->trouble);
      return verdict;
    }
    status = tw_kafka_admin_mark(kafka, ret_mark, error);
  }
  if (status == 0) return TW_KAFKA_DONE;
  snprintf(kafka->trouble, sizeof kafka->trouble, "%s", error->text);
  return error->verdict == TW_STOP ? TW_KAFKA_REBUILD : TW_KAFKA_AGAIN;
}

/* A producer that has introduced itself, however long it takes. */
static int connect_producer(struct tw_kafka *kafka, struct tw_kafka_mark *ret_mark, struct tw_error *error) {
  *ret_mark = (struct tw_kafka_mark){0};
  for (;;) {
    int status = kafka->rk ? 0 : tw_kafka_client_open(kafka, error);
    if (status) return status;
    enum tw_kafka_verdict verdict = introduce(kafka, ret_mark, error);
    if (verdict == TW_KAFKA_DONE) return 0;
    if (verdict == TW_KAFKA_LEAVE) return gone(error);
    if (verdict == TW_KAFKA_REBUILD && error->verdict == TW_STOP) return error->status;
    if (verdict != TW_KAFKA_AGAIN) tw_kafka_client_close(kafka);
    if (!kafka->is_down) tw_session_tell(kafka->session, "%s", error->text);
    if (tw_session_is_over(kafka->session) || !back_off(kafka)) return gone(error); /* no rows are in hand */
  }
}

/* A mark above ours that this process did not set is someone's who uses our transactional.id: going on would take their
 * rows for ours. */
static int adopt_mark(struct tw_kafka *kafka, const struct tw_kafka_mark *mark, struct tw_error *error) {
  if (!mark->is_there || mark->seq <= kafka->mark) return 0;
  if (!mark->is_ours)
    return tw_error_set(error, TW_ESTATE, TW_STOP,
                        "kafka: another producer uses transactional.id %s: its mark is %llu, ours %llu", kafka->id,
                        (unsigned long long)mark->seq, (unsigned long long)kafka->mark);
  kafka->mark = mark->seq;
  return 0;
}

/* A daemon that is gone may have a successor, whom a new producer of ours would fence. */
static int rebuild(struct tw_kafka *kafka, struct tw_error *error) {
  struct tw_kafka_mark mark;
  if (tw_session_is_over(kafka->session)) return gone(error);
  TW_LOG(&kafka->session->log, TW_LOG_WARN, "producer_rebuilt", tw_log_str("reason", kafka->trouble));
  tw_kafka_client_close(kafka);
  int status = connect_producer(kafka, &mark, error);
  return status ? status : adopt_mark(kafka, &mark, error);
}

/* After an attempt that failed: abort or rebuild, then ask the broker what it has. On success the rows above kafka->mark
 * are to be sent again. */
static int recover(struct tw_kafka *kafka, enum tw_kafka_verdict verdict, struct tw_error *error) {
  bool transactional = kafka->session->config.transactional;
  if (verdict == TW_KAFKA_ABORT && transactional) verdict = tw_kafka_call_abort(kafka);
  if (verdict == TW_KAFKA_LEAVE) return gone(error);
  tw_kafka_client_poll(kafka); /* reports that the abort gave */
  if (kafka->reports.refused == 0) {
    if (!kafka->is_down) tw_session_tell(kafka->session, "sending again: %s", kafka->trouble);
    if (!back_off(kafka)) return gone(error);
  }
  if (verdict == TW_KAFKA_REBUILD || kafka->failures >= FAILURES_TO_REBUILD) return rebuild(kafka, error);
  if (!transactional) return 0;
  struct tw_kafka_mark mark;
  int status = tw_kafka_admin_mark(kafka, &mark, error);
  if (status == TW_ENET) return rebuild(kafka, error);
  return status ? status : adopt_mark(kafka, &mark, error);
}

/* A batch that the broker refused is halved until the row at fault stands alone; that one is replaced. */
static int refuse(struct tw_kafka *kafka, struct tw_emit_row *rows, size_t count, struct tw_arena *arena,
                  struct tw_error *error) {
  rd_kafka_resp_err_t code = kafka->reports.refusal;
  if (count > 1) {
    kafka->max_rows = count / 2;
    return 0;
  }
  tw_session_tell(kafka->session, "row %llu: %s; its dead letter goes in its place", (unsigned long long)rows[0].seq,
                  rd_kafka_err2str(code));
  if (tw_kafka_refuse_replace(&rows[0], kafka->session->config.topic_prefix, code, arena)) return 0;
  return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
}

static void grow(struct tw_kafka *kafka) {
  kafka->failures = 0;
  kafka->max_rows = kafka->max_rows * 2 < TW_SESSION_BATCH_ROWS ? kafka->max_rows * 2 : TW_SESSION_BATCH_ROWS;
}

/* Rows up to the mark are there already: an attempt whose end we did not see had succeeded. */
static size_t skip_delivered(const struct tw_kafka *kafka, const struct tw_batch *batch, size_t from) {
  while (from < batch->count && batch->rows[from].seq <= kafka->mark) from++;
  return from;
}

static int kafka_deliver(struct tw_sink *sink, struct tw_batch *batch, struct tw_error *error) {
  struct tw_kafka *kafka = &sink->kafka;
  size_t from = 0;
  while (from < batch->count) {
    size_t count = batch->count - from < kafka->max_rows ? batch->count - from : kafka->max_rows;
    enum tw_kafka_verdict verdict = tw_kafka_send(kafka, batch->rows + from, count, batch->arena);
    int status = 0;
    if (verdict == TW_KAFKA_DONE) {
      grow(kafka);
      tw_kafka_client_is_up(kafka);
    } else {
      status = recover(kafka, verdict, error);
      if (status == 0 && kafka->reports.refused) status = refuse(kafka, batch->rows + from, count, batch->arena, error);
    }
    size_t next = skip_delivered(kafka, batch, from);
    if (status == 0 && next > from) status = tw_session_ack(kafka->session, batch->rows[next - 1].seq, 0, error);
    if (status) return status;
    from = next;
  }
  return 0;
}

/* The mark to the broker: when it had none, and once a day. Failing at it harms nothing: the store has the mark too. */
static int remark(struct tw_kafka *kafka, struct tw_error *error) {
  if (kafka->mark == 0) return 0;
  enum tw_kafka_verdict verdict = tw_kafka_send_mark(kafka, kafka->mark);
  if (verdict == TW_KAFKA_DONE) return 0;
  return recover(kafka, verdict, error);
}

static int kafka_idle(struct tw_sink *sink, struct tw_error *error) {
  struct tw_kafka *kafka = &sink->kafka;
  tw_kafka_client_poll(kafka);
  if (kafka->is_down) {
    const struct rd_kafka_metadata *metadata = NULL;
    if (rd_kafka_metadata(kafka->rk, 0, NULL, &metadata, TW_KAFKA_RETRY_MS) == RD_KAFKA_RESP_ERR_NO_ERROR) {
      rd_kafka_metadata_destroy(metadata);
      tw_kafka_client_is_up(kafka);
    }
  }
  if (!kafka->session->config.transactional || kafka->is_down || now_us() - kafka->marked_at_us < REMARK_US) return 0;
  kafka->marked_at_us = now_us(); /* tried again tomorrow, whatever comes of it */
  return remark(kafka, error);
}

static void kafka_close(struct tw_sink *sink) {
  if (!sink) return;
  tw_kafka_client_close(&sink->kafka);
  if (sink->kafka.group) rd_kafka_consumer_group_metadata_destroy(sink->kafka.group);
  free(sink);
}

static void choose_name(const struct tw_emit_config *config, const char *property, char out[static TW_KAFKA_NAME_BYTES]) {
  struct tw_slice chosen = tw_kafka_client_property(config, property);
  if (chosen.len)
    snprintf(out, TW_KAFKA_NAME_BYTES, "%.*s", TW_SLICE_ARG(chosen));
  else
    snprintf(out, TW_KAFKA_NAME_BYTES, "tallywire-%.*s-%.*s", TW_SLICE_ARG(config->topic_prefix), TW_SLICE_ARG(config->instance));
}

static int greet(struct tw_kafka *kafka, struct tw_emit_ready *ret_ready, struct tw_error *error) {
  struct tw_kafka_mark mark;
  int status = connect_producer(kafka, &mark, error);
  if (status) return status;
  *ret_ready = (struct tw_emit_ready){.has_mark = mark.is_there, .mark = mark.seq};
  kafka->failures = 0;
  /* The higher mark counts; a broker that has a lower one, or none, gets ours. */
  bool is_behind = kafka->session->config.transactional && (!mark.is_there || mark.seq < kafka->mark);
  if (mark.is_there && mark.seq > kafka->mark) kafka->mark = mark.seq;
  kafka->marked_at_us = now_us();
  if (is_behind) status = remark(kafka, error);
  if (status == 0) tw_kafka_client_is_up(kafka);
  return status;
}

/* Unlike any other process, this one's last incarnation included. */
static void choose_owner(char out[static TW_DIGEST_HEX_BYTES]) {
  struct tw_digest nonce;
  randombytes_buf(nonce.bytes, sizeof nonce.bytes);
  tw_digest_hex(&nonce, out);
}

static int kafka_open(struct tw_session *session, struct tw_sink **ret_sink, struct tw_emit_ready *ret_ready,
                      struct tw_error *error) {
  struct tw_sink *sink = calloc(1, sizeof *sink);
  if (!sink) return tw_error_set(error, TW_ENOMEM, TW_RETRY_LATER, "out of memory");
  struct tw_kafka *kafka = &sink->kafka;
  kafka->session = session;
  kafka->mark = session->config.mark;
  kafka->max_rows = TW_SESSION_BATCH_ROWS;
  choose_owner(kafka->owner);
  choose_name(&session->config, "transactional.id", kafka->id);
  choose_name(&session->config, "group.id", kafka->group_id);
  snprintf(kafka->mark_topic, sizeof kafka->mark_topic, "%.*s.%s", TW_SLICE_ARG(session->config.topic_prefix),
           tw_topic_name(TW_TOPIC_METRICS));
  kafka->group = rd_kafka_consumer_group_metadata_new(kafka->group_id);
  int status = greet(kafka, ret_ready, error);
  if (status)
    kafka_close(sink);
  else
    *ret_sink = sink;
  return status;
}

const struct tw_sink_ops tw_kafka_sink = {"kafka", kafka_open, kafka_deliver, kafka_idle, kafka_close};
