#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include "base/fingerprint.h"
#include <cmocka.h>

/* In the store for years: a library that gave other values would make every feed new once. */
static void known_values(void **state) {
  static const struct {
    const char *text, *hex;
  } rows[] = {{"", "99aa06d3014798d86001c324468d497f"}, {"a", "a96faf705af16834e6c632b61e964e1f"}};
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char hex[TW_DIGEST_HEX_BYTES];
    struct tw_digest fingerprint = tw_fingerprint_of(tw_slice_from(rows[i].text));
    tw_digest_hex(&fingerprint, hex);
    assert_string_equal(hex, rows[i].hex);
  }
}

static void absent_is_empty(void **state) {
  struct tw_digest absent = tw_fingerprint_of(TW_SLICE_NONE), empty = tw_fingerprint_of(TW_SLICE(""));
  (void)state;
  assert_memory_equal(&absent, &empty, sizeof absent);
}

static void short_ones_differ(void **state) {
  (void)state;
  assert_int_equal(tw_fingerprint_short(TW_SLICE("a")), tw_fingerprint_short(TW_SLICE("a")));
  assert_int_not_equal(tw_fingerprint_short(TW_SLICE("a")), tw_fingerprint_short(TW_SLICE("b")));
  assert_int_equal(tw_fingerprint_short(TW_SLICE_NONE), tw_fingerprint_short(TW_SLICE("")));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(known_values), cmocka_unit_test(absent_is_empty),
                                     cmocka_unit_test(short_ones_differ)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
