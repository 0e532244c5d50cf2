/* Numbers that count nothing of their own: sizes of lists, bases of shares, thresholds, slogans. */
#include "base/words.h"
#include "parse/extract/bound_en.h"
#include "parse/extract/contrast.h"
#include "parse/extract/govern.h"
#include "parse/extract/passes.h"
#include "parse/extract/trap_en.h"
#include "parse/extract/trap_zh.h"

static const struct tw_token *at(const struct tw_token_list *tokens, int i) {
  return i >= 0 && (size_t)i < tokens->count ? &tokens->items[i] : NULL;
}

static bool is_function(const struct tw_token *t, enum tw_function f) {
  return t && t->function == f;
}

/* A noun that begins with a list's name: "most-wanted corruption suspects". */
static bool names_list(const struct tw_reading *r, const struct tw_token *t) {
  const struct tw_pack_word_list *lists = &r->pack->lists.of[r->language];
  if (t->kind != TW_TOKEN_HIT || r->language != TW_PACK_EN) return false;
  for (size_t i = 0; i < lists->count; i++)
    if (tw_slice_has_prefix_nocase(tw_reading_text(r, t), lists->items[i])) return true;
  return false;
}

/* "the 100", "China's 100", "a list of 100": all that are on it. */
static bool is_whole_list(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  const struct tw_token *before = at(tokens, f->token - 1);
  return is_function(before, TW_F_DET) || tw_reading_is(r, before, TW_SLICE("top")) || tw_reading_is(r, before, TW_SLICE("s")) ||
         (before && tw_slice_has_suffix(tw_reading_text(r, before), TW_SLICE("'s")));
}

/* "the list of Italy's 30 most dangerous": English. */
static bool is_behind_list_of(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { REACH = 5 };
  for (int i = f->token - 2; r->language == TW_PACK_EN && i > 0 && f->token - i <= REACH; i--)
    if (is_function(at(tokens, i), TW_F_OF))
      return tw_reading_is(r, at(tokens, i - 1), TW_SLICE("list")) || tw_reading_is(r, at(tokens, i - 1), TW_SLICE("roster"));
  return false;
}

/* The number opens a name of a list: "100 most wanted", "a list of 100", 前5人. */
static bool is_list_size(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { REACH = 3 };
  for (int i = f->token + 1; i <= f->token + REACH; i++) {
    const struct tw_token *t = at(tokens, i);
    if (!t || t->kind == TW_TOKEN_PUNCT || t->kind == TW_TOKEN_FIGURE) break;
    if (tw_reading_sense(r, t, TW_SENSE_LIST) || (names_list(r, t) && is_whole_list(r, f, tokens))) return true;
  }
  if (r->language == TW_PACK_EN && is_function(at(tokens, f->token - 1), TW_F_OF) &&
      (tw_reading_is(r, at(tokens, f->token - 2), TW_SLICE("list")) ||
       tw_reading_is(r, at(tokens, f->token - 2), TW_SLICE("roster"))))
    return true;
  if (is_whole_list(r, f, tokens) && is_behind_list_of(r, f, tokens)) return true;
  const struct tw_token *before = at(tokens, f->token - 1);
  if (before && tw_reading_sense(r, before, TW_SENSE_LIST) && before->end == at(tokens, f->token)->start) return true;
  if (!before || (before->kind != TW_TOKEN_WORD && before->kind != TW_TOKEN_HIT) || before->end != at(tokens, f->token)->start)
    return false;
  return tw_slice_has_suffix(tw_reading_text(r, before), TW_SLICE("前"));
}

/* "Out of the total proceeds of crime of Rs 250 crore, assets worth": a sum in a phrase that opens the sentence with "of".
 * English. */
static bool is_opening_whole(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { REACH = 10 };
  int first = tw_reading_is(r, at(tokens, 0), TW_SLICE("out")) ? 1 : 0;
  if (f->found->kind != TW_KIND_MONEY || f->token > REACH || !is_function(at(tokens, first), TW_F_OF)) return false;
  for (int i = first; i < f->token; i++)
    if (at(tokens, i)->kind == TW_TOKEN_PUNCT || at(tokens, i)->kind == TW_TOKEN_FIGURE) return false;
  return is_function(at(tokens, f->last_token + 1), TW_F_COMMA);
}

/* "Of the 680", "out of 213 cases", "among the 1,335": what a share is taken of. */
static bool is_base_en(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  int i = f->token - 1;
  bool is_definite = false;
  while (is_function(at(tokens, i), TW_F_DET) || tw_reading_is(r, at(tokens, i), TW_SLICE("total"))) {
    is_definite = true;
    i--;
  }
  static const char *const parts[] = {"tranche",    "part",        "portion",  "batch", "half", "share",
                                      "instalment", "installment", "fraction", "slice", "bulk", "rest"};
  const struct tw_token *t = at(tokens, i), *before = at(tokens, i - 1);
  if (is_definite && is_function(t, TW_F_OF) && before && tw_words_hold(TW_WORDS(parts), tw_reading_text(r, before)))
    return true; /* "the first tranche of the 60 million" */
  bool is_opening = i == 0 || (before && before->kind == TW_TOKEN_PUNCT) || is_function(before, TW_F_AND);
  if (tw_reading_is(r, t, TW_SLICE("among")) && tw_slice_is(tw_reading_text(r, at(tokens, f->token)), "them")) return false;
  if (tw_reading_is(r, t, TW_SLICE("among")) || tw_reading_is(r, t, TW_SLICE("amongst"))) return is_opening || is_definite;
  static const char *const sums[] = {"sum", "amount", "value"};
  if (is_function(t, TW_F_OF) && tw_words_hold(TW_WORDS(sums), before ? tw_reading_text(r, before) : TW_SLICE_NONE)) {
    i -= 2; /* "out of the total sum of 69 billion" */
    while (is_function(at(tokens, i), TW_F_DET) || tw_reading_is(r, at(tokens, i), TW_SLICE("total"))) i--;
    if (is_function(at(tokens, i), TW_F_OF) && tw_reading_is(r, at(tokens, i - 1), TW_SLICE("out"))) return true;
  }
  if (!is_function(t, TW_F_OF)) return false;
  if (before && before->kind == TW_TOKEN_NUMBER && r->found.items[before->index].kind == TW_KIND_PERCENT)
    return true; /* "some 40 per cent of $52 million" */
  if (f->found->kind == TW_KIND_MONEY && !is_opening && !is_definite && !(before && before->kind == TW_TOKEN_FIGURE) &&
      at(tokens, i - 2) && at(tokens, i - 2)->function == TW_F_NONE)
    return false; /* "swindled victims out of 20 billion" */
  bool is_share = f->found->kind == TW_KIND_MONEY && before && before->kind == TW_TOKEN_FIGURE &&
                  r->found.items[before->index].kind == TW_KIND_MONEY; /* "$15 million of the bank's $81 million" */
  is_share |= f->found->kind == TW_KIND_QUANTITY && before && before->kind == TW_TOKEN_FIGURE &&
              r->found.items[before->index].kind == TW_KIND_QUANTITY; /* "22 of 64 suspects" */
  return is_opening || is_share || tw_reading_is(r, before, TW_SLICE("out")) ||
         (is_definite && before && before->kind == TW_TOKEN_FIGURE);
}

/* "country's", "its"; the mark may be a token of its own. */
static bool is_owner(const struct tw_reading *r, const struct tw_token *t) {
  static const char *const owners[] = {"s", "its", "their"};
  struct tw_slice word = tw_reading_text(r, t);
  return tw_words_hold(TW_WORDS(owners), word) || tw_slice_has_suffix(word, TW_SLICE("'s")) ||
         tw_slice_has_suffix(word, TW_SLICE("’s"));
}

/* "32 of the country's 100 fugitives", "five of its 12 members": somebody's whole, of which a figure is a share. */
static bool is_possessed_base(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { REACH = 6 };
  int of = f->token - 1;
  for (; of > 0 && f->token - of <= REACH && !is_function(at(tokens, of), TW_F_OF); of--) {
    const struct tw_token *t = at(tokens, of);
    bool may_stand = t->kind == TW_TOKEN_WORD || t->kind == TW_TOKEN_HIT || is_function(t, TW_F_DET) ||
                     is_function(t, TW_F_QUOTE) || is_function(t, TW_F_PRON);
    if (!may_stand) return false;
  }
  if (of <= 0 || f->token - of > REACH || at(tokens, of - 1)->kind != TW_TOKEN_FIGURE) return false;
  for (int i = of + 1; i < f->token; i++)
    if (is_owner(r, at(tokens, i))) return true;
  return false;
}

/* 价值超过7亿美元的资产, 价值逾1000亿的…: the sum of what is spoken of, no bound. */
static bool is_worth_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const things[] = {"资产",   "資產",     "资金",     "資金",     "款项",     "款項", "现金", "現金",
                                       "财产",   "財產",     "财物",     "財物",     "股权",     "房产", "房產", "不动产",
                                       "不動產", "加密货币", "加密貨幣", "虚拟货币", "虛擬貨幣", "存款", "损失", "損失",
                                       "亏损",   "虧損",     "罚款",     "罰款",     "罚金",     "罰金"};
  static const char *const kinds[] = {"被盗", "被盜", "被骗", "被騙", "涉案", "涉诈", "涉詐", "非法", "不法", "犯罪", "诈骗",
                                      "詐騙", "巨额", "巨額", "海外", "境外", "国家", "國家", "失窃", "失竊", "赃"};
  static const char *const values[] = {"价值",   "價值", "总值", "總值", "市值", "总价值",
                                       "總價值", "合计", "合計", "共计", "共計"};
  struct tw_slice before = tw_slice_sub(r->text, 0, tokens->items[f->token].start);
  enum { REACH_BYTES = 24 }; /* 总值超过新币: the hedge and the currency's name */
  uint32_t end = tokens->items[f->token].start, start = end > REACH_BYTES ? end - REACH_BYTES : 0;
  if (tw_words_end(TW_WORDS(values), before) || tw_words_stand_in(TW_WORDS(values), tw_slice_sub(r->text, start, end)))
    return true;
  const struct tw_token *behind = at(tokens, f->token + 2);
  struct tw_slice rest = behind ? tw_slice_sub(r->text, behind->start, r->text.len) : TW_SLICE_NONE;
  struct tw_slice head = tw_slice_sub(rest, tw_words_begin_length(TW_WORDS(kinds), rest), rest.len); /* 79亿令吉的被盗资产 */
  return tw_words_begin(TW_WORDS(things), rest) || tw_words_begin(TW_WORDS(things), head) ||
         tw_words_begin(tw_reading_phrases(r, TW_PHRASE_HOLDING), rest);
}

/* 5万元以上大案, 5万元以上、挪用公款10万元以上…大案: bounds in a row, up to what they sort. */
static bool leads_to_case_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const things[] = {"大案", "要案", "案件", "重大", "特大", "大要案"};
  enum { REACH = 16 };
  const struct tw_token *next = at(tokens, f->token + 1);
  bool is_least = f->found->qualifier == TW_AT_LEAST, is_in_row = is_function(next, TW_F_AND) && is_least;
  for (int i = f->token + 1; i <= f->token + REACH && at(tokens, i); i++) {
    const struct tw_token *t = at(tokens, i);
    int noun = tw_reading_noun(r, t);
    bool is_counted =
        noun >= 0 && r->pack->nouns.items[noun].unit >= 0 && at(tokens, i + 1) && at(tokens, i + 1)->kind == TW_TOKEN_FIGURE;
    if (is_counted && (is_least || i > f->token + 1)) return true; /* 过千万元走私案件23起 */
    if (tw_words_begin(TW_WORDS(things), tw_slice_sub(r->text, t->start, r->text.len))) return is_in_row;
    if (t->kind == TW_TOKEN_PUNCT && t->function != TW_F_QUOTE && t->function != TW_F_AND) return false;
  }
  return false;
}

/* 合同诈骗逾亿元的王某, 涉案金额达40余亿元的诈骗案: what one case is about, no bound. */
static bool is_of_one_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const links[] = {"达", "達", "高达", "高達", "共计", "共計", "为", "為"};
  const struct tw_token *before = at(tokens, f->token - 1), *behind = at(tokens, f->token + 2);
  if (!behind || behind->kind == TW_TOKEN_FIGURE || !is_function(at(tokens, f->token + 1), TW_F_DE)) return false;
  bool is_masked = tw_slice_find(tw_reading_text(r, behind), TW_SLICE("某"), 0) > 0;
  return is_masked || (before && tw_words_hold(TW_WORDS(links), tw_reading_text(r, before)));
}

/* 超过百亿元、投资者超过百万人的案件: a bound beside another bound, which 的 ends. */
static bool is_bound_in_row_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { REACH = 8 };
  if (!is_function(at(tokens, f->token + 1), TW_F_AND)) return false;
  for (int i = f->token + 2; i <= f->token + REACH && at(tokens, i); i++) {
    const struct tw_token *t = at(tokens, i);
    if (t->kind == TW_TOKEN_PUNCT) return false;
    if (t->kind != TW_TOKEN_FIGURE) continue;
    const struct tw_token *de =
        at(tokens, i + 1) && tw_reading_noun(r, at(tokens, i + 1)) >= 0 ? at(tokens, i + 2) : at(tokens, i + 1);
    return is_function(de, TW_F_DE) && r->found.items[t->index].qualifier != TW_EXACT;
  }
  return false;
}

/* 归还超过20亿美元的被侵吞资产: the sum stands right behind a verb for sums, and nothing that is counted behind 的. */
static bool is_object_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { REACH = 4 };
  const struct tw_token *verb = at(tokens, f->token - 1);
  const struct tw_sense *s = verb ? tw_reading_sense(r, verb, TW_SENSE_TRIGGER) : NULL;
  if (!s || r->pack->triggers.items[s->target].as != TW_AS_VERB || r->pack->triggers.items[s->target].measure < 0) return false;
  const struct tw_pack_measure *measure = &r->pack->measures.items[r->pack->triggers.items[s->target].measure];
  if (!measure->takes_period || !tw_reading_holds(&measure->units, r->money_unit)) return false;
  for (int i = f->token + 2; i <= f->token + REACH && at(tokens, i) && at(tokens, i)->kind != TW_TOKEN_PUNCT; i++) {
    int noun = tw_reading_noun(r, at(tokens, i));
    if (noun >= 0 && r->pack->nouns.items[noun].unit >= 0) return false;
  }
  return true;
}

/* 犯罪金额百万元以上有8人: by what they are sorted. */
static bool is_bound_of_people_zh(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const words[] = {"以上有", "以下有", "以上的有", "以上共有"};
  return tw_words_begin(TW_WORDS(words), tw_slice_sub(r->text, f->found->end, r->text.len)) ||
         (f->found->end >= strlen("以上") &&
          tw_words_begin(TW_WORDS(words), tw_slice_sub(r->text, f->found->end - strlen("以上"), r->text.len)));
}

/* 1000万元以上的58名, 过千万元走私案件23起: by which things are sorted. */
static bool is_bound_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  if (is_of_one_zh(r, f, tokens)) return false;
  if (is_bound_in_row_zh(r, f, tokens) || is_bound_of_people_zh(r, f)) return true;
  return leads_to_case_zh(r, f, tokens) ||
         (is_function(at(tokens, f->token + 1), TW_F_DE) && !is_worth_zh(r, f, tokens) && !is_object_zh(r, f, tokens));
}

/* A bound that sorts cases, not a sum: "exceeding 10 million", 1000万元以上的58名. */
static bool is_threshold(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  if (f->found->kind != TW_KIND_MONEY) return false;
  if (r->language == TW_PACK_ZH) {
    bool has_bound = f->found->qualifier == TW_AT_LEAST || f->found->qualifier == TW_MORE_THAN ||
                     f->found->qualifier == TW_AT_MOST || f->found->qualifier == TW_LESS_THAN;
    return has_bound && is_bound_zh(r, f, tokens);
  }
  return tw_bound_en_is(r, f, tokens);
}

/* A phrase of the pack right before or behind: "zero tolerance", "Chapter". */
static bool is_in_slogan(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  const struct tw_token *next = at(tokens, f->token + 1), *before = at(tokens, f->token - 1);
  return (next && tw_reading_sense(r, next, TW_SENSE_SLOGAN)) || (before && tw_reading_sense(r, before, TW_SENSE_SLOGAN));
}

/* Short names of states; two of them or one behind a state's name and a comma are the states that 两国 sums up. */
static bool ends_in_state_zh(struct tw_slice word) {
  static const char *const states = "中美英法德意日俄韩韓朝加澳新马馬泰缅緬越老柬菲印巴西葡荷比瑞奥土以埃南";
  enum { CHARACTER = 3 };
  if (word.len < CHARACTER || word.len > 4 * CHARACTER) return false;
  return tw_slice_find(tw_slice_from(states), tw_slice_sub(word, word.len - CHARACTER, word.len), 0) >= 0;
}

/* 马、美两国, 中泰两国: the number sums up states that were just named. */
static bool is_named_states_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  const struct tw_token *before = at(tokens, f->token - 1);
  struct tw_slice behind = tw_slice_sub(r->text, f->found->end, r->text.len);
  struct tw_slice own = tw_slice_sub(r->text, f->found->start, f->found->end);
  bool is_states = tw_slice_has_prefix(behind, TW_SLICE("国")) || tw_slice_has_prefix(behind, TW_SLICE("國")) ||
                   tw_slice_has_suffix(own, TW_SLICE("国")) || tw_slice_has_suffix(own, TW_SLICE("國"));
  if (!is_states) return false;
  if (tw_slice_has_prefix(own, TW_SLICE("两")) || tw_slice_has_prefix(own, TW_SLICE("兩")))
    return true; /* 两国: the ones spoken of */
  if (!before || before->end != at(tokens, f->token)->start) return false;
  const struct tw_sense *name = tw_reading_sense(r, before, TW_SENSE_NAME);
  if (name && r->pack->names.items[name->target].kind == TW_NAME_STATE) return true;
  return before->kind == TW_TOKEN_WORD && ends_in_state_zh(tw_reading_text(r, before));
}

/* 前董事及另外两名男子共3人: the sum behind it counts them. */
static bool is_summed_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const sums[] = {"共", "合共", "共计", "共計", "一共", "总共", "總共", "合计", "合計"};
  const struct tw_token *link = at(tokens, f->last_token + 1), *sum = at(tokens, f->last_token + 2);
  if (!link || link->function != TW_F_LINK || !sum || sum->kind != TW_TOKEN_FIGURE) return false;
  if (f->found->kind != r->found.items[sum->index].kind) return false;
  return tw_words_hold(TW_WORDS(sums), tw_reading_text(r, link)) && f->noun_token > f->token &&
         f->found->kind == TW_KIND_QUANTITY;
}

/* 8男1女: a count told by sex; its parts are no counts of their own. */
static bool is_by_sex_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  struct tw_slice behind = tw_slice_sub(r->text, f->found->end, r->text.len);
  struct tw_slice own = tw_slice_sub(r->text, f->found->start, f->found->end);
  bool is_man = tw_slice_has_prefix(behind, TW_SLICE("男")) || tw_slice_has_suffix(own, TW_SLICE("男"));
  bool is_woman = tw_slice_has_prefix(behind, TW_SLICE("女")) || tw_slice_has_suffix(own, TW_SLICE("女"));
  if (!is_man && !is_woman) return false;
  int step = is_man ? 1 : -1;
  for (int i = 1; i <= 2; i++) {
    const struct tw_token *t = at(tokens, f->token + step * i);
    if (t && t->kind == TW_TOKEN_FIGURE) return true;
  }
  return false;
}

/* 他和9名华人被捕: one more than these. */
static bool is_beside_one_zh(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const ones[] = {"他和",     "她和",     "他与",     "她与",     "他與",     "她與",
                                     "他同",     "她同",     "他及",     "她及",     "他和其他", "她和其他",
                                     "他与其他", "他與其他", "他同其他", "他及其他", "本人和",   "夫妇和"};
  return f->found->kind == TW_KIND_QUANTITY && tw_words_end(TW_WORDS(ones), tw_slice_sub(r->text, 0, f->found->start));
}

/* "5万元以上50万元以下": the bounds of a statute. */
static bool is_statutory_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  const struct tw_token *next = at(tokens, f->token + 1), *before = at(tokens, f->token - 1);
  if (r->language != TW_PACK_ZH || f->found->kind != TW_KIND_MONEY) return false;
  bool is_low = f->found->qualifier == TW_AT_LEAST && next && next->kind == TW_TOKEN_FIGURE &&
                r->found.items[next->index].qualifier == TW_AT_MOST;
  bool is_high = f->found->qualifier == TW_AT_MOST && before && before->kind == TW_TOKEN_FIGURE &&
                 r->found.items[before->index].qualifier == TW_AT_LEAST;
  return is_low || is_high;
}

/* "the Twenty Nations": number and noun are capitals in a row behind a quote or an article. */
static bool is_in_name(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  char first = r->text.ptr[f->found->start];
  const struct tw_token *before = at(tokens, f->token - 1), *next = at(tokens, f->token + 1);
  if (r->language != TW_PACK_EN || first < 'A' || first > 'Z' || f->found->kind != TW_KIND_QUANTITY) return false;
  bool is_behind = f->token > 1 && (is_function(before, TW_F_QUOTE) || is_function(before, TW_F_DET));
  return is_behind && next && next->is_capital;
}

/* "every year", "a month", "annually" behind the figure's phrase: what is usual, not what was done. */
static bool is_habit(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const spans[] = {"year", "month", "week", "day", "quarter"};
  static const char *const averages[] = {" on average", " an average of ", " averaged "}, *const eaches[] = {"every ", "each "};
  enum { REACH = 4, REACH_BYTES = 80 };
  if (r->language != TW_PACK_EN) return false;
  uint32_t end = r->sentences.items[f->sentence].end, to = f->found->end + REACH_BYTES < end ? f->found->end + REACH_BYTES : end;
  if (tw_reading_stands_in(r, f->sentence, TW_WORDS(averages), f->found->end, to)) return true;
  for (int i = f->last_token + 1; i <= f->last_token + REACH && at(tokens, i); i++) {
    const struct tw_token *t = at(tokens, i);
    if (t->kind == TW_TOKEN_PUNCT || t->kind == TW_TOKEN_FIGURE) return false;
    if (tw_reading_is(r, t, TW_SLICE("annually")) || tw_reading_is(r, t, TW_SLICE("monthly")) ||
        tw_reading_is(r, t, TW_SLICE("yearly")))
      return true;
    bool is_each = is_function(t, TW_F_EACH) || (i == f->last_token + 1 && tw_reading_is(r, t, TW_SLICE("a")));
    if (is_each && at(tokens, i + 1) && tw_words_hold(TW_WORDS(spans), tw_reading_text(r, at(tokens, i + 1)))) return true;
    if (tw_words_begin(TW_WORDS(eaches), tw_reading_text(r, t))) return true;
  }
  return false;
}

/* The first token of the part between commas that holds the token, or that ends before it where it is a comma. */
static int part_start(const struct tw_token_list *tokens, int token) {
  while (token > 0 && tokens->items[token - 1].function != TW_F_COMMA && tokens->items[token - 1].function != TW_F_SEMI) token--;
  return token;
}

/* 每年造成1480亿美元损失, 平均每天止付300万元: what is usual, not what was done. */
static bool is_habit_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const words[] = {"每年", "每月", "每天", "每日", "每周", "每週", "每季", "每宗", "每起",   "每名",
                                      "每人", "年均", "月均", "日均", "人均", "平均", "户均", "案均", "每个月", "每個月"};
  static const char *const rows[] = {"分别", "分別"}; /* 三年来每年分别约值1.18亿元、9600万元及2.04亿元 */
  static const char *const means[] = {"平均每天", "平均每日", "平均每月", "平均每年"}; /* 平均每天有82人受骗，损失686万 */
  int first = part_start(tokens, f->token);
  uint32_t own = tokens->items[first].start, end = f->found->start;
  if (first > 0 && tokens->items[first - 1].function == TW_F_COMMA &&
      tw_reading_stands_in(r, f->sentence, TW_WORDS(means), tokens->items[part_start(tokens, first - 1)].start, end))
    return true;
  return tw_reading_stands_in(r, f->sentence, TW_WORDS(words), own, end) &&
         !tw_reading_stands_in(r, f->sentence, TW_WORDS(rows), own, end);
}

/* 100名“百名红通人员”中已有58人: what a share is taken of. */
static bool is_base_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const among[] = {"中", "里", "裡", "当中", "當中", "之中"};
  const struct tw_token *behind = at(tokens, f->last_token + 1);
  if (r->language != TW_PACK_ZH || f->found->kind != TW_KIND_QUANTITY || !behind || behind->kind == TW_TOKEN_PUNCT) return false;
  struct tw_slice word = tw_reading_text(r, behind);
  if (behind->function != TW_F_INCL && !tw_words_begin(TW_WORDS(among), word)) return false;
  static const char *const shares[] = {"部分", "多数", "多數", "大多", "大部分", "有的", "有些", "半数", "半數"};
  if (tw_words_begin(TW_WORDS(shares), tw_slice_sub(r->text, behind->end, r->text.len))) return true; /* 64人中部分是 */
  for (int i = f->last_token + 2; at(tokens, i); i++) {
    if (at(tokens, i)->kind == TW_TOKEN_FIGURE) return true;
    if (at(tokens, i)->function == TW_F_SEMI || at(tokens, i)->function == TW_F_STOP) return false;
  }
  return false;
}

static bool is_inflected_verb(const struct tw_reading *r, const struct tw_token *t) {
  const struct tw_hit *hit = tw_govern_is_verb(r, t) ? tw_reading_hit(r, t) : NULL;
  return hit && hit->senses[0].form != TW_FORM_PLAIN;
}

/* The next of what is faced begins with a number or an article; behind any other comma another verb comes: "which faces a
 * lawsuit, paid". */
static bool ends_part(const struct tw_token_list *tokens, int i) {
  const struct tw_token *next = at(tokens, i + 1);
  if (!is_function(at(tokens, i), TW_F_COMMA) || !next) return is_function(at(tokens, i), TW_F_SEMI);
  bool is_number = next->kind == TW_TOKEN_NUMBER || next->kind == TW_TOKEN_FIGURE || next->kind == TW_TOKEN_TIME;
  return !is_number && !is_function(next, TW_F_DET) && !is_function(next, TW_F_AND);
}

/* "faces up to 20 years in prison, three years of supervision and a fine of $250,000": what the law allows. What another verb
 * holds or what the charge is about is a sum of its own: "faces charges of stealing $5 million", "faces trial over". */
static bool is_faced_en(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const faces[] = {"face", "faces", "facing", "faced"};
  static const char *const terms[] = {"prison", "jail", "imprisonment", "bars"}, *const signs[] = {"fac", "aximum"};
  static const char *const abouts[] = {"over", "for", "on", "about", "against", "from", "charges", "allegations", "accusations"};
  enum { REACH = 18, OWN_NOUN = 2 }; /* "fine of" may be a verb too */
  bool has_term = false;
  if (r->language != TW_PACK_EN || f->found->kind != TW_KIND_MONEY || !tw_reading_says(r, f->sentence, TW_WORDS(signs)))
    return false;
  for (int i = f->token - 1; i >= 0 && f->token - i <= REACH; i--) {
    struct tw_slice word = tw_reading_text(r, at(tokens, i));
    has_term |= tw_words_hold(TW_WORDS(terms), word);
    if (tw_reading_is(r, at(tokens, i), TW_SLICE("maximum")) || (has_term && tw_words_hold(TW_WORDS(faces), word))) return true;
    bool is_other_verb = f->token - i > OWN_NOUN && is_inflected_verb(r, at(tokens, i));
    if (tw_words_hold(TW_WORDS(abouts), word) || is_other_verb || ends_part(tokens, i)) return false;
  }
  return false;
}

/* "rose by 120 to 450", "exceeding its goal by $40 million": how much more or less. */
static bool is_growth(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const beats[] = {"exceeding", "exceeded", "exceeds", "surpassing", "surpassed", "beating", "missing"};
  enum { REACH = 5 };
  const struct tw_token *by = at(tokens, f->token - 1), *verb = at(tokens, f->token - 2);
  if (r->language != TW_PACK_EN || !by || !verb || by->function != TW_F_BY) return false;
  for (int i = f->token - 2; i >= 0 && f->token - i <= REACH; i--)
    if (tw_words_hold(TW_WORDS(beats), tw_reading_text(r, at(tokens, i)))) return true;
  return tw_contrast_is_change(tw_reading_text(r, verb));
}

/* "$50 and $100 notes": what one of them is worth. */
static bool is_denomination(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const pieces[] = {"notes", "note", "banknotes", "bills", "bill", "coins", "coin"};
  if (r->language != TW_PACK_EN || f->found->kind != TW_KIND_MONEY) return false;
  int i = f->token + 1;
  while (at(tokens, i) && at(tokens, i + 1) && at(tokens, i + 1)->kind == TW_TOKEN_FIGURE &&
         (is_function(at(tokens, i), TW_F_AND) || is_function(at(tokens, i), TW_F_COMMA)))
    i += 2;
  return at(tokens, i) && tw_words_hold(TW_WORDS(pieces), tw_reading_text(r, at(tokens, i)));
}

/* "each victim lost 45,000", "an average of": what one had, not what all had. */
static bool is_share_of_one(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const averages[] = {"each", "average", "averaged", "averages", "apiece"};
  enum { REACH = 5 };
  if (r->language != TW_PACK_EN || !tw_reading_may_say(r, f->sentence, TW_WORDS(averages))) return false;
  for (int i = f->token - 1; i >= 0 && f->token - i <= REACH; i--) {
    const struct tw_token *t = at(tokens, i);
    if (t->kind == TW_TOKEN_FIGURE || t->kind == TW_TOKEN_TIME || t->function == TW_F_SEMI) return false;
    if (t->function == TW_F_EACH && i > 0 && is_function(at(tokens, i - 1), TW_F_BE)) return false; /* "were each fined" */
    if (tw_words_hold(TW_WORDS(averages), tw_reading_text(r, t))) return true;
  }
  return false;
}

/* "whoever takes more than 10,000 faces a fine of up to 50,000": the bounds of a law. */
static bool is_of_law_en(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const laws[] = {"Anyone who",   "Whoever",         "anyone who",        "whoever",       "punishable",
                                     " liable to ",  "carries a ",      "carry a ",          "whichever is",  "aximum penalty",
                                     "aximum fine",  "aximum sentence", "aximum punishment", "may be jailed", "can be jailed",
                                     "may be fined", "can be fined",    ", or both"};
  return r->language == TW_PACK_EN && f->found->kind == TW_KIND_MONEY && tw_reading_says(r, f->sentence, TW_WORDS(laws));
}

/* 罚款最高1000万元: what the law allows at most. */
static bool is_maximum_zh(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const words[] = {"最高", "最多", "至多", "上限", "封顶", "封頂"};
  if (r->language != TW_PACK_ZH || f->found->kind != TW_KIND_MONEY || f->found->qualifier != TW_AT_MOST) return false;
  return tw_words_stand_in(TW_WORDS(words), tw_slice_sub(r->text, f->found->hedge_start, f->found->hedge_end));
}

/* 剩余约4.8亿元仍在继续追缴中: not yet. */
static bool is_outstanding_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const leads[] = {"剩余", "剩餘", "余下", "餘下", "剩下", "尚余", "尚餘", "其余", "其餘"};
  static const char *const marks[] = {"仍", "继续", "繼續", "尚", "待", "正在"};
  if (f->found->kind != TW_KIND_MONEY || !tw_words_end(TW_WORDS(leads), tw_slice_sub(r->text, 0, tokens->items[f->token].start)))
    return false;
  int last = f->token;
  while ((size_t)last + 1 < tokens->count && tokens->items[last + 1].kind != TW_TOKEN_PUNCT) last++;
  return tw_words_stand_in(TW_WORDS(marks), tw_slice_sub(r->text, f->found->end, tokens->items[last].end));
}

static bool is_no_count_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  if (r->language != TW_PACK_ZH) return false;
  return is_named_states_zh(r, f, tokens) || is_by_sex_zh(r, f, tokens) || is_beside_one_zh(r, f) || is_summed_zh(r, f, tokens) ||
         is_habit_zh(r, f, tokens) || is_outstanding_zh(r, f, tokens) || tw_trap_is_none_zh(r, f, tokens);
}

/* 1.8亿元（港币，下同，约576万美元）, 300万元（约合新台币1282万元）: the same sum in other money. */
static bool is_conversion_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const marks[] = {"下同，", "下同,", "下同、", "下同；", "下同;"};
  static const char *const ties[] = {"约", "約", "约合", "約合", "折合", "合", "约为", "相当于", "相當於"};
  enum { REACH = 4 };
  if (r->language != TW_PACK_ZH || f->found->kind != TW_KIND_MONEY || !tokens->items[f->token].depth) return false;
  uint32_t start = tokens->items[f->token].start;
  if (tw_words_end(TW_WORDS(marks), tw_slice_sub(r->text, 0, start))) return true;
  int open = f->token - 1;
  while (open > 0 && f->token - open < REACH && !is_function(at(tokens, open), TW_F_OPEN)) open--;
  const struct tw_token *sum = at(tokens, open - 1);
  if (!sum || !is_function(at(tokens, open), TW_F_OPEN) || sum->kind != TW_TOKEN_FIGURE) return false;
  const struct tw_found *other = &r->found.items[sum->index];
  if (other->kind != TW_KIND_MONEY || tw_slice_eq(other->unit, f->found->unit)) return false;
  struct tw_slice lead = tw_slice_sub(r->text, tokens->items[open].end, f->found->start);
  return is_function(at(tokens, f->token + 1), TW_F_CLOSE) || tw_words_begin(TW_WORDS(ties), lead);
}

/* 1.56亿美元大约7.2亿令吉, 14亿美元，相当于66亿令吉: the same sum in other money, without brackets. */
static bool is_same_sum_zh(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const ties[] = {"大约",   "大約",     "约合",     "約合",   "折合",   "折合约", "折合約",
                                     "相当于", "相當於",   "约等于",   "，大约", "，大約", "，约合", "，約合",
                                     "，折合", "，相当于", "，相當於", ",大约",  ",大約",  ",约合",  ",約合",
                                     ",折合",  ",相当于",  ",相當於",  "约",     "約"};
  const struct tw_figure *before = f - 1;
  if (r->language != TW_PACK_ZH || f == r->figures.items || f->found->kind != TW_KIND_MONEY) return false;
  if (before->sentence != f->sentence || before->found->kind != TW_KIND_MONEY || tw_slice_eq(before->found->unit, f->found->unit))
    return false;
  struct tw_slice between = tw_slice_sub(r->text, before->found->end, f->found->start);
  while (between.len && between.ptr[between.len - 1] == ' ') between.len--;
  while (between.len && between.ptr[0] == ' ') between = tw_slice_sub(between, 1, between.len);
  return tw_words_hold(TW_WORDS(ties), between);
}

void tw_trap_check(struct tw_reading *r, struct tw_figure *f) {
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (f->reason != TW_REASON_NONE) return;
  if (is_list_size(r, f, tokens))
    f->reason = TW_REASON_LIST_SIZE;
  else if (is_in_slogan(r, f, tokens))
    f->reason = TW_REASON_SLOGAN;
  else if (is_in_name(r, f, tokens))
    f->reason = TW_REASON_NAME;
  else if (tw_trap_en_is_by_sex(r, f, tokens))
    f->reason = TW_REASON_REPEATED;
  else if (is_habit(r, f, tokens) || is_growth(r, f, tokens) || is_share_of_one(r, f, tokens) || is_denomination(r, f, tokens) ||
           tw_trap_en_is_vague_sum(r, f) || tw_trap_en_is_rate(r, f) || tw_trap_en_is_difference(r, f) ||
           tw_trap_en_is_no_count(r, f, tokens))
    f->reason = TW_REASON_NO_RULE;
  else if (is_no_count_zh(r, f, tokens))
    f->reason = TW_REASON_NO_RULE;
  else if (is_threshold(r, f, tokens) || is_statutory_zh(r, f, tokens) || is_maximum_zh(r, f) || is_of_law_en(r, f) ||
           is_faced_en(r, f, tokens))
    f->reason = TW_REASON_THRESHOLD;
  else if (f->found->flags & TW_FOUND_CONVERSION || is_conversion_zh(r, f, tokens) || is_same_sum_zh(r, f)) /* the same fact */
    f->reason = TW_REASON_REPEATED;
  else if (r->language == TW_PACK_EN)
    f->is_base = is_base_en(r, f, tokens) || is_possessed_base(r, f, tokens) || is_opening_whole(r, f, tokens);
  else
    f->is_base = is_base_zh(r, f, tokens);
}
