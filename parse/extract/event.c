/* Events: triggers of the pack, each with its clause, date, place and people; then one record for each. */
#include "base/ascii.h"
#include "base/words.h"
#include "parse/extract/confidence.h"
#include "parse/extract/event_draft.h"
#include "parse/extract/govern.h"
#include "parse/extract/sentence.h"
#include "parse/extract/time_words.h"
#include <limits.h>

static const struct tw_token_list *tokens_of(const struct tw_reading *r, const struct tw_event_draft *d) {
  return &r->sentences.items[d->sentence].tokens;
}

/* ---- which triggers count ---- */

/* A sum over years is a figure, not an event. */
static bool is_total(const struct tw_reading *r, const struct tw_event_draft *d) {
  bool is_dated = (d->basis != TW_BASIS_PARAGRAPH || d->is_on_thing) && tw_event_is_within(d->period, TW_EVENT_MONTH_DAYS);
  bool is_somebodys = r->language == TW_PACK_ZH && d->rule->needs_person && d->person_count; /* 冻结某人的3个账户 */
  if (tw_event_is_counted(r, d) && !is_dated && !d->is_news && !d->is_on_some_day && !is_somebodys) return true;
  if (!d->rule->needs_money || (d->is_planned && r->language == TW_PACK_EN)) return false;
  if (!d->date.len) return !(d->is_sign && r->language == TW_PACK_ZH) && tw_event_has_duration(r, d); /* 和解，须在10天内支付 */
  return !tw_event_is_within(d->period, TW_EVENT_YEAR_DAYS);
}

/* 上周: a Monday to its Sunday. */
static bool is_last_week(const struct tw_event_draft *d) {
  enum { MONDAY = 0, DAYS = 6 };
  return !d->is_planned && tw_event_is_within(d->period, DAYS + 1) && d->period.end - d->period.start == DAYS &&
         tw_day_weekday(d->period.start) == MONDAY;
}

/* One of those whom the verb acts on, in the singular. */
static bool is_one(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token *t) {
  const struct tw_sense *s = tw_reading_sense(r, t, TW_SENSE_NOUN);
  int unit = s ? r->pack->nouns.items[s->target].unit : -1;
  return unit >= 0 && unit != r->money_unit && s->form != TW_FORM_PLURAL &&
         tw_govern_counts_in(r, &tokens_of(r, d)->items[d->token], unit);
}

static bool is_article(const struct tw_reading *r, const struct tw_token *t) {
  static const char *const articles[] = {"a", "an"};
  return tw_words_hold(TW_WORDS(articles), tw_reading_text(r, t));
}

/* "a man was arrested", "arrested a 51-year-old man": one who was not told of before. English. */
static bool introduces_one(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { REACH_LEFT = 30, REACH_RIGHT = 7 };
  const struct tw_token_list *tokens = tokens_of(r, d);
  if (r->language != TW_PACK_EN || d->is_sign || !d->rule->needs_person) return false;
  bool is_one_told = false, has_figure = false;
  if (!tw_event_has_subject_only(r, d)) { /* "arrested a 51-year-old man" */
    bool has_article = false;
    for (int i = d->token + 1; i <= d->last && i - d->token <= REACH_RIGHT && tokens->items[i].kind != TW_TOKEN_PUNCT; i++) {
      has_article |= is_article(r, &tokens->items[i]);
      if (is_one(r, d, &tokens->items[i])) return has_article;
    }
    return false;
  }
  if (!tw_event_is_passive(r, d) && !d->rule->is_intransitive) return false; /* "of a person suspected or convicted of" */
  for (int i = d->token - 1; i >= d->first && d->token - i <= REACH_LEFT; i--) {
    has_figure |= tokens->items[i].kind == TW_TOKEN_FIGURE; /* "a man said to have defrauded 24,000 victims was arrested" */
    const struct tw_token *before = i > d->first ? &tokens->items[i - 1] : NULL; /* "24,000 victims", "have defrauded" */
    bool is_other = before && (before->kind == TW_TOKEN_FIGURE || before->function == TW_F_HAVE || before->function == TW_F_TO);
    is_one_told |= !is_other && is_one(r, d, &tokens->items[i]);
    if (is_one_told && is_article(r, &tokens->items[i])) return !has_figure || i == d->first;
  }
  return false;
}

/* 两名主脑被押解回国, "Last month 29 suspects were repatriated": so many in one go; more are a month's total. */
static bool is_of_some(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { FEW = 10, MOST_EN = 100 };
  int64_t value;
  const struct tw_figure *f = d->person_figure;
  if (!f || !tw_decimal_to_i64(f->found->value, &value)) return false;
  if (value <= FEW && !d->is_recent) return true;
  return r->language == TW_PACK_EN && value <= MOST_EN && f->found->qualifier == TW_EXACT &&
         !tw_time_is_cumulative(r, d->sentence);
}

/* 3月17日至28日: the days of a raid, which no report sums up. */
static bool is_run_of_days(const struct tw_event_draft *d) {
  return d->date_end.len && d->basis != TW_BASIS_RELATIVE && tw_event_is_within(d->period, TW_EVENT_MONTH_DAYS) &&
         tw_date_from(d->period.start).day != 1;
}

/* "Houses were searched on 26 May. Seven people were arrested": the day of the sentence before. English. */
static bool is_of_days_scene(const struct tw_reading *r, const struct tw_event_draft *d) {
  return r->language == TW_PACK_EN && d->date.len && !d->has_own_date && d->person_figure && is_of_some(r, d) &&
         tw_event_is_within(d->period, TW_EVENT_FEW_DAYS);
}

/* 另五名疑犯将被带回: so many of them stand in the verb's part. */
static bool has_figure_before(const struct tw_reading *r, const struct tw_event_draft *d) {
  const struct tw_token_list *tokens = tokens_of(r, d);
  for (int i = tw_event_first_behind_comma(tokens, d); i < d->token; i++)
    if (tokens->items[i].kind == TW_TOKEN_FIGURE && r->found.items[tokens->items[i].index].kind != TW_KIND_MONEY) return true;
  return false;
}

/* An act on persons needs a name, or a day of its own: a month's or a year's total is a figure, unless so few are told of. */
static bool has_persons(const struct tw_reading *r, const struct tw_event_draft *d) {
  bool is_list = d->token > d->first && !d->is_sign && /* "among those extradited are suspects accused of" */
                 tw_slice_eq_nocase(tw_reading_text(r, &tokens_of(r, d)->items[d->token - 1]), TW_SLICE("those"));
  if ((d->rule->needs_name || is_list) && !d->person_count) return false;
  if (d->person_count > 0 || d->is_of_somebody || d->is_news) return true;
  bool is_described = !tw_event_is_passive(r, d) && tw_event_has_subject_only(r, d) && tw_event_has_common_subject(r, d);
  if (d->is_on_some_day) return !is_described; /* not "said on Tuesday that businessmen detained in" */
  bool is_counted_plan =
      d->is_planned && (d->party_count || r->language == TW_PACK_ZH) && (r->language == TW_PACK_EN || has_figure_before(r, d));
  if (is_counted_plan && d->sentence == 0) return true; /* "eight men are to be sent to", 另五名疑犯将被带回中国 */
  bool is_of_one = r->language == TW_PACK_EN && !d->person_figure && d->party_count && !d->rule->rather.count;
  bool may_be_month = d->is_about_one || is_of_one || is_of_some(r, d);
  if (r->language == TW_PACK_ZH && d->has_own_date && (is_last_week(d) || is_run_of_days(d))) return true;
  if (d->is_in_some_month) return may_be_month;
  if (d->has_unknown_day || (r->language == TW_PACK_ZH && d->is_recent && d->party_count)) return true;
  if (tw_event_is_of_some_zh(r, d) || tw_event_is_of_company_zh(r, d)) return true;
  if (is_of_days_scene(r, d) || (!is_described && tw_event_is_of_few(r, d))) return true;
  return d->has_own_date && tw_event_is_within(d->period, may_be_month ? TW_EVENT_MONTH_DAYS : TW_EVENT_FEW_DAYS);
}

/* A year's sum of nobody in particular is a figure of a report: 2018年没收犯罪所得4460万元. */
static bool is_years_total_zh(const struct tw_reading *r, const struct tw_event_draft *d) {
  if (r->language != TW_PACK_ZH || !(d->rule->needs_money || tw_event_has_money(r, d)) || !d->date.len || d->is_planned)
    return false;
  bool is_long =
      !d->rule->needs_money && !tw_event_is_within(d->period, TW_EVENT_YEAR_DAYS); /* the others are looked at by is_total */
  static const char *const statistics[] = {"数据", "數據", "统计", "統計", "年报", "年報", "年度报告", "年度報告"};
  bool is_statistic =
      !tw_event_is_within(d->period, TW_EVENT_MONTH_DAYS) && tw_reading_says(r, d->sentence, TW_WORDS(statistics));
  bool is_quarter =
      d->date_end.len && d->party_count < 2 && !d->person_count && !tw_event_is_within(d->period, TW_EVENT_MONTH_DAYS);
  return is_long || is_quarter || is_statistic ||
         (!d->is_sign && !d->person_count && !d->party_count && !tw_event_is_within(d->period, TW_EVENT_MONTH_DAYS));
}

/* The last year, without two sides between whom the money went: what a report sums up. */
static bool is_reported_year(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { REPORT_DAYS = 400, PARTIES = 2 };
  return d->party_count < PARTIES && r->published != TW_DAY_NONE && r->published - d->period.end < REPORT_DAYS;
}

/* A stock on a day or up to one: "as at 31 March, 5 million had been paid back". English. */
static bool is_stock_en(const struct tw_reading *r, const struct tw_event_draft *d) {
  const struct tw_token_list *tokens = tokens_of(r, d);
  if (r->language != TW_PACK_EN || !d->rule->needs_money || d->date.len) return false;
  for (int i = d->first; i < d->token; i++) {
    if (tokens->items[i].kind != TW_TOKEN_TIME) continue;
    if (r->found.items[tokens->items[i].index].flags & TW_FOUND_OPEN_START || tw_time_is_as_at(r, tokens, i)) return true;
  }
  return false;
}

/* "The court has ordered the forfeiture of": one act of one court. */
static bool is_ordered_en(const struct tw_reading *r, const struct tw_event_draft *d) {
  return d->is_sign && tw_slice_has_prefix(tw_reading_text(r, &tokens_of(r, d)->items[d->token]), TW_SLICE("ordered "));
}

/* "forfeited $5 million in the financial year", "last year": a sum over a span that is no calendar year of history. */
static bool is_spans_total_en(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { PARTIES = 2 }; /* between whom money went: without them and a date nothing tells the event from a sum */
  bool is_about_sum = d->rule->needs_money || tw_event_governs_money(r, d);
  if (r->language != TW_PACK_EN || !is_about_sum || d->is_planned || d->person_count) return false;
  if (!d->date.len && tw_event_is_to_land(r, d) && !tw_time_is_cumulative(r, d->sentence)) return false;
  if (!d->date.len) return d->party_count < (is_ordered_en(r, d) || d->is_on_some_day ? 1 : PARTIES) && !tw_event_is_news(r, d);
  bool is_year = d->date.len == sizeof "YYYY" - 1 && d->basis != TW_BASIS_RELATIVE && !is_reported_year(r, d);
  return !tw_event_is_within(d->period, TW_EVENT_MONTH_DAYS) && !is_year;
}

/* 截至目前，已与5国签有条约, 警方迄今扣押…: so many there are, none of them is an event. */
static bool is_stock_zh(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const so_far[] = {"迄今", "至今", "累计", "累計", "截至", "总共", "總共", "合计", "合計"};
  if (r->language != TW_PACK_ZH) return false;
  bool is_undated = (!d->date.len || !d->has_own_date) && !d->has_unknown_day,
       is_named = d->rule->needs_person && d->person_count;
  if (d->rule->with.count && !is_named && is_undated && tw_time_is_cumulative(r, d->sentence)) return true;
  if (!d->rule->needs_money && !d->rule->with.count) return false;
  static const char *const statistics[] = {"据统计", "據統計", "不完全统计", "不完全統計"};
  if (d->rule->needs_money && !d->date.len && tw_reading_says(r, d->sentence, TW_WORDS(statistics))) return true;
  const struct tw_token_list *tokens = tokens_of(r, d);
  int first = tw_event_first_behind_comma(tokens, d);
  enum { SHORT = 3 }; /* 迄今为止，已有… */
  for (int i = first - 2; i >= d->first && first - i <= SHORT + 1; i--)
    if (tokens->items[i].kind == TW_TOKEN_TIME) first = i;
  return tw_reading_stands_in(r, d->sentence, TW_WORDS(so_far), tokens->items[first].start, tokens->items[d->token].start);
}

/* "assets that were seized from the former leader": told in passing. */
static bool is_relative(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const pronouns[] = {"who", "which", "whom", "whose"};
  enum { REACH = 6 };
  const struct tw_token_list *tokens = tokens_of(r, d);
  for (int i = d->token - 1; i >= d->first && d->token - i <= REACH; i--) {
    const struct tw_token *t = &tokens->items[i];
    if (tw_words_hold(TW_WORDS(pronouns), tw_reading_text(r, t))) return true;
    if (t->function == TW_F_REL) /* "assets that were", "funds of Alves that were", "said that it" */
      return i > d->first && (tw_reading_noun(r, t - 1) >= 0 || (t[-1].is_capital && t[-1].kind == TW_TOKEN_WORD));
    if (t->function == TW_F_COMMA) return false;
  }
  return false;
}

/* "cases prosecuted and concluded": what stands before the participle is none of those whom the verb acts on. English. */
static bool is_of_other_thing(const struct tw_reading *r, const struct tw_event_draft *d) {
  if (r->language != TW_PACK_EN || d->is_sign || !d->rule->needs_person || d->token == d->first) return false;
  if (d->person_count && d->persons[0].ptr > r->text.ptr + tokens_of(r, d)->items[d->token].end) return false; /* a list */
  int noun = tw_reading_noun(r, &tokens_of(r, d)->items[d->token - 1]);
  return noun >= 0 && tw_event_has_subject_only(r, d) &&
         !tw_govern_counts_in(r, &tokens_of(r, d)->items[d->token], r->pack->nouns.items[noun].unit);
}

/* "assets worth 6 million were frozen in 2022": the sum of a report. */
static bool is_sum_of_span(const struct tw_reading *r, const struct tw_event_draft *d) {
  bool is_year = d->date.len == sizeof "YYYY" - 1 && is_reported_year(r, d);
  if (is_year && !d->person_count && !d->party_count) return true;
  return tw_event_has_money(r, d) &&
         !(d->has_own_date && (tw_event_is_within(d->period, TW_EVENT_MONTH_DAYS) || !is_reported_year(r, d)));
}

/* "Switzerland froze 800 million in 2012": an agency's or state's act of long ago, which no report sums up. English. */
static bool is_history(const struct tw_reading *r, const struct tw_event_draft *d) {
  if (!d->date.len || !d->has_own_date || d->date_end.len || !d->party_count) return false;
  if (tw_time_is_cumulative(r, d->sentence)) return false;
  return tw_event_is_within(d->period, TW_EVENT_MONTH_DAYS) ? d->is_old : !is_reported_year(r, d);
}

/* "the three countries recently launched an operation". English. */
static bool is_lately(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const words[] = {"recently"};
  const struct tw_token_list *tokens = tokens_of(r, d);
  return r->language == TW_PACK_EN && d->party_count && !d->rule->needs_money && d->token > d->first &&
         tw_words_hold(TW_WORDS(words), tw_reading_text(r, &tokens->items[d->token - 1]));
}

static bool is_enough(struct tw_reading *r, struct tw_event_draft *d) {
  enum { OPENING = 3 }; /* sentences that tell of one whose name comes later, or never */
  enum { RECENT_DAYS = 60 };
  static const char *const stops[] = {".", "”", "\"", "。"};
  const struct tw_sentence *s = &r->sentences.items[d->sentence];
  d->is_of_somebody |= d->is_introduced && !d->person_count && d->sentence < OPENING;
  d->is_full = tw_words_end(TW_WORDS(stops), tw_slice_sub(r->text, s->start, s->end));
  bool is_undated = r->published == TW_DAY_NONE; /* a date that such a Chinese text states is of another time than its news */
  d->is_old = d->date.len && (is_undated ? r->language == TW_PACK_ZH : r->published - d->period.end > RECENT_DAYS);
  d->is_on_thing = tw_event_is_on_thing(r, d);
  bool may_be_news = d->is_on_thing || (d->rule->needs_person && (!d->rule->with.count || d->rule->rather.count));
  d->is_news = may_be_news && !d->person_count && !d->is_of_somebody && !d->is_about_one && !is_relative(r, d) &&
               tw_event_is_news_of_persons(r, d);
  if (d->rule->needs_money && tw_event_is_news(r, d)) tw_event_add_agency(r, d);
  if (tw_event_is_nameless_operation_zh(r, d) || is_of_other_thing(r, d) || tw_event_is_found_on_some_zh(r, d) ||
      tw_event_is_aim_zh(r, d))
    return false;
  if (d->is_on_thing && (is_sum_of_span(r, d) || !tw_event_is_act_on_thing(r, d))) return false;
  if (r->language == TW_PACK_EN && !d->date.len && !d->rule->needs_person && !d->is_planned && is_relative(r, d)) return false;
  bool is_within_land =
      r->language == TW_PACK_EN && d->rule->rather.count && !d->rule->is_intransitive && !d->party_count && !d->place.len;
  if (is_within_land) return false; /* "handed over to a court" */
  if (d->rule->needs_person && (!has_persons(r, d) || tw_event_acts_on_money(r, d))) return false;
  bool is_promise = d->is_planned && d->rule->needs_money;
  bool has_more = d->token < d->last && tokens_of(r, d)->items[d->token + 1].kind != TW_TOKEN_PUNCT;
  bool is_taking = is_promise && has_more && r->language == TW_PACK_EN && !d->is_sign && !tw_event_is_given(r, d);
  if (is_taking) return false; /* "the court will seize" */
  bool is_given =
      d->rule->needs_money && r->language == TW_PACK_EN && tw_event_is_to_land(r, d) && !tw_time_is_cumulative(r, d->sentence);
  if (d->rule->needs_date && !d->date.len && !d->has_unknown_day && !is_promise && !is_given && !is_lately(r, d) &&
      !(d->is_on_thing && d->is_news) && !(is_ordered_en(r, d) && d->party_count))
    return false;
  bool is_somebodys = d->person_count || d->party_count;
  bool is_recent = d->is_recent && is_somebodys;
  int days = d->person_count || tw_event_is_on_the_spot_zh(r, d) ? TW_EVENT_MONTH_DAYS : TW_EVENT_FEW_DAYS;
  bool is_named_only =
      r->language == TW_PACK_EN && !d->date.len &&
      ((d->person_count && !is_relative(r, d)) || tw_event_is_news(r, d) || d->is_on_some_day); /* "froze a million of X" */
  enum { TWO_SIDES = 2 };
  bool is_talk = r->language == TW_PACK_ZH && !d->rule->needs_money && !d->rule->needs_person && d->person_count >= TWO_SIDES &&
                 !d->date.len; /* 王某还会见了李某 */
  bool is_of_day = is_talk || d->has_unknown_day || tw_event_is_within(d->period, days);
  if (d->rule->needs_day && !is_recent && !is_named_only && !is_of_day && !is_history(r, d) && !tw_event_is_news_zh(r, d))
    return false;
  if (is_years_total_zh(r, d) || is_stock_zh(r, d) || is_stock_en(r, d) || is_spans_total_en(r, d)) return false;
  if (is_total(r, d)) return false;
  if (is_promise && r->language == TW_PACK_EN && tw_event_is_given(r, d)) return true; /* "the sum will be returned" */
  return d->date.len || d->person_count || d->party_count || d->is_of_somebody || d->is_news || d->has_unknown_day ||
         tw_event_is_news_zh(r, d);
}

/* ---- drafts ---- */

/* "The meeting adopted": the date of the meeting that was told of just before. */
static void inherit_date(struct tw_reading *r, const struct tw_event_draft_list *drafts, struct tw_event_draft *d) {
  enum { SENTENCES_BACK = 3, OPENING = 3, DRAFTS_BACK = 60 };
  const struct tw_token_list *tokens = tokens_of(r, d);
  if (r->language == TW_PACK_ZH && d->rule->needs_money) return; /* 报告期内，查封…: no act of the report's day */
  for (size_t i = drafts->count; i-- > 0 && i + DRAFTS_BACK >= drafts->count;) {
    const struct tw_event_draft *earlier = &drafts->items[i];
    if (earlier->sentence + SENTENCES_BACK < d->sentence) return;
    if (!earlier->date.len || earlier->is_planned || earlier->sentence == d->sentence) continue;
    for (int k = 0; k < OPENING && k < d->token; k++) {
      int noun = tw_reading_noun(r, &tokens->items[k]);
      if (noun < 0 || !tw_reading_holds(&earlier->rule->with, noun)) continue;
      d->period = earlier->period;
      d->date = earlier->date;
      d->date_end = earlier->date_end;
      d->basis = TW_BASIS_PARAGRAPH;
      return;
    }
  }
}

/* A span that an earlier sentence states dates no act of a day. */
static void drop_borrowed_span(struct tw_event_draft *d) {
  if (!d->rule->needs_day || d->basis != TW_BASIS_PARAGRAPH || tw_event_is_within(d->period, TW_EVENT_FEW_DAYS) ||
      !d->person_count)
    return;
  d->period = TW_PERIOD_NONE;
  d->date = d->date_end = TW_SLICE_NONE;
  d->basis = TW_BASIS_NONE;
}

/* "A Chinese national was arrested … He was returned to China": the one without a name. */
static bool tells_of_somebody(const struct tw_event_draft_list *drafts) {
  for (size_t i = 0; i < drafts->count; i++)
    if (drafts->items[i].is_introduced && !drafts->items[i].person_count) return true;
  return false;
}

/* 逮捕三名公民，并将他们遣送回国: those of whom the event right before was told. Chinese. */
static bool is_of_those_told_zh(const struct tw_reading *r, const struct tw_event_draft_list *drafts,
                                const struct tw_event_draft *d) {
  static const char *const words[] = {"他们", "他們", "她们", "她們"};
  const struct tw_event_draft *told = drafts->count ? &drafts->items[drafts->count - 1] : NULL;
  if (r->language != TW_PACK_ZH || !d->rule->needs_person || d->is_planned || !told || told->is_planned) return false;
  if (told->sentence != d->sentence || !told->rule->needs_person || !(told->person_figure || told->person_count)) return false;
  const struct tw_token_list *tokens = tokens_of(r, d);
  return tw_reading_stands_in(r, d->sentence, TW_WORDS(words), tokens->items[tw_event_first_behind_comma(tokens, d)].start,
                              tokens->items[d->token].start);
}

static void fill(struct tw_reading *r, const struct tw_event_draft_list *drafts, struct tw_event_draft *d) {
  const struct tw_token *t = &tokens_of(r, d)->items[d->token];
  d->is_dropped = (d->rule->needs_money && !tw_event_has_money(r, d)) || !tw_event_is_stated(r, d) || tw_event_is_habit(r, d) ||
                  tw_event_is_in_title(r, d) || tw_event_is_attribute(r, d) || tw_event_is_wish(r, d) ||
                  tw_event_is_denied(r, d) || (d->rule->needs_person && tw_event_is_postmodifier(r, d));
  if (d->is_dropped) return;
  d->is_planned |= d->rule->is_planned;
  d->is_dropped = d->is_planned && r->language == TW_PACK_ZH && d->rule->needs_person && d->object >= 0; /* 将面临指控 */
  if (d->is_dropped) return;
  if (d->object >= 0) d->object_word = tw_reading_text(r, &tokens_of(r, d)->items[d->object]);
  tw_event_date(r, d);
  if (!d->date.len) inherit_date(r, drafts, d);
  tw_event_place(r, d);
  d->is_introduced = introduces_one(r, d);
  tw_event_persons(r, d);
  tw_sentence_quote(r, d->sentence, t->start, t->end, &d->quote_start, &d->quote_end);
  drop_borrowed_span(d);
  d->is_of_somebody = d->is_about_one && !d->person_count && tells_of_somebody(drafts);
  d->is_of_somebody |= !d->person_count && is_of_those_told_zh(r, drafts, d);
  d->is_dropped = !is_enough(r, d);
  d->is_news |= !d->is_dropped && d->rule->needs_person && !d->person_count && tw_event_is_news_zh(r, d);
}

static int add_draft(struct tw_reading *r, struct tw_event_draft_list *drafts, const struct tw_event_draft *base,
                     struct tw_slice type) {
  struct tw_event_draft *d = TW_ARENA_PUSH(r->arena, drafts);
  if (!d) return TW_ENOMEM;
  *d = *base;
  d->type = type;
  return 0;
}

static int add_trigger(struct tw_reading *r, struct tw_event_draft_list *drafts, struct tw_event_draft *d) {
  fill(r, drafts, d);
  if (d->is_dropped) return 0;
  int status = add_draft(r, drafts, d, d->rule->type);
  for (size_t i = 0; status == 0 && i < d->rule->also.count; i++) status = add_draft(r, drafts, d, d->rule->also.items[i]);
  return status;
}

/* A verb that the pack has only as it stands ("=sentenced", beside the noun) tells its form by its end. */
static enum tw_form form_of(const struct tw_reading *r, const struct tw_token *t, const struct tw_sense *sense) {
  struct tw_slice word = tw_reading_text(r, t);
  bool is_past = r->language == TW_PACK_EN && sense->kind == TW_SENSE_EVENT && sense->form == TW_FORM_PLAIN &&
                 tw_slice_has_suffix(word, TW_SLICE("ed"));
  return is_past ? TW_FORM_PARTICIPLE : (enum tw_form)sense->form;
}

/* Makes the draft one of that sense of its trigger. */
static void take_sense(const struct tw_reading *r, struct tw_event_draft *d, const struct tw_sense *sense) {
  d->rule = &r->pack->events.items[sense->target];
  d->form = form_of(r, &tokens_of(r, d)->items[d->token], sense);
  d->is_sign = sense->kind == TW_SENSE_SIGN;
}

/* "brought the two men back to", "took him into custody": a verb of the rule whose particle stands behind its object. English. */
static bool has_particle(const struct tw_reading *r, const struct tw_hit *hit, const struct tw_pack_event_rule *rule) {
  enum { REACH_BYTES = 80 };
  static const char *const ends[] = {". ", ";", "\n", " who ", " which "};
  const struct tw_pack_word_list *verbs = &rule->verbs.of[TW_PACK_EN];
  struct tw_slice behind =
      tw_slice_sub(r->text, hit->end, hit->end + REACH_BYTES < r->text.len ? hit->end + REACH_BYTES : r->text.len);
  if (!tw_lexicon_has_event_particle(behind)) return false; /* as most have none: a verb's words are many */
  for (size_t i = 0; i < verbs->count; i++) {
    struct tw_slice verb = verbs->items[i];
    const char *space = memchr(verb.ptr, ' ', verb.len);
    if (!space || (verb.ptr[0] | 0x20) != (r->text.ptr[hit->start] | 0x20)) continue;
    struct tw_slice particle = tw_slice_sub(verb, (size_t)(space - verb.ptr), verb.len);
    if (!tw_lexicon_is_event_particle(particle)) continue;
    ptrdiff_t at = tw_slice_find(behind, particle, 0);
    size_t end = at > 0 ? (size_t)at + particle.len : behind.len;
    if (end >= behind.len || tw_ascii_is_letter(behind.ptr[end])) continue;
    if (!tw_words_stand_in(TW_WORDS(ends), tw_slice_sub(behind, 0, (size_t)at))) return true;
  }
  return false;
}

static bool is_event(const struct tw_reading *r, const struct tw_hit *hit, const struct tw_sense *s) {
  if (s->pack != r->pack_index) return false;
  if (s->kind == TW_SENSE_SPLIT_EVENT) return has_particle(r, hit, &r->pack->events.items[s->target]);
  return s->kind == TW_SENSE_EVENT || s->kind == TW_SENSE_SIGN;
}

enum { EVENT_KINDS = 1 << TW_SENSE_EVENT | 1 << TW_SENSE_SIGN | 1 << TW_SENSE_SPLIT_EVENT };

static size_t count_events(const struct tw_reading *r, const struct tw_hit *hit) {
  size_t count = 0;
  if (!(hit->kinds & EVENT_KINDS)) return 0;
  for (size_t k = 0; k < hit->sense_count; k++) count += is_event(r, hit, &hit->senses[k]);
  return count;
}

/* A rule that the trigger belongs to, and the noun that it asks for. */
struct candidate {
  const struct tw_sense *sense;
  int object, cost; /* the noun's token, -1: the rule asks for none; how far it stands */
};

/* Those whose noun stands there, in `candidates`, which has room for all; how far the nearest noun stands in *ret_least. */
static size_t find_candidates(struct tw_reading *r, const struct tw_event_draft *base, const struct tw_hit *hit,
                              struct candidate *candidates, int *ret_least) {
  struct tw_event_draft d = *base;
  size_t count = 0;
  *ret_least = INT_MAX;
  for (size_t k = 0; k < hit->sense_count; k++) {
    int cost;
    if (!is_event(r, hit, &hit->senses[k])) continue;
    take_sense(r, &d, &hit->senses[k]);
    if (!tw_event_object(r, &d, &cost)) continue;
    candidates[count++] = (struct candidate){&hit->senses[k], d.object, cost};
    if (d.object >= 0 && cost < *ret_least) *ret_least = cost;
  }
  return count;
}

/* Of the rules that one word belongs to ("sign": a treaty, an agreement), those whose noun stands nearest. */
static int add_senses(struct tw_reading *r, struct tw_event_draft_list *drafts, size_t sentence, int token,
                      const struct tw_hit *hit) {
  size_t events = count_events(r, hit);
  if (!events) return 0;
  struct tw_event_draft base = {.sentence = sentence, .token = token, .object = -1, .period = TW_PERIOD_NONE};
  struct candidate *candidates = tw_arena_alloc(r->arena, events * sizeof *candidates);
  if (!candidates) return TW_ENOMEM;
  tw_event_clause(r, &base);
  int least;
  size_t count = find_candidates(r, &base, hit, candidates, &least);
  for (size_t i = 0; i < count; i++) {
    const struct candidate *c = &candidates[i];
    if (c->object >= 0 && c->cost != least) continue;
    struct tw_event_draft d = base;
    take_sense(r, &d, c->sense);
    d.object = c->object;
    if (add_trigger(r, drafts, &d) < 0) return TW_ENOMEM;
  }
  return 0;
}

static int scan_sentence(struct tw_reading *r, struct tw_event_draft_list *drafts, size_t sentence) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, sentence);
  for (int i = 0; (size_t)i < tokens->count; i++) {
    const struct tw_hit *hit = tw_reading_hit(r, &tokens->items[i]);
    if (hit && hit->kinds & EVENT_KINDS && add_senses(r, drafts, sentence, i, hit) < 0) return TW_ENOMEM;
  }
  return 0;
}

/* ---- records ---- */

/* A stated date and a named person are what makes an event sure. */
static int points_of(const struct tw_event_draft *d) {
  enum { BASE = 600, DATED = 150, NAMED = 150, PARTY = 50, FROM_ELSEWHERE = -60, PLANNED = -50 };
  int sum = BASE + (d->date.len ? DATED : 0) + (d->person_count ? NAMED : 0) + (d->party_count ? PARTY : 0);
  if (d->basis == TW_BASIS_PARAGRAPH) sum += FROM_ELSEWHERE;
  return sum + (d->is_planned ? PLANNED : 0);
}

static struct tw_slice *keep_names(struct tw_reading *r, const struct tw_slice *names, size_t count) {
  struct tw_slice *kept = tw_arena_calloc(r->arena, count ? count : 1, sizeof *kept);
  if (kept && count) memcpy(kept, names, count * sizeof *kept);
  return kept;
}

static int write_event(struct tw_reading *r, const struct tw_event_draft *d, struct tw_extraction *out) {
  const struct tw_token *t = &tokens_of(r, d)->items[d->token];
  struct tw_event *e = TW_ARENA_PUSH(r->arena, &out->events);
  if (!e) return TW_ENOMEM;
  *e = (struct tw_event){.type = d->type,
                         .status = d->is_planned ? TW_SLICE("planned") : TW_SLICE_NONE,
                         .date = d->date,
                         .date_end = d->date_end,
                         .date_basis = d->date.len ? d->basis : TW_BASIS_NONE,
                         .place = d->place,
                         .persons = keep_names(r, d->persons, d->person_count),
                         .person_count = d->person_count,
                         .parties = keep_names(r, d->parties, d->party_count),
                         .party_count = d->party_count,
                         .start = t->start,
                         .end = t->end,
                         .quote_start = d->quote_start,
                         .quote_end = d->quote_end,
                         .rule = d->rule->rule,
                         .confidence = tw_confidence_of_event(points_of(d))};
  tw_reading_use(r, TW_USE_EVENT, (int)(d->rule - r->pack->events.items), (int)out->events.count - 1);
  return e->persons && e->parties ? 0 : TW_ENOMEM;
}

/* A word of an event stands in the sentence: the others, which are most of a text, are not even split into tokens. */
static bool may_tell(const struct tw_reading *r, size_t sentence) {
  const struct tw_sentence *s = &r->sentences.items[sentence];
  if (s->is_boilerplate || !tw_reading_has_sense(r, sentence, EVENT_KINDS)) return false;
  for (size_t i = s->hit_at; i < r->hits.count && r->hits.items[i].start < s->end; i++)
    if (count_events(r, &r->hits.items[i])) return !tw_event_is_headline(r, sentence);
  return false;
}

int tw_event_find(struct tw_reading *r, struct tw_extraction *out) {
  struct tw_event_draft_list drafts = {0};
  if (!r->pack->events.count) return 0;
  for (size_t i = 0; i < r->sentences.count; i++)
    if (may_tell(r, i) && scan_sentence(r, &drafts, i) < 0) return TW_ENOMEM;
  tw_event_merge(r, &drafts);
  for (size_t i = 0; i < drafts.count; i++)
    if (!drafts.items[i].is_dropped && write_event(r, &drafts.items[i], out) < 0) return TW_ENOMEM;
  return 0;
}
