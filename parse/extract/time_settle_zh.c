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

/* 11月4日, 11月: nothing but a month and, where it is told, a day. */
static bool read_bare(struct tw_slice text, int *ret_month, int *ret_day) {
  static const char *const months[] = {"月"}, *const days[] = {"日", "号", "號"};
  size_t at = 0;
  *ret_month = read_number(text, &at);
  if (*ret_month < 1 || *ret_month > MONTHS || !pass(text, &at, TW_WORDS(months))) return false;
  *ret_day = at < text.len ? read_number(text, &at) : 0;
  return at == text.len ? !*ret_day : *ret_day && pass(text, &at, TW_WORDS(days)) && at == text.len;
}

/* A time that says its year and its month. */
static bool is_full(struct tw_slice text, const struct tw_found *f) {
  struct tw_slice own = tw_slice_sub(text, f->start, f->end);
  return is_closed(f->period) && !(f->flags & (TW_FOUND_RELATIVE | TW_FOUND_UNRESOLVED)) &&
         tw_slice_find(own, TW_SLICE("年"), 0) > 0 && tw_slice_find(own, TW_SLICE("月"), 0) > 0;
}

/* The year of a bare month behind a time that ended on `last`: December is followed by January. */
static int year_behind(tw_day last, int month) {
  struct tw_date date = tw_date_from(last);
  return date.year + (date.month >= LATE_MONTH && month <= EARLY_MONTH);
}

/* 2020年6月到2024年6月…，11月18日: of the year in which the span ended, where that is past. */
static void take_end(struct tw_slice text, struct tw_period span, tw_day published, struct tw_found *f) {
  int month, day;
  int first = tw_date_from(span.start).year, last = tw_date_from(span.end).year;
  if (first == last || !read_bare(tw_slice_sub(text, f->start, f->end), &month, &day)) return;
  if (tw_date_from(f->period.start).year != first) return;
  struct tw_period later = {tw_day_from(tw_date_add_months(tw_date_from(f->period.start), (last - first) * MONTHS)),
                            tw_day_from(tw_date_add_months(tw_date_from(f->period.end), (last - first) * MONTHS))};
  if (published == TW_DAY_NONE || later.start <= published) f->period = later;
}

void tw_time_settle_zh(struct tw_slice text, tw_day published, struct tw_found_list *found) {
  struct tw_period told = TW_PERIOD_NONE;
  for (size_t i = 0; i < found->count; i++) {
    struct tw_found *f = &found->items[i];
    int month, day;
    if (!is_time(f)) continue;
    if (is_full(text, f)) {
      told = f->period;
      continue;
    }
    if (tw_period_is_none(told)) continue;
    if (is_closed(f->period)) {
      take_end(text, told, published, f);
    } else if (published == TW_DAY_NONE && f->flags & TW_FOUND_UNRESOLVED &&
               read_bare(tw_slice_sub(text, f->start, f->end), &month, &day)) {
      int year = year_behind(told.end, month);
      if (day > tw_month_days(year, month)) continue;
      f->period = day ? tw_period_day(tw_day_from((struct tw_date){.year = year, .month = month, .day = day}))
                      : tw_period_month(year, month);
      f->flags &= ~(uint32_t)TW_FOUND_UNRESOLVED;
      told = f->period;
    }
  }
}
