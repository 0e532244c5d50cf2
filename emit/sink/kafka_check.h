/* Whether librdkafka takes the configured properties, without a broker, a thread or a secret's file being touched. */
#pragma once
#include "model/emit_frames.h"

/* One TW_EMIT_FAULT frame over `fd` for each property that librdkafka does not have or whose value it does not take. 0 or the
 * status of a write that failed. */
int tw_kafka_check(int fd, const struct tw_emit_config *config, struct tw_error *error);
