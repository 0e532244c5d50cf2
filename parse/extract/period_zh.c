/* What dates a Chinese figure: times stand before what they date; spans that are said again, raids, deeds long past. */
#include "base/words.h"
#include "parse/extract/campaign.h"
#include "parse/extract/part_series.h"
#include "parse/extract/period.h"
#include "parse/extract/time_words.h"

/* No clause ends between two tokens. */
static bool is_one_clause(const struct tw_token_list *tokens, int first, int last) {
  for (int i = first + 1; i < last; i++) {
    uint8_t f = tokens->items[i].function;
    if (f == TW_F_COMMA || f == TW_F_SEMI || f == TW_F_COLON || f == TW_F_STOP) return false;
  }
  return true;
}

bool tw_period_is_dating_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  return tokens->items[i].kind == TW_TOKEN_TIME && !tw_time_is_report(r, tokens, i) && !tw_time_is_aslant(r, tokens, i);
}

/* 今年9月裁定没收的1.31亿美元，将返还…: a time in the phrase before 的 dates what describes the sum, not what is done with it. */
static bool is_of_attribute(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  static const char *const cases[] = {"案中", "一案", "案的被告"}; /* 2015年洗黑钱案中两名被告 */
  enum { YEAR_DAYS = 364, CASE = 8 };
  struct tw_period p = r->found.items[tokens->items[time].index].period;
  int last = time + CASE < f->token ? time + CASE : f->token - 1;
  if (p.start != TW_DAY_NONE && p.end != TW_DAY_NONE && p.end - p.start >= YEAR_DAYS && last > time &&
      is_one_clause(tokens, time, last) &&
      tw_reading_stands_in(r, f->sentence, TW_WORDS(cases), tokens->items[time].end, tokens->items[last].end))
    return true;
  if (f->trigger_token < f->token || f->token == 0 || tokens->items[f->token - 1].function != TW_F_DE) return false;
  for (int i = time + 1; i < f->token; i++)
    if (tokens->items[i].function == TW_F_OBJ || tokens->items[i].kind == TW_TOKEN_PUNCT) return false;
  return true;
}

/* A semicolon, or the comma that ends a clause with a number of its own. */
static bool is_pause_behind_count(const struct tw_token_list *tokens, int time, int pause) {
  if (tokens->items[pause].function == TW_F_SEMI) return true;
  if (tokens->items[pause].function != TW_F_COMMA) return false;
  for (int i = pause - 1; i > time; i--)
    if (tokens->items[i].kind == TW_TOKEN_FIGURE) return true;
  return false;
}

/* 3月9日新增432例；累计报告9580例: a running total is of no day or month that was told of another number. */
static bool is_before_running_total(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens,
                                    int time) {
  static const char *const words[] = {"累计", "累計"};
  enum { MONTH_DAYS = 31 };
  struct tw_period p = r->found.items[tokens->items[time].index].period;
  int pause = f->token;
  while (pause > time && !is_pause_behind_count(tokens, time, pause)) pause--;
  if (pause == time || p.start == TW_DAY_NONE || p.end == TW_DAY_NONE || p.end - p.start >= MONTH_DAYS) return false;
  return tw_reading_stands_in(r, f->sentence, TW_WORDS(words), tokens->items[pause].end, f->found->start);
}

/* 2024年5月被判入狱，其后又没收310万: what came later is of no time that was named before. */
static bool is_left_behind(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  static const char *const words[] = {"其后",   "其後",   "后来",     "後來",     "此后",   "此後",   "之后又", "之後又",
                                      "年后，", "年後，", "个月后，", "個月後，", "自成立", "自組建", "自组建"};
  return tw_reading_stands_in(r, f->sentence, TW_WORDS(words), tokens->items[time].end, f->found->start);
}

enum { WEEK_DAYS = 7 };

/* 周三 in a report of Monday: the one that is past. */
static bool is_last_weekday(const struct tw_reading *r, const struct tw_found *found) {
  static const char *const weekdays[] = {"周", "週", "星期", "礼拜", "禮拜"};
  struct tw_period p = found->period;
  bool is_day = p.start != TW_DAY_NONE && p.start == p.end && r->published != TW_DAY_NONE;
  return is_day && found->flags & TW_FOUND_RELATIVE && p.start > r->published && p.start - r->published < WEEK_DAYS &&
         tw_words_stand_in(TW_WORDS(weekdays), tw_slice_sub(r->text, found->start, found->end));
}

/* 10月12日, 11月: no year is told. */
static bool is_bare_month(const struct tw_reading *r, const struct tw_token *time) {
  static const char *const years[] = {"年", "今", "本", "下", "明", "次", "上", "去", "前"};
  struct tw_slice text = tw_reading_text(r, time);
  return tw_slice_find(text, TW_SLICE("月"), 0) > 0 && !tw_words_stand_in(TW_WORDS(years), text);
}

/* 22日: no more than the day is told. */
static bool is_bare_day(const struct tw_reading *r, const struct tw_token *time) {
  static const char *const days[] = {"日", "号", "號"}, *const others[] = {"周", "週", "星期", "今", "明",
                                                                           "昨", "次", "当",   "翌"};
  enum { LONGEST = 9 }; /* 二十日 */
  struct tw_slice text = tw_reading_text(r, time);
  return text.len <= LONGEST && tw_words_end(TW_WORDS(days), text) && !tw_words_stand_in(TW_WORDS(others), text) &&
         tw_slice_find(text, TW_SLICE("月"), 0) < 0;
}

/* 10月12日 in a report of February is of the year before, 22日 in one of the 20th of the month before. */
static struct tw_period of_past_month(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token *time,
                                      struct tw_period p) {
  enum { MONTH_DAYS = 31 };
  bool is_ahead = r->published != TW_DAY_NONE && p.start != TW_DAY_NONE && p.start > r->published + MONTH_DAYS;
  enum { TOMORROW = 1 }; /* the press of the east is a day ahead */
  if (f->is_planned || r->published == TW_DAY_NONE) return p;
  if (p.start != TW_DAY_NONE && p.start == p.end && p.start > r->published + TOMORROW && is_bare_day(r, time))
    return tw_period_day(tw_day_from(tw_date_add_months(tw_date_from(p.start), -1)));
  return is_ahead && is_bare_month(r, time) ? tw_period_a_year_before(p) : p;
}

/* 年末 in a report of January: what has been counted was not counted after the day of writing. */
static bool is_to_come(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token *time) {
  const struct tw_found *found = &r->found.items[time->index];
  bool is_known = r->published != TW_DAY_NONE && found->period.start != TW_DAY_NONE;
  return is_known && !f->is_planned && found->flags & TW_FOUND_RELATIVE && found->period.start > r->published &&
         !is_last_weekday(r, found) && of_past_month(r, f, time, found->period).start == found->period.start;
}

/* 10名嫌疑人落网后，已于2月15日被押解回国: the time between a figure and its verb, in the verb's own clause; -1: none. */
static int time_of_verb_behind(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  int time = -1;
  for (int i = f->trigger_token - 1; i > f->token; i--) {
    uint8_t function = tokens->items[i].function;
    if (function == TW_F_DE) return time; /* 2015年潜逃的嫌疑人: -1 */
    if (function == TW_F_COMMA || function == TW_F_SEMI || function == TW_F_COLON || function == TW_F_STOP) break;
    if (time < 0 && tw_period_is_dating_zh(r, tokens, i)) time = i;
  }
  return time;
}

/* 8月悬赏追逃的50名嫌疑人已有22人到案: the time is of the base that stands between. */
static bool is_of_base(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  for (const struct tw_figure *b = f; b > r->figures.items && b[-1].sentence == f->sentence && b[-1].token > time; b--)
    if (b[-1].is_base && is_one_clause(tokens, time, b[-1].token)) return true;
  return false;
}

/* 10人涉在去年选举中投白票，3人…; 随着1月1日某人被抓获，已有19人; 按照今年5月达成的共识，: the time of a charge or of an
 * occasion. */
static bool is_of_occasion(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  static const char *const charges[] = {"涉", "涉嫌"}, *const occasions[] = {"随着", "隨著", "隨着", "按照",
                                                                             "依照", "鉴于", "鑒於"};
  int first = time;
  bool has_figure = false;
  while (first > 0 && tokens->items[first - 1].function != TW_F_COMMA)
    has_figure |= tokens->items[--first].kind == TW_TOKEN_FIGURE;
  if (is_one_clause(tokens, time, f->token)) return false;
  uint32_t start = tokens->items[first].start, end = tokens->items[time].start;
  return tw_reading_stands_in(r, f->sentence, TW_WORDS(occasions), start, end) ||
         (has_figure && tw_reading_stands_in(r, f->sentence, TW_WORDS(charges), start, end));
}

/* 比2022年的909人增加: the time of what the count is compared with; -1: it is compared with nothing. */
static int time_of_compared(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  if (!tw_part_is_compared_zh(r, f)) return -1;
  int i = f->token - 1;
  while (i >= 0 && tokens->items[i].kind != TW_TOKEN_TIME) i--;
  return i;
}

/* 该集团由去年10月至今，流转5600万，…被捕的6人: what the criminals did in that time is not what was done with them. */
static bool is_of_criminals(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  static const char *const criminals[] = {"集团由", "集團由", "集团自", "集團自", "集团在", "集團在", "集团于",
                                          "集團於", "集团从", "集團從", "团伙由", "團夥由", "团伙自", "團夥自",
                                          "团伙在", "團夥在", "团伙从", "團夥從", "被告在", "被告于", "被告於",
                                          "被告自", "嫌犯在", "嫌犯于", "嫌犯於", "骗徒在", "騙徒在"};
  bool is_act = r->pack->measures.items[f->measure].takes_period && !is_one_clause(tokens, time, f->token);
  return is_act && tw_words_end(TW_WORDS(criminals), tw_slice_sub(r->text, 0, tokens->items[time].start));
}

/* Chinese times stand before what they date and hold until the next one; behind it only within the clause. */
int tw_period_best_time_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  int own = time_of_verb_behind(r, f, tokens);
  if (own < 0) own = time_of_compared(r, f, tokens);
  if (own >= 0) return own;
  for (int i = f->token - 1; i >= 0; i--)
    if (tw_period_is_dating_zh(r, tokens, i) && !is_to_come(r, f, &tokens->items[i]) && !is_of_attribute(r, f, tokens, i) &&
        !is_before_running_total(r, f, tokens, i) && !is_of_base(r, f, tokens, i) && !is_of_occasion(r, f, tokens, i) &&
        !is_of_criminals(r, f, tokens, i))
      return is_left_behind(r, f, tokens, i) ? -1 : i;
  static const char *const charges[] = {"涉", "因", "被指", "指控", "控告"}; /* 拘捕10人涉在去年选举中投白票 */
  for (int i = f->token + 1; (size_t)i < tokens->count && is_one_clause(tokens, f->token, i); i++)
    if (tw_period_is_dating_zh(r, tokens, i))
      return tw_reading_stands_in(r, f->sentence, TW_WORDS(charges), tokens->items[f->last_token].end, tokens->items[i].start)
                 ? -1
                 : i;
  return -1;
}

static bool is_span(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  return tw_period_is_span(r->found.items[tokens->items[time].index].period);
}

/* 2018年5月至2020年11月期间，开设户口，透过…处理: a span holds for the acts behind it until another time. */
static bool is_span_of_acts(const struct tw_reading *r, const struct tw_token_list *tokens, int time, int verb) {
  if (!is_span(r, tokens, time)) return false;
  for (int i = time + 1; i < verb; i++)
    if (tokens->items[i].kind == TW_TOKEN_TIME || tokens->items[i].function == TW_F_SEMI) return false;
  return true;
}

/* 今年首8个月…，损失金额约42亿元: what was lost in the span before it; not what a case involved. */
static bool is_loss_of_span(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  static const char *const losses[] = {"损失", "損失", "被骗", "被騙", "受骗", "受騙"};
  enum { SHORTEST_DAYS = 27, LONGEST_DAYS = 1100 };
  struct tw_period p = r->found.items[tokens->items[time].index].period;
  if (f->trigger_token < 0 || time > f->token || p.start == TW_DAY_NONE || p.end == TW_DAY_NONE) return false;
  static const char *const of_cases[] = {"涉及"}; /* what those cases cost */
  int days = p.end - p.start + 1;
  uint32_t from = tokens->items[time].end, to = tokens->items[f->trigger_token].start;
  struct tw_slice trigger = tw_reading_text(r, &tokens->items[f->trigger_token]);
  bool is_loss =
      tw_words_stand_in(TW_WORDS(losses), trigger) || tw_words_stand_in(tw_reading_phrases(r, TW_PHRASE_LOSS), trigger);
  return is_loss && days >= SHORTEST_DAYS && days <= LONGEST_DAYS &&
         !tw_reading_stands_in(r, f->sentence, TW_WORDS(of_cases), from, to) &&
         !tw_reading_stands_in(r, f->sentence, tw_reading_phrases(r, TW_PHRASE_CASE), from, to);
}

/* The comma right behind a time or its 期间; -1 when there is none. */
static int pause_behind_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const tails[] = {"期间", "期間", "间", "間", "之间", "之間", "内", "內", "时", "時", "止", "为止", "為止"};
  static const char *const terms[] = {"期间", "期間", "任内", "任內"}; /* 担任总统期间, 执政期间 */
  enum { REACH = 6 };                                                  /* packs may split the tail */
  for (int i = time + 1; i <= time + REACH && (size_t)i < tokens->count; i++) {
    if (tokens->items[i].function != TW_F_COMMA) continue;
    struct tw_slice tail = tw_slice_sub(r->text, tokens->items[time].end, tokens->items[i].start);
    return i == time + 1 || tw_words_hold(TW_WORDS(tails), tail) || tw_words_end(TW_WORDS(terms), tail) ? i : -1;
  }
  return -1;
}

/* 于2022年4月至2026年2月期间收取汇款，处理47亿元: the span is that of all that was done. */
static bool is_during(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const tails[] = {"期间", "期間", "间", "間"};
  return tw_words_begin(TW_WORDS(tails), tw_slice_sub(r->text, tokens->items[time].end, r->text.len));
}

/* 约占被挪用总额423亿: told of the money, no act of the sentence. */
static bool is_suffered(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const marks[] = {"被", "遭"};
  if (f->trigger_token < 0) return false;
  const struct tw_token *verb = &tokens->items[f->trigger_token];
  return tw_words_begin(TW_WORDS(marks), tw_reading_text(r, verb)) ||
         tw_words_end(TW_WORDS(marks), tw_slice_sub(r->text, 0, verb->start));
}

/* 上周五逮捕涉嫌洗钱1.3亿的两名男子: the loss only says which men, the time before another verb is that verb's. */
static bool is_in_attribute_of_other(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens,
                                     int time) {
  size_t behind = (size_t)(f->trigger_token > f->last_token ? f->trigger_token : f->last_token) + 1; /* 33亿弊案的23人 */
  if (behind >= tokens->count || tokens->items[behind].function != TW_F_DE || f->trigger_token < time) return false;
  for (int i = time + 1; i < f->trigger_token; i++)
    if (tw_reading_sense(r, &tokens->items[i], TW_SENSE_TRIGGER) || tw_reading_sense(r, &tokens->items[i], TW_SENSE_EVENT))
      return true;
  return false;
}

/* 1996年至1998年间，该团伙倒卖…，共计偷逃税款: so much by all that was done in the span. */
static bool is_sum_of_acts(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  static const char *const sums[] = {"共计", "共計", "合计", "合計", "累计", "累計", "总计", "總計"};
  int first = f->token;
  while (first > 0 && tokens->items[first - 1].function != TW_F_COMMA) first--;
  return is_span_of_acts(r, tokens, time, f->token) &&
         tw_words_begin(TW_WORDS(sums), tw_slice_sub(r->text, tokens->items[first].start, r->text.len));
}

/* 去年11月，官员被指涉及1亿元的案子: when they were charged. */
static bool is_of_charge(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  static const char *const words[] = {"被指",   "被控",   "指控",   "控告",   "起诉",    "起訴",     "被捕", "落网", "落網",
                                      "报警称", "報警稱", "报案称", "報案稱", "报警,称", "报警，称", "投报", "投報"};
  enum { MONTH_DAYS = 31 };
  struct tw_period p = r->found.items[tokens->items[time].index].period;
  bool is_short = p.start != TW_DAY_NONE && p.end != TW_DAY_NONE && p.end - p.start < MONTH_DAYS;
  return is_short && time < f->token &&
         tw_reading_stands_in(r, f->sentence, TW_WORDS(words), tokens->items[time].end, f->found->start);
}

/* A loss is dated by a time of its own clause, a verb of loss by one set before its clause as well (2017年,该团伙骗取…). */
bool tw_period_dates_itself_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens,
                               int time) {
  if (is_in_attribute_of_other(r, f, tokens, time) || is_of_charge(r, f, tokens, time)) return false;
  if (time > f->token || is_one_clause(tokens, time, f->token)) return true;
  bool is_verb = f->trigger >= 0 && r->pack->triggers.items[f->trigger].as == TW_AS_VERB;
  if (is_loss_of_span(r, f, tokens, time)) return true;
  int comma = pause_behind_zh(r, tokens, time);
  if (r->found.items[tokens->items[time].index].period.start == TW_DAY_NONE) /* 截至…，已骗取… */
    return is_verb && !is_suffered(r, f, tokens);
  if (!is_verb) /* 自…止，洗钱总额; 1996年至1998年间，倒卖…，共计偷逃税款 */
    return comma >= 0 && is_span(r, tokens, time) &&
           (is_one_clause(tokens, comma, f->token) || is_sum_of_acts(r, f, tokens, time));
  if (f->trigger_token <= time) return false;
  if (comma < 0) return is_during(r, tokens, time) && is_span_of_acts(r, tokens, time, f->trigger_token);
  return is_one_clause(tokens, comma, f->trigger_token) || is_span_of_acts(r, tokens, time, f->trigger_token);
}

/* 3月底, 8月初: no more is known than the month; 截至3月底 is its last day. */
static struct tw_period of_part_of_month(const struct tw_reading *r, const struct tw_token_list *tokens, int time,
                                         struct tw_period p) {
  static const char *const parts[] = {"月底", "月初", "月中", "月末", "上旬", "中旬", "下旬"};
  static const char *const opens[] = {"旬以来", "旬以來", "月底以来", "月底以來", "月初以来", "月初以來", "旬", "月底", "月初"};
  enum { PART_DAYS = 12, RANGE_DAYS = 40 };
  bool is_part = p.start != TW_DAY_NONE && p.end != TW_DAY_NONE && p.end - p.start <= PART_DAYS &&
                 tw_words_end(TW_WORDS(parts), tw_reading_text(r, &tokens->items[time]));
  static const char *const thirds[] = {"上旬", "中旬", "下旬", "月底", "月初", "月中", "月末"};
  bool is_range = p.start != TW_DAY_NONE && p.end != TW_DAY_NONE && p.end - p.start > RANGE_DAYS;
  if (is_range && tw_words_end(TW_WORDS(thirds), tw_reading_text(r, &tokens->items[time]))) { /* 2014年至2017年10月中旬 */
    struct tw_date last = tw_date_from(p.end);
    p.end = tw_period_month(last.year, last.month).end;
  }
  bool is_open = p.start != TW_DAY_NONE && p.end == TW_DAY_NONE &&
                 tw_words_end(TW_WORDS(opens), tw_reading_text(r, &tokens->items[time])); /* 6月下旬以来 */
  if (!is_part && !is_open) return p;
  struct tw_date day = tw_date_from(p.start);
  struct tw_period month = tw_period_month(day.year, day.month);
  return is_open ? (struct tw_period){month.start, p.end} : month;
}

/* 今年截至9月, 2016年…，截至目前: the year that the end lies in. */
static bool is_year_holding(struct tw_period year, tw_day end) {
  enum { YEAR_DAYS = 364 };
  return year.start != TW_DAY_NONE && year.end != TW_DAY_NONE && year.end - year.start >= YEAR_DAYS && year.start < end &&
         end <= year.end;
}

/* 2018年11月成立的小组至今…: what goes on since then. */
static const char *const since[] = {"以来", "以來"};
static const char *const beginnings[] = {"以来", "以來", "成立", "设立",     "設立",     "组建",     "組建",     "启动",
                                         "啟動", "运作", "運作", "展开行动", "展開行動", "展开调查", "展開調查", "立案"};

/* 去年12月以来，…，截至6月底; 自2015年4月…公布名单以来，截至…: from where the span before it begins. */
static tw_day start_before(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const starts[] = {"始于", "始於", "开始于", "開始於"}; /* 行动开始于2018年，至今 */
  static const char *const nows[] = {"目前"}; /* 2015年启动时有91人，目前已…: of those, and no span */
  enum { REACH = 60 };
  tw_day end = r->found.items[tokens->items[time].index].period.end;
  bool is_now = tw_words_begin(TW_WORDS(nows), tw_reading_text(r, &tokens->items[time]));
  for (int i = time - 1; i >= 0 && time - i <= REACH; i--) {
    if (tokens->items[i].kind != TW_TOKEN_TIME || tw_time_is_report(r, tokens, i)) continue;
    const struct tw_found *before = &r->found.items[tokens->items[i].index];
    struct tw_slice between = tw_slice_sub(r->text, tokens->items[i].end, tokens->items[time].start);
    bool is_since = before->flags & (TW_FOUND_OPEN_END | TW_FOUND_TO_DATE) ||
                    tw_words_stand_in(is_now ? TW_WORDS(since) : TW_WORDS(beginnings), between) ||
                    tw_words_end(TW_WORDS(starts), tw_slice_sub(r->text, 0, tokens->items[i].start)) ||
                    is_year_holding(before->period, end);
    tw_day start = of_part_of_month(r, tokens, i, before->period).start;
    return is_since && start != TW_DAY_NONE && start < end ? start : TW_DAY_NONE;
  }
  return TW_DAY_NONE;
}

/* 今年以来，…。截至目前，共追回…: the span that opens a sentence right before, in the same paragraph. */
static tw_day start_in_paragraph(struct tw_reading *r, size_t sentence) {
  enum { SENTENCES_BACK = 2, OPENING = 2 };
  uint32_t paragraph = r->sentences.items[sentence].paragraph;
  for (size_t i = sentence; i-- > 0 && sentence - i <= SENTENCES_BACK && r->sentences.items[i].paragraph == paragraph;) {
    const struct tw_token_list *tokens = tw_reading_tokens(r, i);
    for (int k = 0; (size_t)k < tokens->count; k++) {
      if (tokens->items[k].kind != TW_TOKEN_TIME) continue;
      const struct tw_found *f = &r->found.items[tokens->items[k].index];
      bool is_opening = k <= OPENING || tokens->items[k - 1].function == TW_F_COMMA;
      bool is_since = f->flags & (TW_FOUND_OPEN_END | TW_FOUND_TO_DATE) &&
                      (tw_words_end(TW_WORDS(since), tw_reading_text(r, &tokens->items[k])) ||
                       tw_words_begin(TW_WORDS(since), tw_slice_sub(r->text, tokens->items[k].end, r->text.len)));
      if (is_opening && is_since) return f->period.start;
      if (!tw_time_is_report(r, tokens, k)) return TW_DAY_NONE; /* another time stands between */
    }
  }
  return TW_DAY_NONE;
}

static bool is_first_time(const struct tw_token_list *tokens, int time) {
  for (int i = 0; i < time; i++)
    if (tokens->items[i].kind == TW_TOKEN_TIME) return false;
  return true;
}

/* 截至…, which is the sentence's first time and no stock's. */
static bool is_sum_until(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  static const char *const untils[] = {"截至", "截止", "至今", "迄今"}, *const stocks[] = {"尚有", "仍有", "还有", "還有"};
  const struct tw_token *t = &tokens->items[time];
  bool is_until = tw_words_begin(TW_WORDS(untils), tw_reading_text(r, t)) ||
                  tw_words_end(TW_WORDS(untils), tw_slice_sub(r->text, 0, t->start));
  return is_until && !tw_reading_says(r, f->sentence, TW_WORDS(stocks)) && is_first_time(tokens, time);
}

/* 截至12月底 in a report of January: of the year before. */
static bool is_after_publication(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens,
                                 int time) {
  const struct tw_found *found = &r->found.items[tokens->items[time].index];
  bool is_known = r->published != TW_DAY_NONE && found->period.end != TW_DAY_NONE;
  bool has_year = tw_slice_find(tw_reading_text(r, &tokens->items[time]), TW_SLICE("年"), 0) >= 0;
  return is_known && !f->is_planned && !has_year && found->period.end > r->published;
}

bool tw_period_is_since_before_zh(struct tw_reading *r, struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  struct tw_period until = r->found.items[tokens->items[time].index].period;
  bool is_now = until.start == TW_DAY_NONE && until.end != TW_DAY_NONE && until.end == r->published;
  tw_day start = is_now ? start_before(r, tokens, time) : TW_DAY_NONE;
  if (is_now && start == TW_DAY_NONE && is_sum_until(r, f, tokens, time)) start = start_in_paragraph(r, f->sentence);
  if (start == TW_DAY_NONE) return false;
  tw_period_give(r, f, (struct tw_period){start, until.end}, TW_BASIS_SENTENCE);
  return true;
}

/* 周二及周三, 3月18日、19日、26日: days that are joined are one time. */
struct tw_period tw_period_joined_days_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  enum { FEW_DAYS = 31 };
  struct tw_period period = r->found.items[tokens->items[time].index].period;
  bool is_day = period.start != TW_DAY_NONE && period.start == period.end;
  for (int i = time; is_day && i >= 2 && tokens->items[i - 1].function == TW_F_AND && tokens->items[i - 2].kind == TW_TOKEN_TIME;
       i -= 2) {
    struct tw_period before = r->found.items[tokens->items[i - 2].index].period;
    bool is_earlier = before.start != TW_DAY_NONE && before.start == before.end && before.start < period.start;
    if (!is_earlier || period.end - before.start >= FEW_DAYS) break;
    period.start = before.start;
  }
  return period;
}

/* 2018年以来至今年第一季度: the end that is told behind the beginning of an open span. */
static tw_day start_joined(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const joints[] = {"至", "到", "截至"}, *const now[] = {"至今"};
  enum { REACH = 5 };
  for (int i = time - 1; i >= 0 && time - i <= REACH; i--) {
    if (tokens->items[i].kind != TW_TOKEN_TIME) continue;
    const struct tw_found *before = &r->found.items[tokens->items[i].index];
    struct tw_slice between = tw_slice_sub(r->text, tokens->items[i].end, tokens->items[time].start);
    bool is_this_year = tw_words_end(TW_WORDS(now), tw_reading_text(r, &tokens->items[i])) && tw_slice_is(between, "年");
    bool is_joined =
        before->flags & (TW_FOUND_OPEN_END | TW_FOUND_TO_DATE) && (is_this_year || tw_words_hold(TW_WORDS(joints), between));
    return is_joined ? before->period.start : TW_DAY_NONE;
  }
  return TW_DAY_NONE;
}

static int next_pause(const struct tw_token_list *tokens, int i, int last) {
  while (i < last && tokens->items[i].function != TW_F_COMMA && tokens->items[i].kind != TW_TOKEN_TIME) i++;
  return i;
}

/* 2014年9月专项行动部署以来，: the span goes on from there. */
static bool opens_since_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  static const char *const starts[] = {"部署", "启动", "啟動", "开展", "開展"}, *const afters[] = {"后", "後"};
  int comma = next_pause(tokens, time + 1, f->token);
  if (comma == time + 1) comma = next_pause(tokens, comma + 1, f->token); /* 今年年初，公安部部署开展行动后， */
  if (comma >= f->token || tokens->items[comma].function != TW_F_COMMA) return false;
  struct tw_slice part = tw_slice_sub(r->text, tokens->items[time].end, tokens->items[comma].start);
  return tw_words_end(TW_WORDS(since), part) ||
         (tw_words_end(TW_WORDS(afters), part) && tw_words_stand_in(TW_WORDS(starts), part));
}

/* 此前2月: 前2月 is a piece of it. */
static bool is_month_before(const struct tw_reading *r, const struct tw_token *t) {
  const struct tw_found *f = &r->found.items[t->index];
  return f->period.start != TW_DAY_NONE && f->period.end != TW_DAY_NONE &&
         tw_slice_has_prefix(tw_slice_sub(r->text, f->start, f->end), TW_SLICE("前")) &&
         tw_slice_has_suffix(tw_slice_sub(r->text, 0, f->start), TW_SLICE("此"));
}

/* 截至11月底,今年…: the year up to the day that was given before it. */
struct tw_period tw_period_cut_zh(struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  static const char *const thirds[] = {"上旬", "中旬", "下旬"};
  enum { YEAR_DAYS = 364 };
  struct tw_period period = tw_period_joined_days_zh(r, tokens, time);
  period = of_past_month(r, f, &tokens->items[time], of_part_of_month(r, tokens, time, period));
  if (period.end != TW_DAY_NONE && is_month_before(r, &tokens->items[time]))
    period.start = tw_period_month(tw_date_from(period.end).year, tw_date_from(period.end).month).start;
  tw_day joined = start_joined(r, tokens, time);
  if (joined != TW_DAY_NONE && period.start != TW_DAY_NONE && joined < period.start) period.start = joined;
  if (period.end != TW_DAY_NONE && opens_since_zh(r, f, tokens, time)) period.end = TW_DAY_NONE;
  if (period.end != TW_DAY_NONE && !f->is_planned && is_last_weekday(r, &r->found.items[tokens->items[time].index]))
    return tw_period_day(period.end - WEEK_DAYS);
  static const char *const untils[] = {"统计至",     "統計至",     "累计至",     "累計至",
                                       "统计至今年", "統計至今年", "累计至今年", "累計至今年"}; /* 统计至今年8月底 */
  if (tw_words_end(TW_WORDS(untils), tw_slice_sub(r->text, 0, tokens->items[time].start))) period.start = TW_DAY_NONE;
  if (period.start == TW_DAY_NONE && is_after_publication(r, f, tokens, time))
    period = tw_period_a_year_before(period); /* 截至12月底 */
  if (period.start == TW_DAY_NONE && period.end != TW_DAY_NONE) period.start = start_before(r, tokens, time);
  if (period.start == TW_DAY_NONE && period.end != TW_DAY_NONE && is_sum_until(r, f, tokens, time)) {
    tw_day start = start_in_paragraph(r, f->sentence);
    if (start != TW_DAY_NONE && start < period.end) period.start = start;
  }
  bool is_late =
      !f->is_planned && r->published != TW_DAY_NONE && period.end > r->published; /* 截至2月中旬 in a report of the 18th */
  if (is_late && r->found.items[tokens->items[time].index].flags & TW_FOUND_OPEN_START &&
      tw_words_end(TW_WORDS(thirds), tw_reading_text(r, &tokens->items[time])))
    period.end = r->published;
  if (tw_time_fiscal_year_zh(r, tokens->items[time].start, tokens->items[time].end, &period)) return period;
  if (period.start == TW_DAY_NONE || period.end == TW_DAY_NONE || period.end - period.start < YEAR_DAYS) return period;
  int last =
      (size_t)time + 1 < tokens->count && tokens->items[time + 1].kind == TW_TOKEN_TIME ? time + 1 : time - 1; /* 今年截至9月 */
  for (int i = last; i >= 0 && tokens->items[i].kind != TW_TOKEN_FIGURE; i--) {
    if (tokens->items[i].kind != TW_TOKEN_TIME || i == time) continue;
    struct tw_period until = r->found.items[tokens->items[i].index].period;
    if (until.start == TW_DAY_NONE && until.end != TW_DAY_NONE && until.end > period.start && until.end < period.end)
      period.end = until.end;
    break;
  }
  return period;
}

void tw_period_of_later_verb_zh(struct tw_reading *r, struct tw_figure *f) {
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  int time = time_of_verb_behind(r, f, tokens);
  f->period = TW_PERIOD_NONE;
  f->basis = TW_BASIS_NONE;
  if (time >= 0) tw_period_give(r, f, tw_period_cut_zh(r, f, tokens, time), TW_BASIS_STATED);
}

/* 2017年5月，该公司逃汇356万美元: a time long past, whose own sentence counts nothing of a period, is that of the deed. */
bool tw_period_is_of_deed_zh(const struct tw_reading *r, size_t sentence, struct tw_period period) {
  enum { RECENT_DAYS = 500 };
  bool has_figure = false;
  if (r->language != TW_PACK_ZH) return false;
  bool is_recent = r->published != TW_DAY_NONE && period.end != TW_DAY_NONE && r->published - period.end <= RECENT_DAYS;
  if (is_recent) return false;
  for (size_t i = tw_reading_first_figure(r, sentence); i < r->figures.count && r->figures.items[i].sentence == sentence; i++) {
    const struct tw_figure *f = &r->figures.items[i];
    if (f->measure >= 0 && f->reason == TW_REASON_NONE && r->pack->measures.items[f->measure].takes_period) return false;
    has_figure = true;
  }
  return has_figure;
}

/* 证监会当日宣布，…: the sentence has a day of its own, the report's. */
bool tw_period_is_reported_zh(const struct tw_reading *r, const struct tw_figure *f) {
  enum { REACH = 80 };
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  for (int i = f->token - 1; r->language == TW_PACK_ZH && i >= 0 && f->token - i <= REACH; i--)
    if (tokens->items[i].kind == TW_TOKEN_TIME && tw_time_is_report(r, tokens, i)) return true;
  return false;
}

/* 法庭同时下令没收: on the day that was just told of. */
bool tw_period_is_at_once_zh(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const words[] = {"同时", "同時", "当场", "當場", "一并", "一併", "现场", "現場"};
  uint32_t start = r->sentences.items[f->sentence].start;
  return r->language == TW_PACK_ZH && tw_reading_stands_in(r, f->sentence, TW_WORDS(words), start, f->found->start);
}
