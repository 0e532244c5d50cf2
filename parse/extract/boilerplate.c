/* Page noise in plain text, told by structure: what pages put around an article in every country. */
#include "base/words.h"
#include "parse/extract/sentence.h"

/* A line that begins so opens a list of other stories' headlines. Lower case. */
static const char *const list_heads[] = {
    "related articles",
    "related stories",
    "related news",
    "related topics",
    "related content",
    "related posts",
    "related:",
    "more from",
    "more stories",
    "recommended",
    "you may also like",
    "you might also like",
    "most read",
    "most viewed",
    "most popular",
    "latest news",
    "latest stories",
    "more news",
    "trending",
    "popular now",
    "up next",
    "editor's picks",
    "editors' picks",
    "in other news",
    "top stories",
    "don't miss",
    "more on this",
    "what others are reading",
    "from around the web",
    "keep reading",
    "key words:",
    "keywords:",
    "explore ",
    "editor:",
    "web editor:",
    "also in ",
    "tags:",
};
static const char *const list_heads_zh[] = {
    "相关报道", "相關報道",   "相关新闻", "相關新聞", "相关阅读", "相關閱讀",   "延伸阅读", "延伸閱讀", "推荐阅读",
    "推薦閱讀", "更多新闻",   "更多新聞", "热门推荐", "熱門新聞", "热门新闻",   "相关链接", "相關連結", "猜你喜欢",
    "上一篇",   "下一篇",     "其他新闻", "其他新聞", "相关专题", "相关文章",   "相關文章", "精彩推荐", "热点新闻",
    "今日热点", "大家都在看", "看更多",   "更多報導", "更多报道", "往下看更多",
};

/* A line that begins so leads to another story, whose headline stands behind it or in the next line; the article goes on. */
static const char *const pointers[] = {
    "read also", "also read",  "see also",   "also see",  "read more", "read next", "must read",
    "must-read", "also watch", "watch also", "read this", "也读",      "另见",
};

/* These do so with a colon or a bar behind them. */
static const char *const labels[] = {"read", "watch", "listen", "related", "more", "video", "photos", "just in", "explained"};

/* What may stand before such words, and what ends them. */
static const char *const marks_before[] = {"(", "[", "*", ">", "#", "-", "【", "–", "►", "▶", "■", "●", "※", "→", "»", "◆"};
static const char *const ends_of_label[] = {":", "|", "：", "｜", "】", "]", "►", "▶", "»", ">"};
static const char *const ends_of_pointer[] = {":", "|", "：", "｜", "】", "]", "►", "▶", "»", ">", "-", "–", "—", "…", "..."};

/* A line that holds one of these is noise by itself. Lower case. */
static const char *const noise_lines[] = {
    "cookie",     "copyright",  "all rights reserved",
    "subscribe",  "newsletter", "advertisement",
    "comments (", "follow us",  "share this",
    "sign up",    "版权所有",   "版權所有",
    "责任编辑",   "責任編輯",   "条评论",
    "條評論",     "人参与",     "阅读量",
    "扫一扫",     "关注我们",   "未经许可",
    "转载",       "点赞",       "字体大小",
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
  static const char *const ends[] = {".", "!", "?", "。", "！", "？", "\"", "\u201d", ":", "：", ";", "；", "」"};
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
    bool is_prose = line.last - line.first > 1 || tw_slice_has_suffix(line.text, TW_SLICE("."));
    if (is_bullet(line.text) && ends_a_sentence(line.text) && is_prose) return false; /* "- How? - We do." */
    if (!is_bullet(line.text) && ends_a_sentence(line.text)) return lines > 1 && is_noise_line(line.text);
    if (!is_bullet(line.text) && line.text.len > 3 * SHORT_LINE_BYTES) return lines > 0;
    lines++;
    i = line.last;
  }
  return lines > 0;
}

/* A bulleted line behind a sentence that announces nothing, and nothing but headlines behind it. */
static bool is_bullet_tail(const struct tw_reading *r, const struct line *line, struct tw_slice before) {
  if (!is_bullet(line->text) || tw_slice_has_suffix(before, TW_SLICE(":")) || tw_slice_has_suffix(before, TW_SLICE("：")))
    return false;
  bool is_after_prose = ends_a_sentence(before) && before.len > SHORT_LINE_BYTES;
  return is_after_prose && is_headline_tail(r, line->first);
}

/* ---- leads to other stories ---- */

enum { POINTER_BYTES = 2 * SHORT_LINE_BYTES }; /* the words and a headline behind them, in Chinese too */

static struct tw_slice behind(struct tw_slice text, size_t len) {
  return tw_slice_trim(tw_slice_sub(text, len, text.len));
}

static struct tw_slice without_marks_before(struct tw_slice line) {
  for (size_t len; (len = tw_words_begin_length(TW_WORDS(marks_before), line)) > 0;) line = behind(line, len);
  return line;
}

/* Where the headline of another story stands. */
enum lead { NO_LEAD, LEAD_TO_ITSELF, LEAD_TO_NEXT_LINE, LEAD_TO_LIST };

static enum lead lead_of(struct tw_slice text) {
  if (text.len > POINTER_BYTES) return NO_LEAD;
  struct tw_slice line = without_marks_before(text);
  bool is_ascii = line.len && (unsigned char)line.ptr[0] < 0x80;
  size_t head = tw_words_begin_length(is_ascii ? TW_WORDS(list_heads) : TW_WORDS(list_heads_zh), line);
  if (head && (line.len <= HEAD_BYTES || tw_words_begin_length(TW_WORDS(ends_of_label), behind(line, head)))) return LEAD_TO_LIST;
  head = tw_words_begin_length(TW_WORDS(labels), line);
  if (head && tw_words_begin_length(TW_WORDS(ends_of_label), behind(line, head))) return LEAD_TO_ITSELF;
  head = tw_words_begin_length(TW_WORDS(pointers), line);
  if (!head) return NO_LEAD;
  struct tw_slice rest = behind(line, head);
  size_t end = tw_words_begin_length(TW_WORDS(ends_of_pointer), rest);
  if (end == rest.len) return LEAD_TO_NEXT_LINE;
  return end || line.len <= HEAD_BYTES ? LEAD_TO_ITSELF : NO_LEAD;
}

/* The sentence at which the article goes on behind a list of headlines that starts at `at`: two paragraphs of prose in a row or
 * one of two sentences, for headlines may have a line about their story. The end of the text when it does not go on. */
static size_t end_of_list(const struct tw_reading *r, size_t at) {
  size_t sentences = 0, first = at;
  for (size_t i = at; i < r->sentences.count;) {
    struct line line = line_at(r, i);
    bool is_prose =
        ends_a_sentence(line.text) && !is_bullet(line.text) && !is_noise_line(line.text) && lead_of(line.text) == NO_LEAD;
    if (!is_prose) sentences = 0;
    if (is_prose && !sentences) first = line.first;
    if (is_prose) sentences += line.last - line.first;
    if (sentences > 1) return first;
    i = line.last;
  }
  return r->sentences.count;
}

/* Tags are set apart so; most lines have no such mark at all. */
static bool holds_bar(struct tw_slice line) {
  return line.len && memchr(line.ptr, '|', line.len) && tw_slice_find(line, TW_SLICE(" | "), 0) >= 0;
}

static bool opens_tail(const struct tw_reading *r, const struct line *line, struct tw_slice before) {
  bool has_tags = line->text.len < 3 * SHORT_LINE_BYTES && holds_bar(line->text) && !ends_a_sentence(line->text);
  if (has_tags && tw_slice_eq(line->text, before)) return true;
  return is_bullet_tail(r, line, before);
}

/* The end of the noise that starts with this line; its own start when it is none. */
static size_t end_of_noise(const struct tw_reading *r, const struct line *line, bool is_behind_prose) {
  enum lead lead = lead_of(line->text);
  if (lead == LEAD_TO_LIST && is_behind_prose) return end_of_list(r, line->last);
  if (lead == LEAD_TO_NEXT_LINE && line->last < r->sentences.count) {
    struct line next = line_at(r, line->last);
    if (!ends_a_sentence(next.text) && next.text.len <= POINTER_BYTES) return next.last;
  }
  return lead == LEAD_TO_ITSELF || lead == LEAD_TO_NEXT_LINE || is_noise_line(line->text) ? line->last : line->first;
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
    size_t end = end_of_noise(r, &line, prose_lines > 0);
    mark(r, line.first, end);
    prose_lines += end == line.first && ends_a_sentence(line.text);
    before = line.text;
    before_first = line.first;
    i = end > line.last ? end : line.last;
  }
}
