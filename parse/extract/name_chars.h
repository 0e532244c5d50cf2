/* What a Chinese character may be in a person's name, by one look-up. */
#pragma once
#include "base/arena.h"

enum tw_name_char {
  TW_NAME_SURNAME = 1 << 0,
  TW_NAME_NEVER = 1 << 1,         /* rarely stands in a given name and often behind one */
  TW_NAME_FOREIGN = 1 << 2,       /* foreign names are written with it, where a dot shows the name */
  TW_NAME_FOREIGN_ONLY = 1 << 3,  /* it hardly stands elsewhere */
  TW_NAME_FOREIGN_INNER = 1 << 4, /* it does stand elsewhere, but not at a foreign name's start */
};

struct tw_name_chars;

/* In `arena`; NULL when memory is out. */
const struct tw_name_chars *tw_name_chars_new(struct tw_arena *arena);
/* Is `c`, which is one character or none, of that kind? */
bool tw_name_chars_has(const struct tw_name_chars *chars, enum tw_name_char kind, struct tw_slice c);
