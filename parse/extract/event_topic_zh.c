/* Chinese verbs that tell of no act: they are nouns, or say what something is about, or are commented on. */
#include "base/words.h"
#include "parse/extract/event_draft.h"

static bool is_verb(const struct tw_reading *r, const struct tw_token *t) {
  return tw_reading_sense(r, t, TW_SENSE_EVENT) || tw_reading_sense(r, t, TW_SENSE_TRIGGER);
}

/* 条约的批准和生效, 张某的落网: the verb is a noun behind 的. */
static bool is_noun(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  int i = d->token - 1;
  while (i > d->first && tokens->items[i].function == TW_F_AND && is_verb(r, &tokens->items[i - 1])) i -= 2;
  return !d->is_sign && i >= d->first && tokens->items[i].function == TW_F_DE &&
         !tw_slice_is(tw_reading_text(r, &tokens->items[i]), "之");
}

/* 对某人进行为期60天的拘留 */
static bool is_carried_out(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const verbs[] = {"进行", "進行", "采取", "採取"};
  return d->rule->needs_person &&
         tw_reading_stands_in(r, d->sentence, TW_WORDS(verbs), tokens->items[tw_event_first_behind_comma(tokens, d)].start,
                              tokens->items[d->token].start);
}

/* What stands behind the verb up to the next pause. */
static struct tw_slice rest_of_part(const struct tw_reading *r, const struct tw_event_draft *d,
                                    const struct tw_token_list *tokens) {
  int last = d->token;
  for (; last < d->last; last++) {
    const struct tw_token *next = &tokens->items[last + 1];
    if (next->kind == TW_TOKEN_PUNCT && next->function != TW_F_AND && next->function != TW_F_QUOTE) break;
  }
  return tw_slice_sub(r->text, tokens->items[d->token].end, tokens->items[last].end);
}

/* 条约生效和终止程序, 就缔结条约举行谈判, 对签订条约态度消极, 遣返日期未定: the verb says what something is about. */
static bool is_about(struct tw_slice before, struct tw_slice rest) {
  static const char *const things[] = {"程序", "程式", "程序等", "事宜",   "问题",  "問題",
                                       "条件", "條件", "方式",   "承诺书", "承諾書"};
  static const char *const abouts[] = {"就", "关于", "關於", "有关", "有關", "围绕", "圍繞"};
  static const char *const stands[] = {"态度", "態度",   "意愿",   "意願",   "可能性", "立场",     "立場",     "等方面", "时机",
                                       "時機", "为主要", "為主要", "为基础", "為基礎", "答记者问", "答記者問", "一事"};
  static const char *const compounds[] = {"日期",   "时间表", "時間表", "工作",   "行动", "行動", "任务", "任務", "承诺书",
                                          "承諾書", "上诉",   "上訴",   "请求",   "請求", "申请", "申請", "案件", "人次",
                                          "人数",   "人數",   "程序",   "听证",   "聆讯", "聆訊", "名单", "名單", "过程",

                                          "前风险", "前風險", "前评估", "前評估", "作業", "作业"}; /* 开展劝返工作 */
  return tw_words_end(TW_WORDS(things), rest) || tw_words_end(TW_WORDS(abouts), before) ||
         tw_words_stand_in(TW_WORDS(stands), rest) || tw_words_begin(TW_WORDS(compounds), rest);
}

/* 主动投案才是正途, 在判刑前: no act, or one that is only looked at from elsewhere. */
static bool is_remark(struct tw_slice rest, bool is_dated) {
  static const char *const comments[] = {"才是", "才能", "就是", "是唯一", "标志着", "標誌著", "再次",
                                         "之前", "前已", "前就", "前便",   "前曾",   "前夕"};
  static const char *const times[] = {"时", "時"}, *const hours[] = {"时间", "時間", "时许", "時許"};
  if (!is_dated && tw_words_begin(TW_WORDS(times), rest) && !tw_words_begin(TW_WORDS(hours), rest)) return true; /* 被捕时正与 */
  return tw_slice_is(rest, "前") || tw_slice_has_prefix(rest, TW_SLICE("者")) || tw_words_begin(TW_WORDS(comments), rest);
}

/* 被遣返后，不会被判死刑: what comes afterwards is still to come. */
static bool is_condition(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const ends[] = {"后,不",  "后，不", "後,不",  "後，不", "后,将",
                                     "后，将", "後,將",  "後，將", "日已近", "日期未"};
  return d->rule->needs_person && tw_words_begin(TW_WORDS(ends), tw_slice_sub(r->text, tokens->items[d->token].end, r->text.len));
}

/* A time stands in the verb's part, before it. */
static bool has_time(const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  for (int i = tw_event_first_behind_comma(tokens, d); i < d->token; i++)
    if (tokens->items[i].kind == TW_TOKEN_TIME) return true;
  return false;
}

/* 问：…会谈，请证实: what is asked was not told. */
static bool is_question(const struct tw_reading *r, size_t sentence) {
  static const char *const openings[] = {"问：", "问:", "問：", "問:", "记者问", "記者問", "有记者问", "有記者問"};
  const struct tw_sentence *s = &r->sentences.items[sentence];
  return tw_words_begin(TW_WORDS(openings), tw_slice_sub(r->text, s->start, s->end));
}

/* 移交检察院侦办: who was handed over within the state came from nowhere else. */
static bool is_stage(const struct tw_reading *r, const struct tw_token *verb) {
  static const char *const organs[] = {"检察",     "檢察", "法院", "法庭", "司法", "监察", "監察", "监委", "監委", "纪委",
                                       "刑事法庭", "移民", "警方", "警局", "警察", "警署", "海关", "海關", "公安", "至移民",
                                       "至警",     "至檢", "至检", "予警", "予檢", "予检", "由警", "由檢", "由检"};
  static const char *const verbs[] = {"移交", "移交给", "移交給", "被移交"};
  return tw_words_hold(TW_WORDS(verbs), tw_reading_text(r, verb)) &&
         tw_words_begin(TW_WORDS(organs), tw_slice_sub(r->text, verb->end, r->text.len));
}

/* 这是广西展开追逃专项行动以来抓获的第42人: since when is told elsewhere. */
static bool is_undated_since(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const since[] = {"以来", "以來"};
  enum { REACH = 10 };
  uint32_t end = tokens->items[d->token].end;
  int i = d->token + 1;
  while ((size_t)i < tokens->count && i <= d->token + REACH && tokens->items[i].function != TW_F_COMMA)
    end = tokens->items[i++].end;
  if (!tw_words_stand_in(TW_WORDS(since), tw_slice_sub(r->text, tokens->items[d->token].end, end))) return false;
  for (i = d->token - 1; i >= 0; i--) {
    bool is_behind_time = i > 0 && tokens->items[i - 1].kind == TW_TOKEN_TIME; /* 今年4月，启动…以来 */
    if (tokens->items[i].kind == TW_TOKEN_TIME) return false;
    if (tokens->items[i].function == TW_F_COMMA && !is_behind_time) return true;
  }
  return true;
}

/* 簽訂了雙邊協議的國家, 扣押资产所追回的资金: the verb and its object describe what follows. */
static bool is_of_what_follows(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  if (d->object <= d->token || d->object >= d->last || d->rule->with_names) return false;
  const struct tw_token *next = &tokens->items[d->object + 1];
  return next->start == tokens->items[d->object].end &&
         (tw_slice_is(tw_reading_text(r, next), "的") || tw_slice_has_prefix(tw_reading_text(r, next), TW_SLICE("所")));
}

/* 宣判不予引渡, 宣判…须引渡: the court ruled on where somebody goes. */
static bool is_ruling(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token_list *tokens) {
  static const char *const verdicts[] = {"宣判", "判决", "判決"}, *const words[] = {"引渡"};
  if (!tw_words_hold(TW_WORDS(verdicts), tw_reading_text(r, &tokens->items[d->token]))) return false;
  return tw_reading_stands_in(r, d->sentence, TW_WORDS(words), tokens->items[d->token].end, tokens->items[d->last].end);
}

bool tw_event_is_topic_zh(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const papers[] = {"协定", "協定", "条约", "條約"};                /* 签署移交被定罪人士协定 */
  static const char *const copulas[] = {"是", "也是", "这是", "這是", "即是", "均是"}; /* ，是美国首次向中国遣返… */
  static const char *const deals[] = {"备忘录", "備忘錄", "协议", "協議", "协定",
                                      "協定",   "条约",   "條約", "安排"};                        /* 签署引渡备忘录 */
  static const char *const acts[] = {"的行动", "的行動", "的计划", "的計畫", "的計劃", "的命令"}; /* 抓捕某人的行动由 */
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  bool first_in_part = tw_event_first_behind_comma(tokens, d) == d->token;
  struct tw_slice before = tw_slice_sub(r->text, 0, tokens->items[d->token].start), rest = rest_of_part(r, d, tokens);
  uint32_t start = tokens->items[tw_event_first_behind_comma(tokens, d)].start;
  bool is_comment = tw_words_begin(TW_WORDS(copulas), tw_slice_sub(r->text, start, r->text.len));
  if (d->rule->needs_person && (is_comment || tw_words_end(TW_WORDS(papers), rest))) return true;
  if (d->rule->with_names & 1u << TW_NAME_OPERATION && is_undated_since(r, d, tokens)) return true;
  if (is_question(r, d->sentence) || is_of_what_follows(r, d, tokens) || is_ruling(r, d, tokens)) return true;
  if (d->rule->needs_person && tw_words_begin(TW_WORDS(deals), rest)) return true;
  if (d->rule->needs_person && is_stage(r, &tokens->items[d->token])) return true;
  bool is_launch = d->rule->with_names & 1u << TW_NAME_OPERATION;                     /* 2016年就展开行动 */
  static const char *const same[] = {"这次", "這次", "此次", "该次", "該次", "本次"}; /* 这次逮捕发生在, 此次资金归还 */
  enum { NEAR = 9 };                                                                  /* bytes: two characters between */
  size_t from = before.len > NEAR + sizeof "这次" ? before.len - NEAR - (sizeof "这次" - 1) : 0;
  bool is_act = !(d->rule->with_names & 1u << TW_NAME_OPERATION) && (d->rule->needs_person || d->rule->needs_money);
  if (is_act && from >= start && tw_words_stand_in(TW_WORDS(same), tw_slice_sub(before, from, before.len))) return true;
  static const char *const thanks[] = {"感谢", "感謝"}; /* 感谢民警及时止付冻结 */
  if (tw_reading_stands_in(r, d->sentence, TW_WORDS(thanks), start, tokens->items[d->token].start)) return true;
  if (d->rule->needs_person && first_in_part && tw_words_stand_in(TW_WORDS(acts), rest)) return true;
  return (is_noun(r, d, tokens) && !is_carried_out(r, d, tokens)) || (!is_launch && is_about(before, rest)) ||
         is_remark(rest, has_time(d, tokens) || !d->rule->needs_person) || is_condition(r, d, tokens);
}
