#include "parse/feed/feed_json_repair.h"
#include "base/ascii.h"

static bool is_word_char(char c) {
  return c == '_' || c == '$' || tw_ascii_is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static size_t skip_blanks(struct tw_slice s, size_t at) {
  while (at < s.len && (unsigned char)s.ptr[at] <= ' ') at++;
  return at;
}

/* Behind a comment that starts at `at`, or `at`. */
static size_t skip_comment(struct tw_slice s, size_t at) {
  struct tw_slice rest = tw_slice_sub(s, at, at + 2);
  bool is_line = tw_slice_is(rest, "//");
  if (!is_line && !tw_slice_is(rest, "/*")) return at;
  ptrdiff_t end = tw_slice_find(s, is_line ? TW_SLICE("\n") : TW_SLICE("*/"), at + 2);
  return end < 0 ? s.len : (size_t)end + (is_line ? 1 : 2);
}

/* `digits` hexadecimal ones at `at`; -1 when they are not. */
static int32_t read_hex(struct tw_slice s, size_t at, size_t digits) {
  int32_t value = 0;
  if (at + digits > s.len) return -1;
  for (size_t i = at; i < at + digits; i++) {
    char c = s.ptr[i], low = (char)(c | 32);
    int digit = c >= '0' && c <= '9' ? c - '0' : low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

static bool is_surrogate(int32_t c, bool is_low) {
  return is_low ? c >= 0xDC00 && c <= 0xDFFF : c >= 0xD800 && c <= 0xDBFF;
}

/* "\u" at `at`: a pair of surrogates stays together, half of one and the NUL become U+FFFD. */
static size_t append_unicode(struct tw_buf *out, struct tw_slice s, size_t at) {
  enum { LENGTH = 6 }; /* of an escape */
  int32_t c = read_hex(s, at + 2, 4);
  struct tw_slice second = tw_slice_sub(s, at + LENGTH, at + 2 * LENGTH);
  bool is_pair =
      is_surrogate(c, false) && tw_slice_has_prefix(second, TW_SLICE("\\u")) && is_surrogate(read_hex(second, 2, 4), true);
  bool is_odd = c == 0 || (!is_pair && (is_surrogate(c, false) || is_surrogate(c, true)));
  size_t len = c < 0 ? 2 : is_pair ? 2 * LENGTH : LENGTH;
  tw_buf_append(out, c < 0 ? TW_SLICE("u") : is_odd ? TW_SLICE("\\uFFFD") : tw_slice_sub(s, at, at + len));
  return at + len;
}

/* An escape at `at`; of those that only JavaScript has the backslash goes. Returns the offset behind it. */
static size_t append_escape(struct tw_buf *out, struct tw_slice s, size_t at) {
  char c = at + 1 < s.len ? s.ptr[at + 1] : '\0';
  int32_t byte = c == 'x' ? read_hex(s, at + 2, 2) : -1;
  if (c == 'u') return append_unicode(out, s, at);
  if (byte >= 0) {
    tw_buf_append_cstr(out, "\\u00");
    tw_buf_append(out, tw_slice_sub(s, at + 2, at + 4));
    return at + 4;
  }
  if (c && strchr("\"\\/bfnrt", c)) tw_buf_append_char(out, '\\');
  if (c) tw_buf_append_char(out, (unsigned char)c < ' ' ? ' ' : c);
  return at + 2 < s.len ? at + 2 : s.len;
}

/* Does a quote at `at` end its string? One in the midst of words was forgotten to be escaped; one behind a comma or a bracket
 * begins a string, and it is the end of this one that is lost. */
static bool ends_string(struct tw_slice s, size_t at) {
  size_t next = skip_blanks(s, at + 1), before = at;
  while (before > 0 && (unsigned char)s.ptr[before - 1] <= ' ') before--;
  return next == s.len || strchr(",:}]/", s.ptr[next]) || strchr(",:{[", s.ptr[before - 1]);
}

/* The string at `at`, up to its closing quote; returns the offset behind it. */
static size_t append_string(struct tw_buf *out, struct tw_slice s, size_t at) {
  tw_buf_append_char(out, s.ptr[at++]);
  while (at < s.len) {
    char c = s.ptr[at];
    if (c == '\\') {
      at = append_escape(out, s, at);
      continue;
    }
    at++;
    bool is_quote = c == '"', is_end = is_quote && ends_string(s, at - 1);
    if (is_quote && !is_end) tw_buf_append_char(out, '\\');
    tw_buf_append_char(out, (unsigned char)c < ' ' ? ' ' : c);
    if (is_end) break;
  }
  return at;
}

/* A number, without the zeros that JSON does not want before it. */
static size_t append_number(struct tw_buf *out, struct tw_slice s, size_t at) {
  while (s.ptr[at] == '0' && at + 1 < s.len && tw_ascii_is_digit(s.ptr[at + 1])) at++;
  size_t end = at;
  while (end < s.len && (tw_ascii_is_digit(s.ptr[end]) || strchr("+-.eE", s.ptr[end]))) end++;
  tw_buf_append(out, tw_slice_sub(s, at, end));
  return end;
}

static const char *literal_for(struct tw_slice word) {
  static const char *const literals[] = {"true", "false"};
  for (size_t i = 0; i < sizeof literals / sizeof *literals; i++)
    if (tw_slice_eq_nocase(word, tw_slice_from(literals[i]))) return literals[i];
  return "null";
}

/* A word outside of strings: a literal, a key without its quotes, or what JSON does not know, such as NaN. */
static size_t append_word(struct tw_buf *out, struct tw_slice s, size_t at) {
  size_t end = at;
  while (end < s.len && is_word_char(s.ptr[end])) end++;
  struct tw_slice word = tw_slice_sub(s, at, end);
  size_t next = skip_blanks(s, end);
  bool is_key = next < s.len && s.ptr[next] == ':';
  if (is_key)
    tw_buf_printf(out, "\"%.*s\"", TW_SLICE_ARG(word));
  else
    tw_buf_append_cstr(out, literal_for(word));
  return end;
}

static size_t append_value(struct tw_buf *out, struct tw_slice s, size_t at) {
  if (s.ptr[at] == '"') return append_string(out, s, at);
  if (tw_ascii_is_digit(s.ptr[at])) return append_number(out, s, at);
  if (is_word_char(s.ptr[at])) return append_word(out, s, at);
  tw_buf_append_char(out, s.ptr[at]);
  return at + 1;
}

void tw_feed_json_repair(struct tw_buf *out, struct tw_slice s) {
  bool has_comma = false;
  for (size_t at = 0; at < s.len;) {
    char c = s.ptr[at];
    size_t behind = skip_comment(s, at);
    if (behind > at) {
      at = behind;
      continue;
    }
    bool is_blank = (unsigned char)c <= ' ', is_end = c == '}' || c == ']';
    if (!is_blank && has_comma && !is_end) tw_buf_append_char(out, ',');
    if (!is_blank) has_comma = c == ',';
    if (is_blank) tw_buf_append_char(out, ' ');
    at = is_blank || c == ',' ? at + 1 : append_value(out, s, at);
  }
}
