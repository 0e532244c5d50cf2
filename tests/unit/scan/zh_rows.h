/* Rows of the Chinese scanner's tests: a text and what is found in it, written out. A found object reads
 *   kind text =value..value_max unit qualifier start~end <text with its hedges>
 * (a conversion: "of" and the sum that it tells again behind the qualifier)
 * without the parts that do not apply; objects are joined by "; ". */
#pragma once
#include "base/buf.h"
#include "parse/scan/language.h"
#include "tests/unit/scan/cases/case.h"
#include "tests/unit/scan/main_sum.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

static inline void zh_put_value(struct tw_buf *out, const struct tw_found *f) {
  char digits[TW_DECIMAL_TEXT_BYTES];
  if (!(f->flags & TW_FOUND_HAS_VALUE)) return;
  tw_decimal_format(f->value, digits);
  tw_buf_printf(out, " =%s", digits);
  if (!(f->flags & TW_FOUND_HAS_MAX)) return;
  tw_decimal_format(f->value_max, digits);
  tw_buf_printf(out, "..%s", digits);
}

static inline void zh_put_period(struct tw_buf *out, const struct tw_found *f) {
  char day[TW_DATE_TEXT_BYTES];
  if (f->kind != TW_KIND_DATE && f->kind != TW_KIND_PERIOD) return;
  tw_buf_append_char(out, ' ');
  if (f->period.start != TW_DAY_NONE) {
    tw_day_format(f->period.start, day);
    tw_buf_append_cstr(out, day);
  }
  tw_buf_append_char(out, '~');
  if (f->period.end != TW_DAY_NONE) {
    tw_day_format(f->period.end, day);
    tw_buf_append_cstr(out, day);
  }
}

static inline void zh_put_found(struct tw_buf *out, const struct tw_found_list *list, struct tw_slice text,
                                const struct tw_found *f) {
  struct tw_slice span = tw_slice_sub(text, f->start, f->end), hedged = tw_slice_sub(text, f->hedge_start, f->hedge_end);
  tw_buf_printf(out, "%s%s %.*s", out->len ? "; " : "", tw_kind_name(f->kind), TW_SLICE_ARG(span));
  zh_put_value(out, f);
  if (f->unit.len) tw_buf_printf(out, " %.*s", TW_SLICE_ARG(f->unit));
  if (f->qualifier != TW_EXACT) tw_buf_printf(out, " %s", tw_qualifier_name(f->qualifier));
  zh_put_period(out, f);
  if (f->flags & TW_FOUND_CONVERSION) tw_buf_printf(out, " of %.*s", TW_SLICE_ARG(main_sum(list, text, f)));
  if (!tw_slice_eq(span, hedged)) tw_buf_printf(out, " <%.*s>", TW_SLICE_ARG(hedged));
}

/* Scan each row's text and compare; the failing row is named by its text. `ref` is "YYYY-MM-DD" or NULL. */
static inline void zh_check_rows(const struct zh_row *rows, size_t count, const char *ref, const char *jurisdiction) {
  struct tw_scan_options options = {.lang = TW_SLICE("zh"), .ref_day = TW_DAY_NONE, .jurisdiction = tw_slice_from(jurisdiction)};
  if (ref) assert_true(tw_day_parse(tw_slice_from(ref), &options.ref_day));
  size_t failed = 0;
  for (size_t i = 0; i < count; i++) {
    struct tw_arena *arena = tw_arena_new(0);
    struct tw_found_list list = {0};
    struct tw_buf out;
    struct tw_slice text = tw_slice_from(rows[i].text);
    tw_buf_init(&out, 0);
    assert_int_equal(tw_scan_text(arena, text, &options, &list), TW_OK);
    for (size_t j = 0; j < list.count; j++) zh_put_found(&out, &list, text, &list.items[j]);
    if (!tw_slice_is(tw_buf_slice(&out), rows[i].found)) {
      failed++;
      print_error("%s\n  wanted %s\n  found  %s\n", rows[i].text, rows[i].found, out.len ? out.data : "");
    }
    tw_buf_done(&out);
    tw_arena_free(arena);
  }
  assert_int_equal(failed, 0);
}
#define ZH_CHECK(rows, ref, jurisdiction) zh_check_rows((rows), sizeof(rows) / sizeof *(rows), (ref), (jurisdiction))
