/* Places, carets, hints and what must not be shown. */
#include "config/diag.h"
#include "tests/unit/config/check.h"

struct print_row {
  const char *name, *contents;
  int line, column;
  const char *hint, *expected;
};

static const struct print_row print_rows[] = {
    {"first column", "a: 1\nbad\n", 2, 1, NULL, "f:2:1: error: wrong\n    2 | bad\n      | ^\n"},
    {"a hint stands below", "a: 1\n", 1, 4, "did you mean 2?",
     "f:1:4: error: wrong\n    1 | a: 1\n      |    ^\n      = did you mean 2?\n"},
    {"a tab stays a tab", "a:\tx", 1, 4, NULL, "f:1:4: error: wrong\n    1 | a:\tx\n      |   \t^\n"},
    {"columns count characters, wide ones keep their width", "名: é x", 1, 6, NULL,
     "f:1:6: error: wrong\n    1 | 名: é x\n      | \xE3\x80\x80    ^\n"},
    {"the whole file", "a: 1\n", 0, 0, NULL, "f: error: wrong\n"},
    {"a line behind the end has no text", "a: 1\n", 9, 1, NULL, "f:9:1: error: wrong\n"},
    {"the empty last line", "a: 1\n", 2, 1, NULL, "f:2:1: error: wrong\n    2 | \n      | ^\n"},
    {"CRLF ends a line once", "a: 1\r\nb: 2\r\n", 2, 4, NULL, "f:2:4: error: wrong\n    2 | b: 2\n      |    ^\n"},
    {"NEL and LS are line breaks to YAML",
     "a\xC2\x85"
     "b\xE2\x80\xA8"
     "c",
     3, 1, NULL, "f:3:1: error: wrong\n    3 | c\n      | ^\n"},
    {"a byte order mark is no column",
     "\xEF\xBB\xBF"
     "a: 1",
     1, 4, NULL, "f:1:4: error: wrong\n    1 | a: 1\n      |    ^\n"},
    {"control characters do not reach the terminal", "a: \x1B[2J", 1, 1, NULL,
     "f:1:1: error: wrong\n    1 | a: \xE2\x90\x9B[2J\n      | ^\n"},
    {"bad UTF-8 is shown as such", "a: \xFF", 1, 4, NULL, "f:1:4: error: wrong\n    1 | a: \xEF\xBF\xBD\n      |    ^\n"},
    {"a password is not shown", "sasl.password: hunter2", 1, 1, NULL,
     "f:1:1: error: wrong\n    1 | sasl.password: (not shown)\n      | ^\n"},
    {"nor one within a map", "{ssl.key.password: \"x\", a: b}", 1, 25, NULL,
     "f:1:25: error: wrong\n    1 | {ssl.key.password: (not shown)\n      |                         ^\n"},
    {"nor in a URL", "url: http://u:p@h/", 1, 6, NULL, "f:1:6: error: wrong\n    1 | url: http:// (not shown)\n      |      ^\n"},
    {"the name of a secret's file is", "sasl.password_file: /run/pw", 1, 1, NULL,
     "f:1:1: error: wrong\n    1 | sasl.password_file: /run/pw\n      | ^\n"},
};

static void print_one(const struct print_row *row, struct tw_buf *out) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_diag diag;
  tw_diag_init(&diag, arena);
  tw_diag_source(&diag, TW_SLICE("f"), tw_slice_from(row->contents));
  tw_diag_add(&diag, TW_SLICE("f"), row->line, row->column, tw_slice_from(row->hint), "wrong");
  tw_diag_print(&diag, out);
}

static void test_print(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof print_rows / sizeof *print_rows; i++) {
    TW_BUF_AUTO out;
    tw_buf_init(&out, 0);
    print_one(&print_rows[i], &out);
    if (strcmp(out.data, print_rows[i].expected) != 0) print_error("row: %s\n", print_rows[i].name);
    assert_string_equal(out.data, print_rows[i].expected);
  }
}

static void test_long_line_is_cut_around_the_column(void **state) {
  (void)state;
  char line[1001];
  memset(line, 'x', 1000);
  line[1000] = '\0';
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  print_one(&(struct print_row){"", line, 1, 500, NULL, ""}, &out);
  assert_true(out.len < 400);
  struct tw_slice text = tw_buf_slice(&out);
  ptrdiff_t shown = tw_slice_find(text, TW_SLICE("| ...x"), 0), caret = tw_slice_find(text, TW_SLICE("^"), 0);
  ptrdiff_t second = tw_slice_find(text, TW_SLICE("      | "), 0);
  assert_true(shown > 0 && caret > second);
  assert_int_equal(caret - second - 8, 3 + 80);
}

static void test_order_and_number(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_BUF_AUTO out;
  struct tw_diag diag;
  tw_buf_init(&out, 0);
  tw_diag_init(&diag, arena);
  tw_diag_source(&diag, TW_SLICE("b"), TW_SLICE("1\n2\n3\n"));
  tw_diag_source(&diag, TW_SLICE("a"), TW_SLICE("1\n"));
  tw_diag_add(&diag, TW_SLICE("b"), 3, 1, TW_SLICE_NONE, "third");
  tw_diag_add(&diag, TW_SLICE("a"), 1, 1, TW_SLICE_NONE, "other file");
  tw_diag_add(&diag, TW_SLICE("b"), 1, 2, TW_SLICE_NONE, "second");
  tw_diag_add(&diag, TW_SLICE("b"), 1, 1, TW_SLICE_NONE, "first");
  tw_diag_print(&diag, &out);
  assert_string_equal(out.data, "b:1:1: error: first\n    1 | 1\n      | ^\nb:1:2: error: second\n    1 | 1\n      |  ^\n"
                                "b:3:1: error: third\n    3 | 3\n      | ^\na:1:1: error: other file\n    1 | 1\n      | ^\n");
}

static void test_flood_is_counted(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_BUF_AUTO out;
  struct tw_diag diag;
  tw_buf_init(&out, 0);
  tw_diag_init(&diag, arena);
  for (int i = 0; i < TW_DIAG_MAX_ENTRIES + 7; i++)
    tw_diag_add(&diag, TW_SLICE("no such file"), i + 1, 1, TW_SLICE_NONE, "wrong");
  assert_int_equal(tw_diag_errors(&diag), TW_DIAG_MAX_ENTRIES + 7);
  tw_diag_print(&diag, &out);
  assert_true(tw_slice_has_suffix(tw_buf_slice(&out), TW_SLICE("and 7 more errors\n")));
}

static void test_no_memory_is_still_an_error(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(16);
  struct tw_diag diag;
  tw_diag_init(&diag, arena);
  tw_diag_add(&diag, TW_SLICE("f"), 1, 1, TW_SLICE_NONE, "wrong");
  assert_int_equal(tw_diag_errors(&diag), 1);
}

static void test_nearest(void **state) {
  (void)state;
  static const struct tw_slice keys[] = {{"interval", 8}, {"include", 7}, {"exclude", 7}, {"max_new", 7}, {"url", 3}};
  static const struct {
    const char *word, *nearest;
  } rows[] = {
      {"intervall", "interval"},
      {"intrval", "interval"},
      {"itnerval", "interval"},
      {"INTERVAL", "interval"},
      {"inter", "interval"},
      {"max-new", "max_new"},
      {"maxnew", "max_new"},
      {"incl", "include"},
      {"ulr", "url"},
      {"uri", "url"},
      {"colour", NULL},
      {"x", NULL},
      {"", NULL},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct tw_slice near = tw_diag_nearest(tw_slice_from(rows[i].word), keys, sizeof keys / sizeof *keys);
    if (!tw_slice_eq(near, tw_slice_from(rows[i].nearest))) print_error("row: %s\n", rows[i].word);
    assert_true(tw_slice_eq(near, tw_slice_from(rows[i].nearest)));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_print),
      cmocka_unit_test(test_long_line_is_cut_around_the_column),
      cmocka_unit_test(test_order_and_number),
      cmocka_unit_test(test_flood_is_counted),
      cmocka_unit_test(test_no_memory_is_still_an_error),
      cmocka_unit_test(test_nearest),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
