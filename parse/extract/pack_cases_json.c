/* What `tallywire test --json` prints: one object a pack, on a line of its own. docs/rule-packs.md names its keys. */
#include "parse/extract/pack_cases_report.h"

static void put_day(struct tw_json_writer *w, const char *key, tw_day day) {
  char text[TW_DATE_TEXT_BYTES];
  if (day == TW_DAY_NONE) return;
  tw_day_format(day, text);
  tw_json_put_string(w, key, tw_slice_from(text));
}

/* As the pack writes it: a number that is one in the pack is one here. */
static void put_number(struct tw_json_writer *w, const char *key, struct tw_slice text) {
  struct tw_decimal value;
  if (tw_decimal_parse(text, &value)) tw_json_put_decimal(w, key, value);
}

static void put_expected(struct tw_json_writer *w, const struct tw_case_match *m, const struct tw_pack_expected *e) {
  enum tw_reason reason = tw_case_rejection(m, e);
  tw_json_object_begin(w);
  tw_json_put_string_opt(w, "measure", e->measure);
  tw_json_put_string_opt(w, "type", e->type);
  put_number(w, "value", e->value);
  put_number(w, "value_max", e->value_max);
  tw_json_put_string_opt(w, "unit", e->unit);
  tw_json_put_string_opt(w, "qualifier", e->qualifier);
  tw_json_put_string_opt(w, "role", e->role);
  tw_json_put_string_opt(w, "status", e->status);
  tw_json_put_string_opt(w, "period_start", e->period_start);
  tw_json_put_string_opt(w, "period_end", e->period_end);
  tw_json_put_string_opt(w, "date", e->date);
  tw_json_put_string_opt(w, "place", e->place);
  if (e->persons.count) tw_json_put_strings(w, "persons", e->persons.items, e->persons.count);
  if (reason) tw_json_put_string(w, "rejected", tw_slice_from(tw_reason_name(reason)));
  tw_json_object_end(w);
}

static void put_place(struct tw_json_writer *w, struct tw_slice text, uint32_t start, uint32_t end) {
  tw_json_put_int(w, "start", start);
  tw_json_put_int(w, "end", end);
  tw_json_put_string(w, "text", tw_slice_sub(text, start, end));
  tw_json_object_end(w);
}

static void put_metric(struct tw_json_writer *w, const struct tw_observation *o, struct tw_slice text) {
  tw_json_object_begin(w);
  tw_json_put_string(w, "measure", o->measure);
  tw_json_put_decimal(w, "value", o->value);
  if (o->has_max) tw_json_put_decimal(w, "value_max", o->value_max);
  tw_json_put_string(w, "unit", o->unit);
  tw_json_put_string(w, "qualifier", tw_slice_from(tw_qualifier_name(o->qualifier)));
  tw_json_put_string_opt(w, "role", o->role);
  tw_json_put_string_opt(w, "status", o->status);
  put_day(w, "period_start", o->period.start);
  put_day(w, "period_end", o->period.end);
  put_place(w, text, o->start, o->end);
}

static void put_event(struct tw_json_writer *w, const struct tw_event *e, struct tw_slice text) {
  tw_json_object_begin(w);
  tw_json_put_string(w, "type", e->type);
  tw_json_put_string_opt(w, "status", e->status);
  tw_json_put_string_opt(w, "date", e->date);
  tw_json_put_string_opt(w, "place", e->place);
  if (e->person_count) tw_json_put_strings(w, "persons", e->persons, e->person_count);
  put_place(w, text, e->start, e->end);
}

static void put_missing(struct tw_json_writer *w, const struct tw_case_match *m) {
  tw_json_key(w, "missing");
  tw_json_array_begin(w);
  for (size_t i = 0; i < m->test->expected_count; i++)
    if (!m->is_met[i]) put_expected(w, m, &m->test->expected[i]);
  tw_json_array_end(w);
}

static void put_too_much(struct tw_json_writer *w, const struct tw_case_match *m) {
  const struct tw_pack_case *test = m->test;
  tw_json_key(w, "too_much");
  tw_json_array_begin(w);
  for (size_t i = 0; test->looks_at_metrics && i < m->found->observations.count; i++)
    if (m->owner_of_metric[i] == TW_CASE_FREE) put_metric(w, &m->found->observations.items[i], test->text);
  for (size_t i = 0; test->looks_at_events && i < m->found->events.count; i++)
    if (m->owner_of_event[i] == TW_CASE_FREE) put_event(w, &m->found->events.items[i], test->text);
  tw_json_array_end(w);
}

static void begin(struct tw_case_telling *t) {
  struct tw_json_writer *w = &t->json;
  tw_json_writer_init(w, t->out);
  tw_json_object_begin(w);
  tw_json_put_string(w, "pack", t->pack->name);
  tw_json_put_string(w, "version", t->pack->version);
  tw_json_put_string(w, "file", t->pack->file);
  tw_json_key(w, "failures");
  tw_json_array_begin(w);
}

static void failure(struct tw_case_telling *t, const struct tw_case_match *m, const int *gate_weight) {
  struct tw_json_writer *w = &t->json;
  tw_json_object_begin(w);
  tw_json_put_string(w, "case", m->test->name);
  tw_json_put_string(w, "file", m->test->file);
  tw_json_put_int(w, "line", m->test->line);
  if (gate_weight) {
    tw_json_key(w, "gate");
    tw_json_object_begin(w);
    tw_json_put_int(w, "weight", *gate_weight);
    tw_json_put_int(w, "need", t->pack->gate_need);
    tw_json_object_end(w);
  }
  put_missing(w, m);
  put_too_much(w, m);
  tw_json_object_end(w);
}

static void total(struct tw_case_telling *t) {
  struct tw_json_writer *w = &t->json;
  tw_json_array_end(w);
  tw_json_put_int(w, "cases", (int64_t)t->pack->cases.count);
  tw_json_put_int(w, "passed", (int64_t)(t->pack->cases.count - t->failed));
  tw_json_put_int(w, "failed", (int64_t)t->failed);
  tw_json_key(w, "uncovered");
  tw_json_array_begin(w);
}

static void uncovered(struct tw_case_telling *t, const struct tw_case_uncovered *u) {
  struct tw_json_writer *w = &t->json;
  tw_json_object_begin(w);
  tw_json_put_string(w, "kind", tw_slice_from(u->kind));
  tw_json_put_string_opt(w, "of", u->of);
  tw_json_put_string(w, "word", u->word);
  tw_json_put_string(w, "file", u->file);
  tw_json_put_int(w, "line", u->line);
  tw_json_object_end(w);
}

static void end(struct tw_case_telling *t) {
  tw_json_array_end(&t->json);
  tw_json_object_end(&t->json);
  tw_buf_append_char(t->out, '\n');
}

const struct tw_case_form tw_case_form_json = {begin, failure, total, uncovered, end};
