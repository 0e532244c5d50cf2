/* Lists of sources: each by the table, then what a source of its kind needs. */
#include "config/settings_read.h"
#include <stdlib.h>

static const struct tw_setting *source_row(const char *key) {
  return tw_settings_find(TW_SLICE(TW_SETTING_SOURCE_PREFIX), tw_slice_from(key));
}

static void need(struct tw_settings_reader *r, const struct tw_yaml_node *node, const char *key, const char *why) {
  if (!tw_yaml_get(node, key)) tw_settings_complain(r, node, TW_SLICE_NONE, "the source has no \"%s\"%s", key, why);
}

static void refuse(struct tw_settings_reader *r, const struct tw_yaml_node *node, const char *key, struct tw_slice hint) {
  const struct tw_yaml_node *value = tw_yaml_get(node, key);
  if (value && !value->is_broken) tw_settings_complain(r, value, hint, "a source of this kind has no \"%s\"", key);
}

/* A kind that could not be read has been reported, and nothing can be said of the rest. */
static bool kind_is_known(const struct tw_yaml_node *node) {
  const struct tw_yaml_node *kind = tw_yaml_get(node, "kind");
  unsigned value;
  return !kind || (kind->type == TW_YAML_SCALAR && tw_settings_name_value(source_row("kind"), kind->value, &value));
}

static void check_kind(struct tw_settings_reader *r, const struct tw_yaml_node *node, const struct tw_source_settings *source) {
  if (!kind_is_known(node)) return;
  if (source->kind == TW_SOURCE_FILE) {
    need(r, node, "path", ", which kind file needs");
    refuse(r, node, "url", TW_SLICE("a file source is named by \"path\""));
  } else {
    need(r, node, "url", "");
    refuse(r, node, "path", TW_SLICE("\"path\" goes with \"kind: file\""));
  }
}

/* One way to authenticate, and whole. */
static void check_auth(struct tw_settings_reader *r, const struct tw_yaml_node *node, const struct tw_auth_settings *auth) {
  const struct tw_yaml_node *at = tw_yaml_get(node, "auth");
  int passwords = (auth->password_file.len > 0) + (auth->password_env.len > 0);
  int tokens = (auth->token_file.len > 0) + (auth->token_env.len > 0);
  if (!at || at->is_broken) return;
  if (passwords + tokens > 1)
    tw_settings_complain(r, at, TW_SLICE_NONE, "\"auth\" takes one password or one token");
  else if (auth->user.len && !passwords)
    tw_settings_complain(r, at, TW_SLICE("\"password_file\" or \"password_env\""), "\"auth\" has a user without a password");
  else if (passwords && !auth->user.len)
    tw_settings_complain(r, at, TW_SLICE_NONE, "\"auth\" has a password without a \"user\"");
}

static void check_interval(struct tw_settings_reader *r, const struct tw_yaml_node *node,
                           const struct tw_source_settings *source) {
  const struct tw_yaml_node *at = tw_yaml_get(node, "interval_max");
  if (at && source->interval_max_us && source->interval_max_us < source->interval_us)
    tw_settings_complain(r, at, TW_SLICE_NONE, "\"interval_max\" is shorter than \"interval\"");
}

static void note_place(struct tw_settings_reader *r, const struct tw_yaml_node *node, struct tw_slice name,
                       struct tw_arena *scratch, struct tw_settings_place_list *places) {
  const struct tw_yaml_node *at = tw_yaml_get(node, "name");
  struct tw_settings_place *place = at && name.ptr ? TW_ARENA_PUSH(scratch, places) : NULL;
  if (place) *place = (struct tw_settings_place){name, r->file, at->line, at->column, places->count};
}

static void read_source(struct tw_settings_reader *r, const struct tw_yaml_node *node, const struct tw_source_settings *preset,
                        struct tw_settings_source_list *sources) {
  struct tw_source_settings *source = TW_ARENA_PUSH(r->arena, sources);
  if (!source) {
    tw_settings_complain(r, node, TW_SLICE_NONE, "out of memory");
    return;
  }
  *source = *preset;
  tw_settings_read_map(r, node, TW_SLICE(TW_SETTING_SOURCE_PREFIX), source);
  if (node->type != TW_YAML_MAP) return;
  need(r, node, "name", "");
  check_kind(r, node, source);
  check_auth(r, node, &source->auth);
  check_interval(r, node, source);
}

/* Where the numbers of a struct tw_limit_settings lie: all of it. */
enum { LIMITS = sizeof(struct tw_limit_settings) / sizeof(int64_t), NOT_SAID = -1 };

static void unsay_limits(struct tw_limit_settings *limits) {
  int64_t fields[LIMITS];
  for (size_t i = 0; i < LIMITS; i++) fields[i] = NOT_SAID;
  memcpy(limits, fields, sizeof fields);
}

void tw_settings_settle_limits(const struct tw_settings *settings, struct tw_settings_source_list *sources) {
  int64_t preset[LIMITS], fields[LIMITS];
  memcpy(preset, &settings->limits, sizeof preset);
  for (size_t s = 0; s < sources->count; s++) {
    memcpy(fields, &sources->items[s].limits, sizeof fields);
    for (size_t i = 0; i < LIMITS; i++)
      if (fields[i] == NOT_SAID) fields[i] = preset[i];
    memcpy(&sources->items[s].limits, fields, sizeof fields);
  }
}

void tw_settings_read_sources(struct tw_settings_reader *reader, const struct tw_yaml_node *list, struct tw_arena *scratch,
                              struct tw_settings_source_list *sources, struct tw_settings_place_list *places) {
  if (!list || list->is_broken || tw_settings_is_empty(list)) return;
  if (list->type != TW_YAML_LIST) {
    tw_settings_complain(reader, list, TW_SLICE("each source begins with \"- name: ...\""), "\"sources\" takes a list");
    return;
  }
  struct tw_source_settings preset = {0};
  tw_settings_preset_source(&preset);
  unsay_limits(&preset.limits);
  for (size_t i = 0; i < list->count; i++) {
    const struct tw_yaml_node *node = list->values[i];
    if (node->is_broken) continue;
    if (node->type != TW_YAML_MAP) {
      tw_settings_complain(reader, node, TW_SLICE("each source begins with \"- name: ...\""), "a source is a map of keys");
      continue;
    }
    size_t before = sources->count;
    read_source(reader, node, &preset, sources);
    if (sources->count > before) note_place(reader, node, sources->items[before].name, scratch, places);
  }
}

static int by_name_and_order(const void *a, const void *b) {
  const struct tw_settings_place *x = a, *y = b;
  int order = tw_slice_cmp(x->name, y->name);
  if (order) return order;
  return x->order < y->order ? -1 : x->order > y->order;
}

void tw_settings_check_names(struct tw_diag *diag, struct tw_settings_place_list *places) {
  if (places->count < 2) return;
  qsort(places->items, places->count, sizeof *places->items, by_name_and_order);
  const struct tw_settings_place *first = places->items;
  for (size_t i = 1; i < places->count; i++) {
    const struct tw_settings_place *p = &places->items[i];
    if (!tw_slice_eq(first->name, p->name)) {
      first = p;
      continue;
    }
    tw_diag_add(diag, p->file, p->line, p->column, TW_SLICE_NONE, "a source named \"%.*s\" stands already at %.*s:%d",
                TW_SLICE_ARG(p->name), TW_SLICE_ARG(first->file), first->line);
  }
}
