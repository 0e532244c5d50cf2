#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include "base/calendar.h"
#include "base/clock.h"
#include "ingest/cadence.h"
#include <cmocka.h>

#define MIN  (60 * TW_USEC_PER_SEC)
#define HOUR (60 * MIN)
#define DAY  (24 * HOUR)

static int64_t time_of(const char *text) {
  int64_t time_us;
  if (!tw_time_parse(tw_slice_from(text), &time_us)) fail_msg("no time: %s", text);
  return time_us;
}

static void test_feed_floor(void **state) {
  (void)state;
  static const struct {
    const char *name, *ttl, *period, *frequency;
    int64_t floor;
  } rows[] = {
      {"nothing", NULL, NULL, NULL, 0},
      {"ttl", "60", NULL, NULL, HOUR},
      {"ttl with blanks", " 60\n", NULL, NULL, HOUR},
      {"ttl with a fraction", "60.5", NULL, NULL, HOUR},
      {"ttl that is none", "an hour", NULL, NULL, 0},
      {"negative ttl", "-5", NULL, NULL, 0},
      {"ttl of years", "2000000", NULL, NULL, 30 * DAY},
      {"ttl past any number", "99999999999999999999", NULL, NULL, 0},
      {"hourly", NULL, "hourly", "1", HOUR},
      {"twice a day", NULL, "daily", "2", 12 * HOUR},
      {"in capitals", NULL, "Weekly", NULL, 7 * DAY},
      {"a period nobody knows", NULL, "fortnightly", "1", 0},
      {"frequency alone is times a day", NULL, NULL, "4", 6 * HOUR},
      {"frequency of 0 is none", NULL, "daily", "0", DAY},
      {"yearly is cut", NULL, "yearly", "1", 30 * DAY},
      {"the longer counts", "30", "hourly", "1", HOUR},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    int64_t floor =
        tw_cadence_feed_floor_us(tw_slice_from(rows[i].ttl), tw_slice_from(rows[i].period), tw_slice_from(rows[i].frequency));
    if (floor != rows[i].floor) fail_msg("%s: %lld s", rows[i].name, (long long)(floor / TW_USEC_PER_SEC));
  }
}

static void test_skipped(void **state) {
  (void)state;
  static const struct {
    const char *name, *due;
    const char *hours[24], *days[7];
    const char *free;
  } rows[] = {
      {"nothing skipped", "2020-11-05T10:20:30Z", {0}, {0}, "2020-11-05T10:20:30Z"},
      {"another hour", "2020-11-05T10:20:30Z", {"9", "11"}, {0}, "2020-11-05T10:20:30Z"},
      {"this hour and the next", "2020-11-05T10:20:30Z", {"10", " 11"}, {0}, "2020-11-05T12:00:00Z"},
      {"24 is midnight", "2020-11-05T00:20:30Z", {"24"}, {0}, "2020-11-05T01:00:00Z"},
      {"25 is none", "2020-11-05T01:20:30Z", {"25"}, {0}, "2020-11-05T01:20:30Z"},
      {"this day", "2020-11-05T10:20:30Z", {0}, {"Thursday"}, "2020-11-06T00:00:00Z"},
      {"a weekend, and the first hour after it", "2020-11-07T10:20:30Z", {"0"}, {"Saturday", "sunday"}, "2020-11-09T01:00:00Z"},
      {"every day is no rule",
       "2020-11-07T10:20:30Z",
       {0},
       {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
       "2020-11-07T10:20:30Z"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct tw_slice hours[24], days[7];
    size_t hour_count = 0, day_count = 0;
    while (hour_count < 24 && rows[i].hours[hour_count])
      hours[hour_count] = tw_slice_from(rows[i].hours[hour_count]), hour_count++;
    while (day_count < 7 && rows[i].days[day_count]) days[day_count] = tw_slice_from(rows[i].days[day_count]), day_count++;
    char text[TW_TIME_TEXT_BYTES];
    tw_time_format(tw_cadence_unskipped_us(time_of(rows[i].due), tw_cadence_skip_hours(hours, hour_count),
                                           tw_cadence_skip_days(days, day_count)),
                   text);
    if (strcmp(text, rows[i].free) != 0) fail_msg("%s: %s", rows[i].name, text);
  }
}

static void test_interval(void **state) {
  (void)state;
  static const struct {
    const char *name;
    int64_t interval, longest, gap, silence, learned; /* silence: 0 not known */
  } rows[] = {
      {"not to be learned", 15 * MIN, 0, 10 * DAY, 10 * DAY, 15 * MIN},
      {"nothing known", 15 * MIN, DAY, 0, 0, 15 * MIN},
      {"publishes all the time", 15 * MIN, DAY, MIN, MIN, 15 * MIN},
      {"publishes every four hours", 15 * MIN, DAY, 4 * HOUR, MIN, 2 * HOUR},
      {"publishes every month", 15 * MIN, DAY, 30 * DAY, MIN, DAY},
      {"has been silent", 15 * MIN, DAY, MIN, 6 * HOUR, 3 * HOUR},
  };
  const int64_t now = time_of("2020-11-05T10:20:30Z");
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct tw_cadence cadence = {.interval_us = rows[i].interval,
                                 .interval_max_us = rows[i].longest,
                                 .gap_us = rows[i].gap,
                                 .last_new_us = rows[i].silence ? now - rows[i].silence : 0};
    int64_t learned = tw_cadence_interval_us(&cadence, now);
    if (learned != rows[i].learned) fail_msg("%s: %lld s", rows[i].name, (long long)(learned / TW_USEC_PER_SEC));
  }
}

static void on_due(void *user, size_t source) {
  (void)user, (void)source;
}

static void test_next(void **state) {
  (void)state;
  static const struct {
    const char *name;
    int64_t floor, feed_floor, floor_max, skip_hours; /* floor from now */
    int64_t least, most;
  } rows[] = {
      {"the interval", 0, 0, DAY, 0, 9 * MIN + MIN / 2, 10 * MIN + MIN / 2},
      {"a floor below it", MIN, MIN, DAY, 0, 9 * MIN + MIN / 2, 10 * MIN + MIN / 2},
      {"fresh for an hour", HOUR, MIN, DAY, 0, HOUR, HOUR + 3 * MIN},
      {"a ttl of two hours", HOUR, 2 * HOUR, DAY, 0, 2 * HOUR, 2 * HOUR + 6 * MIN},
      {"fresh for a year", 365 * DAY, 0, DAY, 0, DAY, DAY + 72 * MIN},
      {"floors are ignored", HOUR, HOUR, 0, 0, 9 * MIN + MIN / 2, 10 * MIN + MIN / 2},
      {"a skipped hour", 0, 0, DAY, 1 << 10, 40 * MIN - MIN / 2, 50 * MIN},
  };
  const int64_t now = time_of("2020-11-05T10:20:30Z");
  struct tw_error error;
  struct tw_loop *loop = tw_loop_new(tw_clock_system(), &error);
  struct tw_schedule *schedule = tw_schedule_new(loop, 7, on_due, NULL);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct tw_cadence cadence = {.interval_us = 10 * MIN,
                                 .floor_us = rows[i].floor ? now + rows[i].floor : 0,
                                 .feed_floor_us = rows[i].feed_floor,
                                 .floor_max_us = rows[i].floor_max,
                                 .skip_hours = rows[i].skip_hours};
    for (int n = 0; n < 200; n++) {
      int64_t wait = tw_cadence_next_us(&cadence, schedule, now) - now;
      if (wait < rows[i].least || wait > rows[i].most) fail_msg("%s: %lld s", rows[i].name, (long long)(wait / TW_USEC_PER_SEC));
    }
  }
  tw_schedule_free(schedule);
  tw_loop_free(loop);
}

static void test_gap(void **state) {
  (void)state;
  int64_t hourly[] = {3 * HOUR, HOUR, 4 * HOUR, 2 * HOUR};
  assert_int_equal(tw_cadence_gap_us(hourly, 4), HOUR);
  int64_t two[] = {HOUR, 2 * HOUR};
  assert_int_equal(tw_cadence_gap_us(two, 2), 0);
  int64_t all_at_once[] = {HOUR, HOUR, HOUR, HOUR};
  assert_int_equal(tw_cadence_gap_us(all_at_once, 4), 0);
  assert_int_equal(tw_cadence_gap_us(NULL, 0), 0);
  int64_t many[100];
  for (int i = 0; i < 100; i++) many[i] = i < 50 ? i * DAY : 50 * DAY + (i - 50) * HOUR; /* it has become faster */
  assert_int_equal(tw_cadence_gap_us(many, 100), HOUR);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_feed_floor), cmocka_unit_test(test_skipped), cmocka_unit_test(test_interval),
      cmocka_unit_test(test_next),       cmocka_unit_test(test_gap),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
