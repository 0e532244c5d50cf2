#include "parse/scan/zh/zh_figure.h"
#include "parse/scan/zh/zh_kinds.h"
#include "parse/scan/zh/zh_money.h"
#include "parse/scan/zh/zh_names.h"
#include "parse/scan/zh/zh_range.h"

/* ---- hedges behind ---- */

/* 以上, 左右, 余 at the end of the figure or behind its measure word: 100名以上. */
static size_t read_tail(const struct tw_zh_scan *z, size_t end, enum tw_qualifier *qualifier) {
  struct tw_zh_hit hit;
  size_t p = tw_zh_skip_spaces(z, end), len;
  for (int i = 0; i < 2; i++) {
    if (tw_zh_find_free(z, p, TW_ZH_TAIL, &hit) && (hit.end - p > 1 || tw_zh_digit(z, hit.end, &len) < 0)) {
      *qualifier = (enum tw_qualifier)hit.word->a;
      return hit.end;
    }
    if (i > 0 || !tw_zh_find(z, p, TW_ZH_MEASURE, &hit)) break;
    p = hit.end;
  }
  return end;
}

/* ---- figures that share a unit: 3亿、5亿和8亿元, 5、7和9万美元, 10、11、12岁 ---- */

static bool is_list_gap(struct tw_slice gap) {
  static const char *const gaps[] = {"、", "和", "与", "與", "及", "以及", "或", ", ", ",", "，"};
  for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++)
    if (tw_slice_is(gap, gaps[i])) return true;
  return false;
}

static bool ends_in_big(const struct tw_zh_scan *z, const struct tw_found *f) {
  return f->end > f->start && tw_zh_is(z, tw_zh_before(z, f->end), TW_ZH_BIG);
}

static bool is_item(const struct tw_zh_scan *z, const struct tw_found *f, size_t next) {
  return f->kind == TW_KIND_QUANTITY && f->flags & TW_FOUND_HAS_VALUE && is_list_gap(tw_slice_sub(z->text, f->hedge_end, next));
}

void tw_zh_figure_share(struct tw_zh_scan *z, int big) {
  enum { LIST_MAX = 16, SMALL = 10000, OLDEST = 120 }; /* items of a list in one clause; a coefficient of 万 or 亿; years */
  if (z->list->count == 0) return;
  size_t last = z->list->count - 1;
  for (size_t i = last; i > 0 && last - i < LIST_MAX; i--) {
    const struct tw_found *whole = &z->list->items[last];
    struct tw_found *f = &z->list->items[i - 1];
    if (!is_item(z, f, z->list->items[i].hedge_start)) break;
    bool has_big = ends_in_big(z, f);
    if (whole->kind == TW_KIND_AGE &&
        (has_big || f->qualifier != TW_EXACT || tw_decimal_cmp(f->value, tw_decimal_from(OLDEST)) > 0))
      break; /* 接种超34亿，60岁以上 */
    if (whole->kind == TW_KIND_MONEY && !has_big && (!big || tw_decimal_cmp(f->value, tw_decimal_from(SMALL)) >= 0)) break;
    if (big && !has_big) {
      tw_decimal_shift(f->value, big, &f->value);
      tw_decimal_shift(f->value_max, big, &f->value_max);
    }
    f->kind = whole->kind;
    f->unit = whole->unit;
    f->flags |= whole->flags & TW_FOUND_AMBIGUOUS_UNIT;
  }
}

/* ---- a lower bound and an upper one: 大于10并小于20, 3年以上7年以下 ---- */

static bool is_lower(enum tw_qualifier q) {
  return q == TW_MORE_THAN || q == TW_AT_LEAST;
}
static bool is_upper(enum tw_qualifier q) {
  return q == TW_LESS_THAN || q == TW_AT_MOST;
}

static bool is_bound_gap(const struct tw_zh_scan *z, size_t from, size_t to) {
  static const char *const gaps[] = {"，", ",", "、", "并", "并且", "且", "而且", "和", "，并", "但"};
  size_t p = tw_zh_skip_spaces(z, from);
  if (tw_zh_skip_spaces(z, p) == to) return true;
  for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++)
    if (tw_zh_has(z, p, gaps[i]) && tw_zh_skip_spaces(z, p + strlen(gaps[i])) == to) return true;
  return false;
}

/* The last two found become one range. */
static void join_bounds(struct tw_zh_scan *z) {
  if (z->list->count < 2) return;
  struct tw_found *low = &z->list->items[z->list->count - 2], *high = low + 1;
  const uint32_t plain = TW_FOUND_HAS_VALUE, mask = TW_FOUND_HAS_VALUE | TW_FOUND_HAS_MAX;
  if (low->kind != high->kind || (low->flags & mask) != plain || (high->flags & mask) != plain) return;
  bool is_reversed = is_upper(low->qualifier) && is_lower(high->qualifier); /* 小于20大于10 */
  if (!is_reversed && !(is_lower(low->qualifier) && is_upper(high->qualifier))) return;
  int order = tw_decimal_cmp(low->value, high->value);
  if ((is_reversed ? -order : order) >= 0 || !is_bound_gap(z, low->hedge_end, high->hedge_start)) return;
  low->value_max = is_reversed ? low->value : high->value;
  if (is_reversed) low->value = high->value;
  low->flags |= TW_FOUND_HAS_MAX;
  low->qualifier = TW_EXACT;
  low->end = high->end;
  low->hedge_end = high->hedge_end;
  z->list->count--;
}

struct tw_found *tw_zh_figure_emit(struct tw_zh_scan *z, enum tw_kind kind, const struct tw_zh_number *number, size_t start,
                                   size_t end) {
  struct tw_found *found = tw_zh_emit(z, kind, start, end);
  if (!found) return NULL;
  if (!(number->flags & TW_ZH_NUMBER_TOO_LARGE)) {
    found->value = number->value;
    found->flags |= TW_FOUND_HAS_VALUE;
    if (number->flags & (TW_ZH_NUMBER_RANGE | TW_ZH_NUMBER_PAIR)) {
      found->value_max = number->value_max;
      found->flags |= TW_FOUND_HAS_MAX;
    }
  }
  size_t behind = end > number->more_end ? end : number->more_end;
  enum tw_qualifier tail = TW_EXACT;
  found->hedge_end = (uint32_t)read_tail(z, behind, &tail);
  if (found->hedge_end < behind) found->hedge_end = (uint32_t)behind;
  enum tw_qualifier said = tail != TW_EXACT ? tail : number->more;
  if (said != TW_EXACT && (found->qualifier == TW_EXACT || found->qualifier == TW_APPROX)) found->qualifier = said;
  return found;
}

size_t tw_zh_figure_last_end(const struct tw_zh_scan *z) {
  if (!z->list->count) return 0;
  const struct tw_found *last = &z->list->items[z->list->count - 1];
  return last->hedge_end > last->end ? last->hedge_end : last->end;
}

/* ---- is it a count at all ---- */

static bool is_open_behind(const struct tw_zh_scan *z, size_t at) {
  size_t len;
  return !tw_zh_han_at(z, at) && !tw_zh_is_letter(tw_zh_ascii(z, at)) && tw_zh_digit(z, at, &len) < 0;
}

static bool stands_alone(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  return !tw_zh_joined_before(z, n->start) && is_open_behind(z, n->more_end);
}

bool tw_zh_figure_is_hedged(const struct tw_zh_scan *z, const struct tw_zh_number *number) {
  return number->more != TW_EXACT ||
         (z->hedge.end && z->hedge.end <= number->start && tw_zh_skip_spaces(z, z->hedge.end) >= number->start);
}

/* 六男三女 */
static bool is_of_both_sexes(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  static const char *const sexes[] = {"男", "女"};
  struct tw_zh_hit other;
  size_t sex = TW_ZH_HAS_ANY(z, n->end, sexes);
  if (!sex) return false;
  if (TW_ZH_ENDS_ANY(z, n->start, sexes)) return true;
  return tw_zh_find(z, n->end + sex, TW_ZH_DIGIT | TW_ZH_UNIT, &other) && TW_ZH_HAS_ANY(z, other.end, sexes);
}

/* 文三路478号: a street's name, told by its house. */
static bool is_street(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  static const char *const streets[] = {"路", "街", "巷", "弄", "段", "道", "环路", "大道", "大街", "条"};
  struct tw_zh_number house;
  size_t street = TW_ZH_HAS_ANY(z, n->end, streets);
  if (!street || !tw_zh_joined_before(z, n->start) || !tw_zh_number_read(z, n->end + street, &house)) return false;
  return tw_zh_has(z, house.end, "号") || tw_zh_has(z, house.end, "號") || tw_zh_has(z, house.end, "弄");
}

/* 每两升至120元: the weight, by which gold and silver are sold. */
static bool is_tael(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  static const char *const behinds[] = {"升至", "升", "跌", "涨", "漲", "约", "約", "价",
                                        "價",   "报", "報", "卖", "賣", "售", "（", "("};
  bool is_two = tw_zh_has(z, n->start, "两") || tw_zh_has(z, n->start, "兩");
  return is_two && tw_zh_ends(z, n->start, "每") && (TW_ZH_HAS_ANY(z, n->end, behinds) > 0 || !tw_zh_han_at(z, n->end));
}

/* 人数为五，…; 不是四而是五。: said of something, and the clause ends. */
static bool is_predicate(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  static const char *const leads[] = {"是", "为", "為", "等于", "等於"}, *const turns[] = {"而是", "却是", "卻是"};
  if (!TW_ZH_ENDS_ANY(z, n->start, leads)) return false;
  return is_open_behind(z, n->more_end) || TW_ZH_HAS_ANY(z, n->more_end, turns) > 0;
}

/* 三 needs something counted or no word around it; 百万 likewise; 一一 too. Numbers with more to them stand on their own. */
static bool is_count(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  const uint32_t weak = TW_ZH_NUMBER_LONE | TW_ZH_NUMBER_BARE_PAIR;
  enum { SURE_DIGITS = 3 };
  bool is_all_units = n->flags & TW_ZH_NUMBER_UNIT_FIRST && tw_zh_is(z, n->start, TW_ZH_BIG | TW_ZH_UNIT);
  bool is_short_string = n->flags & TW_ZH_NUMBER_STRING && n->end - n->start < SURE_DIGITS * strlen("一");
  if (n->flags & TW_ZH_NUMBER_LONE && tw_zh_is(z, n->start, TW_ZH_UNIT | TW_ZH_BIG) && !tw_zh_has(z, n->start, "十") &&
      !tw_zh_has(z, n->start, "拾"))
    return tw_zh_figure_is_hedged(z, n);
  if (!(n->flags & weak) && !is_all_units && !is_short_string) return true;
  if (tw_zh_figure_is_hedged(z, n)) return true;
  bool is_repeated = is_all_units && n->end - n->start == 2 * strlen("万") &&
                     memcmp(z->text.ptr + n->start, z->text.ptr + n->start + strlen("万"), strlen("万")) == 0;
  if (is_repeated) return false;
  struct tw_zh_hit hit;
  size_t p = tw_zh_skip_spaces(z, n->more_end);
  if (is_street(z, n) || is_tael(z, n)) return false;
  if (stands_alone(z, n) || is_of_both_sexes(z, n) || is_predicate(z, n)) return true;
  return tw_zh_find_free(z, p, TW_ZH_MEASURE, &hit);
}

static bool is_quoted_slogan(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  static const char *const opens[] = {"“", "‘", "「", "『"}, *const closes[] = {"”", "’", "」", "』"};
  enum { SLOGAN_BYTES = 30 }; /* ten characters */
  for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
    if (!tw_zh_ends(z, n->start, opens[i])) continue;
    size_t end = n->more_end + SLOGAN_BYTES < z->text.len ? n->more_end + SLOGAN_BYTES : z->text.len;
    struct tw_slice near = tw_slice_of(z->text.ptr + n->more_end, end - n->more_end);
    ptrdiff_t close = tw_slice_find(near, tw_slice_from(closes[i]), 0);
    return close >= 0 && tw_slice_find(tw_slice_sub(near, 0, (size_t)close), TW_SLICE("，"), 0) < 0 &&
           tw_slice_find(tw_slice_sub(near, 0, (size_t)close), TW_SLICE(","), 0) < 0;
  }
  return false;
}

/* 八项规定, 四个意识: a lone numeral, a measure word and a word of slogans; 二十国集团: directly. */
static bool is_name(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  struct tw_zh_hit hit;
  if (tw_zh_find(z, n->end, TW_ZH_NAME_TAIL, &hit) && hit.word->a == 0) return true;
  if (!(n->flags & TW_ZH_NUMBER_LONE)) return is_quoted_slogan(z, n);
  if (tw_zh_find(z, n->end, TW_ZH_MEASURE, &hit) && tw_zh_find(z, hit.end, TW_ZH_NAME_TAIL, &hit)) return true;
  return is_quoted_slogan(z, n);
}

/* 十六大..二十大 followed by nothing that is large. */
static bool is_congress(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  enum { FIRST = 11, LAST = 30 };
  int64_t value;
  if (!tw_zh_has(z, n->end, "大") || n->flags & (TW_ZH_NUMBER_DIGITS | TW_ZH_NUMBER_RANGE) ||
      !tw_decimal_to_i64(n->value, &value))
    return false;
  static const char *const larges[] = {"大类", "大類", "大国", "大國", "大行", "大产", "大案", "大罪", "大企",
                                       "大城", "大品", "大富", "大重", "大措", "大工", "大项", "大任"};
  if (TW_ZH_HAS_ANY(z, n->end, larges)) return false;
  return value >= FIRST && value <= LAST;
}

/* 世行1994报告: a year's figure with words on both sides that it does not count. */
static bool is_inner_year(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  int64_t value;
  const uint32_t plain = TW_ZH_NUMBER_DIGITS | TW_ZH_NUMBER_GROUPED | TW_ZH_NUMBER_POINT | TW_ZH_NUMBER_RANGE;
  if ((n->flags & plain) != TW_ZH_NUMBER_DIGITS || n->digits != 4 || !tw_decimal_to_i64(n->value, &value)) return false;
  if (value < 1900 || value > 2100 || n->start == 0 || !tw_zh_han_at(z, tw_zh_before(z, n->start)) || !tw_zh_han_at(z, n->end))
    return false;
  return !tw_zh_is(z, n->end, TW_ZH_MEASURE | TW_ZH_TAIL | TW_ZH_MORE) && !tw_zh_figure_is_hedged(z, n);
}

static size_t emit_name(struct tw_zh_scan *z, const struct tw_zh_number *n) {
  z->hedge.end = 0;
  struct tw_found *found = tw_zh_emit(z, TW_KIND_NAME, n->start, n->end);
  if (found && !(n->flags & TW_ZH_NUMBER_TOO_LARGE)) {
    found->value = n->value;
    found->flags |= TW_FOUND_HAS_VALUE;
  }
  return n->more_end;
}

static size_t take_name(struct tw_zh_scan *z, const struct tw_zh_number *n) {
  return is_name(z, n) || is_congress(z, n) || is_inner_year(z, n) ? emit_name(z, n) : 0;
}

/* 百名红通人员, 万人大会: a round unit alone before what it counts names a list or an event. */
static bool is_round_name(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  struct tw_zh_hit hit;
  return n->flags & TW_ZH_NUMBER_LONE && n->flags & TW_ZH_NUMBER_UNIT_FIRST && tw_zh_find_free(z, n->end, TW_ZH_MEASURE, &hit) &&
         tw_zh_han_at(z, hit.end);
}

static size_t take_quantity(struct tw_zh_scan *z, const struct tw_zh_number *n) {
  struct tw_zh_number count = *n;
  if (!is_count(z, n)) {
    z->hedge.end = 0;
    return is_round_name(z, n) ? emit_name(z, n) : n->end;
  }
  bool is_pair = n->flags & TW_ZH_NUMBER_BARE_PAIR && tw_zh_is(z, tw_zh_skip_spaces(z, n->end), TW_ZH_MEASURE);
  if (is_pair) {
    count.flags |= TW_ZH_NUMBER_PAIR;
    count.value = tw_decimal_from(n->pair_low);
    count.value_max = tw_decimal_from(n->pair_high);
  }
  struct tw_found *found = tw_zh_figure_emit(z, TW_KIND_QUANTITY, &count, n->start, n->end);
  if (found && n->flags & TW_ZH_NUMBER_LONE && tw_decimal_cmp(n->value, tw_decimal_from(1)) == 0)
    found->flags |= TW_FOUND_SMALL_WORD;
  return tw_zh_kinds_pass_unit(z, tw_zh_figure_last_end(z));
}

/* A pair of numbers with 之间: 20和30之间, 10000与20000间. */
static void join_between(const struct tw_zh_scan *z, struct tw_zh_number *n) {
  static const char *const words[] = {"和", "与", "與", "跟"};
  struct tw_zh_number high;
  if (n->flags & (TW_ZH_NUMBER_RANGE | TW_ZH_NUMBER_PAIR)) return;
  size_t p = tw_zh_skip_spaces(z, n->end);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (!tw_zh_has(z, p, words[i]) || !tw_zh_number_read(z, tw_zh_skip_spaces(z, p + strlen(words[i])), &high)) continue;
    bool is_closed = tw_zh_has(z, high.end, "之间") || tw_zh_has(z, high.end, "之間") || tw_zh_has(z, high.end, "间") ||
                     tw_zh_has(z, high.end, "間");
    if (!is_closed || tw_decimal_cmp(n->value, high.value) >= 0) return;
    n->value_max = high.value;
    n->flags |= TW_ZH_NUMBER_RANGE;
    n->end = n->more_end = high.end;
    return;
  }
}

/* The kinds in the order in which they are tried; one with classes only where a word of them may stand behind the number. */
static const struct {
  size_t (*take)(struct tw_zh_scan *z, const struct tw_zh_number *n);
  uint64_t classes;
} kinds[] = {
    {tw_zh_kinds_take_clock, 0},
    {tw_zh_names_take, 0},
    {tw_zh_kinds_take_code, 0},
    {tw_zh_kinds_take_score, 0},
    {tw_zh_kinds_take_percent, TW_ZH_PERCENT},
    {tw_zh_money_take, 0},
    {tw_zh_kinds_take_fraction, 0},
    {tw_zh_kinds_take_age, TW_ZH_AGE | TW_ZH_DURATION},
    {take_name, 0},
    {tw_zh_kinds_take_duration, TW_ZH_DURATION | TW_ZH_SPAN | TW_ZH_MEASURE}, /* 分 */
    {tw_zh_kinds_take_metres, TW_ZH_MEASURE},
    {tw_zh_kinds_take_tenths, 0},
    {tw_zh_kinds_take_label, 0},
    {take_quantity, 0},
};

size_t tw_zh_figure_take(struct tw_zh_scan *z, size_t at) {
  struct tw_zh_number n;
  size_t behind = tw_zh_kinds_take_phone(z, at);
  if (behind) return behind;
  if (!tw_zh_range_read(z, at, &n)) return 0;
  join_between(z, &n);
  const uint64_t classes = tw_zh_lexicon_classes(z->lexicon, z->text, tw_zh_skip_spaces(z, n.more_end));
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (kinds[i].classes && !(kinds[i].classes & classes)) continue;
    if ((behind = kinds[i].take(z, &n)) == 0) continue;
    join_bounds(z);
    return behind;
  }
  return n.end;
}

size_t tw_zh_figure_take_some(struct tw_zh_scan *z, size_t at) {
  struct tw_zh_hit hit;
  struct tw_zh_number n;
  if (!tw_zh_find_free(z, at, TW_ZH_SOME, &hit)) return 0;
  if (!tw_zh_is(z, hit.end, TW_ZH_UNIT | TW_ZH_BIG) || !tw_zh_number_read(z, hit.end, &n)) return 0;
  n.start = at;
  n.flags |= TW_ZH_NUMBER_TOO_LARGE; /* what is not said has no value */
  n.flags &= ~(uint32_t)(TW_ZH_NUMBER_LONE | TW_ZH_NUMBER_PAIR);
  size_t behind = tw_zh_money_take(z, &n);
  if (!behind) behind = tw_zh_kinds_take_duration(z, &n);
  if (!behind && tw_zh_figure_emit(z, TW_KIND_QUANTITY, &n, at, n.end)) behind = tw_zh_figure_last_end(z);
  if (!z->out_of_memory) z->list->items[z->list->count - 1].qualifier = TW_APPROX;
  return behind > n.more_end ? behind : n.more_end;
}

size_t tw_zh_figure_take_name(struct tw_zh_scan *z, size_t at) {
  struct tw_zh_hit hit;
  struct tw_zh_number n;
  uint32_t c;
  if (!tw_zh_find(z, at, TW_ZH_NAME, &hit)) return 0;
  for (size_t p = at; p < hit.end; p += tw_utf8_decode(z->text, p, &c)) {
    if (!tw_zh_number_read(z, p, &n) || n.end > hit.end) continue;
    z->hedge.end = 0;
    struct tw_found *found = tw_zh_emit(z, TW_KIND_NAME, n.start, n.end);
    if (found && !(n.flags & TW_ZH_NUMBER_TOO_LARGE)) {
      found->value = n.value;
      found->flags |= TW_FOUND_HAS_VALUE;
    }
    break;
  }
  return hit.end;
}

/* ---- 第N, 百分之N ---- */

/* 第298条 of a law; 第二条隧道 is one of many. */
static bool is_law_article(const struct tw_zh_scan *z, size_t at, const struct tw_zh_number *n) {
  static const char *const leads[] = {"》", "法", "例", "则", "則", "约", "約", "定", "规", "条", "條", "款", "据", "據", "之一"};
  if (!tw_zh_is(z, n->end, TW_ZH_ARTICLE)) return false;
  if (!(n->flags & TW_ZH_NUMBER_LONE)) return true;
  return TW_ZH_ENDS_ANY(z, at, leads);
}

/* 国务院令第740号, 公告2024年第12号: the number of a paper. Past its 号, or 0. */
static size_t behind_paper(const struct tw_zh_scan *z, size_t at, const struct tw_zh_number *n) {
  static const char *const marks[] = {"号", "號"}, *const leads[] = {"令", "公告", "字", "文件", "通告", "决定", "決定"};
  size_t mark = TW_ZH_HAS_ANY(z, n->end, marks);
  return mark && TW_ZH_ENDS_ANY(z, at, leads) ? n->end + mark : 0;
}

size_t tw_zh_figure_take_ordinal(struct tw_zh_scan *z, size_t at) {
  struct tw_zh_hit hit, unit;
  struct tw_zh_number n;
  if (!tw_zh_find(z, at, TW_ZH_ORDINAL, &hit) || !tw_zh_number_read(z, tw_zh_skip_spaces(z, hit.end), &n)) return 0;
  size_t paper = behind_paper(z, at, &n), end = paper ? paper : n.end;
  bool is_article = paper || is_law_article(z, at, &n);
  if (!paper && tw_zh_find_free(z, n.end, TW_ZH_MEASURE | TW_ZH_DURATION | TW_ZH_ARTICLE, &unit)) end = unit.end;
  z->hedge.end = 0;
  struct tw_found *found = tw_zh_emit(z, is_article ? TW_KIND_IDENTIFIER : TW_KIND_ORDINAL, at, end);
  if (found && !(n.flags & TW_ZH_NUMBER_TOO_LARGE)) {
    found->value = n.value;
    found->flags |= TW_FOUND_HAS_VALUE;
  }
  return end;
}

size_t tw_zh_figure_take_share(struct tw_zh_scan *z, size_t at) {
  struct tw_zh_hit hit;
  struct tw_zh_number n;
  if (!tw_zh_find(z, at, TW_ZH_SHARE, &hit) || !tw_zh_range_read(z, hit.end, &n)) return 0;
  tw_decimal_shift(n.value, hit.word->a, &n.value);
  tw_decimal_shift(n.value_max, hit.word->a, &n.value_max);
  tw_zh_figure_emit(z, TW_KIND_PERCENT, &n, at, n.end);
  return tw_zh_figure_last_end(z);
}
