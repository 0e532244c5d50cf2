/* The function words of both languages, in tables that are made once. */
#pragma once
#include "parse/extract/token.h"

struct tw_functions;

/* In `arena`; NULL when memory is out. */
const struct tw_functions *tw_functions_new(struct tw_arena *arena);
/* The function of an English word in any case. TW_F_NONE when it is none. */
enum tw_function tw_functions_en(const struct tw_functions *functions, struct tw_slice word);
/* The function of the longest Chinese function word that the text begins with; its length in *ret_length. TW_F_NONE when it
 * begins with none. */
enum tw_function tw_functions_zh(const struct tw_functions *functions, struct tw_slice text, size_t *ret_length);
