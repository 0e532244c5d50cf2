#include "parse/scan/en/side.h"
#include "parse/scan/fiscal.h"

enum {
  TWENTY_FIRST = 2000, /* the century of "FY20" */
  HALF_MONTHS = 6,     /* of a half-year */
  MID_WEEK = 3,        /* days from Monday to Thursday, by which ISO 8601 gives a week to a year */
};

bool tw_en_side_the_year(const struct tw_en_text *t, size_t at, struct tw_en_side *ret) {
  if (!tw_en_is_word(t, tw_en_at(t, at), "the") || !tw_en_is_word(t, tw_en_at(t, at + 1), "year")) return false;
  *ret = (struct tw_en_side){
      .next = at + 2,
      .point = {.precision = TW_EN_AS_SPAN, .is_relative = true, .is_unresolved = t->ref_day == TW_DAY_NONE},
      .period = TW_PERIOD_NONE,
  };
  if (t->ref_day != TW_DAY_NONE) ret->period = tw_period_year(tw_date_from(t->ref_day).year);
  return true;
}

/* The first or last `count` units of a whole; weeks by the Thursday rule. */
static struct tw_period part_of(struct tw_period whole, bool is_first, int count, int unit) {
  if (whole.start == TW_DAY_NONE || whole.end == TW_DAY_NONE) return TW_PERIOD_NONE;
  if (unit == TW_EN_WEEK && count == 1) return tw_period_week(is_first ? whole.start + MID_WEEK : whole.end - MID_WEEK, 0);
  struct tw_period p = is_first ? tw_en_units_from(whole.start, count, unit) : tw_en_units_from(whole.end + 1, -count, unit);
  p.end--;
  return p;
}

/* "first 11 months of last year", "first week of Oct", "last two months of 2019": a part of a whole. */
static bool match_part_of(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  size_t next = at + (tw_en_is_word(t, tw_en_at(t, at), "the") ? 1 : 0);
  const struct tw_en_token *k = tw_en_at(t, next);
  bool is_first = tw_en_is_either(t, k, "first", "opening");
  if (!is_first && !tw_en_is_either(t, k, "last", "final") && !tw_en_is_word(t, k, "closing")) return false;
  next++;
  int count = 1;
  next += tw_en_count_match(t, next, &count);
  const struct tw_en_token *unit = tw_en_at(t, next++);
  if (!tw_en_has(unit, TW_EN_CALENDAR)) return false;
  const struct tw_en_token *of = tw_en_at(t, next);
  if (!tw_en_is_either(t, of, "of", "in") && !tw_en_is_word(t, of, "this")) return false;
  next += !tw_en_is_word(t, of, "this");
  struct tw_en_side whole;
  if (!tw_en_side_match(t, next, 0, &whole) && !tw_en_side_the_year(t, next, &whole)) return false;
  tw_en_side_fill(t, at, whole.next, &whole.point, part_of(whole.period, is_first, count, unit->word->unit), ret);
  return true;
}

/* The year of "FY20", "fiscal year 2020", "FY2019-20" behind the word; 0: none. */
static size_t match_fiscal_number(const struct tw_en_text *t, size_t at, struct tw_en_side *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (tw_en_side_match(t, at, at, ret) && (ret->point.is_bare_year || ret->next == at + 3)) return ret->next - at;
  bool is_short = tw_en_is_word(t, k - 1, "fy") && k->type == TW_EN_NUMBER && k->digits == 2 && k->number >= 0;
  if (!is_short) return 0;
  *ret = (struct tw_en_side){.next = at + 1, .point = {.year = TWENTY_FIRST + k->number, .precision = TW_EN_AS_YEAR}};
  return 1;
}

/* "fiscal year 2020", "FY2020", "FY 2019-20", "fiscal 2020", "financial year 2019/20", "the 2019 fiscal year". */
static bool match_fiscal(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  size_t next = at;
  struct tw_en_side year;
  bool is_behind = tw_en_has(tw_en_at(t, next), TW_EN_FISCAL);
  if (is_behind) {
    next += tw_en_is_word(t, tw_en_at(t, next + 1), "year") ? 2 : 1;
    size_t taken = match_fiscal_number(t, next, &year);
    if (!taken) return false;
    next += taken;
  } else {
    next += tw_en_is_word(t, tw_en_at(t, at), "the");
    if (tw_en_at(t, next)->type != TW_EN_NUMBER || !tw_en_side_match(t, next, next, &year)) return false;
    next = year.next;
    if (!tw_en_has(tw_en_at(t, next), TW_EN_FISCAL)) return false;
    next += tw_en_is_word(t, tw_en_at(t, next + 1), "year") ? 2 : 1;
  }
  if (!year.point.year) return false; /* "fiscal fourth-quarter": of no year */
  bool is_pair = year.point.precision == TW_EN_AS_SPAN;
  struct tw_period p = !is_pair                                 ? tw_fiscal_year(t->jurisdiction, year.point.year)
                       : tw_fiscal_is_calendar(t->jurisdiction) ? year.period
                                                                : tw_fiscal_year_from(t->jurisdiction, year.point.year);
  struct tw_en_point span = {.precision = TW_EN_AS_SPAN};
  tw_en_side_fill(t, at, next, &span, p, ret);
  return true;
}

/* The days up to the end of a side; a year that was not stated is the last one that has passed. */
static struct tw_period up_to(const struct tw_en_text *t, const struct tw_en_side *end, int count, int unit) {
  tw_day last = end->period.end;
  if (last == TW_DAY_NONE) return TW_PERIOD_NONE;
  if (end->point.is_yearless && last > t->ref_day) last = tw_day_from(tw_date_add_months(tw_date_from(last), -12));
  struct tw_period p = tw_en_units_from(last + 1, -count, unit);
  p.end = last;
  return p;
}

/* "the year ending June", "the year ended March 31, 2020", "the three months to 30 June". */
static bool match_ending(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  int count = 1;
  size_t next = at + (tw_en_is_word(t, tw_en_at(t, at), "the") ? 1 : 0);
  size_t taken = tw_en_count_match(t, next, &count);
  next += taken;
  if (!taken) count = 1;
  next += tw_en_is_mark(tw_en_at(t, next), '-') || tw_en_has(tw_en_at(t, next), TW_EN_FISCAL);
  bool is_half = tw_en_is_word(t, tw_en_at(t, next), "half"); /* "the half-year to June" */
  if (is_half) next += 1 + (size_t)tw_en_is_glued_mark(tw_en_at(t, next + 1), '-');
  const struct tw_en_token *unit = tw_en_at(t, next);
  if (!tw_en_has(unit, TW_EN_CALENDAR) || unit->word->unit < TW_EN_WEEK) return false;
  if (is_half && unit->word->unit != TW_EN_YEAR) return false;
  next += tw_en_is_either(t, unit + 1, "that", "which");
  if (!tw_en_is_any(t, tw_en_at(t, next + 1), "ending ended to through")) return false;
  next += 2;
  next += tw_en_is_either(t, tw_en_at(t, next), "on", "in") ? 1 : 0;
  struct tw_en_side end;
  if (!tw_en_side_match(t, next, 0, &end) || end.point.precision == TW_EN_AS_YEAR) return false;
  struct tw_period p = is_half ? up_to(t, &end, HALF_MONTHS, TW_EN_CAL_MONTH) : up_to(t, &end, count, unit->word->unit);
  tw_en_side_fill(t, at, end.next, &end.point, p, ret);
  ret->found.kind = TW_KIND_PERIOD;
  return true;
}

bool tw_en_span_match(const struct tw_en_text *t, size_t at, struct tw_en_match *ret_match) {
  return match_part_of(t, at, ret_match) || match_ending(t, at, ret_match) || match_fiscal(t, at, ret_match);
}
