#include "parse/extract/time_words.h"
#include "base/words.h"
#include "parse/extract/passes.h"

static const char *const report_verbs_en[] = {
    "said",     "says",      "announced", "announces", "told",     "reported",  "reports", "confirmed",
    "released", "published", "disclosed", "revealed",  "declared", "statement", "tweet",   "tweeted",
    "briefing", "summary",   "report",    "interview", "updated",  "posted",
};
static const char *const saying_verbs_en[] = {"said", "says", "announced", "told", "reported", "confirmed", "disclosed"};
static const char *const report_verbs_zh[] = {
    "\u901a\u62a5", "\u901a\u5831", "\u516c\u5e03", "\u516c\u4f48", "\u53d1\u5e03", "\u767c\u5e03", "\u4ecb\u7ecd",
    "\u4ecb\u7d39", "\u900f\u9732", "\u8868\u793a", "\u83b7\u6089", "\u7372\u6089", "\u636e\u6089", "\u64da\u6089",
    "\u62a5\u9053", "\u5831\u9053", "\u6d88\u606f", "\u5ba3\u5e03", "\u53ec\u5f00", "\u62ab\u9732", "\u8bc1\u5b9e",
    "\u8b49\u5be6", "\u786e\u8ba4", "\u78ba\u8a8d", "\u6307\u51fa",
};
static const char *const cumulative_en[] = {"in all",     "in total",   "so far",    "to date",   "overall",
                                            "altogether", "cumulative", "until now", "up to now", "over the years"};
static const char *const cumulative_zh[] = {
    "\u7d2f\u8ba1",
    "\u7d2f\u8a08",
    "\u8fbe\u5230",
    "\u9054\u5230",
    "\u81f3\u4eca",
    "\u8fc4\u4eca",
    "\u76ee\u524d",
    "\u5c1a\u6709",
    "\u4ecd\u6709",
    "\u81f3\u6b64",
    "\u622a\u81f3",
    "\u6210\u7acb\u4ee5\u6765",
    "\u6210\u7acb\u4ee5\u4f86",
    "\u5f00\u5c55\u4ee5\u6765",
    "\u591a\u5e74\u6765",
};
static const char *const list_heads[] = {
    "- ",
    "* ",
    "\u2022",
    "\u25cf",
    "\u4e00\u662f",
    "\u4e8c\u662f",
    "\u4e09\u662f",
    "\u56db\u662f",
    "\u4e94\u662f",
    "\u516d\u662f",
    "\u7b2c\u4e00\uff0c",
    "\u7b2c\u4e8c\uff0c",
    "\u7b2c\u4e09\uff0c",
    "\u9996\u5148",
    "\u5176\u6b21",
    "\u518d\u6b21",
    "\u2014\u2014",
    "\uff08\u4e00\uff09",
    "\uff08\u4e8c\uff09",
    "\uff08\u4e09\uff09",
    "\u25a0",
    "\u25b2",
    "\u25c6",
    "\u00b7",
};

enum { JANUARY = 1 };

static bool is_report_en(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  enum { REACH = 4 };
  for (int i = time - 1; i >= 0 && time - i <= REACH; i--) {
    const struct tw_token *t = &tokens->items[i];
    if (tw_words_hold(TW_WORDS(report_verbs_en), tw_reading_text(r, t))) return true;
    if (t->kind == TW_TOKEN_FIGURE || (t->kind == TW_TOKEN_PUNCT && t->function != TW_F_QUOTE)) break;
  }
  const struct tw_token *next = (size_t)time + 1 < tokens->count ? &tokens->items[time + 1] : NULL;
  if (next && tw_words_hold(TW_WORDS(saying_verbs_en), tw_reading_text(r, next))) return true; /* "on Monday said" */
  bool is_dateline = next && (next->function == TW_F_OPEN || next->function == TW_F_DASH) && time <= 6;
  return is_dateline;
}

/* 路透日内瓦7月20日 - : early in its sentence, closed by a dash, a bracket or a slash. */
static bool is_agency_dateline_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const closers[] = {"-", "\u2014", "\u2013", "/", "|", "\uff09", ")", "\u3011", "]", "\uff1a", ":"};
  enum { LEAD_TOKENS = 6 };
  struct tw_slice behind = tw_slice_sub(r->text, tokens->items[time].end, r->text.len);
  while (behind.len && behind.ptr[0] == ' ') behind = tw_slice_sub(behind, 1, behind.len);
  for (int i = 0; i < time; i++)
    if (tokens->items[i].function == TW_F_COMMA || tokens->items[i].kind == TW_TOKEN_FIGURE) return false;
  return time > 0 && time <= LEAD_TOKENS && tw_words_begin(TW_WORDS(closers), behind);
}

/* A dateline (6月1日电, 6月1日讯) right behind the date, or 说 before a pause; elsewhere the characters are pieces of words. */
static bool is_dateline_zh(struct tw_slice behind) {
  static const char *const marks[] = {"\u8baf", "\u8a0a", "\u7535", "\u96fb"};
  static const char *const says[] = {"\u8bf4\uff0c", "\u8aaa\uff0c", "\u8bf4,",      "\u8aaa,",     "\u8bf4:",
                                     "\u8bf4\uff1a", "\u8aaa\uff1a", "\u79f0\uff0c", "\u7a31\uff0c"};
  return tw_words_begin(TW_WORDS(marks), behind) || tw_words_stand_in(TW_WORDS(says), behind);
}

static bool is_report_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  enum { REACH_BYTES = 90 };
  uint32_t from = tokens->items[time].end, to = from + REACH_BYTES;
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

bool tw_time_is_report(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  const struct tw_found *f = &r->found.items[tokens->items[time].index];
  if (f->kind != TW_KIND_DATE || f->period.start != f->period.end) return false;
  return r->language == TW_PACK_ZH ? is_report_zh(r, tokens, time) : is_report_en(r, tokens, time);
}

bool tw_time_is_aslant(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const leads[] = {"\u8f83", "\u8f03", "\u6bd4"}, *const partners[] = {"\u4e0e", "\u8207", "\u540c", "\u548c"};
  static const char *const tails[] = {"\u76f8\u6bd4", "\u540c\u671f\u76f8\u6bd4", "\u540c\u6bd4", "\u76f8\u8f83", "\u76f8\u8f03"};
  static const char *const births[] = {"\u51fa\u751f", "\u751f\uff0c", "\u751f\u3001", "\u751f\u4e8e", "\u751f\u65bc"};
  enum { CHARACTER = 3 };
  const struct tw_token *t = &tokens->items[time];
  if (r->language != TW_PACK_ZH || t->start < CHARACTER) return false;
  struct tw_slice before = tw_slice_sub(r->text, t->start - CHARACTER, t->start),
                  behind = tw_slice_sub(r->text, t->end, r->text.len);
  if (tw_words_hold(TW_WORDS(leads), before) || tw_words_begin(TW_WORDS(births), behind)) return true;
  return tw_words_hold(TW_WORDS(partners), before) && tw_words_begin(TW_WORDS(tails), behind);
}

bool tw_time_is_cumulative(const struct tw_reading *r, size_t sentence) {
  const struct tw_sentence *s = &r->sentences.items[sentence];
  struct tw_slice text = tw_slice_sub(r->text, s->start, s->end);
  if (r->language == TW_PACK_ZH) return tw_words_stand_in(TW_WORDS(cumulative_zh), text);
  for (size_t i = s->found_at; i < r->found.count && r->found.items[i].start < s->end; i++)
    if (r->found.items[i].kind == TW_KIND_DURATION) return true;
  return tw_words_stand_in(TW_WORDS(cumulative_en), text);
}

bool tw_time_is_aside(const struct tw_reading *r, size_t sentence) {
  static const char *const words[] = {"\u53e6", "\u6b64\u5916", "\u65e9\u524d"};
  const struct tw_sentence *s = &r->sentences.items[sentence];
  return tw_words_stand_in(TW_WORDS(words), tw_slice_sub(r->text, s->start, s->end));
}

bool tw_time_is_later(const struct tw_reading *r, size_t sentence) {
  static const char *const words[] = {"案发",   "案發", "归案后", "歸案後", "到案后", "到案後", "落网后",
                                      "落網後", "此后", "此後",   "随后",   "隨後",   "之后",   "之後"};
  const struct tw_sentence *s = &r->sentences.items[sentence];
  return tw_words_stand_in(TW_WORDS(words), tw_slice_sub(r->text, s->start, s->end));
}

bool tw_time_is_list_item(struct tw_slice line) {
  if (tw_words_begin(TW_WORDS(list_heads), line)) return true;
  return line.len > 2 && line.ptr[0] >= '0' && line.ptr[0] <= '9' && (line.ptr[1] == '.' || line.ptr[1] == ')') &&
         line.ptr[2] == ' ';
}

/* First month of the fiscal year where it is not January. */
static int fiscal_month(struct tw_slice state) {
  static const struct {
    int month;
    const char *states;
  } starts[] = {{4, "IN GB JP ZA SG CA HK BW NA JM MM KW"}, {7, "KE UG TZ PK BD AU EG NZ NP MU FJ ET"}, {10, "US TH LA MM"}};
  for (size_t i = 0; state.len && i < sizeof starts / sizeof *starts; i++)
    if (tw_slice_find(tw_slice_from(starts[i].states), state, 0) >= 0) return starts[i].month;
  return JANUARY;
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

/* "2019-20", "2019/2020": years that are written as one are one, from the middle of the first. */
static bool is_short_pair(struct tw_slice time) {
  enum { SHORT = 7, LONG = 9, MARK = 4 };
  while (time.len && !(time.ptr[0] >= '0' && time.ptr[0] <= '9')) time = tw_slice_sub(time, 1, time.len);
  for (size_t i = 0; i < time.len; i++)
    if (time.ptr[i] == ' ') time.len = i;
  if (time.len == LONG) return time.ptr[MARK] == '/';
  return time.len == SHORT && (time.ptr[MARK] == '/' || time.ptr[MARK] == '-');
}

bool tw_time_fiscal_year(const struct tw_reading *r, const struct tw_token *time, struct tw_period *ret_period) {
  enum { BEHIND = 24, BEFORE = 16 }; /* bytes around the time in which "financial year" and the second year stand */
  struct tw_slice near = tw_slice_sub(r->text, time->start > BEFORE ? time->start - BEFORE : 0,
                                      time->end + BEHIND < r->text.len ? time->end + BEHIND : r->text.len);
  bool is_fiscal = tw_slice_find(near, TW_SLICE("inancial year"), 0) >= 0 ||
                   tw_slice_find(near, TW_SLICE("iscal year"), 0) >= 0 || tw_slice_find(near, TW_SLICE("FY"), 0) >= 0;
  uint64_t year = is_fiscal || is_short_pair(tw_reading_text(r, time)) ? double_year(near) : 0;
  int month = fiscal_month(r->home);
  if (!year || month == JANUARY) return false;
  ret_period->start = tw_day_from((struct tw_date){.year = (int)year, .month = month, .day = 1});
  ret_period->end = tw_day_from((struct tw_date){.year = (int)year + 1, .month = month, .day = 1}) - 1;
  return true;
}

bool tw_time_fiscal_year_zh(const struct tw_reading *r, const struct tw_token *time, struct tw_period *period) {
  static const char *const years[] = {"财年", "財年", "财政年度", "財政年度", "年度"};
  if (period->start == TW_DAY_NONE || period->end == TW_DAY_NONE) return false;
  struct tw_date start = tw_date_from(period->start), end = tw_date_from(period->end);
  struct tw_slice text = tw_slice_sub(r->text, time->start, time->end);
  bool is_double = end.year == start.year + 1 && start.month == 1 && start.day == 1 && end.month == 12 && end.day == 31;
  if (!is_double || !tw_words_end(TW_WORDS(years), text)) return false;
  int month = fiscal_month(r->home);
  if (month == 1) return false;
  period->start = tw_day_from((struct tw_date){.year = start.year, .month = month, .day = 1});
  period->end = tw_day_from((struct tw_date){.year = end.year, .month = month, .day = 1}) - 1;
  return true;
}
