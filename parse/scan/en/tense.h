/* Whether a text speaks of a time as one to come. */
#pragma once
#include "parse/scan/en/token.h"

/* Whether what stands around the tokens [first, next) of a time says that it is still ahead. */
bool tw_en_tense_is_ahead(const struct tw_en_text *t, size_t first, size_t next);
