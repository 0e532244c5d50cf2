/* Tables of the forms in which dates are met. */
#pragma once
#include "parse/text/datetime.h"
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

/* `want` NULL: no date. */
struct date_case {
  const char *text, *timezone, *want;
};

static int check_date(const struct date_case *c) {
  struct tw_datetime d;
  char got[TW_TIME_TEXT_BYTES] = "";
  bool good = tw_datetime_parse(tw_slice_from(c->text), tw_slice_from(c->timezone), &d);
  if (good) tw_time_format(d.time_us, got);
  if (good == (c->want != NULL) && (!good || strcmp(got, c->want) == 0)) return 0;
  print_error("[%s] want %s, got %s\n", c->text, c->want ? c->want : "none", good ? got : "none");
  return 1;
}

static void check_dates(const struct date_case *cases, size_t count) {
  int wrong = 0;
  for (size_t i = 0; i < count; i++) wrong += check_date(&cases[i]);
  assert_int_equal(wrong, 0);
}
