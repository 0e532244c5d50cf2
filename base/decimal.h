/* Exact decimal numbers: mantissa * 10^-scale, never binary floating point. Always normalised: no trailing zeros behind
 * the point, scale >= 0, so that equal values have equal fields and equal text. */
#pragma once
#include "base/slice.h"

enum {
  TW_DECIMAL_DIGITS = 36,     /* digits of a mantissa; 10^36 is past every amount in news */
  TW_DECIMAL_TEXT_BYTES = 48, /* sign, 36 digits, point, NUL, to spare */
};

struct tw_decimal {
  __int128 mantissa;
  int32_t scale; /* 0..TW_DECIMAL_DIGITS */
};

static inline struct tw_decimal tw_decimal_from(int64_t value) {
  return (struct tw_decimal){.mantissa = value};
}
/* "-12345.678", digits with an optional sign and one point, nothing else; false otherwise or past the digits. */
bool tw_decimal_parse(struct tw_slice text, struct tw_decimal *ret_value);
/* All false on overflow of TW_DECIMAL_DIGITS; *ret_value is then unchanged. `ret_value` may be an operand. */
bool tw_decimal_add(struct tw_decimal a, struct tw_decimal b, struct tw_decimal *ret_value);
bool tw_decimal_sub(struct tw_decimal a, struct tw_decimal b, struct tw_decimal *ret_value);
bool tw_decimal_mul(struct tw_decimal a, struct tw_decimal b, struct tw_decimal *ret_value);
/* times 10^power, -36..36 */
bool tw_decimal_shift(struct tw_decimal a, int power, struct tw_decimal *ret_value);
/* <0, 0, >0 as a is below, equal to, above b, whatever their scales. */
int tw_decimal_cmp(struct tw_decimal a, struct tw_decimal b);
static inline bool tw_decimal_is_integer(struct tw_decimal a) {
  return a.scale == 0;
}
/* True and the value when it is an integer that fits. */
bool tw_decimal_to_i64(struct tw_decimal a, int64_t *ret_value);
/* Plain notation without exponent, "19654000000", "11.5". Returns the length. */
size_t tw_decimal_format(struct tw_decimal a, char out[static TW_DECIMAL_TEXT_BYTES]);
