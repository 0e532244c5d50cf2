#include "parse/scan/zh/zh_kinds.h"
#include "parse/scan/zh/zh_figure.h"
#include "parse/scan/zh/zh_period.h"
#include "parse/scan/zh/zh_range.h"

/* Kinds whose digits are no amount. */
static bool is_valueless(enum tw_kind kind) {
  return kind == TW_KIND_IDENTIFIER || kind == TW_KIND_TIME || kind == TW_KIND_SCORE || kind == TW_KIND_VERSION;
}

static size_t emit_plain(struct tw_zh_scan *z, enum tw_kind kind, const struct tw_zh_number *n, size_t end) {
  z->hedge.end = 0;
  struct tw_found *found = tw_zh_emit(z, kind, n->start, end);
  if (!found || n->flags & TW_ZH_NUMBER_TOO_LARGE || is_valueless(kind)) return end;
  found->value = n->value;
  found->flags |= TW_FOUND_HAS_VALUE;
  return end;
}

static size_t emit_figure(struct tw_zh_scan *z, enum tw_kind kind, const struct tw_zh_number *n, size_t end) {
  struct tw_zh_number figure = *n;
  if (n->flags & TW_ZH_NUMBER_BARE_PAIR) { /* 三四年 */
    figure.flags |= TW_ZH_NUMBER_PAIR;
    figure.value = tw_decimal_from(n->pair_low);
    figure.value_max = tw_decimal_from(n->pair_high);
  }
  tw_zh_figure_emit(z, kind, &figure, n->start, end);
  size_t behind = tw_zh_figure_last_end(z);
  return behind > end ? behind : end;
}

static bool is_small(const struct tw_zh_number *n, int most, int *ret_value) {
  int64_t value;
  if (!tw_decimal_to_i64(n->value, &value) || value < 0 || value > most || n->flags & TW_ZH_NUMBER_TOO_LARGE) return false;
  *ret_value = (int)value;
  return true;
}

/* ---- codes ---- */

static size_t pass_token(const struct tw_zh_scan *z, size_t at) {
  char c;
  while ((c = tw_zh_ascii(z, at)) != 0 && (tw_zh_is_letter(c) || (c >= '0' && c <= '9') || c == '_')) at++;
  return at;
}

static bool is_unit_letters(struct tw_slice word) {
  static const char *const units[] = {"kg",  "km",  "cm",  "mm",  "m",   "g",   "t",  "MW", "kW",   "GW", "kWh",  "GB",   "MB",
                                      "TB",  "KB",  "Hz",  "MHz", "GHz", "L",   "ml", "ha", "W",    "V",  "km2",  "m2",   "x",
                                      "mAh", "Wh",  "MWh", "GWh", "TWh", "kV",  "MP", "mg", "kcal", "Nm", "Mbps", "Gbps", "nm",
                                      "dB",  "ppm", "rpm", "MPa", "kPa", "hPa", "mL", "KM", "KG",   "mm2"};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if (tw_slice_is(word, units[i])) return true;
  return false;
}

size_t tw_zh_kinds_pass_unit(const struct tw_zh_scan *z, size_t at) {
  size_t end = pass_token(z, at);
  return end > at && is_unit_letters(tw_slice_sub(z->text, at, end)) ? end : at;
}

/* 表1, 附件2: where nothing counted follows. */
static bool is_table_number(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  static const char *const leads[] = {"表", "图", "圖", "附件", "附录", "附錄", "脚注"};
  if (n->flags & TW_ZH_NUMBER_POINT || tw_zh_is(z, n->end, TW_ZH_MEASURE | TW_ZH_PERCENT | TW_ZH_BIG | TW_ZH_DURATION))
    return false;
  for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
    if (tw_zh_ends(z, n->start, leads[i])) return !tw_zh_ends(z, n->start, "代表");
  return false;
}

/* 9·11, 10·7: a day that names an event. */
static size_t dotted_day_end(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  static const char *const dots[] = {"·", "•", "・", "‧"};
  struct tw_zh_number second;
  int month, day;
  size_t len;
  for (size_t i = 0; i < sizeof dots / sizeof *dots; i++) {
    size_t p = n->end + strlen(dots[i]);
    if (!tw_zh_has(z, n->end, dots[i]) || tw_zh_digit(z, p, &len) < 0 || !tw_zh_number_read(z, p, &second)) continue;
    if (is_small(n, 12, &month) && is_small(&second, 31, &day)) return second.end;
  }
  return 0;
}

/* Digits that no one would write for an amount: too many of them, or a zero first. */
static bool is_serial(const struct tw_zh_number *n) {
  enum { LONG_DIGITS = 14 }; /* more than any amount that is written without commas or magnitudes */
  const uint32_t shaped = TW_ZH_NUMBER_GROUPED | TW_ZH_NUMBER_POINT | TW_ZH_NUMBER_RANGE | TW_ZH_NUMBER_SIGNED;
  if (n->flags & TW_ZH_NUMBER_TOO_LARGE) return true;
  if (!(n->flags & TW_ZH_NUMBER_DIGITS) || n->flags & shaped) return false;
  return n->digits >= LONG_DIGITS || (n->flags & TW_ZH_NUMBER_ZERO_FIRST && n->digits > 1);
}

/* 1MDB, 5G: letters run into the digits and are no unit and no currency (5USD is left to money). */
static size_t named_end(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  enum { CODE_LETTERS = 3 };
  struct tw_slice word = tw_slice_sub(z->text, n->end, pass_token(z, n->end));
  if (!tw_zh_is_letter(tw_zh_ascii(z, n->end)) || is_unit_letters(word) || tw_zh_is(z, n->end, TW_ZH_MONEY | TW_ZH_PERCENT))
    return 0;
  bool is_upper = word.len == CODE_LETTERS && word.ptr[0] <= 'Z' && word.ptr[1] <= 'Z' && word.ptr[2] <= 'Z';
  return is_upper && n->digits > 1 ? 0 : n->end + word.len;
}

/* 3.2.1, 192.168.1.1: more points than a number has. Its end, or 0. */
static size_t dotted_end(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  size_t end = n->end, len;
  if (!(n->flags & TW_ZH_NUMBER_POINT)) return 0;
  while (tw_zh_ascii(z, end) == '.' && tw_zh_digit(z, end + 1, &len) >= 0)
    for (end++; tw_zh_digit(z, end, &len) >= 0;) end += len;
  return end == n->end ? 0 : end;
}

size_t tw_zh_kinds_take_code(struct tw_zh_scan *z, const struct tw_zh_number *n) {
  static const char *const versions[] = {"版本", "版"};
  if (n->flags & TW_ZH_NUMBER_POINT && TW_ZH_HAS_ANY(z, n->end, versions)) return emit_plain(z, TW_KIND_VERSION, n, n->end);
  size_t dotted = dotted_end(z, n);
  if (dotted) return emit_plain(z, TW_KIND_VERSION, n, dotted);
  if (n->flags & TW_ZH_NUMBER_DIGITS && is_table_number(z, n)) return emit_plain(z, TW_KIND_MARKER, n, n->end);
  if (is_serial(n)) return emit_plain(z, TW_KIND_IDENTIFIER, n, n->end);
  if (!(n->flags & TW_ZH_NUMBER_DIGITS)) return 0;
  size_t end = dotted_day_end(z, n);
  if (!end) end = named_end(z, n);
  return end ? emit_plain(z, TW_KIND_NAME, n, end) : 0;
}

/* ---- clock and score ---- */

static size_t read_minutes(const struct tw_zh_scan *z, size_t at) {
  struct tw_zh_number minutes;
  int value;
  if (tw_zh_has(z, at, "半") || tw_zh_has(z, at, "整") || tw_zh_has(z, at, "许") || tw_zh_has(z, at, "許"))
    return at + strlen("半");
  if (!tw_zh_number_read(z, at, &minutes) || !is_small(&minutes, 59, &value)) return at;
  if (tw_zh_has(z, minutes.end, "分钟")) return at;
  if (tw_zh_has(z, minutes.end, "分") || tw_zh_has(z, minutes.end, "刻")) return minutes.end + strlen("分");
  return minutes.digits == 2 ? minutes.end : at;
}

static bool is_clock_point(const struct tw_zh_scan *z, const struct tw_zh_number *n, size_t behind) {
  static const char *const marks[] = {"半", "整", "许", "許", "多", "左右", "钟", "鐘"};
  bool is_led = z->clock && z->clock <= n->start && tw_zh_skip_spaces(z, z->clock) >= n->start;
  return is_led || TW_ZH_HAS_ANY(z, behind, marks) || read_minutes(z, behind) != behind ||
         (n->flags & TW_ZH_NUMBER_DIGITS && !tw_zh_is(z, behind, TW_ZH_MEASURE) && !tw_zh_has(z, behind, "意见") &&
          !tw_zh_has(z, behind, "建议"));
}

static bool is_figure(const struct tw_zh_number *n) {
  return (n->flags & (TW_ZH_NUMBER_DIGITS | TW_ZH_NUMBER_POINT)) == TW_ZH_NUMBER_DIGITS;
}

/* Past ":30" for seconds. */
static size_t pass_seconds(const struct tw_zh_scan *z, size_t end) {
  struct tw_zh_number seconds;
  size_t len;
  bool is_more = tw_zh_ascii(z, end) == ':' && tw_zh_digit(z, end + 1, &len) >= 0;
  return is_more && tw_zh_number_read(z, end + 1, &seconds) ? seconds.end : end;
}

static size_t take_colon(struct tw_zh_scan *z, const struct tw_zh_number *n) {
  enum { SCORE_DIGITS = 3, LAST_HOUR = 24, LAST_MINUTE = 59 };
  static const char *const colons[] = {":", "：", "∶"};
  struct tw_zh_number second;
  int hour, minute;
  size_t colon = TW_ZH_HAS_ANY(z, n->end, colons), len;
  bool is_ratio = is_figure(n) || (n->flags & TW_ZH_NUMBER_POINT && n->flags & TW_ZH_NUMBER_DIGITS); /* 1.3:1 */
  if (!colon || !is_ratio || tw_zh_digit(z, n->end + colon, &len) < 0) return 0;
  if (!tw_zh_number_read(z, n->end + colon, &second) || !(second.flags & TW_ZH_NUMBER_DIGITS)) return 0;
  bool is_time = is_figure(n) && second.digits == 2 && is_small(n, LAST_HOUR, &hour) && is_small(&second, LAST_MINUTE, &minute);
  if (is_time && !tw_zh_ends(z, n->start, "比分")) return emit_plain(z, TW_KIND_TIME, n, pass_seconds(z, second.end));
  return n->digits <= SCORE_DIGITS && second.digits <= SCORE_DIGITS ? emit_plain(z, TW_KIND_SCORE, n, second.end) : 0;
}

size_t tw_zh_kinds_take_clock(struct tw_zh_scan *z, const struct tw_zh_number *n) {
  static const char *const others[] = {"时间", "時間", "时代", "時代", "时期", "時期", "时候",
                                       "时速", "时段", "时装", "时空", "时差", "时评", "时而"};
  struct tw_zh_hit hit;
  int hour;
  size_t behind = take_colon(z, n);
  if (behind) return behind;
  if (!is_small(n, 24, &hour) || n->flags & TW_ZH_NUMBER_POINT || !tw_zh_find(z, n->end, TW_ZH_HOUR, &hit) ||
      TW_ZH_HAS_ANY(z, n->end, others))
    return 0;
  bool is_point = tw_zh_has(z, n->end, "点") || tw_zh_has(z, n->end, "點");
  if (is_point && hit.end - n->end == strlen("点") && !is_clock_point(z, n, hit.end)) return 0;
  return emit_plain(z, TW_KIND_TIME, n, read_minutes(z, hit.end));
}

enum {
  SCORE_MAX = 999,  /* votes of a parliament as well */
  RATE_MAX = 99999, /* of a currency: 1045比1 */
};

/* 2-0战胜, 以98-95取胜: a hyphen between two results where a verb or a preposition says so, or the first is the higher. */
static size_t take_hyphen_score(struct tw_zh_scan *z, const struct tw_zh_number *n) {
  static const char *const leads[] = {"以", "比分", "总分", "總分"};
  static const char *const verbs[] = {"胜",   "勝",   "战胜", "戰勝", "大胜", "击败", "擊敗", "负",   "負",   "不敌",
                                      "力克", "逆转", "完胜", "险胜", "横扫", "领先", "落后", "战平", "淘汰", "告负",
                                      "取胜", "获胜", "戰平", "不敵", "逆轉", "战和", "客胜", "主胜", "惜败", "轻取"};
  struct tw_zh_number second;
  int a, b;
  size_t len;
  if (tw_zh_ascii(z, n->start + (size_t)n->digits) != '-' || !(n->flags & TW_ZH_NUMBER_DIGITS)) return 0;
  size_t at = n->start + (size_t)n->digits + 1;
  if (tw_zh_digit(z, at, &len) < 0 || !tw_zh_number_read(z, at, &second) || !is_figure(&second)) return 0;
  if (!is_small(n, SCORE_MAX, &a) || !is_small(&second, SCORE_MAX, &b)) return 0;
  char next = tw_zh_ascii(z, second.end);
  bool is_falling = !(n->flags & TW_ZH_NUMBER_RANGE) && a > b && next != '-' && next != '%' && !tw_zh_is_letter(next);
  if (!is_falling && tw_zh_is(z, second.end, TW_ZH_MEASURE | TW_ZH_DURATION | TW_ZH_HOUR)) return 0;
  if (!is_falling && !TW_ZH_ENDS_ANY(z, n->start, leads) && !TW_ZH_HAS_ANY(z, second.end, verbs)) return 0;
  return emit_plain(z, TW_KIND_SCORE, n, second.end);
}

size_t tw_zh_kinds_take_score(struct tw_zh_scan *z, const struct tw_zh_number *n) {
  struct tw_zh_number second;
  int a, b;
  if (!is_small(n, RATE_MAX, &a)) return 0;
  if (!tw_zh_has(z, n->end, "比")) return n->flags & TW_ZH_NUMBER_POINT || a > SCORE_MAX ? 0 : take_hyphen_score(z, n);
  if (!tw_zh_number_read(z, n->end + strlen("比"), &second) || !is_small(&second, SCORE_MAX, &b)) return 0;
  if (b > 1 && (a > SCORE_MAX || n->flags & TW_ZH_NUMBER_POINT)) return 0;
  return emit_plain(z, TW_KIND_SCORE, n, second.end);
}

/* ---- shares ---- */

size_t tw_zh_kinds_take_percent(struct tw_zh_scan *z, const struct tw_zh_number *n) {
  struct tw_zh_hit hit;
  size_t p = tw_zh_skip_spaces(z, n->more_end);
  if (!tw_zh_find(z, p, TW_ZH_PERCENT, &hit)) return 0;
  struct tw_zh_number share = *n, high;
  tw_decimal_shift(share.value, hit.word->a, &share.value);
  struct tw_slice unit = tw_slice_sub(z->text, p, hit.end); /* 12个百分点至45.6% is a move and where it got */
  size_t end = hit.end, link = n->flags & TW_ZH_NUMBER_RANGE ? 0 : tw_zh_range_link(z, hit.end);
  if (link && tw_zh_number_read(z, link, &high) && tw_zh_find(z, high.end, TW_ZH_PERCENT, &hit) &&
      tw_slice_eq(unit, tw_slice_sub(z->text, high.end, hit.end)) && tw_decimal_cmp(share.value, high.value) < 0 &&
      !tw_zh_range_is_move(z, n->start, share.value, high.value)) {
    share.value_max = high.value;
    share.flags |= TW_ZH_NUMBER_RANGE;
    end = hit.end;
  }
  size_t behind = emit_figure(z, TW_KIND_PERCENT, &share, end);
  tw_zh_figure_share(z, 0);
  return behind;
}

/* 100 * over / under, to DECIMALS where it does not end: 33.3333333333 for a third. */
static bool share_of(int64_t over, int64_t under, struct tw_decimal *ret_value) {
  enum { DECIMALS = 10 };
  static const int64_t limit = 1000000, unit = INT64_C(1000000000000); /* 100 * 10^DECIMALS */
  if (under <= 0 || over < 0 || under > limit || over > limit) return false;
  return tw_decimal_shift(tw_decimal_from((over * unit + under / 2) / under), -DECIMALS, ret_value);
}

size_t tw_zh_kinds_take_fraction(struct tw_zh_scan *z, const struct tw_zh_number *n) {
  struct tw_zh_number second;
  int64_t a, b;
  bool is_han = tw_zh_has(z, n->end, "分之"), is_slash = tw_zh_has(z, n->end, "/") || tw_zh_has(z, n->end, "／");
  if (!is_han && !is_slash) return 0;
  size_t at = n->end + (is_han ? strlen("分之") : tw_zh_has(z, n->end, "/") ? 1 : strlen("／"));
  if (!tw_zh_number_read(z, at, &second) || !tw_decimal_to_i64(n->value, &a) || !tw_decimal_to_i64(second.value, &b)) return 0;
  if (is_slash && !(n->flags & second.flags & TW_ZH_NUMBER_DIGITS)) return 0;
  struct tw_zh_number share = second;
  share.start = n->start;
  if (tw_zh_has(z, second.end, "决赛") || tw_zh_has(z, second.end, "決賽")) return emit_plain(z, TW_KIND_NAME, n, second.end);
  if (!share_of(is_han ? b : a, is_han ? a : b, &share.value)) share.flags |= TW_ZH_NUMBER_TOO_LARGE;
  share.flags &= ~(uint32_t)(TW_ZH_NUMBER_BARE_PAIR | TW_ZH_NUMBER_PAIR | TW_ZH_NUMBER_RANGE);
  return emit_figure(z, TW_KIND_PERCENT, &share, second.end);
}

size_t tw_zh_kinds_take_tenths(struct tw_zh_scan *z, const struct tw_zh_number *n) {
  static const char *const others[] = {"成立", "成为", "成為", "成功", "成果", "成员", "成員", "成本", "成绩",
                                       "成績", "成长", "成都", "成人", "成分", "成就", "成交", "成品", "成年",
                                       "成千", "成熟", "成家", "成案", "成了", "成套", "成像", "成型"};
  int tenths;
  struct tw_zh_number share = *n;
  if (!tw_zh_has(z, n->more_end, "成") || !is_small(n, 10, &tenths) || tenths == 0) return 0;
  static const char *const staff[] = {"成员工", "成員工"}; /* eight tenths of the staff, no eight members */
  if (TW_ZH_HAS_ANY(z, n->more_end, others) && !TW_ZH_HAS_ANY(z, n->more_end, staff)) return 0;
  size_t end = n->more_end + strlen("成");
  tw_decimal_shift(n->value, 1, &share.value);
  tw_decimal_shift(n->value_max, 1, &share.value_max);
  struct tw_zh_hit hit;
  if (tw_zh_find(z, end, TW_ZH_DIGIT, &hit) && !tw_zh_is(z, hit.end, TW_ZH_MEASURE | TW_ZH_DIGIT | TW_ZH_UNIT)) {
    tw_decimal_add(share.value, tw_decimal_from(hit.word->a), &share.value);
    end = hit.end;
  } else if (tw_zh_has(z, end, "半")) { /* 七成半 */
    enum { HALF_TENTH = 5 };
    tw_decimal_add(share.value, tw_decimal_from(HALF_TENTH), &share.value);
    end += strlen("半");
  }
  return emit_figure(z, TW_KIND_PERCENT, &share, end);
}

/* ---- ages and durations ---- */

/* 六旬老人: tens of years, of no one younger than sixty or so. */
static size_t take_decades_of_age(struct tw_zh_scan *z, const struct tw_zh_number *n) {
  enum { OLD = 5, OLDEST = 12 };
  int tens;
  if (!tw_zh_has(z, n->end, "旬") || !is_small(n, OLDEST, &tens) || tens < OLD) return 0;
  struct tw_zh_number age = *n;
  tw_decimal_shift(n->value, 1, &age.value);
  return emit_figure(z, TW_KIND_AGE, &age, n->end + strlen("旬"));
}

size_t tw_zh_kinds_take_age(struct tw_zh_scan *z, const struct tw_zh_number *n) {
  struct tw_zh_hit hit;
  size_t p = tw_zh_skip_spaces(z, n->more_end), decades = take_decades_of_age(z, n);
  if (decades) return decades;
  if (!tw_zh_find(z, p, TW_ZH_AGE, &hit) || tw_zh_has(z, p, "岁月") || tw_zh_has(z, p, "歲月")) return 0;
  struct tw_zh_number age = *n, high;
  size_t end = hit.end, link = n->flags & TW_ZH_NUMBER_RANGE ? 0 : tw_zh_range_link(z, end);
  if (link && tw_zh_number_read(z, link, &high) && tw_zh_find(z, high.end, TW_ZH_AGE, &hit) &&
      tw_decimal_cmp(n->value, high.value) < 0) {
    age.value_max = high.value;
    age.flags |= TW_ZH_NUMBER_RANGE;
    end = hit.end;
  }
  size_t behind = emit_figure(z, TW_KIND_AGE, &age, end);
  tw_zh_figure_share(z, 0);
  return behind;
}

static bool find_duration(const struct tw_zh_scan *z, const struct tw_zh_number *n, struct tw_zh_hit *ret_hit) {
  static const char *const others[] = {"年级", "年級", "年代", "天津", "天网", "天然气", "周边",
                                       "季军", "季后", "天使", "周刊", "夜情", "晚报",   "年期"};
  size_t p = tw_zh_skip_spaces(z, n->more_end);
  if (TW_ZH_HAS_ANY(z, p, others)) return tw_zh_has(z, p, "年期") && tw_zh_find(z, p, TW_ZH_DURATION, ret_hit);
  if (tw_zh_find(z, p, TW_ZH_DURATION, ret_hit)) return true;
  if (tw_zh_has(z, p, "日") || tw_zh_has(z, p, "月")) { /* what is no date by now: 30日内 */
    static const struct tw_zh_word day = {"日", TW_ZH_DURATION, 0, 0};
    *ret_hit = (struct tw_zh_hit){.word = &day, .classes = TW_ZH_DURATION, .end = p + strlen("日")};
    return true;
  }
  return false;
}

/* 57秒49, 9秒8: what a watch showed behind the seconds. */
static size_t hundredths_end(const struct tw_zh_scan *z, size_t at) {
  struct tw_zh_number n;
  size_t len;
  if (!tw_zh_ends(z, at, "秒") || tw_zh_digit(z, at, &len) < 0 || !tw_zh_number_read(z, at, &n)) return 0;
  bool is_plain = n.digits <= 2 && (n.flags & (TW_ZH_NUMBER_DIGITS | TW_ZH_NUMBER_POINT)) == TW_ZH_NUMBER_DIGITS;
  return is_plain && !tw_zh_is(z, n.end, TW_ZH_MEASURE | TW_ZH_BIG | TW_ZH_PERCENT) ? n.end : 0;
}

/* 3年零6个月, 两小时四十分钟: further parts belong to the same duration. */
static size_t extend_duration(const struct tw_zh_scan *z, size_t end) {
  struct tw_zh_number more;
  struct tw_zh_hit hit;
  static const char *const hours[] = {"小时", "小時"};
  enum { PARTS = 3 };
  for (int i = 0; i < PARTS; i++) {
    size_t p = end, hundredths = hundredths_end(z, p);
    if (hundredths) return hundredths;
    if (tw_zh_has(z, p, "零") || tw_zh_has(z, p, "又")) p += strlen("零");
    if (!tw_zh_number_read(z, p, &more)) break;
    if (find_duration(z, &more, &hit)) {
      end = hit.end;
    } else if (TW_ZH_ENDS_ANY(z, end, hours) && tw_zh_has(z, more.end, "分")) { /* 5小时40分 */
      end = more.end + strlen("分");
    } else {
      break;
    }
  }
  return end;
}

/* 三个半月, 3年半: half a unit more. */
static void add_half(struct tw_zh_number *n) {
  const struct tw_decimal half = {.mantissa = 5, .scale = 1};
  tw_decimal_add(n->value, half, &n->value);
}

size_t tw_zh_kinds_take_half(struct tw_zh_scan *z, size_t at) {
  static const char *const others[] = {"半年报", "半年報", "半年线", "半天吊", "半月谈", "半日闲", "半月刊"};
  struct tw_zh_number n = {
      .start = at, .end = at + strlen("半"), .more_end = at + strlen("半"), .value = {.mantissa = 5, .scale = 1}};
  struct tw_zh_hit hit;
  if (!tw_zh_has(z, at, "半") || TW_ZH_HAS_ANY(z, at, others) || !tw_zh_find_free(z, n.end, TW_ZH_DURATION, &hit)) return 0;
  if (tw_zh_has(z, n.end, "夜") || tw_zh_has(z, n.end, "季") || tw_zh_has(z, n.end, "晚")) return 0;
  size_t behind = emit_figure(z, TW_KIND_DURATION, &n, hit.end);
  if (!z->out_of_memory) z->list->items[z->list->count - 1].unit = tw_slice_sub(z->text, n.end, hit.end);
  return behind;
}

/* 1分02秒3: minutes and seconds of a race; 分 alone may be points. */
static size_t take_race(struct tw_zh_scan *z, const struct tw_zh_number *n) {
  struct tw_zh_number seconds;
  int minutes, rest;
  size_t unit = n->end;
  if (!tw_zh_has(z, unit, "分") || n->flags & TW_ZH_NUMBER_POINT || !is_small(n, 59, &minutes)) return 0;
  size_t second = unit + strlen("分");
  if (!tw_zh_number_read(z, second, &seconds) || !is_small(&seconds, 59, &rest) || !tw_zh_has(z, seconds.end, "秒")) return 0;
  size_t end = seconds.end + strlen("秒"), hundredths = hundredths_end(z, end);
  size_t behind = emit_figure(z, TW_KIND_DURATION, n, hundredths ? hundredths : end);
  if (!z->out_of_memory) z->list->items[z->list->count - 1].unit = tw_slice_sub(z->text, unit, second);
  return behind;
}

/* 8米42, 一米八: centimetres told behind the metres. */
size_t tw_zh_kinds_take_metres(struct tw_zh_scan *z, const struct tw_zh_number *n) {
  enum { TALLEST = 120 }; /* metres of a throw */
  struct tw_zh_number rest;
  int metres, small;
  bool is_metre = tw_zh_has(z, n->end, "米") || tw_zh_has(z, n->end, "公尺");
  if (!is_metre || n->flags & (TW_ZH_NUMBER_POINT | TW_ZH_NUMBER_RANGE) || !is_small(n, TALLEST, &metres)) return 0;
  size_t at = n->end + (tw_zh_has(z, n->end, "米") ? strlen("米") : strlen("公尺"));
  if (!tw_zh_is(z, at, TW_ZH_DIGIT) && !(tw_zh_ascii(z, at) >= '0' && tw_zh_ascii(z, at) <= '9')) return 0;
  if (!tw_zh_number_read(z, at, &rest) || !is_small(&rest, 99, &small)) return 0;
  const uint32_t plain = TW_ZH_NUMBER_DIGITS | TW_ZH_NUMBER_STRING;
  bool is_alike = (n->flags & TW_ZH_NUMBER_DIGITS) == (rest.flags & TW_ZH_NUMBER_DIGITS);
  size_t places = (rest.flags & TW_ZH_NUMBER_DIGITS) ? rest.end - rest.start : (rest.end - rest.start) / strlen("一");
  if (!(rest.flags & plain) || rest.flags & TW_ZH_NUMBER_MAGNITUDE || !is_alike || places > 2) return 0;
  if (tw_zh_is(z, rest.end, TW_ZH_MEASURE | TW_ZH_BIG | TW_ZH_UNIT | TW_ZH_PERCENT | TW_ZH_DURATION | TW_ZH_LINK)) return 0;
  struct tw_decimal part;
  struct tw_zh_number length = *n;
  if (!tw_decimal_shift(rest.value, -(int)places, &part) || !tw_decimal_add(n->value, part, &length.value)) return 0;
  length.flags &= ~(uint32_t)TW_ZH_NUMBER_LONE;
  return emit_figure(z, TW_KIND_QUANTITY, &length, rest.end);
}

size_t tw_zh_kinds_take_duration(struct tw_zh_scan *z, const struct tw_zh_number *n) {
  struct tw_zh_hit hit;
  size_t race = take_race(z, n);
  if (race) return race;
  struct tw_zh_number length = *n;
  if (!find_duration(z, n, &hit)) return 0;
  size_t unit = tw_zh_skip_spaces(z, n->more_end), end = hit.end;
  bool has_half_behind = tw_zh_has(z, end, "半") && !tw_zh_has(z, end, "半岛");
  if (has_half_behind) end += strlen("半");
  if (has_half_behind || tw_zh_has(z, unit, "个半") || tw_zh_has(z, unit, "個半")) add_half(&length);
  int64_t whole;
  bool whole_is_known = tw_decimal_to_i64(n->value, &whole);
  size_t back = whole_is_known ? tw_zh_period_take_back(z, n->start, end, whole) : 0;
  bool is_plain = n->more == TW_EXACT && !(n->flags & (TW_ZH_NUMBER_RANGE | TW_ZH_NUMBER_PAIR | TW_ZH_NUMBER_BARE_PAIR));
  if (!back && is_plain && whole_is_known && !has_half_behind) back = tw_zh_period_take_ago(z, n->start, unit, whole);
  if (back) return back;
  end = extend_duration(z, end);
  size_t behind = emit_figure(z, TW_KIND_DURATION, &length, end);
  if (!z->out_of_memory) z->list->items[z->list->count - 1].unit = tw_slice_sub(z->text, unit, hit.end);
  return behind;
}

/* ---- labels and phones ---- */

/* 第二、三名: goes on the list of an ordinal that ends in its numeral. */
static bool is_ordinal_item(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  static const char *const gaps[] = {"、", "和", "及", "与", "與", "至", "到"};
  if (z->list->count == 0 || n->start == 0) return false;
  const struct tw_found *before = &z->list->items[z->list->count - 1];
  if (before->kind != TW_KIND_ORDINAL || before->end + TW_ZH_HAS_ANY(z, before->end, gaps) != n->start) return false;
  size_t last = tw_zh_before(z, before->end), len;
  return before->end != n->start && (tw_zh_digit(z, last, &len) >= 0 || tw_zh_is(z, last, TW_ZH_DIGIT | TW_ZH_UNIT));
}

/* 阵风11级, 6级地震: measured by a scale, unlike 一级演员. */
static bool is_force(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  static const char *const leads[] = {"风", "風", "风力", "風力", "震级", "達", "达", "最大"};
  static const char *const behinds[] = {"级大风", "级阵风", "级风",   "级台风",   "级地震",  "级以上大风",
                                        "級大風", "級陣風", "級颱風", "級地震",   "级左右",  "级强震",
                                        "級強震", "级余震", "級餘震", "级以上地", "级和以上"};
  if (!tw_zh_has(z, n->end, "级") && !tw_zh_has(z, n->end, "級")) return false;
  return TW_ZH_HAS_ANY(z, n->end, behinds) > 0 || TW_ZH_ENDS_ANY(z, n->start, leads);
}

/* 连任三届, 两届政府: how many terms; else a 届 is one by its number. */
static bool is_term_count(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  static const char *const leads[] = {"连任", "連任", "连续", "連續", "蝉联", "蟬聯", "历经",
                                      "歷經", "共",   "了",   "过",   "過",   "历任"};
  if (!tw_zh_has(z, n->end, "届") && !tw_zh_has(z, n->end, "屆")) return false;
  return tw_zh_has(z, n->start, "两") || tw_zh_has(z, n->start, "兩") || TW_ZH_ENDS_ANY(z, n->start, leads);
}

/* 118号5栋, 3号院2单元: a part of an address. */
static bool is_building(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  static const char *const leads[] = {"号", "號", "弄", "号院", "小区", "花园", "花園"};
  static const char *const parts[] = {"栋", "棟", "幢", "单元", "單元"};
  return TW_ZH_ENDS_ANY(z, n->start, leads) && TW_ZH_HAS_ANY(z, n->end, parts) > 0;
}

size_t tw_zh_kinds_take_label(struct tw_zh_scan *z, const struct tw_zh_number *n) {
  struct tw_zh_hit unit;
  if (is_ordinal_item(z, n))
    return emit_plain(z, TW_KIND_ORDINAL, n, tw_zh_find(z, n->end, TW_ZH_MEASURE | TW_ZH_DURATION, &unit) ? unit.end : n->end);
  if (n->flags & (TW_ZH_NUMBER_RANGE | TW_ZH_NUMBER_POINT) || n->more != TW_EXACT) return 0;
  if (is_term_count(z, n)) return 0;
  if (is_building(z, n)) return emit_plain(z, TW_KIND_IDENTIFIER, n, n->end);
  if (tw_zh_has(z, n->end, "楼") || tw_zh_has(z, n->end, "樓")) return emit_plain(z, TW_KIND_ORDINAL, n, n->end + strlen("楼"));
  if (tw_zh_has(z, n->end, "届") || tw_zh_has(z, n->end, "屆")) return emit_plain(z, TW_KIND_ORDINAL, n, n->end + strlen("届"));
  if (tw_zh_has(z, n->end, "号") || tw_zh_has(z, n->end, "號"))
    return emit_plain(z, TW_KIND_IDENTIFIER, n, n->end + strlen("号"));
  if (is_force(z, n)) return 0;
  if (tw_zh_has(z, n->end, "级") || tw_zh_has(z, n->end, "級")) return emit_plain(z, TW_KIND_ORDINAL, n, n->end + strlen("级"));
  return 0;
}

static size_t pass_digits(const struct tw_zh_scan *z, size_t at, int *ret_count) {
  size_t len;
  *ret_count = 0;
  for (; tw_zh_digit(z, at, &len) >= 0; at += len) ++*ret_count;
  return at;
}

static size_t pass_hyphen(const struct tw_zh_scan *z, size_t at) {
  static const char *const hyphens[] = {"-", "－", "—", "–"};
  for (size_t i = 0; i < sizeof hyphens / sizeof *hyphens; i++)
    if (tw_zh_has(z, at, hyphens[i])) return at + strlen(hyphens[i]);
  return at;
}

static size_t emit_phone(struct tw_zh_scan *z, size_t start, size_t end) {
  bool is_code = z->contact && z->contact_is_code;
  z->hedge.end = z->contact = 0;
  tw_zh_emit(z, is_code ? TW_KIND_IDENTIFIER : TW_KIND_PHONE, start, end);
  return end;
}

/* A hyphen; a blank before digits where `may_blank`. The offset behind it, or `at`. */
static size_t pass_joint(const struct tw_zh_scan *z, size_t at, bool may_blank) {
  size_t len;
  bool is_blank = may_blank && tw_zh_ascii(z, at) == ' ' && tw_zh_digit(z, at + 1, &len) >= 0;
  return is_blank ? at + 1 : pass_hyphen(z, at);
}

/* 010-12345678, 400-810-1234; 电话013-260 4403 */
static size_t hyphenated_phone(const struct tw_zh_scan *z, size_t at, bool is_told) {
  enum { PHONE_MIN = 7, PHONE_MAX = 13, AREA_MIN = 3, AREA_MAX = 4 };
  int total, count, groups = 1;
  size_t len, end = pass_digits(z, at, &total);
  bool is_area = total >= AREA_MIN && total <= AREA_MAX &&
                 (tw_zh_digit(z, at, &len) == 0 || tw_zh_has(z, at, "400") || tw_zh_has(z, at, "800"));
  if (!is_area && !is_told) return 0;
  for (size_t p; total <= PHONE_MAX && (p = pass_joint(z, end, is_told && groups > 1)) != end; groups++) {
    size_t next = pass_digits(z, p, &count);
    if (!count) break;
    total += count;
    end = next;
  }
  return groups > 1 && total >= PHONE_MIN && total <= PHONE_MAX && (is_area || is_told) ? end : 0;
}

static bool is_told(const struct tw_zh_scan *z, size_t at) {
  static const char *const links[] = {"：", ":", "为", "是", "為", "号码", " "};
  size_t p = z->contact;
  if (!p || p > at) return false;
  for (size_t i = 0; i < sizeof links / sizeof *links && p < at; i++)
    if (tw_zh_has(z, p, links[i])) {
      p += strlen(links[i]);
      break;
    }
  return tw_zh_skip_spaces(z, p) >= at;
}

size_t tw_zh_kinds_take_phone(struct tw_zh_scan *z, size_t at) {
  enum { MOBILE_DIGITS = 11, SHORT_DIGITS = 3 };
  size_t len;
  int count, first = tw_zh_digit(z, at, &len);
  if (first < 0) return 0;
  bool told = is_told(z, at);
  size_t end = hyphenated_phone(z, at, told);
  if (end) return emit_phone(z, at, end);
  end = pass_digits(z, at, &count);
  size_t second_len;
  bool is_mobile = count == MOBILE_DIGITS && first == 1 && tw_zh_digit(z, at + len, &second_len) >= 3 &&
                   !tw_zh_is(z, end, TW_ZH_BIG | TW_ZH_MEASURE);
  static const char *const lines[] = {"热线", "電話", "电话", "熱線", "报警", "報警"};
  bool is_hotline = count >= SHORT_DIGITS && count <= MOBILE_DIGITS && TW_ZH_HAS_ANY(z, end, lines);
  if (is_mobile || is_hotline || (told && count >= SHORT_DIGITS)) return emit_phone(z, at, end);
  return 0;
}
