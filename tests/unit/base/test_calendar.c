#include "base/calendar.h"
#include "base/clock.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

static void assert_period(struct tw_period period, const char *start, const char *end) {
  char text[TW_DATE_TEXT_BYTES];
  tw_day_format(period.start, text);
  assert_string_equal(text, start);
  tw_day_format(period.end, text);
  assert_string_equal(text, end);
}

static tw_day day(const char *text) {
  tw_day out = TW_DAY_NONE;
  assert_true(tw_day_parse(tw_slice_from(text), &out));
  return out;
}

static void test_days_go_there_and_back(void **state) {
  (void)state;
  assert_int_equal(day("1970-01-01"), 0);
  assert_int_equal(day("2000-03-01"), 11017);
  for (tw_day d = -800000; d < 800000; d += 97) assert_int_equal(tw_day_from(tw_date_from(d)), d);
}

static void test_weekdays(void **state) {
  (void)state;
  assert_int_equal(tw_day_weekday(day("1970-01-01")), 3);
  assert_int_equal(tw_day_weekday(day("2020-11-05")), 3);
  assert_int_equal(tw_day_weekday(day("1969-12-29")), 0);
}

static void test_periods(void **state) {
  (void)state;
  assert_period(tw_period_year(2016), "2016-01-01", "2016-12-31");
  assert_period(tw_period_years(2014, 2016), "2014-01-01", "2016-12-31");
  assert_true(tw_period_is_year(tw_period_year(2016)));
  assert_false(tw_period_is_year(tw_period_years(2014, 2016)));
  assert_false(tw_period_is_year(tw_period_half(2016, 1)));
  assert_false(tw_period_is_year((struct tw_period){tw_period_year(2016).start, TW_DAY_NONE}));
  assert_false(tw_period_is_year(TW_PERIOD_NONE));
  assert_period(tw_period_month(2020, 2), "2020-02-01", "2020-02-29");
  assert_period(tw_period_months(2016, 1, 11), "2016-01-01", "2016-11-30");
  assert_period(tw_period_quarter(2021, 3), "2021-07-01", "2021-09-30");
  assert_period(tw_period_half(2021, 1), "2021-01-01", "2021-06-30");
  assert_period(tw_period_week(day("2020-11-05"), -1), "2020-10-26", "2020-11-01");
}

static void test_months_are_cut_to_their_length(void **state) {
  (void)state;
  struct tw_date d = tw_date_add_months((struct tw_date){2021, 3, 31}, -1);
  assert_int_equal(tw_day_from(d), day("2021-02-28"));
  d = tw_date_add_months((struct tw_date){2020, 12, 15}, 2);
  assert_int_equal(tw_day_from(d), day("2021-02-15"));
}

static void test_what_is_no_day(void **state) {
  (void)state;
  static const char *const rows[] = {"", "2021-02-29", "2021-13-01", "2021-1-01", "20210101", "2021-01-01x", "0000-01-01"};
  tw_day d;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) assert_false(tw_day_parse(tw_slice_from(rows[i]), &d));
  assert_true(tw_day_parse(TW_SLICE("2021-01-01T08:00:00Z"), &d));
}

static void test_times(void **state) {
  (void)state;
  static const struct {
    const char *in, *out;
  } rows[] = {{"2020-11-05T09:30:00+08:00", "2020-11-05T01:30:00Z"},
              {"2020-11-05T09:30:00Z", "2020-11-05T09:30:00Z"},
              {"2020-11-05T23:30:00.250-0130", "2020-11-06T01:00:00.250000Z"},
              {"1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    int64_t time_us;
    char text[TW_TIME_TEXT_BYTES];
    assert_true(tw_time_parse(tw_slice_from(rows[i].in), &time_us));
    tw_time_format(time_us, text);
    assert_string_equal(text, rows[i].out);
  }
  int64_t time_us;
  assert_false(tw_time_parse(TW_SLICE("2020-11-05T09:30:00"), &time_us));
  assert_false(tw_time_parse(TW_SLICE("2020-11-05T25:30:00Z"), &time_us));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_days_go_there_and_back),
                                     cmocka_unit_test(test_weekdays),
                                     cmocka_unit_test(test_periods),
                                     cmocka_unit_test(test_months_are_cut_to_their_length),
                                     cmocka_unit_test(test_what_is_no_day),
                                     cmocka_unit_test(test_times)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
