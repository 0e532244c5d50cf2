#include "base/calendar.h"
#include "base/clock.h"
#include <stdio.h>

enum { SECONDS_A_DAY = 86400 };

static bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int tw_month_days(int year, int month) {
  static const signed char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool tw_date_is_valid(struct tw_date d) {
  return d.year >= 1 && d.year <= 9999 && d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= tw_month_days(d.year, d.month);
}

/* Days from civil, by eras of 400 years that start on 1 March (H. Hinnant, "chrono-compatible low-level date algorithms"). */
tw_day tw_day_from(struct tw_date d) {
  int y = d.year - (d.month <= 2);
  int era = (y >= 0 ? y : y - 399) / 400;
  int yoe = y - era * 400;
  int doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
  int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

struct tw_date tw_date_from(tw_day day) {
  int z = day + 719468;
  int era = (z >= 0 ? z : z - 146096) / 146097;
  int doe = z - era * 146097;
  int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  int mp = (5 * doy + 2) / 153;
  int month = mp < 10 ? mp + 3 : mp - 9;
  return (struct tw_date){.year = yoe + era * 400 + (month <= 2), .month = month, .day = doy - (153 * mp + 2) / 5 + 1};
}

int tw_day_weekday(tw_day day) {
  int w = (day + 3) % 7; /* 1970-01-01 was a Thursday */
  return w < 0 ? w + 7 : w;
}

struct tw_period tw_period_day(tw_day day) {
  return (struct tw_period){day, day};
}

struct tw_period tw_period_years(int first, int last) {
  return (struct tw_period){tw_day_from((struct tw_date){first, 1, 1}), tw_day_from((struct tw_date){last, 12, 31})};
}

struct tw_period tw_period_year(int year) {
  return tw_period_years(year, year);
}

bool tw_period_is_year(struct tw_period period) {
  if (period.start == TW_DAY_NONE || period.end == TW_DAY_NONE) return false;
  struct tw_period year = tw_period_year(tw_date_from(period.start).year);
  return period.start == year.start && period.end == year.end;
}

struct tw_period tw_period_months(int year, int first, int last) {
  return (struct tw_period){tw_day_from((struct tw_date){year, first, 1}),
                            tw_day_from((struct tw_date){year, last, tw_month_days(year, last)})};
}

struct tw_period tw_period_month(int year, int month) {
  return tw_period_months(year, month, month);
}

struct tw_period tw_period_quarter(int year, int quarter) {
  return tw_period_months(year, quarter * 3 - 2, quarter * 3);
}

struct tw_period tw_period_half(int year, int half) {
  return tw_period_months(year, half * 6 - 5, half * 6);
}

struct tw_period tw_period_week(tw_day day, int offset) {
  tw_day monday = day - tw_day_weekday(day) + 7 * offset;
  return (struct tw_period){monday, monday + 6};
}

struct tw_date tw_date_add_months(struct tw_date d, int months) {
  int m = d.year * 12 + d.month - 1 + months;
  struct tw_date out = {.year = m / 12, .month = m % 12 + 1, .day = d.day};
  int last = tw_month_days(out.year, out.month);
  if (out.day > last) out.day = last;
  return out;
}

/* `count` digits of a value that has no more; returns the place behind them. By hand: a feed has two dates an item. */
static char *put_digits(char *out, unsigned value, int count) {
  for (int i = count - 1; i >= 0; i--, value /= 10) out[i] = (char)('0' + value % 10);
  return out + count;
}

static char *put_day(char *out, tw_day day) {
  struct tw_date d = tw_date_from(day);
  out = put_digits(out, (unsigned)d.year, 4);
  *out++ = '-';
  out = put_digits(out, (unsigned)d.month, 2);
  *out++ = '-';
  return put_digits(out, (unsigned)d.day, 2);
}

void tw_day_format(tw_day day, char out[static TW_DATE_TEXT_BYTES]) {
  *put_day(out, day) = '\0';
}

static bool digits(struct tw_slice s, size_t at, size_t count, int *ret_value) {
  uint64_t value;
  if (at + count > s.len || !tw_slice_to_u64(tw_slice_sub(s, at, at + count), &value)) return false;
  *ret_value = (int)value;
  return true;
}

bool tw_day_parse(struct tw_slice s, tw_day *ret_day) {
  struct tw_date d;
  if (!digits(s, 0, 4, &d.year) || !digits(s, 5, 2, &d.month) || !digits(s, 8, 2, &d.day)) return false;
  if (s.ptr[4] != '-' || s.ptr[7] != '-' || !tw_date_is_valid(d)) return false;
  if (s.len > 10 && s.ptr[10] != 'T' && s.ptr[10] != ' ') return false;
  *ret_day = tw_day_from(d);
  return true;
}

void tw_time_format(int64_t time_us, char out[static TW_TIME_TEXT_BYTES]) {
  tw_day day = tw_time_day(time_us);
  int64_t rest = time_us - (int64_t)day * SECONDS_A_DAY * TW_USEC_PER_SEC;
  unsigned second = (unsigned)(rest / TW_USEC_PER_SEC), fraction = (unsigned)(rest % TW_USEC_PER_SEC);
  char *at = put_day(out, day);
  *at++ = 'T';
  at = put_digits(at, second / 3600, 2);
  *at++ = ':';
  at = put_digits(at, second / 60 % 60, 2);
  *at++ = ':';
  at = put_digits(at, second % 60, 2);
  if (fraction) *at++ = '.';
  if (fraction) at = put_digits(at, fraction, 6);
  *at++ = 'Z';
  *at = '\0';
}

/* "Z", "+08:00" or "-0300" from `at` to the end; seconds east of UTC. */
static bool parse_offset(struct tw_slice s, size_t at, int *ret_seconds) {
  if (at + 1 == s.len && (s.ptr[at] == 'Z' || s.ptr[at] == 'z')) {
    *ret_seconds = 0;
    return true;
  }
  int hour, minute;
  if (at >= s.len || (s.ptr[at] != '+' && s.ptr[at] != '-') || !digits(s, at + 1, 2, &hour)) return false;
  size_t colon = at + 3 < s.len && s.ptr[at + 3] == ':';
  if (!digits(s, at + 3 + colon, 2, &minute) || at + 5 + colon != s.len || hour > 23 || minute > 59) return false;
  *ret_seconds = (hour * 60 + minute) * (s.ptr[at] == '-' ? -60 : 60);
  return true;
}

bool tw_time_parse(struct tw_slice s, int64_t *ret_time_us) {
  tw_day day;
  int hour, minute, second, offset;
  if (s.len < 20 || !tw_day_parse(s, &day) || !digits(s, 11, 2, &hour) || !digits(s, 14, 2, &minute) ||
      !digits(s, 17, 2, &second))
    return false;
  if (s.ptr[13] != ':' || s.ptr[16] != ':' || hour > 23 || minute > 59 || second > 60) return false;
  size_t at = 19;
  int64_t fraction = 0, unit = TW_USEC_PER_SEC;
  if (s.ptr[at] == '.')
    for (at++; at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9'; at++) {
      unit /= 10;
      fraction += (s.ptr[at] - '0') * unit;
    }
  if (!parse_offset(s, at, &offset)) return false;
  *ret_time_us = ((int64_t)day * SECONDS_A_DAY + hour * 3600 + minute * 60 + second - offset) * TW_USEC_PER_SEC + fraction;
  return true;
}

tw_day tw_time_day(int64_t time_us) {
  int64_t a_day = SECONDS_A_DAY * TW_USEC_PER_SEC;
  int64_t day = time_us / a_day;
  return (tw_day)(time_us % a_day < 0 ? day - 1 : day);
}
