/* English verbs left of a figure: "seized $5 million", "fined the bank $2 million". */
#include "base/words.h"
#include "parse/extract/govern_en.h"

/* A participle that describes: "the seized assets of". */
static bool is_adjectival(const struct tw_bond *b) {
  if (!tw_govern_en_is_past(b) || (size_t)b->token + 1 >= b->tokens->count || b->token == 0) return false;
  const struct tw_token *next = &b->tokens->items[b->token + 1], *before = &b->tokens->items[b->token - 1];
  bool is_known = next->kind == TW_TOKEN_HIT && !next->function && !tw_govern_is_verb(b->r, next);
  bool is_before_noun = tw_reading_noun(b->r, next) >= 0 || next->kind == TW_TOKEN_WORD || is_known ||
                        ((next->kind == TW_TOKEN_FIGURE || next->kind == TW_TOKEN_NUMBER) &&
                         before->function == TW_F_DET); /* "the embezzled $1 million", "a suspended three-year sentence" */
  bool is_behind = before->kind == TW_TOKEN_FUNCTION &&
                   (before->function == TW_F_DET || before->function == TW_F_OF || before->function == TW_F_IN ||
                    before->function == TW_F_WITH || before->function == TW_F_INCL);
  is_behind |= tw_slice_has_suffix(tw_reading_text(b->r, before), TW_SLICE(" of")); /* "the return of stolen assets" */
  bool is_perfect = before->function == TW_F_HAVE;                                  /* a trigger too: "has treaties with" */
  bool is_counted =
      before->kind == TW_TOKEN_FIGURE && !tw_govern_en_is_function(b->tokens, b->token - 2, TW_F_OF); /* "12 stolen cars" */
  return is_before_noun && !is_perfect && (is_behind || is_counted || tw_govern_is_verb(b->r, before));
}

/* "the probe saw 12 arrested", "37 arrests, with notices against eight": behind an article or a number the form is a noun's. */
static bool is_noun_form(const struct tw_bond *b) {
  if (b->token == 0 || (b->form != TW_FORM_BASE && b->form != TW_FORM_THIRD)) return false;
  struct tw_slice own = tw_reading_text(b->r, &b->tokens->items[b->token]);
  static const char *const owners[] = {"their ", "his ", "her ", "the "};
  if (tw_words_begin(TW_WORDS(owners), own)) return true; /* "their arrest" */
  if (memchr(own.ptr, ' ', own.len)) return false;        /* "and to forfeit" */
  const struct tw_token *before = &b->tokens->items[b->token - 1];
  return before->function == TW_F_DET || (before->kind == TW_TOKEN_FIGURE && b->figure->unit >= 0); /* "and 938 overseas" */
}

/* "to forfeit $2 million and pay $1 million": the verb right before the figure has it alone, unless it is joined to this one. */
static bool is_anothers(const struct tw_bond *b) {
  int last = b->figure->token - 1;
  if (last <= b->token || !tw_govern_is_verb(b->r, &b->tokens->items[last])) return false;
  if (b->tokens->items[last - 1].function != TW_F_AND) return false;
  for (int i = b->token + 1; i < last; i++)
    if (b->tokens->items[i].kind == TW_TOKEN_FIGURE) return true;
  return false;
}

/* "17 suspects charged with cybercrimes and three suspects linked to": a participle right behind a count, with a preposition of
 * its own, tells of that count; another one is no object of it. */
static bool describes_count(const struct tw_bond *b) {
  const struct tw_token_list *tokens = b->tokens;
  if (b->figure->unit < 0 || !tw_govern_en_is_past(b) || (size_t)b->token + 1 >= tokens->count) return false;
  enum tw_function next = (enum tw_function)tokens->items[b->token + 1].function;
  bool is_money = b->figure->unit == b->r->money_unit; /* "$14m diverted from the amount of $200m" */
  if (is_money ? next != TW_F_FROM
               : next != TW_F_WITH && next != TW_F_IN && next != TW_F_FROM && next != TW_F_BY && next != TW_F_OF)
    return false;
  for (const struct tw_figure *f = b->figure; f > b->r->figures.items && f[-1].sentence == b->figure->sentence;) {
    f--;
    if (f->token < b->token) return f->last_token + 1 == b->token && f->unit == b->figure->unit;
  }
  return false;
}

/* "was arrested along with 22 others" */
static bool is_beside_subject(const struct tw_bond *b) {
  static const char *const words[] = {"along", "together", "alongside"};
  return (size_t)b->token + 1 < b->tokens->count && b->figure->token - b->token <= 3 &&
         tw_words_hold(TW_WORDS(words), tw_reading_text(b->r, &b->tokens->items[b->token + 1]));
}

/* "20 stolen trailers, $550,000 and": what the participle describes ends before the figure. */
static bool describes_before(const struct tw_bond *b) {
  for (int i = b->token + 1; i < b->figure->token; i++)
    if (tw_govern_en_is_function(b->tokens, i, TW_F_COMMA) || tw_govern_en_is_function(b->tokens, i, TW_F_AND)) return true;
  return false;
}

/* "were frozen, with a total value of $8m", "was seized for $3m": what was acted on is worth so much. */
static bool is_worth_behind(const struct tw_bond *b) {
  static const char *const firsts[] = {"valued", "value", "worth", "amounting", "total", "tune", "amount", "estimated", "sum"};
  static const char *const alone[] = {"worth", "totalling", "totaling", "exceeding"};
  int at = b->figure->token;
  if (b->figure->unit != b->r->money_unit || at < b->token + 2) return false;
  for (int i = b->token + 1; i < at; i++)
    if (b->tokens->items[i].function == TW_F_FROM) return false; /* "was diverted from the amount of" */
  struct tw_slice last = tw_reading_text(b->r, &b->tokens->items[at - 1]);
  if (tw_words_hold(TW_WORDS(alone), last)) return true;
  if (at == b->token + 2 && tw_slice_eq_nocase(last, TW_SLICE("for"))) return true;
  bool is_tie = b->tokens->items[at - 1].kind == TW_TOKEN_FUNCTION && at > b->token + 2;
  struct tw_slice first = tw_reading_text(b->r, &b->tokens->items[at - 2]);
  if (tw_slice_has_prefix(first, TW_SLICE("the "))) first = tw_slice_sub(first, strlen("the "), first.len); /* of the pack */
  return is_tie && tw_words_hold(TW_WORDS(firsts), first);
}

/* "recovered $30m and we are looking into cases worth $50m": another subject, another clause. */
static bool is_before_subject(const struct tw_bond *b) {
  for (int i = b->token + 1; i + 1 < b->figure->token; i++)
    if (tw_govern_en_is_function(b->tokens, i, TW_F_AND) && tw_govern_en_is_function(b->tokens, i + 1, TW_F_PRON)) return true;
  return false;
}

/* "13 cases were closed, 17 were dropped, and 44 are pending": the subject of a clause of its own. */
static bool is_subject_behind(const struct tw_bond *b) {
  const struct tw_token_list *tokens = b->tokens;
  int before = b->figure->token - 1, behind = b->figure->last_token + 1;
  if (b->figure->unit == b->r->money_unit && b->figure->unit >= 0) return false;
  bool is_joined = tw_govern_en_is_function(tokens, before, TW_F_AND) || tw_govern_en_is_function(tokens, before, TW_F_COMMA);
  return is_joined && before > b->token + 1 &&
         (tw_govern_en_is_function(tokens, behind, TW_F_BE) || tw_govern_en_is_function(tokens, behind, TW_F_HAVE));
}

int tw_govern_left_en_score(const struct tw_bond *b) {
  enum { OBJECT = 100, DESCRIBING = 68, BEHIND_PASSIVE = 40 };
  if (tw_govern_en_is_function(b->tokens, b->figure->token - 1, TW_F_COLON) && b->figure->noun_token < b->token)
    return OBJECT; /* a label */
  if (tw_govern_en_is_function(b->tokens, b->figure->token - 1, TW_F_TO) && b->figure->noun_token >= 0 &&
      b->figure->noun_token < b->token)
    return OBJECT;                                         /* "the number of suspects behind bars to 12" */
  if (b->form == TW_FORM_THIRD && b->token == 0) return 0; /* "Shares fell ...": a plural, for it has no subject */
  if (is_before_subject(b) || is_subject_behind(b)) return 0;
  if (is_noun_form(b) || is_anothers(b) || describes_count(b)) return 0;
  if (is_adjectival(b) && describes_before(b)) return 0;
  if (tw_slice_eq_nocase(tw_reading_text(b->r, &b->tokens->items[b->figure->token - 1]), TW_SLICE("being")))
    return 0; /* "closed 58, with the caseload being 130" */
  int base = is_adjectival(b) ? DESCRIBING : OBJECT;
  bool is_passive = tw_govern_en_is_past(b) && tw_govern_en_be_before(b, b->token) >= 0;
  if (is_passive && !(b->trigger->flags & (TW_TRIGGER_PASSIVE_OBJECT)) && !is_beside_subject(b) && !is_worth_behind(b))
    base = BEHIND_PASSIVE;
  if ((b->trigger->flags & TW_TRIGGER_INTRANSITIVE) && !is_passive) base = BEHIND_PASSIVE;
  return base;
}
