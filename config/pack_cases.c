/* A pack's own test cases, in the pack or in a file of their own. */
#include "config/pack_sections.h"
#include <stddef.h>
#include <unistd.h>

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))
#define WORD(text)                                                                                                               \
  { text, sizeof(text) - 1 }

static const struct tw_slice languages[] = {WORD("en"), WORD("zh")};
static const struct tw_slice statuses[] = {WORD("planned"), WORD("none")};

#define STRING_FIELD(type, field)                                                                                                \
  static void read_##field(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {                            \
    ((struct type *)target)->field = tw_pack_read_string(r, node);                                                               \
  }
STRING_FIELD(tw_pack_expected, unit)
STRING_FIELD(tw_pack_expected, role)
STRING_FIELD(tw_pack_expected, place)
STRING_FIELD(tw_pack_case, name)
STRING_FIELD(tw_pack_case, title)
STRING_FIELD(tw_pack_case, text)

/* One of `count` words, absent after a fault. */
static struct tw_slice read_word(struct tw_pack_reader *r, const struct tw_yaml_node *node, const struct tw_slice *words,
                                 size_t count, const char *what) {
  int index = tw_pack_read_choice(r, node, words, count, what);
  return index < 0 ? TW_SLICE_NONE : words[index];
}

static void read_measure(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  size_t count = r->pack->measures.count;
  struct tw_slice *names = tw_arena_calloc(r->arena, count + 1, sizeof *names);
  if (!names) return;
  for (size_t i = 0; i < count; i++) names[i] = r->pack->measures.items[i].name;
  ((struct tw_pack_expected *)target)->measure = read_word(r, node, names, count, "measure");
}

static void read_type(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  size_t count = r->pack->events.count;
  struct tw_slice *names = tw_arena_calloc(r->arena, count + 1, sizeof *names);
  if (!names) return;
  for (size_t i = 0; i < count; i++) names[i] = r->pack->events.items[i].type;
  ((struct tw_pack_expected *)target)->type = read_word(r, node, names, count, "event type");
}

static void read_jurisdiction(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_case *)target)->jurisdiction = tw_pack_read_state(r, node);
}

static void read_qualifier(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  struct tw_slice names[TW_QUALIFIER_COUNT];
  for (int i = 0; i < TW_QUALIFIER_COUNT; i++) names[i] = tw_slice_from(tw_qualifier_name((enum tw_qualifier)i));
  ((struct tw_pack_expected *)target)->qualifier = read_word(r, node, names, TW_QUALIFIER_COUNT, "qualifier");
}

static void read_status(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_expected *)target)->status = read_word(r, node, statuses, COUNT_OF(statuses), "status");
}

static void read_lang(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_case *)target)->lang = read_word(r, node, languages, COUNT_OF(languages), "language");
}

static struct tw_slice read_number(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  struct tw_slice text = tw_pack_read_string(r, node);
  struct tw_decimal value;
  if (text.ptr && !tw_decimal_parse(text, &value))
    tw_pack_fault(r, node, TW_SLICE("digits and one point, the number in full"), "\"%.*s\" is no number", TW_SLICE_ARG(text));
  return text;
}

static void read_value(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_expected *)target)->value = read_number(r, node);
}

static void read_value_max(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_expected *)target)->value_max = read_number(r, node);
}

/* A day, or "none" where that is allowed. */
static struct tw_slice read_day(struct tw_pack_reader *r, const struct tw_yaml_node *node, bool allows_none) {
  struct tw_slice text = tw_pack_read_string(r, node);
  tw_day day;
  if (!text.ptr || (allows_none && tw_slice_is(text, "none")) || tw_day_parse(text, &day)) return text;
  tw_pack_fault(r, node, allows_none ? TW_SLICE("write YYYY-MM-DD or none") : TW_SLICE("write YYYY-MM-DD"), "\"%.*s\" is no date",
                TW_SLICE_ARG(text));
  return text;
}

static void read_period_start(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_expected *)target)->period_start = read_day(r, node, true);
}

static void read_period_end(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_expected *)target)->period_end = read_day(r, node, true);
}

static void read_published(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_case *)target)->published = read_day(r, node, false);
}

/* Of an event: a day, a month or a year, as far as it is known. */
static void read_date(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  struct tw_slice text = tw_pack_read_string(r, node);
  char whole[] = "0000-01-01";
  tw_day day;
  if (text.len == 4 || text.len == 7 || text.len == 10) memcpy(whole, text.ptr, text.len);
  if (text.ptr && !tw_slice_is(text, "none") && !tw_day_parse(tw_slice_from(whole), &day))
    tw_pack_fault(r, node, TW_SLICE("write YYYY-MM-DD, YYYY-MM, YYYY or none"), "\"%.*s\" is no date", TW_SLICE_ARG(text));
  ((struct tw_pack_expected *)target)->date = text;
}

static void read_persons(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  tw_pack_read_strings(r, node, &((struct tw_pack_expected *)target)->persons);
}

static bool is_currency(struct tw_slice unit) {
  for (size_t i = 0; i < unit.len; i++)
    if (unit.ptr[i] < 'A' || unit.ptr[i] > 'Z') return false;
  return unit.len == 3;
}

static void check_unit(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  const struct tw_slice *names = tw_pack_unit_names(r);
  if (names && node->type == TW_YAML_SCALAR && !is_currency(node->value))
    tw_pack_read_choice(r, node, names, r->pack->units.count, "unit");
}

static void check_role(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  size_t count = 1;
  struct tw_slice *names = tw_arena_calloc(r->arena, r->pack->nouns.count + 1, sizeof *names);
  if (!names || node->type != TW_YAML_SCALAR) return;
  names[0] = TW_SLICE("none");
  for (size_t i = 0; i < r->pack->nouns.count; i++)
    if (r->pack->nouns.items[i].role.len) names[count++] = r->pack->nouns.items[i].role;
  tw_pack_read_choice(r, node, names, count, "role");
}

/* What no text could ever give. */
static void check_expected(struct tw_pack_reader *r, const struct tw_yaml_node *node, const struct tw_pack_expected *e) {
  const struct tw_yaml_node *unit = tw_yaml_get(node, "unit"), *role = tw_yaml_get(node, "role");
  struct tw_decimal value, most;
  tw_day start, end;
  if (unit) check_unit(r, unit);
  if (role) check_role(r, role);
  if (tw_decimal_parse(e->value, &value) && tw_decimal_parse(e->value_max, &most) && tw_decimal_cmp(most, value) <= 0)
    tw_pack_fault(r, tw_yaml_get(node, "value_max"), TW_SLICE_NONE, "a range ends above its start");
  if (tw_day_parse(e->period_start, &start) && tw_day_parse(e->period_end, &end) && end < start)
    tw_pack_fault(r, tw_yaml_get(node, "period_end"), TW_SLICE_NONE, "the period ends before it starts");
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
    check_expected(r, node->values[i], expected);
  }
}

static void read_metrics(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_case *)target)->looks_at_metrics = true;
  read_records(r, node, target, false);
}

static void read_events(struct tw_pack_reader *r, const struct tw_yaml_node *node, void *target) {
  ((struct tw_pack_case *)target)->looks_at_events = true;
  read_records(r, node, target, true);
}

/* The report names a case by its name. */
static void check_name(struct tw_pack_reader *r, const struct tw_yaml_node *node, const struct tw_pack_case *c) {
  const struct tw_yaml_node *name = tw_yaml_get(node, "name");
  for (const struct tw_pack_case *other = r->pack->cases.items; name && other < c; other++) {
    if (!tw_slice_eq(other->name, c->name)) continue;
    bool is_near = tw_slice_eq(other->file, c->file);
    tw_pack_fault(r, name, is_near ? TW_SLICE_NONE : tw_arena_printf(r->arena, "it is in %.*s", TW_SLICE_ARG(other->file)),
                  "the case at line %d has this name already", other->line);
    return;
  }
}

static void read_list(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  static const struct tw_pack_field fields[] = {
      {"name", read_name, true}, {"lang", read_lang, true}, {"published", read_published}, {"jurisdiction", read_jurisdiction},
      {"title", read_title},     {"text", read_text, true}, {"metrics", read_metrics},     {"events", read_events},
  };
  if (!tw_pack_expect(r, node, TW_YAML_LIST, "cases")) return;
  for (size_t i = 0; i < node->count; i++) {
    struct tw_pack_case *c = TW_ARENA_PUSH(r->arena, &r->pack->cases);
    if (!c) return;
    c->file = r->file;
    c->line = node->values[i]->line;
    tw_pack_read_map(r, node->values[i], fields, COUNT_OF(fields), c);
    check_name(r, node->values[i], c);
    if (!c->looks_at_metrics && !c->looks_at_events && node->values[i]->type == TW_YAML_MAP)
      tw_pack_fault(r, node->values[i], TW_SLICE("\"metrics: []\" says that there are none"), "a case needs metrics or events");
  }
}

/* The path of a file of cases, from the folder of the file that names it; absent, with a fault, when it can't be one. */
static struct tw_slice find_file(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  struct tw_slice name = node->value, folder = tw_pack_folder_of(r->arena, r->file);
  if (!tw_slice_has_suffix(name, TW_SLICE(".yaml")) || name.ptr[0] == '/') {
    tw_pack_fault(r, node, TW_SLICE("write them below as \"- {name: ..., lang: ..., text: ...}\", or name a file"),
                  "cases are a list, or a .yaml file's path from this file's folder");
    return TW_SLICE_NONE;
  }
  struct tw_slice path = tw_arena_printf(r->arena, "%.*s/%.*s", TW_SLICE_ARG(folder), TW_SLICE_ARG(name));
  if (!path.ptr || r->parts == TW_PACK_RULES || access(path.ptr, F_OK) == 0) return path;
  tw_pack_fault(r, node, tw_arena_printf(r->arena, "looked for as %.*s", TW_SLICE_ARG(path)),
                "there is no file of cases \"%.*s\"", TW_SLICE_ARG(name));
  return TW_SLICE_NONE;
}

static void read_file(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  struct tw_pack_reader other = *r;
  other.file = find_file(r, node);
  if (!other.file.ptr || r->parts == TW_PACK_RULES) return;
  const struct tw_yaml_node *root = tw_yaml_load(r->arena, other.file.ptr, r->diag);
  if (root) read_list(&other, root);
}

void tw_pack_section_cases(struct tw_pack_reader *r, const struct tw_yaml_node *node) {
  if (!node) return;
  bool is_named = node->type == TW_YAML_SCALAR && !node->is_broken && node->value.len;
  if (is_named)
    read_file(r, node);
  else
    read_list(r, node);
}
