/* Chinese: the verb stands before its object, behind it after 将 and 被, and a label stands before its sum. */
#include "base/words.h"
#include "parse/extract/govern.h"
#include "parse/extract/part_series.h"

static const uint8_t function_cost[TW_F_COUNT] = {
    [TW_F_MODAL] = 1, [TW_F_TO] = 3,     [TW_F_FROM] = 2,  [TW_F_WITH] = 3,  [TW_F_BY] = 3,     [TW_F_IN] = 2,
    [TW_F_AND] = 6,   [TW_F_SUB] = 25,   [TW_F_IF] = 30,   [TW_F_NEG] = 2,   [TW_F_INCL] = 12,  [TW_F_OBJ] = 2,
    [TW_F_PASS] = 2,  [TW_F_LINK] = 1,   [TW_F_DE] = 2,    [TW_F_EACH] = 5,  [TW_F_PLAN] = 5,   [TW_F_COMMA] = 60,
    [TW_F_SEMI] = 90, [TW_F_COLON] = 20, [TW_F_DASH] = 40, [TW_F_OPEN] = 10, [TW_F_CLOSE] = 10, [TW_F_STOP] = 90,
};

enum { FIGURE_COST = 9, VERB_COST = 14, NOUN_COST = 2, WORD_BYTES = 6, WORD_MOST = 12 };

/* Another verb of the clause stands before it. */
static bool has_verb_before(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  enum { REACH = 12 };
  for (int i = verb - 1; i >= 0 && verb - i <= REACH && tokens->items[i].kind != TW_TOKEN_PUNCT; i--)
    if (tw_govern_is_verb(r, &tokens->items[i])) return true;
  return false;
}

bool tw_govern_is_attributive_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  size_t next = (size_t)verb + 1;
  while (next < tokens->count && tokens->items[next].start == tokens->items[next - 1].end &&
         tw_govern_is_verb(r, &tokens->items[next]))
    next++;
  if (next >= tokens->count || tokens->items[next].function != TW_F_DE) return false;
  return next == (size_t)verb + 1 || has_verb_before(r, tokens, verb); /* 返还冻结的资金 returns */
}

/* A verb that describes a noun: 的 stands behind it, or it tells a state (在逃嫌疑人). */
bool tw_govern_is_attribute_zh(const struct tw_bond *b, int token) {
  if (tw_govern_is_attributive_zh(b->r, b->tokens, token)) return true;
  const struct tw_sense *s = tw_reading_sense(b->r, &b->tokens->items[token], TW_SENSE_TRIGGER);
  return s && (b->r->pack->triggers.items[s->target].flags & TW_TRIGGER_INTRANSITIVE);
}

/* 起诉集资诈骗、贪污等犯罪198人: between a verb and a count a verb that takes nothing but sums is the name of a crime. */
static bool is_crime_of_count(const struct tw_bond *b, const struct tw_token *t) {
  static const char *const joints[] = {"犯罪", "、", "案", "等"};
  enum { REACH_BYTES = 18 }; /* 挪用资金等案件 */
  uint32_t start = b->figure->found->start, end = t->end + REACH_BYTES < start ? t->end + REACH_BYTES : start;
  bool is_count = b->figure->unit >= 0 && b->figure->unit != b->r->money_unit && t->end < start;
  if (!is_count || !tw_words_stand_in(TW_WORDS(joints), tw_slice_sub(b->r->text, t->end, end))) return false;
  for (const struct tw_sense *s = NULL; (s = tw_reading_next_sense(b->r, t, TW_SENSE_TRIGGER, s));) {
    const struct tw_pack_trigger *trigger = &b->r->pack->triggers.items[s->target];
    if (trigger->measure < 0) return false;
    const struct tw_pack_measure *measure = &b->r->pack->measures.items[trigger->measure];
    if (measure->takes_period || tw_reading_holds(&measure->units, b->figure->unit)) return false;
  }
  return true;
}

static int token_cost(const struct tw_bond *b, int token) {
  const struct tw_reading *r = b->r;
  const struct tw_token *t = &b->tokens->items[token];
  switch (t->kind) {
  case TW_TOKEN_FUNCTION:
  case TW_TOKEN_PUNCT: return function_cost[t->function];
  case TW_TOKEN_FIGURE: return FIGURE_COST;
  case TW_TOKEN_HIT: {
    bool is_verb = tw_govern_is_verb(r, t) && !tw_govern_is_attribute_zh(b, token) && !is_crime_of_count(b, t);
    return is_verb ? VERB_COST : NOUN_COST;
  }
  case TW_TOKEN_WORD: {
    int cost = (int)(t->end - t->start) / WORD_BYTES + 1;
    return cost < WORD_MOST ? cost : WORD_MOST;
  }
  default: return 1;
  }
}

/* 8噸可卡因、250件槍支以及4800萬美元: things in a list, each with its number. */
static bool is_listed_thing(const struct tw_bond *b, int token) {
  const struct tw_token *t = &b->tokens->items[token];
  if (b->figure->unit != b->r->money_unit) return false;
  if (t->function == TW_F_AND) return (size_t)token + 1 < b->tokens->count && t[1].kind == TW_TOKEN_FIGURE;
  return t->kind == TW_TOKEN_FIGURE && b->r->found.items[t->index].kind == TW_KIND_QUANTITY;
}

static int token_or_comma_cost(const struct tw_bond *b, int token) {
  enum { LISTED = 3, JOINED = 2 };
  if (is_listed_thing(b, token)) return LISTED;
  if (b->figure->unit == b->r->money_unit && b->tokens->items[token].function == TW_F_AND)
    return JOINED; /* 电脑、手机和1万令吉 */
  return b->tokens->items[token].function == TW_F_COMMA ? tw_govern_comma_cost_zh(b, token) : token_cost(b, token);
}

static int cost_between(const struct tw_bond *b, int first, int last) {
  return tw_govern_cost_between(b, first, last, token_or_comma_cost);
}

static bool has_function(const struct tw_bond *b, int first, int last, enum tw_function f) {
  for (int i = first > 0 ? first : 0; i < last && (size_t)i < b->tokens->count; i++)
    if (b->tokens->items[i].function == f) return true;
  return false;
}

/* 转移到安置点, 返回至: where to, not what. */
static bool leads_to_place(const struct tw_reading *r, const struct tw_token *t) {
  static const char *const words[] = {"到", "至", "往", "向"};
  return tw_words_begin(TW_WORDS(words), tw_reading_text(r, t));
}

/* Something follows the verb that can be its object. */
static bool has_object(const struct tw_bond *b) {
  static const char *const gives[] = {"给", "給", "予", "回到"}; /* what stands behind is who gets it */
  enum { CHARACTER = 3 };
  size_t next = (size_t)b->token + 1;
  if (next < b->tokens->count && leads_to_place(b->r, &b->tokens->items[next])) return false;
  if (b->figure->unit == b->r->money_unit && tw_words_end(TW_WORDS(gives), tw_reading_text(b->r, &b->tokens->items[b->token])))
    return false;
  for (int i = b->token + 1; (size_t)i < b->tokens->count; i++) {
    const struct tw_token *t = &b->tokens->items[i];
    if (t->kind == TW_TOKEN_PUNCT) return false;
    bool is_syllable = t->end - t->start <= CHARACTER;      /* 国 of 返抵国门 */
    int noun = is_syllable ? -1 : tw_reading_noun(b->r, t); /* 610万欧元将归还该国: who has a unit gets the sum */
    bool is_recipient = noun >= 0 && b->figure->unit == b->r->money_unit && b->r->pack->nouns.items[noun].unit >= 0;
    if (t->kind == TW_TOKEN_FIGURE || (noun >= 0 && !is_recipient)) return true;
    if (t->kind == TW_TOKEN_WORD && t->end - t->start > 6) return false;
  }
  return false;
}

/* 与59个国家签署, 与美国、波兰等5国签有. */
static bool is_partner(const struct tw_bond *b) {
  enum { REACH = 40 };
  for (int i = b->figure->token - 1; i >= 0 && b->figure->token - i <= REACH; i--) {
    const struct tw_token *t = &b->tokens->items[i];
    if (t->function == TW_F_WITH || (t->function == TW_F_TO && b->figure->token - i == 1)) return true; /* 向124人发出 */
    if (t->kind == TW_TOKEN_WORD && tw_slice_has_suffix(tw_reading_text(b->r, t), TW_SLICE("跟")))
      return true; /* 已经跟39国签署 */
    bool is_named = t->function == TW_F_AND || t->function == TW_F_LINK || tw_reading_sense(b->r, t, TW_SENSE_NAME);
    if (!is_named) return false;
  }
  return false;
}

/* 涉案赃款2100万元全部追缴到案: nothing but how much of the sum stands before what was done with it. */
static bool is_told_of_sum(const struct tw_bond *b) {
  static const char *const shares[] = {"全部", "全数", "全數", "全额",   "全額",   "悉数", "悉數", "均",
                                       "均已", "已全", "已悉", "已全部", "已全数", "均被", "尽数", "已被全部"};
  const struct tw_figure *f = b->figure;
  if (f->unit != b->r->money_unit || b->token <= f->last_token + 1) return false;
  struct tw_slice between = tw_slice_sub(b->r->text, b->tokens->items[f->last_token].end, b->tokens->items[b->token].start);
  return tw_words_hold(TW_WORDS(shares), between);
}

/* 189名、外逃10年以上的47名: the verb describes the next number. */
static bool describes_next(const struct tw_bond *b) {
  for (size_t i = (size_t)b->token + 1; i + 1 < b->tokens->count && b->tokens->items[i].kind != TW_TOKEN_PUNCT; i++)
    if (b->tokens->items[i].function == TW_F_DE) return b->tokens->items[i + 1].kind == TW_TOKEN_FIGURE;
  return false;
}

/* 逮捕5名外籍人士，包括2名遭通缉的台湾人: which ones of them. */
static bool is_led_by_parts(const struct tw_bond *b) {
  return b->figure->token > 0 && b->tokens->items[b->figure->token - 1].function == TW_F_INCL;
}

/* 8人为潜逃10年以上人员, 潜逃10年以上的外逃人员8名: which ones of them. */
static bool describes_duration(const struct tw_bond *b) {
  size_t next = (size_t)b->token + 1;
  if (!(b->trigger->flags & TW_TRIGGER_INTRANSITIVE) || next >= b->tokens->count) return false;
  const struct tw_token *t = &b->tokens->items[next];
  bool is_duration = t->kind == TW_TOKEN_NUMBER && b->r->found.items[t->index].kind == TW_KIND_DURATION;
  bool is_behind_link = b->figure->token + 1 < b->token && b->tokens->items[b->token - 1].function == TW_F_LINK;
  return is_duration && (is_behind_link || b->token < b->figure->token || is_led_by_parts(b)); /* 其中8人潜逃10年以上 */
}

/* 对12名潜逃境外的嫌疑人: the verb stands between the number and its noun, which it describes. */
static bool describes_own_noun(const struct tw_bond *b) {
  size_t next = (size_t)b->token + 1;
  return b->figure->noun_token > b->token && next < b->tokens->count && b->tokens->items[next].function == TW_F_DE;
}

/* 5名潜逃国外的通缉对象经动员后自首: another verb of the clause says what they did. */
static bool has_verb_behind_noun(const struct tw_bond *b) {
  for (size_t i = (size_t)b->figure->noun_token + 1; i < b->tokens->count && b->tokens->items[i].kind != TW_TOKEN_PUNCT; i++)
    if (tw_govern_is_verb(b->r, &b->tokens->items[i])) return true;
  return false;
}

/* 对12名嫌疑人提起公诉: who it was done to stands before the verb. */
static bool is_led_by_to(const struct tw_bond *b) {
  static const char *const leads[] = {"对", "對"};
  const struct tw_token *before = b->figure->token > 0 ? &b->tokens->items[b->figure->token - 1] : NULL;
  return before && tw_words_hold(TW_WORDS(leads), tw_reading_text(b->r, before));
}

/* 40名嫌犯近半数曾外逃: what they once did is not how they are now. */
static bool is_of_the_past(const struct tw_bond *b) {
  static const char *const marks[] = {"曾", "曾经", "曾經"};
  uint32_t start = b->tokens->items[b->token].start;
  return b->trigger->flags & TW_TRIGGER_INTRANSITIVE && tw_words_end(TW_WORDS(marks), tw_slice_sub(b->r->text, 0, start));
}

enum hold { HOLD_NONE, HOLD_SUMS, HOLD_OTHER };

/* What a verb among the token's meanings does to the label behind it: one for sums takes it, a trap that overrides too. */
static enum hold verb_hold(const struct tw_bond *b, const struct tw_token *t) {
  enum hold hold = HOLD_NONE;
  for (const struct tw_sense *s = NULL; (s = tw_reading_next_sense(b->r, t, TW_SENSE_TRIGGER, s));) {
    const struct tw_pack_trigger *trigger = &b->r->pack->triggers.items[s->target];
    if (trigger->as != TW_AS_VERB) continue;
    if (trigger->measure < 0)
      hold = trigger->flags & TW_TRIGGER_OVERRIDES ? HOLD_SUMS : HOLD_OTHER;
    else if (tw_reading_holds(&b->r->pack->measures.items[trigger->measure].units, b->r->money_unit))
      return HOLD_SUMS;
  }
  return hold;
}

/* The next verb for sums behind that token, in the same clause; -1 when there is none. */
static int next_verb_for_sums(const struct tw_bond *b, int token) {
  for (int i = token + 1; (size_t)i < b->tokens->count; i++) {
    const struct tw_token *t = &b->tokens->items[i];
    bool ends = t->function == TW_F_COMMA || t->function == TW_F_SEMI || t->function == TW_F_STOP;
    if (ends || t->kind == TW_TOKEN_FIGURE) return -1;
    if (tw_govern_is_verb(b->r, t) && verb_hold(b, t) == HOLD_SUMS) return i;
  }
  return -1;
}

/* 36万余元诈骗涉案资金返还给10人, 102.6万元冻结资金返还: the verb says which money it is, a later one what was done with it. */
static bool says_which_money(const struct tw_bond *b) {
  static const char *const money[] = {"资金", "資金", "款", "现金", "現金", "财物", "財物", "资产", "資產"};
  if (b->figure->unit != b->r->money_unit) return false;
  int next = next_verb_for_sums(b, b->token);
  if (next < 0) return false;
  struct tw_slice between = tw_slice_sub(b->r->text, b->tokens->items[b->token].start, b->tokens->items[next].start);
  return tw_words_stand_in(TW_WORDS(money), between);
}

/* 将追回的36万元…返还, 对追回的255万元进行发还: the verb says which money it is that 将 takes as the object of a later one. */
static bool describes_fronted(const struct tw_bond *b) {
  static const char *const leads[] = {"对", "對"};
  if (b->figure->unit != b->r->money_unit || next_verb_for_sums(b, b->figure->token) < 0) return false;
  int start = tw_govern_clause_start_zh(b, b->token);
  for (int i = start; i < b->token; i++)
    if (b->tokens->items[i].function == TW_F_OBJ || tw_words_hold(TW_WORDS(leads), tw_reading_text(b->r, &b->tokens->items[i])))
      return true;
  return false;
}

/* 被拘留的64名男子今天返抵国门: another verb of the clause says what became of those whom the verb describes. */
static bool describes_returned(const struct tw_bond *b) {
  const struct tw_figure *f = b->figure;
  if (f->is_base || f->unit < 0 || f->unit == b->r->money_unit) return false;
  for (int i = f->last_token + 1; (size_t)i < b->tokens->count; i++) {
    if (b->tokens->items[i].kind == TW_TOKEN_PUNCT && !tw_govern_goes_on_zh(b, i)) return false;
    const struct tw_sense *s = tw_reading_sense(b->r, &b->tokens->items[i], TW_SENSE_TRIGGER);
    const struct tw_pack_trigger *trigger = s ? &b->r->pack->triggers.items[s->target] : NULL;
    if (!trigger || trigger->measure < 0 || trigger->as != TW_AS_VERB || trigger->flags & TW_TRIGGER_INTRANSITIVE) continue;
    if (tw_govern_is_attributive_zh(b->r, b->tokens, i)) return false;
    return trigger->measure != b->trigger->measure &&
           tw_reading_holds(&b->r->pack->measures.items[trigger->measure].units, f->unit);
  }
  return false;
}

/* 冻结了某人贪污后藏匿的5亿元, 没收已被侵吞并提现的10亿元: behind another verb for sums, what 的 leads on to the sum only
 * describes it. */
static bool is_in_relative(const struct tw_bond *b) {
  static const char *const joints[] = {"并", "並", "、", "和", "及", "与", "與"};
  int of = b->figure->token - 1, inner = b->token;
  if (b->figure->unit != b->r->money_unit || of <= b->token || b->tokens->items[of].function != TW_F_DE) return false;
  for (int i = b->token - 1; i >= 0 && b->tokens->items[i].kind != TW_TOKEN_TIME; i--) {
    const struct tw_token *t = &b->tokens->items[i];
    if (t->kind == TW_TOKEN_PUNCT && t->function != TW_F_AND) return false;
    if (verb_hold(b, t) != HOLD_SUMS) continue;
    struct tw_slice between = tw_slice_sub(b->r->text, t->end, b->tokens->items[inner].start);
    inner = i;
    if (tw_words_begin(TW_WORDS(joints), between)) continue; /* 追回并归还的26亿 */
    return !tw_govern_is_attributive_zh(b->r, b->tokens, i);
  }
  return false;
}

/* 经劝返后投案: how it came to what the later verb says. */
static bool is_before_another(const struct tw_bond *b) {
  static const char *const afters[] = {"后", "後"}, *const means[] = {"经", "經"};
  const struct tw_figure *f = b->figure;
  if (!tw_words_end(TW_WORDS(means), tw_slice_sub(b->r->text, 0, b->tokens->items[b->token].start))) return false;
  struct tw_slice behind = tw_slice_sub(b->r->text, b->tokens->items[b->token].end, b->r->text.len);
  if (f->unit < 0 || f->unit == b->r->money_unit || !tw_words_begin(TW_WORDS(afters), behind)) return false;
  for (size_t i = (size_t)b->token + 1; i < b->tokens->count && b->tokens->items[i].kind != TW_TOKEN_FIGURE; i++) {
    const struct tw_sense *s = tw_reading_sense(b->r, &b->tokens->items[i], TW_SENSE_TRIGGER);
    const struct tw_pack_trigger *next = s ? &b->r->pack->triggers.items[s->target] : NULL;
    if (next && next->measure >= 0 && next->as == TW_AS_VERB &&
        tw_reading_holds(&b->r->pack->measures.items[next->measure].units, f->unit))
      return next->measure != b->trigger->measure;
  }
  return false;
}

/* 5人因自首从轻判罚 */
static bool is_reason(const struct tw_bond *b) {
  static const char *const marks[] = {"因", "由于", "由於", "因为", "因為"};
  return b->trigger->flags & TW_TRIGGER_INTRANSITIVE && b->figure->unit != b->r->money_unit &&
         tw_words_end(TW_WORDS(marks), tw_slice_sub(b->r->text, 0, b->tokens->items[b->token].start));
}

static int score_right_verb(const struct tw_bond *b) {
  enum { FRONTED = 92, INTRANSITIVE = 95, BARE = 80, PARTNER = 80, WITH_OBJECT = 40, TOLD_OF_SUM = 112 };
  if (b->figure->is_base || is_of_the_past(b) || says_which_money(b)) return 0; /* 100名…中，已有58人归案 */
  if (is_before_another(b)) return WITH_OBJECT;
  if (is_reason(b)) return 0;
  if (describes_own_noun(b) && (is_led_by_to(b) || is_led_by_parts(b) || has_verb_behind_noun(b))) return 0;
  if (is_told_of_sum(b)) return TOLD_OF_SUM;
  int start = tw_govern_clause_start_zh(b, b->figure->token);
  if (has_function(b, start, b->figure->token, TW_F_OBJ) || has_function(b, b->figure->last_token, b->token, TW_F_PASS) ||
      has_function(b, b->figure->last_token, b->token, TW_F_BY)) /* 2人由泰方移交 */
    return FRONTED;
  if (describes_next(b) || describes_duration(b)) return 0;
  if (is_led_by_to(b)) return FRONTED;
  if (b->trigger->flags & TW_TRIGGER_INTRANSITIVE) return INTRANSITIVE;
  if (is_partner(b)) return PARTNER;
  return has_object(b) ? WITH_OBJECT : BARE;
}

/* A verb for sums that has the label as its object: 挽回损失, 冻结涉案资金. */
static bool is_label_governed(const struct tw_bond *b) {
  enum { REACH = 6, REACH_OF_WORTH = 16, COUNTED = 2 }; /* 归还一笔…资金，涉及金额… */
  bool has_passed_worth = false;
  for (int i = b->token - 1; i >= 0 && b->token - i <= (has_passed_worth ? REACH_OF_WORTH : REACH); i--) {
    const struct tw_token *t = &b->tokens->items[i];
    bool is_count = t->kind == TW_TOKEN_FIGURE && b->r->found.items[t->index].kind == TW_KIND_QUANTITY;
    bool is_thing = is_count && (has_passed_worth || b->token - i <= COUNTED); /* 返还40笔涉诈资金 */
    if ((t->kind == TW_TOKEN_FIGURE && !is_thing) || t->kind == TW_TOKEN_TIME) return false;
    bool is_comma = t->function == TW_F_COMMA && tw_govern_is_worth_zh(b, i);
    has_passed_worth |= is_comma;
    if (t->kind == TW_TOKEN_PUNCT && !is_comma && t->function != TW_F_QUOTE && t->function != TW_F_AND) return false;
    enum hold hold = verb_hold(b, t);
    if (hold != HOLD_NONE) return hold == HOLD_SUMS;
  }
  return false;
}

/* 113人遇难: a count stands right before the verb, which so has its subject. */
static bool has_counted_subject(const struct tw_bond *b) {
  int i = b->token - 1;
  if (!(b->trigger->flags & TW_TRIGGER_INTRANSITIVE)) return false;
  while (i >= 0 &&
         (tw_reading_noun(b->r, &b->tokens->items[i]) >= 0 || tw_reading_sense(b->r, &b->tokens->items[i], TW_SENSE_COUNTER)))
    i--;
  return i >= 0 && b->tokens->items[i].kind == TW_TOKEN_FIGURE;
}

/* The verb soon behind the comma and at least a word, -1 when there is none: ，将返还, ，则在去年归还给. */
static int verb_behind(const struct tw_bond *b, int comma) {
  enum { REACH = 6 };
  for (int i = comma + 2; (size_t)i < b->tokens->count && i - comma <= REACH; i++) {
    if (b->tokens->items[i].kind == TW_TOKEN_FIGURE || b->tokens->items[i].kind == TW_TOKEN_PUNCT) return -1;
    if (tw_govern_is_verb(b->r, &b->tokens->items[i])) return i;
  }
  return -1;
}

/* The clause behind the figure's says what was done with it: 没收的1亿元，将返还…. */
static bool has_comment(const struct tw_bond *b) {
  for (size_t i = (size_t)b->figure->token + 1; i + 2 < b->tokens->count; i++) {
    if (b->tokens->items[i].kind == TW_TOKEN_FIGURE) return false;
    if (b->tokens->items[i].function != TW_F_COMMA) continue;
    struct tw_bond next = *b;
    next.token = verb_behind(b, (int)i);
    return next.token >= 0 && tw_govern_is_topic_zh(&next, (int)i);
  }
  return false;
}

/* 出动专机将37名成员移交美国: between the verb and the number 将 begins what another verb does. */
static bool is_cut_off(const struct tw_bond *b) {
  if (!has_function(b, b->token + 1, b->figure->token, TW_F_OBJ)) return false;
  for (size_t i = (size_t)b->figure->last_token + 1; i < b->tokens->count && b->tokens->items[i].function != TW_F_COMMA; i++)
    if (tw_govern_is_verb(b->r, &b->tokens->items[i])) return true;
  return false;
}

/* 追回挪用自基金的14亿元: where the sum was taken from. */
static bool is_source(const struct tw_bond *b) {
  size_t next = (size_t)b->token + 1;
  return b->figure->unit == b->r->money_unit && b->token > 0 && next < b->tokens->count &&
         tw_slice_is(tw_reading_text(b->r, &b->tokens->items[next]), "自") &&
         verb_hold(b, &b->tokens->items[b->token - 1]) == HOLD_SUMS;
}

/* A verb for sums that tells what was done with them, not how they were lost. */
static bool is_measure_taken(const struct tw_bond *b, const struct tw_token *t) {
  const struct tw_hit *hit = tw_reading_hit(b->r, t);
  for (size_t i = 0; hit && i < hit->sense_count; i++) {
    const struct tw_sense *s = &hit->senses[i];
    if (s->kind != TW_SENSE_TRIGGER || s->pack != b->r->pack_index) continue;
    const struct tw_pack_trigger *trigger = &b->r->pack->triggers.items[s->target];
    if (trigger->as != TW_AS_VERB || trigger->measure < 0) continue;
    const struct tw_pack_measure *measure = &b->r->pack->measures.items[trigger->measure];
    if (measure->takes_period && tw_reading_holds(&measure->units, b->r->money_unit)) return true;
  }
  return false;
}

/* Of the trigger's measure; a trap has none. */
static bool takes_period(const struct tw_bond *b) {
  return b->trigger->measure >= 0 && b->r->pack->measures.items[b->trigger->measure].takes_period;
}

/* 冻结电信网络诈骗涉案资金150万元: behind another verb for sums, which crime the money is of. */
static bool is_kind_of_crime(const struct tw_bond *b) {
  enum { REACH = 4 };
  if (b->figure->unit != b->r->money_unit || takes_period(b)) return false;
  for (int i = b->token - 1; i >= 0 && b->token - i <= REACH; i--) {
    const struct tw_token *t = &b->tokens->items[i];
    if (t->kind == TW_TOKEN_PUNCT || t->kind == TW_TOKEN_FIGURE || t->kind == TW_TOKEN_TIME || t->kind == TW_TOKEN_FUNCTION)
      return false;
    if (is_measure_taken(b, t)) return !tw_govern_is_attributive_zh(b->r, b->tokens, i);
  }
  return false;
}

/* 遣返的64名嫌疑人中的58人: the verb describes the ones that they are taken from. */
static bool is_share_of_described(const struct tw_bond *b) {
  enum { REACH = 3 };
  const struct tw_figure *f = b->figure, *base = f - 1;
  bool is_of = f->token > 0 && b->tokens->items[f->token - 1].function == TW_F_DE && f > b->r->figures.items;
  return is_of && base->sentence == f->sentence && base->is_base && f->token - base->last_token <= REACH;
}

/* 没收的股份与不动产，估计价值约35亿美元: what the verb describes is what the clause of the sum is about. */
static bool is_worth_behind(const struct tw_bond *b) {
  if (has_verb_before(b->r, b->tokens, b->token)) return false; /* 归还一笔遭挪用的资金，涉及金额… */
  for (int i = b->figure->token - 1; i > b->token; i--)
    if (b->tokens->items[i].function == TW_F_COMMA) return tw_govern_is_worth_zh(b, i);
  return false;
}

static int score_left_verb(const struct tw_bond *b) {
  enum { OBJECT = 100, DESCRIBING = 76, STATE = 64, TOPIC = 50, RELATIVE = 46 };
  bool is_behind_verb = b->token > 0 && tw_govern_is_verb(b->r, &b->tokens->items[b->token - 1]);
  if (b->trigger->flags & TW_TRIGGER_INTRANSITIVE && is_behind_verb && b->figure->noun_token < 0)
    return 0; /* 抓获潜逃5年以上有667人 */
  if (describes_duration(b) || is_cut_off(b)) return 0;
  if (is_in_relative(b) || is_source(b) || is_kind_of_crime(b)) return RELATIVE;
  if (describes_fronted(b)) return TOPIC;
  if (is_share_of_described(b)) return 0;
  if (tw_govern_is_attributive_zh(b->r, b->tokens, b->token) && is_worth_behind(b)) return OBJECT;
  if (tw_govern_is_attributive_zh(b->r, b->tokens, b->token)) return has_comment(b) || describes_returned(b) ? TOPIC : DESCRIBING;
  enum { SUFFERED = 64 };
  struct tw_slice word = tw_reading_text(b->r, &b->tokens->items[b->token]);
  if (tw_slice_has_prefix(word, TW_SLICE("被")) && is_label_governed(b)) return SUFFERED; /* 返还被骗的钱 */
  int of = b->figure->token - 1;                                                          /* 外逃十年以上的有19人 */
  if (of > 0 && b->tokens->items[of].function == TW_F_LINK) of--;
  bool is_of_bare = of >= 0 && b->tokens->items[of].function == TW_F_DE && b->figure->noun_token < 0;
  if ((b->trigger->flags & TW_TRIGGER_INTRANSITIVE) && is_of_bare) return 0; /* 潜逃5年以上的222名: which ones of them */
  bool is_state = (b->trigger->flags & TW_TRIGGER_INTRANSITIVE) && b->figure->noun_token > b->token;
  return is_state || has_counted_subject(b) ? STATE : OBJECT;
}

/* 涉及4200万元, not 涉及一马公司的2亿元, 涉案户口内约900万元 or 21亿元涉及骗案: a weak label stands right before its sum. */
static bool is_bare_label(const struct tw_bond *b) {
  for (int i = b->token + 1; i < b->figure->token; i++)
    if (b->tokens->items[i].kind == TW_TOKEN_WORD || tw_reading_noun(b->r, &b->tokens->items[i]) >= 0) return false;
  return b->token < b->figure->token && !has_function(b, b->token + 1, b->figure->token, TW_F_DE);
}

/* 查扣名车8辆、名表14支及账户等不法所得达1.8亿元; 检获70板货物，包括鱼皮、烈酒等，市值1.4亿元: things in a list between the verb
 * and what they are worth. */
static bool is_sum_of_list(const struct tw_bond *b) {
  int things = 0;
  bool is_opened = false;
  if (b->figure->unit != b->r->money_unit || b->trigger->as == TW_AS_NOUN) return false;
  for (int i = b->token + 1; i < b->figure->token; i++) {
    const struct tw_token *t = &b->tokens->items[i];
    bool opens = t->function == TW_F_COMMA && b->tokens->items[i + 1].function == TW_F_INCL;
    is_opened |= opens;
    if (t->function == TW_F_COMMA && !opens && !(is_opened && tw_govern_is_worth_zh(b, i))) return false;
    if (t->function == TW_F_SEMI || (i > b->token + 1 && tw_govern_is_verb(b->r, t))) return false;
    things += t->kind == TW_TOKEN_FIGURE && b->r->found.items[t->index].kind == TW_KIND_QUANTITY;
  }
  return things > 1 || (things && is_opened);
}

/* 洗黑钱集团的27.5亿元资产: the verb only says which gang. */
static bool is_of_gang(const struct tw_bond *b) {
  static const char *const gangs[] = {"集团",       "集團",       "团伙",       "團夥",         "團伙",
                                      "及洗黑钱集", "及洗黑錢集", "和洗钱集团", "与洗黑钱集团", "及洗钱集团"};
  static const char *const others[] = {"网络", "網絡", "组织", "組織", "犯罪", "案"};
  if (b->trigger->as != TW_AS_VERB || takes_period(b)) return false;
  struct tw_slice behind = tw_slice_sub(b->r->text, b->tokens->items[b->token].end, b->r->text.len);
  return tw_words_begin(TW_WORDS(gangs), behind) ||
         (b->trigger->flags & TW_TRIGGER_STRICT && tw_words_begin(TW_WORDS(others), behind));
}

/* 被捕犯嫌诈骗869名国民: who was caught stands right behind the verb. */
static bool is_suffered_by_others(const struct tw_bond *b, int cost) {
  enum { OWN_COST = 8 };
  return cost > OWN_COST && b->figure->unit != b->r->money_unit && b->trigger->as == TW_AS_VERB &&
         tw_slice_has_prefix(tw_reading_text(b->r, &b->tokens->items[b->token]), TW_SLICE("被"));
}

/* 移交移民总局, 移交给警方处理: to an authority of the same state; not 移交中国警方. */
static bool is_handed_to_authority(const struct tw_bond *b) {
  static const char *const verbs[] = {"移交", "移交给", "移交給", "被移交", "送交", "交给", "交給"};
  static const char *const authorities[] = {"局",   "署",   "院",   "厅",   "廳",   "警方", "机关", "機關", "部门",
                                            "部門", "法庭", "检方", "檢方", "警局", "当局", "當局", "警察"};
  static const char *const others[] = {"中方", "中国", "中國", "我国", "我國", "我方", "大陆", "大陸", "内地", "內地"};
  enum { REACH = 4 };
  if (b->figure->unit == b->r->money_unit || !tw_words_hold(TW_WORDS(verbs), tw_reading_text(b->r, &b->tokens->items[b->token])))
    return false;
  int end = b->token + 1;
  for (; (size_t)end < b->tokens->count && end - b->token <= REACH && b->tokens->items[end].kind != TW_TOKEN_PUNCT; end++)
    if (tw_reading_sense(b->r, &b->tokens->items[end], TW_SENSE_NAME)) return false;
  struct tw_slice to = tw_slice_sub(b->r->text, b->tokens->items[b->token].end, b->tokens->items[end - 1].end);
  return tw_words_stand_in(TW_WORDS(authorities), to) && !tw_words_stand_in(TW_WORDS(others), to);
}

/* 加大对一千名逃犯的追捕: what is to be done. */
static bool is_named_act(const struct tw_bond *b) {
  static const char *const words[] = {"加大", "加强", "加強", "继续", "繼續", "推进", "推進", "展开", "展開", "开展", "開展"};
  if (b->token <= b->figure->token || b->tokens->items[b->token - 1].function != TW_F_DE) return false;
  uint32_t start = b->tokens->items[tw_govern_clause_start_zh(b, b->figure->token)].start;
  return tw_reading_stands_in(b->r, b->figure->sentence, TW_WORDS(words), start, b->figure->found->start);
}

/* 45亿美元贪腐案, 价值17亿欧元的税务欺诈: which case it is that the sum is named with. */
static bool is_case_of_sum(const struct tw_bond *b) {
  enum { REACH = 3 };
  if (b->trigger->as != TW_AS_NOUN || b->token - b->figure->last_token > REACH) return false;
  for (int i = b->figure->last_token + 1; i < b->token; i++)
    if (tw_reading_sense(b->r, &b->tokens->items[i], TW_SENSE_TRIGGER)) return false; /* 21亿元涉及骗案 */
  return tw_reading_noun(b->r, &b->tokens->items[b->token]) >= 0;
}

/* 没收和6.65亿美元的民事罚款: what 的 leads on to says which kind of sum it is. */
static bool is_kind_of_sum(const struct tw_bond *b) {
  enum { REACH = 3 };
  int last = b->figure->last_token;
  return b->token > last + 1 && b->token - last <= REACH && b->tokens->items[last + 1].function == TW_F_DE && takes_period(b);
}

/* 4500元被骗资金全部回到账户, 将甲2万元被骗资金、乙1万元被骗资金返还: the label only says which money it is, the verb of the
 * clause what became of it. */
static bool is_label_of_money_moved(const struct tw_bond *b) {
  if (b->figure->unit != b->r->money_unit || takes_period(b)) return false;
  int next = next_verb_for_sums(b, b->token);
  if (next >= 0 || !has_function(b, tw_govern_clause_start_zh(b, b->figure->token), b->figure->token, TW_F_OBJ)) return next >= 0;
  for (size_t i = (size_t)b->token + 1; i < b->tokens->count && b->tokens->items[i].function != TW_F_COMMA; i++)
    if (is_measure_taken(b, &b->tokens->items[i])) return true;
  return false;
}

/* 起诉案件54件80人: the persons stand right behind their cases, and so as near to the verb as these. */
static int left_end(const struct tw_bond *b) {
  int i = b->figure->token - 1;
  bool is_behind_counter = i > 1 && tw_reading_sense(b->r, &b->tokens->items[i], TW_SENSE_COUNTER) &&
                           b->tokens->items[i].end == b->tokens->items[i + 1].start;
  if (is_behind_counter) i--;
  bool is_pair = i > b->token && b->tokens->items[i].kind == TW_TOKEN_FIGURE && b->figure->unit != b->r->money_unit;
  return is_pair && b->tokens->items[i].end + (is_behind_counter ? 3u : 0u) >= b->figure->found->start ? i : b->figure->token;
}

int tw_govern_score_zh(const struct tw_bond *b) {
  enum {
    LABEL_BEFORE = 104,
    LABEL_BEHIND = 84,
    LABEL_OF_KIND = 108,
    LABEL_OF_MOVED = 56,
    GOVERNED_LABEL = 60,
    STRICT_COST = 4,
    LIST_SHARE = 4,
    LIST_MOST = 30
  };
  const struct tw_figure *f = b->figure;
  if (b->tokens->items[b->token].depth > b->tokens->items[f->token].depth) return 0;
  bool is_left = b->token < f->token;
  int cost, score;
  if (is_left) {
    cost = cost_between(b, b->token, left_end(b));
    bool is_listed = is_sum_of_list(b);
    if (cost >= TW_GOVERN_FAR && !is_listed) return 0;
    if (is_listed) cost = cost / LIST_SHARE < LIST_MOST ? cost / LIST_SHARE : LIST_MOST;
    int label = is_label_governed(b) ? GOVERNED_LABEL : LABEL_BEFORE;
    score = b->trigger->as == TW_AS_NOUN ? label : score_left_verb(b);
  } else {
    int last = f->noun_token > f->token && f->noun_token < b->token ? f->noun_token : f->token;
    int told = tw_govern_told_zh(b);
    cost = cost_between(b, told > last ? told - 1 : last, b->token);
    if (cost >= TW_GOVERN_FAR) return 0;
    int label = is_kind_of_sum(b) ? LABEL_OF_KIND : is_label_of_money_moved(b) ? LABEL_OF_MOVED : LABEL_BEHIND;
    score = b->trigger->as != TW_AS_NOUN ? score_right_verb(b) : label;
  }
  if (b->trigger->measure < 0 && !is_left && tw_part_is_compared_zh(b->r, f)) return 0; /* 较2018年的18名减少 */
  bool is_strict = b->trigger->flags & TW_TRIGGER_STRICT;
  if (is_of_gang(b) || (is_left && is_suffered_by_others(b, cost)) || is_handed_to_authority(b) || is_named_act(b)) return 0;
  if (is_strict && !is_left && is_case_of_sum(b)) return LABEL_BEHIND - cost;
  if (is_strict && (cost > STRICT_COST || (b->trigger->as == TW_AS_NOUN && !is_bare_label(b)))) return 0;
  return score > cost ? score - cost : 0;
}
