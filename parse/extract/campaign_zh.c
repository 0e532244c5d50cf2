/* The raid or operation that a Chinese text tells of, and when it ran: 11月1日至7日展开全岛执法行动. */
#include "base/words.h"
#include "parse/extract/campaign.h"
#include "parse/extract/time_words.h"

enum { OPENING_SENTENCES = 10, LONGEST_DAYS = 200, LEDE = 1 };

static const char *const raids[] = {"行动", "行動", "专案，", "專案，", "专案。", "專案。", "搜查", "搜捕", "搜索",
                                    "突击", "突擊", "收网",   "收網",   "扫荡",   "掃蕩",   "围捕", "圍捕", "掃黑"};

/* What the criminals do. */
static const char *const others_acts[] = {"犯罪行动", "犯罪行動", "诈骗行动", "詐騙行動"};

/* A closed time of days to months, of what was done. */
static bool is_of_act(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  if (tokens->items[i].kind != TW_TOKEN_TIME) return false;
  struct tw_period p = r->found.items[tokens->items[i].index].period;
  bool is_closed = p.start != TW_DAY_NONE && p.end != TW_DAY_NONE && p.end - p.start <= LONGEST_DAYS;
  enum { MONTH_DAYS = 31 }; /* 6月到8月 in a report of August */
  bool is_over = r->published == TW_DAY_NONE || p.end <= r->published + MONTH_DAYS;
  return is_closed && is_over && !tw_time_is_report(r, tokens, i) && !tw_time_is_aslant(r, tokens, i);
}

/* 执行期间为今年的6到9月 */
static bool is_stated_run(const struct tw_reading *r, uint32_t start) {
  static const char *const heads[] = {"期间为", "期間為", "时间为", "時間為", "期间是", "期間是"};
  return tw_words_end(TW_WORDS(heads), tw_slice_sub(r->text, 0, start));
}

/* 今年10月、11月 */
static struct tw_period joined(const struct tw_reading *r, const struct tw_token_list *tokens, size_t i) {
  struct tw_period p = r->found.items[tokens->items[i].index].period;
  if (i < 2 || tokens->items[i - 1].function != TW_F_AND || !is_of_act(r, tokens, (int)i - 2)) return p;
  struct tw_period before = r->found.items[tokens->items[i - 2].index].period;
  return before.start < p.start ? (struct tw_period){before.start, p.end} : p;
}

struct tw_period tw_campaign_until_zh(const struct tw_reading *r, const struct tw_token_list *tokens, size_t i,
                                      struct tw_period p) {
  static const char *const starts[] = {"展开", "展開", "开始", "開始", "启动", "啟動"}, *const tos[] = {"至", "到", "截至"};
  enum { REACH = 6 };
  for (size_t k = i + 1; k < tokens->count && k - i <= REACH && p.start == p.end; k++) {
    if (tokens->items[k].kind != TW_TOKEN_TIME) continue;
    struct tw_period last = r->found.items[tokens->items[k].index].period;
    struct tw_slice between = tw_slice_sub(r->text, tokens->items[i].end, tokens->items[k].start);
    bool is_run = tw_words_begin(TW_WORDS(starts), between) && last.end != TW_DAY_NONE && last.end > p.start;
    bool is_led = tw_words_end(TW_WORDS(tos), between) || tw_words_begin(TW_WORDS(tos), tw_reading_text(r, &tokens->items[k]));
    return is_run && is_led && last.end - p.start <= LONGEST_DAYS ? (struct tw_period){p.start, last.end} : p;
  }
  return p;
}

/* 这场代号…的行动在6月到8月间展开 */
static bool is_raid_before(const struct tw_reading *r, size_t sentence, uint32_t start, uint32_t end, uint32_t last) {
  static const char *const verbs[] = {"展开", "展開", "进行", "進行", "执行", "執行", "开展", "開展"};
  return tw_reading_stands_in(r, sentence, TW_WORDS(raids), r->sentences.items[sentence].start, start) &&
         tw_reading_stands_in(r, sentence, TW_WORDS(verbs), end, last);
}

/* “首道曙光2024”行动: the year that it is named after, where no run is told. */
static bool find_named(struct tw_reading *r, struct tw_campaign *c) {
  enum { OPENING = 4 };
  for (size_t i = 0; i < r->sentences.count && i < OPENING; i++) {
    const struct tw_token_list *tokens = tw_reading_tokens(r, i);
    if (!tw_reading_says(r, i, TW_WORDS(raids))) continue;
    for (size_t k = 0; k < tokens->count; k++)
      if (tw_campaign_named_year(r, &tokens->items[k], &c->period)) {
        c->sentence = i;
        return true;
      }
  }
  return false;
}

/* The time of the sentence whose part, up to the next time, tells of a raid; none: TW_PERIOD_NONE. */
static struct tw_period run_of(const struct tw_reading *r, size_t sentence, const struct tw_token_list *tokens) {
  uint32_t end = r->sentences.items[sentence].end;
  for (size_t i = tokens->count; i-- > 0;) {
    if (tokens->items[i].kind != TW_TOKEN_TIME) continue;
    bool is_raid = is_stated_run(r, tokens->items[i].start) ||
                   tw_reading_stands_in(r, sentence, TW_WORDS(raids), tokens->items[i].end, end) ||
                   is_raid_before(r, sentence, tokens->items[i].start, tokens->items[i].end, end);
    if (is_raid && is_of_act(r, tokens, (int)i)) return tw_campaign_until_zh(r, tokens, i, joined(r, tokens, i));
    end = tokens->items[i].start;
  }
  return TW_PERIOD_NONE;
}

static bool is_within(struct tw_period inner, struct tw_period outer) {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/* One run, told once or told again more narrowly; of two that differ neither is the text's. */
void tw_campaign_find_zh(struct tw_reading *r, struct tw_campaign *c) {
  for (size_t i = 0; i < r->sentences.count && i < OPENING_SENTENCES; i++) {
    if (!tw_reading_says(r, i, TW_WORDS(raids)) || tw_reading_says(r, i, TW_WORDS(others_acts))) continue;
    struct tw_period run = run_of(r, i, tw_reading_tokens(r, i));
    if (tw_period_is_none(run)) continue;
    if (c->is_found && !is_within(run, c->period) && !is_within(c->period, run)) {
      c->is_found = false;
      return;
    }
    if (!c->is_found || !is_within(c->period, run)) c->period = run;
    c->is_found = true;
    c->sentence = i;
  }
  if (!c->is_found) c->is_found = find_named(r, c);
}

/* What stands before that place in its part of the sentence. */
static uint32_t part_start(const struct tw_reading *r, size_t sentence, uint32_t before) {
  static const char *const pauses[] = {"，", ",", "；", ";"};
  uint32_t start = r->sentences.items[sentence].start;
  for (uint32_t at = before; at > start; at--)
    if (tw_words_end(TW_WORDS(pauses), tw_slice_sub(r->text, start, at))) return at;
  return start;
}

bool tw_campaign_reaches_zh(const struct tw_reading *r, const struct tw_campaign *c, size_t sentence, uint32_t before) {
  static const char *const all[] = {"已", "以来", "以來", "仍", "此案", "合计", "合計", "其余", "其餘"};
  static const char *const others[] = {"还有", "還有", "另有"};
  static const char *const goes_on[] = {"点算", "點算", "清点", "清點", "过程中", "過程中", "当局", "當局", "被查的"};
  enum { NEAR = 2 };
  if (tw_reading_says(r, sentence, TW_WORDS(all))) return false;
  if (tw_reading_stands_in(r, sentence, TW_WORDS(others), part_start(r, sentence, before), before)) return false;
  return sentence <= LEDE || sentence == c->sentence || tw_reading_says(r, sentence, TW_WORDS(raids)) ||
         (sentence > c->sentence && sentence <= c->sentence + NEAR && tw_reading_says(r, sentence, TW_WORDS(goes_on)));
}
