/* Spelling variants made one, byte for byte, so that offsets stay: ASCII letters to lower case; in Chinese, traditional
 * characters to simplified ones (both three bytes of UTF-8). */
#pragma once
#include "base/arena.h"

struct tw_fold;

/* The map of characters, in `arena`; NULL when memory is out. */
const struct tw_fold *tw_fold_new(struct tw_arena *arena);
/* Writes text.len bytes to `out`, which may be text.ptr itself. Any bytes are allowed. `fold`: NULL for texts that are not
 * Chinese. */
void tw_fold_bytes(const struct tw_fold *fold, struct tw_slice text, char *out);
/* Makes the last letter of each word of a folded Latin text a capital: a literal that is marked so as well does not match inside
 * a longer word that begins like it. In place. */
void tw_fold_mark_ends(char *text, size_t len);
