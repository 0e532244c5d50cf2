/* YAML 1.1 (libyaml) as a tree that remembers where everything stood. Anchors and aliases are refused (a bomb needs them),
 * duplicate keys are errors. */
#pragma once
#include "config/diag.h"

enum tw_yaml_type { TW_YAML_SCALAR, TW_YAML_LIST, TW_YAML_MAP };

struct tw_yaml_node {
  enum tw_yaml_type type;
  int line, column;             /* from 1 */
  bool is_quoted;               /* a quoted scalar is always a string */
  bool is_broken;               /* an alias, a tag, a NUL: already in *diag, so say no more about it */
  struct tw_slice value;        /* SCALAR */
  size_t count;                 /* items of a LIST, pairs of a MAP */
  struct tw_yaml_node **keys;   /* MAP */
  struct tw_yaml_node **values; /* LIST and MAP */
};

enum {
  TW_YAML_MAX_BYTES = 16 << 20, /* a configuration with 100,000 sources */
  TW_YAML_MAX_DEPTH = 32,
};

/* Parse `bytes`; everything is copied into `arena`. `file` names it in diagnostics. NULL (with an entry in *diag) when it
 * can't be read at all; an empty file gives an empty map. */
struct tw_yaml_node *tw_yaml_parse(struct tw_arena *arena, struct tw_slice file, struct tw_slice bytes, struct tw_diag *diag);
/* As above from the file system. */
struct tw_yaml_node *tw_yaml_load(struct tw_arena *arena, const char *path, struct tw_diag *diag);
/* Value of `key` in a map; NULL when it is not there or `map` is no map (NULL allowed). */
const struct tw_yaml_node *tw_yaml_get(const struct tw_yaml_node *map, const char *key);
