#include "parse/text/datetime.h"
#include "base/clock.h"
#include "parse/text/datetime_lexer.h"
#include "parse/text/datetime_words.h"

enum {
  HOUR_S = 3600,
  MINUTE_S = 60,
  DAY_S = 86400,
  FIRST_YEAR = 1583,    /* the first whole Gregorian one; zero dates of programs are below */
  UNKNOWN_WORDS = 6,    /* "Published by the desk on Monday at"; more is a sentence, not a date */
  TWO_DIGIT_PIVOT = 50, /* RFC 2822, section 4.3 */
};

/* What the tokens have said so far; -1: not yet. */
struct parts {
  int year, month, day;
  int ordinal; /* day of the year */
  int hour, minute, second, micros;
  int half; /* hours to add on a 12-hour clock */
  int offset_s;
  bool has_offset, month_was_first_word, has_bad_number;
  int unknown_words;
};

/* A matcher looks at the tokens from `at` on and returns how many it took; 0: not its business. */
typedef size_t matcher(const struct tw_datetime_tokens *t, size_t at, struct parts *p);

static const struct tw_datetime_token *peek(const struct tw_datetime_tokens *t, size_t at) {
  static const struct tw_datetime_token none = {.kind = TW_DATETIME_SIGN};
  return at < t->count ? &t->items[at] : &none;
}

static bool is_number(const struct tw_datetime_token *token, size_t min_digits, size_t max_digits) {
  return token->kind == TW_DATETIME_NUMBER && token->text.len >= min_digits && token->text.len <= max_digits;
}

static bool is_sign(const struct tw_datetime_token *token, char sign) {
  return token->kind == TW_DATETIME_SIGN && token->text.len == 1 && token->text.ptr[0] == sign;
}

static bool is_word(const struct tw_datetime_token *token, const char *word) {
  return token->kind == TW_DATETIME_WORD && tw_slice_is(token->text, word);
}

static bool is_one_of(const struct tw_datetime_token *token, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (is_word(token, words[i])) return true;
  return false;
}

static int full_year(const struct tw_datetime_token *token) {
  int value = (int)token->value;
  if (token->text.len >= 4) return value;
  if (token->text.len == 3) return 1900 + value;
  return value < TWO_DIGIT_PIVOT ? 2000 + value : 1900 + value;
}

/* Digits [from, to) of a number token. */
static int cut(const struct tw_datetime_token *token, size_t from, size_t to) {
  uint64_t value = 0;
  tw_slice_to_u64(tw_slice_sub(token->text, from, to), &value);
  return (int)value;
}

static bool is_ascii_number(const struct tw_datetime_token *token, size_t digits) {
  return is_number(token, digits, digits) && (unsigned char)token->text.ptr[0] < 0x80;
}

static void set_time(struct parts *p, int hour, int minute, int second) {
  p->hour = hour;
  p->minute = minute;
  p->second = second;
}

/* "T0830", "T083015", "T08": behind the T of ISO 8601's basic format. */
static size_t match_basic_time(const struct tw_datetime_tokens *t, size_t at, struct parts *p) {
  const struct tw_datetime_token *token = peek(t, at);
  if (at == 0 || !is_word(peek(t, at - 1), "t") || !token->is_glued || p->hour >= 0) return 0;
  size_t digits = token->text.len;
  bool basic =
      is_ascii_number(token, 6) || is_ascii_number(token, 4) || (is_ascii_number(token, 2) && !is_sign(peek(t, at + 1), ':'));
  if (!basic) return 0;
  set_time(p, cut(token, 0, 2), digits >= 4 ? cut(token, 2, 4) : 0, digits == 6 ? cut(token, 4, 6) : 0);
  return 1;
}

static void set_date(struct parts *p, int year, int month, int day) {
  p->year = year;
  p->month = month;
  p->day = day;
}

/* 20200630, 20200630T..., 202006300830, 20200630083000, 2020182 (day of the year), 031231 */
static size_t match_basic_date(const struct tw_datetime_tokens *t, size_t at, struct parts *p) {
  const struct tw_datetime_token *token = peek(t, at);
  if (p->year >= 0 || token->kind != TW_DATETIME_NUMBER) return 0;
  switch (token->text.len) {
  case 14:
  case 12: set_time(p, cut(token, 8, 10), cut(token, 10, 12), cut(token, 12, 14)); __attribute__((fallthrough));
  case 8: set_date(p, cut(token, 0, 4), cut(token, 4, 6), cut(token, 6, 8)); return 1;
  case 7:
    p->year = cut(token, 0, 4);
    p->ordinal = cut(token, 4, 7);
    return 1;
  case 6: {
    int century = cut(token, 0, 2), month = cut(token, 4, 6);
    if ((century == 19 || century == 20) && month >= 1 && month <= 12) {
      p->year = cut(token, 0, 4);
      p->month = month;
    } else {
      set_date(p, century < TWO_DIGIT_PIVOT ? 2000 + century : 1900 + century, cut(token, 2, 4), month);
    }
    return 1;
  }
  default: return 0;
  }
}

static int read_micros(const struct tw_datetime_token *token) {
  int micros = 0, unit = 100000;
  for (size_t i = 0; i < token->text.len && unit; i++, unit /= 10) micros += (token->text.ptr[i] - '0') * unit;
  return micros;
}

/* 8:30, 08:30:15, 08:30:15.250, 08:30:15:250 */
static size_t match_clock(const struct tw_datetime_tokens *t, size_t at, struct parts *p) {
  if (p->hour >= 0 || !is_number(peek(t, at), 1, 2) || !is_sign(peek(t, at + 1), ':') || !is_number(peek(t, at + 2), 1, 2))
    return 0;
  set_time(p, (int)peek(t, at)->value, (int)peek(t, at + 2)->value, 0);
  if (!is_sign(peek(t, at + 3), ':') || !is_number(peek(t, at + 4), 1, 2)) return 3;
  p->second = (int)peek(t, at + 4)->value;
  const struct tw_datetime_token *point = peek(t, at + 5), *fraction = peek(t, at + 6);
  bool fractional = is_sign(point, '.') || is_sign(point, ',') || is_sign(point, ':');
  if (!fractional || !fraction->is_glued || !is_number(fraction, 1, 20)) return 5;
  p->micros = read_micros(fraction);
  return 7;
}

/* 8时30分15秒, 8点, 오후 3시 5분, 14h30 */
static size_t match_marked_clock(const struct tw_datetime_tokens *t, size_t at, struct parts *p) {
  static const char *const hours[] = {"时", "時", "点", "點", "시", "h", "uhr"};
  static const char *const minutes[] = {"分", "분", "m", "min"};
  static const char *const seconds[] = {"秒", "초", "s"};
  if (p->hour >= 0 || !is_number(peek(t, at), 1, 6) || !is_one_of(peek(t, at + 1), hours, sizeof hours / sizeof *hours)) return 0;
  set_time(p, (int)peek(t, at)->value, 0, 0);
  bool glued_h = is_word(peek(t, at + 1), "h") && peek(t, at + 2)->is_glued;
  if (!is_number(peek(t, at + 2), 1, 9)) return 2;
  bool marked = is_one_of(peek(t, at + 3), minutes, sizeof minutes / sizeof *minutes);
  if (!marked && !glued_h) return 2;
  p->minute = (int)peek(t, at + 2)->value;
  size_t taken = marked ? 4 : 3;
  if (!is_number(peek(t, at + 4), 1, 9) || !is_one_of(peek(t, at + 5), seconds, sizeof seconds / sizeof *seconds)) return taken;
  p->second = (int)peek(t, at + 4)->value;
  return taken + 2;
}

/* 2020年, 6月, 30日, 30号, 2020년 06월 30일 */
static size_t match_marked_date(const struct tw_datetime_tokens *t, size_t at, struct parts *p) {
  static const char *const marks[3][4] = {{"年", "년", "yil", "y"}, {"月", "월", "月份", "m"}, {"日", "일", "号", "號"}};
  int *const fields[] = {&p->year, &p->month, &p->day};
  if (!is_number(peek(t, at), 1, 12)) return 0;
  for (size_t i = 0; i < 3; i++)
    if (*fields[i] < 0 && is_one_of(peek(t, at + 1), marks[i], sizeof marks[i] / sizeof *marks[i])) {
      *fields[i] = i == 0 ? full_year(peek(t, at)) : (int)peek(t, at)->value;
      return 2;
    }
  return 0;
}

/* Three numbers with one kind of separator. Year first when it has four digits or can be nothing else; then dots and
 * dashes put the day first, slashes the month (US), unless the numbers forbid it. */
static void order_date(struct parts *p, const struct tw_datetime_token *a, const struct tw_datetime_token *b,
                       const struct tw_datetime_token *c, char separator) {
  bool year_last = c->text.len >= 3 || c->value > 31;
  bool year_first = a->text.len >= 3 || a->value > 31 || (separator == '-' && !year_last && b->value <= 12);
  int first = (int)(year_first ? b->value : a->value), second = (int)(year_first ? c->value : b->value);
  bool month_first = year_first || separator == '/';
  int month = month_first ? first : second, day = month_first ? second : first;
  bool swap = month > 12 && day <= 12;
  set_date(p, full_year(year_first ? a : c), swap ? day : month, swap ? month : day);
}

static bool is_date_separator(const struct tw_datetime_token *token) {
  return is_sign(token, '-') || is_sign(token, '/') || is_sign(token, '.');
}

/* 2003-335 and 03-335, the day of the year; 2020-06, 2020/06 */
static size_t match_short_date(const struct tw_datetime_token *a, const struct tw_datetime_token *mark,
                               const struct tw_datetime_token *b, struct parts *p) {
  bool ordinal = b->text.len == 3 && is_sign(mark, '-') && (a->text.len == 4 || a->text.len == 2);
  bool month = a->text.len == 4 && b->text.len == 2;
  if (!ordinal && !month) return 0;
  p->year = full_year(a);
  *(ordinal ? &p->ordinal : &p->month) = (int)b->value;
  return 3;
}

/* 2020-06-30, 6/30/2020, 30.06.20, and the short ones */
static size_t match_numeric_date(const struct tw_datetime_tokens *t, size_t at, struct parts *p) {
  const struct tw_datetime_token *a = peek(t, at), *b = peek(t, at + 2), *c = peek(t, at + 4), *mark = peek(t, at + 1);
  if (p->year >= 0 || p->month >= 0 || !is_number(a, 1, 4) || !is_number(b, 1, 3) || !is_date_separator(mark)) return 0;
  bool three = tw_slice_eq(mark->text, peek(t, at + 3)->text) && is_number(c, 1, 4) && b->text.len <= 2;
  if (!three) return match_short_date(a, mark, b, p);
  order_date(p, a, b, c, mark->text.ptr[0]);
  return 5;
}

/* 2020-06-3008:30:15, a line break lost between date and time */
static size_t match_joined(const struct tw_datetime_tokens *t, size_t at, struct parts *p) {
  const struct tw_datetime_token *joined = peek(t, at + 4);
  bool date = p->year < 0 && is_ascii_number(peek(t, at), 4) && is_sign(peek(t, at + 1), '-') &&
              is_number(peek(t, at + 2), 1, 2) && is_sign(peek(t, at + 3), '-') && is_ascii_number(joined, 4);
  if (!date || !is_sign(peek(t, at + 5), ':') || !is_ascii_number(peek(t, at + 6), 2)) return 0;
  set_date(p, (int)peek(t, at)->value, (int)peek(t, at + 2)->value, cut(joined, 0, 2));
  set_time(p, cut(joined, 2, 4), (int)peek(t, at + 6)->value, 0);
  if (!is_sign(peek(t, at + 7), ':') || !is_ascii_number(peek(t, at + 8), 2)) return 7;
  p->second = (int)peek(t, at + 8)->value;
  return 9;
}

/* Monday of week 1 is that of the week with 4 January (ISO 8601). */
static bool set_week_date(struct parts *p, int year, int week, int weekday) {
  if (year < FIRST_YEAR || week < 1 || week > 53 || weekday < 1 || weekday > 7) return false;
  tw_day fourth = tw_day_from((struct tw_date){year, 1, 4});
  struct tw_date date = tw_date_from(fourth - tw_day_weekday(fourth) + (week - 1) * 7 + weekday - 1);
  set_date(p, date.year, date.month, date.day);
  return true;
}

/* 2020-W27-2, 2020-W27 and 2020W272 */
static size_t match_week_date(const struct tw_datetime_tokens *t, size_t at, struct parts *p) {
  const struct tw_datetime_token *year = peek(t, at);
  size_t i = at + 1 + is_sign(peek(t, at + 1), '-');
  const struct tw_datetime_token *week = peek(t, i + 1), *weekday = peek(t, i + 3);
  if (p->year >= 0 || !is_ascii_number(year, 4) || !is_word(peek(t, i), "w")) return 0;
  bool basic = is_ascii_number(week, 3), dashed = !basic && is_sign(peek(t, i + 2), '-') && is_ascii_number(weekday, 1);
  if (!basic && !is_ascii_number(week, 2)) return 0;
  int day = basic ? cut(week, 2, 3) : dashed ? (int)weekday->value : 1;
  return set_week_date(p, (int)year->value, cut(week, 0, 2), day) ? i + (dashed ? 4 : 2) - at : 0;
}

/* A plus or minus at `at`, and a number glued to it: an offset's sign, or 0. The dash of 10:00 4-Jan-2004 is none. */
static int offset_sign(const struct tw_datetime_tokens *t, size_t at, const struct parts *p) {
  const struct tw_datetime_token *sign = peek(t, at), *number = peek(t, at + 1);
  if (p->hour < 0 || !number->is_glued || !is_number(number, 1, 4)) return 0;
  if (is_sign(sign, '+')) return 1;
  if (!is_sign(sign, '-') && !tw_slice_is(sign->text, "\xE2\x88\x92")) return 0;
  return p->year < 0 && (sign->is_glued || p->has_offset) ? 0 : -1;
}

/* +0800, -05:30, +8, GMT+08:00: a sign glued to its number, behind the time. */
static size_t match_offset(const struct tw_datetime_tokens *t, size_t at, struct parts *p) {
  const struct tw_datetime_token *number = peek(t, at + 1);
  int sign = offset_sign(t, at, p);
  if (sign == 0) return 0;
  size_t digits = number->text.len, taken = 2;
  int hours = cut(number, 0, digits <= 2 ? digits : digits - 2), minutes = digits <= 2 ? 0 : cut(number, digits - 2, digits);
  if (digits <= 2 && is_sign(peek(t, at + 2), ':') && is_number(peek(t, at + 3), 1, 2)) {
    minutes = (int)peek(t, at + 3)->value;
    taken = 4;
  }
  if (hours > 23 || minutes > 59) return 0;
  p->offset_s = (hours * HOUR_S + minutes * MINUTE_S) * sign;
  p->has_offset = true;
  return taken;
}

static size_t match_month(const struct tw_datetime_tokens *t, size_t at, struct parts *p) {
  const struct tw_datetime_token *token = peek(t, at);
  if (token->kind != TW_DATETIME_WORD || (p->month >= 0 && !p->month_was_first_word)) return 0;
  int month = tw_datetime_words_month(token->text, at > 0);
  if (month == 0) return 0;
  p->month = month;
  p->month_was_first_word = at == 0; /* "mar. 3 juin": it was Tuesday */
  return 1;
}

static size_t match_half(const struct tw_datetime_tokens *t, size_t at, struct parts *p) {
  const struct tw_datetime_token *token = peek(t, at);
  return token->kind == TW_DATETIME_WORD && tw_datetime_words_half(token->text, &p->half) ? 1 : 0;
}

/* 3 pm, with no minutes */
static size_t match_bare_hour(const struct tw_datetime_tokens *t, size_t at, struct parts *p) {
  int half;
  const struct tw_datetime_token *word = peek(t, at + 1);
  if (p->hour >= 0 || !is_number(peek(t, at), 1, 2) || word->kind != TW_DATETIME_WORD ||
      !tw_datetime_words_half(word->text, &half))
    return 0;
  set_time(p, (int)peek(t, at)->value, 0, 0);
  p->half = half;
  return 2;
}

static size_t match_zone(const struct tw_datetime_tokens *t, size_t at, struct parts *p) {
  const struct tw_datetime_token *token = peek(t, at);
  if (token->kind != TW_DATETIME_WORD || p->hour < 0) return 0;
  if (p->has_offset) return tw_datetime_words_zone(token->text, &(int){0}) ? 1 : 0;
  struct tw_datetime_place place;
  if (token->text.len == 1 && is_word(token, "t")) return 0;
  if (tw_datetime_words_zone(token->text, &p->offset_s)) {
    p->has_offset = true;
  } else if (memchr(token->text.ptr, '/', token->text.len) && tw_datetime_words_place(token->text, &place)) {
    p->offset_s = place.offset_s;
    p->has_offset = true;
  }
  return p->has_offset ? 1 : 0;
}

/* A number that nothing around it explains: a day, else a year. */
static size_t match_number(const struct tw_datetime_tokens *t, size_t at, struct parts *p) {
  const struct tw_datetime_token *token = peek(t, at);
  if (token->kind != TW_DATETIME_NUMBER) return 0;
  bool can_be_day = token->text.len <= 2 || (unsigned char)token->text.ptr[0] >= 0x80;
  if (p->day < 0 && p->ordinal < 0 && can_be_day && token->value <= 31)
    p->day = (int)token->value;
  else if (p->year < 0 && token->text.len <= 4)
    p->year = full_year(token);
  else if (p->year < 0 || p->month < 0 || p->day < 0)
    p->has_bad_number = true;
  return 1;
}

static bool is_han_word(const struct tw_datetime_token *token) {
  return token->kind == TW_DATETIME_WORD && (unsigned char)token->text.ptr[0] >= 0xE3;
}

/* Words that say nothing: counted, Chinese ones by the run. */
static size_t skip_token(const struct tw_datetime_tokens *t, size_t at, struct parts *p) {
  const struct tw_datetime_token *token = peek(t, at), *before = at > 0 ? peek(t, at - 1) : NULL;
  bool suffix = before && token->is_glued && before->kind == TW_DATETIME_NUMBER;
  bool same_run = before && token->is_glued && is_han_word(token) && is_han_word(before);
  bool counts = token->kind == TW_DATETIME_WORD && token->text.len > 1 && !suffix && !same_run;
  p->unknown_words += counts;
  return 1;
}

static matcher *const matchers[] = {match_joined,    match_basic_time,   match_clock,      match_marked_clock, match_marked_date,
                                    match_week_date, match_numeric_date, match_basic_date, match_bare_hour,    match_offset,
                                    match_month,     match_half,         match_zone,       match_number,       skip_token};

static struct parts read_parts(const struct tw_datetime_tokens *t) {
  struct parts p = {-1, -1, -1, -1, -1, 0, 0, 0, -1, 0, false, false, false, 0};
  for (size_t at = 0; at < t->count;) {
    size_t taken = 0;
    for (size_t i = 0; taken == 0; i++) taken = matchers[i](t, at, &p);
    at += taken;
  }
  return p;
}

static bool read_ordinal(const struct parts *p, tw_day *ret_day) {
  int days = tw_month_days(p->year, 2) == 29 ? 366 : 365;
  *ret_day = tw_day_from((struct tw_date){p->year, 1, 1}) + p->ordinal - 1;
  return p->ordinal >= 1 && p->ordinal <= days;
}

static enum tw_datetime_precision day_precision(const struct parts *p) {
  if (p->day >= 0 || p->ordinal >= 0) return TW_DATETIME_DAY;
  return p->month >= 0 ? TW_DATETIME_MONTH : TW_DATETIME_YEAR;
}

/* The day that the parts name and how exactly; false when they name none. */
static bool read_day(const struct parts *p, const struct tw_datetime_tokens *t, tw_day *ret_day,
                     enum tw_datetime_precision *ret_precision) {
  if (p->year < FIRST_YEAR || p->year > 9999 || p->has_bad_number || p->unknown_words > UNKNOWN_WORDS) return false;
  *ret_precision = day_precision(p);
  if (p->ordinal >= 0) return read_ordinal(p, ret_day);
  if (*ret_precision == TW_DATETIME_YEAR && (t->count != 1 || p->hour >= 0)) return false; /* only a year that stands alone */
  if (p->day >= 0 && p->month < 0) return false;
  struct tw_date date = {p->year, p->month >= 0 ? p->month : 1, p->day >= 0 ? p->day : 1};
  if (!tw_date_is_valid(date)) return false;
  *ret_day = tw_day_from(date);
  return true;
}

static bool is_clock_valid(struct parts *p) {
  if (p->half >= 0 && p->hour <= 12) p->hour = p->hour % 12 + p->half;
  if (p->hour == 24) return p->minute == 0 && p->second == 0;
  return p->hour <= 23 && p->minute <= 59 && p->second <= 60;
}

/* Two readings of CST: a source in China means China Standard Time. */
static bool is_china_cst(const struct tw_datetime_tokens *t, const struct tw_datetime_place *place) {
  if (place->offset_s != 8 * HOUR_S) return false;
  for (size_t i = 0; i < t->count; i++)
    if (is_word(&t->items[i], "cst")) return true;
  return false;
}

static bool from_parts(struct parts *p, const struct tw_datetime_tokens *t, struct tw_slice timezone, struct tw_datetime *ret) {
  tw_day day;
  struct tw_datetime_place place;
  if (!read_day(p, t, &day, &ret->precision)) return false;
  int64_t seconds = (int64_t)day * DAY_S;
  ret->has_zone = false;
  if (p->hour >= 0) {
    if (ret->precision != TW_DATETIME_DAY || !is_clock_valid(p)) return false;
    seconds += p->hour * HOUR_S + p->minute * MINUTE_S + p->second;
    ret->precision = TW_DATETIME_TIME;
    ret->has_zone = p->has_offset;
    bool has_place = timezone.len && tw_datetime_words_place(timezone, &place);
    if (p->has_offset && has_place && is_china_cst(t, &place)) p->offset_s = place.offset_s;
    seconds -= p->has_offset ? p->offset_s : has_place ? tw_datetime_words_offset_at(&place, seconds) : 0;
  }
  ret->time_us = seconds * TW_USEC_PER_SEC + p->micros;
  return true;
}

/* Seconds, milliseconds or microseconds since 1970, by their number of digits; 1973 to 2033 only, so that a serial number
 * or a zero is no date. A number that reads as a calendar date is one. */
static bool parse_epoch(const struct tw_datetime_tokens *t, struct tw_datetime *ret) {
  static const struct {
    size_t digits;
    int64_t unit_us;
  } forms[] = {{9, TW_USEC_PER_SEC}, {10, TW_USEC_PER_SEC}, {13, TW_USEC_PER_MSEC}, {16, 1}};
  const struct tw_datetime_token *token = &t->items[0];
  bool fraction = t->count == 3 && is_sign(&t->items[1], '.') && t->items[2].kind == TW_DATETIME_NUMBER;
  if (token->kind != TW_DATETIME_NUMBER || (t->count != 1 && !fraction)) return false;
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
    if (token->text.len == forms[i].digits &&
        token->value <= (uint64_t)INT64_C(2000000000) * TW_USEC_PER_SEC / (uint64_t)forms[i].unit_us) {
      *ret = (struct tw_datetime){
          .time_us = (int64_t)token->value * forms[i].unit_us, .precision = TW_DATETIME_TIME, .has_zone = true};
      return true;
    }
  return false;
}

/* "-0312" and "-03-12": ISO 8601:1988's year of the century and month. Any other leading minus is a zero date. */
static bool parse_negative(const struct tw_datetime_tokens *t, struct tw_slice timezone, struct tw_datetime *ret) {
  const struct tw_datetime_token *a = peek(t, 1), *b = peek(t, 3);
  struct parts p = {-1, -1, -1, -1, -1, 0, 0, 0, -1, 0, false, false, false, 0};
  if (t->count == 2 && is_ascii_number(a, 4)) p.year = 2000 + cut(a, 0, 2), p.month = cut(a, 2, 4);
  if (t->count == 4 && is_ascii_number(a, 2) && is_ascii_number(b, 2)) p.year = 2000 + (int)a->value, p.month = (int)b->value;
  return from_parts(&p, t, timezone, ret);
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

static bool has_rfc822_shape(struct tw_slice text) {
  static const char shape[] = "xxx, xx xxx xxxx xx:xx:xx x";
  if (text.len < sizeof shape + 1 || text.len > sizeof shape + 3) return false;
  for (size_t i = 0; i + 1 < sizeof shape; i++)
    if (shape[i] != 'x' && shape[i] != text.ptr[i]) return false;
  return true;
}

/* "08:09:10"; seconds of the day, or -1. */
static int parse_plain_clock(const char *p) {
  int hour = two_digits(p), minute = two_digits(p + 3), second = two_digits(p + 6);
  bool good = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
  return good ? hour * HOUR_S + minute * MINUTE_S + second : -1;
}

/* "Thu, 05 Nov 2020 08:09:10 GMT" exactly as RFC 822 has it: most dates of RSS. Anything else is left to the tokens. */
static bool parse_rfc822(struct tw_slice text, struct tw_datetime *ret) {
  static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  if (!has_rfc822_shape(text)) return false;
  const char *p = text.ptr;
  int century = two_digits(p + 12), year = two_digits(p + 14), clock = parse_plain_clock(p + 17), offset;
  struct tw_date date = {.year = century * 100 + year, .day = two_digits(p + 5)};
  for (int i = 0; i < 12; i++)
    if (memcmp(p + 8, months + (ptrdiff_t)i * 3, 3) == 0) date.month = i + 1;
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
  bool good = false;
  if (is_sign(&tokens.items[0], '-')) {
    good = parse_negative(&tokens, timezone, &out);
  } else {
    good = parse_epoch(&tokens, &out);
    struct parts p = read_parts(&tokens);
    good = good || from_parts(&p, &tokens, timezone, &out);
  }
  if (good) *ret_datetime = out;
  return good;
}
