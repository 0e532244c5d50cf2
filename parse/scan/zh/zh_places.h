/* Which states a Chinese text names, and which script it is written in. */
#pragma once
#include "base/slice.h"

/* The state, or a city that stands for it, whose name starts at text.ptr[at] (at < text.len): bytes taken, 0: none. *ret_state
 * is ISO 3166-1 alpha-2, static. */
size_t tw_zh_place_at(struct tw_slice text, size_t at, struct tw_slice *ret_state);
/* Whether the first character that only one of the scripts has is a traditional one. False when there is none near the start. */
bool tw_zh_places_is_traditional(struct tw_slice text);
/* Name `i` of the table, sorted; NULL past its end. For the tests. */
const char *tw_zh_place_name(size_t i);
