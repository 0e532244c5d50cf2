#include "parse/scan/en/range.h"

enum {
  DAY_LIST_MAX = 6, /* days in a list that share a month */
  MAX_DAY = 31,
};

/* "the 13th" may stand after a joint of its own article: the point behind it. */
static bool match_day_point(const struct tw_en_text *t, size_t at, struct tw_en_point *ret) {
  if (tw_en_point_match(t, at, ret)) return ret->precision == TW_EN_AS_DAY && ret->month;
  if (!tw_en_is_word(t, tw_en_at(t, at), "the") || !tw_en_point_match(t, at + 1, ret)) return false;
  return ret->precision == TW_EN_AS_DAY && ret->month;
}

static void fill_days(const struct tw_en_text *t, size_t first, const struct tw_en_point *p, struct tw_period period,
                      struct tw_en_match *ret) {
  tw_en_side_fill(t, first, p->next, p, period, ret);
  ret->found.kind = TW_KIND_PERIOD;
}

/* "13 to 15 July", "from 4 to January 22, 1995": the month stands behind the second day. */
static bool match_month_behind(const struct tw_en_text *t, size_t at, size_t first, bool is_between, struct tw_en_match *ret) {
  struct tw_en_point low, high;
  struct tw_en_side whole; /* "5-Nov-20" is one date */
  if (!tw_en_point_day(t, at, &low)) return false;
  size_t joint = tw_en_range_joint(t, low.next, is_between);
  if (!joint || !match_day_point(t, low.next + joint, &high) || high.day < low.day) return false;
  bool is_one = tw_en_side_match(t, at, at, &whole) && whole.point.precision == TW_EN_AS_DAY && whole.next >= high.next;
  if (is_one) return false;
  struct tw_period p = tw_en_point_period(t, &high, 0);
  if (p.start != TW_DAY_NONE) p.start -= high.day - low.day;
  fill_days(t, first, &high, p, ret);
  return true;
}

/* A year behind a whole expression, with its comma: "July 13-15, 2016". */
static void take_year(const struct tw_en_text *t, struct tw_en_point *p) {
  struct tw_en_point year = {0};
  size_t comma = p->next + tw_en_is_mark(tw_en_at(t, p->next), ',');
  size_t taken = tw_en_year_match(t, comma, &year);
  if (!taken) return;
  p->year = year.year;
  p->is_relative = year.is_relative;
  p->is_unresolved = year.is_unresolved;
  p->next = comma + taken;
}

/* "July 13-15", "July 13 to 15, 2016": the month stands before the first day. */
static bool match_month_before(const struct tw_en_text *t, size_t at, size_t first, bool is_between, struct tw_en_match *ret) {
  struct tw_en_point low, day;
  struct tw_en_side own; /* "2 July to 10 July": the second has its own month */
  if (!tw_en_point_match(t, at, &low) || low.precision != TW_EN_AS_DAY || (low.year && !low.is_relative)) return false;
  size_t joint = tw_en_range_joint(t, low.next, is_between), second = low.next + joint;
  if (!joint || !tw_en_point_day(t, second, &day) || day.day <= low.day) return false;
  if (tw_en_side_match(t, second, second, &own) && own.point.precision == TW_EN_AS_DAY) return false;
  low.next = day.next;
  take_year(t, &low);
  struct tw_period p = tw_en_point_period(t, &low, 0);
  if (p.start != TW_DAY_NONE) p.end = p.start + (day.day - low.day);
  fill_days(t, first, &low, p, ret);
  return true;
}

bool tw_en_days_match(const struct tw_en_text *t, size_t at, size_t first, bool is_between, struct tw_en_match *ret_match) {
  return match_month_behind(t, at, first, is_between, ret_match) || match_month_before(t, at, first, is_between, ret_match);
}

/* The last such day of the month up to the reference day. */
static struct tw_period last_day(tw_day ref, int day) {
  struct tw_date date = tw_date_from(ref);
  if (date.day < day) date = tw_date_add_months((struct tw_date){date.year, date.month, 1}, -1);
  date.day = day;
  return tw_date_is_valid(date) ? tw_period_day(tw_day_from(date)) : TW_PERIOD_NONE;
}

/* "on the 18th". */
static bool match_alone(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  struct tw_en_point p;
  struct tw_en_match other;
  struct tw_en_side longer;
  if (!tw_en_is_word(t, tw_en_at(t, at), "on") || !tw_en_is_word(t, tw_en_at(t, at + 1), "the")) return false;
  if (!tw_en_point_day(t, at + 1, &p)) return false;
  const struct tw_en_token *behind = tw_en_at(t, p.next);
  bool is_noun = behind->type == TW_EN_WORD && !tw_en_has(behind, TW_EN_FUNCTION | TW_EN_AND | TW_EN_ABOUT);
  if (!tw_en_has(behind - 1, TW_EN_ORDSUF) || is_noun || tw_en_days_match(t, at + 1, at + 1, false, &other)) return false;
  if (tw_en_side_match(t, at + 1, 0, &longer) && longer.next > p.next) return false;
  p.precision = TW_EN_AS_DAY;
  p.is_relative = true;
  p.is_unresolved = t->ref_day == TW_DAY_NONE;
  tw_en_side_fill(t, at + 1, p.next, &p, p.is_unresolved ? TW_PERIOD_NONE : last_day(t->ref_day, p.day), ret);
  return true;
}

/* "18 and 19 June", "3, 4 and 5 May 2020": days that share the month of the last; the first of them. */
static bool match_listed(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  struct tw_en_point first, last, date;
  if (tw_en_at(t, at)->type != TW_EN_NUMBER || !tw_en_point_day(t, at, &first)) return false;
  last = first;
  for (int i = 0; i < DAY_LIST_MAX; i++) {
    size_t gap = last.next + tw_en_is_mark(tw_en_at(t, last.next), ',');
    gap += tw_en_is_either(t, tw_en_at(t, gap), "and", "or");
    struct tw_en_point day;
    if (gap == last.next || !tw_en_point_day(t, gap, &day) || day.day <= last.day) return false;
    last = day;
    if (!match_day_point(t, gap, &date) || date.day != day.day) continue;
    size_t next = first.next;
    date.day = first.day;
    date.first = at;
    struct tw_period period = tw_en_point_period(t, &date, 0);
    tw_en_side_fill(t, at, next, &date, period, ret);
    return true;
  }
  return false;
}

/* A number that is no count: nothing it could count stands behind it. */
static bool is_alone(const struct tw_en_token *behind) {
  if (behind->type == TW_EN_WORD) return tw_en_has(behind, TW_EN_FUNCTION | TW_EN_AND);
  return !tw_en_is_mark(behind, '%') && !tw_en_is_mark(behind, '-');
}

/* "Sept 3 and 4": a day behind a whole date shares its month. */
static bool match_behind_date(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at), *day = k - 2, *month = k - 3;
  if (k->type != TW_EN_NUMBER || k->number < 1 || k->number > MAX_DAY || day->type != TW_EN_NUMBER) return false;
  if (!tw_en_has(k - 1, TW_EN_AND) && !tw_en_is_mark(k - 1, ',')) return false;
  if (tw_en_is_mark(month, '.')) month--;
  if (day->number < 1 || day->number >= k->number || !tw_en_has(month, TW_EN_MONTH) || !is_alone(k + 1)) return false;
  struct tw_en_point p = {.first = at, .next = at + 1, .precision = TW_EN_AS_DAY, .month = month->word->value, .day = k->number};
  struct tw_period period = tw_en_point_period(t, &p, 0);
  tw_en_side_fill(t, at, p.next, &p, period, ret);
  return true;
}

bool tw_en_day_match(const struct tw_en_text *t, size_t at, struct tw_en_match *ret_match) {
  return match_alone(t, at, ret_match) || match_listed(t, at, ret_match) || match_behind_date(t, at, ret_match);
}
