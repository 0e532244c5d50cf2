/* The English lexicon: every word is found in any case, none stands twice; and the whole scanner at its limits. */
#include "parse/scan/en/lexicon.h"
#include "parse/scan/scan.h"
#include <stdlib.h>
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

static void check_sorted(const struct tw_en_word *words, size_t count) {
  for (size_t i = 1; i < count; i++)
    if (strcmp(words[i - 1].text, words[i].text) >= 0) fail_msg("\"%s\" is out of order", words[i].text);
}

static void test_every_word_is_found(void **state) {
  (void)state;
  struct tw_en_index index;
  bool is_money;
  tw_en_index_init(&index);
  check_sorted(tw_en_words, tw_en_words_count);
  check_sorted(tw_en_time_words, tw_en_time_words_count);
  check_sorted(tw_en_measure_words, tw_en_measure_words_count);
  for (size_t i = 0; i < tw_en_lexicon_count(); i++) {
    const struct tw_en_word *word = tw_en_lexicon_entry(i);
    assert_true(strlen(word->text) < TW_EN_WORD_BYTES);
    if (tw_en_index_find(&index, tw_slice_from(word->text), &is_money) != word) fail_msg("\"%s\" is not found", word->text);
  }
  assert_int_equal(tw_en_index_find(&index, TW_SLICE("MILLION"), &is_money)->value, 6);
  assert_true(tw_en_index_find(&index, TW_SLICE("p.m."), &is_money)->classes & TW_EN_MERIDIEM);
  assert_ptr_equal(tw_en_index_find(&index, TW_SLICE("antidisestablishmentarianism"), &is_money), &tw_en_word_none);
  assert_ptr_equal(tw_en_index_find(&index, TW_SLICE(""), &is_money), &tw_en_word_none);
}

static void test_language_is_guessed(void **state) {
  (void)state;
  assert_true(tw_slice_is(tw_scan_guess_lang(TW_SLICE("Fugitives were returned from abroad")), "en"));
  assert_true(tw_slice_is(tw_scan_guess_lang(TW_SLICE("追回外逃人员908人，G20")), "zh"));
  assert_null(tw_scan_guess_lang(TW_SLICE("これはにほんごです")).ptr);
  assert_null(tw_scan_guess_lang(TW_SLICE("12 345")).ptr);
}

/* A text far longer than the scanner's window: nothing is lost or moved at the window's edges. */
static void test_long_text(void **state) {
  (void)state;
  enum { ROUNDS = 5000 };
  static const char sentence[] = "From 2014 to June 2020, more than 7,831 people lost $19.65 billion, police in the town said. ";
  size_t len = sizeof sentence - 1;
  char *text = malloc(len * ROUNDS);
  assert_non_null(text);
  for (size_t i = 0; i < ROUNDS; i++) memcpy(text + i * len, sentence, len);
  struct tw_arena *arena = tw_arena_new(0);
  struct tw_scan_options options = {.lang = TW_SLICE("en"), .ref_day = TW_DAY_NONE};
  struct tw_found_list list;
  assert_int_equal(tw_scan_text(arena, tw_slice_of(text, len * ROUNDS), &options, &list), 0);
  assert_int_equal(list.count, 3 * ROUNDS);
  for (size_t i = 0; i < list.count; i++) {
    static const uint32_t starts[] = {0, 34, 52};
    static const enum tw_kind kinds[] = {TW_KIND_PERIOD, TW_KIND_QUANTITY, TW_KIND_MONEY};
    assert_int_equal(list.items[i].start, i / 3 * len + starts[i % 3]);
    assert_int_equal(list.items[i].kind, kinds[i % 3]);
  }
  tw_arena_free(arena);
  free(text);
}

static void test_memory_runs_out(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(64);
  struct tw_scan_options options = {.lang = TW_SLICE("en"), .ref_day = TW_DAY_NONE};
  struct tw_found_list list;
  assert_int_equal(tw_scan_text(arena, TW_SLICE("5 people"), &options, &list), TW_ENOMEM);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_word_is_found),
      cmocka_unit_test(test_language_is_guessed),
      cmocka_unit_test(test_long_text),
      cmocka_unit_test(test_memory_runs_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
