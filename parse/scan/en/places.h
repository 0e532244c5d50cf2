/* Which states an English text names. */
#pragma once
#include "base/slice.h"

/* The state, or a city that stands for it, whose name starts with a capital at text.ptr[at] (at < text.len), be it a noun or
 * an adjective ("Swiss"): bytes taken, 0: none. *ret_state is ISO 3166-1 alpha-2, static. */
size_t tw_en_place_at(struct tw_slice text, size_t at, struct tw_slice *ret_state);
/* Name `i` of the table, sorted; NULL past its end. For the tests. */
const char *tw_en_place_name(size_t i);
