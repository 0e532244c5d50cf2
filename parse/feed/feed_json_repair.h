/* A JSON Feed that is cut off or ill-formed somewhere: its whole parts. */
#pragma once
#include "base/arena.h"

struct tw_feed_json_repair {
  struct tw_slice head; /* the members before "items", as an object of their own */
  struct tw_slice rest; /* the array behind its bracket */
  size_t at;
};

/* False when there is no "items" array at the top level. Control characters in strings are blanked, in a copy. */
bool tw_feed_json_repair_init(struct tw_feed_json_repair *repair, struct tw_arena *arena, struct tw_slice text);
/* The next whole object of the array; false when there is no more. One that is cut off is not whole. */
bool tw_feed_json_repair_next(struct tw_feed_json_repair *repair, struct tw_slice *ret_object);
