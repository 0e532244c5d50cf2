/* Whose certificates are believed. The server makes its own anchor and four certificates for the run. */
#include "ingest/trust.h"
#include "tests/unit/ingest/fault_client.h"

FAULT_SERVER_OF_GROUP(true)

static const struct {
  const char *name, *port;
  bool with_anchor;
  const char *path;
  const char *error; /* NULL: 200 */
} rows[] = {
    {"a good certificate under the added anchor", "tls-good", true, "/text", NULL},
    {"the same without the anchor", "tls-good", false, "/text", "TLS certificate refused"},
    {"expired", "tls-expired", true, "/text", "expired"},
    {"for another host", "tls-wronghost", true, "/text", "TLS certificate refused"},
    {"self-signed", "tls-selfsigned", true, "/text", "self-signed"},
    {"self-signed without any anchor", "tls-selfsigned", false, "/text", "self-signed"},
    {"a redirect within TLS", "tls-good", true, "/redirect/301/text", NULL},
    {"a redirect down to http", "tls-good", true, "/redirect-to?url=http://127.0.0.1:1/text", "from https to http refused"},
    {"a reset inside TLS", "tls-good", true, "/reset", "connection"},
    {"a short body inside TLS", "tls-good", true, "/short-body", ""},
};

static void test_certificates(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
    struct fetch_bench bench;
    struct tw_fetch_options options = fetch_bench_options();
    if (rows[i].with_anchor) options.ca_file = tw_slice_from(server.ca);
    fetch_bench_open(&bench, &options);
    char url[256];
    struct fetched got;
    snprintf(url, sizeof(url), "https://127.0.0.1:%d%s", fault_server_port(&server, rows[i].port), rows[i].path);
    fetch_bench_get(&bench, &(struct tw_fetch_request){.url = tw_slice_from(url), .allow_private = true}, &got);
    if ((got.result.status == TW_OK) != (rows[i].error == NULL)) fail_msg("%s: %s", rows[i].name, got.result.error.text);
    if (rows[i].error && !strstr(got.result.error.text, rows[i].error)) fail_msg("%s: %s", rows[i].name, got.result.error.text);
    fetched_done(&got);
    fetch_bench_close(&bench);
  }
}

/* Upgrades are followed. */
static void test_redirect_up_to_https(void **state) {
  (void)state;
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  options.ca_file = tw_slice_from(server.ca);
  fetch_bench_open(&bench, &options);
  char url[256];
  struct fetched got;
  snprintf(url, sizeof(url), "http://127.0.0.1:%d/redirect-to?code=301&url=https://localhost:%d/text",
           fault_server_port(&server, "http"), fault_server_port(&server, "tls-good"));
  fetch_bench_get(&bench, &(struct tw_fetch_request){.url = tw_slice_from(url), .allow_private = true}, &got);
  assert_int_equal(got.result.http_status, 200);
  assert_true(tw_slice_has_prefix(got.result.permanent_url, TW_SLICE("https://localhost:")));
  fetched_done(&got);
  fetch_bench_close(&bench);
}

/* The added file adds: the anchors of the system stay in force beside it. */
static void test_system_anchors_stay(void **state) {
  (void)state;
  struct tw_error error;
  struct tw_trust plain, added;
  assert_int_equal(tw_trust_load(TW_SLICE_NONE, &plain, &error), TW_OK);
  assert_int_equal(tw_trust_load(tw_slice_from(server.ca), &added, &error), TW_OK);
  assert_true(plain.ca_path || plain.ca_info);
  assert_int_equal(plain.blob.len, 0);
  assert_true(added.blob.len > 0);
  /* Either the hashed directory goes along with the blob, or the blob holds the bundle too. */
  assert_true(added.ca_path || added.blob.len > 50000);
  tw_trust_done(&plain);
  tw_trust_done(&added);
}

static void test_anchor_files_that_are_refused(void **state) {
  (void)state;
  static const struct {
    const char *name, *path;
    enum tw_status status;
  } files[] = {
      {"missing", "/no/such/file", TW_EIO},    {"a folder", "/", TW_EIO},
      {"no PEM", "/etc/passwd", TW_EINVAL},    {"empty", "/dev/null", TW_EINVAL},
      {"without end", "/dev/zero", TW_ELIMIT},
  };
  for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
    struct tw_error error;
    struct tw_trust trust;
    int status = tw_trust_load(tw_slice_from(files[i].path), &trust, &error);
    if (status != (int)files[i].status) fail_msg("%s: %d %s", files[i].name, status, error.text);
    assert_int_equal(error.verdict, TW_STOP);
    assert_null(trust.blob.data);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_certificates),
      cmocka_unit_test(test_redirect_up_to_https),
      cmocka_unit_test(test_system_anchors_stay),
      cmocka_unit_test(test_anchor_files_that_are_refused),
  };
  return cmocka_run_group_tests(tests, start_server, stop_server);
}
