/* Page noise in plain text, told by structure: what pages put around an article in every country. */
#include "base/words.h"
#include "parse/extract/sentence.h"

/* A line that begins so opens a tail of other stories' headlines. Lower case. */
static const char *const tail_heads[] = {
    "related articles",
    "related stories",
    "related news",
    "related topics",
    "related:",
    "read more",
    "read also",
    "also read",
    "see also",
    "more from",
    "more stories",
    "recommended",
    "you may also like",
    "most read",
    "most popular",
    "latest news",
    "more news",
    "trending",
    "up next",
    "editor's picks",
    "editors' picks",
    "in other news",
    "top stories",
    "don't miss",
    "\u76f8\u5173\u62a5\u9053",
    "\u76f8\u95dc\u5831\u9053",
    "\u76f8\u5173\u65b0\u95fb",
    "\u76f8\u95dc\u65b0\u805e",
    "\u76f8\u5173\u9605\u8bfb",
    "\u76f8\u95dc\u95b1\u8b80",
    "\u5ef6\u4f38\u9605\u8bfb",
    "\u5ef6\u4f38\u95b1\u8b80",
    "\u63a8\u8350\u9605\u8bfb",
    "\u63a8\u85a6\u95b1\u8b80",
    "\u66f4\u591a\u65b0\u95fb",
    "\u66f4\u591a\u65b0\u805e",
    "\u70ed\u95e8\u63a8\u8350",
    "\u71b1\u9580\u65b0\u805e",
    "\u70ed\u95e8\u65b0\u95fb",
    "\u76f8\u5173\u94fe\u63a5",
    "\u76f8\u95dc\u9023\u7d50",
    "\u731c\u4f60\u559c\u6b22",
    "\u4e0a\u4e00\u7bc7",
    "\u4e0b\u4e00\u7bc7",
    "\u5176\u4ed6\u65b0\u95fb",
    "\u5176\u4ed6\u65b0\u805e",
    "\u76f8\u5173\u4e13\u9898",
    "\u76f8\u5173\u6587\u7ae0",
    "\u76f8\u95dc\u6587\u7ae0",
    "\u7cbe\u5f69\u63a8\u8350",
    "\u70ed\u70b9\u65b0\u95fb",
    "\u4eca\u65e5\u70ed\u70b9",
    "\u5927\u5bb6\u90fd\u5728\u770b",
};

/* A line that holds one of these is noise by itself. Lower case. */
static const char *const noise_lines[] = {
    "cookie",
    "copyright",
    "all rights reserved",
    "subscribe",
    "newsletter",
    "advertisement",
    "comments (",
    "follow us",
    "share this",
    "sign up",
    "\u7248\u6743\u6240\u6709",
    "\u7248\u6b0a\u6240\u6709",
    "\u8d23\u4efb\u7f16\u8f91",
    "\u8cac\u4efb\u7de8\u8f2f",
    "\u6761\u8bc4\u8bba",
    "\u689d\u8a55\u8ad6",
    "\u4eba\u53c2\u4e0e",
    "\u9605\u8bfb\u91cf",
    "\u626b\u4e00\u626b",
    "\u5173\u6ce8\u6211\u4eec",
    "\u672a\u7ecf\u8bb8\u53ef",
    "\u8f6c\u8f7d",
    "\u70b9\u8d5e",
    "\u5b57\u4f53\u5927\u5c0f",
};

enum { HEAD_BYTES = 60, SHORT_LINE_BYTES = 150 };

static bool is_noise_line(struct tw_slice line) {
  return line.len <= SHORT_LINE_BYTES && tw_words_stand_in_nocase(TW_WORDS(noise_lines), line);
}

struct line {
  size_t first, last; /* sentences [first, last) */
  struct tw_slice text;
};

static struct line line_at(const struct tw_reading *r, size_t first) {
  const struct tw_sentence *items = r->sentences.items;
  struct line line = {.first = first, .last = first};
  while (line.last < r->sentences.count && items[line.last].paragraph == items[first].paragraph) line.last++;
  line.text = tw_slice_sub(r->text, items[first].start, items[line.last - 1].end);
  return line;
}

static bool is_bullet(struct tw_slice line) {
  static const char *const bullets[] = {"- ", "* ", "\u2022", "\u25cf", "\u00b7", "\u25a0", "\u25c6", "\u25ba"};
  return tw_words_begin(TW_WORDS(bullets), line);
}

static bool ends_a_sentence(struct tw_slice line) {
  static const char *const ends[] = {".",      "!", "?",      "\u3002", "\uff01", "\uff1f", "\"",
                                     "\u201d", ":", "\uff1a", ";",      "\uff1b", "\u300d"};
  return tw_words_end(TW_WORDS(ends), line);
}

static void mark(struct tw_reading *r, size_t first, size_t last) {
  for (size_t i = first; i < last; i++) r->sentences.items[i].is_boilerplate = true;
}

/* From line `at` on: short lines without a full stop, to the end of the text. */
static bool is_headline_tail(const struct tw_reading *r, size_t at) {
  size_t lines = 0;
  for (size_t i = at; i < r->sentences.count;) {
    struct line line = line_at(r, i);
    if (!is_bullet(line.text) && ends_a_sentence(line.text)) return lines > 1 && is_noise_line(line.text);
    if (!is_bullet(line.text) && line.text.len > 3 * SHORT_LINE_BYTES) return lines > 0;
    lines++;
    i = line.last;
  }
  return lines > 0;
}

/* A bulleted line behind a sentence that announces nothing, and nothing but headlines behind it. */
static bool is_bullet_tail(const struct tw_reading *r, const struct line *line, struct tw_slice before) {
  if (!is_bullet(line->text) || tw_slice_has_suffix(before, TW_SLICE(":")) || tw_slice_has_suffix(before, TW_SLICE("\uff1a")))
    return false;
  bool is_after_prose = ends_a_sentence(before) && before.len > SHORT_LINE_BYTES;
  return is_after_prose && is_headline_tail(r, line->first);
}

static bool opens_tail(const struct tw_reading *r, const struct line *line, struct tw_slice before) {
  if (line->text.len <= HEAD_BYTES && tw_words_begin(TW_WORDS(tail_heads), line->text)) return true;
  bool has_tags =
      line->text.len < 3 * SHORT_LINE_BYTES && tw_slice_find(line->text, TW_SLICE(" | "), 0) >= 0 && !ends_a_sentence(line->text);
  if (has_tags && tw_slice_eq(line->text, before)) return true;
  return is_bullet_tail(r, line, before);
}

void tw_sentence_mark_boilerplate(struct tw_reading *r) {
  struct tw_slice before = TW_SLICE_NONE;
  size_t before_first = 0, prose_lines = 0;
  for (size_t i = 0; i < r->sentences.count;) {
    struct line line = line_at(r, i);
    if (prose_lines > 0 && opens_tail(r, &line, before)) {
      mark(r, tw_slice_eq(line.text, before) ? before_first : line.first, r->sentences.count);
      return;
    }
    if (is_noise_line(line.text)) mark(r, line.first, line.last);
    prose_lines += ends_a_sentence(line.text);
    before = line.text;
    before_first = line.first;
    i = line.last;
  }
}
