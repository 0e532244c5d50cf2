#include "daemon/config_file.h"
#include "config/yaml.h"
#include "daemon/kafka_check.h"
#include <dirent.h>
#include <stdio.h>
#include <unistd.h>

enum { SHIPPED_MAX = 256 }; /* names to choose a hint from; a distribution ships a handful */

/* The shipped pack whose name is nearest, for a hint; absent when none is near. */
static struct tw_slice nearest_pack(struct tw_arena *arena, const char *pack_dir, struct tw_slice name) {
  const struct tw_slice ending = TW_SLICE(".yaml");
  struct tw_slice names[SHIPPED_MAX], best;
  size_t count = 0;
  DIR *dir = opendir(pack_dir);
  for (const struct dirent *entry; dir && count < SHIPPED_MAX && (entry = readdir(dir));) {
    struct tw_slice file = tw_slice_from(entry->d_name);
    if (tw_slice_has_suffix(file, ending)) names[count++] = tw_arena_dup(arena, tw_slice_sub(file, 0, file.len - ending.len));
  }
  if (dir) closedir(dir);
  best = tw_diag_nearest(name, names, count);
  return best.ptr ? tw_arena_printf(arena, "did you mean \"%.*s\"?", TW_SLICE_ARG(best)) : TW_SLICE_NONE;
}

/* Where item `index` of "packs" stands; the whole file where it does not say. */
static const struct tw_yaml_node *pack_place(const struct tw_yaml_node *root, size_t index) {
  static const struct tw_yaml_node nowhere = {0};
  const struct tw_yaml_node *packs = tw_yaml_get(root, "packs");
  if (packs && packs->type == TW_YAML_SCALAR) return packs;
  return packs && packs->type == TW_YAML_LIST && index < packs->count ? packs->values[index] : &nowhere;
}

/* What the packs are checked with. */
struct pack_check {
  struct tw_arena *arena;
  struct tw_slice file; /* that names them */
  const struct tw_yaml_node *root;
  const char *pack_dir;
  enum tw_pack_parts parts;
  struct tw_diag *diag;
};

/* A pack that is not there is an error of the file that names it; what is wrong inside a pack is an error of the pack. */
static struct tw_pack *check_pack(const struct pack_check *c, size_t index, struct tw_slice name) {
  bool is_shipped = !memchr(name.ptr, '/', name.len);
  struct tw_slice path =
      is_shipped ? tw_arena_printf(c->arena, "%s/%.*s.yaml", c->pack_dir, TW_SLICE_ARG(name)) : tw_arena_dup(c->arena, name);
  if (!path.ptr || access(path.ptr, F_OK) == 0) return tw_pack_load(c->arena, c->pack_dir, name, c->parts, c->diag);
  const struct tw_yaml_node *at = pack_place(c->root, index);
  struct tw_slice hint = is_shipped ? nearest_pack(c->arena, c->pack_dir, name) : TW_SLICE_NONE;
  tw_diag_add(c->diag, c->file, at->line, at->column, hint, "there is no pack %.*s", TW_SLICE_ARG(path));
  return NULL;
}

/* The measures of all packs. */
struct measure_names {
  struct tw_slice *items;
  size_t count, capacity;
};

static bool has_measure(const struct measure_names *names, struct tw_slice name) {
  for (size_t i = 0; i < names->count; i++)
    if (tw_slice_eq(names->items[i], name)) return true;
  return false;
}

/* A threshold for a measure that no pack has would never be asked. */
static void check_thresholds(const struct pack_check *c, const struct measure_names *names) {
  const struct tw_yaml_node *map = tw_yaml_get(c->root, "min_confidence");
  for (size_t i = 0; map && map->type == TW_YAML_MAP && i < map->count; i++) {
    const struct tw_yaml_node *key = map->keys[i];
    if (key->is_broken || has_measure(names, key->value)) continue;
    struct tw_slice best = tw_diag_nearest(key->value, names->items, names->count);
    struct tw_slice hint = best.ptr ? tw_arena_printf(c->arena, "did you mean \"%.*s\"?", TW_SLICE_ARG(best)) : TW_SLICE_NONE;
    tw_diag_add(c->diag, c->file, key->line, key->column, hint, "no pack has the measure \"%.*s\"", TW_SLICE_ARG(key->value));
  }
}

static void check_packs(const struct pack_check *c, const struct tw_settings *settings) {
  struct measure_names names = {0};
  bool are_all_read = true;
  for (size_t i = 0; i < settings->pack_count; i++) {
    const struct tw_pack *pack = check_pack(c, i, settings->packs[i]);
    are_all_read &= pack != NULL;
    for (size_t k = 0; pack && k < pack->measures.count; k++) {
      struct tw_slice *slot = TW_ARENA_PUSH(c->arena, &names);
      if (slot) *slot = pack->measures.items[k].name;
    }
  }
  if (are_all_read) check_thresholds(c, &names); /* a broken pack may be the one that has it */
}

/* What only other files and programs know: packs, and the properties of librdkafka. */
static void check_named(struct tw_arena *arena, const char *path, const struct tw_settings *settings,
                        const struct tw_paths *paths, enum tw_pack_parts parts, struct tw_diag *diag) {
  struct tw_diag said; /* what is wrong with the file itself has been said */
  tw_diag_init(&said, arena);
  struct pack_check check = {.arena = arena,
                             .file = tw_slice_from(path),
                             .root = tw_yaml_load(arena, path, &said),
                             .pack_dir = paths->pack_dir,
                             .parts = parts,
                             .diag = diag};
  check_packs(&check, settings);
  if (settings->sinks & TW_SINK_KAFKA) tw_kafka_check_settings(paths, settings, check.file, check.root, diag);
}

int tw_config_file_load(struct tw_config_file *file, const char *path, const struct tw_paths *paths, enum tw_pack_parts parts,
                        struct tw_buf *errors) {
  struct tw_diag diag;
  *file = (struct tw_config_file){.arena = tw_arena_new(0)};
  TW_ARENA_AUTO scratch = tw_arena_new(0); /* packs are only checked here; the parsers load them again */
  if (!file->arena || !scratch) {
    tw_buf_append_cstr(errors, "out of memory\n");
    return TW_ENOMEM;
  }
  tw_diag_init(&diag, scratch);
  tw_settings_load(file->arena, path, &file->settings, &diag);
  check_named(scratch, path, &file->settings, paths, parts, &diag);
  tw_diag_print(&diag, errors);
  return tw_diag_errors(&diag) ? TW_EINVAL : TW_OK;
}

int tw_config_file_open(struct tw_config_file *file, const char *path, const struct tw_paths *paths, enum tw_pack_parts parts) {
  TW_BUF_AUTO errors;
  tw_buf_init(&errors, 0);
  int status = tw_config_file_load(file, path, paths, parts, &errors);
  if (status < 0) fputs(errors.data ? errors.data : "", stderr);
  return status;
}

void tw_config_file_done(struct tw_config_file *file) {
  tw_arena_free(file->arena);
  file->arena = NULL;
}
