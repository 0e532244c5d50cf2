/* English nouns beside a figure: "fines of", "in the theft of", "$5 million in penalties". */
#include "base/words.h"
#include "parse/extract/contrast.h"
#include "parse/extract/govern_en.h"

/* "a $5 million penalty paid to the treasury": the participle only tells more of it. */
static bool is_before_participle(const struct tw_bond *b) {
  static const char *const words[] = {"paid", "imposed", "levied", "handed", "issued", "payable"};
  return b->trigger->measure >= 0 && (size_t)b->token + 1 < b->tokens->count &&
         tw_words_begin(TW_WORDS(words), tw_reading_text(b->r, &b->tokens->items[b->token + 1]));
}

/* "a Rs 4.55 crore bank fraud case", "over alleged N109 billion fraud": an article, the sum and what it is the loss of. */
static bool is_attribute_of_crime(const struct tw_bond *b) {
  static const char *const doubts[] = {"alleged", "suspected", "reported", "purported"};
  enum { REACH = 2 };
  int first = b->figure->token;
  if (first == 0 || b->token > b->figure->last_token + REACH) return false;
  if (!(b->trigger->flags & TW_TRIGGER_STRICT) && !is_before_participle(b)) return false;
  const struct tw_token *before = &b->tokens->items[first - 1];
  return before->function == TW_F_DET || tw_words_hold(TW_WORDS(doubts), tw_reading_text(b->r, before));
}

/* "$944 million of their seized assets surrendered": the participle behind the noun tells what was done. */
static bool is_followed_by_act(const struct tw_bond *b) {
  if ((size_t)b->token + 1 >= b->tokens->count || !tw_govern_en_is_function(b->tokens, b->figure->last_token + 1, TW_F_OF))
    return false;
  const struct tw_token *next = &b->tokens->items[b->token + 1];
  return tw_govern_is_verb(b->r, next) && tw_govern_is_participle(b->r, next);
}

/* A figure of the same kind: a sum beside a sum, not "two houses and cash of 3 million". */
static bool is_figure_like(const struct tw_bond *b, int i) {
  const struct tw_token *t = &b->tokens->items[i];
  if (t->kind != TW_TOKEN_FIGURE) return false;
  return (b->r->found.items[t->index].kind == TW_KIND_MONEY) == (b->figure->found->kind == TW_KIND_MONEY);
}

/* "the damage for the EU budget is at least $5m": a trap's noun behind a preposition, and a measure's noun before that. */
static bool is_inside_phrase(const struct tw_bond *b) {
  enum { REACH = 3, BACK = 3 };
  for (int i = b->token - 1; b->trigger->measure < 0 && i > 0 && b->token - i <= REACH; i--) {
    const struct tw_token *t = &b->tokens->items[i];
    if (t->function == TW_F_IN || t->function == TW_F_OF || t->function == TW_F_TO) {
      for (int k = i - 1; k >= 0 && i - k <= BACK; k--) {
        const struct tw_sense *s = tw_reading_sense(b->r, &b->tokens->items[k], TW_SENSE_TRIGGER);
        if (s && b->r->pack->triggers.items[s->target].measure >= 0 && b->r->pack->triggers.items[s->target].as == TW_AS_NOUN)
          return true;
      }
      return false;
    }
    if (t->kind == TW_TOKEN_PUNCT || t->kind == TW_TOKEN_FIGURE) return false;
  }
  return false;
}

/* "Following their arrest in the case, two men were sent": another clause counts them. */
static bool is_before_clause(const struct tw_bond *b) {
  if (b->figure->unit == b->r->money_unit || b->figure->unit < 0) return false;
  if (tw_slice_has_suffix(tw_reading_text(b->r, &b->tokens->items[b->token]), TW_SLICE(" of"))) return false;
  for (int i = b->token + 1; i < b->figure->token; i++)
    if (tw_govern_en_is_function(b->tokens, i, TW_F_COMMA)) return true;
  return false;
}

/* "the verdict against the two convicts": who they are was told. */
static bool is_told_before(const struct tw_bond *b) {
  enum { FEW = 3 };
  int64_t value;
  const struct tw_figure *f = b->figure;
  if (f->unit < 0 || f->unit == b->r->money_unit || f->token < 1 || !tw_decimal_to_i64(f->found->value, &value) || value > FEW)
    return false;
  return tw_slice_eq_nocase(tw_reading_text(b->r, &b->tokens->items[f->token - 1]), TW_SLICE("the"));
}

/* "six indictments against 12 persons": whom the charges are against stands behind. */
static bool is_against(const struct tw_bond *b, bool is_left) {
  static const char *const ends[] = {"against", "regarding", "concerning", "involving", "naming"};
  return !is_left && b->figure->unit != b->r->money_unit &&
         tw_words_end(TW_WORDS(ends), tw_reading_text(b->r, &b->tokens->items[b->token]));
}

/* "were initially estimated at" */
static bool is_appraised(const struct tw_bond *b, int i) {
  static const char *const words[] = {"estimated", "valued", "assessed", "calculated", "appraised", "put"};
  enum { ADVERBS = 1 };
  if (!tw_words_hold(TW_WORDS(words), tw_reading_text(b->r, &b->tokens->items[i]))) return false;
  return tw_govern_en_is_function(b->tokens, i - 1, TW_F_BE) || tw_govern_en_is_function(b->tokens, i - 1 - ADVERBS, TW_F_BE);
}

/* "has risen to", "stood at": where the verb stands that tells how much the subject is; -1: none. */
static int verb_of_amount(const struct tw_bond *b) {
  enum { REACH = 4 };
  int last = b->figure->token - 1;
  const struct tw_token *link = &b->tokens->items[last];
  if (last < 1 || (link->function != TW_F_TO && link->function != TW_F_IN && link->function != TW_F_FROM)) return -1;
  for (int i = last - 1; i > b->token && last - i <= REACH; i--)
    if (tw_contrast_is_change(tw_reading_text(b->r, &b->tokens->items[i])) || is_appraised(b, i)) return i;
  return -1;
}

/* "the seizure of a plot and two flats, with a combined value of $5m": what the things before it are worth, together. */
static bool is_worth_of_all(const struct tw_bond *b) {
  static const char *const wholes[] = {"total", "combined", "joint", "overall", "aggregate"};
  enum { REACH = 30, WORDS = 3 };
  int of = b->figure->token - 1;
  const struct tw_token *tokens = b->tokens->items;
  if (b->trigger->as != TW_AS_NOUN || b->trigger->measure < 0 || b->figure->token - b->token > REACH || of - WORDS <= b->token)
    return false;
  if (tokens[of].function != TW_F_OF || !tw_slice_eq_nocase(tw_reading_text(b->r, &tokens[of - 1]), TW_SLICE("value")))
    return false;
  bool is_whole = false;
  for (int i = of - 2; i >= of - WORDS; i--) is_whole |= tw_words_hold(TW_WORDS(wholes), tw_reading_text(b->r, &tokens[i]));
  for (int i = b->token + 1; is_whole && i < of; i++)
    if (tokens[i].function == TW_F_BE || tokens[i].function == TW_F_REL || tokens[i].function == TW_F_SEMI ||
        tw_govern_is_verb(b->r, &tokens[i]))
      return false;
  return is_whole;
}

bool tw_govern_noun_en_is_told_of(const struct tw_bond *b) {
  enum { OPENING = 7 }; /* "The statement said that the frozen assets" */
  const struct tw_token *tokens = b->tokens->items;
  if (b->trigger->as != TW_AS_NOUN || b->trigger->measure < 0) return false;
  if (is_worth_of_all(b)) return true;
  int verb = verb_of_amount(b), first = b->token;
  if (verb < 0) return false;
  while (first > 0 && tokens[first - 1].function != TW_F_COMMA && tokens[first - 1].function != TW_F_SUB) first--;
  for (int i = b->token + 1; i < verb; i++)
    if (tokens[i].kind == TW_TOKEN_FIGURE || tokens[i].function == TW_F_SEMI ||
        tw_contrast_is_change(tw_reading_text(b->r, &tokens[i])))
      return false;
  return b->token - first < OPENING;
}

/* "a $6 million money laundering fine": a gerund right before the noun tells of which kind it is. */
static bool is_compound(const struct tw_bond *b, int i) {
  const struct tw_hit *hit = i + 1 == b->token ? tw_reading_hit(b->r, &b->tokens->items[i]) : NULL;
  return hit && hit->sense_count && hit->senses[0].form == TW_FORM_GERUND;
}

int tw_govern_noun_en_score(const struct tw_bond *b, bool is_left) {
  uint8_t depth = b->tokens->items[b->figure->token].depth;
  enum { BEFORE = 97, BEHIND = 88, APART = 45, IN_KIND = 104 };    /* "12 million in fines", whatever was done with it */
  for (int i = b->token + 1; is_left && i < b->figure->token; i++) /* "the arrest of 30 suspects and 12 others" */
    if (is_figure_like(b, i)) return is_worth_of_all(b) ? BEFORE : APART;
  if (is_left) return is_inside_phrase(b) || is_before_clause(b) || is_told_before(b) ? APART : BEFORE;
  if (is_against(b, is_left)) return 0;
  if (is_attribute_of_crime(b)) return IN_KIND;
  if (b->token == b->figure->last_token + 1 &&
      tw_slice_has_prefix(tw_reading_text(b->r, &b->tokens->items[b->token]), TW_SLICE("in ")))
    return IN_KIND;
  if (b->trigger->measure >= 0 && tw_govern_en_predicate_behind(b, b->token) >= 0 &&
      tw_govern_en_is_past_word(tw_reading_text(b->r, &b->tokens->items[b->token])))
    return APART; /* "9 billion of seized assets were transferred to the banks" */
  if (is_followed_by_act(b)) return APART;
  for (int i = b->figure->last_token + 1; i < b->token; i++) {
    const struct tw_token *t = &b->tokens->items[i];
    if (t->depth > depth || t->function == TW_F_OPEN || t->function == TW_F_CLOSE)
      continue; /* "a 30 million euro ($35 million) fine" */
    if (tw_govern_en_is_function(b->tokens, i, TW_F_OF) && i > b->figure->last_token + 1)
      return APART; /* "$8m mansion of the fraud accused" */
    if (t->kind == TW_TOKEN_PUNCT && t->function != TW_F_QUOTE && t->function != TW_F_DASH) return APART;
    if (t->kind == TW_TOKEN_FIGURE || (tw_govern_is_verb(b->r, t) && !is_compound(b, i))) return APART;
    if (t->kind == TW_TOKEN_FUNCTION && (t->function == TW_F_BE || t->function == TW_F_AND || t->function == TW_F_TO))
      return APART;
  }
  return BEHIND;
}

bool tw_govern_noun_en_is_in_name(const struct tw_bond *b) {
  int next = b->token + 1;
  const struct tw_token *t = &b->tokens->items[b->token];
  if (b->trigger->as != TW_AS_NOUN || !t->is_capital || b->token == 0) return false;
  if (tw_govern_en_is_function(b->tokens, next, TW_F_AND)) next++;
  if ((size_t)next >= b->tokens->count || !b->tokens->items[next].is_capital) return false;
  bool is_trap = b->trigger->measure < 0; /* "the Consolidated Revenue Fund" */
  return b->tokens->items[next].kind == TW_TOKEN_WORD || (is_trap && b->tokens->items[next].kind == TW_TOKEN_HIT);
}

bool tw_govern_noun_en_is_modifier(const struct tw_bond *b) {
  static const char *const heads[] = {"proceeds", "money",   "funds", "cash",  "assets",  "syndicate", "network",
                                      "gang",     "victims", "fine",  "fines", "penalty", "penalties", "settlement"};
  bool is_noun = b->trigger->as == TW_AS_NOUN && b->trigger->flags & TW_TRIGGER_STRICT;
  return is_noun && (size_t)b->token + 1 < b->tokens->count &&
         tw_words_hold(TW_WORDS(heads), tw_reading_text(b->r, &b->tokens->items[b->token + 1]));
}
