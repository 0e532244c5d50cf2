#include "config/pack.h"
#include "config/pack_sections.h"
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

enum {
  MAX_USES = 8, /* shared vocabularies of one pack */
  MONEY = 0,    /* index of the unit that every pack has */
};

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

struct section {
  const char *key;
  void (*read)(struct tw_pack_reader *r, const struct tw_yaml_node *node);
};

/* In the order of reading: what is named must be known. A used file may hold any of these. */
static const struct section sections[] = {
    {"gate", tw_pack_section_gate},
    {"units", tw_pack_section_units},
    {"nouns", tw_pack_section_nouns},
    {"measures", tw_pack_section_measures},
    {"traps", tw_pack_section_traps},
    {"events", tw_pack_section_events},
    {"states", tw_pack_section_states},
    {"places", tw_pack_section_places},
    {"agencies", tw_pack_section_agencies},
    {"operations", tw_pack_section_operations},
    {"periods", tw_pack_section_periods},
    {"titles", tw_pack_section_titles},
    {"phrases", tw_pack_section_phrases},
    {"slogans", tw_pack_section_slogans},
    {"wishes", tw_pack_section_wishes},
    {"lists", tw_pack_section_lists},
    {"publishers", tw_pack_section_publishers},
    {"home", tw_pack_section_home},
    {"cases", tw_pack_section_cases},
};

static void ignore(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  (void)r, (void)node, (void)target;
}

/* Unknown top-level keys are faults as any other; the values are read in the order of `sections`. */
static void check_keys(struct tw_pack_reader *r, const struct tw_yaml_node *root, bool is_pack) {
  struct tw_pack_field fields[COUNT_OF(sections) + 3] = {0};
  size_t count = 0;
  for (; count < COUNT_OF(sections); count++) fields[count] = (struct tw_pack_field){sections[count].key, ignore, false};
  if (is_pack) {
    fields[count++] = (struct tw_pack_field){"name", ignore, true};
    fields[count++] = (struct tw_pack_field){"version", ignore, true};
    fields[count++] = (struct tw_pack_field){"uses", ignore, false};
  }
  tw_pack_read_map(r, root, fields, count, NULL);
}

static void read_sections(struct tw_pack_reader *r, const struct tw_yaml_node *root) {
  for (size_t i = 0; i < COUNT_OF(sections); i++) sections[i].read(r, tw_yaml_get(root, sections[i].key));
}

static void read_version(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  r->pack->version = tw_pack_read_string(r, node);
  struct tw_slice rest = r->pack->version, part;
  uint64_t number = 0;
  int parts = 0;
  bool ok = rest.ptr != NULL;
  while (ok && tw_slice_split(&rest, '.', &part)) {
    ok = tw_slice_to_u64(part, &number) && number <= INT_MAX;
    if (parts++ == 0) r->pack->major = (uint32_t)number;
  }
  if (r->pack->version.ptr && (!ok || parts != 3))
    tw_pack_fault(r, node, TW_SLICE("the major number is part of every record's id"), "a version is MAJOR.MINOR.PATCH");
}

/* The name is the first part of each rule's, and a file's. */
static void read_name(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  struct tw_slice name = r->pack->name = tw_pack_read_string(r, node);
  bool ok = name.len > 0;
  for (size_t i = 0; i < name.len; i++) {
    char c = name.ptr[i];
    ok &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }
  if (name.ptr && !ok)
    tw_pack_fault(r, node, TW_SLICE("it is part of each rule's name"), "a pack's name is lower-case letters, digits and hyphens");
}

static void read_head(struct tw_pack_reader *r, const struct tw_yaml_node *root) {
  const struct tw_yaml_node *name = tw_yaml_get(root, "name"), *version = tw_yaml_get(root, "version");
  if (name) read_name(r, name);
  if (version) read_version(r, version);
}

/* Where shared vocabularies are looked for, in this order. */
struct use_dirs {
  const char *own;     /* the folder of the pack */
  const char *shipped; /* so that a pack elsewhere may use the shipped ones */
};

/* The file of a shared vocabulary; absent, with a fault where it is named, when neither folder has it. */
static struct tw_slice find_used(struct tw_pack_reader *r, const struct use_dirs *dirs, const struct tw_yaml_node *node,
                                 struct tw_slice name) {
  struct tw_slice own = tw_arena_printf(r->arena, "%s/%.*s.yaml", dirs->own, TW_SLICE_ARG(name)),
                  shipped = tw_arena_printf(r->arena, "%s/%.*s.yaml", dirs->shipped, TW_SLICE_ARG(name));
  if (!own.ptr || !shipped.ptr) return TW_SLICE_NONE;
  if (access(own.ptr, F_OK) == 0) return own;
  if (access(shipped.ptr, F_OK) == 0) return shipped;
  struct tw_slice hint = tw_arena_printf(r->arena, "looked for as %.*s and %.*s", TW_SLICE_ARG(own), TW_SLICE_ARG(shipped));
  tw_pack_fault(r, node, hint, "there is no shared vocabulary \"%.*s\"", TW_SLICE_ARG(name));
  return TW_SLICE_NONE;
}

static void read_use(struct tw_pack_reader *r, const struct use_dirs *dirs, const struct tw_yaml_node *node) {
  struct tw_slice name = tw_pack_read_string(r, node);
  struct tw_slice path = name.ptr ? find_used(r, dirs, node, name) : TW_SLICE_NONE;
  struct tw_yaml_node *root = path.ptr ? tw_yaml_load(r->arena, path.ptr, r->diag) : NULL;
  if (!root) return;
  struct tw_pack_reader used = *r;
  used.file = path;
  check_keys(&used, root, false);
  read_sections(&used, root);
}

static void read_used(struct tw_pack_reader *r, const struct use_dirs *dirs, const struct tw_yaml_node *node) {
  if (!node) return;
  if (node->type != TW_YAML_LIST) {
    read_use(r, dirs, node);
    return;
  }
  if (node->count > MAX_USES) tw_pack_fault(r, node, TW_SLICE_NONE, "a pack uses at most %d shared vocabularies", MAX_USES);
  for (size_t i = 0; i < node->count && i < MAX_USES; i++) read_use(r, dirs, node->values[i]);
}

/* Every pack knows money: what it has in texts, ISO 4217 codes, is the program's to know. */
static bool add_money(struct tw_pack_reader *r) {
  struct tw_pack_unit *money = TW_ARENA_PUSH(r->arena, &r->pack->units);
  if (money) money->name = TW_SLICE("money");
  return money != NULL;
}

static int money_unit_of(const struct tw_pack *pack) {
  for (size_t i = 0; i < pack->measures.count; i++)
    for (size_t k = 0; k < pack->measures.items[i].units.count; k++)
      if (pack->measures.items[i].units.items[k] == MONEY) return MONEY;
  return -1;
}

static bool is_path(struct tw_slice name) {
  return (name.len && memchr(name.ptr, '/', name.len)) || tw_slice_has_suffix(name, TW_SLICE(".yaml"));
}

static int words_weight(const struct tw_pack_words *words, int weight, int language) {
  return weight > 0 ? weight * (int)words->of[language].count : 0;
}

/* What a text of the language weighs that holds every word which speaks for the domain. */
static int most_weight(const struct tw_pack *pack, int language) {
  int sum = 0;
  for (size_t i = 0; i < pack->gates.count; i++)
    sum += words_weight(&pack->gates.items[i].words, pack->gates.items[i].weight, language);
  for (size_t i = 0; i < pack->nouns.count; i++)
    sum += words_weight(&pack->nouns.items[i].words, pack->nouns.items[i].weight, language);
  for (size_t i = 0; i < pack->names.count; i++)
    sum += words_weight(&pack->names.items[i].words, pack->names.items[i].weight, language);
  return sum;
}

/* A pack may leave a language out, but not all of them. */
static void check_gate(struct tw_pack_reader *r, const struct tw_yaml_node *root) {
  const struct tw_yaml_node *need = tw_yaml_get(tw_yaml_get(root, "gate"), "need");
  int most = 0;
  for (int language = 0; language < TW_PACK_LANGUAGES; language++) {
    int weight = most_weight(r->pack, language);
    if (weight > most) most = weight;
  }
  if (need && most < r->pack->gate_need)
    tw_pack_fault(r, need, TW_SLICE("lower it, or add terms"),
                  "no text opens this gate: all words of a language weigh %d at most", most);
}

/* Small letters, ended by a NUL. NULL when memory is out. */
static const char *as_constant(struct tw_arena *arena, struct tw_slice word) {
  struct tw_slice copy = tw_arena_dup(arena, word);
  char *text = (char *)(uintptr_t)copy.ptr;
  for (size_t i = 0; text && i < copy.len; i++)
    if (text[i] >= 'A' && text[i] <= 'Z') text[i] = (char)(text[i] + ('a' - 'A'));
  return text;
}

static bool list_phrases(struct tw_arena *arena, const struct tw_pack_word_list *words, struct tw_words *ret_words) {
  const char **items = tw_arena_calloc(arena, words->count + 1, sizeof *items);
  for (size_t i = 0; items && i < words->count; i++)
    if (!(items[i] = as_constant(arena, words->items[i]))) return false;
  *ret_words = (struct tw_words){items, words->count};
  return items != NULL;
}

static bool settle_phrases(struct tw_arena *arena, struct tw_pack *pack) {
  for (int phrase = 0; phrase < TW_PHRASE_COUNT; phrase++)
    for (int language = 0; language < TW_PACK_LANGUAGES; language++)
      if (!list_phrases(arena, &pack->phrase_words[phrase].of[language], &pack->phrases[phrase][language])) return false;
  return true;
}

struct tw_pack *tw_pack_load(struct tw_arena *arena, const char *pack_dir, struct tw_slice name_or_path, enum tw_pack_parts parts,
                             struct tw_diag *diag) {
  size_t faults = diag->count;
  struct tw_slice path = is_path(name_or_path) ? tw_arena_dup(arena, name_or_path)
                                               : tw_arena_printf(arena, "%s/%.*s.yaml", pack_dir, TW_SLICE_ARG(name_or_path));
  struct tw_pack *pack = tw_arena_calloc(arena, 1, sizeof *pack);
  if (!path.ptr || !pack) {
    tw_diag_add(diag, name_or_path, 0, 0, TW_SLICE_NONE, "out of memory");
    return NULL;
  }
  struct tw_slice dir = tw_pack_folder_of(arena, path);
  struct tw_yaml_node *root = tw_yaml_load(arena, path.ptr, diag);
  if (!root || !dir.ptr) return NULL;
  struct use_dirs dirs = {.own = dir.ptr, .shipped = pack_dir};
  struct tw_pack_reader r = {.arena = arena, .diag = diag, .file = path, .pack = pack, .parts = parts};
  pack->file = path;
  if (!add_money(&r)) return NULL;
  check_keys(&r, root, true);
  read_head(&r, root);
  read_used(&r, &dirs, tw_yaml_get(root, "uses"));
  read_sections(&r, root);
  pack->money_unit = money_unit_of(pack);
  if (!settle_phrases(arena, pack)) return NULL;
  if (diag->count == faults) check_gate(&r, root);
  return diag->count == faults ? pack : NULL;
}
