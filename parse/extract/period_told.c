/* English periods that another sentence tells: "during this period", "the year before", "They were arrested between 27 and 29
 * March". */
#include "base/words.h"
#include "parse/extract/contrast.h"
#include "parse/extract/period.h"
#include "parse/extract/time_words.h"

static bool give_told(struct tw_reading *r, struct tw_figure *f, struct tw_period period, enum tw_basis basis) {
  if (!tw_period_is_none(period)) tw_period_give(r, f, period, basis);
  return !tw_period_is_none(period);
}

/* The only span that a sentence tells, its own matter's; none where it tells more than one. */
static struct tw_period only_span(struct tw_reading *r, size_t sentence) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, sentence);
  struct tw_period only = TW_PERIOD_NONE;
  for (int i = 0; (size_t)i < tokens->count; i++) {
    if (tokens->items[i].kind != TW_TOKEN_TIME) continue;
    struct tw_period p = r->found.items[tokens->items[i].index].period;
    bool is_since = p.start != TW_DAY_NONE && tw_time_is_since(r, tokens, i);
    if (is_since) p.end = TW_DAY_NONE;
    if (p.start == only.start && p.end == only.end)
      continue; /* "from 1 October to the end of September" is two times of one span */
    bool is_other = !tw_period_is_none(only) || tw_time_is_report(r, tokens, i) || tw_contrast_is_time(r, tokens, i);
    bool is_vague = tw_period_is_past_years(r, &r->found.items[tokens->items[i].index]); /* "in the last three years" */
    if (is_other || is_vague || (!is_since && !tw_period_is_span(p)) || tw_time_is_of_aside(r, tokens, i, (int)tokens->count))
      return TW_PERIOD_NONE;
    only = p;
  }
  return only;
}

/* The only time that a sentence tells, where it is a day: "in a raid on Friday police found 113 kilos. They also seized $3m". */
static struct tw_period only_day(struct tw_reading *r, size_t sentence) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, sentence);
  struct tw_period only = TW_PERIOD_NONE;
  for (int i = 0; (size_t)i < tokens->count; i++) {
    if (tokens->items[i].kind != TW_TOKEN_TIME) continue;
    struct tw_period p = r->found.items[tokens->items[i].index].period;
    bool is_other = !tw_period_is_none(only) || tw_time_is_report(r, tokens, i) || tw_period_is_none(p) || p.start != p.end;
    if (is_other) return TW_PERIOD_NONE;
    only = p;
  }
  return only;
}

/* Figures of the sentence, none of which a rule takes. */
static bool has_only_other_figures(const struct tw_reading *r, size_t sentence) {
  size_t first = tw_reading_first_figure(r, sentence), i = first;
  for (; i < r->figures.count && r->figures.items[i].sentence == sentence; i++)
    if (r->figures.items[i].measure >= 0) return false;
  return i > first;
}

bool tw_period_from_sentence_before(struct tw_reading *r, struct tw_figure *f) {
  static const char *const openings[] = {"it ",       "they ",      "of these",   "of those",   "of them",
                                         "from them", "from these", "from those", "among them", "at the same time"};
  const struct tw_sentence *s = &r->sentences.items[f->sentence];
  if (r->language != TW_PACK_EN || f->sentence == 0 || r->sentences.items[f->sentence - 1].paragraph != s->paragraph)
    return false;
  if (!has_only_other_figures(r, f->sentence - 1)) return false;
  if (tw_words_begin(TW_WORDS(openings), tw_slice_sub(r->text, s->start, s->end)))
    return give_told(r, f, only_span(r, f->sentence - 1), TW_BASIS_PARAGRAPH);
  static const char *const words[] = {" also "};
  return tw_reading_says(r, f->sentence, TW_WORDS(words)) && give_told(r, f, only_day(r, f->sentence - 1), TW_BASIS_PARAGRAPH);
}

/* "during the year", "over the same period" stands in the sentence. */
static bool says_span(const struct tw_reading *r, size_t sentence) {
  static const char *const spans[] = {"the year",    "same year",   "the period",       "same period",
                                      "that year",   "that period", "the same months",  "the review period",
                                      "this period", "the quarter", "reporting period", "months under review",
                                      "year period"};
  const struct tw_sentence *s = &r->sentences.items[sentence];
  struct tw_slice text = tw_slice_sub(r->text, s->start, s->end);
  if (!tw_reading_says(r, sentence, TW_WORDS(spans))) return false;
  for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
    ptrdiff_t at = tw_slice_find(text, tw_slice_from(spans[i]), 0);
    struct tw_slice rest = at < 0 ? TW_SLICE_NONE : tw_slice_sub(text, (size_t)at + strlen(spans[i]), text.len);
    if (at >= 0 && !tw_slice_has_prefix(rest, TW_SLICE("s")) && !tw_slice_has_prefix(rest, TW_SLICE(" before"))) return true;
  }
  return false;
}

/* "441 in 2009 and 503 in 2010": the figure before it in its sentence has another span. */
static bool is_one_of_series(const struct tw_reading *r, const struct tw_figure *f) {
  if (f == r->figures.items || f[-1].sentence != f->sentence) return false;
  return tw_period_is_span(f[-1].period) && tw_period_is_span(f->period) && f[-1].period.start != f->period.start;
}

/* The nearest figure before that has a span; NULL: none, or it is one of a series. */
static const struct tw_figure *spanned_before(const struct tw_reading *r, size_t index) {
  enum { REACH = 40 };
  for (size_t i = index; i-- > 0 && index - i <= REACH;) {
    const struct tw_figure *other = &r->figures.items[i];
    bool is_open = other->period.start != TW_DAY_NONE && other->period.end == TW_DAY_NONE;
    if (other->measure >= 0 && !other->is_contrast && !other->is_other_time && (is_open || tw_period_is_span(other->period)))
      return is_one_of_series(r, other) ? NULL : other;
  }
  return NULL;
}

/* The span that the sentences from `from` on and right before `sentence` tell, of whatever it was that they counted. */
static struct tw_period span_told_between(struct tw_reading *r, size_t from, size_t sentence) {
  enum { SENTENCES_BACK = 5 };
  struct tw_period span = TW_PERIOD_NONE;
  for (size_t i = sentence; tw_period_is_none(span) && i-- > from && i + SENTENCES_BACK >= sentence;) span = only_span(r, i);
  return span;
}

bool tw_period_from_said_span(struct tw_reading *r, struct tw_figure *f, size_t index) {
  if (r->language != TW_PACK_EN || !says_span(r, f->sentence)) return false;
  const struct tw_figure *other = spanned_before(r, index);
  bool may_take = r->pack->measures.items[f->measure].takes_period; /* a loss has its own dates */
  size_t from = other ? other->sentence + 1 : 0;
  if (may_take && give_told(r, f, span_told_between(r, from, f->sentence), TW_BASIS_PARAGRAPH)) return true;
  return other && give_told(r, f, other->period, TW_BASIS_PARAGRAPH);
}

bool tw_period_from_year_before(struct tw_reading *r, struct tw_figure *f, size_t index) {
  static const char *const openings[] = {"the year before ", "the year before,",   "a year earlier",       "the previous year",
                                         "the year earlier", "the preceding year", "in the previous year", "the prior year"};
  enum { SENTENCES_BACK = 2 };
  const struct tw_sentence *s = &r->sentences.items[f->sentence];
  if (r->language != TW_PACK_EN || !tw_words_begin(TW_WORDS(openings), tw_slice_sub(r->text, s->start, s->end))) return false;
  for (size_t i = index; i-- > 0 && r->figures.items[i].sentence + SENTENCES_BACK >= f->sentence;) {
    const struct tw_figure *other = &r->figures.items[i];
    if (other->measure < 0 || other->sentence == f->sentence || !tw_period_is_span(other->period)) continue;
    tw_period_give(r, f, tw_period_a_year_before(other->period), TW_BASIS_RELATIVE);
    return true;
  }
  return false;
}

static bool tells_of(const struct tw_reading *r, const struct tw_token *token, int measure) {
  for (const struct tw_sense *s = NULL; (s = tw_reading_next_sense(r, token, TW_SENSE_TRIGGER, s));)
    if (r->pack->triggers.items[s->target].measure == measure) return true;
  return false;
}

/* The trigger by which the sentence tells of the measure again, its subject what was counted before: "They were arrested",
 * "The monies were recovered", "The arrests were made"; -1: it does not. */
static int told_again(struct tw_reading *r, size_t sentence, int measure) {
  static const char *const subjects[] = {"the", "they", "these", "those", "all"};
  enum { REACH = 10 };
  const struct tw_sentence *s = &r->sentences.items[sentence];
  if (!tw_words_begin(TW_WORDS(subjects), tw_slice_sub(r->text, s->start, s->end))) return -1; /* most are not even split */
  const struct tw_token_list *tokens = tw_reading_tokens(r, sentence);
  bool has_be = false;
  int told = -1;
  if (!tokens->count || !tw_words_hold(TW_WORDS(subjects), tw_reading_text(r, &tokens->items[0]))) return -1;
  for (int i = 0; (size_t)i < tokens->count && i <= REACH && !(has_be && told >= 0); i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->kind == TW_TOKEN_FIGURE || t->kind == TW_TOKEN_TIME || (t->is_capital && i > 0)) return -1;
    bool may_stand = !t->function || t->function == TW_F_BE || t->function == TW_F_HAVE || t->function == TW_F_DET ||
                     t->function == TW_F_OF || t->function == TW_F_PRON;
    if (!may_stand) return -1;
    has_be |= t->function == TW_F_BE;
    if (tells_of(r, t, measure)) told = i;
  }
  return has_be ? told : -1;
}

/* The first time behind the trigger in its clause. */
static struct tw_period time_behind(const struct tw_reading *r, const struct tw_token_list *tokens, int trigger) {
  enum { REACH = 16 };
  for (int i = trigger + 1; (size_t)i < tokens->count && i - trigger <= REACH; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->kind == TW_TOKEN_FIGURE || t->function == TW_F_REL || t->function == TW_F_SUB) break;
    if (t->kind == TW_TOKEN_TIME) return tw_time_is_report(r, tokens, i) ? TW_PERIOD_NONE : r->found.items[t->index].period;
  }
  return TW_PERIOD_NONE;
}

/* A time of its own stands in the sentence, whatever it is told of. */
static bool has_own_time(struct tw_reading *r, size_t sentence) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, sentence);
  for (int i = 0; (size_t)i < tokens->count; i++)
    if (tokens->items[i].kind == TW_TOKEN_TIME && !tw_time_is_report(r, tokens, i)) return true;
  return false;
}

bool tw_period_from_told_again(struct tw_reading *r, struct tw_figure *f, size_t index) {
  enum { SENTENCES_AHEAD = 4 };
  size_t last = f->sentence + SENTENCES_AHEAD;
  if (r->language != TW_PACK_EN || has_own_time(r, f->sentence)) return false;
  for (size_t i = index + 1; i < r->figures.count && r->figures.items[i].sentence <= last; i++) {
    const struct tw_figure *other = &r->figures.items[i]; /* told of again is the last that was counted */
    if (other->measure == f->measure && tw_decimal_cmp(other->found->value, f->found->value)) last = other->sentence - 1;
  }
  for (size_t i = f->sentence + 1; i < r->sentences.count && i <= last; i++) {
    int trigger = told_again(r, i, f->measure);
    if (trigger >= 0) return give_told(r, f, time_behind(r, tw_reading_tokens(r, i), trigger), TW_BASIS_PARAGRAPH);
  }
  return false;
}
