#include "parse/feed/feed_json.h"

int tw_feed_json_read(struct tw_arena *arena, struct tw_slice text, const struct tw_feed_options *options,
                      struct tw_feed *ret_feed) {
  (void)arena;
  (void)text;
  (void)options;
  *ret_feed = (struct tw_feed){0};
  return 0;
}
