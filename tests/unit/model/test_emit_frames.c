/* Frames come back as they were; what is cut, lengthened or lies is refused. */
#include "model/emit_frames.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
/* Not sorted in: it needs setjmp.h, stdarg.h and stddef.h before it. */
#include <cmocka.h>

static void assert_slice(struct tw_slice got, struct tw_slice want) {
  assert_int_equal(got.ptr == NULL, want.ptr == NULL);
  assert_true(tw_slice_eq(got, want));
}

static void config_comes_back(void **state) {
  (void)state;
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_emit_property properties[] = {{TW_SLICE("bootstrap.servers"), TW_SLICE("a:1")},
                                          {TW_SLICE("sasl.password_file"), TW_SLICE("/run/x")}};
  struct tw_emit_config got, want = {.sink = TW_SLICE("kafka"),
                                     .topic_prefix = TW_SLICE("tallywire"),
                                     .topic_create = true,
                                     .topic_partitions = 6,
                                     .topic_replication = 3,
                                     .mark = UINT64_C(1) << 40,
                                     .length = 9,
                                     .transactional = true,
                                     .instance = TW_SLICE("main"),
                                     .properties = properties,
                                     .property_count = 2};
  struct tw_error error;
  assert_true(tw_emit_config_encode(&want, &out));
  assert_int_equal(tw_emit_config_decode(tw_buf_slice(&out), arena, &got, &error), 0);
  assert_slice(got.sink, want.sink);
  assert_slice(got.file_path, TW_SLICE_NONE);
  assert_slice(got.instance, want.instance);
  assert_int_equal(got.mark, want.mark);
  assert_int_equal(got.topic_replication, 3);
  assert_true(got.topic_create && got.transactional);
  assert_int_equal(got.property_count, 2);
  assert_slice(got.properties[1].name, properties[1].name);
  assert_slice(got.properties[1].value, properties[1].value);
  for (size_t len = 0; len < out.len; len++)
    assert_int_equal(tw_emit_config_decode(tw_slice_of(out.data, len), arena, &got, &error), TW_EINVAL);
}

static void row_comes_back(void **state) {
  (void)state;
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  struct tw_emit_row got, want = {.seq = 77, .topic = TW_SLICE("t.metrics"), .key = TW_SLICE(""), .value = TW_SLICE("a\0b")};
  struct tw_error error;
  assert_true(tw_emit_row_encode(&want, &out));
  assert_int_equal(tw_emit_row_decode(tw_buf_slice(&out), &got, &error), 0);
  assert_int_equal(got.seq, 77);
  assert_slice(got.topic, want.topic);
  assert_slice(got.key, want.key);
  assert_slice(got.value, want.value);
  assert_slice(got.headers, want.headers);
  tw_buf_append_char(&out, 'x');
  assert_int_equal(tw_emit_row_decode(tw_buf_slice(&out), &got, &error), TW_EINVAL);
}

static void small_frames_come_back(void **state) {
  (void)state;
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  struct tw_error error;
  struct tw_emit_ready ready, put_ready = {.has_mark = true, .mark = 5};
  assert_true(tw_emit_ready_encode(&put_ready, &out));
  assert_int_equal(tw_emit_ready_decode(tw_buf_slice(&out), &ready, &error), 0);
  assert_true(ready.has_mark && ready.mark == 5);
  tw_buf_reset(&out);
  struct tw_emit_ack ack, put_ack = {.seq = 6, .length = 7};
  assert_true(tw_emit_ack_encode(&put_ack, &out));
  assert_int_equal(tw_emit_ack_decode(tw_buf_slice(&out), &ack, &error), 0);
  assert_true(ack.seq == 6 && ack.length == 7);
  tw_buf_reset(&out);
  struct tw_emit_failed failed, put_failed = {.verdict = TW_STOP, .text = TW_SLICE("no")};
  assert_true(tw_emit_failed_encode(&put_failed, &out));
  assert_int_equal(tw_emit_failed_decode(tw_buf_slice(&out), &failed, &error), 0);
  assert_int_equal(failed.verdict, TW_STOP);
  assert_slice(failed.text, put_failed.text);
  out.data[0] = 9; /* no such verdict */
  assert_int_equal(tw_emit_failed_decode(tw_buf_slice(&out), &failed, &error), TW_EINVAL);
}

static void headers_come_back(void **state) {
  (void)state;
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  struct tw_header got[4], want[] = {{TW_SLICE("schema"), TW_SLICE("s/1")}, {TW_SLICE("url"), TW_SLICE_NONE}};
  size_t count;
  struct tw_error error;
  assert_true(tw_headers_encode(want, 2, &out));
  assert_int_equal(tw_headers_decode(tw_buf_slice(&out), got, 4, &count, &error), 0);
  assert_int_equal(count, 2);
  assert_slice(got[0].value, want[0].value);
  assert_slice(got[1].value, want[1].value);
  assert_int_equal(tw_headers_decode(tw_buf_slice(&out), got, 1, &count, &error), TW_ELIMIT);
  for (size_t len = 1; len < out.len; len++)
    assert_int_equal(tw_headers_decode(tw_slice_of(out.data, len), got, 4, &count, &error), TW_EINVAL);
  assert_int_equal(tw_headers_decode(TW_SLICE_NONE, got, 4, &count, &error), 0);
  assert_int_equal(count, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(config_comes_back),
      cmocka_unit_test(row_comes_back),
      cmocka_unit_test(small_frames_come_back),
      cmocka_unit_test(headers_come_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
