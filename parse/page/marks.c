#include "parse/page/marks.h"
#include "base/ascii.h"

struct mark {
  const char *text;
  size_t len;
};
#define MARK(text)                                                                                                               \
  { (text), sizeof(text) - 1 }

/* The marks of CJK Symbols and Halfwidth Forms: 、。 ！ ， ． ： ； ？ by their UTF-8 bytes. */
static const struct mark wide_marks[] = {MARK("\u3001"), MARK("\u3002"), MARK("\uFF01"), MARK("\uFF0C"),
                                         MARK("\uFF0E"), MARK("\uFF1A"), MARK("\uFF1B"), MARK("\uFF1F")};
/* The commas and stops of other scripts: Arabic, Urdu, Armenian, Hindi and its kin, Tibetan, Burmese, Ethiopic, Khmer. */
static const struct mark other_marks[] = {MARK("\u060C"), MARK("\u061B"), MARK("\u061F"), MARK("\u06D4"), MARK("\u0589"),
                                          MARK("\u0964"), MARK("\u0965"), MARK("\u0F0D"), MARK("\u104A"), MARK("\u104B"),
                                          MARK("\u1362"), MARK("\u1363"), MARK("\u17D4"), MARK("\u17D5")};
static const struct mark wide_ends[] = {MARK("\u3002"), MARK("\uFF01"), MARK("\uFF1F"), MARK("\u2026"), MARK("\uFF0E"),
                                        MARK("\u06D4"), MARK("\u0964"), MARK("\u061F"), MARK("\u0965"), MARK("\u104B"),
                                        MARK("\u1362"), MARK("\u17D4"), MARK("\u17D5")};
/* May stand behind the end of a sentence. */
static const struct mark closers[] = {MARK("\u201D"), MARK("\u2019"), MARK("\u300D"), MARK("\u300F"),
                                      MARK("\uFF09"), MARK("\u300B"), MARK("\u00BB"), MARK("\""),
                                      MARK("'"),      MARK(")"),      MARK("]"),      MARK(" ")};
static const struct mark blanks[] = {MARK(" "),      MARK("\n"),     MARK("\t"),     MARK("\r"),     MARK("\f"),
                                     MARK("\u00A0"), MARK("\u3000"), MARK("\u200B"), MARK("\u200C"), MARK("\u200D"),
                                     MARK("\uFEFF"), MARK("\u2002"), MARK("\u2003"), MARK("\u2009"), MARK("\u00AD"),
                                     MARK("\u200E"), MARK("\u2028")};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static size_t prefix_in(struct tw_slice s, const struct mark *table, size_t count) {
  for (size_t i = 0; i < count && s.len; i++)
    if (table[i].text[0] == s.ptr[0] && tw_slice_has_prefix(s, tw_slice_of(table[i].text, table[i].len))) return table[i].len;
  return 0;
}

static size_t suffix_in(struct tw_slice s, const struct mark *table, size_t count) {
  for (size_t i = 0; i < count && s.len; i++) {
    const struct mark *mark = &table[i];
    bool ends = mark->text[mark->len - 1] == s.ptr[s.len - 1];
    if (ends && tw_slice_has_suffix(s, tw_slice_of(mark->text, mark->len))) return mark->len;
  }
  return 0;
}

/* First bytes of the wide marks and of the other ones. */
static bool leads_mark(unsigned char c) {
  return c == 0xE3 || c == 0xEF || c == 0xD8 || c == 0xDB || c == 0xD6 || c == 0xE0 || c == 0xE1;
}

static bool is_mark(struct tw_slice s, unsigned char c) {
  if (c == 0xE3 || c == 0xEF) return prefix_in(s, wide_marks, COUNT(wide_marks)) != 0;
  return prefix_in(s, other_marks, COUNT(other_marks)) != 0;
}

/* A blank behind a letter of Thai or Lao (U+0E00 to U+0EFF), which write one where others write a comma or a stop. */
static bool is_pause(struct tw_slice s, size_t at) {
  return s.ptr[at] == ' ' && at >= 3 && (unsigned char)s.ptr[at - 3] == 0xE0 && ((unsigned char)s.ptr[at - 2] & 0xFC) == 0xB8;
}

uint32_t tw_marks_count(struct tw_slice s) {
  uint32_t count = 0;
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.ptr[i];
    if (c > '?' && (c < 0xD6 || !leads_mark(c))) continue; /* letters, mostly */
    bool before_blank = i + 1 == s.len || s.ptr[i + 1] == ' ' || s.ptr[i + 1] == '\n' || s.ptr[i + 1] == '"';
    if (c == ',' || c == '.' || c == ';' || c == '!' || c == '?')
      count += before_blank || c == ',';
    else if (c > '?')
      count += is_mark(tw_slice_sub(s, i, s.len), c);
    else
      count += is_pause(s, i);
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
  if (s.len && (tw_ascii_is_letter(s.ptr[s.len - 1]) || tw_ascii_is_digit(s.ptr[s.len - 1]))) return false;
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
