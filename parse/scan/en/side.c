#include "parse/scan/en/side.h"

enum {
  LIKELY_FIRST = 1500, /* four digits from here on are a year where nothing says otherwise */
  LIKELY_LAST = 2100,  /* "by 2100" */
  MONTHS_OF_PAIR = 12, /* "2009-10" with a day behind it is a month of 2009 */
};

/* "early", "mid-", "late", "the end of", "the beginning of" before a point. Tokens taken. */
static size_t match_phase(const struct tw_en_text *t, size_t at, int *ret_phase) {
  size_t next = at + (tw_en_is_word(t, tw_en_at(t, at), "the") ? 1 : 0);
  const struct tw_en_token *k = tw_en_at(t, next);
  if (!tw_en_has(k, TW_EN_PHASE)) return 0;
  *ret_phase = k->word->unit;
  next++;
  bool is_noun = tw_en_is_any(t, k, "end beginning start middle");
  if (tw_en_is_word(t, tw_en_at(t, next), "of"))
    next++;
  else if (is_noun && !tw_en_is_mark(tw_en_at(t, next), '-') && *ret_phase != TW_EN_AT_END)
    return 0;
  if (tw_en_is_mark(tw_en_at(t, next), '-')) next++;
  if (tw_en_is_either(t, tw_en_at(t, next), "the", "in")) next++;
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

/* "Sky Net 2016", "Fox Hunt 2014": the year of a name, behind two capital words or between quotes. */
static bool is_named(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k[-1].type != TW_EN_WORD || !k[-1].is_capital || tw_en_is_known(k - 1) || !k->is_spaced || k->is_par) return false;
  bool is_quoted = (tw_en_is_mark(k + 1, '"') || tw_en_is_mark(k + 1, '\'')) && tw_en_is_glued(k + 1);
  return is_quoted || (k[-2].type == TW_EN_WORD && k[-2].is_capital && !tw_en_is_known(k - 2) && !k[-1].is_par);
}

/* Whether what stands behind four digits makes them a count or an amount: "2016 km", "2016%", "2000 years". */
static bool has_unit(const struct tw_en_token *behind) {
  static const uint64_t units = TW_EN_SCALE | TW_EN_PERCENT | TW_EN_CLOCK | TW_EN_DOZEN;
  if (behind->type == TW_EN_MARK) return behind->mark == '%' || behind->mark == TW_EN_MARK_SIGN;
  bool is_measure = tw_en_has(behind, TW_EN_MEASURE) && !behind->is_capital && behind->end - behind->start > 1;
  bool is_calendar = tw_en_has(behind, TW_EN_CALENDAR) && !tw_en_has(behind, TW_EN_PART);
  return is_measure || is_calendar || tw_en_has(behind, units);
}

/* A plural that four digits may count: "2016 fugitives". */
static bool is_plural(const struct tw_en_text *t, const struct tw_en_token *k) {
  if (k->type != TW_EN_WORD || k->is_par || k->is_capital) return false;
  if (tw_en_has(k, TW_EN_PEOPLE)) return true;
  bool ends_in_s = k->end - k->start > 3 && t->text.ptr[k->end - 1] == 's';
  return ends_in_s && !tw_en_has(k, TW_EN_VERB | TW_EN_FUNCTION) && !tw_en_is_either(t, k, "levels", "prices");
}

/* A hedge that only a count can have: "over 2000", "more than 2000", "some 2000"; not in "up 5% over 2021". */
static bool is_hedged(const struct tw_en_text *t, const struct tw_en_token *before, int year) {
  enum { NEWS_FIRST = 1980, NEWS_LAST = 2060 }; /* years that growth is told over */
  if (tw_en_is_word(t, before, "over") && year > NEWS_FIRST && year < NEWS_LAST && year % 100) return false;
  if (tw_en_is_word(t, before, "than")) return !tw_en_is_either(t, before - 1, "later", "earlier");
  return tw_en_has(before, TW_EN_HEDGE) && !tw_en_has(before, TW_EN_ABOUT);
}

/* "2020-2022 models": the last of a few years, whatever is told of them. */
static bool is_model_pair(const struct tw_en_token *k) {
  enum { MODEL_FIRST = 1950, MODEL_YEARS = 20 };
  const struct tw_en_token *first = k - 2;
  bool is_joined = tw_en_is_glued_mark(k - 1, '-') && tw_en_is_glued(k) && first->type == TW_EN_NUMBER && first->digits == 4;
  return is_joined && first->number >= MODEL_FIRST && k->number > first->number && k->number <= first->number + MODEL_YEARS;
}

/* "the Russell 2000", "an RTX 2060": a name's number. */
static bool is_labelled(const struct tw_en_text *t, const struct tw_en_token *before) {
  return tw_en_has(before, TW_EN_LABEL) && before->is_capital && tw_en_is_any(t, before, "russell rtx gtx rx geforce radeon");
}

/* Whether four digits alone are a year where they stand. */
static bool is_year(const struct tw_en_text *t, size_t at, size_t floor, const struct tw_en_point *p) {
  const struct tw_en_token *k = tw_en_at(t, at), *behind = tw_en_at(t, p->next);
  const struct tw_en_token *before = at > floor ? k - 1 : tw_en_at(t, t->count);
  if (k->type != TW_EN_NUMBER) return p->next > at + 1;
  bool is_grown = tw_en_is_glued_mark(before, '-') && tw_en_is_glued(k);
  if (has_unit(behind) || is_grown || tw_en_is_mark(k - 1, TW_EN_MARK_SIGN) || is_named(t, at) || is_labelled(t, before))
    return false;
  if (tw_en_is_either(t, before, "in", "since") || tw_en_is_word(t, before, "during") ||
      tw_en_has(before, TW_EN_SEASON | TW_EN_FISCAL))
    return true;
  if (p->year < LIKELY_FIRST || p->year > LIKELY_LAST || is_hedged(t, before, p->year)) return false;
  if (is_model_pair(k)) return true;
  return !is_plural(t, behind) || tw_en_is_either(t, before, "the", "of");
}

/* "2019-20", "2014/15": two years of which the second is shortened. */
static bool match_year_pair(const struct tw_en_text *t, size_t at, struct tw_en_side *s) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k->type != TW_EN_NUMBER || k->digits != 4 || k->number < LIKELY_FIRST || k->number > LIKELY_LAST) return false;
  bool is_joined = (tw_en_is_mark(k + 1, '-') || tw_en_is_mark(k + 1, '/')) && tw_en_is_glued(k + 1) && tw_en_is_glued(k + 2);
  if (!is_joined || k[2].type != TW_EN_NUMBER || k[2].digits != 2 || k[2].number != (k->number + 1) % 100) return false;
  if (k[2].number <= MONTHS_OF_PAIR && tw_en_is_mark(k + 3, '-') && tw_en_is_glued(k + 3)) return false; /* 2009-10-01 */
  s->first = at;
  s->next = at + 3;
  s->point = (struct tw_en_point){.next = at + 3, .precision = TW_EN_AS_SPAN, .year = k->number};
  s->period = tw_period_years(k->number, k->number + 1);
  return true;
}

bool tw_en_side_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_side *ret_side) {
  struct tw_en_side s = {.first = at};
  int phase = -1;
  size_t next = at + match_phase(t, at, &phase);
  if (next == at && tw_en_is_word(t, tw_en_at(t, at), "the")) {
    bool has_the = tw_en_point_match(t, at, &s.point); /* "the 1990s", "the third quarter" */
    if (!has_the || s.point.next <= at + 1) next = at + 1;
  }
  if (match_year_pair(t, next, &s)) {
    s.first = at;
    *ret_side = s;
    return true;
  }
  bool is_opened = phase == TW_EN_EARLY && tw_en_is_either(t, tw_en_at(t, at) - 1, "since", "from");
  if (is_opened && tw_en_side_the_year(t, next - 1, &s)) {
    s.first = at;
    *ret_side = s;
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
  *ret_side = s;
  return true;
}

void tw_en_side_fill(const struct tw_en_text *t, size_t first, size_t next, const struct tw_en_point *point,
                     struct tw_period period, struct tw_en_match *ret_match) {
  bool is_day = period.start == period.end && period.start != TW_DAY_NONE;
  struct tw_found *f = &ret_match->found;
  *ret_match = (struct tw_en_match){.first = first, .next = next};
  f->kind = is_day || point->precision == TW_EN_AS_DAY ? TW_KIND_DATE : TW_KIND_PERIOD;
  f->start = f->hedge_start = tw_en_at(t, first)->start;
  f->end = f->hedge_end = tw_en_at(t, next - 1)->end;
  f->period = period;
  if (point->is_relative) f->flags |= TW_FOUND_RELATIVE;
  if (point->is_unresolved) f->flags |= TW_FOUND_UNRESOLVED;
  if (point->is_to_date) f->flags |= TW_FOUND_TO_DATE;
  if (point->is_fuzzy) f->qualifier = TW_APPROX;
}
