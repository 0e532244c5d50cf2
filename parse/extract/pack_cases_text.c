/* What `tallywire test` prints for a person. */
#include "parse/extract/pack_cases_report.h"

/* ---- one record in words ---- */

static void say_field(struct tw_buf *out, const char *before, struct tw_slice value) {
  if (value.ptr && value.len) tw_buf_printf(out, " %s%.*s", before, TW_SLICE_ARG(value));
}

static void say_expected(struct tw_buf *out, const struct tw_pack_expected *e) {
  tw_buf_printf(out, "%.*s", TW_SLICE_ARG(e->is_event ? e->type : e->measure));
  say_field(out, "", e->value);
  say_field(out, "to ", e->value_max);
  say_field(out, "", e->unit);
  say_field(out, "", e->qualifier);
  say_field(out, "role ", e->role);
  say_field(out, "status ", e->status);
  say_field(out, "from ", e->period_start);
  say_field(out, "until ", e->period_end);
  say_field(out, "on ", e->date);
  say_field(out, "at ", e->place);
  for (size_t i = 0; i < e->persons.count; i++) say_field(out, "person ", e->persons.items[i]);
}

static void say_value(struct tw_buf *out, const char *before, struct tw_decimal value) {
  char text[TW_DECIMAL_TEXT_BYTES];
  tw_decimal_format(value, text);
  say_field(out, before, tw_slice_from(text));
}

static void say_day(struct tw_buf *out, const char *before, tw_day day) {
  char text[TW_DATE_TEXT_BYTES];
  if (day == TW_DAY_NONE) return;
  tw_day_format(day, text);
  say_field(out, before, tw_slice_from(text));
}

static void say_metric(struct tw_buf *out, const struct tw_observation *o, struct tw_slice text) {
  tw_buf_printf(out, "%.*s", TW_SLICE_ARG(o->measure));
  say_value(out, "", o->value);
  if (o->has_max) say_value(out, "to ", o->value_max);
  say_field(out, "", o->unit);
  say_field(out, "", tw_slice_from(tw_qualifier_name(o->qualifier)));
  say_field(out, "role ", o->role);
  say_field(out, "status ", o->status);
  say_day(out, "from ", o->period.start);
  say_day(out, "until ", o->period.end);
  tw_buf_printf(out, " (\"%.*s\")", TW_SLICE_ARG(tw_slice_sub(text, o->start, o->end)));
}

static void say_event(struct tw_buf *out, const struct tw_event *e, struct tw_slice text) {
  tw_buf_printf(out, "%.*s", TW_SLICE_ARG(e->type));
  say_field(out, "status ", e->status);
  say_field(out, "on ", e->date);
  say_field(out, "at ", e->place);
  for (size_t i = 0; i < e->person_count; i++) say_field(out, "person ", e->persons[i]);
  tw_buf_printf(out, " (\"%.*s\")", TW_SLICE_ARG(tw_slice_sub(text, e->start, e->end)));
}

/* ---- the report ---- */

static void begin(struct tw_case_telling *t) {
  (void)t;
}

static void say_missing(struct tw_buf *out, const struct tw_case_match *m) {
  for (size_t i = 0; i < m->test->expected_count; i++) {
    if (m->is_met[i]) continue;
    enum tw_reason reason = tw_case_rejection(m, &m->test->expected[i]);
    tw_buf_append_cstr(out, "  missing:  ");
    say_expected(out, &m->test->expected[i]);
    if (reason) tw_buf_printf(out, " [the number was rejected: %s]", tw_reason_name(reason));
    tw_buf_append_char(out, '\n');
  }
}

static void say_too_much(struct tw_buf *out, const struct tw_case_match *m) {
  const struct tw_pack_case *test = m->test;
  for (size_t i = 0; test->looks_at_metrics && i < m->found->observations.count; i++) {
    if (m->owner_of_metric[i] != TW_CASE_FREE) continue;
    tw_buf_append_cstr(out, "  too much: ");
    say_metric(out, &m->found->observations.items[i], test->text);
    tw_buf_append_char(out, '\n');
  }
  for (size_t i = 0; test->looks_at_events && i < m->found->events.count; i++) {
    if (m->owner_of_event[i] != TW_CASE_FREE) continue;
    tw_buf_append_cstr(out, "  too much: ");
    say_event(out, &m->found->events.items[i], test->text);
    tw_buf_append_char(out, '\n');
  }
}

static void failure(struct tw_case_telling *t, const struct tw_case_match *m, const int *gate_weight) {
  tw_buf_printf(t->out, "%.*s:%d: case \"%.*s\" failed\n", TW_SLICE_ARG(m->test->file), m->test->line,
                TW_SLICE_ARG(m->test->name));
  if (gate_weight)
    tw_buf_printf(t->out, "  the gate stayed shut: the text's words weigh %d, %d are needed\n", *gate_weight, t->pack->gate_need);
  say_missing(t->out, m);
  say_too_much(t->out, m);
}

static void total(struct tw_case_telling *t) {
  tw_buf_printf(t->out, "%.*s: %zu cases, %zu failed\n", TW_SLICE_ARG(t->pack->name), t->pack->cases.count, t->failed);
}

static void uncovered(struct tw_case_telling *t, const struct tw_case_uncovered *u) {
  static const char *const kinds[][2] = {{"trigger", "trigger of"}, {"event", "rule of"}, {"trap", "trap"}};
  if (t->failed) return; /* what fails comes first */
  size_t kind = 0;
  while (strcmp(kinds[kind][0], u->kind) != 0) kind++;
  tw_buf_printf(t->out, "%.*s:%d: no case covers this %s", TW_SLICE_ARG(u->file), u->line, kinds[kind][1]);
  say_field(t->out, "", u->of);
  tw_buf_printf(t->out, ": %.*s\n", TW_SLICE_ARG(u->word));
}

static void end(struct tw_case_telling *t) {
  (void)t;
}

const struct tw_case_form tw_case_form_text = {begin, failure, total, uncovered, end};
