/* Rows by their keys. */
#include "config/settings_table.h"

bool tw_settings_is_global(const struct tw_setting *setting) {
  return strncmp(setting->key, TW_SETTING_SOURCE_PREFIX, sizeof TW_SETTING_SOURCE_PREFIX - 1) != 0;
}

struct tw_slice tw_settings_part(const struct tw_setting *setting, struct tw_slice prefix) {
  struct tw_slice key = tw_slice_from(setting->key);
  if (!tw_slice_has_prefix(key, prefix)) return TW_SLICE_NONE;
  struct tw_slice rest = tw_slice_sub(key, prefix.len, key.len), part;
  return tw_slice_split(&rest, '.', &part) ? part : TW_SLICE_NONE;
}

/* What stands behind prefix and key in a row's name; absent when the row is another's. */
static struct tw_slice behind(const struct tw_setting *setting, struct tw_slice prefix, struct tw_slice key) {
  struct tw_slice name = tw_slice_from(setting->key);
  if (!tw_slice_has_prefix(name, prefix)) return TW_SLICE_NONE;
  name = tw_slice_sub(name, prefix.len, name.len);
  return tw_slice_has_prefix(name, key) ? tw_slice_sub(name, key.len, name.len) : TW_SLICE_NONE;
}

const struct tw_setting *tw_settings_find(struct tw_slice prefix, struct tw_slice key) {
  for (const struct tw_setting *s = tw_settings_table; s->key; s++) {
    struct tw_slice rest = behind(s, prefix, key);
    if (rest.ptr && rest.len == 0 && !memchr(key.ptr, '.', key.len)) return s;
  }
  return NULL;
}

bool tw_settings_is_section(struct tw_slice prefix, struct tw_slice key) {
  for (const struct tw_setting *s = tw_settings_table; s->key; s++) {
    struct tw_slice rest = behind(s, prefix, key);
    if (rest.len > 1 && rest.ptr[0] == '.') return true;
  }
  return false;
}
