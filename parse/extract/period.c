/* A figure's period: stated in its clause, else in its sentence, else by the total it is part of, the list's or paragraph's
 * lead, or the operation's year. Nothing is invented: without one of these there is none. */
#include "parse/extract/period.h"
#include "base/words.h"
#include "parse/extract/campaign.h"
#include "parse/extract/contrast.h"
#include "parse/extract/govern.h"
#include "parse/extract/passes.h"
#include "parse/extract/time_words.h"

enum {
  SENTENCE_REACH = 48, /* cost past which a time belongs to something else */
  CLAUSE_REACH = 10,   /* cost within which a time is the figure's own */
  OTHER_VERB = 12,     /* of a time that another verb holds */
  SHORTEST_SPAN = 27,  /* days: shorter times are dates of something */
  INITIAL_COST = 7,    /* of a time that opens the sentence and so holds for all of it */
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
  for (int i = low + 1; i < high && cost < 100; i++) cost += token_cost(r, &tokens->items[i]);
  return cost;
}

static int time_cost(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  int cost = cost_between(r, tokens, time, time < f->token ? f->token : f->last_token);
  if (f->trigger_token >= 0) {
    int by_verb = cost_between(r, tokens, time, f->trigger_token) + 1;
    if (by_verb < cost) cost = by_verb;
  }
  if (cost > INITIAL_COST && tw_period_is_initial(tokens, time)) cost = INITIAL_COST;
  if (tw_period_is_of_verb_before(r, f, tokens, time)) cost += OTHER_VERB;
  return cost;
}

void tw_period_give(struct tw_reading *r, struct tw_figure *f, struct tw_period period, enum tw_basis basis) {
  f->period = period;
  f->basis = basis;
  char start[TW_DATE_TEXT_BYTES] = "-", end[TW_DATE_TEXT_BYTES] = "-";
  if (period.start != TW_DAY_NONE) tw_day_format(period.start, start);
  if (period.end != TW_DAY_NONE) tw_day_format(period.end, end);
  tw_reading_step(r, f, "period %s..%s (%s)", start, end, tw_basis_name(basis));
}

/* No clause ends between two tokens. */
static bool is_one_clause(const struct tw_token_list *tokens, int first, int last) {
  for (int i = first + 1; i < last; i++) {
    uint8_t f = tokens->items[i].function;
    if (f == TW_F_COMMA || f == TW_F_SEMI || f == TW_F_COLON || f == TW_F_STOP) return false;
  }
  return true;
}

/* A time that dates what is told, not the telling and not what it is compared with. */
static bool is_dating(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  return tokens->items[i].kind == TW_TOKEN_TIME && !tw_time_is_report(r, tokens, i) && !tw_time_is_aslant(r, tokens, i);
}

/* 今年9月裁定没收的1.31亿美元，将返还…: a time in the phrase before 的 dates what describes the sum, not what is done with it. */
static bool is_of_attribute(const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  if (f->trigger_token < f->token || f->token == 0 || tokens->items[f->token - 1].function != TW_F_DE) return false;
  for (int i = time + 1; i < f->token; i++)
    if (tokens->items[i].function == TW_F_OBJ || tokens->items[i].kind == TW_TOKEN_PUNCT) return false;
  return true;
}

/* Chinese times stand before what they date and hold until the next one; behind it only within the clause. */
static int best_time_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  for (int i = f->token - 1; i >= 0; i--)
    if (is_dating(r, tokens, i) && !is_of_attribute(f, tokens, i)) return i;
  for (int i = f->token + 1; (size_t)i < tokens->count && is_one_clause(tokens, f->token, i); i++)
    if (is_dating(r, tokens, i)) return i;
  return -1;
}

/* 2018年5月至2020年11月期间，开设户口，透过…处理: a span holds for the acts behind it until another time. */
static bool is_span_of_acts(const struct tw_reading *r, const struct tw_token_list *tokens, int time, int verb) {
  enum { SHORTEST_DAYS = 27 };
  struct tw_period p = r->found.items[tokens->items[time].index].period;
  if (p.start == TW_DAY_NONE || p.end == TW_DAY_NONE || p.end - p.start < SHORTEST_DAYS) return false;
  for (int i = time + 1; i < verb; i++)
    if (tokens->items[i].kind == TW_TOKEN_TIME || tokens->items[i].function == TW_F_SEMI) return false;
  return true;
}

/* 今年首8个月…，损失金额约42亿元: what was lost in the span before it; not what a case involved. */
static bool is_loss_of_span(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  static const char *const losses[] = {"损失", "損失", "受害", "财损", "財損", "被骗",
                                       "被騙", "受骗", "受騙", "涉款", "涉资", "涉資"};
  enum { SHORTEST_DAYS = 27, LONGEST_DAYS = 366 };
  struct tw_period p = r->found.items[tokens->items[time].index].period;
  if (f->trigger_token < 0 || time > f->token || p.start == TW_DAY_NONE || p.end == TW_DAY_NONE) return false;
  static const char *const of_cases[] = {"涉及", "行动", "行動", "拘捕",
                                         "抓获", "抓獲", "破获", "破獲"}; /* what those cases cost */
  int days = p.end - p.start + 1;
  uint32_t from = tokens->items[time].end, to = tokens->items[f->trigger_token].start;
  return days >= SHORTEST_DAYS && days <= LONGEST_DAYS && !tw_reading_stands_in(r, f->sentence, TW_WORDS(of_cases), from, to) &&
         tw_words_stand_in(TW_WORDS(losses), tw_reading_text(r, &tokens->items[f->trigger_token]));
}

/* The comma right behind a time or its 期间; -1 when there is none. */
static int pause_behind_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const tails[] = {"期间", "期間", "间", "間", "之间", "之間", "内", "內", "时", "時"};
  enum { REACH = 3 }; /* packs may split the tail */
  for (int i = time + 1; i <= time + REACH && (size_t)i < tokens->count; i++) {
    if (tokens->items[i].function != TW_F_COMMA) continue;
    struct tw_slice tail = tw_slice_sub(r->text, tokens->items[time].end, tokens->items[i].start);
    return i == time + 1 || tw_words_hold(TW_WORDS(tails), tail) ? i : -1;
  }
  return -1;
}

/* A loss is dated by a time of its own clause, a verb of loss by one set before its clause as well (2017年,该团伙骗取…). */
static bool dates_itself_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  if (time > f->token || is_one_clause(tokens, time, f->token)) return true;
  bool is_verb = f->trigger >= 0 && r->pack->triggers.items[f->trigger].as == TW_AS_VERB;
  if (is_loss_of_span(r, f, tokens, time)) return true;
  if (r->found.items[tokens->items[time].index].period.start == TW_DAY_NONE) return is_verb; /* 截至… holds for the sentence */
  int comma = pause_behind_zh(r, tokens, time);
  bool is_set_before = comma >= 0;
  if (!is_verb || !is_set_before || f->trigger_token <= time) return false;
  return is_one_clause(tokens, comma, f->trigger_token) || is_span_of_acts(r, tokens, time, f->trigger_token);
}

/* "2019: 45": the figure of that time. */
static bool has_time_before_mark(const struct tw_token_list *tokens, int figure) {
  if (figure < 2 || tokens->items[figure - 2].kind != TW_TOKEN_TIME) return false;
  return tokens->items[figure - 1].function == TW_F_COLON || tokens->items[figure - 1].function == TW_F_DASH;
}

/* Best time of the sentence; -1 when there is none near enough. */
static int best_time(struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int *ret_cost) {
  int best = -1;
  if (r->language == TW_PACK_ZH) {
    best = best_time_zh(r, f, tokens);
    if (best >= 0) *ret_cost = time_cost(r, f, tokens, best);
    return best;
  }
  *ret_cost = SENTENCE_REACH;
  if (has_time_before_mark(tokens, f->token)) {
    *ret_cost = 0;
    return f->token - 2;
  }
  for (int i = 0; (size_t)i < tokens->count; i++) {
    if (tokens->items[i].kind != TW_TOKEN_TIME || tw_time_is_report(r, tokens, i)) continue;
    if (tw_period_is_in_relative(r, tokens, f, i) || (!f->is_contrast && tw_contrast_is_time(r, tokens, i))) continue;
    int cost = time_cost(r, f, tokens, i);
    if (cost < *ret_cost) {
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

/* 今年以来,…,截至6月底: from where the span before it begins. */
static tw_day start_before(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  tw_day end = r->found.items[tokens->items[time].index].period.end;
  for (int i = time - 1; i >= 0 && tokens->items[i].kind != TW_TOKEN_FIGURE; i--) {
    if (tokens->items[i].kind != TW_TOKEN_TIME) continue;
    const struct tw_found *before = &r->found.items[tokens->items[i].index];
    bool is_since = before->flags & (TW_FOUND_OPEN_END | TW_FOUND_TO_DATE) && before->period.start != TW_DAY_NONE;
    return is_since && before->period.start < end ? before->period.start : TW_DAY_NONE;
  }
  return TW_DAY_NONE;
}

/* 周二及周三, 5日和6日: two days that are joined are one time. */
static struct tw_period joined_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  enum { FEW_DAYS = 31 };
  struct tw_period period = r->found.items[tokens->items[time].index].period;
  if (time < 2 || tokens->items[time - 1].function != TW_F_AND || tokens->items[time - 2].kind != TW_TOKEN_TIME) return period;
  struct tw_period first = r->found.items[tokens->items[time - 2].index].period;
  bool are_days = first.start != TW_DAY_NONE && first.start == first.end && period.start == period.end;
  if (are_days && first.start < period.start && period.start - first.start < FEW_DAYS) period.start = first.start;
  return period;
}

/* 截至11月底,今年…: the year up to the day that was given before it. */
static struct tw_period cut_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  enum { YEAR_DAYS = 364 };
  struct tw_period period = joined_zh(r, tokens, time);
  if (period.start == TW_DAY_NONE && period.end != TW_DAY_NONE) period.start = start_before(r, tokens, time);
  if (tw_time_fiscal_year_zh(r, &tokens->items[time], &period)) return period;
  if (period.start == TW_DAY_NONE || period.end == TW_DAY_NONE || period.end - period.start < YEAR_DAYS) return period;
  for (int i = time - 1; i >= 0 && tokens->items[i].kind != TW_TOKEN_FIGURE; i--) {
    if (tokens->items[i].kind != TW_TOKEN_TIME) continue;
    struct tw_period until = r->found.items[tokens->items[i].index].period;
    if (until.start == TW_DAY_NONE && until.end != TW_DAY_NONE && until.end > period.start && until.end < period.end)
      period.end = until.end;
    break;
  }
  return period;
}

/* "in 2019 and 2020": from the first to the last. */
static struct tw_period joined(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  struct tw_period period = r->found.items[tokens->items[time].index].period;
  if (tw_time_fiscal_year(r, &tokens->items[time], &period)) return period;
  if (tw_time_is_since(r, tokens, time)) return (struct tw_period){period.start, TW_DAY_NONE};
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

/* "By the end of October": since the operation began, or since the year began that was spoken of just before. */
static struct tw_period begun(struct tw_reading *r, const struct tw_figure *f, struct tw_period period) {
  enum { SENTENCES_BACK = 3 };
  bool is_open = period.start == TW_DAY_NONE && period.end != TW_DAY_NONE && period.end != r->published;
  if (!is_open || !r->pack->measures.items[f->measure].takes_period) return period;
  const struct tw_campaign *c = tw_campaign_of(r);
  if (c->is_found && c->period.start < period.end && period.end <= c->period.end) period.start = c->period.start;
  for (size_t i = f->sentence; period.start == TW_DAY_NONE && i-- > 0 && i + SENTENCES_BACK >= f->sentence;) {
    const struct tw_sentence *s = &r->sentences.items[i];
    for (size_t k = s->found_at; k < r->found.count && r->found.items[k].start < s->end; k++) {
      struct tw_period year = r->found.items[k].period;
      bool is_year = r->found.items[k].flags & TW_FOUND_RELATIVE && year.start != TW_DAY_NONE && year.end != TW_DAY_NONE;
      if (is_year && year.start < period.end && period.end <= year.end && year.end - year.start > SHORTEST_SPAN)
        period.start = year.start;
    }
  }
  return period;
}

/* 五年来, 近三年, "the past 20 years", "the last decade": words that end or begin such a span. */
static bool is_span_of_years(const struct tw_reading *r, const struct tw_found *found) {
  static const char *const ends_zh[] = {"来", "來", "间", "間"}, *const starts_zh[] = {"近", "过去", "過去"};
  static const char *const ends_en[] = {"years", "decade", "decades"};
  enum { CHARACTER = 3 };
  size_t end = found->end + CHARACTER < r->text.len ? found->end + CHARACTER : r->text.len;
  struct tw_slice text = tw_slice_sub(r->text, found->start, end); /* 来 stands behind what was found */
  if (r->language == TW_PACK_ZH) return tw_words_end(TW_WORDS(ends_zh), text) || tw_words_begin(TW_WORDS(starts_zh), text);
  return tw_words_end(TW_WORDS(ends_en), tw_slice_sub(r->text, found->start, found->end));
}

/* "over the past years" states no period that can be named. */
static bool is_past_years(const struct tw_reading *r, const struct tw_found *found) {
  enum { ONE_YEAR_DAYS = 400 };
  if (!(found->flags & TW_FOUND_RELATIVE) || found->period.start == TW_DAY_NONE || found->period.end == TW_DAY_NONE) return false;
  return found->period.end - found->period.start > ONE_YEAR_DAYS && is_span_of_years(r, found);
}

static bool from_sentence(struct tw_reading *r, struct tw_figure *f) {
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  int cost, time = best_time(r, f, tokens, &cost);
  if (time < 0) return false;
  const struct tw_found *found = &r->found.items[tokens->items[time].index];
  bool is_strict = !r->pack->measures.items[f->measure].takes_period;
  if (is_strict &&
      (r->language == TW_PACK_ZH ? !dates_itself_zh(r, f, tokens, time) : !tw_period_dates_itself_en(r, tokens, f, time, cost)))
    return true;
  if (is_to_date(r, found->period) || is_past_years(r, found)) return true;
  if (tw_period_is_none(found->period)) return true; /* "to date", "in recent years": stated, and no more is known */
  enum tw_basis basis = found->flags & TW_FOUND_RELATIVE ? TW_BASIS_RELATIVE
                        : cost <= CLAUSE_REACH           ? TW_BASIS_STATED
                                                         : TW_BASIS_SENTENCE;
  struct tw_period period = r->language == TW_PACK_EN ? joined(r, tokens, time) : cut_zh(r, tokens, time);
  bool may_begin = r->language == TW_PACK_EN && !tw_time_is_as_at(r, tokens, time);
  tw_period_give(r, f, may_begin ? begun(r, f, period) : period, basis);
  return true;
}

static bool from_operation(struct tw_reading *r, struct tw_figure *f, size_t sentence) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, sentence);
  struct tw_period period;
  for (size_t i = 0; i < tokens->count; i++)
    if (tw_campaign_named_year(r, &tokens->items[i], &period)) {
      const struct tw_campaign *c = tw_campaign_of(r); /* months that are stated say more than the year of the name */
      if (c->is_found && c->period.start >= period.start && c->period.start <= period.end) period = c->period;
      tw_period_give(r, f, period, TW_BASIS_OPERATION);
      return true;
    }
  return false;
}

/* 法庭同时下令没收: on the day that was just told of. */
static bool is_at_once_zh(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const words[] = {"同时", "同時", "当场", "當場", "一并", "一併", "现场", "現場"};
  uint32_t start = r->sentences.items[f->sentence].start;
  return r->language == TW_PACK_ZH && tw_reading_stands_in(r, f->sentence, TW_WORDS(words), start, f->found->start);
}

/* The nearest earlier figure of the paragraph; of the sentence before where a list or its lead goes on. */
static bool from_neighbour(struct tw_reading *r, struct tw_figure *f, size_t index) {
  uint32_t paragraph = r->sentences.items[f->sentence].paragraph;
  for (size_t i = index; i-- > 0;) {
    const struct tw_figure *other = &r->figures.items[i];
    if (r->sentences.items[other->sentence].paragraph != paragraph) return false;
    if (other->measure < 0 || other->reason != TW_REASON_NONE || other->is_contrast || other->is_other_time) continue;
    if (!r->pack->measures.items[other->measure].takes_period) return false; /* a loss has its own dates */
    bool is_range = other->period.start != other->period.end || other->sentence == f->sentence || is_at_once_zh(r, f);
    if (tw_period_is_none(other->period) || !is_range) return false;
    tw_period_give(r, f, other->period, TW_BASIS_PARAGRAPH);
    return true;
  }
  return false;
}

/* The paragraph's own lead, where no figure stood with it. */
static bool from_paragraph_lead(struct tw_reading *r, struct tw_figure *f) {
  size_t first;
  tw_period_line(r, f->sentence, &first);
  if (r->language == TW_PACK_ZH && tw_time_is_later(r, f->sentence)) return false;
  for (size_t i = f->sentence; i-- > first;) {
    if (r->language == TW_PACK_ZH && tw_time_is_cumulative(r, i)) return false; /* a stock told since: the lead is left behind */
    const struct tw_found *found = tw_period_opening(r, i);
    if (found) {
      tw_period_give(r, f, found->period, TW_BASIS_PARAGRAPH);
      return true;
    }
    if (from_operation(r, f, i)) return true;
  }
  return false;
}

/* "during the year", "over the same period": the span that an earlier figure was given. */
static bool from_said_span(struct tw_reading *r, struct tw_figure *f, size_t index) {
  static const char *const spans[] = {"the year",    "same year",   "the period",      "same period",
                                      "that year",   "that period", "the same months", "the review period",
                                      "this period", "the quarter", "reporting period"};
  enum { SHORTEST_DAYS = 27, REACH = 40 };
  const struct tw_sentence *s = &r->sentences.items[f->sentence];
  struct tw_slice text = tw_slice_sub(r->text, s->start, s->end);
  bool is_said = false;
  if (r->language != TW_PACK_EN || !tw_reading_says(r, f->sentence, TW_WORDS(spans))) return false;
  for (size_t i = 0; i < sizeof spans / sizeof *spans && !is_said; i++) {
    ptrdiff_t at = tw_slice_find(text, tw_slice_from(spans[i]), 0);
    struct tw_slice rest = at < 0 ? TW_SLICE_NONE : tw_slice_sub(text, (size_t)at + strlen(spans[i]), text.len);
    is_said = at >= 0 && !tw_slice_has_prefix(rest, TW_SLICE("s")) && !tw_slice_has_prefix(rest, TW_SLICE(" before"));
  }
  for (size_t i = index; is_said && i-- > 0 && index - i <= REACH;) {
    const struct tw_figure *other = &r->figures.items[i];
    bool is_span = other->measure >= 0 && !other->is_contrast && !other->is_other_time && other->period.start != TW_DAY_NONE &&
                   other->period.end != TW_DAY_NONE && other->period.end - other->period.start >= SHORTEST_DAYS;
    if (!is_span) continue;
    tw_period_give(r, f, other->period, TW_BASIS_PARAGRAPH);
    return true;
  }
  return false;
}

static struct tw_period a_year_before(struct tw_period p) {
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
    if (total && total->period.start != TW_DAY_NONE) tw_period_give(r, f, a_year_before(total->period), TW_BASIS_RELATIVE);
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

/* 全年, 同期, 行动期间: the words between the figure and the time before it, and whether they mean a year. */
static bool has_said_span_zh(const struct tw_reading *r, const struct tw_figure *f, bool *ret_is_year) {
  static const char *const years[] = {"全年", "这一年", "這一年", "该年度", "該年度", "年内", "年內"};
  static const char *const spans[] = {"同期", "上述期间", "此期间", "该期间", "在此期间", "期内", "期內", "行动中，", "行動中，"};
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  int i = f->token;
  while (i > 0 && !is_dating(r, tokens, i - 1)) i--;
  if (i == f->token) return false;
  uint32_t from = tokens->items[i].start, to = tokens->items[f->token].start;
  *ret_is_year = tw_reading_stands_in(r, f->sentence, TW_WORDS(years), from, to);
  return *ret_is_year || tw_reading_stands_in(r, f->sentence, TW_WORDS(spans), from, to);
}

/* 行动中: when the sentence before that tells of the operation says it was. */
static bool from_raid_zh(struct tw_reading *r, struct tw_figure *f) {
  static const char *const within[] = {"行动中", "行動中", "行动期间", "行動期間"}, *const raid[] = {"行动", "行動"};
  enum { SENTENCES_BACK = 8 };
  const struct tw_sentence *s = &r->sentences.items[f->sentence];
  const struct tw_token_list *tokens = &s->tokens;
  int i = f->token;
  while (i > 0 && !is_dating(r, tokens, i - 1)) i--;
  if (i == f->token || !tw_reading_stands_in(r, f->sentence, TW_WORDS(within), tokens->items[i].start, f->found->start))
    return false;
  for (size_t k = f->sentence; k-- > 0 && f->sentence - k <= SENTENCES_BACK;) {
    tokens = tw_reading_tokens(r, k);
    if (!tw_reading_says(r, k, TW_WORDS(raid))) continue;
    for (int t = 0; (size_t)t < tokens->count; t++) {
      const struct tw_found *found = &r->found.items[tokens->items[t].index];
      if (!is_dating(r, tokens, t) || found->period.start == TW_DAY_NONE || found->period.end == TW_DAY_NONE) continue;
      tw_period_give(r, f, found->period, TW_BASIS_OPERATION);
      return true;
    }
  }
  return false;
}

/* The last span named before the figure: a year for 全年, any of some days for 同期. */
static bool from_said_span_zh(struct tw_reading *r, struct tw_figure *f) {
  enum { REACH = 40, SHORTEST_DAYS = 2, YEAR_LEAST = 364, YEAR_MOST = 366 };
  bool is_year;
  if (r->language != TW_PACK_ZH || !has_said_span_zh(r, f, &is_year)) return false;
  for (size_t i = f->found_index; i-- > 0 && f->found_index - i <= REACH;) {
    const struct tw_found *other = &r->found.items[i];
    struct tw_period p = other->period;
    if (other->kind != TW_KIND_PERIOD || p.start == TW_DAY_NONE || p.end == TW_DAY_NONE) continue;
    int days = p.end - p.start + 1;
    struct tw_slice before = tw_slice_sub(r->text, 0, other->start);
    bool is_compared = tw_slice_has_suffix(before, TW_SLICE("较")) || tw_slice_has_suffix(before, TW_SLICE("較")) ||
                       tw_slice_has_suffix(before, TW_SLICE("比"));
    if (is_compared || days < SHORTEST_DAYS || (is_year && (days < YEAR_LEAST || days > YEAR_MOST))) continue;
    tw_period_give(r, f, p, TW_BASIS_PARAGRAPH);
    return true;
  }
  return false;
}

static void attach(struct tw_reading *r, size_t index) {
  struct tw_figure *f = &r->figures.items[index];
  const struct tw_figure *total = f->total >= 0 ? &r->figures.items[f->total] : NULL;
  if (f->is_contrast) {
    attach_contrast(r, f, total);
    return;
  }
  if (r->language == TW_PACK_ZH && from_raid_zh(r, f)) return;
  if (tw_period_from_row(r, f)) return;
  if (from_said_span_zh(r, f) || from_sentence(r, f) || from_said_span(r, f, index)) return;
  if (total && !tw_period_is_none(total->period)) {
    tw_period_give(r, f, total->period, total->sentence == f->sentence ? TW_BASIS_SENTENCE : TW_BASIS_PARAGRAPH);
    return;
  }
  if (!r->pack->measures.items[f->measure].takes_period || tw_time_is_cumulative(r, f->sentence)) return;
  if (from_operation(r, f, f->sentence) || from_neighbour(r, f, index) || from_paragraph_lead(r, f)) return;
  if (!tw_period_from_list_lead(r, f)) tw_period_from_report(r, f);
}

void tw_period_attach(struct tw_reading *r) {
  for (size_t i = 0; i < r->figures.count; i++)
    if (r->figures.items[i].measure >= 0 && r->figures.items[i].reason == TW_REASON_NONE) attach(r, i);
}
