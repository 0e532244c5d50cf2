#include "parse/extract/time_words.h"
#include "base/words.h"
#include "parse/extract/filing.h"
#include "parse/extract/period.h"
#include "parse/scan/fiscal.h"

static const char *const report_verbs_en[] = {
    "said",      "says",      "announced", "announces", "told",      "reported",  "reports",    "confirmed", "released",
    "published", "disclosed", "revealed",  "declared",  "statement", "tweet",     "tweeted",    "briefing",  "summary",
    "report",    "interview", "updated",   "posted",    "speaking",  "testified", "testifying", "speech",
};
static const char *const saying_verbs_en[] = {"wrote", "tweeted",  "said",      "says",     "announced",
                                              "told",  "reported", "confirmed", "disclosed"};
static const char *const report_verbs_zh[] = {
    "通报", "通報", "公布", "公佈", "发布", "發布", "介绍", "介紹", "透露", "表示", "获悉", "獲悉",   "据悉",   "據悉",  "报道",
    "報道", "报导", "報導", "消息", "宣布", "披露", "证实", "證實", "确认", "確認", "指出", "声明，", "聲明，", "声明,", "聲明,",
};
static const char *const cumulative_en[] = {"in all",         "in total",   "so far",       "to date",   "overall",
                                            "altogether",     "cumulative", "collectively", "until now", "up to now",
                                            "over the years", "have now ",  "has now "};
static const char *const stocks_en[] = {"still ", "remain "}; /* of the figure beside them */
static const char *const cumulative_zh[] = {
    "累计", "累計", "达到", "達到", "至今",     "迄今",     "目前",     "尚有",
    "仍有", "已有", "至此", "截至", "成立以来", "成立以來", "开展以来", "多年来",
};
static const char *const list_heads[] = {
    "- ",   "* ",   "•",    "●",    "一是",   "二是",   "三是",   "四是",   "五是",   "六是", "第一，", "第二，", "第三，",
    "首先", "其次", "再次", "——",   "（一）", "（二）", "（三）", "（四）", "（五）", "一、", "二、",   "三、",   "四、",
    "五、", "六、", "七、", "八、", "①",      "②",      "③",      "④",      "⑤",      "■",    "▲",      "◆",      "·",
};

/* "Last week the minister told parliament that": the time opens the sentence, and its first verb is one of saying. */
static bool opens_saying(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const tellings[] = {"said",     "says",   "announced", "told",    "reported", "disclosed",
                                         "revealed", "stated", "wrote",     "tweeted", "posted"};
  enum { REACH = 16 };
  for (int i = time + 1; (size_t)i < tokens->count && i - time <= REACH; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (tw_words_hold(TW_WORDS(tellings), tw_reading_text(r, t))) return true;
    if (t->kind == TW_TOKEN_FIGURE || t->kind == TW_TOKEN_TIME || t->function == TW_F_BE || t->function == TW_F_HAVE ||
        t->function == TW_F_REL || (tw_reading_sense(r, t, TW_SENSE_TRIGGER) && !t->is_capital))
      return false;
  }
  return false;
}

/* "Three days later, on 18 July, the office said that" */
static bool is_between_commas(const struct tw_token_list *tokens, int time) {
  int before = time - 1;
  if (before > 0 && tokens->items[before].function == TW_F_IN) before--;
  return before >= 0 && tokens->items[before].function == TW_F_COMMA && (size_t)time + 1 < tokens->count &&
         tokens->items[time + 1].function == TW_F_COMMA;
}

/* "said in a release on Monday", "a press release of Monday"; what is released, money or people, is no report. */
static bool is_release(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  static const char *const kinds[] = {"a", "press", "news", "media"};
  return i > 0 && tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i]), TW_SLICE("release")) &&
         tw_words_hold(TW_WORDS(kinds), tw_reading_text(r, &tokens->items[i - 1]));
}

/* "Mar 8 (PTI) The directorate said": who tells it, in brackets behind the day, ends a dateline without a dash. */
static bool is_end_of_source(const struct tw_token_list *tokens, int close) {
  if (close < 3 || (size_t)close + 1 >= tokens->count || tokens->items[close].function != TW_F_CLOSE) return false;
  return tokens->items[close - 2].function == TW_F_OPEN && tokens->items[close - 3].kind == TW_TOKEN_TIME &&
         tokens->items[close + 1].is_capital;
}

int tw_time_dateline_end(const struct tw_token_list *tokens) {
  enum { LONGEST = 12 };
  bool has_time = false;
  for (int i = 0; i < LONGEST && (size_t)i < tokens->count; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->function == TW_F_DASH) return i > 0 ? i : -1;
    if (t->function == TW_F_COLON) return has_time && tokens->items[0].kind != TW_TOKEN_TIME ? i : -1; /* "Lima, May 8:" */
    has_time |= t->kind == TW_TOKEN_TIME;
    if (is_end_of_source(tokens, i)) return i;
    bool is_name = t->is_capital || t->kind == TW_TOKEN_HIT || t->depth; /* "(dpa)" */
    bool may_stand = is_name || t->kind == TW_TOKEN_TIME || t->kind == TW_TOKEN_NUMBER || t->kind == TW_TOKEN_PUNCT;
    if (!may_stand) return -1;
  }
  return -1;
}

/* The token behind the time, past a bracket: "on Tuesday (local time) said"; NULL: none. */
static const struct tw_token *token_behind(const struct tw_token_list *tokens, int time) {
  enum { BRACKET = 6 };
  int i = time + 1;
  if ((size_t)i < tokens->count && tokens->items[i].function == TW_F_OPEN) {
    int end = tw_token_bracket_end(tokens, i, BRACKET);
    i = end >= 0 ? end + 1 : (int)tokens->count;
  }
  return (size_t)i < tokens->count ? &tokens->items[i] : NULL;
}

static bool is_report_en(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const telling[] = {"according", "told",       "informed",  "briefed",    "tells",  "informs",
                                        "reminded",  "conference", "reporters", "addressing", "address"};
  enum { REACH = 4, TELLING_REACH = 12 }; /* "told the House Committee on Public Accounts on Monday" */
  for (int i = time - 1; i >= 0 && time - i <= TELLING_REACH; i--) {
    const struct tw_token *t = &tokens->items[i];
    struct tw_slice word = tw_reading_text(r, t);
    if (tw_slice_is(word, "that")) break; /* "said that in December": of what is said */
    bool is_near = time - i <= REACH;
    bool is_told = is_near && (tw_words_hold(TW_WORDS(report_verbs_en), word) || is_release(r, tokens, i));
    if (is_told || tw_words_hold(TW_WORDS(telling), word)) return true;
    bool may_stand =
        t->function == TW_F_QUOTE || t->function == TW_F_OPEN || t->function == TW_F_CLOSE; /* "the office (SPP) on Monday" */
    if (t->kind == TW_TOKEN_FIGURE || (t->kind == TW_TOKEN_PUNCT && !may_stand)) break;
  }
  const struct tw_token *next = token_behind(tokens, time);
  if (next && tw_words_hold(TW_WORDS(saying_verbs_en), tw_reading_text(r, next))) return true; /* "on Monday said" */
  bool opens = tw_period_is_initial(tokens, time) || is_between_commas(tokens, time);
  if (opens && opens_saying(r, tokens, time)) return true;
  return time < tw_time_dateline_end(tokens);
}

/* 路透日内瓦7月20日 - : early in its sentence, closed by a dash, a bracket or a slash. */
static bool is_agency_dateline_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const closers[] = {"-",      "—",     "–",      "/",     "|",      "）",      ")",
                                        "】",     "]",     "：",     ":",     "(路透",  "（路透",  "(法新",
                                        "（法新", "(新华", "（新华", "(美联", "（美联", "(中央社", "（中央社"};
  enum { LEAD_TOKENS = 6 };
  struct tw_slice behind = tw_slice_sub(r->text, tokens->items[time].end, r->text.len);
  while (behind.len && behind.ptr[0] == ' ') behind = tw_slice_sub(behind, 1, behind.len);
  for (int i = 0; i < time; i++) { /* 阿姆斯特丹,7月11日(路透社) */
    bool is_place_comma = tokens->items[i].function == TW_F_COMMA && i + 1 == time && i <= 2;
    if ((tokens->items[i].function == TW_F_COMMA && !is_place_comma) || tokens->items[i].kind == TW_TOKEN_FIGURE) return false;
  }
  return time > 0 && time <= LEAD_TOKENS && tw_words_begin(TW_WORDS(closers), behind);
}

/* A dateline (6月1日电, 6月1日讯) right behind the date, or 说 before a pause; elsewhere the characters are pieces of words. */
static bool is_dateline_zh(struct tw_slice behind) {
  static const char *const says[] = {"说，", "說，", "说,", "說,", "说:",  "说：", "說：", "称，",
                                     "稱，", "称,",  "稱,", "称:", "称：", "稱:",  "稱："};
  return tw_filing_is_dateline(behind) || tw_words_stand_in(TW_WORDS(says), behind);
}

/* 昨日舉行例行記者會，公布…: the clause tells of a meeting with the press. */
static bool is_briefing_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const words[] = {"记者会", "記者會", "发布会", "發布會", "發佈會",
                                      "通气会", "通氣會", "吹风会", "简报会", "簡報會"};
  size_t last = (size_t)time;
  while (last + 1 < tokens->count && tokens->items[last + 1].kind != TW_TOKEN_PUNCT) last++;
  return tw_words_stand_in(TW_WORDS(words), tw_slice_sub(r->text, tokens->items[time].end, tokens->items[last].end));
}

static bool is_report_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  enum { REACH_BYTES = 90 };
  uint32_t from = tokens->items[time].end, to = from + REACH_BYTES;
  if (is_briefing_zh(r, tokens, time)) return true;
  for (size_t i = (size_t)time + 1; i < tokens->count; i++)
    if (tokens->items[i].kind == TW_TOKEN_FIGURE ||
        (tokens->items[i].kind == TW_TOKEN_TIME && tokens->items[i].depth <= tokens->items[time].depth) ||
        tw_reading_sense(r, &tokens->items[i], TW_SENSE_TRIGGER) || tw_reading_sense(r, &tokens->items[i], TW_SENSE_EVENT)) {
      if (tw_words_hold(TW_WORDS(report_verbs_zh), tw_reading_text(r, &tokens->items[i]))) return true;
      if (tokens->items[i].start < to) to = tokens->items[i].start;
      break;
    }
  struct tw_slice behind = tw_slice_sub(r->text, from, to);
  return is_dateline_zh(behind) || is_agency_dateline_zh(r, tokens, time) || tw_words_stand_in(TW_WORDS(report_verbs_zh), behind);
}

bool tw_time_is_report_verb(const struct tw_reading *r, const struct tw_token *token) {
  struct tw_slice text = tw_reading_text(r, token);
  return r->language == TW_PACK_ZH ? tw_words_stand_in(TW_WORDS(report_verbs_zh), text)
                                   : tw_words_hold(TW_WORDS(report_verbs_en), text);
}

/* 国际刑警组织上周指出，…: a week or month whose clause ends in a word of saying is that of the saying. */
static bool is_saying_of_span_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  enum { REACH = 8 };
  size_t i = (size_t)time + 1;
  while (i < tokens->count && i - (size_t)time <= REACH && tokens->items[i].kind != TW_TOKEN_FIGURE &&
         tokens->items[i].kind != TW_TOKEN_PUNCT)
    i++;
  return i < tokens->count && tokens->items[i].function == TW_F_COMMA &&
         tw_words_end(TW_WORDS(report_verbs_zh), tw_slice_sub(r->text, tokens->items[time].end, tokens->items[i].start));
}

bool tw_time_ask(const struct tw_reading *r, const struct tw_token_list *tokens, int time, enum tw_time_fact fact,
                 tw_time_fact_fn *find) {
  const struct tw_token *t = &tokens->items[time];
  if (!r->time_facts || t->kind != TW_TOKEN_TIME) return find(r, tokens, time);
  uint8_t *facts = &r->time_facts[t->index], known = (uint8_t)(1u << fact), holds = (uint8_t)(known << TW_TIME_FACTS);
  if (!(*facts & known)) *facts |= find(r, tokens, time) ? known | holds : known;
  return *facts & holds;
}

/* 2024年6月，司法部宣布已经追回: the month in which something was announced that had been done. Chinese. */
static bool is_announced_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const words[] = {"宣布已", "宣布，已", "透露已", "透露，已", "表示已", "表示，已", "指出已", "公布已"};
  enum { REACH_BYTES = 60, MONTH_DAYS = 31 };
  struct tw_period p = r->found.items[tokens->items[time].index].period;
  if (p.start == TW_DAY_NONE || p.end == TW_DAY_NONE || p.end - p.start >= MONTH_DAYS) return false;
  uint32_t from = tokens->items[time].end, to = from + REACH_BYTES < r->text.len ? from + REACH_BYTES : (uint32_t)r->text.len;
  return tw_words_stand_in(TW_WORDS(words), tw_slice_sub(r->text, from, to));
}

static bool is_report(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  const struct tw_found *f = &r->found.items[tokens->items[time].index];
  enum { MONTH_DAYS = 31 };
  bool is_day = f->kind == TW_KIND_DATE && f->period.start == f->period.end;
  bool is_recent = f->flags & TW_FOUND_RELATIVE && f->period.start != TW_DAY_NONE && f->period.end != TW_DAY_NONE &&
                   f->period.end - f->period.start < MONTH_DAYS; /* "told parliament last week" */
  bool is_month = r->language == TW_PACK_EN && f->period.start != TW_DAY_NONE && f->period.end != TW_DAY_NONE &&
                  f->period.end - f->period.start < MONTH_DAYS; /* "In January 2023, the director announced that" */
  if (!is_day && is_recent && r->language == TW_PACK_ZH) return is_saying_of_span_zh(r, tokens, time);
  if (!is_day && r->language == TW_PACK_ZH) return is_announced_zh(r, tokens, time);
  if (!is_day && !is_recent && r->language == TW_PACK_EN && time > 0 && f->flags & TW_FOUND_RELATIVE &&
      tw_words_hold(TW_WORDS(saying_verbs_en), tw_reading_text(r, &tokens->items[time - 1])))
    return true; /* "said last year that" */
  if (!is_day && !is_recent) return is_month && tw_period_is_initial(tokens, time) && opens_saying(r, tokens, time);
  return r->language == TW_PACK_ZH ? is_report_zh(r, tokens, time) : is_report_en(r, tokens, time);
}

bool tw_time_is_report(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  return tw_time_ask(r, tokens, time, TW_TIME_REPORT, is_report);
}

/* "from its inception in 2011": the words from `from` on, up to the time. */
static bool opens_beginning(const struct tw_reading *r, const struct tw_token_list *tokens, int from, int time) {
  static const char *const beginnings[] = {"inception", "establishment", "creation", "founding", "formation", "foundation"};
  enum { LONGEST = 366 }; /* days: "from its inception in 2000 to 2018" has an end */
  struct tw_period p = r->found.items[tokens->items[time].index].period;
  if (p.start == TW_DAY_NONE || p.end == TW_DAY_NONE || p.end - p.start > LONGEST) return false;
  for (int i = from + 1; i < time; i++)
    if (tw_words_hold(TW_WORDS(beginnings), tw_reading_text(r, &tokens->items[i]))) return true;
  return false;
}

bool tw_time_is_since(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  enum { REACH = 12 };
  for (int i = time - 1; i >= 0 && time - i <= REACH; i--) {
    const struct tw_token *t = &tokens->items[i];
    if (t->function == TW_F_SUB && tw_slice_eq_nocase(tw_reading_text(r, t), TW_SLICE("since"))) return true;
    if (t->function == TW_F_FROM && opens_beginning(r, tokens, i, time)) return true;
    bool is_aside = t->depth > tokens->items[time].depth || t->function == TW_F_OPEN || t->function == TW_F_CLOSE;
    bool is_end = t->kind == TW_TOKEN_PUNCT && t->function != TW_F_QUOTE && t->function != TW_F_DASH;
    if (!is_aside && (is_end || t->kind == TW_TOKEN_FIGURE || t->kind == TW_TOKEN_TIME)) return false;
  }
  return false;
}

bool tw_time_is_as_at(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  const struct tw_found *f = &r->found.items[tokens->items[time].index];
  if (r->language != TW_PACK_EN || time == 0 || f->kind != TW_KIND_DATE || f->period.start != f->period.end) return false;
  return tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[time - 1]), TW_SLICE("at"));
}

bool tw_time_is_multiplied(const struct tw_reading *r, uint32_t end) {
  static const char *const times[] = {"倍"};
  enum { REACH_BYTES = 24 };
  struct tw_slice behind = tw_slice_sub(r->text, end, r->text.len);
  return tw_slice_has_prefix(behind, TW_SLICE("的")) &&
         tw_words_stand_in(TW_WORDS(times), tw_slice_sub(behind, 0, REACH_BYTES < behind.len ? REACH_BYTES : behind.len));
}

/* “百名红通”4号嫌犯: a bare day is the number of what is named behind it. */
static bool is_ordinal_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const marks[] = {"号", "號"};
  enum { LONGEST = 5 }; /* two digits and the mark */
  struct tw_slice own = tw_reading_text(r, &tokens->items[time]);
  if (own.len > LONGEST || !tw_words_end(TW_WORDS(marks), own) || (size_t)time + 1 >= tokens->count) return false;
  const struct tw_token *next = &tokens->items[time + 1];
  int noun = tw_reading_noun(r, next);
  static const char *const named[] = {"人物", "嫌犯", "逃犯", "目标", "目標", "案", "楼", "樓", "线", "線", "公告", "文件", "院"};
  return tw_reading_sense(r, next, TW_SENSE_TITLE) || (noun >= 0 && r->pack->nouns.items[noun].role.len) ||
         tw_words_begin(TW_WORDS(named), tw_slice_sub(r->text, next->start, r->text.len));
}

/* 与前期（…）相较, 与去年同期相比: what stands around it, and the marks of an aside. */
static bool is_compared_zh(const struct tw_reading *r, const struct tw_token *t) {
  static const char *const partners[] = {"与", "與", "同", "和", "与前期", "與前期", "与上期", "與上期", "与同期", "與同期"};
  static const char *const tails[] = {"相比", "同期相比", "同比", "相较", "相較"}, *const opens[] = {"（", "("};
  struct tw_slice before = tw_slice_sub(r->text, 0, t->start), behind = tw_slice_sub(r->text, t->end, r->text.len);
  for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
    struct tw_slice mark = tw_slice_from(opens[i]);
    if (!tw_slice_has_suffix(before, mark)) continue;
    before = tw_slice_sub(before, 0, before.len - mark.len);
    behind = tw_slice_sub(behind, behind.len < mark.len ? behind.len : mark.len, behind.len);
  }
  return tw_words_begin(TW_WORDS(tails), behind) && tw_words_end(TW_WORDS(partners), before);
}

/* 系2013全年抓获总数的4.5倍: the time of what something is so many times of. */
static bool is_measure_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const copulas[] = {"系", "是", "为", "為", "达", "達"}, *const marks[] = {"倍"};
  enum { REACH = 8 };
  size_t last = (size_t)time;
  while (last + 1 < tokens->count && last - (size_t)time < REACH && tokens->items[last + 1].kind != TW_TOKEN_PUNCT) last++;
  return tw_words_end(TW_WORDS(copulas), tw_slice_sub(r->text, 0, tokens->items[time].start)) &&
         tw_words_stand_in(TW_WORDS(marks), tw_slice_sub(r->text, tokens->items[time].end, tokens->items[last].end));
}

/* 连续4日: so many days. */
static bool is_count_of_days_zh(const struct tw_reading *r, const struct tw_token *t) {
  static const char *const leads[] = {"连续", "連續", "为期", "為期", "历时", "歷時", "一连", "一連"}, *const days[] = {"日"};
  enum { LONGEST = 5 }; /* two digits and 日 */
  return t->end - t->start <= LONGEST && tw_words_end(TW_WORDS(days), tw_slice_sub(r->text, t->start, t->end)) &&
         tw_words_end(TW_WORDS(leads), tw_slice_sub(r->text, 0, t->start));
}

static bool is_aslant(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const leads[] = {"较", "較", "比"};
  static const char *const births[] = {"出生", "生，", "生、", "生于", "生於", "生)", "生）", "生,"};
  enum { CHARACTER = 3 };
  const struct tw_token *t = &tokens->items[time];
  if (r->language != TW_PACK_ZH || t->start < CHARACTER) return false;
  static const char *const relative[] = {"此前一天", "此前一日", "此前一周",
                                         "此前一年"}; /* counted from what was told, not from today */
  if (tw_words_hold(TW_WORDS(relative), tw_reading_text(r, t))) return true;
  static const char *const origins[] = {"始于",   "始於",   "源于",   "源於",   "追溯至",
                                        "追溯到", "成立于", "成立於", "创立于", "創立於"};
  if (tw_words_end(TW_WORDS(origins), tw_slice_sub(r->text, 0, t->start))) return true;
  struct tw_slice before = tw_slice_sub(r->text, t->start - CHARACTER, t->start),
                  behind = tw_slice_sub(r->text, t->end, r->text.len);
  if (tw_words_hold(TW_WORDS(leads), before) || tw_words_begin(TW_WORDS(births), behind)) return true;
  if (is_count_of_days_zh(r, t)) return true;
  return tw_time_is_multiplied(r, t->end) || is_measure_zh(r, tokens, time) || is_compared_zh(r, t) ||
         is_ordinal_zh(r, tokens, time);
}

bool tw_time_is_aslant(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  return tw_time_ask(r, tokens, time, TW_TIME_ASLANT, is_aslant);
}

/* "over 10 years", "in the nine years since": how long a count has run; not "jailed for 10 years", "a two-year probe". */
static bool is_run(const struct tw_reading *r, const struct tw_found *f) {
  static const char *const leads[] = {" over ", " over the ", " in ",     " in the ", " during ",
                                      " past ", " last ",     " within ", " after "};
  enum { REACH_BYTES = 12 };
  uint32_t from = f->start > REACH_BYTES ? f->start - REACH_BYTES : 0;
  return tw_words_end(TW_WORDS(leads), tw_slice_sub(r->text, from, f->start)) || f->hedge_start < f->start;
}

bool tw_time_is_cumulative(const struct tw_reading *r, size_t sentence) {
  const struct tw_sentence *s = &r->sentences.items[sentence];
  if (r->language == TW_PACK_ZH) return tw_reading_says(r, sentence, TW_WORDS(cumulative_zh));
  for (size_t i = s->found_at; i < r->found.count && r->found.items[i].start < s->end; i++)
    if (r->found.items[i].kind == TW_KIND_DURATION && is_run(r, &r->found.items[i])) return true;
  return tw_reading_says(r, sentence, TW_WORDS(cumulative_en)) || tw_reading_says(r, sentence, TW_WORDS(stocks_en));
}

/* Between the figures to both sides of it in its sentence. */
static bool has_stock_word(const struct tw_reading *r, const struct tw_figure *f) {
  const struct tw_sentence *s = &r->sentences.items[f->sentence];
  size_t index = (size_t)(f - r->figures.items);
  bool has_before = index > 0 && f[-1].sentence == f->sentence,
       has_next = index + 1 < r->figures.count && f[1].sentence == f->sentence;
  return tw_reading_stands_in(r, f->sentence, TW_WORDS(stocks_en), has_before ? f[-1].found->end : s->start,
                              has_next ? f[1].found->start : s->end);
}

bool tw_time_is_cumulative_of(const struct tw_reading *r, const struct tw_figure *f) {
  if (r->language == TW_PACK_ZH || !tw_reading_says(r, f->sentence, TW_WORDS(stocks_en)))
    return tw_time_is_cumulative(r, f->sentence);
  return tw_reading_says(r, f->sentence, TW_WORDS(cumulative_en)) || has_stock_word(r, f);
}

bool tw_time_is_aside(const struct tw_reading *r, size_t sentence) {
  static const char *const words[] = {"另", "此外", "早前"};
  return tw_reading_says(r, sentence, TW_WORDS(words));
}

bool tw_time_is_before_that(const struct tw_reading *r, size_t sentence) {
  static const char *const words[] = {"此前", "早前", "之前，", "已于", "已於", "曾于", "曾於"};
  return r->language == TW_PACK_ZH && tw_reading_says(r, sentence, TW_WORDS(words));
}

bool tw_time_is_later(const struct tw_reading *r, size_t sentence) {
  static const char *const words[] = {"此后",     "此後", "随后", "隨後",   "之后",   "之後",     "行动以来",
                                      "行動以來", "图为", "圖為", "年后，", "年後，", "个月后，", "個月後，"};
  return tw_reading_says(r, sentence, TW_WORDS(words)) ||
         tw_reading_says(r, sentence, tw_reading_phrases(r, TW_PHRASE_AFTERWARDS));
}

bool tw_time_is_list_item(struct tw_slice line) {
  if (tw_words_begin(TW_WORDS(list_heads), line)) return true;
  return line.len > 2 && line.ptr[0] >= '0' && line.ptr[0] <= '9' && (line.ptr[1] == '.' || line.ptr[1] == ')') &&
         line.ptr[2] == ' ';
}

/* "2022/23", "2018-2019" in the text: the first year; 0 when there is none. */
static uint64_t double_year(struct tw_slice text) {
  uint64_t first, second;
  for (size_t i = 4; i + 3 <= text.len; i++) {
    if (text.ptr[i] != '/' && text.ptr[i] != '-') continue;
    size_t end = i + 1;
    while (end < text.len && text.ptr[end] >= '0' && text.ptr[end] <= '9') end++;
    bool is_read =
        tw_slice_to_u64(tw_slice_sub(text, i - 4, i), &first) && tw_slice_to_u64(tw_slice_sub(text, i + 1, end), &second);
    if (is_read && first > 1900 && (second == first + 1 || second == (first + 1) % 100)) return first;
  }
  return 0;
}

/* "between 2018-19 and 2022-23": the last first year; 0 when there is none. */
static uint64_t last_double_year(struct tw_slice text) {
  enum { SHORTEST = 7 };
  uint64_t last = 0;
  for (size_t from = 0; from + SHORTEST <= text.len; from++) {
    uint64_t year = double_year(tw_slice_sub(text, from, text.len));
    if (!year) break;
    last = year;
  }
  return last;
}

/* "2019-20", "2019/2020": years that are written as one are one, from the middle of the first. */
static bool is_short_pair(struct tw_slice time) {
  enum { SHORT = 7, LONG = 9, MARK = 4 };
  while (time.len && !(time.ptr[0] >= '0' && time.ptr[0] <= '9')) time = tw_slice_sub(time, 1, time.len);
  for (size_t i = 0; i < time.len; i++)
    if (time.ptr[i] == ' ') time.len = i;
  if (time.len == LONG) return time.ptr[MARK] == '/';
  return time.len == SHORT && (time.ptr[MARK] == '/' || time.ptr[MARK] == '-');
}

/* Financial years of Nepal are those of the Bikram Sambat: 2081/82 begins in July 2024. */
enum { BIKRAM_FIRST = 2070, BIKRAM_LAST = 2099, BIKRAM_AHEAD = 57 };

/* The first of Shrawan, by the calendar that Nepal publishes; in years to come the middle of July. */
static tw_day bikram_year_start(int year) {
  static const uint8_t days[] = {16, 17, 17, 16, 16, 17, 17, 16, 16, 17, 17, 16, 17};
  enum { JULY = 7, USUAL = 17 };
  size_t i = (size_t)(year - BIKRAM_FIRST);
  int day = i < sizeof days ? days[i] : USUAL;
  return tw_day_from((struct tw_date){.year = year - BIKRAM_AHEAD, .month = JULY, .day = day});
}

static struct tw_slice around(struct tw_slice text, const struct tw_token *time, size_t before, size_t behind) {
  return tw_slice_sub(text, time->start > before ? time->start - before : 0,
                      time->end + behind < text.len ? time->end + behind : text.len);
}

static bool says_fiscal_year(struct tw_slice text) {
  return tw_slice_find(text, TW_SLICE("inancial year"), 0) >= 0 || tw_slice_find(text, TW_SLICE("iscal year"), 0) >= 0;
}

/* The first of the hits in text[from, to) that names a state, or an agency of it; absent when none does. */
static struct tw_slice first_state(const struct tw_reading *r, const struct tw_hit_list *hits, uint32_t from, uint32_t to) {
  enum { MOST_HITS = 200 }; /* looked at: who it is about is told early */
  size_t first = 0, last = hits->count;
  while (first < last) { /* the first that does not begin before `from` */
    size_t middle = first + (last - first) / 2;
    if (hits->items[middle].start < from)
      first = middle + 1;
    else
      last = middle;
  }
  for (size_t i = first; i < hits->count && i - first < MOST_HITS && hits->items[i].start < to; i++)
    for (size_t k = 0; k < hits->items[i].sense_count; k++) {
      const struct tw_sense *s = &hits->items[i].senses[k];
      bool is_name = s->kind == TW_SENSE_NAME && s->pack == r->pack_index;
      if (is_name && r->pack->names.items[s->target].code.len) return r->pack->names.items[s->target].code;
    }
  return TW_SLICE_NONE;
}

/* Whose financial year the one at `time` is: the publisher's state's; in a paper of a state whose year is the calendar's, that of
 * the state it writes of there, in the headline, or first. */
static struct tw_slice fiscal_state_at(const struct tw_reading *r, uint32_t time) {
  enum { NEAR_BYTES = 150 };
  if (!tw_fiscal_is_calendar(r->home)) return r->home;
  struct tw_slice state = first_state(r, &r->hits, time > NEAR_BYTES ? time - NEAR_BYTES : 0, time + NEAR_BYTES);
  if (!state.len) state = first_state(r, &r->title_hits, 0, UINT32_MAX);
  return state.len ? state : first_state(r, &r->hits, 0, UINT32_MAX);
}

/* "fiscal year 2022", "the last financial year", "FY23". */
static bool is_single_fiscal_year(const struct tw_reading *r, const struct tw_token *time) {
  struct tw_slice own = tw_reading_text(r, time);
  bool is_fiscal =
      says_fiscal_year(own) || tw_slice_has_prefix(own, TW_SLICE("fiscal ")) || tw_slice_has_prefix(own, TW_SLICE("FY"));
  return is_fiscal && tw_period_is_year(r->found.items[time->index].period);
}

/* "last" and "this" are counted from the one that the publication is in. */
static struct tw_period single_fiscal_year(const struct tw_reading *r, const struct tw_token *time, struct tw_slice state) {
  const struct tw_found *found = &r->found.items[time->index];
  int year = tw_date_from(found->period.start).year;
  bool is_counted = found->flags & TW_FOUND_RELATIVE && r->published != TW_DAY_NONE;
  if (!is_counted) return tw_fiscal_year(state, year);
  return tw_fiscal_year_at(state, r->published, year - tw_date_from(r->published).year);
}

bool tw_time_fiscal_year(const struct tw_reading *r, const struct tw_token *time, struct tw_period *ret_period) {
  enum { BEHIND = 24, BEFORE = 16 }; /* bytes around the time in which "financial year" and the second year stand */
  enum { FAR = 90 };                 /* "in 2017-2018 compared to 14.6 billion during the 2016-17 financial year" */
  enum { SHORTEST_DAYS = 300 };      /* a day or a month is no year, and most times are one */
  struct tw_period found = r->found.items[time->index].period;
  if (found.start != TW_DAY_NONE && found.end != TW_DAY_NONE && found.end - found.start < SHORTEST_DAYS) return false;
  struct tw_slice own = tw_reading_text(r, time);
  struct tw_slice near = around(r->text, time, BEFORE, BEHIND), far = around(r->text, time, BEFORE, FAR);
  bool is_fiscal =
      says_fiscal_year(near) || tw_slice_find(near, TW_SLICE("FY"), 0) >= 0 || (double_year(own) && says_fiscal_year(far));
  uint64_t year = is_fiscal || is_short_pair(own) ? double_year(own) : 0;
  if (!year && is_fiscal) year = double_year(near);
  if (year >= BIKRAM_FIRST && year <= BIKRAM_LAST) {
    *ret_period = (struct tw_period){bikram_year_start((int)year), bikram_year_start((int)year + 1) - 1};
    return true;
  }
  bool is_single = !year && is_single_fiscal_year(r, time);
  if (!year && !is_single) return false;
  struct tw_slice state = fiscal_state_at(r, time->start);
  if (tw_fiscal_is_calendar(state)) return false;
  *ret_period = is_single ? single_fiscal_year(r, time, state) : tw_fiscal_year_from(state, (int)year);
  uint64_t last = last_double_year(own);
  if (last > year) ret_period->end = tw_fiscal_year_from(state, (int)last).end;
  return true;
}

bool tw_time_fiscal_year_zh(const struct tw_reading *r, uint32_t from, uint32_t to, struct tw_period *period) {
  static const char *const years[] = {"财年", "財年", "财政年度", "財政年度", "年度"};
  if (period->start == TW_DAY_NONE || period->end == TW_DAY_NONE) return false;
  struct tw_date start = tw_date_from(period->start), end = tw_date_from(period->end);
  struct tw_slice text = tw_slice_sub(r->text, from, to);
  bool is_double = end.year == start.year + 1 && start.month == 1 && start.day == 1 && end.month == 12 && end.day == 31;
  if (!is_double || !tw_words_end(TW_WORDS(years), text)) return false;
  struct tw_slice state = fiscal_state_at(r, from);
  if (tw_fiscal_is_calendar(state)) return false;
  *period = tw_fiscal_year_from(state, start.year);
  return true;
}
