/* Acts on things instead of sums: "froze his assets", "the yacht was returned". English. */
#include "base/words.h"
#include "parse/extract/event_draft.h"

static const struct tw_token *token_at(const struct tw_reading *r, const struct tw_event_draft *d, int i) {
  return &r->sentences.items[d->sentence].tokens.items[i];
}

bool tw_event_is_on_thing(const struct tw_reading *r, const struct tw_event_draft *d) {
  if (r->language != TW_PACK_EN || d->is_sign || d->rule->needs_money || d->object < 0) return false;
  for (const struct tw_sense *s = NULL; (s = tw_reading_next_sense(r, token_at(r, d, d->token), TW_SENSE_EVENT, s));) {
    const struct tw_pack_event_rule *other = &r->pack->events.items[s->target];
    if (other->needs_money && tw_slice_eq(other->type, d->rule->type)) return true;
  }
  return false;
}

/* "any returned assets", "maintaining restrained properties": which things they are. */
static bool is_described(const struct tw_reading *r, const struct tw_event_draft *d) {
  if (d->object != d->token + 1 || d->token == d->first) return false;
  const struct tw_token *before = token_at(r, d, d->token - 1);
  struct tw_slice word = tw_reading_text(r, before);
  static const char *const leads[] = {"ing", "any", "all", "other", "previously"};
  if (before->kind == TW_TOKEN_WORD || before->function == TW_F_PRON) return tw_words_end(TW_WORDS(leads), word);
  if (before->kind == TW_TOKEN_HIT) return tw_slice_has_suffix(word, TW_SLICE(" of")); /* "the return of forfeited assets" */
  return before->kind == TW_TOKEN_FUNCTION && before->function != TW_F_HAVE;
}

/* "seized millions in items linked to money": between the verb and its object no other relation stands. */
static bool is_object_direct(const struct tw_reading *r, const struct tw_event_draft *d) {
  for (int i = d->token + 1; i < d->object; i++) {
    const struct tw_token *t = token_at(r, d, i);
    bool may_stand = !t->function || t->function == TW_F_DET || t->function == TW_F_OF || t->function == TW_F_AND ||
                     t->function == TW_F_COMMA || t->function == TW_F_PRON;
    if (!may_stand) return false;
  }
  return d->object > d->token;
}

/* The thing stands where the verb has it: behind an active verb, before a passive. */
static bool is_in_place(const struct tw_reading *r, const struct tw_event_draft *d) {
  return tw_event_is_passive(r, d) ? d->object < d->token : is_object_direct(r, d) && !tw_event_has_subject_only(r, d);
}

/* "the assets that were seized", "the money, which was frozen". */
static bool is_relative(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { REACH = 5 };
  static const char *const words[] = {"that", "which", "whose"};
  for (int i = d->token - 1; i > d->object && d->token - i <= REACH; i--)
    if (tw_words_hold(TW_WORDS(words), tw_reading_text(r, token_at(r, d, i)))) return true;
  return false;
}

bool tw_event_is_act_on_thing(struct tw_reading *r, const struct tw_event_draft *d) {
  if (!is_in_place(r, d) || is_described(r, d) || tw_event_has_duration(r, d)) return false;
  if (is_relative(r, d) && !d->has_own_date) return false;
  if (!d->date.len && !d->person_count && !d->is_news && !d->is_on_some_day && !d->party_count) return false;
  static const char *const sums[] = {" so far", " to date", " total of", " in total"};
  return !d->is_planned && !tw_reading_says(r, d->sentence, TW_WORDS(sums));
}

bool tw_event_is_to_land(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { REACH = 12 };
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  for (int i = d->token + 1; i <= d->last && i - d->token <= REACH; i++) {
    if (tokens->items[i].function == TW_F_COMMA) return false;
    const struct tw_sense *name = tw_reading_sense(r, &tokens->items[i], TW_SENSE_NAME);
    if (!name || r->pack->names.items[name->target].kind != TW_NAME_STATE) continue;
    for (int k = i - 1; k >= d->token; k--) { /* "to the government of the Republic of Kenya" */
      if (tokens->items[k].function == TW_F_TO) return true;
      if (tokens->items[k].function == TW_F_FROM || tokens->items[k].function == TW_F_IN) break;
    }
  }
  return false;
}

bool tw_event_is_given(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { REACH = 8 };
  for (int i = d->token + 1; i <= d->last && i - d->token <= REACH; i++)
    if (token_at(r, d, i)->function == TW_F_TO) return true;
  return tw_event_is_passive(r, d);
}
