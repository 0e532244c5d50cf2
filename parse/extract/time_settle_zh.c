/* Chinese times whose year only an earlier time of the text states. */
#include "base/ascii.h"
#include "base/words.h"
#include "parse/extract/time_settle.h"

enum { MONTHS = 12, LATE_MONTH = 11, EARLY_MONTH = 2, MOST_DIGITS = 2 };

static bool is_closed(struct tw_period p) {
  return p.start != TW_DAY_NONE && p.end != TW_DAY_NONE;
}

static bool is_time(const struct tw_found *f) {
  return f->kind == TW_KIND_PERIOD || f->kind == TW_KIND_DATE;
}

/* The number of one or two digits at `at`, moved behind it; 0: there is none. */
static int read_number(struct tw_slice text, size_t *at) {
  int value = 0;
  for (int i = 0; i < MOST_DIGITS && *at < text.len && tw_ascii_is_digit(text.ptr[*at]); i++)
    value = value * 10 + (text.ptr[(*at)++] - '0');
  return value;
}

static bool pass(struct tw_slice text, size_t *at, struct tw_words words) {
  size_t len = tw_words_begin_length(words, tw_slice_sub(text, *at, text.len));
  *at += len;
  return len > 0;
}

/* What a time without a year says; day: 0 for none, last: the month that a range ends with, or the first. */
struct bare {
  int month, day, last;
};

/* 11月4日, 11月, 1月至3月, 1至3月: nothing but months or a day. */
static bool read_bare(struct tw_slice text, struct bare *ret) {
  static const char *const months[] = {"月"}, *const days[] = {"日", "号", "號"}, *const tos[] = {"至", "到", "-",
                                                                                                  "—",  "－", "~"};
  size_t at = 0;
  *ret = (struct bare){.month = read_number(text, &at)};
  bool has_month = pass(text, &at, TW_WORDS(months));
  ret->last = ret->month;
  if (at < text.len && pass(text, &at, TW_WORDS(tos))) {
    ret->last = read_number(text, &at);
    has_month = pass(text, &at, TW_WORDS(months));
  } else if (has_month && at < text.len) {
    ret->day = read_number(text, &at);
    if (!ret->day || !pass(text, &at, TW_WORDS(days))) return false;
  }
  return has_month && at == text.len && ret->month >= 1 && ret->month <= ret->last && ret->last <= MONTHS;
}

/* A time that says its year and its month. */
static bool is_full(struct tw_slice text, const struct tw_found *f) {
  struct tw_slice own = tw_slice_sub(text, f->start, f->end);
  return is_closed(f->period) && !(f->flags & (TW_FOUND_RELATIVE | TW_FOUND_UNRESOLVED)) &&
         tw_slice_find(own, TW_SLICE("年"), 0) > 0 && tw_slice_find(own, TW_SLICE("月"), 0) > 0;
}

/* 天网2019: an operation that is named after its year. */
static bool is_named_after_year(const struct tw_found *f, int *ret_year) {
  enum { FIRST = 1990, LAST = 2100 };
  int64_t year;
  if (f->kind != TW_KIND_NAME || !(f->flags & TW_FOUND_HAS_VALUE) || !tw_decimal_to_i64(f->value, &year)) return false;
  *ret_year = (int)year;
  return year >= FIRST && year <= LAST;
}

/* The year of a bare month behind a time that ended on `last`: December is followed by January. */
static int year_behind(tw_day last, int month) {
  struct tw_date date = tw_date_from(last);
  return date.year + (date.month >= LATE_MONTH && month <= EARLY_MONTH);
}

/* 2020年6月到2024年6月…，11月18日: of the year in which the span ended, where that is past. */
static void take_end(struct tw_slice text, struct tw_period span, tw_day published, struct tw_found *f) {
  struct bare bare;
  int first = tw_date_from(span.start).year, last = tw_date_from(span.end).year;
  if (first == last || !read_bare(tw_slice_sub(text, f->start, f->end), &bare)) return;
  if (tw_date_from(f->period.start).year != first) return;
  struct tw_period later = {tw_day_from(tw_date_add_months(tw_date_from(f->period.start), (last - first) * MONTHS)),
                            tw_day_from(tw_date_add_months(tw_date_from(f->period.end), (last - first) * MONTHS))};
  if (published == TW_DAY_NONE || later.start <= published) f->period = later;
}

/* Gives the bare month or day its place in the year that was told. */
static void take_year(struct tw_slice text, struct tw_period told, struct tw_found *f) {
  struct bare bare;
  if (!(f->flags & TW_FOUND_UNRESOLVED) || !read_bare(tw_slice_sub(text, f->start, f->end), &bare)) return;
  int year = tw_period_is_year(told) ? tw_date_from(told.start).year : year_behind(told.end, bare.month);
  if (bare.day > tw_month_days(year, bare.month)) return;
  f->period = bare.day ? tw_period_day(tw_day_from((struct tw_date){.year = year, .month = bare.month, .day = bare.day}))
                       : tw_period_months(year, bare.month, bare.last);
  f->flags &= ~(uint32_t)TW_FOUND_UNRESOLVED;
}

void tw_time_settle_zh(struct tw_slice text, tw_day published, struct tw_found_list *found) {
  struct tw_period told = TW_PERIOD_NONE;
  for (size_t i = 0; i < found->count; i++) {
    struct tw_found *f = &found->items[i];
    int year;
    if (is_named_after_year(f, &year)) told = tw_period_year(year);
    if (!is_time(f)) continue;
    if (is_full(text, f))
      told = f->period;
    else if (!tw_period_is_none(told) && is_closed(f->period))
      take_end(text, told, published, f);
    else if (!tw_period_is_none(told) && published == TW_DAY_NONE)
      take_year(text, told, f);
  }
}
