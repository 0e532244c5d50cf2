/* Chinese operations: which of the many that are carried out have a name, or a start that is told. */
#include "base/words.h"
#include "parse/extract/event_draft.h"

/* 「拔钉」行动开展以来, 开展“蓝天”行动: named between `first` and `last`. */
bool tw_event_names_operation_zh(const struct tw_reading *r, const struct tw_event_draft *d, int first, int last) {
  static const char *const opens[] = {"“", "「", "『"};
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  return tw_reading_stands_in(r, d->sentence, TW_WORDS(opens), tokens->items[first].start, tokens->items[last].start);
}

/* 专案小组, 行动方案: a word of another thing. */
bool tw_event_is_compound_operation_zh(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token *t) {
  static const char *const heads[] = {"小组",   "小組",   "金检", "金檢", "检查", "檢查", "团队", "團隊",
                                      "组成员", "組成員", "人员", "人員", "方案", "计划", "計畫", "計劃",
                                      "办公室", "辦公室", "组，", "組，", "领导", "領導"};
  return r->language == TW_PACK_ZH && d->rule->with_names & 1u << TW_NAME_OPERATION &&
         tw_words_begin(TW_WORDS(heads), tw_slice_sub(r->text, t->end, r->text.len));
}

/* 展开一个名为「…」，针对洗钱活动的行动: the pause stands behind the name. */
bool tw_event_is_in_one_part_zh(const struct tw_reading *r, const struct tw_event_draft *d, int noun) {
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  if (!(d->rule->with_names & 1u << TW_NAME_OPERATION) || noun < d->token) return false;
  int comma = d->token + 1;
  while (comma < noun && tokens->items[comma].function != TW_F_COMMA) comma++;
  static const char *const calls[] = {"名为", "名為", "代号", "代號", "称为", "稱為", "叫做"}; /* not 合作“零障碍”，将…变成行动 */
  return comma < noun && tokens->items[comma - 1].function == TW_F_QUOTE &&
         tw_reading_stands_in(r, d->sentence, TW_WORDS(calls), tokens->items[d->token].start, tokens->items[comma].start);
}

/* 这场代号某某的行动由18国联手，在4月2日至5月8日间展开: of whom it is said by whom and when. */
bool tw_event_is_told_operation_zh(const struct tw_reading *r, const struct tw_event_draft *d, int noun) {
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  static const char *const leads[] = {"由"};
  if (r->language != TW_PACK_ZH || !d->rule->is_intransitive || !(d->rule->with_names & 1u << TW_NAME_OPERATION)) return false;
  int first = tw_event_first_behind_comma(tokens, d);
  for (int by = noun + 1; by < first; by++) {
    bool is_opening = by == noun + 1 || tokens->items[by - 1].kind == TW_TOKEN_PUNCT;
    if (is_opening && tw_words_begin(TW_WORDS(leads), tw_slice_sub(r->text, tokens->items[by].start, r->text.len))) return true;
  }
  return false;
}

/* 展开行动 without a name is what the police do every day. Chinese. */
bool tw_event_is_nameless_operation_zh(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const names[] = {"“",        "「",       "『",     "代号",   "代號",     "专项",     "專項",     "专案",
                                      "專案",     "收网",     "收網",   "追逃",   "全岛",     "全島",     "全国",     "全國",
                                      "这一行动", "這一行動", "该行动", "該行動", "上述行动", "重大行动", "重大行動", "为期",
                                      "為期",     "在逃",     "号行动", "號行動", "反腐",     "反貪",     "反贪"};
  if (r->language != TW_PACK_ZH || !(d->rule->with_names & 1u << TW_NAME_OPERATION) || d->object < 0) return false;
  if (d->date_end.len && d->has_own_date) return false;  /* 10月18日至30日展开执法行动: a run of days is no everyday */
  static const char *const origins[] = {"始于", "始於"}; /* 这次行动始于2018年 */
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  if (tw_words_end(TW_WORDS(origins), tw_reading_text(r, &tokens->items[d->token]))) return false;
  if (tw_reading_sense(r, &tokens->items[d->object], TW_SENSE_NAME)) return false;
  int first = d->token < d->object ? d->token : d->object, last = d->token < d->object ? d->object : d->token;
  while (first > d->first && tokens->items[first - 1].function != TW_F_COMMA) first--;
  while (last < d->last && tokens->items[last + 1].function != TW_F_COMMA) last++;
  enum { QUOTED = 5 }; /* 近日展开专项行动: of what happens of late only the named ones */
  static const char *const launches[] = {"启动", "啟動", "宣布启动", "宣布啟動"};
  bool is_everyday = d->is_recent && !tw_words_begin(TW_WORDS(launches), tw_reading_text(r, &tokens->items[d->token]));
  bool is_begun = d->object < d->token && tw_words_begin(TW_WORDS(launches), tw_reading_text(r, &tokens->items[d->token]));
  if (is_begun && !d->is_recent) return false; /* 此次行动于1月23日启动 */
  struct tw_words known = {names, is_everyday ? QUOTED : sizeof names / sizeof *names};
  return !tw_reading_stands_in(r, d->sentence, known, tokens->items[first].start, tokens->items[last].end);
}
