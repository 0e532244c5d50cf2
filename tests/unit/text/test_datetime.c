#include "tests/unit/text/date_cases.h"

#define CHECK_ALL(cases) check_dates((cases), sizeof(cases) / sizeof *(cases))

static void test_rfc822(void **state) {
  (void)state;
  static const struct date_case cases[] = {
      {"Thu, 05 Nov 2020 08:09:10 GMT", NULL, "2020-11-05T08:09:10Z"},
      {"Thu, 05 Nov 2020 08:09:10 +0800", NULL, "2020-11-05T00:09:10Z"},
      {"Thu, 05 Nov 2020 08:09:10 +08:00", NULL, "2020-11-05T00:09:10Z"},
      {"Thu, 5 Nov 20 08:09 EST", NULL, "2020-11-05T13:09:00Z"},
      {"5 Nov 2020 08:09:10 Z", NULL, "2020-11-05T08:09:10Z"},
      {"Thu,5 Nov 2020 8:9:10 PDT", NULL, "2020-11-05T15:09:10Z"},
      {"Thursday, 05-Nov-20 08:09:10 UTC", NULL, "2020-11-05T08:09:10Z"},
      {"Thu Nov  5 08:09:10 2020", NULL, "2020-11-05T08:09:10Z"},
      {"Thu Nov  5 08:09:10 PST 2020", NULL, "2020-11-05T16:09:10Z"},
      {"Thu Nov 05 08:09:10 +0000 2020", NULL, "2020-11-05T08:09:10Z"},
      {"Thu Nov 05 08:09:10 -0700 2020", NULL, "2020-11-05T15:09:10Z"},
      {"Thu, 05 Nov 2020 08:09:10 GMT+2", NULL, "2020-11-05T06:09:10Z"},
      {"Thu, 05 Nov 2020 08:09:10 GMT-01:30", NULL, "2020-11-05T09:39:10Z"},
      {"Thu, 05 Nov 2020 08:09:10 Etc/GMT", NULL, "2020-11-05T08:09:10Z"},
      {"Thu, 05 Nov, 2020 08:09:10", NULL, "2020-11-05T08:09:10Z"},
      {"Nov 5, 2020 8:09 PM", NULL, "2020-11-05T20:09:00Z"},
      {"November 5th, 2020, 12:30 a.m.", NULL, "2020-11-05T00:30:00Z"},
      {"5 November 2020", NULL, "2020-11-05T00:00:00Z"},
      {"Sept. 5, 2020", NULL, "2020-09-05T00:00:00Z"},
      {"Thu, 31 Dec 1999 24:00:00 GMT", NULL, "2000-01-01T00:00:00Z"},
      {"Sat, 01 Jan 72 00:00:00 GMT", NULL, "1972-01-01T00:00:00Z"},
      {"Thu, 05 Nov 2020 08:09:10 +0800 (China Standard Time)", NULL, "2020-11-05T00:09:10Z"},
      {"Release time: Apr 16, 2024 21:50", "Asia/Shanghai", "2024-04-16T13:50:00Z"},
  };
  CHECK_ALL(cases);
}

static void test_iso8601(void **state) {
  (void)state;
  static const struct date_case cases[] = {
      {"2020-11-05T08:09:10Z", NULL, "2020-11-05T08:09:10Z"},
      {"2020-11-05T08:09:10.25+08:00", NULL, "2020-11-05T00:09:10.250000Z"},
      {"2020-11-05T08:09Z", NULL, "2020-11-05T08:09:00Z"},
      {"2020-11-05 08:09:10", NULL, "2020-11-05T08:09:10Z"},
      {"2020-11-05 08:09:10 -0300", NULL, "2020-11-05T11:09:10Z"},
      {"2020-11-05", NULL, "2020-11-05T00:00:00Z"},
      {"2020-11", NULL, "2020-11-01T00:00:00Z"},
      {"2020", NULL, "2020-01-01T00:00:00Z"},
      {"2020-310", NULL, "2020-11-05T00:00:00Z"},
      {"2020310", NULL, "2020-11-05T00:00:00Z"},
      {"2020-W45-4", NULL, "2020-11-05T00:00:00Z"},
      {"20201105", NULL, "2020-11-05T00:00:00Z"},
      {"20201105T080910Z", NULL, "2020-11-05T08:09:10Z"},
      {"20201105080910", NULL, "2020-11-05T08:09:10Z"},
      {"03-12-31", NULL, "2003-12-31T00:00:00Z"},
      {"031231", NULL, "2003-12-31T00:00:00Z"},
      {"-0312", NULL, "2003-12-01T00:00:00Z"},
  };
  CHECK_ALL(cases);
}

static void test_other_forms(void **state) {
  (void)state;
  static const struct date_case cases[] = {
      {"2020年6月30日 08:00:00 +0800", NULL, "2020-06-30T00:00:00Z"},
      {"2020年6月30日 星期二 下午3点05分", "Asia/Shanghai", "2020-06-30T07:05:00Z"},
      {"２０２０年６月３０日", NULL, "2020-06-30T00:00:00Z"},
      {"二〇二〇年六月三十日", NULL, "2020-06-30T00:00:00Z"},
      {"2004년 05월 28일  01:31:15", "Asia/Seoul", "2004-05-27T16:31:15Z"},
      {"2004-05-25 오후 11:23:17", "+09:00", "2004-05-25T14:23:17Z"},
      {"mar. 3 juin 2014", NULL, "2014-06-03T00:00:00Z"},
      {"Freitag, 3. März 2017 um 14:30 Uhr", NULL, "2017-03-03T14:30:00Z"},
      {"3 de enero de 2019", NULL, "2019-01-03T00:00:00Z"},
      {"15 мая 2018 г.", NULL, "2018-05-15T00:00:00Z"},
      {"Κυρ, 11 Ιούλ 2004 12:00:00 EST", NULL, "2004-07-11T17:00:00Z"},
      {"2004-július-13T9:15-05:00", NULL, "2004-07-13T14:15:00Z"},
      {"6/30/2020 8:05:00 PM", NULL, "2020-06-30T20:05:00Z"},
      {"30/6/2020", NULL, "2020-06-30T00:00:00Z"},
      {"30.06.2020 08:05", NULL, "2020-06-30T08:05:00Z"},
      {"2020/06/30 08:05", NULL, "2020-06-30T08:05:00Z"},
      {"2020-06-3008:05:06", NULL, "2020-06-30T08:05:06Z"},
      {"发布时间：2020-06-30 08:05 来源：本报记者", NULL, "2020-06-30T08:05:00Z"},
      {"1593475200", NULL, "2020-06-30T00:00:00Z"},
      {"1593475200000", NULL, "2020-06-30T00:00:00Z"},
      {"Tue Jun 30 08:00:00 CST 2020", "Asia/Shanghai", "2020-06-30T00:00:00Z"},
      {"Tue Jun 30 08:00:00 CST 2020", NULL, "2020-06-30T14:00:00Z"},
      {"2020-07-01 12:00:00", "America/New_York", "2020-07-01T16:00:00Z"},
      {"2020-01-01 12:00:00", "Europe/Paris", "2020-01-01T11:00:00Z"},
  };
  CHECK_ALL(cases);
}

static void test_unusable(void **state) {
  (void)state;
  static const struct date_case cases[] = {
      {"", NULL, NULL},
      {"   ", NULL, NULL},
      {"yesterday", NULL, NULL},
      {"0", NULL, NULL},
      {"0000-00-00 00:00:00", NULL, NULL},
      {"-0001-11-30T00:00:00+00:00", NULL, NULL},
      {"Mon, 01 Jan 0001 00:00:00 +0000", NULL, NULL},
      {"2020-13-40", NULL, NULL},
      {"2021-02-29", NULL, NULL},
      {"2020-06-30T25:00:00Z", NULL, NULL},
      {"12345", NULL, NULL},
      {"no date at all", NULL, NULL},
      {"08:30", NULL, NULL},
      {"99999999999999999999999", NULL, NULL},
  };
  CHECK_ALL(cases);
}

static void test_precision_and_zone(void **state) {
  (void)state;
  static const struct {
    const char *text;
    enum tw_datetime_precision precision;
    bool has_zone;
  } cases[] = {
      {"2020", TW_DATETIME_YEAR, false},
      {"2020-06", TW_DATETIME_MONTH, false},
      {"2020-06-30", TW_DATETIME_DAY, false},
      {"2020-06-30 08:00", TW_DATETIME_TIME, false},
      {"2020-06-30T08:00Z", TW_DATETIME_TIME, true},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct tw_datetime d;
    assert_true(tw_datetime_parse(tw_slice_from(cases[i].text), TW_SLICE_NONE, &d));
    assert_int_equal(d.precision, cases[i].precision);
    assert_int_equal(d.has_zone, cases[i].has_zone);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_rfc822),
      cmocka_unit_test(test_iso8601),
      cmocka_unit_test(test_other_forms),
      cmocka_unit_test(test_unusable),
      cmocka_unit_test(test_precision_and_zone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
