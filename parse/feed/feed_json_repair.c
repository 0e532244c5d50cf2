#include "parse/feed/feed_json_repair.h"

/* Behind a comment that starts at `at`, or `at`. */
static size_t skip_comment(struct tw_slice s, size_t at) {
  struct tw_slice rest = tw_slice_sub(s, at, at + 2);
  bool is_line = tw_slice_is(rest, "//");
  if (!is_line && !tw_slice_is(rest, "/*")) return at;
  ptrdiff_t end = tw_slice_find(s, is_line ? TW_SLICE("\n") : TW_SLICE("*/"), at + 2);
  return end < 0 ? s.len : (size_t)end + (is_line ? 1 : 2);
}

/* The string at `at`, up to its closing quote; returns the offset behind it. */
static size_t append_string(struct tw_buf *out, struct tw_slice s, size_t at) {
  size_t start = at++;
  while (at < s.len && s.ptr[at] != '"') at += s.ptr[at] == '\\' ? 2 : 1;
  at = at < s.len ? at + 1 : s.len;
  for (size_t i = start; i < at; i++) tw_buf_append_char(out, (char)((unsigned char)s.ptr[i] < 0x20 ? ' ' : s.ptr[i]));
  return at;
}

void tw_feed_json_repair(struct tw_buf *out, struct tw_slice s) {
  bool has_comma = false;
  for (size_t at = 0; at < s.len;) {
    char c = s.ptr[at];
    size_t behind = skip_comment(s, at);
    bool is_blank = (unsigned char)c <= ' ', is_end = c == '}' || c == ']';
    if (behind == at && !is_blank && has_comma && !is_end) tw_buf_append_char(out, ',');
    if (behind == at && !is_blank) has_comma = c == ',';
    if (behind > at)
      at = behind;
    else if (c == '"')
      at = append_string(out, s, at);
    else if (c == ',')
      at++;
    else
      tw_buf_append_char(out, is_blank ? ' ' : s.ptr[at]), at++;
  }
}
