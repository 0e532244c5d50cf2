/* From the YAML tree to the structs, row by row of the table. Private to config/. */
#pragma once
#include "config/settings_table.h"
#include "config/yaml.h"

struct tw_settings_reader {
  struct tw_arena *arena; /* what the settings keep */
  struct tw_diag *diag;
  struct tw_slice file;     /* being read, as named in diagnostics */
  struct tw_slice base_dir; /* absolute: where relative paths begin */
};

struct tw_settings_source_list {
  struct tw_source_settings *items;
  size_t count, capacity;
};

/* One error at a node's place. */
#define tw_settings_complain(reader, node, hint, ...)                                                                            \
  tw_diag_add((reader)->diag, (reader)->file, (node)->line, (node)->column, (hint), __VA_ARGS__)

/* Every pair of `map` (NULL and an empty value are fine) into `base`, a struct tw_settings or, with the prefix
 * "sources[].", a struct tw_source_settings. "sources" itself is left to the caller. */
void tw_settings_read_map(struct tw_settings_reader *reader, const struct tw_yaml_node *map, struct tw_slice prefix, void *base);
/* One value by its row; on an error (reported) the field keeps what it has. */
void tw_settings_read_value(struct tw_settings_reader *reader, const struct tw_setting *setting, const struct tw_yaml_node *node,
                            void *base);
/* The `kafka` map. */
void tw_settings_read_kafka(struct tw_settings_reader *reader, const struct tw_setting *setting, const struct tw_yaml_node *map,
                            void *base);
/* Defaults of all rows of the prefix-less part, or of a source. `base` must be zeroed. */
void tw_settings_preset_global(struct tw_settings *base);
void tw_settings_preset_source(struct tw_source_settings *base);
/* `text` in the row's names. */
bool tw_settings_name_value(const struct tw_setting *setting, struct tw_slice text, unsigned *ret_value);
/* True for a value left out: `key:`, `key: ~`, `key: null`. */
bool tw_settings_is_empty(const struct tw_yaml_node *node);
/* Absolute form of `path`; absent when memory is out. */
struct tw_slice tw_settings_absolute(struct tw_settings_reader *reader, struct tw_slice path);
/* A secret's file: its path, or that of the credential of that name where systemd hands it in. Absent when memory is out. */
struct tw_slice tw_settings_secret_path(struct tw_settings_reader *reader, struct tw_slice value);
/* Sources' limits that say nothing get the configuration's. */
void tw_settings_settle_limits(const struct tw_settings *settings, struct tw_settings_source_list *sources);
/* "did you mean "x"?" for a hint, in the diagnostics' arena; absent for an absent word. */
struct tw_slice tw_settings_did_you_mean(struct tw_settings_reader *reader, struct tw_slice word);
/* NULL when `text` has the row's form and length, else what is wrong with it ("must be ..."). `buf` is room for it. */
const char *tw_settings_form_fault(const struct tw_setting *setting, struct tw_slice text, struct tw_buf *buf);

/* Where a source stood, for the search of double names. */
struct tw_settings_place {
  struct tw_slice name, file;
  int line, column;
  size_t order;
};

struct tw_settings_place_list {
  struct tw_settings_place *items;
  size_t count, capacity;
};

/* A `sources` list; appends to both lists. `scratch` holds the places. */
void tw_settings_read_sources(struct tw_settings_reader *reader, const struct tw_yaml_node *list, struct tw_arena *scratch,
                              struct tw_settings_source_list *sources, struct tw_settings_place_list *places);
/* Reports names that stand twice. Sorts the places. */
void tw_settings_check_names(struct tw_diag *diag, struct tw_settings_place_list *places);
