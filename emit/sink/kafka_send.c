#include "emit/sink/kafka_send.h"
#include "base/clock.h"
#include "base/failpoint.h"
#include "emit/sink/headers.h"
#include "emit/sink/kafka_call.h"
#include "emit/sink/kafka_refuse.h"
#include <stdio.h>

enum {
  FLUSH_MS = 1000,    /* one wait for delivery reports; between two we look at the daemon */
  QUEUE_FULL_MS = 50, /* librdkafka's queue is full: wait for reports */
};

/* So long without the reports that were waited for is worth a word to people. */
#define SILENCE_US (5 * TW_USEC_PER_SEC)

static rd_kafka_headers_t *make_headers(const struct tw_emit_row *row) {
  struct tw_headers ours;
  tw_headers_load(&ours, row->headers);
  if (ours.count == 0) return NULL;
  rd_kafka_headers_t *headers = rd_kafka_headers_new(ours.count);
  for (size_t i = 0; i < ours.count; i++) {
    const struct tw_header *header = &ours.items[i];
    if (header->value.ptr && header->name.len)
      rd_kafka_header_add(headers, header->name.ptr, (ssize_t)header->name.len, header->value.ptr, (ssize_t)header->value.len);
  }
  return headers;
}

/* -Wpedantic and librdkafka's variadic macros do not go together: the array form. */
static rd_kafka_error_t *produce(struct tw_kafka *kafka, const struct tw_emit_row *row, size_t index) {
  char topic[TW_KAFKA_NAME_BYTES];
  snprintf(topic, sizeof topic, "%.*s", TW_SLICE_ARG(row->topic));
  rd_kafka_headers_t *headers = make_headers(row);
  uintptr_t tag = (uintptr_t)kafka->reports.attempt * TW_SESSION_BATCH_ROWS + index;
  rd_kafka_vu_t parts[6] = {
      {.vtype = RD_KAFKA_VTYPE_TOPIC, .u.cstr = topic},
      {.vtype = RD_KAFKA_VTYPE_MSGFLAGS, .u.i = RD_KAFKA_MSG_F_COPY},
      {.vtype = RD_KAFKA_VTYPE_KEY, .u.mem = {(void *)(uintptr_t)row->key.ptr, row->key.len}},
      {.vtype = RD_KAFKA_VTYPE_VALUE, .u.mem = {(void *)(uintptr_t)row->value.ptr, row->value.len}},
      {.vtype = RD_KAFKA_VTYPE_OPAQUE, .u.ptr = (void *)tag}, /* comes back in the delivery report */
      {.vtype = RD_KAFKA_VTYPE_HEADERS, .u.headers = headers},
  };
  rd_kafka_error_t *error = rd_kafka_produceva(kafka->rk, parts, headers ? 6 : 5);
  if (error && headers) rd_kafka_headers_destroy(headers); /* on success they are librdkafka's */
  return error;
}

/* A row too large for librdkafka is known before anything is sent, and replaced on the spot. */
static enum tw_kafka_verdict produce_one(struct tw_kafka *kafka, struct tw_emit_row *row, size_t index, struct tw_arena *arena) {
  bool was_replaced = false;
  for (;;) {
    rd_kafka_error_t *error = produce(kafka, row, index);
    if (!error) return TW_KAFKA_DONE;
    rd_kafka_resp_err_t code = rd_kafka_error_code(error);
    if (code == RD_KAFKA_RESP_ERR__QUEUE_FULL) {
      rd_kafka_error_destroy(error);
      rd_kafka_poll(kafka->rk, QUEUE_FULL_MS);
    } else if (tw_kafka_refuse_reason(code) && !was_replaced) {
      rd_kafka_error_destroy(error);
      was_replaced = true;
      tw_session_tell(kafka->session, "row %llu: %s; its dead letter goes in its place", (unsigned long long)row->seq,
                      rd_kafka_err2str(code));
      if (!tw_kafka_refuse_replace(row, kafka->session->config.topic_prefix, code, arena)) return TW_KAFKA_REBUILD;
    } else {
      enum tw_kafka_verdict verdict = tw_kafka_call_judge(kafka, error);
      return verdict == TW_KAFKA_AGAIN ? TW_KAFKA_ABORT : verdict;
    }
  }
}

static enum tw_kafka_verdict produce_all(struct tw_kafka *kafka, struct tw_emit_row *rows, size_t count, struct tw_arena *arena) {
  enum tw_kafka_verdict verdict = TW_KAFKA_DONE;
  kafka->reports = (struct tw_kafka_reports){.attempt = kafka->reports.attempt + 1};
  for (size_t i = 0; verdict == TW_KAFKA_DONE && i < count; i++) {
    verdict = produce_one(kafka, &rows[i], i, arena);
    tw_failpoint("produce");
  }
  return verdict;
}

static void note_mark(struct tw_kafka *kafka, uint64_t mark) {
  struct tw_clock clock = tw_clock_system();
  kafka->mark = mark;
  kafka->marked_at_us = tw_clock_mono(&clock);
}

static bool is_silent(const struct tw_kafka *kafka, int64_t since_us, size_t count) {
  struct tw_clock clock = tw_clock_system();
  return kafka->reports.arrived < count && tw_clock_mono(&clock) - since_us > SILENCE_US;
}

/* Put the mark into the transaction and wait for all delivery reports. commit_transaction would wait too, but in one piece
 * and without a word to anyone while a broker is away. Once a transaction has failed, rows that still queue get no report
 * before their time is out: the mark, offered again, tells at once. */
static enum tw_kafka_verdict settle(struct tw_kafka *kafka, size_t count, uint64_t mark) {
  struct tw_clock clock = tw_clock_system();
  int64_t since_us = tw_clock_mono(&clock);
  for (bool is_first = true;; is_first = false) {
    enum tw_kafka_verdict verdict = tw_kafka_call_send_mark(kafka, mark);
    if (verdict != TW_KAFKA_DONE && verdict != TW_KAFKA_AGAIN) return verdict;
    if (is_first) tw_failpoint("offsets");
    rd_kafka_flush(kafka->rk, FLUSH_MS);
    if (rd_kafka_fatal_error(kafka->rk, NULL, 0)) return TW_KAFKA_REBUILD;
    if (kafka->reports.failed) return TW_KAFKA_ABORT;
    if (verdict == TW_KAFKA_DONE && kafka->reports.arrived >= count) return TW_KAFKA_DONE;
    if (verdict == TW_KAFKA_AGAIN || is_silent(kafka, since_us, count)) tw_kafka_client_is_gone(kafka);
    if (!tw_session_pause(kafka->session, verdict == TW_KAFKA_AGAIN ? TW_KAFKA_RETRY_MS : 0)) return TW_KAFKA_LEAVE;
  }
}

static enum tw_kafka_verdict send_transaction(struct tw_kafka *kafka, struct tw_emit_row *rows, size_t count,
                                              struct tw_arena *arena, uint64_t mark) {
  enum tw_kafka_verdict verdict = tw_kafka_call_begin(kafka);
  if (verdict == TW_KAFKA_DONE) verdict = produce_all(kafka, rows, count, arena);
  if (verdict == TW_KAFKA_DONE) verdict = settle(kafka, count, mark);
  if (verdict == TW_KAFKA_DONE) verdict = tw_kafka_call_commit(kafka);
  tw_failpoint("end");
  if (verdict == TW_KAFKA_DONE) note_mark(kafka, mark);
  return verdict;
}

static enum tw_kafka_verdict await_reports(struct tw_kafka *kafka, size_t count) {
  struct tw_clock clock = tw_clock_system();
  int64_t since_us = tw_clock_mono(&clock);
  while (kafka->reports.arrived < count) {
    rd_kafka_flush(kafka->rk, FLUSH_MS);
    if (rd_kafka_fatal_error(kafka->rk, NULL, 0)) return TW_KAFKA_REBUILD;
    if (is_silent(kafka, since_us, count)) tw_kafka_client_is_gone(kafka);
    if (!tw_session_pause(kafka->session, 0)) return TW_KAFKA_LEAVE;
  }
  return kafka->reports.failed ? TW_KAFKA_ABORT : TW_KAFKA_DONE;
}

/* Without transactions: all up to the first row that failed is delivered, what follows it is sent again. */
static enum tw_kafka_verdict send_burst(struct tw_kafka *kafka, struct tw_emit_row *rows, size_t count, struct tw_arena *arena) {
  enum tw_kafka_verdict verdict = produce_all(kafka, rows, count, arena);
  if (verdict != TW_KAFKA_DONE) return verdict;
  verdict = await_reports(kafka, count);
  size_t delivered = verdict == TW_KAFKA_DONE ? count : verdict == TW_KAFKA_ABORT ? kafka->reports.first_failed : 0;
  if (delivered) note_mark(kafka, rows[delivered - 1].seq);
  return verdict;
}

enum tw_kafka_verdict tw_kafka_send(struct tw_kafka *kafka, struct tw_emit_row *rows, size_t count, struct tw_arena *arena) {
  if (kafka->session->config.transactional) return send_transaction(kafka, rows, count, arena, rows[count - 1].seq);
  return send_burst(kafka, rows, count, arena);
}

enum tw_kafka_verdict tw_kafka_send_mark(struct tw_kafka *kafka, uint64_t mark) {
  return send_transaction(kafka, NULL, 0, NULL, mark);
}
