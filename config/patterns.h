/* Include and exclude patterns of a source: POSIX extended regular expressions, found anywhere in a URL. */
#pragma once
#include "base/error.h"

struct tw_patterns;

/* Compiles both lists; slices are not kept. NULL with *error when one is no regular expression or memory is out. */
struct tw_patterns *tw_patterns_new(const struct tw_slice *include, size_t include_count, const struct tw_slice *exclude,
                                    size_t exclude_count, struct tw_error *error);
void tw_patterns_free(struct tw_patterns *patterns); /* NULL is a no-op */
/* True when `url` matches an include (or there is none) and no exclude. A URL over 16 KiB is not admitted. NULL admits all. */
bool tw_patterns_admit(const struct tw_patterns *patterns, struct tw_slice url);
/* Whether one pattern compiles; else *error says why. */
bool tw_pattern_is_valid(struct tw_slice pattern, struct tw_error *error);
