/* Rows that the broker will never take are replaced by a dead letter, so that one record can't block all that follow. */
#pragma once
#include "base/arena.h"
#include "model/emit_frames.h"
#include <librdkafka/rdkafka.h>

/* The dead letter's reason when `code` is about the record itself; NULL when it is about anything else. */
const char *tw_kafka_refuse_reason(rd_kafka_resp_err_t code);
/* Turn *row into a dead letter that names its digest and size; same seq. What it points to is in `arena`. A dead letter
 * keeps its own reason, stage and url. False when memory is out. */
bool tw_kafka_refuse_replace(struct tw_emit_row *row, struct tw_slice topic_prefix, rd_kafka_resp_err_t code,
                             struct tw_arena *arena);
