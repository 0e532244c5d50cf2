/* One attempt to bring rows to the broker: a transaction with its mark, or an idempotent burst. */
#pragma once
#include "emit/sink/kafka_client.h"

/* Blocks until the attempt's outcome is known. DONE: all rows are delivered for good, and the mark with them. Otherwise
 * kafka->reports says which rows the broker refused. Rows that librdkafka itself finds too large are replaced in place. */
enum tw_kafka_verdict tw_kafka_send(struct tw_kafka *kafka, struct tw_emit_row *rows, size_t count, struct tw_arena *arena);
/* A transaction with nothing but the mark. */
enum tw_kafka_verdict tw_kafka_send_mark(struct tw_kafka *kafka, uint64_t mark);
