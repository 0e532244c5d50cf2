/* When an event took place: the nearest time of its clause, else of its sentence, else what opens the paragraph. */
#include "base/ascii.h"
#include "base/words.h"
#include "parse/extract/campaign.h"
#include "parse/extract/contrast.h"
#include "parse/extract/event_draft.h"
#include "parse/extract/govern.h"
#include "parse/extract/period.h"
#include "parse/extract/time_words.h"
#include <stdio.h>

/* Costs: a time before the verb holds on through a long sentence, one behind it does not reach back. */
enum { CLAUSE_REACH = 18, CLAUSE_REACH_ZH = 60, SENTENCE_REACH = 160, RIGHT_REACH = 40, NO_TIME = 1000 };

static int token_cost(const struct tw_token *t) {
  enum { COMMA = 3, BREAK = 25, SUB = 8, OTHER = 1 };
  if (t->kind != TW_TOKEN_PUNCT && t->kind != TW_TOKEN_FUNCTION) return OTHER;
  switch (t->function) {
  case TW_F_COMMA: return COMMA;
  case TW_F_SEMI:
  case TW_F_STOP: return BREAK;
  case TW_F_SUB:
  case TW_F_REL: return SUB;
  default: return OTHER;
  }
}

static int cost_between(const struct tw_token_list *tokens, int a, int b) {
  int cost = 0, low = a < b ? a : b, high = a < b ? b : a;
  for (int i = low + 1; i < high && cost < NO_TIME; i++) cost += token_cost(&tokens->items[i]);
  return cost;
}

/* 自2019年启动: the span goes on, what began then has that date. */
static bool is_begun_zh(const struct tw_reading *r, const struct tw_token *t) {
  static const char *const beginnings[] = {"启动",     "啟動",     "开展",     "開展",     "实施",     "實施",     "展开",
                                           "展開",     "部署",     "生效",     "正式生效", "开始生效", "開始生效", "起生效",
                                           "施行",     "正式施行", "开始施行", "開始施行", "起施行",   "执行",     "執行",
                                           "规划执行", "規劃執行", "规画执行", "規画執行"};
  const struct tw_found *f = t->kind == TW_TOKEN_TIME ? &r->found.items[t->index] : NULL;
  if (!f || r->language != TW_PACK_ZH || !(f->flags & TW_FOUND_OPEN_END) || f->period.start == TW_DAY_NONE) return false;
  return tw_words_begin(TW_WORDS(beginnings), tw_slice_sub(r->text, t->end, r->text.len));
}

/* "frozen since 2011": what lasts began then. English. */
static bool is_begun_en(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens,
                        int time) {
  const struct tw_token *t = &tokens->items[time];
  enum { REACH = 5 }; /* "detained in Cape Verde since June" */
  if (r->language != TW_PACK_EN || t->kind != TW_TOKEN_TIME || time > d->token + REACH || !tw_event_is_passive(r, d))
    return false;
  for (int i = d->token + 1; i < time; i++)
    if (tokens->items[i].function != TW_F_IN && !tokens->items[i].is_capital) return false;
  const struct tw_found *f = &r->found.items[t->index];
  return f->flags & TW_FOUND_OPEN_END && f->period.start != TW_DAY_NONE;
}

/* 将2018年上网追逃的石某抓获: the time right behind 将 describes the object. */
static bool is_of_object_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  if (time == 0 || tokens->items[time - 1].function != TW_F_OBJ) return false;
  for (size_t i = (size_t)time + 1; i < tokens->count && tokens->items[i].kind != TW_TOKEN_PUNCT; i++)
    if (tw_govern_is_verb(r, &tokens->items[i])) return !tw_modality_is_future_zh(r, tokens, (int)i);
  return true;
}

static inline const struct tw_found *time_at(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  const struct tw_token *t = &tokens->items[i];
  const struct tw_found *f = t->kind == TW_TOKEN_TIME ? &r->found.items[t->index] : NULL;
  if (!f || f->flags & TW_FOUND_OPEN_START) return NULL; /* "as of 31 December" dates a count */
  if (r->language == TW_PACK_ZH && (tw_time_is_aslant(r, tokens, i) || is_of_object_zh(r, tokens, i))) return NULL;
  return f->period.start != TW_DAY_NONE && f->period.end != TW_DAY_NONE ? f : NULL;
}

/* "returned through a foundation, which was set up in 2008": the time is of the relative clause. */
static bool is_in_relative(const struct tw_reading *r, const struct tw_token_list *tokens, int time, int trigger) {
  for (int i = trigger + 1; i < time; i++) {
    if (tokens->items[i].function != TW_F_REL) continue;
    for (int k = i + 1; k < time; k++)
      if (tokens->items[k].function == TW_F_BE || tokens->items[k].function == TW_F_HAVE ||
          tw_govern_is_verb(r, &tokens->items[k]))
        return true;
  }
  return false;
}

/* 展开代号…的行动，于本周二搜查多处: the clause right behind the verb's object tells when, and of no event of its own. */
static bool opens_account_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens,
                             int comma, int time) {
  if (d->object < d->token || d->object > comma || d->rule->is_intransitive) return false;
  if (time != comma + 1 && (time != comma + 2 || tokens->items[comma + 1].function != TW_F_IN)) return false;
  for (int i = time + 1; i <= d->last && tokens->items[i].function != TW_F_COMMA; i++)
    if (tw_reading_sense(r, &tokens->items[i], TW_SENSE_EVENT) || tw_reading_sense(r, &tokens->items[i], TW_SENSE_SIGN))
      return false;
  return true;
}

/* "Ten men arrested on 15 August have been convicted", "Toledo, extradited in April, was sentenced": the time belongs to the
 * participle before it. English. */
static bool is_of_participle(const struct tw_reading *r, const struct tw_token_list *tokens, int time, int trigger) {
  enum { REACH = 8 };
  bool has_auxiliary = false, is_aside = tokens->items[time + 1].function == TW_F_COMMA;
  for (int i = time + 1 + is_aside; i < trigger; i++) {
    const struct tw_token *t = &tokens->items[i];
    bool is_and = t->function == TW_F_AND && !has_auxiliary;
    if (t->kind == TW_TOKEN_PUNCT || is_and || t->function == TW_F_SUB || t->function == TW_F_REL) return false;
    has_auxiliary |= t->function == TW_F_BE || t->function == TW_F_HAVE;
  }
  for (int i = time - 1; has_auxiliary && i > 0 && time - i <= REACH && tokens->items[i].kind != TW_TOKEN_PUNCT; i--)
    if (tw_govern_is_verb(r, &tokens->items[i])) /* "orders issued in February had frozen": when they were issued */
      return !tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i]), TW_SLICE("issued")) &&
             tokens->items[i - 1].function != TW_F_BE && (!is_aside || tokens->items[i - 1].function == TW_F_COMMA);
  return false;
}

/* "A man, charged by the agency, was today jailed": the time belongs to the verb behind the participle's commas. English. */
static bool is_past_participle(const struct tw_event_draft *d, const struct tw_token_list *tokens, int time) {
  bool is_aside =
           d->form == TW_FORM_PARTICIPLE && !d->is_sign && d->token > 0 && tokens->items[d->token - 1].function == TW_F_COMMA,
       is_closed = false;
  for (int i = d->token + 1; is_aside && i < time; i++) {
    is_closed |= tokens->items[i].function == TW_F_COMMA;
    if (is_closed && (tokens->items[i].function == TW_F_BE || tokens->items[i].function == TW_F_HAVE)) return true;
  }
  return false;
}

/* "deported following a proposal sent in December": the time belongs to the participle right before it. English. */
static bool is_of_participle_behind(const struct tw_reading *r, const struct tw_token_list *tokens, int time, int trigger) {
  int i = time - 1;
  while (i > trigger && (tokens->items[i].function == TW_F_IN || tokens->items[i].function == TW_F_DET)) i--;
  if (i <= trigger + 1 || !tw_govern_is_participle(r, &tokens->items[i])) return false;
  static const char *const scenes[] = {"operation", "operations", "raid",     "raids",   "search",  "searches",
                                       "sweep",     "swoop",      "ceremony", "hearing", "session", "crackdown"};
  const struct tw_token *before = &tokens->items[i - 1];
  if (tw_words_hold(TW_WORDS(scenes), tw_reading_text(r, before))) return false; /* "in an operation conducted on 7 May" */
  return before->kind == TW_TOKEN_WORD || (before->kind == TW_TOKEN_HIT && !before->function);
}

/* A time that something is only compared with, that opens a span, or up to which something is counted. English. */
static bool is_no_date(const struct tw_reading *r, const struct tw_token_list *tokens, int time, int trigger) {
  bool is_behind = trigger < time; /* "since the operation was launched in July 2014" */
  return tw_contrast_is_time(r, tokens, time) || tw_time_is_as_at(r, tokens, time) ||
         (!is_behind && tw_time_is_since(r, tokens, time));
}

/* 按照今年5月达成的共识: when something was agreed on that is now acted on. Chinese. */
static bool is_of_ground_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const grounds[] = {"按照", "根据", "根據", "依据", "依據", "依照", "鉴于", "鑒於", "针对", "針對"};
  return r->language == TW_PACK_ZH && tw_words_end(TW_WORDS(grounds), tw_slice_sub(r->text, 0, tokens->items[time].start));
}

/* 被控多项罪名于2019年8月被捕: a time before the next verb is that verb's. Chinese. */
static bool is_of_next_verb_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens,
                               int time) {
  static const char *const marks[] = {"于", "於", "在"};
  if (r->language != TW_PACK_ZH || time < d->token + 2 ||
      !tw_words_end(TW_WORDS(marks), tw_slice_sub(r->text, 0, tokens->items[time].start)))
    return false;
  enum { REACH = 4 };
  for (int i = time + 1; i <= d->last && i - time <= REACH && tokens->items[i].kind != TW_TOKEN_PUNCT; i++)
    if (tw_reading_sense(r, &tokens->items[i], TW_SENSE_EVENT)) return true;
  return false;
}

/* 该312人是上个月在办公室内被捕的512人之一，已被遣返: when those were caught of whom it is said. Chinese. */
static bool is_of_attribute_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int time, int trigger) {
  for (int i = time + 1; r->language == TW_PACK_ZH && i + 1 < trigger; i++) {
    if (tokens->items[i].kind == TW_TOKEN_PUNCT || tokens->items[i].function == TW_F_OBJ) return false;
    const struct tw_sense *act = tw_reading_sense(r, &tokens->items[i], TW_SENSE_EVENT);
    if (act && r->pack->events.items[act->target].needs_person && tokens->items[i + 1].function == TW_F_DE) return true;
  }
  return false;
}

/* "told the press on 8 January that", 2016年12月签署,今年: the time belongs to another clause. */
static bool is_elsewhere(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens,
                         int time) {
  int trigger = d->token;
  if (is_of_ground_zh(r, tokens, time) || is_of_next_verb_zh(r, d, tokens, time) || is_of_attribute_zh(r, tokens, time, trigger))
    return true;
  for (int i = time + 1; i < trigger; i++)
    if (tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i]), TW_SLICE("that"))) return true;
  if (r->language == TW_PACK_EN && (is_in_relative(r, tokens, time, trigger) || is_no_date(r, tokens, time, trigger) ||
                                    is_past_participle(d, tokens, time) || is_of_participle_behind(r, tokens, time, trigger)))
    return true;
  if (time < trigger ? tw_time_is_of_aside(r, tokens, time, trigger) : tw_time_is_attribute(r, tokens, time, trigger))
    return true;
  if (r->language == TW_PACK_EN && time < trigger && is_of_participle(r, tokens, time, trigger)) return true;
  for (int i = trigger + 1; r->language == TW_PACK_ZH && i < time; i++)
    if (tokens->items[i].function == TW_F_SEMI)
      return true;
    else if (tokens->items[i].function == TW_F_COMMA)
      return !opens_account_zh(r, d, tokens, i, time);
  return false;
}

/* "released on Monday": right behind the trigger a time is the trigger's own. */
static bool is_own(const struct tw_token_list *tokens, int time, int trigger) {
  enum { OWN_REACH = 6 };
  for (int i = trigger + 1; i < time; i++)
    if (tokens->items[i].kind == TW_TOKEN_PUNCT || tokens->items[i].function == TW_F_AND) return false;
  return time > trigger && time - trigger <= OWN_REACH;
}

/* 被控在2001年至2006年收受贿赂: a span of years behind the verb is that of other acts. */
static bool is_of_years_zh(const struct tw_reading *r, const struct tw_token *t) {
  enum { YEAR_MOST = 366 };
  struct tw_period p = r->found.items[t->index].period;
  return r->language == TW_PACK_ZH && p.start != TW_DAY_NONE && p.end != TW_DAY_NONE && p.end - p.start > YEAR_MOST;
}

/* 2018年8月以来，公安部等共同部署开展专项行动: since when it goes on is when it was launched. */
static bool begins_operation_zh(const struct tw_reading *r, const struct tw_event_draft *d, int time) {
  const struct tw_token *t = &r->sentences.items[d->sentence].tokens.items[time];
  const struct tw_found *f = t->kind == TW_TOKEN_TIME ? &r->found.items[t->index] : NULL;
  bool is_operation = r->language == TW_PACK_ZH && d->rule->with_names & 1u << TW_NAME_OPERATION;
  static const char *const spans[] = {"今年以", "近年", "去年以"}; /* how long it has gone on, not since when */
  if (!f || !is_operation || tw_words_begin(TW_WORDS(spans), tw_reading_text(r, t))) return false;
  return f->flags & TW_FOUND_OPEN_END && f->period.start != TW_DAY_NONE;
}

/* 行动始于2022年: the verb's own, whatever such a time is to figures. */
static bool is_origin_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens,
                         int time) {
  static const char *const ends[] = {"于", "於"};
  const struct tw_token *t = &tokens->items[time];
  if (r->language != TW_PACK_ZH || time != d->token + 1 || t->kind != TW_TOKEN_TIME) return false;
  return r->found.items[t->index].period.start != TW_DAY_NONE &&
         tw_words_end(TW_WORDS(ends), tw_reading_text(r, &tokens->items[d->token]));
}

/* A date of saying dates the saying; for what was said to happen then it counts only when nothing else does. */
static int nearest_time(struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens,
                        bool with_reports, int *ret_cost) {
  int best = -1;
  *ret_cost = SENTENCE_REACH;
  int first = d->token > TW_EVENT_CLAUSE ? d->token - TW_EVENT_CLAUSE : 0;
  bool is_saying = tw_time_is_report_verb(r, &tokens->items[d->token]); /* "declared", 宣布: the saying is the event */
  for (int i = first; (size_t)i < tokens->count && i - d->token < TW_EVENT_CLAUSE; i++) {
    bool is_begun = i < d->token ? (i + 2 >= d->token && is_begun_zh(r, &tokens->items[i])) || begins_operation_zh(r, d, i)
                                 : is_begun_en(r, d, tokens, i) || is_origin_zh(r, d, tokens, i);
    if ((!time_at(r, tokens, i) && !is_begun) || is_elsewhere(r, d, tokens, i)) continue;
    bool is_nouns =
        r->language == TW_PACK_EN && i + 1 == d->token && d->form == TW_FORM_BASE && !d->is_sign; /* "the Nov. 29 arrest" */
    bool is_own_time = is_nouns || is_own(tokens, i, d->token) || (is_saying && i < d->token && !with_reports);
    if (!is_own_time && tw_time_is_report(r, tokens, i) != with_reports) continue;
    int cost = is_own_time && i > d->token ? 0 : cost_between(tokens, i, d->token);
    if (cost >= *ret_cost || (i > d->token && (cost > RIGHT_REACH || is_of_years_zh(r, &tokens->items[i])))) continue;
    *ret_cost = cost;
    best = i;
  }
  return best;
}

static bool is_whole_month(struct tw_period p, struct tw_date start) {
  return start.day == 1 && p.end - p.start + 1 == tw_month_days(start.year, start.month);
}

static struct tw_slice keep_date(struct tw_reading *r, tw_day day, size_t length) {
  char text[TW_DATE_TEXT_BYTES];
  tw_day_format(day, text);
  return tw_arena_dup(r->arena, tw_slice_of(text, length));
}

/* YYYY-MM-DD, YYYY-MM or YYYY as precisely as the period is; another range has two ends. */
static void format_date(struct tw_reading *r, struct tw_event_draft *d) {
  enum { DAY = 10, MONTH = 7, YEAR = 4 };
  struct tw_period p = d->period;
  struct tw_date start = tw_date_from(p.start);
  bool is_year = tw_period_is_year(p);
  size_t length = p.start == p.end ? DAY : is_whole_month(p, start) ? MONTH : is_year ? YEAR : DAY;
  d->date = keep_date(r, p.start, length);
  if (length == DAY && p.start != p.end) d->date_end = keep_date(r, p.end, DAY);
}

/* What has happened on "26 October" happened in the last October, not in the coming one. */
static struct tw_period a_year_before(struct tw_period p) {
  struct tw_date start = tw_date_from(p.start), end = tw_date_from(p.end);
  start.year--;
  end.year--;
  if (start.day > tw_month_days(start.year, start.month)) start.day = tw_month_days(start.year, start.month);
  if (end.day > tw_month_days(end.year, end.month)) end.day = tw_month_days(end.year, end.month);
  return (struct tw_period){tw_day_from(start), tw_day_from(end)};
}

/* "since 2011", "since May 2011": the unit that is written. */
static struct tw_period beginning_en(const struct tw_found *f, struct tw_slice text) {
  enum { YEAR_DIGITS = 4 };
  struct tw_date start = tw_date_from(f->period.start);
  bool has_day = tw_slice_has_suffix(text, TW_SLICE("day")), has_month = false;
  for (size_t i = 0, digits = 0; i <= text.len; i++) {
    bool is_digit = i < text.len && tw_ascii_is_digit(text.ptr[i]);
    if (!is_digit) has_day |= digits > 0 && digits < YEAR_DIGITS;
    if (i < text.len) has_month |= text.ptr[i] >= 'A' && text.ptr[i] <= 'Z';
    digits = is_digit ? digits + 1 : 0;
  }
  if (has_day) return tw_period_day(f->period.start);
  return has_month ? tw_period_month(start.year, start.month) : tw_period_year(start.year);
}

/* The unit of an open span's beginning: the year, month or day that is written. */
static struct tw_period beginning_of(const struct tw_reading *r, const struct tw_found *f) {
  struct tw_date start = tw_date_from(f->period.start);
  struct tw_slice text = tw_slice_sub(r->text, f->start, f->end);
  if (r->language == TW_PACK_EN) return beginning_en(f, text);
  if (tw_slice_has_suffix(text, TW_SLICE("年"))) return tw_period_year(start.year);
  if (tw_slice_has_suffix(text, TW_SLICE("月"))) return tw_period_month(start.year, start.month);
  return tw_period_day(f->period.start);
}

enum { WEEK_DAYS = 7 };

/* 周三 in a report of Monday, "on Friday" before what will be: the one that is past. A day of a month is written in digits. */
static bool is_weekday(const struct tw_reading *r, const struct tw_found *f) {
  struct tw_slice text = tw_slice_sub(r->text, f->start, f->end);
  for (size_t i = 0; r->language == TW_PACK_EN && i < text.len; i++)
    if (tw_ascii_is_digit(text.ptr[i])) return false;
  return f->period.start == f->period.end && f->period.start - r->published < WEEK_DAYS;
}

static void take(struct tw_reading *r, struct tw_event_draft *d, const struct tw_found *f, enum tw_basis basis) {
  d->period = f->period.end == TW_DAY_NONE ? beginning_of(r, f) : f->period;
  bool is_past = f->flags & TW_FOUND_RELATIVE && !(f->flags & TW_FOUND_OPEN_END) && !d->is_planned;
  if (is_past && r->published != TW_DAY_NONE && d->period.start > r->published)
    d->period = is_weekday(r, f) ? tw_period_day(d->period.start - WEEK_DAYS) : a_year_before(d->period);
  bool is_to_begin = f->flags & TW_FOUND_OPEN_END && r->published != TW_DAY_NONE && d->period.start > r->published;
  d->is_planned |= is_to_begin; /* 决定自5月1日起开展 */
  d->basis = f->flags & TW_FOUND_RELATIVE ? TW_BASIS_RELATIVE : basis;
  format_date(r, d);
}

/* A period that opens an earlier sentence of the paragraph, nearest first. */
static const struct tw_found *from_paragraph(struct tw_reading *r, size_t sentence) {
  enum { SENTENCES_BACK = 12, LATER_BYTES = 24 };
  static const char *const later[] = {"later", "afterwards"};
  uint32_t start = r->sentences.items[sentence].start, end = r->sentences.items[sentence].end;
  if (end > start + LATER_BYTES) end = start + LATER_BYTES;
  if (r->language == TW_PACK_EN && tw_reading_stands_in(r, sentence, TW_WORDS(later), start, end))
    return NULL; /* "A week later" */
  static const char *const before_zh[] = {"为此",   "為此",   "此前",   "早前", "之前，", "几年前",
                                          "幾年前", "数年前", "多年前", "曾于", "曾於"};
  if (r->language == TW_PACK_ZH && tw_reading_says(r, sentence, TW_WORDS(before_zh))) return NULL; /* of an earlier time */
  uint32_t paragraph = r->sentences.items[sentence].paragraph;
  for (size_t i = sentence; i-- > 0 && i + SENTENCES_BACK >= sentence && r->sentences.items[i].paragraph == paragraph;) {
    if (!tw_reading_has_found(r, i, TW_FOUND_TIMES)) continue;
    const struct tw_token_list *tokens = tw_reading_tokens(r, i);
    for (int k = 0; (size_t)k < tokens->count && k < CLAUSE_REACH; k++) {
      const struct tw_found *f = time_at(r, tokens, k);
      bool is_of_years = f && is_of_years_zh(r, &tokens->items[k]); /* 2005年至2014年收受贿赂 dates nothing that follows */
      if (f) return is_of_years || tw_time_is_report(r, tokens, k) ? NULL : f;
    }
  }
  return NULL;
}

/* An operation or meeting named after a year took place in it. */
static bool take_named_year(struct tw_reading *r, struct tw_event_draft *d) {
  enum { REACH = 3, FAR = 8, YEAR_BYTES = 4, FIRST = 1990, LAST = 2100 };
  const struct tw_token_list *tokens = tw_reading_tokens(r, d->sentence);
  for (int i = d->object - FAR; d->object >= 0 && i <= d->object + REACH; i++) {
    if (i < d->first || i >= d->last || tokens->items[i].kind != TW_TOKEN_NUMBER) continue;
    if (d->object - i > REACH && tokens->items[i + 1].function != TW_F_QUOTE) continue; /* “蓝天2020”专项第一轮打击行动 */
    struct tw_slice text = tw_reading_text(r, &tokens->items[i]);
    int year = 0;
    for (size_t k = 0; k < text.len && text.ptr[k] >= '0' && text.ptr[k] <= '9' && k < YEAR_BYTES; k++)
      year = year * 10 + (text.ptr[k] - '0');
    if (text.len != YEAR_BYTES || year < FIRST || year > LAST) continue;
    d->period = (struct tw_period){tw_day_from((struct tw_date){year, 1, 1}), tw_day_from((struct tw_date){year, 12, 31})};
    d->basis = TW_BASIS_OPERATION;
    format_date(r, d);
    return true;
  }
  return false;
}

/* 近日, 日前 in the clause or before it. */
static bool is_told_of_late_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const words[] = {"近日", "日前", "近期", "连日来"};
  if (r->language != TW_PACK_ZH || d->is_planned) return false;
  return tw_reading_stands_in(r, d->sentence, TW_WORDS(words), tokens->items[d->first].start, tokens->items[d->token].start);
}

static bool is_recent_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  return r->published != TW_DAY_NONE && is_told_of_late_zh(r, d, tokens);
}

/* 日前启动某某行动 in a text without a day of publication. */
static bool is_recent_of_unknown_day_zh(const struct tw_reading *r, const struct tw_event_draft *d,
                                        const struct tw_token_list *tokens) {
  return r->published == TW_DAY_NONE && d->rule->with_names & 1u << TW_NAME_OPERATION && is_told_of_late_zh(r, d, tokens);
}

static void take_month_of_publication(struct tw_reading *r, struct tw_event_draft *d) {
  struct tw_date day = tw_date_from(r->published);
  d->period = tw_period_month(day.year, day.month);
  d->basis = TW_BASIS_RELATIVE;
  d->is_recent = d->has_own_date = true;
  format_date(r, d);
}

/* 法院21日宣布，某人被判刑: what a court declares it does on that day. Index of the day's token, or -1. */
static int day_of_declaring_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const verbs[] = {"宣布", "宣告", "宣判", "裁定", "判决", "判決"};
  int time = -1;
  for (int i = d->first; r->language == TW_PACK_ZH && !d->is_planned && i < d->token; i++) {
    if (tokens->items[i].kind == TW_TOKEN_TIME) time = i;
    if (time < 0 || tokens->items[i].function != TW_F_COMMA) continue;
    bool is_day = r->found.items[tokens->items[time].index].kind == TW_KIND_DATE;
    struct tw_slice told = tw_slice_sub(r->text, tokens->items[time].end, tokens->items[i].start);
    return is_day && time_at(r, tokens, time) && tw_words_end(TW_WORDS(verbs), told) ? time : -1;
  }
  return -1;
}

/* 8月23日, 本月初, 今年四月 in a text without a day of publication. */
static bool is_of_unknown_year(const struct tw_reading *r, const struct tw_found *f) {
  static const char *const words[] = {"月", "周", "週", "星期", "礼拜", "禮拜"}, *const ranges[] = {"至", "到"};
  if (!tw_period_is_none(f->period)) return false;
  bool is_range = tw_words_stand_in(TW_WORDS(ranges), tw_slice_sub(r->text, f->start, f->end));
  static const char *const days[] = {"日", "号", "號"}; /* 6月23日至28日: of one meeting or raid */
  bool is_of_days = tw_words_stand_in(TW_WORDS(days), tw_slice_sub(r->text, f->start, f->end));
  if (f->kind == TW_KIND_PERIOD && is_range && !is_of_days) return false; /* 今年1月至5月: what a report sums up */
  return f->kind == TW_KIND_DATE ||
         (f->kind == TW_KIND_PERIOD && tw_words_stand_in(TW_WORDS(words), tw_slice_sub(r->text, f->start, f->end)));
}

/* A day or a month before the verb, and nobody knows which. */
static bool has_unknown_day_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  if (r->language != TW_PACK_ZH || r->published != TW_DAY_NONE || d->is_planned) return false;
  for (int i = d->token - 1; i >= d->first && d->token - i <= CLAUSE_REACH_ZH; i--) {
    const struct tw_found *f = tokens->items[i].kind == TW_TOKEN_TIME ? &r->found.items[tokens->items[i].index] : NULL;
    if (!f || f->flags & TW_FOUND_OPEN_START) continue;
    if (f->flags & TW_FOUND_OPEN_END && d->rule->needs_person) return false; /* 自本月16日以来，已将102人遣返 */
    bool is_span_so_far = f->kind == TW_KIND_PERIOD &&
                          (d->rule->needs_money || tw_time_is_cumulative(r, d->sentence)); /* 今年四月…，目前已有12人 */
    return is_of_unknown_year(r, f) && !is_span_so_far && !tw_time_is_report(r, tokens, i);
  }
  return false;
}

/* A time of the clause in a text that nobody dates: a day, or a word that ends so, and no more is known of it. English. */
static bool is_on_some(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens,
                       enum tw_kind kind, struct tw_words ends) {
  if (r->language != TW_PACK_EN || r->published != TW_DAY_NONE || d->is_planned) return false;
  for (int i = d->first; i <= d->last; i++) {
    const struct tw_found *f = tokens->items[i].kind == TW_TOKEN_TIME ? &r->found.items[tokens->items[i].index] : NULL;
    if (!f || !tw_period_is_none(f->period)) continue;
    bool is_such = f->kind == kind || tw_words_end(ends, tw_reading_text(r, &tokens->items[i]));
    if (!is_such || cost_between(tokens, i, d->token) > CLAUSE_REACH) continue;
    if (!tw_time_is_report(r, tokens, i) && !is_elsewhere(r, d, tokens, i)) return true;
  }
  return false;
}

/* "were arrested on Thursday". */
static bool is_on_some_day(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const days[] = {"day", "today", "yesterday", "night", "morning", "evening", "week"};
  return is_on_some(r, d, tokens, TW_KIND_DATE, TW_WORDS(days));
}

/* "were arrested in March", "last month". */
static bool is_in_some_month(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const months[] = {"january", "february",  "march",   "april",    "may",      "june",  "july",
                                       "august",  "september", "october", "november", "december", " month"};
  return is_on_some(r, d, tokens, TW_KIND_DATE, TW_WORDS(months));
}

/* The run of the raid that the text tells of dates whom it caught, wherever they are told of. Chinese. */
static bool may_be_of_raid_zh(struct tw_reading *r, const struct tw_event_draft *d) {
  if (r->language != TW_PACK_ZH || !d->rule->needs_person || d->is_sign || d->is_planned) return false;
  enum { LONG_AGO = 60 }; /* days */
  const struct tw_campaign *c = tw_campaign_of(r);
  if (!c->is_found) return false;
  if (c->sentence > d->sentence && r->published != TW_DAY_NONE && r->published - c->period.end > LONG_AGO) return false;
  return tw_campaign_reaches_zh(r, tw_campaign_of(r), d->sentence, r->sentences.items[d->sentence].tokens.items[d->token].start);
}

static void take_raid(struct tw_reading *r, struct tw_event_draft *d) {
  d->period = tw_campaign_of(r)->period;
  d->basis = TW_BASIS_OPERATION;
  format_date(r, d);
}

/* 今年5月失联，检方今日宣布将其起诉: the day of the announcement stands nearer than that of something else. Chinese. */
static int nearer_report_zh(struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens, int time) {
  int cost, report = r->language == TW_PACK_ZH && time < d->token ? nearest_time(r, d, tokens, true, &cost) : -1;
  if (report <= time || report > d->token) return time;
  for (int i = time + 1; i < report; i++)
    if (tokens->items[i].function == TW_F_COMMA) return report;
  return time;
}

void tw_event_date(struct tw_reading *r, struct tw_event_draft *d) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, d->sentence);
  int cost, time = nearest_time(r, d, tokens, false, &cost);
  if (time >= 0) time = nearer_report_zh(r, d, tokens, time);
  if (time >= 0) {
    d->has_own_date = cost <= (r->language == TW_PACK_ZH && time < d->token ? CLAUSE_REACH_ZH : CLAUSE_REACH);
    struct tw_found found = r->found.items[tokens->items[time].index];
    if (r->language == TW_PACK_ZH && !(found.flags & TW_FOUND_OPEN_END)) found.period = tw_period_joined_days_zh(r, tokens, time);
    take(r, d, &found, cost <= CLAUSE_REACH ? TW_BASIS_STATED : TW_BASIS_SENTENCE);
    return;
  }
  d->is_on_some_day = is_on_some_day(r, d, tokens);
  d->is_in_some_month = !d->is_on_some_day && is_in_some_month(r, d, tokens);
  d->has_unknown_day = d->is_on_some_day || d->is_in_some_month;
  if (d->has_unknown_day || take_named_year(r, d)) return;
  int declared = day_of_declaring_zh(r, d, tokens);
  if (declared >= 0) {
    take(r, d, time_at(r, tokens, declared), TW_BASIS_SENTENCE);
    return;
  }
  const struct tw_found *earlier = from_paragraph(r, d->sentence);
  if (is_recent_zh(r, d, tokens))
    take_month_of_publication(r, d);
  else if (earlier && !d->is_planned)
    take(r, d, earlier, TW_BASIS_PARAGRAPH);
  if (!d->date.len && !d->is_planned && tw_period_of_scene_zh(r, d->sentence, &d->period)) {
    d->basis = TW_BASIS_PARAGRAPH;
    format_date(r, d);
  }
  if (!d->date.len && may_be_of_raid_zh(r, d)) take_raid(r, d);
  d->has_unknown_day = !d->date.len && (has_unknown_day_zh(r, d, tokens) || is_recent_of_unknown_day_zh(r, d, tokens));
}
