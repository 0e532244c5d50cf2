/* What the selectors of a source pick from a page while its tree grows: the links to articles, and the one to the next page. */
#pragma once
#include "base/arena.h"
#include "config/selector.h"
#include "parse/page/dom.h"

struct tw_page_pick;

/* `select` absent: no links are picked; `next` absent: what says rel=next. Borrowed, as is `arena`, in which *ret_pick is made.
 * 0, TW_ENOMEM, or the status of a selector that the configuration would have refused. */
int tw_page_pick_new(struct tw_arena *arena, struct tw_slice select, struct tw_slice next, struct tw_page_pick **ret_pick,
                     struct tw_error *error);
/* Has `listener` tell it of elements. */
void tw_page_pick_listen(struct tw_page_pick *pick, struct tw_dom_listener *listener);
/* Whether only picked links count. */
bool tw_page_pick_selects(const struct tw_page_pick *pick);
/* Whether the element at `node` is, or stands in, what `select` names. To be asked in the order of the nodes, from *cursor = 0.
 */
bool tw_page_pick_has(const struct tw_page_pick *pick, uint32_t node, size_t *cursor);
/* The href of the next page's link as written; absent. */
struct tw_slice tw_page_pick_next(const struct tw_page_pick *pick);
/* False when memory ran out on the way. */
bool tw_page_pick_is_whole(const struct tw_page_pick *pick);
