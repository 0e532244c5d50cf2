/* The index of stories: what is found, in which order, and what is forgotten. */
#include "store/db.h"
#include "store/store.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
/* Not sorted in: it needs setjmp.h, stdarg.h and stddef.h before it. */
#include <cmocka.h>

#define DAY_US (INT64_C(86400) * 1000 * 1000)

struct fixture {
  struct tw_store *store;
  struct tw_arena *arena;
  struct tw_error error;
};

static int setup(void **state) {
  struct fixture *f = calloc(1, sizeof *f);
  f->store = tw_store_open(NULL, NULL, &f->error);
  f->arena = tw_arena_new(0);
  assert_non_null(f->store);
  *state = f;
  return 0;
}

static int teardown(void **state) {
  struct fixture *f = *state;
  tw_store_close(f->store);
  tw_arena_free(f->arena);
  free(f);
  return 0;
}

static struct tw_digest id_of(int number) {
  return tw_digest_of(tw_slice_of(&number, sizeof number));
}

/* Keys of its own but for the first `common`, which are those of story 0. */
static void bands_of(int number, size_t common, int64_t bands[static TW_STORE_STORY_BANDS]) {
  for (size_t i = 0; i < TW_STORE_STORY_BANDS; i++) bands[i] = i < common ? (int64_t)i : number * INT64_C(1000) + (int64_t)i;
}

static void put(struct fixture *f, int number, size_t common, int64_t now_us) {
  int64_t bands[TW_STORE_STORY_BANDS];
  char text[32];
  bands_of(number, common, bands);
  snprintf(text, sizeof text, "story %d", number);
  struct tw_article_row row = {.key = tw_slice_from(text), .id = id_of(number), .revision = 1, .text = tw_slice_from(text)};
  assert_int_equal(tw_store_article_save(f->store, &row, &f->error), 0);
  assert_int_equal(tw_store_story_save(f->store, &row.id, bands, now_us, &f->error), 0);
}

static size_t find(struct fixture *f, int number, size_t common, struct tw_store_story likes[TW_STORE_STORIES_LIKE]) {
  int64_t bands[TW_STORE_STORY_BANDS];
  size_t count;
  bands_of(number, common, bands);
  assert_int_equal(tw_store_stories_like(f->store, f->arena, bands, likes, &count, &f->error), 0);
  return count;
}

static int64_t number(struct fixture *f, const char *sql) {
  sqlite3_stmt *s = NULL;
  assert_int_equal(sqlite3_prepare_v2(f->store->db, sql, -1, &s, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_step(s), SQLITE_ROW);
  int64_t value = sqlite3_column_int64(s, 0);
  sqlite3_finalize(s);
  return value;
}

static void the_likest_comes_first(void **state) {
  struct fixture *f = *state;
  struct tw_store_story likes[TW_STORE_STORIES_LIKE];
  struct tw_digest second = id_of(2), third = id_of(3);
  put(f, 1, 0, 1);
  put(f, 2, 3, 1);
  put(f, 3, 9, 1);
  assert_int_equal(find(f, 7, 0, likes), 0);
  assert_int_equal(find(f, 7, 12, likes), 2);
  assert_memory_equal(&likes[0].document, &third, sizeof third);
  assert_memory_equal(&likes[1].document, &second, sizeof second);
  assert_true(tw_slice_is(likes[0].text, "story 3"));
}

static void a_crowded_key_costs_no_more(void **state) {
  struct fixture *f = *state;
  struct tw_store_story likes[TW_STORE_STORIES_LIKE];
  for (int i = 1; i <= 300; i++) put(f, i, 32, 1);
  assert_int_equal(find(f, 999, 32, likes), TW_STORE_STORIES_LIKE);
}

static void look_ups_and_trims_use_indexes(void **state) {
  static const enum tw_statement ids[] = {TW_SQL_STORY_BAND,   TW_SQL_STORY_LOAD,   TW_SQL_STORY_NUMBER,
                                          TW_SQL_STORY_OF,     TW_SQL_STORY_FORGET, TW_SQL_STORY_BAND_FORGET,
                                          TW_SQL_ITEM_BY_GUID, TW_SQL_ITEM_BY_URL,  TW_SQL_ITEM_BY_DIGEST};
  struct fixture *f = *state;
  for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
    char sql[1024];
    sqlite3_stmt *s = NULL;
    snprintf(sql, sizeof sql, "EXPLAIN QUERY PLAN %s", tw_statement_sql(ids[i]));
    assert_int_equal(sqlite3_prepare_v2(f->store->db, sql, -1, &s, NULL), SQLITE_OK);
    while (sqlite3_step(s) == SQLITE_ROW) {
      const char *step = (const char *)sqlite3_column_text(s, 3);
      if (strncmp(step, "SCAN", 4) == 0) fail_msg("%s: %s", tw_statement_sql(ids[i]), step);
    }
    sqlite3_finalize(s);
  }
}

static void old_stories_are_forgotten(void **state) {
  struct fixture *f = *state;
  struct tw_store_story likes[TW_STORE_STORIES_LIKE];
  for (int i = 1; i <= 10; i++) put(f, i, 0, i * DAY_US);
  assert_int_equal(number(f, "SELECT count(*) FROM stories"), 10);
  for (int i = 11; i <= 20; i++) put(f, i, 0, 35 * DAY_US);
  assert_int_equal(number(f, "SELECT min(seen_us) FROM stories"), 6 * DAY_US);
  assert_int_equal(number(f, "SELECT count(*) FROM story_bands"), 32 * number(f, "SELECT count(*) FROM stories"));
  assert_int_equal(find(f, 2, 0, likes), 0);
  assert_int_equal(find(f, 12, 0, likes), 1);
}

static void a_story_is_replaced_and_forgotten(void **state) {
  struct fixture *f = *state;
  struct tw_store_story likes[TW_STORE_STORIES_LIKE];
  struct tw_digest id = id_of(1);
  bool is_known;
  put(f, 1, 0, 1);
  int64_t bands[TW_STORE_STORY_BANDS];
  bands_of(5, 0, bands);
  assert_int_equal(tw_store_story_save(f->store, &id, bands, 1, &f->error), 0);
  assert_int_equal(find(f, 1, 0, likes), 0);
  assert_int_equal(find(f, 5, 0, likes), 1);
  assert_int_equal(tw_store_story_is_known(f->store, &id, &is_known, &f->error), 0);
  assert_true(is_known);
  assert_int_equal(tw_store_story_forget(f->store, &id, &f->error), 0);
  assert_int_equal(tw_store_story_forget(f->store, &id, &f->error), 0);
  assert_int_equal(tw_store_story_is_known(f->store, &id, &is_known, &f->error), 0);
  assert_false(is_known);
  assert_int_equal(number(f, "SELECT count(*) FROM story_bands"), 0);
}

int main(void) {
#define TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)
  const struct CMUnitTest tests[] = {
      TEST(the_likest_comes_first),    TEST(a_crowded_key_costs_no_more),       TEST(look_ups_and_trims_use_indexes),
      TEST(old_stories_are_forgotten), TEST(a_story_is_replaced_and_forgotten),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
