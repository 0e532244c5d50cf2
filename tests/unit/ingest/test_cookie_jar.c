/* Cookies of a jar go to the site that set them, with requests of that jar alone. */
#include "ingest/cookie_jar.h"
#include "tests/unit/ingest/fault_client.h"

FAULT_SERVER_OF_GROUP(false)

static void get(struct fetch_bench *bench, const char *host, const char *path, struct tw_cookie_jar *jar, struct fetched *ret) {
  char url[96];
  snprintf(url, sizeof(url), "http://%s:%d%s", host, fault_server_port(&server, "http"), path);
  fetch_bench_get(bench, &(struct tw_fetch_request){.url = tw_slice_from(url), .allow_private = true, .cookies = jar}, ret);
  if (ret->result.http_status != 200) fail_msg("%s: %s", path, ret->result.error.text);
}

/* The request's head comes back as the body. */
static bool is_sent(struct fetch_bench *bench, const char *host, const char *path, struct tw_cookie_jar *jar) {
  struct fetched echo;
  get(bench, host, path, jar, &echo);
  bool found = tw_slice_find(echo.result.body, TW_SLICE("Cookie: a=b"), 0) >= 0;
  fetched_done(&echo);
  return found;
}

static void test_who_gets_a_cookie(void **state) {
  (void)state;
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  struct fetched first;
  struct tw_cookie_jar *jar = tw_cookie_jar_new(), *other = tw_cookie_jar_new();
  fetch_bench_open(&bench, &options);
  get(&bench, "127.0.0.1", "/rss?Set-Cookie=a%3Db", jar, &first);
  fetched_done(&first);
  assert_true(is_sent(&bench, "127.0.0.1", "/echo", jar));
  assert_true(is_sent(&bench, "127.0.0.1", "/redirect/302/echo", jar));
  assert_false(is_sent(&bench, "localhost", "/echo", jar));
  assert_false(is_sent(&bench, "127.0.0.1", "/echo", other));
  assert_false(is_sent(&bench, "127.0.0.1", "/echo", NULL));
  tw_cookie_jar_drop(other);
  tw_cookie_jar_drop(jar);
  fetch_bench_close(&bench);
}

/* The source may be gone when its answer comes. */
static void test_a_jar_outlives_its_owner(void **state) {
  (void)state;
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  struct fetched got = {0};
  char url[96];
  struct tw_cookie_jar *jar = tw_cookie_jar_new();
  fetch_bench_open(&bench, &options);
  snprintf(url, sizeof(url), "http://127.0.0.1:%d/rss?Set-Cookie=a%%3Db", fault_server_port(&server, "http"));
  struct tw_fetch_request request = {.url = tw_slice_from(url), .allow_private = true, .cookies = jar};
  assert_int_equal(tw_fetcher_submit(bench.fetcher, &request, fetched_take, &got), TW_OK);
  tw_cookie_jar_drop(jar);
  fetch_bench_run(&bench);
  assert_int_equal(got.result.http_status, 200);
  fetched_done(&got);
  fetch_bench_close(&bench);
}

static void test_a_jar_does_not_grow_for_ever(void **state) {
  (void)state;
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  struct fetched first;
  struct tw_cookie_jar *jar = tw_cookie_jar_new();
  fetch_bench_open(&bench, &options);
  get(&bench, "127.0.0.1", "/rss?Set-Cookie=a%3Db", jar, &first);
  fetched_done(&first);
  for (int i = 0; i < TW_COOKIE_JAR_SETS_MAX; i++) tw_cookie_jar_note(jar);
  assert_false(is_sent(&bench, "127.0.0.1", "/echo", jar));
  tw_cookie_jar_drop(jar);
  fetch_bench_close(&bench);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_who_gets_a_cookie),
      cmocka_unit_test(test_a_jar_outlives_its_owner),
      cmocka_unit_test(test_a_jar_does_not_grow_for_ever),
  };
  return cmocka_run_group_tests(tests, start_server, stop_server);
}
