/* Measures with their triggers, traps and events. */
#include "config/pack_sections.h"
#include "config/settings_value.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static const struct tw_slice trigger_as[] = {
    {"verb", 4},
    {"noun", 4},
    {"count", 5},
};
/* In the order of enum tw_pack_trigger_flag's bits. */
static const struct tw_slice trigger_flags[] = {
    {"intransitive", 12}, {"passive_object", 14}, {"planned", 7},  {"overrides", 9}, {"strict", 6},
    {"needs_with", 10},   {"any_noun", 8},        {"one_each", 8}, {"story", 5},     {"toward", 6},
};

/* "a.b_c" as a rule's name: "pack/a-b-c@major". */
static struct tw_slice rule_name(struct tw_pack_reader *r, struct tw_slice name) {
  struct tw_slice rule =
      tw_arena_printf(r->arena, "%.*s/%.*s@%u", TW_SLICE_ARG(r->pack->name), TW_SLICE_ARG(name), r->pack->major);
  if (!rule.ptr) return rule;
  char *text = tw_arena_alloc(r->arena, rule.len + 1);
  if (!text) return TW_SLICE_NONE;
  for (size_t i = 0; i < rule.len; i++) text[i] = rule.ptr[i] == '.' || rule.ptr[i] == '_' ? '-' : rule.ptr[i];
  return tw_slice_of(text, rule.len);
}

static void read_noun_list(struct tw_pack_reader *r, const struct tw_yaml_node *node, struct tw_pack_index_list *list) {
  struct tw_slice *names = tw_arena_calloc(r->arena, r->pack->nouns.count + 1, sizeof *names);
  if (!names) return;
  for (size_t i = 0; i < r->pack->nouns.count; i++) names[i] = r->pack->nouns.items[i].name;
  tw_pack_read_indexes(r, node, names, r->pack->nouns.count, "noun", list);
}

static void read_trigger_as(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  int as = tw_pack_read_choice(r, node, trigger_as, COUNT_OF(trigger_as), "kind of trigger");
  ((struct tw_pack_trigger *)target)->as = as < 0 ? TW_AS_VERB : (enum tw_pack_as)as;
}

static void read_trigger_flags(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_trigger *)target)->flags = tw_pack_read_bits(r, node, trigger_flags, COUNT_OF(trigger_flags), "flag");
}

static void read_trigger_with(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  read_noun_list(r, node, &((struct tw_pack_trigger *)target)->with);
}

static void read_trigger_near(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  read_noun_list(r, node, &((struct tw_pack_trigger *)target)->near);
}

static void read_trigger_unit(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  const struct tw_slice *names = tw_pack_unit_names(r);
  if (names) ((struct tw_pack_trigger *)target)->unit = tw_pack_read_choice(r, node, names, r->pack->units.count, "unit");
}

static void read_trigger_reason(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  struct tw_slice names[TW_REASON_COUNT];
  for (int i = 0; i < TW_REASON_COUNT; i++) names[i] = tw_slice_from(tw_reason_name((enum tw_reason)i));
  int reason = tw_pack_read_choice(r, node, names, TW_REASON_COUNT, "reason");
  if (reason > 0) ((struct tw_pack_trigger *)target)->reason = (enum tw_reason)reason;
}

static void read_trigger_en(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  tw_pack_read_word_list(r, node, &((struct tw_pack_trigger *)target)->words.of[TW_PACK_EN]);
}

static void read_trigger_zh(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  tw_pack_read_word_list(r, node, &((struct tw_pack_trigger *)target)->words.of[TW_PACK_ZH]);
}

static bool holds(const struct tw_pack_index_list *list, int value) {
  for (size_t i = 0; i < list->count; i++)
    if (list->items[i] == value) return true;
  return false;
}

/* "be handed over" would be found as "have been handed over" whole, and the grammar would miss the "have been" that it reads. */
static void refuse_be(struct tw_pack_reader *r, const struct tw_yaml_node *words) {
  static const char lead[] = "be ";
  size_t items = words && words->type == TW_YAML_LIST ? words->count : 1;
  for (size_t i = 0; words && i < items; i++) {
    const struct tw_yaml_node *node = words->type == TW_YAML_LIST ? words->values[i] : words;
    if (node->type != TW_YAML_SCALAR || node->value.len < strlen(lead)) continue;
    if (!tw_slice_eq_nocase(tw_slice_sub(node->value, 0, strlen(lead)), tw_slice_from(lead))) continue;
    struct tw_slice rest = tw_slice_sub(node->value, strlen(lead), node->value.len);
    tw_pack_fault(r, node, tw_arena_printf(r->arena, "write \"=%.*s\"", TW_SLICE_ARG(rest)),
                  "a verb does not begin with \"be\": the grammar reads \"is\", \"was\" and \"have been\"");
  }
}

/* What such a trigger can never do. */
static void check_trigger(struct tw_pack_reader *r, const struct tw_yaml_node *node, const struct tw_pack_trigger *trigger) {
  const struct tw_pack_measure *m = trigger->measure >= 0 ? &r->pack->measures.items[trigger->measure] : NULL;
  const struct tw_yaml_node *unit = tw_yaml_get(node, "unit"), *reason = tw_yaml_get(node, "reason");
  tw_pack_need_words(r, node, &trigger->words, m ? "a trigger" : "a trap");
  if (trigger->as == TW_AS_VERB) refuse_be(r, tw_yaml_get(node, tw_pack_language_code(TW_PACK_EN)));
  if (m && reason) tw_pack_fault(r, reason, TW_SLICE("only traps have one"), "a trigger of a measure has no reason");
  if (unit && trigger->as != TW_AS_COUNT)
    tw_pack_fault(r, unit, TW_SLICE("others take the unit of their figure's noun"),
                  "only a trigger with \"as: count\" has a unit");
  else if (unit && m && trigger->unit >= 0 && !holds(&m->units, trigger->unit))
    tw_pack_fault(r, unit, TW_SLICE("add it to the measure's units"), "\"%.*s\" does not count in this unit",
                  TW_SLICE_ARG(m->name));
}

static void read_triggers(struct tw_pack_reader *r, const struct tw_yaml_node *node, int measure) {
  static const struct tw_pack_field fields[] = {
      {"as", read_trigger_as},     {"flags", read_trigger_flags}, {"with", read_trigger_with}, {"near", read_trigger_near},
      {"unit", read_trigger_unit}, {"en", read_trigger_en},       {"zh", read_trigger_zh},     {"reason", read_trigger_reason},
  };
  if (!tw_pack_expect(r, node, TW_YAML_LIST, "triggers")) return;
  for (size_t i = 0; i < node->count; i++) {
    struct tw_pack_trigger *trigger = TW_ARENA_PUSH(r->arena, &r->pack->triggers);
    if (!trigger) return;
    trigger->measure = measure;
    trigger->file = r->file;
    trigger->line = node->values[i]->line;
    trigger->reason = TW_REASON_NO_RULE;
    const struct tw_pack_measure *m = measure >= 0 ? &r->pack->measures.items[measure] : NULL;
    trigger->unit = m && m->units.count ? m->units.items[0] : -1;
    tw_pack_read_map(r, node->values[i], fields, COUNT_OF(fields), trigger);
    check_trigger(r, node->values[i], trigger);
  }
}

static void read_measure_units(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  const struct tw_slice *names = tw_pack_unit_names(r);
  if (names) tw_pack_read_indexes(r, node, names, r->pack->units.count, "unit", &((struct tw_pack_measure *)target)->units);
}

static void read_measure_context(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_measure *)target)->is_context = tw_pack_read_bool(r, node);
}

static void read_measure_period(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_measure *)target)->takes_period = tw_pack_read_bool(r, node);
}

static void read_measure_ordered(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_measure *)target)->is_done_when_ordered = tw_pack_read_bool(r, node);
}

static void read_measure_min_confidence(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  struct tw_slice text = tw_pack_read_string(r, node);
  if (text.ptr && !tw_share_parse(text, &((struct tw_pack_measure *)target)->min_confidence))
    tw_pack_fault(r, node, TW_SLICE("three places behind the point, as in 0.925"), "\"%.*s\" is no number from 0 to 1",
                  TW_SLICE_ARG(text));
}

/* The measure that one turns into within a time; it may stand behind the one that names it. */
static void read_measure_within(struct tw_pack_reader *r, const struct tw_yaml_node *node, struct tw_pack_measure *measure) {
  const struct tw_yaml_node *value = tw_yaml_get(node, "within");
  size_t count = r->pack->measures.count;
  struct tw_slice *names = value ? tw_arena_calloc(r->arena, count, sizeof *names) : NULL;
  for (size_t i = 0; names && i < count; i++) names[i] = r->pack->measures.items[i].name;
  if (names) measure->within = tw_pack_read_choice(r, value, names, count, "measure");
}

/* '.' and '_' are '-' in a rule's name: "a.b" and "a_b" would be one. Of the last measure. */
static void refuse_same_rule(struct tw_pack_reader *r, const struct tw_yaml_node *key) {
  const struct tw_pack_measure *items = r->pack->measures.items, *last = &items[r->pack->measures.count - 1];
  for (const struct tw_pack_measure *m = items; m < last; m++) {
    if (!tw_slice_eq(m->rule, last->rule)) continue;
    if (!tw_slice_eq(m->name, last->name)) /* a second one of its name was told of */
      tw_pack_fault(r, key, TW_SLICE("take another name"), "\"%.*s\" and \"%.*s\" have one name as rules", TW_SLICE_ARG(m->name),
                    TW_SLICE_ARG(last->name));
    return;
  }
}

void tw_pack_section_measures(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  static const struct tw_pack_field fields[] = {{"units", read_measure_units, true},
                                                {"context", read_measure_context},
                                                {"ordered", read_measure_ordered},
                                                {"period", read_measure_period},
                                                {"min_confidence", read_measure_min_confidence},
                                                {"within", NULL},
                                                {"triggers", NULL}};
  if (!node || !tw_pack_expect(r, node, TW_YAML_MAP, "measures")) return;
  size_t before = r->pack->measures.count; /* of used files */
  for (size_t i = 0; i < node->count; i++) {
    struct tw_pack_measure *measure = TW_ARENA_PUSH(r->arena, &r->pack->measures);
    if (!measure) return;
    measure->name = tw_pack_read_name(r, node->keys[i], "a measure's name");
    measure->rule = rule_name(r, measure->name);
    tw_pack_refuse_second(r, node->keys[i], &r->pack->measures.items[0].name, sizeof *measure, before, "measure");
    refuse_same_rule(r, node->keys[i]);
    measure->takes_period = true;
    measure->is_done_when_ordered = true;
    measure->within = -1;
    tw_pack_read_map(r, node->values[i], fields, COUNT_OF(fields), measure);
    const struct tw_yaml_node *triggers = tw_yaml_get(node->values[i], "triggers");
    if (triggers) read_triggers(r, triggers, (int)r->pack->measures.count - 1);
    bool is_dead = !triggers && !r->pack->measures.items[r->pack->measures.count - 1].is_context;
    if (is_dead && node->values[i]->type == TW_YAML_MAP)
      tw_pack_fault(r, node->values[i], TW_SLICE("add triggers, or \"context: true\""), "nothing ever gives this measure");
  }
  for (size_t i = 0; before + i < r->pack->measures.count && i < node->count; i++)
    if (node->values[i]->type == TW_YAML_MAP) read_measure_within(r, node->values[i], &r->pack->measures.items[before + i]);
}

void tw_pack_section_traps(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  if (node) read_triggers(r, node, -1);
}

static void read_event_verbs(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  tw_pack_read_words(r, node, &((struct tw_pack_event_rule *)target)->verbs);
  refuse_be(r, tw_yaml_get(node, tw_pack_language_code(TW_PACK_EN)));
}

static void read_event_signs(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  tw_pack_read_words(r, node, &((struct tw_pack_event_rule *)target)->signs);
}

static void read_event_with(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  read_noun_list(r, node, &((struct tw_pack_event_rule *)target)->with);
}

static void read_event_needs(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  static const struct tw_slice needs[] = {{"person", 6}, {"money", 5}, {"date", 4}, {"day", 3}, {"name", 4}};
  uint32_t bits = tw_pack_read_bits(r, node, needs, COUNT_OF(needs), "need");
  struct tw_pack_event_rule *rule = target;
  rule->needs_name = bits & 16;
  rule->needs_person = rule->needs_name || bits & 1;
  rule->needs_money = bits & 2;
  rule->needs_date = bits & 4;
  rule->needs_day = bits & 8;
}

static void read_event_planned(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_event_rule *)target)->is_planned = tw_pack_read_bool(r, node);
}

/* In the order of enum tw_pack_name_kind. */
static void read_event_names(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  static const struct tw_slice kinds[TW_NAME_KINDS] = {{"state", 5}, {"place", 5}, {"agency", 6}, {"operation", 9}};
  ((struct tw_pack_event_rule *)target)->with_names = tw_pack_read_bits(r, node, kinds, TW_NAME_KINDS, "kind of name");
}

static void read_event_intransitive(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_event_rule *)target)->is_intransitive = tw_pack_read_bool(r, node);
}

static void read_event_also(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  tw_pack_read_strings(r, node, &((struct tw_pack_event_rule *)target)->also);
}

static void read_event_rather(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  tw_pack_read_strings(r, node, &((struct tw_pack_event_rule *)target)->rather);
}

static void refuse_itself(struct tw_pack_reader *r, const struct tw_yaml_node *types, struct tw_slice type) {
  size_t items = types->type == TW_YAML_LIST ? types->count : 1;
  for (size_t i = 0; i < items; i++) {
    const struct tw_yaml_node *node = types->type == TW_YAML_LIST ? types->values[i] : types;
    if (node->type == TW_YAML_SCALAR && tw_slice_eq(node->value, type))
      tw_pack_fault(r, node, TW_SLICE("\"also\" and \"rather\" name other types"), "\"%.*s\" states itself", TW_SLICE_ARG(type));
  }
}

/* Once all types are known: what a rule states as well, or rather, is one of them, and another. */
static void check_types(struct tw_pack_reader *r, const struct tw_yaml_node *rules, struct tw_slice type, const char *key) {
  struct tw_pack_index_list ignored = {0};
  size_t count = r->pack->events.count;
  struct tw_slice *names = tw_arena_calloc(r->arena, count + 1, sizeof *names);
  for (size_t i = 0; names && i < count; i++) names[i] = r->pack->events.items[i].type;
  for (size_t i = 0; names && i < rules->count; i++) {
    const struct tw_yaml_node *types = tw_yaml_get(rules->values[i], key);
    if (types) tw_pack_read_indexes(r, types, names, count, "event type", &ignored);
    if (types) refuse_itself(r, types, type);
  }
}

void tw_pack_section_events(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  static const struct tw_pack_field fields[] = {
      {"verbs", read_event_verbs},
      {"signs", read_event_signs},
      {"with", read_event_with},
      {"needs", read_event_needs},
      {"intransitive", read_event_intransitive},
      {"planned", read_event_planned},
      {"names", read_event_names},
      {"also", read_event_also},
      {"rather", read_event_rather},
  };
  if (!node || !tw_pack_expect(r, node, TW_YAML_MAP, "events")) return;
  for (size_t i = 0; i < node->count; i++) {
    const struct tw_yaml_node *rules = node->values[i];
    if (!tw_pack_expect(r, rules, TW_YAML_LIST, "an event's rules")) continue;
    for (size_t k = 0; k < rules->count; k++) {
      struct tw_pack_event_rule *rule = TW_ARENA_PUSH(r->arena, &r->pack->events);
      if (!rule) return;
      rule->type = k ? node->keys[i]->value : tw_pack_read_name(r, node->keys[i], "an event's type");
      rule->file = r->file;
      rule->line = rules->values[k]->line;
      rule->rule = rule_name(r, rule->type);
      tw_pack_read_map(r, rules->values[k], fields, COUNT_OF(fields), rule);
      if (rules->values[k]->type == TW_YAML_MAP && !tw_yaml_get(rules->values[k], "verbs") &&
          !tw_yaml_get(rules->values[k], "signs"))
        tw_pack_fault(r, rules->values[k], TW_SLICE("add verbs or signs"), "nothing ever states this event");
    }
  }
  for (size_t i = 0; i < node->count; i++) {
    if (node->values[i]->type != TW_YAML_LIST) continue;
    check_types(r, node->values[i], node->keys[i]->value, "also");
    check_types(r, node->values[i], node->keys[i]->value, "rather");
  }
}
