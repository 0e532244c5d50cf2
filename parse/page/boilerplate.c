#include "parse/page/boilerplate.h"
#include "parse/page/dateline.h"
#include "parse/page/marks.h"

/* Longer blocks are never dropped for their words alone. */
enum { LINE_BYTES_MAX = 240, WORDS_BYTES_MAX = 100, CONSENT_BYTES_MAX = 600, PARTICULARS_BYTES_MAX = 220 };

enum match {
  WHOLE,  /* the line is this, punctuation aside */
  STARTS, /* the line starts with it */
};

struct phrase {
  const char *text; /* ASCII in lower case */
  enum match match;
};

static const struct phrase phrases[] = {
    {"caption", WHOLE},
    {"close", WHOLE},
    {"back to gallery", WHOLE},
    {"breaking news emails", WHOLE},
    {"let our news meet your inbox", STARTS},
    {"get breaking news alerts", STARTS},
    {"show more", WHOLE},
    {"view comments", WHOLE},
    {"skip ad", WHOLE},
    {"expand", WHOLE},
    {"view gallery", WHOLE},
    {"hide caption", WHOLE},
    {"toggle caption", WHOLE},
    {"enlarge this image", WHOLE},
    {"advertisement", WHOLE},
    {"advertisements", WHOLE},
    {"sponsored", WHOLE},
    {"ad", WHOLE},
    {"share this", STARTS},
    {"share on", STARTS},
    {"share", WHOLE},
    {"tweet", WHOLE},
    {"read more", WHOLE},
    {"read more:", STARTS},
    {"read also:", STARTS},
    {"also read:", STARTS},
    {"related:", STARTS},
    {"see also:", STARTS},
    {"sign up for", STARTS},
    {"subscribe to", STARTS},
    {"follow us on", STARTS},
    {"like this:", STARTS},
    {"loading...", WHOLE},
    {"loading", WHOLE},
    {"story continues below", STARTS},
    {"article continues below", STARTS},
    {"continue reading", STARTS},
    {"click here to", STARTS},
    {"filed under", STARTS},
    {"tags:", STARTS},
    {"posted in", STARTS},
    {"leave a comment", STARTS},
    {"leave a reply", STARTS},
    {"comments are closed", STARTS},
    {"copyright ", STARTS},
    {"all rights reserved", STARTS},
    {"\u00A9", STARTS},
    {"this video file cannot be played", STARTS},
    {"play video", WHOLE},
    {"watch:", STARTS},
    {"image source", STARTS},
    {"photo:", STARTS},
    {"photo credit", STARTS},
    {"image credit", STARTS},
    {"image:", STARTS},
    {"image 1 of", STARTS},
    {"photo by", STARTS},
    {"foto:", STARTS},
    {"fotos:", STARTS},
    {"bild:", STARTS},
    {"related articles", WHOLE},
    {"more from", STARTS},
    {"you may also like", STARTS},
    {"most read", STARTS},
    {"recommended", WHOLE},
    {"print", WHOLE},
    {"email", WHOLE},
    {"back to top", WHOLE},
    {"table of contents", WHOLE},
    {"download the", STARTS},
    {"source:", STARTS},
    {"\u8D23\u4EFB\u7F16\u8F91", STARTS}, /* editor in charge */
    {"[\u8D23\u4EFB\u7F16\u8F91", STARTS},
    {"\uFF08\u8D23\u4EFB\u7F16\u8F91", STARTS},
    {"(\u8D23\u4EFB\u7F16\u8F91", STARTS},
    {"\u3010\u8D23\u4EFB\u7F16\u8F91", STARTS},
    {"\u7F16\u8F91\uFF1A", STARTS},
    {"\u5206\u4EAB\u5230", STARTS},
    {"\u76F8\u5173\u9605\u8BFB", STARTS},
    {"\u76F8\u5173\u65B0\u95FB", STARTS},
    {"\u76F8\u5173\u94FE\u63A5", STARTS},
    {"\u5EF6\u4F38\u9605\u8BFB", STARTS},
    {"\u6253\u5370", WHOLE},
    {"\u8FD4\u56DE\u9876\u90E8", STARTS},
    {"\u4E0A\u4E00\u7BC7", STARTS},
    {"\u4E0B\u4E00\u7BC7", STARTS},
    {"\u6211\u8981\u8BC4\u8BBA", STARTS},
    {"\u53D1\u8868\u8BC4\u8BBA", STARTS},
    {"\u70B9\u51FB\u6B21\u6570", STARTS},
    {"\u7248\u6743\u58F0\u660E", STARTS},
    {"\u514D\u8D23\u58F0\u660E", STARTS},
    {"\u626B\u4E00\u626B", STARTS},
    {"\u3010\u6253\u5370", STARTS},
    {"\u3010\u5173\u95ED", STARTS},
    {"\u70ED\u70B9\u63A8\u8350", STARTS},
};

/* Headings and lines behind which nothing of the article comes. */
static const struct phrase enders[] = {
    {"explore further", WHOLE},
    {"more in ", STARTS},
    {"top stories", WHOLE},
    {"top rated comments", STARTS},
    {"what to read next", STARTS},
    {"keep reading", WHOLE},
    {"editor's picks", STARTS},
    {"popular now", WHOLE},
    {"latest stories", WHOLE},
    {"in other news", WHOLE},
    {"sponsored stories", WHOLE},
    {"promoted stories", WHOLE},
    {"comments", WHOLE},
    {"related articles", STARTS},
    {"related stories", STARTS},
    {"related links", STARTS},
    {"related posts", STARTS},
    {"related news", STARTS},
    {"related content", STARTS},
    {"related:", STARTS},
    {"more stories", STARTS},
    {"more from", STARTS},
    {"more great", STARTS},
    {"more on this", STARTS},
    {"you may also", STARTS},
    {"you might also", STARTS},
    {"also on", WHOLE},
    {"most read", STARTS},
    {"most popular", STARTS},
    {"most viewed", STARTS},
    {"trending", WHOLE},
    {"trending stories", STARTS},
    {"recommended for you", STARTS},
    {"recommended stories", STARTS},
    {"read next", STARTS},
    {"up next", WHOLE},
    {"leave a reply", STARTS},
    {"leave a comment", STARTS},
    {"latest news", WHOLE},
    {"latest posts", WHOLE},
    {"share this", STARTS},
    {"about the author", STARTS},
    {"recent posts", WHOLE},
    {"similar posts", STARTS},
    {"popular posts", STARTS},
    {"join the conversation", STARTS},
    {"post navigation", STARTS},
    {"sponsored content", STARTS},
    {"around the web", WHOLE},
    {"further reading", WHOLE},
    {"see also", WHOLE},
    {"weitere artikel", STARTS},
    {"mehr zum thema", STARTS},
    {"das k\u00F6nnte sie auch", STARTS},
    {"kommentare", WHOLE},
    {"\u00E4hnliche artikel", STARTS},
    {"weitere nachrichten", STARTS},
    {"lesen sie auch", STARTS},
    {"meistgelesen", STARTS},
    {"schreibe einen kommentar", STARTS},
    {"noticias relacionadas", STARTS},
    {"\u76F8\u5173\u65B0\u95FB", STARTS},
    {"\u76F8\u5173\u9605\u8BFB", STARTS},
    {"\u76F8\u5173\u62A5\u9053", STARTS},
    {"\u76F8\u5173\u94FE\u63A5", STARTS},
    {"\u76F8\u5173\u6587\u7AE0", STARTS},
    {"\u76F8\u5173\u4E13\u9898", STARTS},
    {"\u5EF6\u4F38\u9605\u8BFB", STARTS},
    {"\u63A8\u8350\u9605\u8BFB", STARTS},
    {"\u70ED\u95E8\u8BC4\u8BBA", STARTS},
    {"\u7F51\u53CB\u8BC4\u8BBA", STARTS},
    {"\u6700\u65B0\u8BC4\u8BBA", STARTS},
    {"\u8BC4\u8BBA", WHOLE},
    {"\u53D1\u8868\u8BC4\u8BBA", STARTS},
    {"\u53CD\u4FB5\u6743", STARTS},
    {"\u7248\u6743\u58F0\u660E", STARTS},
    {"\u514D\u8D23\u58F0\u660E", STARTS},
    {"\u70ED\u95E8\u63A8\u8350", STARTS},
    {"\u731C\u4F60\u559C\u6B22", STARTS},
    {"\u4ECA\u65E5\u5173\u6CE8", WHOLE},
    {"\u70ED\u70B9\u65B0\u95FB", STARTS},
    {"\u7CBE\u5F69\u63A8\u8350", STARTS},
    {"\u66F4\u591A\u65B0\u95FB", STARTS},
    {"\u76F8\u95DC\u65B0\u805E", STARTS},
    {"\u5EF6\u4F38\u95B1\u8B80", STARTS},
};

static size_t lower_start(struct tw_slice text, char *out, size_t room) {
  size_t len = 0;
  for (; len < text.len && len < room; len++)
    out[len] = (char)(text.ptr[len] >= 'A' && text.ptr[len] <= 'Z' ? text.ptr[len] + 32 : text.ptr[len]);
  return len;
}

/* Letters behind a phrase that is meant whole; general punctuation (below U+4000) is none. */
static bool has_letters(struct tw_slice s) {
  for (size_t i = 0; i < s.len; i++)
    if ((s.ptr[i] >= 'a' && s.ptr[i] <= 'z') || (unsigned char)s.ptr[i] >= 0xE4) return true;
  return false;
}

/* `line`: the beginning of a line of `len` bytes. */
static bool matches(const struct phrase *phrase, struct tw_slice line, size_t len) {
  struct tw_slice wanted = tw_slice_from(phrase->text);
  if (!tw_slice_has_prefix(line, wanted)) return false;
  if (phrase->match == WHOLE) return len <= wanted.len + 6 && !has_letters(tw_slice_sub(line, wanted.len, line.len));
  bool is_label = wanted.ptr[wanted.len - 1] == ':' || (unsigned char)wanted.ptr[0] >= 0x80;
  return is_label || len <= WORDS_BYTES_MAX; /* words may also start a sentence */
}

/* Without the brackets that such lines like to stand in. */
static struct tw_slice unwrap(struct tw_slice text) {
  static const char *const openers[] = {"[", "(", "\u3010", "\uFF08", "\u300E", "#", "*", ">", "\u25A0", "\u25CF", "|", ":"};
  for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
    struct tw_slice opener = tw_slice_from(openers[i]);
    if (!tw_slice_has_prefix(text, opener)) continue;
    return tw_marks_trim(tw_slice_sub(text, opener.len, text.len));
  }
  return text;
}

static bool find_phrase(struct tw_slice text, const struct phrase *rows, size_t count) {
  text = unwrap(tw_marks_trim(text));
  if (!text.len || text.len > LINE_BYTES_MAX) return false;
  char lower[64]; /* longer than every phrase */
  struct tw_slice line = tw_slice_of(lower, lower_start(text, lower, sizeof lower));
  for (size_t i = 0; i < count; i++)
    if (rows[i].text[0] == line.ptr[0] && matches(&rows[i], line, text.len)) return true;
  return false;
}

/* What only cookie walls say. */
static const char *const consent_phrases[] = {"uses cookies",      "use cookies",     "use of cookies",      "verwendet cookies",
                                              "verwenden cookies", "utilizza cookie", "utilise des cookies", "utiliza cookies"};

static bool asks_consent(struct tw_slice text) {
  if (text.len > CONSENT_BYTES_MAX) return false;
  char lower[CONSENT_BYTES_MAX];
  struct tw_slice line = tw_slice_of(lower, lower_start(text, lower, sizeof lower));
  for (size_t i = 0; i < sizeof consent_phrases / sizeof *consent_phrases; i++)
    if (tw_slice_find(line, tw_slice_from(consent_phrases[i]), 0) >= 0) return true;
  return false;
}

bool tw_boilerplate_is_line(struct tw_slice text) {
  return asks_consent(text) || find_phrase(text, phrases, sizeof phrases / sizeof *phrases);
}

/* "12 comments", "3 thoughts on ...". */
static bool counts_replies(struct tw_slice text) {
  static const struct phrase replies[] = {
      {"comment", STARTS},     {"thoughts on", STARTS},
      {"thought on", STARTS},  {"response", STARTS},
      {"replies", STARTS},     {"reply", STARTS},
      {"kommentar", STARTS},   {"comentario", STARTS},
      {"commentaire", STARTS}, {"\u6761\u8BC4\u8BBA", STARTS},
  };
  text = unwrap(tw_marks_trim(text));
  size_t digits = 0;
  while (digits < text.len && text.ptr[digits] >= '0' && text.ptr[digits] <= '9') digits++;
  return digits > 0 && find_phrase(tw_slice_sub(text, digits, text.len), replies, sizeof replies / sizeof *replies);
}

bool tw_boilerplate_ends_body(struct tw_slice text) {
  if (text.len <= 100 && !tw_marks_ends_sentence(text) && counts_replies(text)) return true;
  return text.len <= 100 && find_phrase(text, enders, sizeof enders / sizeof *enders);
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

/* ASCII in lower case. */
static const char *const closings[] = {
    "follow him on",
    "follow her on",
    "follow them on",
    "follow us on",
    "follow me on",
    "follow @",
    "join our",
    "sign up for our",
    "subscribe to our",
    "originally published",
    "originally appeared",
    "all rights reserved",
    "may not be published, broadcast",
    "have a news tip",
    "got a news tip",
    "news tip,",
    "contact us at",
    "email us at",
    "email the writer",
    "can be reached at",
    "is a freelance",
    "is a staff writer",
    "is a senior editor",
    "is a contributing",
    "contributing writer",
    "folgen sie uns",
    "abonnieren sie",
    "s\u00EDguenos",
    "suscr\u00EDbete",
    "suivez-nous",
    "\u5173\u6CE8\u6211\u4EEC",
    "\u626B\u63CF\u4E8C\u7EF4\u7801",
    "\u5FAE\u4FE1\u516C\u4F17\u53F7",
    "\u672A\u7ECF\u6388\u6743",
    "\u4E0D\u5F97\u8F6C\u8F7D",
    "\u8F6C\u8F7D\u8BF7\u6CE8\u660E",
    "\u7248\u6743\u5F52",
    "\u65B0\u95FB\u70ED\u7EBF",
    "\u6295\u7A3F\u90AE\u7BB1",
};

bool tw_boilerplate_is_closing(struct tw_slice text) {
  if (text.len > CONSENT_BYTES_MAX) return false;
  char lower[CONSENT_BYTES_MAX];
  struct tw_slice line = tw_slice_of(lower, lower_start(text, lower, sizeof lower));
  for (size_t i = 0; i < sizeof closings / sizeof *closings; i++)
    if (tw_slice_find(line, tw_slice_from(closings[i]), 0) >= 0) return true;
  return false;
}
