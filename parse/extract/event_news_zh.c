/* Chinese acts on many persons and on sums: told as news, or summed up in a report. */
#include "base/words.h"
#include "parse/extract/event_draft.h"
#include "parse/extract/time_words.h"

/* 逮捕15人 before the verb, in its clause. */
static bool has_arrests_before_zh(const struct tw_reading *r, const struct tw_event_draft *d) {
  for (size_t i = tw_reading_first_figure(r, d->sentence); i < r->figures.count && r->figures.items[i].sentence == d->sentence;
       i++) {
    const struct tw_figure *f = &r->figures.items[i];
    bool is_counted = f->measure >= 0 && f->unit != r->money_unit && f->trigger_token >= d->first && f->trigger_token < d->token;
    if (is_counted && tw_reading_sense(r, &r->sentences.items[d->sentence].tokens.items[f->trigger_token], TW_SENSE_EVENT))
      return true;
  }
  return false;
}

/* 逮捕15人，起获现钞: what was found on those who were caught is no event of its own. Chinese. */
bool tw_event_is_found_on_some_zh(const struct tw_reading *r, const struct tw_event_draft *d) {
  if (r->language != TW_PACK_ZH || d->object < 0) return false;
  int noun = tw_reading_noun(r, &r->sentences.items[d->sentence].tokens.items[d->object]);
  return noun >= 0 && r->pack->nouns.items[noun].unit < 0 && has_arrests_before_zh(r, d);
}

/* 警方, 海关, 公安局, a state: somebody who acts stands in the clause up to the verb, or behind it in the same part. Chinese. */
static bool has_actor_zh(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const bodies[] = {
      "警方",   "警队",     "警隊",     "警局",   "警察",   "公安",   "检方",   "檢方",     "检察",     "檢察",   "地检",
      "地檢",   "北检",     "北檢",     "法院",   "法庭",   "海关",   "海關",   "廉政",     "反贪",     "反貪",   "肃贪",
      "肅貪",   "委员会",   "委員會",   "调查局", "調查局", "调查处", "調查處", "移民局",   "刑事局",   "执法局", "執法局",
      "司法部", "司法机关", "司法機關", "警员",   "警員",   "探员",   "探員",   "执法人员", "執法人員", "当局",   "當局",
      "政府",   "监管局",   "監管局",   "管理局", "证监会", "證監會", "宪兵",   "憲兵",     "警卫队",   "警衛隊", "国民卫队"};
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  int last = d->token;
  while (last < d->last && tokens->items[last + 1].function != TW_F_COMMA) last++;
  return d->party_count || d->place.len ||
         tw_reading_stands_in(r, d->sentence, TW_WORDS(bodies), tokens->items[d->first].start, tokens->items[last].end);
}

/* 三年来抓获, not 经过5个月侦查，抓获: a span of time in the verb's own part. */
static bool has_duration_in_part(const struct tw_reading *r, const struct tw_event_draft *d) {
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  for (int i = tw_event_first_behind_comma(tokens, d); i <= d->last && (i <= d->token || tokens->items[i].function != TW_F_COMMA);
       i++)
    if (tokens->items[i].kind == TW_TOKEN_NUMBER && r->found.items[tokens->items[i].index].kind == TW_KIND_DURATION) return true;
  return false;
}

/* What a report sums up. Chinese. */
static bool is_summed_zh(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const sums[] = {
      "总共",     "總共",     "累计",     "累計",     "统计",     "統計",     "数据",     "數據",     "全国",
      "全國",     "共计",     "共計",     "以来",     "以來",     "已有",     "今年已",   "全年",     "年内",
      "年內",     "同期",     "同比",     "期间",     "期間",     "报告期",   "上半年",   "，占",     ",占",
      "公安机关", "公安機關", "检察机关", "檢察機關", "监察机关", "監察機關", "公安部门", "公安部門", "专项工作"};
  static const char *const times[] = {"此前", "先前", "早前", "之后", "之後", "其后", "其後"};
  static const char *const parts[] = {"其中", "各地"};
  const struct tw_sentence *s = &r->sentences.items[d->sentence];
  return has_duration_in_part(r, d) || tw_time_is_cumulative(r, d->sentence) || tw_reading_says(r, d->sentence, TW_WORDS(sums)) ||
         (!d->has_own_date && tw_reading_says(r, d->sentence, TW_WORDS(times))) ||
         tw_reading_stands_in(r, d->sentence, TW_WORDS(parts), s->start, s->tokens.items[d->token].start);
}

/* Which office or state acts stands in the verb's part, before it: 海关于是冻结3000万元, not 警方, of whom there are many.
 * Chinese. */
static bool has_named_actor_zh(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const bodies[] = {"海关", "海關", "廉署", "廉政",   "反贪",   "反貪",   "公安", "分局", "地检",
                                       "地檢", "法院", "法庭", "监管局", "監管局", "金融警", "宪兵", "憲兵"};
  static const char *const sums[] = {"共", "總", "总", "累", "计", "計"};
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  uint32_t start = tokens->items[d->first].start, end = tokens->items[d->token].start;
  static const char *const others[] = {"共下令", "申请", "申請", "聲請", "声请"}; /* 海关已申请限制令，冻结 */
  if (tw_words_end(TW_WORDS(sums), tw_slice_sub(r->text, 0, end))) return false;  /* 海关共查扣 */
  if (tw_reading_stands_in(r, d->sentence, TW_WORDS(others), start, end)) return false;
  for (int i = d->first; i <= d->last; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->kind == TW_TOKEN_TIME && r->found.items[t->index].flags & TW_FOUND_OPEN_END) return false; /* 从2016年开始 */
  }
  for (int i = d->first; i < d->token; i++) {
    const struct tw_sense *name = tw_reading_sense(r, &tokens->items[i], TW_SENSE_NAME);
    if (name && r->pack->names.items[name->target].kind != TW_NAME_PLACE) return true;
  }
  return tw_reading_stands_in(r, d->sentence, TW_WORDS(bodies), start, end);
}

/* 当场查扣: in one raid, whatever month it was in. Chinese. */
bool tw_event_is_on_the_spot_zh(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const words[] = {"当场", "當場", "现场", "現場", "即场", "即場"};
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  return r->language == TW_PACK_ZH &&
         tw_reading_stands_in(r, d->sentence, TW_WORDS(words), tokens->items[tw_event_first_behind_comma(tokens, d)].start,
                              tokens->items[d->token].start);
}

/* 意大利警方拘捕24名成员, 海关查获1亿现金: news without a date, of one who acts. Chinese. */
bool tw_event_is_news_zh(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { OPENING = 1 }; /* sentences behind the first: later sums belong to the news that was told */
  if (r->language != TW_PACK_ZH || d->date.len || d->is_planned || !has_actor_zh(r, d) || is_summed_zh(r, d)) return false;
  if (!d->rule->needs_money) return true;
  return !has_arrests_before_zh(r, d) && (d->sentence <= OPENING || has_named_actor_zh(r, d) || tw_event_is_on_the_spot_zh(r, d));
}

/* 一名涉嫌贩毒的公民已被引渡: one without a name. */
static bool tells_of_one(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const words[] = {"一名", "一位", "1名", "一男", "一女"};
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  int first = tw_event_first_behind_comma(tokens, d);
  return tw_words_begin(TW_WORDS(words), tw_slice_sub(r->text, tokens->items[first].start, r->text.len)) ||
         (d->token < d->last && tw_words_begin(TW_WORDS(words), tw_slice_sub(r->text, tokens->items[d->token].end, r->text.len)));
}

/* 某市公安局近日抓获: not 警方, of whom there are many. */
static bool has_named_office(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const offices[] = {"公安局", "分局", "支队", "支隊", "检察院", "檢察院", "海关", "海關", "派出所"};
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  return tw_reading_stands_in(r, d->sentence, TW_WORDS(offices), tokens->items[d->first].start, tokens->items[d->token].start);
}

/* 2021年，该组织也曾逮捕14名嫌犯: an act of long ago, which no report sums up. */
static bool is_of_the_past(const struct tw_reading *r, const struct tw_event_draft *d, int64_t count) {
  enum { MOST = 100 };
  static const char *const words[] = {"曾"};
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  return d->person_figure && count > 0 && count <= MOST && d->has_own_date && !is_summed_zh(r, d) &&
         tw_event_is_within(d->period, TW_EVENT_YEAR_DAYS) &&
         tw_reading_stands_in(r, d->sentence, TW_WORDS(words), tokens->items[d->first].start, tokens->items[d->token].start);
}

/* 今年4月，19名日本人被引渡; 警方逮捕99名男女: so many in one go, whom no report sums up. Chinese. */
bool tw_event_is_of_some_zh(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { OPENING = 1, MOST = 2000 };
  int64_t count = 0;
  bool is_one = r->language == TW_PACK_ZH && !d->person_figure && d->sentence <= OPENING && tells_of_one(r, d);
  if (r->language != TW_PACK_ZH || !(d->person_figure || is_one)) return false;
  if (d->is_recent) return d->person_figure && has_named_office(r, d) && !is_summed_zh(r, d);
  bool is_many = d->person_figure && (!tw_decimal_to_i64(d->person_figure->found->value, &count) || count > MOST);
  if (!is_many && tw_event_is_news_zh(r, d)) return true;
  bool is_own = d->has_own_date || d->basis == TW_BASIS_OPERATION;
  if (is_of_the_past(r, d, count)) return true;
  return d->date.len && !is_summed_zh(r, d) && tw_event_is_within(d->period, is_own ? TW_EVENT_MONTH_DAYS : TW_EVENT_FEW_DAYS);
}

bool tw_event_is_of_company_zh(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const ends[] = {"公司", "银行", "銀行", "企业", "企業"};
  static const char *const subjects[] = {"集团", "集團", "公司", "银行", "銀行"}, *const marks[] = {"被", "遭"};
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  bool is_dated = d->has_own_date || (d->date.len && d->basis != TW_BASIS_PARAGRAPH); /* 12月1日宣布，已对 */
  if (r->language != TW_PACK_ZH || !is_dated || !tw_event_is_within(d->period, TW_EVENT_MONTH_DAYS)) return false;
  int last = d->token, first = tw_event_first_behind_comma(tokens, d);
  while (last < d->last && tokens->items[last + 1].kind != TW_TOKEN_PUNCT) last++;
  uint32_t start = tokens->items[first].start, verb = tokens->items[d->token].start;
  bool is_subject = tw_reading_stands_in(r, d->sentence, TW_WORDS(subjects), start, verb) &&
                    tw_reading_stands_in(r, d->sentence, TW_WORDS(marks), start, tokens->items[d->token].end);
  static const char *const objects[] = {"对", "對", "向", "将", "將"}; /* 已对某银行提起诉讼 */
  bool is_object = tw_reading_stands_in(r, d->sentence, TW_WORDS(subjects), start, verb) &&
                   tw_reading_stands_in(r, d->sentence, TW_WORDS(objects), start, verb);
  return is_object || is_subject ||
         tw_words_end(TW_WORDS(ends), tw_slice_sub(r->text, tokens->items[d->token].end, tokens->items[last].end));
}

bool tw_event_is_aim_zh(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { SIDES = 2 };
  static const char *const selves[] = {"我们", "我們", "我国", "我國", "我方", "双方", "雙方", "两国", "兩國"};
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  bool is_signing =
      d->rule->with.count && !d->rule->needs_person && !d->rule->needs_money && !d->rule->needs_day && !d->rule->needs_date;
  return r->language == TW_PACK_ZH && is_signing && !d->date.len && !d->has_unknown_day && !d->person_count &&
         d->party_count < SIDES &&
         !tw_reading_stands_in(r, d->sentence, TW_WORDS(selves), tokens->items[d->first].start, tokens->items[d->last].end);
}
