/* Character references of XML and HTML, as feeds write them. */
#pragma once
#include "base/arena.h"

/* The reference at s.ptr[at] (an ampersand): its length, with the semicolon, and its character; 0 when it is none. Named ones are
 * XML's five and HTML 4's; numeric ones follow the HTML Standard (the C1 range means windows-1252; surrogates, zero and values
 * past Unicode give U+FFFD). Looks at a bounded number of bytes. */
size_t tw_feed_entity_decode(struct tw_slice s, size_t at, uint32_t *ret_char);
/* `s` with its references decoded, in `arena`; `s` itself when it holds no ampersand. *ret_bare (may be NULL) is set, never
 * cleared, when an ampersand began no reference. The absent slice when out of memory. */
struct tw_slice tw_feed_entity_expand(struct tw_arena *arena, struct tw_slice s, bool *ret_bare);
/* Something of a reference's shape, known or not: "&name;" or "&#1;". Its length or 0. */
size_t tw_feed_entity_measure(struct tw_slice s, size_t at);
/* "&copy" without its semicolon, one of the names that HTML knows without it (Latin-1's and XML's), where neither a letter, a
 * digit nor an equals sign follows. Its length and its character, or 0. */
size_t tw_feed_entity_decode_bare(struct tw_slice s, size_t at, uint32_t *ret_char);
/* U+0080 to U+009F as windows-1252 means them; other characters as they are. */
uint32_t tw_feed_entity_fix_c1(uint32_t c);
