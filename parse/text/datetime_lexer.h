/* A date's text as tokens: numbers, words, signs. */
#pragma once
#include "base/slice.h"

enum tw_datetime_token_kind { TW_DATETIME_NUMBER, TW_DATETIME_WORD, TW_DATETIME_SIGN };

struct tw_datetime_token {
  enum tw_datetime_token_kind kind;
  struct tw_slice text;
  uint64_t value; /* of a number */
  bool is_glued;  /* no white space before it */
};

enum {
  TW_DATETIME_TEXT_MAX = 160, /* bytes; the longest real ones name a zone in words */
  TW_DATETIME_TOKENS = 48,
};

struct tw_datetime_tokens {
  char folded[TW_DATETIME_TEXT_MAX * 3]; /* lower case, compatibility forms and marks gone; tokens point here */
  struct tw_datetime_token items[TW_DATETIME_TOKENS];
  size_t count;
  bool has_other_script; /* neither Latin nor East Asian */
};

/* False when the text is empty, too long or no UTF-8. */
bool tw_datetime_lexer_run(struct tw_slice text, struct tw_datetime_tokens *ret_tokens);
