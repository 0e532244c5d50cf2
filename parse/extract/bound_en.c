#include "parse/extract/bound_en.h"
#include "base/words.h"

/* "For 208 of the fugitives the money involved exceeded": it sorts them. */
static bool is_of_some(const struct tw_reading *r, const struct tw_token_list *tokens, int noun) {
  for (int i = noun - 1; i >= 0 && tokens->items[i].function != TW_F_COMMA; i--)
    if (tokens->items[i].kind == TW_TOKEN_FIGURE && r->found.items[tokens->items[i].index].kind == TW_KIND_QUANTITY) return true;
  return false;
}

/* "losses exceeding $5m", "the value of seized assets now exceeds $5m", "assets exceeding $5m": a sum of its own, not a bound of
 * what is sorted by it. */
static bool is_told_by_noun(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  enum { REACH = 8 };
  for (int i = verb - 1; i >= 0 && verb - i <= REACH; i--) {
    const struct tw_token *t = &tokens->items[i];
    const struct tw_sense *s = tw_reading_sense(r, t, TW_SENSE_TRIGGER);
    int noun = tw_reading_noun(r, t);
    if (t->kind == TW_TOKEN_FIGURE || t->function == TW_F_COMMA || t->function == TW_F_SEMI) return false;
    if (s && r->pack->triggers.items[s->target].as == TW_AS_NOUN)
      return r->pack->triggers.items[s->target].measure >= 0 && !is_of_some(r, tokens, i);
    if (i == verb - 1 && noun >= 0) return r->pack->nouns.items[noun].unit < 0;
  }
  return false;
}

/* "implicated in cases involving over 10 million": uncounted cases, which the bound sorts. */
static bool is_of_cases(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  if (f->found->qualifier != TW_MORE_THAN || f->unit != r->money_unit) return false;
  int verb = f->token - 1;
  return verb > 1 && tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[verb]), TW_SLICE("involving")) &&
         tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[verb - 1]), TW_SLICE("cases")) &&
         tokens->items[verb - 2].function == TW_F_IN;
}

bool tw_bound_en_is(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  if (is_of_cases(r, f, tokens)) return true;
  static const char *const verbs[] = {"exceeded", "exceeding", "exceeds", "exceed", "above", "below"};
  bool is_hedge = tw_words_begin(TW_WORDS(verbs), tw_slice_sub(r->text, tokens->items[f->token].start, f->found->start));
  bool is_behind = f->token > 0 && tw_words_hold(TW_WORDS(verbs), tw_reading_text(r, &tokens->items[f->token - 1]));
  return (is_hedge || is_behind) && !is_told_by_noun(r, tokens, is_hedge ? f->token : f->token - 1);
}
