/* librdkafka's blocking calls, asked its three questions. */
#pragma once
#include "emit/sink/kafka_client.h"

/* What to do after a call; notes the error's text as kafka->trouble and destroys `error` (NULL: the call succeeded). */
enum tw_kafka_verdict tw_kafka_call_judge(struct tw_kafka *kafka, rd_kafka_error_t *error);

typedef rd_kafka_error_t *tw_kafka_call_fn(struct tw_kafka *kafka);
/* Make the call, and make it again for as long as it can be resumed. LEAVE when the daemon has been gone too long. */
enum tw_kafka_verdict tw_kafka_call_persist(struct tw_kafka *kafka, tw_kafka_call_fn *call);

/* The calls of a transaction; each may block for the transaction's timeout (60 s by default). `mark` is what the
 * transaction's end makes true. */
enum tw_kafka_verdict tw_kafka_call_init(struct tw_kafka *kafka);
enum tw_kafka_verdict tw_kafka_call_begin(struct tw_kafka *kafka);
enum tw_kafka_verdict tw_kafka_call_send_mark(struct tw_kafka *kafka, uint64_t mark);
enum tw_kafka_verdict tw_kafka_call_commit(struct tw_kafka *kafka);
enum tw_kafka_verdict tw_kafka_call_abort(struct tw_kafka *kafka);
