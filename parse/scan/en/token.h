/* An English text as tokens: words, numerals and marks with their byte offsets. Made once, in linear time, into a window of
 * fixed size; the grammars of this folder look at tokens only. */
#pragma once
#include "parse/scan/en/lexicon.h"

enum tw_en_token_type {
  TW_EN_WORD,   /* letters; "U.S." and "p.m." are one word */
  TW_EN_NUMBER, /* digits with their grouping and decimals */
  TW_EN_MARK,   /* one punctuation character */
  TW_EN_END     /* behind the last token of the window */
};

/* How a numeral is written. */
enum tw_en_numeral {
  TW_EN_PLAIN,   /* 2016 */
  TW_EN_GROUPED, /* 1,234,567 */
  TW_EN_DECIMAL, /* 1.5, 1,234.5, .77 */
};

enum {
  TW_EN_MARK_SIGN = 'S',  /* a currency sign */
  TW_EN_MARK_DASH = '_',  /* em dash, "--" */
  TW_EN_MARK_QUOTE = '"', /* any double quote */
  TW_EN_MARK_OTHER = 0,   /* anything else */
  TW_EN_BIG = -1,         /* `number` of a numeral that is no plain integer below 10^9 */
};

struct tw_en_token {
  uint32_t start, end;
  uint8_t type;    /* enum tw_en_token_type */
  uint8_t mark;    /* ASCII of a mark; dashes that join are '-', quotes straight */
  uint8_t numeral; /* enum tw_en_numeral */
  uint8_t digits;  /* digits before the decimal point, at most 255 */
  bool is_spaced;  /* white space or the text's start before it */
  bool is_broken;  /* a line break before it */
  bool is_par;     /* a blank line or the text's start before it */
  bool is_capital; /* first letter upper case */
  bool is_caps;    /* all letters upper case */
  bool is_money;   /* may begin a sign, code or name of money, or a nation's name before one */
  uint8_t core_in; /* tokens to the next one that a number, date or sign is made of (0: this one); at most TW_EN_FAR */
  int32_t number;  /* plain integers below 10^9, else TW_EN_BIG */
  uint64_t key;    /* tw_en_key() of a word, else 0 */
  const struct tw_en_word *word; /* lexicon entry of a word, never NULL: unknown words have the empty entry */
};

struct tw_en_point_memo;

/* Tokens of a window and some slack of END tokens on both sides, so that grammars may look around freely. */
struct tw_en_text {
  struct tw_slice text;
  struct tw_en_token *tokens; /* tokens[-TW_EN_SLACK .. count + TW_EN_SLACK) may be read */
  size_t count;
  struct tw_en_point_memo *points;  /* points that were looked for in this window (point.h) */
  const struct tw_found_list *list; /* what was found before */
  tw_day ref_day;
  struct tw_slice jurisdiction;
};

enum {
  TW_EN_SLACK = 16,
  TW_EN_FAR = 255, /* no such token near */
};

/* Read one token from `text` at *at, which must be below text.len, behind white space that is skipped first. False when only
 * white space was left; *at is then text.len. `previous` are the (at least two) tokens before it. */
bool tw_en_token_read(const struct tw_en_index *index, struct tw_slice text, size_t *at, const struct tw_en_token *previous,
                      struct tw_en_token *ret_token);
/* Whether a number, a date or a sign of money is made of such tokens; what only stands before or between them is not. */
bool tw_en_token_is_core(const struct tw_en_token *token);

/* Token `at`, which may lie up to TW_EN_SLACK before the window ((size_t)-1 is the one before the first). */
static inline const struct tw_en_token *tw_en_at(const struct tw_en_text *t, size_t at) {
  return t->tokens + (ptrdiff_t)at;
}
static inline struct tw_slice tw_en_slice(const struct tw_en_text *t, const struct tw_en_token *token) {
  return tw_slice_of(t->text.ptr + token->start, token->end - token->start);
}
static inline bool tw_en_has(const struct tw_en_token *token, uint64_t classes) {
  return token->type == TW_EN_WORD && (token->word->classes & classes) != 0;
}
static inline bool tw_en_is_mark(const struct tw_en_token *token, char mark) {
  return token->type == TW_EN_MARK && token->mark == (uint8_t)mark;
}
/* A word of the lexicon that means more than a tense: no name. */
static inline bool tw_en_is_known(const struct tw_en_token *token) {
  return (token->word->classes & ~(TW_EN_AHEAD | TW_EN_TOLD)) != 0;
}
/* The word `lower`, in any case. */
static inline bool tw_en_is_word(const struct tw_en_text *t, const struct tw_en_token *token, const char *lower) {
  size_t len = strlen(lower);
  if (token->key != tw_en_key(lower, len)) return false;
  return len < TW_EN_KEY_BYTES || tw_slice_eq_nocase(tw_en_slice(t, token), tw_slice_of(lower, len));
}
static inline bool tw_en_is_either(const struct tw_en_text *t, const struct tw_en_token *token, const char *lower,
                                   const char *other) {
  return tw_en_is_word(t, token, lower) || tw_en_is_word(t, token, other);
}
/* A word that is one of `words`: lower case, by single spaces. */
bool tw_en_is_any(const struct tw_en_text *t, const struct tw_en_token *token, const char *words);
/* Stands right behind the token before it. */
static inline bool tw_en_is_glued(const struct tw_en_token *token) {
  return token->type != TW_EN_END && !token->is_spaced;
}
static inline bool tw_en_is_glued_mark(const struct tw_en_token *token, char mark) {
  return tw_en_is_mark(token, mark) && tw_en_is_glued(token);
}
static inline bool tw_en_is_glued_number(const struct tw_en_token *token) {
  return token->type == TW_EN_NUMBER && tw_en_is_glued(token);
}
static inline bool tw_en_is_glued_word(const struct tw_en_token *token) {
  return token->type == TW_EN_WORD && tw_en_is_glued(token);
}
/* A word that may name a thing: none of those that only join or limit others. */
static inline bool tw_en_is_noun(const struct tw_en_token *token) {
  return token->type == TW_EN_WORD && !tw_en_has(token, TW_EN_FUNCTION | TW_EN_VERB | TW_EN_AND | TW_EN_ABOUT | TW_EN_HEDGE);
}
/* Words stand between paragraphs' edges here: the next token belongs to what is before it. */
static inline bool tw_en_goes_on(const struct tw_en_token *token) {
  return token->type != TW_EN_END && !token->is_par;
}
/* The numeral's exact value; false past TW_DECIMAL_DIGITS. */
bool tw_en_numeral_value(const struct tw_en_text *t, const struct tw_en_token *token, struct tw_decimal *ret_value);
