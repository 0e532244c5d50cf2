/* A text scanned piece by piece: the same figures as in one go, in memory that does not grow with it. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */
#include "parse/scan/scan.h"
#include <stdlib.h>

enum { TEXT_BYTES = 5 * TW_SCAN_PIECE_BYTES / 2, MEMORY_BYTES = 24 << 20, STOPPED = 7 };

struct seen {
  struct tw_slice text;
  const struct tw_found *expected;
  size_t count, stop_at;
};

static char *repeat(const char *sentence, size_t *ret_len) {
  size_t len = strlen(sentence), rounds = TEXT_BYTES / len;
  char *text = malloc(len * rounds);
  assert_non_null(text);
  for (size_t i = 0; i < rounds; i++) memcpy(text + i * len, sentence, len);
  *ret_len = len * rounds;
  return text;
}

static int look(void *user, const struct tw_found *f) {
  struct seen *seen = user;
  const struct tw_found *e = &seen->expected[seen->count++];
  if (f->start != e->start || f->end != e->end || f->hedge_start != e->hedge_start || f->kind != e->kind ||
      f->conversion_of != e->conversion_of)
    fail_msg("%.*s instead of %.*s", (int)(f->end - f->start), seen->text.ptr + f->start, (int)(e->end - e->start),
             seen->text.ptr + e->start);
  return seen->count == seen->stop_at ? STOPPED : 0;
}

static void check(const char *sentence, const char *lang) {
  size_t len;
  char *text = repeat(sentence, &len);
  TW_ARENA_AUTO whole = tw_arena_new(0);
  TW_ARENA_AUTO tables = tw_arena_new(0);
  TW_ARENA_AUTO scratch = tw_arena_new(MEMORY_BYTES);
  struct tw_scan_options options = {.lang = tw_slice_from(lang), .ref_day = 18000, .tables = tw_scan_tables_new(tables)};
  struct tw_found_list list;
  assert_int_equal(tw_scan_text(whole, tw_slice_of(text, len), &options, &list), 0);
  struct seen seen = {.text = tw_slice_of(text, len), .expected = list.items};
  assert_int_equal(tw_scan_pieces(scratch, seen.text, &options, look, &seen), 0);
  assert_int_equal(seen.count, list.count);
  seen.count = 0;
  seen.stop_at = list.count - 1;
  assert_int_equal(tw_scan_pieces(scratch, seen.text, &options, look, &seen), STOPPED);
  assert_int_equal(seen.count, list.count - 1);
  free(text);
}

static void test_as_in_one_go(void **state) {
  (void)state;
  check("More than 7,831 people lost $19.65 billion from 2014 to June 2020.\n", "en");
  check("Some 45 people, aged 23 and 25, were held. ", "en"); /* one line */
  check("The bank paid €5 million ($5.4m) in March.\n", "en");
  check("2016年追回赃款23.12亿元,其中党员134人。", NULL);
}

/* Nothing to cut at, and no number that long. */
static void test_digits_only(void **state) {
  (void)state;
  size_t len;
  char *text = repeat("1234567890", &len);
  TW_ARENA_AUTO scratch = tw_arena_new(MEMORY_BYTES);
  struct tw_scan_options options = {.ref_day = TW_DAY_NONE};
  struct seen seen = {.text = tw_slice_of(text, len)};
  assert_int_equal(tw_scan_pieces(scratch, seen.text, &options, look, &seen), 0);
  assert_int_equal(seen.count, 0);
  free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_as_in_one_go), cmocka_unit_test(test_digits_only)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
