/* Exactly once on a real broker: rows in, kill -9 at random moments, restart, count what a read_committed reader sees.
 * TW_KAFKA_BOOTSTRAP names the broker; without it the tests are skipped. TW_KAFKA_KILLS: how many kills (30). */
#include "emitter_process.h"
#include "topic_reader.h"
#include <time.h>

enum {
  DEFAULT_KILLS = 30,
  WINDOW_ROWS = 1500, /* rows in flight, more than one transaction's worth */
  CHUNK_ROWS = 100,
  LAST_ROWS = 500,
};

struct fixture {
  char prefix[64], names[3][80];
  const char *topics[3], *bootstrap;
  struct tw_emit_property properties[1];
  struct tw_emit_config config;
  struct emitter emitter;
  uint64_t sent; /* highest row ever handed over */
  unsigned random;
};

static int setup(void **state) {
  static const char *const names[] = {"metrics", "events", "documents"};
  struct fixture *f = calloc(1, sizeof *f);
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  f->random = (unsigned)now.tv_nsec;
  snprintf(f->prefix, sizeof f->prefix, "test-%lld-%ld", (long long)now.tv_sec, now.tv_nsec);
  for (size_t i = 0; i < 3; i++) {
    snprintf(f->names[i], sizeof f->names[i], "%s.%s", f->prefix, names[i]);
    f->topics[i] = f->names[i];
  }
  f->bootstrap = getenv("TW_KAFKA_BOOTSTRAP");
  f->properties[0] = (struct tw_emit_property){TW_SLICE("bootstrap.servers"), tw_slice_from(f->bootstrap)};
  f->config = (struct tw_emit_config){.sink = TW_SLICE("kafka"),
                                      .topic_prefix = tw_slice_from(f->prefix),
                                      .topic_create = true,
                                      .topic_partitions = 2,
                                      .topic_replication = 1,
                                      .transactional = true,
                                      .instance = TW_SLICE("main"),
                                      .properties = f->properties,
                                      .property_count = 1};
  *state = f;
  return 0;
}

static int teardown(void **state) {
  free(*state);
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
        .seq = seq, .topic = tw_slice_from(f->topics[seq % 3]), .key = tw_slice_from(value), .value = tw_slice_from(value)};
    emitter_queue(&frames, &row);
  }
  emitter_write(&f->emitter, &frames);
  if (last > f->sent) f->sent = last;
}

static void assert_each_once(struct fixture *f) {
  uint64_t missing = 0, doubled = 0;
  unsigned *counts = topic_reader_count(f->bootstrap, f->topics, 3, f->sent);
  for (uint64_t seq = 1; seq <= f->sent; seq++) {
    missing += counts[seq] == 0;
    doubled += counts[seq] > 1;
  }
  free(counts);
  print_message("rows %llu missing %llu doubled %llu\n", (unsigned long long)f->sent, (unsigned long long)missing,
                (unsigned long long)doubled);
  assert_int_equal(missing, 0);
  assert_int_equal(doubled, 0);
}

/* Feed the emitter until the moment comes; the store remembers only some of what was acknowledged. */
static void feed_until(struct fixture *f, int64_t end_ms) {
  uint64_t next = 0;
  while (emitter_now_ms() < end_ms && !f->emitter.ended) {
    emitter_step(&f->emitter, 5);
    if (!f->emitter.is_ready) continue;
    if (next == 0) next = f->emitter.ack.seq + 1;
    if (next + CHUNK_ROWS - f->emitter.ack.seq < WINDOW_ROWS) {
      send_rows(f, next, next + CHUNK_ROWS - 1);
      next += CHUNK_ROWS;
    }
    if (rand_r(&f->random) % 3 == 0) f->config.mark = f->emitter.ack.seq;
  }
}

static void killed_at_random_moments(void **state) {
  struct fixture *f = *state;
  const char *wanted = getenv("TW_KAFKA_KILLS");
  int kills = wanted ? atoi(wanted) : DEFAULT_KILLS;
  start(f);
  emitter_must_be_ready(&f->emitter); /* topics are created once, in their own time */
  for (int i = 0; i < kills; i++) {
    feed_until(f, emitter_now_ms() + rand_r(&f->random) % 400);
    emitter_kill(&f->emitter);
    start(f);
  }
  emitter_must_be_ready(&f->emitter);
  send_rows(f, f->emitter.ack.seq + 1, (f->sent > f->emitter.ack.seq ? f->sent : f->emitter.ack.seq) + LAST_ROWS);
  emitter_must_deliver(&f->emitter, f->sent);
  assert_int_equal(emitter_finish(&f->emitter), 0);
  print_message("kills %d\n", kills);
  assert_each_once(f);
}

static void delete_group(struct fixture *f) {
  char group[128], why[256];
  snprintf(group, sizeof group, "tallywire-%s-main", f->prefix);
  rd_kafka_conf_t *conf = rd_kafka_conf_new();
  rd_kafka_conf_set(conf, "bootstrap.servers", f->bootstrap, NULL, 0);
  rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, why, sizeof why);
  rd_kafka_DeleteGroup_t *groups[] = {rd_kafka_DeleteGroup_new(group)};
  rd_kafka_queue_t *answers = rd_kafka_queue_new(rk);
  rd_kafka_DeleteGroups(rk, groups, 1, NULL, answers);
  rd_kafka_event_t *event = rd_kafka_queue_poll(answers, TOPIC_READER_WAIT_MS);
  assert_non_null(event);
  rd_kafka_event_destroy(event);
  rd_kafka_queue_destroy(answers);
  rd_kafka_DeleteGroup_destroy(groups[0]);
  rd_kafka_destroy(rk);
}

/* The group's offsets expired: no mark is not mark zero. */
static void lost_mark_is_committed_again(void **state) {
  struct fixture *f = *state;
  start(f);
  emitter_must_be_ready(&f->emitter);
  send_rows(f, 1, 50);
  emitter_must_deliver(&f->emitter, 50);
  assert_int_equal(emitter_finish(&f->emitter), 0);
  delete_group(f);
  f->config.mark = 50;
  start(f);
  emitter_must_be_ready(&f->emitter);
  assert_false(f->emitter.ready.has_mark);
  assert_int_equal(emitter_finish(&f->emitter), 0);
  f->config.mark = 0;
  start(f);
  emitter_must_be_ready(&f->emitter);
  assert_true(f->emitter.ready.has_mark);
  assert_int_equal(f->emitter.ready.mark, 50);
  assert_int_equal(emitter_finish(&f->emitter), 0);
  assert_each_once(f);
}

/* A second emitter fences the first, which must not fence it back once its daemon is gone. */
static void second_emitter_fences_the_first(void **state) {
  struct fixture *f = *state;
  start(f);
  emitter_must_be_ready(&f->emitter);
  send_rows(f, 1, 10);
  emitter_must_deliver(&f->emitter, 10);
  struct emitter first = f->emitter;
  start(f);
  emitter_must_be_ready(&f->emitter);
  assert_int_equal(f->emitter.ready.mark, 10);
  struct emitter second = f->emitter;
  f->emitter = first;
  send_rows(f, 11, 20); /* the fenced one is handed the same rows */
  assert_int_equal(emitter_finish(&f->emitter), 1);
  f->emitter = second;
  send_rows(f, 11, 20);
  emitter_must_deliver(&f->emitter, 20);
  assert_int_equal(emitter_finish(&f->emitter), 0);
  assert_each_once(f);
}

/* Two daemons with one instance name: the first must stop rather than take the second's mark for its own. */
static void shared_instance_stops_the_first(void **state) {
  struct fixture *f = *state;
  start(f);
  emitter_must_be_ready(&f->emitter);
  send_rows(f, 1, 10);
  emitter_must_deliver(&f->emitter, 10);
  struct emitter first = f->emitter;
  start(f);
  emitter_must_be_ready(&f->emitter);
  send_rows(f, 11, 15);
  emitter_must_deliver(&f->emitter, 15);
  struct emitter second = f->emitter;
  f->emitter = first;
  send_rows(f, 11, 20);
  emitter_await_end(&f->emitter);
  assert_int_equal(f->emitter.verdict, TW_STOP);
  assert_non_null(strstr(f->emitter.failure, "another producer"));
  assert_int_equal(f->emitter.ack.seq, 10);
  assert_int_equal(emitter_reap(&f->emitter), 1);
  f->emitter = second;
  emitter_finish(&f->emitter); /* it was fenced in its turn */
}

int main(void) {
#define TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)
  signal(SIGPIPE, SIG_IGN);
  const struct CMUnitTest tests[] = {
      TEST(killed_at_random_moments),
      TEST(lost_mark_is_committed_again),
      TEST(second_emitter_fences_the_first),
      TEST(shared_instance_stops_the_first),
  };
  if (getenv("TW_KAFKA_BOOTSTRAP")) return cmocka_run_group_tests(tests, NULL, NULL);
  print_message("TW_KAFKA_BOOTSTRAP is not set: skipped\n");
  return 0;
}
