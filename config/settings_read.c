/* Maps of the configuration: known keys to their rows, unknown ones to an error with the nearest key. */
#include "config/settings_read.h"

enum { CANDIDATES_MAX = 128 }; /* more than the table has rows */

/* "sources[]" is written "sources". */
static struct tw_slice as_written(struct tw_slice part) {
  return tw_slice_has_suffix(part, TW_SLICE("[]")) ? tw_slice_sub(part, 0, part.len - 2) : part;
}

static size_t collect_candidates(struct tw_slice prefix, struct tw_slice out[static CANDIDATES_MAX]) {
  size_t count = 0;
  for (const struct tw_setting *s = tw_settings_table; s->key && count < CANDIDATES_MAX; s++) {
    struct tw_slice part = tw_settings_part(s, prefix);
    if (part.len > 0) out[count++] = as_written(part);
  }
  return count;
}

/* A key that is right but stands in the wrong place, "interval" at the top for one. */
static struct tw_slice hint_elsewhere(struct tw_settings_reader *r, struct tw_slice key) {
  for (const struct tw_setting *s = tw_settings_table; s->key; s++) {
    struct tw_slice full = tw_slice_from(s->key);
    if (full.len <= key.len || !tw_slice_has_suffix(full, key) || full.ptr[full.len - key.len - 1] != '.') continue;
    if (!tw_settings_is_global(s)) return TW_SLICE("it is a key of a source, under \"sources:\"");
    return tw_arena_printf(r->diag->arena, "it belongs under \"%.*s:\"", (int)(full.len - key.len - 1), full.ptr);
  }
  return tw_settings_find(TW_SLICE(""), key) ? TW_SLICE("it belongs at the top level, not indented") : TW_SLICE_NONE;
}

/* "limits.redirects: 5" for what is written in two levels. */
static struct tw_slice hint_dotted(struct tw_settings_reader *r, struct tw_slice key) {
  for (const struct tw_setting *s = tw_settings_table; s->key; s++) {
    if (!tw_slice_is(key, s->key)) continue;
    const char *dot = strchr(s->key, '.');
    return tw_arena_printf(r->diag->arena, "write \"%.*s:\" and \"%s:\" indented below it", (int)(dot - s->key), s->key, dot + 1);
  }
  return TW_SLICE_NONE;
}

/* A slip in a key of another level, "intervall" at the top. */
static struct tw_slice hint_near_elsewhere(struct tw_settings_reader *r, struct tw_slice key) {
  struct tw_slice candidates[CANDIDATES_MAX];
  size_t count = 0;
  for (const struct tw_setting *s = tw_settings_table; s->key && count < CANDIDATES_MAX; s++) {
    const char *dot = strrchr(s->key, '.');
    candidates[count++] = tw_slice_from(dot ? dot + 1 : s->key);
  }
  struct tw_slice near = tw_diag_nearest(key, candidates, count);
  struct tw_slice place = near.ptr ? hint_elsewhere(r, near) : TW_SLICE_NONE;
  if (!place.ptr) return TW_SLICE_NONE;
  return tw_arena_printf(r->diag->arena, "did you mean \"%.*s\"? %.*s", TW_SLICE_ARG(near), TW_SLICE_ARG(place));
}

static struct tw_slice hint_list(struct tw_settings_reader *r, const struct tw_slice *candidates, size_t count) {
  TW_BUF_AUTO list;
  tw_buf_init(&list, 0);
  for (size_t i = 0; i < count; i++) {
    if (i > 0 && tw_slice_eq(candidates[i], candidates[i - 1])) continue; /* a section's rows follow each other */
    tw_buf_printf(&list, "%s%.*s", i ? ", " : "keys here are ", TW_SLICE_ARG(candidates[i]));
  }
  return tw_arena_dup(r->diag->arena, tw_buf_slice(&list));
}

static void complain_unknown(struct tw_settings_reader *r, const struct tw_yaml_node *key, struct tw_slice prefix) {
  struct tw_slice candidates[CANDIDATES_MAX], word = key->value, hint = TW_SLICE_NONE;
  size_t count = collect_candidates(prefix, candidates);
  bool is_dotted = word.len > 0 && memchr(word.ptr, '.', word.len);
  if (is_dotted) hint = hint_dotted(r, word);
  if (!hint.ptr && !is_dotted && word.len > 0) hint = hint_elsewhere(r, word);
  if (!hint.ptr) hint = tw_settings_did_you_mean(r, tw_diag_nearest(word, candidates, count));
  if (!hint.ptr) hint = hint_near_elsewhere(r, word);
  if (!hint.ptr) hint = hint_list(r, candidates, count);
  tw_settings_complain(r, key, hint, "unknown key \"%.*s\"", TW_SLICE_ARG(tw_slice_sub(key->value, 0, 60)));
}

static void read_pair(struct tw_settings_reader *r, const struct tw_yaml_node *key, const struct tw_yaml_node *value,
                      struct tw_slice prefix, void *base) {
  if (key->is_broken) return;
  const struct tw_setting *setting = tw_settings_find(prefix, key->value);
  if (setting) {
    tw_settings_read_value(r, setting, value, base);
  } else if (tw_settings_is_section(prefix, key->value)) {
    struct tw_slice deeper = tw_arena_printf(r->diag->arena, "%.*s%.*s.", TW_SLICE_ARG(prefix), TW_SLICE_ARG(key->value));
    if (deeper.ptr) tw_settings_read_map(r, value, deeper, base);
  } else if (prefix.len > 0 || !tw_slice_is(key->value, "sources")) {
    complain_unknown(r, key, prefix);
  }
}

void tw_settings_read_map(struct tw_settings_reader *reader, const struct tw_yaml_node *map, struct tw_slice prefix, void *base) {
  if (!map || map->is_broken || tw_settings_is_empty(map)) return;
  if (map->type != TW_YAML_MAP) {
    tw_settings_complain(reader, map, TW_SLICE_NONE, "expected \"key: value\" pairs, not a %s",
                         map->type == TW_YAML_LIST ? "list" : "single value");
    return;
  }
  for (size_t i = 0; i < map->count; i++) read_pair(reader, map->keys[i], map->values[i], prefix, base);
}
