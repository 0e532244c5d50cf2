/* The border to the parser: what goes over comes back the same, and every lie is refused. */
#include "model/job.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

static struct tw_outcome sample(struct tw_arena *arena) {
  struct tw_outcome o = {.id = 77, .kind = TW_JOB_PAGE};
  o.article.url = TW_SLICE("https://news.example/a");
  o.article.text = TW_SLICE("In 2016, 908 fugitives came back. \xE8\xBF\xBD\xE5\x9B\x9E");
  struct tw_observation *m = TW_ARENA_PUSH(arena, &o.extraction.observations);
  m->measure = TW_SLICE("persons.returned");
  m->unit = TW_SLICE("person");
  m->value = tw_decimal_from(908);
  m->start = 9;
  m->end = 12;
  m->quote_end = 33;
  m->part_of = -1;
  m->period = tw_period_year(2016);
  m->confidence = 970;
  struct tw_event *e = TW_ARENA_PUSH(arena, &o.extraction.events);
  e->type = TW_SLICE("repatriation");
  e->persons = tw_arena_calloc(arena, 1, sizeof *e->persons);
  e->persons[0] = TW_SLICE("Li Ming");
  e->person_count = 1;
  struct tw_feed_item *item = TW_ARENA_PUSH(arena, &o.feed.items);
  item->id = TW_SLICE("guid");
  *TW_ARENA_PUSH(arena, &item->categories) = TW_SLICE("law");
  o.extraction.rejected[TW_REASON_YEAR] = 4;
  return o;
}

static int decode(struct tw_slice body, struct tw_arena *arena, struct tw_outcome *ret) {
  struct tw_error error;
  return tw_outcome_decode(body, arena, ret, &error);
}

static void test_outcome_goes_there_and_back(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_BUF_AUTO wire;
  tw_buf_init(&wire, 0);
  struct tw_outcome in = sample(arena), out;
  assert_true(tw_outcome_encode(&in, &wire));
  assert_int_equal(decode(tw_buf_slice(&wire), arena, &out), TW_OK);
  assert_int_equal(out.id, 77);
  assert_true(tw_slice_eq(out.article.text, in.article.text));
  assert_int_equal(out.extraction.observations.count, 1);
  assert_true(out.extraction.observations.items[0].value.mantissa == 908);
  assert_true(out.extraction.observations.items[0].period.end == in.extraction.observations.items[0].period.end);
  assert_true(tw_slice_is(out.extraction.events.items[0].persons[0], "Li Ming"));
  assert_true(tw_slice_is(out.feed.items.items[0].categories.items[0], "law"));
  assert_int_equal(out.extraction.rejected[TW_REASON_YEAR], 4);
  assert_null(out.article.title.ptr);
}

static void test_cut_outcomes_are_refused(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_BUF_AUTO wire;
  tw_buf_init(&wire, 0);
  struct tw_outcome in = sample(arena), out;
  assert_true(tw_outcome_encode(&in, &wire));
  for (size_t len = 0; len < wire.len; len++) assert_true(decode(tw_slice_sub(tw_buf_slice(&wire), 0, len), arena, &out) < 0);
}

typedef void damage_fn(struct tw_outcome *o);

static void span_past_the_text(struct tw_outcome *o) {
  o->extraction.observations.items[0].end = 4000;
}
static void span_inside_a_character(struct tw_outcome *o) {
  o->extraction.observations.items[0].end = 35;
}
static void span_backwards(struct tw_outcome *o) {
  o->extraction.events.items[0].start = 5;
}
static void day_out_of_the_calendar(struct tw_outcome *o) {
  o->extraction.observations.items[0].period.end = 90000000;
}
static void part_of_nothing(struct tw_outcome *o) {
  o->extraction.observations.items[0].part_of = 1;
}
static void no_measure(struct tw_outcome *o) {
  o->extraction.observations.items[0].measure = TW_SLICE_NONE;
}
static void unknown_qualifier(struct tw_outcome *o) {
  o->extraction.observations.items[0].qualifier = (enum tw_qualifier)99;
}
static void confidence_over_one(struct tw_outcome *o) {
  o->extraction.observations.items[0].confidence = 1001;
}
static void text_that_is_no_utf8(struct tw_outcome *o) {
  o->article.title = TW_SLICE("\xFF\xFE");
}
static void item_without_id(struct tw_outcome *o) {
  o->feed.items.items[0].id = TW_SLICE_NONE;
}
static void status_unknown(struct tw_outcome *o) {
  o->status = (enum tw_status)5;
}
static void number_past_its_digits(struct tw_outcome *o) {
  o->extraction.observations.items[0].value = (struct tw_decimal){.mantissa = (__int128)1 << 125, .scale = 0};
}

static void test_lies_are_refused(void **state) {
  (void)state;
  static const struct {
    const char *name;
    damage_fn *damage;
  } rows[] = {{"a span past the text", span_past_the_text},
              {"a span inside a character", span_inside_a_character},
              {"a span backwards", span_backwards},
              {"a day out of the calendar", day_out_of_the_calendar},
              {"part of nothing", part_of_nothing},
              {"no measure", no_measure},
              {"an unknown qualifier", unknown_qualifier},
              {"confidence over one", confidence_over_one},
              {"text that is no UTF-8", text_that_is_no_utf8},
              {"an item without id", item_without_id},
              {"an unknown status", status_unknown},
              {"a number past its digits", number_past_its_digits}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    TW_ARENA_AUTO arena = tw_arena_new(0);
    TW_BUF_AUTO wire;
    tw_buf_init(&wire, 0);
    struct tw_outcome o = sample(arena), out;
    rows[i].damage(&o);
    assert_true(tw_outcome_encode(&o, &wire));
    if (decode(tw_buf_slice(&wire), arena, &out) != TW_EINVAL) fail_msg("%s was taken", rows[i].name);
  }
}

static void test_job_goes_there_and_back(void **state) {
  (void)state;
  TW_BUF_AUTO wire;
  tw_buf_init(&wire, 0);
  struct tw_job in = {.id = 5, .kind = TW_JOB_FEED, .want = TW_WANT_LINKS, .url = TW_SLICE("u"), .body = TW_SLICE("\xFF\0x")},
                out;
  struct tw_error error;
  assert_true(tw_job_encode(&in, &wire));
  assert_int_equal(tw_job_decode(tw_buf_slice(&wire), &out, &error), TW_OK);
  assert_true(out.id == 5 && out.kind == TW_JOB_FEED && tw_slice_eq(out.body, in.body) && !out.lang.ptr);
  tw_buf_append_char(&wire, 'x');
  assert_int_equal(tw_job_decode(tw_buf_slice(&wire), &out, &error), TW_EINVAL);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_outcome_goes_there_and_back),
                                     cmocka_unit_test(test_cut_outcomes_are_refused), cmocka_unit_test(test_lies_are_refused),
                                     cmocka_unit_test(test_job_goes_there_and_back)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
