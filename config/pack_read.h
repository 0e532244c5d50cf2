/* Typed reading of a pack's YAML nodes; every fault becomes a diagnostic and reading goes on, so that all come at once. */
#pragma once
#include "config/pack.h"
#include "config/yaml.h"

struct tw_pack_reader {
  struct tw_arena *arena;
  struct tw_diag *diag;
  struct tw_slice file;
  struct tw_pack *pack;
  enum tw_pack_parts parts;
};

/* One key of a map: `read` gets the value's node and `target`, the struct being filled. */
struct tw_pack_field {
  const char *key;
  void (*read)(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target);
  bool required;
};

/* The folder of `path`, "." when there is none; in `arena`, absent when memory is out. */
struct tw_slice tw_pack_folder_of(struct tw_arena *arena, struct tw_slice path);
/* Adds a diagnostic at the node. */
void tw_pack_fault(struct tw_pack_reader *r, const struct tw_yaml_node *node, struct tw_slice hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* False, with a diagnostic, when the node is not of the type. */
bool tw_pack_expect(struct tw_pack_reader *r, const struct tw_yaml_node *node, enum tw_yaml_type type, const char *what);
/* Reads every pair of a map by the table of `count` fields; unknown and missing keys are faults. */
void tw_pack_read_map(struct tw_pack_reader *r, const struct tw_yaml_node *node, const struct tw_pack_field *fields, size_t count,
                      void *target);
/* Appends a list's scalars, or one scalar. */
void tw_pack_read_strings(struct tw_pack_reader *r, const struct tw_yaml_node *node, struct tw_pack_word_list *list);
/* The same for words to be found in texts: faults where one can never match, and where it looks like a pattern. */
void tw_pack_read_word_list(struct tw_pack_reader *r, const struct tw_yaml_node *node, struct tw_pack_word_list *list);
/* A diagnostic when no language has a word; `what` names the entry: "a noun". */
void tw_pack_need_words(struct tw_pack_reader *r, const struct tw_yaml_node *node, const struct tw_pack_words *words,
                        const char *what);
/* A map of language to words. */
void tw_pack_read_words(struct tw_pack_reader *r, const struct tw_yaml_node *node, struct tw_pack_words *words);
/* The absent slice, with a diagnostic, unless the node is a scalar. */
struct tw_slice tw_pack_read_string(struct tw_pack_reader *r, const struct tw_yaml_node *node);
/* A name that stands in records and their keys, as it is written; with a diagnostic unless it is lower-case letters, digits, '.',
 * '_' and '-'. `what` names the kind: "a measure's name". */
struct tw_slice tw_pack_read_name(struct tw_pack_reader *r, const struct tw_yaml_node *node, const char *what);
/* A state's code as it is written, with a diagnostic unless tw_pack_is_state. */
struct tw_slice tw_pack_read_state(struct tw_pack_reader *r, const struct tw_yaml_node *node);
/* Decimal within [low, high]; `low` after a fault. */
int tw_pack_read_int(struct tw_pack_reader *r, const struct tw_yaml_node *node, int low, int high);
bool tw_pack_read_bool(struct tw_pack_reader *r, const struct tw_yaml_node *node);
/* Index of the scalar among `count` names, or -1 with a diagnostic that names the nearest. `what` names the kind. */
int tw_pack_read_choice(struct tw_pack_reader *r, const struct tw_yaml_node *node, const struct tw_slice *names, size_t count,
                        const char *what);
/* Scalars of a list as the union of bits 1 << index. */
uint32_t tw_pack_read_bits(struct tw_pack_reader *r, const struct tw_yaml_node *node, const struct tw_slice *names, size_t count,
                           const char *what);
/* Scalars of a list as indexes. */
void tw_pack_read_indexes(struct tw_pack_reader *r, const struct tw_yaml_node *node, const struct tw_slice *names, size_t count,
                          const char *what, struct tw_pack_index_list *list);
/* A diagnostic at `key` when a used file has defined its name: within one file the YAML reader says so. `names`: the first of
 * `count` structs of `size` bytes that begin with their name; `what` names the kind: "noun". */
void tw_pack_refuse_second(struct tw_pack_reader *r, const struct tw_yaml_node *key, const struct tw_slice *names, size_t size,
                           size_t count, const char *what);
/* The names of the units read so far, in the arena; NULL when memory is out. */
const struct tw_slice *tw_pack_unit_names(const struct tw_pack_reader *r);
/* "YYYY-MM-DD"; TW_DAY_NONE after a fault. */
tw_day tw_pack_read_day(struct tw_pack_reader *r, const struct tw_yaml_node *node);
