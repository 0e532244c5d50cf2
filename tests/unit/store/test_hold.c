#include "store/store.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* Not sorted in: it needs setjmp.h, stdarg.h and stddef.h before it. */
#include <cmocka.h>

enum { NOW = 1000 };

static void holds_are_kept_until_they_are_over(void **state) {
  (void)state;
  static const struct tw_hold said[] = {{TW_SLICE("http://a.example/1"), false, NOW + 5},
                                        {TW_SLICE("http://a.example/1"), false, NOW + 3}, /* does not shorten it */
                                        {TW_SLICE("http://a.example/2"), false, NOW},     /* over */
                                        {TW_SLICE("http://b.example"), true, NOW + 1},
                                        {TW_SLICE("http://a.example/3"), false, NOW + 7}};
  static const struct tw_hold want[] = {{TW_SLICE("http://b.example"), true, NOW + 1},
                                        {TW_SLICE("http://a.example/3"), false, NOW + 7},
                                        {TW_SLICE("http://a.example/1"), false, NOW + 5}};
  struct tw_error error;
  struct tw_hold_list got;
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_store *store = tw_store_open(NULL, NULL, &error);
  assert_non_null(store);
  for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) assert_int_equal(tw_store_hold_save(store, &said[i], &error), 0);
  assert_int_equal(tw_store_holds_load(store, arena, NOW, &got, &error), 0);
  assert_int_equal(got.count, sizeof want / sizeof want[0]);
  for (size_t i = 0; i < got.count; i++) {
    assert_true(tw_slice_eq(got.items[i].url, want[i].url));
    assert_int_equal(got.items[i].is_host, want[i].is_host);
    assert_int_equal(got.items[i].until_us, want[i].until_us);
  }
  assert_int_equal(tw_store_commit(store, &error), 0);
  assert_int_equal(tw_store_holds_drop(store, NOW, &error), 0);
  assert_true(tw_store_pending(store) > 0);
  assert_int_equal(tw_store_commit(store, &error), 0);
  assert_int_equal(tw_store_holds_drop(store, NOW, &error), 0);
  assert_int_equal(tw_store_pending(store), 0);
  assert_int_equal(tw_store_holds_load(store, arena, 0, &got, &error), 0);
  assert_int_equal(got.count, sizeof want / sizeof want[0]);
  tw_store_close(store);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(holds_are_kept_until_they_are_over)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
