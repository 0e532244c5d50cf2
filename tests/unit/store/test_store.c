/* Opening, the lock, commits, full disk, reading beside a writer; sources, items, articles, records, series. */
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

enum { PATH_BYTES = 256 };

struct fixture {
  char dir[PATH_BYTES];
  struct tw_store *store;
  struct tw_arena *arena;
  struct tw_error error;
};

static int remove_tree(const char *path) {
  char command[PATH_BYTES + 16];
  snprintf(command, sizeof command, "rm -rf '%s'", path);
  return system(command);
}

static void reopen(struct fixture *f) {
  tw_store_close(f->store);
  f->store = tw_store_open(f->dir, NULL, &f->error);
  if (!f->store) fail_msg("%s", f->error.text);
}

static int setup(void **state) {
  struct fixture *f = calloc(1, sizeof *f);
  snprintf(f->dir, sizeof f->dir, "/tmp/tw_store_XXXXXX");
  assert_non_null(mkdtemp(f->dir));
  strcat(f->dir, "/a/state");
  f->arena = tw_arena_new(0);
  reopen(f);
  *state = f;
  return 0;
}

static int teardown(void **state) {
  struct fixture *f = *state;
  tw_store_close(f->store);
  tw_arena_free(f->arena);
  f->dir[strlen(f->dir) - strlen("/a/state")] = '\0';
  remove_tree(f->dir);
  free(f);
  return 0;
}

static void assert_slice(struct tw_slice s, const char *want) {
  if (!want) {
    assert_null(s.ptr);
    return;
  }
  assert_non_null(s.ptr);
  assert_int_equal(s.len, strlen(want));
  assert_memory_equal(s.ptr, want, s.len);
}

static void state_dir_is_made_and_private(void **state) {
  struct fixture *f = *state;
  struct stat info;
  assert_int_equal(stat(f->dir, &info), 0);
  assert_int_equal(info.st_mode & 0777, 0700);
}

static void second_daemon_is_told_the_pid(void **state) {
  struct fixture *f = *state;
  struct tw_error error;
  char pid[32];
  assert_null(tw_store_open(f->dir, NULL, &error));
  assert_int_equal(error.status, TW_ESTATE);
  assert_int_equal(error.verdict, TW_STOP);
  snprintf(pid, sizeof pid, "pid %ld", (long)getpid());
  assert_non_null(strstr(error.text, pid));
}

static void newer_schema_is_refused(void **state) {
  struct fixture *f = *state;
  assert_int_equal(sqlite3_exec(f->store->db, "PRAGMA user_version = 999", NULL, NULL, NULL), SQLITE_OK);
  tw_store_close(f->store);
  f->store = NULL;
  struct tw_error error;
  assert_null(tw_store_open(f->dir, NULL, &error));
  assert_int_equal(error.status, TW_EUNSUPPORTED);
  assert_null(tw_store_open_readonly(f->dir, &error));
  assert_int_equal(error.status, TW_EUNSUPPORTED);
}

static void durability_settings_hold(void **state) {
  static const struct {
    const char *sql;
    int64_t want;
  } rows[] = {{"PRAGMA synchronous", 2}, {"PRAGMA wal_autocheckpoint", 0}, {"PRAGMA user_version", 8}};
  struct fixture *f = *state;
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    sqlite3_stmt *s = NULL;
    assert_int_equal(sqlite3_prepare_v2(f->store->db, rows[i].sql, -1, &s, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int64(s, 0), rows[i].want);
    sqlite3_finalize(s);
  }
}

static void every_statement_prepares(void **state) {
  struct fixture *f = *state;
  for (int i = 0; i < TW_STATEMENT_COUNT; i++) {
    sqlite3_stmt *s = NULL;
    if (sqlite3_prepare_v2(f->store->db, tw_statement_sql((enum tw_statement)i), -1, &s, NULL) != SQLITE_OK)
      fail_msg("statement %d: %s", i, sqlite3_errmsg(f->store->db));
    sqlite3_finalize(s);
  }
}

static void source_state_comes_back(void **state) {
  struct fixture *f = *state;
  struct tw_source_state got;
  struct tw_source_state want = {.url = TW_SLICE("https://a.example/rss"),
                                 .etag = TW_SLICE("W/\"a\0b\""),
                                 .next_due_us = 17,
                                 .failures = 3,
                                 .was_polled = true,
                                 .reason = TW_SLICE(""),
                                 .validators_url = TW_SLICE("https://b.example/rss"),
                                 .variant = tw_digest_of(TW_SLICE("zh")),
                                 .floor_us = 18,
                                 .is_retired = true,
                                 .answer = TW_SLICE("busy"),
                                 .http_status = 429,
                                 .feed_floor_us = 19,
                                 .skip_hours = 20,
                                 .skip_days = 21,
                                 .gap_us = 22,
                                 .hub = TW_SLICE("https://hub.example/"),
                                 .self = TW_SLICE("https://a.example/self")};
  want.content = tw_digest_of(TW_SLICE("body"));
  assert_int_equal(tw_store_source_load(f->store, f->arena, TW_SLICE("a"), &got, &f->error), TW_ENOTFOUND);
  assert_int_equal(tw_store_source_save(f->store, TW_SLICE("a"), &want, &f->error), 0);
  assert_int_equal(tw_store_commit(f->store, &f->error), 0);
  reopen(f);
  assert_int_equal(tw_store_source_load(f->store, f->arena, TW_SLICE("a"), &got, &f->error), 0);
  assert_true(tw_slice_eq(got.etag, want.etag));
  assert_slice(got.url, "https://a.example/rss");
  assert_slice(got.moved_url, NULL);
  assert_slice(got.reason, "");
  assert_memory_equal(&got.content, &want.content, sizeof want.content);
  assert_int_equal(got.next_due_us, 17);
  assert_int_equal(got.failures, 3);
  assert_true(got.was_polled);
  assert_slice(got.validators_url, "https://b.example/rss");
  assert_memory_equal(&got.variant, &want.variant, sizeof want.variant);
  assert_int_equal(got.floor_us, 18);
  assert_true(got.is_retired);
  assert_slice(got.answer, "busy");
  assert_int_equal(got.http_status, 429);
  assert_int_equal(got.feed_floor_us, 19);
  assert_int_equal(got.skip_hours, 20);
  assert_int_equal(got.skip_days, 21);
  assert_int_equal(got.gap_us, 22);
  assert_slice(got.hub, "https://hub.example/");
  assert_slice(got.self, "https://a.example/self");
}

/* They are written with the commit, or when there are many: the latest counts, and is seen at once. */
static void source_states_by_the_thousand(void **state) {
  enum { SOURCES = 2500, TIMES = 2, NAME_BYTES = 32 };
  struct fixture *f = *state;
  struct tw_source_state got;
  char name[NAME_BYTES], reason[NAME_BYTES];
  for (int i = 0; i < SOURCES * TIMES; i++) {
    struct tw_source_state put = {.failures = i};
    struct tw_slice who = tw_slice_of(name, (size_t)snprintf(name, sizeof name, "source %d", i % SOURCES));
    put.reason = tw_slice_of(reason, (size_t)snprintf(reason, sizeof reason, "%d times", i));
    assert_int_equal(tw_store_source_save(f->store, who, &put, &f->error), 0);
    assert_true(tw_store_pending(f->store) > (size_t)i);
  }
  assert_int_equal(tw_store_source_load(f->store, f->arena, TW_SLICE("source 7"), &got, &f->error), 0);
  assert_slice(got.reason, "2507 times");
  assert_int_equal(tw_store_commit(f->store, &f->error), 0);
  assert_int_equal(tw_store_pending(f->store), 0);
  reopen(f);
  for (int i = 0; i < SOURCES; i++) {
    struct tw_slice who = tw_slice_of(name, (size_t)snprintf(name, sizeof name, "source %d", i));
    assert_int_equal(tw_store_source_load(f->store, f->arena, who, &got, &f->error), 0);
    assert_int_equal(got.failures, SOURCES + i);
  }
}

static void uncommitted_is_gone_after_close(void **state) {
  struct fixture *f = *state;
  struct tw_source_state got, put = {.failures = 1};
  assert_int_equal(tw_store_source_save(f->store, TW_SLICE("a"), &put, &f->error), 0);
  assert_true(tw_store_pending(f->store) > 0);
  reopen(f);
  assert_int_equal(tw_store_pending(f->store), 0);
  assert_int_equal(tw_store_source_load(f->store, f->arena, TW_SLICE("a"), &got, &f->error), TW_ENOTFOUND);
}

static void item_is_added_once(void **state) {
  static const struct {
    const char *name, *source, *guid, *url;
    bool is_new;
  } rows[] = {
      {"first", "a", "1", "https://x.example/1", true},
      {"same url in another feed", "b", "other", "https://x.example/1", false},
      {"same guid, url with a tracking tail", "a", "1", "https://x.example/1?utm=2", false},
      {"same guid in another feed", "b", "1", "https://x.example/2", true},
      {"no url", "a", "2", NULL, true},
      {"no url, again", "a", "2", NULL, false},
      {"no guid", "a", NULL, "https://x.example/3", true},
      {"no guid, again", "a", NULL, "https://x.example/3", false},
  };
  struct fixture *f = *state;
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    struct tw_slice url = tw_slice_from(rows[i].url);
    struct tw_item item = {
        .source = tw_slice_from(rows[i].source), .guid = tw_slice_from(rows[i].guid), .url = url, .url_key = url};
    enum tw_item_added added;
    assert_int_equal(tw_store_item_add(f->store, &item, false, 0, &added, &f->error), 0);
    if ((added == TW_ITEM_NEW) != rows[i].is_new) fail_msg("%s", rows[i].name);
  }
}

static void queue_survives_and_empties(void **state) {
  struct fixture *f = *state;
  struct tw_item_list list;
  enum tw_item_added added;
  for (int i = 0; i < 5; i++) {
    char url[32];
    snprintf(url, sizeof url, "https://x.example/%d", i);
    struct tw_item item = {.source = TW_SLICE("a"), .url = tw_slice_from(url), .content = TW_SLICE("<p>hello hello hello</p>")};
    assert_int_equal(tw_store_item_add(f->store, &item, false, 0, &added, &f->error), 0);
    assert_int_equal(item.id, i + 1);
  }
  assert_int_equal(tw_store_item_finish(f->store, 2, false, &f->error), 0);
  assert_int_equal(tw_store_item_finish(f->store, 3, true, &f->error), 0);
  assert_int_equal(tw_store_item_retry(f->store, 4, 2, 99, &f->error), 0);
  assert_int_equal(tw_store_commit(f->store, &f->error), 0);
  reopen(f);
  assert_int_equal(tw_store_items_queued(f->store, f->arena, 0, 10, &list, &f->error), 0);
  assert_int_equal(list.count, 3);
  assert_int_equal(list.items[0].id, 1);
  assert_slice(list.items[0].content, "<p>hello hello hello</p>");
  assert_int_equal(list.items[1].id, 4);
  assert_int_equal(list.items[1].attempts, 2);
  assert_int_equal(list.items[1].due_us, 99);
  assert_int_equal(tw_store_items_queued(f->store, f->arena, 1, 1, &list, &f->error), 0);
  assert_int_equal(list.count, 1);
  assert_int_equal(list.items[0].id, 4);
}

static struct tw_article_row article(const char *text, int revision) {
  return (struct tw_article_row){.key = TW_SLICE("https://x.example/1"),
                                 .id = tw_digest_of(TW_SLICE("doc")),
                                 .url = TW_SLICE("https://x.example/1"),
                                 .source = TW_SLICE("a"),
                                 .title = TW_SLICE("A title"),
                                 .revision = revision,
                                 .bytes = 12,
                                 .text = tw_slice_from(text),
                                 .body = TW_SLICE("")};
}

static void article_keeps_its_last_revision_in_front(void **state) {
  struct fixture *f = *state;
  struct tw_article_row got, one = article("first text", 1), two = article("second text", 2);
  assert_int_equal(tw_store_article_find(f->store, f->arena, one.key, true, &got, &f->error), TW_ENOTFOUND);
  assert_int_equal(tw_store_article_save(f->store, &one, &f->error), 0);
  assert_int_equal(tw_store_article_save(f->store, &two, &f->error), 0);
  assert_int_equal(tw_store_article_find(f->store, f->arena, one.key, true, &got, &f->error), 0);
  assert_int_equal(got.revision, 2);
  assert_slice(got.text, "second text");
  assert_slice(got.body, "");
  assert_slice(got.body_type, NULL);
  assert_int_equal(tw_store_article_find(f->store, f->arena, one.key, false, &got, &f->error), 0);
  assert_slice(got.text, NULL);
}

static void save_record(struct fixture *f, const char *series, const char *value, tw_day start, bool want_new) {
  bool is_new = false;
  struct tw_record_row row = {.article = tw_digest_of(TW_SLICE("doc")),
                              .topic = TW_TOPIC_METRICS,
                              .series = tw_slice_from(series),
                              .measure = TW_SLICE("persons.returned"),
                              .unit = TW_SLICE("person"),
                              .has_value = true,
                              .qualifier = TW_MORE_THAN,
                              .period = {start, start + 30},
                              .json = TW_SLICE("{}")};
  assert_true(tw_decimal_parse(tw_slice_from(value), &row.value));
  row.id = tw_digest_of(tw_slice_from(value));
  assert_int_equal(tw_store_record_save(f->store, &row, &is_new, &f->error), 0);
  assert_int_equal(is_new, want_new);
}

struct collected {
  char text[256];
  int stop_after;
};

static int collect(void *user, const struct tw_series_row *row) {
  struct collected *c = user;
  char value[TW_DECIMAL_TEXT_BYTES];
  tw_decimal_format(row->value, value);
  size_t len = strlen(c->text);
  snprintf(c->text + len, sizeof c->text - len, "%.*s=%s@%d ", TW_SLICE_ARG(row->series), value, row->period.start);
  assert_slice(row->title, "A title");
  assert_int_equal(row->qualifier, TW_MORE_THAN);
  return --c->stop_after == 0 ? 7 : 0;
}

static void series_are_in_order(void **state) {
  struct fixture *f = *state;
  struct tw_article_row one = article("t", 1), two = article("t", 2);
  assert_int_equal(tw_store_article_save(f->store, &one, &f->error), 0);
  assert_int_equal(tw_store_article_save(f->store, &two, &f->error), 0);
  save_record(f, "s/b", "2.5", 10, true);
  save_record(f, "s/a", "19654000000", 20, true);
  save_record(f, "s/a", "7831", -400, true);
  save_record(f, "s/a", "7831", -400, false);
  struct collected all = {0}, none = {0}, some = {.stop_after = 2};
  assert_int_equal(tw_store_series(f->store, TW_SLICE_NONE, collect, &all, &f->error), 0);
  assert_string_equal(all.text, "s/a=7831@-400 s/a=19654000000@20 s/b=2.5@10 ");
  assert_int_equal(tw_store_series(f->store, TW_SLICE("other"), collect, &none, &f->error), 0);
  assert_string_equal(none.text, "");
  assert_int_equal(tw_store_series(f->store, TW_SLICE("persons.returned"), collect, &some, &f->error), 7);
  assert_string_equal(some.text, "s/a=7831@-400 s/a=19654000000@20 ");
}

static void reader_beside_the_daemon(void **state) {
  struct fixture *f = *state;
  save_record(f, "s/a", "1", 1, true);
  assert_int_equal(tw_store_commit(f->store, &f->error), 0);
  save_record(f, "s/a", "2", 2, true);
  struct tw_store *reader = tw_store_open_readonly(f->dir, &f->error);
  assert_non_null(reader);
  sqlite3_stmt *s = NULL;
  sqlite3_prepare_v2(reader->db, "SELECT count(*) FROM records", -1, &s, NULL);
  assert_int_equal(sqlite3_step(s), SQLITE_ROW);
  assert_int_equal(sqlite3_column_int(s, 0), 1);
  sqlite3_finalize(s);
  struct tw_source_state put = {0};
  assert_int_not_equal(tw_store_source_save(reader, TW_SLICE("a"), &put, &f->error), 0);
  assert_int_equal(tw_store_commit(f->store, &f->error), 0);
  tw_store_close(reader);
}

static void reader_without_a_daemon(void **state) {
  struct fixture *f = *state;
  tw_store_close(f->store);
  f->store = NULL;
  struct tw_store *reader = tw_store_open_readonly(f->dir, &f->error);
  if (!reader) fail_msg("%s", f->error.text);
  tw_store_close(reader);
  assert_null(tw_store_open_readonly("/nonexistent", &f->error));
}

/* SQLite's own page limit gives the same answer as a disk that is full. */
static void full_disk_leaves_nothing_half_written(void **state) {
  struct fixture *f = *state;
  struct tw_source_state got, put = {.failures = 1};
  struct tw_outbox_row row = {.topic = TW_TOPIC_METRICS, .key = TW_SLICE("k")};
  char *big = calloc(1, 1 << 20);
  assert_int_equal(tw_store_source_save(f->store, TW_SLICE("kept"), &put, &f->error), 0);
  assert_int_equal(tw_store_commit(f->store, &f->error), 0);
  assert_int_equal(sqlite3_exec(f->store->db, "PRAGMA max_page_count = 40", NULL, NULL, NULL), SQLITE_OK);
  assert_int_equal(tw_store_source_save(f->store, TW_SLICE("lost"), &put, &f->error), 0);
  row.value = tw_slice_of(big, 1 << 20);
  assert_int_equal(tw_store_outbox_append(f->store, &row, &f->error), TW_EIO);
  assert_int_equal(f->error.verdict, TW_STOP);
  assert_non_null(strstr(f->error.text, "full"));
  assert_int_equal(tw_store_pending(f->store), 0);
  assert_int_equal(tw_store_source_load(f->store, f->arena, TW_SLICE("lost"), &got, &f->error), TW_ENOTFOUND);
  assert_int_equal(tw_store_source_load(f->store, f->arena, TW_SLICE("kept"), &got, &f->error), 0);
  assert_int_equal(sqlite3_exec(f->store->db, "PRAGMA max_page_count = 4000", NULL, NULL, NULL), SQLITE_OK);
  assert_int_equal(tw_store_outbox_append(f->store, &row, &f->error), 0);
  assert_int_equal(tw_store_commit(f->store, &f->error), 0);
  assert_int_equal(tw_store_outbox_last(f->store), 1);
  free(big);
}

static void checkpoint_keeps_everything(void **state) {
  struct fixture *f = *state;
  struct tw_source_state got, put = {.failures = 9};
  assert_int_equal(tw_store_source_save(f->store, TW_SLICE("a"), &put, &f->error), 0);
  assert_int_equal(tw_store_checkpoint(f->store, &f->error), 0); /* inside a transaction: waits for the next time */
  assert_int_equal(tw_store_commit(f->store, &f->error), 0);
  assert_int_equal(tw_store_checkpoint(f->store, &f->error), 0);
  reopen(f);
  assert_int_equal(tw_store_source_load(f->store, f->arena, TW_SLICE("a"), &got, &f->error), 0);
  assert_int_equal(got.failures, 9);
}

static void in_memory_leaves_no_file(void **state) {
  struct fixture *f = *state;
  struct tw_store *store = tw_store_open(NULL, NULL, &f->error);
  assert_non_null(store);
  enum tw_item_added added;
  struct tw_item item = {.source = TW_SLICE("a"), .url = TW_SLICE("u")};
  assert_int_equal(tw_store_item_add(store, &item, false, 0, &added, &f->error), 0);
  assert_int_equal(tw_store_commit(store, &f->error), 0);
  assert_int_equal(tw_store_checkpoint(store, &f->error), 0);
  tw_store_close(store);
}

int main(void) {
#define TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)
  const struct CMUnitTest tests[] = {
      TEST(state_dir_is_made_and_private),
      TEST(second_daemon_is_told_the_pid),
      TEST(newer_schema_is_refused),
      TEST(durability_settings_hold),
      TEST(every_statement_prepares),
      TEST(source_state_comes_back),
      TEST(source_states_by_the_thousand),
      TEST(uncommitted_is_gone_after_close),
      TEST(item_is_added_once),
      TEST(queue_survives_and_empties),
      TEST(article_keeps_its_last_revision_in_front),
      TEST(series_are_in_order),
      TEST(reader_beside_the_daemon),
      TEST(reader_without_a_daemon),
      TEST(full_disk_leaves_nothing_half_written),
      TEST(checkpoint_keeps_everything),
      TEST(in_memory_leaves_no_file),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
