/* Fiscal years as the states count them (ISO 3166-1 alpha-2); the calendar's year where a state is absent or its year unknown. */
#pragma once
#include "base/calendar.h"
#include "base/slice.h"

bool tw_fiscal_is_calendar(struct tw_slice state);
/* The one that is called so: "FY2020". */
struct tw_period tw_fiscal_year(struct tw_slice state, int year);
/* The one that begins in `year`: "2019/20". */
struct tw_period tw_fiscal_year_from(struct tw_slice state, int year);
/* The one that holds `day`, moved by `offset` years. */
struct tw_period tw_fiscal_year_at(struct tw_slice state, tw_day day, int offset);
