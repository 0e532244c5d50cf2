/* Against a well-kept server: TLS under an added anchor, HTTP/2, 304, compression, many requests over few connections. Skipped
 * where nginx is not installed. */
#include "ingest/answer.h"
#include "ingest/http_headers.h"
#include "tests/unit/ingest/fault_client.h"
#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/stat.h>

enum { PAGE_LINES = 5000, PAGES = 300, START_TRIES = 200, HOST_CONCURRENCY = 8 };

static struct fault_server certificates; /* its TLS files are what we are after */
static pid_t nginx = -1;
static int tls_port, plain_port;

/* Free a moment ago; nginx can't be asked to choose. */
static int free_port(void) {
  struct sockaddr_in in = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t len = sizeof(in);
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  assert_int_equal(bind(fd, (struct sockaddr *)&in, sizeof(in)), 0);
  assert_int_equal(getsockname(fd, (struct sockaddr *)&in, &len), 0);
  close(fd);
  return ntohs(in.sin_port);
}

static FILE *create(const char *name) {
  char path[160];
  snprintf(path, sizeof(path), "%s/%s", certificates.dir, name);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  return file;
}

/* We never ask for a range: nginx answers itself as somebody else would be answered. */
static void write_range(FILE *conf, const char *path, const char *range) {
  fprintf(conf, "location = %s { proxy_pass http://127.0.0.1:%d/page.txt; proxy_set_header Range \"%s\"; }\n", path, plain_port,
          range);
}

static void write_site(void) {
  FILE *page = create("page.txt");
  for (int i = 0; i < PAGE_LINES; i++) fprintf(page, "line %d of a page that packs well\n", i);
  fclose(page);
  const char *dir = certificates.dir;
  FILE *conf = create("nginx.conf");
  fprintf(conf, "daemon off; master_process off; pid %s/pid; error_log %s/log;\nevents {}\nhttp {\naccess_log off; root %s;\n",
          dir, dir, dir);
  fprintf(
      conf,
      "client_body_temp_path %s/t; proxy_temp_path %s/t; fastcgi_temp_path %s/t; uwsgi_temp_path %s/t; scgi_temp_path %s/t;\n",
      dir, dir, dir, dir, dir);
  fprintf(conf, "types { text/plain txt; } gzip on; gzip_types text/plain; etag on;\n");
  fprintf(conf, "server { listen 127.0.0.1:%d;\n", plain_port);
  fprintf(conf, "location = /up { return 301 https://127.0.0.1:%d/page.txt; }\n", tls_port);
  write_range(conf, "/part", "bytes=0-99");
  write_range(conf, "/parts", "bytes=0-9,20-29");
  write_range(conf, "/beyond", "bytes=99999999-");
  fprintf(conf, "}\nserver { listen 127.0.0.1:%d ssl http2; ssl_certificate good.pem; ssl_certificate_key good.key;\n", tls_port);
  fprintf(conf, "add_header X-Connection $connection; }\n}\n");
  fclose(conf);
}

static bool answers(int port) {
  struct sockaddr_in in = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  bool good = connect(fd, (struct sockaddr *)&in, sizeof(in)) == 0;
  close(fd);
  return good;
}

static const char *nginx_path(void) {
  static const char *const places[] = {"/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx"};
  for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
    if (access(places[i], X_OK) == 0) return places[i];
  }
  return NULL;
}

static int start_nginx(void **state) {
  (void)state;
  extern char **environ;
  const char *path = nginx_path();
  if (!path) return 0;
  fault_server_start(&certificates, true);
  tls_port = free_port();
  plain_port = free_port();
  write_site();
  char program[64], conf[160];
  snprintf(program, sizeof(program), "%s", path);
  snprintf(conf, sizeof(conf), "%s/nginx.conf", certificates.dir);
  char config_option[] = "-c", error_option[] = "-e", error_log[] = "stderr";
  char *argv[] = {program, config_option, conf, error_option, error_log, NULL};
  if (posix_spawn(&nginx, program, NULL, NULL, argv, environ) != 0) return 1;
  for (int i = 0; i < START_TRIES && !answers(tls_port); i++) usleep(20000);
  return answers(tls_port) ? 0 : 1;
}

static int stop_nginx(void **state) {
  (void)state;
  if (nginx < 0) return 0;
  kill(nginx, SIGTERM);
  waitpid(nginx, NULL, 0);
  fault_server_stop(&certificates);
  return 0;
}

static void bench_open(struct fetch_bench *bench) {
  struct tw_fetch_options options = fetch_bench_options();
  options.ca_file = tw_slice_from(certificates.ca);
  options.host_concurrency = HOST_CONCURRENCY;
  fetch_bench_open(bench, &options);
}

static void test_http2_and_304(void **state) {
  (void)state;
  if (nginx < 0) skip();
  struct fetch_bench bench;
  struct fetched first, second;
  char url[64];
  bench_open(&bench);
  snprintf(url, sizeof(url), "https://127.0.0.1:%d/page.txt", tls_port);
  struct tw_fetch_request request = {.url = tw_slice_from(url), .allow_private = true};
  fetch_bench_get(&bench, &request, &first);
  if (first.result.http_status != 200) fail_msg("%s", first.result.error.text);
  assert_true(tw_slice_has_prefix(first.result.headers, TW_SLICE("HTTP/2 200")));
  assert_true(tw_slice_find(first.result.headers, TW_SLICE("content-encoding: gzip"), 0) > 0);
  assert_true(tw_slice_is(first.result.content_type, "text/plain"));
  assert_true(first.result.body.len > PAGE_LINES * 30);
  assert_true(tw_slice_has_suffix(first.result.body, TW_SLICE("line 4999 of a page that packs well\n")));
  assert_true(tw_slice_has_prefix(first.result.etag, TW_SLICE("W/\"")));
  request.etag = first.result.etag;
  request.last_modified = first.result.last_modified;
  fetch_bench_get(&bench, &request, &second);
  assert_int_equal(second.result.http_status, 304);
  assert_int_equal(second.result.body.len, 0);
  fetched_done(&first);
  fetched_done(&second);
  fetch_bench_close(&bench);
}

static void test_up_to_https(void **state) {
  (void)state;
  if (nginx < 0) skip();
  struct fetch_bench bench;
  struct fetched got;
  char url[64];
  bench_open(&bench);
  snprintf(url, sizeof(url), "http://127.0.0.1:%d/up", plain_port);
  fetch_bench_get(&bench, &(struct tw_fetch_request){.url = tw_slice_from(url), .allow_private = true}, &got);
  assert_int_equal(got.result.http_status, 200);
  assert_true(tw_slice_has_prefix(got.result.permanent_url, TW_SLICE("https://")));
  fetched_done(&got);
  fetch_bench_close(&bench);
}

static void test_ranges_nobody_asked_for(void **state) {
  static const struct {
    const char *path;
    long status;
    enum tw_answer answer;
  } rows[] = {{"/part", 206, TW_ANSWER_FAILED}, {"/parts", 206, TW_ANSWER_FAILED}, {"/beyond", 416, TW_ANSWER_MISSING}};
  (void)state;
  if (nginx < 0) skip();
  struct fetch_bench bench;
  bench_open(&bench);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct fetched got;
    char url[64];
    snprintf(url, sizeof(url), "http://127.0.0.1:%d%s", plain_port, rows[i].path);
    fetch_bench_get(&bench, &(struct tw_fetch_request){.url = tw_slice_from(url), .allow_private = true}, &got);
    if (got.result.http_status != rows[i].status) fail_msg("%s: %ld", rows[i].path, got.result.http_status);
    assert_int_equal(tw_answer_of(&got.result), rows[i].answer);
    fetched_done(&got);
  }
  fetch_bench_close(&bench);
}

/* The numbers of connections that answers came over, each once. */
static size_t count_connections(const struct fetched *got, size_t count) {
  struct tw_slice seen[PAGES];
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    struct tw_slice number = tw_http_headers_get(got[i].result.headers, "X-Connection");
    size_t at = 0;
    assert_true(number.len > 0);
    while (at < found && !tw_slice_eq(seen[at], number)) at++;
    if (at == found) seen[found++] = number;
  }
  return found;
}

static void test_many_pages(void **state) {
  (void)state;
  if (nginx < 0) skip();
  struct fetch_bench bench;
  static struct fetched got[PAGES];
  bench_open(&bench);
  for (int i = 0; i < PAGES; i++) {
    char url[96];
    snprintf(url, sizeof(url), "https://127.0.0.1:%d/page.txt?%d", tls_port, i);
    struct tw_fetch_request request = {.url = tw_slice_from(url), .allow_private = true};
    assert_int_equal(tw_fetcher_submit(bench.fetcher, &request, fetched_take, &got[i]), TW_OK);
  }
  fetch_bench_run(&bench);
  for (int i = 0; i < PAGES; i++) {
    if (got[i].result.http_status != 200) fail_msg("page %d: %s", i, got[i].result.error.text);
    assert_int_equal(got[i].result.body.len, got[0].result.body.len);
  }
  assert_in_range(count_connections(got, PAGES), 1, HOST_CONCURRENCY);
  for (int i = 0; i < PAGES; i++) fetched_done(&got[i]);
  fetch_bench_close(&bench);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_http2_and_304),
      cmocka_unit_test(test_up_to_https),
      cmocka_unit_test(test_ranges_nobody_asked_for),
      cmocka_unit_test(test_many_pages),
  };
  return cmocka_run_group_tests(tests, start_nginx, stop_nginx);
}
