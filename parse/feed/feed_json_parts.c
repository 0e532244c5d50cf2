#include "parse/feed/feed_json_parts.h"

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

bool tw_feed_json_parts_init(struct tw_feed_json_parts *parts, struct tw_slice text) {
  int depth = 0;
  for (size_t at = 0; at < text.len;) {
    if (text.ptr[at] != '"') {
      depth += depth_change(text.ptr[at++]);
      continue;
    }
    size_t end = skip_string(text, at), colon = skip_space(text, end);
    bool key = depth == 1 && tw_slice_is(tw_slice_sub(text, at, end), "\"items\"") && colon < text.len && text.ptr[colon] == ':';
    size_t bracket = key ? skip_space(text, colon + 1) : text.len;
    if (bracket < text.len && text.ptr[bracket] == '[') {
      *parts = (struct tw_feed_json_parts){.text = text, .key = at, .bracket = bracket, .at = bracket + 1};
      return true;
    }
    at = end;
  }
  return false;
}

/* Each value but the first stands behind a comma or a colon, or opens a list. */
static size_t values_begun(char c) {
  return c == ',' || c == ':' || c == '[' || c == '{';
}

/* Offset behind the object at `at`; s.len + 1 when it is cut off. */
static size_t skip_object(struct tw_slice s, size_t at, size_t *ret_values) {
  int depth = 0;
  *ret_values = 1;
  while (at < s.len) {
    if (s.ptr[at] == '"') {
      at = skip_string(s, at);
      continue;
    }
    *ret_values += values_begun(s.ptr[at]);
    depth += depth_change(s.ptr[at++]);
    if (depth <= 0) return at;
  }
  return s.len + 1;
}

/* Over what stands before the next object, or the array's end: one comma between objects and none elsewhere, or it is damaged. */
static size_t skip_gap(struct tw_feed_json_parts *parts) {
  struct tw_slice s = parts->text;
  size_t at = parts->at, commas = 0, strange = 0;
  bool is_first = parts->at == parts->bracket + 1;
  for (; at < s.len && s.ptr[at] != '{' && (s.ptr[at] != ']' || parts->depth); at++) {
    commas += s.ptr[at] == ',';
    strange += s.ptr[at] != ',' && skip_space(s, at) == at;
    if (s.ptr[at] == '[') parts->depth++;
    if (s.ptr[at] == ']') parts->depth--;
    if (s.ptr[at] == '"') at = skip_string(s, at) - 1;
  }
  bool has_item = at < s.len && s.ptr[at] == '{';
  if (strange || at == s.len || commas != (has_item && !is_first)) parts->is_damaged = true;
  return at;
}

bool tw_feed_json_parts_next(struct tw_feed_json_parts *parts, struct tw_feed_json_part *ret_part) {
  struct tw_slice s = parts->text;
  size_t start = skip_gap(parts), end;
  parts->at = start;
  if (start >= s.len || s.ptr[start] != '{') return false;
  end = skip_object(s, start, &ret_part->values);
  if (end > s.len) {
    parts->is_damaged = true;
    parts->at = s.len;
    return false;
  }
  ret_part->text = tw_slice_sub(s, start, end);
  parts->at = end;
  return true;
}

struct tw_feed_json_part tw_feed_json_parts_head(const struct tw_feed_json_parts *parts, struct tw_arena *arena, bool with_tail) {
  struct tw_slice before = tw_slice_trim(tw_slice_sub(parts->text, 0, parts->key)), tail = TW_SLICE("}");
  bool has_tail = with_tail && parts->at < parts->text.len;
  if (has_tail) tail = tw_slice_trim(tw_slice_sub(parts->text, parts->at + 1, parts->text.len));
  bool is_joined = has_tail && tail.len && tail.ptr[0] == ',' && before.len > 1;
  if (before.len && before.ptr[before.len - 1] == ',') before.len--;
  if (has_tail && !is_joined && tail.len && tail.ptr[0] == ',') tail = tw_slice_sub(tail, 1, tail.len);
  return tw_feed_json_parts_whole(tw_arena_printf(arena, "%.*s%.*s", TW_SLICE_ARG(before), TW_SLICE_ARG(tail)));
}

struct tw_feed_json_part tw_feed_json_parts_whole(struct tw_slice text) {
  struct tw_feed_json_part part = {.text = text, .values = 1};
  for (size_t at = 0; at < text.len; at = text.ptr[at] == '"' ? skip_string(text, at) : at + 1)
    part.values += values_begun(text.ptr[at]);
  return part;
}
