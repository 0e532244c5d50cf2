#include "parse/scan/en/token.h"
#include "base/ascii.h"
#include "base/utf8.h"

enum {
  SMALL_DIGITS = 9,   /* digits of a `number` that surely fits */
  GROUP_DIGITS = 3,   /* of a thousands group */
  NUMERAL_BYTES = 96, /* a numeral with its separators; longer ones have more than TW_DECIMAL_DIGITS digits */
  MAX_COUNTED = UINT8_MAX,
  MAX_GROUPS = 12,  /* of three digits: TW_DECIMAL_DIGITS; bounds the look ahead */
  MAX_INITIALS = 6, /* letters of an abbreviation with stops; bounds the look ahead */
};

/* Characters that are white space or separators between groups of digits. */
struct mapped {
  uint32_t c;
  uint8_t mark; /* ' ' for white space */
};

static const struct mapped mapped_marks[] = {
    {0x00A0, ' '}, {0x00AD, ' '},  {0x1680, ' '},  {0x2010, '-'},  {0x2011, '-'}, {0x2012, '-'}, {0x2013, '-'}, {0x2014, '_'},
    {0x2015, '_'}, {0x2018, '\''}, {0x2019, '\''}, {0x201A, '\''}, {0x201C, '"'}, {0x201D, '"'}, {0x201E, '"'}, {0x2028, ' '},
    {0x2029, ' '}, {0x202F, ' '},  {0x205F, ' '},  {0x2060, ' '},  {0x2212, '-'}, {0x2264, '<'}, {0x2265, '>'}, {0x3000, ' '},
    {0xFEFF, ' '}, {0xFF05, '%'},  {0xFF08, '('},  {0xFF09, ')'},  {0xFF0B, '+'}, {0xFF0C, ','}, {0xFF5E, '~'}, {0x301C, '~'},
};

static bool is_currency_sign(uint32_t c) {
  return c == '$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20C0) || c == 0x09F2 || c == 0x09F3 || c == 0x0AF1 ||
         c == 0x0BF9 || c == 0xFDFC || c == 0x0E3F || c == 0x17DB || c == 0xFF04 ||
         (c >= 0xFFE0 && c <= 0xFFE6 && c != 0xFFE2 && c != 0xFFE3 && c != 0xFFE4);
}

/* Marks and symbols that are no letters, by ranges of code points. */
static bool is_symbol(uint32_t c) {
  static const struct {
    uint32_t first, last;
  } ranges[] = {{0x80, 0xBB},     {0xBF, 0xBF},     {0xD7, 0xD7},
                {0xF7, 0xF7},     {0x2000, 0x2152}, {0x215F, 0x2BFF}, /* not ⅓ ⅛ */
                {0x3001, 0x303F}, {0xFF01, 0xFF0F}, {TW_REPLACEMENT, TW_REPLACEMENT}};
  for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
    if (c >= ranges[i].first && c <= ranges[i].last) return true;
  return false;
}

/* The mark of a character that is none of ASCII; ' ' for white space, 'a' for a letter. */
static uint8_t classify(uint32_t c) {
  if (is_currency_sign(c)) return TW_EN_MARK_SIGN;
  if (c >= 0x2000 && c <= 0x200B) return ' ';
  for (size_t i = 0; i < sizeof mapped_marks / sizeof mapped_marks[0]; i++)
    if (mapped_marks[i].c == c) return mapped_marks[i].mark;
  return is_symbol(c) ? TW_EN_MARK_OTHER : 'a';
}

/* Classes of ASCII: 'a' letter, '0' digit, ' ' white space and controls, else the mark itself. */
static const uint8_t ascii[0x80] = {
    [0 ... ' '] = ' ', ['!'] = '!',         ['"'] = '"',   ['#'] = '#', ['$'] = TW_EN_MARK_SIGN,
    ['%'] = '%',       ['&'] = '&',         ['\''] = '\'', ['('] = '(', [')'] = ')',
    ['*'] = '*',       ['+'] = '+',         [','] = ',',   ['-'] = '-', ['.'] = '.',
    ['/'] = '/',       ['0' ... '9'] = '0', [':'] = ':',   [';'] = ';', ['<'] = '<',
    ['='] = '=',       ['>'] = '>',         ['?'] = '?',   ['@'] = '@', ['A' ... 'Z'] = 'a',
    ['['] = '[',       ['\\'] = '\\',       [']'] = ']',   ['^'] = '^', ['_'] = '_',
    ['`'] = '`',       ['a' ... 'z'] = 'a', ['{'] = '{',   ['|'] = '|', ['}'] = '}',
    ['~'] = '~',       [0x7F] = ' ',
};

/* Character at `at`: its class as by classify(), ASCII included, and its length. */
static inline uint8_t look(struct tw_slice text, size_t at, size_t *ret_len) {
  unsigned char c = (unsigned char)text.ptr[at];
  *ret_len = 1;
  if (c < 0x80) return ascii[c];
  uint32_t code;
  *ret_len = tw_utf8_decode(text, at, &code);
  return classify(code);
}

static size_t count_digits(struct tw_slice text, size_t at) {
  size_t n = 0;
  while (at + n < text.len && tw_ascii_is_digit(text.ptr[at + n])) n++;
  return n;
}

static char byte_at(struct tw_slice text, size_t at) {
  return at < text.len ? text.ptr[at] : '\0';
}

/* Bytes of a space that may stand inside a number: a plain one, U+00A0, U+202F, U+2009. */
static size_t group_space(struct tw_slice text, size_t at) {
  static const char *const wide[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
  if (byte_at(text, at) == ' ') return 1;
  for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++)
    if (tw_slice_has_prefix(tw_slice_sub(text, at, text.len), tw_slice_from(wide[i]))) return strlen(wide[i]);
  return 0;
}

/* ",234,567" behind one to three digits; also the Indian ",34,567" behind one or two. Returns the end, or `at`. */
static size_t comma_groups(struct tw_slice text, size_t at) {
  size_t end = at, n;
  while (byte_at(text, end) == ',' && (n = count_digits(text, end + 1)) != 0) {
    if (n == GROUP_DIGITS)
      end += 1 + n;
    else if (n == GROUP_DIGITS - 1 && byte_at(text, end + 1 + n) == ',' && count_digits(text, end + n + 2) >= n)
      end += 1 + n;
    else
      break;
  }
  return end;
}

/* ".234.567": at least two groups, else it is a decimal or a version. */
static size_t point_groups(struct tw_slice text, size_t at) {
  size_t end = at, groups = 0;
  while (byte_at(text, end) == '.' && count_digits(text, end + 1) == GROUP_DIGITS) {
    end += 1 + GROUP_DIGITS;
    groups++;
  }
  bool is_version = byte_at(text, end) == '.' && tw_ascii_is_digit(byte_at(text, end + 1));
  return groups >= 2 && !is_version ? end : at;
}

static bool is_currency_code(const struct tw_en_token *token) {
  enum { CODE_LETTERS = 3 };
  return token->is_caps && token->is_money && token->end - token->start == CODE_LETTERS;
}

/* "R1 200": rands, whose thousands are set apart by spaces. */
static bool is_rand(struct tw_slice text, const struct tw_en_token *previous, size_t start) {
  return previous->type == TW_EN_WORD && previous->end == start && previous->end - previous->start == 1 &&
         text.ptr[previous->start] == 'R';
}

/* A single group behind a plain space may be a number of its own: behind a name, a month, a numeral or a mark. */
static bool is_doubtful(const struct tw_en_token *previous) {
  if (is_currency_code(previous)) return false;                        /* "EUR 640 000" */
  if (tw_en_has(previous, TW_EN_HEDGE | TW_EN_FUNCTION)) return false; /* "Some 20 000 tonnes" */
  if (previous->type == TW_EN_MARK) {
    bool is_bullet = previous->is_broken || previous->is_par; /* "- 2 469 arrests" */
    return !is_bullet && !strchr("(:;", previous->mark) && previous->mark != TW_EN_MARK_SIGN;
  }
  return previous->type == TW_EN_NUMBER || previous->is_capital || tw_en_has(previous, TW_EN_MONTH | TW_EN_LABEL);
}

/* "30 737 jets": the last group before `end` is a Boeing's number. */
static bool is_airliner(struct tw_slice text, size_t end) {
  return text.ptr[end - 3] == '7' && text.ptr[end - 1] == '7' && text.ptr[end - 4] == ' ';
}

/* " 234 567" behind one to three digits. Returns the end, or `at`. */
static size_t space_groups(struct tw_slice text, size_t at, bool is_rand, const struct tw_en_token *previous) {
  size_t end = at, groups = 0, space;
  bool is_plain = false;
  while (groups < MAX_GROUPS && (space = group_space(text, end)) != 0 && count_digits(text, end + space) == GROUP_DIGITS) {
    is_plain |= text.ptr[end] == ' ';
    end += space + GROUP_DIGITS;
    groups++;
  }
  char next = byte_at(text, end);
  if (tw_ascii_is_letter(next) || (next != '\0' && strchr(":/-", next))) return at;
  return groups == 1 && is_plain && !is_rand && (is_doubtful(previous) || is_airliner(text, end)) ? at : end;
}

/* A decimal point, or a comma that can only be one ("5,00"). */
static size_t decimals(struct tw_slice text, size_t at, bool is_grouped) {
  size_t n = count_digits(text, at + 1);
  char next = byte_at(text, at + 1 + n);
  if (n == 0) return at;
  if (byte_at(text, at) == '.') {
    bool is_version = next == '.' && tw_ascii_is_digit(byte_at(text, at + n + 2));
    return is_version ? at : at + 1 + n;
  }
  bool is_comma = byte_at(text, at) == ',' && !is_grouped && n <= 2 && next != ',' && next != '-' && next != '/';
  return is_comma ? at + 1 + n : at;
}

/* Whether the numeral stands behind a point, slash or hyphen that is glued to another numeral: then it is one part of a
 * date, a version or a score, and takes no decimals of its own. */
static bool is_inner_part(const struct tw_en_token *previous, size_t start) {
  return previous->type == TW_EN_MARK && previous->end == start && !previous->is_spaced && previous[-1].type == TW_EN_NUMBER &&
         (previous->mark == '.' || previous->mark == '/' || previous->mark == '-' || previous->mark == ',');
}

/* "'234'567" behind one to three digits, as the Swiss write it. Returns the end, or `at`. */
static size_t apostrophe_groups(struct tw_slice text, size_t at) {
  size_t end = at, mark;
  for (;;) {
    bool is_curly = tw_slice_has_prefix(tw_slice_sub(text, end, text.len), TW_SLICE("\xE2\x80\x99"));
    mark = is_curly ? strlen("\xE2\x80\x99") : byte_at(text, end) == '\'';
    if (!mark || count_digits(text, end + mark) != GROUP_DIGITS) return end;
    end += mark + GROUP_DIGITS;
  }
}

/* Groups of thousands behind the first digits, by comma, point, apostrophe or space. Returns the end, or `end`. */
static size_t groups_end(struct tw_slice text, size_t start, size_t end, const struct tw_en_token *previous, bool is_inner) {
  if (end - start > GROUP_DIGITS || text.ptr[start] == '0') return end;
  size_t grouped = comma_groups(text, end);
  if (grouped == end) grouped = point_groups(text, end);
  if (grouped == end) grouped = apostrophe_groups(text, end);
  bool is_money = is_rand(text, previous, start);
  bool is_grown = previous->type == TW_EN_WORD && previous->end == start && !is_money; /* "i7 860" */
  return grouped == end && !is_inner && !is_grown ? space_groups(text, end, is_money, previous) : grouped;
}

static size_t numeral_end(struct tw_slice text, size_t start, const struct tw_en_token *previous, uint8_t *ret_numeral) {
  size_t end = start + count_digits(text, start);
  *ret_numeral = TW_EN_PLAIN;
  bool is_inner = is_inner_part(previous, start);
  if (is_inner && previous->mark == '.') return end;
  size_t grouped = groups_end(text, start, end, previous, is_inner);
  if (grouped > end) *ret_numeral = TW_EN_GROUPED;
  if (is_inner && byte_at(text, grouped) == ',') return grouped; /* "08/12,2015" */
  bool has_commas = grouped > end && byte_at(text, end) == ',';  /* "121 500 000,00" has not */
  size_t full = decimals(text, grouped, has_commas);
  if (full > grouped) *ret_numeral = TW_EN_DECIMAL;
  return full;
}

static void read_numeral(struct tw_slice text, size_t start, const struct tw_en_token *previous, struct tw_en_token *ret) {
  uint8_t numeral;
  size_t end = text.ptr[start] == '.' ? start + 1 + count_digits(text, start + 1) : numeral_end(text, start, previous, &numeral);
  if (text.ptr[start] == '.') numeral = TW_EN_DECIMAL;
  size_t digits = count_digits(text, start);
  ret->type = TW_EN_NUMBER;
  ret->numeral = numeral;
  ret->digits = (uint8_t)(digits > MAX_COUNTED ? MAX_COUNTED : digits);
  ret->end = (uint32_t)end;
  ret->number = TW_EN_BIG;
  uint64_t value;
  if (numeral == TW_EN_PLAIN && digits <= SMALL_DIGITS && tw_slice_to_u64(tw_slice_of(text.ptr + start, digits), &value))
    ret->number = (int32_t)value;
}

/* "U.S.", "p.m.": single letters with stops. */
static size_t abbreviation_end(struct tw_slice text, size_t start) {
  size_t end = start;
  while (end - start < 2 * MAX_INITIALS && tw_ascii_is_letter(byte_at(text, end)) && byte_at(text, end + 1) == '.') end += 2;
  bool is_word = end - start >= 4 && !tw_ascii_is_letter(byte_at(text, end));
  if (end - start >= 2 && tw_ascii_is_letter(byte_at(text, end)) && !tw_ascii_is_letter(byte_at(text, end + 1)) &&
      !tw_ascii_is_digit(byte_at(text, end + 1)))
    return end + 1; /* "u.s" */
  return is_word ? end : start;
}

static void read_word(const struct tw_en_index *index, struct tw_slice text, size_t start, struct tw_en_token *ret) {
  size_t end = byte_at(text, start + 1) == '.' ? abbreviation_end(text, start) : start, len;
  bool caps = true;
  if (end == start) {
    for (;;) {
      while (end < text.len && tw_ascii_is_letter(text.ptr[end])) caps &= !(text.ptr[end++] & ' '); /* the bit of lower case */
      if (end >= text.len || (unsigned char)text.ptr[end] < 0x80 || look(text, end, &len) != 'a') break;
      end += len;
    }
  }
  ret->type = TW_EN_WORD;
  ret->end = (uint32_t)end;
  ret->is_capital = tw_ascii_is_upper(text.ptr[start]) || (unsigned char)text.ptr[start] >= 0x80;
  ret->is_caps = caps && tw_ascii_is_upper(text.ptr[start]);
  ret->key = tw_en_key(text.ptr + start, end - start);
  ret->word = tw_en_index_find(index, tw_slice_of(text.ptr + start, end - start), &ret->is_money);
}

/* Skips white space; notes line breaks. */
static size_t skip_space(struct tw_slice text, size_t at, struct tw_en_token *ret) {
  size_t len, breaks = 0;
  while (at < text.len && look(text, at, &len) == ' ') {
    breaks += text.ptr[at] == '\n';
    ret->is_spaced = true;
    at += len;
  }
  ret->is_broken |= breaks > 0;
  ret->is_par |= breaks > 1;
  return at;
}

bool tw_en_token_is_core(const struct tw_en_token *token) {
  static const uint64_t core = TW_EN_DIGIT | TW_EN_TEEN | TW_EN_TENS | TW_EN_HUNDRED | TW_EN_SCALE | TW_EN_DOZEN | TW_EN_PART |
                               TW_EN_ORDINAL | TW_EN_MONTH | TW_EN_WEEKDAY | TW_EN_CALENDAR | TW_EN_SEASON | TW_EN_RELDAY |
                               TW_EN_DECADE | TW_EN_COIN | TW_EN_WEB;
  if (token->type == TW_EN_MARK) return token->mark == TW_EN_MARK_SIGN || token->mark == '@';
  return token->type == TW_EN_NUMBER || (token->word->classes & core) != 0;
}

bool tw_en_token_read(const struct tw_en_index *index, struct tw_slice text, size_t *at, const struct tw_en_token *previous,
                      struct tw_en_token *ret_token) {
  *ret_token = (struct tw_en_token){
      .is_spaced = *at == 0, .is_broken = *at == 0, .is_par = *at == 0, .number = TW_EN_BIG, .word = &tw_en_word_none};
  size_t start = skip_space(text, *at, ret_token), len;
  *at = start;
  if (start >= text.len) return false;
  uint8_t mark = look(text, start, &len);
  ret_token->start = (uint32_t)start;
  bool is_bare_point =
      mark == '.' && tw_ascii_is_digit(byte_at(text, start + 1)) && (ret_token->is_spaced || previous->type == TW_EN_MARK);
  if (mark == 'a')
    read_word(index, text, start, ret_token);
  else if (mark == '0' || is_bare_point)
    read_numeral(text, start, previous, ret_token);
  else {
    ret_token->type = TW_EN_MARK;
    ret_token->mark = mark;
    ret_token->is_money = mark == TW_EN_MARK_SIGN;
    ret_token->end = (uint32_t)(start + len);
  }
  *at = ret_token->end;
  return true;
}

bool tw_en_is_any(const struct tw_en_text *t, const struct tw_en_token *token, const char *words) {
  if (token->type != TW_EN_WORD) return false;
  struct tw_slice own = tw_en_slice(t, token);
  for (const char *w = words; *w;) {
    size_t i = 0;
    while (i < own.len && (own.ptr[i] | 32) == w[i]) i++; /* letters of `words` are lower case */
    if (i == own.len && (w[i] == ' ' || w[i] == '\0')) return true;
    while (*w && *w != ' ') w++; /* few letters: a call would cost more */
    w += *w == ' ';
  }
  return false;
}

bool tw_en_numeral_value(const struct tw_en_text *t, const struct tw_en_token *token, struct tw_decimal *ret_value) {
  struct tw_slice s = tw_en_slice(t, token);
  char plain[NUMERAL_BYTES];
  size_t len = 0, last_mark = s.len;
  if (s.len >= NUMERAL_BYTES) return false;
  if (token->numeral == TW_EN_DECIMAL)
    for (last_mark = s.len; last_mark > 0 && tw_ascii_is_digit(s.ptr[last_mark - 1]);) last_mark--;
  for (size_t i = 0; i < s.len; i++) {
    if (tw_ascii_is_digit(s.ptr[i]))
      plain[len++] = s.ptr[i];
    else if (i + 1 == last_mark)
      plain[len++] = '.';
  }
  return tw_decimal_parse(tw_slice_of(plain, len), ret_value);
}
