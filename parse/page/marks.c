#include "parse/page/marks.h"

/* The marks of CJK Symbols and Halfwidth Forms: 、。 ！ ， ． ： ； ？ by their UTF-8 bytes. */
static const char *const wide_marks[] = {"\u3001", "\u3002", "\uFF01", "\uFF0C", "\uFF0E", "\uFF1A", "\uFF1B", "\uFF1F"};
static const char *const wide_ends[] = {"\u3002", "\uFF01", "\uFF1F", "\u2026", "\uFF0E", "\u06D4", "\u0964"};
/* May stand behind the end of a sentence. */
static const char *const closers[] = {"\u201D", "\u2019", "\u300D", "\u300F", "\uFF09", "\u300B",
                                      "\u00BB", "\"",     "'",      ")",      "]",      " "};
static const char *const blanks[] = {" ",      "\n",     "\t",     "\r",     "\f",     "\u00A0", "\u3000", "\u200B", "\u200C",
                                     "\u200D", "\uFEFF", "\u2002", "\u2003", "\u2009", "\u00AD", "\u200E", "\u2028"};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static size_t prefix_in(struct tw_slice s, const char *const *table, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (!s.len || table[i][0] != s.ptr[0]) continue;
    struct tw_slice row = tw_slice_from(table[i]);
    if (tw_slice_has_prefix(s, row)) return row.len;
  }
  return 0;
}

static size_t suffix_in(struct tw_slice s, const char *const *table, size_t count) {
  for (size_t i = 0; i < count; i++) {
    struct tw_slice row = tw_slice_from(table[i]);
    if (tw_slice_has_suffix(s, row)) return row.len;
  }
  return 0;
}

uint32_t tw_marks_count(struct tw_slice s) {
  uint32_t count = 0;
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.ptr[i];
    if (c > '?' && c != 0xE3 && c != 0xEF) continue; /* letters, mostly */
    bool before_blank = i + 1 == s.len || s.ptr[i + 1] == ' ' || s.ptr[i + 1] == '\n' || s.ptr[i + 1] == '"';
    if (c == ',' || c == '.' || c == ';' || c == '!' || c == '?')
      count += before_blank || c == ',';
    else if (c == 0xE3 || c == 0xEF)
      count += prefix_in(tw_slice_sub(s, i, s.len), wide_marks, COUNT(wide_marks)) != 0;
  }
  return count;
}

uint32_t tw_marks_width(struct tw_slice s) {
  uint32_t width = 0;
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.ptr[i];
    width += (uint32_t)((c & 0xC0) != 0x80) + (uint32_t)(c >= 0xE3 && c < 0xF0);
  }
  return width;
}

bool tw_marks_ends_sentence(struct tw_slice s) {
  for (int turn = 0; turn < 4; turn++) {
    size_t cut = suffix_in(s, closers, COUNT(closers));
    if (!cut) break;
    s.len -= cut;
  }
  if (!s.len) return false;
  return strchr(".!?", s.ptr[s.len - 1]) != NULL || suffix_in(s, wide_ends, COUNT(wide_ends)) != 0;
}

struct tw_slice tw_marks_trim_start(struct tw_slice s) {
  for (size_t cut; s.len && (unsigned char)s.ptr[0] - 0x21U > 0x5EU && (cut = prefix_in(s, blanks, COUNT(blanks))) != 0;)
    s = tw_slice_sub(s, cut, s.len);
  return s;
}

struct tw_slice tw_marks_trim_end(struct tw_slice s) {
  for (size_t cut; s.len && (unsigned char)s.ptr[s.len - 1] - 0x21U > 0x5EU && (cut = suffix_in(s, blanks, COUNT(blanks))) != 0;)
    s.len -= cut;
  return s;
}

struct tw_slice tw_marks_trim(struct tw_slice s) {
  return tw_marks_trim_end(tw_marks_trim_start(s));
}

bool tw_marks_is_blank(struct tw_slice s) {
  return tw_marks_trim_start(s).len == 0;
}
