#include "parse/page/state_text.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "parse/page/marks.h"

enum {
  PARAGRAPH_WIDTH_MIN = 100,    /* columns: translated messages of a program are shorter */
  LINE_WIDTH_MIN = 30,          /* of a sentence between paragraphs */
  GAP_BYTES_MAX = 3000,         /* of names, numbers and pictures between two paragraphs of one text */
  TEXT_WIDTH_MIN = 400,         /* of all paragraphs of a text */
  TEXT_BYTES_MAX = 1024 * 1024, /* of all that reads like text; what comes behind is not looked at */
  NESTED_BYTES_MIN = 200,       /* of a string that holds JSON itself */
  DEPTH_MAX = 2,                /* of JSON in strings in JSON */
};

/* A text so far: where it starts in `out`, and how much of it are paragraphs. */
struct run {
  size_t from, end;
  uint64_t width;
};

struct finder {
  struct tw_arena *arena;
  struct tw_buf out; /* every string that reads like text, a blank line between each two of one run */
  struct run run, best;
  size_t quiet; /* bytes since the last of them */
};

/* `count` hex digits at `at`; -1 when there are not so many. */
static int32_t take_hex(struct tw_slice s, size_t at, int count) {
  int32_t value = 0;
  for (int i = 0; i < count; i++) {
    int digit = at + (size_t)i < s.len ? tw_ascii_hex(s.ptr[at + (size_t)i]) : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/* The character of a \u escape whose digits stand at `at`, a pair of surrogates as one. Returns the bytes read; 0: it is none. */
static size_t take_unicode(struct tw_slice s, size_t at, uint32_t *ret_char) {
  int32_t first = take_hex(s, at, 4);
  if (first < 0) return 0;
  *ret_char = (uint32_t)first;
  bool is_high = first >= 0xD800 && first < 0xDC00 && at + 6 <= s.len && s.ptr[at + 4] == '\\' && s.ptr[at + 5] == 'u';
  int32_t second = is_high ? take_hex(s, at + 6, 4) : -1;
  if (second < 0xDC00 || second > 0xDFFF) return 4;
  *ret_char = 0x10000 + (((uint32_t)first - 0xD800) << 10) + ((uint32_t)second - 0xDC00);
  return 10;
}

/* What stands behind the backslash at `at`, to `out`. Returns the offset behind it. */
static size_t unescape_at(struct tw_slice s, size_t at, struct tw_buf *out) {
  static const char from[] = "ntrbf", to[] = "\n   \f";
  if (at + 1 >= s.len) return s.len;
  char c = s.ptr[at + 1];
  uint32_t character;
  size_t digits = c == 'u' ? take_unicode(s, at + 2, &character) : 0;
  if (digits) {
    char bytes[4];
    tw_buf_append(out, tw_slice_of(bytes, tw_utf8_encode(character, bytes)));
    return at + 2 + digits;
  }
  const char *found = strchr(from, c);
  tw_buf_append_char(out, c && found ? to[found - from] : c);
  return at + 2;
}

static void unescape(struct tw_slice s, struct tw_buf *out) {
  for (size_t at = 0; at < s.len;) {
    const char *next = memchr(s.ptr + at, '\\', s.len - at);
    size_t end = next ? (size_t)(next - s.ptr) : s.len;
    tw_buf_append(out, tw_slice_sub(s, at, end));
    at = next ? unescape_at(s, end, out) : end;
  }
}

/* The quote that ends the string whose first byte is at `at`; the end of `s` when none does. */
static size_t string_end(struct tw_slice s, size_t at) {
  while (at < s.len && s.ptr[at] != '"') at += s.ptr[at] == '\\' ? 2 : 1;
  return at < s.len ? at : s.len;
}

static bool has(struct tw_slice s, const char *what) {
  return tw_slice_find(s, tw_slice_from(what), 0) >= 0;
}

/* JSON in a string, as server components send their tree. */
static bool is_nested(struct tw_slice s) {
  return s.len >= NESTED_BYTES_MIN && (has(s, "\":\"") || has(s, "\":[") || has(s, "\",\""));
}

bool tw_state_text_is_markup(struct tw_slice text) {
  static const char *const tags[] = {"<p>", "<p ", "</p>", "<br", "</div>", "&lt;p", "&lt;/p", "&lt;br"};
  for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
    if (has(text, tags[i])) return true;
  return false;
}

/* Code and addresses have no marks of sentences, or no blanks between words; what has marks that only code has is none. Walls of
 * cookies are drawn by scripts everywhere. */
static bool reads_like_text(struct tw_slice s, bool markup) {
  if (tw_marks_count(s) == 0 || has(s, "cookie") || has(s, "Cookie")) return false;
  bool is_code = !markup && (has(s, "{") || has(s, "function(") || has(s, "=>") || has(s, "://"));
  return !is_code && (has(s, " ") || has(s, "\u3002") || has(s, "\uFF0C"));
}

/* A text ends where no more of it comes for a while. */
static void close_run(struct finder *f) {
  if (f->run.width > f->best.width) f->best = f->run;
  f->run = (struct run){.from = f->out.len, .end = f->out.len};
}

static void add_string(struct finder *f, struct tw_slice s) {
  bool markup = tw_state_text_is_markup(s);
  uint32_t width = tw_marks_width(s);
  bool is_paragraph = width >= PARAGRAPH_WIDTH_MIN && reads_like_text(s, markup);
  bool is_line =
      !is_paragraph && f->run.width && width >= LINE_WIDTH_MIN && tw_marks_ends_sentence(s) && reads_like_text(s, markup);
  if ((!is_paragraph && !is_line) || f->out.len + s.len > TEXT_BYTES_MAX) {
    f->quiet += s.len;
    return;
  }
  if (f->quiet > GAP_BYTES_MAX) close_run(f);
  f->quiet = 0;
  if (f->out.len > f->run.from) tw_buf_append_cstr(&f->out, "\n\n");
  tw_buf_append(&f->out, s);
  f->run.end = f->out.len;
  f->run.width += is_paragraph ? width : 0;
}

static void scan(struct finder *f, struct tw_slice script, int depth) {
  for (size_t at = 0; at < script.len && !tw_buf_failed(&f->out);) {
    const char *quote = memchr(script.ptr + at, '"', script.len - at);
    size_t start = quote ? (size_t)(quote - script.ptr) + 1 : script.len, end = string_end(script, start);
    f->quiet += start - at;
    at = end + 1;
    if (end - start < LINE_WIDTH_MIN / 2 || end - start > TEXT_BYTES_MAX) {
      f->quiet += end - start;
      continue;
    }
    TW_BUF_AUTO text;
    tw_buf_init_for(&text, f->arena, 0);
    unescape(tw_slice_sub(script, start, end), &text);
    if (depth < DEPTH_MAX && is_nested(tw_buf_slice(&text)))
      scan(f, tw_buf_slice(&text), depth + 1);
    else
      add_string(f, tw_buf_slice(&text));
  }
}

struct tw_slice tw_state_text_find(struct tw_arena *arena, const struct tw_markup_scripts *scripts) {
  struct finder f = {.arena = arena};
  tw_buf_init_for(&f.out, arena, 0);
  for (size_t i = 0; i < scripts->state_count; i++) scan(&f, scripts->state[i], 0);
  close_run(&f);
  struct tw_slice text = TW_SLICE_NONE;
  if (f.best.width >= TEXT_WIDTH_MIN) text = tw_arena_dup(arena, tw_slice_sub(tw_buf_slice(&f.out), f.best.from, f.best.end));
  tw_buf_done(&f.out);
  return text;
}
