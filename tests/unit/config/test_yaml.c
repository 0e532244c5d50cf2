/* The tree with its places, and what is refused. */
#include "config/yaml.h"
#include "tests/unit/config/check.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Trees are compared in a short notation: value@line:column, [list], {key=value}. */
static void append_tree(struct tw_buf *out, const struct tw_yaml_node *n) {
  if (n->type == TW_YAML_SCALAR) {
    const char *quote = n->is_quoted ? "'" : "";
    tw_buf_printf(out, "%s%.*s%s@%d:%d", quote, TW_SLICE_ARG(n->value), quote, n->line, n->column);
    return;
  }
  tw_buf_append_char(out, n->type == TW_YAML_LIST ? '[' : '{');
  for (size_t i = 0; i < n->count; i++) {
    if (i) tw_buf_append_char(out, ' ');
    if (n->type == TW_YAML_MAP) tw_buf_printf(out, "%.*s=", TW_SLICE_ARG(n->keys[i]->value));
    append_tree(out, n->values[i]);
  }
  tw_buf_append_char(out, n->type == TW_YAML_LIST ? ']' : '}');
}

static void append_errors(struct tw_buf *out, const struct tw_diag *diag) {
  for (size_t i = 0; i < diag->count; i++)
    tw_buf_printf(out, "%s%d:%d %.*s", i ? "; " : "", diag->items[i].line, diag->items[i].column,
                  TW_SLICE_ARG(diag->items[i].message));
}

struct row {
  const char *name, *yaml, *tree, *errors;
};

static const struct row rows[] = {
    {"empty", "", "{}", ""},
    {"comments only", "# nothing\n", "{}", ""},
    {"an empty document", "---\n", "{}", ""},
    {"map and list", "a: 1\nb:\n  - x\n  - 'y'\n", "{a=1@1:4 b=[x@3:5 'y'@4:5]}", ""},
    {"flow style", "a: {b: [1, 2]}", "{a={b=[1@1:9 2@1:12]}}", ""},
    {"columns are characters", "名: [é, x]", "{名=[é@1:5 x@1:8]}", ""},
    {"a byte order mark",
     "\xEF\xBB\xBF"
     "a: 1",
     "{a=1@1:4}", ""},
    {"empty values", "a:\nb: ''\n", "{a=@1:3 b=''@2:4}", ""},
    {"a block of text", "a: |\n  x\n  y\n", "{a='x\ny\n'@1:4}", ""},
    {"a double key", "a: 1\nb: 2\na: 3\n", "{a=1@1:4 b=2@2:4 a=3@3:4}", "3:1 \"a\" is already set at line 1"},
    {"double keys thrice", "a: 1\na: 2\na: 3\n", NULL, "2:1 \"a\" is already set at line 1; 3:1 \"a\" is already set at line 2"},
    {"anchor and alias", "a: &x 1\nb: *x\n", NULL, "1:4 anchors (&) are not allowed; 2:4 aliases (*) are not allowed"},
    {"a tag", "a: !!int 1", NULL, "1:4 tags (!) are not allowed"},
    {"a NUL", "a: \"x\\0y\"", NULL, "1:4 a value can't hold a NUL byte"},
    {"a list as key", "? [a]\n: 1\n", NULL, "1:3 a key must be a word, not a list"},
    {"two documents", "a: 1\n---\nb: 2\n", "{a=1@1:4}", "2:1 a second document starts here"},
    {"a tab indents", "a:\n\tb: 1\n", NULL, "2:1 found character that cannot start any token while scanning for the next token"},
    {"a quote is open", "a: \"x\nb: 1\n", NULL, "3:1 found unexpected end of stream while scanning a quoted scalar"},
    {"a bracket is open", "a: [1, 2\nb: 3\n", NULL, "2:2 did not find expected ',' or ']' while parsing a flow sequence"},
    {"not UTF-8", "a: 1\nb: \xB0\xA1\n", NULL, "2:4 invalid leading UTF-8 octet"},
    {"UTF-16",
     "\xFF\xFE"
     "a",
     NULL, "1:1 invalid leading UTF-8 octet"},
    {"a control character", "a: \x01\n", NULL, "1:4 control characters are not allowed"},
    {"too deep", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", NULL, "1:33 nested too deep"},
};

static void test_rows(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    TW_ARENA_AUTO arena = tw_arena_new(0);
    TW_BUF_AUTO tree;
    TW_BUF_AUTO errors;
    struct tw_diag diag;
    tw_buf_init(&tree, 0);
    tw_buf_init(&errors, 0);
    tw_diag_init(&diag, arena);
    const struct tw_yaml_node *root = tw_yaml_parse(arena, TW_SLICE("f"), tw_slice_from(rows[i].yaml), &diag);
    if (root) append_tree(&tree, root);
    append_errors(&errors, &diag);
    bool same =
        tw_slice_is(tw_buf_slice(&errors), rows[i].errors) && (!rows[i].tree || tw_slice_is(tw_buf_slice(&tree), rows[i].tree));
    if (!same)
      print_error("row %s: %.*s errors: %.*s\n", rows[i].name, TW_SLICE_ARG(tw_buf_slice(&tree)),
                  TW_SLICE_ARG(tw_buf_slice(&errors)));
    assert_true(same);
  }
}

static void test_get(void **state) {
  (void)state;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_diag diag;
  tw_diag_init(&diag, arena);
  const struct tw_yaml_node *root = tw_yaml_parse(arena, TW_SLICE("f"), TW_SLICE("a: {b: 5}\nl: [1]"), &diag);
  assert_true(tw_slice_is(tw_yaml_get(tw_yaml_get(root, "a"), "b")->value, "5"));
  assert_null(tw_yaml_get(root, "c"));
  assert_null(tw_yaml_get(tw_yaml_get(root, "l"), "c"));
  assert_null(tw_yaml_get(NULL, "c"));
}

static void expect_unreadable(const char *path, const char *message) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_diag diag;
  tw_diag_init(&diag, arena);
  assert_null(tw_yaml_load(arena, path, &diag));
  assert_int_equal(diag.count, 1);
  assert_true(tw_slice_is(diag.items[0].message, message));
  assert_true(tw_slice_is(diag.items[0].file, path));
}

static void test_unreadable_files(void **state) {
  (void)state;
  expect_unreadable("/nonexistent/x.yaml", "can't read: No such file or directory");
  expect_unreadable("/", "can't read: Is a directory");
  expect_unreadable("/dev/zero", "larger than 16 MiB");
}

static void test_little_memory(void **state) {
  (void)state;
  for (size_t max = 64; max < 4096; max += 64) {
    TW_ARENA_AUTO arena = tw_arena_new(max);
    struct tw_diag diag;
    tw_diag_init(&diag, arena);
    const struct tw_yaml_node *root =
        tw_yaml_parse(arena, TW_SLICE("f"), TW_SLICE("a: {b: [1, 2, 3, 4, 5, 6, 7, 8, 9]}\nc: d"), &diag);
    assert_true(root || tw_diag_errors(&diag) > 0);
  }
}

/* 200,000 keys in one map: double keys are found by sorting, or this would take minutes. */
static void test_many_keys(void **state) {
  (void)state;
  enum { KEYS = 200000 };
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_BUF_AUTO text;
  struct tw_diag diag;
  tw_buf_init(&text, 0);
  tw_diag_init(&diag, arena);
  for (int i = 0; i < KEYS; i++) tw_buf_printf(&text, "k%d: %d\n", i, i);
  tw_buf_append_cstr(&text, "k77: 1\n");
  const struct tw_yaml_node *root = tw_yaml_parse(arena, TW_SLICE("f"), tw_buf_slice(&text), &diag);
  assert_non_null(root);
  assert_int_equal(root->count, KEYS + 1);
  assert_int_equal(diag.count, 1);
  assert_int_equal(diag.items[0].line, KEYS + 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_rows),          cmocka_unit_test(test_get),       cmocka_unit_test(test_unreadable_files),
      cmocka_unit_test(test_little_memory), cmocka_unit_test(test_many_keys),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
