/* robots.txt once a day: who waits for it, when it is asked for again, and what an odd answer for it means is told in the
 * integration tests over the whole daemon. Here the clock is ours. */
#include "ingest/robots_cache.h"
#include "tests/unit/ingest/fault_client.h"

static struct fault_server server;
static int64_t ahead_us; /* of the system's clock */

static int64_t wall(void *user) {
  (void)user;
  struct tw_clock system = tw_clock_system();
  return tw_clock_wall(&system) + ahead_us;
}

static int64_t mono(void *user) {
  (void)user;
  struct tw_clock system = tw_clock_system();
  return tw_clock_mono(&system) + ahead_us;
}

struct bench {
  struct tw_loop *loop;
  struct tw_fetcher *fetcher;
  struct tw_robots_cache *cache;
};

static void bench_open(struct bench *b) {
  struct tw_error error;
  struct tw_fetch_options options = fetch_bench_options();
  static const struct tw_log quiet = {0};
  b->loop = tw_loop_new((struct tw_clock){.wall_us = wall, .mono_us = mono}, &error);
  assert_non_null(b->loop);
  b->fetcher = tw_fetcher_new(b->loop, &quiet, &options, &error);
  assert_non_null(b->fetcher);
  b->cache = tw_robots_cache_new(b->loop, b->fetcher, TW_SLICE("tallywire"));
  assert_non_null(b->cache);
}

static void bench_close(struct bench *b) {
  tw_fetcher_free(b->fetcher);
  tw_robots_cache_free(b->cache);
  tw_loop_free(b->loop);
}

struct told {
  int calls;
  bool is_allowed;
  int64_t crawl_delay_us;
};

static void on_answer(void *user, const struct tw_robots_answer *answer) {
  struct told *told = user;
  told->calls++;
  told->is_allowed = answer->is_allowed;
  told->crawl_delay_us = answer->crawl_delay_us;
}

static void ask(struct bench *b, const char *host, const char *path, struct told *told) {
  char url[256];
  snprintf(url, sizeof url, "http://%s:%d%s", host, fault_server_port(&server, "http"), path);
  struct tw_robots_question question = {.url = tw_slice_from(url), .allow_private = true};
  assert_int_equal(tw_robots_cache_ask(b->cache, &question, on_answer, told), TW_OK);
}

static void wait_for(struct bench *b, const struct told *told, int calls) {
  struct tw_error error;
  while (told->calls < calls) assert_int_equal(tw_loop_step(b->loop, -1, &error), TW_OK);
}

static size_t fetches(void) {
  char line[512];
  size_t count = 0;
  FILE *file = fopen(server.record, "re");
  if (!file) return 0;
  while (fgets(line, sizeof line, file)) count += strstr(line, " /robots.txt") != NULL;
  fclose(file);
  return count;
}

static void test_once_a_day(void **state) {
  (void)state;
  struct bench b;
  struct told told[3] = {0};
  bench_open(&b);
  size_t before = fetches();
  ask(&b, "127.0.0.1", "/yes", &told[0]);
  ask(&b, "127.0.0.1", "/no/way", &told[1]);
  assert_int_equal(told[0].calls, 0);
  wait_for(&b, &told[0], 1);
  wait_for(&b, &told[1], 1);
  assert_true(told[0].is_allowed && told[0].crawl_delay_us == 2 * TW_USEC_PER_SEC);
  assert_false(told[1].is_allowed);
  ask(&b, "127.0.0.1", "/no", &told[2]);
  assert_int_equal(told[2].calls, 1); /* known: told at once */
  assert_int_equal(fetches() - before, 1);
  ahead_us += 23 * 3600 * TW_USEC_PER_SEC;
  ask(&b, "127.0.0.1", "/yes", &told[0]);
  assert_int_equal(told[0].calls, 2);
  assert_int_equal(fetches() - before, 1);
  ahead_us += 2 * 3600 * TW_USEC_PER_SEC;
  ask(&b, "127.0.0.1", "/no", &told[1]);
  assert_int_equal(told[1].calls, 1); /* a day old: asked for again, by its ETag */
  wait_for(&b, &told[1], 2);
  assert_false(told[1].is_allowed);
  assert_int_equal(fetches() - before, 2);
  bench_close(&b);
}

static void test_delay_of_known_sites(void **state) {
  (void)state;
  struct bench b;
  struct told told = {0};
  char url[256];
  bench_open(&b);
  snprintf(url, sizeof url, "http://localhost:%d/feed", fault_server_port(&server, "http"));
  assert_int_equal(tw_robots_cache_delay_us(b.cache, tw_slice_from(url), true), 0);
  ask(&b, "localhost", "/yes", &told);
  wait_for(&b, &told, 1);
  assert_int_equal(tw_robots_cache_delay_us(b.cache, tw_slice_from(url), true), 2 * TW_USEC_PER_SEC);
  assert_int_equal(tw_robots_cache_delay_us(b.cache, tw_slice_from(url), false), 0);
  bench_close(&b);
}

static void test_what_can_not_be_fetched_is_the_fetchers_business(void **state) {
  (void)state;
  struct bench b;
  struct told told = {0};
  bench_open(&b);
  struct tw_robots_question question = {.url = TW_SLICE("ftp://news.example/a")};
  assert_int_equal(tw_robots_cache_ask(b.cache, &question, on_answer, &told), TW_OK);
  assert_true(told.calls == 1 && told.is_allowed);
  bench_close(&b);
}

/* Those that wait when the end comes are dropped, and nothing is called. */
static void test_end_while_waiting(void **state) {
  (void)state;
  struct bench b;
  struct told told = {0};
  bench_open(&b);
  for (int i = 0; i < 5; i++) ask(&b, "127.0.0.1", "/yes", &told);
  bench_close(&b);
  assert_int_equal(told.calls, 0);
}

/* A site that has no file but breaks off each time is not shut out for ever. */
static void test_three_tries_without_an_answer(void **state) {
  (void)state;
  struct bench b;
  struct told told = {0};
  bench_open(&b);
  struct tw_robots_question question = {.url = TW_SLICE("http://127.0.0.1:1/page"), .allow_private = true};
  for (int i = 1; i <= TW_ROBOTS_CACHE_TRIES; i++) {
    assert_int_equal(tw_robots_cache_ask(b.cache, &question, on_answer, &told), TW_OK);
    wait_for(&b, &told, i);
    assert_int_equal(told.is_allowed, i == TW_ROBOTS_CACHE_TRIES);
    ahead_us += 2 * TW_ROBOTS_CACHE_RETRY_SEC * TW_USEC_PER_SEC;
  }
  bench_close(&b);
}

static int open_server(void **state) {
  (void)state;
  fault_server_start(&server, false);
  return 0;
}

static int close_server(void **state) {
  (void)state;
  fault_server_stop(&server);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_once_a_day),
      cmocka_unit_test(test_delay_of_known_sites),
      cmocka_unit_test(test_what_can_not_be_fetched_is_the_fetchers_business),
      cmocka_unit_test(test_end_while_waiting),
      cmocka_unit_test(test_three_tries_without_an_answer),
  };
  return cmocka_run_group_tests(tests, open_server, close_server);
}
