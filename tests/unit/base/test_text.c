/* UTF-8, JSON output, log lines. */
#include "base/json_writer.h"
#include "base/log.h"
#include "base/utf8.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */
#include <unistd.h>

static void test_utf8_validity(void **state) {
  (void)state;
  static const struct {
    const char *name;
    struct tw_slice bytes;
    bool valid;
  } rows[] = {{"ascii", TW_SLICE("abc"), true},
              {"two bytes", TW_SLICE("\xC3\xA9"), true},
              {"han", TW_SLICE("\xE8\xBF\xBD"), true},
              {"four bytes", TW_SLICE("\xF0\x9F\x98\x80"), true},
              {"overlong slash", TW_SLICE("\xC0\xAF"), false},
              {"overlong three", TW_SLICE("\xE0\x80\xAF"), false},
              {"surrogate", TW_SLICE("\xED\xA0\x80"), false},
              {"past the end", TW_SLICE("\xF4\x90\x80\x80"), false},
              {"cut", TW_SLICE("\xE8\xBF"), false},
              {"lone continuation", TW_SLICE("\x80"), false}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (tw_utf8_is_valid(rows[i].bytes) != rows[i].valid) fail_msg("%s", rows[i].name);
}

static void test_utf8_repair_replaces_maximal_subparts(void **state) {
  (void)state;
  struct tw_buf out;
  tw_buf_init(&out, 0);
  tw_utf8_append_repaired(&out, TW_SLICE("a\xE8\xBF"
                                         "b\xFF\xC3\xA9"));
  assert_string_equal(out.data, "a\xEF\xBF\xBD"
                                "b\xEF\xBF\xBD\xC3\xA9");
  tw_buf_done(&out);
}

static void test_utf8_goes_there_and_back(void **state) {
  (void)state;
  for (uint32_t c = 1; c <= 0x10FFFF; c += 61) {
    char bytes[4];
    uint32_t back;
    size_t n = tw_utf8_encode(c, bytes);
    assert_int_equal(tw_utf8_decode(tw_slice_of(bytes, n), 0, &back), n);
    assert_int_equal(back, c >= 0xD800 && c <= 0xDFFF ? TW_REPLACEMENT : c);
  }
}

static void test_json(void **state) {
  (void)state;
  struct tw_buf out;
  struct tw_json_writer w;
  tw_buf_init(&out, 0);
  tw_json_writer_init(&w, &out);
  tw_json_object_begin(&w);
  tw_json_put_string(&w, "text", TW_SLICE("a\"b\\c\nd\x01\xFF"));
  tw_json_put_string_opt(&w, "left out", TW_SLICE_NONE);
  tw_json_put_string(&w, "none", TW_SLICE_NONE);
  tw_json_key(&w, "list");
  tw_json_array_begin(&w);
  tw_json_int(&w, -5);
  tw_json_bool(&w, true);
  tw_json_array_end(&w);
  tw_json_put_decimal(&w, "value", (struct tw_decimal){.mantissa = 115, .scale = 1});
  tw_json_object_end(&w);
  assert_string_equal(out.data,
                      "{\"text\":\"a\\\"b\\\\c\\nd\\u0001\xEF\xBF\xBD\",\"none\":null,\"list\":[-5,true],\"value\":11.5}");
  tw_buf_done(&out);
}

static void test_log_line_escapes_foreign_text(void **state) {
  (void)state;
  int ends[2];
  char line[4096];
  assert_int_equal(pipe(ends), 0);
  struct tw_log log = {.fd = ends[1], .level = TW_LOG_INFO, .journal = true};
  TW_LOG(&log, TW_LOG_DEBUG, "hidden", tw_log_int("n", 1));
  TW_LOG(&log, TW_LOG_WARN, "event_name", tw_log_str("url", "http://x/?a=\"\nevent=fake"), tw_log_int("n", -3),
         tw_log_str("plain", "abc"));
  ssize_t got = read(ends[0], line, sizeof line - 1);
  assert_true(got > 0);
  line[got] = '\0';
  assert_string_equal(line, "<4>event=event_name url=\"http://x/?a=\\\"\\x0aevent=fake\" n=-3 plain=abc\n");
  close(ends[0]);
  close(ends[1]);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_utf8_validity),
                                     cmocka_unit_test(test_utf8_repair_replaces_maximal_subparts),
                                     cmocka_unit_test(test_utf8_goes_there_and_back), cmocka_unit_test(test_json),
                                     cmocka_unit_test(test_log_line_escapes_foreign_text)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
