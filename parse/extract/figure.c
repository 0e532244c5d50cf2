#include "base/ascii.h"
#include "base/words.h"
#include "parse/extract/contrast.h"
#include "parse/extract/passes.h"
#include "parse/scan/currency.h"

static const struct tw_figure blank_figure = {.noun_token = -1,
                                              .noun = -1,
                                              .unit = -1,
                                              .count_trigger = -1,
                                              .trigger = -1,
                                              .trigger_token = -1,
                                              .measure = -1,
                                              .total = -1,
                                              .said = -1,
                                              .observation = -1,
                                              .period = {TW_DAY_NONE, TW_DAY_NONE},
                                              .row_period = {TW_DAY_NONE, TW_DAY_NONE},
                                              .row_first = -1};

/* A bare "a", "one" or 一 and a digit 1 tell a story, they do not count; lists are looked at again by part.c. */
static bool is_singleton(const struct tw_found *f) {
  int64_t value;
  if (f->kind == TW_KIND_MONEY || (f->flags & TW_FOUND_HAS_MAX)) return false;
  if (f->flags & TW_FOUND_SMALL_WORD) return true;
  return tw_decimal_to_i64(f->value, &value) && value <= 1;
}

/* Three capitals; what has no such code ("50,676 Bitcoin") is no state's money. */
static bool is_iso(struct tw_slice unit) {
  for (size_t i = 0; i < unit.len; i++)
    if (unit.ptr[i] < 'A' || unit.ptr[i] > 'Z') return false;
  return unit.len == 3;
}

/* “百名红通人员”1人 in a breakdown: a count of one beside other counts, in digits behind its noun. */
static bool is_one_of_many_zh(const struct tw_reading *r, const struct tw_figure *figure) {
  enum { REACH = 10 };
  const struct tw_token_list *tokens = &r->sentences.items[figure->sentence].tokens;
  if (r->language != TW_PACK_ZH || r->text.ptr[figure->found->start] != '1') return false;
  if (figure->noun < 0 || figure->noun_token >= figure->token || figure->found->qualifier != TW_EXACT) return false;
  for (int i = figure->token - 1; i >= 0 && figure->token - i <= REACH; i--) {
    if (tokens->items[i].function == TW_F_SEMI || tokens->items[i].function == TW_F_STOP) return false;
    if (tokens->items[i].kind == TW_TOKEN_FIGURE) return r->found.items[tokens->items[i].index].kind == TW_KIND_QUANTITY;
  }
  return false;
}

/* "7.4 million": said as sums are. */
static bool is_scaled(struct tw_slice number) {
  static const char *const scales[] = {"million", "billion", "trillion", "crore", "lakh", "bn", "mln"};
  return tw_words_end(TW_WORDS(scales), number);
}

/* "12.5 million dollars in 2019 and 8.1 million in 2020": a number without a noun is of the money that the sum before it was.
 * NULL when it is no sum. */
static const struct tw_found *sum_before(const struct tw_reading *r, const struct tw_figure *figure) {
  enum { REACH = 3, SENTENCES_BACK = 2 }; /* figures back */
  if (r->language != TW_PACK_EN || !figure->is_elliptic || figure->is_unknown_noun) return NULL;
  if (!is_scaled(tw_slice_sub(r->text, figure->found->start, figure->found->end))) return NULL;
  for (const struct tw_figure *f = figure; f > r->figures.items && figure - f < REACH;) {
    f--;
    if (f->sentence + SENTENCES_BACK < figure->sentence) return NULL;
    if (f->found->kind == TW_KIND_MONEY && !(f->found->flags & TW_FOUND_CONVERSION)) return f->found;
  }
  return NULL;
}

static void describe_sum(const struct tw_reading *r, struct tw_figure *figure) {
  const struct tw_found *f = figure->found;
  figure->unit = r->money_unit;
  if (!is_iso(f->unit) || !(f->flags & TW_FOUND_HAS_VALUE) || r->money_unit < 0) figure->reason = TW_REASON_UNIT_UNKNOWN;
}

/* 分别为2人、3人及1人: one in a row of counts. */
static bool is_one_of_row_zh(const struct tw_reading *r, const struct tw_figure *figure) {
  static const char *const words[] = {"分别", "分別"};
  enum { REACH = 3 };
  const struct tw_token_list *tokens = &r->sentences.items[figure->sentence].tokens;
  bool has_and = false;
  if (r->language != TW_PACK_ZH || r->text.ptr[figure->found->start] != '1') return false;
  for (int i = figure->token - 1; i >= 0 && figure->token - i <= REACH; i--) {
    has_and |= tokens->items[i].function == TW_F_AND;
    if (tokens->items[i].kind != TW_TOKEN_FIGURE) continue;
    uint32_t start = r->sentences.items[figure->sentence].start;
    return has_and && tw_reading_stands_in(r, figure->sentence, TW_WORDS(words), start, tokens->items[i].start);
  }
  return false;
}

/* 超过新币2300万元, 约新币10亿元: the hedge before the currency's name. */
static enum tw_qualifier hedge_before_currency_zh(const struct tw_reading *r, uint32_t start) {
  static const char *const mores[] = {"超过", "超過", "逾", "超", "多于", "多於"}, *const abouts[] = {"约", "約", "近", "大约",
                                                                                                      "大約"};
  enum { CHARACTER = 3, LONGEST = 4 * CHARACTER };
  struct tw_currency_match match;
  for (uint32_t length = 2 * CHARACTER; length <= LONGEST && length < start; length += CHARACTER) {
    if (!tw_currency_match_zh(r->text, start - length, TW_SLICE_NONE, &match) || match.len != length) continue;
    struct tw_slice before = tw_slice_sub(r->text, 0, start - length);
    return tw_words_end(TW_WORDS(mores), before) ? TW_MORE_THAN : tw_words_end(TW_WORDS(abouts), before) ? TW_APPROX : TW_EXACT;
  }
  return TW_EXACT;
}

/* 至少损失100亿元, 约值50亿元: a hedge before the verb is the figure's. */
static void take_hedge_before_verb_zh(const struct tw_reading *r, const struct tw_figure *figure, struct tw_found *found) {
  static const char *const mores[] = {"超出", "不止", "不下", "逾达", "逾達"};
  static const char *const leasts[] = {"至少", "最少", "起码", "起碼"}, *const abouts[] = {"约值",   "約值",   "约为",   "約為",
                                                                                           "约合",   "約合",   "估计达", "估計達",
                                                                                           "估计",   "估計",   "预估",   "預估",
                                                                                           "粗估",   "估算",   "约达",   "約達",
                                                                                           "大约达", "大約達", "近达",   "近達"};
  const struct tw_token_list *tokens = &r->sentences.items[figure->sentence].tokens;
  if (r->language != TW_PACK_ZH || figure->token == 0 || found->qualifier != TW_EXACT) return;
  const struct tw_token *before = &tokens->items[figure->token - 1];
  if (before->end != found->start || before->kind == TW_TOKEN_PUNCT) return;
  if (tw_words_end(TW_WORDS(leasts), tw_slice_sub(r->text, 0, before->start)))
    found->qualifier = TW_AT_LEAST;
  else if (tw_words_end(TW_WORDS(abouts), tw_slice_sub(r->text, 0, found->start)))
    found->qualifier = TW_APPROX;
  else if (tw_words_end(TW_WORDS(mores), tw_slice_sub(r->text, 0, found->start)))
    found->qualifier = TW_MORE_THAN;
  else if (found->kind == TW_KIND_MONEY)
    found->qualifier = hedge_before_currency_zh(r, found->start);
}

/* 损失高达300余万, 赃款约60万: what stands before the number is money, and nothing is counted. */
static bool is_behind_money_zh(const struct tw_reading *r, uint32_t start) {
  static const char *const links[] = {"高达", "高達", "达", "達",   "共计", "共計", "共",   "约",   "約",
                                      "为",   "為",   "逾", "超过", "超過", "近",   "已经", "已經", "已"};
  static const char *const money[] = {"资金", "資金", "损失", "損失",   "金额",   "金額",  "赃款", "贓款",
                                      "现金", "現金", "案值", "款项",   "款項",   "骗款",  "騙款", "存款",
                                      "涉款", "涉资", "涉資", "涉案款", "人民币", "人民幣"};
  struct tw_slice before = tw_slice_sub(r->text, 0, start);
  for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
    struct tw_slice link = tw_slice_from(links[i]);
    if (tw_slice_has_suffix(before, link)) before = tw_slice_sub(before, 0, before.len - link.len);
  }
  return tw_words_end(TW_WORDS(money), before);
}

/* 25万现金, 60万资产, 769万的资金: what stands behind the number is money. */
static bool is_before_money_zh(const struct tw_reading *r, uint32_t end) {
  static const char *const money[] = {"现金", "現金", "资产", "資產", "资金", "資金", "赃款",
                                      "贓款", "存款", "骗款", "騙款", "款项", "款項"};
  struct tw_slice behind = tw_slice_sub(r->text, end, r->text.len);
  if (tw_slice_has_prefix(behind, TW_SLICE("的"))) behind = tw_slice_sub(behind, strlen("的"), behind.len);
  return tw_words_begin(TW_WORDS(money), behind);
}

/* A number of 万 or 亿 that no 元 stands with is a sum of the home's money where money stands beside it. */
static bool is_bare_sum_zh(const struct tw_reading *r, const struct tw_figure *figure) {
  static const char *const scales[] = {"万", "萬", "亿", "億"}, *const ends[] = {"，", "。", "、", "；", ",", ";",
                                                                                 ")",  "）", "及", "和", "\n"};
  const struct tw_found *f = figure->found;
  uint32_t start = f->hedge_start < f->start ? f->hedge_start : f->start, end = f->hedge_end > f->end ? f->hedge_end : f->end;
  if (r->language != TW_PACK_ZH || !tw_words_end(TW_WORDS(scales), tw_slice_sub(r->text, f->start, f->end))) return false;
  if (is_before_money_zh(r, end)) return true;
  bool is_ended = end == r->text.len || tw_words_begin(TW_WORDS(ends), tw_slice_sub(r->text, end, r->text.len));
  return is_ended && is_behind_money_zh(r, start);
}

/* Makes the number a sum in that currency. */
static void make_sum(struct tw_reading *r, struct tw_figure *figure, struct tw_slice currency) {
  struct tw_found *sum = &r->found.items[figure->found_index];
  sum->kind = TW_KIND_MONEY;
  sum->unit = currency;
  sum->flags |= TW_FOUND_HAS_VALUE;
  figure->noun = figure->noun_token = -1;
  describe_sum(r, figure);
}

/* "as many as 5,422 cases": so many to the last one are no bound but the count. */
static void drop_bound_of_exact(const struct tw_reading *r, struct tw_found *found) {
  static const char *const hedges[] = {"as many as ", "as much as "};
  int64_t value;
  if (found->qualifier != TW_AT_MOST || !tw_decimal_to_i64(found->value, &value)) return;
  bool is_round = value % (value >= 1000 ? 100 : value >= 100 ? 10 : 5) == 0;
  if (!is_round && tw_words_begin(TW_WORDS(hedges), tw_slice_sub(r->text, found->hedge_start, found->start)))
    found->qualifier = TW_EXACT;
}

/* The word that ends at `end` begins with a capital: "Siu-fong". */
static bool is_capital_word(struct tw_slice text, uint32_t end) {
  uint32_t start = end;
  while (start > 0 && (tw_ascii_is_letter(text.ptr[start - 1]) || text.ptr[start - 1] == '-')) start--;
  return start < end && text.ptr[start] >= 'A' && text.ptr[start] <= 'Z';
}

/* "Chong Siu-fong, 41, beauty consultant", "Lam (also known as Lin), 50, was": between commas behind a name. English. */
static bool is_age_en(const struct tw_reading *r, const struct tw_figure *figure) {
  enum { YOUNGEST = 10, OLDEST = 110 };
  const struct tw_token_list *tokens = &r->sentences.items[figure->sentence].tokens;
  int64_t value;
  int at = figure->token;
  if (r->language != TW_PACK_EN || figure->found->qualifier != TW_EXACT) return false;
  if (at < 2 || (size_t)at + 1 >= tokens->count || !tw_decimal_to_i64(figure->found->value, &value)) return false;
  if (value < YOUNGEST || value > OLDEST || tokens->items[at - 1].function != TW_F_COMMA) return false;
  const struct tw_token *name = &tokens->items[at - 2];
  return tokens->items[at + 1].function == TW_F_COMMA && (name->function == TW_F_CLOSE || is_capital_word(r->text, name->end));
}

/* "a 66-count indictment", "a 110-member ring": the number is a part of an adjective. */
static bool is_glued(struct tw_slice behind) {
  return behind.len > 1 && behind.ptr[0] == '-' && behind.ptr[1] >= 'a' && behind.ptr[1] <= 'z';
}

/* "Plot Number LW 1366": a number behind a few capitals, which counts nothing. English. */
static bool is_numbered_en(const struct tw_reading *r, const struct tw_figure *figure) {
  enum { SHORTEST = 2, LONGEST = 3 };
  if (r->language != TW_PACK_EN || !figure->is_elliptic || figure->token == 0) return false;
  const struct tw_token *before = &r->sentences.items[figure->sentence].tokens.items[figure->token - 1];
  if (before->kind != TW_TOKEN_WORD || before->end - before->start < SHORTEST || before->end - before->start > LONGEST)
    return false;
  for (uint32_t i = before->start; i < before->end; i++)
    if (r->text.ptr[i] < 'A' || r->text.ptr[i] > 'Z') return false;
  return true;
}

/* "beginning in at least 2003": a year with a hedge, which counts nothing. English. */
static bool is_hedged_year_en(const struct tw_reading *r, const struct tw_figure *figure) {
  static const char *const leads[] = {"in ", "since ", "from ", "until ", "by ", "through "};
  enum { YEAR_DIGITS = 4, FIRST = 1900, LAST = 2100 };
  int64_t value;
  const struct tw_found *f = figure->found;
  if (r->language != TW_PACK_EN || !figure->is_elliptic || f->hedge_start == f->start || f->end - f->start != YEAR_DIGITS)
    return false;
  if (!tw_decimal_to_i64(f->value, &value) || value < FIRST || value > LAST) return false;
  return tw_words_end(TW_WORDS(leads), tw_slice_sub(r->text, 0, f->hedge_start));
}

/* "Investec (now Ninety One) has": words of a number with capitals that count nothing are a name. English. */
static bool is_named_en(const struct tw_reading *r, const struct tw_figure *figure) {
  struct tw_slice text = tw_slice_sub(r->text, figure->found->start, figure->found->end);
  ptrdiff_t space = tw_slice_find(text, TW_SLICE(" "), 0);
  if (r->language != TW_PACK_EN || !figure->is_elliptic || figure->token == 0 || space <= 0) return false;
  char first = text.ptr[0], second = text.ptr[space + 1];
  return first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z';
}

static void describe(struct tw_reading *r, struct tw_figure *figure) {
  const struct tw_found *f = figure->found;
  if (f->kind == TW_KIND_QUANTITY && is_bare_sum_zh(r, figure)) {
    struct tw_slice currency = tw_currency_of_jurisdiction(r->home);
    make_sum(r, figure, currency.len ? currency : TW_SLICE("CNY"));
    return;
  }
  if (f->kind == TW_KIND_MONEY) {
    describe_sum(r, figure);
    return;
  }
  if (r->language == TW_PACK_ZH)
    tw_noun_find_zh(r, figure);
  else
    tw_noun_find_en(r, figure);
  if (r->language == TW_PACK_EN) tw_role_find_en(r, figure);
  const struct tw_found *before = sum_before(r, figure);
  if (before) {
    make_sum(r, figure, before->unit);
    return;
  }
  if (r->language == TW_PACK_EN && figure->is_elliptic && is_scaled(tw_slice_sub(r->text, f->start, f->end)))
    figure->is_unknown_noun = true; /* "worth 5.2 billion": nobody leaves out the noun of so many people */
  if (r->language == TW_PACK_EN && figure->is_unknown_noun && figure->noun < 0 &&
      is_scaled(tw_slice_sub(r->text, f->start, f->end)))
    figure->reason = TW_REASON_UNIT_UNKNOWN; /* "36 million litas": money of a name that nobody knows, no persons */
  int64_t whole;
  bool is_measured = tw_counter_is_measured(r, figure);
  if (!is_measured && !tw_decimal_to_i64(f->value, &whole)) figure->reason = TW_REASON_UNIT_UNKNOWN; /* no part of a person */
  if (tw_slice_has_prefix(tw_slice_sub(r->text, f->end, r->text.len), TW_SLICE("/-"))) figure->reason = TW_REASON_UNIT_UNKNOWN;
  if (is_age_en(r, figure)) figure->reason = TW_REASON_AGE;
  if (is_named_en(r, figure) || is_numbered_en(r, figure)) figure->reason = TW_REASON_NAME;
  if (is_hedged_year_en(r, figure)) figure->reason = TW_REASON_YEAR;
  if (r->language == TW_PACK_EN && is_glued(tw_slice_sub(r->text, f->end, r->text.len))) figure->reason = TW_REASON_UNIT_UNKNOWN;
  if (!is_measured && is_singleton(f) && !is_one_of_many_zh(r, figure) && !is_one_of_row_zh(r, figure))
    figure->reason = TW_REASON_NO_RULE;
}

void tw_figure_describe(struct tw_reading *r, struct tw_figure *figure) {
  struct tw_figure was = *figure;
  *figure = blank_figure;
  figure->found = was.found;
  figure->found_index = was.found_index;
  figure->sentence = was.sentence;
  figure->token = figure->last_token = was.token;
  if (was.reason == TW_REASON_BOILERPLATE) figure->reason = was.reason;
  describe(r, figure);
}

static int add_figure(struct tw_reading *r, size_t sentence, int token) {
  struct tw_figure *figure = TW_ARENA_PUSH(r->arena, &r->figures);
  if (!figure) return TW_ENOMEM;
  *figure = blank_figure;
  figure->found_index = (uint32_t)r->sentences.items[sentence].tokens.items[token].index;
  struct tw_found *found = &r->found.items[figure->found_index];
  if (found->hedge_start < found->start && r->sentences.items[sentence].tokens.items[token].start >= found->start) {
    found->qualifier = TW_EXACT; /* the hedge is a verb's particle: "handed over 38 suspects" */
    found->hedge_start = found->start;
  }
  figure->found = found;
  figure->sentence = (uint32_t)sentence;
  figure->token = figure->last_token = token;
  take_hedge_before_verb_zh(r, figure, found);
  if (r->language == TW_PACK_EN) drop_bound_of_exact(r, found);
  describe(r, figure);
  figure->is_contrast = r->language == TW_PACK_EN && (tw_contrast_opens(r, &r->sentences.items[sentence].tokens, token) ||
                                                      tw_contrast_goes_on(r, r->figures.count - 1));
  if (r->sentences.items[sentence].is_boilerplate) figure->reason = TW_REASON_BOILERPLATE;
  return 0;
}

static bool is_figure(const struct tw_found *f) {
  return f->kind == TW_KIND_QUANTITY || f->kind == TW_KIND_MONEY;
}

/* Room for all figures: what grows is copied. */
static int reserve(struct tw_reading *r) {
  size_t count = 0;
  for (size_t i = 0; i < r->found.count; i++) count += is_figure(&r->found.items[i]);
  r->figures.items = count ? tw_arena_alloc(r->arena, count * sizeof *r->figures.items) : NULL;
  if (r->figures.items) r->figures.capacity = count;
  return count && !r->figures.items ? TW_ENOMEM : 0;
}

int tw_figure_collect(struct tw_reading *r) {
  if (reserve(r) < 0) return TW_ENOMEM;
  for (size_t i = 0; i < r->sentences.count; i++) {
    if (!tw_reading_has_found(r, i, TW_FOUND_FIGURES)) continue;
    const struct tw_token_list *tokens = tw_reading_tokens(r, i);
    for (size_t t = 0; t < tokens->count; t++)
      if (tokens->items[t].kind == TW_TOKEN_FIGURE && add_figure(r, i, (int)t) < 0) return TW_ENOMEM;
  }
  return 0;
}
