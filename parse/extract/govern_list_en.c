/* English: a sum at the end of a list of things that were taken: "seized phones, computers and 12 cars, as well as $5m in cash".
 */
#include "base/words.h"
#include "parse/extract/govern_en.h"

/* Nothing of the list: a clause of its own, or where and from whom the things came. */
static bool ends_list(const struct tw_bond *b, int i) {
  static const bool ends[TW_F_COUNT] = {
      [TW_F_BE] = true,   [TW_F_HAVE] = true, [TW_F_DO] = true,   [TW_F_MODAL] = true, [TW_F_FROM] = true,
      [TW_F_BY] = true,   [TW_F_SUB] = true,  [TW_F_IF] = true,   [TW_F_NEG] = true,   [TW_F_PRON] = true,
      [TW_F_PLAN] = true, [TW_F_SEMI] = true, [TW_F_STOP] = true, [TW_F_COLON] = true, [TW_F_EACH] = true};
  const struct tw_token *t = &b->tokens->items[i];
  if (t->kind == TW_TOKEN_FUNCTION || t->kind == TW_TOKEN_PUNCT)
    return ends[t->function] ||
           (t->function == TW_F_REL && !tw_govern_en_is_function(b->tokens, i + 1, TW_F_INCL)); /* "evidence that included" */
  if (tw_govern_is_verb(b->r, t)) return true;
  enum tw_function before = (enum tw_function)b->tokens->items[i - 1].function;
  bool is_joined = before == TW_F_AND || before == TW_F_COMMA;
  return is_joined && tw_govern_is_unknown_past(b->r, t);
}

/* "in cash", "worth of gold": the sum is a thing itself. */
static bool is_thing(const struct tw_bond *b) {
  static const char *const substances[] = {"cash",     "banknotes", "cryptocurrency", "cryptocurrencies", "crypto",
                                           "currency", "bank"};
  int next = b->figure->last_token + 1;
  return tw_govern_en_is_function(b->tokens, next, TW_F_IN) && (size_t)next + 1 < b->tokens->count &&
         tw_words_hold(TW_WORDS(substances), tw_reading_text(b->r, &b->tokens->items[next + 1]));
}

bool tw_govern_en_is_in_list(const struct tw_bond *b) {
  enum { REACH = 40 };
  const struct tw_figure *f = b->figure;
  if (f->unit != b->r->money_unit || f->token - b->token > REACH || !is_thing(b)) return false;
  bool has_joint = false;
  for (int i = b->token + 1; i < f->token; i++) {
    if (ends_list(b, i)) return false;
    has_joint |= b->tokens->items[i].function == TW_F_AND || b->tokens->items[i].function == TW_F_COMMA;
  }
  return has_joint;
}

int tw_govern_en_behind_parts(const struct tw_bond *b) {
  enum { REACH = 12 };
  int last = b->figure->last_token;
  if (!tw_govern_en_is_function(b->tokens, last + 1, TW_F_COMMA) || !tw_govern_en_is_function(b->tokens, last + 2, TW_F_INCL))
    return last;
  for (int i = last + 3; i < b->token && i <= last + REACH; i++) {
    if (b->tokens->items[i].kind == TW_TOKEN_FIGURE) return last;
    if (b->tokens->items[i].function == TW_F_COMMA) return i;
  }
  return last;
}

bool tw_govern_en_is_told_of_part(const struct tw_bond *b) {
  const struct tw_token *tokens = b->tokens->items;
  bool has_part = false;
  for (int i = b->figure->last_token + 1; i < b->token; i++) {
    bool is_whom = tokens[i].function == TW_F_REL && i > 1 && tokens[i - 1].function == TW_F_OF && i + 1 < b->token;
    if (is_whom && i - 2 > b->figure->last_token && tokens[i - 2].kind == TW_TOKEN_FIGURE) has_part = true;
    if (is_whom)
      for (int k = i + 1; k < b->token && !has_part; k++) has_part = tokens[k].kind == TW_TOKEN_FIGURE;
    if (has_part && tokens[i].function == TW_F_COMMA) return false;
  }
  return has_part;
}

/* What stands before the comma only says when or who says so. */
static bool leads_in(const struct tw_bond *b, int comma) {
  const struct tw_token *first = &b->tokens->items[0];
  if (first->kind == TW_TOKEN_TIME || first->function == TW_F_IN || first->function == TW_F_SUB) return true;
  return comma <= 3 || tw_slice_eq_nocase(tw_reading_text(b->r, first), TW_SLICE("According"));
}

int tw_govern_en_clause_start(const struct tw_bond *b) {
  const struct tw_token *tokens = b->tokens->items;
  for (int i = b->figure->token - 1; i >= 0; i--) {
    if (tokens[i].kind == TW_TOKEN_FIGURE || tw_govern_is_verb(b->r, &tokens[i])) break;
    if (tokens[i].function == TW_F_COMMA) return leads_in(b, i) ? i + 1 : 0;
  }
  return 0;
}
