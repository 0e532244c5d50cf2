/* Tables of data are told from tables of layout. */
#include "parse/page/tables.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>
/* clang-format on */

#define LONG   "a b c d e f g h i j k l m n o p q r s t u v w x y z "
#define LONGER LONG LONG LONG LONG LONG LONG LONG LONG LONG LONG LONG LONG LONG

struct row {
  const char *name, *html;
  size_t data_rows;
};

static const struct row rows[] = {
    {"two by two", "<table><tr><td>a<td>1<tr><td>b<td>2</table>", 2},
    {"with a head and a foot", "<table><thead><tr><th>a<th>b</thead><tbody><tr><td>1<td>2</tbody></table>", 2},
    {"one column", "<table><tr><td>a<tr><td>b<tr><td>c<tr><td>d</table>", 0},
    {"one row", "<table><tr><td>a<td>b<td>c<td>d</table>", 0},
    {"a long cell", "<table><tr><td>a<td>" LONGER "<tr><td>b<td>2</table>", 0},
    {"the inner one of two", "<table><tr><td><table><tr><td>a<td>1<tr><td>b<td>2</table><td>x<tr><td>y<td>z</table>", 2},
    {"two, one after the other", "<table><tr><td>a<td>1<tr><td>b<td>2</table><table><tr><td>a<td>1<tr><td>b<td>2</table>", 4},
    {"cells without a table", "<div><td>a<td>b</div>", 0},
};

static void test_rows(void **state) {
  (void)state;
  int failed = 0;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct tw_dom dom;
    assert_int_equal(tw_dom_parse(&dom, tw_slice_from(rows[i].html), NULL, NULL), 0);
    tw_tables_mark(&dom);
    size_t count = 0;
    for (size_t at = 0; at < dom.count; at++) count += (dom.nodes[at].flags & TW_NODE_DATA) != 0;
    if (count != rows[i].data_rows) {
      failed++;
      print_error("%s: got %zu, want %zu\n", rows[i].name, count, rows[i].data_rows);
    }
    tw_dom_done(&dom);
  }
  assert_int_equal(failed, 0);
}

/* Document order: a node's subtree is the run behind it. */
static void test_order(void **state) {
  (void)state;
  struct tw_dom dom;
  assert_int_equal(tw_dom_parse(&dom, TW_SLICE("<div><p>a<b>b</b></p><p>c</p></div><i>d</i>"), NULL, NULL), 0);
  for (uint32_t at = 1; at < dom.count; at++) {
    uint32_t parent = dom.nodes[at].parent;
    assert_true(parent < at && at < dom.nodes[parent].end && dom.nodes[at].end <= dom.nodes[parent].end);
  }
  tw_dom_done(&dom);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_order)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
