/* What a read_committed reader finds in topics whose values are row numbers. Included once by a test, behind
 * emitter_process.h. */
#pragma once
#include <librdkafka/rdkafka.h>
#include <stdlib.h>
#include <string.h>

enum { TOPIC_READER_WAIT_MS = 10000 };

static int topic_reader_partitions(rd_kafka_t *reader, const char *topic) {
  const struct rd_kafka_metadata *metadata = NULL;
  rd_kafka_topic_t *handle = rd_kafka_topic_new(reader, topic, NULL);
  assert_int_equal(rd_kafka_metadata(reader, 0, handle, &metadata, TOPIC_READER_WAIT_MS), 0);
  int count = metadata->topics[0].partition_cnt;
  rd_kafka_metadata_destroy(metadata);
  rd_kafka_topic_destroy(handle);
  return count;
}

static unsigned long long topic_reader_number(const rd_kafka_message_t *message) {
  char text[32] = "";
  if (message->err || message->len >= sizeof text) return 0;
  memcpy(text, message->payload, message->len);
  return strtoull(text, NULL, 10);
}

static void topic_reader_add(rd_kafka_t *reader, const char *topic, unsigned *counts, unsigned long long last) {
  int partitions = topic_reader_partitions(reader, topic), ends = 0;
  rd_kafka_topic_partition_list_t *parts = rd_kafka_topic_partition_list_new(partitions);
  for (int i = 0; i < partitions; i++) rd_kafka_topic_partition_list_add(parts, topic, i)->offset = RD_KAFKA_OFFSET_BEGINNING;
  assert_int_equal(rd_kafka_assign(reader, parts), 0);
  rd_kafka_topic_partition_list_destroy(parts);
  while (ends < partitions) {
    rd_kafka_message_t *message = rd_kafka_consumer_poll(reader, TOPIC_READER_WAIT_MS);
    if (!message) fail_msg("%s can't be read", topic);
    if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF) ends++;
    unsigned long long seq = topic_reader_number(message);
    if (seq >= 1 && seq <= last) counts[seq]++;
    rd_kafka_message_destroy(message);
  }
}

/* counts[1..last]: how often each number stands in the topics. The caller frees it. */
static unsigned *topic_reader_count(const char *bootstrap, const char *const *topics, size_t topic_count,
                                    unsigned long long last) {
  char why[256];
  rd_kafka_conf_t *conf = rd_kafka_conf_new();
  rd_kafka_conf_set(conf, "bootstrap.servers", bootstrap, NULL, 0);
  rd_kafka_conf_set(conf, "group.id", "reader", NULL, 0);
  rd_kafka_conf_set(conf, "isolation.level", "read_committed", NULL, 0);
  rd_kafka_conf_set(conf, "enable.auto.commit", "false", NULL, 0);
  rd_kafka_conf_set(conf, "enable.partition.eof", "true", NULL, 0);
  rd_kafka_t *reader = rd_kafka_new(RD_KAFKA_CONSUMER, conf, why, sizeof why);
  assert_non_null(reader);
  unsigned *counts = calloc(last + 1, sizeof *counts);
  for (size_t i = 0; i < topic_count; i++) topic_reader_add(reader, topics[i], counts, last);
  rd_kafka_consumer_close(reader);
  rd_kafka_destroy(reader);
  return counts;
}
