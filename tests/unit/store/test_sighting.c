/* How long items are remembered, on a clock that the test moves: a day is a poll or a few, no time passes. */
#include "store/db.h"
#include "store/store.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
/* Not sorted in: it needs setjmp.h, stdarg.h and stddef.h before it. */
#include <cmocka.h>

enum { WINDOW = 10, KEEP_DAYS = 30, DAYS = 200, NAME_BYTES = 64, ROUNDS_MAX = 1000 };
#define DAY_US   (INT64_C(24) * 3600 * 1000 * 1000)
#define START_US (INT64_C(1600000000) * 1000 * 1000)

static int64_t day(int number) {
  return START_US + number * DAY_US;
}

static struct tw_store *open_store(const char *folder) {
  struct tw_error error;
  struct tw_store *store = tw_store_open(folder, NULL, &error);
  if (!store) fail_msg("%s", error.text);
  return store;
}

/* The item is shown; 'n', 'k' or 'c'. A new one is read at once unless `stays_queued`. */
static char show(struct tw_store *store, const char *source, const char *list, int number, int64_t now_us, bool stays_queued) {
  char url[NAME_BYTES];
  struct tw_error error;
  enum tw_item_added added;
  snprintf(url, sizeof url, "https://x.example/%d", number);
  struct tw_item item = {.source = tw_slice_from(source), .guid = tw_slice_from(url), .url = tw_slice_from(url)};
  item.url_key = item.url;
  assert_int_equal(tw_store_document(store, item.source, tw_slice_from(list), &item.document, &error), 0);
  assert_int_equal(tw_store_item_add(store, &item, false, now_us, &added, &error), 0);
  if (added != TW_ITEM_KNOWN && !stays_queued) assert_int_equal(tw_store_item_finish(store, item.id, false, &error), 0);
  return "nkc"[added];
}

/* Whole rounds until one forgets nothing; the number forgotten. */
static size_t forget(struct tw_store *store, int64_t now_us) {
  size_t sum = 0;
  for (int round = 0; round < ROUNDS_MAX; round++) {
    struct tw_error error;
    int64_t cursor = 0;
    size_t of_round = 0;
    do {
      size_t forgotten;
      assert_int_equal(tw_store_items_forget(store, now_us, KEEP_DAYS * DAY_US, &cursor, &forgotten, &error), 0);
      assert_true(forgotten <= TW_STORE_FORGET_STEP);
      of_round += forgotten;
    } while (cursor);
    if (of_round == 0) return sum;
    sum += of_round;
  }
  fail_msg("forgetting does not end");
  return sum;
}

static int count_rows(struct tw_store *store, const char *table) {
  char sql[NAME_BYTES];
  sqlite3_stmt *row = NULL;
  snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", table);
  assert_int_equal(sqlite3_prepare_v2(store->db, sql, -1, &row, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_step(row), SQLITE_ROW);
  int count = sqlite3_column_int(row, 0);
  sqlite3_finalize(row);
  return count;
}

/* A feed of ten items, one new a day, asked four times a day. */
static void rotating_feed_is_bounded(void **state) {
  (void)state;
  struct tw_store *store = open_store(NULL);
  for (int d = 0; d < DAYS; d++) {
    for (int poll = 0; poll < 4; poll++)
      for (int i = d; i > d - WINDOW; i--) {
        char want = i == d || d == 0 ? 'n' : 'k';
        char got = show(store, "a", NULL, i, day(d) + poll * DAY_US / 4, false);
        if (got != (poll ? 'k' : want)) fail_msg("day %d, poll %d: item %d is '%c'", d, poll, i, got);
      }
    forget(store, day(d) + DAY_US - 1);
    assert_true(count_rows(store, "items") <= WINDOW + KEEP_DAYS + 3);
    assert_int_equal(count_rows(store, "items"), count_rows(store, "sightings"));
  }
  tw_store_close(store);
}

static void comes_back(void **state) {
  (void)state;
  static const struct {
    const char *name;
    int away_days;
    char want;
  } rows[] = {{"the next day", 1, 'k'},
              {"on the window's last day", KEEP_DAYS, 'k'},
              {"after the window, and the grain of a day", KEEP_DAYS + 3, 'n'}};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    struct tw_store *store = open_store(NULL);
    show(store, "a", NULL, 1, day(0), false);
    for (int d = 1; d <= rows[i].away_days; d++) show(store, "a", NULL, 2, day(d), false);
    forget(store, day(rows[i].away_days));
    char got = show(store, "a", NULL, 1, day(rows[i].away_days), false);
    if (got != rows[i].want) fail_msg("%s: '%c'", rows[i].name, got);
    tw_store_close(store);
  }
}

/* What the document read last shows stays, however long ago that was; so does what another document may still show. */
static void shown_somewhere(void **state) {
  (void)state;
  static const struct {
    const char *name, *source, *list;
    int item;
  } rows[] = {{"a feed that answers 304", "quiet", NULL, 1},
              {"another source's feed that answers 304", "b", NULL, 2},
              {"a sitemap of an index that does not change", "a", "https://x.example/old.xml", 3}};
  struct tw_store *store = open_store(NULL);
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    show(store, "a", NULL, rows[i].item, day(0), false);
    show(store, rows[i].source, rows[i].list, rows[i].item, day(0), false);
  }
  for (int d = 0; d <= DAYS; d++) show(store, "a", NULL, WINDOW + d, day(d), false);
  assert_true(forget(store, day(DAYS)) > 0);
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    if (show(store, rows[i].source, rows[i].list, rows[i].item, day(DAYS), false) != 'k') fail_msg("%s", rows[i].name);
  tw_store_close(store);
}

static void queued_items_stay(void **state) {
  (void)state;
  struct tw_store *store = open_store(NULL);
  show(store, "a", NULL, 1, day(0), true);
  for (int d = 1; d <= DAYS; d++) show(store, "a", NULL, 2, day(d), false);
  assert_int_equal(forget(store, day(DAYS)), 0);
  assert_int_equal(show(store, "a", NULL, 1, day(DAYS), false), 'k');
  tw_store_close(store);
}

/* Who reads the queue on from a number must see the next item too. */
static void numbers_are_not_used_again(void **state) {
  (void)state;
  struct tw_store *store = open_store(NULL);
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_item_list list;
  struct tw_error error;
  show(store, "a", NULL, 1, day(0), false);
  show(store, "a", NULL, 2, day(0), false);
  show(store, "a", NULL, 1, day(DAYS), false);
  forget(store, day(DAYS));
  show(store, "a", NULL, 3, day(DAYS), true);
  assert_int_equal(tw_store_items_queued(store, arena, 2, 8, &list, &error), 0);
  assert_int_equal(list.count, 1);
  tw_store_close(store);
}

static void a_step_is_bounded_and_whole_or_nothing(void **state) {
  (void)state;
  enum { MANY = 3 * TW_STORE_FORGET_STEP };
  char folder[] = "/tmp/tallywire-sighting-XXXXXX", command[NAME_BYTES];
  struct tw_error error;
  int64_t cursor = 0;
  size_t forgotten;
  assert_non_null(mkdtemp(folder));
  struct tw_store *store = open_store(folder);
  for (int i = 0; i < MANY; i++) show(store, "a", NULL, i, day(0), false);
  show(store, "a", NULL, MANY, day(DAYS), false);
  assert_int_equal(tw_store_commit(store, &error), 0);
  assert_int_equal(tw_store_items_forget(store, day(DAYS), KEEP_DAYS * DAY_US, &cursor, &forgotten, &error), 0);
  assert_int_equal(forgotten, TW_STORE_FORGET_STEP);
  tw_store_close(store); /* as a kill leaves it: not committed */
  store = open_store(folder);
  assert_int_equal(count_rows(store, "items"), MANY + 1);
  assert_int_equal(count_rows(store, "sightings"), MANY + 1);
  assert_int_equal(forget(store, day(DAYS)), MANY);
  assert_int_equal(tw_store_commit(store, &error), 0);
  tw_store_close(store);
  store = open_store(folder);
  assert_int_equal(count_rows(store, "items"), 1);
  assert_int_equal(count_rows(store, "sightings"), 1);
  tw_store_close(store);
  snprintf(command, sizeof command, "rm -r %s", folder);
  assert_int_equal(system(command), 0);
}

static void a_poll_of_the_same_day_writes_nothing(void **state) {
  (void)state;
  struct tw_error error;
  struct tw_store *store = open_store(NULL);
  for (int i = 0; i < WINDOW; i++) show(store, "a", NULL, i, day(0), false);
  assert_int_equal(tw_store_commit(store, &error), 0);
  for (int i = 0; i < WINDOW; i++) show(store, "a", NULL, i, day(1) - 1, false);
  assert_int_equal(tw_store_pending(store), 0);
  forget(store, day(1));
  assert_int_equal(tw_store_pending(store), 0);
  tw_store_close(store);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rotating_feed_is_bounded),
      cmocka_unit_test(comes_back),
      cmocka_unit_test(shown_somewhere),
      cmocka_unit_test(queued_items_stay),
      cmocka_unit_test(numbers_are_not_used_again),
      cmocka_unit_test(a_step_is_bounded_and_whole_or_nothing),
      cmocka_unit_test(a_poll_of_the_same_day_writes_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
