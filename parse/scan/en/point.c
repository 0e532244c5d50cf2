#include "parse/scan/en/point.h"
#include "parse/scan/en/number.h"

enum {
  YEAR_MIN = 1000, /* four digits; earlier years are not met in news */
  YEAR_MAX = 2999,
  TWO_DIGIT_PIVOT = 40, /* '39 is 2039, '40 is 1940 */
  MAX_DAY = 31,
  MAX_MONTH = 12,
  WORDS_LIMIT = 100000,
  FUTURE_WINDOW = 8, /* tokens before a date; at most TW_EN_SLACK */
  MID_MONTH = 15,
  TIME_TOKENS = 10, /* "T10:30:00.5+08:00" */
  AHEAD_WEIGHT = 1,
  PAST_WEIGHT = 12, /* a day four weeks ahead is as near as one eleven months ago */
};

static bool is_joint(const struct tw_en_token *k) {
  return tw_en_is_mark(k, '-') || tw_en_is_mark(k, '/') || tw_en_is_mark(k, '.');
}

static int full_year(int two_digits) {
  return two_digits < TWO_DIGIT_PIVOT ? 2000 + two_digits : 1900 + two_digits;
}

size_t tw_en_count_match(const struct tw_en_text *t, size_t at, int *ret_count) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k->type == TW_EN_NUMBER && k->number > 0 && k->digits <= 3) {
    *ret_count = k->number;
    return 1;
  }
  if (tw_en_is_word(t, k, "few") || tw_en_is_word(t, k, "several")) {
    *ret_count = 3;
    return 1;
  }
  if (tw_en_is_word(t, k, "couple") && tw_en_is_word(t, k + 1, "of")) {
    *ret_count = 2;
    return 2;
  }
  return tw_en_words_match(t, at, 100, ret_count);
}

/* "nineteen ninety six", "twenty sixteen", "two thousand and fifteen", "seventeen hundred thirty three". */
static size_t match_year_words(const struct tw_en_text *t, size_t at, int *ret_year) {
  int high, low;
  const struct tw_en_token *k = tw_en_at(t, at);
  if (tw_en_has(k, TW_EN_TEEN) || tw_en_is_word(t, k, "twenty")) {
    high = k->word->value;
    size_t next = at + 1;
    if (tw_en_is_mark(tw_en_at(t, next), '-')) next++;
    bool is_tens = tw_en_has(tw_en_at(t, next), TW_EN_TENS | TW_EN_TEEN);
    size_t taken = is_tens ? tw_en_words_match(t, next, 100, &low) : 0;
    bool is_year =
        taken && high >= 11 && high <= 20 && !tw_en_has(tw_en_at(t, next + taken), TW_EN_SCALE | TW_EN_HUNDRED | TW_EN_PERCENT);
    if (is_year) {
      *ret_year = high * 100 + low;
      return next + taken - at;
    }
  }
  bool is_two_thousand = tw_en_is_word(t, k, "two") && tw_en_is_word(t, k + 1, "thousand");
  bool is_teen_hundred = tw_en_has(k, TW_EN_TEEN) && tw_en_has(k + 1, TW_EN_HUNDRED);
  if (!is_two_thousand && !is_teen_hundred) return 0;
  size_t taken = tw_en_words_match(t, at, WORDS_LIMIT, ret_year);
  return taken > 2 || is_two_thousand ? taken : 0;
}

size_t tw_en_year_match(const struct tw_en_text *t, size_t at, struct tw_en_point *p) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k->type == TW_EN_NUMBER && k->digits == 4 && k->number >= YEAR_MIN && k->number <= YEAR_MAX) {
    bool is_glued = tw_en_is_glued(k + 1) && k[1].type == TW_EN_WORD;
    if (is_glued && !tw_en_has(k + 1, TW_EN_MONTH)) return 0;
    p->year = k->number;
    bool is_era = tw_en_is_word(t, k + 1, "ad") || tw_en_is_word(t, k + 1, "ce");
    return 1 + (is_era && k[1].is_caps);
  }
  if (tw_en_is_mark(k, '\'') && k[1].type == TW_EN_NUMBER && tw_en_is_glued(k + 1) && k[1].digits == 2 &&
      !(k[2].type == TW_EN_WORD && tw_en_is_glued(k + 2))) {
    p->year = full_year(k[1].number);
    return 2;
  }
  size_t taken = tw_en_relative_year(t, at, &p->year);
  if (taken) {
    p->is_relative = true;
    p->is_unresolved |= p->year == 0;
    return taken;
  }
  return match_year_words(t, at, &p->year);
}

/* Day of a month: "15", "15th", "fifteenth", "twenty-first". Tokens taken. */
static size_t match_day(const struct tw_en_text *t, size_t at, bool needs_suffix, int *ret_day) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k->type == TW_EN_NUMBER) {
    if (k->number < 1 || k->number > MAX_DAY || k->digits > 2) return 0;
    bool has_suffix = tw_en_has(k + 1, TW_EN_ORDSUF) && tw_en_is_glued(k + 1);
    bool is_glued = k[1].type == TW_EN_WORD && tw_en_is_glued(k + 1) && !tw_en_has(k + 1, TW_EN_MONTH);
    if ((needs_suffix || is_glued) && !has_suffix) return 0;
    *ret_day = k->number;
    return 1 + has_suffix;
  }
  if (tw_en_has(k, TW_EN_ORDINAL) && k->word->value >= 1 && k->word->value <= MAX_DAY) {
    *ret_day = k->word->value;
    return 1;
  }
  size_t unit = at + 1;
  if (tw_en_is_mark(tw_en_at(t, unit), '-')) unit++;
  const struct tw_en_token *last = tw_en_at(t, unit);
  bool is_ordinal = tw_en_has(k, TW_EN_TENS) && tw_en_has(last, TW_EN_ORDINAL | (needs_suffix ? 0 : TW_EN_DIGIT)) &&
                    last->word->value > 0 && last->word->value < 10 && k->word->value + last->word->value <= MAX_DAY;
  if (!is_ordinal) return 0;
  *ret_day = k->word->value + last->word->value;
  return unit + 1 - at;
}

bool tw_en_point_day(const struct tw_en_text *t, size_t at, struct tw_en_point *ret_point) {
  size_t next = at + (tw_en_is_word(t, tw_en_at(t, at), "the") ? 1 : 0);
  int day;
  size_t taken = match_day(t, next, false, &day);
  if (!taken) return false;
  *ret_point = (struct tw_en_point){.next = next + taken, .precision = TW_EN_AS_DAY_ONLY, .day = day};
  return true;
}

/* A pattern's element at `at`: tokens taken, or -1 when it is required and not there. Capitals are required:
 * M month name, D day, S day with its suffix, Y year, y year of two digits, N month number, d day number, J joint of a
 * numeric date, O of; optional: '.' ',' o (of, in), x (of, in or a comma), t (the). */
static int match_element(const struct tw_en_text *t, char element, size_t at, struct tw_en_point *p) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_small = k->type == TW_EN_NUMBER && k->number > 0 && k->digits <= 2;
  switch (element) {
  case '.': return tw_en_is_mark(k, '.') && tw_en_is_glued(k);
  case ',': return tw_en_is_mark(k, ',');
  case 'x': return tw_en_is_mark(k, ',') || tw_en_is_word(t, k, "of") || tw_en_is_word(t, k, "in");
  case 'o': return tw_en_is_word(t, k, "of") || tw_en_is_word(t, k, "in");
  case 'O': return tw_en_is_word(t, k, "of") ? 1 : -1;
  case 't': return tw_en_is_word(t, k, "the");
  case 'J': return is_joint(k) && !(k->is_spaced && k[1].is_spaced) ? 1 : -1;
  case 'M':
    if (!tw_en_has(k, TW_EN_MONTH)) return -1;
    p->month = k->word->value;
    return 1;
  case 'N':
    if (!is_small || k->number > MAX_MONTH) return -1;
    p->month = k->number;
    return 1;
  case 'd':
    if (!is_small || k->number > MAX_DAY || (k[1].type == TW_EN_WORD && tw_en_is_glued(k + 1) && !tw_en_is_word(t, k + 1, "t")))
      return -1;
    p->day = k->number;
    return 1;
  case 'y':
    if (!is_small || k->digits != 2 || (k[1].type == TW_EN_WORD && tw_en_is_glued(k + 1)) || tw_en_is_mark(k + 1, '%')) return -1;
    p->year = full_year(k->number);
    return 1;
  default: break;
  }
  size_t taken = element == 'Y' ? tw_en_year_match(t, at, p) : match_day(t, at, element == 'S', &p->day);
  return taken ? (int)taken : -1;
}

/* Patterns of dates; a month's name may stand in any place. The longest that fits is taken, the first of equals. */
static const struct pattern {
  const char *elements;
  enum tw_en_precision precision;
} patterns[] = {
    {"M.tDxY", TW_EN_AS_DAY},                            /* January 12, 2016; march the third 2015 */
    {"M.,tD", TW_EN_AS_DAY},                             /* Oct. 2 */
    {"tDoM.xY", TW_EN_AS_DAY},                           /* the 1st of March, 2016; 26 june in 2019 */
    {"tDoM", TW_EN_AS_DAY},    {"DJM.Jy", TW_EN_AS_DAY}, /* 31-Oct-74 */
    {"DJM.JY", TW_EN_AS_DAY},                            /* 22/Jan/2019 */
    {"YJM.Jd", TW_EN_AS_DAY},                            /* 2019-sep-1 */
    {"MJYJd", TW_EN_AS_DAY},   {"dJYJM", TW_EN_AS_DAY},  {"YJdJM", TW_EN_AS_DAY}, {"MJd", TW_EN_AS_DAY},   /* Oct-2 */
    {"M.xY", TW_EN_AS_MONTH},                                                                              /* June 2016 */
    {"MJY", TW_EN_AS_MONTH},   {"YM", TW_EN_AS_MONTH},   {"YM.D", TW_EN_AS_DAY},  {"DoMOy", TW_EN_AS_DAY}, /* 15 April of 87 */
    {"M", TW_EN_AS_MONTH},     {"YJNJd", TW_EN_AS_DAY},                                                    /* 2015-03-03 */
    {"YJN", TW_EN_AS_MONTH},                                                                               /* 2014/10 */
    {"NJY", TW_EN_AS_MONTH},
};

/* "2020-11-05T10:30:00Z" (RFC 3339): the time belongs to the date. */
static void skip_time(const struct tw_en_text *t, struct tw_en_point *p) {
  const struct tw_en_token *k = tw_en_at(t, p->next);
  if (!tw_en_is_word(t, k, "t") || !tw_en_is_glued(k) || k[1].type != TW_EN_NUMBER || !tw_en_is_glued(k + 1)) return;
  for (int i = 0; i < TIME_TOKENS && tw_en_is_glued(tw_en_at(t, p->next)); i++) {
    k = tw_en_at(t, p->next);
    if (k->type == TW_EN_MARK && !tw_en_is_glued(k + 1)) return; /* the sentence's own stop */
    p->next++;
  }
}

static bool match_pattern(const struct tw_en_text *t, const struct pattern *pattern, size_t at, struct tw_en_point *ret) {
  struct tw_en_point p = {.next = at, .precision = pattern->precision};
  const struct tw_en_token *joint = NULL;
  for (const char *e = pattern->elements; *e; e++) {
    const struct tw_en_token *k = tw_en_at(t, p.next);
    int taken = match_element(t, *e, p.next, &p);
    if (taken < 0 || (taken > 0 && p.next > at && k->is_par)) return false;
    if (*e == 'J') {
      if (joint && joint->mark != k->mark) return false;
      joint = k;
    }
    p.next += (size_t)taken;
  }
  skip_time(t, &p);
  *ret = p;
  return true;
}

/* Whether a day number that stands behind a month ("March 2016", "May 5,000") is one: not when it is a count. */
static bool is_day_sound(const struct tw_en_text *t, const struct tw_en_point *p) {
  const struct tw_en_token *behind = tw_en_at(t, p->next);
  const struct tw_en_token *last = tw_en_at(t, p->next - 1);
  if (p->precision != TW_EN_AS_DAY || p->year || last->type != TW_EN_NUMBER) return true;
  bool is_count =
      tw_en_has(behind, TW_EN_SCALE | TW_EN_PERCENT | TW_EN_LETTER) || tw_en_is_mark(behind, '%') ||
      (tw_en_is_mark(behind, ':') && tw_en_is_glued(behind) && behind[1].type == TW_EN_NUMBER && tw_en_is_glued(behind + 1));
  return !is_count;
}

/* "2/15/2016", "15.2.2016", "9-18-15", "4/22": day and month by the country's order, or by what is possible. */
static bool match_numeric(const struct tw_en_text *t, size_t at, struct tw_en_point *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k->type != TW_EN_NUMBER || k->digits > 2 || k->number < 1) return false;
  if (!is_joint(k + 1) || !tw_en_is_glued(k + 1) || !tw_en_is_glued(k + 2) || k[2].type != TW_EN_NUMBER || k[2].digits > 2 ||
      k[2].number < 1)
    return false;
  struct tw_en_point p = {.next = at + 3, .precision = TW_EN_AS_DAY};
  const struct tw_en_token *third = k + 4;
  bool has_third = (tw_en_is_mark(k + 3, (char)k[1].mark) || (tw_en_is_mark(k + 3, ',') && k[1].mark == '/')) &&
                   tw_en_is_glued(k + 3) && tw_en_is_glued(third) && third->type == TW_EN_NUMBER &&
                   (third->digits == 4 || third->digits == 2) && third->number >= 0;
  if (has_third) {
    p.year = third->digits == 4 ? third->number : full_year(third->number);
    p.next = at + 5;
  }
  struct tw_slice j = t->jurisdiction;
  bool is_month_first = (!j.len || tw_slice_is(j, "US") || tw_slice_is(j, "PH")) && k[1].mark != '.';
  int a = k->number, b = k[2].number;
  if (a > MAX_MONTH || (!is_month_first && b <= MAX_MONTH))
    is_month_first = false;
  else if (b > MAX_MONTH)
    is_month_first = true;
  p.month = is_month_first ? a : b;
  p.day = is_month_first ? b : a;
  if (p.month > MAX_MONTH || p.day > MAX_DAY) return false;
  if (has_third) {
    *ret = p;
    return p.year >= YEAR_MIN;
  }
  /* without a year only a slash, and no fraction; or behind "on" and weekdays */
  const struct tw_en_token *before = k - 1;
  bool is_announced = tw_en_is_word(t, before, "on") || tw_en_has(before, TW_EN_WEEKDAY);
  bool is_slash =
      k[1].mark == '/' && !(a == 24 && b == 7) && (a > MAX_MONTH || b > MAX_MONTH) &&
      !(tw_en_is_glued(k + 3) && is_joint(k + 3) && k[4].type == TW_EN_NUMBER && tw_en_is_glued(k + 4) && k[1].mark == k[3].mark);
  if (!is_slash && !is_announced) return false;
  *ret = p;
  return true;
}

/* "Q3 2019", "2019 Q1", "H2 2016", "2016H2", "third quarter of 2018", "first half of this year", "Q3 this year". */
static size_t match_quarter_word(const struct tw_en_text *t, size_t at, struct tw_en_point *p) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_q = tw_en_is_word(t, k, "q"), is_h = tw_en_is_word(t, k, "h");
  if ((is_q || is_h) && k[1].type == TW_EN_NUMBER && tw_en_is_glued(k + 1) && k[1].number >= 1 && k[1].number <= (is_q ? 4 : 2)) {
    p->precision = is_q ? TW_EN_AS_QUARTER : TW_EN_AS_HALF;
    p->month = (k[1].number - 1) * (is_q ? 3 : 6) + 1;
    return 2;
  }
  size_t next = at + (tw_en_is_word(t, k, "the") ? 1 : 0);
  int ordinal;
  size_t taken = match_day(t, next, true, &ordinal);
  bool is_final = tw_en_is_word(t, tw_en_at(t, next), "final") || tw_en_is_word(t, tw_en_at(t, next), "last");
  if (!taken && !is_final) return 0;
  if (!taken) taken = 1;
  next += taken;
  if (tw_en_is_mark(tw_en_at(t, next), '-') || tw_en_has(tw_en_at(t, next), TW_EN_FISCAL)) next++;
  const struct tw_en_token *unit = tw_en_at(t, next);
  bool is_quarter = tw_en_has(unit, TW_EN_CALENDAR) && unit->word->unit == TW_EN_QUARTER && !tw_en_is_word(t, unit, "quarters");
  bool is_half = tw_en_is_word(t, unit, "half");
  int parts = is_quarter ? 4 : 2;
  if (is_final) ordinal = parts;
  if ((!is_quarter && !is_half) || ordinal > parts) return 0;
  p->precision = is_quarter ? TW_EN_AS_QUARTER : TW_EN_AS_HALF;
  p->month = (ordinal - 1) * (12 / parts) + 1;
  return next + 1 - at;
}

static bool match_quarter(const struct tw_en_text *t, size_t at, struct tw_en_point *ret) {
  struct tw_en_point p = {0};
  size_t next = at, taken = match_quarter_word(t, at, &p), year;
  size_t word = at + (tw_en_is_word(t, tw_en_at(t, at), "the") ? 1 : 0);
  bool is_final = taken && (tw_en_is_word(t, tw_en_at(t, word), "last") || tw_en_is_word(t, tw_en_at(t, word), "final"));
  if (taken) {
    next += taken;
    size_t joint = next;
    if (tw_en_is_mark(tw_en_at(t, joint), ',') || tw_en_is_mark(tw_en_at(t, joint), '-')) joint++;
    while (tw_en_is_word(t, tw_en_at(t, joint), "of") || tw_en_is_word(t, tw_en_at(t, joint), "in") ||
           tw_en_is_word(t, tw_en_at(t, joint), "the") || tw_en_has(tw_en_at(t, joint), TW_EN_FISCAL))
      joint++;
    year = tw_en_year_match(t, joint, &p);
    if (year)
      next = joint + year;
    else if (p.precision == TW_EN_AS_HALF && !tw_en_is_word(t, tw_en_at(t, at), "h"))
      return false; /* "the second half": of what? */
    else if (is_final)
      return false;
  } else {
    year = tw_en_year_match(t, at, &p);
    if (!year) {
      /* "2016H2" */
      const struct tw_en_token *k = tw_en_at(t, at);
      if (k->type != TW_EN_NUMBER || k->digits != 4 || k->number < YEAR_MIN || k->number > YEAR_MAX) return false;
      p.year = k->number;
      year = 1;
    }
    next += year;
    if (tw_en_is_mark(tw_en_at(t, next), '-') || tw_en_is_mark(tw_en_at(t, next), '\'')) next++;
    if (tw_en_is_word(t, tw_en_at(t, next), "s")) next++;
    taken = match_quarter_word(t, next, &p);
    if (!taken) return false;
    next += taken;
  }
  p.next = next;
  *ret = p;
  return true;
}

/* "1990s", "the '40s", "nineties", "nineteen seventies". */
static bool match_decade(const struct tw_en_text *t, size_t at, struct tw_en_point *ret) {
  size_t next = at + (tw_en_is_word(t, tw_en_at(t, at), "the") ? 1 : 0);
  const struct tw_en_token *k = tw_en_at(t, next);
  int year = 0;
  if (tw_en_is_mark(k, '\'')) k = tw_en_at(t, ++next);
  bool has_s = tw_en_is_word(t, k + 1, "s") && k->type == TW_EN_NUMBER && k->number >= 0 && k->number % 10 == 0;
  if (has_s && k->digits == 4 && tw_en_is_glued(k + 1))
    year = k->number;
  else if (has_s && k->digits == 2 && k->number >= 20 && (tw_en_is_glued(k + 1) || tw_en_is_word(t, k - 1, "in")))
    year = 1900 + k->number;
  if (year)
    next += 2;
  else if (tw_en_has(k, TW_EN_DECADE)) {
    year = 1900 + k->word->value;
    next++;
  } else if ((tw_en_has(k, TW_EN_TEEN) || tw_en_is_word(t, k, "twenty")) &&
             tw_en_has(k + 1 + tw_en_is_mark(k + 1, '-'), TW_EN_DECADE)) {
    size_t decade = 1 + (size_t)tw_en_is_mark(k + 1, '-');
    year = k->word->value * 100 + k[decade].word->value;
    next += decade + 1;
  }
  if (!year || year < YEAR_MIN || year > YEAR_MAX) return false;
  *ret = (struct tw_en_point){.next = next, .precision = TW_EN_AS_SPAN, .period = tw_period_years(year, year + 9)};
  return true;
}

/* A month's name that is a common word too counts only as a name: capital, and not before a verb's subject. */
static bool is_month_sound(const struct tw_en_text *t, size_t at, const struct tw_en_point *p) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (p->next != at + 1 || !tw_en_has(k, TW_EN_MONTH)) return true;
  if (!tw_en_has(k, TW_EN_AMBIG)) return true;
  bool is_range = (tw_en_has(k + 1, TW_EN_TO) || tw_en_is_mark(k + 1, '-')) && tw_en_has(k + 2, TW_EN_MONTH);
  bool is_announced = tw_en_has(k - 1, TW_EN_ABOUT | TW_EN_PHASE | TW_EN_WHICH | TW_EN_TO) || tw_en_is_word(t, k - 1, "and");
  bool is_alone = k[-1].type == TW_EN_END && k[1].type == TW_EN_END;
  return is_alone || (k->is_capital && (is_range || (is_announced && !k->is_par)));
}

/* "summer of 2012", "spring 2011", "winter 2010-11" (from December on). */
static bool match_season(const struct tw_en_text *t, size_t at, struct tw_en_point *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (!tw_en_has(k, TW_EN_SEASON)) return false;
  struct tw_en_point p = {.precision = TW_EN_AS_SPAN};
  size_t next = at + 1 + (tw_en_is_word(t, k + 1, "of") || tw_en_is_word(t, k + 1, "in"));
  size_t taken = tw_en_year_match(t, next, &p);
  if (!taken) return false;
  next += taken;
  bool is_pair = (tw_en_is_mark(tw_en_at(t, next), '-') || tw_en_is_mark(tw_en_at(t, next), '/')) &&
                 tw_en_is_glued(tw_en_at(t, next)) && tw_en_at(t, next + 1)->type == TW_EN_NUMBER &&
                 tw_en_is_glued(tw_en_at(t, next + 1)) && tw_en_at(t, next + 1)->digits == 2;
  p.next = next + (is_pair ? 2 : 0);
  p.period = TW_PERIOD_NONE;
  if (p.year) {
    struct tw_date first = {p.year, k->word->value, 1}, last = tw_date_add_months(first, 2);
    p.period = (struct tw_period){tw_day_from(first), tw_period_month(last.year, last.month).end};
  }
  *ret = p;
  return true;
}

static bool match_absolute(const struct tw_en_text *t, size_t at, struct tw_en_point *ret) {
  struct tw_en_point best = {0}, p;
  bool is_function = tw_en_has(tw_en_at(t, at), TW_EN_FUNCTION) && !tw_en_has(tw_en_at(t, at), TW_EN_MONTH);
  if (is_function && !tw_en_is_word(t, tw_en_at(t, at), "the") && !tw_en_is_word(t, tw_en_at(t, at), "this")) return false;
  for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++)
    if (match_pattern(t, &patterns[i], at, &p) && p.next > best.next && is_day_sound(t, &p) && is_month_sound(t, at, &p))
      best = p;
  if (match_numeric(t, at, &p) && p.next > best.next) best = p;
  if (match_quarter(t, at, &p) && p.next > best.next) best = p;
  if (match_decade(t, at, &p) && p.next > best.next) best = p;
  if (match_season(t, at, &p) && p.next > best.next) best = p;
  if (!best.next) return false;
  *ret = best;
  return true;
}

static bool match_bare_year(const struct tw_en_text *t, size_t at, struct tw_en_point *ret) {
  struct tw_en_point p = {.precision = TW_EN_AS_YEAR};
  size_t taken = tw_en_year_match(t, at, &p);
  if (!taken || p.is_relative) return false;
  p.next = at + taken;
  p.is_bare_year = true;
  *ret = p;
  return true;
}

static bool may_start(const struct tw_en_token *k) {
  static const uint64_t starters = TW_EN_MONTH | TW_EN_WEEKDAY | TW_EN_WHICH | TW_EN_RELDAY | TW_EN_SEASON | TW_EN_DECADE |
                                   TW_EN_ORDINAL | TW_EN_DIGIT | TW_EN_TEEN | TW_EN_TENS | TW_EN_CALENDAR | TW_EN_ARTICLE |
                                   TW_EN_CLOCK | TW_EN_LEAD | TW_EN_FUNCTION;
  return k->type == TW_EN_NUMBER || tw_en_is_mark(k, '\'') || tw_en_has(k, starters);
}

static bool match_point(const struct tw_en_text *t, size_t at, struct tw_en_point *ret_point) {
  if (!may_start(tw_en_at(t, at))) return false;
  size_t start = at;
  const struct tw_en_token *k = tw_en_at(t, at);
  if (tw_en_has(k, TW_EN_WEEKDAY)) { /* "Fri, Jul 18": the weekday adds nothing to a date */
    start++;
    if (tw_en_is_mark(tw_en_at(t, start), '.') && tw_en_is_glued(tw_en_at(t, start))) start++;
    if (tw_en_is_mark(tw_en_at(t, start), ',')) start++;
  }
  struct tw_en_point absolute = {0}, relative = {0}, year = {0};
  bool has_absolute = (start == at || !tw_en_at(t, start)->is_par) && match_absolute(t, start, &absolute);
  if (has_absolute && start > at && absolute.precision != TW_EN_AS_DAY) has_absolute = false;
  bool has_relative = tw_en_relative_match(t, at, &relative);
  bool has_year = match_bare_year(t, at, &year);
  if (has_absolute && (!has_relative || absolute.next >= relative.next))
    *ret_point = absolute;
  else if (has_relative)
    *ret_point = relative;
  else if (has_year)
    *ret_point = year;
  return has_absolute || has_relative || has_year;
}

bool tw_en_point_match(const struct tw_en_text *t, size_t at, struct tw_en_point *ret_point) {
  if (!match_point(t, at, ret_point)) return false;
  ret_point->first = at;
  return true;
}

/* A word of the future shortly before token `at`: then a date without a year is ahead. */
static bool is_ahead(const struct tw_en_text *t, size_t at) {
  static const char *const words[] = {"will",     "next",  "upcoming", "scheduled", "due",   "plans", "planned",
                                      "expected", "until", "till",     "set",       "would", "shall", "coming"};
  for (size_t i = 1; i <= FUTURE_WINDOW; i++) {
    const struct tw_en_token *k = tw_en_at(t, at - i);
    if (k->type == TW_EN_END || tw_en_is_mark(k, '.') || tw_en_is_mark(k, ';')) return false;
    for (size_t j = 0; k->type == TW_EN_WORD && j < sizeof words / sizeof words[0]; j++)
      if (tw_en_is_word(t, k, words[j])) return true;
  }
  return false;
}

/* The year that brings a day without one nearest to the reference day; what is behind counts as nearer: news tells the past. */
static int nearest_year(tw_day ref, int month, int day, int ahead_weight) {
  int year = tw_date_from(ref).year, best = year;
  int64_t best_distance = INT64_MAX;
  for (int y = year - 1; y <= year + 1; y++) {
    int last = tw_month_days(y, month);
    tw_day candidate = tw_day_from((struct tw_date){y, month, day > last ? last : day});
    int64_t distance = candidate > ref ? ahead_weight * ((int64_t)candidate - ref) : (int64_t)ref - candidate;
    if (day > last || distance >= best_distance) continue;
    best_distance = distance;
    best = y;
  }
  return best;
}

struct tw_period tw_en_point_period(const struct tw_en_text *t, struct tw_en_point *p, int year) {
  if (p->precision == TW_EN_AS_SPAN) return p->period;
  if (p->is_unresolved) return TW_PERIOD_NONE;
  int y = p->year ? p->year : year;
  if (!y && t->ref_day == TW_DAY_NONE) {
    p->is_relative = p->is_unresolved = true;
    return TW_PERIOD_NONE;
  }
  if (!y) {
    p->is_relative = p->is_yearless = true;
    y = nearest_year(t->ref_day, p->month, p->precision == TW_EN_AS_DAY ? p->day : MID_MONTH,
                     is_ahead(t, p->first) ? AHEAD_WEIGHT : PAST_WEIGHT);
  }
  struct tw_date date = {y, p->month, p->day};
  switch (p->precision) {
  case TW_EN_AS_DAY: return tw_date_is_valid(date) ? tw_period_day(tw_day_from(date)) : TW_PERIOD_NONE;
  case TW_EN_AS_MONTH: return tw_period_month(y, p->month);
  case TW_EN_AS_QUARTER: return tw_period_months(y, p->month, p->month + 2);
  case TW_EN_AS_HALF: return tw_period_months(y, p->month, p->month + 5);
  case TW_EN_AS_YEAR: return tw_period_year(y);
  case TW_EN_AS_SPAN:
  case TW_EN_AS_DAY_ONLY: break;
  }
  return TW_PERIOD_NONE;
}
