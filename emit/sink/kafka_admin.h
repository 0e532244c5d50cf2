/* What is asked of the cluster beside producing: the topics, and the mark that it keeps. */
#pragma once
#include "emit/sink/kafka_client.h"

/* Are the topics of this prefix there? Creates the missing ones where the configuration allows it. Blocks for a few
 * requests. TW_ENET: no answer, try again; TW_ENOTFOUND or TW_EUNSUPPORTED with verdict TW_STOP: an operator is needed. */
int tw_kafka_admin_topics(struct tw_kafka *kafka, struct tw_error *error);
/* The mark as the broker has it. */
struct tw_kafka_mark {
  bool is_there;
  uint64_t seq;
  bool is_ours; /* this process set it */
};
/* The group's committed offset, stable ones only: a transaction that is still being ended is waited for. TW_ENET: try
 * again. */
int tw_kafka_admin_mark(struct tw_kafka *kafka, struct tw_kafka_mark *ret_mark, struct tw_error *error);
