/* Diagnostics of configuration files: all errors at once, each with file:line:column, the line, a caret and a hint. */
#pragma once
#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

struct tw_diag_entry {
  struct tw_slice file;
  int line, column; /* from 1; column counts characters; 0: the whole file */
  struct tw_slice message;
  struct tw_slice hint; /* absent, or 'did you mean "interval"?' */
};

/* The contents of a file that is not on disk (or no longer the same). */
struct tw_diag_text {
  struct tw_slice file, contents;
};

struct tw_diag_text_list {
  struct tw_diag_text *items;
  size_t count, capacity;
};

/* Past this many nobody reads on; the rest is counted and said. */
enum { TW_DIAG_MAX_ENTRIES = 200 };

struct tw_diag {
  struct tw_arena *arena; /* borrowed; entries live there */
  struct tw_diag_entry *items;
  size_t count, capacity;
  size_t dropped; /* errors that were counted only: over TW_DIAG_MAX_ENTRIES or out of memory */
  struct tw_diag_text_list texts;
};

/* No errors yet. There is no _done: all is in `arena`, borrowed. */
void tw_diag_init(struct tw_diag *diag, struct tw_arena *arena);
/* Errors so far, dropped ones included. */
static inline size_t tw_diag_errors(const struct tw_diag *diag) {
  return diag->count + diag->dropped;
}
/* Adds one error; texts are copied. Line and column 0: the whole file. */
void tw_diag_add(struct tw_diag *diag, struct tw_slice file, int line, int column, struct tw_slice hint, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
/* Human-readable, as a compiler prints it, for every entry in file and line order; reads the files again to show the line
 * (`contents` of a file that is not on disk may be passed by name through tw_diag_source). */
void tw_diag_print(const struct tw_diag *diag, struct tw_buf *out);
/* Let tw_diag_print take the lines of `file` from `contents`, borrowed until then. */
void tw_diag_source(struct tw_diag *diag, struct tw_slice file, struct tw_slice contents);
/* The nearest of `count` candidates by edit distance, for a hint; absent when none is near. */
struct tw_slice tw_diag_nearest(struct tw_slice word, const struct tw_slice *candidates, size_t count);
