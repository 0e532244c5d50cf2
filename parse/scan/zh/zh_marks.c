#include "parse/scan/zh/zh_marks.h"
#include "base/ascii.h"
#include "base/error.h"
#include "parse/scan/zh/zh_date.h"

static bool is_line_start(const struct tw_zh_scan *z, size_t at) {
  while (at > 0) {
    size_t before = tw_zh_before(z, at);
    bool is_blank = tw_zh_skip_spaces(z, before) >= at;
    if (z->text.ptr[before] == '\n') return true;
    if (!is_blank) return false;
    at = before;
  }
  return true;
}

static bool is_clause_start(const struct tw_zh_scan *z, size_t at) {
  static const char *const marks[] = {"，", "。", "；", "：", ",", ";", ":", "“", "、"};
  if (TW_ZH_ENDS_ANY(z, at, marks)) return true;
  return is_line_start(z, at);
}

static size_t emit_marker(struct tw_zh_scan *z, size_t start, size_t end, int value) {
  z->hedge.end = 0;
  struct tw_found *found = tw_zh_emit(z, TW_KIND_MARKER, start, end);
  if (!found) return end;
  found->value = tw_decimal_from(value);
  found->flags |= TW_FOUND_HAS_VALUE;
  return end;
}

enum { ITEM_MAX = 99 }; /* longer lists are not numbered by hand */

/* Behind "1", "一": a mark that makes it a list's marker. */
static bool closes_item(const struct tw_zh_scan *z, size_t at, bool is_han) {
  size_t len;
  if (tw_zh_has(z, at, "、")) return is_han || tw_zh_digit(z, at + strlen("、"), &len) < 0;
  if (tw_zh_has(z, at, "．")) return tw_zh_digit(z, at + strlen("．"), &len) < 0;
  if (tw_zh_has(z, at, "）") || tw_zh_has(z, at, ")")) return true;
  if (is_han) return false;
  return tw_zh_ascii(z, at) == '.' && tw_zh_digit(z, at + 1, &len) < 0;
}

size_t tw_zh_marks_take_item(struct tw_zh_scan *z, size_t at) {
  struct tw_zh_count count;
  size_t len;
  if (!tw_zh_count_read(z, at, &count) || count.value < 1 || count.value > ITEM_MAX) return 0;
  bool is_han = tw_zh_digit(z, at, &len) < 0;
  if (is_line_start(z, at) && closes_item(z, count.end, is_han)) return emit_marker(z, at, count.end, count.value);
  bool is_point = is_han && (tw_zh_has(z, count.end, "是") || tw_zh_has(z, count.end, "要")) && count.value <= 10;
  if (is_point && is_clause_start(z, at)) return emit_marker(z, at, count.end, count.value);
  return 0;
}

/* ---- brackets ---- */

struct bracket {
  const char *open, *close;
  bool is_note; /* may hold a footnote's number anywhere */
};

static const struct bracket brackets[] = {
    {"(", ")", false}, {"（", "）", false}, {"[", "]", true}, {"［", "］", true}, {"〔", "〕", false},
};

/* 〔2016〕25号, (2018)京01刑初12号: the text up to 号. */
static size_t case_number_end(const struct tw_zh_scan *z, size_t at) {
  enum { CASE_BYTES = 48 }; /* court, kind of case and number */
  size_t limit = at + CASE_BYTES < z->text.len ? at + CASE_BYTES : z->text.len, len;
  bool has_digit = false;
  uint32_t c;
  for (size_t p = at; p < limit; p += tw_utf8_decode(z->text, p, &c)) {
    if (has_digit && (tw_zh_has(z, p, "号") || tw_zh_has(z, p, "號"))) return p + strlen("号");
    bool is_digit = tw_zh_digit(z, p, &len) >= 0;
    if (!is_digit && !tw_zh_han_at(z, p)) return 0;
    has_digit = has_digit || is_digit;
  }
  return 0;
}

static size_t take_bracket(struct tw_zh_scan *z, size_t at, const struct bracket *b) {
  struct tw_zh_count count;
  size_t inside = at + strlen(b->open), end;
  if (!tw_zh_count_read(z, inside, &count) || !tw_zh_has(z, count.end, b->close)) return 0;
  size_t close = count.end + strlen(b->close);
  if (count.digits == 4 && (end = case_number_end(z, close)) > 0) {
    z->hedge.end = 0;
    tw_zh_emit(z, TW_KIND_IDENTIFIER, at, end);
    return end;
  }
  if (count.value < 1 || count.value > ITEM_MAX || count.digits == 4) return 0;
  if (tw_zh_ends(z, at, "第")) { /* 第（二）项 of a law's article */
    z->hedge.end = 0;
    tw_zh_emit(z, TW_KIND_IDENTIFIER, at, close);
    return close;
  }
  if (b->is_note || is_line_start(z, at)) return emit_marker(z, at, close, count.value);
  return 0;
}

/* The numbers of a title are names. */
static size_t take_title(struct tw_zh_scan *z, size_t at) {
  enum { TITLE_BYTES = 180 }; /* sixty characters */
  size_t start = at + strlen("《");
  struct tw_slice near = tw_slice_sub(z->text, start, start + TITLE_BYTES);
  ptrdiff_t close = tw_slice_find(near, TW_SLICE("》"), 0);
  if (close > 0) z->title_end = start + (size_t)close;
  return start;
}

size_t tw_zh_marks_take(struct tw_zh_scan *z, size_t at) {
  if (tw_zh_has(z, at, "《")) return take_title(z, at);
  for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
    if (!tw_zh_has(z, at, brackets[i].open)) continue;
    size_t behind = take_bracket(z, at, &brackets[i]);
    return behind ? behind : at + strlen(brackets[i].open);
  }
  uint32_t c;
  size_t len = tw_utf8_decode(z->text, at, &c);
  if (c >= 0x2460 && c <= 0x2473) return emit_marker(z, at, at + len, (int)(c - 0x2460) + 1);
  if (c >= 0x3220 && c <= 0x3229) return emit_marker(z, at, at + len, (int)(c - 0x3220) + 1);
  return 0;
}

/* ---- Latin words ---- */

static bool is_token_char(char c) {
  return tw_zh_is_letter(c) || tw_ascii_is_digit(c) || c == '_' || c == '@';
}

/* GDP1.27万美元, PMI50.2: the letters before an amount are no part of it. Where they end, or 0. */
static size_t letters_before_amount(const struct tw_zh_scan *z, size_t at) {
  enum { SHORT = 2 }; /* PM2.5 */
  size_t letters = at, end;
  while (tw_zh_is_letter(tw_zh_ascii(z, letters))) letters++;
  for (end = letters;
       tw_ascii_is_digit(tw_zh_ascii(z, end)) || (tw_zh_ascii(z, end) == '.' && tw_ascii_is_digit(tw_zh_ascii(z, end + 1)));)
    end++;
  if (end == letters || letters - at < SHORT || is_token_char(tw_zh_ascii(z, end))) return 0;
  bool has_point = memchr(z->text.ptr + letters, '.', end - letters) != NULL;
  bool is_scaled = tw_zh_is(z, end, TW_ZH_BIG | TW_ZH_PERCENT);
  return is_scaled || (has_point && letters - at > SHORT) ? letters : 0;
}

size_t tw_zh_marks_take_token(struct tw_zh_scan *z, size_t at) {
  enum { FLIGHT_LETTERS = 2, FLIGHT_DIGITS = 3 };
  size_t end = letters_before_amount(z, at), letters = 0, digits = 0, points = 0;
  if (end) return end;
  end = at;
  for (char c; (c = tw_zh_ascii(z, end)) != 0; end++) {
    bool is_hyphen = c == '-' && end > at && is_token_char(tw_zh_ascii(z, end + 1));
    bool is_inner =
        (c == '.' || c == '/' || c == '+') && digits > 0 && tw_ascii_is_digit(tw_zh_ascii(z, end + 1)); /* PM2.5, A-3456/11 */
    if (!is_token_char(c) && !is_hyphen && !is_inner) break;
    points += c == '.';
    letters += tw_zh_is_letter(c);
    digits += tw_ascii_is_digit(c);
  }
  if (!digits) return end;
  z->hedge.end = 0;
  bool is_code = letters <= FLIGHT_LETTERS && digits >= FLIGHT_DIGITS && !points;
  bool is_version = letters == 1 && points && (z->text.ptr[at] == 'V' || z->text.ptr[at] == 'v');
  tw_zh_emit(z, is_version ? TW_KIND_VERSION : is_code ? TW_KIND_IDENTIFIER : TW_KIND_NAME, at, end);
  return end;
}
