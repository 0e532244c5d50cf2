/* Units of measurement behind a number. */
#pragma once
#include "parse/scan/en/token.h"

/* "km", "-metre", "square kilometres", "MW", "°C", "C" at token `at`, right behind a number. Tokens taken, 0: none. */
size_t tw_en_measure_match(const struct tw_en_text *t, size_t at);
