/* Names: a resolver that never answers, one that points inside, one that changes its mind. The test moves into namespaces of its
 * own, where it is the resolver and where a public address is on the loopback device; where that is not allowed it is skipped. */
#include "ingest/lookup_slots.h"
#include "tests/unit/ingest/fault_client.h"
#include <arpa/inet.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>

#define PUBLIC_ADDRESS "93.184.216.34"

enum { DNS_PORT = 53, DNS_HEAD_BYTES = 12, DNS_MAX_BYTES = 512, TYPE_A = 1 };

static struct fault_server server;
static int dns_fd = -1;
static int questions; /* for an A record */
static bool is_isolated;

static bool write_file(const char *path, const char *text) {
  FILE *file = fopen(path, "w");
  if (!file) return false;
  fputs(text, file);
  return fclose(file) == 0;
}

static bool cover(const char *path, const char *text) {
  char copy[] = "/tmp/tw-etc-XXXXXX";
  int fd = mkstemp(copy);
  if (fd < 0) return false;
  close(fd);
  bool good = write_file(copy, text) && mount(copy, path, "none", MS_BIND, NULL) == 0;
  unlink(copy);
  return good;
}

static bool device_up(const char *name, const char *address) {
  int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  struct ifreq request = {0};
  strcpy(request.ifr_name, name);
  struct sockaddr_in in = {.sin_family = AF_INET};
  inet_pton(AF_INET, address, &in.sin_addr);
  memcpy(&request.ifr_addr, &in, sizeof(in));
  bool good = fd >= 0 && ioctl(fd, SIOCSIFADDR, &request) == 0;
  request.ifr_flags = IFF_UP | IFF_RUNNING;
  good = good && ioctl(fd, SIOCSIFFLAGS, &request) == 0;
  if (fd >= 0) close(fd);
  return good;
}

static bool isolate(void) {
  uid_t uid = geteuid();
  char map[32];
  snprintf(map, sizeof(map), "0 %u 1", (unsigned)uid);
  if (unshare(CLONE_NEWNS | CLONE_NEWNET) != 0) {
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET) != 0) return false;
    if (!write_file("/proc/self/setgroups", "deny") || !write_file("/proc/self/uid_map", map)) return false;
  }
  return mount("none", "/", "none", MS_REC | MS_PRIVATE, NULL) == 0 && cover("/etc/resolv.conf", "nameserver 127.0.0.1\n") &&
         cover("/etc/nsswitch.conf", "hosts: files dns\n") && device_up("lo", "127.0.0.1") && device_up("lo:1", PUBLIC_ADDRESS);
}

static int dns_open(void) {
  struct sockaddr_in in = {.sin_family = AF_INET, .sin_port = htons(DNS_PORT), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  return fd >= 0 && bind(fd, (struct sockaddr *)&in, sizeof(in)) == 0 ? fd : -1;
}

/* Addresses of an A question by the first label; "" for none. "turning" is public at first and loopback from then on. */
static const char *const *addresses_for(const char *label) {
  static const char *const none[] = {NULL}, *const inside[] = {"127.0.0.1", NULL}, *const outside[] = {PUBLIC_ADDRESS, NULL};
  static const char *const both[] = {"127.0.0.1", PUBLIC_ADDRESS, NULL}, *const metadata[] = {"169.254.169.254", NULL};
  if (strcmp(label, "inside") == 0) return inside;
  if (strcmp(label, "outside") == 0) return outside;
  if (strcmp(label, "both") == 0) return both;
  if (strcmp(label, "metadata") == 0) return metadata;
  if (strcmp(label, "turning") == 0) return questions > 1 ? inside : outside;
  return none;
}

static size_t put_addresses(unsigned char *packet, size_t len, const char *const *addresses) {
  static const unsigned char head[] = {0xC0, DNS_HEAD_BYTES, 0, TYPE_A, 0, 1, 0, 0, 0, 0, 0, 4}; /* TTL 0 */
  for (; *addresses; addresses++, packet[7]++) {
    memcpy(packet + len, head, sizeof(head));
    inet_pton(AF_INET, *addresses, packet + len + sizeof(head));
    len += sizeof(head) + 4;
  }
  return len;
}

static void on_question(void *user, int fd, unsigned events) {
  (void)user, (void)events;
  unsigned char packet[DNS_MAX_BYTES];
  struct sockaddr_in from;
  socklen_t from_len = sizeof(from);
  ssize_t got = recvfrom(fd, packet, sizeof(packet) / 2, 0, (struct sockaddr *)&from, &from_len);
  if (got <= DNS_HEAD_BYTES + 5) return;
  char label[64] = "";
  size_t len = packet[DNS_HEAD_BYTES] & 63, end = DNS_HEAD_BYTES;
  memcpy(label, packet + DNS_HEAD_BYTES + 1, len);
  if (strncmp(label, "silent", 6) == 0) return;
  while (end < (size_t)got && packet[end]) end += packet[end] + 1u;
  bool is_a = packet[end + 2] == TYPE_A;
  questions += is_a;
  memcpy(packet + 2, "\x81\x80\0\1\0\0\0\0\0\0", 10); /* an answer; one question, nothing else yet */
  size_t size = end + 5;
  if (is_a) size = put_addresses(packet, size, addresses_for(label));
  sendto(fd, packet, size, 0, (struct sockaddr *)&from, from_len);
}

static struct tw_loop_fd *dns_watch;

static void bench_open(struct fetch_bench *bench, const struct tw_fetch_options *options) {
  fetch_bench_open(bench, options);
  dns_watch = tw_loop_fd_add(bench->loop, dns_fd, TW_LOOP_READ, on_question, NULL);
  assert_non_null(dns_watch);
}

static void bench_close(struct fetch_bench *bench) {
  tw_loop_fd_remove(dns_watch);
  fetch_bench_close(bench);
}

static struct tw_slice name_url(char out[static 256], const char *name, const char *path) {
  snprintf(out, 256, "http://%s:%d%s", name, fault_server_port(&server, "http"), path);
  return tw_slice_from(out);
}

static void get(const char *name, const char *path, bool allow_private, struct fetched *ret_fetched) {
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  bench_open(&bench, &options);
  char url[256];
  struct tw_fetch_request request = {.url = name_url(url, name, path), .allow_private = allow_private};
  fetch_bench_get(&bench, &request, ret_fetched);
  bench_close(&bench);
}

static void test_names(void **state) {
  (void)state;
  if (!is_isolated) skip();
  static const struct {
    const char *title, *name, *path;
    bool allow_private;
    const char *error; /* NULL: 200 */
  } rows[] = {
      {"a public name", "outside.test", "/text", false, NULL},
      {"a name that points inside", "inside.test", "/text", false, "loopback"},
      {"a name that points inside, allowed", "inside.test", "/text", true, NULL},
      {"a name that points at the metadata service", "metadata.test", "/text", false, "link-local"},
      {"a redirect from outside to inside", "outside.test", "/redirect-to?url=http://inside.test:%d/text", false, "loopback"},
      {"a redirect from outside to a loopback address", "outside.test", "/redirect-to?url=http://127.0.0.1:%d/text", false,
       "loopback"},
      {"both kinds of address: the public one serves", "both.test", "/text", false, NULL},
      {"no address at all", "nothing.test", "/text", false, "name not resolved"},
  };
  for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
    struct fetched got;
    char path[256], port[8];
    snprintf(port, sizeof(port), "%d", fault_server_port(&server, "http"));
    const char *mark = strstr(rows[i].path, "%d");
    int before = mark ? (int)(mark - rows[i].path) : (int)strlen(rows[i].path);
    snprintf(path, sizeof(path), "%.*s%s%s", before, rows[i].path, mark ? port : "", mark ? mark + 2 : "");
    get(rows[i].name, path, rows[i].allow_private, &got);
    if ((got.result.status == TW_OK) != (rows[i].error == NULL)) fail_msg("%s: %s", rows[i].title, got.result.error.text);
    if (rows[i].error && !strstr(got.result.error.text, rows[i].error)) fail_msg("%s: %s", rows[i].title, got.result.error.text);
    fetched_done(&got);
  }
}

static void test_rebinding(void **state) {
  (void)state;
  if (!is_isolated) skip();
  struct fetched got;
  questions = 0;
  get("turning.test", "/text", false, &got);
  assert_int_equal(got.result.http_status, 200);
  fetched_done(&got);
  get("turning.test", "/text", false, &got);
  assert_int_equal(got.result.status, TW_EUNSUPPORTED);
  fetched_done(&got);
}

static int threads(void) {
  struct stat info;
  assert_int_equal(stat("/proc/self/task", &info), 0);
  return (int)info.st_nlink - 2;
}

/* 200 names that nobody answers for: the loop goes on, the threads stay under the cap, and the end waits for none of them. */
static void test_silent_resolver(void **state) {
  (void)state;
  if (!is_isolated) skip();
  enum { NAMES = 200 };
  struct fetch_bench bench;
  struct tw_fetch_options options = fetch_bench_options();
  struct tw_clock clock = tw_clock_system();
  static struct fetched silent[NAMES], literal;
  int before = threads(), most = 0;
  options.limits.connect_timeout_us = 300 * TW_USEC_PER_MSEC;
  options.concurrency = 100;
  bench_open(&bench, &options);
  char url[256], name[32];
  for (int i = 0; i < NAMES; i++) {
    snprintf(name, sizeof(name), "silent%d.test", i);
    struct tw_fetch_request request = {.url = name_url(url, name, "/text")};
    assert_int_equal(tw_fetcher_submit(bench.fetcher, &request, fetched_take, &silent[i]), TW_OK);
  }
  while (tw_fetcher_pending(bench.fetcher) > NAMES - TW_LOOKUP_SLOTS) {
    assert_int_equal(tw_loop_step(bench.loop, TW_USEC_PER_MSEC, NULL), TW_OK);
    if (threads() > most) most = threads();
  }
  /* The slots of the abandoned look-ups are still held: no other name was asked for. An address needs none. */
  struct tw_fetch_request request = {.url = name_url(url, "127.0.0.1", "/text"), .allow_private = true};
  assert_int_equal(tw_fetcher_submit(bench.fetcher, &request, fetched_take, &literal), TW_OK);
  while (literal.calls == 0) assert_int_equal(tw_loop_step(bench.loop, -1, NULL), TW_OK);
  assert_int_equal(literal.result.http_status, 200);
  if (threads() > most) most = threads();
  assert_true(most - before <= TW_LOOKUP_SLOTS);
  assert_int_equal(tw_fetcher_pending(bench.fetcher), NAMES - TW_LOOKUP_SLOTS);
  int64_t start = tw_clock_mono(&clock);
  bench_close(&bench);
  assert_true(tw_clock_mono(&clock) - start < 4 * TW_USEC_PER_SEC); /* the C library would take 10 s to give up */
  int timed_out = 0;
  for (int i = 0; i < NAMES; i++) {
    if (silent[i].calls && strstr(silent[i].result.error.text, "timed out: Resolving")) timed_out++;
    fetched_done(&silent[i]);
  }
  assert_int_equal(timed_out, TW_LOOKUP_SLOTS);
  fetched_done(&literal);
}

static int start_server(void **state) {
  (void)state;
  is_isolated = isolate();
  if (!is_isolated) return 0;
  dns_fd = dns_open();
  fault_server_start_at(&server, "0.0.0.0", false);
  return dns_fd < 0;
}

static int stop_server(void **state) {
  (void)state;
  if (!is_isolated) return 0;
  close(dns_fd);
  fault_server_stop(&server);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_names),
      cmocka_unit_test(test_rebinding),
      cmocka_unit_test(test_silent_resolver),
  };
  return cmocka_run_group_tests(tests, start_server, stop_server);
}
