/* Chinese spans that are said again: 全年, 同期, 行动期间, 一年来. */
#include "base/words.h"
#include "parse/extract/campaign.h"
#include "parse/extract/period.h"
#include "parse/extract/time_words.h"

/* 这一年 is the year that was told of, not that of the day of writing. */
static bool names_said_span(const struct tw_reading *r, const struct tw_found *found) {
  static const char *const words[] = {"这一年", "這一年", "这年", "這年", "年内", "年內"};
  return tw_words_hold(TW_WORDS(words), tw_slice_sub(r->text, found->start, found->end));
}

/* 一年来 where it opens a clause is the year that was told of before, of a report on that year; not 成立一年来. */
static bool opens_year_of_report(const struct tw_reading *r, const struct tw_found *found) {
  static const char *const words[] = {"一年", "过去一年", "過去一年"}, *const tails[] = {"来", "來", "，", ","};
  static const char *const ends[] = {"。", "，", ",", "\n", "；", "　", " "};
  struct tw_slice own = tw_slice_sub(r->text, found->start, found->end);
  return tw_words_hold(TW_WORDS(words), own) && tw_words_begin(TW_WORDS(tails), tw_slice_sub(r->text, found->end, r->text.len)) &&
         tw_words_end(TW_WORDS(ends), tw_slice_sub(r->text, 0, found->start));
}

/* 全年, 同期, 行动期间: the words between the figure and the time before it, and whether they mean a year. */
static bool has_said_span_zh(const struct tw_reading *r, const struct tw_figure *f, bool *ret_is_year, bool *ret_is_before) {
  static const char *const before[] = {"去年同期", "上年同期", "上一年同期", "前一年同期"}; /* the same months a year earlier */
  static const char *const years[] = {"全年", "这一年", "這一年", "该年度", "該年度", "年内", "年內"};
  static const char *const spans[] = {"同期",   "上述三年", "上述两年", "上述兩年", "上述年份", "上述期间", "此期间",
                                      "该期间", "在此期间", "期内",     "期內",     "此间",     "其间",     "这段时间",
                                      "这期间", "這期間",   "同一时期", "同时期",   "同時期"};
  static const char *const openings[] = {"期间，", "期間，", "期间,", "期間,"};
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  int i = f->token;
  while (i > 0 && !tw_period_is_dating_zh(r, tokens, i - 1)) i--;
  const struct tw_found *last = i > 0 ? &r->found.items[tokens->items[i - 1].index] : NULL;
  *ret_is_year = last && (names_said_span(r, last) || opens_year_of_report(r, last));
  *ret_is_before = false;
  if (*ret_is_year) return true;
  if (i == f->token) return false;
  uint32_t from = tokens->items[i].start, to = tokens->items[f->token].start;
  int clause = f->token;
  while (clause > i && tokens->items[clause - 1].function != TW_F_COMMA) clause--;
  *ret_is_before = tw_reading_stands_in(r, f->sentence, TW_WORDS(before), tokens->items[clause].start, to);
  if (!*ret_is_before && tw_reading_stands_in(r, f->sentence, TW_WORDS(before), from, to)) return false; /* 比去年同期增加，… */
  if (i == 0 && tw_words_begin(TW_WORDS(openings), tw_slice_sub(r->text, from, r->text.len))) return true;
  *ret_is_year = tw_reading_stands_in(r, f->sentence, TW_WORDS(years), from, to);
  return *ret_is_year || tw_reading_stands_in(r, f->sentence, TW_WORDS(spans), from, to) ||
         tw_reading_stands_in(r, f->sentence, tw_reading_phrases(r, TW_PHRASE_CAMPAIGN_COURSE), from, to);
}

/* 行动中: when the sentence before that tells of the operation says it was. */
bool tw_period_from_raid_zh(struct tw_reading *r, struct tw_figure *f) {
  struct tw_words course = tw_reading_phrases(r, TW_PHRASE_CAMPAIGN_COURSE), raid = tw_reading_phrases(r, TW_PHRASE_CAMPAIGN);
  enum { SENTENCES_BACK = 8 };
  const struct tw_sentence *s = &r->sentences.items[f->sentence];
  const struct tw_token_list *tokens = &s->tokens;
  int i = f->token;
  if (!r->pack->measures.items[f->measure].takes_period) return false; /* what was lost was not lost in the raid */
  while (i > 0 && !tw_period_is_dating_zh(r, tokens, i - 1)) i--;
  if (i == f->token || !tw_reading_stands_in(r, f->sentence, course, tokens->items[i].start, f->found->start)) return false;
  for (struct tw_period named; i < f->token; i++) {
    if (!tw_campaign_named_year(r, &tokens->items[i], &named)) continue;
    tw_period_give(r, f, named, TW_BASIS_OPERATION); /* 「猎狐2015」行动期间 */
    return true;
  }
  for (size_t k = f->sentence; k-- > 0 && f->sentence - k <= SENTENCES_BACK;) {
    tokens = tw_reading_tokens(r, k);
    if (!tw_reading_says(r, k, raid)) continue;
    for (int t = 0; (size_t)t < tokens->count; t++) {
      const struct tw_found *found = &r->found.items[tokens->items[t].index];
      bool is_open = found->period.end == TW_DAY_NONE && !(found->flags & TW_FOUND_OPEN_END);
      if (!tw_period_is_dating_zh(r, tokens, t) || found->period.start == TW_DAY_NONE || is_open) continue;
      static const char *const crimes[] = {"涉嫌在", "涉嫌于", "涉嫌於", "涉嫌自", "涉嫌由", "相信在", "怀疑在", "懷疑在"};
      if (tw_period_is_past_years(r, found)) continue; /* 过去一年半 is no operation's run */
      if (tw_words_end(TW_WORDS(crimes), tw_slice_sub(r->text, 0, found->start))) continue;
      bool is_joined =
          (size_t)t + 2 < tokens->count && tokens->items[t + 1].function == TW_F_AND && tw_period_is_dating_zh(r, tokens, t + 2);
      tw_period_give(r, f,
                     is_joined ? tw_period_joined_days_zh(r, tokens, t + 2)
                               : tw_campaign_until_zh(r, tokens, (size_t)t, found->period),
                     TW_BASIS_OPERATION);
      return true;
    }
  }
  return false;
}

/* 2021年战报: the year that the headline names, for 全年 in a text that names none before. */
static bool from_headline_year(struct tw_reading *r, struct tw_figure *f) {
  enum { DIGITS = 4, FIRST = 1990, LAST = 2100 };
  ptrdiff_t at = tw_slice_find(r->title, TW_SLICE("年"), 0);
  uint64_t year;
  if (at < DIGITS || !tw_slice_to_u64(tw_slice_sub(r->title, (size_t)at - DIGITS, (size_t)at), &year)) return false;
  if (year < FIRST || year > LAST) return false;
  tw_period_give(r, f, tw_period_year((int)year), TW_BASIS_PARAGRAPH);
  return true;
}

/* 2021年同时期: the same days of that year. */
static bool names_year_of_span(const struct tw_reading *r, const struct tw_found *found) {
  static const char *const spans[] = {"同期", "同时期", "同時期", "同一时期"};
  return tw_slice_has_suffix(tw_slice_sub(r->text, found->start, found->end), TW_SLICE("年")) &&
         tw_words_begin(TW_WORDS(spans), tw_slice_sub(r->text, found->end, r->text.len));
}

static struct tw_period in_year(struct tw_period p, int year) {
  struct tw_date start = tw_date_from(p.start), end = tw_date_from(p.end);
  end.year += year - start.year;
  start.year = year;
  if (end.day > tw_month_days(end.year, end.month)) end.day = tw_month_days(end.year, end.month);
  return (struct tw_period){tw_day_from(start), tw_day_from(end)};
}

/* The last span named before the figure: a year for 全年, any of some days for 同期. */
bool tw_period_from_said_span_zh(struct tw_reading *r, struct tw_figure *f) {
  enum { REACH = 40, SHORTEST_DAYS = 2, YEAR_LEAST = 364, YEAR_MOST = 366 };
  bool is_year, is_before;
  int year = 0;
  if (r->language != TW_PACK_ZH || !has_said_span_zh(r, f, &is_year, &is_before)) return false;
  for (size_t i = f->found_index; i-- > 0 && f->found_index - i <= REACH;) {
    const struct tw_found *other = &r->found.items[i];
    struct tw_period p = other->period;
    if (other->kind != TW_KIND_PERIOD || p.start == TW_DAY_NONE || p.end == TW_DAY_NONE) continue;
    if (names_year_of_span(r, other)) {
      year = tw_date_from(p.start).year;
      continue;
    }
    int days = p.end - p.start + 1;
    struct tw_slice before = tw_slice_sub(r->text, 0, other->start);
    static const char *const than[] = {"较疫情前的", "較疫情前的", "较前一年的", "較前一年的"};
    bool is_compared = tw_time_is_multiplied(r, other->end) || tw_words_end(TW_WORDS(than), before) ||
                       tw_slice_has_suffix(before, TW_SLICE("较")) || tw_slice_has_suffix(before, TW_SLICE("較")) ||
                       tw_slice_has_suffix(before, TW_SLICE("比"));
    if (names_said_span(r, other) || opens_year_of_report(r, other) || is_compared || days < SHORTEST_DAYS ||
        (is_year && (days < YEAR_LEAST || days > YEAR_MOST)))
      continue;
    tw_time_fiscal_year_zh(r, other->start, other->end, &p);
    if (!is_year) tw_period_narrow_to_row_zh(r, f, &p);
    if (year) p = in_year(p, year);
    tw_period_give(r, f, is_before ? tw_period_a_year_before(p) : p, TW_BASIS_PARAGRAPH);
    return true;
  }
  return is_year && from_headline_year(r, f);
}

bool tw_period_from_yearly_report_zh(struct tw_reading *r, struct tw_figure *f) {
  static const char *const reports[] = {"工作报告", "工作報告", "年报", "年報", "年度报告", "年度報告",
                                        "战报",     "戰報",     "盘点", "盤點", "成绩单",   "成績單"};
  enum { OPENING = 12 };
  if (r->language != TW_PACK_ZH || !tw_words_stand_in(TW_WORDS(reports), r->title)) return false;
  if (from_headline_year(r, f)) return true;
  for (size_t i = 0; i < r->sentences.count && i < OPENING && i < f->sentence; i++) {
    const struct tw_found *year = tw_period_opening(r, i);
    if (!year || !tw_period_is_year(year->period)) continue;
    tw_period_give(r, f, year->period, TW_BASIS_PARAGRAPH);
    return true;
  }
  return false;
}
