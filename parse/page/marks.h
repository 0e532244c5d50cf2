/* Punctuation and blanks of running text, as bytes of UTF-8. */
#pragma once
#include "base/slice.h"

/* Commas, full stops and their like, Latin and Chinese: what prose has and menus have not. */
uint32_t tw_marks_count(struct tw_slice s);
/* Columns on a terminal: characters, those of three and more bytes twice. */
uint32_t tw_marks_width(struct tw_slice s);
/* The last character closes a sentence (quotes and brackets behind it allowed). */
bool tw_marks_ends_sentence(struct tw_slice s);
/* Only white space, no-break and ideographic blanks and zero-width characters. */
bool tw_marks_is_blank(struct tw_slice s);
/* Without such at the start, the end, both. */
struct tw_slice tw_marks_trim_start(struct tw_slice s);
struct tw_slice tw_marks_trim_end(struct tw_slice s);
struct tw_slice tw_marks_trim(struct tw_slice s);
