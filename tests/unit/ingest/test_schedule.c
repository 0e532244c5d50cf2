/* The schedule on a clock that the test turns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include "base/clock.h"
#include "ingest/schedule.h"
#include <cmocka.h>
#include <stdlib.h>

#define SEC      TW_USEC_PER_SEC
#define START_US (INT64_C(1600000000) * SEC)

struct hand {
  int64_t wall_us, mono_us;
};

static int64_t hand_wall(void *user) {
  return ((struct hand *)user)->wall_us;
}
static int64_t hand_mono(void *user) {
  return ((struct hand *)user)->mono_us;
}

enum { SOURCES = 1000, FIRED_MAX = 100000 };

struct bench {
  struct hand hand;
  struct tw_loop *loop;
  struct tw_schedule *schedule;
  size_t fired[FIRED_MAX];
  size_t count;
  int64_t again_us; /* > 0: each source is scheduled again by tw_schedule_next */
  size_t at_once;   /* so many sources are scheduled again in the past */
  int64_t last_us[SOURCES];
  int64_t least_gap_us, most_gap_us;
};

static struct bench b;

static void note_gap(size_t source) {
  if (b.last_us[source]) {
    int64_t gap = b.hand.wall_us - b.last_us[source];
    if (gap < b.least_gap_us) b.least_gap_us = gap;
    if (gap > b.most_gap_us) b.most_gap_us = gap;
  }
  b.last_us[source] = b.hand.wall_us;
}

static void on_due(void *user, size_t source) {
  (void)user;
  assert_true(b.count < FIRED_MAX);
  b.fired[b.count++] = source;
  note_gap(source);
  if (b.at_once) {
    b.at_once--;
    assert_int_equal(tw_schedule_at(b.schedule, source, 0), TW_OK);
  } else if (b.again_us) {
    assert_int_equal(tw_schedule_at(b.schedule, source, tw_schedule_next(b.schedule, b.hand.wall_us, b.again_us)), TW_OK);
  }
}

static int bench_open(void **state) {
  (void)state;
  b = (struct bench){.hand = {START_US, SEC}, .least_gap_us = INT64_MAX};
  struct tw_clock clock = {.wall_us = hand_wall, .mono_us = hand_mono, .user = &b.hand};
  b.loop = tw_loop_new(clock, NULL);
  assert_non_null(b.loop);
  b.schedule = tw_schedule_new(b.loop, 42, on_due, NULL);
  assert_non_null(b.schedule);
  return 0;
}

static int bench_close(void **state) {
  (void)state;
  tw_schedule_free(b.schedule);
  tw_schedule_free(NULL);
  tw_loop_free(b.loop);
  return 0;
}

static void advance(int64_t by_us) {
  b.hand.wall_us += by_us;
  b.hand.mono_us += by_us;
  assert_int_equal(tw_loop_step(b.loop, 0, NULL), TW_OK);
}

static void test_order(void **state) {
  (void)state;
  tw_schedule_at(b.schedule, 7, START_US + 3 * SEC);
  tw_schedule_at(b.schedule, 3, START_US + 1 * SEC);
  tw_schedule_at(b.schedule, 5, START_US + 2 * SEC);
  tw_schedule_at(b.schedule, 900, START_US - 5 * SEC);
  advance(0);
  assert_int_equal(b.count, 1);
  assert_int_equal(b.fired[0], 900);
  advance(SEC - 1);
  assert_int_equal(b.count, 1);
  advance(1);
  assert_int_equal(b.count, 2);
  advance(10 * SEC);
  assert_int_equal(b.count, 4);
  assert_int_equal(b.fired[1], 3);
  assert_int_equal(b.fired[2], 5);
  assert_int_equal(b.fired[3], 7);
  advance(100 * SEC);
  assert_int_equal(b.count, 4);
}

static void test_move_and_cancel(void **state) {
  (void)state;
  tw_schedule_at(b.schedule, 1, START_US + 1 * SEC);
  tw_schedule_at(b.schedule, 1, START_US + 9 * SEC);
  tw_schedule_at(b.schedule, 2, START_US + 9 * SEC);
  tw_schedule_at(b.schedule, 2, START_US + 1 * SEC);
  tw_schedule_at(b.schedule, 3, START_US + 1 * SEC);
  tw_schedule_cancel(b.schedule, 3);
  tw_schedule_cancel(b.schedule, 4);
  tw_schedule_cancel(b.schedule, 1000000);
  advance(2 * SEC);
  assert_int_equal(b.count, 1);
  assert_int_equal(b.fired[0], 2);
  advance(20 * SEC);
  assert_int_equal(b.count, 2);
  assert_int_equal(b.fired[1], 1);
}

/* A source that makes itself due in the past comes once a round and starves nobody. */
static void test_due_at_once(void **state) {
  (void)state;
  b.at_once = 5;
  tw_schedule_at(b.schedule, 0, START_US);
  advance(0);
  assert_int_equal(b.count, 1);
  for (int i = 0; i < 5; i++) advance(1);
  assert_int_equal(b.count, 6);
}

/* The wall clock may be set: what became due is noticed within a minute. */
static void test_wall_clock_stepped(void **state) {
  (void)state;
  tw_schedule_at(b.schedule, 0, START_US + 7200 * SEC);
  advance(0);
  b.hand.wall_us += 7200 * SEC;
  b.hand.mono_us += 60 * SEC;
  advance(0);
  assert_int_equal(b.count, 1);
}

static void test_wall_clock_set_back(void **state) {
  (void)state;
  tw_schedule_at(b.schedule, 0, START_US + 10 * SEC);
  b.hand.wall_us -= 3600 * SEC;
  b.hand.mono_us += 20 * SEC;
  advance(0);
  assert_int_equal(b.count, 0);
  for (int i = 0; i < 61; i++) advance(60 * SEC);
  assert_int_equal(b.count, 1);
}

/* An hour of a thousand sources: none early by more than its jitter, none late, and they drift apart. */
static void test_an_hour(void **state) {
  (void)state;
  b.again_us = 300 * SEC;
  for (size_t i = 0; i < SOURCES; i++) tw_schedule_at(b.schedule, i, START_US);
  size_t most = 0;
  for (int second = 0; second < 3600; second++) {
    size_t before = b.count;
    advance(SEC);
    if (second > 1 && b.count - before > most) most = b.count - before;
  }
  assert_true(b.count >= SOURCES * 11 && b.count <= SOURCES * 14);
  assert_true(b.least_gap_us >= 285 * SEC - SEC);
  assert_true(b.most_gap_us <= 315 * SEC + SEC);
  assert_true(most < SOURCES / 10);
}

static void test_backoff(void **state) {
  (void)state;
  static const struct {
    const char *name;
    int64_t failures, first, max, floor, least, most; /* seconds */
  } rows[] = {
      {"the first failure", 1, 30, 86400, 0, 15, 30},
      {"none counts as the first", 0, 30, 86400, 0, 15, 30},
      {"the second", 2, 30, 86400, 0, 15, 60},
      {"the fifth", 5, 30, 86400, 0, 15, 480},
      {"at most the maximum", 30, 30, 86400, 0, 15, 86400},
      {"after very many failures", INT64_MAX, 30, 86400, 0, 15, 86400},
      {"first above the maximum", 1, 100, 50, 0, 25, 50},
      {"never before Retry-After", 1, 30, 86400, 120, 120, 126},
      {"Retry-After may exceed the maximum", 1, 30, 60, 86400, 86400, 90720},
      {"Retry-After that is over first", 5, 30, 86400, 20, 20, 480},
      {"no time at all", 3, 0, 0, 0, 0, 0},
  };
  for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
    int64_t least = INT64_MAX, most = 0;
    for (int n = 0; n < 200; n++) {
      int64_t delay = tw_schedule_backoff(b.schedule, START_US, rows[i].failures, rows[i].first * SEC, rows[i].max * SEC,
                                          rows[i].floor * SEC) -
                      START_US;
      if (delay < least) least = delay;
      if (delay > most) most = delay;
    }
    if (least < rows[i].least * SEC || most > rows[i].most * SEC) {
      fail_msg("%s: %lld..%lld us", rows[i].name, (long long)least, (long long)most);
    }
    if (rows[i].most > rows[i].least) assert_true(most - least > (rows[i].most - rows[i].least) * SEC / 2);
  }
}

static void test_same_seed_same_jitter(void **state) {
  (void)state;
  struct tw_schedule *other = tw_schedule_new(b.loop, 42, on_due, NULL);
  for (int i = 0; i < 100; i++) {
    assert_int_equal(tw_schedule_next(b.schedule, START_US, 900 * SEC), tw_schedule_next(other, START_US, 900 * SEC));
  }
  tw_schedule_free(other);
}

#define BENCH_TEST(fn) cmocka_unit_test_setup_teardown(fn, bench_open, bench_close)

int main(void) {
  const struct CMUnitTest tests[] = {
      BENCH_TEST(test_order),
      BENCH_TEST(test_move_and_cancel),
      BENCH_TEST(test_due_at_once),
      BENCH_TEST(test_wall_clock_stepped),
      BENCH_TEST(test_wall_clock_set_back),
      BENCH_TEST(test_an_hour),
      BENCH_TEST(test_backoff),
      BENCH_TEST(test_same_seed_same_jitter),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
