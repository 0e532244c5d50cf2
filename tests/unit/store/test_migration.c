/* A database as the first version left it, with one row of each kind, opened by today's program. The old schema stands here as a
 * copy that is never changed: store/schema.c says how to get away from it. */
#include "store/db.h"
#include "store/store.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
/* Not sorted in: it needs setjmp.h, stdarg.h and stddef.h before it. */
#include <cmocka.h>

enum { PATH_BYTES = 64 };

static const char first_schema[] =
    "PRAGMA application_id = 1953983602;"
    "CREATE TABLE meta(name BLOB PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE sources(name BLOB PRIMARY KEY, url BLOB, moved_url BLOB, etag BLOB, last_modified BLOB, content BLOB,"
    " next_due_us INTEGER NOT NULL, last_success_us INTEGER NOT NULL, last_new_us INTEGER NOT NULL, failures INTEGER NOT NULL,"
    " was_polled INTEGER NOT NULL, reason BLOB) WITHOUT ROWID;"
    "CREATE TABLE items(id INTEGER PRIMARY KEY, source BLOB NOT NULL, guid BLOB, url BLOB, title BLOB, published BLOB, lang BLOB,"
    " content BLOB, attempts INTEGER NOT NULL, due_us INTEGER NOT NULL, state INTEGER NOT NULL);"
    "CREATE INDEX items_url ON items(url) WHERE url IS NOT NULL;"
    "CREATE INDEX items_guid ON items(guid, source) WHERE guid IS NOT NULL;"
    "CREATE INDEX items_queued ON items(id) WHERE state = 0;"
    "CREATE TABLE articles(number INTEGER PRIMARY KEY, key BLOB NOT NULL, revision INTEGER NOT NULL, id BLOB NOT NULL,"
    " content BLOB NOT NULL, url BLOB, canonical_url BLOB, source BLOB, title BLOB, lang BLOB, published BLOB,"
    " fetched_us INTEGER NOT NULL, bytes INTEGER NOT NULL, body_type BLOB, text BLOB, body BLOB, UNIQUE(key, revision));"
    "CREATE INDEX articles_id ON articles(id, revision);"
    "CREATE TABLE records(number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, article BLOB NOT NULL, topic INTEGER NOT NULL,"
    " series BLOB, measure BLOB, unit BLOB, value BLOB, value_max BLOB, qualifier INTEGER NOT NULL, period_start INTEGER,"
    " period_end INTEGER, reported_us INTEGER NOT NULL, json BLOB NOT NULL);"
    "CREATE INDEX records_series ON records(measure, series, period_start, period_end, reported_us);"
    "CREATE INDEX records_article ON records(article);"
    "CREATE TABLE outbox(seq INTEGER PRIMARY KEY, run INTEGER NOT NULL, topic INTEGER NOT NULL, key BLOB, value BLOB,"
    " headers BLOB);"
    "CREATE TABLE sinks(name BLOB PRIMARY KEY, seq INTEGER NOT NULL, length INTEGER NOT NULL, hello_run INTEGER NOT NULL)"
    " WITHOUT ROWID;"
    "PRAGMA user_version = 1;";

/* The article's text is zstd (RFC 8878) of "Its text.". */
static const char first_rows[] =
    "INSERT INTO meta VALUES(CAST('run' AS BLOB), 3), (CAST('next_seq' AS BLOB), 8);"
    "INSERT INTO sources VALUES(CAST('ministry' AS BLOB), CAST('http://news.example/feed' AS BLOB), NULL, CAST('\"v1\"' AS "
    "BLOB), NULL,"
    " zeroblob(16), 111, 222, 333, 2, 1, CAST('HTTP 503' AS BLOB));"
    "INSERT INTO items VALUES(1, CAST('ministry' AS BLOB), CAST('guid-read' AS BLOB), CAST('http://news.example/read' AS BLOB),"
    " NULL, NULL, NULL, NULL, 0, 0, 1);"
    "INSERT INTO items VALUES(2, CAST('ministry' AS BLOB), CAST('guid-queued' AS BLOB), CAST('http://news.example/queued' AS "
    "BLOB),"
    " CAST('A title' AS BLOB), NULL, NULL, NULL, 2, 444, 0);"
    "INSERT INTO articles VALUES(1, CAST('http://news.example/read' AS BLOB), 1, zeroblob(16), zeroblob(16), NULL, NULL, NULL,"
    " CAST('Read' AS BLOB), NULL, NULL, 555, 10, NULL, X'28B52FFD200949000049747320746578742E', NULL);"
    "INSERT INTO records VALUES(1, zeroblob(16), zeroblob(16), 0, CAST('s/-/-/-' AS BLOB), CAST('s' AS BLOB), NULL,"
    " CAST('7831' AS BLOB), NULL, 0, NULL, NULL, 0, CAST('{}' AS BLOB));"
    "INSERT INTO outbox VALUES(6, 3, 0, NULL, CAST('six' AS BLOB), NULL), (7, 3, 0, NULL, CAST('seven' AS BLOB), NULL);"
    "INSERT INTO sinks VALUES(CAST('kafka' AS BLOB), 6, 0, 3);";

struct fixture {
  char dir[PATH_BYTES];
  struct tw_store *store;
  struct tw_arena *arena;
};

static void make_old(const char *dir) {
  char path[PATH_BYTES * 2];
  sqlite3 *db;
  snprintf(path, sizeof path, "%s/tallywire.db", dir);
  assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
  if (sqlite3_exec(db, first_schema, NULL, NULL, NULL) != SQLITE_OK) fail_msg("%s", sqlite3_errmsg(db));
  if (sqlite3_exec(db, first_rows, NULL, NULL, NULL) != SQLITE_OK) fail_msg("%s", sqlite3_errmsg(db));
  sqlite3_close(db);
}

static int setup(void **state) {
  struct fixture *f = calloc(1, sizeof *f);
  struct tw_error error;
  snprintf(f->dir, sizeof f->dir, "/tmp/tw_migration_XXXXXX");
  assert_non_null(mkdtemp(f->dir));
  make_old(f->dir);
  assert_null(tw_store_open_readonly(f->dir, &error)); /* a reader leaves it to the daemon */
  assert_int_equal(error.status, TW_ESTATE);
  f->arena = tw_arena_new(0);
  f->store = tw_store_open(f->dir, NULL, &error);
  if (!f->store) fail_msg("%s", error.text);
  *state = f;
  return 0;
}

static int teardown(void **state) {
  struct fixture *f = *state;
  char command[PATH_BYTES * 2];
  tw_store_close(f->store);
  tw_arena_free(f->arena);
  snprintf(command, sizeof command, "rm -rf '%s'", f->dir);
  free(f);
  return system(command);
}

static void a_source_keeps_its_state(void **state) {
  struct fixture *f = *state;
  struct tw_source_state s;
  struct tw_error error;
  assert_int_equal(tw_store_source_load(f->store, f->arena, TW_SLICE("ministry"), &s, &error), TW_OK);
  assert_true(tw_slice_is(s.url, "http://news.example/feed") && tw_slice_is(s.etag, "\"v1\"") &&
              tw_slice_is(s.reason, "HTTP 503"));
  assert_true(s.next_due_us == 111 && s.last_success_us == 222 && s.last_new_us == 333 && s.failures == 2 && s.was_polled);
  assert_true(!s.is_retired && s.floor_us == 0 && s.feed_floor_us == 0 && s.skip_hours == 0 && s.gap_us == 0);
  assert_null(s.validators_url.ptr);
  s.floor_us = 7;
  assert_int_equal(tw_store_source_save(f->store, TW_SLICE("ministry"), &s, &error), TW_OK);
  assert_int_equal(tw_store_commit(f->store, &error), TW_OK);
}

static void items_are_recognised_and_still_queued(void **state) {
  struct fixture *f = *state;
  struct tw_item_list queued;
  struct tw_error error;
  enum tw_item_added added;
  assert_int_equal(tw_store_items_queued(f->store, f->arena, 0, 10, &queued, &error), TW_OK);
  assert_int_equal(queued.count, 1);
  assert_true(queued.items[0].id == 2 && queued.items[0].attempts == 2 && queued.items[0].due_us == 444);
  assert_true(tw_slice_is(queued.items[0].title, "A title") && queued.items[0].depth == 0);
  struct tw_item by_guid = {.source = TW_SLICE("ministry"), .guid = TW_SLICE("guid-read")};
  assert_int_equal(tw_store_item_add(f->store, &by_guid, false, 0, &added, &error), TW_OK);
  assert_int_equal(added, TW_ITEM_KNOWN);
  struct tw_item by_url = {
      .source = TW_SLICE("other"), .url = TW_SLICE("http://news.example/read"), .url_key = TW_SLICE("news.example/read")};
  assert_int_equal(tw_store_item_add(f->store, &by_url, false, 0, &added, &error), TW_OK);
  assert_int_equal(added, TW_ITEM_KNOWN);
}

static void an_article_is_no_copy(void **state) {
  struct fixture *f = *state;
  struct tw_article_row row;
  struct tw_error error;
  assert_int_equal(tw_store_article_find(f->store, f->arena, TW_SLICE("http://news.example/read"), true, &row, &error), TW_OK);
  assert_true(row.revision == 1 && row.fetched_at_us == 555 && tw_slice_is(row.text, "Its text."));
  assert_true(tw_digest_is_zero(&row.duplicate_of));
}

static void the_outbox_goes_on(void **state) {
  struct fixture *f = *state;
  struct tw_outbox_list rows;
  struct tw_sink_mark mark;
  struct tw_error error;
  assert_int_equal(tw_store_outbox_last(f->store), 7);
  assert_int_equal(tw_store_mark_load(f->store, "kafka", &mark, &error), TW_OK);
  assert_int_equal(mark.seq, 6);
  assert_int_equal(tw_store_outbox_read(f->store, f->arena, mark.seq, 10, 1000, &rows, &error), TW_OK);
  assert_int_equal(rows.count, 1);
  assert_true(rows.items[0].seq == 7 && tw_slice_is(rows.items[0].value, "seven"));
}

static int count_row(void *user, const struct tw_series_row *row) {
  *(size_t *)user += tw_slice_is(row->title, "Read");
  return 0;
}

static void series_are_read(void **state) {
  struct fixture *f = *state;
  struct tw_error error;
  size_t count = 0;
  assert_int_equal(tw_store_series(f->store, TW_SLICE_NONE, count_row, &count, &error), TW_OK);
  assert_int_equal(count, 1);
}

/* Every statement of today fits the tables that came of it. */
static void every_statement_prepares(void **state) {
  struct fixture *f = *state;
  for (size_t i = 0; i < TW_STATEMENT_COUNT; i++) {
    sqlite3_stmt *s = NULL;
    if (sqlite3_prepare_v2(f->store->db, tw_statement_sql((enum tw_statement)i), -1, &s, NULL) != SQLITE_OK)
      fail_msg("%s: %s", tw_statement_sql((enum tw_statement)i), sqlite3_errmsg(f->store->db));
    sqlite3_finalize(s);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_source_keeps_its_state, setup, teardown),
      cmocka_unit_test_setup_teardown(items_are_recognised_and_still_queued, setup, teardown),
      cmocka_unit_test_setup_teardown(an_article_is_no_copy, setup, teardown),
      cmocka_unit_test_setup_teardown(the_outbox_goes_on, setup, teardown),
      cmocka_unit_test_setup_teardown(series_are_read, setup, teardown),
      cmocka_unit_test_setup_teardown(every_statement_prepares, setup, teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
