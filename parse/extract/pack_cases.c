#include "parse/extract/pack_cases.h"
#include "parse/extract/pack_cases_match.h"
#include "parse/extract/rules_body.h"

struct run {
  const struct tw_pack *pack;
  const struct tw_rules *rules;
  struct tw_arena *arena; /* of one case */
  struct tw_buf *report;
  size_t failed;
  int pack_index;                      /* among those of the rules */
  bool *covers_trigger, *covers_event; /* by their index in the pack */
};

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

/* Why the number that is missed gave no record, when the text has it. */
static void say_reason(struct tw_buf *out, const struct tw_pack_expected *e, const struct tw_extraction *found) {
  struct tw_decimal value;
  if (e->is_event || !tw_decimal_parse(e->value, &value)) return;
  for (size_t i = 0; i < found->verdicts.count; i++) {
    const struct tw_verdict_line *line = &found->verdicts.items[i];
    const struct tw_found *f = &found->found.items[line->found];
    if (line->accepted || !(f->flags & TW_FOUND_HAS_VALUE) || tw_decimal_cmp(f->value, value) != 0) continue;
    tw_buf_printf(out, " [the number was rejected: %s]", tw_reason_name(line->reason));
    return;
  }
}

/* ---- one case ---- */

/* A text that the pack did not read at all is short of words, not of rules. */
static void say_shut(struct run *run, const struct tw_rule_use_list *uses) {
  for (size_t i = 0; i < uses->count; i++)
    if (uses->items[i].kind == TW_USE_SHUT && uses->items[i].pack == run->pack_index)
      tw_buf_printf(run->report, "  the gate stayed shut: the text's words weigh %d, %d are needed\n", uses->items[i].rule,
                    run->pack->gate_need);
}

static void say_failure(struct run *run, const struct tw_case_match *m, const struct tw_rule_use_list *uses) {
  const struct tw_pack_case *test = m->test;
  struct tw_buf *out = run->report;
  tw_buf_printf(out, "%.*s:%d: case \"%.*s\" failed\n", TW_SLICE_ARG(run->pack->file), test->line, TW_SLICE_ARG(test->name));
  if (test->expected_count) say_shut(run, uses);
  for (size_t i = 0; i < test->expected_count; i++) {
    if (m->is_met[i]) continue;
    tw_buf_append_cstr(out, "  missing:  ");
    say_expected(out, &test->expected[i]);
    say_reason(out, &test->expected[i], m->found);
    tw_buf_append_char(out, '\n');
  }
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

/* A rule is covered by a record that the case expects, a trap by a case that holds although it looks for more. */
static void note_uses(struct run *run, const struct tw_case_match *m, const struct tw_rule_use_list *uses, bool passes) {
  for (size_t i = 0; i < uses->count; i++) {
    const struct tw_rule_use *use = &uses->items[i];
    if (use->pack != run->pack_index) continue;
    if (use->kind == TW_USE_EVENT)
      run->covers_event[use->rule] |= m->owner_of_event[use->record] >= 0;
    else if (use->kind == TW_USE_TRIGGER)
      run->covers_trigger[use->rule] |= m->owner_of_metric[use->record] >= 0;
    else if (use->kind == TW_USE_TRAP)
      run->covers_trigger[use->rule] |= passes && m->test->looks_at_metrics;
  }
}

static int run_case(struct run *run, const struct tw_pack_case *test) {
  struct tw_article article = {.lang = test->lang, .published = test->published, .title = test->title, .text = test->text};
  struct tw_rule_use_list uses = {0};
  struct tw_extract_options options = {
      .lang = test->lang, .jurisdiction = test->jurisdiction, .want_found = true, .want_verdicts = true, .uses = &uses};
  struct tw_extraction found;
  struct tw_case_match match;
  int status = tw_extract_article(run->arena, run->rules, &article, &options, &found);
  if (status == TW_OK) status = tw_case_match(run->arena, run->pack, test, &found, &match);
  if (status != TW_OK) return status;
  bool passes = tw_case_passes(&match);
  note_uses(run, &match, &uses, passes);
  if (passes) return TW_OK;
  run->failed++;
  say_failure(run, &match, &uses);
  return TW_OK;
}

/* ---- what no case covers ---- */

static struct tw_slice first_word(const struct tw_pack_words *words) {
  for (int lang = 0; lang < TW_PACK_LANGUAGES; lang++)
    if (words->of[lang].count) return words->of[lang].items[0];
  return TW_SLICE_NONE;
}

static void say_uncovered(struct tw_buf *out, struct tw_slice file, int line, const char *kind, struct tw_slice of,
                          struct tw_slice word) {
  tw_buf_printf(out, "%.*s:%d: no case covers this %s", TW_SLICE_ARG(file), line, kind);
  say_field(out, "", of);
  tw_buf_printf(out, ": %.*s\n", TW_SLICE_ARG(word));
}

static void say_coverage(const struct run *run) {
  const struct tw_pack *pack = run->pack;
  for (size_t i = 0; i < pack->triggers.count; i++) {
    const struct tw_pack_trigger *t = &pack->triggers.items[i];
    if (run->covers_trigger[i]) continue;
    struct tw_slice measure = t->measure >= 0 ? pack->measures.items[t->measure].name : TW_SLICE_NONE;
    say_uncovered(run->report, t->file, t->line, t->measure >= 0 ? "trigger of" : "trap", measure, first_word(&t->words));
  }
  for (size_t i = 0; i < pack->events.count; i++) {
    const struct tw_pack_event_rule *e = &pack->events.items[i];
    if (run->covers_event[i]) continue;
    struct tw_slice word = first_word(&e->verbs);
    say_uncovered(run->report, e->file, e->line, "rule of", e->type, word.ptr ? word : first_word(&e->signs));
  }
}

static int run_cases(struct run *run) {
  for (size_t i = 0; i < run->pack->cases.count; i++) {
    tw_arena_reset(run->arena);
    if (run_case(run, &run->pack->cases.items[i]) != TW_OK) return TW_ENOMEM;
  }
  tw_buf_printf(run->report, "%.*s: %zu cases, %zu failed\n", TW_SLICE_ARG(run->pack->name), run->pack->cases.count, run->failed);
  if (!run->failed) say_coverage(run); /* what fails comes first */
  return tw_buf_failed(run->report) ? TW_ENOMEM : TW_OK;
}

int tw_pack_cases_run(const struct tw_pack *pack, const struct tw_rules *rules, struct tw_buf *report, size_t *ret_failed) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_ARENA_AUTO notes = tw_arena_new(0);
  struct run run = {.pack = pack, .rules = rules, .arena = arena, .report = report};
  if (!arena || !notes) return TW_ENOMEM;
  while ((size_t)run.pack_index < rules->count && rules->packs[run.pack_index] != pack) run.pack_index++;
  run.covers_trigger = tw_arena_calloc(notes, pack->triggers.count + 1, sizeof *run.covers_trigger);
  run.covers_event = tw_arena_calloc(notes, pack->events.count + 1, sizeof *run.covers_event);
  if (!run.covers_trigger || !run.covers_event) return TW_ENOMEM;
  int status = run_cases(&run);
  if (ret_failed) *ret_failed = run.failed;
  return status;
}
