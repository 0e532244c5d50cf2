/* From what a date says to days of the calendar. */
#include "parse/scan/zh/zh_date.h"

enum {
  BEGIN_DAYS = 5,   /* 月初 */
  END_DAYS = 25,    /* 月底: from the 25th */
  RECENT_DAYS = 92, /* a month without a year that would lie ahead means last year's when that is this near */
  RECENT_DAY = 14,  /* likewise a day without a month */
};

static struct tw_period first_units(struct tw_period whole, enum tw_zh_span span, int n) {
  struct tw_date d = tw_date_from(whole.start);
  static const int months[] = {[TW_ZH_SPAN_MONTH] = 1, [TW_ZH_SPAN_QUARTER] = 3};
  if (span == TW_ZH_SPAN_DAY || span == TW_ZH_SPAN_WEEK) {
    tw_day end = whole.start + n * (span == TW_ZH_SPAN_WEEK ? 7 : 1) - 1;
    return (struct tw_period){whole.start, end < whole.end ? end : whole.end};
  }
  tw_day end = tw_day_from(tw_date_add_months(d, n * months[span])) - 1;
  return (struct tw_period){whole.start, end < whole.end ? end : whole.end};
}

static struct tw_period last_units(struct tw_period whole, enum tw_zh_span span, int n) {
  struct tw_date behind = tw_date_from(whole.end + 1);
  static const int months[] = {[TW_ZH_SPAN_MONTH] = 1, [TW_ZH_SPAN_QUARTER] = 3};
  tw_day start = whole.end - n * (span == TW_ZH_SPAN_WEEK ? 7 : 1) + 1;
  if (span == TW_ZH_SPAN_MONTH || span == TW_ZH_SPAN_QUARTER) start = tw_day_from(tw_date_add_months(behind, -n * months[span]));
  return (struct tw_period){start > whole.start ? start : whole.start, whole.end};
}

/* Weeks of a year by ISO 8601 (week 1 holds 4 January), weeks of a month from its first Monday. */
static struct tw_period nth_week(struct tw_period whole, int n, bool is_year) {
  int to_monday = (7 - tw_day_weekday(whole.start)) % 7;
  tw_day first = is_year ? tw_period_week(whole.start + 3, 0).start : whole.start + to_monday;
  return (struct tw_period){first + 7 * (n - 1), first + 7 * n - 1};
}

static struct tw_period nth_unit(struct tw_period whole, enum tw_zh_span span, int n, bool is_year) {
  if (span == TW_ZH_SPAN_WEEK) return nth_week(whole, n, is_year);
  struct tw_period upto = first_units(whole, span, n);
  if (n > 1) upto.start = first_units(whole, span, n - 1).end + 1;
  return upto.start > whole.end ? whole : upto;
}

static struct tw_period begin_of(struct tw_period whole, bool is_year) {
  if (is_year) return tw_period_month(tw_date_from(whole.start).year, 1);
  return (struct tw_period){whole.start, whole.start + BEGIN_DAYS - 1};
}

static struct tw_period end_of(struct tw_period whole, bool is_year) {
  if (is_year) return tw_period_month(tw_date_from(whole.end).year, 12);
  struct tw_date d = tw_date_from(whole.end);
  d.day = END_DAYS;
  return (struct tw_period){tw_day_from(d), whole.end};
}

static struct tw_period ten_days(struct tw_period month, int n) {
  enum { TEN = 10, THIRD = 3 };
  tw_day start = month.start + (n - 1) * TEN;
  return (struct tw_period){start, n == THIRD ? month.end : start + TEN - 1};
}

static struct tw_period half_month(struct tw_period month, int n) {
  enum { HALF_DAYS = 15 };
  tw_day middle = month.start + HALF_DAYS;
  return n == 1 ? (struct tw_period){month.start, middle - 1} : (struct tw_period){middle, month.end};
}

static struct tw_period part_half(struct tw_period whole, const struct tw_zh_date *d) {
  return d->month ? whole : tw_period_half(tw_date_from(whole.start).year, d->part_number);
}
static struct tw_period part_quarter(struct tw_period whole, const struct tw_zh_date *d) {
  return d->month ? whole : tw_period_quarter(tw_date_from(whole.start).year, d->part_number);
}
static struct tw_period part_half_month(struct tw_period whole, const struct tw_zh_date *d) {
  return d->month ? half_month(whole, d->part_number) : whole;
}
static struct tw_period part_tendays(struct tw_period whole, const struct tw_zh_date *d) {
  return d->month ? ten_days(whole, d->part_number) : whole;
}
static struct tw_period part_twentydays(struct tw_period whole, const struct tw_zh_date *d) {
  if (!d->month) return whole;
  return (struct tw_period){ten_days(whole, d->part_number).start, ten_days(whole, d->part_number + 1).end};
}
static struct tw_period part_begin(struct tw_period whole, const struct tw_zh_date *d) {
  return begin_of(whole, d->month == 0);
}
static struct tw_period part_end(struct tw_period whole, const struct tw_zh_date *d) {
  return end_of(whole, d->month == 0);
}
static struct tw_period part_first(struct tw_period whole, const struct tw_zh_date *d) {
  return first_units(whole, d->part_span, d->part_number);
}
static struct tw_period part_last(struct tw_period whole, const struct tw_zh_date *d) {
  return last_units(whole, d->part_span, d->part_number);
}
static struct tw_period part_nth(struct tw_period whole, const struct tw_zh_date *d) {
  return nth_unit(whole, d->part_span, d->part_number, d->month == 0);
}

static struct tw_period part_of(struct tw_period whole, const struct tw_zh_date *d) {
  static struct tw_period (*const parts[])(struct tw_period, const struct tw_zh_date *) = {
      [TW_ZH_PART_HALF] = part_half,
      [TW_ZH_PART_QUARTER] = part_quarter,
      [TW_ZH_PART_TENDAYS] = part_tendays,
      [TW_ZH_PART_BEGIN] = part_begin,
      [TW_ZH_PART_END] = part_end,
      [TW_ZH_PART_FIRST] = part_first,
      [TW_ZH_PART_LAST] = part_last,
      [TW_ZH_PART_NTH] = part_nth,
      [TW_ZH_PART_HALF_MONTH] = part_half_month,
      [TW_ZH_PART_TWENTYDAYS] = part_twentydays,
  };
  return parts[d->part] ? parts[d->part](whole, d) : whole;
}

static bool fill_from_context(const struct tw_zh_scan *z, struct tw_zh_date *d) {
  if (!z->context_year || (!d->month && !z->context_month)) return false;
  d->year = z->context_year;
  if (!d->month) d->month = z->context_month;
  return true;
}

/* The month of `ref` unless the day is still far ahead and the month before had it a short while ago, or it does not exist. */
static void fill_month(tw_day ref, struct tw_zh_date *d) {
  struct tw_date now = tw_date_from(ref), before = tw_date_add_months((struct tw_date){now.year, now.month, 1}, -1);
  struct tw_date here = {now.year, now.month, d->day}, back = {before.year, before.month, d->day};
  bool is_recent = tw_date_is_valid(back) && here.day > now.day && ref - tw_day_from(back) <= RECENT_DAY;
  struct tw_date chosen = !tw_date_is_valid(here) || is_recent ? back : here;
  d->year = chosen.year;
  d->month = chosen.month;
}

static tw_day last_day_in(const struct tw_zh_date *d, int year) {
  int month = d->month_last ? d->month_last : d->month, day = d->day_last ? d->day_last : d->day;
  struct tw_period whole = tw_period_month(year, month);
  return day && whole.start + day - 1 < whole.end ? whole.start + day - 1 : whole.end;
}

/* The year of `ref`, unless the date is not over by then and was so a short while ago, a year before. */
static void fill_year(tw_day ref, struct tw_zh_date *d) {
  enum { LEAP_CYCLE = 8 }; /* the longest wait for a 29 February */
  int year = tw_date_from(ref).year;
  d->year = year;
  if (d->day > tw_month_days(year, d->month)) {
    while (d->year > 1 && d->year > year - LEAP_CYCLE && d->day > tw_month_days(d->year, d->month)) d->year--;
    return;
  }
  if (year > 1 && last_day_in(d, year) > ref && ref - last_day_in(d, year - 1) <= RECENT_DAYS) d->year--;
}

/* 将于1月3日播出, told at the end of December: the next one, which is nearer than the one long past. */
static void look_ahead(const struct tw_zh_scan *z, struct tw_zh_date *d) {
  static const char *const leads[] = {"将于", "將於", "將于", "将在", "將在",   "定于",  "定於",
                                      "拟于", "擬於", "订于", "訂於", "计划于", "計劃於"};
  tw_day ref = z->options->ref_day;
  bool may_be_next = d->day && d->year == tw_date_from(ref).year && d->day <= tw_month_days(d->year + 1, d->month);
  if (!may_be_next || !TW_ZH_ENDS_ANY(z, d->start, leads)) return;
  tw_day past = tw_day_from((struct tw_date){d->year, d->month, d->day});
  tw_day next = tw_day_from((struct tw_date){d->year + 1, d->month, d->day});
  if (next - ref < ref - past) d->year++;
}

/* Give the date a year and a month. False when nothing says them. */
static bool complete(const struct tw_zh_scan *z, struct tw_zh_date *d) {
  if (d->year || fill_from_context(z, d)) return true;
  d->is_relative = true;
  if (z->options->ref_day == TW_DAY_NONE) return false;
  if (!d->month) {
    fill_month(z->options->ref_day, d);
    return true;
  }
  fill_year(z->options->ref_day, d);
  look_ahead(z, d);
  return true;
}

static struct tw_period whole_of(const struct tw_zh_date *d) {
  if (!d->month) return tw_period_years(d->year, d->year_last ? d->year_last : d->year);
  struct tw_period months = tw_period_months(d->year, d->month, d->month_last ? d->month_last : d->month);
  if (!d->day) return months;
  int last = d->day_last ? d->day_last : d->day;
  int most = tw_month_days(d->year, d->month);
  if (d->day > most) return TW_PERIOD_NONE;
  return (struct tw_period){months.start + d->day - 1, months.start + (last > most ? most : last) - 1};
}

struct tw_period tw_zh_date_resolve(const struct tw_zh_scan *z, struct tw_zh_date *date) {
  if (date->has_period) return date->period;
  if (date->is_unresolved || !complete(z, date)) {
    date->is_unresolved = true;
    return TW_PERIOD_NONE;
  }
  struct tw_period whole = whole_of(date);
  if (tw_period_is_none(whole) || date->day) return whole;
  return part_of(whole, date);
}

bool tw_zh_date_is_press_yesterday(const struct tw_zh_scan *z, size_t at, size_t end) {
  static const char *const verbs[] = {"侦",   "偵", "拘", "搜", "起诉", "起訴", "宣", "判", "公布", "公佈", "表示",
                                      "指",   "依", "将", "將", "在",   "于",   "於", "向", "遭",   "被",   "押",
                                      "移送", "约", "開", "开", "召",   "与",   "與", "率", "通"};
  return tw_zh_has(z, at, "昨") && TW_ZH_HAS_ANY(z, end, verbs);
}
