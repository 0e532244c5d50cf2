#include "parse/text/datetime.h"
#include "base/clock.h"
#include "parse/text/datetime_parts.h"

enum {
  HOUR_S = 3600,
  MINUTE_S = 60,
  DAY_S = 86400,
  FIRST_YEAR = 1583,      /* the first whole Gregorian one; zero dates of programs are below */
  FIRST_LONE_YEAR = 1900, /* a number alone is a year only between these two */
  LAST_LONE_YEAR = 2099,
  THAI_YEAR_AHEAD = 543,
  THAI_YEAR_MIN = 2400,
  UNKNOWN_WORDS = 6, /* "Published by the desk on Monday at"; more is a sentence, not a date */
};

static bool read_ordinal(const struct tw_datetime_parts *p, tw_day *ret_day) {
  int days = tw_month_days(p->year, 2) == 29 ? 366 : 365;
  *ret_day = tw_day_from((struct tw_date){p->year, 1, 1}) + p->ordinal - 1;
  return p->ordinal >= 1 && p->ordinal <= days;
}

static enum tw_datetime_precision day_precision(const struct tw_datetime_parts *p) {
  if (p->day >= 0 || p->ordinal >= 0) return TW_DATETIME_DAY;
  return p->month >= 0 ? TW_DATETIME_MONTH : TW_DATETIME_YEAR;
}

/* A year alone must be four digits, and nothing else there. */
static bool is_lone_year_valid(const struct tw_datetime_parts *p) {
  return p->is_lone_year && p->year >= FIRST_LONE_YEAR && p->year <= LAST_LONE_YEAR;
}

/* The day that the parts name and how exactly; false when they name none. */
static bool read_day(const struct tw_datetime_parts *p, tw_day *ret_day, enum tw_datetime_precision *ret_precision) {
  int year = p->is_buddhist && p->year >= THAI_YEAR_MIN ? p->year - THAI_YEAR_AHEAD : p->year;
  if (year < FIRST_YEAR || year > 9999 || p->has_bad_number || p->unknown_words > UNKNOWN_WORDS) return false;
  *ret_precision = day_precision(p);
  if (p->ordinal >= 0) return read_ordinal(p, ret_day);
  if (*ret_precision == TW_DATETIME_YEAR && !is_lone_year_valid(p)) return false;
  if (p->day >= 0 && p->month < 0) return false;
  struct tw_date date = {year, p->month >= 0 ? p->month : 1, p->day >= 0 ? p->day : 1};
  if (!tw_date_is_valid(date)) return false;
  *ret_day = tw_day_from(date);
  return true;
}

static bool is_clock_valid(struct tw_datetime_parts *p) {
  if (p->half >= 0 && p->hour <= 12) p->hour = p->hour % 12 + p->half;
  if (p->hour == 24) return p->minute == 0 && p->second == 0;
  return p->hour <= 23 && p->minute <= 59 && p->second <= 60;
}

/* The date's own zone, else the source's. Of the two readings of CST a source in China means China Standard Time. */
static int find_offset(const struct tw_datetime_parts *p, struct tw_slice timezone, int64_t local_s) {
  struct tw_datetime_place source;
  bool has_source = timezone.len && tw_datetime_zones_find(timezone, &source);
  bool is_china = has_source && source.offset_s == 8 * HOUR_S && p->says_cst;
  if (p->has_zone && !is_china) return tw_datetime_zones_offset_at(&p->zone, local_s);
  return has_source ? tw_datetime_zones_offset_at(&source, local_s) : 0;
}

static bool from_parts(struct tw_datetime_parts *p, struct tw_slice timezone, struct tw_datetime *ret) {
  tw_day day;
  if (!read_day(p, &day, &ret->precision)) return false;
  int64_t seconds = (int64_t)day * DAY_S;
  ret->has_zone = false;
  if (p->hour >= 0) {
    if (ret->precision != TW_DATETIME_DAY || !is_clock_valid(p)) return false;
    seconds += p->hour * HOUR_S + p->minute * MINUTE_S + p->second;
    ret->precision = TW_DATETIME_TIME;
    ret->has_zone = p->has_zone;
    seconds -= find_offset(p, timezone, seconds);
  }
  ret->time_us = seconds * TW_USEC_PER_SEC + p->micros;
  return true;
}

/* Seconds, milliseconds or microseconds since 1970, by their number of digits; 1973 to 2033 only, so that a serial number
 * or a zero is no date. A number that reads as a calendar date is one. */
static bool parse_epoch_number(const struct tw_datetime_token *token, struct tw_datetime *ret) {
  static const struct {
    size_t digits;
    int64_t unit_us;
  } forms[] = {{9, TW_USEC_PER_SEC}, {10, TW_USEC_PER_SEC}, {13, TW_USEC_PER_MSEC}, {16, 1}};
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
    if (token->text.len == forms[i].digits &&
        token->value <= (uint64_t)INT64_C(2000000000) * TW_USEC_PER_SEC / (uint64_t)forms[i].unit_us) {
      *ret = (struct tw_datetime){
          .time_us = (int64_t)token->value * forms[i].unit_us, .precision = TW_DATETIME_TIME, .has_zone = true};
      return true;
    }
  return false;
}

static size_t skip_signs(const struct tw_datetime_tokens *t, size_t at) {
  while (at < t->count && t->items[at].kind == TW_DATETIME_SIGN && !tw_slice_is(t->items[at].text, "-")) at++;
  return at;
}

/* "1593475200", "1593475200.25", "@1593475200", "/Date(1593475200000+0800)/" (its offset is for display only). */
static bool parse_epoch(const struct tw_datetime_tokens *t, struct tw_datetime *ret) {
  size_t at = skip_signs(t, 0);
  bool is_json_date = at + 1 < t->count && tw_slice_is(t->items[at].text, "date");
  if (is_json_date) at = skip_signs(t, at + 1);
  if (at == t->count || t->items[at].kind != TW_DATETIME_NUMBER) return false;
  size_t left = t->count - at;
  bool fraction = left == 3 && tw_slice_is(t->items[at + 1].text, ".") && t->items[at + 2].kind == TW_DATETIME_NUMBER;
  return (left == 1 || fraction || is_json_date) && parse_epoch_number(&t->items[at], ret);
}

/* RFC 3339, whole: most dates of Atom. */
static bool parse_rfc3339(struct tw_slice text, struct tw_datetime *ret) {
  int64_t time_us;
  if (text.len < 20 || text.ptr[10] != 'T' || !tw_time_parse(text, &time_us)) return false;
  *ret = (struct tw_datetime){.time_us = time_us, .precision = TW_DATETIME_TIME, .has_zone = true};
  return tw_date_from(tw_time_day(time_us)).year > FIRST_YEAR;
}

static int two_digits(const char *p) {
  bool digits = p[0] >= '0' && p[0] <= '9' && p[1] >= '0' && p[1] <= '9';
  return digits ? (p[0] - '0') * 10 + p[1] - '0' : -1;
}

/* "+0800", "GMT" or "UTC", the whole slice. */
static bool parse_plain_zone(struct tw_slice s, int *ret_offset_s) {
  *ret_offset_s = 0;
  if (tw_slice_is(s, "GMT") || tw_slice_is(s, "UTC")) return true;
  if (s.len != 5 || (s.ptr[0] != '+' && s.ptr[0] != '-')) return false;
  int hours = two_digits(s.ptr + 1), minutes = two_digits(s.ptr + 3);
  *ret_offset_s = (hours * HOUR_S + minutes * MINUTE_S) * (s.ptr[0] == '-' ? -1 : 1);
  return hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59;
}

/* "Thu, 05 Nov 2020 08:09:10 +0800": are its signs where they belong? Digits and letters are looked at when they are read. */
static bool has_rfc822_shape(struct tw_slice text) {
  enum { SHORTEST = 29, LONGEST = 31 };
  const char *p = text.ptr;
  return text.len >= SHORTEST && text.len <= LONGEST && p[3] == ',' && p[4] == ' ' && p[7] == ' ' && p[11] == ' ' &&
         p[16] == ' ' && p[19] == ':' && p[22] == ':' && p[25] == ' ';
}

/* 1..12 of "Jan" and so on, else 0. */
static int read_plain_month(const char *p) {
  static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  for (int i = 0; i < 12; i++) {
    const char *m = months + (ptrdiff_t)i * 3;
    if (p[2] == m[2] && p[1] == m[1] && p[0] == m[0]) return i + 1;
  }
  return 0;
}

/* "08:09:10"; seconds of the day, or -1. */
static int parse_plain_clock(const char *p) {
  int hour = two_digits(p), minute = two_digits(p + 3), second = two_digits(p + 6);
  bool good = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
  return good ? hour * HOUR_S + minute * MINUTE_S + second : -1;
}

/* "Thu, 05 Nov 2020 08:09:10 GMT" exactly as RFC 822 has it: most dates of RSS. Anything else is left to the tokens. */
static bool parse_rfc822(struct tw_slice text, struct tw_datetime *ret) {
  if (!has_rfc822_shape(text)) return false;
  const char *p = text.ptr;
  int century = two_digits(p + 12), year = two_digits(p + 14), clock = parse_plain_clock(p + 17), offset;
  struct tw_date date = {century * 100 + year, read_plain_month(p + 8), two_digits(p + 5)};
  if (clock < 0 || year < 0 || date.year <= FIRST_YEAR || !tw_date_is_valid(date)) return false;
  if (!parse_plain_zone(tw_slice_sub(text, 26, text.len), &offset)) return false;
  int64_t seconds = (int64_t)tw_day_from(date) * DAY_S + clock - offset;
  *ret = (struct tw_datetime){.time_us = seconds * TW_USEC_PER_SEC, .precision = TW_DATETIME_TIME, .has_zone = true};
  return true;
}

bool tw_datetime_parse(struct tw_slice text, struct tw_slice timezone, struct tw_datetime *ret_datetime) {
  if (parse_rfc3339(text, ret_datetime) || parse_rfc822(text, ret_datetime)) return true;
  struct tw_datetime_tokens tokens;
  struct tw_datetime out = {0};
  if (!tw_datetime_lexer_run(text, &tokens)) return false;
  bool good = parse_epoch(&tokens, &out);
  if (!good) {
    struct tw_datetime_parts parts = tw_datetime_parts_read(&tokens);
    good = from_parts(&parts, timezone, &out);
  }
  if (good) *ret_datetime = out;
  return good;
}
