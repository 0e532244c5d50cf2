/* English words around an amount told again in another currency. */
#pragma once
#include "parse/scan/conversion.h"

extern const struct tw_conversion_words tw_en_conversion_words;
