#include "parse/scan/en/measure.h"

enum { HOTTEST = 150 }; /* degrees of either scale that weather has */

/* One letter is a unit only where it can be no initial: "5g", not "2016 G20", "5 G. Smith". */
static bool is_initial(const struct tw_en_token *k) {
  if (k->end - k->start != 1) return false;
  return k->is_capital || tw_en_is_glued_mark(k + 1, '.') || tw_en_is_glued_number(k + 1);
}

/* "45.2C", "90F", "12°C", "40°" at what stands behind the number. Tokens taken. */
static size_t match_degrees(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *k = tw_en_at(t, at), *number = k - 1;
  bool has_sign = k->type == TW_EN_MARK && tw_slice_is(tw_en_slice(t, k), "°");
  if (has_sign) k++;
  struct tw_slice s = tw_en_slice(t, k);
  bool is_scale = k->type == TW_EN_WORD && (tw_slice_is(s, "C") || tw_slice_is(s, "F"));
  if (has_sign) return 1 + (size_t)is_scale;
  if (!is_scale || !tw_en_is_glued(k) || number->type != TW_EN_NUMBER || tw_en_is_glued_number(k + 1)) return 0;
  bool is_seat = number[-1].is_capital || tw_en_has(number - 1, TW_EN_LABEL); /* "Flat 3C", "seat 14F" */
  bool is_warm = number->number >= 0 && number->number <= HOTTEST && !is_seat;
  return number->numeral == TW_EN_DECIMAL || tw_en_is_glued_mark(number - 1, '-') || is_warm;
}

/* "a 30W charger", "12V", "a 5.0L V8": grown to a numeral that is no seat's or road's. */
static bool is_power(const struct tw_en_text *t, const struct tw_en_token *k) {
  const struct tw_en_token *number = k - 1;
  struct tw_slice s = tw_en_slice(t, k);
  if (s.len != 1 || !strchr("WVL", s.ptr[0]) || !tw_en_is_glued(k) || number->type != TW_EN_NUMBER) return false;
  bool is_place = tw_en_has(number - 1, TW_EN_LABEL) || tw_en_is_glued(number);
  return !is_place && !tw_en_is_glued_number(k + 1);
}

/* "km", "square kilometres", "MW". Tokens taken. */
static size_t match_words(const struct tw_en_text *t, size_t at) {
  size_t skip = tw_en_is_glued_mark(tw_en_at(t, at), '-');
  const struct tw_en_token *k = tw_en_at(t, at + skip);
  if (k->is_par || k->type != TW_EN_WORD) return 0;
  if (is_power(t, k)) return 1;
  if (is_initial(k)) return 0;
  bool is_inch = tw_en_is_word(t, k, "in") && k[-1].type == TW_EN_NUMBER; /* "a 65in panel", not "one-in-five" */
  bool is_glued_letter =
      tw_en_is_glued(k) && (is_inch || tw_en_is_either(t, k, "m", "t") || (k->is_caps && tw_en_is_word(t, k, "ps")));
  if (!tw_en_has(k, TW_EN_MEASURE) && !is_glued_letter) return 0;
  if (tw_en_is_any(t, k, "square cubic sq")) return tw_en_has(k + 1, TW_EN_MEASURE) ? skip + 2 : 0;
  return skip + 1;
}

size_t tw_en_measure_match(const struct tw_en_text *t, size_t at) {
  size_t taken = match_degrees(t, at);
  return taken ? taken : match_words(t, at);
}
