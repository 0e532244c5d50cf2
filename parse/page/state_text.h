/* The text of pages that scripts draw: it stands in the state that the page carries for them (__NEXT_DATA__,
 * window.__INITIAL_STATE__, self.__next_f and the like), as strings. */
#pragma once
#include "base/arena.h"
#include "parse/page/markup_clean.h"

/* The longest run of paragraphs that stand close to each other among the strings of `scripts`, a blank line between each two;
 * they may be HTML. In `arena`; absent when there is none worth an article. Linear in the scripts. */
struct tw_slice tw_state_text_find(struct tw_arena *arena, const struct tw_markup_scripts *scripts);
/* Whether a text from scripts or JSON-LD is HTML, escaped or not. */
bool tw_state_text_is_markup(struct tw_slice text);
