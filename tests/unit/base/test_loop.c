/* The loop, frames over a socket, wire fields, digests. */
#include "base/channel.h"
#include "base/digest.h"
#include "base/loop.h"
#include "base/wire.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

struct script {
  struct tw_loop *loop;
  char order[16];
  size_t count;
  struct tw_loop_timer *again;
  struct tw_loop_fd *watch;
};

static void note(struct script *s, char what) {
  s->order[s->count++] = what;
}

static void on_a(void *user) {
  note(user, 'a');
}

static void on_b(void *user) {
  note(user, 'b');
}

static void on_end(void *user) {
  struct script *s = user;
  note(s, 'e');
  tw_loop_stop(s->loop);
}

static void test_timers_run_in_order_of_time(void **state) {
  (void)state;
  struct tw_error error;
  struct script s = {.loop = tw_loop_new(tw_clock_system(), &error)};
  struct tw_loop_timer *a = tw_loop_timer_new(s.loop, on_a, &s), *b = tw_loop_timer_new(s.loop, on_b, &s);
  struct tw_loop_timer *end = tw_loop_timer_new(s.loop, on_end, &s), *never = tw_loop_timer_new(s.loop, on_a, &s);
  int64_t now = tw_clock_mono(tw_loop_clock(s.loop));
  tw_loop_timer_arm(end, now + 3000);
  tw_loop_timer_arm(a, now + 2000);
  tw_loop_timer_arm(b, now + 1000);
  tw_loop_timer_arm(never, now + 1500);
  tw_loop_timer_disarm(never);
  assert_int_equal(tw_loop_run(s.loop, &error), TW_OK);
  assert_string_equal(s.order, "bae");
  tw_loop_timer_free(a);
  tw_loop_timer_free(b);
  tw_loop_timer_free(end);
  tw_loop_timer_free(never);
  tw_loop_free(s.loop);
}

static void on_readable(void *user, int fd, unsigned events) {
  struct script *s = user;
  char byte;
  assert_true(events & TW_LOOP_READ);
  assert_int_equal(read(fd, &byte, 1), 1);
  note(s, byte);
  tw_loop_fd_remove(s->watch); /* its own watch, from its own callback */
  tw_loop_stop(s->loop);
}

static void test_descriptor_is_watched_until_removed(void **state) {
  (void)state;
  struct tw_error error;
  int pair[2];
  assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
  struct script s = {.loop = tw_loop_new(tw_clock_system(), &error)};
  s.watch = tw_loop_fd_add(s.loop, pair[0], TW_LOOP_READ, on_readable, &s);
  assert_int_equal(write(pair[1], "xy", 2), 2);
  assert_int_equal(tw_loop_run(s.loop, &error), TW_OK);
  assert_int_equal(tw_loop_step(s.loop, 0, &error), TW_OK);
  assert_string_equal(s.order, "x");
  tw_loop_free(s.loop);
  close(pair[0]);
  close(pair[1]);
}

static void on_signal(void *user, int signo) {
  struct script *s = user;
  assert_int_equal(signo, SIGUSR1);
  note(s, 's');
  tw_loop_stop(s->loop);
}

static void test_signal_arrives_from_the_loop(void **state) {
  (void)state;
  struct tw_error error;
  struct script s = {.loop = tw_loop_new(tw_clock_system(), &error)};
  assert_int_equal(tw_loop_signal_add(s.loop, SIGUSR1, on_signal, &s, &error), TW_OK);
  kill(getpid(), SIGUSR1);
  assert_int_equal(tw_loop_run(s.loop, &error), TW_OK);
  assert_string_equal(s.order, "s");
  tw_loop_free(s.loop);
}

static void test_frames_over_a_socket(void **state) {
  (void)state;
  int pair[2];
  struct tw_buf scratch;
  struct tw_frame frame;
  struct tw_error error;
  assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
  tw_buf_init(&scratch, 0);
  assert_int_equal(tw_frame_write(pair[0], 7, TW_SLICE("hello"), &error), TW_OK);
  assert_int_equal(tw_frame_write(pair[0], 8, TW_SLICE(""), &error), TW_OK);
  assert_int_equal(tw_frame_read(pair[1], &scratch, 100, &frame, &error), 1);
  assert_int_equal(frame.kind, 7);
  assert_true(tw_slice_is(frame.body, "hello"));
  assert_int_equal(tw_frame_read(pair[1], &scratch, 100, &frame, &error), 1);
  assert_true(frame.kind == 8 && frame.body.len == 0);
  assert_int_equal(tw_frame_write(pair[0], 9, TW_SLICE("too long for the reader"), &error), TW_OK);
  assert_int_equal(tw_frame_read(pair[1], &scratch, 5, &frame, &error), TW_ELIMIT);
  close(pair[0]);
  close(pair[1]);
  tw_buf_done(&scratch);
}

static void test_frames_come_whole_or_not_yet(void **state) {
  (void)state;
  struct tw_buf all, part;
  struct tw_frame frame;
  tw_buf_init(&all, 0);
  tw_buf_init(&part, 0);
  tw_frame_append(&all, 1, TW_SLICE("one"));
  tw_frame_append(&all, 2, TW_SLICE("two!"));
  size_t seen = 0, offset = 0;
  for (size_t i = 0; i < all.len; i++) {
    tw_buf_append_char(&part, all.data[i]);
    while (tw_frame_next(&part, &offset, 100, &frame) == 1) assert_int_equal(frame.kind, ++seen);
  }
  assert_int_equal(seen, 2);
  assert_int_equal(offset, all.len);
  tw_buf_done(&all);
  tw_buf_done(&part);
}

static void test_wire_reader_survives_lies(void **state) {
  (void)state;
  struct tw_wire_reader r;
  tw_wire_reader_init(&r, TW_SLICE("\xFF\xFF\xFF\x7F"
                                   "abc"));
  assert_null(tw_wire_read_slice(&r).ptr);
  assert_true(r.failed);
  assert_int_equal(tw_wire_read_u64(&r), 0);
  tw_wire_reader_init(&r, TW_SLICE("\x05\x00\x00\x00"
                                   "ab"));
  assert_int_equal(tw_wire_read_count(&r, 1), 0);
  assert_true(r.failed);
}

static void test_digest_tells_fields_apart(void **state) {
  (void)state;
  struct tw_digester d;
  struct tw_digest one, two, back;
  char hex[TW_DIGEST_HEX_BYTES];
  tw_digester_init(&d);
  tw_digester_field(&d, TW_SLICE("ab"));
  tw_digester_field(&d, TW_SLICE("c"));
  one = tw_digester_finish(&d);
  tw_digester_init(&d);
  tw_digester_field(&d, TW_SLICE("a"));
  tw_digester_field(&d, TW_SLICE("bc"));
  two = tw_digester_finish(&d);
  assert_memory_not_equal(&one, &two, sizeof one);
  tw_digest_hex(&one, hex);
  assert_true(tw_digest_parse(tw_slice_from(hex), &back));
  assert_memory_equal(&one, &back, sizeof one);
  assert_false(tw_digest_parse(TW_SLICE("zz"), &back));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_timers_run_in_order_of_time),  cmocka_unit_test(test_descriptor_is_watched_until_removed),
      cmocka_unit_test(test_signal_arrives_from_the_loop), cmocka_unit_test(test_frames_over_a_socket),
      cmocka_unit_test(test_frames_come_whole_or_not_yet), cmocka_unit_test(test_wire_reader_survives_lies),
      cmocka_unit_test(test_digest_tells_fields_apart)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
