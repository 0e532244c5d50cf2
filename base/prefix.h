/* The longest of many words that a text begins with, in a constant table sorted by bytes: narrowed byte by byte, as in a trie. */
#pragma once
#include "base/arena.h"

/* Rows of any struct whose first member is a `const char *` word (not empty, NUL-terminated), sorted by it as strcmp does. */
struct tw_prefix_table {
  const void *rows;
  size_t count, stride; /* rows, bytes of each */
};
#define TW_PREFIX_TABLE(array) ((struct tw_prefix_table){(array), sizeof(array) / sizeof *(array), sizeof *(array)})

/* The row of the longest word that stands at the start of `text`; NULL when none does. `may_end` (NULL: always) says whether a
 * word may end before text.ptr[end]. */
const void *tw_prefix_longest(struct tw_prefix_table table, struct tw_slice text,
                              bool (*may_end)(struct tw_slice text, size_t end));

/* A table with its rows found by the first character of their word (at most three bytes of it): most characters begin none. */
struct tw_prefix_index;
/* In `arena`; NULL when memory is out. The table's rows must outlive it. */
const struct tw_prefix_index *tw_prefix_index_new(struct tw_arena *arena, struct tw_prefix_table table);
/* As tw_prefix_longest with no `may_end`. */
const void *tw_prefix_index_longest(const struct tw_prefix_index *index, struct tw_slice text);
