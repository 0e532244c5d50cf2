#include "base/error.h"
#include "base/utf8.h"
#include "model/story.h"

enum {
  WIDTH_WORDS = 3,
  WIDTH_HAN = 5,
  NUMBER_BYTES = 24, /* digits of a number that are looked at */
  MARK_DIGITS = 8,   /* so many without separators: a telephone number, an id */
  YEAR_FIRST = 1900,
  YEAR_LAST = 2099,
  DAY_LAST = 31,
};

#define DATE_HASH UINT64_C(0x9E3779B97F4A7C15)

struct reader {
  struct tw_arena *arena;
  struct tw_slice text;
  size_t at;
  struct tw_story *story;
  size_t capacity;
  size_t han;
  bool is_after_month;
  bool failed;
};

/* Finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
static uint64_t mix(uint64_t x) {
  x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
  return x ^ (x >> 31);
}

static uint64_t add(uint64_t hash, uint64_t value) {
  return mix(hash + UINT64_C(0x9E3779B97F4A7C15) + value);
}

static void push(struct reader *r, uint64_t hash, enum tw_story_kind kind) {
  struct {
    struct tw_story_token *items;
    size_t count, capacity;
  } list = {r->story->tokens, r->story->count, r->capacity};
  struct tw_story_token *token = TW_ARENA_PUSH(r->arena, &list);
  r->story->tokens = list.items;
  r->story->count = list.count;
  r->capacity = list.capacity;
  r->failed |= !token;
  if (token) *token = (struct tw_story_token){kind == TW_STORY_DATE ? DATE_HASH : hash, kind};
}

/* The character at `at`, full-width forms as ASCII; *ret_len 0 at the end. */
static uint32_t look(const struct reader *r, size_t at, size_t *ret_len) {
  uint32_t c;
  *ret_len = 0;
  if (at >= r->text.len) return 0;
  *ret_len = tw_utf8_decode(r->text, at, &c);
  return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

static uint32_t peek(const struct reader *r, size_t at) {
  size_t len;
  return look(r, at, &len);
}

static bool is_digit(uint32_t c) {
  return c >= '0' && c <= '9';
}

static bool is_upper(uint32_t c) {
  return c >= 'A' && c <= 'Z';
}

static bool is_apostrophe(uint32_t c) {
  return c == '\'' || c == 0x2019;
}

/* ASCII letters, and what is neither ideograph, punctuation nor white space beyond Latin-1's signs. */
static bool is_letter(uint32_t c) {
  if (c < 0xC0) return (c >= 'a' && c <= 'z') || is_upper(c);
  if (c == 0xD7 || c == 0xF7 || c == TW_REPLACEMENT || tw_char_is_han(c)) return false;
  return !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F) && !(c >= 0xFE10 && c <= 0xFE6F) && c < 0xFF00;
}

/* ---- numbers ---- */

struct number {
  char digits[NUMBER_BYTES]; /* without separators of thousands; the rest of a longer one is cut */
  size_t len;
  bool has_separator;
};

static bool is_group(const struct reader *r, size_t at) {
  return is_digit(peek(r, at)) && is_digit(peek(r, at + 1)) && is_digit(peek(r, at + 2)) && !is_digit(peek(r, at + 3));
}

static void keep_digit(struct number *n, uint32_t c) {
  if (n->len < sizeof n->digits) n->digits[n->len++] = (char)c;
}

/* "7,831", "19.654", "７８３１". */
static struct number take_number(struct reader *r) {
  struct number n = {.len = 0};
  for (;;) {
    size_t len;
    uint32_t c = look(r, r->at, &len);
    if (c == ',' && is_group(r, r->at + len)) {
      n.has_separator = true;
    } else if (c == '.' && is_digit(peek(r, r->at + len))) {
      n.has_separator = true;
      keep_digit(&n, c);
    } else if (is_digit(c)) {
      keep_digit(&n, c);
    } else {
      return n;
    }
    r->at += len;
  }
}

static int small_value(const struct number *n) {
  int value = 0;
  if (n->has_separator || n->len > 4) return -1;
  for (size_t i = 0; i < n->len; i++) value = value * 10 + (n->digits[i] - '0');
  return value;
}

static bool is_one_of(uint32_t c, const uint32_t *set, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (set[i] == c) return true;
  return false;
}

#define ONE_OF(c, ...) is_one_of((c), (const uint32_t[]){__VA_ARGS__}, sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))

/* 月 日 号 时 点 分 秒 behind a number, and "2020-11-05", "10:35" around it. */
static bool is_date_part(const struct reader *r, size_t start, const struct number *n) {
  size_t space = peek(r, r->at) == ' ';
  uint32_t next = peek(r, r->at + space), before = start ? (unsigned char)r->text.ptr[start - 1] : 0;
  if (n->len <= 2 && ONE_OF(next, 0x6708, 0x65E5, 0x53F7, 0x65F6, 0x70B9, 0x5206, 0x79D2)) return true;
  uint32_t after = peek(r, r->at), behind = peek(r, r->at + 1);
  bool joins_after = (after == ':' || after == '-' || after == '/') && is_digit(behind);
  bool joins_before =
      start > 1 && (before == ':' || before == '-' || before == '/') && is_digit((unsigned char)r->text.ptr[start - 2]);
  return (joins_after || joins_before) && (n->len <= 2 || (n->len == 4 && joins_after && after != ':'));
}

enum { MONTHS = 23, WORD_BYTES = 16 }; /* longer than any of the tables' words */

static const char *const dates[] = {
    "january",  "february", "march",  "april", "june",      "july",   "august",  "september", "october",
    "november", "december", "jan",    "feb",   "mar",       "apr",    "jun",     "jul",       "aug",
    "sep",      "sept",     "oct",    "nov",   "dec",       "monday", "tuesday", "wednesday", "thursday",
    "friday",   "saturday", "sunday", "today", "yesterday", "gmt",
};
static const char *const numerals[] = {
    "two",      "three",    "four",    "five",    "six",       "seven",    "eight",    "nine",    "ten",      "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",  "thirty",   "forty",  "fifty",
    "sixty",    "seventy",  "eighty",  "ninety",  "hundred",   "thousand", "million",  "billion", "trillion",
};

static bool is_listed(const char *word, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (words[i][0] == word[0] && strcmp(words[i], word) == 0) return true;
  return false;
}

/* "5 November", "10 am". */
static bool is_before_month(const struct reader *r) {
  static const char *const halves[] = {"am", "pm"};
  char word[WORD_BYTES] = "";
  size_t at = r->at;
  for (size_t i = 0; i + 1 < sizeof word && is_letter(peek(r, at + 1 + i)) && peek(r, at) == ' '; i++)
    word[i] = (char)(r->text.ptr[at + 1 + i] | 0x20);
  return is_listed(word, dates, MONTHS) || strcmp(word, "may") == 0 || is_listed(word, halves, sizeof halves / sizeof *halves);
}

static enum tw_story_kind number_kind(const struct reader *r, size_t start, const struct number *n) {
  int value = small_value(n);
  if (is_date_part(r, start, n)) return TW_STORY_DATE;
  if (value > 0 && value <= DAY_LAST && (r->is_after_month || is_before_month(r))) return TW_STORY_DATE;
  if (value >= YEAR_FIRST && value <= YEAR_LAST) return TW_STORY_YEAR;
  if (!n->has_separator && (n->len >= MARK_DIGITS || (n->len > 1 && n->digits[0] == '0'))) return TW_STORY_MARK;
  return TW_STORY_FIGURE;
}

static bool is_magnitude(uint32_t c) {
  return ONE_OF(c, 0x5341, 0x767E, 0x5343, 0x4E07, 0x4EBF, 0x842C, 0x5104);
}

static void read_number(struct reader *r) {
  size_t start = r->at, len;
  struct number n = take_number(r);
  enum tw_story_kind kind = number_kind(r, start, &n);
  uint64_t hash = 1;
  for (size_t i = 0; i < n.len; i++) hash = add(hash, (unsigned char)n.digits[i]);
  for (uint32_t c; kind != TW_STORY_DATE && is_magnitude(c = look(r, r->at, &len)); r->at += len) {
    hash = add(hash, c);
    kind = TW_STORY_FIGURE;
  }
  push(r, hash, kind);
  r->is_after_month = false;
}

/* ---- Chinese numerals ---- */

static bool is_han_digit(uint32_t c) {
  return ONE_OF(c, 0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E24, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D);
}

/* 三百二十 is a figure, 二〇一九年 a year; 十分 and 千万 by themselves are often no numbers. */
static enum tw_story_kind numeral_kind(const struct reader *r, size_t end, size_t digits, size_t magnitudes) {
  uint32_t next = peek(r, end);
  if (digits + magnitudes <= 3 && ONE_OF(next, 0x6708, 0x65E5, 0x53F7)) return TW_STORY_DATE;
  if (digits == 4 && !magnitudes && next == 0x5E74) return TW_STORY_YEAR;
  if (digits && magnitudes) return TW_STORY_FIGURE;
  return digits + magnitudes == 1 && peek(r, r->at) != 0x4E00 ? TW_STORY_NUMERAL : TW_STORY_HAN;
}

static void read_numeral(struct reader *r) {
  size_t end = r->at, len, digits = 0, magnitudes = 0;
  uint64_t hash = 2;
  for (uint32_t c;; end += len) {
    c = look(r, end, &len);
    if (!is_han_digit(c) && !is_magnitude(c)) break;
    digits += is_han_digit(c);
    magnitudes += is_magnitude(c);
    hash = add(hash, c);
  }
  enum tw_story_kind kind = numeral_kind(r, end, digits, magnitudes);
  if (kind != TW_STORY_HAN) {
    r->han++;
    push(r, hash, kind);
    r->at = end;
    return;
  }
  for (; r->at < end && !r->failed; r->at += len) {
    push(r, add(3, look(r, r->at, &len)), TW_STORY_HAN);
    r->han++;
  }
}

/* ---- words ---- */

static enum tw_story_kind word_kind(const struct reader *r, const char *word, bool has_capital) {
  if (is_listed(word, numerals, sizeof numerals / sizeof *numerals)) return TW_STORY_NUMERAL;
  if (is_listed(word, dates, sizeof dates / sizeof *dates)) return TW_STORY_DATE;
  /* "May" is a month before or behind a day, else a verb or a name. */
  if (strcmp(word, "may") == 0 && has_capital && is_digit(peek(r, r->at + 1))) return TW_STORY_DATE;
  return has_capital ? TW_STORY_NAME : TW_STORY_WORD;
}

static void read_word(struct reader *r) {
  char word[WORD_BYTES] = "";
  size_t len, kept = 0;
  bool has_capital = false;
  uint64_t hash = 4;
  for (uint32_t c;; r->at += len) {
    c = look(r, r->at, &len);
    if (is_apostrophe(c)) continue;
    if (!is_letter(c) && !is_digit(c)) break;
    has_capital |= is_upper(c);
    if (is_upper(c)) c |= 0x20;
    if (kept + 1 < sizeof word) word[kept++] = c < 0x80 ? (char)c : '?';
    hash = add(hash, c);
  }
  enum tw_story_kind kind = word_kind(r, word, has_capital);
  push(r, hash, kind);
  r->is_after_month = kind == TW_STORY_DATE && (strcmp(word, "may") == 0 || is_listed(word, dates, MONTHS));
}

static void read_tokens(struct reader *r) {
  while (r->at < r->text.len && r->story->count < TW_STORY_MAX_TOKENS && !r->failed) {
    size_t len;
    uint32_t c = look(r, r->at, &len);
    if (is_digit(c)) {
      read_number(r);
    } else if (is_han_digit(c) || is_magnitude(c)) {
      read_numeral(r);
    } else if (tw_char_is_han(c)) {
      push(r, add(3, c), TW_STORY_HAN);
      r->han++;
      r->at += len;
    } else if (is_letter(c)) {
      read_word(r);
    } else {
      r->at += len;
    }
  }
}

static int make_shingles(struct tw_arena *arena, struct tw_story *s) {
  if (s->count < s->width) return TW_OK;
  s->shingle_count = s->count - s->width + 1;
  s->shingles = tw_arena_alloc(arena, s->shingle_count * sizeof *s->shingles);
  if (!s->shingles) return TW_ENOMEM;
  for (size_t i = 0; i < s->shingle_count; i++) {
    uint64_t hash = 5;
    for (size_t j = 0; j < s->width; j++) hash = add(hash, s->tokens[i + j].hash);
    s->shingles[i] = hash;
  }
  return TW_OK;
}

int tw_story_read(struct tw_arena *arena, struct tw_slice text, struct tw_story *ret_story) {
  *ret_story = (struct tw_story){0};
  struct reader r = {.arena = arena, .text = text, .story = ret_story};
  read_tokens(&r);
  if (r.failed) return TW_ENOMEM;
  ret_story->is_han = r.han * 2 > ret_story->count;
  ret_story->width = ret_story->is_han ? WIDTH_HAN : WIDTH_WORDS;
  return make_shingles(arena, ret_story);
}

bool tw_story_bands(const struct tw_story *story, int64_t ret_bands[static TW_STORY_BANDS]) {
  uint64_t least[2 * TW_STORY_BANDS];
  enum { SHINGLES_MIN = 12 }; /* a headline and a sentence */
  if (story->shingle_count < SHINGLES_MIN) return false;
  memset(least, 0xFF, sizeof least);
  for (size_t i = 0; i < story->shingle_count; i++)
    for (size_t j = 0; j < 2 * TW_STORY_BANDS; j++) {
      uint64_t hash = mix(story->shingles[i] ^ (j * UINT64_C(0xD1342543DE82EF95)));
      if (hash < least[j]) least[j] = hash;
    }
  for (size_t i = 0; i < TW_STORY_BANDS; i++) ret_bands[i] = (int64_t)(add(add(i, least[2 * i]), least[2 * i + 1]) >> 1);
  return true;
}
