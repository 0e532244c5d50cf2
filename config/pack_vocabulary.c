/* Gate, units, nouns, gazetteers, titles and named periods. */
#include "config/pack_sections.h"

enum { MAX_WEIGHT = 100 }; /* of one word in the domain gate */

#define WORD_FIELDS(type)                                                                                                        \
  static void read_##type##_en(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {                        \
    tw_pack_read_strings(r, node, &((struct tw_pack_##type *)target)->words.of[TW_PACK_EN]);                                     \
  }                                                                                                                              \
  static void read_##type##_zh(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {                        \
    tw_pack_read_strings(r, node, &((struct tw_pack_##type *)target)->words.of[TW_PACK_ZH]);                                     \
  }
WORD_FIELDS(gate)
WORD_FIELDS(noun)
WORD_FIELDS(name)
WORD_FIELDS(named_period)

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static void read_gate_weight(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_gate *)target)->weight = tw_pack_read_int(r, node, -MAX_WEIGHT, MAX_WEIGHT);
}

static void read_gate_need(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack *)target)->gate_need = tw_pack_read_int(r, node, 0, MAX_WEIGHT);
}

static void read_gate_terms(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  static const struct tw_pack_field fields[] = {{"weight", read_gate_weight, true}, {"en", read_gate_en}, {"zh", read_gate_zh}};
  struct tw_pack *pack = target;
  if (!tw_pack_expect(r, node, TW_YAML_LIST, "terms")) return;
  for (size_t i = 0; i < node->count; i++) {
    struct tw_pack_gate *gate = TW_ARENA_PUSH(r->arena, &pack->gates);
    if (gate) tw_pack_read_map(r, node->values[i], fields, COUNT_OF(fields), gate);
  }
}

void tw_pack_section_gate(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  static const struct tw_pack_field fields[] = {{"need", read_gate_need, true}, {"terms", read_gate_terms, true}};
  if (node) tw_pack_read_map(r, node, fields, COUNT_OF(fields), r->pack);
}

void tw_pack_section_units(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  if (!node || !tw_pack_expect(r, node, TW_YAML_MAP, "units")) return;
  for (size_t i = 0; i < node->count; i++) {
    struct tw_pack_unit *unit = TW_ARENA_PUSH(r->arena, &r->pack->units);
    if (!unit) return;
    unit->name = node->keys[i]->value;
    tw_pack_read_words(r, node->values[i], &unit->counters);
  }
}

static void read_noun_unit(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  const struct tw_pack *pack = r->pack;
  struct tw_slice *names = tw_arena_calloc(r->arena, pack->units.count + 1, sizeof *names);
  if (!names) return;
  for (size_t i = 0; i < pack->units.count; i++) names[i] = pack->units.items[i].name;
  ((struct tw_pack_noun *)target)->unit = tw_pack_read_choice(r, node, names, pack->units.count, "unit");
}

static void read_noun_role(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_noun *)target)->role = tw_pack_read_string(r, node);
}

static void read_noun_weight(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_noun *)target)->weight = tw_pack_read_int(r, node, -MAX_WEIGHT, MAX_WEIGHT);
}

void tw_pack_section_nouns(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  static const struct tw_pack_field fields[] = {{"unit", read_noun_unit},
                                                {"role", read_noun_role},
                                                {"weight", read_noun_weight},
                                                {"en", read_noun_en},
                                                {"zh", read_noun_zh}};
  if (!node || !tw_pack_expect(r, node, TW_YAML_MAP, "nouns")) return;
  for (size_t i = 0; i < node->count; i++) {
    struct tw_pack_noun *noun = TW_ARENA_PUSH(r->arena, &r->pack->nouns);
    if (!noun) return;
    noun->name = node->keys[i]->value;
    noun->unit = -1;
    tw_pack_read_map(r, node->values[i], fields, COUNT_OF(fields), noun);
  }
}

static bool is_code(struct tw_slice code) {
  return code.len == 2 && code.ptr[0] >= 'A' && code.ptr[0] <= 'Z' && code.ptr[1] >= 'A' && code.ptr[1] <= 'Z';
}

static void read_name_code(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  struct tw_slice code = tw_pack_read_string(r, node);
  if (code.ptr && !is_code(code)) tw_pack_fault(r, node, TW_SLICE("ISO 3166-1 alpha-2"), "a state's code is two capital letters");
  ((struct tw_pack_name *)target)->code = code;
}

static void read_name_weight(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_name *)target)->weight = tw_pack_read_int(r, node, -MAX_WEIGHT, MAX_WEIGHT);
}

static void read_names(struct tw_pack_reader *r, const struct tw_yaml_node *node, enum tw_pack_name_kind kind, const char *what) {
  static const struct tw_pack_field fields[] = {
      {"code", read_name_code}, {"weight", read_name_weight}, {"en", read_name_en}, {"zh", read_name_zh}};
  if (!node || !tw_pack_expect(r, node, TW_YAML_LIST, what)) return;
  for (size_t i = 0; i < node->count; i++) {
    struct tw_pack_name *name = TW_ARENA_PUSH(r->arena, &r->pack->names);
    if (!name) return;
    name->kind = kind;
    tw_pack_read_map(r, node->values[i], fields, COUNT_OF(fields), name);
  }
}

void tw_pack_section_states(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  if (!node || !tw_pack_expect(r, node, TW_YAML_MAP, "states")) return;
  for (size_t i = 0; i < node->count; i++) {
    struct tw_pack_name *name = TW_ARENA_PUSH(r->arena, &r->pack->names);
    if (!name) return;
    name->kind = TW_NAME_STATE;
    read_name_code(r, node->keys[i], name);
    tw_pack_read_words(r, node->values[i], &name->words);
  }
}

void tw_pack_section_places(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  read_names(r, node, TW_NAME_PLACE, "places");
}

void tw_pack_section_agencies(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  read_names(r, node, TW_NAME_AGENCY, "agencies");
}

void tw_pack_section_operations(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  read_names(r, node, TW_NAME_OPERATION, "operations");
}

static void read_period_start(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_named_period *)target)->period.start = tw_pack_read_day(r, node);
}

static void read_period_end(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_named_period *)target)->period.end = tw_pack_read_day(r, node);
}

void tw_pack_section_periods(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  static const struct tw_pack_field fields[] = {
      {"start", read_period_start}, {"end", read_period_end}, {"en", read_named_period_en}, {"zh", read_named_period_zh}};
  if (!node || !tw_pack_expect(r, node, TW_YAML_LIST, "periods")) return;
  for (size_t i = 0; i < node->count; i++) {
    struct tw_pack_named_period *named = TW_ARENA_PUSH(r->arena, &r->pack->periods);
    if (!named) return;
    named->period = TW_PERIOD_NONE;
    tw_pack_read_map(r, node->values[i], fields, COUNT_OF(fields), named);
    bool is_whole = named->period.start != TW_DAY_NONE && named->period.end != TW_DAY_NONE;
    if (is_whole && named->period.start > named->period.end)
      tw_pack_fault(r, node->values[i], TW_SLICE_NONE, "the period ends before it starts");
  }
}

void tw_pack_section_titles(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  if (node) tw_pack_read_words(r, node, &r->pack->titles);
}

void tw_pack_section_slogans(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  if (node) tw_pack_read_words(r, node, &r->pack->slogans);
}

void tw_pack_section_lists(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  if (node) tw_pack_read_words(r, node, &r->pack->lists);
}
