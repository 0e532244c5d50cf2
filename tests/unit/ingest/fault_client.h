/* For the tests of this folder: starts tests/integration/fault_server.py and fetches from it. */
#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include "base/clock.h"
#include "ingest/fetcher.h"
#include <cmocka.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FAULT_NAME_BYTES = 32, FAULT_PORTS = 8 };

struct fault_server {
  pid_t pid;
  int stdin_fd; /* it ends when this is closed */
  FILE *out;
  struct {
    char name[FAULT_NAME_BYTES];
    int port;
  } ports[FAULT_PORTS];
  size_t port_count;
  char dir[64];    /* of its own; record and certificates are in it */
  char record[96]; /* file */
  char ca[128];    /* file; empty without TLS */
};

static inline void fault_server_read_ports(struct fault_server *s) {
  char line[256], name[FAULT_NAME_BYTES], value[128];
  while (fgets(line, sizeof(line), s->out) && strncmp(line, "ready", 5) != 0) {
    assert_int_equal(sscanf(line, "%31s %127s", name, value), 2);
    if (strcmp(name, "ca") == 0) {
      strcpy(s->ca, value);
    } else {
      assert_true(s->port_count < FAULT_PORTS);
      strcpy(s->ports[s->port_count].name, name);
      s->ports[s->port_count++].port = atoi(value);
    }
  }
  assert_true(s->port_count > 0);
}

/* Fails the test when the server does not start. */
static inline void fault_server_start_at(struct fault_server *s, const char *bind, bool with_tls) {
  extern char **environ;
  *s = (struct fault_server){.dir = "/tmp/tw-fault-XXXXXX"};
  assert_non_null(mkdtemp(s->dir));
  snprintf(s->record, sizeof(s->record), "%s/record", s->dir);
  char script[] = TW_SOURCE_DIR "/tests/integration/fault_server.py", record_option[] = "--record", tls_option[] = "--tls";
  char bind_option[] = "--bind", address[64];
  snprintf(address, sizeof(address), "%s", bind);
  char python[] = "python3";
  char *argv[] = {python, script, bind_option, address, record_option, s->record, with_tls ? tls_option : NULL, s->dir, NULL};
  int in[2], out[2];
  assert_int_equal(pipe2(in, O_CLOEXEC), 0);
  assert_int_equal(pipe2(out, O_CLOEXEC), 0);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in[0], 0);
  posix_spawn_file_actions_adddup2(&actions, out[1], 1);
  assert_int_equal(posix_spawnp(&s->pid, "python3", &actions, NULL, argv, environ), 0);
  posix_spawn_file_actions_destroy(&actions);
  close(in[0]);
  close(out[1]);
  s->stdin_fd = in[1];
  s->out = fdopen(out[0], "r");
  fault_server_read_ports(s);
}

static inline void fault_server_start(struct fault_server *s, bool with_tls) {
  fault_server_start_at(s, "127.0.0.1", with_tls);
}

static inline void fault_server_stop(struct fault_server *s) {
  close(s->stdin_fd);
  fclose(s->out);
  waitpid(s->pid, NULL, 0);
  char command[128];
  snprintf(command, sizeof(command), "rm -r %s", s->dir);
  assert_int_equal(system(command), 0);
}

/* The one server of a file's tests, and cmocka's fixtures for its group. */
#define FAULT_SERVER_OF_GROUP(with_tls)                                                                                          \
  static struct fault_server server;                                                                                             \
  static int start_server(void **state) {                                                                                        \
    (void)state;                                                                                                                 \
    fault_server_start(&server, with_tls);                                                                                       \
    return 0;                                                                                                                    \
  }                                                                                                                              \
  static int stop_server(void **state) {                                                                                         \
    (void)state;                                                                                                                 \
    fault_server_stop(&server);                                                                                                  \
    return 0;                                                                                                                    \
  }

static inline int fault_server_port(const struct fault_server *s, const char *name) {
  for (size_t i = 0; i < s->port_count; i++) {
    if (strcmp(s->ports[i].name, name) == 0) return s->ports[i].port;
  }
  fail_msg("the fault server has no port %s", name);
  return 0;
}

/* A result that outlives its callback. Zero it first, free with fetched_done. */
struct fetched {
  struct tw_fetch_result result; /* slices point into `copies` */
  char *copies[7];
  size_t copy_count;
  int calls;
};

static inline struct tw_slice fetched_keep(struct fetched *f, struct tw_slice s) {
  if (!s.ptr) return s;
  char *copy = malloc(s.len + 1);
  assert_non_null(copy);
  memcpy(copy, s.ptr, s.len);
  copy[s.len] = '\0';
  f->copies[f->copy_count++] = copy;
  return tw_slice_of(copy, s.len);
}

static inline void fetched_take(void *user, const struct tw_fetch_result *result) {
  struct fetched *f = user;
  f->calls++;
  f->result = *result;
  f->result.url = fetched_keep(f, result->url);
  f->result.permanent_url = fetched_keep(f, result->permanent_url);
  f->result.etag = fetched_keep(f, result->etag);
  f->result.last_modified = fetched_keep(f, result->last_modified);
  f->result.content_type = fetched_keep(f, result->content_type);
  f->result.body = fetched_keep(f, result->body);
  f->result.headers = fetched_keep(f, result->headers);
}

static inline void fetched_done(struct fetched *f) {
  for (size_t i = 0; i < f->copy_count; i++) free(f->copies[i]);
  *f = (struct fetched){0};
}

struct fetch_bench {
  struct tw_loop *loop;
  struct tw_fetcher *fetcher;
};

/* Generous limits: a row that wants a small one sets it. */
static inline struct tw_fetch_options fetch_bench_options(void) {
  return (struct tw_fetch_options){.user_agent = TW_SLICE("tallywire-test/1 (+mailto:ops@example.org)"),
                                   .limits.body_max_bytes = 64 << 20,
                                   .limits.timeout_us = 60 * TW_USEC_PER_SEC,
                                   .limits.connect_timeout_us = 20 * TW_USEC_PER_SEC,
                                   .limits.redirects = 5,
                                   .concurrency = 64,
                                   .host_concurrency = 64,
                                   .host_delay_us = 0};
}

static inline void fetch_bench_open(struct fetch_bench *bench, const struct tw_fetch_options *options) {
  struct tw_error error;
  signal(SIGPIPE, SIG_IGN);
  bench->loop = tw_loop_new(tw_clock_system(), &error);
  assert_non_null(bench->loop);
  bench->fetcher = tw_fetcher_new(bench->loop, NULL, options, &error);
  assert_non_null(bench->fetcher);
}

static inline void fetch_bench_close(struct fetch_bench *bench) {
  tw_fetcher_free(bench->fetcher);
  tw_loop_free(bench->loop);
}

/* Until nothing is queued or in flight. */
static inline void fetch_bench_run(struct fetch_bench *bench) {
  struct tw_error error;
  while (tw_fetcher_pending(bench->fetcher)) assert_int_equal(tw_loop_step(bench->loop, -1, &error), TW_OK);
}

static inline void fetch_bench_get(struct fetch_bench *bench, const struct tw_fetch_request *request,
                                   struct fetched *ret_fetched) {
  *ret_fetched = (struct fetched){0};
  assert_int_equal(tw_fetcher_submit(bench->fetcher, request, fetched_take, ret_fetched), TW_OK);
  assert_int_equal(ret_fetched->calls, 0);
  fetch_bench_run(bench);
  assert_int_equal(ret_fetched->calls, 1);
}
