/* librdkafka's blocking calls, asked its three questions. */
#pragma once
#include "emit/sink/kafka_client.h"

/* What to do after a call. An error that is none of the three (rdkafka.h: "treat as fatal") gives ABORT: a call that meets
 * a transaction just failing says no more than "erroneous state", and an abort that fails in its turn leads to REBUILD
 * anyway. Notes the error's text as kafka->trouble and destroys `error` (NULL: the call succeeded). */
enum tw_kafka_verdict tw_kafka_call_judge(struct tw_kafka *kafka, rd_kafka_error_t *error);

typedef rd_kafka_error_t *tw_kafka_call_fn(struct tw_kafka *kafka);
/* Make the call, and make it again for as long as it can be resumed. LEAVE when the daemon has been gone too long. */
enum tw_kafka_verdict tw_kafka_call_persist(struct tw_kafka *kafka, tw_kafka_call_fn *call);

/* The calls of a transaction; each may block for the transaction's timeout (60 s by default). */
enum tw_kafka_verdict tw_kafka_call_init(struct tw_kafka *kafka);
enum tw_kafka_verdict tw_kafka_call_begin(struct tw_kafka *kafka);
enum tw_kafka_verdict tw_kafka_call_commit(struct tw_kafka *kafka);
enum tw_kafka_verdict tw_kafka_call_abort(struct tw_kafka *kafka);
/* One try, a few seconds at most, to make `mark` true with the transaction's end. AGAIN: call again with the same mark. */
enum tw_kafka_verdict tw_kafka_call_send_mark(struct tw_kafka *kafka, uint64_t mark);
