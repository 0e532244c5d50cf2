/* URLs that need no parsing: http, a host name, and only characters that stand for themselves. Nearly all of a feed's. */
#pragma once
#include "base/arena.h"

/* What the URL Standard's parser would give for `reference` against `base`, in `arena`; absent when one of them is not plain (or
 * memory is out): then it has to be parsed. */
struct tw_slice tw_url_plain_resolve(struct tw_arena *arena, struct tw_slice base, struct tw_slice reference);
