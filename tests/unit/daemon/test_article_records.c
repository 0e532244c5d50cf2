/* One read article to rows, against a store in memory. */
#include "daemon/article_records.h"
#include "emit/json/record_json.h"
#include "model/emit_frames.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */
#include <stdlib.h>

struct desk {
  struct tw_store *store;
  struct tw_arena *arena;
  struct tw_error error;
  uint64_t read; /* outbox rows seen so far */
};

static void open_desk(struct desk *d) {
  *d = (struct desk){.arena = tw_arena_new(0)};
  d->store = tw_store_open(NULL, NULL, &d->error);
  assert_non_null(d->store);
}

static void close_desk(struct desk *d) {
  tw_store_close(d->store);
  tw_arena_free(d->arena);
}

static struct tw_observation figure(int64_t value) {
  return (struct tw_observation){.measure = TW_SLICE("persons.returned"),
                                 .unit = TW_SLICE("person"),
                                 .rule = TW_SLICE("asset-recovery/persons-returned@1"),
                                 .value = tw_decimal_from(value),
                                 .period = {16801, 17166},
                                 .period_basis = TW_BASIS_STATED,
                                 .end = 5,
                                 .quote_end = 10,
                                 .confidence = TW_CONFIDENCE_ONE,
                                 .part_of = -1};
}

static struct tw_article_written save(struct desk *d, const char *url, const char *text, struct tw_observation *figures,
                                      size_t count) {
  struct tw_article article = {.url = tw_slice_from(url), .text = tw_slice_from(text), .published = TW_SLICE("2017-03-01")};
  struct tw_extraction facts = {.observations = {figures, count, count}};
  struct tw_article_input input = {.article = &article,
                                   .extraction = &facts,
                                   .origin = {.source = TW_SLICE("s"), .fetched_at_us = 1},
                                   .body = TW_SLICE("<p>body</p>"),
                                   .body_type = TW_SLICE("text/html")};
  struct tw_article_written written;
  assert_int_equal(tw_article_records_save(d->store, d->arena, &input, &written, &d->error), TW_OK);
  assert_int_equal(tw_store_commit(d->store, &d->error), TW_OK);
  return written;
}

/* The topics of the rows that came since the last call, a letter each. */
static void expect_rows(struct desk *d, const char *want) {
  struct tw_outbox_list rows;
  char got[64] = "";
  assert_int_equal(tw_store_outbox_read(d->store, d->arena, d->read, 60, SIZE_MAX, &rows, &d->error), TW_OK);
  for (size_t i = 0; i < rows.count; i++) {
    got[i] = tw_topic_name(rows.items[i].topic)[0];
    got[i + 1] = '\0';
    d->read = rows.items[i].seq;
  }
  assert_string_equal(got, want);
}

static void test_an_edit_sends_what_changed(void **state) {
  (void)state;
  struct desk d;
  struct tw_observation both[] = {figure(41), figure(42)}, one_new[] = {figure(41), figure(43)};
  open_desk(&d);
  struct tw_article_written w = save(&d, "https://x.example/a", "0123456789", both, 2);
  assert_true(w.is_new && !w.is_changed && w.metrics == 2);
  expect_rows(&d, "dmm");
  w = save(&d, "https://x.example/a", "0123456789", both, 2);
  assert_true(!w.is_new && !w.is_changed && w.metrics == 0);
  expect_rows(&d, "");
  w = save(&d, "https://x.example/a", "0123456789!", one_new, 2);
  assert_true(!w.is_new && w.is_changed && w.metrics == 1);
  expect_rows(&d, "dm");
  w = save(&d, "https://x.example/b", "0123456789", both, 2);
  assert_true(w.is_new && w.metrics == 2);
  expect_rows(&d, "dmm");
  close_desk(&d);
}

static void test_equal_figures_of_one_article_are_two_records(void **state) {
  (void)state;
  struct desk d;
  struct tw_observation twice[] = {figure(41), figure(41)};
  open_desk(&d);
  assert_int_equal(save(&d, "https://x.example/a", "0123456789", twice, 2).metrics, 2);
  expect_rows(&d, "dmm");
  close_desk(&d);
}

static void test_what_is_not_committed_is_gone(void **state) {
  (void)state;
  struct desk d;
  struct tw_observation one[] = {figure(41)};
  open_desk(&d);
  save(&d, "https://x.example/a", "0123456789", one, 1);
  expect_rows(&d, "dm");
  struct tw_deadletter letter = {
      .url = TW_SLICE("https://x.example/bad"), .body = TW_SLICE("x"), .reason = "limit", .stage = "fetch"};
  assert_int_equal(tw_article_deadletter_save(d.store, &letter, &d.error), TW_OK);
  expect_rows(&d, "");
  assert_int_equal(tw_store_commit(d.store, &d.error), TW_OK);
  expect_rows(&d, "d");
  close_desk(&d);
}

static void test_dead_letters_carry_bytes_or_digest(void **state) {
  (void)state;
  struct desk d;
  struct tw_outbox_list rows;
  struct tw_header headers[16];
  size_t count;
  size_t large_bytes = (size_t)TW_DEADLETTER_MAX_BYTES + 1;
  char *large = calloc(1, large_bytes);
  open_desk(&d);
  struct tw_deadletter letters[] = {
      {.url = TW_SLICE("u"),
       .body = TW_SLICE("\xff\xfe raw"),
       .reason = "malformed",
       .stage = "parse",
       .error_text = TW_SLICE("why")},
      {.url = TW_SLICE("u"), .body = tw_slice_of(large, large_bytes), .reason = "limit", .stage = "parse"},
      {.url = TW_SLICE("u"), .reason = "fetch_failed", .stage = "fetch"},
  };
  for (size_t i = 0; i < 3; i++) assert_int_equal(tw_article_deadletter_save(d.store, &letters[i], &d.error), TW_OK);
  assert_int_equal(tw_store_commit(d.store, &d.error), TW_OK);
  assert_int_equal(tw_store_outbox_read(d.store, d.arena, 0, 9, SIZE_MAX, &rows, &d.error), TW_OK);
  assert_int_equal(rows.count, 3);
  assert_true(tw_slice_is(rows.items[0].value, "\xff\xfe raw"));
  assert_true(rows.items[1].value.len < 1000 && rows.items[1].value.ptr[0] == '{');
  assert_int_equal(rows.items[2].value.len, 0);
  for (size_t i = 0; i < 3; i++) {
    assert_int_equal(tw_headers_decode(rows.items[i].headers, headers, 16, &count, &d.error), TW_OK);
    bool has_reason = false;
    for (size_t h = 0; h < count; h++) has_reason |= tw_slice_is(headers[h].value, letters[i].reason);
    assert_true(has_reason);
  }
  close_desk(&d);
  free(large);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_an_edit_sends_what_changed),
      cmocka_unit_test(test_equal_figures_of_one_article_are_two_records),
      cmocka_unit_test(test_what_is_not_committed_is_gone),
      cmocka_unit_test(test_dead_letters_carry_bytes_or_digest),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
