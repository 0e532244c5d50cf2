/* What a good pack becomes: the shipped one, a small one with every section, and words of shared vocabularies. */
#include "config/pack.h"
#include "tests/unit/config/folder.h"

static struct tw_pack *load(struct tw_arena *arena, const char *path) {
  struct tw_diag diag;
  tw_diag_init(&diag, arena);
  struct tw_pack *pack = tw_pack_load(arena, TW_SOURCE_DIR "/config/packs", tw_slice_from(path), TW_PACK_AND_CASES, &diag);
  if (pack) return pack;
  TW_BUF_AUTO text;
  tw_buf_init(&text, 0);
  tw_diag_print(&diag, &text);
  fail_msg("%s", text.data);
  return NULL;
}

static void test_the_shipped_pack(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  const struct tw_pack *pack = load(arena, "asset-recovery");
  assert_true(tw_slice_is(pack->name, "asset-recovery"));
  assert_true(pack->major >= 1);
  assert_true(pack->names.count > 150); /* the shared states at least */
  for (size_t i = 0; i < pack->measures.count; i++) assert_true(pack->measures.items[i].units.count > 0);
  for (size_t i = 0; i < pack->triggers.count; i++) assert_true(pack->triggers.items[i].measure < (int)pack->measures.count);
}

static const char whole[] = "name: bees\n"
                            "version: 3.1.4\n"
                            "uses: [shared]\n"
                            "gate: {need: 2, terms: [{weight: 2, en: [hive]}, {weight: -1, en: [honeymoon]}]}\n"
                            "units: {hive: {zh: [箱]}, money: {}}\n"
                            "nouns:\n"
                            "  hive: {unit: hive, weight: 1, en: [hive, colony], zh: [蜂群]}\n"
                            "  wild_hive: {unit: hive, role: wild, en: wild hive}\n"
                            "  frame: {en: [frame]}\n"
                            "measures:\n"
                            "  hives.lost:\n"
                            "    units: [hive]\n"
                            "    triggers:\n"
                            "      - {en: [lose], zh: [损失], with: [hive], near: [wild_hive], flags: [strict, intransitive]}\n"
                            "      - {as: count, unit: hive, en: [loss]}\n"
                            "  money.lost: {units: [money], period: false, context: true}\n"
                            "traps:\n"
                            "  - {reason: slogan, as: noun, en: [motto]}\n"
                            "events:\n"
                            "  swarm_seen:\n"
                            "    - {verbs: {en: [swarm]}, with: [hive], needs: [person, money], also: [hive_moved]}\n"
                            "    - {signs: {en: [first swarm]}, intransitive: true}\n"
                            "  hive_moved: [{verbs: {en: [move]}}]\n"
                            "states: {AT: {en: [Austria]}}\n"
                            "places: [{code: AT, weight: 1, en: [Lunz]}]\n"
                            "agencies: [{en: [Bee Board]}]\n"
                            "operations: [{en: [Operation Clover]}]\n"
                            "periods: [{start: 2020-03-01, end: 2020-09-30, en: [the season]}]\n"
                            "titles: {en: [Keeper]}\n"
                            "phrases: {campaign: {en: [Bee Week, Bee Week, drive]}, worth: {zh: [估值]}}\n"
                            "slogans: {en: [zero stings]}\n"
                            "lists: {en: [best-kept]}\n"
                            "cases: [{name: a, lang: en, text: We lost 3 hives., metrics: [{measure: hives.lost, value: 3}]}]\n";

static void check_rules(const struct tw_pack *pack) {
  const struct tw_pack_trigger *verb = &pack->triggers.items[0], *count = &pack->triggers.items[1],
                               *trap = &pack->triggers.items[2];
  assert_int_equal(pack->triggers.count, 3);
  assert_true(verb->flags == (TW_TRIGGER_STRICT | TW_TRIGGER_INTRANSITIVE) && verb->as == TW_AS_VERB && verb->measure == 0);
  assert_int_equal(verb->with.items[0], 1); /* behind the shared noun */
  assert_int_equal(verb->near.items[0], 2);
  assert_true(count->as == TW_AS_COUNT && count->unit == 1); /* money is every pack's first */
  assert_true(trap->measure == -1 && trap->reason == TW_REASON_SLOGAN && trap->as == TW_AS_NOUN);
  assert_true(tw_slice_is(pack->measures.items[0].rule, "bees/hives-lost@3"));
  assert_true(pack->measures.items[0].takes_period && !pack->measures.items[1].takes_period);
  assert_true(pack->measures.items[1].is_context);
}

static void check_events(const struct tw_pack *pack) {
  const struct tw_pack_event_rule *first = &pack->events.items[0];
  assert_int_equal(pack->events.count, 3);
  assert_true(tw_slice_is(first->type, "swarm_seen") && tw_slice_is(first->rule, "bees/swarm-seen@3"));
  assert_true(first->needs_person && first->needs_money);
  assert_true(tw_slice_is(first->also.items[0], "hive_moved"));
  assert_true(pack->events.items[1].is_intransitive);
}

static void test_every_section(void **state) {
  const struct folder *folder = *state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  folder_write(folder, "shared.yaml", "nouns: {comb: {en: [comb]}}\nstates: {CN: {zh: [中国]}}\n");
  const struct tw_pack *pack = load(arena, folder_write(folder, "bees.yaml", whole));
  assert_int_equal(pack->major, 3);
  assert_int_equal(pack->gate_need, 2);
  assert_int_equal(pack->gates.count, 2);
  assert_int_equal(pack->gates.items[1].weight, -1);
  assert_int_equal(pack->nouns.count, 4);
  assert_int_equal(pack->nouns.items[3].unit, -1);
  assert_true(tw_slice_is(pack->nouns.items[2].words.of[TW_PACK_EN].items[0], "wild hive")); /* one word needs no list */
  check_rules(pack);
  check_events(pack);
  assert_int_equal(pack->names.count, 5);
  assert_true(pack->names.items[0].kind == TW_NAME_STATE && tw_slice_is(pack->names.items[0].code, "CN"));
  assert_int_equal(pack->periods.items[0].period.end - pack->periods.items[0].period.start, 213);
  assert_int_equal(pack->titles.of[TW_PACK_EN].count + pack->slogans.of[TW_PACK_EN].count + pack->lists.of[TW_PACK_EN].count, 3);
  assert_int_equal(pack->phrases[TW_PHRASE_CAMPAIGN][TW_PACK_EN].count, 2);
  assert_string_equal(pack->phrases[TW_PHRASE_CAMPAIGN][TW_PACK_EN].items[0], "bee week"); /* as base/words compares */
  assert_string_equal(pack->phrases[TW_PHRASE_WORTH][TW_PACK_ZH].items[0], "估值");
  assert_int_equal(pack->phrases[TW_PHRASE_LOSS][TW_PACK_EN].count, 0);
  assert_true(pack->cases.items[0].looks_at_metrics && !pack->cases.items[0].looks_at_events);
  assert_int_equal(pack->cases.items[0].line, 33);
}

/* Who reads texts never opens the file of cases; who tests a pack does, and each case knows where it stands. */
static void test_cases_of_their_own(void **state) {
  static const char rules[] = "name: p\nversion: 1.0.0\ncases: tests.yaml\n";
  const struct folder *folder = *state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_slice path = tw_arena_dup(arena, tw_slice_from(folder_write(folder, "p.yaml", rules)));
  struct tw_diag diag;
  tw_diag_init(&diag, arena);
  const struct tw_pack *pack = tw_pack_load(arena, ".", path, TW_PACK_RULES, &diag);
  assert_non_null(pack);
  assert_int_equal(pack->cases.count, 0);
  folder_write(folder, "tests.yaml",
               "# two\n- {name: a, lang: en, text: x, metrics: []}\n- {name: b, lang: zh, text: y, events: []}\n");
  pack = tw_pack_load(arena, ".", path, TW_PACK_AND_CASES, &diag);
  assert_non_null(pack);
  assert_int_equal(pack->cases.count, 2);
  assert_int_equal(pack->cases.items[1].line, 3);
  assert_true(tw_slice_has_suffix(pack->cases.items[1].file, TW_SLICE("/tests.yaml")));
  assert_true(tw_slice_has_suffix(pack->file, TW_SLICE("/p.yaml")));
}

static void test_languages(void **state) {
  (void)state;
  assert_string_equal(tw_pack_language_code(TW_PACK_ZH), "zh");
  assert_string_equal(tw_pack_language_code(TW_PACK_LANGUAGES), "");
  assert_int_equal(tw_pack_language_of(TW_SLICE("en")), TW_PACK_EN);
  assert_int_equal(tw_pack_language_of(TW_SLICE("EN-gb")), TW_PACK_EN);
  assert_int_equal(tw_pack_language_of(TW_SLICE("zh_Hant")), TW_PACK_ZH);
  assert_int_equal(tw_pack_language_of(TW_SLICE("eng")), TW_PACK_LANGUAGES);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_the_shipped_pack), cmocka_unit_test(test_every_section),
                                     cmocka_unit_test(test_cases_of_their_own), cmocka_unit_test(test_languages)};
  return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
