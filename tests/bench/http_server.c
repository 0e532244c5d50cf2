#include "tests/bench/http_server.h"
#include "base/buf.h"
#include "base/clock.h"
#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { HEAD_BYTES_MAX = 4096, EVENTS = 256, BACKLOG = 4096 };

/* Shared by the two processes; the server writes. */
struct counts {
  atomic_uint_fast64_t requests, unchanged, asked;
  atomic_int_fast64_t first_us, longest_gap_us;
  int64_t last_us[BENCH_SERVER_SOURCES];
};

struct bench_server {
  pid_t pid;
  char url[64];
  struct counts *counts;
};

struct answers {
  struct tw_buf full, unchanged;
  size_t head_bytes; /* of `full` */
};

struct connection {
  int fd;
  size_t head_len;
  struct tw_slice rest; /* of the answer that is being sent */
  bool is_blocked;      /* the socket took no more of it */
  char head[HEAD_BYTES_MAX + 1];
};

static const char etag[] = "\"bench-1\"";

/* ---- one request ---- */

static void count_source(struct counts *counts, const char *head, int64_t now) {
  const char *path = strstr(head, "/source/");
  unsigned long source = path ? strtoul(path + strlen("/source/"), NULL, 10) : BENCH_SERVER_SOURCES;
  if (source >= BENCH_SERVER_SOURCES) return;
  int64_t last = counts->last_us[source];
  if (!last)
    counts->asked++;
  else if (now - last > counts->longest_gap_us)
    counts->longest_gap_us = now - last;
  counts->last_us[source] = now;
}

static struct tw_slice answer_to(struct counts *counts, const struct answers *answers, const char *head) {
  struct tw_clock clock = tw_clock_system();
  int64_t now = tw_clock_mono(&clock);
  if (!counts->first_us) counts->first_us = now;
  counts->requests++;
  count_source(counts, head, now);
  if (strncmp(head, "HEAD ", 5) == 0) return tw_slice_sub(tw_buf_slice(&answers->full), 0, answers->head_bytes);
  const char *condition = strcasestr(head, "\nIf-None-Match:");
  if (!condition || !strstr(condition, etag)) return tw_buf_slice(&answers->full);
  counts->unchanged++;
  return tw_buf_slice(&answers->unchanged);
}

/* ---- connections ---- */

static void drop(struct connection *c) {
  close(c->fd);
  free(c);
}

/* False: the connection is gone. What doesn't fit is sent when the client has read. */
static bool send_rest(int poller, struct connection *c) {
  ssize_t sent = send(c->fd, c->rest.ptr, c->rest.len, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent < 0 && errno != EAGAIN) return false;
  c->rest = tw_slice_sub(c->rest, sent < 0 ? 0 : (size_t)sent, c->rest.len);
  bool is_blocked = c->rest.len > 0;
  if (is_blocked == c->is_blocked) return true;
  c->is_blocked = is_blocked;
  struct epoll_event event = {.events = is_blocked ? EPOLLOUT : EPOLLIN, .data.ptr = c};
  return epoll_ctl(poller, EPOLL_CTL_MOD, c->fd, &event) == 0;
}

/* Clients wait for an answer before they ask again: one head at most is there. */
static bool serve(int poller, struct counts *counts, const struct answers *answers, struct connection *c) {
  ssize_t got = recv(c->fd, c->head + c->head_len, HEAD_BYTES_MAX - c->head_len, MSG_DONTWAIT);
  if (got < 0) return errno == EAGAIN;
  if (got == 0) return false;
  c->head_len += (size_t)got;
  c->head[c->head_len] = '\0';
  if (!strstr(c->head, "\r\n\r\n")) return c->head_len < HEAD_BYTES_MAX;
  c->head_len = 0;
  c->rest = answer_to(counts, answers, c->head);
  return send_rest(poller, c);
}

static void welcome(int poller, int listener) {
  for (int fd; (fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK)) >= 0;) {
    struct connection *c = calloc(1, sizeof *c);
    if (!c) _exit(1);
    c->fd = fd;
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
    if (epoll_ctl(poller, EPOLL_CTL_ADD, fd, &event) < 0) drop(c);
  }
}

static void serve_forever(int listener, struct counts *counts, const struct answers *answers) {
  struct epoll_event events[EVENTS], on_listener = {.events = EPOLLIN, .data.ptr = NULL};
  int poller = epoll_create1(EPOLL_CLOEXEC);
  if (poller < 0 || epoll_ctl(poller, EPOLL_CTL_ADD, listener, &on_listener) < 0) _exit(1);
  for (;;) {
    int count = epoll_wait(poller, events, EVENTS, -1);
    for (int i = 0; i < count; i++) {
      struct connection *c = events[i].data.ptr;
      if (!c)
        welcome(poller, listener);
      else if (!(c->rest.len ? send_rest(poller, c) : serve(poller, counts, answers, c)))
        drop(c);
    }
  }
}

/* ---- life ---- */

static struct answers make_answers(struct tw_slice body) {
  struct answers a;
  tw_buf_init(&a.full, 0);
  tw_buf_init(&a.unchanged, 0);
  static const char common[] = "Date: Thu, 05 Nov 2020 08:00:00 GMT\r\nETag: %s\r\nLast-Modified: Thu, 05 Nov 2020 07:00:00 "
                               "GMT\r\nCache-Control: max-age=0\r\n";
  tw_buf_append_cstr(&a.full, "HTTP/1.1 200 OK\r\nServer: bench\r\n");
  tw_buf_printf(&a.full, common, etag);
  tw_buf_printf(&a.full, "Content-Type: application/rss+xml; charset=utf-8\r\nContent-Length: %zu\r\n\r\n", body.len);
  a.head_bytes = a.full.len;
  tw_buf_append(&a.full, body);
  tw_buf_append_cstr(&a.unchanged, "HTTP/1.1 304 Not Modified\r\nServer: bench\r\n");
  tw_buf_printf(&a.unchanged, common, etag);
  tw_buf_append_cstr(&a.unchanged, "\r\n");
  return a;
}

static void raise_descriptor_limit(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

static _Noreturn void fail(const char *what) {
  perror(what);
  exit(1);
}

/* A listener on a free port of loopback. */
static int listen_on_loopback(uint16_t *ret_port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t len = sizeof address;
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0 || bind(fd, (struct sockaddr *)&address, len) < 0 || listen(fd, BACKLOG) < 0 ||
      getsockname(fd, (struct sockaddr *)&address, &len) < 0)
    fail("bench: no server");
  *ret_port = ntohs(address.sin_port);
  return fd;
}

struct bench_server *bench_server_start(struct tw_slice body) {
  uint16_t port;
  int listener = listen_on_loopback(&port);
  struct bench_server *server = calloc(1, sizeof *server);
  if (!server) fail("bench: no server");
  server->counts = mmap(NULL, sizeof *server->counts, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (server->counts == MAP_FAILED) fail("bench: no server");
  snprintf(server->url, sizeof server->url, "http://127.0.0.1:%u/source/", port);
  fflush(stdout);
  server->pid = fork();
  if (server->pid < 0) fail("bench: no server");
  if (server->pid == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    raise_descriptor_limit();
    struct answers answers = make_answers(body);
    serve_forever(listener, server->counts, &answers);
  }
  close(listener);
  return server;
}

void bench_server_stop(struct bench_server *server) {
  if (!server) return;
  kill(server->pid, SIGKILL);
  waitpid(server->pid, NULL, 0);
  munmap(server->counts, sizeof *server->counts);
  free(server);
}

const char *bench_server_url(const struct bench_server *server) {
  return server->url;
}

const char *bench_server_etag(void) {
  return etag;
}

void bench_server_reset(struct bench_server *server) {
  memset(server->counts, 0, sizeof *server->counts);
}

uint64_t bench_server_requests(const struct bench_server *server) {
  return server->counts->requests;
}

uint64_t bench_server_unchanged(const struct bench_server *server) {
  return server->counts->unchanged;
}

uint64_t bench_server_asked(const struct bench_server *server) {
  return server->counts->asked;
}

int64_t bench_server_first_us(const struct bench_server *server) {
  return server->counts->first_us;
}

int64_t bench_server_longest_gap_us(const struct bench_server *server) {
  return server->counts->longest_gap_us;
}
