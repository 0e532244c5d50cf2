/* URLs by the URL Standard (WHATWG): references resolved against a base, odd characters percent-encoded. */
#pragma once
#include "base/arena.h"

/* The absolute, serialised URL in `arena`; absent when `reference` can't be parsed. `base` may be absent. */
struct tw_slice tw_url_resolve(struct tw_arena *arena, struct tw_slice base, struct tw_slice reference);
/* As above, and absent too where the scheme could run code or read files (javascript, data, vbscript, file, ...). */
struct tw_slice tw_url_resolve_safe(struct tw_arena *arena, struct tw_slice base, struct tw_slice reference);
/* "news.example" of an absolute URL; borrowed; absent when there is none. */
struct tw_slice tw_url_host(struct tw_slice url);
