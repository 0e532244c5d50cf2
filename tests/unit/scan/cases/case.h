/* Rows of the scanner's cases: a text and all that is found in it, written out. The tests of this folder check each row, and
 * docs/quantities.md is made of the same ones. */
#pragma once
#include <stddef.h>

/* Reference dates: a Thursday, a Friday, a day on which December is the month just past. */
#define EN_DATES_DAY      "2020-11-05"
#define ZH_PERIODS_DAY    "2016-12-30"
#define ZH_IN_JANUARY_DAY "2017-01-10"

struct en_case {
  const char *text;         /* names the row */
  const char *found;        /* "kind text=value..max unit qualifier of sum start/end", joined by "; " */
  const char *jurisdiction; /* NULL: not known */
};

struct zh_row {
  const char *text;
  const char *found; /* "kind text =value..value_max unit qualifier of sum start~end <text with its hedges>", joined by "; " */
};
