/* The Kafka sink's inside: one librdkafka producer and what its parts share. One application thread; librdkafka's own
 * threads call only the log callback. */
#pragma once
#include "base/digest.h"
#include "emit/sink/session.h"
#include <librdkafka/rdkafka.h>
#include <limits.h>

enum {
  TW_KAFKA_NAME_BYTES = 256,  /* Kafka's topic names end at 249 */
  TW_KAFKA_REQUEST_MS = 5000, /* one metadata or admin request; a broker that is alive answers in much less */
  TW_KAFKA_RETRY_MS = 500,    /* first pause between attempts, doubled up to the next */
  TW_KAFKA_RETRY_MAX_MS = 15000,
};

/* librdkafka's three questions, and our own answer to a daemon that is gone. */
enum tw_kafka_verdict {
  TW_KAFKA_DONE,
  TW_KAFKA_AGAIN,   /* retriable: the same call resumes */
  TW_KAFKA_ABORT,   /* abortable: the transaction is to be aborted and sent again */
  TW_KAFKA_REBUILD, /* fatal: a new producer is needed */
  TW_KAFKA_LEAVE,   /* the daemon went away; what is in hand stays in its outbox */
};

/* What the delivery reports of one attempt said. */
struct tw_kafka_reports {
  uint32_t attempt; /* reports of earlier attempts are not counted */
  size_t arrived, failed, refused;
  size_t first_failed; /* index of the row */
  rd_kafka_resp_err_t refusal;
};

struct tw_kafka {
  struct tw_session *session;
  rd_kafka_t *rk; /* NULL between two producers */
  rd_kafka_consumer_group_metadata_t *group;
  char id[TW_KAFKA_NAME_BYTES];         /* transactional.id */
  char group_id[TW_KAFKA_NAME_BYTES];   /* whose committed offset is the mark */
  char mark_topic[TW_KAFKA_NAME_BYTES]; /* on whose partition 0 it hangs */
  char owner[TW_DIGEST_HEX_BYTES];      /* written beside the mark: which process set it */
  uint64_t mark;                        /* everything up to here is delivered for good */
  int64_t marked_at_us;                 /* monotonic; when the broker last got the mark */
  size_t max_rows;                      /* of a transaction; shrinks when the broker finds one too large */
  unsigned failures;                    /* in a row */
  struct tw_kafka_reports reports;
  bool is_down; /* no broker can be reached */
  char down_since[32];
  char trouble[TW_ERROR_TEXT_BYTES]; /* the last error, for the state line */
};

/* Build a producer from the session's configuration. TW_EINVAL with TW_STOP when librdkafka refuses a property or a secret's
 * file can't be read; secrets are opened only here. */
int tw_kafka_client_open(struct tw_kafka *kafka, struct tw_error *error);
/* A consumer of the mark's group that subscribes to nothing and joins nothing, for one question; the caller destroys it
 * (rd_kafka_destroy). Errors as of tw_kafka_client_open. */
int tw_kafka_client_open_reader(struct tw_kafka *kafka, rd_kafka_t **ret_reader, struct tw_error *error);
/* Throw the producer away, with what it has in hand. A no-op without one. */
void tw_kafka_client_close(struct tw_kafka *kafka);
/* No broker answers: say so, once, with the time and the last trouble. */
void tw_kafka_client_is_gone(struct tw_kafka *kafka);
/* The broker answered: the state is well again. */
void tw_kafka_client_is_up(struct tw_kafka *kafka);
/* Serve callbacks without blocking. */
void tw_kafka_client_poll(struct tw_kafka *kafka);
/* A configured property as librdkafka takes it. */
struct tw_kafka_spelling {
  char name[128]; /* without the "_file" of one whose value is a file's path */
  char value[PATH_MAX];
  bool is_file;
};
/* False when the name or the value is too long. */
bool tw_kafka_client_spell(const struct tw_emit_property *property, struct tw_kafka_spelling *ret_spelling);
/* The configured value of a librdkafka property, or the absent slice. */
struct tw_slice tw_kafka_client_property(const struct tw_emit_config *config, const char *name);
