/* Many fetches at once: how many a host gets, how far apart, and who waits for whom. The server's own record of what arrived is
 * the judge; no assertion depends on how fast the machine is. */
#include "tests/unit/ingest/fault_client.h"

FAULT_SERVER_OF_GROUP(false)

struct arrival {
  int64_t at_us;
  int in_hand, same_in_hand;
  char host[64], target[128];
};

struct arrivals {
  struct arrival items[512];
  size_t count;
};

/* What the record holds from byte *offset on. */
static void read_record(long *offset, struct arrivals *ret_arrivals) {
  FILE *file = fopen(server.record, "r");
  assert_non_null(file);
  fseek(file, *offset, SEEK_SET);
  ret_arrivals->count = 0;
  char line[512], method[16];
  while (fgets(line, sizeof(line), file)) {
    long long at;
    assert_true(ret_arrivals->count < 512);
    struct arrival *a = &ret_arrivals->items[ret_arrivals->count++];
    assert_int_equal(sscanf(line, "%lld %d %d %15s %63s %127s", &at, &a->in_hand, &a->same_in_hand, method, a->host, a->target),
                     6);
    a->at_us = at;
  }
  *offset = ftell(file);
  fclose(file);
}

static int most_in_hand(const struct arrivals *arrivals) {
  int most = 0;
  for (size_t i = 0; i < arrivals->count; i++) {
    if (arrivals->items[i].in_hand > most) most = arrivals->items[i].in_hand;
  }
  return most;
}

static struct tw_slice local_url(char out[static 256], const char *host, const char *path, int number) {
  snprintf(out, 256, "http://%s:%d%s%d", host, fault_server_port(&server, "http"), path, number);
  return tw_slice_from(out);
}

static void submit(struct fetch_bench *bench, const char *host, const char *path, int number, struct fetched *fetched) {
  char url[256];
  struct tw_fetch_request request = {.url = local_url(url, host, path, number), .allow_private = true};
  assert_int_equal(tw_fetcher_submit(bench->fetcher, &request, fetched_take, fetched), TW_OK);
}

static long record_end(void) {
  FILE *file = fopen(server.record, "r");
  assert_non_null(file);
  fseek(file, 0, SEEK_END);
  long offset = ftell(file);
  fclose(file);
  return offset;
}

enum { MANY = 200 };

static void run_many(const struct tw_fetch_options *options, const char *const *hosts, size_t host_count, const char *path,
                     struct arrivals *ret_arrivals) {
  struct fetch_bench bench;
  struct fetched *got = calloc(MANY, sizeof(*got));
  assert_non_null(got);
  long offset = record_end();
  fetch_bench_open(&bench, options);
  for (int i = 0; i < MANY; i++) submit(&bench, hosts[(size_t)i % host_count], path, i, &got[i]);
  fetch_bench_run(&bench);
  for (int i = 0; i < MANY; i++) {
    assert_int_equal(got[i].calls, 1);
    if (got[i].result.http_status != 200) fail_msg("request %d: %s", i, got[i].result.error.text);
    fetched_done(&got[i]);
  }
  fetch_bench_close(&bench);
  free(got);
  read_record(&offset, ret_arrivals);
}

static void test_host_concurrency(void **state) {
  (void)state;
  static const char *const hosts[] = {"127.0.0.1"};
  static struct arrivals arrivals;
  struct tw_fetch_options options = fetch_bench_options();
  options.host_concurrency = 3;
  run_many(&options, hosts, 1, "/slow?ms=2&n=", &arrivals);
  assert_int_equal(arrivals.count, MANY);
  assert_true(most_in_hand(&arrivals) <= 3);
}

static void test_overall_concurrency(void **state) {
  (void)state;
  static const char *const hosts[] = {"127.0.0.1", "localhost"};
  static struct arrivals arrivals;
  struct tw_fetch_options options = fetch_bench_options();
  options.concurrency = 1;
  run_many(&options, hosts, 2, "/slow?ms=0&n=", &arrivals);
  assert_int_equal(arrivals.count, MANY);
  assert_int_equal(most_in_hand(&arrivals), 1);
}

/* While a caller keeps as much as there may be nothing is sent; another fetcher's request, sent later, arrives before it. */
static void test_memory(void **state) {
  (void)state;
  enum { MEMORY = 64 << 10, STEPS = 50 };
  static struct arrivals arrivals;
  struct fetch_bench bench, other;
  struct fetched first = {0}, second = {0};
  struct tw_error error;
  struct tw_fetch_options options = fetch_bench_options();
  long offset = record_end();
  fetch_bench_open(&other, &options);
  options.memory_bytes = MEMORY;
  fetch_bench_open(&bench, &options);
  tw_fetcher_keep(bench.fetcher, MEMORY);
  submit(&bench, "127.0.0.1", "/noise?bytes=100000&n=", 1, &first);
  for (int i = 0; i < STEPS; i++) assert_int_equal(tw_loop_step(bench.loop, 0, &error), TW_OK);
  submit(&other, "127.0.0.1", "/text?n=", 2, &second);
  fetch_bench_run(&other);
  read_record(&offset, &arrivals);
  assert_int_equal(arrivals.count, 1);
  assert_string_equal(arrivals.items[0].target, "/text?n=2");
  tw_fetcher_keep(bench.fetcher, -1);
  fetch_bench_run(&bench);
  assert_int_equal(first.result.http_status, 200);
  assert_int_equal(first.result.body.len, 100000);
  fetched_done(&first);
  fetched_done(&second);
  fetch_bench_close(&bench);
  fetch_bench_close(&other);
}

/* The first and the last of N starts are N-1 delays apart; half of that allows for any jitter of arrival. */
static void test_host_delay(void **state) {
  (void)state;
  static const char *const hosts[] = {"127.0.0.1"};
  static struct arrivals arrivals;
  struct tw_fetch_options options = fetch_bench_options();
  options.host_delay_us = 5 * TW_USEC_PER_MSEC;
  run_many(&options, hosts, 1, "/text?n=", &arrivals);
  assert_int_equal(arrivals.count, MANY);
  int64_t span = arrivals.items[MANY - 1].at_us - arrivals.items[0].at_us;
  assert_true(span >= (MANY - 1) * options.host_delay_us / 2);
}

/* Feeds and pages of one host share one line, redirects too: /redirect makes two starts of one request. */
static void test_redirects_take_their_turn(void **state) {
  (void)state;
  static const char *const hosts[] = {"127.0.0.1"};
  static struct arrivals arrivals;
  struct tw_fetch_options options = fetch_bench_options();
  options.host_concurrency = 2;
  run_many(&options, hosts, 1, "/redirect/302/slow?ms=1&n=", &arrivals);
  assert_true(arrivals.count > MANY);
  assert_true(most_in_hand(&arrivals) <= 2);
}

static void test_one_slow_host_holds_nobody_else(void **state) {
  (void)state;
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  options.host_concurrency = 2;
  fetch_bench_open(&bench, &options);
  static struct fetched silent[40], quick[20];
  for (int i = 0; i < 40; i++) submit(&bench, "127.0.0.1", "/silent?", i, &silent[i]);
  for (int i = 0; i < 20; i++) submit(&bench, "localhost", "/text?", i, &quick[i]);
  struct tw_error error;
  while (tw_fetcher_pending(bench.fetcher) > 40) assert_int_equal(tw_loop_step(bench.loop, -1, &error), TW_OK);
  for (int i = 0; i < 20; i++) {
    assert_int_equal(quick[i].calls, 1);
    assert_int_equal(quick[i].result.http_status, 200);
    fetched_done(&quick[i]);
  }
  for (int i = 0; i < 40; i++) assert_int_equal(silent[i].calls, 0);
  fetch_bench_close(&bench);
}

static void test_equal_requests_share_one_answer(void **state) {
  (void)state;
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  long offset = record_end();
  static struct fetched got[50];
  static struct arrivals arrivals;
  fetch_bench_open(&bench, &options);
  for (int i = 0; i < 50; i++) submit(&bench, "127.0.0.1", "/slow?ms=20&n=", 1, &got[i]);
  assert_int_equal(tw_fetcher_pending(bench.fetcher), 50);
  fetch_bench_run(&bench);
  for (int i = 0; i < 50; i++) {
    assert_int_equal(got[i].calls, 1);
    assert_true(tw_slice_is(got[i].result.body, "slow\n"));
    fetched_done(&got[i]);
  }
  read_record(&offset, &arrivals);
  assert_int_equal(arrivals.count, 1);
  fetch_bench_close(&bench);
}

/* The same URL asked for in different ways, and by redirects from elsewhere. */
static void test_one_request_in_flight_for_one_url(void **state) {
  (void)state;
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  long offset = record_end();
  static struct fetched got[40];
  static struct arrivals arrivals;
  fetch_bench_open(&bench, &options);
  for (int i = 0; i < 40; i++) {
    char url[256], etag[32];
    snprintf(etag, sizeof(etag), "\"%d\"", i);
    const char *path = i % 2 ? "/slow?ms=2&n=" : "/redirect-to?url=/slow?ms%3D2%26n%3D1%23";
    struct tw_fetch_request request = {
        .url = local_url(url, "127.0.0.1", path, i % 2 ? 1 : i), .etag = tw_slice_from(etag), .allow_private = true};
    assert_int_equal(tw_fetcher_submit(bench.fetcher, &request, fetched_take, &got[i]), TW_OK);
  }
  fetch_bench_run(&bench);
  for (int i = 0; i < 40; i++) {
    assert_int_equal(got[i].result.http_status, 200);
    fetched_done(&got[i]);
  }
  read_record(&offset, &arrivals);
  size_t slow = 0;
  for (size_t i = 0; i < arrivals.count; i++) {
    if (strncmp(arrivals.items[i].target, "/slow?ms=2&n=1", 14) != 0) continue;
    assert_int_equal(arrivals.items[i].same_in_hand, 1);
    slow++;
  }
  assert_int_equal(slow, 40);
  fetch_bench_close(&bench);
}

struct retry_row {
  const char *name, *path;
  long http_status;
  int64_t least_sec, most_sec;
  bool holds_host;
};

static const struct retry_row retry_rows[] = {
    {"503 with seconds", "/status/503?retry_after=120&n=", 503, 120, 120, false},
    {"503 with a date to come", "/status/503?retry_after=Fri,%2031%20Dec%202100%2023:59:59%20GMT&n=", 503, 604800, 604800, false},
    {"503 with a date gone by", "/status/503?retry_after=Fri,%2031%20Dec%201999%2023:59:59%20GMT&n=", 503, 0, 0, false},
    {"503 with nonsense", "/status/503?retry_after=soon&n=", 503, 0, 0, false},
    {"503 without", "/status/503?n=", 503, 0, 0, false},
    {"429 without", "/status/429?n=", 429, 0, 0, false},
    {"429 with seconds", "/status/429?retry_after=3600&n=", 429, 3600, 3600, true},
};

/* What the next request to the same host gets, and one to another host. */
static void check_after(const struct retry_row *row, struct fetch_bench *bench) {
  static struct arrivals arrivals;
  struct fetched same = {.calls = 0}, other = {.calls = 0};
  long offset = record_end();
  submit(bench, "127.0.0.1", "/text?", 2, &same);
  submit(bench, "localhost", "/text?", 2, &other);
  fetch_bench_run(bench);
  read_record(&offset, &arrivals);
  if ((same.result.status == TW_ESTATE) != row->holds_host) fail_msg("%s: %s", row->name, same.result.error.text);
  assert_int_equal(arrivals.count, row->holds_host ? 1 : 2);
  assert_int_equal(same.result.retry_after_us > 3000 * TW_USEC_PER_SEC, row->holds_host);
  assert_int_equal(same.result.error.verdict, TW_RETRY_LATER);
  assert_int_equal(other.result.http_status, 200);
  fetched_done(&same);
  fetched_done(&other);
}

/* Retry-After of 429 holds for the host: later requests are not even sent. That of 503 holds for its URL only. */
static void test_retry_after(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(retry_rows) / sizeof(retry_rows[0]); i++) {
    const struct retry_row *row = &retry_rows[i];
    struct fetch_bench bench;
    struct tw_fetch_options options = fetch_bench_options();
    struct fetched got = {.calls = 0};
    fetch_bench_open(&bench, &options);
    submit(&bench, "127.0.0.1", row->path, 1, &got);
    fetch_bench_run(&bench);
    if (got.result.http_status != row->http_status) fail_msg("%s: %ld", row->name, got.result.http_status);
    int64_t delay = got.result.retry_after_us / TW_USEC_PER_SEC;
    if (delay < row->least_sec || delay > row->most_sec) fail_msg("%s: delay %lld", row->name, (long long)delay);
    check_after(row, &bench);
    fetched_done(&got);
    fetch_bench_close(&bench);
  }
}

/* A hold shorter than the request's own timeout is waited for. */
static void test_short_hold_is_waited_for(void **state) {
  (void)state;
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  struct fetched first = {.calls = 0}, second = {.calls = 0};
  static struct arrivals arrivals;
  long offset = record_end();
  fetch_bench_open(&bench, &options);
  submit(&bench, "127.0.0.1", "/status/429?retry_after=1&n=", 1, &first);
  fetch_bench_run(&bench);
  submit(&bench, "127.0.0.1", "/text?", 1, &second);
  fetch_bench_run(&bench);
  assert_int_equal(second.result.http_status, 200);
  read_record(&offset, &arrivals);
  assert_int_equal(arrivals.count, 2);
  assert_true(arrivals.items[1].at_us - arrivals.items[0].at_us >= 900 * TW_USEC_PER_MSEC);
  fetched_done(&first);
  fetched_done(&second);
  fetch_bench_close(&bench);
}

struct chain {
  struct fetch_bench *bench;
  int left, done;
};

/* A caller may ask for more from its own callback, bad URLs too. */
static void chain_next(void *user, const struct tw_fetch_result *result) {
  struct chain *chain = user;
  char url[256];
  chain->done++;
  assert_true(result->status == TW_OK || result->status == TW_EUNSUPPORTED);
  if (chain->left-- <= 0) return;
  struct tw_fetch_request request = {.url = local_url(url, "127.0.0.1", "/text?", chain->left), .allow_private = true};
  if (chain->left % 2) request.url = TW_SLICE("gopher://127.0.0.1/");
  assert_int_equal(tw_fetcher_submit(chain->bench->fetcher, &request, chain_next, chain), TW_OK);
}

static void test_submit_from_a_callback(void **state) {
  (void)state;
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  fetch_bench_open(&bench, &options);
  struct chain chain = {.bench = &bench, .left = 20};
  struct tw_fetch_request request = {.url = TW_SLICE("gopher://127.0.0.1/")};
  assert_int_equal(tw_fetcher_submit(bench.fetcher, &request, chain_next, &chain), TW_OK);
  fetch_bench_run(&bench);
  assert_int_equal(chain.done, 21);
  fetch_bench_close(&bench);
}

static void test_configure(void **state) {
  (void)state;
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  options.host_concurrency = 1;
  fetch_bench_open(&bench, &options);
  static struct fetched before[4], after[4];
  for (int i = 0; i < 4; i++) submit(&bench, "127.0.0.1", "/big?bytes=5000&n=", i, &before[i]);
  options.limits.body_max_bytes = 1000;
  options.host_concurrency = 4;
  tw_fetcher_configure(bench.fetcher, &options);
  for (int i = 0; i < 4; i++) submit(&bench, "127.0.0.1", "/big?bytes=5000&n=", i + 10, &after[i]);
  options.ca_file = TW_SLICE("/no/such/file");
  options.limits.body_max_bytes = 1;
  tw_fetcher_configure(bench.fetcher, &options); /* refused whole */
  fetch_bench_run(&bench);
  for (int i = 0; i < 4; i++) {
    assert_int_equal(before[i].result.body.len, 5000);
    assert_int_equal(after[i].result.status, TW_ELIMIT);
    assert_non_null(strstr(after[i].result.error.text, "larger"));
    fetched_done(&before[i]);
    fetched_done(&after[i]);
  }
  fetch_bench_close(&bench);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_host_concurrency),
      cmocka_unit_test(test_overall_concurrency),
      cmocka_unit_test(test_memory),
      cmocka_unit_test(test_host_delay),
      cmocka_unit_test(test_redirects_take_their_turn),
      cmocka_unit_test(test_one_slow_host_holds_nobody_else),
      cmocka_unit_test(test_equal_requests_share_one_answer),
      cmocka_unit_test(test_one_request_in_flight_for_one_url),
      cmocka_unit_test(test_retry_after),
      cmocka_unit_test(test_short_hold_is_waited_for),
      cmocka_unit_test(test_submit_from_a_callback),
      cmocka_unit_test(test_configure),
  };
  return cmocka_run_group_tests(tests, start_server, stop_server);
}
