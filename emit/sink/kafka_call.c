#include "emit/sink/kafka_call.h"
#include <stdio.h>
#include <string.h>

enum {
  INIT_SLICE_MS = 5000, /* init_transactions may be resumed in slices: between them we look at the daemon */
  MARK_MS = 5000,       /* one try of send_offsets_to_transaction, which is retried, not resumed */
  WHOLE_TIME = -1,      /* commit and abort: "strongly recommended" by rdkafka.h, the remaining transaction time */
};

enum tw_kafka_verdict tw_kafka_call_judge(struct tw_kafka *kafka, rd_kafka_error_t *error) {
  if (!error) return TW_KAFKA_DONE;
  enum tw_kafka_verdict verdict = TW_KAFKA_ABORT;
  if (rd_kafka_error_is_fatal(error))
    verdict = TW_KAFKA_REBUILD;
  else if (!rd_kafka_error_txn_requires_abort(error) && rd_kafka_error_is_retriable(error))
    verdict = TW_KAFKA_AGAIN;
  /* "Erroneous state" is an echo; a report or an event said before what led to it. */
  bool is_echo = rd_kafka_error_code(error) == RD_KAFKA_RESP_ERR__STATE && kafka->trouble[0];
  if (!is_echo)
    snprintf(kafka->trouble, sizeof kafka->trouble, "%s: %s", rd_kafka_error_name(error), rd_kafka_error_string(error));
  rd_kafka_error_destroy(error);
  return verdict;
}

enum tw_kafka_verdict tw_kafka_call_persist(struct tw_kafka *kafka, tw_kafka_call_fn *call) {
  for (;;) {
    enum tw_kafka_verdict verdict = tw_kafka_call_judge(kafka, call(kafka));
    tw_kafka_client_poll(kafka);
    if (verdict != TW_KAFKA_AGAIN) return verdict;
    if (!kafka->is_down) tw_session_tell(kafka->session, "the broker does not finish: %s", kafka->trouble);
    if (!tw_session_pause(kafka->session, TW_KAFKA_RETRY_MS)) return TW_KAFKA_LEAVE;
  }
}

static rd_kafka_error_t *init(struct tw_kafka *kafka) {
  return rd_kafka_init_transactions(kafka->rk, INIT_SLICE_MS);
}

static rd_kafka_error_t *begin(struct tw_kafka *kafka) {
  return rd_kafka_begin_transaction(kafka->rk);
}

static rd_kafka_error_t *commit(struct tw_kafka *kafka) {
  return rd_kafka_commit_transaction(kafka->rk, WHOLE_TIME);
}

static rd_kafka_error_t *abort_it(struct tw_kafka *kafka) {
  return rd_kafka_abort_transaction(kafka->rk, WHOLE_TIME);
}

enum tw_kafka_verdict tw_kafka_call_init(struct tw_kafka *kafka) {
  return tw_kafka_call_persist(kafka, init);
}

enum tw_kafka_verdict tw_kafka_call_begin(struct tw_kafka *kafka) {
  return tw_kafka_call_persist(kafka, begin);
}

enum tw_kafka_verdict tw_kafka_call_commit(struct tw_kafka *kafka) {
  return tw_kafka_call_persist(kafka, commit);
}

enum tw_kafka_verdict tw_kafka_call_abort(struct tw_kafka *kafka) {
  enum tw_kafka_verdict verdict = tw_kafka_call_persist(kafka, abort_it);
  return verdict == TW_KAFKA_ABORT ? TW_KAFKA_REBUILD : verdict;
}

enum tw_kafka_verdict tw_kafka_call_send_mark(struct tw_kafka *kafka, uint64_t mark) {
  rd_kafka_topic_partition_list_t *offsets = rd_kafka_topic_partition_list_new(1);
  rd_kafka_topic_partition_t *offset = rd_kafka_topic_partition_list_add(offsets, kafka->mark_topic, 0);
  offset->offset = (int64_t)mark;
  offset->metadata = strdup(kafka->owner); /* freed with the list */
  offset->metadata_size = offset->metadata ? strlen(offset->metadata) : 0;
  rd_kafka_error_t *error = rd_kafka_send_offsets_to_transaction(kafka->rk, offsets, kafka->group, MARK_MS);
  rd_kafka_topic_partition_list_destroy(offsets);
  return tw_kafka_call_judge(kafka, error);
}
