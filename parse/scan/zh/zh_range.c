#include "parse/scan/zh/zh_range.h"

bool tw_zh_range_is_move(const struct tw_zh_scan *z, size_t start, struct tw_decimal by, struct tw_decimal to) {
  static const char *const verbs[] = {"跌", "涨", "漲", "升", "降", "增", "减", "減",
                                      "加", "扬", "揚", "挫", "调", "調", "缩", "扩"};
  static const char *const particles[] = {"了", "约", "約", "近", "逾"};
  enum { FAR = 6 }; /* the ends of a forecast lie nearer to each other */
  struct tw_decimal scaled;
  for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
    if (tw_zh_ends(z, start, particles[i])) start -= strlen(particles[i]);
  if (!TW_ZH_ENDS_ANY(z, start, verbs)) return false;
  scaled = (struct tw_decimal){.mantissa = by.mantissa * FAR, .scale = by.scale};
  return by.mantissa < INT64_MAX && tw_decimal_cmp(scaled, to) < 0;
}

size_t tw_zh_range_link(const struct tw_zh_scan *z, size_t at) {
  struct tw_zh_hit hit;
  size_t p = tw_zh_skip_spaces(z, at);
  if (!tw_zh_find(z, p, TW_ZH_LINK, &hit)) return 0;
  return tw_zh_skip_spaces(z, hit.end);
}

/* 20至30万: the first end borrows the magnitude of the second when it is smaller than its coefficient. */
static void share_magnitude(struct tw_zh_number *low, const struct tw_zh_number *high) {
  int power = high->big ? high->big : high->last_unit;
  struct tw_decimal coefficient;
  if (low->big || !power || (!high->big && low->flags & TW_ZH_NUMBER_MAGNITUDE)) return;
  if (!tw_decimal_shift(high->value, -power, &coefficient) || tw_decimal_cmp(low->value, coefficient) >= 0) return;
  struct tw_decimal shared;
  if (tw_decimal_shift(low->value, power, &shared)) low->value = shared;
}

/* 8℃～12℃, 5公里至8公里: the unit of the second end stands behind the first as well. The offset of the link. */
static size_t link_behind_unit(const struct tw_zh_scan *z, size_t at, struct tw_slice *ret_unit) {
  struct tw_zh_hit hit;
  *ret_unit = TW_SLICE_NONE;
  size_t link = tw_zh_range_link(z, at);
  static const char *const numbered[] = {"大", "届", "屆", "级", "級"}; /* 十八大至二十大 */
  if (link || TW_ZH_HAS_ANY(z, at, numbered) || !tw_zh_find(z, at, TW_ZH_MEASURE, &hit)) return link;
  *ret_unit = tw_slice_sub(z->text, at, hit.end);
  return tw_zh_range_link(z, hit.end);
}

static bool has_unit(const struct tw_zh_scan *z, size_t at, struct tw_slice unit) {
  return tw_slice_eq(tw_slice_sub(z->text, at, at + unit.len), unit);
}

bool tw_zh_range_read(const struct tw_zh_scan *z, size_t at, struct tw_zh_number *ret_number) {
  struct tw_zh_number high;
  if (!tw_zh_number_read(z, at, ret_number)) return false;
  if (ret_number->flags & (TW_ZH_NUMBER_PAIR | TW_ZH_NUMBER_TOO_LARGE) || ret_number->more_end != ret_number->end) return true;
  struct tw_slice unit;
  size_t link = link_behind_unit(z, ret_number->end, &unit), len;
  if (!link || (tw_zh_digit(z, link, &len) < 0 && !tw_zh_is(z, link, TW_ZH_DIGIT | TW_ZH_UNIT | TW_ZH_TENS))) return true;
  if (!tw_zh_number_read(z, link, &high) || high.flags & (TW_ZH_NUMBER_PAIR | TW_ZH_NUMBER_TOO_LARGE)) return true;
  if (unit.len && !has_unit(z, high.end, unit)) return true;
  struct tw_zh_number low = *ret_number;
  share_magnitude(&low, &high);
  bool is_marked = low.flags & high.flags & TW_ZH_NUMBER_ZERO_FIRST && !((low.flags | high.flags) & TW_ZH_NUMBER_POINT);
  if (tw_decimal_cmp(low.value, high.value) >= 0 || is_marked) return true;
  if (tw_zh_range_is_move(z, ret_number->start, low.value, high.value)) return true;
  high.start = ret_number->start;
  high.value_max = high.value;
  high.value = low.value;
  high.flags = TW_ZH_NUMBER_RANGE |
               ((low.flags | high.flags) & (TW_ZH_NUMBER_MAGNITUDE | TW_ZH_NUMBER_POINT | TW_ZH_NUMBER_GROUPED)) |
               (low.flags & high.flags & TW_ZH_NUMBER_DIGITS);
  high.digits = low.digits;
  *ret_number = high;
  return true;
}
