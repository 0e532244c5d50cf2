/* What an id covers and what it does not; article keys; series names. */
#include "model/record.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
/* Not sorted in: it needs setjmp.h, stdarg.h and stddef.h before it. */
#include <cmocka.h>

static const struct tw_slice key = TW_SLICE("https://x.example/1");

static struct tw_observation observation(void) {
  return (struct tw_observation){.measure = TW_SLICE("persons.returned"),
                                 .unit = TW_SLICE("person"),
                                 .role = TW_SLICE("officials"),
                                 .jurisdiction = TW_SLICE("CN"),
                                 .value = {2075, 0},
                                 .period = {16071, 18443},
                                 .start = 10,
                                 .end = 20,
                                 .rule = TW_SLICE("asset-recovery/persons-returned@3"),
                                 .confidence = 970,
                                 .part_of = -1};
}

static bool same(struct tw_digest a, struct tw_digest b) {
  return memcmp(a.bytes, b.bytes, sizeof a.bytes) == 0;
}

static struct tw_digest id_of(struct tw_observation o) {
  return tw_record_metric_id(key, &o, 0);
}

static void metric_id_covers(void **state) {
  (void)state;
  struct tw_digest base = id_of(observation());
#define CHANGED(statement)                                                                                                       \
  do {                                                                                                                           \
    struct tw_observation o = observation();                                                                                     \
    statement;                                                                                                                   \
    if (same(base, id_of(o))) fail_msg("not covered: %s", #statement);                                                           \
  } while (0)
#define KEPT(statement)                                                                                                          \
  do {                                                                                                                           \
    struct tw_observation o = observation();                                                                                     \
    statement;                                                                                                                   \
    if (!same(base, id_of(o))) fail_msg("covered: %s", #statement);                                                              \
  } while (0)
  CHANGED(o.measure = TW_SLICE("persons.arrested"));
  CHANGED(o.role = TW_SLICE_NONE);
  CHANGED(o.jurisdiction = TW_SLICE("US"));
  CHANGED(o.period.start++);
  CHANGED(o.period.end = TW_DAY_NONE);
  CHANGED(o.value = tw_decimal_from(2076));
  CHANGED((o.has_max = true, o.value_max = tw_decimal_from(2080)));
  CHANGED(o.unit = TW_SLICE("case"));
  CHANGED(o.qualifier = TW_APPROX);
  CHANGED(o.rule = TW_SLICE("asset-recovery/persons-returned@4"));
  KEPT(o.start = 11);
  KEPT(o.quote_end = 900);
  KEPT(o.rule = TW_SLICE("asset-recovery/renamed@3"));
  KEPT(o.confidence = 500);
  KEPT(o.part_of = 2);
  KEPT(o.period_basis = TW_BASIS_RELATIVE);
  KEPT(o.value_max = tw_decimal_from(5)); /* no range: not looked at */
  KEPT(o.value = ((struct tw_decimal){2075, 0}));
}

static void same_text_in_other_fields_differs(void **state) {
  (void)state;
  struct tw_observation a = observation(), b = observation();
  a.role = TW_SLICE("CN");
  a.jurisdiction = TW_SLICE_NONE;
  b.role = TW_SLICE_NONE;
  b.jurisdiction = TW_SLICE("CN");
  assert_false(same(id_of(a), id_of(b)));
}

static void equals_are_counted(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_observation items[] = {observation(), observation(), observation(), observation()};
  items[1].value = tw_decimal_from(1);
  struct tw_observation_list list = {items, 4, 4}, swapped = {items + 1, 3, 3};
  struct tw_digest ids[4], again[3];
  assert_int_equal(tw_record_metric_ids(arena, key, &list, ids), 0);
  for (size_t i = 0; i < 4; i++)
    for (size_t j = i + 1; j < 4; j++) assert_false(same(ids[i], ids[j]));
  assert_true(same(ids[0], tw_record_metric_id(key, &items[0], 0)));
  assert_true(same(ids[2], tw_record_metric_id(key, &items[2], 1)));
  assert_true(same(ids[3], tw_record_metric_id(key, &items[3], 2)));
  assert_int_equal(tw_record_metric_ids(arena, key, &swapped, again), 0);
  assert_true(same(again[0], ids[1]));
  assert_true(same(again[1], ids[0]));
}

static void event_id_covers(void **state) {
  (void)state;
  struct tw_slice li = TW_SLICE("Li"), wang = TW_SLICE("Wang"), both[] = {li, wang};
  struct tw_event base = {.type = TW_SLICE("person.returned"),
                          .date = TW_SLICE("2020-11-05"),
                          .persons = &li,
                          .person_count = 1,
                          .place = TW_SLICE("Beijing"),
                          .rule = TW_SLICE("a/b@3")};
  struct tw_digest id = tw_record_event_id(key, &base, 0);
  struct tw_event e = base;
  e.start = 99;
  e.confidence = 1;
  assert_true(same(id, tw_record_event_id(key, &e, 0)));
  e.person_count = 0;
  e.parties = &li;
  e.party_count = 1;
  assert_false(same(id, tw_record_event_id(key, &e, 0)));
  e = base;
  e.persons = both;
  e.person_count = 2;
  assert_false(same(id, tw_record_event_id(key, &e, 0)));
  assert_false(same(id, tw_record_event_id(key, &base, 1)));
  assert_false(same(id, tw_record_event_id(TW_SLICE("https://x.example/2"), &base, 0)));
}

static void article_key_is_the_best_name(void **state) {
  static const struct {
    const char *name, *canonical, *url, *guid, *want;
  } rows[] = {
      {"canonical", "https://x.example/a", "https://x.example/a?utm=1", "g", "https://x.example/a"},
      {"no canonical", NULL, "https://x.example/a?p=1", "g", "https://x.example/a?p=1"},
      {"empty canonical", "", "https://x.example/a", "g", "https://x.example/a"},
      {"canonical without www", "https://x.example/a", "https://www.x.example/a?p=1", "g", "https://x.example/a"},
      {"canonical of the mobile page", "https://www.x.example/a", "https://m.x.example/a", "g", "https://x.example/a"},
      {"canonical on the domain above", "https://x.example/a", "https://en.x.example:8443/a", "g", "https://x.example/a"},
      {"canonical of another site", "https://y.example/a", "https://x.example/a", "g", "https://x.example/a"},
      {"canonical of a neighbour by name", "https://x.example/a", "https://notx.example/a", "g", "https://notx.example/a"},
      {"canonical hidden behind a user name", "https://x.example@y.example/a", "https://x.example/b", "g", "https://x.example/b"},
      {"a local copy names its original", "https://x.example/a", "http://127.0.0.1:8080/a", "g", "https://x.example/a"},
      {"canonical names the home page", "https://x.example/", "https://x.example/a", "g", "https://x.example/a"},
      {"canonical names the bare host", "https://x.example", "https://x.example/a", "g", "https://x.example/a"},
      {"the home page itself", "https://x.example/", "https://x.example", "g", "https://x.example/"},
      {"no URL at all", NULL, NULL, "tag:1", "guid feed tag:1"},
  };
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    struct tw_article article = {.url = tw_slice_from(rows[i].url), .canonical_url = tw_slice_from(rows[i].canonical)};
    struct tw_origin origin = {.source = TW_SLICE("feed"), .guid = tw_slice_from(rows[i].guid)};
    struct tw_slice got = tw_record_article_key(arena, &article, &origin);
    if (!tw_slice_is(got, rows[i].want)) fail_msg("%s: %.*s", rows[i].name, TW_SLICE_ARG(got));
  }
}

static void series_names(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_observation o = observation();
  assert_true(tw_slice_is(tw_record_series(arena, &o), "persons.returned/CN/officials/person"));
  o.role = o.jurisdiction = TW_SLICE_NONE;
  assert_true(tw_slice_is(tw_record_series(arena, &o), "persons.returned/-/-/person"));
}

static void rule_majors(void **state) {
  static const struct {
    const char *rule;
    uint32_t want;
  } rows[] = {{"a/b@3", 3}, {"a@x/b@12", 12}, {"a/b", 0}, {"", 0}, {"a@", 0}, {"a@3x", 0}, {"a@99999999999", 0}};
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    assert_int_equal(tw_record_rule_major(tw_slice_from(rows[i].rule)), rows[i].want);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(metric_id_covers),
      cmocka_unit_test(same_text_in_other_fields_differs),
      cmocka_unit_test(equals_are_counted),
      cmocka_unit_test(event_id_covers),
      cmocka_unit_test(article_key_is_the_best_name),
      cmocka_unit_test(series_names),
      cmocka_unit_test(rule_majors),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
