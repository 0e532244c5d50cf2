#include "config/settings_value.h"
#include "base/decimal.h"
#include <inttypes.h>

struct unit {
  const char *name;
  int64_t factor;
};

/* Largest first, so that writing finds the shortest form. */
static const struct unit durations[] = {
    {"d", INT64_C(86400000000)}, {"h", INT64_C(3600000000)}, {"m", 60000000}, {"s", 1000000}, {"ms", 1000}};
static const struct unit sizes[] = {{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}, {"B", 1}};

/* What people write instead, and what it should be. */
struct mending {
  const char *written, *meant;
};
static const struct mending duration_mendings[] = {
    {"", "s"},       {"sec", "s"},     {"secs", "s"}, {"second", "s"}, {"seconds", "s"}, {"min", "m"}, {"mins", "m"},
    {"minute", "m"}, {"minutes", "m"}, {"hr", "h"},   {"hour", "h"},   {"hours", "h"},   {"day", "d"}, {"days", "d"},
    {"msec", "ms"},  {"S", "s"},       {"M", "m"},    {"H", "h"},      {"D", "d"},       {"MS", "ms"}};
static const struct mending size_mendings[] = {{"", "B"},     {"K", "KiB"},   {"k", "KiB"}, {"kB", "KiB"}, {"KB", "KiB"},
                                               {"kb", "KiB"}, {"kib", "KiB"}, {"M", "MiB"}, {"m", "MiB"},  {"MB", "MiB"},
                                               {"mb", "MiB"}, {"mib", "MiB"}, {"G", "GiB"}, {"g", "GiB"},  {"GB", "GiB"},
                                               {"gb", "GiB"}, {"gib", "GiB"}, {"b", "B"}};

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* Digits, then the rest without a blank between (one is forgiven in a hint only). */
static bool cut_number(struct tw_slice text, uint64_t *ret_number, struct tw_slice *ret_rest) {
  size_t digits = 0;
  while (digits < text.len && text.ptr[digits] >= '0' && text.ptr[digits] <= '9') digits++;
  *ret_rest = tw_slice_sub(text, digits, text.len);
  return tw_slice_to_u64(tw_slice_sub(text, 0, digits), ret_number);
}

static bool parse_with_unit(struct tw_slice text, const struct unit *units, size_t count, int64_t *ret_value) {
  uint64_t number;
  struct tw_slice name;
  if (!cut_number(text, &number, &name)) return false;
  if (number == 0 && name.len == 0) {
    *ret_value = 0; /* nothing is nothing in every unit */
    return true;
  }
  for (size_t i = 0; i < count; i++) {
    if (!tw_slice_is(name, units[i].name)) continue;
    if (number > (uint64_t)(INT64_MAX / units[i].factor)) return false;
    *ret_value = (int64_t)number * units[i].factor;
    return true;
  }
  return false;
}

static bool append_with_unit(struct tw_buf *out, int64_t value, const struct unit *units, size_t count) {
  if (value == 0) return tw_buf_append_char(out, '0');
  for (size_t i = 0; i < count; i++)
    if (value % units[i].factor == 0) return tw_buf_printf(out, "%" PRId64 "%s", value / units[i].factor, units[i].name);
  return tw_buf_printf(out, "%" PRId64, value);
}

static bool repair(struct tw_buf *out, struct tw_slice text, const struct mending *mendings, size_t count) {
  uint64_t number;
  struct tw_slice name;
  if (!cut_number(text, &number, &name)) return false;
  name = tw_slice_trim(name);
  for (size_t i = 0; i < count; i++)
    if (tw_slice_is(name, mendings[i].written)) return tw_buf_printf(out, "%" PRIu64 "%s", number, mendings[i].meant);
  return false;
}

bool tw_duration_parse(struct tw_slice text, int64_t *ret_us) {
  return parse_with_unit(text, durations, COUNT_OF(durations), ret_us);
}

bool tw_duration_append(struct tw_buf *out, int64_t us) {
  return append_with_unit(out, us, durations, COUNT_OF(durations));
}

bool tw_size_parse(struct tw_slice text, int64_t *ret_bytes) {
  return parse_with_unit(text, sizes, COUNT_OF(sizes), ret_bytes);
}

bool tw_size_append(struct tw_buf *out, int64_t bytes) {
  return append_with_unit(out, bytes, sizes, COUNT_OF(sizes));
}

bool tw_duration_repair(struct tw_buf *out, struct tw_slice text) {
  return repair(out, text, duration_mendings, COUNT_OF(duration_mendings));
}

bool tw_size_repair(struct tw_buf *out, struct tw_slice text) {
  return repair(out, text, size_mendings, COUNT_OF(size_mendings));
}

bool tw_switch_parse(struct tw_slice text, bool *ret_on) {
  static const char *const words[] = {"off", "on", "false", "true", "no", "yes"};
  for (size_t i = 0; i < COUNT_OF(words); i++) {
    if (!tw_slice_eq_nocase(text, tw_slice_from(words[i]))) continue;
    *ret_on = i % 2 == 1;
    return true;
  }
  return false;
}

bool tw_integer_parse(struct tw_slice text, int64_t *ret_value) {
  bool negative = tw_slice_has_prefix(text, TW_SLICE("-"));
  uint64_t number;
  if (!tw_slice_to_u64(tw_slice_sub(text, negative, text.len), &number) || number > (uint64_t)INT64_MAX) return false;
  *ret_value = negative ? -(int64_t)number : (int64_t)number;
  return true;
}

bool tw_share_parse(struct tw_slice text, int32_t *ret_thousandths) {
  enum { PLACES = 3, WHOLE = 1000 };
  struct tw_decimal value;
  int64_t thousandths;
  if (!tw_decimal_parse(text, &value) || !tw_decimal_shift(value, PLACES, &value)) return false;
  if (!tw_decimal_to_i64(value, &thousandths) || thousandths < 0 || thousandths > WHOLE) return false;
  *ret_thousandths = (int32_t)thousandths;
  return true;
}
