/* The control socket: answers, refusals, and clients that say nothing. */
#include "daemon/control.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE_MS = 30 * 1000, LONG_BYTES = 3 << 20, SILENT_CLIENTS = 64 };

static int64_t simulated_us; /* on top of the machine's clock: a minute passes at once */

static int64_t wall_us(void *user) {
  (void)user;
  struct tw_clock clock = tw_clock_system();
  return tw_clock_wall(&clock) + simulated_us;
}

static int64_t mono_us(void *user) {
  (void)user;
  struct tw_clock clock = tw_clock_system();
  return tw_clock_mono(&clock) + simulated_us;
}

struct desk {
  struct tw_loop *loop;
  struct tw_control *control;
  char dir[64];
  struct tw_error error;
};

static void on_request(void *user, struct tw_slice request, struct tw_buf *out) {
  (void)user;
  if (tw_slice_is(request, "long")) {
    tw_buf_append_cstr(out, "ok\n");
    for (size_t i = 0; i < LONG_BYTES; i++) tw_buf_append_char(out, 'x');
  } else if (tw_slice_is(request, "status")) {
    tw_buf_append_cstr(out, "ok\nall is well\n");
  } else {
    tw_buf_append_cstr(out, "error: no\nfor many reasons\n");
  }
}

static void open_desk(struct desk *d) {
  snprintf(d->dir, sizeof d->dir, "/tmp/tw-control-XXXXXX");
  assert_non_null(mkdtemp(d->dir));
  d->loop = tw_loop_new((struct tw_clock){.wall_us = wall_us, .mono_us = mono_us}, &d->error);
  d->control = tw_control_new(d->loop, tw_slice_from(d->dir), on_request, NULL, &d->error);
  assert_non_null(d->control);
}

static void close_desk(struct desk *d) {
  tw_control_free(d->control);
  tw_loop_free(d->loop);
  assert_int_equal(rmdir(d->dir), 0); /* the socket is gone */
}

/* 0 when the answer is as wanted. */
static int ask(const struct desk *d, const char *request, int want_status, const char *want, size_t want_len) {
  struct tw_buf got;
  struct tw_error error;
  tw_buf_init(&got, 0);
  int status = tw_control_ask(tw_slice_from(d->dir), request, PATIENCE_MS, &got, &error);
  bool good = status == want_status && (want ? tw_slice_is(tw_buf_slice(&got), want) : got.len == want_len);
  tw_buf_done(&got);
  return !good;
}

static void asks_and_gets(struct desk *d, const char *request, int want_status, const char *want, size_t want_len) {
  int code = -1;
  pid_t pid = fork();
  if (pid == 0) _exit(ask(d, request, want_status, want, want_len));
  while (waitpid(pid, &code, WNOHANG) == 0) tw_loop_step(d->loop, 10000, &d->error);
  assert_int_equal(code, 0);
}

static void test_answers(void **state) {
  (void)state;
  struct desk d;
  open_desk(&d);
  asks_and_gets(&d, "status", TW_OK, "all is well\n", 0);
  asks_and_gets(&d, "long", TW_OK, NULL, LONG_BYTES);
  asks_and_gets(&d, "nonsense", TW_ESTATE, "error: no\nfor many reasons\n", 0);
  close_desk(&d);
}

static int connect_to(const struct desk *d) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  snprintf(address.sun_path, sizeof address.sun_path, "%s/control.sock", d->dir);
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (connect(fd, (const struct sockaddr *)&address, sizeof address) == 0) return fd;
  close(fd);
  return -1;
}

static void test_silent_clients_keep_nobody_out_for_long(void **state) {
  (void)state;
  struct desk d;
  int fds[SILENT_CLIENTS];
  open_desk(&d);
  for (size_t i = 0; i < SILENT_CLIENTS; i++) {
    fds[i] = connect_to(&d);
    assert_true(fds[i] >= 0);
    tw_loop_step(d.loop, 1000, &d.error);
  }
  asks_and_gets(&d, "status", TW_EIO, "", 0);
  simulated_us += 61 * TW_USEC_PER_SEC;
  tw_loop_step(d.loop, 0, &d.error);
  asks_and_gets(&d, "status", TW_OK, "all is well\n", 0);
  for (size_t i = 0; i < SILENT_CLIENTS; i++) close(fds[i]);
  close_desk(&d);
}

static void test_a_request_without_end_is_dropped(void **state) {
  (void)state;
  struct desk d;
  char flood[4096], byte;
  memset(flood, 'x', sizeof flood);
  open_desk(&d);
  int fd = connect_to(&d);
  assert_int_equal(write(fd, flood, sizeof flood), sizeof flood);
  for (int i = 0; i < 5; i++) tw_loop_step(d.loop, 1000, &d.error);
  assert_true(read(fd, &byte, 1) <= 0);
  close(fd);
  asks_and_gets(&d, "status", TW_OK, "all is well\n", 0);
  close_desk(&d);
}

static void test_nobody_answers(void **state) {
  (void)state;
  struct desk d = {.dir = "/nowhere"};
  assert_int_equal(ask(&d, "status", TW_EIO, "", 0), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_answers),
      cmocka_unit_test(test_silent_clients_keep_nobody_out_for_long),
      cmocka_unit_test(test_a_request_without_end_is_dropped),
      cmocka_unit_test(test_nobody_answers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
