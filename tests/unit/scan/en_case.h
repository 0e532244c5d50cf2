/* Table-driven cases of the English scanner: a sentence and all that is found in it, one line of text each. */
#pragma once
#include "base/buf.h"
#include "parse/scan/scan.h"
#include "tests/unit/scan/cases/case.h"
#include "tests/unit/scan/main_sum.h"
#include <stdio.h>
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

static inline void en_append_day(struct tw_buf *out, tw_day day) {
  char text[TW_DATE_TEXT_BYTES] = "~";
  if (day != TW_DAY_NONE) tw_day_format(day, text);
  tw_buf_append_cstr(out, text);
}

static inline void en_append(struct tw_buf *out, const struct tw_found_list *list, struct tw_slice text,
                             const struct tw_found *f) {
  char number[TW_DECIMAL_TEXT_BYTES];
  tw_buf_printf(out, "%s %.*s", tw_kind_name(f->kind), (int)(f->end - f->start), text.ptr + f->start);
  if (f->flags & TW_FOUND_HAS_VALUE) {
    tw_decimal_format(f->value, number);
    tw_buf_printf(out, "=%s", number);
  }
  if (f->flags & TW_FOUND_HAS_MAX) {
    tw_decimal_format(f->value_max, number);
    tw_buf_printf(out, "..%s", number);
  }
  if (f->unit.len) tw_buf_printf(out, " %.*s", TW_SLICE_ARG(f->unit));
  if (f->qualifier != TW_EXACT) tw_buf_printf(out, " %s", tw_qualifier_name(f->qualifier));
  if (f->flags & TW_FOUND_CONVERSION) tw_buf_printf(out, " of %.*s", TW_SLICE_ARG(main_sum(list, text, f)));
  if (tw_period_is_none(f->period) || f->kind > TW_KIND_DATE) return;
  tw_buf_append_cstr(out, " ");
  en_append_day(out, f->period.start);
  tw_buf_append_cstr(out, "/");
  en_append_day(out, f->period.end);
}

/* Scan on the reference date `ref` ("YYYY-MM-DD" or NULL) and compare. */
static inline void en_check(const struct en_case *c, const char *ref) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  TW_BUF_AUTO out;
  tw_buf_init(&out, 0);
  struct tw_scan_options options = {
      .lang = TW_SLICE("en"), .ref_day = TW_DAY_NONE, .jurisdiction = tw_slice_from(c->jurisdiction)};
  if (ref) assert_true(tw_day_parse(tw_slice_from(ref), &options.ref_day));
  struct tw_slice text = tw_slice_from(c->text);
  struct tw_found_list list;
  assert_int_equal(tw_scan_text(arena, text, &options, &list), 0);
  for (size_t i = 0; i < list.count; i++) {
    if (i) tw_buf_append_cstr(&out, "; ");
    en_append(&out, &list, text, &list.items[i]);
  }
  const char *got = out.data ? out.data : "";
  if (strcmp(got, c->found) != 0) fail_msg("\n  text %s\n  want %s\n  got  %s", c->text, c->found, got);
}
