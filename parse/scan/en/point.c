#include "parse/scan/en/point.h"
#include "parse/scan/en/era.h"
#include "parse/scan/en/number.h"
#include "parse/scan/en/tense.h"

enum {
  YEAR_MIN = 1000, /* four digits; earlier years are not met in news */
  YEAR_MAX = 2999,
  TWO_DIGIT_PIVOT = 40, /* '39 is 2039, '40 is 1940 */
  MAX_DAY = 31,
  MAX_MONTH = 12,
  WORDS_LIMIT = 100000,
  MONTH_REACH = 14, /* tokens: from a date's start to its month behind a year in words; at most TW_EN_SLACK */
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
  if (tw_en_has(tw_en_at(t, at + taken), TW_EN_HUNDRED | TW_EN_SCALE)) return 0; /* "two thousand and two hundred" */
  return taken > 2 || is_two_thousand ? taken : 0;
}

/* "2016", "2016 AD". Tokens taken. */
static size_t match_year_digits(const struct tw_en_token *k, const struct tw_en_text *t, int *ret_year) {
  if (k->type != TW_EN_NUMBER || k->digits != 4 || k->number < YEAR_MIN || k->number > YEAR_MAX) return 0;
  if (tw_en_is_glued_word(k + 1) && !tw_en_has(k + 1, TW_EN_MONTH)) return 0;
  *ret_year = k->number;
  return 1 + (size_t)(k[1].is_caps && tw_en_is_either(t, k + 1, "ad", "ce"));
}

/* "'16". Tokens taken. */
static size_t match_year_short(const struct tw_en_token *k, int *ret_year) {
  if (!tw_en_is_mark(k, '\'') || !tw_en_is_glued_number(k + 1) || k[1].digits != 2 || tw_en_is_glued_word(k + 2)) return 0;
  *ret_year = full_year(k[1].number);
  return 2;
}

size_t tw_en_year_match(const struct tw_en_text *t, size_t at, struct tw_en_point *p) {
  const struct tw_en_token *k = tw_en_at(t, at);
  size_t taken = match_year_digits(k, t, &p->year);
  if (!taken) taken = match_year_short(k, &p->year);
  if (taken) return taken;
  taken = tw_en_relative_year(t, at, &p->year);
  if (!taken) return match_year_words(t, at, &p->year);
  p->is_relative = true;
  p->is_unresolved |= p->year == 0;
  return taken;
}

/* "15", "15th". Tokens taken. */
static size_t match_day_digits(const struct tw_en_token *k, bool needs_suffix, int *ret_day) {
  if (k->number < 1 || k->number > MAX_DAY || k->digits > 2) return 0;
  bool has_suffix = tw_en_has(k + 1, TW_EN_ORDSUF) && tw_en_is_glued(k + 1);
  bool is_grown = tw_en_is_glued_word(k + 1) && !tw_en_has(k + 1, TW_EN_MONTH);
  if (!has_suffix && (needs_suffix || is_grown)) return 0;
  *ret_day = k->number;
  return 1 + (size_t)has_suffix;
}

/* "twenty-first", "thirty first"; "twenty five" where no ordinal is needed. Tokens taken. */
static size_t match_day_tens(const struct tw_en_text *t, size_t at, bool needs_suffix, int *ret_day) {
  const struct tw_en_token *tens = tw_en_at(t, at), *unit = tens + 1 + tw_en_is_mark(tens + 1, '-');
  if (!tw_en_has(tens, TW_EN_TENS) || !tw_en_has(unit, needs_suffix ? TW_EN_ORDINAL : TW_EN_ORDINAL | TW_EN_DIGIT)) return 0;
  int day = tens->word->value + unit->word->value;
  if (unit->word->value < 1 || unit->word->value > 9 || day > MAX_DAY) return 0;
  *ret_day = day;
  return (size_t)(unit - tens) + 1;
}

/* Day of a month: "15", "15th", "fifteenth", "twenty-first". Tokens taken. */
static size_t match_day(const struct tw_en_text *t, size_t at, bool needs_suffix, int *ret_day) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k->type == TW_EN_NUMBER) return match_day_digits(k, needs_suffix, ret_day);
  bool is_ordinal = tw_en_has(k, TW_EN_ORDINAL) && k->word->value >= 1 && k->word->value <= MAX_DAY;
  if (!is_ordinal) return match_day_tens(t, at, needs_suffix, ret_day);
  *ret_day = k->word->value;
  return 1;
}

bool tw_en_point_day(const struct tw_en_text *t, size_t at, struct tw_en_point *ret_point) {
  size_t next = at + (tw_en_is_word(t, tw_en_at(t, at), "the") ? 1 : 0);
  int day;
  size_t taken = match_day(t, next, false, &day);
  if (!taken) return false;
  *ret_point = (struct tw_en_point){.next = next + taken, .precision = TW_EN_AS_DAY_ONLY, .day = day};
  return true;
}

/* An optional element at `k`: tokens taken. */
static int match_optional(const struct tw_en_text *t, char element, const struct tw_en_token *k) {
  switch (element) {
  case '.': return tw_en_is_glued_mark(k, '.');
  case ',': return tw_en_is_mark(k, ',');
  case 'x': return tw_en_is_mark(k, ',') || tw_en_is_either(t, k, "of", "in");
  case 'o':
    return tw_en_is_word(t, k, "of") ||
           (tw_en_is_word(t, k, "in") && tw_en_has(k - 1, TW_EN_ORDSUF | TW_EN_ORDINAL | TW_EN_MONTH));
  default: return tw_en_is_word(t, k, "the");
  }
}

static int match_month(const struct tw_en_token *k, struct tw_en_point *p) {
  if (!tw_en_has(k, TW_EN_MONTH)) return -1;
  p->month = k->word->value;
  return 1;
}

/* A numeral of one or two digits, up to `max`; not grown together with a word, but for the T of a time. */
static int match_small(const struct tw_en_text *t, const struct tw_en_token *k, int max, int *ret_value) {
  bool is_small = k->type == TW_EN_NUMBER && k->number > 0 && k->digits <= 2 && k->number <= max;
  if (!is_small || (tw_en_is_glued_word(k + 1) && !tw_en_is_word(t, k + 1, "t"))) return -1;
  *ret_value = k->number;
  return 1;
}

static int match_two_digit_year(const struct tw_en_text *t, const struct tw_en_token *k, struct tw_en_point *p) {
  int value;
  if (k->digits != 2 || tw_en_is_mark(k + 1, '%') || match_small(t, k, 99, &value) < 0) return -1;
  p->year = full_year(value);
  return 1;
}

/* A pattern's element at `at`: tokens taken, or -1 when it is required and not there. Capitals and n, d, y are required:
 * M month name, D day, S day with its suffix, Y year, y year of two digits, N month number, d day number, J joint of a
 * numeric date, O of; optional: '.' ',' o (of, in), x (of, in or a comma), t (the). */
static int match_element(const struct tw_en_text *t, char element, size_t at, struct tw_en_point *p) {
  const struct tw_en_token *k = tw_en_at(t, at);
  size_t taken;
  switch (element) {
  case 'M': return match_month(k, p);
  case 'N': return match_small(t, k, MAX_MONTH, &p->month);
  case 'd': return match_small(t, k, MAX_DAY, &p->day);
  case 'y': return match_two_digit_year(t, k, p);
  case 'J': return is_joint(k) && !(k->is_spaced && k[1].is_spaced) ? 1 : -1;
  case 'O': return tw_en_is_word(t, k, "of") ? 1 : -1;
  case 'Y': taken = tw_en_year_match(t, at, p); break;
  case 'D':
  case 'S': taken = match_day(t, at, element == 'S', &p->day); break;
  default: return match_optional(t, element, k);
  }
  return taken ? (int)taken : -1;
}

/* Patterns of dates: with a month's name in some place, and without. The longest that fits is taken, the first of equals. */
struct pattern {
  const char *elements;
  enum tw_en_precision precision;
};

static const struct pattern month_patterns[] = {
    {"M.tDxY", TW_EN_AS_DAY},                            /* January 12, 2016; march the third 2015 */
    {"M.,tD", TW_EN_AS_DAY},                             /* Oct. 2 */
    {"tDoM.xY", TW_EN_AS_DAY},                           /* the 1st of March, 2016; 26 june in 2019 */
    {"tDoM", TW_EN_AS_DAY},    {"DJM.Jy", TW_EN_AS_DAY}, /* 31-Oct-74 */
    {"DJM.JY", TW_EN_AS_DAY},                            /* 22/Jan/2019 */
    {"YJM.Jd", TW_EN_AS_DAY},                            /* 2019-sep-1 */
    {"MJYJd", TW_EN_AS_DAY},   {"dJYJM", TW_EN_AS_DAY},  {"YJdJM", TW_EN_AS_DAY}, {"MJd", TW_EN_AS_DAY},   /* Oct-2 */
    {"M.xY", TW_EN_AS_MONTH},                                                                              /* June 2016 */
    {"MJY", TW_EN_AS_MONTH},   {"YM", TW_EN_AS_MONTH},   {"YM.D", TW_EN_AS_DAY},  {"DoMOy", TW_EN_AS_DAY}, /* 15 April of 87 */
    {"M", TW_EN_AS_MONTH},
};

static const struct pattern numeric_patterns[] = {
    {"YJNJd", TW_EN_AS_DAY}, /* 2015-03-03 */
    {"YJN", TW_EN_AS_MONTH}, /* 2014/10 */
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
  /* "In August, 21 persons": only a date's end or a year may stand behind such a day */
  bool is_list =
      tw_en_is_mark(last - 1, ',') && behind->type == TW_EN_WORD && !behind->is_par && !tw_en_has(behind, TW_EN_ORDSUF);
  bool is_count =
      is_list || tw_en_has(behind, TW_EN_SCALE | TW_EN_PERCENT | TW_EN_LETTER) || tw_en_is_mark(behind, '%') ||
      (tw_en_is_mark(behind, ':') && tw_en_is_glued(behind) && behind[1].type == TW_EN_NUMBER && tw_en_is_glued(behind + 1));
  return !is_count;
}

/* Day and month of two numerals: by what is possible, else by the country's order. False when neither order is a date. */
static bool order_day_month(const struct tw_en_text *t, int a, int b, char joint, struct tw_en_point *p) {
  struct tw_slice j = t->jurisdiction;
  bool is_american = !j.len || tw_slice_is(j, "US") || tw_slice_is(j, "PH");
  bool is_month_first = a <= MAX_MONTH && (b > MAX_MONTH || (is_american && joint != '.'));
  p->month = is_month_first ? a : b;
  p->day = is_month_first ? b : a;
  return p->month <= MAX_MONTH && p->day <= MAX_DAY;
}

/* A year behind "9-18" with the same joint: "-15", "/2016", ",2015". */
static bool match_numeric_year(const struct tw_en_token *joint, const struct tw_en_token *k, struct tw_en_point *p) {
  bool is_joined = tw_en_is_mark(k, (char)joint->mark) || (tw_en_is_mark(k, ',') && joint->mark == '/');
  const struct tw_en_token *year = k + 1;
  if (!is_joined || !tw_en_is_glued(k) || !tw_en_is_glued_number(year) || year->number < 0) return false;
  if (year->digits != 4 && year->digits != 2) return false;
  p->year = year->digits == 4 ? year->number : full_year(year->number);
  return true;
}

static bool is_numeral_part(const struct tw_en_token *k) {
  return k->type == TW_EN_NUMBER && k->digits <= 2 && k->number >= 1;
}

/* Without a year only a slash that makes no fraction ("4/22"), or what follows "on" or a weekday. */
static bool is_yearless_date(const struct tw_en_text *t, const struct tw_en_token *k) {
  if (tw_en_is_any(t, k + 3, "shooting record vote run")) return false; /* "on 8-12 shooting" */
  if (tw_en_is_word(t, k - 1, "on") || tw_en_has(k - 1, TW_EN_WEEKDAY)) return true;
  bool is_day = k->number > MAX_MONTH || k[2].number > MAX_MONTH, is_always = k->number == 24 && k[2].number == 7;
  bool goes_on = tw_en_is_glued_mark(k + 3, '/') && tw_en_is_glued_number(k + 4);
  return k[1].mark == '/' && is_day && !goes_on && !is_always;
}

/* "2/15/2016", "15.2.2016", "9-18-15", "4/22": day and month by the country's order, or by what is possible. */
static bool match_numeric(const struct tw_en_text *t, size_t at, struct tw_en_point *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  struct tw_en_point p = {.next = at + 3, .precision = TW_EN_AS_DAY};
  if (!is_numeral_part(k) || !is_joint(k + 1) || !tw_en_is_glued(k + 1)) return false;
  if (!is_numeral_part(k + 2) || !tw_en_is_glued(k + 2)) return false;
  if (!order_day_month(t, k->number, k[2].number, (char)k[1].mark, &p)) return false;
  if (match_numeric_year(k + 1, k + 3, &p))
    p.next = at + 5;
  else if (!is_yearless_date(t, k))
    return false;
  if (p.year && p.year < YEAR_MIN) return false;
  *ret = p;
  return true;
}

static void set_part(struct tw_en_point *p, bool is_quarter, int number) {
  p->precision = is_quarter ? TW_EN_AS_QUARTER : TW_EN_AS_HALF;
  p->month = (number - 1) * (is_quarter ? 3 : 6) + 1;
}

/* "Q3", "H2". Tokens taken. */
static size_t match_quarter_letter(const struct tw_en_text *t, size_t at, struct tw_en_point *p) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_quarter = tw_en_is_word(t, k, "q");
  if (!is_quarter && !tw_en_is_word(t, k, "h")) return 0;
  if (!tw_en_is_glued_number(k + 1) || k[1].number < 1 || k[1].number > (is_quarter ? 4 : 2)) return 0;
  if (tw_en_is_glued_word(k + 2) && tw_en_is_word(t, k + 2, "n")) return 0; /* "H1N1" */
  set_part(p, is_quarter, k[1].number);
  return 2;
}

/* "1H20", "3Q 2019": tokens taken, the year of two digits with them. */
static size_t match_quarter_digit(const struct tw_en_text *t, size_t at, struct tw_en_point *p) {
  const struct tw_en_token *k = tw_en_at(t, at), *letter = k + 1, *year = k + 2;
  if (k->type != TW_EN_NUMBER || k->digits != 1 || !tw_en_is_glued_word(letter) || !letter->is_caps) return 0;
  bool is_quarter = tw_en_is_word(t, letter, "q"), is_half = tw_en_is_word(t, letter, "h");
  if (!(is_quarter || is_half) || k->number < 1 || k->number > (is_quarter ? 4 : 2)) return 0;
  bool has_year = tw_en_is_glued_number(year) && year->digits == 2 && year->numeral == TW_EN_PLAIN;
  if (is_half && !has_year && !(year->type == TW_EN_NUMBER && year->digits == 4)) return 0; /* "a 2H pencil" */
  if (has_year) p->year = full_year(year->number);
  set_part(p, is_quarter, k->number);
  return 2 + (size_t)has_year;
}

/* "third quarter", "the first half", "4th qtr", "final quarter" (*ret_is_final). Tokens taken. */
static size_t match_quarter_word(const struct tw_en_text *t, size_t at, struct tw_en_point *p, bool *ret_is_final) {
  size_t next = at + (tw_en_is_word(t, tw_en_at(t, at), "the") ? 1 : 0), taken;
  int ordinal = 0;
  *ret_is_final = tw_en_is_either(t, tw_en_at(t, next), "final", "last");
  taken = *ret_is_final ? 1 : match_day(t, next, true, &ordinal);
  if (!taken) return 0;
  next += taken;
  next += tw_en_is_mark(tw_en_at(t, next), '-') || tw_en_has(tw_en_at(t, next), TW_EN_FISCAL);
  const struct tw_en_token *unit = tw_en_at(t, next);
  bool is_quarter = tw_en_is_either(t, unit, "quarter", "qtr");
  if (!is_quarter && !tw_en_is_word(t, unit, "half")) return 0;
  int parts = is_quarter ? 4 : 2;
  if (*ret_is_final) ordinal = parts;
  if (ordinal > parts) return 0;
  set_part(p, is_quarter, ordinal);
  return next + 1 - at;
}

/* Joints between a quarter and its year: a comma, a hyphen, "of the fiscal". Tokens taken. */
static size_t skip_to_year(const struct tw_en_text *t, size_t at) {
  size_t next = at + (tw_en_is_mark(tw_en_at(t, at), ',') || tw_en_is_mark(tw_en_at(t, at), '-'));
  for (const struct tw_en_token *k = tw_en_at(t, next);
       tw_en_is_either(t, k, "of", "in") || tw_en_is_word(t, k, "the") || tw_en_has(k, TW_EN_FISCAL); k++)
    next++;
  return next - at;
}

/* "Q3 2019", "third quarter of 2018", "first half of this year", "Q3 this year". */
static bool match_quarter_first(const struct tw_en_text *t, size_t at, struct tw_en_point *p) {
  bool is_final = false, is_letter = true;
  size_t taken = match_quarter_letter(t, at, p);
  if (!taken) taken = match_quarter_digit(t, at, p);
  if (!taken) {
    is_letter = false;
    taken = match_quarter_word(t, at, p, &is_final);
  }
  if (!taken) return false;
  p->next = at + taken;
  size_t skip = skip_to_year(t, p->next), year = p->year ? 0 : tw_en_year_match(t, p->next + skip, p);
  if (year) p->next += skip + year;
  /* "the second half" and "the last quarter" alone are of something else */
  return year || is_letter || (p->precision == TW_EN_AS_QUARTER && !is_final);
}

/* "2019 Q1", "2016H2", "next year's first quarter". */
static bool match_year_first(const struct tw_en_text *t, size_t at, struct tw_en_point *p) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_final, is_grown = k->type == TW_EN_NUMBER && k->digits == 4 && k->number >= YEAR_MIN && k->number <= YEAR_MAX;
  size_t next = at + tw_en_year_match(t, at, p);
  if (next == at && is_grown) {
    p->year = k->number;
    next++;
  }
  if (next == at) return false;
  next += tw_en_is_mark(tw_en_at(t, next), '-') || tw_en_is_mark(tw_en_at(t, next), '\'');
  next += tw_en_is_word(t, tw_en_at(t, next), "s");
  size_t taken = match_quarter_letter(t, next, p);
  if (!taken) taken = match_quarter_word(t, next, p, &is_final);
  p->next = next + taken;
  return taken > 0;
}

/* "the March quarter", "December-half 2023": the part of a year that ends with that month. */
static bool match_month_part(const struct tw_en_text *t, size_t at, struct tw_en_point *ret) {
  size_t month = at + tw_en_is_word(t, tw_en_at(t, at), "the"), next = month + 1;
  struct tw_en_point p = {0};
  if (!tw_en_has(tw_en_at(t, month), TW_EN_MONTH) || !tw_en_at(t, month)->is_capital) return false;
  size_t own_year = tw_en_year_match(t, next, &p);
  next += own_year + tw_en_is_glued_mark(tw_en_at(t, next + own_year), '-');
  const struct tw_en_token *part = tw_en_at(t, next);
  int length = tw_en_is_word(t, part, "quarter") ? 3
               : tw_en_is_word(t, part, "half")  ? 6
                                                 : 0,
      last = tw_en_at(t, month)->word->value;
  if (!length || last % length) return false;
  p.next = next + 1;
  p.precision = length == 3 ? TW_EN_AS_QUARTER : TW_EN_AS_HALF;
  p.month = last - length + 1;
  size_t skip = skip_to_year(t, p.next), year = own_year ? 0 : tw_en_year_match(t, p.next + skip, &p);
  if (year) p.next += skip + year;
  *ret = p;
  return true;
}

static bool match_quarter(const struct tw_en_text *t, size_t at, struct tw_en_point *ret) {
  struct tw_en_point first = {0}, second = {0};
  if (match_month_part(t, at, ret)) return true;
  bool is_first = match_quarter_first(t, at, &first);
  if (!is_first && !match_year_first(t, at, &second)) return false;
  *ret = is_first ? first : second;
  return true;
}

/* A month's name that is a common word too counts only as a name: capital, and not before a verb's subject. */
static bool is_month_sound(const struct tw_en_text *t, size_t at, const struct tw_en_point *p) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (p->next != at + 1 || !tw_en_has(k, TW_EN_MONTH)) return true;
  if (tw_en_is_either(t, k - 1, "each", "every")) return false; /* of no year */
  if (!tw_en_has(k, TW_EN_AMBIG)) return true;
  bool is_range = (tw_en_has(k + 1, TW_EN_TO) || tw_en_is_mark(k + 1, '-')) && tw_en_has(k + 2, TW_EN_MONTH);
  bool is_announced = tw_en_has(k - 1, TW_EN_ABOUT | TW_EN_PHASE | TW_EN_WHICH | TW_EN_TO) || tw_en_is_word(t, k - 1, "and");
  bool is_alone = k[-1].type == TW_EN_END && k[1].type == TW_EN_END;
  size_t joint = tw_en_has(k - 2, TW_EN_TO) && tw_en_is_glued(k - 2) ? 3 : 1; /* "January-March", "January-to-March" */
  bool is_end = tw_en_is_mark(k - 1, '-') && tw_en_has(k - joint - 1, TW_EN_MONTH);
  return is_alone || (k->is_capital && (is_range || is_end || (is_announced && !k->is_par)));
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

/* Most numbers have no month's name near, and need not be tried with every pattern. */
static bool has_month_near(const struct tw_en_token *k) {
  for (int i = 0; i < MONTH_REACH && k[i].type != TW_EN_END; i++)
    if (tw_en_has(&k[i], TW_EN_MONTH)) return true;
  return false;
}

static void match_longest(const struct tw_en_text *t, size_t at, const struct pattern *patterns, size_t count,
                          struct tw_en_point *best) {
  struct tw_en_point p;
  for (size_t i = 0; i < count; i++) {
    if (!match_pattern(t, &patterns[i], at, &p) || p.next <= best->next) continue;
    if (is_day_sound(t, &p) && is_month_sound(t, at, &p)) *best = p;
  }
}

static bool has_year(const struct tw_en_text *t, size_t at) {
  return tw_en_year_match(t, at, &(struct tw_en_point){0}) > 0;
}

static bool match_patterns(const struct tw_en_text *t, size_t at, struct tw_en_point *ret) {
  struct tw_en_point best = {0};
  if (has_month_near(tw_en_at(t, at)))
    match_longest(t, at, month_patterns, sizeof month_patterns / sizeof month_patterns[0], &best);
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_joined = k->type == TW_EN_NUMBER ? is_joint(k + 1) : k->type != TW_EN_WORD || has_year(t, at);
  if (is_joined) match_longest(t, at, numeric_patterns, sizeof numeric_patterns / sizeof numeric_patterns[0], &best);
  *ret = best;
  return best.next > 0;
}

static bool match_absolute(const struct tw_en_text *t, size_t at, struct tw_en_point *ret) {
  static bool (*const matchers[])(const struct tw_en_text *, size_t, struct tw_en_point *) = {
      match_patterns, match_numeric, match_quarter, tw_en_era_match, match_season};
  struct tw_en_point best = {0}, p;
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_function = tw_en_has(k, TW_EN_FUNCTION) && !tw_en_has(k, TW_EN_MONTH);
  if (is_function && !tw_en_is_either(t, k, "the", "this")) return false;
  for (size_t i = 0; i < sizeof matchers / sizeof matchers[0]; i++)
    if (matchers[i](t, at, &p) && p.next > best.next) best = p;
  *ret = best;
  return best.next > 0;
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
                                   TW_EN_CLOCK | TW_EN_LEAD;
  return k->type == TW_EN_NUMBER || tw_en_is_mark(k, '\'') || tw_en_has(k, starters);
}

/* Behind a weekday that adds nothing to a date: "Fri, Jul 18", "Sun. 5 May". */
static size_t skip_weekday(const struct tw_en_text *t, size_t at) {
  if (!tw_en_has(tw_en_at(t, at), TW_EN_WEEKDAY)) return 0;
  size_t next = at + 1;
  next += tw_en_is_glued_mark(tw_en_at(t, next), '.');
  next += tw_en_is_mark(tw_en_at(t, next), ',');
  return tw_en_at(t, next)->is_par ? 0 : next - at;
}

static bool match_point(const struct tw_en_text *t, size_t at, struct tw_en_point *ret_point) {
  struct tw_en_point absolute = {0}, relative = {0};
  size_t weekday = skip_weekday(t, at);
  bool has_absolute = match_absolute(t, at + weekday, &absolute) && (!weekday || absolute.precision == TW_EN_AS_DAY);
  bool has_relative = tw_en_relative_match(t, at, &relative);
  if (!has_absolute && !has_relative) return match_bare_year(t, at, ret_point);
  *ret_point = has_absolute && (!has_relative || absolute.next >= relative.next) ? absolute : relative;
  return true;
}

bool tw_en_point_match(const struct tw_en_text *t, size_t at, struct tw_en_point *ret_point) {
  if (!may_start(tw_en_at(t, at))) return false;
  struct tw_en_point_answer *kept = &t->points->answers[at % TW_EN_POINT_PLACES];
  if (kept->after != at + 1) {
    kept->after = at + 1;
    kept->is_point = match_point(t, at, &kept->point);
    kept->point.first = at;
  }
  if (kept->is_point) *ret_point = kept->point;
  return kept->is_point;
}

void tw_en_point_forget(struct tw_en_point_memo *memo) {
  for (size_t i = 0; i < TW_EN_POINT_PLACES; i++) memo->answers[i].after = 0;
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

/* The year of a point: stated, lent, or the nearest one. 0 when it can't be known; the point is then marked. */
static int year_of(const struct tw_en_text *t, struct tw_en_point *p, int lent) {
  if (p->year || lent) return p->year ? p->year : lent;
  p->is_relative = true;
  p->is_unresolved = t->ref_day == TW_DAY_NONE;
  p->is_yearless = !p->is_unresolved;
  if (p->is_unresolved) return 0;
  int weight = tw_en_tense_is_ahead(t, p->first, p->next) ? AHEAD_WEIGHT : PAST_WEIGHT;
  return nearest_year(t->ref_day, p->month, p->precision == TW_EN_AS_DAY ? p->day : MID_MONTH, weight);
}

struct tw_period tw_en_point_period(const struct tw_en_text *t, struct tw_en_point *p, int year) {
  static const int8_t months[] = {[TW_EN_AS_MONTH] = 1, [TW_EN_AS_QUARTER] = 3, [TW_EN_AS_HALF] = 6};
  if (p->precision == TW_EN_AS_SPAN) return p->period;
  int y = p->is_unresolved || p->precision == TW_EN_AS_DAY_ONLY ? 0 : year_of(t, p, year);
  if (!y) return TW_PERIOD_NONE;
  if (p->precision == TW_EN_AS_YEAR) return tw_period_year(y);
  struct tw_date date = {y, p->month, p->day};
  if (p->precision == TW_EN_AS_DAY) return tw_date_is_valid(date) ? tw_period_day(tw_day_from(date)) : TW_PERIOD_NONE;
  return tw_period_months(y, p->month, p->month + months[p->precision] - 1);
}
