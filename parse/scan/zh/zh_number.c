#include "parse/scan/zh/zh_number.h"

/* What was read of a number so far. The value is `above` + `section` + `current`: 一亿五千六十 is 1亿 above, 5000 in the section
 * and 60. A decimal that does not fit sets `too_large` and the number goes on without a value. */
struct build {
  const struct tw_zh_scan *z;
  size_t at; /* behind the last token */
  struct tw_decimal above, section, current;
  struct tw_decimal spread; /* of a pair: 三四十 is 30 and a spread of 10 */
  bool has_current, current_is_han, current_has_point;
  int current_digits, last_digit, previous_digit;
  int last_unit;   /* power of the last unit or big unit; 0 at the start */
  int above_power; /* of the last big unit */
  bool after_unit; /* the last token was a unit or big unit */
  bool zero;       /* a zero since the last unit */
  size_t dangling; /* offset of a 零 that nothing has followed yet, else 0 */
  bool more_open;  /* 余 or 多 was read: only a big unit may follow */
  bool any, closed;
  struct tw_zh_number *out;
};

typedef bool step_fn(struct build *b, const struct tw_zh_hit *hit);

static void check(struct build *b, bool fits) {
  if (!fits) b->out->flags |= TW_ZH_NUMBER_TOO_LARGE;
}

static void scale(struct build *b, struct tw_decimal *value, int power) {
  check(b, tw_decimal_shift(*value, power, value));
}

static void add(struct build *b, struct tw_decimal *sum, struct tw_decimal value) {
  check(b, tw_decimal_add(*sum, value, sum));
}

static bool is_zero(struct tw_decimal d) {
  return d.mantissa == 0;
}

/* ---- digits of ASCII and full width ---- */

enum { GROUP = 3, COMMA_KINDS = 2 };

static size_t comma_bytes(const struct tw_zh_scan *z, size_t at) {
  if (tw_zh_has(z, at, ",")) return 1;
  return tw_zh_has(z, at, "，") ? strlen("，") : 0;
}

/* A comma with exactly three digits behind it: its length, else 0. */
static size_t group_comma(const struct tw_zh_scan *z, size_t at, bool is_ascii_only) {
  size_t comma = comma_bytes(z, at), p = at + comma, len;
  if (!comma) return 0;
  for (int i = 0; i < GROUP; i++, p += len)
    if (tw_zh_digit(z, p, &len) < 0) return 0;
  if (tw_zh_digit(z, p, &len) >= 0) return 0;
  /* 人民币3，200余万元 is one amount, 港币3，200美元 are two */
  bool is_one =
      !is_ascii_only || comma == 1 || tw_zh_is(z, p, TW_ZH_BIG | TW_ZH_MORE) || tw_zh_has(z, p, "元") || comma_bytes(z, p);
  return is_one ? comma : 0;
}

/* A decimal point with a digit behind it: its length, else 0. A full stop counts only where a magnitude or unit closes the
 * figure, as typed for a point: 23。12亿. */
static size_t point_bytes(const struct tw_zh_scan *z, size_t at) {
  static const char *const points[] = {".", "．"};
  size_t len;
  for (size_t i = 0; i < sizeof points / sizeof *points; i++)
    if (tw_zh_has(z, at, points[i])) return tw_zh_digit(z, at + strlen(points[i]), &len) >= 0 ? strlen(points[i]) : 0;
  if (!tw_zh_has(z, at, "。") && !tw_zh_has(z, at, "·")) return 0;
  size_t stop = tw_zh_has(z, at, "。") ? strlen("。") : strlen("·"), p = at + stop;
  int digits = 0;
  while (digits <= GROUP && tw_zh_digit(z, p, &len) >= 0) {
    p += len;
    digits++;
  }
  if (digits == 0 || digits > GROUP) return 0;
  return tw_zh_is(z, p, TW_ZH_BIG | TW_ZH_PERCENT) ? stop : 0;
}

/* Past the decimals behind a figure in groups: 3 462.5万. */
static size_t pass_decimals(const struct tw_zh_scan *z, size_t at) {
  size_t point = point_bytes(z, at), len;
  for (at += point; point && tw_zh_digit(z, at, &len) >= 0;) at += len;
  return at;
}

/* 3 697 600人: blanks group the digits of what is counted; its length, else 0. */
static size_t group_blank(const struct tw_zh_scan *z, size_t at) {
  static const char *const blanks[] = {" ", "\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF"};
  size_t blank = TW_ZH_HAS_ANY(z, at, blanks), len;
  enum { GROUPS = 3 }; /* up to thousands of millions */
  bool is_group = blank > 0;
  for (int groups = 0; is_group && groups < GROUPS; groups++) {
    at += TW_ZH_HAS_ANY(z, at, blanks);
    for (int i = 0; i < GROUP; i++, at += len)
      if (tw_zh_digit(z, at, &len) < 0) return 0;
    is_group = TW_ZH_HAS_ANY(z, at, blanks) > 0;
  }
  at = pass_decimals(z, at);
  static const char *const coins[] = {"元", "圆", "圓", "美元", "港元", "欧元", "歐元", "澳門", "人民"};
  bool is_counted = tw_zh_is(z, at, TW_ZH_MEASURE | TW_ZH_BIG) || TW_ZH_HAS_ANY(z, at, coins) > 0;
  return !is_group && is_counted ? blank : 0;
}

struct digits {
  struct tw_decimal value;
  size_t end;
  int count;
  bool has_point, is_grouped, starts_with_zero, too_large;
};

static void push_digit(struct digits *d, int digit) {
  if (d->too_large) return;
  if (d->count >= TW_DECIMAL_DIGITS) {
    d->too_large = true;
    return;
  }
  d->value.mantissa = d->value.mantissa * 10 + digit;
  d->value.scale += d->has_point;
  d->count++;
}

static size_t read_digits(const struct tw_zh_scan *z, size_t at, struct digits *ret) {
  *ret = (struct digits){0};
  size_t len, p = at;
  for (int d; (d = tw_zh_digit(z, p, &len)) >= 0 || ret->count > 0;) {
    if (d >= 0) {
      if (ret->count == 0) ret->starts_with_zero = d == 0;
      push_digit(ret, d);
      p += len;
      continue;
    }
    size_t skip = 0;
    if (!ret->has_point && (ret->is_grouped || ret->count <= GROUP))
      skip = group_comma(z, p, z->prefix_end && z->prefix_end == at);
    if (!skip && !ret->has_point && ret->count > 0 && !ret->starts_with_zero && (ret->is_grouped || ret->count <= GROUP))
      skip = group_blank(z, p);
    if (skip) {
      ret->is_grouped = true;
    } else if (!ret->has_point && (skip = point_bytes(z, p)) > 0) {
      ret->has_point = true;
    } else {
      break;
    }
    p += skip;
  }
  tw_decimal_shift(ret->value, 0, &ret->value);
  ret->end = p;
  return p;
}

/* 2.789e-1 */
static void read_exponent(const struct tw_zh_scan *z, struct digits *d) {
  size_t p = d->end, len;
  static const char *const marks[] = {"e", "E", "ｅ"}, *const minus[] = {"-", "－", "−"};
  size_t i = 0;
  while (i < sizeof marks / sizeof *marks && !tw_zh_has(z, p, marks[i])) i++;
  if (i == sizeof marks / sizeof *marks) return;
  p += strlen(marks[i]);
  int sign = 1;
  for (size_t j = 0; j < sizeof minus / sizeof *minus && sign > 0; j++)
    if (tw_zh_has(z, p, minus[j])) {
      sign = -1;
      p += strlen(minus[j]);
    }
  int power = 0, digit;
  size_t start = p;
  for (; (digit = tw_zh_digit(z, p, &len)) >= 0 && power <= TW_DECIMAL_DIGITS; p += len) power = power * 10 + digit;
  if (p == start || power > TW_DECIMAL_DIGITS) return;
  if (tw_decimal_shift(d->value, sign * power, &d->value)) d->end = p;
}

/* ---- one token each: false ends the number before the token ---- */

static void take_current(struct build *b, struct tw_decimal value, int digits, bool is_han) {
  b->current = value;
  b->current_digits = digits;
  b->current_is_han = is_han;
  b->has_current = true;
  b->after_unit = false;
  b->dangling = 0;
  b->any = true;
}

/* 1萬2,513: four digits with a comma fill what 萬 leaves. */
static bool is_grouped_rest(const struct build *b, const struct digits *d) {
  enum { WAN_POWER = 4 };
  return b->after_unit && b->last_unit == WAN_POWER && d->is_grouped && !d->has_point && d->count == WAN_POWER;
}

/* A big unit comes next, 余 or 多 before it or not: 1亿2,300余万. */
static bool is_big_ahead(const struct tw_zh_scan *z, size_t at) {
  static const char *const more[] = {"余", "餘", "多"};
  at = tw_zh_skip_spaces(z, at);
  return tw_zh_is(z, at + TW_ZH_HAS_ANY(z, at, more), TW_ZH_BIG);
}

static bool step_ascii(struct build *b) {
  struct digits d;
  if (b->has_current || b->more_open || b->closed) return false;
  read_digits(b->z, b->at, &d);
  if (!b->any) {
    read_exponent(b->z, &d);
    b->out->digits = d.count;
    b->out->flags |=
        TW_ZH_NUMBER_DIGITS | (d.is_grouped ? TW_ZH_NUMBER_GROUPED : 0) | (d.starts_with_zero ? TW_ZH_NUMBER_ZERO_FIRST : 0);
  } else if ((d.has_point || d.is_grouped) && !is_grouped_rest(b, &d) && !(b->after_unit && is_big_ahead(b->z, d.end))) {
    return false; /* 38億1,421萬 goes on, 3亿1,000 does not */
  }
  bool is_rest = b->any && (b->out->flags & TW_ZH_NUMBER_POINT) && !is_big_ahead(b->z, d.end); /* 17.4億8分鐘 */
  if (is_rest && !tw_zh_is(b->z, d.end, TW_ZH_UNIT)) return false;
  if (d.too_large) b->out->flags |= TW_ZH_NUMBER_TOO_LARGE;
  if (d.starts_with_zero && b->any) b->zero = true;
  take_current(b, d.value, d.count, false);
  b->current_has_point = d.has_point;
  if (d.has_point) b->out->flags |= TW_ZH_NUMBER_POINT;
  b->at = d.end;
  return true;
}

/* 三千万两: behind a unit 两 weighs silver unless a unit follows. */
static bool is_tael(const struct build *b, size_t end) {
  bool is_two = tw_zh_has(b->z, b->at, "两") || tw_zh_has(b->z, b->at, "兩");
  return is_two && b->after_unit && !tw_zh_is(b->z, end, TW_ZH_UNIT | TW_ZH_BIG);
}

static bool step_digit(struct build *b, const struct tw_zh_hit *hit) {
  int digit = hit->word->a;
  if (b->more_open || b->closed || is_tael(b, hit->end)) return false;
  if (b->has_current) {
    if (!b->current_is_han || b->current_has_point || b->current_digits >= TW_DECIMAL_DIGITS) return false;
    b->previous_digit = b->last_digit;
    b->last_digit = digit;
    b->current.mantissa = b->current.mantissa * 10 + digit;
    b->current_digits++;
  } else if (digit == 0 && b->any) {
    b->zero = true;
    if (!b->dangling) b->dangling = b->at;
    b->after_unit = false;
  } else {
    if (!b->any) b->out->flags |= TW_ZH_NUMBER_STRING;
    take_current(b, tw_decimal_from(digit), 1, true);
    b->last_digit = digit;
  }
  b->at = hit->end;
  return true;
}

static bool is_pair(const struct build *b) {
  int first = b->previous_digit, second = b->last_digit;
  if (!b->current_is_han || b->current_digits != 2 || first < 1) return false;
  return second == first + 1 || (first == 3 && second == 5);
}

/* 三四十: the current digits become the first, the difference the spread. */
static void open_pair(struct build *b) {
  b->current = tw_decimal_from(b->previous_digit);
  b->spread = tw_decimal_from(b->last_digit - b->previous_digit);
  b->current_digits = 1;
  b->out->flags |= TW_ZH_NUMBER_PAIR;
}

/* 十 without a digit before it is one ten: at the start, behind a zero (一百零十) and behind a larger unit (一百十六). */
static bool imply_one(struct build *b, int power) {
  bool is_zero_only = b->has_current && b->current_is_han && b->current_digits == 1 && is_zero(b->current);
  if (b->has_current && !is_zero_only) return true;
  if (is_zero_only) b->zero = true;
  bool may_start = !b->any || b->zero || (b->after_unit && b->last_unit > power);
  if (!may_start || b->more_open) return false;
  if (!b->any) b->out->flags |= TW_ZH_NUMBER_UNIT_FIRST;
  take_current(b, tw_decimal_from(1), 1, true);
  return true;
}

/* A unit or big unit has been taken. */
static void close_unit(struct build *b, int power, size_t end) {
  b->has_current = b->zero = b->more_open = b->current_has_point = false;
  b->after_unit = b->any = true;
  b->dangling = 0;
  b->last_unit = power;
  b->out->flags |= TW_ZH_NUMBER_MAGNITUDE;
  b->at = end;
}

/* 15千米, 985百帕, 100兆瓦: behind digits the prefix belongs to the unit. */
static bool is_metric(const struct build *b) {
  static const char *const units[] = {"千米", "千克", "千瓦", "千伏", "千卡", "千焦", "千赫", "千帕",   "百帕",
                                      "兆瓦", "兆赫", "兆帕", "兆伏", "兆焦", "兆比", "兆字", "千字节", "千比特"};
  return b->has_current && !b->current_is_han && TW_ZH_HAS_ANY(b->z, b->at, units);
}

static bool step_unit(struct build *b, const struct tw_zh_hit *hit) {
  int power = hit->word->a;
  if (is_metric(b)) return false;
  bool is_rising = b->last_unit && b->last_unit <= power; /* 一十一百 is two numbers */
  if (b->closed || is_rising || !imply_one(b, power)) return false;
  if (b->current_is_han && b->current_digits > 1) {
    if (!is_pair(b)) return false;
    open_pair(b);
  }
  scale(b, &b->current, power);
  scale(b, &b->spread, power);
  add(b, &b->section, b->current);
  close_unit(b, power, hit->end);
  return true;
}

static bool step_big(struct build *b, const struct tw_zh_hit *hit) {
  int power = hit->word->a;
  if (b->closed || is_metric(b)) return false;
  if (b->has_current) {
    if (is_pair(b) && is_zero(b->section)) open_pair(b);
    add(b, &b->section, b->current);
  }
  bool is_empty = is_zero(b->section);
  if (is_empty && b->any && !(b->after_unit && b->above_power) && !b->has_current) return false;
  if (!b->any) {
    b->out->flags |= TW_ZH_NUMBER_UNIT_FIRST;
    b->section = tw_decimal_from(1);
  }
  if (b->above_power && power >= b->above_power) {
    add(b, &b->above, b->section);
    scale(b, &b->above, power);
    scale(b, &b->spread, power);
  } else {
    scale(b, &b->section, power);
    add(b, &b->above, b->section);
    if (!b->above_power) scale(b, &b->spread, power);
  }
  b->section = tw_decimal_from(0);
  b->above_power = b->out->big = power;
  close_unit(b, power, hit->end);
  return true;
}

static bool step_tens(struct build *b, const struct tw_zh_hit *hit) {
  bool is_smaller = !b->any || (b->after_unit && b->last_unit > 1); /* 二百卅二 */
  if (b->has_current || b->closed || b->more_open || !is_smaller) return false;
  add(b, &b->section, tw_decimal_from(hit->word->a));
  b->any = b->after_unit = true;
  b->last_unit = 1;
  b->out->flags |= TW_ZH_NUMBER_MAGNITUDE;
  b->at = hit->end;
  return true;
}

/* Words in which 多, 余 or 来 belongs to what follows. */
static bool more_belongs_behind(const struct tw_zh_scan *z, size_t at) {
  static const char *const words[] = {"多边", "多邊", "多元化", "多元文", "多少", "多于",   "多於", "多数", "多數", "多样",
                                      "多方", "多媒", "余额",   "餘額",   "余款", "余地",   "来自", "來自", "来源", "來源",
                                      "来看", "来到", "来说",   "来华",   "来访", "来往",   "来的", "来临", "来了", "来电",
                                      "来年", "来袭", "几内亚", "幾內亞", "多米", "多明尼", "多哥"};
  return TW_ZH_HAS_ANY(z, at, words) > 0;
}

enum { MORE_SOME = 1, MORE_COME = 2 }; /* b of a TW_ZH_MORE word: 几, 来 */

/* 余 and 多 stand behind tens or more, 几 only behind a unit, 来 only before something counted. */
static bool may_be_more(const struct build *b, const struct tw_zh_hit *hit, size_t behind) {
  bool is_string = b->has_current && b->current_is_han && b->current_digits > 1 && b->last_digit == 0; /* 一五○多 */
  bool is_round = b->after_unit || is_string || (b->zero && !b->has_current);
  bool is_ten = is_round || (b->has_current && !b->current_is_han && b->current.mantissa >= 10);
  if (hit->word->b == MORE_SOME ? !is_round : !is_ten) return false;
  if (hit->word->b == MORE_COME && !tw_zh_is(b->z, behind, TW_ZH_MEASURE | TW_ZH_BIG | TW_ZH_DURATION | TW_ZH_AGE)) return false;
  return !more_belongs_behind(b->z, b->at);
}

/* 余, 多, 几, 来 behind tens or larger: taken when a big unit follows (5000多万), else left as a tail for the caller. */
static bool step_more(struct build *b, const struct tw_zh_hit *hit) {
  size_t behind = tw_zh_skip_spaces(b->z, hit->end);
  bool is_open = b->any && !b->more_open && !b->closed && !b->current_has_point;
  if (!is_open || !may_be_more(b, hit, behind)) return false;
  b->out->more = (enum tw_qualifier)hit->word->a;
  b->dangling = 0;
  b->more_open = tw_zh_is(b->z, behind, TW_ZH_BIG);
  if (b->more_open) {
    b->at = hit->end;
    return true;
  }
  b->out->more_end = hit->end;
  b->closed = true;
  return false;
}

/* 两个亿: the counter before a big unit says nothing. */
static size_t pass_counter(const struct build *b, size_t at) {
  static const char *const counters[] = {"个", "個"};
  for (size_t i = 0; i < sizeof counters / sizeof *counters; i++) {
    size_t behind = at + strlen(counters[i]);
    if (b->has_current && tw_zh_has(b->z, at, counters[i]) && tw_zh_is(b->z, behind, TW_ZH_BIG)) return behind;
  }
  return at;
}

/* ---- decimals behind 点 ---- */

/* Digits behind the point, Han or ASCII but not mixed; their count. */
static int read_fraction(const struct tw_zh_scan *z, size_t at, struct tw_decimal *ret_value, size_t *ret_end) {
  struct tw_zh_hit hit;
  __int128 mantissa = 0;
  int count = 0;
  size_t len;
  int digit = tw_zh_digit(z, at, &len);
  bool is_ascii = digit >= 0;
  while (count < TW_DECIMAL_DIGITS) {
    if (is_ascii ? (digit = tw_zh_digit(z, at, &len)) < 0 : !tw_zh_find(z, at, TW_ZH_DIGIT, &hit)) break;
    if (!is_ascii) {
      digit = hit.word->a;
      len = hit.end - at;
    }
    mantissa = mantissa * 10 + digit;
    at += len;
    count++;
  }
  *ret_value = (struct tw_decimal){.mantissa = mantissa, .scale = count};
  *ret_end = at;
  return count;
}

static void add_implied(struct build *b);

static bool step_point(struct build *b, const struct tw_zh_hit *hit) {
  struct tw_decimal fraction;
  size_t end;
  if (!b->any || b->closed || b->more_open || b->current_has_point || b->dangling) return false;
  int count = read_fraction(b->z, hit->end, &fraction, &end);
  if (count == 0 || tw_zh_has(b->z, end, "分") || tw_zh_has(b->z, end, "刻") || tw_zh_is(b->z, end, TW_ZH_UNIT)) return false;
  bool is_clock = !b->current_is_han && b->has_current && tw_zh_ascii(b->z, hit->end);
  bool is_stop =
      hit->word->b && (!b->current_is_han || !tw_zh_is(b->z, end, TW_ZH_BIG | TW_ZH_MEASURE | TW_ZH_PERCENT)); /* 九．一一 */
  if (is_clock || is_stop) return false;
  add_implied(b);
  if (b->has_current) add(b, &b->section, b->current);
  check(b, tw_decimal_shift(fraction, 0, &fraction));
  b->current = fraction;
  b->has_current = b->current_has_point = true;
  b->current_is_han = false;
  b->out->flags |= TW_ZH_NUMBER_POINT;
  b->out->flags &= ~(uint32_t)TW_ZH_NUMBER_STRING;
  b->at = end;
  return true;
}

static bool step_english(struct build *b, const struct tw_zh_hit *hit) {
  if (!b->has_current || b->current_is_han || b->above_power || b->closed) return false;
  if (tw_zh_is_letter(tw_zh_ascii(b->z, hit->end)) || tw_zh_ascii(b->z, hit->end) == '-') {
    size_t len;
    if (tw_zh_is_letter(tw_zh_ascii(b->z, hit->end)) || tw_zh_digit(b->z, hit->end + 1, &len) < 0) return false;
  }
  if (hit->word->b && !b->current_has_point) return false;
  scale(b, &b->current, hit->word->a);
  b->out->big = hit->word->a;
  b->out->flags |= TW_ZH_NUMBER_MAGNITUDE;
  b->closed = true;
  b->at = hit->end;
  return true;
}

/* ---- the whole ---- */

static const struct {
  uint64_t classes;
  step_fn *step;
} steps[] = {{TW_ZH_DIGIT, step_digit}, {TW_ZH_UNIT, step_unit},   {TW_ZH_BIG, step_big},        {TW_ZH_TENS, step_tens},
             {TW_ZH_MORE, step_more},   {TW_ZH_POINT, step_point}, {TW_ZH_ENGLISH, step_english}};

/* "1 億 7,244 萬": digits behind a blank go on only with a smaller unit behind them. */
static bool goes_on_spaced(const struct build *b, size_t at) {
  struct digits d;
  struct tw_zh_hit big;
  if (!b->after_unit || !b->above_power) return false;
  size_t end = tw_zh_skip_spaces(b->z, read_digits(b->z, at, &d));
  return tw_zh_find(b->z, end, TW_ZH_BIG | TW_ZH_UNIT, &big) && big.word->a < b->above_power;
}

static bool run_step(struct build *b, size_t at, bool is_spaced) {
  struct tw_zh_hit hit;
  size_t len;
  if (tw_zh_digit(b->z, at, &len) >= 0) {
    if (is_spaced && !goes_on_spaced(b, at)) return false;
    b->at = at;
    return step_ascii(b);
  }
  const uint64_t spaced = TW_ZH_UNIT | TW_ZH_BIG | TW_ZH_MORE | TW_ZH_ENGLISH | TW_ZH_POINT;
  uint64_t classes = TW_ZH_DIGIT | TW_ZH_UNIT | TW_ZH_BIG | TW_ZH_TENS | TW_ZH_MORE | TW_ZH_POINT | TW_ZH_ENGLISH;
  if (is_spaced && !b->after_unit) classes = spaced;
  static const struct tw_zh_word stop = {".", TW_ZH_POINT, 0, 1}; /* 一.五萬 */
  bool is_stop = !is_spaced && b->current_is_han && tw_zh_ascii(b->z, at) == '.';
  if (is_stop) hit = (struct tw_zh_hit){.word = &stop, .classes = TW_ZH_POINT, .end = at + 1};
  if (!is_stop && !tw_zh_find(b->z, at, classes, &hit)) return false;
  size_t before = b->at;
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
    if (!(hit.word->classes & steps[i].classes)) continue;
    b->at = at;
    if (steps[i].step(b, &hit)) return true;
  }
  b->at = before;
  return false;
}

/* 三万五 is 35,000: a last single digit takes the place below the last unit. */
static void add_implied(struct build *b) {
  bool is_implied = b->has_current && b->current_digits == 1 && !b->zero && b->last_unit >= 2 && !b->current_has_point;
  if (is_implied) scale(b, &b->current, b->last_unit - 1);
  bool is_late_pair = b->has_current && !is_implied && b->last_unit == 1 && is_pair(b); /* 十七八 */
  if (!is_late_pair) return;
  open_pair(b);
}

static void finish(struct build *b, bool is_negative) {
  struct tw_zh_number *out = b->out;
  if (b->dangling) b->at = b->dangling;
  if (!b->current_has_point) add_implied(b);
  if (out->flags & TW_ZH_NUMBER_STRING && (out->flags & TW_ZH_NUMBER_MAGNITUDE)) out->flags &= ~(uint32_t)TW_ZH_NUMBER_STRING;
  if (out->flags & TW_ZH_NUMBER_STRING && is_pair(b)) {
    out->flags |= TW_ZH_NUMBER_BARE_PAIR;
    out->pair_low = b->previous_digit;
    out->pair_high = b->last_digit;
  }
  if (b->has_current) add(b, &b->section, b->current);
  add(b, &b->above, b->section);
  out->value = b->above;
  if (is_negative) {
    out->value.mantissa = -out->value.mantissa;
    out->flags |= TW_ZH_NUMBER_SIGNED;
  }
  if (out->flags & TW_ZH_NUMBER_PAIR) check(b, tw_decimal_add(out->value, b->spread, &out->value_max));
  if (out->flags & (TW_ZH_NUMBER_MAGNITUDE | TW_ZH_NUMBER_STRING)) out->flags &= ~(uint32_t)TW_ZH_NUMBER_DIGITS;
  out->end = b->at;
  if (out->more_end < out->end) out->more_end = out->end;
  out->last_unit = b->last_unit;
}

/* 负 is a sign at the start of a word or behind 为 and the like; 减负, 背负 are verbs. */
static bool may_be_sign(const struct tw_zh_scan *z, size_t at) {
  static const char *const leads[] = {"为", "為", "是", "至", "到", "于", "於", "从", "即", "和", "与"};
  if (!tw_zh_joined_before(z, at)) return true;
  return TW_ZH_ENDS_ANY(z, at, leads);
}

/* 最低-18.6℃, 同比-5.6%: behind a word a hyphen is a minus where a degree or a share follows. */
static bool is_minus(const struct tw_zh_scan *z, size_t at, size_t digits_at) {
  static const char *const units[] = {"℃", "°", "摄氏", "攝氏", "%", "％", "度"};
  struct digits d;
  size_t len;
  if (!tw_zh_joined_before(z, at)) return true;
  if (!tw_zh_han_at(z, tw_zh_before(z, at)) || tw_zh_digit(z, digits_at, &len) < 0) return false;
  size_t end = read_digits(z, digits_at, &d), p = tw_zh_skip_spaces(z, end);
  struct tw_zh_hit link;
  if (tw_zh_find(z, p, TW_ZH_LINK, &link) && tw_zh_digit(z, link.end, &len) >= 0)
    end = read_digits(z, link.end, &d); /* -10到5度 */
  return TW_ZH_HAS_ANY(z, end, units) > 0;
}

static size_t read_sign(const struct tw_zh_scan *z, size_t at) {
  struct tw_zh_hit hit;
  static const char *const minus[] = {"-", "－", "−"};
  if (tw_zh_find(z, at, TW_ZH_SIGN, &hit) && (hit.word->a || may_be_sign(z, at))) return tw_zh_skip_spaces(z, hit.end);
  for (size_t i = 0; i < sizeof minus / sizeof *minus; i++)
    if (tw_zh_has(z, at, minus[i]) && is_minus(z, at, at + strlen(minus[i]))) return at + strlen(minus[i]);
  return at;
}

/* ".77": a point without a digit before it. */
static bool read_bare_point(struct build *b) {
  struct tw_decimal value;
  size_t end, len;
  if (tw_zh_ascii(b->z, b->at) != '.' || tw_zh_digit(b->z, b->at + 1, &len) < 0 || tw_zh_joined_before(b->z, b->at)) return false;
  int count = read_fraction(b->z, b->at + 1, &value, &end);
  if (tw_zh_ascii(b->z, end) == '.') return false;
  tw_decimal_shift(value, 0, &value);
  take_current(b, value, count, false);
  b->current_has_point = true;
  b->out->flags |= TW_ZH_NUMBER_DIGITS | TW_ZH_NUMBER_POINT;
  b->at = end;
  return true;
}

static bool is_lone(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  size_t len;
  if (tw_zh_digit(z, n->start, &len) >= 0 || n->flags & (TW_ZH_NUMBER_SIGNED | TW_ZH_NUMBER_POINT)) return false;
  uint32_t c;
  return n->start + tw_utf8_decode(z->text, n->start, &c) == n->end;
}

bool tw_zh_number_read(const struct tw_zh_scan *z, size_t at, struct tw_zh_number *ret_number) {
  *ret_number = (struct tw_zh_number){.start = at};
  struct build b = {.z = z, .at = read_sign(z, at), .out = ret_number};
  bool is_negative = b.at != at;
  if (!read_bare_point(&b) && !run_step(&b, b.at, false)) return false;
  for (;;) {
    size_t next = tw_zh_skip_spaces(z, b.at);
    next = pass_counter(&b, next);
    if (!run_step(&b, next, next != b.at)) break;
  }
  finish(&b, is_negative);
  if (ret_number->end <= ret_number->start) return false;
  if (is_lone(z, ret_number)) ret_number->flags |= TW_ZH_NUMBER_LONE;
  return true;
}
