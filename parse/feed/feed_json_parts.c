#include "parse/feed/feed_json_parts.h"

enum {
  SCANS_MAX = 4,     /* how often the document is looked through for the ends of broken items */
  KEY_MAX_BYTES = 32 /* of an item's first key */
};

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

static bool is_name_char(char c) {
  return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* The key that the item at `at` begins with, with its quotes. */
static struct tw_slice first_key(struct tw_slice s, size_t at) {
  at = skip_space(s, at);
  if (at < s.len && s.ptr[at] == '{') at = skip_space(s, at + 1);
  size_t end = at < s.len && s.ptr[at] == '"' ? skip_string(s, at) : at, colon = skip_space(s, end);
  struct tw_slice key = tw_slice_sub(s, at, end);
  bool is_key = key.len > 2 && key.len < KEY_MAX_BYTES && colon < s.len && s.ptr[colon] == ':';
  for (size_t i = 1; is_key && i + 1 < key.len; i++) is_key = is_name_char(key.ptr[i]);
  return is_key ? key : TW_SLICE("\"id\"");
}

/* Offset of the next brace at or after `at` that begins an item; s.len when there is none. Inside of a string its quote would be
 * escaped. */
static size_t find_item(const struct tw_feed_json_parts *parts, size_t at) {
  struct tw_slice s = parts->text;
  while (at < s.len) {
    const char *open = memchr(s.ptr + at, '{', s.len - at);
    if (!open) return s.len;
    at = (size_t)(open - s.ptr);
    struct tw_slice inside = tw_slice_sub(s, skip_space(s, at + 1), s.len);
    if (tw_slice_has_prefix(inside, parts->item_key) || tw_slice_has_prefix(inside, TW_SLICE("\"id\""))) return at;
    at++;
  }
  return s.len;
}

/* Offset of the bracket that the key at `at` leads to; s.len when it is no "items" with an array. */
static size_t array_behind(struct tw_slice s, size_t at, size_t end) {
  if (!tw_slice_is(tw_slice_sub(s, at, end), "\"items\"")) return s.len;
  size_t colon = skip_space(s, end), bracket = colon < s.len && s.ptr[colon] == ':' ? skip_space(s, colon + 1) : s.len;
  return bracket < s.len && s.ptr[bracket] == '[' ? bracket : s.len;
}

static void start_parts(struct tw_feed_json_parts *parts, struct tw_slice text, size_t key, size_t bracket) {
  *parts = (struct tw_feed_json_parts){.text = text,
                                       .key = key,
                                       .bracket = bracket,
                                       .at = bracket + 1,
                                       .item_key = first_key(text, bracket + 1),
                                       .budget = text.len * SCANS_MAX};
}

/* Where a quote is lost before the items, nothing tells strings from the rest: the first key of this name, or the first array of
 * objects with an id. */
static bool start_damaged(struct tw_feed_json_parts *parts, struct tw_slice text) {
  static const char name[] = "\"items\"";
  for (ptrdiff_t at = tw_slice_find(text, TW_SLICE(name), 0); at >= 0; at = tw_slice_find(text, TW_SLICE(name), (size_t)at + 1)) {
    size_t bracket = array_behind(text, (size_t)at, (size_t)at + sizeof name - 1);
    if (bracket == text.len) continue;
    start_parts(parts, text, (size_t)at, bracket);
    parts->is_damaged = true;
    return true;
  }
  for (ptrdiff_t at = tw_slice_find(text, TW_SLICE("["), 0); at >= 0; at = tw_slice_find(text, TW_SLICE("["), (size_t)at + 1)) {
    size_t brace = skip_space(text, (size_t)at + 1), key = brace < text.len && text.ptr[brace] == '{' ? brace + 1 : text.len;
    if (!tw_slice_has_prefix(tw_slice_sub(text, skip_space(text, key), text.len), TW_SLICE("\"id\""))) continue;
    start_parts(parts, text, (size_t)at, (size_t)at);
    parts->is_damaged = true;
    return true;
  }
  return false;
}

bool tw_feed_json_parts_init(struct tw_feed_json_parts *parts, struct tw_slice text) {
  int depth = 0;
  for (size_t at = 0; at < text.len;) {
    if (text.ptr[at] != '"') {
      depth += depth_change(text.ptr[at++]);
      continue;
    }
    size_t end = skip_string(text, at), bracket = depth == 1 ? array_behind(text, at, end) : text.len;
    if (bracket < text.len) {
      start_parts(parts, text, at, bracket);
      return true;
    }
    at = end;
  }
  return (depth != 0 || tw_slice_find(text, TW_SLICE("jsonfeed.org/version"), 0) >= 0) && start_damaged(parts, text);
}

/* Each value but the first stands behind a comma or a colon, or opens a list. */
static size_t values_begun(char c) {
  return c == ',' || c == ':' || c == '[' || c == '{';
}

/* Offset behind the object at `at`; `limit` + 1 when it does not end before. */
static size_t skip_object(struct tw_slice s, size_t at, size_t limit, size_t *ret_values) {
  int depth = 0;
  *ret_values = 1;
  while (at < limit) {
    if (s.ptr[at] == '"') {
      at = skip_string(s, at);
      continue;
    }
    *ret_values += values_begun(s.ptr[at]);
    depth += depth_change(s.ptr[at++]);
    if (depth <= 0) return at;
  }
  return limit + 1;
}

/* Over what stands before the next object, or the array's end: one comma between objects and none elsewhere, or it is damaged. */
static size_t skip_gap(struct tw_feed_json_parts *parts, bool *ret_is_strange) {
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
  *ret_is_strange = strange > 0;
  return at;
}

/* Does what stands behind the bracket at `at` fit the end of the items: another key, or the feed's own brace, the document's last
 * character? */
static bool ends_items(struct tw_slice s, size_t at) {
  size_t behind = skip_space(s, at + 1), next = skip_space(s, behind + 1);
  if (behind >= s.len) return true;
  return s.ptr[behind] == '}' ? next >= s.len : s.ptr[behind] == ',' && next < s.len && s.ptr[next] == '"';
}

/* Where the next item begins; s.len when there is none. In a damaged array a bracket may be that of an item's own list. */
static size_t next_start(struct tw_feed_json_parts *parts) {
  struct tw_slice s = parts->text;
  bool is_strange;
  size_t start = skip_gap(parts, &is_strange), found = s.len;
  if (start < s.len && s.ptr[start] == '{' && is_strange)
    return find_item(parts, parts->at); /* not in the rest of a broken one */
  if (start < s.len && s.ptr[start] == '{') return start;
  if (!ends_items(s, start)) parts->is_damaged = true;
  if (parts->is_damaged) found = find_item(parts, start);
  parts->depth = 0;
  parts->at = start;
  return found;
}

bool tw_feed_json_parts_next(struct tw_feed_json_parts *parts, struct tw_feed_json_part *ret_part) {
  struct tw_slice s = parts->text;
  for (size_t start = next_start(parts); start < s.len; start = find_item(parts, start + 1)) {
    size_t limit = parts->budget ? s.len : find_item(parts, start + 1);
    size_t end = skip_object(s, start, limit, &ret_part->values), scanned = end - start;
    if (parts->is_damaged) parts->budget -= scanned < parts->budget ? scanned : parts->budget;
    parts->start = start;
    parts->at = end;
    ret_part->text = tw_slice_sub(s, start, end);
    if (end <= limit) return true;
    parts->is_damaged = true;
    parts->at = s.len;
  }
  return false;
}

void tw_feed_json_parts_reject(struct tw_feed_json_parts *parts) {
  parts->is_damaged = true;
  parts->at = find_item(parts, parts->start + 1);
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
