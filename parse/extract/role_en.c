/* The role that what follows the noun gives: "48 people listed in Interpol red notices", "60 of the country's 100 most wanted".
 */
#include "base/words.h"
#include "parse/extract/passes.h"

/* The role of a noun of that unit among all that the token names. */
static struct tw_slice role_of(const struct tw_reading *r, const struct tw_token *token, int unit) {
  for (const struct tw_sense *s = NULL; (s = tw_reading_next_sense(r, token, TW_SENSE_NOUN, s));) {
    const struct tw_pack_noun *noun = &r->pack->nouns.items[s->target];
    if (noun->role.len && tw_reading_counts(r, (int)s->target, unit)) return noun->role;
  }
  return TW_SLICE_NONE;
}

/* Where the modifier ends: at a pause, another verb's clause, another count. */
static bool ends_modifier(const struct tw_reading *r, const struct tw_token *t) {
  switch (t->function) {
  case TW_F_COMMA:
  case TW_F_SEMI:
  case TW_F_STOP:
  case TW_F_AND:
  case TW_F_WITH:
  case TW_F_BY:
  case TW_F_FROM:
  case TW_F_NEG: return true;
  case TW_F_SUB: return !tw_slice_eq_nocase(tw_reading_text(r, t), TW_SLICE("where"));
  default: return false;
  }
}

/* "a list of 100", "the country's 100": the number of a list's name, not a count of its own. */
static bool is_of_list(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  enum { REACH = 4 };
  for (int k = i + 1; k <= i + REACH && (size_t)k < tokens->count; k++) {
    if (tw_reading_sense(r, &tokens->items[k], TW_SENSE_LIST)) return true;
    int noun = tw_reading_noun(r, &tokens->items[k]);
    if (noun >= 0 && r->pack->nouns.items[noun].role.len) return true;
  }
  return i > 0 && tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i - 1]), TW_SLICE("top"));
}

/* "on the wanted list", "in red notices", "of the 100" tell what they are; "cheated victims", "cheating victims" what they did.
 */
static bool is_preposition(const struct tw_reading *r, const struct tw_token *t) {
  static const char *const others[] = {"under", "named", "subject"};
  return t->function == TW_F_IN || t->function == TW_F_OF || t->function == TW_F_BE ||
         tw_words_hold(TW_WORDS(others), tw_reading_text(r, t));
}

/* "suspected of official misconduct": the word describes the next one. */
static bool is_described_by(const struct tw_token_list *tokens, int i) {
  if ((size_t)i + 1 >= tokens->count) return false;
  const struct tw_token *next = &tokens->items[i + 1];
  return next->kind == TW_TOKEN_WORD && !next->is_capital && next->start == tokens->items[i].end + 1;
}

void tw_role_find_en(struct tw_reading *r, struct tw_figure *figure) {
  static const char *const leads[] = {"sought ", "wanted ", "subject ", "subjects "};
  enum { REACH = 11 };
  const struct tw_token_list *tokens = &r->sentences.items[figure->sentence].tokens;
  const struct tw_token *next = (size_t)figure->last_token + 1 < tokens->count ? &tokens->items[figure->last_token + 1] : NULL;
  bool is_wanted = next && tw_words_begin(TW_WORDS(leads), tw_reading_text(r, next)); /* "men wanted under red notices" */
  if (next && !is_wanted && tw_reading_noun(r, next) >= 0) return;                    /* "named 149 people suspects" */
  bool is_of = next && next->function == TW_F_OF; /* "39 suspects of China's 100 most-wanted" */
  if (figure->unit < 0 || figure->unit == r->money_unit || (figure->role.len && !is_of) || figure->count_trigger >= 0) return;
  bool is_told = true;
  for (int i = figure->last_token + 1; i <= figure->last_token + REACH && (size_t)i < tokens->count; i++) {
    const struct tw_token *t = &tokens->items[i];
    bool is_relative = t->function == TW_F_COMMA && (size_t)i + 1 < tokens->count && t[1].function == TW_F_REL;
    if (is_relative && i == figure->last_token + 1) continue; /* "four persons, who were on the list, were" */
    if (ends_modifier(r, t)) return;
    if (t->kind == TW_TOKEN_FIGURE && !is_of_list(r, tokens, i)) return;
    bool is_deed = t->function == TW_F_REL || t->function == TW_F_HAVE || /* "believed to have scammed victims" */
                   tw_slice_has_suffix(tw_reading_text(r, t), TW_SLICE("ing"));
    is_told = is_preposition(r, t) || (is_told && !is_deed) || (is_wanted && i == figure->last_token + 1);
    const struct tw_sense *noun = i > 0 && t[-1].function == TW_F_DET ? tw_reading_sense(r, t, TW_SENSE_NOUN) : NULL;
    bool is_one = noun && noun->form == TW_FORM_SINGULAR && i > 1 && t[-2].function == TW_F_OF &&
                  !memchr(r->text.ptr + t->start, ' ', t->end - t->start); /* "associates of the suspect" */
    struct tw_slice role = is_one || is_described_by(tokens, i) ? TW_SLICE_NONE : role_of(r, t, figure->unit);
    if (!role.len) continue;
    if (figure->role.len && !tw_reading_sense(r, t, TW_SENSE_LIST)) return;
    if (is_told) figure->role = role;
    return;
  }
}
