#include "parse/text/datetime_lexer.h"
#include "base/utf8.h"
#include "parse/text/datetime_fold.h"
#include <utf8proc.h>

/* Value of a Han digit, 10 for ten, or -1. */
static int han_digit(uint32_t c) {
  static const uint32_t digits[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
  for (int i = 0; i < (int)(sizeof digits / sizeof *digits); i++)
    if (digits[i] == c) return i;
  return c == 0x96F6 || c == 0x25CB ? 0 : -1; /* U+25CB: a circle, often typed for the zero */
}

static bool is_letter(uint32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return utf8proc_category((utf8proc_int32_t)c) <= UTF8PROC_CATEGORY_LO && !tw_char_is_han(c);
}

static bool is_blank(uint32_t c) {
  return c <= ' ' || c == 0xA0 || c == 0x3000 || c == 0x200B || (c >= 0x2000 && c <= 0x200A) || c == 0x202F;
}

static size_t take_digits(struct tw_slice s, size_t at, uint64_t *ret_value) {
  uint64_t value = 0;
  size_t end = at;
  for (; end < s.len && s.ptr[end] >= '0' && s.ptr[end] <= '9'; end++)
    if (value < UINT64_MAX / 100) value = value * 10 + (uint64_t)(s.ptr[end] - '0');
  *ret_value = value;
  return end;
}

/* Han numerals: positional (二〇二〇) or with ten (三十一). */
static size_t take_han_number(struct tw_slice s, size_t at, uint64_t *ret_value) {
  enum { LONGEST = 12 }; /* bytes: four characters, a year */
  uint64_t tens = 0, value = 0;
  size_t end = at;
  while (end < s.len && end - at < LONGEST) {
    uint32_t c;
    size_t n = tw_utf8_decode(s, end, &c);
    int digit = han_digit(c);
    if (digit < 0) break;
    if (digit == 10) {
      tens = (value ? value : 1) * 10;
      value = 0;
    } else {
      value = value * 10 + (uint64_t)digit;
    }
    end += n;
  }
  *ret_value = tens + value;
  return end;
}

static size_t take_letters(struct tw_slice s, size_t at) {
  while (at < s.len) {
    uint32_t c;
    size_t n = tw_utf8_decode(s, at, &c);
    if (!is_letter(c)) break;
    at += n;
  }
  return at;
}

/* End of the "m" of "p.m." or "p. m." (Greek: "μ.μ.") behind a letter that ends at `at`; `at` when there is none. */
static size_t take_half(struct tw_slice s, size_t at) {
  if (at >= s.len || s.ptr[at] != '.') return at;
  size_t next = at + 1;
  while (next < s.len && (s.ptr[next] == ' ' || s.ptr[next] == '\xA0' || s.ptr[next] == '\xC2')) next++;
  struct tw_slice rest = tw_slice_sub(s, next, s.len);
  size_t letter = tw_slice_has_prefix(rest, TW_SLICE("m")) ? 1 : tw_slice_has_prefix(rest, TW_SLICE("μ")) ? 2 : 0;
  return letter && take_letters(s, next) == next + letter ? next + letter : at;
}

/* "p.m." is one word; so is a zone such as "asia/hong_kong". A month's two Arabic names with a slash between them are two. */
static size_t take_word(struct tw_slice s, size_t at) {
  uint32_t c;
  size_t end = take_letters(s, at);
  if (end - at == tw_utf8_decode(s, at, &c)) return take_half(s, end);
  while (end + 1 < s.len && end - at > 1 && c < 0x80 && (s.ptr[end] == '/' || s.ptr[end] == '_')) {
    size_t next = take_letters(s, end + 1);
    if (next == end + 1) break;
    end = next;
  }
  return end;
}

/* Han characters that make one word: halves of the day, eras, zones, and weekdays, whose numeral is no number. */
static size_t take_han_word(struct tw_slice s, size_t at) {
  static const char *const words[] = {"上午",     "下午",       "午前",     "午後",         "午后",        "凌晨",
                                      "早上",     "清晨",       "早晨",     "晚上",         "傍晚",        "中午",
                                      "令和",     "平成",       "昭和",     "民國",         "民国",        "北京时间",
                                      "北京時間", "香港时间",   "香港時間", "台北时间",     "台北時間",    "日本时间",
                                      "日本時間", "日本標準時", "世界时",   "中国标准时间", "格林尼治时间"};
  struct tw_slice rest = tw_slice_sub(s, at, s.len);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (tw_slice_has_prefix(rest, tw_slice_from(words[i]))) return at + strlen(words[i]);
  bool week = tw_slice_has_prefix(rest, TW_SLICE("星期")) || tw_slice_has_prefix(rest, TW_SLICE("礼拜"));
  bool short_week = tw_slice_has_prefix(rest, TW_SLICE("周"));
  size_t end = at + (week ? 6 : 3);
  return (week || short_week) && end + 3 <= s.len ? end + 3 : end;
}

/* One token at `at`; returns its end. */
static size_t take_token(struct tw_slice s, size_t at, struct tw_datetime_token *token) {
  uint32_t c;
  size_t n = tw_utf8_decode(s, at, &c), end;
  token->kind = TW_DATETIME_SIGN;
  if (c >= '0' && c <= '9') {
    token->kind = TW_DATETIME_NUMBER;
    end = take_digits(s, at, &token->value);
  } else if (han_digit(c) >= 0) {
    token->kind = TW_DATETIME_NUMBER;
    end = take_han_number(s, at, &token->value);
  } else if (tw_char_is_han(c)) {
    token->kind = TW_DATETIME_WORD;
    end = take_han_word(s, at);
  } else if (is_letter(c)) {
    token->kind = TW_DATETIME_WORD;
    end = take_word(s, at);
  } else {
    end = at + n;
  }
  token->text = tw_slice_sub(s, at, end);
  return end;
}

/* Character references that an extra round of escaping left in: their characters, into `out` of TW_DATETIME_TEXT_MAX bytes. */
static struct tw_slice decode_references(struct tw_slice s, char *out) {
  size_t len = 0;
  for (size_t at = 0; at < s.len;) {
    uint64_t c;
    ptrdiff_t end = tw_slice_has_prefix(tw_slice_sub(s, at, s.len), TW_SLICE("&#")) ? tw_slice_find(s, TW_SLICE(";"), at) : -1;
    if (end > 0 && end - (ptrdiff_t)at <= 6 && tw_slice_to_u64(tw_slice_sub(s, at + 2, (size_t)end), &c)) {
      len += tw_utf8_encode((uint32_t)c, out + len); /* at most as long as the reference */
      at = (size_t)end + 1;
    } else {
      out[len++] = s.ptr[at++];
    }
  }
  return tw_slice_of(out, len);
}

/* Thai short months, which folding would leave without the vowels that tell them apart, in full. `out` holds
 * TW_DATETIME_TEXT_MAX bytes; absent when they do not suffice. */
static struct tw_slice spell_thai(struct tw_slice s, char *out) {
  static const struct {
    const char *written, *full;
  } months[] = {{"ม.ค", "มกราคม"},  {"ก.พ", "กุมภาพันธ์"}, {"มี.ค", "มีนาคม"},    {"เม.ย", "เมษายน"},
                {"พ.ค", "พฤษภาคม"}, {"มิ.ย", "มิถุนายน"},  {"ก.ค", "กรกฎาคม"},  {"ส.ค", "สิงหาคม"},
                {"ก.ย", "กันยายน"},  {"ต.ค", "ตุลาคม"},   {"พ.ย", "พฤศจิกายน"}, {"ธ.ค", "ธันวาคม"}};
  size_t len = 0;
  for (size_t at = 0; at < s.len;) {
    struct tw_slice rest = tw_slice_sub(s, at, s.len), take = tw_slice_sub(s, at, at + 1);
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
      if (tw_slice_has_prefix(rest, tw_slice_from(months[i].written))) {
        take = tw_slice_from(months[i].full);
        at += strlen(months[i].written) - 1;
        break;
      }
    if (take.len > TW_DATETIME_TEXT_MAX - len) return TW_SLICE_NONE;
    memcpy(out + len, take.ptr, take.len);
    len += take.len;
    at++;
  }
  return tw_slice_of(out, len);
}

/* A letter or digit of Greek, Cyrillic, Arabic, an Indian script, Thai and so on: nobody there writes the month first. */
static bool has_other_script(struct tw_slice s) {
  for (size_t at = 0; at < s.len; at++) {
    unsigned char c = (unsigned char)s.ptr[at];
    if ((c >= 0xCD && c <= 0xDF) || c == 0xE0) return true;
  }
  return false;
}

bool tw_datetime_lexer_run(struct tw_slice text, struct tw_datetime_tokens *t) {
  size_t len;
  char decoded[TW_DATETIME_TEXT_MAX], spelled[TW_DATETIME_TEXT_MAX];
  t->count = 0;
  text = tw_slice_trim(text);
  if (text.len == 0 || text.len > TW_DATETIME_TEXT_MAX) return false;
  if (tw_slice_find(text, TW_SLICE("&#"), 0) >= 0) text = decode_references(text, decoded);
  t->has_other_script = has_other_script(text);
  if (tw_slice_find(text, TW_SLICE("\xE0\xB8"), 0) >= 0) text = spell_thai(text, spelled);
  if (text.len == 0 || !tw_datetime_fold(text, t->folded, sizeof t->folded, &len)) return false;
  struct tw_slice s = tw_slice_of(t->folded, len);
  bool glued = false;
  for (size_t at = 0; at < s.len && t->count < TW_DATETIME_TOKENS;) {
    uint32_t c;
    size_t n = tw_utf8_decode(s, at, &c);
    if (is_blank(c)) {
      glued = false;
      at += n;
      continue;
    }
    struct tw_datetime_token *token = &t->items[t->count++];
    *token = (struct tw_datetime_token){.is_glued = glued};
    at = take_token(s, at, token);
    glued = true;
  }
  return t->count > 0;
}
