/* A sentence as the grammar reads it: figures, times, words of the pack, function words of the language, punctuation. */
#pragma once
#include "model/quantity.h"
#include "parse/extract/lexicon.h"

enum tw_token_kind {
  TW_TOKEN_WORD,   /* a word nobody knows; in Chinese a run of characters */
  TW_TOKEN_FIGURE, /* a quantity or a sum: `index` of the found list */
  TW_TOKEN_TIME,   /* a date or a period: `index` of the found list */
  TW_TOKEN_NUMBER, /* another found object */
  TW_TOKEN_HIT,    /* a word of a pack: `index` of the hit list */
  TW_TOKEN_FUNCTION,
  TW_TOKEN_PUNCT
};

enum tw_function {
  TW_F_NONE,
  TW_F_BE,
  TW_F_HAVE,
  TW_F_DO,
  TW_F_MODAL, /* will, 将要, 拟 */
  TW_F_TO,
  TW_F_OF,
  TW_F_FROM,
  TW_F_WITH,
  TW_F_BY,
  TW_F_IN,  /* other prepositions */
  TW_F_AND, /* and, or, 、 */
  TW_F_REL, /* which, who, that */
  TW_F_SUB, /* after, when, while, because */
  TW_F_IF,  /* conditions */
  TW_F_NEG,
  TW_F_INCL, /* including, among, 其中 */
  TW_F_DET,
  TW_F_PRON,
  TW_F_THERE,
  TW_F_OBJ,  /* 将, 把: the object stands before the verb */
  TW_F_PASS, /* 被, 遭 */
  TW_F_LINK, /* 为, 达, 共, 有, 等: between a noun and its number */
  TW_F_DE,   /* 的 */
  TW_F_EACH, /* each, 各, per */
  TW_F_PLAN, /* plans to, expects to, 计划 */
  TW_F_COMMA,
  TW_F_SEMI,
  TW_F_COLON,
  TW_F_DASH,
  TW_F_OPEN,
  TW_F_CLOSE,
  TW_F_QUOTE,
  TW_F_STOP,
  TW_F_COUNT
};

struct tw_token {
  uint32_t start, end;
  uint8_t kind;     /* enum tw_token_kind */
  uint8_t function; /* enum tw_function */
  uint8_t depth;    /* of brackets */
  bool is_capital;  /* begins with a capital letter */
  int32_t index;
};

/* A comma, a colon, a semicolon or a full stop: where a part of a clause ends. */
static inline bool tw_token_ends_part(const struct tw_token *t) {
  return t->kind == TW_TOKEN_PUNCT &&
         (t->function == TW_F_COMMA || t->function == TW_F_COLON || t->function == TW_F_SEMI || t->function == TW_F_STOP);
}

struct tw_token_list {
  struct tw_token *items;
  size_t count, capacity;
};

/* The token that closes the bracket opened at `open`, at most `reach` tokens behind it; -1: none. */
static inline int tw_token_bracket_end(const struct tw_token_list *tokens, int open, size_t reach) {
  for (size_t i = (size_t)open + 1; i < tokens->count && i - (size_t)open <= reach; i++)
    if (tokens->items[i].function == TW_F_CLOSE) return (int)i;
  return -1;
}

struct tw_functions;

struct tw_token_source {
  struct tw_slice text;
  const struct tw_found_list *found;
  const struct tw_hit_list *hits;
  const struct tw_functions *functions;
};

/* Tokens of text[start, end), from the first found object and hit at or after it (`found_at`, `hit_at`). In `arena`. 0 or
 * TW_ENOMEM. */
int tw_token_split(struct tw_arena *arena, enum tw_pack_language language, const struct tw_token_source *source, uint32_t start,
                   uint32_t end, size_t found_at, size_t hit_at, struct tw_token_list *ret_tokens);
/* Punctuation at text[0]; TW_F_NONE when it is none. Length in *ret_length. */
enum tw_function tw_function_punct(struct tw_slice text, size_t *ret_length);
