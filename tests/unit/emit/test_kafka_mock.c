/* The Kafka sink against librdkafka's mock cluster: errors injected into every request it makes, and kills at every step.
 * The mock has no transactions of its own (aborted records stay, offsets hold at once), so these tests look for loss and
 * for getting stuck; test_kafka_broker.c looks for doubles on a real broker. */
#include "emitter_process.h"
#include "topic_reader.h"
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

enum {
  PARTITIONS = 2,
  ROWS = 60,
  /* https://kafka.apache.org/protocol#protocol_api_keys */
  PRODUCE = 0,
  METADATA = 3,
  OFFSET_FETCH = 9,
  FIND_COORDINATOR = 10,
  INIT_PRODUCER_ID = 22,
  ADD_PARTITIONS_TO_TXN = 24,
  ADD_OFFSETS_TO_TXN = 25,
  END_TXN = 26,
  TXN_OFFSET_COMMIT = 28,
};

static const char *const topics[] = {"t.metrics", "t.events", "t.documents", "t.deadletter"};

struct fixture {
  rd_kafka_t *host;
  rd_kafka_mock_cluster_t *cluster;
  struct tw_emit_property properties[4];
  struct tw_emit_config config;
  struct emitter emitter;
  uint64_t sent; /* highest row handed over */
};

static int setup(void **state) {
  struct fixture *f = calloc(1, sizeof *f);
  char why[256];
  rd_kafka_conf_t *conf = rd_kafka_conf_new();
  rd_kafka_conf_set(conf, "log_level", "0", NULL, 0);
  f->host = rd_kafka_new(RD_KAFKA_PRODUCER, conf, why, sizeof why);
  assert_non_null(f->host);
  f->cluster = rd_kafka_mock_cluster_new(f->host, 1);
  for (size_t i = 0; i < sizeof topics / sizeof topics[0]; i++)
    assert_int_equal(rd_kafka_mock_topic_create(f->cluster, topics[i], PARTITIONS, 1), 0);
  f->properties[0] =
      (struct tw_emit_property){TW_SLICE("bootstrap.servers"), tw_slice_from(rd_kafka_mock_cluster_bootstraps(f->cluster))};
  f->properties[1] = (struct tw_emit_property){TW_SLICE("retry.backoff.ms"), TW_SLICE("20")};
  f->properties[2] = (struct tw_emit_property){TW_SLICE("reconnect.backoff.max.ms"), TW_SLICE("100")};
  f->config = (struct tw_emit_config){.sink = TW_SLICE("kafka"),
                                      .topic_prefix = TW_SLICE("t"),
                                      .transactional = true,
                                      .instance = TW_SLICE("main"),
                                      .properties = f->properties,
                                      .property_count = 3};
  *state = f;
  return 0;
}

static int teardown(void **state) {
  struct fixture *f = *state;
  rd_kafka_mock_cluster_destroy(f->cluster);
  rd_kafka_destroy(f->host);
  free(f);
  return 0;
}

static void start(struct fixture *f) {
  emitter_start(&f->emitter, &f->config, -1);
}

static void send_rows(struct fixture *f, uint64_t first, uint64_t last) {
  TW_BUF_AUTO frames;
  tw_buf_init(&frames, 0);
  for (uint64_t seq = first; seq <= last; seq++) {
    char value[32];
    snprintf(value, sizeof value, "%llu", (unsigned long long)seq);
    struct tw_emit_row row = {
        .seq = seq, .topic = tw_slice_from(topics[seq % 3]), .key = tw_slice_from(value), .value = tw_slice_from(value)};
    emitter_queue(&frames, &row);
  }
  emitter_write(&f->emitter, &frames);
  if (last > f->sent) f->sent = last;
}

static void assert_nothing_lost(struct fixture *f) {
  unsigned *counts = topic_reader_count(rd_kafka_mock_cluster_bootstraps(f->cluster), topics, 3, f->sent);
  for (uint64_t seq = 1; seq <= f->sent; seq++)
    if (counts[seq] == 0) fail_msg("row %llu is lost", (unsigned long long)seq);
  free(counts);
}

static void finish(struct fixture *f) {
  emitter_must_deliver(&f->emitter, f->sent);
  assert_int_equal(emitter_finish(&f->emitter), 0);
  assert_nothing_lost(f);
}

/* The mock forgets offsets that a transaction sends; a consumer's it keeps. */
static void commit_mark(struct fixture *f, int64_t mark) {
  char why[256];
  rd_kafka_conf_t *conf = rd_kafka_conf_new();
  rd_kafka_conf_set(conf, "bootstrap.servers", rd_kafka_mock_cluster_bootstraps(f->cluster), NULL, 0);
  rd_kafka_conf_set(conf, "group.id", "tallywire-t-main", NULL, 0);
  rd_kafka_t *consumer = rd_kafka_new(RD_KAFKA_CONSUMER, conf, why, sizeof why);
  assert_non_null(consumer);
  rd_kafka_topic_partition_list_t *offsets = rd_kafka_topic_partition_list_new(1);
  rd_kafka_topic_partition_list_add(offsets, "t.metrics", 0)->offset = mark;
  assert_int_equal(rd_kafka_commit(consumer, offsets, 0), 0);
  rd_kafka_topic_partition_list_destroy(offsets);
  rd_kafka_destroy(consumer);
}

static void rows_arrive(void **state) {
  struct fixture *f = *state;
  start(f);
  emitter_must_be_ready(&f->emitter);
  assert_false(f->emitter.ready.has_mark);
  send_rows(f, 1, ROWS);
  finish(f);
  assert_int_equal(f->emitter.ack.seq, ROWS);
}

static void mark_of_the_broker_is_told(void **state) {
  struct fixture *f = *state;
  commit_mark(f, 41);
  f->config.mark = 7;
  start(f);
  emitter_must_be_ready(&f->emitter);
  assert_true(f->emitter.ready.has_mark);
  assert_int_equal(f->emitter.ready.mark, 41);
  send_rows(f, 42, 50);
  emitter_must_deliver(&f->emitter, 50);
  assert_int_equal(emitter_finish(&f->emitter), 0);
}

/* Someone else moves the mark past what this process ever offered, and a fault makes it look. */
static void mark_of_another_producer_stops_us(void **state) {
  struct fixture *f = *state;
  static const rd_kafka_resp_err_t fenced[] = {RD_KAFKA_RESP_ERR_PRODUCER_FENCED};
  start(f);
  emitter_must_be_ready(&f->emitter);
  send_rows(f, 1, 5);
  emitter_must_deliver(&f->emitter, 5);
  commit_mark(f, 1000);
  rd_kafka_mock_push_request_errors_array(f->cluster, END_TXN, 1, fenced);
  send_rows(f, 6, 10);
  emitter_await_end(&f->emitter);
  assert_true(f->emitter.has_failed);
  assert_int_equal(f->emitter.verdict, TW_STOP);
  assert_non_null(strstr(f->emitter.failure, "tallywire-t-main"));
  assert_int_equal(emitter_reap(&f->emitter), 1);
}

static void without_transactions(void **state) {
  struct fixture *f = *state;
  f->config.transactional = false;
  start(f);
  emitter_must_be_ready(&f->emitter);
  assert_false(f->emitter.ready.has_mark);
  send_rows(f, 1, ROWS);
  finish(f);
}

static void missing_topic_is_named(void **state) {
  struct fixture *f = *state;
  f->config.topic_prefix = TW_SLICE("other");
  start(f);
  assert_false(emitter_await_ready(&f->emitter));
  assert_int_equal(f->emitter.verdict, TW_STOP);
  assert_non_null(strstr(f->emitter.failure, "other.metrics"));
  assert_int_equal(emitter_reap(&f->emitter), 1);
}

static void bad_property_is_named(void **state) {
  static const struct {
    const char *name, *value, *want;
  } rows[] = {
      {"no.such.property", "1", "no.such.property"},
      {"linger.ms", "soon", "linger.ms"},
      {"sasl.password_file", "/nonexistent/secret", "/nonexistent/secret"},
  };
  struct fixture *f = *state;
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    f->properties[3] = (struct tw_emit_property){tw_slice_from(rows[i].name), tw_slice_from(rows[i].value)};
    f->config.property_count = 4;
    start(f);
    assert_false(emitter_await_ready(&f->emitter));
    assert_int_equal(f->emitter.verdict, TW_STOP);
    if (!strstr(f->emitter.failure, rows[i].want)) fail_msg("%s: %s", rows[i].name, f->emitter.failure);
    assert_int_equal(emitter_reap(&f->emitter), 1);
  }
}

static void secret_is_read_from_its_file(void **state) {
  struct fixture *f = *state;
  char path[] = "/tmp/tw_secret_XXXXXX";
  int fd = mkstemp(path);
  assert_int_equal(write(fd, "hush\n", 5), 5);
  close(fd);
  f->properties[3] = (struct tw_emit_property){TW_SLICE("sasl.password_file"), tw_slice_from(path)};
  f->config.property_count = 4;
  start(f);
  emitter_must_be_ready(&f->emitter);
  assert_int_equal(emitter_finish(&f->emitter), 0);
  unlink(path);
}

#define ERR(name) RD_KAFKA_RESP_ERR_##name
enum { MAX_ERRORS = 5 };

static const struct {
  const char *name;
  int16_t request;
  size_t count;
  rd_kafka_resp_err_t errors[MAX_ERRORS];
} faults[] = {
    {"the broker hangs up on Produce", PRODUCE, 2, {ERR(_TRANSPORT), ERR(_TRANSPORT)}},
    {"Produce: not the leader", PRODUCE, 2, {ERR(NOT_LEADER_FOR_PARTITION), ERR(NOT_LEADER_FOR_PARTITION)}},
    {"Produce: not enough replicas", PRODUCE, 2, {ERR(NOT_ENOUGH_REPLICAS), ERR(NOT_ENOUGH_REPLICAS)}},
    {"Produce: topic authorization", PRODUCE, 1, {ERR(TOPIC_AUTHORIZATION_FAILED)}},
    {"Produce: fenced", PRODUCE, 1, {ERR(INVALID_PRODUCER_EPOCH)}},
    {"Produce: unknown producer id", PRODUCE, 1, {ERR(UNKNOWN_PRODUCER_ID)}},
    {"Produce: out of order", PRODUCE, 1, {ERR(OUT_OF_ORDER_SEQUENCE_NUMBER)}},
    {"Produce: storage", PRODUCE, 1, {ERR(KAFKA_STORAGE_ERROR)}},
    {"InitProducerId: coordinator loads", INIT_PRODUCER_ID, 2, {ERR(COORDINATOR_LOAD_IN_PROGRESS), ERR(NOT_COORDINATOR)}},
    {"InitProducerId: concurrent transactions",
     INIT_PRODUCER_ID,
     2,
     {ERR(CONCURRENT_TRANSACTIONS), ERR(CONCURRENT_TRANSACTIONS)}},
    {"InitProducerId: hangs up", INIT_PRODUCER_ID, 2, {ERR(_TRANSPORT), ERR(_TRANSPORT)}},
    {"FindCoordinator: not available", FIND_COORDINATOR, 2, {ERR(COORDINATOR_NOT_AVAILABLE), ERR(COORDINATOR_NOT_AVAILABLE)}},
    {"AddPartitions: concurrent transactions",
     ADD_PARTITIONS_TO_TXN,
     2,
     {ERR(CONCURRENT_TRANSACTIONS), ERR(CONCURRENT_TRANSACTIONS)}},
    {"AddPartitions: topic authorization", ADD_PARTITIONS_TO_TXN, 1, {ERR(TOPIC_AUTHORIZATION_FAILED)}},
    {"AddPartitions: fenced", ADD_PARTITIONS_TO_TXN, 1, {ERR(PRODUCER_FENCED)}},
    {"AddPartitions: invalid state", ADD_PARTITIONS_TO_TXN, 1, {ERR(INVALID_TXN_STATE)}},
    {"AddOffsets: not the coordinator", ADD_OFFSETS_TO_TXN, 2, {ERR(NOT_COORDINATOR), ERR(NOT_COORDINATOR)}},
    {"AddOffsets: group authorization", ADD_OFFSETS_TO_TXN, 1, {ERR(GROUP_AUTHORIZATION_FAILED)}},
    {"AddOffsets: fenced", ADD_OFFSETS_TO_TXN, 1, {ERR(INVALID_PRODUCER_EPOCH)}},
    {"OffsetCommit: coordinator loads",
     TXN_OFFSET_COMMIT,
     2,
     {ERR(COORDINATOR_LOAD_IN_PROGRESS), ERR(COORDINATOR_LOAD_IN_PROGRESS)}},
    {"OffsetCommit: hangs up", TXN_OFFSET_COMMIT, 2, {ERR(_TRANSPORT), ERR(_TRANSPORT)}},
    {"OffsetCommit: unknown producer mapping", TXN_OFFSET_COMMIT, 1, {ERR(INVALID_PRODUCER_ID_MAPPING)}},
    {"EndTxn: not the coordinator", END_TXN, 2, {ERR(NOT_COORDINATOR), ERR(COORDINATOR_NOT_AVAILABLE)}},
    {"EndTxn: hangs up", END_TXN, 3, {ERR(_TRANSPORT), ERR(_TRANSPORT), ERR(_TRANSPORT)}},
    {"EndTxn: invalid state", END_TXN, 1, {ERR(INVALID_TXN_STATE)}},
    {"EndTxn: fenced", END_TXN, 1, {ERR(PRODUCER_FENCED)}},
    {"EndTxn: unknown", END_TXN, 1, {ERR(UNKNOWN)}},
};

/* Each fault meets a producer that is at work, and once more one that is starting. */
static void every_fault_is_survived(void **state) {
  struct fixture *f = *state;
  start(f);
  emitter_must_be_ready(&f->emitter);
  for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
    rd_kafka_mock_push_request_errors_array(f->cluster, faults[i].request, faults[i].count, faults[i].errors);
    send_rows(f, f->sent + 1, f->sent + 10);
    if (!emitter_await_mark(&f->emitter, f->sent, EMITTER_WAIT_MS))
      fail_msg("%s: stuck at %llu: %s %s", faults[i].name, (unsigned long long)f->emitter.ack.seq, f->emitter.failure,
               f->emitter.states);
    rd_kafka_mock_clear_request_errors(f->cluster, faults[i].request);
  }
  finish(f);
}

static void faults_at_the_start(void **state) {
  struct fixture *f = *state;
  static const int16_t requests[] = {METADATA, FIND_COORDINATOR, INIT_PRODUCER_ID, OFFSET_FETCH};
  static const rd_kafka_resp_err_t errors[] = {ERR(_TRANSPORT), ERR(COORDINATOR_LOAD_IN_PROGRESS)};
  for (size_t i = 0; i < sizeof requests / sizeof requests[0]; i++) {
    rd_kafka_mock_push_request_errors_array(f->cluster, requests[i], requests[i] == METADATA ? 1 : 2, errors);
    f->config.mark = f->sent;
    start(f);
    emitter_must_be_ready(&f->emitter);
    send_rows(f, f->sent + 1, f->sent + 5);
    emitter_must_deliver(&f->emitter, f->sent);
    assert_int_equal(emitter_finish(&f->emitter), 0);
  }
  assert_nothing_lost(f);
}

/* The request's answer is held back, and the emitter killed while it waits for it. */
static void killed_at_every_step(void **state) {
  static const int16_t steps[] = {INIT_PRODUCER_ID,  OFFSET_FETCH, ADD_PARTITIONS_TO_TXN, PRODUCE, ADD_OFFSETS_TO_TXN,
                                  TXN_OFFSET_COMMIT, END_TXN};
  struct fixture *f = *state;
  for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
    uint64_t mark = f->config.mark;
    if (rd_kafka_mock_broker_push_request_error_rtts(f->cluster, 1, steps[i], 1, RD_KAFKA_RESP_ERR_NO_ERROR, 2000)) fail();
    start(f);
    int64_t end = emitter_now_ms() + 700;
    while (!f->emitter.is_ready && emitter_now_ms() < end) emitter_step(&f->emitter, 50);
    if (f->emitter.is_ready) {
      mark = f->emitter.ack.seq;
      send_rows(f, mark + 1, mark + 10);
      while (emitter_now_ms() < end) emitter_step(&f->emitter, 50);
    }
    emitter_kill(&f->emitter);
    rd_kafka_mock_clear_request_errors(f->cluster, steps[i]);
    f->config.mark = mark;
  }
  start(f);
  emitter_must_be_ready(&f->emitter);
  send_rows(f, f->emitter.ack.seq + 1, f->sent + 10);
  finish(f);
}

static void broker_away_at_the_start_and_in_the_middle(void **state) {
  struct fixture *f = *state;
  rd_kafka_mock_broker_set_down(f->cluster, -1);
  start(f);
  for (int i = 0; i < 200 && !strstr(f->emitter.states, "unreachable"); i++) emitter_step(&f->emitter, 100);
  assert_non_null(strstr(f->emitter.states, "broker unreachable since"));
  rd_kafka_mock_broker_set_up(f->cluster, -1);
  emitter_must_be_ready(&f->emitter);
  send_rows(f, 1, 10);
  emitter_must_deliver(&f->emitter, 10);
  f->emitter.states[0] = '\0';
  rd_kafka_mock_broker_set_down(f->cluster, -1);
  send_rows(f, 11, 20);
  for (int i = 0; i < 200 && !strstr(f->emitter.states, "unreachable"); i++) emitter_step(&f->emitter, 100);
  assert_non_null(strstr(f->emitter.states, "broker unreachable since"));
  assert_int_equal(f->emitter.ack.seq, 10);
  rd_kafka_mock_broker_set_up(f->cluster, -1);
  finish(f);
  assert_non_null(strstr(f->emitter.states, "ok"));
}

/* The daemon stops while the broker is away: the emitter gives up in time, the rows stay in the outbox. */
static void daemon_stops_during_an_outage(void **state) {
  struct fixture *f = *state;
  rd_kafka_mock_broker_set_down(f->cluster, -1);
  start(f);
  for (int i = 0; i < 10; i++) emitter_step(&f->emitter, 100);
  assert_int_equal(emitter_finish(&f->emitter), 1);
}

static void too_large_becomes_a_dead_letter(void **state) {
  struct fixture *f = *state;
  size_t size = 2 << 20;
  char *body = calloc(1, size);
  memset(body, 'x', size);
  start(f);
  emitter_must_be_ready(&f->emitter);
  struct tw_emit_row row = {.seq = 1, .topic = TW_SLICE("t.metrics"), .key = TW_SLICE("k"), .value = tw_slice_of(body, size)};
  TW_BUF_AUTO frames;
  tw_buf_init(&frames, 0);
  emitter_queue(&frames, &row);
  emitter_write(&f->emitter, &frames);
  f->sent = 1;
  emitter_must_deliver(&f->emitter, 1);
  assert_non_null(strstr(f->emitter.states, "dead letter"));
  assert_int_equal(emitter_finish(&f->emitter), 0);
  free(body);
}

/* The broker refuses a batch for its size: it is halved down to the row at fault, the others arrive. */
static void refused_batch_is_taken_apart(void **state) {
  struct fixture *f = *state;
  static const rd_kafka_resp_err_t once[] = {ERR(MSG_SIZE_TOO_LARGE)};
  start(f);
  emitter_must_be_ready(&f->emitter);
  rd_kafka_mock_push_request_errors_array(f->cluster, PRODUCE, 1, once);
  send_rows(f, 1, 40);
  finish(f);
}

int main(void) {
#define TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)
  signal(SIGPIPE, SIG_IGN);
  const struct CMUnitTest tests[] = {
      TEST(rows_arrive),
      TEST(mark_of_the_broker_is_told),
      TEST(mark_of_another_producer_stops_us),
      TEST(without_transactions),
      TEST(missing_topic_is_named),
      TEST(bad_property_is_named),
      TEST(secret_is_read_from_its_file),
      TEST(every_fault_is_survived),
      TEST(faults_at_the_start),
      TEST(killed_at_every_step),
      TEST(broker_away_at_the_start_and_in_the_middle),
      TEST(daemon_stops_during_an_outage),
      TEST(too_large_becomes_a_dead_letter),
      TEST(refused_batch_is_taken_apart),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
