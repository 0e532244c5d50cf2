#include "parse/scan/zh/zh_names.h"

static size_t emit(struct tw_zh_scan *z, enum tw_kind kind, const struct tw_zh_number *n, size_t end) {
  z->hedge.end = 0;
  struct tw_found *found = tw_zh_emit(z, kind, n->start, end);
  if (!found || kind == TW_KIND_IDENTIFIER || n->flags & TW_ZH_NUMBER_TOO_LARGE) return end;
  found->value = n->value;
  found->flags |= TW_FOUND_HAS_VALUE;
  return end;
}

/* Digits without a comma, a point or a sign: what a name is numbered with. */
static bool is_plain(const struct tw_zh_number *n) {
  const uint32_t shaped = TW_ZH_NUMBER_GROUPED | TW_ZH_NUMBER_POINT | TW_ZH_NUMBER_SIGNED;
  return (n->flags & (TW_ZH_NUMBER_DIGITS | shaped)) == TW_ZH_NUMBER_DIGITS && n->more == TW_EXACT;
}

/* 90后, 00后, 九零后: people by the decade they were born in; 90后天 is none. */
static size_t generation_end(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  static const char *const behinds[] = {"后", "後"}, *const days[] = {"天", "日", "面", "来", "來"};
  int64_t value;
  size_t len = TW_ZH_HAS_ANY(z, n->end, behinds);
  bool is_two =
      n->flags & TW_ZH_NUMBER_DIGITS ? n->digits == 2 : n->flags & TW_ZH_NUMBER_STRING && n->end - n->start == 2 * strlen("九");
  if (!len || !is_two || !tw_decimal_to_i64(n->value, &value) || value % 5) return 0;
  return TW_ZH_HAS_ANY(z, n->end + len, days) ? 0 : n->end;
}

/* 六年级2班 */
static bool is_class(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  static const char *const grades[] = {"级", "級", "年"};
  return tw_zh_has(z, n->end, "班") && TW_ZH_ENDS_ANY(z, n->start, grades);
}

/* What is counted, measured or a time, by what stands behind it. */
static bool is_counted(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  const uint64_t counted = TW_ZH_MEASURE | TW_ZH_BIG | TW_ZH_UNIT | TW_ZH_PERCENT | TW_ZH_DURATION | TW_ZH_AGE | TW_ZH_MORE |
                           TW_ZH_TAIL | TW_ZH_ENGLISH | TW_ZH_HOUR;
  return tw_zh_is(z, tw_zh_skip_spaces(z, n->end), counted);
}

/* 波音737, 歼20: makes whose types are numbers of two or three digits. */
static bool is_type(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  static const char *const makes[] = {"波音", "空客", "空巴", "米格", "歼", "殲", "运", "運"};
  enum { FIRST_SURE = 4, FEWEST = 2, MOST = 3 }; /* the names of one character are parts of many words */
  if (n->digits < FEWEST || n->digits > MOST || !tw_zh_joined_before(z, n->start)) return false;
  if (tw_zh_ends_any(z, n->start, makes, FIRST_SURE)) return true;
  return TW_ZH_ENDS_ANY(z, n->start, makes) && !tw_zh_joined_before(z, n->start - strlen("歼"));
}

/* iPhone 13, Windows 11, GB/T 7714: a bare number behind a Latin word and a blank. */
static bool is_behind_latin(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  enum { MODEL_DIGITS = 4 };
  bool is_spaced = n->start >= 2 && z->text.ptr[n->start - 1] == ' ' && tw_zh_is_letter(z->text.ptr[n->start - 2]);
  return is_spaced && n->digits <= MODEL_DIGITS && !z->prefix_end;
}

/* 京A·12345: the plate of a car. */
static bool is_plate(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  size_t dot = strlen("·");
  return tw_zh_ends(z, n->start, "·") && n->start > dot && tw_zh_is_letter(tw_zh_ascii(z, n->start - dot - 1));
}

/* （600519）, （600519.SH）, （00700.HK）: a share by its code. */
static bool is_share_code(const struct tw_zh_scan *z, const struct tw_zh_number *n) {
  static const char *const opens[] = {"（", "("}, *const closes[] = {"）", ")", ".SH", ".SZ", ".HK", ".BJ", ".TW", ".SS"};
  enum { CODE_DIGITS = 6 };
  return n->digits == CODE_DIGITS && TW_ZH_ENDS_ANY(z, n->start, opens) && TW_ZH_HAS_ANY(z, n->end, closes);
}

size_t tw_zh_names_take(struct tw_zh_scan *z, const struct tw_zh_number *n) {
  size_t end = generation_end(z, n);
  if (end) return emit(z, TW_KIND_NAME, n, end);
  if (!is_plain(n)) return 0;
  bool is_single = !(n->flags & TW_ZH_NUMBER_RANGE);
  if (is_single && (is_share_code(z, n) || is_plate(z, n))) return emit(z, TW_KIND_IDENTIFIER, n, n->end);
  if (!is_counted(z, n) && (is_type(z, n) || is_behind_latin(z, n))) return emit(z, TW_KIND_NAME, n, n->end);
  struct tw_zh_hit thing;
  bool is_thing = tw_zh_find(z, n->end, TW_ZH_NUMBERED, &thing) && (!thing.word->a || n->digits > 1); /* 3强 are counted */
  if (is_thing) return emit(z, thing.word->a ? TW_KIND_NAME : TW_KIND_IDENTIFIER, n, n->end);
  return is_class(z, n) ? emit(z, TW_KIND_IDENTIFIER, n, n->end) : 0;
}
