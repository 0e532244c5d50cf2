/* Chinese: what a pause between a verb and a number is worth. Mostly it parts them; not where the clause behind it only goes on
 * about what stands before. */
#include "base/ascii.h"
#include "base/words.h"
#include "parse/extract/govern.h"

/* The bytes of the digit or word that begins the text; 0: none does. */
static size_t worth_word(struct tw_words words, struct tw_slice text) {
  if (text.len && (tw_ascii_is_digit(text.ptr[0]) || text.ptr[0] == '.')) return 1;
  return tw_words_begin_length(words, text);
}

/* ，初步估计价值约35至40亿美元: nothing but what sums are worth stands between the comma and the sum. */
static bool is_all_worth(const struct tw_bond *b, int comma) {
  static const char *const words[] = {"按当时市场价格计算",
                                      "按當時市場價格計算",
                                      "按市价计算",
                                      "按市價計算",
                                      "初步估计",
                                      "初步估計",
                                      "大约",
                                      "大約",
                                      "估计",
                                      "估計",
                                      "评估",
                                      "評估",
                                      "预计",
                                      "預計",
                                      "预估",
                                      "預估",
                                      "粗估",
                                      "价值",
                                      "價值",
                                      "市值",
                                      "总值",
                                      "總值",
                                      "总额",
                                      "總額",
                                      "总数",
                                      "總數",
                                      "金额",
                                      "金額",
                                      "数额",
                                      "數額",
                                      "款额",
                                      "款額",
                                      "总计",
                                      "總計",
                                      "合计",
                                      "合計",
                                      "共计",
                                      "共計",
                                      "累计",
                                      "累計",
                                      "合共",
                                      "总共",
                                      "總共",
                                      "折合",
                                      "高达",
                                      "高達",
                                      "超过",
                                      "超過",
                                      "至少",
                                      "初步",
                                      "总",
                                      "總",
                                      "约",
                                      "約",
                                      "达",
                                      "達",
                                      "为",
                                      "為",
                                      "共",
                                      "逾",
                                      "近",
                                      "资金",
                                      "資金",
                                      "款项",
                                      "款項",
                                      "现金",
                                      "現金",
                                      "现款",
                                      "現款",
                                      "钱款",
                                      "錢款",
                                      "值",
                                      "黑市",
                                      "估值",
                                      "千克",
                                      "公斤",
                                      "吨",
                                      "噸",
                                      "重",
                                      "，",
                                      ","};
  enum { LONGEST = 60 }; /* bytes */
  const struct tw_found *f = b->figure->found;
  uint32_t start = b->tokens->items[comma].end,
           end = f->hedge_start < f->start && f->hedge_start >= start ? f->hedge_start : f->start;
  size_t next = (size_t)b->figure->token + 1;
  bool is_last = next >= b->tokens->count || b->tokens->items[next].kind == TW_TOKEN_PUNCT;
  if (end == start && f->hedge_start < f->start) return is_last; /* 追回资产，大约289亿令吉。 */
  if (end <= start || end - start > LONGEST) return false;
  struct tw_slice rest = tw_slice_sub(b->r->text, start, end);
  for (size_t n; (n = worth_word(TW_WORDS(words), rest)) > 0;) rest = tw_slice_sub(rest, n, rest.len);
  return !rest.len;
}

/* 冻结12个账户，涉款780万元: the clause says what the things of the clause before it are worth. */
bool tw_govern_is_worth_zh(const struct tw_bond *b, int comma) {
  static const char *const labels[] = {"涉及金额", "涉及金額", "涉及资金", "涉及資金", "涉及款项",     "涉及款項",     "总价值",
                                       "總價值",   "价值",     "價值",     "总值",     "總值",         "总额",         "總額",
                                       "市值",     "资金",     "資金",     "内有",     "內有",         "合计",         "合計",
                                       "折合",     "约值",     "約值",     "价值约",   "其中包括价值", "其中包括價值", "包括价值",
                                       "包括價值", "估计市值", "估計市值"};
  if ((size_t)comma + 1 >= b->tokens->count || b->figure->unit != b->r->money_unit) return false;
  const struct tw_token *next = &b->tokens->items[comma + 1];
  struct tw_slice rest = tw_slice_sub(b->r->text, next->start, b->r->text.len);
  return tw_words_begin(TW_WORDS(labels), rest) || tw_words_begin(tw_reading_phrases(b->r, TW_PHRASE_WORTH), rest) ||
         is_all_worth(b, comma);
}

/* 连续4日遣返涉诈人员，累计人数达1060人: the clause says how many those of the clause before are. */
static bool is_tally(const struct tw_bond *b, int comma) {
  static const char *const labels[] = {"累计人数", "累計人數", "累计达", "累計達", "总人数", "總人數", "人数达",
                                       "人數達",   "多达",     "多達",   "人数共", "人數共", "人数逾", "人數逾",
                                       "人数超过", "人數超過", "共计",   "共計",   "合计",   "合計"};
  size_t next = (size_t)comma + 1;
  bool is_count = b->figure->unit >= 0 && b->figure->unit != b->r->money_unit && b->figure->noun_token < 0;
  return is_count && next < b->tokens->count && b->token < comma &&
         tw_words_begin(TW_WORDS(labels), tw_slice_sub(b->r->text, b->tokens->items[next].start, b->r->text.len));
}

/* 没收的约1.31亿美元赃款，将返还给…: what the clause behind the comma says is done with the sum before it. */
bool tw_govern_is_topic_zh(const struct tw_bond *b, int comma) {
  static const char *const starts[] = {"将",   "將",   "已", "被", "均已", "全部", "全数", "全數", "其后", "最终",
                                       "現已", "现已", "则", "則", "也",   "亦",   "并已", "並已", "于",   "於"};
  if ((size_t)comma + 1 >= b->tokens->count || b->token < comma || b->figure->unit != b->r->money_unit) return false;
  for (int i = comma - 1; i >= 0 && b->tokens->items[i].function != TW_F_COMMA; i--)
    if (tw_govern_is_verb(b->r, &b->tokens->items[i]) && !tw_govern_is_attribute_zh(b, i)) return false;
  const struct tw_token *next = &b->tokens->items[comma + 1];
  return tw_words_begin(TW_WORDS(starts), tw_slice_sub(b->r->text, next->start, b->r->text.len));
}

int tw_govern_clause_start_zh(const struct tw_bond *b, int token) {
  for (int i = token - 1; i >= 0; i--) {
    const struct tw_token *t = &b->tokens->items[i];
    if (t->kind == TW_TOKEN_PUNCT && (t->function == TW_F_COMMA || t->function == TW_F_SEMI || t->function == TW_F_STOP))
      return i + 1;
  }
  return 0;
}

/* A verb stands in that part of the sentence which no 的 behind it makes an attribute. */
static bool has_predicate(const struct tw_bond *b, int first, int last) {
  static const char *const doers[] = {"犯", "者", "分子", "团伙", "團伙", "集团", "集團", "案"}; /* 诈骗犯 */
  for (int i = last - 1; i >= first; i--) {
    if (b->tokens->items[i].function == TW_F_DE) return false;
    struct tw_slice behind = tw_slice_sub(b->r->text, b->tokens->items[i].end, b->r->text.len);
    if (tw_govern_is_verb(b->r, &b->tokens->items[i]) && !tw_words_begin(TW_WORDS(doers), behind)) return true;
  }
  return false;
}

/* 73名韩国籍嫌犯，今天早上全员被押送回国: nothing but who they are stands before the pause, and behind it what was done with
 * them. */
static bool is_told_of_persons(const struct tw_bond *b, int comma) {
  static const char *const starts[] = {"被",   "由",   "经",   "經",   "已",   "均",   "先后", "先後", "陆续", "陸續",
                                       "全部", "全员", "全員", "日前", "近日", "分批", "随后", "隨後", "全数", "全數",
                                       "悉数", "悉數", "一并", "一併", "集体", "集體", "最终", "最終", "以"};
  enum { REACH = 6 };
  const struct tw_figure *f = b->figure;
  if (f->unit < 0 || f->unit == b->r->money_unit || f->is_base || comma < f->last_token || b->token < comma) return false;
  if (f->noun_token >= 0 && f->noun_token < f->token) return false; /* 外逃的党员有91人，目前已追回 */
  if (has_predicate(b, f->last_token + 1, comma) || has_predicate(b, tw_govern_clause_start_zh(b, f->token), f->token))
    return false;
  struct tw_slice behind = tw_slice_sub(b->r->text, b->tokens->items[comma].end, b->r->text.len);
  if (tw_words_begin(TW_WORDS(starts), behind) || b->tokens->items[comma + 1].kind == TW_TOKEN_TIME) return true;
  static const char *const them[] = {"将他们", "將他們", "将其",   "將其",   "把他们",
                                     "把他們", "将二人", "將二人", "将两人", "將兩人"};
  if (tw_reading_stands_in(b->r, f->sentence, TW_WORDS(them), b->tokens->items[comma].end, b->tokens->items[b->token].start))
    return true; /* 锁定两名男子，于22日将他们截获 */
  for (int i = comma + 1; i < b->token && i - comma <= REACH && b->tokens->items[i].function != TW_F_COMMA; i++)
    if (b->tokens->items[i].function == TW_F_PASS || b->tokens->items[i].function == TW_F_BY) return true;
  return false;
}

bool tw_govern_goes_on_zh(const struct tw_bond *b, int comma) {
  struct tw_bond last = *b;
  last.token = (int)b->tokens->count - 1;
  return comma < last.token && b->tokens->items[comma].function == TW_F_COMMA && is_told_of_persons(&last, comma);
}

int tw_govern_told_zh(const struct tw_bond *b) {
  for (int i = b->figure->last_token + 1; i < b->token; i++)
    if (b->tokens->items[i].function == TW_F_COMMA) return is_told_of_persons(b, i) ? i : -1;
  return -1;
}

/* 检获大量物品，包括武器、总值约1360万元的现金 */
static bool opens_list(const struct tw_bond *b, int comma) {
  return b->figure->unit == b->r->money_unit && comma < b->figure->token && b->tokens->items[comma + 1].function == TW_F_INCL;
}

int tw_govern_comma_cost_zh(const struct tw_bond *b, int comma) {
  enum { WORTH = 6, TOPIC = 8, LISTED = 8, FULL = 60 };
  if (is_told_of_persons(b, comma)) return TOPIC;
  if (tw_govern_is_worth_zh(b, comma) || is_tally(b, comma)) return WORTH;
  if (opens_list(b, comma)) return LISTED;
  if (tw_noun_is_topic_comma_zh(b->r, b->tokens, comma)) return TOPIC;
  if ((size_t)comma + 1 < b->tokens->count && b->tokens->items[comma + 1].function == TW_F_AND) return LISTED; /* ，以及现金 */
  return tw_govern_is_topic_zh(b, comma) ? TOPIC : FULL;
}
