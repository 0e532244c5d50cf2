/* Proleptic Gregorian calendar in whole days; period arithmetic; ISO 8601 and RFC 3339 text. No time zones but offsets. */
#pragma once
#include "base/slice.h"

/* Days since 1970-01-01. */
typedef int32_t tw_day;
#define TW_DAY_NONE INT32_MIN

struct tw_date {
  int year;  /* 1..9999 */
  int month; /* 1..12 */
  int day;   /* 1..31 */
};

/* First and last day, both inclusive; TW_DAY_NONE for an open or unknown end. */
struct tw_period {
  tw_day start, end;
};
#define TW_PERIOD_NONE ((struct tw_period){TW_DAY_NONE, TW_DAY_NONE})

static inline bool tw_period_is_none(struct tw_period p) {
  return p.start == TW_DAY_NONE && p.end == TW_DAY_NONE;
}

enum { TW_DATE_TEXT_BYTES = 11, TW_TIME_TEXT_BYTES = 28 };

/* A day that the calendar has: year 1..9999, and the month is that long. */
bool tw_date_is_valid(struct tw_date date);
/* `date` must be valid. */
tw_day tw_day_from(struct tw_date date);
/* The inverse; TW_DAY_NONE has no date. */
struct tw_date tw_date_from(tw_day day);
/* 0 = Monday .. 6 = Sunday (ISO 8601). */
int tw_day_weekday(tw_day day);
/* 28..31; `month` 1..12. */
int tw_month_days(int year, int month);

/* Whole calendar units. `quarter` 1..4, `half` 1..2; month_add moves by months (negative allowed). */
struct tw_period tw_period_day(tw_day day);
struct tw_period tw_period_year(int year);
/* From the first to the last day of one year. */
bool tw_period_is_year(struct tw_period period);
struct tw_period tw_period_years(int first, int last);
struct tw_period tw_period_month(int year, int month);
struct tw_period tw_period_months(int year, int first, int last);
struct tw_period tw_period_quarter(int year, int quarter);
struct tw_period tw_period_half(int year, int half);
/* The Monday-to-Sunday week that holds `day`, moved by `offset` weeks. */
struct tw_period tw_period_week(tw_day day, int offset);
/* The same day of the month `months` later, cut to that month's length. */
struct tw_date tw_date_add_months(struct tw_date date, int months);

/* "YYYY-MM-DD" and a NUL. */
void tw_day_format(tw_day day, char out[static TW_DATE_TEXT_BYTES]);
/* Exactly "YYYY-MM-DD", valid; trailing bytes are allowed only behind 'T' or ' ' (a date-time's day). */
bool tw_day_parse(struct tw_slice text, tw_day *ret_day);
/* Microseconds since 1970 UTC as "YYYY-MM-DDTHH:MM:SSZ" (fraction of 6 digits only when not zero). */
void tw_time_format(int64_t time_us, char out[static TW_TIME_TEXT_BYTES]);
/* RFC 3339 as tw_time_format writes it or with an offset; false otherwise. */
bool tw_time_parse(struct tw_slice text, int64_t *ret_time_us);
/* The UTC day that holds the time. */
tw_day tw_time_day(int64_t time_us);
