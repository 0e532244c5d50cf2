/* Durations, sizes, switches and numbers as they are written. */
#include "config/settings_value.h"
#include "tests/unit/config/check.h"

struct row {
  const char *text;
  int64_t value; /* -1: no value */
  const char *again;
};

typedef bool parse_fn(struct tw_slice text, int64_t *ret_value);
typedef bool append_fn(struct tw_buf *out, int64_t value);

static void check(const struct row *rows, size_t count, parse_fn *parse, append_fn *append) {
  for (size_t i = 0; i < count; i++) {
    int64_t value = -1;
    TW_BUF_AUTO out;
    tw_buf_init(&out, 0);
    bool ok = parse(tw_slice_from(rows[i].text), &value);
    if (ok != (rows[i].value >= 0) || value != rows[i].value) print_error("row: %s\n", rows[i].text);
    assert_int_equal(ok, rows[i].value >= 0);
    assert_int_equal(value, rows[i].value);
    if (ok) append(&out, value);
    if (ok) assert_string_equal(out.data, rows[i].again);
  }
}

static void test_durations(void **state) {
  (void)state;
  static const struct row rows[] = {
      {"30s", 30000000, "30s"},
      {"15m", 900000000, "15m"},
      {"6h", INT64_C(21600000000), "6h"},
      {"7d", INT64_C(604800000000), "7d"},
      {"250ms", 250000, "250ms"},
      {"0", 0, "0"},
      {"0s", 0, "0"},
      {"60s", 60000000, "1m"},
      {"90m", INT64_C(5400000000), "90m"},
      {"30", -1, ""},
      {"", -1, ""},
      {"s", -1, ""},
      {"1.5h", -1, ""},
      {"-1s", -1, ""},
      {"30 s", -1, ""},
      {"30S", -1, ""},
      {"1w", -1, ""},
      {"9999999999999999999d", -1, ""},
      {"106751991168d", -1, ""},
      {"1h30m", -1, ""},
  };
  check(rows, sizeof rows / sizeof *rows, tw_duration_parse, tw_duration_append);
}

static void test_sizes(void **state) {
  (void)state;
  static const struct row rows[] = {
      {"512KiB", 524288, "512KiB"},
      {"8MiB", 8388608, "8MiB"},
      {"2GiB", INT64_C(2147483648), "2GiB"},
      {"100B", 100, "100B"},
      {"1024KiB", 1048576, "1MiB"},
      {"0", 0, "0"},
      {"8MB", -1, ""},
      {"8", -1, ""},
      {"8mib", -1, ""},
      {"MiB", -1, ""},
      {"17179869184GiB", -1, ""},
  };
  check(rows, sizeof rows / sizeof *rows, tw_size_parse, tw_size_append);
}

static void test_repairs(void **state) {
  (void)state;
  static const struct {
    bool (*repair)(struct tw_buf *, struct tw_slice);
    const char *text, *meant;
  } rows[] = {
      {tw_duration_repair, "30", "30s"}, {tw_duration_repair, "5 min", "5m"}, {tw_duration_repair, "2 hours", "2h"},
      {tw_duration_repair, "x", NULL},   {tw_size_repair, "8MB", "8MiB"},     {tw_size_repair, "512 K", "512KiB"},
      {tw_size_repair, "4096", "4096B"}, {tw_size_repair, "1T", NULL},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    TW_BUF_AUTO out;
    tw_buf_init(&out, 0);
    assert_int_equal(rows[i].repair(&out, tw_slice_from(rows[i].text)), rows[i].meant != NULL);
    if (rows[i].meant) assert_string_equal(out.data, rows[i].meant);
  }
}

static void test_switches(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int on; /* -1: no switch */
  } rows[] = {{"on", 1}, {"off", 0},   {"true", 1}, {"false", 0}, {"yes", 1}, {"no", 0},
              {"On", 1}, {"FALSE", 0}, {"1", -1},   {"", -1},     {"onn", -1}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    bool on = false;
    assert_int_equal(tw_switch_parse(tw_slice_from(rows[i].text), &on), rows[i].on >= 0);
    assert_int_equal(on, rows[i].on == 1);
  }
}

static void test_shares(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int32_t thousandths; /* -1: no share */
  } rows[] = {{"0", 0},      {"1", 1000},  {"0.9", 900}, {"0.925", 925}, {"1.000", 1000}, {"0.9250", 925}, {"0.9255", -1},
              {"1.001", -1}, {"-0.1", -1}, {"90%", -1},  {"", -1},       {".", -1},       {"1e-1", -1},    {"0,9", -1}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    int32_t value = -1;
    if (tw_share_parse(tw_slice_from(rows[i].text), &value) != (rows[i].thousandths >= 0) || value != rows[i].thousandths)
      fail_msg("\"%s\" gives %d", rows[i].text, (int)value);
  }
}

static void test_integers(void **state) {
  (void)state;
  int64_t value;
  assert_true(tw_integer_parse(TW_SLICE("-5"), &value) && value == -5);
  assert_true(tw_integer_parse(TW_SLICE("9223372036854775807"), &value) && value == INT64_MAX);
  static const char *const bad[] = {"", "-", "--5", "+5", "0x10", "1e3", "5 ", "9223372036854775808"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(tw_integer_parse(tw_slice_from(bad[i]), &value));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_durations), cmocka_unit_test(test_sizes),  cmocka_unit_test(test_repairs),
      cmocka_unit_test(test_switches),  cmocka_unit_test(test_shares), cmocka_unit_test(test_integers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
