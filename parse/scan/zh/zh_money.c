#include "parse/scan/zh/zh_money.h"
#include "base/ascii.h"
#include "parse/scan/currency.h"
#include "parse/scan/zh/zh_figure.h"
#include "parse/scan/zh/zh_places.h"
#include "parse/scan/zh/zh_range.h"

static bool starts_number(const struct tw_zh_scan *z, size_t at) {
  size_t len;
  const uint64_t numerals = TW_ZH_DIGIT | TW_ZH_UNIT | TW_ZH_BIG | TW_ZH_TENS | TW_ZH_SIGN;
  if (tw_zh_digit(z, at, &len) >= 0 || tw_zh_is(z, at, numerals)) return true;
  return tw_zh_ascii(z, at) == '.' && tw_zh_digit(z, at + 1, &len) >= 0;
}

/* Past spaces, hedges and a particle: 人民币约50元, 港币：300. */
static size_t amount_behind(const struct tw_zh_scan *z, size_t at) {
  struct tw_zh_hit hit;
  size_t p = tw_zh_skip_spaces(z, at);
  if (starts_number(z, p)) return p;
  if (tw_zh_find(z, p, TW_ZH_HEDGE, &hit) && starts_number(z, tw_zh_skip_spaces(z, hit.end))) return p;
  return 0;
}

size_t tw_zh_money_take_prefix(struct tw_zh_scan *z, size_t at) {
  struct tw_currency_match match;
  struct tw_slice land = z->options->jurisdiction;
  if (!tw_currency_match_sign(z->text, at, land, &match) && !tw_currency_match_zh(z->text, at, land, &match)) return 0;
  if (match.shift || match.is_weak || !amount_behind(z, at + match.len)) return 0;
  z->prefix_unit = match.unit;
  z->prefix_is_ambiguous = match.is_ambiguous;
  z->prefix_start = at;
  z->prefix_end = at + match.len;
  return z->prefix_end;
}

/* ---- the unit behind a number ---- */

static bool is_other_word(const struct tw_zh_scan *z, size_t at) {
  static const char *const words[] = {"元旦", "元首", "元月", "元宵", "元素", "元件", "元帅", "元老",   "元勋", "元年",
                                      "元朗", "圆桌", "圆满", "圓桌", "圓滿", "分之", "镑重", "美元化", "元化", "元论"};
  static const char *const behind_figures[] = {"元月", "元件", "元素", "元老"}; /* 400元月费 is an amount */
  size_t len;
  bool is_figure = at > 0 && tw_zh_digit(z, tw_zh_before(z, at), &len) >= 0;
  if (is_figure && TW_ZH_HAS_ANY(z, at, behind_figures)) return false;
  return TW_ZH_HAS_ANY(z, at, words) > 0;
}

/* 块 is money before 钱, small change or the end of a clause; else it counts pieces. */
static bool is_piece(const struct tw_zh_scan *z, size_t at) {
  if (!tw_zh_has(z, at, "块") && !tw_zh_has(z, at, "塊")) return false;
  size_t p = at + strlen("块");
  if (tw_zh_has(z, p, "钱") || tw_zh_has(z, p, "錢") || !tw_zh_han_at(z, p)) return false;
  return !tw_zh_is(z, p, TW_ZH_DIGIT | TW_ZH_TAIL);
}

/* Money without an ISO 4217 code keeps its name. */
static bool match_coin(const struct tw_zh_scan *z, size_t at, struct tw_currency_match *match) {
  static const char *const coins[] = {"比特币", "比特幣", "以太币", "以太幣", "以太坊", "泰达币",
                                      "泰達幣", "狗狗币", "莱特币", "USDT",   "BTC",    "ETH"};
  for (size_t i = 0; i < sizeof coins / sizeof *coins; i++) {
    if (!tw_zh_has(z, at, coins[i])) continue;
    *match = (struct tw_currency_match){.len = strlen(coins[i]), .unit = tw_slice_sub(z->text, at, at + strlen(coins[i]))};
    return true;
  }
  return false;
}

/* 一刀 is a cut, 30刀 are dollars. */
static bool is_cut(const struct tw_zh_scan *z, size_t at) {
  size_t len;
  return tw_zh_has(z, at, "刀") && at > 0 && tw_zh_digit(z, tw_zh_before(z, at), &len) < 0;
}

/* "1.2 billion US dollars", "5 million euros" in a Chinese text. */
static bool match_english(const struct tw_zh_scan *z, size_t at, struct tw_currency_match *match) {
  static const struct {
    const char *adjective, *jurisdiction; /* NULL: the publisher's */
  } owners[] = {{"US ", "US"},        {"U.S. ", "US"},     {"Hong Kong ", "HK"},  {"New Taiwan ", "TW"},
                {"Singapore ", "SG"}, {"Canadian ", "CA"}, {"Australian ", "AU"}, {"", NULL}};
  enum { WORD_BYTES = 16 };
  char folded[WORD_BYTES];
  size_t i = 0, len = 0, word;
  while (!tw_zh_has(z, at, owners[i].adjective)) i++;
  for (word = at + strlen(owners[i].adjective); len < WORD_BYTES && tw_zh_is_letter(tw_zh_ascii(z, word + len)); len++)
    folded[len] = tw_ascii_lower(tw_zh_ascii(z, word + len));
  struct tw_slice land = owners[i].jurisdiction ? tw_slice_from(owners[i].jurisdiction) : z->options->jurisdiction;
  struct tw_currency_match found;
  if (len == WORD_BYTES || !tw_currency_match_en(tw_slice_of(folded, len), land, &found) || found.shift) return false;
  if (found.unit.ptr == folded) return false; /* no currency is known by it */
  *match = found;
  match->len = word + len - at;
  return true;
}

/* 亿哈萨克斯坦坚戈, 萬奈及利亞幣, 万所罗门元: money behind the name of the state whose it is. */
static bool match_national(const struct tw_zh_scan *z, size_t at, struct tw_currency_match *match) {
  static const char *const coins[] = {"币", "幣", "元"}, *const others[] = {"币种", "幣種", "币值", "幣值", "币圈", "幣圈"};
  enum { NAME_BYTES = 6 }; /* two characters: no 呎元 */
  struct tw_slice state, own;
  size_t len = tw_zh_place_longest(z->text, at, &state), p = at + len, coin;
  if (len < NAME_BYTES || (own = tw_currency_of_jurisdiction(state)).len == 0) return false;
  struct tw_currency_match named;
  bool is_named = tw_currency_match_zh(z->text, p, state, &named) && !named.shift && tw_slice_eq(named.unit, own);
  if (is_named) coin = named.len;
  if (!is_named && (coin = TW_ZH_HAS_ANY(z, p, coins)) == 0) return false;
  if (is_other_word(z, p) || TW_ZH_HAS_ANY(z, p, others)) return false;
  *match = (struct tw_currency_match){.len = len + coin, .unit = own};
  return true;
}

static bool match_suffix(const struct tw_zh_scan *z, size_t at, struct tw_currency_match *match) {
  struct tw_slice land = z->options->jurisdiction;
  if (tw_currency_match_zh(z->text, at, land, match)) {
    if (is_other_word(z, at) || is_piece(z, at) || is_cut(z, at)) return false;
    return match->shift == 0 || match->len > strlen("分") || match_national(z, at, match); /* 毛里塔尼亚 */
  }
  if (match_coin(z, at, match)) return true;
  if (tw_zh_han_at(z, at)) return match_national(z, at, match);
  if (!tw_currency_match_sign(z->text, at, land, match)) return match_english(z, at, match);
  if (match->is_weak) return false;
  return match->len > 1 || !tw_zh_is_letter(z->text.ptr[at]);
}

/* 元(新台币...): the bracket says whose. */
static void bracket_unit(const struct tw_zh_scan *z, size_t at, struct tw_currency_match *match) {
  static const char *const opens[] = {"(", "（"};
  struct tw_currency_match named;
  for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
    size_t p = at + strlen(opens[i]);
    if (!match->is_ambiguous || !tw_zh_has(z, at, opens[i]) || !tw_currency_match_zh(z->text, p, TW_SLICE_NONE, &named)) continue;
    bool is_closed = tw_zh_has(z, p + named.len, ")") || tw_zh_has(z, p + named.len, "）") || tw_zh_has(z, p + named.len, "，") ||
                     tw_zh_has(z, p + named.len, ",");
    if (named.is_ambiguous || !is_closed) continue;
    match->unit = named.unit;
    match->is_ambiguous = false;
  }
}

/* ---- small change ---- */

static bool change_digit(const struct tw_zh_scan *z, size_t at, int *ret_digit, size_t *ret_end) {
  struct tw_zh_hit hit;
  size_t len;
  int digit = tw_zh_digit(z, at, &len);
  if (digit >= 0) {
    *ret_end = at + len;
  } else {
    if (!tw_zh_find(z, at, TW_ZH_DIGIT, &hit)) return false;
    digit = hit.word->a;
    *ret_end = hit.end;
  }
  *ret_digit = digit;
  return true;
}

static void add_change(struct tw_zh_number *n, int digit, int power) {
  struct tw_decimal change = {.mantissa = digit, .scale = power};
  tw_decimal_add(n->value, change, &n->value);
}

static size_t behind_either(const struct tw_zh_scan *z, size_t at, const char *a, const char *b) {
  if (tw_zh_has(z, at, a)) return at + strlen(a);
  return tw_zh_has(z, at, b) ? at + strlen(b) : 0;
}

/* 19仙, 50便士, 99美分 behind the amount of the larger coin. */
static size_t read_cents(const struct tw_zh_scan *z, size_t at, struct tw_zh_number *n) {
  static const char *const coins[] = {"仙", "便士", "美分", "欧分", "分钱", "分錢"};
  enum { CENTS = 100 };
  struct tw_zh_number cents;
  int64_t value;
  size_t coin;
  if (!tw_zh_number_read(z, at, &cents) || !tw_decimal_to_i64(cents.value, &value) || value < 1 || value >= CENTS) return 0;
  if ((coin = TW_ZH_HAS_ANY(z, cents.end, coins)) == 0 || cents.flags & TW_ZH_NUMBER_MAGNITUDE) return 0;
  add_change(n, (int)value, 2);
  return cents.end + coin;
}

/* 1角1分, 三毛, 零四, 四 behind 元 or 块. */
static size_t read_change(const struct tw_zh_scan *z, size_t at, bool is_spoken, struct tw_zh_number *n) {
  int digit;
  size_t end, unit;
  if (n->flags & TW_ZH_NUMBER_RANGE || !change_digit(z, at, &digit, &end)) return at;
  if ((unit = read_cents(z, at, n)) > 0) return unit;
  if ((unit = behind_either(z, end, "角", "毛")) > 0) {
    add_change(n, digit, 1);
    size_t after, cents;
    if (!change_digit(z, unit, &digit, &after) || !(cents = behind_either(z, after, "分", "仙"))) return unit;
    add_change(n, digit, 2);
    return cents;
  }
  bool is_zero = digit == 0 && change_digit(z, end, &digit, &end);
  if ((unit = behind_either(z, end, "分", "仙")) > 0 && !tw_zh_has(z, unit, "钟")) {
    add_change(n, digit, 2);
    return unit;
  }
  bool is_figure = tw_zh_digit(z, at, &unit) >= 0; /* 2块5买 */
  if (!is_spoken || (tw_zh_han_at(z, end) && (!is_figure || tw_zh_is(z, end, TW_ZH_MEASURE | TW_ZH_BIG | TW_ZH_UNIT)))) return at;
  add_change(n, digit, is_zero ? 2 : 1);
  return end;
}

static size_t pass_tails(const struct tw_zh_scan *z, size_t at) {
  static const char *const tails[] = {"整", "正", "钱", "錢"};
  for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
    if (tw_zh_has(z, at, tails[i]) && !tw_zh_has(z, at, "正式") && !tw_zh_has(z, at, "正在") && !tw_zh_has(z, at, "整体") &&
        !tw_zh_has(z, at, "整个"))
      return at + strlen(tails[i]);
  return at;
}

/* ---- the amount ---- */

struct amount {
  struct tw_slice unit;
  bool is_ambiguous;
  size_t start, end;
};

static bool has_prefix(const struct tw_zh_scan *z, size_t start) {
  size_t p = z->prefix_end;
  if (!p || p > start) return false;
  if (z->hedge.end && z->hedge.start >= p)
    return tw_zh_skip_spaces(z, p) >= z->hedge.start && tw_zh_skip_spaces(z, z->hedge.end) >= start;
  return tw_zh_skip_spaces(z, p) >= start;
}

static size_t pass_counter(const struct tw_zh_scan *z, size_t at) {
  return tw_zh_has(z, at, "个") ? at + strlen("个") : at;
}

static bool read_suffix(const struct tw_zh_scan *z, struct tw_zh_number *n, struct amount *a) {
  struct tw_currency_match match;
  size_t at = tw_zh_skip_spaces(z, n->more_end);
  if (!match_suffix(z, at, &match)) {
    size_t behind = pass_counter(z, at);
    if (behind != at && match_coin(z, behind, &match)) {
      a->unit = match.unit;
      a->end = behind + match.len;
      return true;
    }
    if (behind == at || !tw_currency_match_zh(z->text, behind, TW_SLICE_NONE, &match) || match.is_ambiguous ||
        match.len <= strlen("分"))
      return false;
    at = behind;
  }
  bool is_spoken = tw_zh_has(z, at, "块") || tw_zh_has(z, at, "塊");
  a->end = at + match.len;
  if (match.shift) tw_decimal_shift(n->value, match.shift, &n->value);
  bracket_unit(z, a->end, &match);
  a->end = read_change(z, a->end, is_spoken, n);
  a->end = pass_tails(z, a->end);
  if (!a->unit.len || !match.is_ambiguous) {
    if (a->unit.len && !a->is_ambiguous && !tw_slice_eq(a->unit, match.unit)) a->start = n->start; /* 日圆跌破1美元 */
    a->unit = match.unit;
    a->is_ambiguous = match.is_ambiguous;
  }
  return true;
}

static bool read_amount(const struct tw_zh_scan *z, struct tw_zh_number *n, struct amount *a) {
  *a = (struct amount){.start = n->start, .end = n->end};
  bool has_before = has_prefix(z, n->start);
  if (has_before) {
    a->unit = z->prefix_unit;
    a->is_ambiguous = z->prefix_is_ambiguous;
    if (!z->hedge.end || z->hedge.start < z->prefix_end) a->start = z->prefix_start;
  }
  return read_suffix(z, n, a) || has_before;
}

/* 5000万元至1亿元: one range when the currency is the same. */
static void widen(struct tw_zh_scan *z, struct tw_zh_number *n, struct amount *a) {
  struct tw_zh_number high;
  struct tw_currency_match sign;
  size_t link = n->flags & (TW_ZH_NUMBER_RANGE | TW_ZH_NUMBER_PAIR) ? 0 : tw_zh_range_link(z, a->end);
  if (!link) return;
  bool is_signed = tw_currency_match_sign(z->text, link, z->options->jurisdiction, &sign); /* RM250至RM800 */
  if (!tw_zh_number_read(z, is_signed ? link + sign.len : link, &high)) return;
  struct amount second = {.start = high.start, .end = high.end};
  if (is_signed) second.unit = sign.unit;
  if ((!read_suffix(z, &high, &second) && !is_signed) || !tw_slice_eq(second.unit, a->unit) ||
      tw_decimal_cmp(n->value, high.value) >= 0)
    return;
  if (tw_zh_range_is_move(z, a->start, n->value, high.value)) return;
  n->flags |= TW_ZH_NUMBER_RANGE;
  n->value_max = high.value;
  a->end = second.end;
}

/* 亿元 alone is a unit of a table or a figure of speech; 上亿元 is an amount. */
static bool is_mere_unit(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  bool is_unit = n->flags & TW_ZH_NUMBER_LONE && n->flags & TW_ZH_NUMBER_UNIT_FIRST && n->last_unit > 1;
  return is_unit && n->more == TW_EXACT && !tw_zh_figure_is_hedged(z, n);
}

size_t tw_zh_money_take(struct tw_zh_scan *z, const struct tw_zh_number *number) {
  struct tw_zh_number n = *number;
  struct amount a;
  if (n.flags & TW_ZH_NUMBER_BARE_PAIR) {
    n.flags |= TW_ZH_NUMBER_PAIR;
    n.value = tw_decimal_from(n.pair_low);
    n.value_max = tw_decimal_from(n.pair_high);
  }
  if (is_mere_unit(z, &n) || !read_amount(z, &n, &a)) return 0;
  widen(z, &n, &a);
  struct tw_found *found = tw_zh_figure_emit(z, TW_KIND_MONEY, &n, a.start, a.end);
  z->prefix_end = 0;
  if (!found) return a.end;
  found->unit = a.unit;
  if (a.is_ambiguous) found->flags |= TW_FOUND_AMBIGUOUS_UNIT;
  tw_zh_figure_share(z, n.big);
  return tw_zh_figure_last_end(z);
}
