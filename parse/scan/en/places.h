/* Which states an English text names. */
#pragma once
#include "parse/scan/en/lexicon.h"

/* The next state, or city that stands for it, that is named with a capital at or behind text.ptr[at], be it by a noun or an
 * adjective ("Swiss"): behind its name. *ret_state is ISO 3166-1 alpha-2, static; absent, and text.len returned, where there is
 * none. `index` is a struct tw_en_index. */
size_t tw_en_place_next(const void *index, struct tw_slice text, size_t at, struct tw_slice *ret_state);
/* Adds every name that the above may begin with. */
void tw_en_place_index(struct tw_en_index *index);
/* Name `i` of the table, sorted; NULL past its end. For the tests. */
const char *tw_en_place_name(size_t i);
