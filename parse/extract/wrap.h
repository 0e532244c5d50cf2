/* Plain text whose lines were broken at a fixed width, as mail and text files have it, or somewhere, as wire copy that went
 * through other markup has it: which line ends are only that. */
#pragma once
#include "base/slice.h"

struct tw_wrap {
  size_t width;   /* columns the lines were filled to; 0: the text's line ends are its author's, */
  bool is_ragged; /* or stand anywhere in its sentences: a line goes on unless it ends one */
};

/* Looks at every line once. A text is wrapped when most of its line ends stand where the next line's first word would not have
 * fitted; lists, tables and paragraphs of one line are not. It is ragged when its lines keep stopping in mid-sentence and the
 * next ones begin with small letters. */
struct tw_wrap tw_wrap_of(struct tw_slice text);
/* The line end behind which a new paragraph begins, from a line's start on: the next '\n' that is no wrap, or text.len. */
size_t tw_wrap_paragraph_end(const struct tw_wrap *wrap, struct tw_slice text, size_t line);
