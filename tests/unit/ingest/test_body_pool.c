#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include "ingest/body_pool.h"
#include <cmocka.h>
#include <stdlib.h>

enum { BODY_MAX_BYTES = 1 << 20, SMALL = 12 << 10, LARGE = 100 << 10 };

static void fill(struct tw_body_pool *pool, struct tw_body *body, size_t size) {
  char *bytes = calloc(1, size);
  assert_non_null(bytes);
  tw_buf_init(&body->bytes, BODY_MAX_BYTES);
  assert_true(tw_body_pool_append(pool, body, tw_slice_of(bytes, size)));
  assert_int_equal(body->bytes.len, size);
  free(bytes);
}

static void test_memory_is_used_again(void **state) {
  (void)state;
  struct tw_body_pool pool = {0};
  struct tw_body body = {0};
  fill(&pool, &body, SMALL);
  const char *first = body.bytes.data;
  tw_body_pool_release(&pool, &body);
  assert_null(body.bytes.data);
  assert_int_equal(body.bytes.max, BODY_MAX_BYTES);
  fill(&pool, &body, 1);
  assert_ptr_equal(body.bytes.data, first);
  tw_body_pool_release(&pool, &body);
  tw_body_pool_done(&pool);
}

static void test_spares_are_few_and_small(void **state) {
  (void)state;
  struct tw_body_pool pool = {0};
  struct tw_body bodies[TW_BODY_POOL_SPARES + 2] = {0}, large = {0};
  fill(&pool, &large, LARGE);
  tw_body_pool_release(&pool, &large);
  assert_int_equal(pool.spare_count, 0);
  for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) fill(&pool, &bodies[i], SMALL);
  for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) tw_body_pool_release(&pool, &bodies[i]);
  assert_int_equal(pool.spare_count, TW_BODY_POOL_SPARES);
  tw_body_pool_done(&pool);
}

static void test_what_is_held_is_counted(void **state) {
  (void)state;
  struct tw_body_pool pool = {0};
  struct tw_body a = {0}, b = {0};
  struct tw_buf plain;
  fill(&pool, &a, SMALL);
  fill(&pool, &b, LARGE);
  assert_int_equal(pool.held_bytes, a.bytes.capacity + b.bytes.capacity);
  tw_buf_init(&plain, 0);
  assert_true(tw_buf_append_cstr(&plain, "unpacked"));
  tw_body_pool_replace(&pool, &b, &plain);
  assert_null(plain.data);
  assert_string_equal(b.bytes.data, "unpacked");
  assert_int_equal(pool.held_bytes, a.bytes.capacity + b.bytes.capacity);
  tw_body_pool_release(&pool, &a);
  tw_body_pool_release(&pool, &b);
  assert_int_equal(pool.held_bytes, 0);
  tw_body_pool_done(&pool);
}

static void test_maximum_holds_in_used_memory(void **state) {
  (void)state;
  struct tw_body_pool pool = {0};
  struct tw_body body = {0};
  fill(&pool, &body, SMALL);
  tw_body_pool_release(&pool, &body);
  tw_buf_init(&body.bytes, 4);
  assert_true(tw_body_pool_append(&pool, &body, TW_SLICE("1234")));
  assert_false(tw_body_pool_append(&pool, &body, TW_SLICE("5")));
  tw_body_pool_release(&pool, &body);
  tw_body_pool_done(&pool);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_memory_is_used_again),
      cmocka_unit_test(test_spares_are_few_and_small),
      cmocka_unit_test(test_what_is_held_is_counted),
      cmocka_unit_test(test_maximum_holds_in_used_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
