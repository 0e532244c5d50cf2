/* A pack's own test cases. */
#include "config/pack_sections.h"
#include <stddef.h>

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

#define STRING_FIELD(type, field)                                                                                                \
  static void read_##field(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {                            \
    ((struct type *)target)->field = tw_pack_read_string(r, node);                                                               \
  }
STRING_FIELD(tw_pack_expected, measure)
STRING_FIELD(tw_pack_expected, value)
STRING_FIELD(tw_pack_expected, value_max)
STRING_FIELD(tw_pack_expected, unit)
STRING_FIELD(tw_pack_expected, role)
STRING_FIELD(tw_pack_expected, qualifier)
STRING_FIELD(tw_pack_expected, status)
STRING_FIELD(tw_pack_expected, period_start)
STRING_FIELD(tw_pack_expected, period_end)
STRING_FIELD(tw_pack_expected, type)
STRING_FIELD(tw_pack_expected, date)
STRING_FIELD(tw_pack_expected, place)
STRING_FIELD(tw_pack_case, name)
STRING_FIELD(tw_pack_case, lang)
STRING_FIELD(tw_pack_case, published)
STRING_FIELD(tw_pack_case, jurisdiction)
STRING_FIELD(tw_pack_case, text)

static void read_persons(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  tw_pack_read_strings(r, node, &((struct tw_pack_expected *)target)->persons);
}

static void read_records(struct tw_pack_reader *r, const struct tw_yaml_node *node, struct tw_pack_case *c, bool is_event) {
  static const struct tw_pack_field metric[] = {
      {"measure", read_measure, true},
      {"value", read_value, true},
      {"value_max", read_value_max},
      {"unit", read_unit},
      {"role", read_role},
      {"qualifier", read_qualifier},
      {"status", read_status},
      {"period_start", read_period_start},
      {"period_end", read_period_end},
  };
  static const struct tw_pack_field event[] = {
      {"type", read_type, true}, {"date", read_date}, {"status", read_status}, {"place", read_place}, {"persons", read_persons}};
  if (!tw_pack_expect(r, node, TW_YAML_LIST, "expected records")) return;
  for (size_t i = 0; i < node->count; i++) {
    struct tw_pack_expected *expected =
        tw_arena_push(r->arena, (void **)&c->expected, &c->expected_count, &c->expected_capacity, sizeof *c->expected);
    if (!expected) return;
    expected->is_event = is_event;
    tw_pack_read_map(r, node->values[i], is_event ? event : metric, is_event ? COUNT_OF(event) : COUNT_OF(metric), expected);
  }
}

static void read_metrics(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  read_records(r, node, target, false);
}

static void read_events(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  read_records(r, node, target, true);
}

void tw_pack_section_cases(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  static const struct tw_pack_field fields[] = {
      {"name", read_name, true}, {"lang", read_lang, true}, {"published", read_published}, {"jurisdiction", read_jurisdiction},
      {"text", read_text, true}, {"metrics", read_metrics}, {"events", read_events},
  };
  if (!node || !tw_pack_expect(r, node, TW_YAML_LIST, "cases")) return;
  for (size_t i = 0; i < node->count; i++) {
    struct tw_pack_case *c = TW_ARENA_PUSH(r->arena, &r->pack->cases);
    if (!c) return;
    c->line = node->values[i]->line;
    tw_pack_read_map(r, node->values[i], fields, COUNT_OF(fields), c);
  }
}
