#include "parse/extract/pack_cases_match.h"

/* An absent expectation holds for anything, "none" for nothing. */
static bool agrees(struct tw_slice expected, struct tw_slice actual) {
  if (!expected.ptr) return true;
  return tw_slice_is(expected, "none") ? actual.len == 0 : tw_slice_eq(expected, actual);
}

static bool agrees_day(struct tw_slice expected, tw_day actual) {
  tw_day day = TW_DAY_NONE;
  if (!expected.ptr) return true;
  if (!tw_slice_is(expected, "none") && !tw_day_parse(expected, &day)) return false;
  return day == actual;
}

static bool agrees_value(struct tw_slice expected, struct tw_decimal actual) {
  struct tw_decimal value;
  return !expected.ptr || (tw_decimal_parse(expected, &value) && tw_decimal_cmp(value, actual) == 0);
}

static bool fits_metric(const struct tw_pack_expected *e, const struct tw_observation *o) {
  return !e->is_event && agrees(e->measure, o->measure) && agrees_value(e->value, o->value) &&
         (!e->value_max.ptr || (o->has_max && agrees_value(e->value_max, o->value_max))) && agrees(e->unit, o->unit) &&
         agrees(e->role, o->role) && agrees(e->status, o->status) &&
         agrees(e->qualifier, tw_slice_from(tw_qualifier_name(o->qualifier))) && agrees_day(e->period_start, o->period.start) &&
         agrees_day(e->period_end, o->period.end);
}

static bool has_person(const struct tw_event *event, struct tw_slice name) {
  for (size_t i = 0; i < event->person_count; i++)
    if (tw_slice_eq(event->persons[i], name)) return true;
  return false;
}

static bool fits_event(const struct tw_pack_expected *e, const struct tw_event *event) {
  if (!e->is_event || !agrees(e->type, event->type) || !agrees(e->date, event->date) || !agrees(e->place, event->place) ||
      !agrees(e->status, event->status))
    return false;
  if (e->persons.count && e->persons.count != event->person_count) return false;
  for (size_t i = 0; i < e->persons.count; i++)
    if (!has_person(event, e->persons.items[i])) return false;
  return true;
}

static bool fits(const struct tw_case_match *m, size_t expected, size_t finding) {
  const struct tw_pack_expected *e = &m->test->expected[expected];
  return e->is_event ? fits_event(e, &m->found->events.items[finding]) : fits_metric(e, &m->found->observations.items[finding]);
}

/* An augmenting path of bipartite matching (Kuhn): asks the present owner of a finding whether another one would do. As deep
 * as a case has expectations. */
static bool claim(struct tw_case_match *m, size_t expected) {
  bool is_event = m->test->expected[expected].is_event;
  int *owner = is_event ? m->owner_of_event : m->owner_of_metric;
  size_t count = is_event ? m->found->events.count : m->found->observations.count;
  if (m->is_asked[expected]) return false;
  m->is_asked[expected] = true;
  for (size_t i = 0; i < count; i++) {
    if (owner[i] == TW_CASE_FOREIGN || !fits(m, expected, i)) continue;
    if (owner[i] != TW_CASE_FREE && !claim(m, (size_t)owner[i])) continue;
    owner[i] = (int)expected;
    return true;
  }
  return false;
}

/* "asset-recovery/persons-returned@1" is of the pack asset-recovery. */
static int first_owner(const struct tw_pack *pack, struct tw_slice rule) {
  bool is_own = tw_slice_has_prefix(rule, pack->name) && rule.len > pack->name.len && rule.ptr[pack->name.len] == '/';
  return is_own ? TW_CASE_FREE : TW_CASE_FOREIGN;
}

int tw_case_match(struct tw_arena *arena, const struct tw_pack *pack, const struct tw_pack_case *test,
                  const struct tw_extraction *found, struct tw_case_match *ret_match) {
  struct tw_case_match m = {.test = test, .found = found};
  m.owner_of_metric = tw_arena_calloc(arena, found->observations.count + 1, sizeof *m.owner_of_metric);
  m.owner_of_event = tw_arena_calloc(arena, found->events.count + 1, sizeof *m.owner_of_event);
  m.is_met = tw_arena_calloc(arena, test->expected_count + 1, sizeof *m.is_met);
  m.is_asked = tw_arena_calloc(arena, test->expected_count + 1, sizeof *m.is_asked);
  if (!m.owner_of_metric || !m.owner_of_event || !m.is_met || !m.is_asked) return TW_ENOMEM;
  for (size_t i = 0; i < found->observations.count; i++)
    m.owner_of_metric[i] = first_owner(pack, found->observations.items[i].rule);
  for (size_t i = 0; i < found->events.count; i++) m.owner_of_event[i] = first_owner(pack, found->events.items[i].rule);
  for (size_t i = 0; i < test->expected_count; i++) {
    memset(m.is_asked, 0, test->expected_count * sizeof *m.is_asked);
    m.is_met[i] = claim(&m, i);
  }
  *ret_match = m;
  return TW_OK;
}

static bool has_free(const int *owner, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (owner[i] == TW_CASE_FREE) return true;
  return false;
}

bool tw_case_passes(const struct tw_case_match *m) {
  for (size_t i = 0; i < m->test->expected_count; i++)
    if (!m->is_met[i]) return false;
  if (m->test->looks_at_metrics && has_free(m->owner_of_metric, m->found->observations.count)) return false;
  return !m->test->looks_at_events || !has_free(m->owner_of_event, m->found->events.count);
}

enum tw_reason tw_case_rejection(const struct tw_case_match *m, const struct tw_pack_expected *e) {
  struct tw_decimal value;
  if (e->is_event || !tw_decimal_parse(e->value, &value)) return TW_REASON_NONE;
  for (size_t i = 0; i < m->found->verdicts.count; i++) {
    const struct tw_verdict_line *line = &m->found->verdicts.items[i];
    const struct tw_found *f = &m->found->found.items[line->found];
    if (!line->accepted && (f->flags & TW_FOUND_HAS_VALUE) && tw_decimal_cmp(f->value, value) == 0) return line->reason;
  }
  return TW_REASON_NONE;
}
