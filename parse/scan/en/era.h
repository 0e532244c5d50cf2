/* Decades and centuries: "the 1990s", "nineteen seventies", "the 19th century". */
#pragma once
#include "parse/scan/en/point.h"

/* A decade or a century at token `at`, its article included; not the decade of somebody's age ("in his 40s"). False when there
 * is none. */
bool tw_en_era_match(const struct tw_en_text *t, size_t at, struct tw_en_point *ret_point);
