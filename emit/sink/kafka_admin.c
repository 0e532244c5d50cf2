#include "emit/sink/kafka_admin.h"
#include "model/record.h"
#include <stdio.h>

enum {
  TOPIC_COUNT = TW_TOPIC_SERIES, /* the series topic is made by what fills it */
  WAIT_ROUNDS = 20,              /* looks for a topic just made, TW_KAFKA_RETRY_MS apart */
  BROKERS_DEFAULT = -1,          /* KIP-464: partitions and replication as the broker is configured */
};

typedef char topic_names[TOPIC_COUNT][TW_KAFKA_NAME_BYTES];

static void name_topics(const struct tw_kafka *kafka, topic_names names) {
  struct tw_slice prefix = kafka->session->config.topic_prefix;
  for (int i = 0; i < TOPIC_COUNT; i++)
    snprintf(names[i], TW_KAFKA_NAME_BYTES, "%.*s.%s", TW_SLICE_ARG(prefix), tw_topic_name((enum tw_topic)i));
}

static int no_answer(rd_kafka_resp_err_t code, const char *what, struct tw_error *error) {
  return tw_error_set(error, TW_ENET, TW_RETRY_LATER, "kafka: %s: %s", what, rd_kafka_err2str(code));
}

static bool is_listed(const struct rd_kafka_metadata *metadata, const char *name) {
  for (int i = 0; i < metadata->topic_cnt; i++) {
    const struct rd_kafka_metadata_topic *topic = &metadata->topics[i];
    if (strcmp(topic->topic, name) == 0) return topic->err == RD_KAFKA_RESP_ERR_NO_ERROR && topic->partition_cnt > 0;
  }
  return false;
}

/* The whole list is asked for: asking for one topic by name would make brokers create it as they like. */
static int list_missing(struct tw_kafka *kafka, topic_names names, bool missing[static TOPIC_COUNT], int *ret_count,
                        struct tw_error *error) {
  const struct rd_kafka_metadata *metadata = NULL;
  rd_kafka_resp_err_t code = rd_kafka_metadata(kafka->rk, 1, NULL, &metadata, TW_KAFKA_REQUEST_MS);
  tw_kafka_client_poll(kafka);
  if (code) return no_answer(code, "asking for its topics", error);
  *ret_count = 0;
  for (int i = 0; i < TOPIC_COUNT; i++) {
    missing[i] = !is_listed(metadata, names[i]);
    *ret_count += missing[i];
  }
  rd_kafka_metadata_destroy(metadata);
  return 0;
}

/* Codes that time can mend; everything else needs a person. */
static bool is_passing(rd_kafka_resp_err_t code) {
  static const rd_kafka_resp_err_t passing[] = {
      RD_KAFKA_RESP_ERR__TIMED_OUT,
      RD_KAFKA_RESP_ERR__TRANSPORT,
      RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT,
      RD_KAFKA_RESP_ERR_NOT_CONTROLLER,
      RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE,
      RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS,
      RD_KAFKA_RESP_ERR_INVALID_REPLICATION_FACTOR, /* brokers that are still to join */
  };
  for (size_t i = 0; i < sizeof passing / sizeof passing[0]; i++)
    if (passing[i] == code) return true;
  return false;
}

static int creation_refused(rd_kafka_resp_err_t code, const char *topic, const char *why, struct tw_error *error) {
  if (is_passing(code)) return tw_error_set(error, TW_ENET, TW_RETRY_LATER, "kafka: creating topic %s: %s", topic, why);
  return tw_error_set(error, TW_EUNSUPPORTED, TW_STOP, "kafka: creating topic %s: %s", topic, why);
}

static int read_creation(rd_kafka_event_t *event, struct tw_error *error) {
  size_t count = 0;
  if (!event) return no_answer(RD_KAFKA_RESP_ERR__TIMED_OUT, "creating topics", error);
  if (rd_kafka_event_error(event))
    return creation_refused(rd_kafka_event_error(event), "list", rd_kafka_event_error_string(event), error);
  const rd_kafka_topic_result_t **results =
      rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), &count);
  for (size_t i = 0; i < count; i++) {
    rd_kafka_resp_err_t code = rd_kafka_topic_result_error(results[i]);
    if (!code || code == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS) continue;
    const char *why = rd_kafka_topic_result_error_string(results[i]);
    return creation_refused(code, rd_kafka_topic_result_name(results[i]), why ? why : rd_kafka_err2str(code), error);
  }
  return 0;
}

static int create(struct tw_kafka *kafka, topic_names names, const bool missing[static TOPIC_COUNT], struct tw_error *error) {
  const struct tw_emit_config *config = &kafka->session->config;
  rd_kafka_NewTopic_t *topics[TOPIC_COUNT];
  size_t count = 0;
  char why[TW_ERROR_TEXT_BYTES / 2] = "";
  for (int i = 0; i < TOPIC_COUNT; i++) {
    if (!missing[i]) continue;
    int partitions = config->topic_partitions ? (int)config->topic_partitions : BROKERS_DEFAULT;
    int replication = config->topic_replication ? (int)config->topic_replication : BROKERS_DEFAULT;
    rd_kafka_NewTopic_t *topic = rd_kafka_NewTopic_new(names[i], partitions, replication, why, sizeof why);
    if (topic) topics[count++] = topic;
  }
  int status = why[0] ? tw_error_set(error, TW_EINVAL, TW_STOP, "kafka: topics: %s", why) : 0;
  if (status == 0) {
    rd_kafka_queue_t *answers = rd_kafka_queue_new(kafka->rk);
    rd_kafka_CreateTopics(kafka->rk, topics, count, NULL, answers);
    rd_kafka_event_t *event = rd_kafka_queue_poll(answers, 2 * TW_KAFKA_REQUEST_MS);
    status = read_creation(event, error);
    if (event) rd_kafka_event_destroy(event);
    rd_kafka_queue_destroy(answers);
  }
  rd_kafka_NewTopic_destroy_array(topics, count);
  return status;
}

static int still_missing(topic_names names, const bool missing[static TOPIC_COUNT], bool may_create, struct tw_error *error) {
  for (int i = 0; i < TOPIC_COUNT; i++) {
    if (!missing[i]) continue;
    if (may_create)
      return tw_error_set(error, TW_ENET, TW_RETRY_LATER, "kafka: topic %s was created and does not show", names[i]);
    return tw_error_set(error, TW_ENOTFOUND, TW_STOP,
                        "kafka: topic %s does not exist, or we may not see it; create it or set topics.create", names[i]);
  }
  return 0;
}

int tw_kafka_admin_topics(struct tw_kafka *kafka, struct tw_error *error) {
  topic_names names;
  bool missing[TOPIC_COUNT], may_create = kafka->session->config.topic_create;
  int count = 0;
  name_topics(kafka, names);
  int status = list_missing(kafka, names, missing, &count, error);
  if (status || count == 0) return status;
  if (may_create) status = create(kafka, names, missing, error);
  for (int round = 0; status == 0 && count > 0 && round < WAIT_ROUNDS; round++) {
    if (!tw_session_pause(kafka->session, TW_KAFKA_RETRY_MS)) break;
    status = list_missing(kafka, names, missing, &count, error);
  }
  return status ? status : still_missing(names, missing, may_create, error);
}

/* Codes that mean "this group has no mark" rather than "ask again". */
static bool is_no_mark(rd_kafka_resp_err_t code) {
  return code == RD_KAFKA_RESP_ERR_GROUP_ID_NOT_FOUND || code == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART;
}

static int read_mark(rd_kafka_event_t *event, const char *owner, struct tw_kafka_mark *ret_mark, struct tw_error *error) {
  size_t count = 0;
  static const char what[] = "asking for the mark";
  if (!event) return no_answer(RD_KAFKA_RESP_ERR__TIMED_OUT, what, error);
  if (rd_kafka_event_error(event)) return no_answer(rd_kafka_event_error(event), what, error);
  const rd_kafka_group_result_t **groups =
      rd_kafka_ListConsumerGroupOffsets_result_groups(rd_kafka_event_ListConsumerGroupOffsets_result(event), &count);
  if (count != 1) return no_answer(RD_KAFKA_RESP_ERR__BAD_MSG, what, error);
  const rd_kafka_error_t *group_error = rd_kafka_group_result_error(groups[0]);
  if (group_error)
    return is_no_mark(rd_kafka_error_code(group_error)) ? 0 : no_answer(rd_kafka_error_code(group_error), what, error);
  const rd_kafka_topic_partition_list_t *offsets = rd_kafka_group_result_partitions(groups[0]);
  if (!offsets || offsets->cnt != 1) return 0;
  const rd_kafka_topic_partition_t *offset = &offsets->elems[0];
  if (offset->err) return is_no_mark(offset->err) ? 0 : no_answer(offset->err, what, error);
  if (offset->offset < 0) return 0; /* RD_KAFKA_OFFSET_INVALID: nothing is committed */
  bool is_ours = tw_slice_is(tw_slice_of(offset->metadata, offset->metadata_size), owner);
  *ret_mark = (struct tw_kafka_mark){.is_there = true, .seq = (uint64_t)offset->offset, .is_ours = is_ours};
  return 0;
}

/* KIP-447: offsets of a transaction that is still open are answered with UNSTABLE_OFFSET_COMMIT. */
static rd_kafka_AdminOptions_t *stable_only(rd_kafka_t *rk) {
  rd_kafka_AdminOptions_t *options = rd_kafka_AdminOptions_new(rk, RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPOFFSETS);
  rd_kafka_error_t *refused = rd_kafka_AdminOptions_set_require_stable_offsets(options, 1);
  if (refused) rd_kafka_error_destroy(refused);
  rd_kafka_AdminOptions_set_request_timeout(options, TW_KAFKA_REQUEST_MS, NULL, 0);
  return options;
}

static int ask_mark(rd_kafka_t *reader, struct tw_kafka *kafka, struct tw_kafka_mark *ret_mark, struct tw_error *error) {
  rd_kafka_topic_partition_list_t *partitions = rd_kafka_topic_partition_list_new(1);
  rd_kafka_topic_partition_list_add(partitions, kafka->mark_topic, 0);
  rd_kafka_ListConsumerGroupOffsets_t *request = rd_kafka_ListConsumerGroupOffsets_new(kafka->group_id, partitions);
  rd_kafka_AdminOptions_t *options = stable_only(reader);
  rd_kafka_queue_t *answers = rd_kafka_queue_new(reader);
  rd_kafka_ListConsumerGroupOffsets(reader, &request, 1, options, answers);
  rd_kafka_event_t *event = rd_kafka_queue_poll(answers, 2 * TW_KAFKA_REQUEST_MS);
  int status = read_mark(event, kafka->owner, ret_mark, error);
  if (event) rd_kafka_event_destroy(event);
  rd_kafka_queue_destroy(answers);
  rd_kafka_AdminOptions_destroy(options);
  rd_kafka_ListConsumerGroupOffsets_destroy(request);
  rd_kafka_topic_partition_list_destroy(partitions);
  return status;
}

/* Not by the producer: where the group's coordinator is just moving (NOT_COORDINATOR), librdkafka 2.0 to 2.11 looks for the
 * handle's own group, and a producer has none (confluent-kafka-javascript issue 374: it ends in a null pointer). */
int tw_kafka_admin_mark(struct tw_kafka *kafka, struct tw_kafka_mark *ret_mark, struct tw_error *error) {
  rd_kafka_t *reader;
  *ret_mark = (struct tw_kafka_mark){0};
  int status = tw_kafka_client_open_reader(kafka, &reader, error);
  if (status) return status;
  status = ask_mark(reader, kafka, ret_mark, error);
  rd_kafka_destroy_flags(reader, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
  tw_kafka_client_poll(kafka);
  return status;
}
