#include "parse/scan/en/point.h"
#include "parse/scan/en/tense.h"
#include "parse/scan/fiscal.h"

enum {
  MONTHS_A_YEAR = 12,
  DAYS_A_WEEK = 7,
  YEARS_A_DECADE = 10,
  YEARS_A_CENTURY = 100,
  MAX_COUNT = 400, /* "past 400 years": further back is no news */
  MONTHS_A_SEASON = 3,
  YEAR_MIN = 1, /* of the calendar (tw_date), with a unit to spare */
  YEAR_MAX = 9990,
};

static int floor_to(int value, int step) {
  return value - value % step;
}

struct tw_period tw_en_unit_at(tw_day ref, int offset, int unit) {
  struct tw_date d = tw_date_from(ref), first = {d.year, d.month, 1};
  switch (unit) {
  case TW_EN_DAY: return tw_period_day(ref + offset);
  case TW_EN_WEEK: return tw_period_week(ref, offset);
  case TW_EN_FORTNIGHT: return (struct tw_period){tw_period_week(ref, 2 * offset).start, tw_period_week(ref, 2 * offset + 1).end};
  case TW_EN_WEEKEND: {
    tw_day sunday = tw_period_week(ref, offset).end;
    return (struct tw_period){sunday - 1, sunday};
  }
  case TW_EN_CAL_MONTH: {
    struct tw_date m = tw_date_add_months(first, offset);
    return tw_period_month(m.year, m.month);
  }
  case TW_EN_QUARTER: {
    first.month = floor_to(d.month - 1, 3) + 1;
    struct tw_date q = tw_date_add_months(first, 3 * offset);
    return tw_period_months(q.year, q.month, q.month + 2);
  }
  case TW_EN_HALF: {
    first.month = floor_to(d.month - 1, 6) + 1;
    struct tw_date h = tw_date_add_months(first, 6 * offset);
    return tw_period_months(h.year, h.month, h.month + 5);
  }
  case TW_EN_CAL_DECADE: {
    int year = floor_to(d.year, YEARS_A_DECADE) + offset * YEARS_A_DECADE;
    return tw_period_years(year, year + YEARS_A_DECADE - 1);
  }
  case TW_EN_CENTURY: {
    int year = floor_to(d.year, YEARS_A_CENTURY) + offset * YEARS_A_CENTURY;
    return tw_period_years(year, year + YEARS_A_CENTURY - 1);
  }
  default: return tw_period_year(d.year + offset);
  }
}

/* The day `count` units from `ref`. */
static tw_day move(tw_day ref, int count, int unit) {
  static const struct {
    int months, days;
  } sizes[] = {[TW_EN_DAY] = {0, 1},
               [TW_EN_WEEK] = {0, DAYS_A_WEEK},
               [TW_EN_WEEKEND] = {0, DAYS_A_WEEK},
               [TW_EN_FORTNIGHT] = {0, 2 * DAYS_A_WEEK},
               [TW_EN_CAL_MONTH] = {1, 0},
               [TW_EN_QUARTER] = {3, 0},
               [TW_EN_HALF] = {6, 0},
               [TW_EN_YEAR] = {MONTHS_A_YEAR, 0},
               [TW_EN_CAL_DECADE] = {YEARS_A_DECADE * MONTHS_A_YEAR, 0},
               [TW_EN_CENTURY] = {YEARS_A_CENTURY * MONTHS_A_YEAR, 0}};
  if (sizes[unit].days) return ref + count * sizes[unit].days;
  struct tw_date from = tw_date_from(ref);
  int year = from.year + count * sizes[unit].months / MONTHS_A_YEAR;
  if (year < YEAR_MIN || year > YEAR_MAX) return ref; /* "two hundred centuries ago" */
  return tw_day_from(tw_date_add_months(from, count * sizes[unit].months));
}

struct tw_period tw_en_units_from(tw_day ref, int count, int unit) {
  tw_day other = move(ref, count, unit);
  return count < 0 ? (struct tw_period){other, ref} : (struct tw_period){ref, other};
}

static bool has_ref(const struct tw_en_text *t, struct tw_en_point *p) {
  p->precision = TW_EN_AS_SPAN;
  p->is_relative = true;
  p->is_unresolved = t->ref_day == TW_DAY_NONE;
  p->period = TW_PERIOD_NONE;
  return !p->is_unresolved;
}

static bool is_calendar(const struct tw_en_token *k) {
  return tw_en_has(k, TW_EN_CALENDAR) && !k->is_par;
}

/* The last time that the same sentence or the one before it spoke of; none where there is none. */
static struct tw_period spoken_of(const struct tw_en_text *t, size_t at) {
  enum { REACH_BYTES = 300, STEPS = 16 }; /* some two sentences, and the figures in them */
  for (size_t i = t->list->count, steps = 0; i > 0 && steps < STEPS; i--, steps++) {
    const struct tw_found *f = &t->list->items[i - 1];
    if (tw_en_at(t, at)->start - f->start > REACH_BYTES) break;
    if ((f->kind == TW_KIND_PERIOD || f->kind == TW_KIND_DATE) && f->period.start != TW_DAY_NONE && f->period.end != TW_DAY_NONE)
      return f->period;
  }
  return TW_PERIOD_NONE;
}

/* "that year", "the same year": of the time spoken of before; tokens taken. */
static size_t match_that_year(const struct tw_en_text *t, size_t at, int *ret_year) {
  size_t next = at + tw_en_is_word(t, tw_en_at(t, at), "the");
  bool is_that = next == at && tw_en_is_word(t, tw_en_at(t, next), "that");
  if (!is_that && !tw_en_is_word(t, tw_en_at(t, next), "same")) return 0;
  if (!tw_en_is_word(t, tw_en_at(t, next + 1), "year") || tw_en_at(t, next + 1)->is_par) return 0;
  struct tw_period before = spoken_of(t, at);
  *ret_year = before.start == TW_DAY_NONE ? 0 : tw_date_from(before.end).year;
  return before.start == TW_DAY_NONE ? 0 : next + 2 - at;
}

size_t tw_en_relative_year(const struct tw_en_text *t, size_t at, int *ret_year) {
  size_t next = at;
  if (tw_en_is_word(t, tw_en_at(t, next), "of")) next++;
  size_t that = match_that_year(t, next, ret_year);
  if (that) return next + that - at;
  if (tw_en_is_word(t, tw_en_at(t, next), "the")) next++;
  const struct tw_en_token *k = tw_en_at(t, next);
  if (!tw_en_has(k, TW_EN_WHICH)) return 0;
  int offset = k->word->value;
  if (tw_en_is_word(t, k, "this") && tw_en_has(k + 1, TW_EN_WHICH)) k = tw_en_at(t, ++next);
  const struct tw_en_token *year = tw_en_at(t, next + 1);
  if (!is_calendar(year) || year->word->unit != TW_EN_YEAR || t->text.ptr[year->end - 1] == 's') return 0;
  *ret_year = t->ref_day == TW_DAY_NONE ? 0 : tw_date_from(t->ref_day).year + offset;
  return next + 2 - at;
}

/* "last week", "this month", "next year", "the current quarter", "coming decade". */
static bool match_which_unit(const struct tw_en_text *t, size_t at, struct tw_en_point *p) {
  const struct tw_en_token *k = tw_en_at(t, at), *unit = k + 1;
  if (!tw_en_has(k, TW_EN_WHICH)) return false;
  int offset = k->word->value;
  size_t next = at + 1;
  if (offset == 0 && tw_en_has(unit, TW_EN_WHICH)) { /* "this past weekend", "this coming week" */
    offset = unit->word->value;
    next++;
  }
  unit = tw_en_at(t, next);
  bool is_fiscal = tw_en_has(unit, TW_EN_FISCAL);
  if (is_fiscal || tw_en_is_word(t, unit, "calendar") || tw_en_is_word(t, unit, "working")) unit = tw_en_at(t, ++next);
  if (!is_calendar(unit) || unit->word->unit < TW_EN_DAY) return false;
  bool is_plural = t->text.ptr[unit->end - 1] == 's';
  if (is_plural || (unit->word->unit == TW_EN_DAY && offset == 0) ||
      (unit->word->unit == TW_EN_HALF && tw_en_is_word(t, unit + 1, "of")))
    return false;
  p->next = next + 1;
  if (!has_ref(t, p)) return true;
  is_fiscal &= unit->word->unit == TW_EN_YEAR;
  p->period =
      is_fiscal ? tw_fiscal_year_at(t->jurisdiction, t->ref_day, offset) : tw_en_unit_at(t->ref_day, offset, unit->word->unit);
  return true;
}

/* Which and how many: "past five", "two next", "the last 10". Tokens taken. */
static size_t match_which_count(const struct tw_en_text *t, size_t at, int *ret_offset, int *ret_count) {
  size_t next = at + (tw_en_is_word(t, tw_en_at(t, at), "the") ? 1 : 0);
  bool is_behind = !tw_en_has(tw_en_at(t, next), TW_EN_WHICH);
  size_t taken = is_behind ? tw_en_count_match(t, next, ret_count) : 0;
  next += taken;
  const struct tw_en_token *which = tw_en_at(t, next);
  if ((is_behind && !taken) || !tw_en_has(which, TW_EN_WHICH)) return 0;
  *ret_offset = which->word->value;
  next++;
  if (is_behind) return next - at;
  taken = tw_en_count_match(t, next, ret_count);
  return taken ? next + taken - at : 0;
}

/* "past five years", "next six months", "last two quarters", "two next days": from or to the reference day, but for
 * quarters and decades, which are whole. */
static bool match_which_units(const struct tw_en_text *t, size_t at, struct tw_en_point *p) {
  int count = 0, offset = 0;
  size_t next = at + match_which_count(t, at, &offset, &count);
  if (next == at || offset == 0 || count > MAX_COUNT) return false;
  next += tw_en_is_either(t, tw_en_at(t, next), "full", "consecutive") ? 1 : 0;
  const struct tw_en_token *k = tw_en_at(t, next);
  if (!is_calendar(k) || tw_en_is_word(t, k, "half")) return false;
  p->next = next + 1;
  if (!has_ref(t, p)) return true;
  int unit = k->word->unit;
  p->period = tw_en_units_from(t->ref_day, offset * count, unit);
  if (unit != TW_EN_QUARTER && unit != TW_EN_CAL_DECADE) return true;
  struct tw_period near = tw_en_unit_at(t->ref_day, offset, unit), far = tw_en_unit_at(t->ref_day, offset * count, unit);
  p->period = offset < 0 ? (struct tw_period){far.start, near.end} : (struct tw_period){near.start, far.end};
  return true;
}

static struct tw_period which_weekday(tw_day ref, int offset, int weekday) {
  if (offset >= 0) return tw_period_day(tw_period_week(ref, offset).start + weekday);
  int back = (tw_day_weekday(ref) - weekday + DAYS_A_WEEK) % DAYS_A_WEEK;
  return tw_period_day(ref - (back ? back : DAYS_A_WEEK));
}

/* `months` from `month` on: of the reference day's year, or of the last or next such time. */
static struct tw_period which_months(tw_day ref, int offset, int month, int months) {
  struct tw_date now = tw_date_from(ref);
  int year = now.year;
  if (offset < 0 && month + months - 1 >= now.month) year--;
  if (offset > 0 && month <= now.month) year++;
  struct tw_date first = {year, month, 1}, last = tw_date_add_months(first, months - 1);
  return (struct tw_period){tw_day_from(first), tw_period_month(last.year, last.month).end};
}

/* The day behind a month's name, where what follows says that it counts nothing: "last August 22." 0: none. */
static int day_behind(const struct tw_en_token *month) {
  enum { LAST_DAY = 31 };
  const struct tw_en_token *day = month + 1, *behind = month + 2;
  bool is_day = tw_en_has(month, TW_EN_MONTH) && day->type == TW_EN_NUMBER && day->number >= 1 && day->number <= LAST_DAY;
  if (!is_day || day->is_par || day->digits > 2) return 0;
  bool is_closed = behind->type != TW_EN_WORD || behind->is_par || tw_en_has(behind, TW_EN_FUNCTION | TW_EN_ABOUT | TW_EN_VERB);
  bool is_amount = behind->type == TW_EN_NUMBER || tw_en_is_mark(behind, '%') || tw_en_is_mark(behind, TW_EN_MARK_SIGN);
  return is_closed && !is_amount ? day->number : 0;
}

/* That day in the last, this or next year in which it lies before, in or behind the reference day. */
static struct tw_period which_day(tw_day ref, int offset, int month, int day) {
  struct tw_date date = {tw_date_from(ref).year, month, day};
  if (!tw_date_is_valid(date)) return TW_PERIOD_NONE;
  if (offset < 0 && tw_day_from(date) >= ref) date.year--;
  if (offset > 0 && tw_day_from(date) <= ref) date.year++;
  return tw_date_is_valid(date) ? tw_period_day(tw_day_from(date)) : TW_PERIOD_NONE;
}

/* "last Thursday", "this Friday", "next June", "last summer", "last August 22". */
static bool match_which_name(const struct tw_en_text *t, size_t at, struct tw_en_point *p) {
  const struct tw_en_token *k = tw_en_at(t, at), *name = k + 1;
  if (!tw_en_has(k, TW_EN_WHICH) || tw_en_is_any(t, k, "same present prior")) return false;
  int offset = k->word->value;
  if (offset == 0 && tw_en_has(name, TW_EN_WHICH)) offset = (name++)->word->value;
  bool is_season = tw_en_has(name, TW_EN_SEASON);
  bool is_word = tw_en_has(name, TW_EN_AMBIG) && !name->is_capital && !is_season; /* "this may", "last march" */
  if (!tw_en_has(name, TW_EN_WEEKDAY | TW_EN_MONTH | TW_EN_SEASON) || is_word) return false;
  int day = day_behind(name), value = name->word->value;
  p->next = at + (size_t)(name - k) + 1 + (day != 0);
  if (!has_ref(t, p)) return true;
  if (day) p->period = which_day(t->ref_day, offset, value, day);
  if (day) return true;
  p->period = tw_en_has(name, TW_EN_WEEKDAY) ? which_weekday(t->ref_day, offset, value)
                                             : which_months(t->ref_day, offset, value, is_season ? MONTHS_A_SEASON : 1);
  return true;
}

/* "the day before", "the day after" at `at`: tokens taken, and days to move. */
static size_t match_day_next_to(const struct tw_en_text *t, size_t at, int *ret_offset) {
  size_t next = at + (tw_en_is_word(t, tw_en_at(t, at), "the") ? 1 : 0);
  const struct tw_en_token *side = tw_en_at(t, next + 1);
  if (!tw_en_is_word(t, tw_en_at(t, next), "day") || !tw_en_is_either(t, side, "before", "after")) return 0;
  *ret_offset = tw_en_is_word(t, side, "before") ? -1 : 1;
  return next + 2 - at;
}

/* "a day earlier", "the previous day": before the day spoken of, else before the reference day. Tokens taken. */
static size_t match_day_earlier(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k[1].is_par || k[2].is_par) return 0;
  if (tw_en_is_word(t, k, "the") && tw_en_is_either(t, k + 1, "previous", "preceding") && tw_en_is_word(t, k + 2, "day"))
    return 3;
  bool is_a_day = (tw_en_has(k, TW_EN_ARTICLE) || tw_en_is_either(t, k, "one", "the")) && tw_en_is_word(t, k + 1, "day");
  bool is_before = tw_en_is_word(t, k + 2, "before") && k[3].type != TW_EN_WORD;
  return is_a_day && (tw_en_is_word(t, k + 2, "earlier") || is_before) ? 3 : 0;
}

static bool match_day_before_spoken(const struct tw_en_text *t, size_t at, struct tw_en_point *p) {
  size_t taken = match_day_earlier(t, at);
  if (!taken) return false;
  p->next = at + taken;
  struct tw_period before = spoken_of(t, at);
  bool is_day = before.start != TW_DAY_NONE && before.start == before.end;
  if (has_ref(t, p)) p->period = tw_period_day((is_day ? before.start : t->ref_day) - 1);
  return true;
}

/* "today", "yesterday", "the day before yesterday", "the day after tomorrow", "the day before." */
static bool match_day_word(const struct tw_en_text *t, size_t at, struct tw_en_point *p) {
  int offset = 0;
  size_t taken = match_day_next_to(t, at, &offset);
  const struct tw_en_token *k = tw_en_at(t, at + taken);
  bool is_day = tw_en_has(k, TW_EN_RELDAY);
  if (!is_day && (!taken || k->type == TW_EN_WORD)) return false;
  p->next = at + taken + is_day;
  if (has_ref(t, p)) p->period = tw_period_day(t->ref_day + offset + (is_day ? k->word->value : 0));
  return true;
}

/* Whether a weekday's name is one: capital or behind "on"; the short forms only where they can be no word; no plural. */
static bool is_weekday(const struct tw_en_text *t, const struct tw_en_token *k) {
  if (!tw_en_has(k, TW_EN_WEEKDAY)) return false;
  bool is_alone = k[-1].type == TW_EN_END && k[1].type != TW_EN_WORD;
  bool is_plural = t->text.ptr[k->end - 1] == 's' && !tw_en_is_any(t, k, "tues weds thurs");
  if (is_alone || is_plural) return !is_plural;
  bool is_on = tw_en_is_word(t, k - 1, "on");
  if (tw_en_has(k, TW_EN_AMBIG)) return k->is_capital && (is_on || tw_en_is_mark(k + 1, ','));
  return k->is_capital || is_on;
}

/* "Monday", "on Thursday": the latest one up to the reference day, as news has it, or the next one. With "next week", "of last
 * week" behind it that week's. */
static bool match_weekday(const struct tw_en_text *t, size_t at, struct tw_en_point *p) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (!is_weekday(t, k)) return false;
  struct tw_en_point which = {0};
  size_t week = at + 1 + (tw_en_is_either(t, k + 1, "of", "in") ? 1 : 0);
  bool has_week = match_which_unit(t, week, &which) && tw_en_at(t, which.next - 1)->word->unit == TW_EN_WEEK;
  p->next = has_week ? which.next : at + 1;
  if (!has_ref(t, p)) return true;
  int back = (tw_day_weekday(t->ref_day) - k->word->value + DAYS_A_WEEK) % DAYS_A_WEEK;
  if (back && tw_en_tense_is_ahead(t, at, p->next)) back -= DAYS_A_WEEK;
  p->period = tw_period_day(has_week ? which.period.start + k->word->value : t->ref_day - back);
  return true;
}

/* "two years ago", "three months earlier", "a week later". Only a reference to today is resolved: "ago". */
static bool match_ago(const struct tw_en_text *t, size_t at, struct tw_en_point *p) {
  int count = 1;
  size_t next = at;
  if (tw_en_has(tw_en_at(t, next), TW_EN_ARTICLE))
    next++;
  else {
    size_t taken = tw_en_count_match(t, next, &count);
    if (!taken) return false;
    next += taken;
  }
  const struct tw_en_token *unit = tw_en_at(t, next), *ago = unit + 1;
  if (!is_calendar(unit) || unit->word->unit < TW_EN_DAY || count > MAX_COUNT || tw_en_has(unit, TW_EN_PART)) return false;
  if (!tw_en_is_word(t, ago, "ago")) return false;
  p->next = next + 2;
  if (!has_ref(t, p)) return true;
  p->is_fuzzy = true;
  tw_day day = move(t->ref_day, -count, unit->word->unit);
  bool is_year = unit->word->unit >= TW_EN_YEAR;
  p->period = is_year                               ? tw_period_year(tw_date_from(day).year)
              : unit->word->unit == TW_EN_CAL_MONTH ? tw_en_unit_at(day, 0, TW_EN_CAL_MONTH)
                                                    : tw_period_day(day);
  return true;
}

/* The year of "a year ago", "a year earlier", "the previous year" behind "the same month"; tokens taken. */
static size_t match_earlier_year(const struct tw_en_text *t, size_t at, int year, int *ret_year) {
  const struct tw_en_token *k = tw_en_at(t, at);
  struct tw_en_point p = {0};
  size_t taken = tw_en_year_match(t, at, &p);
  *ret_year = p.year;
  if (taken) return taken;
  *ret_year = year - 1;
  if (tw_en_has(k, TW_EN_ARTICLE) && tw_en_is_word(t, k + 1, "year") && tw_en_is_any(t, k + 2, "ago earlier before")) return 3;
  bool is_before = tw_en_is_word(t, k, "the") && tw_en_is_any(t, k + 1, "previous preceding prior year");
  return is_before && (tw_en_is_word(t, k + 2, "year") || tw_en_is_word(t, k + 2, "before")) ? 3 : 0;
}

static tw_day in_year(tw_day day, int years) {
  return tw_day_from(tw_date_add_months(tw_date_from(day), years * MONTHS_A_YEAR));
}

/* "the same month last year", "the same period of 2022", "the same quarter a year earlier": the time spoken of, in another
 * year; that whole year where none was spoken of. */
static bool match_same(const struct tw_en_text *t, size_t at, struct tw_en_point *p) {
  size_t next = at + tw_en_is_word(t, tw_en_at(t, at), "the");
  const struct tw_en_token *unit = tw_en_at(t, next + 1);
  if (!tw_en_has(tw_en_at(t, next), TW_EN_WHICH) || !tw_en_is_word(t, tw_en_at(t, next), "same") ||
      !tw_en_is_any(t, unit, "period month quarter week time half months stretch"))
    return false;
  next += 2;
  next += tw_en_is_either(t, tw_en_at(t, next), "of", "in");
  struct tw_period before = spoken_of(t, at);
  bool has_before = before.start != TW_DAY_NONE;
  int spoken = has_before ? tw_date_from(before.end).year : t->ref_day == TW_DAY_NONE ? 0 : tw_date_from(t->ref_day).year, year;
  size_t taken = match_earlier_year(t, next, spoken, &year);
  if (!taken) return false;
  p->next = next + taken;
  if (!has_ref(t, p) || year < YEAR_MIN) return true;
  p->is_fuzzy = !has_before;
  p->period = has_before ? (struct tw_period){in_year(before.start, year - spoken), in_year(before.end, year - spoken)}
                         : tw_period_year(year);
  return true;
}

/* "the month after next", "the week before last". */
static bool match_after_next(const struct tw_en_text *t, size_t at, struct tw_en_point *p) {
  const struct tw_en_token *k = tw_en_at(t, at + tw_en_is_word(t, tw_en_at(t, at), "the"));
  bool is_after = tw_en_is_word(t, k + 1, "after");
  if (!tw_en_has(k, TW_EN_CALENDAR) || !(is_after || tw_en_is_word(t, k + 1, "before"))) return false;
  const struct tw_en_token *which = k + 2 + tw_en_is_word(t, k + 2, "the");
  if (!tw_en_is_word(t, which, is_after ? "next" : "last") || tw_en_has(which + 1, TW_EN_CALENDAR)) return false;
  p->next = at + (size_t)(which + 1 - tw_en_at(t, at));
  if (has_ref(t, p)) p->period = tw_en_unit_at(t->ref_day, is_after ? 2 : -2, k->word->unit);
  return true;
}

static bool is_so_far(const struct tw_en_text *t, size_t at) {
  return tw_en_is_word(t, tw_en_at(t, at), "so") && tw_en_is_word(t, tw_en_at(t, at + 1), "far");
}

/* "year to date", "year-to-date". Tokens taken. */
static size_t match_year_to_date(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *k = tw_en_at(t, at), *to = k + 1 + tw_en_is_mark(k + 1, '-'),
                           *date = to + 1 + tw_en_is_mark(to + 1, '-');
  bool is_match = tw_en_is_word(t, k, "year") && tw_en_is_word(t, to, "to") && tw_en_is_word(t, date, "date");
  return is_match ? (size_t)(date - k) + 1 : 0;
}

/* "so far this year", "so far in this quarter", "this year so far", "year to date". */
static bool match_to_date(const struct tw_en_text *t, size_t at, struct tw_en_point *p) {
  size_t in = at + 2, year = match_year_to_date(t, at);
  if (is_so_far(t, at)) {
    in += tw_en_is_word(t, tw_en_at(t, in), "in");
    if (!match_which_unit(t, in, p)) return false;
  } else if (year) {
    p->next = at + year;
    if (has_ref(t, p)) p->period = tw_period_year(tw_date_from(t->ref_day).year);
  } else {
    if (!match_which_unit(t, at, p) || !is_so_far(t, p->next)) return false;
    p->next += 2;
  }
  p->is_to_date = true;
  if (!p->is_unresolved) p->period.end = t->ref_day;
  return true;
}

/* "the 20th of next month", "20th day of last month". */
static bool match_day_of(const struct tw_en_text *t, size_t at, struct tw_en_point *p) {
  struct tw_en_point day, unit = {0};
  if (!tw_en_point_day(t, at, &day)) return false;
  size_t next = day.next;
  if (tw_en_is_word(t, tw_en_at(t, next), "day")) next++;
  bool is_of = tw_en_is_word(t, tw_en_at(t, next), "of");
  next += is_of;
  if (tw_en_is_word(t, tw_en_at(t, next), "the")) next++;
  bool is_month = match_which_unit(t, next, &unit) && tw_en_at(t, unit.next - 1)->word->unit == TW_EN_CAL_MONTH;
  if (!is_of || !is_month) return false;
  p->next = unit.next;
  if (!has_ref(t, p)) return true;
  struct tw_date date = tw_date_from(unit.period.start);
  date.day = day.day;
  if (tw_date_is_valid(date)) p->period = tw_period_day(tw_day_from(date));
  return true;
}

bool tw_en_relative_match(const struct tw_en_text *t, size_t at, struct tw_en_point *ret_point) {
  static bool (*const matchers[])(const struct tw_en_text *, size_t, struct tw_en_point *) = {
      match_to_date,           match_same,       match_which_units, match_which_name,
      match_day_before_spoken, match_which_unit, match_after_next,  match_day_word,
      match_weekday,           match_ago,        match_day_of,
  };
  for (size_t i = 0; i < sizeof matchers / sizeof matchers[0]; i++) {
    struct tw_en_point p = {0};
    if (!matchers[i](t, at, &p)) continue;
    *ret_point = p;
    return true;
  }
  return false;
}
