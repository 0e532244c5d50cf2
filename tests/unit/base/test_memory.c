/* Arena, buffer, slice: limits, growth, borrowed views. */
#include "base/arena.h"
#include "base/buf.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

static void test_arena_stops_at_its_limit(void **state) {
  (void)state;
  struct tw_arena *arena = tw_arena_new(1000);
  assert_non_null(tw_arena_alloc(arena, 900));
  assert_null(tw_arena_alloc(arena, 200));
  assert_null(tw_arena_alloc(arena, SIZE_MAX));
  assert_null(tw_arena_calloc(arena, SIZE_MAX / 2, 16));
  tw_arena_reset(arena);
  assert_non_null(tw_arena_alloc(arena, 900));
  tw_arena_free(arena);
  tw_arena_free(NULL);
}

static void test_arena_array_keeps_its_items(void **state) {
  (void)state;
  struct {
    int *items;
    size_t count, capacity;
  } list = {0};
  struct tw_arena *arena = tw_arena_new(0);
  for (int i = 0; i < 10000; i++) {
    *TW_ARENA_PUSH(arena, &list) = i;
    if (i % 7 == 0) tw_arena_alloc(arena, 3); /* so that growing in place does not always work */
  }
  for (int i = 0; i < 10000; i++) assert_int_equal(list.items[i], i);
  tw_arena_free(arena);
}

static void test_arena_text(void **state) {
  (void)state;
  struct tw_arena *arena = tw_arena_new(0);
  struct tw_slice copy = tw_arena_dup(arena, TW_SLICE("abc"));
  assert_string_equal(copy.ptr, "abc");
  assert_null(tw_arena_dup(arena, TW_SLICE_NONE).ptr);
  assert_non_null(tw_arena_dup(arena, TW_SLICE("")).ptr);
  assert_string_equal(tw_arena_printf(arena, "%d-%s", 7, "x").ptr, "7-x");
  tw_arena_free(arena);
}

static void test_arena_text_leaves_the_rest_aligned(void **state) {
  (void)state;
  struct tw_arena *arena = tw_arena_new(0);
  for (size_t len = 0; len < 40; len++) {
    static const char text[40] = {0};
    assert_non_null(tw_arena_dup(arena, tw_slice_of(text, len)).ptr);
    assert_int_equal((uintptr_t)tw_arena_alloc(arena, 1) % _Alignof(max_align_t), 0);
  }
  tw_arena_free(arena);
}

static void test_arena_grows_its_last_allocation_in_place(void **state) {
  (void)state;
  struct tw_arena *arena = tw_arena_new(0);
  char *first = tw_arena_alloc(arena, 3);
  memcpy(first, "abc", 3);
  assert_ptr_equal(tw_arena_grow(arena, first, 3, 1000), first);
  assert_true(tw_arena_used(arena) >= 1000);
  tw_arena_dup(arena, TW_SLICE("x"));
  char *moved = tw_arena_grow(arena, first, 1000, 2000);
  assert_ptr_not_equal(moved, first);
  assert_memory_equal(moved, "abc", 3);
  tw_arena_free(arena);
}

/* Larger than the blocks kept, then small again, several times over. */
static void test_arena_is_used_again(void **state) {
  (void)state;
  enum { DOCUMENTS = 5, PIECES = 60, PIECE_BYTES = 50000 };
  struct tw_arena *arena = tw_arena_new(0);
  for (int document = 0; document < DOCUMENTS; document++) {
    for (int i = 0; i < PIECES; i++) memset(tw_arena_alloc(arena, PIECE_BYTES), i, PIECE_BYTES);
    memset(tw_arena_alloc(arena, 1 << 20), 1, 1 << 20);
    tw_arena_reset(arena);
    assert_int_equal(tw_arena_used(arena), 0);
  }
  tw_arena_free(arena);
}

static void test_buffer_failure_sticks(void **state) {
  (void)state;
  struct tw_buf buf;
  tw_buf_init(&buf, 5);
  assert_true(tw_buf_append(&buf, TW_SLICE("abc")));
  assert_false(tw_buf_append(&buf, TW_SLICE("def")));
  assert_false(tw_buf_append_char(&buf, 'd'));
  assert_true(tw_slice_is(tw_buf_slice(&buf), "abc"));
  tw_buf_reset(&buf);
  assert_true(tw_buf_printf(&buf, "%d", 12345));
  tw_buf_consume(&buf, 2);
  assert_string_equal(buf.data, "345");
  tw_buf_done(&buf);
}

static void test_slices(void **state) {
  (void)state;
  struct tw_slice rest = TW_SLICE("a,,b"), part;
  int parts = 0;
  while (tw_slice_split(&rest, ',', &part)) parts++;
  assert_int_equal(parts, 3);
  assert_true(tw_slice_is(tw_slice_trim(TW_SLICE(" \t x y \n")), "x y"));
  assert_int_equal(tw_slice_find(TW_SLICE("abcabc"), TW_SLICE("ca"), 0), 2);
  assert_int_equal(tw_slice_find(TW_SLICE("abc"), TW_SLICE("abcd"), 0), -1);
  assert_true(tw_slice_eq_nocase(TW_SLICE("ETag"), TW_SLICE("etag")));
  uint64_t value;
  assert_true(tw_slice_to_u64(TW_SLICE("18446744073709551615"), &value) && value == UINT64_MAX);
  assert_false(tw_slice_to_u64(TW_SLICE("18446744073709551616"), &value));
  assert_false(tw_slice_to_u64(TW_SLICE("1x"), &value));
  assert_int_equal(tw_slice_sub(TW_SLICE("abc"), 2, 99).len, 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_arena_stops_at_its_limit),
                                     cmocka_unit_test(test_arena_array_keeps_its_items),
                                     cmocka_unit_test(test_arena_text),
                                     cmocka_unit_test(test_arena_text_leaves_the_rest_aligned),
                                     cmocka_unit_test(test_arena_grows_its_last_allocation_in_place),
                                     cmocka_unit_test(test_arena_is_used_again),
                                     cmocka_unit_test(test_buffer_failure_sticks),
                                     cmocka_unit_test(test_slices)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
