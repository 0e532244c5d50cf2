/* The period that a whole article reports on: its opening's, or its operation's run. */
#include "parse/extract/campaign.h"
#include "parse/extract/contrast.h"
#include "parse/extract/period.h"
#include "parse/extract/time_words.h"
#include <stdlib.h>

/* A loss reports a period only where the day of publication says which ("lost $660 million last year"). */
static bool is_reporting(const struct tw_reading *r, const struct tw_figure *f) {
  if (f->period.start == TW_DAY_NONE || f->period.end == TW_DAY_NONE) return false;
  bool is_told_by_year = r->language == TW_PACK_EN && f->basis == TW_BASIS_RELATIVE;
  return r->pack->measures.items[f->measure].takes_period || is_told_by_year;
}

/* The reporting period of the article's opening: a range of weeks to a year that its first figures carry. */
static const struct tw_figure *report_figure(const struct tw_reading *r) {
  enum {
    OPENING_PARAGRAPHS = 4,
    SHORTEST_EN = 13,
    SHORTEST_ZH = 2,
    LONGEST_DAYS = 400,
    LEADING_FIGURES = 3,
    LATEST_DAYS = 550,
    MONTH_DAYS = 31,
    OPENING_FIGURES = 60 /* more than an article's first paragraphs tell */
  };
  int live = 0;
  bool has_dated = false;
  for (size_t i = 0; i < r->figures.count && i < OPENING_FIGURES; i++) {
    const struct tw_figure *f = &r->figures.items[i];
    if (r->sentences.items[f->sentence].paragraph > OPENING_PARAGRAPHS) return NULL;
    if (f->measure < 0 || f->reason != TW_REASON_NONE || f->is_planned || f->is_contrast) continue;
    bool has_period = !tw_period_is_none(f->period);
    if (r->language == TW_PACK_EN && f->sentence > 0 && !has_period && ++live > LEADING_FIGURES) return NULL;
    bool is_first = !has_dated;
    has_dated |= has_period;
    if (!has_period || !is_reporting(r, f) || tw_time_is_before_that(r, f->sentence)) continue;
    int days = f->period.end - f->period.start;
    if (r->language == TW_PACK_EN && days <= MONTH_DAYS && !is_first) return NULL; /* behind other times a month dates one act */
    if (r->language == TW_PACK_EN && r->published != TW_DAY_NONE && r->published - f->period.end > LATEST_DAYS) return NULL;
    int shortest = r->language == TW_PACK_ZH ? SHORTEST_ZH : SHORTEST_EN;
    return days >= shortest && days <= LONGEST_DAYS ? f : NULL;
  }
  return NULL;
}

/* The year before, told in passing: "In 2020 they indicted 433", "down on the year before". */
static bool is_year_before(struct tw_period p, struct tw_period own) {
  enum { YEAR = 365, MONTH = 31, LEAP = 1 };
  if (p.start == TW_DAY_NONE || p.end == TW_DAY_NONE || own.end - own.start < MONTH) return false;
  return abs(own.start - p.start - YEAR) <= LEAP && abs(own.end - p.end - YEAR) <= LEAP;
}

/* A month or a day that the own period begins with is told of its beginning. */
static bool is_other_time(const struct tw_found *f, struct tw_period own) {
  enum { WHOLE_MONTH = 31 };
  if (f->kind != TW_KIND_PERIOD && f->kind != TW_KIND_DATE) return false;
  if (f->kind == TW_KIND_DATE && f->period.start == f->period.end && f->period.start > own.end) return false; /* of the report */
  bool is_its_end = f->period.end == own.end && (f->period.start == TW_DAY_NONE || f->period.start == own.end);
  if (is_its_end || is_year_before(f->period, own)) return false; /* "as of 31 December", "at 31 March" */
  bool is_long = f->period.start == TW_DAY_NONE || f->period.end == TW_DAY_NONE || f->period.end - f->period.start > WHOLE_MONTH;
  return f->period.start != own.start || (f->period.end != own.end && is_long);
}

/* "up from 288 in 2020", "said on Monday": a time that is only compared with, or of the saying. */
static bool is_compared(struct tw_reading *r, size_t sentence, size_t found) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, sentence);
  for (size_t i = 0; i < tokens->count; i++)
    if (tokens->items[i].kind == TW_TOKEN_TIME && tokens->items[i].index == (int32_t)found)
      return (r->language == TW_PACK_EN && tw_contrast_is_time(r, tokens, (int)i)) || tw_time_is_report(r, tokens, (int)i);
  return false;
}

/* A time other than the report's own. */
static bool has_other_time(struct tw_reading *r, size_t sentence, struct tw_period own) {
  const struct tw_sentence *s = &r->sentences.items[sentence];
  for (size_t i = s->found_at; i < r->found.count && r->found.items[i].start < s->end; i++)
    if (is_other_time(&r->found.items[i], own) && !is_compared(r, sentence, i)) return true;
  return false;
}

/* One of the sentences from `first` to `last` states a time of its own, or they are more than one article has. */
static bool is_out_of_reach(struct tw_reading *r, size_t first, size_t last, struct tw_period own) {
  enum { REACH = 200 };
  if (last > first + REACH) return true;
  for (size_t i = first; i <= last; i++)
    if (has_other_time(r, i, own)) return true;
  return false;
}

/* The raid's own sentence counts fewer or more: what stands elsewhere is the sum of several. Chinese. */
static bool is_sum_of_raids_zh(const struct tw_reading *r, const struct tw_campaign *c, const struct tw_figure *f) {
  if (r->language != TW_PACK_ZH || f->sentence == c->sentence) return false;
  for (size_t i = tw_reading_first_figure(r, c->sentence); i < r->figures.count && r->figures.items[i].sentence == c->sentence;
       i++) {
    const struct tw_figure *own = &r->figures.items[i];
    if (own->measure == f->measure && own->link != TW_LINK_PART && tw_decimal_cmp(own->found->value, f->found->value) != 0)
      return true;
  }
  return false;
}

static bool from_campaign(struct tw_reading *r, struct tw_figure *f) {
  const struct tw_campaign *c = tw_campaign_of(r);
  if (!c->is_found || is_sum_of_raids_zh(r, c, f)) return false;
  if (r->language == TW_PACK_ZH && !tw_campaign_reaches_zh(r, c, f->sentence, f->found->start)) return false;
  if (is_out_of_reach(r, c->sentence < f->sentence ? c->sentence + 1 : f->sentence, f->sentence, c->period)) return false;
  tw_period_give(r, f, c->period, TW_BASIS_OPERATION);
  return true;
}

void tw_period_from_campaign_in_all(struct tw_reading *r, struct tw_figure *f) {
  static const char *const sums[] = {"in all", "in total", "overall", "altogether"}, *const so_far[] = {"so far", "to date",
                                                                                                        "until now"};
  if (r->language != TW_PACK_EN || tw_reading_says(r, f->sentence, TW_WORDS(so_far))) return;
  if (tw_reading_stands_in(r, f->sentence, TW_WORDS(sums), r->sentences.items[f->sentence].start, f->found->end))
    from_campaign(r, f);
}

/* 5月起诉22人，21日又搜查…: the lead's own sentence goes on with another time. Chinese. */
static bool has_other_time_behind_zh(const struct tw_reading *r, const struct tw_figure *lead) {
  uint32_t end = r->sentences.items[lead->sentence].end;
  for (size_t i = lead->found_index + 1; r->language == TW_PACK_ZH && i < r->found.count && r->found.items[i].start < end; i++)
    if (is_other_time(&r->found.items[i], lead->period) && !tw_period_is_none(r->found.items[i].period)) return true;
  return false;
}

/* "its annual report for 2021", "the 2021 annual report". English. */
static bool is_of_named_report(const struct tw_reading *r, const struct tw_found *f) {
  static const char *const before[] = {"report for ",       "report for the ", "report covering ", "annual report on ",
                                       "annual report of ", "statistics for ", "figures for ",     "data for "};
  static const char *const behind[] = {" annual report", " annual review", " activity report", " annual statistics"};
  enum { LONGEST_DAYS = 400 };
  if (f->kind != TW_KIND_PERIOD || !tw_period_is_span(f->period) || f->period.end - f->period.start > LONGEST_DAYS) return false;
  return tw_words_end(TW_WORDS(before), tw_slice_sub(r->text, 0, f->start)) ||
         tw_words_begin(TW_WORDS(behind), tw_slice_sub(r->text, f->end, r->text.len));
}

/* The period of a report that the opening only names: "presented its annual report for 2021. A total of 388 were charged." */
static bool from_named_report(struct tw_reading *r, struct tw_figure *f) {
  enum { OPENING_SENTENCES = 4, MOST_TIMES = 12 };
  for (size_t i = 0; i < f->sentence && i < OPENING_SENTENCES; i++) {
    const struct tw_sentence *s = &r->sentences.items[i];
    for (size_t k = s->found_at, times = 0; k < r->found.count && r->found.items[k].start < s->end && times < MOST_TIMES; k++) {
      const struct tw_found *time = &r->found.items[k];
      times += time->kind == TW_KIND_PERIOD;
      if (!is_of_named_report(r, time)) continue;
      if (is_out_of_reach(r, i, f->sentence, time->period)) return false;
      tw_period_give(r, f, time->period, TW_BASIS_PARAGRAPH);
      return true;
    }
  }
  return false;
}

/* Sentences that state another time between the report's opening and the figure end its reach. */
bool tw_period_from_report(struct tw_reading *r, struct tw_figure *f) {
  const struct tw_figure *lead = report_figure(r);
  if (!lead && r->language == TW_PACK_EN && from_named_report(r, f)) return true;
  if (!lead || lead > f || (r->language == TW_PACK_ZH && lead->basis == TW_BASIS_OPERATION)) return from_campaign(r, f);
  if (lead->sentence == f->sentence || has_other_time_behind_zh(r, lead)) return false;
  if (r->language == TW_PACK_ZH && tw_time_is_aside(r, f->sentence)) return false;
  if (is_out_of_reach(r, lead->sentence + 1, f->sentence, lead->period)) return false;
  tw_period_give(r, f, lead->period, TW_BASIS_PARAGRAPH);
  return true;
}

bool tw_period_is_aside_of_report(const struct tw_reading *r, const struct tw_figure *f, struct tw_period period) {
  const struct tw_figure *lead = r->language == TW_PACK_EN ? report_figure(r) : NULL;
  return lead && lead < f && is_year_before(period, lead->period);
}
