#include "parse/extract/wrap.h"
#include "base/utf8.h"

enum {
  WIDTH_MIN = 40,       /* columns: shorter lines are headings and lists */
  WIDTH_MAX = 120,      /* nobody wraps wider; a longer line is a paragraph */
  WRAPS_MIN = 3,        /* line ends that tell the habit */
  WRAPS_PER_OTHER = 2,  /* of the line ends inside paragraphs, two in three must be wraps */
  RAGGED_MIN = 25,      /* columns of a line that goes on though the next word had room: "…at a glance" headings are shorter */
  IDEOGRAPH_COLUMNS = 4 /* one and a mark that may not stand at a line's start */
};

static size_t line_end(struct tw_slice text, size_t line) {
  const char *newline = line < text.len ? memchr(text.ptr + line, '\n', text.len - line) : NULL;
  return newline ? (size_t)(newline - text.ptr) : text.len;
}

/* Columns of a character: two for ideographs and full-width forms (UAX 11). */
static size_t columns_of(uint32_t c) {
  return c >= 0x2E80 ? 2 : 1;
}

/* Columns of text[from, to), given up behind WIDTH_MAX. */
static size_t columns(struct tw_slice text, size_t from, size_t to) {
  size_t n = 0;
  while (to > from && (text.ptr[to - 1] == '\r' || text.ptr[to - 1] == ' ')) to--;
  while (from < to && n <= WIDTH_MAX) {
    uint32_t c;
    from += tw_utf8_decode(text, from, &c);
    n += columns_of(c);
  }
  return n;
}

/* Columns that the next line's first word needs, with the space before it; ideographs may be parted anywhere. */
static size_t first_word(struct tw_slice text, size_t line, size_t end) {
  size_t n = 1;
  for (size_t at = line; at < end && n <= WIDTH_MAX;) {
    uint32_t c;
    at += tw_utf8_decode(text, at, &c);
    if (c == ' ') break;
    if (columns_of(c) == 2) return n > 1 ? n : IDEOGRAPH_COLUMNS;
    n++;
  }
  return n;
}

/* A line that goes on with the text before it: not empty, not indented, no bullet, no number of a list. */
static bool may_go_on(struct tw_slice text, size_t line, size_t end) {
  static const char *const bullets[] = {"-", "*", "•", "·", "●", "■", "–", "—", "○", "|"};
  struct tw_slice own = tw_slice_sub(text, line, end);
  if (!own.len || (unsigned char)own.ptr[0] <= ' ') return false;
  for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
    if (tw_slice_has_prefix(own, tw_slice_from(bullets[i]))) return false;
  size_t digits = 0;
  while (digits < own.len && own.ptr[digits] >= '0' && own.ptr[digits] <= '9') digits++;
  bool is_item = digits > 0 && digits < 3 && digits + 1 < own.len && (own.ptr[digits] == '.' || own.ptr[digits] == ')') &&
                 own.ptr[digits + 1] == ' ';
  return !is_item;
}

static bool is_wrap(size_t width, struct tw_slice text, size_t line, size_t end) {
  size_t next_end = line_end(text, end + 1);
  return end < text.len && may_go_on(text, end + 1, next_end) &&
         columns(text, line, end) + first_word(text, end + 1, next_end) > width;
}

/* The line stops in mid-sentence. */
static bool is_unfinished(struct tw_slice text, size_t line, size_t end) {
  static const char stops[] = ".!?:;\"";
  while (end > line && (text.ptr[end - 1] == '\r' || text.ptr[end - 1] == ' ')) end--;
  if (end == line || strchr(stops, text.ptr[end - 1]) || (text.ptr[end - 1] & 0x80)) return false;
  return columns(text, line, end) >= RAGGED_MIN;
}

/* Wire copy is cut at a width that other markup had: the lines end early, and the next one begins with a small letter. */
static bool is_ragged(struct tw_slice text) {
  size_t continued = 0, broken = 0;
  for (size_t line = 0; line < text.len;) {
    size_t end = line_end(text, line);
    bool is_open = end + 1 < text.len && line_end(text, end + 1) > end + 1 && is_unfinished(text, line, end);
    bool is_small = is_open && text.ptr[end + 1] >= 'a' && text.ptr[end + 1] <= 'z';
    continued += is_small;
    broken += is_open && !is_small;
    line = end + 1;
  }
  return continued >= WRAPS_MIN && continued >= broken;
}

static size_t widest(struct tw_slice text) {
  size_t width = 0;
  for (size_t line = 0; line < text.len && width <= WIDTH_MAX;) {
    size_t end = line_end(text, line), own = columns(text, line, end);
    if (own > width) width = own;
    line = end + 1;
  }
  return width;
}

struct tw_wrap tw_wrap_of(struct tw_slice text) {
  size_t width = widest(text), wraps = 0, others = 0;
  if (width < WIDTH_MIN || width > WIDTH_MAX) return (struct tw_wrap){0};
  for (size_t line = 0; line < text.len;) {
    size_t end = line_end(text, line);
    bool is_inside = end + 1 < text.len && line_end(text, end + 1) > end + 1 && end > line;
    bool is_full = is_inside && is_wrap(width, text, line, end);
    wraps += is_full;
    others += is_inside && !is_full;
    line = end + 1;
  }
  bool is_even = wraps >= WRAPS_MIN && wraps >= WRAPS_PER_OTHER * others;
  return (struct tw_wrap){.width = is_even ? width : 0, .is_ragged = !is_even && is_ragged(text)};
}

static bool goes_on(const struct tw_wrap *wrap, struct tw_slice text, size_t line, size_t end) {
  if (wrap->width) return is_wrap(wrap->width, text, line, end);
  if (!wrap->is_ragged || end >= text.len || !is_unfinished(text, line, end)) return false;
  return may_go_on(text, end + 1, line_end(text, end + 1));
}

size_t tw_wrap_paragraph_end(const struct tw_wrap *wrap, struct tw_slice text, size_t line) {
  size_t end = line_end(text, line);
  while (goes_on(wrap, text, line, end)) {
    line = end + 1;
    end = line_end(text, line);
  }
  return end;
}
