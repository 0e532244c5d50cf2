/* A second domain needs no C: the worked example of docs/rule-packs.md loads, passes its cases, and neither pack speaks up on
 * the other's texts. */
#include "tests/unit/extract/pack_check.h"

static struct checked_packs both;

enum { FLOOD, ASSETS };

static int load_both(void **state) {
  (void)state;
  checked_load(&both, TW_SOURCE_DIR "/tests/data/packs", "flood");
  checked_load(&both, TW_SOURCE_DIR "/config/packs", "asset-recovery");
  checked_compile(&both);
  return 0;
}

static int free_both(void **state) {
  (void)state;
  checked_done(&both);
  return 0;
}

static void run_cases(const struct tw_pack *pack) {
  TW_BUF_AUTO report;
  size_t failed = 99;
  tw_buf_init(&report, 0);
  assert_int_equal(tw_pack_cases_run(pack, both.rules, &report, &failed), TW_OK);
  if (failed) fail_msg("%s", report.data);
}

static void test_flood_cases(void **state) {
  (void)state;
  assert_true(both.packs[FLOOD]->cases.count >= 4);
  run_cases(both.packs[FLOOD]);
}

static void test_asset_recovery_cases(void **state) {
  (void)state;
  run_cases(both.packs[ASSETS]);
}

/* Whether any record of the text is by a rule of `pack`. */
static void expect_silence(const struct tw_pack *pack, const struct tw_pack_case *test) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_article article = {.lang = test->lang, .published = test->published, .text = test->text};
  struct tw_extract_options options = {.lang = test->lang};
  struct tw_extraction found;
  assert_int_equal(tw_extract_article(arena, both.rules, &article, &options, &found), TW_OK);
  for (size_t i = 0; i < found.observations.count; i++)
    if (tw_slice_has_prefix(found.observations.items[i].rule, pack->name))
      fail_msg("%.*s speaks up on \"%.*s\"", TW_SLICE_ARG(pack->name), TW_SLICE_ARG(test->name));
  for (size_t i = 0; i < found.events.count; i++)
    if (tw_slice_has_prefix(found.events.items[i].rule, pack->name))
      fail_msg("%.*s speaks up on \"%.*s\"", TW_SLICE_ARG(pack->name), TW_SLICE_ARG(test->name));
}

static void test_silence_on_the_others_texts(void **state) {
  (void)state;
  for (size_t p = 0; p < both.count; p++) {
    const struct tw_pack *own = both.packs[p], *other = both.packs[1 - p];
    for (size_t i = 0; i < own->cases.count; i++) expect_silence(other, &own->cases.items[i]);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_flood_cases),
      cmocka_unit_test(test_asset_recovery_cases),
      cmocka_unit_test(test_silence_on_the_others_texts),
  };
  return cmocka_run_group_tests(tests, load_both, free_both);
}
