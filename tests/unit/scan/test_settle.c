/* Names of money that several currencies share, settled by the states and currencies that the text names; and the tables of
 * places, sorted as their look-ups need them. */
#include "parse/scan/en/places.h"
#include "parse/scan/scan.h"
#include "parse/scan/zh/zh_places.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
/* clang-format on */

static void check_sorted(const char *(*name)(size_t i)) {
  for (size_t i = 1; name(i); i++)
    if (strcmp(name(i - 1), name(i)) >= 0) fail_msg("\"%s\" stands before \"%s\"", name(i - 1), name(i));
}

static void test_places_are_sorted(void **state) {
  (void)state;
  check_sorted(tw_en_place_name);
  check_sorted(tw_zh_place_name);
}

static const struct settle_case {
  const char *text, *lang, *jurisdiction;
  const char *units; /* of all amounts of money, by spaces; '?' behind those that stay marked */
} cases[] = {
    {"Police in Stockholm seized 3 million kronor and 40,000 kr", "en", "", "SEK SEK"},
    {"He paid 40,000 rupees in Lahore", "en", "", "PKR"},
    {"He paid 40,000 rupees in Lahore and Delhi", "en", "", "INR"},
    {"He paid 40,000 rupees in Lahore", "en", "LK", "LKR"},
    {"He paid 40,000 rupees", "en", "", "INR?"},
    {"Egypt lent 5 million pounds and $3 million", "en", "", "GBP? USD?"},
    {"3 million francs ($5 million)", "en", "", "francs? USD?"},
    {"3 million francs, and 2 million Swiss francs", "en", "", "CHF CHF"},
    {"Seoul and North Korea: 3 million won", "en", "", "KRW?"},
    {"台北市警方查獲詐騙集團，損失216萬元", "zh", "", "TWD"},
    {"警方在九龍拘捕三人，涉款廿萬元", "zh", "", "HKD"},
    {"警方拘捕三人，涉款廿萬元", "zh", "", "CNY?"},
    {"台北警方拘捕三人，涉款廿萬元，即5萬元人民幣", "zh", "", "CNY CNY"},
    {"公司營收達100億元，獲利3.2億美元", "zh", "", "CNY? USD"},
    {"台北的公司營收達100億元，獲利3.2億美元", "zh", "", "TWD USD"},
    {"台湾警方称，损失216万元", "zh", "", "CNY?"},
    {"巴基斯坦拨款500亿卢比", "zh", "", "PKR"},
};

static void list_units(const struct tw_found_list *list, char *out, size_t size) {
  size_t len = 0;
  out[0] = 0;
  for (size_t i = 0; i < list->count; i++) {
    const struct tw_found *f = &list->items[i];
    if (f->kind != TW_KIND_MONEY) continue;
    len += (size_t)snprintf(out + len, size - len, "%s%.*s%s", len ? " " : "", TW_SLICE_ARG(f->unit),
                            f->flags & TW_FOUND_AMBIGUOUS_UNIT ? "?" : "");
  }
}

static void test_units(void **state) {
  (void)state;
  struct tw_arena *arena = tw_arena_new(1 << 24);
  assert_non_null(arena);
  const struct tw_scan_tables *tables = tw_scan_tables_new(arena);
  int wrong = 0;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct tw_scan_options options = {
        .lang = tw_slice_from(cases[i].lang),
        .ref_day = TW_DAY_NONE,
        .jurisdiction = tw_slice_from(cases[i].jurisdiction),
        .tables = tables,
    };
    struct tw_found_list list;
    char units[256];
    assert_int_equal(tw_scan_text(arena, tw_slice_from(cases[i].text), &options, &list), 0);
    list_units(&list, units, sizeof units);
    if (strcmp(units, cases[i].units) == 0) continue;
    print_error("%s\n  want %s\n  got  %s\n", cases[i].text, cases[i].units, units);
    wrong++;
  }
  tw_arena_free(arena);
  assert_int_equal(wrong, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_places_are_sorted), cmocka_unit_test(test_units)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
