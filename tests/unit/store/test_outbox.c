/* Sequence numbers, marks, and what happens when the broker knows more than the store. */
#include "store/store.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
/* Not sorted in: it needs setjmp.h, stdarg.h and stddef.h before it. */
#include <cmocka.h>

enum { PATH_BYTES = 256, ALL = 100000 };

struct fixture {
  char dir[PATH_BYTES];
  struct tw_store *store;
  struct tw_arena *arena;
  struct tw_error error;
  int appended;
};

static void reopen(struct fixture *f) {
  tw_store_close(f->store);
  f->store = tw_store_open(f->dir, NULL, &f->error);
  if (!f->store) fail_msg("%s", f->error.text);
}

static int setup(void **state) {
  struct fixture *f = calloc(1, sizeof *f);
  snprintf(f->dir, sizeof f->dir, "/tmp/tw_outbox_XXXXXX");
  assert_non_null(mkdtemp(f->dir));
  f->arena = tw_arena_new(0);
  reopen(f);
  *state = f;
  return 0;
}

static int teardown(void **state) {
  struct fixture *f = *state;
  char command[PATH_BYTES + 16];
  tw_store_close(f->store);
  tw_arena_free(f->arena);
  snprintf(command, sizeof command, "rm -rf '%s'", f->dir);
  int rc = system(command);
  free(f);
  return rc;
}

/* Values are "1", "2", ... in the order of writing, whatever number the store gives. */
static void append(struct fixture *f, int count) {
  for (int i = 0; i < count; i++) {
    char value[16];
    snprintf(value, sizeof value, "%d", ++f->appended);
    struct tw_outbox_row row = {
        .topic = TW_TOPIC_EVENTS, .key = TW_SLICE("k"), .value = tw_slice_from(value), .headers = TW_SLICE("h")};
    assert_int_equal(tw_store_outbox_append(f->store, &row, &f->error), 0);
  }
}

static void commit(struct fixture *f) {
  assert_int_equal(tw_store_commit(f->store, &f->error), 0);
}

static void save_mark(struct fixture *f, const char *sink, uint64_t seq, uint64_t length) {
  assert_int_equal(tw_store_mark_save(f->store, sink, (struct tw_sink_mark){seq, length}, &f->error), 0);
}

static void assert_mark(struct fixture *f, const char *sink, uint64_t seq, uint64_t length) {
  struct tw_sink_mark mark;
  assert_int_equal(tw_store_mark_load(f->store, sink, &mark, &f->error), 0);
  assert_int_equal(mark.seq, seq);
  assert_int_equal(mark.length, length);
}

/* "seq:value seq:value " of what is to be sent after `after`. */
static void assert_rows(struct fixture *f, uint64_t after, const char *want) {
  struct tw_outbox_list list;
  char text[1024] = "";
  assert_int_equal(tw_store_outbox_read(f->store, f->arena, after, ALL, SIZE_MAX, &list, &f->error), 0);
  for (size_t i = 0; i < list.count; i++) {
    size_t len = strlen(text);
    snprintf(text + len, sizeof text - len, "%llu:%.*s ", (unsigned long long)list.items[i].seq,
             TW_SLICE_ARG(list.items[i].value));
  }
  assert_string_equal(text, want);
}

static bool hello(struct fixture *f, const char *sink, uint64_t mark) {
  bool moved = false;
  int status = tw_store_outbox_continue_above(f->store, sink, mark, &moved, &f->error);
  if (status) fail_msg("%s", f->error.text);
  return moved;
}

static void only_committed_rows_are_read(void **state) {
  struct fixture *f = *state;
  append(f, 2);
  commit(f);
  append(f, 1);
  assert_rows(f, 0, "1:1 2:2 ");
  assert_int_equal(tw_store_outbox_last(f->store), 2);
  commit(f);
  assert_rows(f, 1, "2:2 3:3 ");
  assert_int_equal(tw_store_outbox_last(f->store), 3);
}

static void reading_is_bounded(void **state) {
  struct fixture *f = *state;
  struct tw_outbox_list list;
  append(f, 9);
  commit(f);
  assert_int_equal(tw_store_outbox_read(f->store, f->arena, 0, 4, SIZE_MAX, &list, &f->error), 0);
  assert_int_equal(list.count, 4);
  assert_int_equal(tw_store_outbox_read(f->store, f->arena, 0, ALL, 1, &list, &f->error), 0);
  assert_int_equal(list.count, 1);
  assert_int_equal(list.items[0].topic, TW_TOPIC_EVENTS);
  assert_int_equal(tw_store_outbox_read(f->store, f->arena, 0, ALL, 7, &list, &f->error), 0);
  assert_int_equal(list.count, 3);
}

static void numbers_are_never_used_twice(void **state) {
  struct fixture *f = *state;
  const char *sinks[] = {"kafka"};
  append(f, 3);
  commit(f);
  save_mark(f, "kafka", 3, 0);
  assert_int_equal(tw_store_outbox_trim(f->store, sinks, 1, &f->error), 0);
  commit(f);
  assert_rows(f, 0, "");
  reopen(f);
  assert_int_equal(tw_store_outbox_last(f->store), 3);
  append(f, 1);
  commit(f);
  assert_rows(f, 0, "4:4 ");
}

static void uncommitted_numbers_come_again(void **state) {
  struct fixture *f = *state;
  append(f, 1);
  commit(f);
  append(f, 5);
  reopen(f);
  f->appended = 1;
  append(f, 1);
  commit(f);
  assert_rows(f, 0, "1:1 2:2 ");
}

static void trim_waits_for_the_slowest(void **state) {
  struct fixture *f = *state;
  const char *both[] = {"kafka", "file"};
  append(f, 4);
  commit(f);
  save_mark(f, "kafka", 4, 0);
  assert_int_equal(tw_store_outbox_trim(f->store, both, 2, &f->error), 0);
  assert_rows(f, 0, "1:1 2:2 3:3 4:4 ");
  save_mark(f, "file", 2, 77);
  assert_int_equal(tw_store_outbox_trim(f->store, both, 2, &f->error), 0);
  commit(f);
  assert_rows(f, 0, "3:3 4:4 ");
  assert_int_equal(tw_store_outbox_trim(f->store, both, 0, &f->error), 0);
  assert_rows(f, 0, "3:3 4:4 ");
}

static void mark_never_goes_back(void **state) {
  struct fixture *f = *state;
  assert_mark(f, "file", 0, 0);
  save_mark(f, "file", 5, 500);
  save_mark(f, "file", 4, 400);
  assert_mark(f, "file", 5, 500);
  save_mark(f, "file", 5, 0); /* the file was taken away: its length may fall */
  assert_mark(f, "file", 5, 0);
}

/* Killed between the broker's commit and ours: the rows count as sent. */
static void broker_ahead_after_a_crash(void **state) {
  struct fixture *f = *state;
  assert_false(hello(f, "kafka", 0));
  append(f, 5);
  commit(f);
  save_mark(f, "kafka", 3, 0);
  commit(f);
  reopen(f);
  append(f, 1); /* before the emitter is ready again */
  commit(f);
  assert_false(hello(f, "kafka", 5));
  assert_mark(f, "kafka", 5, 0);
  assert_rows(f, 5, "6:6 ");
}

/* As above, with the emitter started twice in one run. */
static void second_hello_in_one_run(void **state) {
  struct fixture *f = *state;
  append(f, 3);
  commit(f);
  assert_false(hello(f, "kafka", 0));
  assert_false(hello(f, "kafka", 2));
  assert_mark(f, "kafka", 2, 0);
  assert_rows(f, 2, "3:3 ");
}

static void hello_is_durable_at_once(void **state) {
  struct fixture *f = *state;
  append(f, 3);
  assert_false(hello(f, "kafka", 0)); /* commits the rows as well */
  reopen(f);                          /* killed after the rows were sent, before any commit of ours */
  assert_false(hello(f, "kafka", 3));
  assert_rows(f, 3, "");
}

static void state_directory_lost(void **state) {
  struct fixture *f = *state;
  append(f, 3);
  commit(f);
  assert_true(hello(f, "kafka", 500));
  assert_mark(f, "kafka", 500, 0);
  assert_rows(f, 500, "501:1 502:2 503:3 ");
  append(f, 1);
  commit(f);
  assert_rows(f, 503, "504:4 ");
  reopen(f);
  assert_false(hello(f, "kafka", 502));
  assert_rows(f, 502, "503:3 504:4 ");
}

static void state_directory_lost_and_nothing_written_yet(void **state) {
  struct fixture *f = *state;
  assert_true(hello(f, "kafka", 500));
  append(f, 1);
  commit(f);
  assert_rows(f, 500, "501:1 ");
}

/* A backup: rows of the runs it knew were sent in the life that is lost, rows of this run were not. */
static void state_directory_restored(void **state) {
  struct fixture *f = *state;
  hello(f, "kafka", 0);
  append(f, 4);
  commit(f);
  save_mark(f, "kafka", 2, 0);
  commit(f);
  reopen(f);
  append(f, 3); /* 5..7, numbers that the lost life used for other rows */
  commit(f);
  assert_true(hello(f, "kafka", 6)); /* the shifted rows cross their own old numbers: 5,6,7 -> 7,8,9 */
  assert_rows(f, 6, "7:5 8:6 9:7 ");
  append(f, 1);
  commit(f);
  assert_rows(f, 9, "10:8 ");
}

/* The file sink was among the rows that move: its mark moves along. */
static void other_marks_move_with_their_rows(void **state) {
  struct fixture *f = *state;
  append(f, 4);
  commit(f);
  save_mark(f, "file", 2, 120);
  assert_true(hello(f, "kafka", 100));
  assert_mark(f, "file", 102, 120);
  assert_rows(f, 102, "103:3 104:4 ");
}

static void absurd_mark_is_refused(void **state) {
  struct fixture *f = *state;
  bool moved;
  assert_int_equal(tw_store_outbox_continue_above(f->store, "kafka", UINT64_MAX, &moved, &f->error), TW_ELIMIT);
}

int main(void) {
#define TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)
  const struct CMUnitTest tests[] = {
      TEST(only_committed_rows_are_read),
      TEST(reading_is_bounded),
      TEST(numbers_are_never_used_twice),
      TEST(uncommitted_numbers_come_again),
      TEST(trim_waits_for_the_slowest),
      TEST(mark_never_goes_back),
      TEST(broker_ahead_after_a_crash),
      TEST(second_hello_in_one_run),
      TEST(hello_is_durable_at_once),
      TEST(state_directory_lost),
      TEST(state_directory_lost_and_nothing_written_yet),
      TEST(state_directory_restored),
      TEST(other_marks_move_with_their_rows),
      TEST(absurd_mark_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
