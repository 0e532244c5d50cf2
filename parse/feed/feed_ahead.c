#include "parse/feed/feed_ahead.h"

void tw_feed_ahead_init(struct tw_feed_ahead *ahead, struct tw_slice text) {
  ahead->text = text;
  ahead->count = 0;
}

/* By one byte of the needle: far faster than a search for all of it where that byte is rare. */
static size_t search_by(const struct tw_feed_ahead *ahead, struct tw_slice needle, size_t at, size_t rare) {
  struct tw_slice s = ahead->text;
  while (needle.len <= s.len && at <= s.len - needle.len) {
    const char *hit = memchr(s.ptr + at + rare, needle.ptr[rare], s.len - needle.len - at + 1);
    if (!hit) break;
    at = (size_t)(hit - s.ptr) - rare;
    if (memcmp(s.ptr + at, needle.ptr, needle.len) == 0) return at;
    at++;
  }
  return s.len;
}

static size_t search(const struct tw_feed_ahead *ahead, struct tw_slice needle, size_t at) {
  for (size_t i = 0; i < needle.len; i++)
    if (needle.ptr[i] == ']' || needle.ptr[i] == '!') return search_by(ahead, needle, at, i);
  ptrdiff_t found = tw_slice_find(ahead->text, needle, at);
  return found < 0 ? ahead->text.len : (size_t)found;
}

size_t tw_feed_ahead_find(struct tw_feed_ahead *ahead, struct tw_slice needle, size_t at) {
  size_t i = 0;
  while (i < ahead->count && !tw_slice_eq(tw_slice_of(ahead->items[i].needle, ahead->items[i].len), needle)) i++;
  if (i == ahead->count) {
    if (i == TW_FEED_AHEAD_NEEDLES || needle.len > TW_FEED_AHEAD_NEEDLE_BYTES) return ahead->text.len;
    memcpy(ahead->items[i].needle, needle.ptr, needle.len);
    ahead->items[i].len = needle.len;
    ahead->items[i].from = at;
    ahead->items[i].found = search(ahead, needle, at);
    ahead->count++;
  } else if (at < ahead->items[i].from || at > ahead->items[i].found) {
    ahead->items[i].from = at;
    ahead->items[i].found = search(ahead, needle, at);
  }
  return ahead->items[i].found;
}
