/* Which states a Chinese text names, and which script it is written in. */
#pragma once
#include "base/slice.h"

/* The next state, or city that stands for it, that is named at or behind text.ptr[at]: behind its name. *ret_state is ISO 3166-1
 * alpha-2, static; absent, and text.len returned, where there is none. `index` is not used. */
size_t tw_zh_place_next(const void *index, struct tw_slice text, size_t at, struct tw_slice *ret_state);
/* The longest such name that starts at text.ptr[at]: its length, 0: none. *ret_state as above; unchanged when there is none. */
size_t tw_zh_place_longest(struct tw_slice text, size_t at, struct tw_slice *ret_state);
/* Whether the first character that only one of the scripts has is a traditional one. False when there is none near the start. */
bool tw_zh_places_is_traditional(struct tw_slice text);
/* Name `i` of the table, sorted; NULL past its end. For the tests. */
const char *tw_zh_place_name(size_t i);
