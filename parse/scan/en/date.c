#include "parse/scan/en/range.h"

/* What a preposition makes of the point behind it. */
enum opening { WHOLE, OPEN_END, OPEN_START, BEFORE, AFTER };

/* Longer phrases stand behind the shorter ones that begin them. */
static const struct opener {
  const char *words; /* lower case, by single spaces */
  enum opening opening;
} openers[] = {
    {"since", OPEN_END},   {"starting", OPEN_END},   {"beginning", OPEN_END},    {"starting from", OPEN_END},
    {"from", WHOLE},       {"until", OPEN_START},    {"till", OPEN_START},       {"up to", OPEN_START},
    {"by", OPEN_START},    {"up until", OPEN_START}, {"as of", OPEN_START},      {"as at", OPEN_START},
    {"before", BEFORE},    {"after", AFTER},         {"prior to", BEFORE},       {"through", OPEN_START},
    {"ended", OPEN_START}, {"later than", AFTER},    {"through to", OPEN_START},
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
  static const uint64_t starters = TW_EN_PHASE | TW_EN_WHICH | TW_EN_LEAD;
  size_t best = 0;
  if (!tw_en_has(tw_en_at(t, at), starters)) return 0;
  char first = (char)(t->text.ptr[tw_en_at(t, at)->start] | 32); /* lower case */
  for (size_t i = 0; i < sizeof openers / sizeof openers[0]; i++) {
    if (openers[i].words[0] != first) continue;
    size_t words = match_words(t, at, openers[i].words);
    if (words <= best) continue;
    best = words;
    *ret_opening = openers[i].opening;
  }
  return best;
}

size_t tw_en_range_joint(const struct tw_en_text *t, size_t at, bool is_between) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_hyphened = tw_en_is_glued_mark(k, '-') && tw_en_has(k + 1, TW_EN_TO) && tw_en_is_glued_mark(k + 2, '-');
  if (is_hyphened) return 3; /* "January-to-April" */
  if (tw_en_is_mark(k, '-') || tw_en_is_mark(k, '~') || tw_en_is_mark(k, TW_EN_MARK_DASH)) return 1;
  if (is_between && tw_en_has(k, TW_EN_AND)) return 1;
  if (!tw_en_has(k, TW_EN_TO)) return 0;
  return tw_en_is_word(t, k, "through") && tw_en_is_word(t, k + 1, "to") ? 2 : 1;
}

static bool has_year(const struct tw_en_side *side) {
  return side->point.year || side->point.precision == TW_EN_AS_SPAN;
}

/* Resolve `side` in `year`, which `from` states; in the year next to it where the two ends would cross. */
static void lend(const struct tw_en_text *t, const struct tw_en_side *from, struct tw_en_side *side, int year, int step) {
  side->point.is_relative = from->point.is_relative;
  side->point.is_unresolved = from->point.is_unresolved;
  side->period = tw_en_point_period(t, &side->point, year);
  bool is_crossed = step < 0 ? side->period.start > from->period.end : side->period.end < from->period.start;
  if (is_crossed) side->period = tw_en_point_period(t, &side->point, year + step);
}

/* An end without a year takes it from the other ("Nov-Feb 2017"); the second end never lies before the first. */
static void lend_year(const struct tw_en_text *t, struct tw_en_side *a, struct tw_en_side *b) {
  if (!has_year(a) && b->point.year)
    lend(t, b, a, b->point.year, -1);
  else if (!has_year(b) && a->point.year)
    lend(t, a, b, a->point.year, 1);
  else if (!has_year(a) && !has_year(b) && a->period.start != TW_DAY_NONE)
    lend(t, a, b, tw_date_from(a->period.start).year, 1);
}

/* "to date", "to now", "to the present": up to the reference day. */
static bool match_until_now(const struct tw_en_text *t, const struct tw_en_side *a, size_t at, size_t first,
                            struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  size_t taken =
      tw_en_is_either(t, k, "date", "now") ? 1 : 2 * (size_t)(tw_en_is_word(t, k, "the") && tw_en_is_word(t, k + 1, "present"));
  if (!taken) return false;
  tw_en_side_fill(t, first, at + taken, &a->point, (struct tw_period){a->period.start, t->ref_day}, ret);
  ret->found.flags |= TW_FOUND_TO_DATE;
  return true;
}

/* "1998-99": the second year shortened. */
static bool match_short_year(const struct tw_en_text *t, const struct tw_en_side *a, size_t at, size_t first,
                             struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (!a->point.is_bare_year || !tw_en_is_mark(k - 1, '-') || k->type != TW_EN_NUMBER || k->digits != 2) return false;
  bool has_unit = tw_en_has(k + 1, TW_EN_PERCENT | TW_EN_SCALE) || tw_en_is_mark(k + 1, '%');
  if (has_unit || k->number <= a->point.year % 100) return false;
  int last = a->point.year / 100 * 100 + k->number;
  tw_en_side_fill(t, first, at + 1, &a->point, tw_period_years(a->point.year, last), ret);
  return true;
}

/* A range that starts with the side `a`. */
static bool match_range(const struct tw_en_text *t, struct tw_en_side a, size_t first, bool is_between, struct tw_en_match *ret) {
  struct tw_en_side b;
  size_t joint = tw_en_range_joint(t, a.next, is_between), second = a.next + joint;
  if (!joint || tw_en_at(t, second)->is_par) return false;
  if (match_until_now(t, &a, second, first, ret)) return true;
  if (!tw_en_side_match(t, second, second, &b)) return match_short_year(t, &a, second, first, ret);
  lend_year(t, &a, &b);
  struct tw_period p = {a.period.start, b.period.end};
  bool is_known = p.start != TW_DAY_NONE && p.end != TW_DAY_NONE;
  if (is_known && p.start > p.end) return false;
  struct tw_en_point both = b.point;
  both.precision = TW_EN_AS_SPAN;
  both.is_relative |= a.point.is_relative;
  both.is_unresolved |= a.point.is_unresolved;
  tw_en_side_fill(t, first, b.next, &both, is_known ? p : TW_PERIOD_NONE, ret);
  return true;
}

/* One end open: "since 2014", "by the end of June 2020", "as of October". */
static void open(enum opening opening, const struct tw_en_text *t, const struct tw_en_side *s, size_t first,
                 struct tw_en_match *ret) {
  static const uint32_t flags[] = {[OPEN_END] = TW_FOUND_OPEN_END,
                                   [OPEN_START] = TW_FOUND_OPEN_START,
                                   [BEFORE] = TW_FOUND_OPEN_START,
                                   [AFTER] = TW_FOUND_OPEN_END};
  struct tw_period p = s->period;
  if (opening == BEFORE) p.end = p.start == TW_DAY_NONE ? p.start : p.start - 1;
  if (opening == AFTER) p.start = p.end == TW_DAY_NONE ? p.end : p.end + 1;
  if (flags[opening] == TW_FOUND_OPEN_END) p.end = TW_DAY_NONE;
  if (flags[opening] == TW_FOUND_OPEN_START) p.start = TW_DAY_NONE;
  tw_en_side_fill(t, first, s->next, &s->point, p, ret);
  ret->found.flags |= flags[opening];
  if (flags[opening]) ret->found.kind = TW_KIND_PERIOD;
}

/* "between 2009 and 2014", "from 15 to 29 May": the word belongs to the range. */
static bool match_announced_range(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret) {
  bool is_between = tw_en_is_word(t, tw_en_at(t, at), "between");
  if ((!is_between && !tw_en_is_word(t, tw_en_at(t, at), "from")) || tw_en_at(t, at + 1)->is_par) return false;
  struct tw_en_side s;
  return tw_en_days_match(t, at + 1, at, is_between, ret) ||
         (tw_en_side_match(t, at + 1, floor, &s) && match_range(t, s, at, is_between, ret));
}

static bool match_behind_opener(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  enum opening opening = WHOLE;
  size_t next = at + match_opener(t, at, &opening);
  struct tw_en_side s;
  if (next == at || opening == WHOLE || tw_en_at(t, next)->is_par || !tw_en_side_match(t, next, at, &s)) return false;
  if (match_range(t, s, next, false, ret)) return true; /* "since June 2014 to ..." is a range all the same */
  bool is_since = tw_en_is_word(t, tw_en_at(t, at), "since"), is_by = tw_en_is_word(t, tw_en_at(t, at), "by");
  /* "until last week", "as of this month" say when, not since when */
  if (s.point.precision == TW_EN_AS_SPAN && s.point.is_relative && opening == OPEN_START && !is_by) opening = WHOLE;
  if (is_since && s.point.is_yearless && s.period.start > t->ref_day)
    s.period = tw_en_point_period(t, &s.point, tw_date_from(s.period.start).year - 1);
  open(opening, t, &s, at, ret);
  return true;
}

static bool match_plain(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret) {
  struct tw_en_side s;
  if (tw_en_days_match(t, at, at, false, ret)) return true;
  if (!tw_en_side_match(t, at, floor, &s)) return false;
  if (match_range(t, s, at, false, ret)) return true;
  open(WHOLE, t, &s, at, ret);
  return true;
}

static bool may_start(const struct tw_en_token *k) {
  static const uint64_t starters = TW_EN_MONTH | TW_EN_WEEKDAY | TW_EN_WHICH | TW_EN_RELDAY | TW_EN_SEASON | TW_EN_DECADE |
                                   TW_EN_ORDINAL | TW_EN_DIGIT | TW_EN_TEEN | TW_EN_TENS | TW_EN_CALENDAR | TW_EN_ARTICLE |
                                   TW_EN_CLOCK | TW_EN_LEAD | TW_EN_PHASE | TW_EN_FISCAL;
  if (k->type == TW_EN_NUMBER) return k->number >= 0; /* neither 1,234 nor 1.5 */
  return tw_en_is_mark(k, '\'') || tw_en_has(k, starters);
}

/* "the", "from", "since": a date may only start behind them. Most of them stand before something else. */
static bool may_lead(const struct tw_en_text *t, const struct tw_en_token *k) {
  bool is_alone = tw_en_is_word(t, k, "the") || (tw_en_has(k, TW_EN_LEAD) && tw_en_has(k, TW_EN_ABOUT));
  return !is_alone || may_start(k + 1) || tw_en_is_any(t, k + 1, "of at to");
}

bool tw_en_date_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match) {
  if (!may_start(tw_en_at(t, at)) || !may_lead(t, tw_en_at(t, at))) return false;
  return match_announced_range(t, at, floor, ret_match) || match_behind_opener(t, at, ret_match) ||
         tw_en_day_match(t, at, ret_match) || tw_en_span_match(t, at, ret_match) || match_plain(t, at, floor, ret_match);
}
