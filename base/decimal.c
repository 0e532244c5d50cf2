#include "base/decimal.h"

static __int128 pow10_i128(int power) {
  __int128 p = 1;
  while (power-- > 0) p *= 10;
  return p;
}

static bool fits(__int128 m) {
  const __int128 half = 1000000000000000000, limit = half * half; /* known to the compiler; every sum and shift asks */
  _Static_assert(TW_DECIMAL_DIGITS == 36, "the limit is 10^36");
  return m < limit && m > -limit;
}

static bool finish(__int128 mantissa, int scale, struct tw_decimal *ret_value) {
  while (scale > 0 && mantissa % 10 == 0) {
    mantissa /= 10;
    scale--;
  }
  if (!fits(mantissa) || scale > TW_DECIMAL_DIGITS) return false;
  *ret_value = (struct tw_decimal){.mantissa = mantissa, .scale = scale};
  return true;
}

bool tw_decimal_parse(struct tw_slice text, struct tw_decimal *ret_value) {
  bool negative = text.len && (text.ptr[0] == '-' || text.ptr[0] == '+');
  size_t i = negative, digits = 0;
  int scale = 0;
  bool point = false;
  __int128 m = 0;
  for (; i < text.len; i++) {
    char c = text.ptr[i];
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return false;
    if (m != 0 || c != '0' || point) digits += m != 0 || c != '0';
    if (digits > TW_DECIMAL_DIGITS || (point && scale >= TW_DECIMAL_DIGITS)) return false;
    m = m * 10 + (c - '0');
    scale += point;
  }
  if (text.len == (size_t)negative + point) return false;
  return finish(negative && text.ptr[0] == '-' ? -m : m, scale, ret_value);
}

bool tw_decimal_shift(struct tw_decimal a, int power, struct tw_decimal *ret_value) {
  if (a.mantissa == 0) return finish(0, 0, ret_value);
  int scale = a.scale - power;
  if (scale >= 0) return finish(a.mantissa, scale, ret_value);
  if (-scale > TW_DECIMAL_DIGITS) return false;
  __int128 m;
  if (__builtin_mul_overflow(a.mantissa, pow10_i128(-scale), &m)) return false;
  return finish(m, 0, ret_value);
}

/* Both mantissas at the larger scale. */
static bool align(struct tw_decimal a, struct tw_decimal b, __int128 *ret_a, __int128 *ret_b, int *ret_scale) {
  int scale = a.scale > b.scale ? a.scale : b.scale;
  *ret_scale = scale;
  return !__builtin_mul_overflow(a.mantissa, pow10_i128(scale - a.scale), ret_a) &&
         !__builtin_mul_overflow(b.mantissa, pow10_i128(scale - b.scale), ret_b);
}

bool tw_decimal_add(struct tw_decimal a, struct tw_decimal b, struct tw_decimal *ret_value) {
  __int128 x, y, sum;
  int scale;
  return align(a, b, &x, &y, &scale) && !__builtin_add_overflow(x, y, &sum) && finish(sum, scale, ret_value);
}

bool tw_decimal_sub(struct tw_decimal a, struct tw_decimal b, struct tw_decimal *ret_value) {
  b.mantissa = -b.mantissa;
  return tw_decimal_add(a, b, ret_value);
}

bool tw_decimal_mul(struct tw_decimal a, struct tw_decimal b, struct tw_decimal *ret_value) {
  __int128 m;
  return !__builtin_mul_overflow(a.mantissa, b.mantissa, &m) && finish(m, a.scale + b.scale, ret_value);
}

int tw_decimal_cmp(struct tw_decimal a, struct tw_decimal b) {
  __int128 x, y;
  int scale;
  if (align(a, b, &x, &y, &scale)) return (x > y) - (x < y);
  /* One does not fit the other's scale: the one with fewer decimals is the larger in size. */
  bool a_larger = a.scale < b.scale;
  __int128 decider = a_larger ? a.mantissa : -b.mantissa;
  return decider > 0 ? 1 : -1;
}

bool tw_decimal_to_i64(struct tw_decimal a, int64_t *ret_value) {
  if (a.scale != 0 || a.mantissa > INT64_MAX || a.mantissa < INT64_MIN) return false;
  *ret_value = (int64_t)a.mantissa;
  return true;
}

size_t tw_decimal_format(struct tw_decimal a, char out[static TW_DECIMAL_TEXT_BYTES]) {
  char digits[TW_DECIMAL_TEXT_BYTES];
  unsigned __int128 m = a.mantissa < 0 ? -(unsigned __int128)a.mantissa : (unsigned __int128)a.mantissa;
  int n = 0;
  do {
    digits[n++] = (char)('0' + (int)(m % 10));
    m /= 10;
  } while (m || n <= a.scale);
  size_t at = 0;
  if (a.mantissa < 0) out[at++] = '-';
  while (n > 0) {
    if (n == a.scale) out[at++] = '.';
    out[at++] = digits[--n];
  }
  out[at] = '\0';
  return at;
}
