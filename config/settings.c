#include "config/settings_read.h"
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#define CONF_DIR    "conf.d"
#define PRESET_FILE "records.jsonl"

/* One load: the main file, then those of conf.d. */
struct load {
  struct tw_settings_reader reader;
  struct tw_arena *scratch; /* trees, file names, places: gone afterwards */
  struct tw_settings_source_list sources;
  struct tw_settings_place_list places;
};

void tw_settings_default(struct tw_settings *ret_settings) {
  *ret_settings = (struct tw_settings){.sinks = TW_SINK_FILE, .file_path = TW_SLICE("/var/lib/tallywire/" PRESET_FILE)};
  tw_settings_preset_global(ret_settings);
}

/* The file's folder, absolute. */
static struct tw_slice folder_of(struct tw_arena *arena, const char *path) {
  const char *slash = strrchr(path, '/');
  struct tw_slice folder = slash ? tw_slice_of(path, slash == path ? 1 : (size_t)(slash - path)) : TW_SLICE_NONE;
  if (folder.ptr && path[0] == '/') return tw_arena_dup(arena, folder);
  char *here = getcwd(NULL, 0);
  if (!here) return TW_SLICE_NONE;
  struct tw_slice whole = tw_arena_printf(arena, "%s%s%.*s", here, folder.ptr ? "/" : "", TW_SLICE_ARG(folder));
  free(here);
  return whole;
}

/* The value of a dotted key; NULL when it does not stand in the file. */
static const struct tw_yaml_node *node_of(const struct tw_yaml_node *root, const char *section, const char *key) {
  return tw_yaml_get(section ? tw_yaml_get(root, section) : root, key);
}

static bool has_broker(const struct tw_settings *s) {
  /* All of librdkafka's ways to name one; the last one makes brokers of its own, for tests. */
  static const char *const names[] = {"bootstrap.servers", "metadata.broker.list", "test.mock.num.brokers"};
  for (size_t i = 0; i < s->kafka_count; i++)
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
      if (tw_slice_is(s->kafka[i].name, names[k])) return true;
  return false;
}

static void settle_sinks(struct load *load, const struct tw_yaml_node *root, struct tw_settings *s) {
  const struct tw_yaml_node *node = node_of(root, NULL, "sinks");
  if (!node) s->sinks = has_broker(s) ? TW_SINK_KAFKA : TW_SINK_FILE;
  if (node && (s->sinks & TW_SINK_KAFKA) && !has_broker(s))
    tw_settings_complain(&load->reader, node, TW_SLICE("add \"kafka: { bootstrap.servers: HOST:9092 }\""),
                         "sink kafka needs \"kafka.bootstrap.servers\"");
}

static void settle_file(struct load *load, struct tw_settings *s) {
  if (s->file_path.ptr) return;
  const char *slash = tw_slice_has_suffix(s->state_dir, TW_SLICE("/")) ? "" : "/";
  s->file_path = tw_arena_printf(load->reader.arena, "%.*s%s%s", TW_SLICE_ARG(s->state_dir), slash, PRESET_FILE);
}

static void check_backoff(struct load *load, const struct tw_yaml_node *root, const struct tw_settings *s) {
  const struct tw_yaml_node *node = node_of(root, "backoff", "max");
  if (!node) node = node_of(root, "backoff", "first");
  if (node && s->backoff_first_us > s->backoff_max_us)
    tw_settings_complain(&load->reader, node, TW_SLICE_NONE, "\"backoff.first\" is longer than \"backoff.max\"");
}

/* Certificates are for everyone to read, so a file that can't be read is a mistake that is better found now. */
static void check_ca_file(struct load *load, const struct tw_yaml_node *root, const struct tw_settings *s) {
  const struct tw_yaml_node *node = node_of(root, "tls", "ca_file");
  if (!node || !s->tls_ca_file.ptr || access(s->tls_ca_file.ptr, R_OK) == 0) return;
  tw_settings_complain(&load->reader, node, TW_SLICE_NONE, "can't read %.*s: %s", TW_SLICE_ARG(s->tls_ca_file), strerror(errno));
}

static void read_main(struct load *load, const char *path, struct tw_settings *s) {
  const struct tw_yaml_node *root = tw_yaml_load(load->scratch, path, load->reader.diag);
  if (!root) return;
  s->sinks = 0;
  s->file_path = TW_SLICE_NONE;
  tw_settings_read_map(&load->reader, root, TW_SLICE(""), s);
  tw_settings_read_sources(&load->reader, tw_yaml_get(root, "sources"), load->scratch, &load->sources, &load->places);
  settle_sinks(load, root, s);
  settle_file(load, s);
  check_backoff(load, root, s);
  check_ca_file(load, root, s);
}

static void read_part(struct load *load, struct tw_slice path) {
  const struct tw_yaml_node *root = tw_yaml_load(load->scratch, path.ptr, load->reader.diag);
  if (!root || tw_settings_is_empty(root)) return;
  load->reader.file = path;
  if (root->type != TW_YAML_MAP) {
    tw_settings_complain(&load->reader, root, TW_SLICE("it begins with \"sources:\""), "a file in " CONF_DIR " holds sources");
    return;
  }
  for (size_t i = 0; i < root->count; i++)
    if (!root->keys[i]->is_broken && !tw_slice_is(root->keys[i]->value, "sources"))
      tw_settings_complain(&load->reader, root->keys[i], TW_SLICE("other settings belong into the main file"),
                           "only \"sources\" may stand in a file in " CONF_DIR ", not \"%.*s\"",
                           TW_SLICE_ARG(root->keys[i]->value));
  tw_settings_read_sources(&load->reader, tw_yaml_get(root, "sources"), load->scratch, &load->sources, &load->places);
}

/* Editors leave ".x.yaml.swp" and "x.yaml~" behind. */
static int is_part(const struct dirent *entry) {
  struct tw_slice name = tw_slice_from(entry->d_name);
  return name.ptr[0] != '.' && (tw_slice_has_suffix(name, TW_SLICE(".yaml")) || tw_slice_has_suffix(name, TW_SLICE(".yml")));
}

/* By bytes: alphasort(3) goes by the locale, and the order must not change with it. */
static int by_name(const struct dirent **a, const struct dirent **b) {
  return strcmp((*a)->d_name, (*b)->d_name);
}

/* conf.d is named as the main file is, relative where that is, so that errors show what the user knows. */
static void read_parts(struct load *load, const char *path) {
  const char *slash = strrchr(path, '/');
  int stem = slash ? (int)(slash - path + 1) : 0;
  struct tw_slice folder = tw_arena_printf(load->scratch, "%.*s" CONF_DIR, stem, path);
  struct dirent **entries;
  int count = folder.ptr ? scandir(folder.ptr, &entries, is_part, by_name) : 0;
  if (count < 0 && errno != ENOENT)
    tw_diag_add(load->reader.diag, folder, 0, 0, TW_SLICE_NONE, "can't read: %s", strerror(errno));
  if (count < 0) return;
  for (int i = 0; i < count; i++) {
    struct tw_slice part = tw_arena_printf(load->scratch, "%s/%s", folder.ptr, entries[i]->d_name);
    if (part.ptr) read_part(load, part);
    free(entries[i]);
  }
  if (folder.ptr) free(entries);
}

int tw_settings_load(struct tw_arena *arena, const char *path, struct tw_settings *ret_settings, struct tw_diag *diag) {
  size_t errors_before = tw_diag_errors(diag);
  TW_ARENA_AUTO scratch = tw_arena_new(0);
  tw_settings_default(ret_settings);
  struct load load = {.reader = {.arena = arena, .diag = diag, .file = tw_slice_from(path), .base_dir = folder_of(arena, path)},
                      .scratch = scratch};
  if (!scratch || !load.reader.base_dir.ptr) {
    tw_diag_add(diag, tw_slice_from(path), 0, 0, TW_SLICE_NONE, "out of memory");
    return TW_EINVAL;
  }
  const char *name = strrchr(path, '/');
  ret_settings->config_file = tw_settings_absolute(&load.reader, tw_slice_from(name ? name + 1 : path));
  read_main(&load, path, ret_settings);
  read_parts(&load, path);
  tw_settings_check_names(diag, &load.places);
  tw_settings_settle_limits(ret_settings, &load.sources);
  ret_settings->sources = load.sources.items;
  ret_settings->source_count = load.sources.count;
  return tw_diag_errors(diag) == errors_before ? TW_OK : TW_EINVAL;
}
