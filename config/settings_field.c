/* One value by the type of its row. */
#include "config/settings_read.h"
#include "config/settings_value.h"
#include <sched.h>
#include <unistd.h>

enum {
  SHOWN_BYTES = 60,      /* of a wrong value in a message */
  LIST_MAX_ITEMS = 1000, /* patterns of one source; each is tried on each link */
};

typedef bool read_fn(struct tw_settings_reader *r, const struct tw_setting *s, const struct tw_yaml_node *node, void *base);

/* The key's last part, which is what the user wrote. */
static const char *short_key(const struct tw_setting *s) {
  const char *dot = strrchr(s->key, '.');
  return dot ? dot + 1 : s->key;
}

static struct tw_slice shown(struct tw_slice text) {
  return tw_slice_sub(text, 0, SHOWN_BYTES);
}

struct tw_slice tw_settings_did_you_mean(struct tw_settings_reader *reader, struct tw_slice word) {
  if (!word.ptr) return TW_SLICE_NONE;
  return tw_arena_printf(reader->diag->arena, "did you mean \"%.*s\"?", TW_SLICE_ARG(word));
}

bool tw_settings_is_empty(const struct tw_yaml_node *node) {
  if (node->type != TW_YAML_SCALAR || node->is_quoted || node->is_broken) return false;
  return node->value.len == 0 || tw_slice_is(node->value, "~") || tw_slice_is(node->value, "null");
}

struct tw_slice tw_settings_absolute(struct tw_settings_reader *reader, struct tw_slice path) {
  if (tw_slice_has_prefix(path, TW_SLICE("/"))) return tw_arena_dup(reader->arena, path);
  while (tw_slice_has_prefix(path, TW_SLICE("./"))) path = tw_slice_sub(path, 2, path.len);
  const char *slash = tw_slice_has_suffix(reader->base_dir, TW_SLICE("/")) ? "" : "/";
  return tw_arena_printf(reader->arena, "%.*s%s%.*s", TW_SLICE_ARG(reader->base_dir), slash, TW_SLICE_ARG(path));
}

/* The scalar's text; false (reported) for a list, a map or nothing. */
static bool take_scalar(struct tw_settings_reader *r, const struct tw_setting *s, const struct tw_yaml_node *node,
                        struct tw_slice *ret_text) {
  if (node->is_broken) return false;
  if (tw_settings_is_empty(node)) {
    tw_settings_complain(r, node, TW_SLICE("leave the key out for the default"), "\"%s\" has no value", short_key(s));
    return false;
  }
  if (node->type != TW_YAML_SCALAR) {
    tw_settings_complain(r, node, TW_SLICE_NONE, "\"%s\" takes one value, not a %s", short_key(s),
                         node->type == TW_YAML_LIST ? "list" : "map");
    return false;
  }
  *ret_text = node->value;
  return true;
}

static bool check_form(struct tw_settings_reader *r, const struct tw_setting *s, const struct tw_yaml_node *node,
                       struct tw_slice text) {
  TW_BUF_AUTO buf;
  tw_buf_init(&buf, TW_ERROR_TEXT_BYTES * 2);
  const char *fault = tw_settings_form_fault(s, text, &buf);
  if (fault) tw_settings_complain(r, node, TW_SLICE_NONE, "\"%s\" %s", short_key(s), fault);
  return !fault;
}

static bool keep(struct tw_settings_reader *r, const struct tw_yaml_node *node, struct tw_slice text, struct tw_slice *field) {
  if (!text.ptr) tw_settings_complain(r, node, TW_SLICE_NONE, "out of memory");
  if (text.ptr) *field = text;
  return text.ptr != NULL;
}

static bool read_string(struct tw_settings_reader *r, const struct tw_setting *s, const struct tw_yaml_node *node, void *base) {
  struct tw_slice text;
  if (!take_scalar(r, s, node, &text) || !check_form(r, s, node, text)) return false;
  return keep(r, node, tw_arena_dup(r->arena, text), tw_settings_field(s, base));
}

static bool read_path(struct tw_settings_reader *r, const struct tw_setting *s, const struct tw_yaml_node *node, void *base) {
  struct tw_slice text;
  if (!take_scalar(r, s, node, &text) || !check_form(r, s, node, text)) return false;
  return keep(r, node, tw_settings_absolute(r, text), tw_settings_field(s, base));
}

static bool read_secret(struct tw_settings_reader *r, const struct tw_setting *s, const struct tw_yaml_node *node, void *base) {
  struct tw_slice text;
  if (!take_scalar(r, s, node, &text) || !check_form(r, s, node, text)) return false;
  return keep(r, node, tw_settings_secret_path(r, text), tw_settings_field(s, base));
}

static bool read_bool(struct tw_settings_reader *r, const struct tw_setting *s, const struct tw_yaml_node *node, void *base) {
  struct tw_slice text;
  if (!take_scalar(r, s, node, &text)) return false;
  if (tw_switch_parse(text, tw_settings_field(s, base))) return true;
  tw_settings_complain(r, node, TW_SLICE_NONE, "\"%s\" must be on or off (true or false), not \"%.*s\"", short_key(s),
                       TW_SLICE_ARG(shown(text)));
  return false;
}

/* How numbers of each kind are written, read and mended. */
struct notation {
  const char *words;
  bool (*parse)(struct tw_slice, int64_t *);
  bool (*append)(struct tw_buf *, int64_t);
  bool (*repair)(struct tw_buf *, struct tw_slice);
};

static bool append_integer(struct tw_buf *out, int64_t value) {
  return tw_buf_printf(out, "%lld", (long long)value);
}

static bool no_repair(struct tw_buf *out, struct tw_slice text) {
  (void)out, (void)text;
  return false;
}

static const struct notation notations[TW_SETTING_TYPE_COUNT] = {
    [TW_SETTING_INT] = {"a whole number", tw_integer_parse, append_integer, no_repair},
    [TW_SETTING_CORES] = {"a whole number or auto", tw_integer_parse, append_integer, no_repair},
    [TW_SETTING_DURATION] = {"a duration such as 30s, 15m, 6h or 7d", tw_duration_parse, tw_duration_append, tw_duration_repair},
    [TW_SETTING_SIZE] = {"a size such as 512KiB or 8MiB", tw_size_parse, tw_size_append, tw_size_repair},
};

static bool complain_notation(struct tw_settings_reader *r, const struct tw_setting *s, const struct tw_yaml_node *node) {
  TW_BUF_AUTO mended;
  tw_buf_init(&mended, SHOWN_BYTES);
  struct tw_slice hint = TW_SLICE_NONE;
  if (notations[s->type].repair(&mended, node->value)) hint = tw_settings_did_you_mean(r, tw_buf_slice(&mended));
  tw_settings_complain(r, node, hint, "\"%s\" must be %s, not \"%.*s\"", short_key(s), notations[s->type].words,
                       TW_SLICE_ARG(shown(node->value)));
  return false;
}

static bool complain_range(struct tw_settings_reader *r, const struct tw_setting *s, const struct tw_yaml_node *node) {
  TW_BUF_AUTO range;
  tw_buf_init(&range, SHOWN_BYTES * 2);
  notations[s->type].append(&range, s->min);
  tw_buf_append_cstr(&range, " to ");
  notations[s->type].append(&range, s->max);
  tw_settings_complain(r, node, TW_SLICE_NONE, "\"%s\" must be %.*s", short_key(s), TW_SLICE_ARG(tw_buf_slice(&range)));
  return false;
}

static bool read_number(struct tw_settings_reader *r, const struct tw_setting *s, const struct tw_yaml_node *node, void *base) {
  struct tw_slice text;
  int64_t value;
  if (!take_scalar(r, s, node, &text)) return false;
  if (!notations[s->type].parse(text, &value)) return complain_notation(r, s, node);
  if (value < s->min || value > s->max) return complain_range(r, s, node);
  *(int64_t *)tw_settings_field(s, base) = value;
  return true;
}

/* What this process may run on, which a container or taskset may have made less than the machine. */
static int64_t count_cores(const struct tw_setting *s) {
  cpu_set_t set;
  int64_t cores = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : sysconf(_SC_NPROCESSORS_ONLN);
  if (cores < s->min) return s->min;
  return cores > s->max ? s->max : cores;
}

static bool read_cores(struct tw_settings_reader *r, const struct tw_setting *s, const struct tw_yaml_node *node, void *base) {
  if (node->type != TW_YAML_SCALAR || node->is_broken || !tw_slice_is(node->value, "auto")) return read_number(r, s, node, base);
  *(int64_t *)tw_settings_field(s, base) = count_cores(s);
  return true;
}

bool tw_settings_name_value(const struct tw_setting *setting, struct tw_slice text, unsigned *ret_value) {
  for (const struct tw_setting_name *n = setting->names; n->name; n++) {
    if (!tw_slice_is(text, n->name)) continue;
    *ret_value = n->value;
    return true;
  }
  return false;
}

static bool complain_name(struct tw_settings_reader *r, const struct tw_setting *s, const struct tw_yaml_node *node) {
  struct tw_slice names[16];
  size_t count = 0;
  TW_BUF_AUTO list;
  tw_buf_init(&list, TW_ERROR_TEXT_BYTES);
  for (const struct tw_setting_name *n = s->names; n->name && count < 16; n++) {
    tw_buf_printf(&list, "%s%s", count ? ", " : "", n->name);
    names[count++] = tw_slice_from(n->name);
  }
  struct tw_slice near = tw_settings_did_you_mean(r, tw_diag_nearest(node->value, names, count));
  tw_settings_complain(r, node, near, "\"%s\" must be one of %.*s, not \"%.*s\"", short_key(s), TW_SLICE_ARG(tw_buf_slice(&list)),
                       TW_SLICE_ARG(shown(node->value)));
  return false;
}

static bool read_name(struct tw_settings_reader *r, const struct tw_setting *s, const struct tw_yaml_node *node,
                      unsigned *ret_value) {
  struct tw_slice text;
  if (!take_scalar(r, s, node, &text)) return false;
  return tw_settings_name_value(s, text, ret_value) || complain_name(r, s, node);
}

/* Enumerations without negative values are unsigned int to this compiler, which the assertion holds it to. */
_Static_assert(sizeof(enum tw_source_kind) == sizeof(unsigned) && sizeof(enum tw_log_level) == sizeof(unsigned), "enum size");

static bool read_enum(struct tw_settings_reader *r, const struct tw_setting *s, const struct tw_yaml_node *node, void *base) {
  unsigned value;
  if (!read_name(r, s, node, &value)) return false;
  memcpy(tw_settings_field(s, base), &value, sizeof value);
  return true;
}

/* The items of a list; one value alone counts as a list of one. */
static struct tw_yaml_node *const *take_items(struct tw_settings_reader *r, const struct tw_setting *s,
                                              struct tw_yaml_node *const *node, size_t *ret_count) {
  *ret_count = 0;
  if ((*node)->is_broken) return NULL;
  if ((*node)->type == TW_YAML_MAP) {
    tw_settings_complain(r, *node, TW_SLICE_NONE, "\"%s\" takes a list, not a map", short_key(s));
    return NULL;
  }
  if ((*node)->type == TW_YAML_LIST && (*node)->count > LIST_MAX_ITEMS) {
    tw_settings_complain(r, *node, TW_SLICE_NONE, "\"%s\" has more than %d items", short_key(s), LIST_MAX_ITEMS);
    return NULL;
  }
  bool is_list = (*node)->type == TW_YAML_LIST;
  *ret_count = is_list ? (*node)->count : 1;
  return is_list ? (*node)->values : node;
}

static bool read_flags(struct tw_settings_reader *r, const struct tw_setting *s, const struct tw_yaml_node *node, void *base) {
  struct tw_yaml_node *self;
  memcpy(&self, &node, sizeof self); /* only read through */
  size_t count;
  struct tw_yaml_node *const *items = take_items(r, s, &self, &count);
  unsigned flags = 0;
  for (size_t i = 0; i < count; i++) {
    unsigned value;
    if (read_name(r, s, items[i], &value)) flags |= value;
  }
  if (!node->is_broken && node->type == TW_YAML_LIST && node->count == 0)
    tw_settings_complain(r, node, TW_SLICE_NONE, "\"%s\" needs at least one", short_key(s));
  memcpy(tw_settings_field(s, base), &flags, sizeof flags);
  return flags != 0;
}

/* A name is looked up in the shipped packs, anything that looks like a path is one. */
static struct tw_slice keep_item(struct tw_settings_reader *r, const struct tw_setting *s, struct tw_slice text) {
  bool is_path = memchr(text.ptr, '/', text.len) || tw_slice_has_suffix(text, TW_SLICE(".yaml"));
  return s->type == TW_SETTING_PACKS && is_path ? tw_settings_absolute(r, text) : tw_arena_dup(r->arena, text);
}

static bool read_strings(struct tw_settings_reader *r, const struct tw_setting *s, const struct tw_yaml_node *node, void *base) {
  struct tw_yaml_node *self;
  memcpy(&self, &node, sizeof self); /* only read through */
  size_t count, kept = 0;
  struct tw_yaml_node *const *items = take_items(r, s, &self, &count);
  if (!items && node->type != TW_YAML_LIST) return false;
  struct tw_slice *list = tw_arena_calloc(r->arena, count, sizeof *list);
  for (size_t i = 0; i < count && list; i++) {
    struct tw_slice text;
    if (!take_scalar(r, s, items[i], &text) || !check_form(r, s, items[i], text)) continue;
    if (keep(r, items[i], keep_item(r, s, text), &list[kept])) kept++;
  }
  if (s->type == TW_SETTING_PACKS && !node->is_broken && node->type == TW_YAML_LIST && node->count == 0)
    tw_settings_complain(r, node, TW_SLICE_NONE, "\"%s\" needs at least one", short_key(s));
  memcpy(tw_settings_field(s, base), &list, sizeof list);
  *(size_t *)(void *)((char *)base + s->count_offset) = kept;
  return kept == count;
}

static bool read_share(struct tw_settings_reader *r, const struct tw_setting *s, const struct tw_yaml_node *key,
                       const struct tw_yaml_node *node, struct tw_measure_threshold *out) {
  struct tw_slice text;
  if (key->is_broken || !take_scalar(r, s, node, &text)) return false;
  if (!tw_share_parse(text, &out->confidence)) {
    tw_settings_complain(r, node, TW_SLICE("three places behind the point, as in 0.925"),
                         "\"%.*s\" must be a number from 0 to 1, not \"%.*s\"", TW_SLICE_ARG(shown(key->value)),
                         TW_SLICE_ARG(shown(text)));
    return false;
  }
  return keep(r, key, tw_arena_dup(r->arena, key->value), &out->measure);
}

static bool read_shares(struct tw_settings_reader *r, const struct tw_setting *s, const struct tw_yaml_node *node, void *base) {
  if (node->is_broken || tw_settings_is_empty(node)) return false;
  if (node->type != TW_YAML_MAP) {
    tw_settings_complain(r, node, TW_SLICE("write a measure and a number on each line: \"persons.returned: 0.9\""),
                         "\"%s\" takes a map, not a %s", short_key(s), node->type == TW_YAML_LIST ? "list" : "single value");
    return false;
  }
  if (node->count > TW_SETTINGS_MAX_THRESHOLDS) {
    tw_settings_complain(r, node, TW_SLICE_NONE, "\"%s\" has more than %d measures", short_key(s), TW_SETTINGS_MAX_THRESHOLDS);
    return false;
  }
  struct tw_measure_threshold *list = tw_arena_calloc(r->arena, node->count, sizeof *list);
  size_t kept = 0;
  for (size_t i = 0; i < node->count && list; i++) kept += read_share(r, s, node->keys[i], node->values[i], &list[kept]);
  memcpy(tw_settings_field(s, base), &list, sizeof list);
  *(size_t *)(void *)((char *)base + s->count_offset) = kept;
  return kept == node->count;
}

static bool read_passed(struct tw_settings_reader *r, const struct tw_setting *s, const struct tw_yaml_node *node, void *base) {
  tw_settings_read_kafka(r, s, node, base);
  return true;
}

void tw_settings_read_value(struct tw_settings_reader *reader, const struct tw_setting *setting, const struct tw_yaml_node *node,
                            void *base) {
  static read_fn *const readers[TW_SETTING_TYPE_COUNT] = {
      [TW_SETTING_STRING] = read_string,   [TW_SETTING_PATH] = read_path,       [TW_SETTING_SECRET] = read_secret,
      [TW_SETTING_BOOL] = read_bool,       [TW_SETTING_INT] = read_number,      [TW_SETTING_CORES] = read_cores,
      [TW_SETTING_DURATION] = read_number, [TW_SETTING_SIZE] = read_number,     [TW_SETTING_ENUM] = read_enum,
      [TW_SETTING_FLAGS] = read_flags,     [TW_SETTING_STRINGS] = read_strings, [TW_SETTING_PACKS] = read_strings,
      [TW_SETTING_SHARES] = read_shares,   [TW_SETTING_PASSED] = read_passed,
  };
  readers[setting->type](reader, setting, node, base);
}

/* Presets are static text in the notation of the file, so no memory is needed to take them. */
static void preset(const struct tw_setting *s, void *base) {
  struct tw_slice text = tw_slice_from(s->preset);
  void *field = tw_settings_field(s, base);
  unsigned value;
  if (!text.ptr) return;
  if (s->type == TW_SETTING_STRING || s->type == TW_SETTING_PATH) *(struct tw_slice *)field = text;
  if (s->type == TW_SETTING_BOOL) tw_switch_parse(text, field);
  if (s->type == TW_SETTING_CORES) *(int64_t *)field = count_cores(s);
  if (s->type != TW_SETTING_CORES && notations[s->type].parse) notations[s->type].parse(text, field);
  if (s->type == TW_SETTING_ENUM && tw_settings_name_value(s, text, &value)) memcpy(field, &value, sizeof value);
}

void tw_settings_preset_global(struct tw_settings *base) {
  for (const struct tw_setting *s = tw_settings_table; s->key; s++)
    if (tw_settings_is_global(s)) preset(s, base);
  base->packs = tw_settings_preset_packs;
  base->pack_count = 1;
}

void tw_settings_preset_source(struct tw_source_settings *base) {
  for (const struct tw_setting *s = tw_settings_table; s->key; s++)
    if (!tw_settings_is_global(s)) preset(s, base);
}
