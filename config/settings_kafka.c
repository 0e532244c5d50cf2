/* The `kafka` map: librdkafka's properties, handed on as written. Secrets are named by file and never read here. */
#include "config/settings_read.h"
#include <stdlib.h>
#include <unistd.h>

#define FILE_SUFFIX  "_file"
#define KAFKA_PREFIX "kafka."

struct property_list {
  struct tw_kafka_property *items;
  size_t count, capacity;
};

/* Values that would otherwise stand in a file that many may read, and in every error about their line. */
static bool is_secret(struct tw_slice name) {
  static const char *const suffixes[] = {"password", "secret", "key.pem", "oauthbearer.config"};
  for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
    if (tw_slice_has_suffix(name, tw_slice_from(suffixes[i]))) return true;
  return false;
}

/* Names that tallywire itself must choose, and the setting that does. */
static const char *owner_of(struct tw_slice name) {
  static const struct {
    const char *name, *owner;
  } owned[] = {
      {"transactional.id", "it is made of topics.prefix and instance"},
      {"group.id", "it is made of topics.prefix and instance"},
      {"enable.auto.commit", "offsets are committed with the records"},
      {"enable.auto.offset.store", "offsets are committed with the records"},
  };
  for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
    if (tw_slice_is(name, owned[i].name)) return owned[i].owner;
  return NULL;
}

/* No property that takes text has a '_' in its name (CONFIGURATION.md of librdkafka). */
static bool complain_underscore(struct tw_settings_reader *r, const struct tw_yaml_node *key, struct tw_slice name) {
  if (!memchr(name.ptr, '_', name.len)) return false;
  struct tw_slice copy = tw_arena_dup(r->diag->arena, name), hint = TW_SLICE_NONE;
  if (copy.ptr) {
    char *bytes = tw_arena_alloc(r->diag->arena, name.len + 1);
    for (size_t i = 0; bytes && i < name.len; i++) bytes[i] = name.ptr[i] == '_' ? '.' : name.ptr[i];
    if (bytes) hint = tw_settings_did_you_mean(r, tw_slice_of(bytes, name.len));
  }
  tw_settings_complain(r, key, hint, "librdkafka has no property \"%.*s\"", TW_SLICE_ARG(name));
  return true;
}

/* A bare name is a credential's where systemd hands some in (systemd.exec(5), LoadCredential=) and it is among them. */
struct tw_slice tw_settings_secret_path(struct tw_settings_reader *reader, struct tw_slice value) {
  const char *folder = getenv("CREDENTIALS_DIRECTORY");
  if (folder && folder[0] == '/' && !memchr(value.ptr, '/', value.len)) {
    struct tw_slice path = tw_arena_printf(reader->arena, "%s/%.*s", folder, TW_SLICE_ARG(value));
    if (path.ptr && access(path.ptr, F_OK) == 0) return path;
  }
  return tw_settings_absolute(reader, value);
}

static bool check_property(struct tw_settings_reader *r, const struct tw_yaml_node *key, const struct tw_yaml_node *value,
                           struct tw_slice name, bool is_file) {
  const char *owner = owner_of(name);
  if (owner) {
    tw_settings_complain(r, key, tw_slice_from(owner), "\"%.*s\" is set by tallywire", TW_SLICE_ARG(name));
    return false;
  }
  if (complain_underscore(r, key, name)) return false;
  if (!is_file && is_secret(name)) {
    struct tw_slice hint = tw_arena_printf(
        r->diag->arena, "write \"%.*s_file:\" and the path of a file that holds it, or a credential's name", TW_SLICE_ARG(name));
    tw_settings_complain(r, key, hint, "\"%.*s\" is a secret and can't stand here", TW_SLICE_ARG(name));
    return false;
  }
  if (value->type != TW_YAML_SCALAR) {
    tw_settings_complain(r, value, TW_SLICE("names are written whole, \"bootstrap.servers: host:9092\""),
                         "\"%.*s\" takes one value, not a %s", TW_SLICE_ARG(name), value->type == TW_YAML_LIST ? "list" : "map");
    return false;
  }
  if (tw_settings_is_empty(value) || (is_file && value->value.len == 0)) {
    tw_settings_complain(r, value, TW_SLICE_NONE, "\"%.*s\" has no value", TW_SLICE_ARG(key->value));
    return false;
  }
  return !value->is_broken;
}

static void read_property(struct tw_settings_reader *r, const struct tw_yaml_node *key, const struct tw_yaml_node *value,
                          struct property_list *list) {
  bool is_file = key->value.len > strlen(FILE_SUFFIX) && tw_slice_has_suffix(key->value, TW_SLICE(FILE_SUFFIX));
  struct tw_slice name = tw_slice_sub(key->value, 0, key->value.len - (is_file ? strlen(FILE_SUFFIX) : 0));
  if (key->is_broken || !check_property(r, key, value, name, is_file)) return;
  struct tw_kafka_property *property = TW_ARENA_PUSH(r->arena, list);
  if (!property) {
    tw_settings_complain(r, key, TW_SLICE_NONE, "out of memory");
    return;
  }
  property->name = tw_arena_dup(r->arena, key->value);
  property->value = is_file ? tw_settings_secret_path(r, value->value) : tw_arena_dup(r->arena, value->value);
}

void tw_settings_read_kafka(struct tw_settings_reader *reader, const struct tw_setting *setting, const struct tw_yaml_node *map,
                            void *base) {
  if (map->is_broken || tw_settings_is_empty(map)) return;
  if (map->type != TW_YAML_MAP) {
    tw_settings_complain(reader, map, TW_SLICE_NONE, "\"kafka\" takes \"property: value\" pairs");
    return;
  }
  struct property_list list = {0};
  for (size_t i = 0; i < map->count; i++) {
    const struct tw_setting *ours = tw_settings_find(TW_SLICE(KAFKA_PREFIX), map->keys[i]->value);
    if (ours)
      tw_settings_read_value(reader, ours, map->values[i], base);
    else
      read_property(reader, map->keys[i], map->values[i], &list);
  }
  memcpy(tw_settings_field(setting, base), &list.items, sizeof list.items);
  *(size_t *)(void *)((char *)base + setting->count_offset) = list.count;
}
