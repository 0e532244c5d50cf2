/* Gate, units, nouns, gazetteers, titles and named periods. */
#include "config/pack_sections.h"

enum { MAX_WEIGHT = 100 }; /* of one word in the domain gate */

#define WORD_FIELDS(type)                                                                                                        \
  static void read_##type##_en(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {                        \
    tw_pack_read_word_list(r, node, &((struct tw_pack_##type *)target)->words.of[TW_PACK_EN]);                                   \
  }                                                                                                                              \
  static void read_##type##_zh(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {                        \
    tw_pack_read_word_list(r, node, &((struct tw_pack_##type *)target)->words.of[TW_PACK_ZH]);                                   \
  }
WORD_FIELDS(gate)
WORD_FIELDS(noun)
WORD_FIELDS(name)
WORD_FIELDS(named_period)

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static void read_unit_en(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  tw_pack_read_word_list(r, node, &((struct tw_pack_unit *)target)->counters.of[TW_PACK_EN]);
}

static void read_unit_zh(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  tw_pack_read_word_list(r, node, &((struct tw_pack_unit *)target)->counters.of[TW_PACK_ZH]);
}

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
    if (!gate) return;
    tw_pack_read_map(r, node->values[i], fields, COUNT_OF(fields), gate);
    tw_pack_need_words(r, node->values[i], &gate->words, "a term");
  }
}

void tw_pack_section_gate(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  static const struct tw_pack_field fields[] = {{"need", read_gate_need, true}, {"terms", read_gate_terms, true}};
  if (node) tw_pack_read_map(r, node, fields, COUNT_OF(fields), r->pack);
}

static void read_unit_measured(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_unit *)target)->is_measured = tw_pack_read_bool(r, node);
}

void tw_pack_section_units(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  static const struct tw_pack_field fields[] = {{"measured", read_unit_measured}, {"en", read_unit_en}, {"zh", read_unit_zh}};
  if (!node || !tw_pack_expect(r, node, TW_YAML_MAP, "units")) return;
  size_t before = r->pack->units.count; /* of used files */
  for (size_t i = 0; i < node->count; i++) {
    if (tw_slice_is(node->keys[i]->value, "money")) continue; /* built in; to name it again is no fault */
    if (r->pack->units.count == TW_PACK_MAX_UNITS) {
      tw_pack_fault(r, node->keys[i], TW_SLICE_NONE, "more than %d units, \"money\" among them", TW_PACK_MAX_UNITS);
      return;
    }
    struct tw_pack_unit *unit = TW_ARENA_PUSH(r->arena, &r->pack->units);
    if (!unit) return;
    unit->name = tw_pack_read_name(r, node->keys[i], "a unit's name");
    tw_pack_refuse_second(r, node->keys[i], &r->pack->units.items[0].name, sizeof *unit, before, "unit");
    tw_pack_read_map(r, node->values[i], fields, COUNT_OF(fields), unit);
  }
}

/* The first is what a bare number of it counts. */
static void read_noun_unit(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  struct tw_pack_noun *noun = target;
  struct tw_pack_index_list units = {0};
  const struct tw_slice *names = tw_pack_unit_names(r);
  if (names) tw_pack_read_indexes(r, node, names, r->pack->units.count, "unit", &units);
  if (units.count) noun->unit = units.items[0];
  for (size_t i = 0; i < units.count; i++) noun->units |= UINT32_C(1) << units.items[i];
}

static void read_noun_role(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_noun *)target)->role = tw_pack_read_name(r, node, "a role");
}

static void read_noun_weight(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_noun *)target)->weight = tw_pack_read_int(r, node, -MAX_WEIGHT, MAX_WEIGHT);
}

static const struct tw_pack_noun *noun_with(const struct tw_pack *pack, size_t before, int language, struct tw_slice word) {
  for (size_t i = 0; i < before; i++)
    for (size_t w = 0; w < pack->nouns.items[i].words.of[language].count; w++)
      if (tw_slice_eq_nocase(pack->nouns.items[i].words.of[language].items[w], word)) return &pack->nouns.items[i];
  return NULL;
}

/* Where the word stands in the entry. */
static const struct tw_yaml_node *place_of(const struct tw_yaml_node *entry, int language, struct tw_slice word) {
  const struct tw_yaml_node *words = tw_yaml_get(entry, tw_pack_language_code((enum tw_pack_language)language));
  for (size_t i = 0; words && words->type == TW_YAML_LIST && i < words->count; i++)
    if (tw_slice_eq(words->values[i]->value, word)) return words->values[i];
  return words ? words : entry;
}

/* A word counts for one noun: for a second one it would never match. */
static void refuse_shared_words(struct tw_pack_reader *r, const struct tw_yaml_node *node, const struct tw_pack_noun *noun) {
  for (int language = 0; language < TW_PACK_LANGUAGES; language++)
    for (size_t w = 0; w < noun->words.of[language].count; w++) {
      struct tw_slice word = noun->words.of[language].items[w];
      const struct tw_pack_noun *other = noun_with(r->pack, r->pack->nouns.count - 1, language, word);
      if (other)
        tw_pack_fault(r, place_of(node, language, word), TW_SLICE("leave it with one of the two"),
                      "\"%.*s\" is already a word of the noun \"%.*s\"", TW_SLICE_ARG(word), TW_SLICE_ARG(other->name));
    }
}

void tw_pack_section_nouns(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  static const struct tw_pack_field fields[] = {{"unit", read_noun_unit},
                                                {"role", read_noun_role},
                                                {"weight", read_noun_weight},
                                                {"en", read_noun_en},
                                                {"zh", read_noun_zh}};
  if (!node || !tw_pack_expect(r, node, TW_YAML_MAP, "nouns")) return;
  size_t before = r->pack->nouns.count; /* of used files */
  for (size_t i = 0; i < node->count; i++) {
    struct tw_pack_noun *noun = TW_ARENA_PUSH(r->arena, &r->pack->nouns);
    if (!noun) return;
    noun->name = node->keys[i]->value;
    noun->unit = -1;
    tw_pack_refuse_second(r, node->keys[i], &r->pack->nouns.items[0].name, sizeof *noun, before, "noun");
    tw_pack_read_map(r, node->values[i], fields, COUNT_OF(fields), noun);
    tw_pack_need_words(r, node->values[i], &noun->words, "a noun");
    refuse_shared_words(r, node->values[i], noun);
  }
}

static void read_name_code(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_name *)target)->code = tw_pack_read_state(r, node);
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
    tw_pack_need_words(r, node->values[i], &name->words, "a name");
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
    tw_pack_need_words(r, node->values[i], &named->words, "a period");
    if (named->period.start == TW_DAY_NONE && named->period.end == TW_DAY_NONE && !tw_yaml_get(node->values[i], "start") &&
        !tw_yaml_get(node->values[i], "end"))
      tw_pack_fault(r, node->values[i], TW_SLICE("a name without dates dates nothing"), "a period needs a start or an end");
    bool is_whole = named->period.start != TW_DAY_NONE && named->period.end != TW_DAY_NONE;
    if (is_whole && named->period.start > named->period.end)
      tw_pack_fault(r, node->values[i], TW_SLICE_NONE, "the period ends before it starts");
  }
}

/* In the order of enum tw_pack_phrase. */
static const struct tw_slice phrase_names[TW_PHRASE_COUNT] = {
    {"campaign", 8}, {"campaign_course", 15}, {"holding", 7},      {"worth", 5}, {"loss", 4},
    {"case", 4},     {"afterwards", 10},      {"said_person", 11},
};

void tw_pack_section_phrases(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  if (!node || !tw_pack_expect(r, node, TW_YAML_MAP, "phrases")) return;
  for (size_t i = 0; i < node->count; i++) {
    int phrase = tw_pack_read_choice(r, node->keys[i], phrase_names, TW_PHRASE_COUNT, "phrase");
    if (phrase >= 0) tw_pack_read_words(r, node->values[i], &r->pack->phrase_words[phrase]);
  }
}

void tw_pack_section_titles(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  if (node) tw_pack_read_words(r, node, &r->pack->titles);
}

void tw_pack_section_slogans(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  if (node) tw_pack_read_words(r, node, &r->pack->slogans);
}

void tw_pack_section_wishes(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  if (node) tw_pack_read_words(r, node, &r->pack->wishes);
}

void tw_pack_section_lists(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  if (node) tw_pack_read_words(r, node, &r->pack->lists);
}
