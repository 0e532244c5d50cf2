#include "parse/scan/en/match.h"
#include "parse/scan/en/point.h"

enum {
  LIKELY_FIRST = 1500, /* four digits from here on are a year where nothing says otherwise */
  LIKELY_LAST = 2099,
  DAY_LIST_MAX = 6, /* days in a list that share a month */
  FISCAL_ANY = 1,   /* first month of the fiscal year where the country's is not known: the calendar's */
};

/* What a preposition makes of the point behind it. */
enum opening { WHOLE, OPEN_END, OPEN_START, BEFORE, AFTER };

static const struct opener {
  const char *words; /* lower case, by single spaces */
  enum opening opening;
} openers[] = {
    {"since", OPEN_END},
    {"starting", OPEN_END},
    {"beginning", OPEN_END},
    {"starting from", OPEN_END},
    {"from", WHOLE},
    {"until", OPEN_START},
    {"till", OPEN_START},
    {"up to", OPEN_START},
    {"up until", OPEN_START},
    {"as of", OPEN_START},
    {"by", OPEN_START},
    {"as at", OPEN_START},
    {"before", BEFORE},
    {"after", AFTER},
    {"prior to", BEFORE},
    {"through", OPEN_START},
    {"through to", OPEN_START},
    {"ended", OPEN_START},
    {"later than", AFTER},
};

/* Words of `phrase` from token `at`; 0 when they are not there. */
static size_t match_words(const struct tw_en_text *t, size_t at, const char *phrase) {
  struct tw_slice rest = tw_slice_from(phrase), word;
  size_t words = 0;
  while (tw_slice_split(&rest, ' ', &word)) {
    const struct tw_en_token *k = tw_en_at(t, at + words);
    if (k->type != TW_EN_WORD || (words && k->is_par) || !tw_slice_eq_nocase(tw_en_slice(t, k), word)) return 0;
    words++;
  }
  return words;
}

static size_t match_opener(const struct tw_en_text *t, size_t at, enum opening *ret_opening) {
  size_t best = 0;
  if (!tw_en_has(tw_en_at(t, at),
                 TW_EN_ABOUT | TW_EN_TO | TW_EN_PHASE | TW_EN_HEDGE | TW_EN_FUNCTION | TW_EN_AGO | TW_EN_WHICH)) {
    bool is_verb = tw_en_is_word(t, tw_en_at(t, at), "starting") || tw_en_is_word(t, tw_en_at(t, at), "ended");
    if (!is_verb) return 0;
  }
  for (size_t i = 0; i < sizeof openers / sizeof openers[0]; i++) {
    size_t words = match_words(t, at, openers[i].words);
    if (words <= best) continue;
    best = words;
    *ret_opening = openers[i].opening;
  }
  return best;
}

/* "early", "mid-", "late", "the end of", "the beginning of" before a point. Tokens taken. */
static size_t match_phase(const struct tw_en_text *t, size_t at, int *ret_phase) {
  size_t next = at + (tw_en_is_word(t, tw_en_at(t, at), "the") ? 1 : 0);
  const struct tw_en_token *k = tw_en_at(t, next);
  if (!tw_en_has(k, TW_EN_PHASE)) return 0;
  *ret_phase = k->word->unit;
  next++;
  bool is_noun = tw_en_is_word(t, k, "end") || tw_en_is_word(t, k, "beginning") || tw_en_is_word(t, k, "start") ||
                 tw_en_is_word(t, k, "middle");
  if (tw_en_is_word(t, tw_en_at(t, next), "of"))
    next++;
  else if (is_noun && !tw_en_is_mark(tw_en_at(t, next), '-') && *ret_phase != TW_EN_AT_END)
    return 0;
  if (tw_en_is_mark(tw_en_at(t, next), '-')) next++;
  if (tw_en_is_word(t, tw_en_at(t, next), "the") || tw_en_is_word(t, tw_en_at(t, next), "in")) next++;
  return next - at;
}

/* A third of the whole for early, mid and late; its last day for the end. */
static struct tw_period narrow(struct tw_period p, int phase) {
  if (p.start == TW_DAY_NONE || p.end == TW_DAY_NONE) return p;
  tw_day third = (p.end - p.start + 1) / 3;
  switch (phase) {
  case TW_EN_EARLY: return (struct tw_period){p.start, p.start + (third ? third - 1 : 0)};
  case TW_EN_MID: return (struct tw_period){p.start + third, p.end - third};
  case TW_EN_LATE: return (struct tw_period){p.end - (third ? third - 1 : 0), p.end};
  default: return (struct tw_period){p.end, p.end};
  }
}

/* A point with its phase, resolved to days. */
struct side {
  size_t first, next;
  struct tw_en_point point;
  struct tw_period period;
};

/* "Sky Net 2016", "Fox Hunt 2014": the year of a name, behind two capital words or between quotes. */
static bool is_named(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k[-1].type != TW_EN_WORD || !k[-1].is_capital || k[-1].word->classes || !k->is_spaced || k->is_par) return false;
  bool is_quoted = (tw_en_is_mark(k + 1, '"') || tw_en_is_mark(k + 1, '\'')) && tw_en_is_glued(k + 1);
  return is_quoted || (k[-2].type == TW_EN_WORD && k[-2].is_capital && !k[-2].word->classes && !k[-1].is_par);
}

/* Whether four digits alone are a year where they stand. */
static bool is_year(const struct tw_en_text *t, size_t at, size_t floor, const struct tw_en_point *p) {
  const struct tw_en_token *k = tw_en_at(t, at), *before = k - 1, *behind = tw_en_at(t, p->next);
  if (k->type != TW_EN_NUMBER) return p->next > at + 1;
  bool is_stop = behind->type != TW_EN_WORD || behind->is_par;
  bool is_measure = tw_en_has(behind, TW_EN_MEASURE) && !behind->is_capital && behind->end - behind->start > 1;
  bool has_unit = is_measure || tw_en_has(behind, TW_EN_SCALE | TW_EN_PERCENT | TW_EN_CLOCK | TW_EN_DOZEN) ||
                  tw_en_is_mark(behind, '%') || tw_en_is_mark(behind, TW_EN_MARK_SIGN) ||
                  (tw_en_has(behind, TW_EN_CALENDAR) && !tw_en_has(behind, TW_EN_PART));
  bool may_look = at > floor;
  bool is_grown = may_look && tw_en_is_mark(before, '-') && tw_en_is_glued(before) && tw_en_is_glued(k);
  if (has_unit || tw_en_is_mark(before, TW_EN_MARK_SIGN) || is_grown || is_named(t, at)) return false;
  bool is_likely = p->year >= LIKELY_FIRST && p->year <= LIKELY_LAST;
  if (may_look && (tw_en_is_word(t, before, "in") || tw_en_is_word(t, before, "since") || tw_en_is_word(t, before, "during") ||
                   tw_en_has(before, TW_EN_SEASON | TW_EN_FISCAL)))
    return is_likely || p->year >= 1000;
  if (!is_likely) return false;
  struct tw_slice word = tw_en_slice(t, behind);
  bool is_people = tw_en_has(behind, TW_EN_PEOPLE);
  bool is_plural = is_people || (!is_stop && !behind->is_capital && word.len > 3 && word.ptr[word.len - 1] == 's' &&
                                 !tw_en_has(behind, TW_EN_VERB | TW_EN_FUNCTION));
  bool is_year_word = tw_en_has(before, TW_EN_ABOUT) || tw_en_is_word(t, before, "the") || tw_en_is_mark(before, '(');
  bool is_hedged = may_look && tw_en_has(before, TW_EN_HEDGE) && !tw_en_has(before, TW_EN_ABOUT);
  bool is_more = may_look && tw_en_is_word(t, before, "than") && !tw_en_is_word(t, before - 1, "later") &&
                 !tw_en_is_word(t, before - 1, "earlier");
  if (is_hedged || is_more) return false;
  if (tw_en_is_word(t, behind, "levels") || tw_en_is_word(t, behind, "prices")) return true;
  if (is_plural && !tw_en_is_word(t, before, "the") && !tw_en_is_word(t, before, "of")) return false;
  return is_year_word || !is_plural;
}

/* "2019-20", "2014/15": two years of which the second is shortened. */
static bool match_year_pair(const struct tw_en_text *t, size_t at, struct side *s) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k->type != TW_EN_NUMBER || k->digits != 4 || k->number < LIKELY_FIRST || k->number > LIKELY_LAST) return false;
  bool is_joined = (tw_en_is_mark(k + 1, '-') || tw_en_is_mark(k + 1, '/')) && tw_en_is_glued(k + 1) && tw_en_is_glued(k + 2);
  if (!is_joined || k[2].type != TW_EN_NUMBER || k[2].digits != 2 || k[2].number != (k->number + 1) % 100) return false;
  if (k[2].number <= 12 && tw_en_is_mark(k + 3, '-') && tw_en_is_glued(k + 3)) return false; /* 2009-10-01 */
  s->first = at;
  s->next = at + 3;
  s->point = (struct tw_en_point){.next = at + 3, .precision = TW_EN_AS_SPAN, .year = k->number};
  s->period = tw_period_years(k->number, k->number + 1);
  return true;
}

static bool match_side(const struct tw_en_text *t, size_t at, size_t floor, struct side *ret) {
  struct side s = {.first = at};
  int phase = -1;
  size_t next = at + match_phase(t, at, &phase);
  if (next == at && tw_en_is_word(t, tw_en_at(t, at), "the")) {
    bool has_the = tw_en_point_match(t, at, &s.point); /* "the 1990s", "the third quarter" */
    if (!has_the || s.point.next <= at + 1) next = at + 1;
  }
  if (match_year_pair(t, next, &s)) {
    s.first = at;
    *ret = s;
    return true;
  }
  if (!tw_en_point_match(t, next, &s.point)) return false;
  if (s.point.is_bare_year && !is_year(t, next, phase >= 0 ? next : floor, &s.point)) return false;
  s.next = s.point.next;
  s.period = tw_en_point_period(t, &s.point, 0);
  if (phase >= 0) {
    s.period = narrow(s.period, phase);
    s.point.is_fuzzy = phase != TW_EN_AT_END;
  }
  *ret = s;
  return true;
}

static void fill(const struct tw_en_text *t, size_t first, size_t next, const struct tw_en_point *point, struct tw_period period,
                 struct tw_en_match *ret) {
  bool is_day = period.start == period.end && period.start != TW_DAY_NONE;
  struct tw_found *f = &ret->found;
  *ret = (struct tw_en_match){.first = first, .next = next};
  f->kind = is_day || point->precision == TW_EN_AS_DAY ? TW_KIND_DATE : TW_KIND_PERIOD;
  f->start = f->hedge_start = tw_en_at(t, first)->start;
  f->end = f->hedge_end = tw_en_at(t, next - 1)->end;
  f->period = period;
  if (point->is_relative) f->flags |= TW_FOUND_RELATIVE;
  if (point->is_unresolved) f->flags |= TW_FOUND_UNRESOLVED;
  if (point->is_to_date) f->flags |= TW_FOUND_TO_DATE;
  if (point->is_fuzzy) f->qualifier = TW_APPROX;
}

/* The joint of two ends. Tokens taken. */
static size_t match_joint(const struct tw_en_text *t, size_t at, bool is_between) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (tw_en_is_mark(k, '-') || tw_en_is_mark(k, '~') || tw_en_is_mark(k, TW_EN_MARK_DASH)) return 1;
  if (is_between && tw_en_has(k, TW_EN_AND)) return 1;
  if (!tw_en_has(k, TW_EN_TO)) return 0;
  return tw_en_is_word(t, k, "through") && tw_en_is_word(t, k + 1, "to") ? 2 : 1;
}

/* Year of the first end when only the second states one: the same, or the one before ("Nov-Feb 2017"). */
static void lend_year(const struct tw_en_text *t, struct side *a, struct side *b) {
  bool a_has = a->point.year || a->point.precision == TW_EN_AS_SPAN, b_has = b->point.year || b->point.precision == TW_EN_AS_SPAN;
  if (!a_has && b->point.year) {
    a->point.is_relative = b->point.is_relative;
    a->point.is_unresolved = b->point.is_unresolved;
    a->period = tw_en_point_period(t, &a->point, b->point.year);
    if (a->period.start > b->period.end) a->period = tw_en_point_period(t, &a->point, b->point.year - 1);
  } else if (!b_has && a->point.year) {
    b->point.is_relative = a->point.is_relative;
    b->point.is_unresolved = a->point.is_unresolved;
    b->period = tw_en_point_period(t, &b->point, a->point.year);
    if (b->period.end < a->period.start) b->period = tw_en_point_period(t, &b->point, a->point.year + 1);
  } else if (!a_has && !b_has && a->period.start != TW_DAY_NONE) {
    int year = tw_date_from(a->period.start).year;
    b->period = tw_en_point_period(t, &b->point, year);
    if (b->period.end < a->period.start) b->period = tw_en_point_period(t, &b->point, year + 1);
  }
}

/* "13 to 15 July", "July 13-15", "from 4 to January 22, 1995", "4 till 23 of this month": days that share a month. */
static bool match_days(const struct tw_en_text *t, size_t at, size_t first, bool is_between, struct tw_en_match *ret) {
  struct tw_en_point low, high, day;
  struct tw_period a, b;
  size_t joint;
  if (tw_en_point_day(t, at, &low) && (joint = match_joint(t, low.next, is_between)) != 0) {
    if (!tw_en_point_match(t, low.next + joint, &high)) {
      size_t the = low.next + joint + 1;
      if (!tw_en_is_word(t, tw_en_at(t, the - 1), "the") || !tw_en_point_match(t, the, &high)) return false;
    }
    struct side whole; /* "5-Nov-20" is one date */
    if (match_side(t, at, at, &whole) && whole.point.precision == TW_EN_AS_DAY && whole.next >= high.next) return false;
    if (high.precision != TW_EN_AS_DAY || high.day < low.day || !high.month) return false;
    b = tw_en_point_period(t, &high, 0);
    a = b;
    if (b.start != TW_DAY_NONE) a.start = b.start - (high.day - low.day);
    a.end = b.end;
    fill(t, first, high.next, &high, a, ret);
    ret->found.kind = TW_KIND_PERIOD;
    return true;
  }
  if (!tw_en_point_match(t, at, &high) || high.precision != TW_EN_AS_DAY || (joint = match_joint(t, high.next, is_between)) == 0)
    return false;
  if (high.year && !high.is_relative) return false;
  if (!tw_en_point_day(t, high.next + joint, &day) || day.day <= high.day || day.day > 31) return false;
  /* "July 13-15, 2016": the year stands behind both */
  struct tw_en_point year = {0};
  struct side own;
  if (match_side(t, high.next + joint, high.next + joint, &own) && own.point.precision == TW_EN_AS_DAY)
    return false; /* "2 July to 10 July" */
  size_t next = day.next, comma = next + (tw_en_is_mark(tw_en_at(t, next), ',') ? 1 : 0);
  size_t taken = tw_en_year_match(t, comma, &year);
  if (taken) {
    high.year = year.year;
    high.is_relative = year.is_relative;
    high.is_unresolved = year.is_unresolved;
    next = comma + taken;
  }
  a = tw_en_point_period(t, &high, 0);
  if (a.start != TW_DAY_NONE) a.end = a.start + (day.day - high.day);
  fill(t, first, next, &high, a, ret);
  ret->found.kind = TW_KIND_PERIOD;
  return true;
}

static bool match_range(const struct tw_en_text *t, size_t at, size_t first, size_t floor, bool is_between,
                        struct tw_en_match *ret) {
  struct side a, b;
  if (!match_side(t, at, floor, &a)) return false;
  size_t joint = match_joint(t, a.next, is_between);
  if (!joint || tw_en_at(t, a.next + joint)->is_par) return false;
  bool is_now =
      tw_en_is_word(t, tw_en_at(t, a.next + joint), "date") || tw_en_is_word(t, tw_en_at(t, a.next + joint), "now") ||
      (tw_en_is_word(t, tw_en_at(t, a.next + joint), "the") && tw_en_is_word(t, tw_en_at(t, a.next + joint + 1), "present"));
  if (is_now) {
    struct tw_period p = {a.period.start, t->ref_day};
    size_t next = a.next + joint + (tw_en_is_word(t, tw_en_at(t, a.next + joint), "the") ? 2 : 1);
    fill(t, first, next, &a.point, p, ret);
    ret->found.flags |= TW_FOUND_TO_DATE;
    return true;
  }
  if (!match_side(t, a.next + joint, a.next + joint, &b)) {
    /* "1998-99", "2014 to 17" */
    const struct tw_en_token *k = tw_en_at(t, a.next + joint);
    bool is_short = a.point.is_bare_year && k->type == TW_EN_NUMBER && k->digits == 2 && k->number > a.point.year % 100 &&
                    !tw_en_has(k + 1, TW_EN_PERCENT | TW_EN_SCALE) && !tw_en_is_mark(k + 1, '%') && tw_en_is_mark(k - 1, '-');
    if (!is_short) return false;
    fill(t, first, a.next + joint + 1, &a.point, tw_period_years(a.point.year, a.point.year / 100 * 100 + k->number), ret);
    return true;
  }
  lend_year(t, &a, &b);
  bool is_known = a.period.start != TW_DAY_NONE && b.period.end != TW_DAY_NONE;
  if (is_known && a.period.start > b.period.end) return false;
  struct tw_en_point both = b.point;
  both.precision = TW_EN_AS_SPAN;
  both.is_relative |= a.point.is_relative;
  both.is_unresolved |= a.point.is_unresolved;
  struct tw_period p = {a.period.start, b.period.end};
  fill(t, first, b.next, &both, is_known ? p : TW_PERIOD_NONE, ret);
  return true;
}

/* "first 11 months of last year", "first week of Oct", "last two months of 2019": a part of a whole. */
static bool match_part_of(const struct tw_en_text *t, size_t at, size_t first, struct tw_en_match *ret) {
  size_t next = at + (tw_en_is_word(t, tw_en_at(t, at), "the") ? 1 : 0);
  const struct tw_en_token *k = tw_en_at(t, next);
  bool is_first = tw_en_is_word(t, k, "first") || tw_en_is_word(t, k, "opening"),
       is_last = tw_en_is_word(t, k, "last") || tw_en_is_word(t, k, "final") || tw_en_is_word(t, k, "closing");
  if (!is_first && !is_last) return false;
  next++;
  int count = 1;
  size_t taken = tw_en_count_match(t, next, &count);
  next += taken;
  const struct tw_en_token *unit = tw_en_at(t, next);
  if (!tw_en_has(unit, TW_EN_CALENDAR) || unit->word->unit < TW_EN_DAY) return false;
  int kind = unit->word->unit;
  if (kind == TW_EN_HALF && tw_en_is_word(t, unit + 1, "of")) count = 1;
  next++;
  if (!tw_en_is_word(t, tw_en_at(t, next), "of") && !tw_en_is_word(t, tw_en_at(t, next), "in") &&
      !tw_en_is_word(t, tw_en_at(t, next), "this"))
    return false;
  if (!tw_en_is_word(t, tw_en_at(t, next), "this")) next++;
  struct side whole;
  if (!match_side(t, next, 0, &whole)) {
    bool is_the_year = tw_en_is_word(t, tw_en_at(t, next), "the") && tw_en_is_word(t, tw_en_at(t, next + 1), "year");
    if (!is_the_year) return false;
    whole = (struct side){.next = next + 2,
                          .point = {.precision = TW_EN_AS_SPAN, .is_relative = true, .is_unresolved = t->ref_day == TW_DAY_NONE},
                          .period = TW_PERIOD_NONE};
    if (t->ref_day != TW_DAY_NONE) whole.period = tw_period_year(tw_date_from(t->ref_day).year);
  }
  struct tw_period p = TW_PERIOD_NONE;
  if (whole.period.start != TW_DAY_NONE && whole.period.end != TW_DAY_NONE) {
    p = is_first ? tw_en_units_from(whole.period.start, count, kind) : tw_en_units_from(whole.period.end + 1, -count, kind);
    p.end--;
    if (kind == TW_EN_WEEK) p = tw_period_week(is_first ? whole.period.start + 3 : whole.period.end - 3, 0);
  }
  fill(t, first, whole.next, &whole.point, p, ret);
  return true;
}

/* First month of the fiscal year, and whether it is named after the year it ends in. */
static const struct fiscal {
  char jurisdiction[3];
  int8_t month;
  bool is_ending; /* FY2020 ends in 2020 */
} fiscal_years[] = {
    {"AU", 7, true}, {"BD", 7, true}, {"BW", 4, true},  {"CA", 4, true}, {"EG", 7, true}, {"GB", 4, true},  {"GH", 1, true},
    {"HK", 4, true}, {"IN", 4, true}, {"JP", 4, false}, {"KE", 7, true}, {"MW", 4, true}, {"MU", 7, true},  {"MM", 4, true},
    {"NA", 4, true}, {"NZ", 7, true}, {"NP", 7, true},  {"PK", 7, true}, {"RW", 7, true}, {"SG", 4, false}, {"TH", 10, true},
    {"TZ", 7, true}, {"UG", 7, true}, {"US", 10, true}, {"ZA", 4, true},
};

static struct tw_period fiscal_year(const struct tw_en_text *t, int year) {
  int month = FISCAL_ANY;
  bool is_ending = false;
  for (size_t i = 0; i < sizeof fiscal_years / sizeof fiscal_years[0]; i++)
    if (tw_slice_is(t->jurisdiction, fiscal_years[i].jurisdiction)) {
      month = fiscal_years[i].month;
      is_ending = fiscal_years[i].is_ending;
    }
  struct tw_date start = {year - (is_ending && month > 1), month, 1};
  return (struct tw_period){tw_day_from(start), tw_day_from(tw_date_add_months(start, 12)) - 1};
}

/* "fiscal year 2020", "FY2020", "FY 2019-20", "fiscal 2020", "financial year 2019/20", "the 2019 fiscal year". */
static bool match_fiscal(const struct tw_en_text *t, size_t at, size_t first, struct tw_en_match *ret) {
  size_t next = at;
  struct side pair = {0};
  struct tw_en_point year = {0};
  if (tw_en_has(tw_en_at(t, next), TW_EN_FISCAL)) {
    next++;
    if (tw_en_is_word(t, tw_en_at(t, next), "year")) next++;
    if (match_year_pair(t, next, &pair))
      next = pair.next;
    else {
      const struct tw_en_token *k = tw_en_at(t, next);
      size_t taken = tw_en_year_match(t, next, &year);
      if (!taken && tw_en_is_word(t, k - 1, "fy") && k->type == TW_EN_NUMBER && k->digits == 2) {
        year.year = 2000 + k->number;
        taken = 1;
      }
      if (!taken || year.is_unresolved) return false;
      next += taken;
    }
  } else {
    bool has_pair = match_year_pair(t, next, &pair);
    size_t taken = has_pair ? 3 : tw_en_year_match(t, next, &year);
    if (!taken || year.is_relative || !tw_en_has(tw_en_at(t, next + taken), TW_EN_FISCAL)) return false;
    next += taken + 1;
    if (tw_en_is_word(t, tw_en_at(t, next), "year")) next++;
  }
  struct tw_period p = fiscal_year(t, pair.next ? pair.point.year + 1 : year.year);
  if (pair.next && fiscal_year(t, 2000).start == tw_period_year(2000).start) p = pair.period;
  struct tw_en_point span = {.precision = TW_EN_AS_SPAN, .is_relative = year.is_relative};
  fill(t, first, next, &span, p, ret);
  return true;
}

/* "the year ending June", "the year ended March 31, 2020", "six months ended June 30". */
static bool match_ending(const struct tw_en_text *t, size_t at, size_t first, struct tw_en_match *ret) {
  int count = 1;
  size_t next = at + (tw_en_is_word(t, tw_en_at(t, at), "the") ? 1 : 0);
  size_t taken = tw_en_count_match(t, next, &count);
  if (!taken) count = 1;
  next += taken;
  if (taken && tw_en_is_mark(tw_en_at(t, next), '-')) next++;
  if (tw_en_has(tw_en_at(t, next), TW_EN_FISCAL)) next++;
  const struct tw_en_token *unit = tw_en_at(t, next), *verb = unit + 1;
  bool is_verb = tw_en_is_word(t, verb, "ending") || tw_en_is_word(t, verb, "ended") || tw_en_is_word(t, verb, "to") ||
                 tw_en_is_word(t, verb, "through");
  bool is_period = tw_en_is_word(t, unit, "period") && taken == 0;
  if (!is_verb || is_period || !tw_en_has(unit, TW_EN_CALENDAR) || unit->word->unit < TW_EN_WEEK) return false;
  next += 2;
  if (tw_en_is_word(t, tw_en_at(t, next), "on") || tw_en_is_word(t, tw_en_at(t, next), "in")) next++;
  struct side end;
  if (!match_side(t, next, 0, &end) || end.point.precision == TW_EN_AS_YEAR) return false;
  struct tw_period p = TW_PERIOD_NONE;
  if (end.period.end != TW_DAY_NONE) {
    tw_day last = end.period.end;
    if (end.point.is_yearless && last > t->ref_day) last = tw_day_from(tw_date_add_months(tw_date_from(last), -12));
    p = tw_en_units_from(last + 1, -count, unit->word->unit);
    p.end = last;
  }
  fill(t, first, end.next, &end.point, p, ret);
  ret->found.kind = TW_KIND_PERIOD;
  return true;
}

/* "on the 18th", "on the 18th of this month": the day of the month nearest to the reference day. */
static bool match_day_alone(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  struct tw_en_point p;
  if (!tw_en_is_word(t, tw_en_at(t, at), "on") || !tw_en_is_word(t, tw_en_at(t, at + 1), "the") ||
      !tw_en_point_day(t, at + 1, &p))
    return false;
  const struct tw_en_token *behind = tw_en_at(t, p.next);
  bool is_suffixed = tw_en_has(behind - 1, TW_EN_ORDSUF);
  bool is_noun = behind->type == TW_EN_WORD && !tw_en_has(behind, TW_EN_FUNCTION | TW_EN_AND | TW_EN_ABOUT);
  struct tw_en_match other;
  if (!is_suffixed || is_noun || match_days(t, at + 1, at + 1, false, &other)) return false;
  struct side s;
  if (match_side(t, at + 1, 0, &s) && s.next > p.next) return false;
  p.precision = TW_EN_AS_DAY;
  p.is_relative = true;
  p.is_unresolved = t->ref_day == TW_DAY_NONE;
  struct tw_period period = TW_PERIOD_NONE;
  if (!p.is_unresolved) {
    struct tw_date date = tw_date_from(t->ref_day);
    bool is_past = date.day >= p.day;
    if (!is_past) date = tw_date_add_months((struct tw_date){date.year, date.month, 1}, -1);
    date.day = p.day;
    if (tw_date_is_valid(date)) period = tw_period_day(tw_day_from(date));
  }
  fill(t, at + 1, p.next, &p, period, ret);
  return true;
}

/* "18 and 19 June", "3, 4 and 5 May 2020": days that share the month of the last; the first of them. */
static bool match_day_list(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  struct tw_en_point first, next, date;
  if (tw_en_at(t, at)->type != TW_EN_NUMBER || !tw_en_point_day(t, at, &first)) return false;
  next = first;
  for (int i = 0; i < DAY_LIST_MAX; i++) {
    size_t gap = next.next;
    gap += tw_en_is_mark(tw_en_at(t, gap), ',');
    gap += tw_en_has(tw_en_at(t, gap), TW_EN_AND) || tw_en_is_word(t, tw_en_at(t, gap), "or");
    if (gap == next.next) return false;
    struct tw_en_point day;
    if (!tw_en_point_day(t, gap, &day) || day.day <= next.day) return false;
    if (tw_en_point_match(t, gap, &date) && date.precision == TW_EN_AS_DAY && date.month && date.day == day.day) {
      first.precision = TW_EN_AS_DAY;
      first.month = date.month;
      first.year = date.year;
      first.first = at;
      first.is_relative = date.is_relative;
      first.is_unresolved = date.is_unresolved;
      struct tw_period period = tw_en_point_period(t, &first, 0);
      fill(t, at, first.next, &first, period, ret);
      return true;
    }
    next = day;
  }
  return false;
}

/* "Sept 3 and 4": a day behind a whole date shares its month. */
static bool match_day_behind(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at), *behind = k + 1;
  bool is_joined = tw_en_has(k - 1, TW_EN_AND) || tw_en_is_mark(k - 1, ',');
  const struct tw_en_token *day = k - 2, *month = k - 3;
  if (tw_en_is_mark(month, '.')) month--;
  bool is_day = k->type == TW_EN_NUMBER && k->number > 0 && k->number <= 31 && k->digits <= 2 && day->type == TW_EN_NUMBER &&
                day->number > 0 && day->number < k->number;
  bool is_noun = behind->type == TW_EN_WORD ? !tw_en_has(behind, TW_EN_FUNCTION | TW_EN_AND)
                                            : (tw_en_is_mark(behind, '%') || tw_en_is_mark(behind, '-'));
  if (!is_joined || !is_day || !tw_en_has(month, TW_EN_MONTH) || is_noun) return false;
  struct tw_en_point p = {.first = at, .next = at + 1, .precision = TW_EN_AS_DAY, .month = month->word->value, .day = k->number};
  struct tw_period period = tw_en_point_period(t, &p, 0);
  fill(t, at, p.next, &p, period, ret);
  return true;
}

/* One end open: "since 2014", "by the end of June 2020", "as of October". */
static void open(enum opening opening, const struct tw_en_text *t, const struct side *s, size_t first, struct tw_en_match *ret) {
  struct tw_period p = s->period;
  uint32_t flag = 0;
  switch (opening) {
  case OPEN_END:
    p.end = TW_DAY_NONE;
    flag = TW_FOUND_OPEN_END;
    break;
  case AFTER:
    p.start = p.end == TW_DAY_NONE ? p.end : p.end + 1;
    p.end = TW_DAY_NONE;
    flag = TW_FOUND_OPEN_END;
    break;
  case BEFORE:
    p.end = p.start == TW_DAY_NONE ? p.start : p.start - 1;
    p.start = TW_DAY_NONE;
    flag = TW_FOUND_OPEN_START;
    break;
  case OPEN_START:
    p.start = TW_DAY_NONE;
    flag = TW_FOUND_OPEN_START;
    break;
  case WHOLE: break;
  }
  fill(t, first, s->next, &s->point, p, ret);
  ret->found.flags |= flag;
  if (flag) ret->found.kind = TW_KIND_PERIOD;
}

static bool match_behind_opener(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret) {
  enum opening opening = WHOLE;
  bool is_between = tw_en_is_word(t, tw_en_at(t, at), "between");
  size_t taken = is_between ? 1 : match_opener(t, at, &opening);
  if (!taken) return false;
  size_t next = at + taken;
  if (tw_en_at(t, next)->is_par) return false;
  bool may_range = is_between || tw_en_is_word(t, tw_en_at(t, at), "from");
  size_t first = may_range ? at : next;
  if (may_range && (match_days(t, next, first, is_between, ret) || match_range(t, next, first, floor, is_between, ret)))
    return true;
  struct side s;
  if (opening == WHOLE || !match_side(t, next, at, &s)) return false;
  bool is_by = tw_en_is_word(t, tw_en_at(t, at), "by");
  bool is_span = s.point.precision == TW_EN_AS_SPAN && s.point.is_relative && opening == OPEN_START && !is_by;
  if (is_span) opening = WHOLE;
  struct tw_en_match range; /* "since June 2014 to ..." is a range all the same */
  if (match_range(t, next, next, at, false, &range)) {
    *ret = range;
    return true;
  }
  bool is_past =
      opening == OPEN_END && s.point.is_yearless && s.period.start > t->ref_day && tw_en_is_word(t, tw_en_at(t, at), "since");
  if (is_past) s.period = tw_en_point_period(t, &s.point, tw_date_from(s.period.start).year - 1);
  open(opening, t, &s, at, ret);
  return true;
}

static bool match_plain(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret) {
  struct side s;
  if (match_day_alone(t, at, ret) || match_day_list(t, at, ret) || match_day_behind(t, at, ret)) return true;
  if (match_part_of(t, at, at, ret) || match_ending(t, at, at, ret) || match_fiscal(t, at, at, ret)) return true;
  if (match_days(t, at, at, false, ret) || match_range(t, at, at, floor, false, ret)) return true;
  if (match_side(t, at, floor, &s)) {
    open(WHOLE, t, &s, at, ret);
    return true;
  }
  return false;
}

bool tw_en_date_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match) {
  return match_behind_opener(t, at, floor, ret_match) || match_plain(t, at, floor, ret_match);
}
