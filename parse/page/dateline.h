/* Dates inside visible lines: "Release time: Apr 16, 2024 21:50", "2016年12月29日", "12. Januar 2022". */
#pragma once
#include "base/calendar.h"

struct tw_dateline {
  tw_day day;
  size_t start, end; /* bytes of the line */
};

/* The first whole date (year, month, day) at or after `from`. `month_first`: how "3/4/2024" reads. */
bool tw_dateline_next(struct tw_slice line, size_t from, bool month_first, struct tw_dateline *ret_found);
