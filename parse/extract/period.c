/* A figure's period: stated in its clause, else in its sentence, else by the total it is part of, the list's or paragraph's
 * lead, or the operation's year. Nothing is invented: without one of these there is none. */
#include "parse/extract/period.h"
#include "base/words.h"
#include "parse/extract/campaign.h"
#include "parse/extract/contrast.h"
#include "parse/extract/govern.h"
#include "parse/extract/part_link.h"
#include "parse/extract/passes.h"
#include "parse/extract/time_words.h"

enum {
  SENTENCE_REACH = 48, /* cost past which a time belongs to something else */
  CLAUSE_REACH = 10,   /* cost within which a time is the figure's own */
  OTHER_VERB = 12,     /* of a time that another verb holds */
  INITIAL_COST = 7,    /* of a time that opens the sentence and so holds for all of it */
  TRAILING_COST = 20,  /* of a span that closes it */
};

static const uint8_t function_cost[TW_F_COUNT] = {
    [TW_F_AND] = 2,   [TW_F_REL] = 8,   [TW_F_SUB] = 8,  [TW_F_COMMA] = 5, [TW_F_SEMI] = 24,
    [TW_F_COLON] = 6, [TW_F_STOP] = 40, [TW_F_DASH] = 8, [TW_F_OPEN] = 6,  [TW_F_CLOSE] = 6,
};

static int token_cost(const struct tw_reading *r, const struct tw_token *t) {
  enum { FIGURE = 5, VERB = 6, OTHER = 1 };
  if (t->kind == TW_TOKEN_FIGURE) return FIGURE;
  if (t->kind == TW_TOKEN_HIT) return tw_reading_sense(r, t, TW_SENSE_TRIGGER) ? VERB : OTHER;
  return t->function ? function_cost[t->function] + 1 : OTHER;
}

static int cost_between(const struct tw_reading *r, const struct tw_token_list *tokens, int a, int b) {
  int cost = 0, low = a < b ? a : b, high = a < b ? b : a;
  uint8_t depth = tokens->items[low].depth;
  bool is_level =
      depth == tokens->items[high].depth; /* then a bracket between them is an aside: "16 billion won ($12m) in 2023" */
  for (int i = low + 1; i < high && cost < 100; i++) {
    const struct tw_token *t = &tokens->items[i];
    bool is_aside = is_level && (t->depth > depth || t->function == TW_F_OPEN || t->function == TW_F_CLOSE);
    if (!is_aside) cost += token_cost(r, t);
  }
  return cost;
}

static int time_cost(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  int cost = cost_between(r, tokens, time, time < f->token ? f->token : f->last_token);
  if (f->trigger_token >= 0) {
    int by_verb = cost_between(r, tokens, time, f->trigger_token) + 1;
    if (by_verb < cost) cost = by_verb;
  }
  bool is_opening = tw_period_is_initial(tokens, time) ||
                    (r->language == TW_PACK_EN && tokens->items[0].function == TW_F_SUB && tw_time_is_since(r, tokens, time));
  if (cost > INITIAL_COST && is_opening) cost = INITIAL_COST;
  if (cost > TRAILING_COST && tw_period_is_trailing(r, tokens, time)) cost = TRAILING_COST;
  if (tw_period_is_of_verb_before(r, f, tokens, time)) cost += OTHER_VERB;
  return cost;
}

void tw_period_give(struct tw_reading *r, struct tw_figure *f, struct tw_period period, enum tw_basis basis) {
  f->period = period;
  f->basis = basis;
  if (!r->wants_steps) return;
  char start[TW_DATE_TEXT_BYTES] = "-", end[TW_DATE_TEXT_BYTES] = "-";
  if (period.start != TW_DAY_NONE) tw_day_format(period.start, start);
  if (period.end != TW_DAY_NONE) tw_day_format(period.end, end);
  tw_reading_step(r, f, "period %s..%s (%s)", start, end, tw_basis_name(basis));
}

/* "2019: 45": the figure of that time. */
static bool has_time_before_mark(const struct tw_token_list *tokens, int figure) {
  if (figure < 2 || tokens->items[figure - 2].kind != TW_TOKEN_TIME) return false;
  return tokens->items[figure - 1].function == TW_F_COLON || tokens->items[figure - 1].function == TW_F_DASH;
}

/* "in the same year": no time of its own. English. */
static bool is_same_span(const struct tw_reading *r, const struct tw_token *t) {
  static const char *const ends[] = {"same year", "same period", "same month", "same months"};
  return r->language == TW_PACK_EN && tw_words_end(TW_WORDS(ends), tw_reading_text(r, t));
}

/* Best time of the sentence; -1 when there is none near enough. */
static int best_time(struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int *ret_cost) {
  int best = -1;
  if (r->language == TW_PACK_ZH) {
    best = tw_period_best_time_zh(r, f, tokens);
    if (best >= 0) *ret_cost = time_cost(r, f, tokens, best);
    return best;
  }
  *ret_cost = SENTENCE_REACH;
  int own = has_time_before_mark(tokens, f->token) ? f->token - 2 : tw_period_time_of_when(r, f, tokens);
  if (own < 0) own = tw_period_time_of_second_verb(r, f, tokens);
  if (own >= 0) {
    *ret_cost = 0;
    return own;
  }
  for (int i = 0; (size_t)i < tokens->count; i++) {
    if (tokens->items[i].kind != TW_TOKEN_TIME || tw_time_is_report(r, tokens, i)) continue;
    if (tw_period_is_of_promise(r, f, tokens, i) || tw_time_is_of_aside(r, tokens, i, f->trigger_token)) continue;
    if (tw_period_is_behind_semicolon(r, f, tokens, i)) continue;
    if (tw_period_is_in_relative(r, tokens, f, i) || (!f->is_contrast && tw_contrast_is_time(r, tokens, i))) continue;
    if (tw_contrast_has_time(r, f, tokens, i) || is_same_span(r, &tokens->items[i])) continue;
    if (tw_period_is_of_next(f, tokens, i) || tw_period_is_of_record(r, tokens, i) || tw_period_is_of_future(r, f, tokens, i))
      continue;
    int cost = time_cost(r, f, tokens, i);
    bool is_behind_verb = f->trigger_token > f->token && best < f->trigger_token && i > f->trigger_token;
    if (cost < *ret_cost || (cost == *ret_cost && is_behind_verb)) { /* "accused of stealing in June, was arrested on Monday" */
      *ret_cost = cost;
      best = i;
    }
  }
  return best;
}

/* "To date" alone states no period. */
static bool is_to_date(const struct tw_reading *r, struct tw_period period) {
  return period.start == TW_DAY_NONE && period.end != TW_DAY_NONE && period.end == r->published;
}

/* "As of the end of 2017, ... since 2014": the end that the sentence states for an open span; TW_DAY_NONE: none. English. */
static tw_day end_told(const struct tw_reading *r, const struct tw_token_list *tokens) {
  for (size_t i = 0; i < tokens->count; i++) {
    if (tokens->items[i].kind != TW_TOKEN_TIME) continue;
    const struct tw_found *f = &r->found.items[tokens->items[i].index];
    if (f->flags & TW_FOUND_OPEN_START && f->period.start == TW_DAY_NONE && f->period.end != r->published) return f->period.end;
  }
  return TW_DAY_NONE;
}

static bool fiscal_at(const struct tw_reading *r, const struct tw_token_list *tokens, int time, struct tw_period *ret_period) {
  return time >= 0 && (size_t)time < tokens->count && tokens->items[time].kind == TW_TOKEN_TIME &&
         tw_time_fiscal_year(r, &tokens->items[time], ret_period);
}

/* "between 2018-19 and 2022-23": from the first to the last. */
static struct tw_period joined_fiscal(const struct tw_reading *r, const struct tw_token_list *tokens, int time,
                                      struct tw_period period) {
  struct tw_period other;
  for (int side = -1; side <= 1; side += 2) {
    int i = time + side;
    if (i < 0 || (size_t)i >= tokens->count || tokens->items[i].function != TW_F_AND) continue;
    if (!fiscal_at(r, tokens, i + side, &other)) continue;
    if (other.start < period.start) period.start = other.start;
    if (other.end > period.end) period.end = other.end;
  }
  return period;
}

/* "in 2019 and 2020": from the first to the last. */
static struct tw_period joined(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens,
                               int time) {
  struct tw_period period = r->found.items[tokens->items[time].index].period;
  if (tw_time_fiscal_year(r, &tokens->items[time], &period)) return joined_fiscal(r, tokens, time, period);
  bool is_told_of = f->is_other_time || tw_period_time_of_when(r, f, tokens) == time;
  if (is_told_of && period.start != TW_DAY_NONE && period.end == TW_DAY_NONE) /* "since 2019, when it was 350" */
    return tw_period_year(tw_date_from(period.start).year);
  if (tw_time_is_since(r, tokens, time)) return (struct tw_period){period.start, end_told(r, tokens)};
  if (period.end == TW_DAY_NONE && period.start != TW_DAY_NONE) return (struct tw_period){period.start, end_told(r, tokens)};
  if (tw_time_is_as_at(r, tokens, time)) return (struct tw_period){TW_DAY_NONE, period.end};
  for (int side = -1; side <= 1; side += 2) {
    int i = time + 2 * side;
    if (i < 0 || (size_t)i >= tokens->count || tokens->items[time + side].function != TW_F_AND) continue;
    if (tokens->items[i].kind != TW_TOKEN_TIME) continue;
    struct tw_period other = r->found.items[tokens->items[i].index].period;
    if (tw_period_is_none(other) || other.start == TW_DAY_NONE || other.end == TW_DAY_NONE) continue;
    if (side < 0 && other.start < period.start) period.start = other.start;
    if (side > 0 && other.end > period.end && period.end != TW_DAY_NONE) period.end = other.end;
  }
  return period;
}

/* The beginning of an open span in the same sentence: "since 2014". */
static tw_day start_told(const struct tw_reading *r, const struct tw_token_list *tokens, tw_day end) {
  for (size_t i = 0; i < tokens->count; i++) {
    if (tokens->items[i].kind != TW_TOKEN_TIME) continue;
    const struct tw_found *f = &r->found.items[tokens->items[i].index];
    if (f->flags & TW_FOUND_OPEN_END && f->period.start != TW_DAY_NONE && f->period.start < end) return f->period.start;
  }
  return TW_DAY_NONE;
}

/* "By the end of October": since the operation began, or since the year began that was spoken of just before. */
static struct tw_period begun(struct tw_reading *r, const struct tw_figure *f, struct tw_period period) {
  enum { SENTENCES_BACK = 3 };
  bool is_open = period.start == TW_DAY_NONE && period.end != TW_DAY_NONE && period.end != r->published;
  if (!is_open || !r->pack->measures.items[f->measure].takes_period) return period;
  period.start = start_told(r, &r->sentences.items[f->sentence].tokens, period.end);
  const struct tw_campaign *c = tw_campaign_of(r);
  if (period.start == TW_DAY_NONE && c->is_found && c->period.start < period.end && period.end <= c->period.end)
    period.start = c->period.start;
  for (size_t i = f->sentence; period.start == TW_DAY_NONE && i-- > 0 && i + SENTENCES_BACK >= f->sentence;) {
    const struct tw_sentence *s = &r->sentences.items[i];
    for (size_t k = s->found_at; k < r->found.count && r->found.items[k].start < s->end; k++) {
      struct tw_period year = r->found.items[k].period;
      bool is_year = r->found.items[k].flags & TW_FOUND_RELATIVE && year.start != TW_DAY_NONE && year.end != TW_DAY_NONE;
      if (is_year && year.start < period.end && period.end <= year.end && year.end - year.start > TW_PERIOD_SHORTEST_SPAN)
        period.start = year.start;
    }
  }
  return period;
}

/* 五年来, 近三年, "the past 20 years", "the last decade": words that end or begin such a span. */
static bool is_span_of_years(const struct tw_reading *r, const struct tw_found *found) {
  static const char *const ends_zh[] = {"来", "來", "间", "間"}, *const starts_zh[] = {"近", "过去", "過去"};
  static const char *const ends_en[] = {"years", "decade", "decades", "months"};
  enum { CHARACTER = 3 };
  size_t end = found->end + CHARACTER < r->text.len ? found->end + CHARACTER : r->text.len;
  struct tw_slice text = tw_slice_sub(r->text, found->start, end); /* 来 stands behind what was found */
  if (r->language == TW_PACK_ZH) return tw_words_end(TW_WORDS(ends_zh), text) || tw_words_begin(TW_WORDS(starts_zh), text);
  return tw_words_end(TW_WORDS(ends_en), tw_slice_sub(r->text, found->start, found->end));
}

/* 两个月来, 一个月以来: so many months, up to no day that is told. Chinese. */
static bool is_months_so_far(const struct tw_reading *r, const struct tw_found *found) {
  static const char *const behind[] = {"来", "來"}, *const since[] = {"以来", "以來"};
  static const char *const months[] = {"月"}, *const counts[] = {"个月", "個月"},
                           *const starts[] = {"近", "过去", "過去", "最近"};
  struct tw_slice own = tw_slice_sub(r->text, found->start, found->end);
  struct tw_slice rest = tw_slice_sub(r->text, found->end, r->text.len);
  return r->language == TW_PACK_ZH && found->flags & TW_FOUND_RELATIVE && tw_words_end(TW_WORDS(months), own) &&
         !tw_words_begin(TW_WORDS(starts), own) &&
         (tw_words_begin(TW_WORDS(behind), rest) ||
          (tw_words_end(TW_WORDS(counts), own) && tw_words_begin(TW_WORDS(since), rest)));
}

/* "over the past years" states no period that can be named. */
bool tw_period_is_past_years(const struct tw_reading *r, const struct tw_found *found) {
  enum { ONE_YEAR_DAYS = 400, SHORTEST_DAYS_ZH = 360 }; /* 一年来 is no more than that */
  if (!(found->flags & TW_FOUND_RELATIVE) || found->period.start == TW_DAY_NONE || found->period.end == TW_DAY_NONE) return false;
  bool is_long = found->period.end - found->period.start > (r->language == TW_PACK_ZH ? SHORTEST_DAYS_ZH : ONE_YEAR_DAYS);
  bool is_months = r->language == TW_PACK_EN && found->period.end == r->published; /* "the past four months" */
  return (is_long || is_months) && is_span_of_years(r, found);
}

/* "since the court was set up nine years ago": a span of years as well. English. */
static bool is_since_years_ago(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  struct tw_slice text = tw_reading_text(r, &tokens->items[time]);
  return r->language == TW_PACK_EN && tw_slice_has_suffix(text, TW_SLICE("years ago")) && tw_time_is_since(r, tokens, time);
}

/* "this week": of late, as 近日 is; it dates no figure. English. */
static bool is_this_week(const struct tw_reading *r, const struct tw_found *found) {
  return r->language == TW_PACK_EN && tw_slice_eq_nocase(tw_slice_sub(r->text, found->start, found->end), TW_SLICE("this week"));
}

/* "is now more than $160m", "has so far returned": the stock of today, whenever the text spoke of before. English. */
static bool is_of_now(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const so_far[] = {"has so far ", "have so far ", "So far, ", "So far ", "have already ", "has already "};
  enum { REACH = 4 };
  uint32_t start = r->sentences.items[f->sentence].start;
  uint32_t end = f->trigger_token > f->token ? tokens->items[f->trigger_token].start : f->found->start;
  if (r->language == TW_PACK_EN && tw_reading_stands_in(r, f->sentence, TW_WORDS(so_far), start, end)) return true;
  for (int i = f->token - 1; r->language == TW_PACK_EN && i >= 0 && f->token - i <= REACH; i--)
    if (tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i]), TW_SLICE("now"))) return true;
  return false;
}

static tw_day year_earlier(tw_day day) {
  enum { YEAR_MONTHS = 12 };
  return tw_day_from(tw_date_add_months(tw_date_from(day), -YEAR_MONTHS));
}

/* "between January and November" in a text of January: months that were counted are past. */
static struct tw_period past_months(const struct tw_reading *r, const struct tw_found *found, struct tw_period p) {
  enum { MONTH_DAYS = 31, YEAR_DAYS = 365 };
  struct tw_slice text = tw_slice_sub(r->text, found->start, found->end);
  bool is_set = p.start != TW_DAY_NONE && p.end != TW_DAY_NONE && r->published != TW_DAY_NONE;
  if (!is_set || !(found->flags & TW_FOUND_RELATIVE) || p.end < r->published + MONTH_DAYS || p.end - p.start < MONTH_DAYS)
    return p;
  if (p.end - p.start + 1 >= YEAR_DAYS || tw_slice_find(text, TW_SLICE("year"), 0) >= 0 ||
      tw_slice_find(text, TW_SLICE("年"), 0) >= 0)
    return p;
  return (struct tw_period){year_earlier(p.start), year_earlier(p.end)};
}

/* "captured 2,566 people who had fled and recovered 8.6 billion from 2014 to 2016", "of $330 million and 5 million euros,
 * respectively, between 2002 and 2021": the time behind the next figure, where nothing dates this one. English. */
static bool from_next(struct tw_reading *r, struct tw_figure *f, size_t index) {
  const struct tw_figure *next = index + 1 < r->figures.count ? &r->figures.items[index + 1] : NULL;
  if (r->language != TW_PACK_EN || !next || next->sentence != f->sentence || next->measure < 0 || next->is_contrast) return false;
  if (next->reason != TW_REASON_NONE || next->is_other_time || next->link == TW_LINK_PART || next->is_planned != f->is_planned)
    return false;
  if (next->trigger_token == next->last_token + 1) return false; /* "from two men arrested in June": theirs alone */
  const struct tw_token_list *tokens = tw_reading_tokens(r, f->sentence);
  bool is_pair = next->token == f->last_token + 2 && tokens->items[f->last_token + 1].function == TW_F_AND;
  bool is_strict = !r->pack->measures.items[f->measure].takes_period; /* a loss has its own dates */
  if (!is_pair && is_strict) return false;
  int cost, time = best_time(r, next, tokens, &cost);
  if (time < next->last_token || tw_period_is_of_next(f, tokens, time)) return false;
  struct tw_period period = joined(r, next, tokens, time);
  bool is_span = tw_period_is_span(period);
  if (is_span) tw_period_give(r, f, period, TW_BASIS_SENTENCE);
  return is_span;
}

static bool from_sentence(struct tw_reading *r, struct tw_figure *f, size_t index) {
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (r->language == TW_PACK_EN && tw_period_is_of_years(r, f, tokens)) return true;
  int cost, time = best_time(r, f, tokens, &cost);
  if (time < 0) return is_of_now(r, f, tokens);
  const struct tw_found *found = &r->found.items[tokens->items[time].index];
  bool is_strict = !r->pack->measures.items[f->measure].takes_period;
  bool is_own = !is_strict || (r->language == TW_PACK_ZH ? tw_period_dates_itself_zh(r, f, tokens, time)
                                                         : tw_period_dates_itself_en(r, tokens, f, time, cost));
  if (!is_own) {
    from_next(r, f, index);
    return true;
  }
  if (r->language == TW_PACK_ZH && tw_period_is_since_before_zh(r, f, tokens, time)) return true;
  if (is_to_date(r, found->period) || tw_period_is_past_years(r, found) || is_months_so_far(r, found) || is_this_week(r, found))
    return true;
  if (is_since_years_ago(r, tokens, time)) return true;
  bool is_closed = found->period.start != TW_DAY_NONE && found->period.end != TW_DAY_NONE && found->period.end < r->published;
  if (r->language == TW_PACK_EN && is_closed && !tw_time_is_since(r, tokens, time) && tw_period_is_so_far(r, f, tokens))
    return true;
  if (tw_period_is_none(found->period)) return true; /* "to date", "in recent years": stated, and no more is known */
  enum tw_basis basis = found->flags & TW_FOUND_RELATIVE ? TW_BASIS_RELATIVE
                        : cost <= CLAUSE_REACH           ? TW_BASIS_STATED
                                                         : TW_BASIS_SENTENCE;
  struct tw_period period = r->language == TW_PACK_EN ? joined(r, f, tokens, time) : tw_period_cut_zh(r, f, tokens, time);
  if (!f->is_planned) period = past_months(r, found, period);
  bool may_begin = r->language == TW_PACK_EN && !tw_time_is_as_at(r, tokens, time);
  tw_period_give(r, f, may_begin ? begun(r, f, period) : period, basis);
  return true;
}

static bool from_operation(struct tw_reading *r, struct tw_figure *f, size_t sentence) {
  bool may_name = tw_reading_has_sense(r, sentence, 1u << TW_SENSE_PERIOD) || tw_reading_has_found(r, sentence, TW_FOUND_NAMES);
  if (!may_name || r->sentences.items[sentence].names_no_operation) return false;
  const struct tw_token_list *tokens = tw_reading_tokens(r, sentence);
  struct tw_period period;
  for (size_t i = 0; i < tokens->count; i++)
    if (tw_campaign_named_year(r, &tokens->items[i], &period)) {
      const struct tw_campaign *c = tw_campaign_of(r); /* months that are stated say more than the year of the name */
      bool is_run = c->is_found && (r->language == TW_PACK_EN || c->period.end > c->period.start);
      if (is_run && c->period.start >= period.start && c->period.start <= period.end) period = c->period;
      tw_period_give(r, f, period, TW_BASIS_OPERATION);
      return true;
    }
  r->sentences.items[sentence].names_no_operation = true;
  return false;
}

enum { MOST_ASIDES = 4 }; /* passed over for one figure: a paragraph with more tells of that year */

/* 5月罚款若干。12月5日，公司公告称收到决定书。…: a sentence between the two has a day of its own. */
static bool has_day_between(const struct tw_reading *r, uint32_t first, uint32_t last) {
  enum { FEW_SENTENCES = 6, FEW = 24 };
  if (last - first > FEW_SENTENCES || last <= first + 1) return false;
  size_t from = r->sentences.items[first + 1].found_at;
  for (size_t i = from; i < r->found.count && i - from < FEW && r->found.items[i].start < r->sentences.items[last].start; i++)
    if (r->found.items[i].kind == TW_KIND_DATE && !tw_period_is_none(r->found.items[i].period)) return true;
  return false;
}

/* The nearest earlier figure of the paragraph; of the sentence before where a list or its lead goes on. */
static bool from_neighbour(struct tw_reading *r, struct tw_figure *f, size_t index) {
  int asides = 0;
  uint32_t paragraph = r->sentences.items[f->sentence].paragraph;
  for (size_t i = index; i-- > 0;) {
    const struct tw_figure *other = &r->figures.items[i];
    if (r->sentences.items[other->sentence].paragraph != paragraph) return false;
    if (other->measure < 0 || other->reason != TW_REASON_NONE || other->is_contrast || other->is_other_time) continue;
    if (!r->pack->measures.items[other->measure].takes_period) return false; /* a loss has its own dates */
    if (asides < MOST_ASIDES && other->sentence != f->sentence && tw_period_is_aside_of_report(r, f, other->period)) {
      asides++;
      continue;
    }
    if (other->sentence != f->sentence && tw_time_is_before_that(r, other->sentence)) return false;
    if (r->language == TW_PACK_ZH && has_day_between(r, other->sentence, f->sentence)) return false;
    bool is_next = r->language == TW_PACK_EN && other->sentence + 1 == f->sentence;
    bool is_range =
        other->period.start != other->period.end || other->sentence == f->sentence || is_next || tw_period_is_at_once_zh(r, f);
    if (tw_period_is_none(other->period) || !is_range) return false;
    tw_period_give(r, f, other->period, TW_BASIS_PARAGRAPH);
    return true;
  }
  return false;
}

/* The paragraph's own lead, where no figure stood with it. */
static bool from_paragraph_lead(struct tw_reading *r, struct tw_figure *f) {
  int asides = 0;
  size_t first;
  tw_period_line(r, f->sentence, &first);
  if (r->language == TW_PACK_ZH && tw_time_is_later(r, f->sentence)) return false;
  for (size_t i = f->sentence; i-- > first;) {
    if (r->language == TW_PACK_ZH && tw_time_is_cumulative(r, i)) return false; /* a stock told since: the lead is left behind */
    const struct tw_found *found = tw_period_opening(r, i);
    if (found && tw_period_is_of_deed_zh(r, i, found->period)) return false;
    if (found && asides < MOST_ASIDES && tw_period_is_aside_of_report(r, f, found->period)) {
      asides++;
      continue;
    }
    if (found) {
      tw_period_give(r, f, found->period, TW_BASIS_PARAGRAPH);
      return true;
    }
    if (from_operation(r, f, i)) return true;
  }
  return false;
}

struct tw_period tw_period_a_year_before(struct tw_period p) {
  enum { YEAR_MONTHS = 12 };
  if (p.start != TW_DAY_NONE) p.start = tw_day_from(tw_date_add_months(tw_date_from(p.start), -YEAR_MONTHS));
  if (p.end != TW_DAY_NONE) p.end = tw_day_from(tw_date_add_months(tw_date_from(p.end + 1), -YEAR_MONTHS)) - 1;
  return p;
}

/* "up from 288 in 2020", "against 312 a year earlier": its own time, or the other figure's moved by a year; never the
 * sentence's. */
static void attach_contrast(struct tw_reading *r, struct tw_figure *f, const struct tw_figure *total) {
  enum { REACH = 6 };
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (tw_contrast_is_year_before(r, f)) {
    if (total && total->period.start != TW_DAY_NONE)
      tw_period_give(r, f, tw_period_a_year_before(total->period), TW_BASIS_RELATIVE);
    return;
  }
  bool is_led = has_time_before_mark(tokens, f->token); /* "(2022: 341)" */
  for (int i = is_led ? f->token - 2 : f->last_token + 1; i <= f->last_token + REACH && (size_t)i < tokens->count; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->kind == TW_TOKEN_FIGURE) return;
    if (t->kind != TW_TOKEN_TIME) continue;
    struct tw_period period = r->found.items[t->index].period;
    tw_time_fiscal_year(r, t, &period);
    if (!tw_period_is_none(period)) tw_period_give(r, f, period, TW_BASIS_STATED);
    return;
  }
}

/* 抓获的857人中，投案自首366名: of the time of the count that was told before and is told again as the base. Chinese. */
static bool from_base(struct tw_reading *r, struct tw_figure *f, size_t index) {
  enum { REACH = 40 };
  for (size_t i = index; i-- > 0 && r->figures.items[i].sentence == f->sentence;) {
    const struct tw_figure *base = &r->figures.items[i];
    if (!base->is_base) continue;
    for (size_t k = i; k-- > 0 && i - k <= REACH;) {
      const struct tw_figure *told = &r->figures.items[k];
      bool is_it = told->unit == base->unit && tw_decimal_cmp(told->found->value, base->found->value) == 0;
      if (!is_it || tw_period_is_none(told->period)) continue;
      tw_period_give(r, f, told->period, TW_BASIS_PARAGRAPH);
      return true;
    }
  }
  return false;
}

/* 这60人从19个国家追回: what is told of a count that was told before is of its time, if it has one. Chinese. */
static bool from_said(struct tw_reading *r, struct tw_figure *f, size_t index) {
  if (r->language != TW_PACK_ZH || !r->pack->measures.items[f->measure].takes_period) return false;
  if (from_base(r, f, index)) return true;
  int said = tw_part_said_before_zh(r, index);
  if (said < 0 || tw_period_best_time_zh(r, f, &r->sentences.items[f->sentence].tokens) >= 0) return false;
  if (!tw_period_is_none(r->figures.items[said].period)) tw_period_give(r, f, r->figures.items[said].period, TW_BASIS_PARAGRAPH);
  return true;
}

/* 最少6国参与调查，某国前年宣布充公…: the fact behind the comma has a time that was told after the countries. Chinese. */
static bool is_beside_later_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_figure *total) {
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  bool has_comma = false;
  if (r->language != TW_PACK_ZH || total->sentence != f->sentence || total->token < f->token) return false;
  for (int i = f->last_token + 1; i < total->token; i++) {
    has_comma |= tokens->items[i].function == TW_F_COMMA;
    if (has_comma && tokens->items[i].kind == TW_TOKEN_TIME) return true;
  }
  return false;
}

/* "bringing the total this year to 120": what a running total's own words state. English. */
static bool from_running(struct tw_reading *r, struct tw_figure *f) {
  enum { BEHIND = 10 };
  int verb = f->running_verb;
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (r->language != TW_PACK_EN || verb < 0) return false;
  for (int i = verb + 1; (size_t)i < tokens->count && i <= f->last_token + BEHIND; i++) {
    if (i > f->last_token && tokens->items[i].kind == TW_TOKEN_PUNCT) return false;
    if (tokens->items[i].kind != TW_TOKEN_TIME) continue;
    tw_period_give(r, f, joined(r, f, tokens, i), TW_BASIS_STATED);
    return true;
  }
  return false;
}

/* "arrested 14 on Monday, bringing the total to 120": not of the day or month of the last act. English. */
static void drop_of_running(struct tw_reading *r, struct tw_figure *f) {
  enum { MONTH_DAYS = 31 };
  bool is_open = f->period.start == TW_DAY_NONE || f->period.end == TW_DAY_NONE;
  if (is_open || f->period.end - f->period.start >= MONTH_DAYS) return;
  if (r->language != TW_PACK_EN || f->running_verb < 0) return;
  tw_period_give(r, f, TW_PERIOD_NONE, TW_BASIS_NONE);
}

static void attach(struct tw_reading *r, size_t index) {
  struct tw_figure *f = &r->figures.items[index];
  const struct tw_figure *total = f->total >= 0 ? &r->figures.items[f->total] : NULL;
  if (!tw_period_is_none(f->row_period)) {
    tw_period_give(r, f, f->row_period, TW_BASIS_STATED);
    return;
  }
  if (f->is_contrast) {
    attach_contrast(r, f, total);
    return;
  }
  if (from_said(r, f, index) || (r->language == TW_PACK_ZH && tw_period_from_raid_zh(r, f))) return;
  if (tw_period_from_year_before(r, f, index) || tw_period_from_row(r, f) || tw_period_from_row_zh(r, f)) return;
  if (tw_period_from_said_span_zh(r, f) || from_sentence(r, f, index) || tw_period_from_said_span(r, f, index)) return;
  if (total && !tw_period_is_none(total->period) && !is_beside_later_zh(r, f, total)) {
    tw_period_give(r, f, total->period, total->sentence == f->sentence ? TW_BASIS_SENTENCE : TW_BASIS_PARAGRAPH);
    return;
  }
  if (from_next(r, f, index) || !r->pack->measures.items[f->measure].takes_period) return;
  if (tw_time_is_cumulative_of(r, f)) {
    static const char *const stocks[] = {"still "};
    tw_period_from_campaign_in_all(r, f);
    if (tw_period_is_named_run_zh(r, f)) from_operation(r, f, f->sentence);
    if (r->language == TW_PACK_EN && tw_period_is_none(f->period) && tw_reading_says(r, f->sentence, TW_WORDS(stocks)))
      tw_period_from_list_lead(r, f); /* "Still at large: 12" under "The first half of 2023" */
    return;
  }
  struct tw_period scene;
  if (tw_period_of_scene_zh(r, f->sentence, &scene)) {
    tw_period_give(r, f, scene, TW_BASIS_PARAGRAPH);
    return;
  }
  if (r->language == TW_PACK_ZH && (tw_period_is_undated_since_zh(r, f) || tw_period_from_whole_before_zh(r, f))) return;
  if (r->language == TW_PACK_ZH && f->is_planned) return; /* what is still to come is of no time that was told before */
  if (from_operation(r, f, f->sentence)) return;
  if (!tw_period_is_reported_zh(r, f) &&
      (from_neighbour(r, f, index) || from_paragraph_lead(r, f) || tw_period_from_sentence_before(r, f))) {
    tw_period_drop_past_of_perfect(r, f);
    return;
  }
  if (tw_period_from_list_lead(r, f)) return;
  if (tw_period_from_report(r, f))
    tw_period_drop_past_of_perfect(r, f);
  else
    tw_period_from_yearly_report_zh(r, f);
}

/* "signed two treaties on Monday": of a time that only a day of publication would tell. */
static bool is_of_unknown_time(const struct tw_reading *r, const struct tw_figure *f) {
  enum { REACH = 16 };
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  for (int i = f->token > REACH ? f->token - REACH : 0; (size_t)i < tokens->count && i <= f->last_token + REACH; i++) {
    if (tokens->items[i].kind != TW_TOKEN_TIME || tw_time_is_report(r, tokens, i)) continue;
    uint32_t flags = r->found.items[tokens->items[i].index].flags;
    if (flags & TW_FOUND_UNRESOLVED && !(flags & (TW_FOUND_OPEN_START | TW_FOUND_OPEN_END))) return true;
  }
  return false;
}

/* "signed 4 treaties in 2023": what was added to a stock within a time, where the pack has a measure of that. */
static void take_measure_within(struct tw_reading *r, struct tw_figure *f) {
  int within = r->pack->measures.items[f->measure].within;
  if (within < 0) return;
  bool is_bounded = f->period.start != TW_DAY_NONE && f->period.end != TW_DAY_NONE;
  if (!is_bounded && (!tw_period_is_none(f->period) || !is_of_unknown_time(r, f))) return;
  if (tw_reading_holds(&r->pack->measures.items[within].units, f->unit)) f->measure = within;
}

void tw_period_attach(struct tw_reading *r) {
  for (size_t i = 0; i < r->figures.count; i++)
    if (r->figures.items[i].measure >= 0 && r->figures.items[i].reason == TW_REASON_NONE) {
      struct tw_figure *f = &r->figures.items[i];
      if (from_running(r, f)) continue;
      attach(r, i);
      drop_of_running(r, f);
      take_measure_within(r, f);
      if (tw_period_is_none(f->period) && r->pack->measures.items[f->measure].takes_period) tw_period_from_told_again(r, f, i);
    }
}
