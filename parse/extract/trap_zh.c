#include "parse/extract/trap_zh.h"
#include "base/words.h"

static const struct tw_token *at(const struct tw_token_list *tokens, int i) {
  return i >= 0 && (size_t)i < tokens->count ? &tokens->items[i] : NULL;
}

/* 潜逃5年以上的196名, 其中10年以上的117名, 5年以上有667人: those of so many years. */
static bool is_by_years(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { REACH = 4 };
  if (f->noun_token >= 0) return false;
  for (int i = f->token - 1; i >= 0 && f->token - i <= REACH; i--) {
    const struct tw_token *t = at(tokens, i);
    if (t->kind == TW_TOKEN_NUMBER) {
      const struct tw_found *number = &r->found.items[t->index];
      return number->kind == TW_KIND_DURATION && number->qualifier != TW_EXACT;
    }
    if (t->function != TW_F_DE && t->function != TW_F_LINK) return false;
  }
  return false;
}

static bool is_rank(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const ranks[] = {"主脑", "主腦", "首脑", "首腦",     "主谋",     "主謀",    "金主", "头目",
                                      "頭目", "骨干", "骨幹", "骨干成员", "骨幹成員", "主犯",    "从犯", "從犯",
                                      "马仔", "馬仔", "车手", "車手",     "幕后主脑", "幕後主腦"};
  const struct tw_token *noun = f->noun_token > f->token ? at(tokens, f->noun_token) : NULL;
  return noun && tw_words_hold(TW_WORDS(ranks), tw_reading_text(r, noun));
}

/* 包括3名主脑和2名骨干 */
static bool is_by_rank(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  if (!is_rank(r, f, tokens)) return false;
  const struct tw_token *before = at(tokens, f->token - 1);
  if (!before || before->function == TW_F_INCL) return before != NULL;
  const struct tw_figure *last = f - 1;
  bool is_joined = f > r->figures.items && before->function == TW_F_AND && last->sentence == f->sentence;
  return is_joined && last->last_token == f->token - 2 && is_by_rank(r, last, tokens);
}

/* 被捕的两名官员之一: the news is about one of them. */
static bool is_one_of(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const ends[] = {"之一", "其中之一", "中的一", "当中的一", "當中的一"};
  enum { FEW = 9 };
  int64_t value;
  if (!tw_decimal_to_i64(f->found->value, &value) || value > FEW) return false; /* not 追回的8663人之一 */
  return tw_words_begin(TW_WORDS(ends), tw_slice_sub(r->text, tokens->items[f->last_token].end, r->text.len));
}

/* 其中13人来自西班牙，6人来自法国: a part by place. */
static bool is_by_origin(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const origins[] = {"来自", "來自"};
  if (f->noun_token >= 0 || f == r->figures.items || f[-1].sentence != f->sentence) return false;
  if (!tw_words_begin(TW_WORDS(origins), tw_slice_sub(r->text, tokens->items[f->last_token].end, r->text.len))) return false;
  const struct tw_token *before = at(tokens, f->token - 1);
  if (before && before->function == TW_F_LINK) before = at(tokens, f->token - 2);
  return before && (before->function == TW_F_COMMA || before->function == TW_F_INCL || before->function == TW_F_AND);
}

/* 包括前市长和5名承包商在内的11人: those are among the ones that are counted behind. */
static bool is_among_counted(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const ends[] = {"在内的", "在內的", "在内", "在內"};
  enum { REACH = 5 };
  for (int i = f->token + 1; i <= f->token + REACH && at(tokens, i); i++) {
    if (at(tokens, i)->kind == TW_TOKEN_PUNCT || at(tokens, i)->kind == TW_TOKEN_FIGURE) return false;
    if (tw_words_begin(TW_WORDS(ends), tw_slice_sub(r->text, at(tokens, i)->start, r->text.len))) return true;
  }
  return false;
}

/* 国际刑警组织有196个会员国: how many it has. */
static bool is_membership(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const members[] = {"成员国", "成員國", "会员国", "會員國", "缔约国", "締約國"}, *const has[] = {"有", "拥有",
                                                                                                                     "擁有"};
  const struct tw_token *noun = f->noun_token > f->token ? at(tokens, f->noun_token) : NULL;
  return noun && tw_words_hold(TW_WORDS(members), tw_reading_text(r, noun)) &&
         tw_words_end(TW_WORDS(has), tw_slice_sub(r->text, 0, tokens->items[f->token].start));
}

/* 全球二百个国家的十分之一 */
static bool is_base_of_share(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  const struct tw_token *of = at(tokens, f->last_token + 1), *share = at(tokens, f->last_token + 2);
  if (!of || !share || of->function != TW_F_DE || share->kind != TW_TOKEN_NUMBER) return false;
  return r->found.items[share->index].kind == TW_KIND_PERCENT;
}

/* 58人面临是否被拘留的审查 */
static bool is_undecided(const struct tw_figure *f, const struct tw_reading *r, const struct tw_token_list *tokens) {
  static const char *const words[] = {"是否", "会否", "會否", "能否", "可否"};
  enum { REACH = 3 };
  for (int i = f->last_token + 1; i <= f->last_token + REACH && at(tokens, i); i++) {
    if (at(tokens, i)->kind == TW_TOKEN_PUNCT) return false;
    if (at(tokens, i)->function == TW_F_IF && tw_words_hold(TW_WORDS(words), tw_reading_text(r, at(tokens, i)))) return true;
  }
  return false;
}

/* 查获走私象牙221块: pieces of what stands right before them, no money. */
static bool is_pieces(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const pieces[] = {"块", "塊"}, *const sums[] = {"款",   "钱",   "錢",   "元",   "币",   "幣",
                                                                     "金额", "金額", "共",   "约",   "約",   "达",
                                                                     "達",   "资金", "資金", "损失", "損失", "了"};
  const struct tw_token *before = at(tokens, f->token - 1);
  if (f->found->kind != TW_KIND_MONEY || !before || before->end != f->found->start) return false;
  if (!tw_words_end(TW_WORDS(pieces), tw_slice_sub(r->text, f->found->start, f->found->end))) return false;
  bool is_thing = before->kind == TW_TOKEN_WORD || tw_reading_noun(r, before) >= 0;
  return is_thing && !tw_words_end(TW_WORDS(sums), tw_reading_text(r, before));
}

/* 4名陆路交通局官员: the numeral of cheques alone is a piece of a word. */
static bool is_lone_numeral(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const numerals[] = {"陆", "陸", "伍", "柒", "万", "萬"};
  static const char *const vague[] = {"上", "成", "数", "數"}, *const scales[] = {"百", "千", "百名", "千名", "百人", "千人"};
  struct tw_slice own = tw_slice_sub(r->text, f->found->start, f->found->end);
  static const char *const several[] = {"几", "幾", "数", "數"}, *const round[] = {"亿元",   "億元",   "万元",   "萬元", "千万元",
                                                                                   "千萬元", "百万元", "百萬元", "亿",   "億"};
  bool is_money = f->found->kind == TW_KIND_MONEY;
  struct tw_slice behind = tw_slice_sub(r->text, f->found->end, r->text.len);
  static const char *const vague_number[] = {"数", "數", "几", "幾"}, *const heads[] = {"十", "百", "千", "万", "萬", "亿", "億"};
  struct tw_slice before = tw_slice_sub(r->text, 0, f->found->start);
  if (is_money && tw_words_begin(TW_WORDS(heads), own) && tw_words_end(TW_WORDS(vague_number), before))
    return true; /* 数千万英镑 */
  if (is_money && tw_words_hold(TW_WORDS(round), own) && tw_slice_has_prefix(behind, TW_SLICE("以上"))) return true;
  if (is_money &&
      (tw_words_begin(TW_WORDS(several), own) || (tw_words_hold(TW_WORDS(round), own) && tw_words_end(TW_WORDS(vague), before))))
    return true; /* 几千万元、上亿元 */
  if (f->found->kind != TW_KIND_QUANTITY) return false;
  if (tw_words_hold(TW_WORDS(numerals), own)) return true;
  return tw_words_hold(TW_WORDS(scales), own) && tw_words_end(TW_WORDS(vague), before);
}

/* 没入其5亿元保金: bail is nobody's loss; 突破400亿元大关: a mark that was passed. */
static bool is_bail_or_mark(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const words[] = {"保金", "保证金", "保證金", "保释金", "保釋金", "交保", "大关", "大關", "关口", "關口"};
  return f->found->kind == TW_KIND_MONEY && tw_words_begin(TW_WORDS(words), tw_slice_sub(r->text, f->found->end, r->text.len));
}

/* 需要上交280万亿的罚款: what is due, not paid. */
static bool is_due(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const words[] = {"需要上交", "需要缴纳", "需要支付", "需缴纳", "需支付",
                                      "须缴纳",   "须支付",   "須繳納",   "須支付", "应缴纳"};
  return f->found->kind == TW_KIND_MONEY &&
         tw_words_end(TW_WORDS(words), tw_slice_sub(r->text, 0, r->sentences.items[f->sentence].tokens.items[f->token].start));
}

/* 较2016年的135人多出97人 */
static bool is_difference(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const words[] = {"多出", "多了", "少了", "增加了", "减少了", "減少了"};
  return tw_words_end(TW_WORDS(words), tw_slice_sub(r->text, 0, f->found->start));
}

/* 或将面临10年监禁及15万欧元的处罚: what the law allows. */
static bool is_faced(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const words[] = {"面临", "面臨"}, *const charges[] = {"涉案", "涉款", "涉及", "指控", "控罪"};
  int first = f->token;
  while (first > 0 && tokens->items[first - 1].function != TW_F_COMMA) first--;
  if (tw_reading_stands_in(r, f->sentence, TW_WORDS(charges), tokens->items[first].start, f->found->start)) return false;
  return tw_reading_stands_in(r, f->sentence, TW_WORDS(words), tokens->items[first].start, f->found->start);
}

bool tw_trap_is_none_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  if (is_lone_numeral(r, f) || is_difference(r, f)) return true;
  if (f->found->kind == TW_KIND_MONEY)
    return is_pieces(r, f, tokens) || is_bail_or_mark(r, f) || is_due(r, f) || is_faced(r, f, tokens);
  return is_by_years(r, f, tokens) || is_by_rank(r, f, tokens) || is_base_of_share(r, f, tokens) || is_by_origin(r, f, tokens) ||
         is_among_counted(r, f, tokens) || is_membership(r, f, tokens) || is_one_of(r, f, tokens) || is_undecided(f, r, tokens);
}
