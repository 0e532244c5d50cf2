#include "parse/page/boilerplate.h"
#include "parse/page/boilerplate_words.h"
#include "parse/page/dateline.h"
#include "parse/page/marks.h"

/* Longer blocks are never dropped for their words alone. */
enum { LINE_BYTES_MAX = 240, WORDS_BYTES_MAX = 100, CONSENT_BYTES_MAX = 600, PARTICULARS_BYTES_MAX = 220, ENDER_BYTES_MAX = 100 };

static size_t lower_start(struct tw_slice text, char *out, size_t room) {
  size_t len = 0;
  for (; len < text.len && len < room; len++)
    out[len] = (char)(text.ptr[len] >= 'A' && text.ptr[len] <= 'Z' ? text.ptr[len] + 32 : text.ptr[len]);
  return len;
}

/* Letters behind a phrase that is meant whole. First bytes of UTF-8: general punctuation (E2), that of Chinese (E3, EF) and
 * emoji (F0) are none. */
static bool has_letters(struct tw_slice s) {
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.ptr[i];
    if ((c >= 'a' && c <= 'z') || (c >= 0xC3 && c <= 0xE1) || (c >= 0xE4 && c <= 0xED)) return true;
  }
  return false;
}

/* A phrase that ends in a colon, or has one behind it, labels what follows, however long that is; so do Chinese phrases, which
 * are too telling to start a sentence. */
static bool is_label(struct tw_slice phrase, struct tw_slice rest) {
  if (phrase.ptr[phrase.len - 1] == ':' || (unsigned char)phrase.ptr[0] >= 0xE3) return true;
  return tw_slice_has_prefix(rest, TW_SLICE(":")) || tw_slice_has_prefix(rest, TW_SLICE(" :")) ||
         tw_slice_has_prefix(rest, TW_SLICE("\uFF1A"));
}

/* `line`: the beginning of a line of `len` bytes. */
static bool matches(const struct tw_phrase *phrase, struct tw_slice line, size_t len) {
  struct tw_slice wanted = tw_slice_from(phrase->text);
  if (!tw_slice_has_prefix(line, wanted)) return false;
  struct tw_slice rest = tw_slice_sub(line, wanted.len, line.len);
  if (phrase->match == TW_PHRASE_WHOLE) return len <= wanted.len + 6 && !has_letters(rest);
  return len <= WORDS_BYTES_MAX || is_label(wanted, rest); /* words may also start a sentence */
}

/* Without the brackets that such lines like to stand in. */
static struct tw_slice unwrap(struct tw_slice text) {
  static const char *const openers[] = {"[", "(", "\u3010", "\uFF08", "\u300E", "#", "*", ">", "\u25A0", "\u25CF", "|", ":"};
  if (!text.len) return text;
  for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
    if (openers[i][0] != text.ptr[0]) continue;
    struct tw_slice opener = tw_slice_from(openers[i]);
    if (!tw_slice_has_prefix(text, opener)) continue;
    return tw_marks_trim(tw_slice_sub(text, opener.len, text.len));
  }
  return text;
}

/* The first row that begins with this byte or a greater one. */
static size_t first_row(unsigned char byte, const struct tw_phrase *rows, size_t count) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if ((unsigned char)rows[middle].text[0] < byte)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static bool find_phrase(struct tw_slice text, const struct tw_phrase *rows, size_t count) {
  text = unwrap(tw_marks_trim(text));
  if (!text.len || text.len > LINE_BYTES_MAX) return false;
  char lower[64]; /* longer than every phrase */
  struct tw_slice line = tw_slice_of(lower, lower_start(text, lower, sizeof lower));
  char second = line.len > 1 ? line.ptr[1] : '\0';
  for (size_t i = first_row((unsigned char)line.ptr[0], rows, count); i < count && rows[i].text[0] == line.ptr[0]; i++)
    if ((!rows[i].text[1] || rows[i].text[1] == second) && matches(&rows[i], line, text.len)) return true;
  return false;
}

/* What only cookie walls say, no shorter than this; all of it with the word itself. */
enum { CONSENT_BYTES_MIN = sizeof "use cookies" - 1 };
static const char *const consent_phrases[] = {"uses cookies",      "use cookies",     "use of cookies",      "verwendet cookies",
                                              "verwenden cookies", "utilizza cookie", "utilise des cookies", "utiliza cookies"};

static bool asks_consent(struct tw_slice text) {
  if (text.len < CONSENT_BYTES_MIN || text.len > CONSENT_BYTES_MAX) return false;
  char lower[CONSENT_BYTES_MAX];
  struct tw_slice line = tw_slice_of(lower, lower_start(text, lower, sizeof lower));
  if (tw_slice_find(line, TW_SLICE("cookie"), 0) < 0) return false;
  for (size_t i = 0; i < sizeof consent_phrases / sizeof *consent_phrases; i++)
    if (tw_slice_find(line, tw_slice_from(consent_phrases[i]), 0) >= 0) return true;
  return false;
}

bool tw_boilerplate_is_line(struct tw_slice text) {
  return asks_consent(text) || find_phrase(text, tw_boilerplate_lines, tw_boilerplate_line_count);
}

/* A figure and the shortest word. */
enum { REPLIES_BYTES_MIN = 1 + sizeof "reply" - 1 };

/* "12 comments", "3 thoughts on ...". */
static bool counts_replies(struct tw_slice text) {
  static const struct tw_phrase replies[] = {
      /* in the order of strcmp */
      {"comentario", TW_PHRASE_STARTS}, {"comment", TW_PHRASE_STARTS},     {"kommentar", TW_PHRASE_STARTS},
      {"replies", TW_PHRASE_STARTS},    {"reply", TW_PHRASE_STARTS},       {"response", TW_PHRASE_STARTS},
      {"thought on", TW_PHRASE_STARTS}, {"thoughts on", TW_PHRASE_STARTS}, {"\u6761\u8BC4\u8BBA", TW_PHRASE_STARTS},
  };
  if (text.len < REPLIES_BYTES_MIN) return false;
  text = unwrap(tw_marks_trim(text));
  size_t digits = 0;
  while (digits < text.len && text.ptr[digits] >= '0' && text.ptr[digits] <= '9') digits++;
  return digits > 0 && find_phrase(tw_slice_sub(text, digits, text.len), replies, sizeof replies / sizeof *replies);
}

bool tw_boilerplate_ends_body(struct tw_slice text, bool is_heading) {
  if (text.len > ENDER_BYTES_MAX) return false;
  if (!tw_marks_ends_sentence(text) && counts_replies(text)) return true;
  if (is_heading && find_phrase(text, tw_boilerplate_heads, tw_boilerplate_head_count)) return true;
  return find_phrase(text, tw_boilerplate_enders, tw_boilerplate_ender_count);
}

/* Labels of particulars; ASCII in lower case. */
static const char *const labels[] = {
    "\u6765\u6E90",  "\u4F5C\u8005", "\u7F16\u8F91", "\u65F6\u95F4",
    "\u65E5\u671F",  "\u5B57\u4F53", "\u5B57\u53F7", "\u6D4F\u89C8",
    "\u70B9\u51FB",  "\u9605\u8BFB", "\u8BC4\u8BBA", "\u6253\u5370",
    "\u8BB0\u8005",  "\u53D1\u5E03", "\u4F86\u6E90", "\u6211\u6765\u8BF4\u4E24\u53E5",
    "published",     "updated",      "posted",       "by ",
    "source:",       "author:",      "views",        "comments",
    "print",         "email",        "min read",     "filed under",
    "last modified", "release time",
};

bool tw_boilerplate_is_particulars(struct tw_slice text) {
  if (text.len > PARTICULARS_BYTES_MAX || tw_marks_ends_sentence(text)) return false;
  char lower[PARTICULARS_BYTES_MAX];
  struct tw_slice line = tw_slice_of(lower, lower_start(text, lower, sizeof lower));
  unsigned count = 0;
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) count += tw_slice_find(line, tw_slice_from(labels[i]), 0) >= 0;
  struct tw_dateline date;
  if (!tw_dateline_next(text, 0, true, &date)) return count >= 4;
  if (tw_slice_find(text, TW_SLICE(" | "), 0) >= 0) count++;
  return count >= 2 || (count == 1 && text.len - (date.end - date.start) < 60);
}

bool tw_boilerplate_is_closing(struct tw_slice text) {
  if (text.len > CONSENT_BYTES_MAX) return false;
  char lower[CONSENT_BYTES_MAX];
  struct tw_slice line = tw_slice_of(lower, lower_start(text, lower, sizeof lower));
  for (size_t i = 0; i < tw_boilerplate_closing_count; i++)
    if (tw_slice_find(line, tw_slice_from(tw_boilerplate_closings[i]), 0) >= 0) return true;
  return false;
}
