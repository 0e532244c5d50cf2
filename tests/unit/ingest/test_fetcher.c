/* One fetch at a time against a server that does each thing wrong that servers do. */
#include "tests/unit/ingest/fault_client.h"

FAULT_SERVER_OF_GROUP(false)

struct answer_row {
  const char *name, *path;
  long http_status;
  const char *body, *end_path; /* NULL: not looked at; where redirects ended */
  size_t body_bytes;           /* 0: not looked at */
  bool is_permanent;
  const char *permanent_path; /* where it is not the end */
};

static const struct answer_row answers[] = {
    {"200 with a body", "/text", 200, "hello\n", "/text"},
    {"zero bytes", "/empty", 200, "", "/empty"},
    {"random bytes", "/noise?bytes=70000", 200, .body_bytes = 70000},
    {"50 MB with a length", "/big?bytes=50000000", 200, .body_bytes = 50000000},
    {"50 MB in chunks", "/big?bytes=50000000&chunked=1", 200, .body_bytes = 50000000},
    {"one byte a chunk", "/tiny-chunks?bytes=20000", 200, .body_bytes = 20000},
    {"the end of the connection ends the body", "/until-close", 200, "until the end\n"},
    {"an interim answer before the answer", "/interim", 200, "after 103\n"},
    {"gzip", "/packed/gzip", 200, .body_bytes = 52890},
    {"deflate", "/packed/deflate", 200, .body_bytes = 52890},
    {"deflate without zlib's header", "/packed/deflate-raw", 200, .body_bytes = 52890},
    {"gzip twice", "/packed/gzip,gzip", 200, .body_bytes = 52890},
    {"gzip in two members", "/packed/gzip-members", 200, .body_bytes = 52890},
    {"gzip with padding behind it", "/packed/gzip-padded", 200, .body_bytes = 52890},
    {"gzip of nothing", "/packed/gzip-empty", 200, ""},
    {"x-gzip", "/packed/x_gzip", 200, .body_bytes = 52890},
    {"identity named as a coding", "/packed/identity", 200, .body_bytes = 52890},
    {"many cookies", "/many-cookies", 200, "cookies\n"},
    {"404, whose body nobody reads", "/status/404", 404, ""},
    {"410", "/status/410", 410},
    {"500", "/status/500", 500},
    {"204", "/status/204", 204, ""},
    {"206 is an answer like any other", "/status/206", 206},
    {"226 is an answer like any other", "/status/226", 226},
    {"304 to an unconditional request", "/status/304", 304, ""},
    {"301 without Location is an answer", "/status/301", 301, .end_path = "/status/301"},
    {"300 is not followed", "/status/300?location=/text", 300, .end_path = "/status/300?location=/text"},
    {"305 is not followed", "/status/305?location=/text", 305, .end_path = "/status/305?location=/text"},
    {"301 is permanent", "/redirect/301/text", 200, "hello\n", "/text", .is_permanent = true},
    {"308 is permanent", "/redirect/308/text", 200, "hello\n", "/text", .is_permanent = true},
    {"302 is not permanent", "/redirect/302/text", 200, "hello\n", "/text"},
    {"303 is not permanent", "/redirect/303/text", 200, "hello\n", "/text"},
    {"307 is not permanent", "/redirect/307/text", 200, "hello\n", "/text"},
    {"301 then 308 is permanent", "/redirect/301/redirect/308/text", 200, "hello\n", "/text", .is_permanent = true},
    {"301 then 302 is permanent as far as the 301 led", "/redirect/301/redirect/302/text", 200, "hello\n", "/text",
     .permanent_path = "/redirect/302/text"},
    {"302 then 301 is not permanent", "/redirect/302/redirect/301/text", 200, "hello\n", "/text"},
    {"five redirects are as many as allowed", "/redirect/302/redirect/302/redirect/302/redirect/302/redirect/302/text", 200,
     "hello\n", "/text"},
    {"Location relative to the path", "/redirect-to?url=text", 200, "hello\n", "/text"},
    {"Location with spaces and letters past ASCII", "/redirect-to?url=/echo?q%3Da%20b%C3%A9", 200,
     .end_path = "/echo?q=a%20b%E9"},
    {"Location with a fragment", "/redirect-to?url=/text%23part", 200, "hello\n", "/text"},
    {"Location that is only a query", "/redirect-to?url=?url%3D/text", 200, "hello\n", "/text"},
    {"Location with dots", "/redirect-to?url=/a/../text", 200, "hello\n", "/text"},
    {"a redirect with a large body that nobody reads", "/redirect-to?url=/text&body=3000000", 200, "hello\n", "/text"},
    {"a redirect whose body is cut short", "/redirect-to?url=/text&code=301", 200, "hello\n", "/text", .is_permanent = true},
};

static void check_answer(const struct answer_row *row, const struct fetched *got, int port) {
  const struct tw_fetch_result *r = &got->result;
  if (r->status != TW_OK) fail_msg("%s: %s", row->name, r->error.text);
  if (r->http_status != row->http_status) fail_msg("%s: status %ld", row->name, r->http_status);
  if (row->body && !tw_slice_is(r->body, row->body)) fail_msg("%s: body %.*s", row->name, TW_SLICE_ARG(r->body));
  if (row->body_bytes && r->body.len != row->body_bytes) fail_msg("%s: %zu bytes", row->name, r->body.len);
  bool is_permanent = row->is_permanent || row->permanent_path;
  if (is_permanent != (r->permanent_url.ptr != NULL)) fail_msg("%s: permanent or not", row->name);
  if (row->is_permanent) assert_true(tw_slice_eq(r->permanent_url, r->url));
  if (row->permanent_path) assert_true(tw_slice_has_suffix(r->permanent_url, tw_slice_from(row->permanent_path)));
  char url[256];
  snprintf(url, sizeof(url), "http://127.0.0.1:%d%s", port, row->end_path ? row->end_path : "");
  if (row->end_path && !tw_slice_is(r->url, url)) fail_msg("%s: ended at %.*s", row->name, TW_SLICE_ARG(r->url));
  assert_true(r->fetched_at_us > INT64_C(1600000000) * TW_USEC_PER_SEC);
}

static void test_answers(void **state) {
  (void)state;
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  fetch_bench_open(&bench, &options);
  for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
    char url[256];
    struct fetched got;
    int port = fault_server_port(&server, "http");
    snprintf(url, sizeof(url), "http://127.0.0.1:%d%s", port, answers[i].path);
    fetch_bench_get(&bench, &(struct tw_fetch_request){.url = tw_slice_from(url), .allow_private = true}, &got);
    check_answer(&answers[i], &got, port);
    fetched_done(&got);
  }
  fetch_bench_close(&bench);
}

struct failure_row {
  const char *name, *url; /* "%d": the port */
  enum tw_status status;
  enum tw_verdict verdict;
  const char *text;    /* in the error */
  int64_t timeout_ms;  /* 0: no small one */
  int64_t body_max;    /* 0: no small one */
  bool is_public_only; /* allow_private off */
};

static const struct failure_row failures[] = {
    {"redirects for ever", "http://127.0.0.1:%d/forever/0", TW_ELIMIT, TW_SKIP_ITEM, "more than 5 redirects"},
    {"redirects in a circle", "http://127.0.0.1:%d/circle/a", TW_EINVAL, TW_SKIP_ITEM, "circle"},
    {"a redirect to itself", "http://127.0.0.1:%d/circle/self", TW_EINVAL, TW_SKIP_ITEM, "circle"},
    {"a redirect to itself by a fragment", "http://127.0.0.1:%d/redirect-to?url=%23x", TW_EINVAL, TW_SKIP_ITEM, "circle"},
    {"a redirect to a file", "http://127.0.0.1:%d/redirect-to?url=file:///etc/passwd", TW_EUNSUPPORTED, TW_SKIP_ITEM,
     "scheme file"},
    {"a redirect to ftp", "http://127.0.0.1:%d/redirect-to?url=ftp://127.0.0.1/x", TW_EUNSUPPORTED, TW_SKIP_ITEM, "scheme ftp"},
    {"a redirect to gopher", "http://127.0.0.1:%d/redirect-to?url=gopher://127.0.0.1/x", TW_EUNSUPPORTED, TW_SKIP_ITEM, "gopher"},
    {"a redirect to javascript", "http://127.0.0.1:%d/redirect-to?url=javascript:1", TW_EUNSUPPORTED, TW_SKIP_ITEM, "scheme"},
    {"gzip bomb", "http://127.0.0.1:%d/gzip-bomb?bytes=200000000", TW_ELIMIT, TW_SKIP_ITEM, "body larger than 1000000", 0,
     1000000},
    {"body larger than the limit, announced", "http://127.0.0.1:%d/big?bytes=50000000", TW_ELIMIT, TW_SKIP_ITEM, "body larger", 0,
     1000000},
    {"body larger than the limit, in chunks", "http://127.0.0.1:%d/big?bytes=50000000&chunked=1", TW_ELIMIT, TW_SKIP_ITEM,
     "body larger", 0, 1000000},
    {"body one byte over the limit", "http://127.0.0.1:%d/big?bytes=1001&chunked=1", TW_ELIMIT, TW_SKIP_ITEM, "body larger", 0,
     1000},
    {"headers without end", "http://127.0.0.1:%d/endless-headers", TW_ELIMIT, TW_SKIP_ITEM, "headers larger"},
    {"a header line without end", "http://127.0.0.1:%d/endless-header-line", TW_ELIMIT, TW_SKIP_ITEM, "headers larger"},
    {"interim answers without end", "http://127.0.0.1:%d/endless-interim", TW_ELIMIT, TW_SKIP_ITEM, "headers larger"},
    {"a chunk's extension without end", "http://127.0.0.1:%d/flood-chunk-extension", TW_ELIMIT, TW_SKIP_ITEM, "chunk extensions"},
    {"a byte a chunk behind long extensions", "http://127.0.0.1:%d/flood-chunk-extension?byte=1", TW_ELIMIT, TW_SKIP_ITEM,
     "chunk extensions"},
    {"never answers", "http://127.0.0.1:%d/silent", TW_ENET, TW_RETRY_LATER, "timed out", 200},
    {"a byte a second", "http://127.0.0.1:%d/drip", TW_ENET, TW_RETRY_LATER, "timed out", 300},
    {"headers a byte a second", "http://127.0.0.1:%d/drip?head=1", TW_ENET, TW_RETRY_LATER, "timed out", 300},
    {"closes without an answer", "http://127.0.0.1:%d/hang-up", TW_ENET, TW_RETRY_LATER, "without an answer"},
    {"reset before the answer", "http://127.0.0.1:%d/reset", TW_ENET, TW_RETRY_LATER, "reset"},
    {"reset in the body", "http://127.0.0.1:%d/reset-in-body", TW_ENET, TW_RETRY_LATER, "reset"},
    {"short body", "http://127.0.0.1:%d/short-body", TW_ENET, TW_RETRY_LATER, "shorter than announced"},
    {"chunks that stop", "http://127.0.0.1:%d/short-chunks", TW_ENET, TW_RETRY_LATER, "shorter than announced"},
    {"bad chunking", "http://127.0.0.1:%d/bad-chunks", TW_ENET, TW_RETRY_LATER, "malformed"},
    {"bad compression", "http://127.0.0.1:%d/packed/gzip-bad", TW_ENET, TW_RETRY_LATER, "bad compression"},
    {"gzip that is none", "http://127.0.0.1:%d/packed/gzip-notgzip", TW_ENET, TW_RETRY_LATER, "bad compression"},
    {"gzip that ends early, with the right length", "http://127.0.0.1:%d/packed/gzip-short", TW_ENET, TW_RETRY_LATER,
     "ends early"},
    {"deflate that ends early", "http://127.0.0.1:%d/packed/deflate-short", TW_ENET, TW_RETRY_LATER, "ends early"},
    {"a coding nobody knows", "http://127.0.0.1:%d/packed/unknown", TW_ENET, TW_RETRY_LATER, "bad compression"},
    {"an SSH server", "http://127.0.0.1:%d/not-http", TW_ENET, TW_RETRY_LATER, "not HTTP"},
    {"HTTP/0.9", "http://127.0.0.1:%d/bare-body", TW_ENET, TW_RETRY_LATER, "not HTTP"},
    {"nobody listens", "http://127.0.0.1:1/", TW_ENET, TW_RETRY_LATER, "no connection"},
    {"no such name", "http://no-such-name.invalid/", TW_ENET, TW_RETRY_LATER, "name not resolved"},
    {"TLS asked of a plain server", "https://127.0.0.1:%d/text", TW_ENET, TW_RETRY_LATER, "timed out", 300},
    {"ftp", "ftp://127.0.0.1/", TW_EUNSUPPORTED, TW_SKIP_ITEM, "only http and https"},
    {"file", "file:///etc/passwd", TW_EUNSUPPORTED, TW_SKIP_ITEM, "only http and https"},
    {"javascript", "javascript:alert(1)", TW_EUNSUPPORTED, TW_SKIP_ITEM, "scheme"},
    {"no URL at all", "news", TW_EINVAL, TW_SKIP_ITEM, "URL refused"},
    {"no host", "http://", TW_EINVAL, TW_SKIP_ITEM, "URL refused"},
    {"loopback for a public source", "http://127.0.0.1:%d/text", TW_EUNSUPPORTED, TW_SKIP_ITEM, "loopback",
     .is_public_only = true},
    {"loopback as one number", "http://2130706433:%d/text", TW_EUNSUPPORTED, TW_SKIP_ITEM, "loopback", .is_public_only = true},
    {"loopback in octal", "http://0177.0.0.1:%d/text", TW_EUNSUPPORTED, TW_SKIP_ITEM, "loopback", .is_public_only = true},
    {"loopback by name", "http://localhost:%d/text", TW_EUNSUPPORTED, TW_SKIP_ITEM, "loopback", .is_public_only = true},
    {"loopback mapped into IPv6", "http://[::ffff:127.0.0.1]:%d/text", TW_EUNSUPPORTED, TW_SKIP_ITEM, "loopback",
     .is_public_only = true},
    {"the unspecified address", "http://0.0.0.0:%d/text", TW_EUNSUPPORTED, TW_SKIP_ITEM, "unspecified", .is_public_only = true},
    {"the unspecified address for a private source", "http://0.0.0.0:%d/text", TW_EUNSUPPORTED, TW_SKIP_ITEM, "unspecified"},
};

static void run_failure(const struct failure_row *row) {
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  if (row->timeout_ms) options.limits.timeout_us = row->timeout_ms * TW_USEC_PER_MSEC;
  if (row->body_max) options.limits.body_max_bytes = row->body_max;
  fetch_bench_open(&bench, &options);
  char url[256], port[8];
  snprintf(port, sizeof(port), "%d", fault_server_port(&server, "http"));
  const char *mark = strstr(row->url, "%d");
  int before = mark ? (int)(mark - row->url) : (int)strlen(row->url);
  snprintf(url, sizeof(url), "%.*s%s%s", before, row->url, mark ? port : "", mark ? mark + 2 : "");
  struct fetched got;
  fetch_bench_get(&bench, &(struct tw_fetch_request){.url = tw_slice_from(url), .allow_private = !row->is_public_only}, &got);
  const struct tw_fetch_result *r = &got.result;
  if (r->status != row->status || r->error.status != row->status)
    fail_msg("%s: status %d: %s", row->name, r->status, r->error.text);
  if (r->error.verdict != row->verdict) fail_msg("%s: verdict %s", row->name, tw_verdict_name(r->error.verdict));
  if (!strstr(r->error.text, row->text)) fail_msg("%s: says: %s", row->name, r->error.text);
  assert_int_equal(r->body.len, 0);
  fetched_done(&got);
  fetch_bench_close(&bench);
}

static void test_failures(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(failures) / sizeof(failures[0]); i++) run_failure(&failures[i]);
}

static struct tw_slice local_url(char out[static 256], const char *path) {
  snprintf(out, 256, "http://127.0.0.1:%d%s", fault_server_port(&server, "http"), path);
  return tw_slice_from(out);
}

static void test_validators_go_back_byte_for_byte(void **state) {
  (void)state;
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  fetch_bench_open(&bench, &options);
  char url[256];
  struct fetched first, second;
  struct tw_fetch_request request = {.url = local_url(url, "/conditional"), .allow_private = true};
  fetch_bench_get(&bench, &request, &first);
  assert_int_equal(first.result.http_status, 200);
  assert_true(tw_slice_is(first.result.etag, "W/\"a,\\ b\xe9\""));
  request.etag = first.result.etag;
  request.last_modified = first.result.last_modified;
  fetch_bench_get(&bench, &request, &second);
  assert_int_equal(second.result.http_status, 304);
  assert_true(tw_slice_eq(second.result.etag, first.result.etag));
  assert_int_equal(second.result.body.len, 0);
  fetched_done(&first);
  fetched_done(&second);
  fetch_bench_close(&bench);
}

/* The echo's body is the head that the server saw. */
static bool head_has(const struct fetched *got, const char *line) {
  return tw_slice_find(got->result.body, tw_slice_from(line), 0) >= 0;
}

static void test_request_headers(void **state) {
  (void)state;
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  fetch_bench_open(&bench, &options);
  char url[256];
  struct fetched got;
  struct tw_fetch_request request = {.url = local_url(url, "/echo"),
                                     .allow_private = true,
                                     .accept = TW_SLICE("application/rss+xml, */*;q=0.1"),
                                     .lang = TW_SLICE("zh, en;q=0.5"),
                                     .etag = TW_SLICE("\"x\"\r\nX-Smuggled: yes"),
                                     .last_modified = TW_SLICE("Tue, 03 Nov 2020 10:00:00 GMT")};
  fetch_bench_get(&bench, &request, &got);
  assert_true(head_has(&got, "\r\nUser-Agent: tallywire-test/1 (+mailto:ops@example.org)\r\n"));
  assert_true(head_has(&got, "\r\nAccept: application/rss+xml, */*;q=0.1\r\n"));
  assert_true(head_has(&got, "\r\nAccept-Language: zh, en;q=0.5\r\n"));
  assert_true(head_has(&got, "\r\nAccept-Encoding: deflate, gzip, br, zstd\r\n"));
  assert_true(head_has(&got, "\r\nIf-Modified-Since: Tue, 03 Nov 2020 10:00:00 GMT"));
  assert_false(head_has(&got, "Smuggled"));
  assert_false(head_has(&got, "Cookie"));
  assert_false(head_has(&got, "Authorization"));
  fetched_done(&got);
  fetch_bench_close(&bench);
}

static void test_validators_of_another_url_stay_at_home(void **state) {
  (void)state;
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  fetch_bench_open(&bench, &options);
  char url[256], other[256];
  struct fetched got;
  struct tw_fetch_request request = {
      .url = local_url(url, "/redirect/302/echo"), .allow_private = true, .etag = TW_SLICE("\"x\"")};
  fetch_bench_get(&bench, &request, &got);
  assert_true(head_has(&got, "If-None-Match: \"x\""));
  fetched_done(&got);
  request.validators_url = local_url(other, "/elsewhere");
  fetch_bench_get(&bench, &request, &got);
  assert_false(head_has(&got, "If-None-Match"));
  fetched_done(&got);
  request.validators_url = local_url(other, "/echo");
  fetch_bench_get(&bench, &request, &got);
  assert_true(head_has(&got, "If-None-Match: \"x\""));
  fetched_done(&got);
  fetch_bench_close(&bench);
}

/* "localhost" and "127.0.0.1" are two hosts that are one server. */
static void test_credentials_never_cross_hosts(void **state) {
  (void)state;
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  fetch_bench_open(&bench, &options);
  static const struct {
    const char *name, *host, *target;
    bool is_sent;
    const char *authorization;
  } rows[] = {
      {"user and password of the URL", "u%20v:p@127.0.0.1", "/echo", true, NULL},
      {"an Authorization of the request", "127.0.0.1", "/echo", true, "Bearer t0ken"},
      {"kept on the same host", "u:p@127.0.0.1", "/redirect/302/echo", true, NULL},
      {"dropped on another host", "u:p@127.0.0.1", "/redirect-to?url=http://localhost:%d/echo", false, NULL},
      {"a token dropped on another host", "127.0.0.1", "/redirect-to?url=http://localhost:%d/echo", false, "Bearer t0ken"},
      {"the redirect's own credentials are not taken", "127.0.0.1", "/redirect-to?url=http://a:b@localhost:%d/echo", false, NULL},
  };
  int port = fault_server_port(&server, "http");
  for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
    char url[256], text[8];
    snprintf(text, sizeof(text), "%d", port);
    const char *mark = strstr(rows[i].target, "%d");
    int before = mark ? (int)(mark - rows[i].target) : (int)strlen(rows[i].target);
    snprintf(url, sizeof(url), "http://%s:%d%.*s%s%s", rows[i].host, port, before, rows[i].target, mark ? text : "",
             mark ? mark + 2 : "");
    struct fetched got;
    fetch_bench_get(&bench,
                    &(struct tw_fetch_request){
                        .url = tw_slice_from(url), .allow_private = true, .authorization = tw_slice_from(rows[i].authorization)},
                    &got);
    if (got.result.http_status != 200) fail_msg("%s: %s", rows[i].name, got.result.error.text);
    if (head_has(&got, "Authorization") != rows[i].is_sent) fail_msg("%s", rows[i].name);
    if (rows[i].authorization && rows[i].is_sent) assert_true(head_has(&got, "\r\nAuthorization: Bearer t0ken"));
    assert_true(tw_slice_find(got.result.url, TW_SLICE("@"), 0) < 0);
    fetched_done(&got);
  }
  fetch_bench_close(&bench);
}

static void test_headers_that_do_not_count(void **state) {
  (void)state;
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  fetch_bench_open(&bench, &options);
  char url[256];
  struct fetched got;
  fetch_bench_get(&bench, &(struct tw_fetch_request){.url = local_url(url, "/interim"), .allow_private = true}, &got);
  assert_true(tw_slice_is(got.result.etag, "\"final\""));
  fetched_done(&got);
  fetch_bench_get(&bench, &(struct tw_fetch_request){.url = local_url(url, "/trailers"), .allow_private = true}, &got);
  assert_true(tw_slice_is(got.result.body, "hello"));
  assert_null(got.result.etag.ptr);
  fetched_done(&got);
  fetch_bench_close(&bench);
}

/* A connection that a source with allow_private opened must not serve one without. */
static void test_guard_holds_for_reused_connections(void **state) {
  (void)state;
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  fetch_bench_open(&bench, &options);
  char url[256];
  struct fetched got;
  fetch_bench_get(&bench, &(struct tw_fetch_request){.url = local_url(url, "/text"), .allow_private = true}, &got);
  assert_int_equal(got.result.http_status, 200);
  fetched_done(&got);
  fetch_bench_get(&bench, &(struct tw_fetch_request){.url = local_url(url, "/text"), .allow_private = false}, &got);
  assert_int_equal(got.result.status, TW_EUNSUPPORTED);
  assert_non_null(strstr(got.result.error.text, "loopback"));
  fetched_done(&got);
  fetch_bench_close(&bench);
}

static void test_free_with_requests_in_flight(void **state) {
  (void)state;
  static const char *const paths[] = {"/silent", "/silent", "/silent?2", "/drip", "/text", "/forever/0"};
  for (int steps = 0; steps < 12; steps++) {
    struct fetch_bench bench;
    struct tw_fetch_options options = fetch_bench_options();
    options.host_concurrency = 3;
    fetch_bench_open(&bench, &options);
    struct fetched got[6] = {{.calls = 0}};
    for (size_t i = 0; i < 6; i++) {
      char url[256];
      struct tw_fetch_request request = {.url = local_url(url, paths[i]), .allow_private = true};
      assert_int_equal(tw_fetcher_submit(bench.fetcher, &request, fetched_take, &got[i]), TW_OK);
    }
    assert_int_equal(tw_fetcher_pending(bench.fetcher), 6);
    struct tw_error error;
    for (int i = 0; i < steps; i++) tw_loop_step(bench.loop, TW_USEC_PER_MSEC, &error);
    fetch_bench_close(&bench);
    for (size_t i = 0; i < 6; i++) fetched_done(&got[i]);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_answers),
      cmocka_unit_test(test_failures),
      cmocka_unit_test(test_validators_go_back_byte_for_byte),
      cmocka_unit_test(test_request_headers),
      cmocka_unit_test(test_validators_of_another_url_stay_at_home),
      cmocka_unit_test(test_credentials_never_cross_hosts),
      cmocka_unit_test(test_headers_that_do_not_count),
      cmocka_unit_test(test_guard_holds_for_reused_connections),
      cmocka_unit_test(test_free_with_requests_in_flight),
  };
  return cmocka_run_group_tests(tests, start_server, stop_server);
}
