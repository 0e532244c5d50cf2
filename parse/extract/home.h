/* Whose dollar, rupee or 元 it is where neither the caller nor the domain says: the state of the publisher by its host, else the
 * one whose institutions the text names. Both are vocabulary of the packs (docs/rule-packs.md, publishers and home). */
#pragma once
#include "parse/extract/rules_body.h"

/* Absent when no pack names the URL's host or one above it. */
struct tw_slice tw_home_of_publisher(const struct tw_rules *rules, struct tw_slice url);
/* "LIMA (Reuters) - ...": an agency's report, which means no publisher's own money. English. */
bool tw_home_is_of_wire(struct tw_slice text);
/* `signs`: what tw_lexicon_scan found of `home`. `publisher` (may be absent) when the text has a sign of it, when fewer than two
 * (three, where an English text has a publisher) of another state stand in `text`, or two states have alike many; what is only
 * longer by its ending (Kenya, Kenyan) counts once. Without a publisher an English dateline tells ("SINGAPORE - "); and without
 * one whose money is a dollar one sign alone (seen twice where there is a publisher), where no other state has any and its own
 * money is no dollar. In `arena` is scratch. */
struct tw_slice tw_home_of_text(const struct tw_rules *rules, enum tw_pack_language language, struct tw_slice text,
                                const struct tw_hit_list *signs, struct tw_slice publisher, struct tw_arena *arena);
/* A Chinese text's 比索 or 卢比 is that of the state named last before it whose money is called so. */
void tw_home_settle_currencies(const struct tw_rules *rules, struct tw_slice text, const struct tw_hit_list *hits,
                               struct tw_found_list *found);
/* （澳門元，下同）: a bare 元 of the text is of the currency that it names so. */
void tw_home_settle_stated(struct tw_slice text, struct tw_found_list *found);
