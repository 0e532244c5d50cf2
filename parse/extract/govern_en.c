/* English: object behind an active verb, subject before a passive or a participle, nouns with of, for, worth. */
#include "parse/extract/govern_en.h"
#include "base/words.h"

/* What stands between a figure and its verb weakens the hold. */
static const uint8_t function_cost[TW_F_COUNT] = {
    [TW_F_BE] = 1,    [TW_F_HAVE] = 1,  [TW_F_DO] = 1,     [TW_F_MODAL] = 1, [TW_F_TO] = 2,    [TW_F_OF] = 1,
    [TW_F_FROM] = 3,  [TW_F_WITH] = 3,  [TW_F_BY] = 3,     [TW_F_IN] = 2,    [TW_F_AND] = 5,   [TW_F_REL] = 12,
    [TW_F_SUB] = 45,  [TW_F_IF] = 30,   [TW_F_NEG] = 2,    [TW_F_INCL] = 5,  [TW_F_DET] = 1,   [TW_F_PRON] = 8,
    [TW_F_THERE] = 4, [TW_F_EACH] = 10, [TW_F_PLAN] = 5,   [TW_F_COMMA] = 8, [TW_F_SEMI] = 50, [TW_F_COLON] = 30,
    [TW_F_DASH] = 20, [TW_F_OPEN] = 20, [TW_F_CLOSE] = 20, [TW_F_QUOTE] = 1, [TW_F_STOP] = 60,
};

enum { SHARE_SCORE = 96, LIST_COST = 24 };
enum { WORD_COST = 2, FIGURE_COST = 7, TIME_COST = 1, VERB_COST = 22, ACT_COST = 38, RIVAL_COST = 10 };

/* "approved the forfeiture of": past a measure's noun a trap's verb holds the noun, not the sum. */
static bool is_rival_noun(const struct tw_bond *b, const struct tw_token *t) {
  const struct tw_sense *s = tw_reading_sense(b->r, t, TW_SENSE_TRIGGER);
  if (b->trigger->measure >= 0 || (b->trigger->flags & TW_TRIGGER_OVERRIDES) || !s) return false;
  const struct tw_pack_trigger *rival = &b->r->pack->triggers.items[s->target];
  return rival->as == TW_AS_NOUN && rival->measure >= 0;
}

/* "for stealing $5m and buying": a gerund that no pack knows, behind one that it knows. */
static bool is_next_gerund(const struct tw_bond *b, const struct tw_token *t) {
  enum { SHORTEST = 6 }; /* "being" is a function word, "thing" has fewer bytes */
  return b->form == TW_FORM_GERUND && b->token < b->figure->token && t->kind == TW_TOKEN_WORD && !t->is_capital &&
         t->end - t->start >= SHORTEST && tw_slice_has_suffix(tw_reading_text(b->r, t), TW_SLICE("ing"));
}

/* "and moved": a verb that no pack knows begins another act. */
static bool begins_act(const struct tw_bond *b, int token) {
  const struct tw_token *t = &b->tokens->items[token];
  bool is_joined = token > 0 && b->tokens->items[token - 1].function == TW_F_AND;
  return is_joined && (tw_govern_is_unknown_past(b->r, t) || is_next_gerund(b, t) ||
                       tw_reading_sense(b->r, t, TW_SENSE_SPLIT)); /* "moved", without its particle */
}

/* "so far", "because of": no clause begins there. */
static bool is_of_no_clause(const struct tw_bond *b, int token) {
  static const char *const firsts[] = {"so", "because"}, *const seconds[] = {"far", "of"};
  struct tw_slice word = tw_reading_text(b->r, &b->tokens->items[token]);
  for (size_t i = 0; i < sizeof firsts / sizeof *firsts && (size_t)token + 1 < b->tokens->count; i++)
    if (tw_slice_eq_nocase(word, tw_slice_from(firsts[i])))
      return tw_slice_eq_nocase(tw_reading_text(b->r, &b->tokens->items[token + 1]), tw_slice_from(seconds[i]));
  return false;
}

/* "announcing the monies recovered, the minister said of 381 people": what is said is another clause; not ", he said,". */
static bool begins_speech(const struct tw_bond *b, int token) {
  enum { SAID = 4 };
  const struct tw_token *t = &b->tokens->items[token];
  if (b->token > b->figure->token || t->end - t->start != SAID || !tw_slice_eq(tw_reading_text(b->r, t), TW_SLICE("said")))
    return false;
  return !tw_govern_en_is_function(b->tokens, token + 1, TW_F_COMMA) &&
         !tw_govern_en_is_function(b->tokens, token - 1, TW_F_COMMA);
}

static int token_cost(const struct tw_bond *b, int token) {
  static const char *const holding[] = {"holding", "containing", "carrying", "hiding"}; /* "froze accounts holding $5m" */
  const struct tw_token *t = &b->tokens->items[token];
  switch (t->kind) {
  case TW_TOKEN_FUNCTION:
    if (t->function == TW_F_SUB && is_of_no_clause(b, token)) return WORD_COST;
    return function_cost[t->function];
  case TW_TOKEN_PUNCT: return function_cost[t->function];
  case TW_TOKEN_FIGURE: return FIGURE_COST;
  case TW_TOKEN_TIME: return TIME_COST;
  case TW_TOKEN_HIT:
    if (t->function) return function_cost[t->function];
    if (is_rival_noun(b, t)) return RIVAL_COST;
    if (tw_words_hold(TW_WORDS(holding), tw_reading_text(b->r, t))) return WORD_COST;
    if (token > 0 && b->tokens->items[token - 1].function == TW_F_DET) return WORD_COST; /* "of an alleged syndicate" */
    return tw_govern_is_verb(b->r, t) ? VERB_COST : begins_act(b, token) ? ACT_COST : WORD_COST;
  default:
    if (begins_speech(b, token)) return function_cost[TW_F_SUB];
    return begins_act(b, token) ? ACT_COST : WORD_COST;
  }
}

static int cost_between(const struct tw_bond *b, int first, int last) {
  return tw_govern_cost_between(b, first, last, token_cost);
}

bool tw_govern_en_is_past(const struct tw_bond *b) {
  if (b->form != TW_FORM_PLAIN) return b->form == TW_FORM_PAST || b->form == TW_FORM_PARTICIPLE;
  static const char *const ends[] = {"ed", "en"};
  struct tw_slice own = tw_reading_text(b->r, &b->tokens->items[b->token]);
  ptrdiff_t space = tw_slice_find(own, TW_SLICE(" "), 0); /* "been given verdicts" */
  return tw_words_end(TW_WORDS(ends), own) || (space > 0 && tw_words_end(TW_WORDS(ends), tw_slice_sub(own, 0, (size_t)space)));
}

/* "allegedly", a word of the gate too: it describes a verb. */
static bool is_manner(const struct tw_bond *b, const struct tw_token *t) {
  bool is_word = t->kind == TW_TOKEN_WORD || (t->kind == TW_TOKEN_HIT && !tw_govern_is_verb(b->r, t));
  return is_word && !t->is_capital && tw_slice_has_suffix(tw_reading_text(b->r, t), TW_SLICE("ly"));
}

int tw_govern_en_be_before(const struct tw_bond *b, int token) {
  enum { REACH = 5 };
  static const char *const forms[] = {"was ", "were ", "been ", "being ", "is ", "are "};
  static const char *const states[] = {"remain", "remains", "remained", "stays", "stayed", "got"}; /* "remains blocked" */
  struct tw_slice own = tw_reading_text(b->r, &b->tokens->items[token]);
  if (tw_words_begin(TW_WORDS(forms), own)) return token;
  for (int i = token - 1; i >= 0 && token - i <= REACH; i--) {
    const struct tw_token *t = &b->tokens->items[i];
    if (t->depth > b->tokens->items[token].depth || t->function == TW_F_OPEN || t->function == TW_F_CLOSE)
      continue; /* "were (also) seized" */
    if (tw_govern_en_is_function(b->tokens, i, TW_F_BE) || tw_words_hold(TW_WORDS(states), tw_reading_text(b->r, t))) return i;
    bool may_stand = t->kind == TW_TOKEN_WORD || is_manner(b, t) || tw_reading_sense(b->r, t, TW_SENSE_SPLIT) || /* "found and" */
                     tw_govern_en_is_function(b->tokens, i, TW_F_NEG) || tw_govern_en_is_function(b->tokens, i, TW_F_AND) ||
                     tw_govern_is_verb(b->r, t) || t->kind == TW_TOKEN_TIME || t->function == TW_F_QUOTE ||
                     (t->function == TW_F_IN && t[1].kind == TW_TOKEN_TIME); /* "were on Friday repatriated" */
    if (!may_stand || (t->kind == TW_TOKEN_WORD && t->is_capital)) return -1;
  }
  return -1;
}

/* "ordered the seizure of assets in 201 cases": the count tells where, it is no object. */
static bool is_told_where(const struct tw_bond *b) {
  const struct tw_figure *f = b->figure;
  const struct tw_token *before = f->token > b->token + 1 ? &b->tokens->items[f->token - 1] : NULL;
  return before && f->unit >= 0 && f->unit != b->r->money_unit && before->function == TW_F_IN &&
         tw_slice_eq_nocase(tw_reading_text(b->r, before), TW_SLICE("in")) && !tw_reading_is_context_unit(b->r, f->unit);
}

/* Is there an object right behind the verb? Then what stands before it is its subject. */
static bool has_object(const struct tw_bond *b) {
  struct tw_slice own = tw_reading_text(b->r, &b->tokens->items[b->token]);
  if (tw_slice_has_suffix(own, TW_SLICE(" to")) || tw_slice_has_suffix(own, TW_SLICE(" into"))) return false;
  if ((size_t)b->token + 1 >= b->tokens->count) return false;
  const struct tw_token *next = &b->tokens->items[b->token + 1];
  if (next->kind == TW_TOKEN_FIGURE) return true;
  if (next->kind == TW_TOKEN_FUNCTION) return next->function == TW_F_DET || next->function == TW_F_PRON;
  return tw_reading_noun(b->r, next) >= 0 || next->is_capital;
}

/* "people who were arrested": who is the noun next to it. */
static int relative_penalty(const struct tw_bond *b) {
  enum { ANOTHER_NOUN = 25 };
  int last = b->figure->last_token;
  uint8_t depth = b->tokens->items[b->token].depth;
  for (int i = last + 1; i < b->token; i++)
    if (tw_govern_en_is_function(b->tokens, i, TW_F_REL) && b->tokens->items[i].depth <= depth)
      return i > last + 2 ? ANOTHER_NOUN : b->figure->unit == b->r->money_unit ? 0 : -8;
  return 0;
}

/* The last token of a bracketed aside right behind `token`, else `token`. */
static int behind_brackets(const struct tw_token_list *tokens, int token) {
  if (!tw_govern_en_is_function(tokens, token + 1, TW_F_OPEN)) return token;
  int end = tw_token_bracket_end(tokens, token + 1, tokens->count);
  return end >= 0 ? end : token;
}

/* "$321 million which the Swiss plan to repatriate", "the $5 million he stole". */
static bool is_relative_object(const struct tw_bond *b) {
  int last = behind_brackets(b->tokens, b->figure->last_token);
  if (b->form == TW_FORM_GERUND || has_object(b) || b->token <= last + 1) return false;
  if (tw_govern_en_be_before(b, b->token) > last) return false;
  if (tw_govern_en_is_function(b->tokens, last + 1, TW_F_PRON)) return b->token <= last + 3;
  if (!tw_govern_en_is_function(b->tokens, last + 1, TW_F_REL) && !tw_govern_en_is_function(b->tokens, last + 2, TW_F_REL))
    return false;
  const struct tw_token *subject = &b->tokens->items[last + 2];
  return b->token > last + 2 && !tw_govern_is_verb(b->r, subject);
}

bool tw_govern_en_is_past_word(struct tw_slice phrase) {
  static const char *const ends[] = {"ed", "en"};
  ptrdiff_t space = tw_slice_find(phrase, TW_SLICE(" "), 0);
  return space > 0 && tw_words_end(TW_WORDS(ends), tw_slice_sub(phrase, 0, (size_t)space));
}

/* "$3.7m of assets seized", "$5m in cash, coins and watches restrained": what the sum consists of stands between. */
static int behind_substance(const struct tw_bond *b) {
  enum { REACH = 8 };
  int last = behind_brackets(b->tokens, b->figure->last_token);
  bool is_worth = (size_t)last + 2 < b->tokens->count && tw_govern_en_is_function(b->tokens, last + 2, TW_F_OF) &&
                  tw_slice_eq_nocase(tw_reading_text(b->r, &b->tokens->items[last + 1]), TW_SLICE("worth"));
  if (is_worth) last++; /* "$50 million worth of illicit funds intercepted" */
  if (!tw_govern_en_is_function(b->tokens, last + 1, TW_F_OF) && !tw_govern_en_is_function(b->tokens, last + 1, TW_F_IN))
    return last;
  for (int i = last + 2; i <= last + REACH && (size_t)i < b->tokens->count; i++) {
    const struct tw_token *t = &b->tokens->items[i];
    if (i == b->token) return i - 1;
    if (t->function == TW_F_COMMA || t->function == TW_F_AND || t->function == TW_F_DET) continue;
    if ((t->kind != TW_TOKEN_WORD && t->kind != TW_TOKEN_HIT) || t->is_capital) return last;
    struct tw_slice own = tw_reading_text(b->r, t);
    bool is_adjective = i + 1 < b->token || memchr(own.ptr, ' ', own.len); /* "of seized cars forfeited" */
    if (tw_govern_is_verb(b->r, t) && !(is_adjective && tw_govern_en_is_past_word(own))) return last;
  }
  return last;
}

/* "had surrendered": nobody did it to them. */
static bool does_by_itself(const struct tw_bond *b, const struct tw_token *verb) {
  const struct tw_sense *s = tw_reading_sense(b->r, verb, TW_SENSE_TRIGGER);
  return s && b->r->pack->triggers.items[s->target].flags & TW_TRIGGER_INTRANSITIVE;
}

int tw_govern_en_predicate_behind(const struct tw_bond *b, int participle) {
  enum { REACH = 18 };
  for (int i = participle + 1; i <= participle + REACH && (size_t)i + 1 < b->tokens->count; i++) {
    const struct tw_token *t = &b->tokens->items[i];
    bool is_sum =
        t->kind == TW_TOKEN_FIGURE && b->r->found.items[t->index].kind == TW_KIND_MONEY; /* "held over the missing $5m" */
    if ((t->kind == TW_TOKEN_FIGURE && !is_sum) || t->kind == TW_TOKEN_PUNCT) return -1;
    if (t->function == TW_F_AND || t->function == TW_F_REL) return -1;
    if (t->function == TW_F_HAVE && does_by_itself(b, t + 1)) return i;
    if (t->function != TW_F_BE) continue;
    bool is_passive = tw_govern_is_verb(b->r, t + 1) || ((size_t)i + 2 < b->tokens->count && tw_govern_is_verb(b->r, t + 2));
    return is_passive ? i : -1;
  }
  return -1;
}

/* "ten men who were involved in fraud in China were extradited": where the verb begins behind a relative clause; -1: none. */
static int behind_relative(const struct tw_bond *b, int last) {
  enum { REACH = 14 };
  if (!tw_govern_en_is_function(b->tokens, last + 1, TW_F_REL) || !tw_govern_en_is_past(b)) return -1;
  int be = tw_govern_en_be_before(b, b->token);
  if (be <= last + 3 || be > last + REACH) return -1;
  bool has_verb = false;
  for (int i = last + 2; i < be; i++) {
    const struct tw_token *t = &b->tokens->items[i];
    if (t->kind == TW_TOKEN_FIGURE || t->function == TW_F_COMMA || t->function == TW_F_AND) return -1;
    has_verb |= t->function == TW_F_BE || t->function == TW_F_HAVE || tw_govern_is_verb(b->r, t);
  }
  return has_verb ? be : -1;
}

/* "A total of 158 suspected of fraud, with 2 billion yuan involved, have been repatriated": the first form of be or have behind
 * the figure that opens the sentence is its own. -1: none. */
static int first_auxiliary(const struct tw_bond *b) {
  enum { OPENING = 6, REACH = 40 };
  int start = tw_govern_en_clause_start(b);
  if (b->figure->token - start > OPENING) return -1;
  for (int i = start; i < b->figure->token; i++)
    if (tw_govern_is_verb(b->r, &b->tokens->items[i])) return -1;
  for (int i = b->figure->last_token + 1; i < b->token && i - b->figure->last_token <= REACH; i++) {
    const struct tw_token *t = &b->tokens->items[i];
    if (t->depth > b->tokens->items[b->figure->token].depth) continue; /* "(approx. 12 million dollars)" */
    if (t->function == TW_F_REL || t->function == TW_F_SUB || t->function == TW_F_SEMI || t->function == TW_F_STOP) return -1;
    if (t->function == TW_F_BE || t->function == TW_F_HAVE) return i;
  }
  return -1;
}

/* "73 Koreans accused of scam crimes in Cambodia arrived in Incheon": up to the finite verb nothing but what describes them. */
static bool is_accused_before(const struct tw_bond *b, int last) {
  static const char *const words[] = {"accused", "suspected",  "wanted",   "sought",   "involved",
                                      "linked",  "implicated", "detained", "arrested", "held"};
  enum { REACH = 16 };
  if (!(b->trigger->flags & TW_TRIGGER_INTRANSITIVE) || b->form != TW_FORM_PAST || b->token - last > REACH) return false;
  if (!tw_words_hold(TW_WORDS(words), tw_reading_text(b->r, &b->tokens->items[last])) &&
      !tw_words_begin(TW_WORDS(words), tw_reading_text(b->r, &b->tokens->items[last + 1])))
    return false;
  for (int i = last + 2; i < b->token; i++) {
    const struct tw_token *t = &b->tokens->items[i];
    if (t->kind == TW_TOKEN_FIGURE || t->kind == TW_TOKEN_PUNCT || t->function == TW_F_REL || t->function == TW_F_SUB)
      return false;
    if (t->function == TW_F_BE || t->function == TW_F_HAVE) return false;
  }
  return true;
}

/* The cost up to a verb behind the figure; what describes the figure costs as one word. */
static int cost_behind(const struct tw_bond *b) {
  enum { DESCRIPTION_COST = 6, AUXILIARY_REACH = 4 };
  int last = b->figure->last_token, own = b->trigger->as == TW_AS_VERB && tw_govern_en_is_past(b) ? first_auxiliary(b) : -1;
  bool is_described = b->token > last + 1 && tw_govern_is_verb(b->r, &b->tokens->items[last + 1]);
  int be = is_described ? tw_govern_en_predicate_behind(b, last + 1) : behind_relative(b, last);
  if (is_accused_before(b, last)) return DESCRIPTION_COST;
  if (own >= 0 && b->token - own <= AUXILIARY_REACH) be = own;
  int cost = cost_between(b, last, b->token);
  if (be < 0 || be > b->token) return cost;
  int described = DESCRIPTION_COST + cost_between(b, be - 1, b->token);
  return described < cost ? described : cost;
}

/* "28 were officials and 702 had turned themselves in", "9 were named, 4 were arrested": the figure has its verb, the next one
 * begins another clause. */
static bool has_own_clause(const struct tw_bond *b) {
  bool has_be = false, has_next = false;
  for (int i = b->figure->last_token + 1; i < b->token; i++) {
    const struct tw_token *t = &b->tokens->items[i];
    if (t->depth > b->tokens->items[b->figure->token].depth) continue;
    has_be |= t->function == TW_F_BE || t->function == TW_F_HAVE;
    enum tw_function before = (enum tw_function)b->tokens->items[i - 1].function;
    has_next |= has_be && before == TW_F_AND; /* "was found and accounts holding $7m were frozen" */
    bool is_next_sum = has_next && b->figure->unit == b->r->money_unit && b->figure->unit >= 0;
    if (has_be && t->kind == TW_TOKEN_FIGURE && (is_next_sum || before == TW_F_AND || before == TW_F_COMMA)) return true;
  }
  return false;
}

/* "41 of those arrested": the participle says which whole it is a share of, and so what they are. */
static bool is_share_of_those(const struct tw_bond *b) {
  static const char *const wholes[] = {"those", "the", "them", "whom"}; /* not "members of an alleged ring" */
  int last = b->figure->last_token;
  return tw_govern_en_is_past(b) && b->token == last + 3 && tw_govern_en_is_function(b->tokens, last + 1, TW_F_OF) &&
         tw_words_hold(TW_WORDS(wholes), tw_reading_text(b->r, &b->tokens->items[last + 2]));
}

/* "788 defendants surrendered more than $26 million", "surrendered assets": what was given up, not who gave up. */
static bool gives_up_things(const struct tw_bond *b) {
  static const char *const things[] = {"assets",  "funds",     "money",     "property", "properties", "cash",
                                       "weapons", "passports", "documents", "their",    "his",        "her"};
  enum { HEDGE_TOKENS = 4 };
  if ((size_t)b->token + 1 < b->tokens->count &&
      tw_words_hold(TW_WORDS(things), tw_reading_text(b->r, &b->tokens->items[b->token + 1])))
    return true;
  for (int i = b->token + 1; i <= b->token + HEDGE_TOKENS && (size_t)i < b->tokens->count; i++)
    if (b->tokens->items[i].kind == TW_TOKEN_FIGURE)
      return b->r->found.items[b->tokens->items[i].index].hedge_start <= b->tokens->items[b->token + 1].start;
  return false;
}

/* "said to have defrauded nearly 24,000 victims was arrested": the count is the object of a verb that counts sums. */
static bool is_object_of_other(const struct tw_bond *b) {
  const struct tw_figure *f = b->figure;
  if (f->token == 0 || f->unit < 0 || f->unit == b->r->money_unit || f->noun < 0) return false;
  const struct tw_token *verb = &b->tokens->items[f->token - 1];
  const struct tw_hit *hit = tw_reading_hit(b->r, verb);
  bool is_of_sums = false;
  for (size_t i = 0; hit && i < hit->sense_count; i++) {
    const struct tw_sense *s = &hit->senses[i];
    if (s->kind == TW_SENSE_EVENT) return false;
    if (s->kind != TW_SENSE_TRIGGER || s->pack != b->r->pack_index) continue;
    const struct tw_pack_trigger *t = &b->r->pack->triggers.items[s->target];
    if (t->as != TW_AS_VERB || t->measure < 0 || s->form == TW_FORM_PLAIN) return false;
    if (tw_reading_holds(&b->r->pack->measures.items[t->measure].units, f->unit)) return false;
    is_of_sums = true;
  }
  return is_of_sums && f->token > 1 && b->tokens->items[f->token - 2].function == TW_F_HAVE;
}

/* "a fugitive suspected of embezzling $5m was brought back": the sum is the gerund's, the passive is told of whoever did it. */
static bool is_sum_of_gerund(const struct tw_bond *b) {
  const struct tw_figure *f = b->figure;
  if (f->unit != b->r->money_unit || f->token == 0) return false;
  const struct tw_token *gerund = &b->tokens->items[f->token - 1];
  for (const struct tw_sense *s = NULL; (s = tw_reading_next_sense(b->r, gerund, TW_SENSE_TRIGGER, s));) {
    if (s->form != TW_FORM_GERUND) continue;
    int measure = b->r->pack->triggers.items[s->target].measure;
    if (measure >= 0 && !b->r->pack->measures.items[measure].takes_period) return true;
  }
  return false;
}

/* "the firm, which is worth $40m, was fined $2m": the sum behind the passive is what it tells. */
static bool has_own_sum(const struct tw_bond *b) {
  if (!(b->trigger->flags & TW_TRIGGER_PASSIVE_OBJECT) || b->figure->unit != b->r->money_unit) return false;
  const struct tw_token *next = (size_t)b->token + 1 < b->tokens->count ? &b->tokens->items[b->token + 1] : NULL;
  return next && next->kind == TW_TOKEN_FIGURE && b->r->found.items[next->index].kind == TW_KIND_MONEY;
}

/* "the activity of two men convicted of trafficking": a few behind a preposition, and what is known of them. */
static bool is_told_in_passing(const struct tw_bond *b) {
  enum { FEW = 3 };
  const struct tw_figure *f = b->figure;
  int64_t value;
  if (f->unit < 0 || f->unit == b->r->money_unit || f->token < 1 || !tw_decimal_to_i64(f->found->value, &value) || value > FEW)
    return false;
  enum tw_function before = (enum tw_function)b->tokens->items[f->token - 1].function;
  return before == TW_F_OF || before == TW_F_FROM || before == TW_F_BY || before == TW_F_WITH;
}

/* "130 billion birr public funds stolen": the money, called so once more. */
static bool is_money_in_kind(const struct tw_bond *b) {
  enum { REACH = 3 };
  int last = b->figure->last_token;
  if (b->figure->unit != b->r->money_unit || b->token != last + REACH) return false;
  for (int i = last + 1; i < b->token; i++) {
    const struct tw_token *t = &b->tokens->items[i];
    if ((t->kind != TW_TOKEN_WORD && t->kind != TW_TOKEN_HIT) || t->is_capital || t->function || tw_govern_is_verb(b->r, t))
      return false;
  }
  return true;
}

static int score_right_verb(const struct tw_bond *b) {
  enum { STILL_TO_BE = 22 };
  enum { SUBJECT = 102, PARTICIPLE = 94, PARTICIPLE_REACH = 2, RELATIVE_OBJECT = 98, DESCRIBING = 68 };
  int last = b->figure->last_token;
  bool is_intransitive = b->trigger->flags & TW_TRIGGER_INTRANSITIVE;
  if (is_share_of_those(b)) return tw_govern_en_predicate_behind(b, b->token) < 0 ? SUBJECT : DESCRIBING;
  if (has_own_clause(b) || tw_govern_en_is_told_of_part(b) || is_object_of_other(b) || (is_intransitive && gives_up_things(b)))
    return 0;
  bool is_in = b->trigger->measure < 0 && tw_govern_en_is_function(b->tokens, b->token - 1, TW_F_IN);
  if (tw_govern_en_is_past(b) && (is_in || tw_govern_en_is_function(b->tokens, b->token - 1, TW_F_DET)))
    return 0; /* "members of an alleged syndicate", "inquiries into alleged fraud" */
  if (tw_govern_en_is_past(b)) {
    int be = tw_govern_en_be_before(b, b->token);
    if (be > last && (is_sum_of_gerund(b) || has_own_sum(b))) return 0;
    if (be > last + 1 && b->tokens->items[be - 1].function == TW_F_TO && b->figure->unit == b->r->money_unit)
      return SUBJECT - STILL_TO_BE - relative_penalty(b); /* "a $3m penalty to be paid to": the noun tells what it is */
    if (be > last) return SUBJECT - relative_penalty(b);
    bool is_near = b->token <= last + PARTICIPLE_REACH ||
                   (b->token == behind_substance(b) + 1 || b->token == tw_govern_en_behind_parts(b) + 1) || is_money_in_kind(b);
    if (is_near && is_told_in_passing(b)) return 0;
    if (is_near && (!has_object(b) || is_intransitive))
      return tw_govern_en_predicate_behind(b, b->token) < 0 ? PARTICIPLE : DESCRIBING;
  }
  bool is_state = is_intransitive && b->token == last + 1 && !tw_govern_en_is_past(b);
  if (is_state && tw_govern_en_predicate_behind(b, b->token) >= 0) return DESCRIBING; /* "86 on the run abroad were captured" */
  if (is_intransitive && b->form != TW_FORM_GERUND) return SUBJECT - relative_penalty(b);
  return is_relative_object(b) ? RELATIVE_OBJECT : 0;
}

/* "killed 23 people, including seven children, and 8 firefighters were injured": the part goes with its total. */
static bool is_part_of_another(const struct tw_bond *b) {
  if (!tw_govern_en_is_function(b->tokens, b->figure->token - 1, TW_F_INCL)) return false;
  for (int i = b->figure->last_token + 1; i < b->token; i++)
    if (b->tokens->items[i].kind == TW_TOKEN_FIGURE) return true;
  return false;
}

/* "is separate from the $112m", "paid out from $5m": a sum that another one is taken from. */
static bool is_from_sum(const struct tw_bond *b) {
  int at = b->figure->token - 1;
  if (b->figure->unit != b->r->money_unit || b->figure->unit < 0) return false;
  if (at > b->token + 1 && b->tokens->items[at].function == TW_F_DET) at--;
  return at > b->token + 1 && tw_govern_en_is_function(b->tokens, at, TW_F_FROM);
}

/* "took in deposits from 45,000 people": they are whom it came from. */
static bool is_source(const struct tw_bond *b) {
  const struct tw_figure *f = b->figure;
  if (b->trigger->as == TW_AS_VERB && b->trigger->measure >= 0 && is_from_sum(b)) return true;
  if (b->trigger->as != TW_AS_VERB || f->unit < 0 || f->unit == b->r->money_unit || f->token < b->token + 3) return false;
  enum tw_token_kind before = (enum tw_token_kind)b->tokens->items[f->token - 2].kind;
  return tw_govern_en_is_function(b->tokens, f->token - 1, TW_F_FROM) && (before == TW_TOKEN_WORD || before == TW_TOKEN_FIGURE);
}

/* "NAB" of Pakistan nabs nobody. */
static bool is_acronym(struct tw_slice word) {
  enum { SHORTEST = 3, LONGEST = 5 };
  for (size_t i = 0; i < word.len; i++)
    if (word.ptr[i] < 'A' || word.ptr[i] > 'Z') return false;
  return word.len >= SHORTEST && word.len <= LONGEST;
}

/* A verb's plain form that stands as a name or a noun: "NAB", "Nairobi Block 91/386", "the biggest catch". */
static bool is_no_verb(const struct tw_bond *b) {
  const struct tw_token *t = &b->tokens->items[b->token];
  if (b->trigger->as != TW_AS_VERB || b->form != TW_FORM_BASE) return false;
  if (is_acronym(tw_reading_text(b->r, t)) || tw_govern_en_is_function(b->tokens, b->token + 1, TW_F_BE))
    return true; /* "the budget is" */
  if (t->is_capital && (size_t)b->token + 1 < b->tokens->count && t[1].kind == TW_TOKEN_NUMBER) return true;
  if (b->token == 0) return false;
  bool is_behind_preposition = t[-1].kind == TW_TOKEN_FUNCTION && (t[-1].function == TW_F_IN || t[-1].function == TW_F_OF ||
                                                                   t[-1].function == TW_F_FROM); /* "in return, it paid" */
  return is_behind_preposition || tw_slice_has_suffix(tw_reading_text(b->r, t - 1), TW_SLICE("est"));
}

/* "the $81 million that entered the country": the clause has its own verb, which no pack knows. */
static bool has_clause_behind(const struct tw_bond *b) {
  int verb = b->figure->last_token + 2;
  return (size_t)verb < b->tokens->count && tw_govern_is_unknown_past(b->r, &b->tokens->items[verb]);
}

/* "of 381 people originally detained" */
static bool is_adverb(const struct tw_bond *b, int i) {
  return (size_t)i < b->tokens->count && is_manner(b, &b->tokens->items[i]);
}

/* "out of $390 million suspected to have been embezzled" */
static bool is_alleged_behind(const struct tw_bond *b) {
  static const char *const words[] = {"suspected", "alleged", "believed",  "said",     "thought",
                                      "reported",  "reputed", "estimated", "presumed", "allegedly"};
  int first = b->figure->last_token + 1;
  if (b->token <= first || !tw_words_hold(TW_WORDS(words), tw_reading_text(b->r, &b->tokens->items[first]))) return false;
  for (int i = first + 1; i < b->token; i++) {
    enum tw_function f = (enum tw_function)b->tokens->items[i].function;
    if (f != TW_F_TO && f != TW_F_HAVE && f != TW_F_BE) return false;
  }
  return true;
}

/* "higher than the $1.75 billion that was offered": only compared with. */
static bool is_behind_than(const struct tw_bond *b) {
  int at = b->figure->token;
  return at > 1 && b->tokens->items[at - 1].function == TW_F_DET &&
         tw_slice_eq_nocase(tw_reading_text(b->r, &b->tokens->items[at - 2]), TW_SLICE("than"));
}

/* "$19 million of the $81 million that entered the country had been recovered": the whole has a clause of its own, and what
 * follows is told of the share. The form of be or have that begins it; -1: the figure is no share of that kind. */
static int predicate_of_share(const struct tw_bond *b) {
  enum { REACH = 18 };
  int last = b->figure->last_token;
  if ((size_t)last + 4 >= b->tokens->count || b->tokens->items[last + 3].kind != TW_TOKEN_FIGURE) return -1;
  if (!tw_govern_en_is_function(b->tokens, last + 1, TW_F_OF) || b->tokens->items[last + 2].function != TW_F_DET ||
      b->tokens->items[last + 4].function != TW_F_REL)
    return -1;
  for (int i = last + 5; i < b->token && i <= last + REACH; i++)
    if (b->tokens->items[i].function == TW_F_BE || b->tokens->items[i].function == TW_F_HAVE) return i;
  return -1;
}

/* "the repatriation of ringleaders in a 5 trillion won case": whom it is done to stands between, and the sum only describes. */
static bool is_done_to_others(const struct tw_bond *b) {
  const struct tw_token *before = b->figure->token > 0 ? &b->tokens->items[b->figure->token - 1] : NULL;
  if (b->figure->unit != b->r->money_unit || before == NULL) return false;
  if (before->function == TW_F_AND || before->function == TW_F_COMMA) return false;
  if (tw_slice_eq_nocase(tw_reading_text(b->r, before), TW_SLICE("worth"))) return false;
  for (int i = b->token + 1; i < b->figure->token; i++) {
    int noun = tw_reading_noun(b->r, &b->tokens->items[i]);
    const struct tw_sense *s = tw_reading_sense(b->r, &b->tokens->items[i], TW_SENSE_NOUN);
    int unit = noun >= 0 && s && s->form == TW_FORM_PLURAL ? b->r->pack->nouns.items[noun].unit : -1;
    if (unit < 0 || unit == b->r->money_unit || !tw_govern_counts_in(b->r, &b->tokens->items[b->token], unit)) continue;
    for (int k = i - 1; k > b->token && i - k <= 3; k--) { /* "recovered from the accused $5m" */
      enum tw_function f = (enum tw_function)b->tokens->items[k].function;
      if (f == TW_F_FROM || f == TW_F_TO || f == TW_F_IN || f == TW_F_AND || f == TW_F_BY) return false;
    }
    return true;
  }
  return false;
}

/* "filed 180 cases, out of which 130 led to convictions": the share has a clause of its own. */
static bool is_subject_of_relative(const struct tw_bond *b) {
  int at = b->figure->token;
  return b->figure->is_elliptic && b->figure->unit != b->r->money_unit && at > 1 &&
         b->tokens->items[at - 1].function == TW_F_REL && b->tokens->items[at - 2].function == TW_F_OF;
}

int tw_govern_score_en(const struct tw_bond *b) {
  const struct tw_figure *f = b->figure;
  const struct tw_token *trigger = &b->tokens->items[b->token];
  if (trigger->depth > b->tokens->items[f->token].depth || tw_govern_noun_en_is_in_name(b) || is_no_verb(b)) return 0;
  bool is_left = b->token < f->token;
  if (!is_left && b->token <= f->last_token && b->trigger->as == TW_AS_VERB) return 0;
  if (!is_left && is_part_of_another(b)) return 0;
  bool is_told = tw_govern_en_is_function(b->tokens, f->last_token + 1, TW_F_REL) &&
                 !has_clause_behind(b); /* "of the $5 billion that he stole" */
  if (is_left && (is_behind_than(b) || is_done_to_others(b) || is_subject_of_relative(b))) return 0;
  bool is_own_noun = !is_left && b->trigger->as == TW_AS_NOUN; /* "of the $81 million cyber heist" */
  bool is_beside =
      b->token == f->last_token + 1 || (b->token == f->last_token + 2 && is_adverb(b, f->last_token + 1)) || is_alleged_behind(b);
  if (f->is_base && !is_own_noun && (is_left || (!is_beside && !is_told))) return 0;
  int share = is_left || b->trigger->as != TW_AS_VERB || !tw_govern_en_is_past(b) ? -1 : predicate_of_share(b);
  if (share >= 0) return SHARE_SCORE - cost_between(b, share - 1, b->token);
  int cost = is_left ? cost_between(b, b->token, f->token) : cost_behind(b);
  bool is_listed = is_left && cost > LIST_COST && b->trigger->as == TW_AS_VERB && b->trigger->measure >= 0 &&
                   tw_govern_en_be_before(b, b->token) < 0 && tw_govern_en_is_in_list(b);
  if (is_listed || (is_left && cost > LIST_COST && tw_govern_noun_en_is_told_of(b))) cost = LIST_COST;
  if (cost >= TW_GOVERN_FAR) return 0;
  int score = b->trigger->as == TW_AS_NOUN ? tw_govern_noun_en_score(b, is_left)
              : is_left                    ? tw_govern_left_en_score(b)
                                           : score_right_verb(b);
  if (is_left && (is_source(b) || (b->trigger->as == TW_AS_VERB && is_told_where(b)))) return 0;
  if (!is_left && tw_govern_noun_en_is_modifier(b)) return 0;
  enum { STRICT_COST = 6 };
  if ((b->trigger->flags & TW_TRIGGER_STRICT) && cost > STRICT_COST) return 0;
  return score > cost ? score - cost : 0;
}
