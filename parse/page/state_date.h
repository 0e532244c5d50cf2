/* A page's date as its own scripts have it: "var publishTime = '2026-03-08 18:15'". Some write it into the page only when they
 * run. */
#pragma once
#include "parse/page/markup_clean.h"

/* The value, as it stands in `scripts`, of the variable that is named for the date of publication and set to a date, or to
 * seconds since 1970; absent when there is none. Members of objects do not count: they may be other pages'. Linear in the
 * scripts. */
struct tw_slice tw_state_date_find(const struct tw_markup_scripts *scripts);
