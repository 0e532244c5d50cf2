#include "parse/feed/feed_json_repair.h"

/* Offset behind the string that starts at `at`; s.len when it does not end. */
static size_t skip_string(struct tw_slice s, size_t at) {
  for (at++; at < s.len; at++) {
    if (s.ptr[at] == '\\')
      at++;
    else if (s.ptr[at] == '"')
      return at + 1;
  }
  return s.len;
}

static int depth_change(char c) {
  if (c == '{' || c == '[') return 1;
  return c == '}' || c == ']' ? -1 : 0;
}

static size_t skip_space(struct tw_slice s, size_t at) {
  while (at < s.len && (s.ptr[at] == ' ' || (s.ptr[at] >= '\t' && s.ptr[at] <= '\r'))) at++;
  return at;
}

/* Offset of the key "items" at depth one, and of the bracket of its array; false when there is none. */
static bool find_items(struct tw_slice s, size_t *ret_key, size_t *ret_bracket) {
  int depth = 0;
  for (size_t at = 0; at < s.len;) {
    if (s.ptr[at] != '"') {
      depth += depth_change(s.ptr[at++]);
      continue;
    }
    size_t end = skip_string(s, at), colon = skip_space(s, end);
    bool key = depth == 1 && tw_slice_is(tw_slice_sub(s, at, end), "\"items\"") && colon < s.len && s.ptr[colon] == ':';
    size_t bracket = key ? skip_space(s, colon + 1) : s.len;
    if (bracket < s.len && s.ptr[bracket] == '[') {
      *ret_key = at;
      *ret_bracket = bracket;
      return true;
    }
    at = end;
  }
  return false;
}

bool tw_feed_json_repair_init(struct tw_feed_json_repair *repair, struct tw_arena *arena, struct tw_slice text) {
  size_t key, bracket;
  char *bytes = tw_arena_alloc(arena, text.len + 1);
  if (!bytes) return false;
  for (size_t i = 0; i < text.len; i++) bytes[i] = (unsigned char)text.ptr[i] < 0x20 ? ' ' : text.ptr[i];
  struct tw_slice s = tw_slice_of(bytes, text.len);
  if (!find_items(s, &key, &bracket)) return false;
  struct tw_slice before = tw_slice_trim(tw_slice_sub(s, 0, key));
  if (before.len && before.ptr[before.len - 1] == ',') before.len--;
  repair->head = tw_arena_printf(arena, "%.*s}", TW_SLICE_ARG(before));
  repair->rest = tw_slice_sub(s, bracket + 1, s.len);
  repair->at = 0;
  return true;
}

bool tw_feed_json_repair_next(struct tw_feed_json_repair *repair, struct tw_slice *ret_object) {
  struct tw_slice s = repair->rest;
  const char *open = repair->at < s.len ? memchr(s.ptr + repair->at, '{', s.len - repair->at) : NULL;
  if (!open) return false;
  size_t start = (size_t)(open - s.ptr);
  int depth = 0;
  for (size_t at = start; at < s.len;) {
    if (s.ptr[at] == '"') {
      at = skip_string(s, at);
      continue;
    }
    depth += depth_change(s.ptr[at++]);
    if (depth > 0) continue;
    *ret_object = tw_slice_sub(s, start, at);
    repair->at = at;
    return true;
  }
  repair->at = s.len;
  return false;
}
