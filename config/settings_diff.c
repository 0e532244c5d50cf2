/* What a reload would change. */
#include "config/settings_table.h"

typedef bool equal_fn(const struct tw_setting *s, const void *a, const void *b);

static const void *at(const void *base, size_t offset) {
  return (const char *)base + offset;
}

static bool equal_string(const struct tw_setting *s, const void *a, const void *b) {
  const struct tw_slice *x = at(a, s->offset), *y = at(b, s->offset);
  return tw_slice_eq(*x, *y);
}

static bool equal_bool(const struct tw_setting *s, const void *a, const void *b) {
  return *(const bool *)at(a, s->offset) == *(const bool *)at(b, s->offset);
}

static bool equal_number(const struct tw_setting *s, const void *a, const void *b) {
  return *(const int64_t *)at(a, s->offset) == *(const int64_t *)at(b, s->offset);
}

static bool equal_enum(const struct tw_setting *s, const void *a, const void *b) {
  return memcmp(at(a, s->offset), at(b, s->offset), sizeof(unsigned)) == 0;
}

static size_t count_at(const struct tw_setting *s, const void *base) {
  return *(const size_t *)at(base, s->count_offset);
}

static bool equal_strings(const struct tw_setting *s, const void *a, const void *b) {
  size_t count = count_at(s, a);
  const struct tw_slice *const *x = at(a, s->offset), *const *y = at(b, s->offset);
  if (count != count_at(s, b)) return false;
  for (size_t i = 0; i < count; i++)
    if (!tw_slice_eq((*x)[i], (*y)[i])) return false;
  return true;
}

static bool equal_passed(const struct tw_setting *s, const void *a, const void *b) {
  size_t count = count_at(s, a);
  const struct tw_kafka_property *const *x = at(a, s->offset), *const *y = at(b, s->offset);
  if (count != count_at(s, b)) return false;
  for (size_t i = 0; i < count; i++)
    if (!tw_slice_eq((*x)[i].name, (*y)[i].name) || !tw_slice_eq((*x)[i].value, (*y)[i].value)) return false;
  return true;
}

static bool equal_shares(const struct tw_setting *s, const void *a, const void *b) {
  size_t count = count_at(s, a);
  const struct tw_measure_threshold *const *x = at(a, s->offset), *const *y = at(b, s->offset);
  if (count != count_at(s, b)) return false;
  for (size_t i = 0; i < count; i++)
    if (!tw_slice_eq((*x)[i].measure, (*y)[i].measure) || (*x)[i].confidence != (*y)[i].confidence) return false;
  return true;
}

static bool is_equal(const struct tw_setting *s, const struct tw_settings *a, const struct tw_settings *b) {
  static equal_fn *const compares[TW_SETTING_TYPE_COUNT] = {
      [TW_SETTING_STRING] = equal_string,   [TW_SETTING_PATH] = equal_string,     [TW_SETTING_SECRET] = equal_string,
      [TW_SETTING_BOOL] = equal_bool,       [TW_SETTING_INT] = equal_number,      [TW_SETTING_CORES] = equal_number,
      [TW_SETTING_DURATION] = equal_number, [TW_SETTING_SIZE] = equal_number,     [TW_SETTING_ENUM] = equal_enum,
      [TW_SETTING_FLAGS] = equal_enum,      [TW_SETTING_STRINGS] = equal_strings, [TW_SETTING_PACKS] = equal_strings,
      [TW_SETTING_SHARES] = equal_shares,   [TW_SETTING_PASSED] = equal_passed,
  };
  return compares[s->type](s, a, b);
}

size_t tw_settings_restart_keys(const struct tw_settings *running, const struct tw_settings *wanted, struct tw_slice *ret_keys,
                                size_t capacity) {
  size_t count = 0;
  for (const struct tw_setting *s = tw_settings_table; s->key; s++) {
    if (!tw_settings_is_global(s) || s->effect != TW_EFFECT_RESTART || is_equal(s, running, wanted)) continue;
    if (count < capacity) ret_keys[count] = tw_slice_from(s->key);
    count++;
  }
  return count;
}

bool tw_settings_reload_differs(const struct tw_settings *running, const struct tw_settings *wanted) {
  for (const struct tw_setting *s = tw_settings_table; s->key; s++)
    if (tw_settings_is_global(s) && s->effect == TW_EFFECT_RELOAD && !is_equal(s, running, wanted)) return true;
  return false;
}
