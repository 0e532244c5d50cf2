/* English: the head of the noun phrase that a number opens, across adjectives, quotes and coordination. */
#include "base/words.h"
#include "parse/extract/contrast.h"
#include "parse/extract/passes.h"

enum { MAX_PHRASE_TOKENS = 9 }; /* longer phrases are not read by people either */

struct phrase {
  struct tw_reading *r;
  struct tw_figure *figure;
  const struct tw_token_list *tokens;
  bool has_noun, has_unknown, is_done;
  bool is_plural; /* the unknown word ends as plurals do */
};

static bool ends_in(struct tw_slice w, const char *ending) {
  return w.len > strlen(ending) + 1 && tw_slice_has_suffix(w, tw_slice_from(ending));
}

/* A word behind the noun that can't be its head: "suspects identified", "fugitives abroad". */
static bool is_after_head(struct tw_slice w) {
  return ends_in(w, "ed") || ends_in(w, "ing") || ends_in(w, "ly") || !ends_in(w, "s") || ends_in(w, "ss") || ends_in(w, "as");
}

static bool is_filler(struct tw_slice w) {
  static const char *const fillers[] = {"more",    "others",     "additional", "further", "new",     "total",
                                        "overall", "altogether", "last",       "least",   "already", "still"};
  return tw_words_hold(TW_WORDS(fillers), w);
}

void tw_noun_take(struct tw_reading *r, struct tw_figure *figure, int token, int noun) {
  const struct tw_pack_noun *n = &r->pack->nouns.items[noun];
  figure->noun = noun;
  figure->noun_token = token;
  figure->unit = n->unit;
  figure->role = n->role;
  figure->is_elliptic = false;
  figure->is_unknown_noun = n->unit < 0;
}

static const struct tw_token *token_at(const struct phrase *p, int i) {
  return i >= 0 && (size_t)i < p->tokens->count ? &p->tokens->items[i] : NULL;
}

/* The token right behind the number, or behind its adverb: "19 corruptly acquired assets". */
static bool is_first_in_phrase(const struct phrase *p, int i) {
  int behind = i - p->figure->token;
  return behind == 1 || (behind == 2 && ends_in(tw_reading_text(p->r, token_at(p, i - 1)), "ly"));
}

/* Known as a word of the domain only ("extradition"): in the phrase it describes a noun as any word does. */
static bool is_plain_word(const struct phrase *p, const struct tw_token *token) {
  const struct tw_hit *hit = tw_reading_hit(p->r, token);
  for (size_t i = 0; hit && i < hit->sense_count; i++)
    if (hit->senses[i].kind != TW_SENSE_GATE) return false;
  return hit && !token->function;
}

/* A participle before the noun: "100 wanted fugitives". */
static bool is_adjective(const struct phrase *p, int i) {
  const struct tw_token *next = token_at(p, i + 1);
  if (!next || p->has_noun) return false;
  if (next->kind == TW_TOKEN_HIT)
    return tw_reading_noun(p->r, next) >= 0 || tw_reading_sense(p->r, next, TW_SENSE_NAME) ||
           (is_first_in_phrase(p, i) && is_plain_word(p, next)); /* "1,331 reported corruption cases" */
  if (next->kind == TW_TOKEN_WORD && is_first_in_phrase(p, i)) return !ends_in(tw_reading_text(p->r, next), "ly");
  return false;
}

static const struct tw_sense *count_sense(const struct phrase *p, const struct tw_token *token) {
  const struct tw_sense *s = NULL;
  while ((s = tw_reading_next_sense(p->r, token, TW_SENSE_TRIGGER, s)))
    if (p->r->pack->triggers.items[s->target].as == TW_AS_COUNT) return s;
  return NULL;
}

static bool is_verb_hit(const struct phrase *p, const struct tw_token *token) {
  const struct tw_hit *hit = tw_reading_hit(p->r, token);
  for (size_t i = 0; hit && i < hit->sense_count; i++) {
    const struct tw_sense *s = &hit->senses[i];
    bool is_form =
        s->form == TW_FORM_PAST || s->form == TW_FORM_PARTICIPLE || s->form == TW_FORM_GERUND || s->form == TW_FORM_THIRD;
    if ((s->kind == TW_SENSE_TRIGGER || s->kind == TW_SENSE_EVENT || s->kind == TW_SENSE_SPLIT) && is_form) return true;
  }
  return false;
}

/* Another head follows: what stood so far only describes it. */
static void lose_noun(struct phrase *p) {
  p->has_noun = false;
  p->has_unknown = true;
  p->figure->noun = p->figure->unit = p->figure->noun_token = p->figure->count_trigger = -1;
  p->figure->role = TW_SLICE_NONE;
}

/* A quotation opened before the noun: the mark behind it closes that. */
static bool is_quoted_before(const struct phrase *p, int i) {
  for (int k = i; k > p->figure->token; k--)
    if (token_at(p, k)->function == TW_F_QUOTE) return true;
  return false;
}

/* "two other countries' police", "the company's" */
static bool is_possessive(const struct phrase *p, int i) {
  struct tw_slice rest = tw_slice_sub(p->r->text, token_at(p, i)->end, p->r->text.len);
  bool has_mark = tw_slice_has_prefix(rest, TW_SLICE("'")) || tw_slice_has_prefix(rest, TW_SLICE("\u2019"));
  size_t length = rest.len && rest.ptr[0] == '\'' ? 1 : 3;
  if (!has_mark || rest.len < length + 2) return false;
  return rest.ptr[length] == 's' || (rest.ptr[length] == ' ' && !is_quoted_before(p, i));
}

static bool is_plural_hit(const struct phrase *p, int i) {
  const struct tw_token *token = token_at(p, i);
  const struct tw_sense *s = token ? tw_reading_sense(p->r, token, TW_SENSE_NOUN) : NULL;
  return s && s->form == TW_FORM_PLURAL;
}

/* "four detention orders": what looks like a verb is the head. */
static bool is_head_of_count(const struct phrase *p, int i) {
  if (p->figure->count_trigger < 0 || i != p->figure->noun_token + 1) return false;
  return ends_in(tw_reading_text(p->r, token_at(p, i)), "s") && !ends_in(tw_reading_text(p->r, token_at(p, i - 1)), "s");
}

/* The token is what is counted and the act at once: "33 convictions". */
static void take_count(struct phrase *p, int i, const struct tw_sense *count) {
  p->figure->count_trigger = (int)count->target;
  p->figure->unit = p->r->pack->triggers.items[count->target].unit;
  p->figure->noun_token = i;
}

/* "three out of four suspects": a share, its whole stands behind. */
static bool opens_whole(const struct phrase *p, int i) {
  const struct tw_token *of = token_at(p, i + 1);
  return of && of->function == TW_F_OF && tw_reading_is(p->r, token_at(p, i), TW_SLICE("out"));
}

/* "19,488 complaints against officials": the phrase ends before whom they are about. */
static bool ends_phrase(const struct phrase *p, int i) {
  struct tw_slice own = tw_reading_text(p->r, token_at(p, i));
  return tw_slice_eq_nocase(own, TW_SLICE("against")) || tw_slice_has_suffix(own, TW_SLICE(" against"));
}

static void read_hit(struct phrase *p, int i) {
  const struct tw_token *token = token_at(p, i);
  int noun = tw_reading_noun(p->r, token);
  const struct tw_sense *count = count_sense(p, token);
  if (count) {
    take_count(p, i, count);
    p->figure->is_unknown_noun = false;
  }
  bool is_participle = noun >= 0 && p->has_noun && token_at(p, i + 1) && token_at(p, i + 1)->function == TW_F_OF &&
                       ends_in(tw_reading_text(p->r, token), "ed"); /* "73 Koreans accused of" */
  if (is_participle || (noun >= 0 && p->has_noun && is_plural_hit(p, p->figure->noun_token))) {
    p->is_done = true; /* "named 149 people suspects" */
    return;
  }
  if (noun >= 0 && !count) {
    tw_noun_take(p->r, p->figure, i, noun);
    p->figure->count_trigger = -1;
  }
  if (noun >= 0 || count) {
    p->has_noun = true;
    p->figure->last_token = i;
    if (is_possessive(p, i)) lose_noun(p);
    return;
  }
  if (is_verb_hit(p, token) && !is_adjective(p, i)) {
    if (is_head_of_count(p, i)) lose_noun(p);
    p->is_done = true;
  } else if (!p->has_noun && is_plain_word(p, token)) {
    p->has_unknown = true;
  } else if (ends_phrase(p, i)) {
    p->is_done = true;
  }
}

static void read_word(struct phrase *p, int i) {
  struct tw_slice w = tw_reading_text(p->r, token_at(p, i));
  if (is_filler(w)) return;
  if (!p->has_noun && opens_whole(p, i)) {
    p->is_done = true;
    return;
  }
  if (!p->has_noun && tw_slice_eq_nocase(w, TW_SLICE("ones"))) { /* "233 active ones": the noun was said before */
    p->has_unknown = false;
    p->is_done = true;
    return;
  }
  if (p->has_noun && is_after_head(w)) {
    p->is_done = true;
    return;
  }
  if (!p->has_noun && (ends_in(w, "ed") || ends_in(w, "ly")) && !is_adjective(p, i)) {
    const struct tw_token *next = token_at(p, i + 1);
    bool is_adverb = ends_in(w, "ly") && i == p->figure->token + 1 && next && is_verb_hit(p, next) && is_adjective(p, i + 1);
    if (!is_adverb && (!next || next->kind != TW_TOKEN_WORD)) p->is_done = true;
    return;
  }
  static const char *const adverbs[] = {"yet", "today", "here", "abroad", "overseas", "already", "again", "too"};
  if (p->has_unknown && tw_words_hold(TW_WORDS(adverbs), w)) { /* "arrested 50 loaners yet" */
    p->is_done = true;
    return;
  }
  if (p->has_noun) lose_noun(p); /* "fugitive hunters": another head */
  p->has_unknown = true;
  p->figure->last_token = i;
  p->is_plural = ends_in(w, "s") || ends_in(w, "ese");
}

/* "party members and state officials": the phrase goes on with a noun of the same unit. */
static bool goes_on(struct phrase *p, int i) {
  const struct tw_token *next = token_at(p, i + 1);
  if (next && next->kind == TW_TOKEN_FUNCTION && next->function == TW_F_DET) next = token_at(p, i + 2);
  if (!p->has_noun || !next || next->kind != TW_TOKEN_HIT) return false;
  int noun = tw_reading_noun(p->r, next);
  if (noun < 0 || !tw_reading_counts(p->r, noun, p->figure->unit)) return false;
  if (!p->figure->role.len) p->figure->role = TW_SLICE_NONE;
  p->figure->last_token = (int)(next - p->tokens->items);
  return true;
}

/* "169 extradition and judicial assistance treaties": what describes the noun is told twice. */
static bool joins_adjectives(const struct phrase *p, int i) {
  enum { REACH = 4 };
  const struct tw_token *before = token_at(p, i - 1);
  if (p->has_noun || !p->has_unknown || i - 1 == p->figure->token || ends_in(tw_reading_text(p->r, before), "s")) return false;
  for (int k = i + 1; k <= i + REACH && token_at(p, k); k++) {
    const struct tw_token *t = token_at(p, k);
    if (t->kind != TW_TOKEN_WORD && t->kind != TW_TOKEN_HIT) return false;
    if (t->kind == TW_TOKEN_HIT && tw_reading_noun(p->r, t) >= 0) return is_plural_hit(p, k);
  }
  return false;
}

static void read_function(struct phrase *p, int *i) {
  const struct tw_token *token = token_at(p, *i);
  if (token->function == TW_F_AND && joins_adjectives(p, *i)) return;
  if (token->function == TW_F_AND && goes_on(p, *i)) {
    *i = p->figure->last_token;
    p->is_done = true;
    return;
  }
  bool is_other = token->function == TW_F_DET && !p->has_noun;
  struct tw_slice w = tw_reading_text(p->r, token);
  if (!is_other || !(tw_slice_eq_nocase(w, TW_SLICE("other")) || tw_slice_eq_nocase(w, TW_SLICE("such")))) p->is_done = true;
}

/* "phone-scam suspects": the hyphen inside a word that describes the noun. */
static bool is_inner_hyphen(const struct phrase *p, int i) {
  const struct tw_token *t = token_at(p, i), *before = token_at(p, i - 1), *next = token_at(p, i + 1);
  return t->function == TW_F_DASH && next && t->end - t->start == 1 && before->end == t->start && next->start == t->end;
}

/* "40 have been given verdicts": a verb of the pack that is an auxiliary too. */
static bool is_auxiliary(const struct tw_token *token) {
  return token->function == TW_F_HAVE || token->function == TW_F_BE || token->function == TW_F_DO;
}

static void read_token(struct phrase *p, int *i) {
  const struct tw_token *token = token_at(p, *i);
  switch (token->kind) {
  case TW_TOKEN_HIT:
    if (is_auxiliary(token))
      p->is_done = true;
    else
      read_hit(p, *i);
    break;
  case TW_TOKEN_WORD: read_word(p, *i); break;
  case TW_TOKEN_FUNCTION: read_function(p, i); break;
  case TW_TOKEN_PUNCT:
    if (is_inner_hyphen(p, *i)) break;
    p->is_done =
        token->function != TW_F_QUOTE && !(token->function == TW_F_DASH && !p->has_noun && token->end - token->start == 1);
    break;
  default: p->is_done = true;
  }
}

/* "arrests by year", "convictions per financial year" */
static bool is_time_word(struct tw_slice word) {
  static const char *const words[] = {"year", "years", "month", "quarter", "financial", "fiscal", "per"};
  return tw_words_hold(TW_WORDS(words), word);
}

/* What may stand between a noun and the number said of it: a form of be, a colon, "rose to", "last year stood at". */
static bool is_link(const struct phrase *p, int i, int *links) {
  const struct tw_token *t = token_at(p, i);
  bool is_colon = t->kind == TW_TOKEN_PUNCT && (t->function == TW_F_COLON || t->function == TW_F_DASH);
  bool is_verb = t->function == TW_F_BE || t->function == TW_F_THERE || tw_contrast_is_change(tw_reading_text(p->r, t));
  if (is_colon || is_verb) {
    (*links)++;
    return true;
  }
  if (tw_slice_eq_nocase(tw_reading_text(p->r, t), TW_SLICE("by")) || is_time_word(tw_reading_text(p->r, t))) return *links > 0;
  if (t->function == TW_F_TO || t->function == TW_F_HAVE || t->function == TW_F_QUOTE || t->function == TW_F_FROM) return true;
  return (t->kind == TW_TOKEN_TIME || t->function == TW_F_IN) && (*links || t->function == TW_F_IN);
}

/* A counted noun before the figure becomes its noun; the figure's phrase ends where it ended. */
static bool take_from_left(struct phrase *p, int i) {
  int noun = tw_reading_noun(p->r, token_at(p, i)), last = p->figure->last_token;
  const struct tw_sense *count = count_sense(p, token_at(p, i));
  if (count) {
    take_count(p, i, count);
    p->figure->is_elliptic = false;
    return true;
  }
  if (noun < 0 || p->r->pack->nouns.items[noun].unit < 0) return false;
  if (tw_reading_is_context_unit(p->r, p->r->pack->nouns.items[noun].unit))
    return false; /* "to their countries rose to 26,000" */
  tw_noun_take(p->r, p->figure, i, noun);
  p->figure->last_token = last;
  return true;
}

/* "the number of people detained in the case has risen to": what the number is of, the first counted noun behind it; -1: none. */
static int noun_of_number(const struct phrase *p, int last) {
  enum { REACH = 10 };
  int noun = -1;
  for (int i = last; i > 0 && last - i <= REACH; i--) {
    const struct tw_token *t = token_at(p, i);
    if (t->kind == TW_TOKEN_FIGURE || t->function == TW_F_COMMA) return -1;
    int own = tw_reading_noun(p->r, t);
    if (own >= 0 && p->r->pack->nouns.items[own].unit >= 0) noun = i;
    bool is_number = t->function == TW_F_OF && tw_slice_eq_nocase(tw_reading_text(p->r, token_at(p, i - 1)), TW_SLICE("number"));
    if (is_number) return noun;
  }
  return -1;
}

/* "fugitives returned: 307", "the hundred red there were 60", "convictions rose to 312": the noun stands before. */
static void look_left(struct phrase *p) {
  enum { REACH = 7 };
  int links = 0, i = p->figure->token - 1;
  while (i >= 0 && p->figure->token - i <= REACH && is_link(p, i, &links)) i--;
  bool is_described = i > 0 && links && is_verb_hit(p, token_at(p, i)) && tw_reading_noun(p->r, token_at(p, i)) < 0;
  if (is_described) i--; /* "requests for assistance received rose to 2,482" */
  int head = i >= 0 && links ? noun_of_number(p, i) : -1;
  if (i >= 0 && links) take_from_left(p, head >= 0 ? head : i);
}

/* "Extradition requests received: 214": a label of a few words before the colon, its first counted noun is the noun. */
static void look_into_label(struct phrase *p) {
  enum { LONGEST_LABEL = 9 };
  int colon = p->figure->token - 1;
  const struct tw_token *t = token_at(p, colon);
  if (!t || (t->function != TW_F_COLON && t->function != TW_F_DASH) || colon > LONGEST_LABEL) return;
  for (int i = 0; i < colon && token_at(p, i)->kind != TW_TOKEN_FIGURE; i++)
    if (take_from_left(p, i)) return;
}

/* "signed 79 treaties with 60 states, and has signed pacts with 46": a verb of its own. */
static bool has_verb_since(const struct phrase *p, int last) {
  for (int i = last + 1; i < p->figure->token; i++)
    if (is_verb_hit(p, token_at(p, i))) return true;
  return false;
}

/* "has signed extradition treaties with 46": as many of those right before it. */
static void look_at_counterparts(struct phrase *p) {
  const struct tw_token *with = token_at(p, p->figure->token - 1), *before = token_at(p, p->figure->token - 2);
  const struct tw_token *next = token_at(p, p->figure->last_token + 1);
  if (p->figure->token < 2 || with->function != TW_F_WITH ||
      (next && next->kind != TW_TOKEN_PUNCT && next->kind != TW_TOKEN_FUNCTION))
    return;
  bool is_second = p->figure > p->r->figures.items && p->figure[-1].sentence == p->figure->sentence &&
                   !has_verb_since(p, p->figure[-1].last_token); /* "with 48 states and with 12" */
  int noun = tw_reading_noun(p->r, before);
  if (is_second || noun < 0 || p->r->pack->nouns.items[noun].unit < 0 || p->r->pack->nouns.items[noun].unit == p->r->money_unit)
    return;
  p->figure->noun = noun;
  p->figure->unit = p->r->pack->nouns.items[noun].unit;
  p->figure->noun_token = p->figure->token;
}

/* "10,152 petitions came in, of which it took up 1,305": the unit of what the share is taken of. */
static void look_at_base(struct phrase *p) {
  if (p->figure == p->r->figures.items) return;
  const struct tw_figure *base = p->figure - 1;
  bool is_same = base->sentence == p->figure->sentence && base->noun >= 0 && base->unit >= 0 && base->unit != p->r->money_unit &&
                 !tw_reading_is_context_unit(p->r, base->unit);
  for (int i = base->last_token + 1; is_same && i + 1 < p->figure->token; i++)
    if (token_at(p, i)->function == TW_F_OF && token_at(p, i + 1)->function == TW_F_REL) p->figure->unit = base->unit;
  const struct tw_token *of = token_at(p, p->figure->token + 1), *them = token_at(p, p->figure->token + 2);
  if (is_same && of && them && of->function == TW_F_OF && them->function == TW_F_PRON) p->figure->unit = base->unit;
}

/* A verb of the pack that asks for what that figure counts. */
static bool asks_for(const struct phrase *p, const struct tw_token *token, const struct tw_figure *before) {
  for (const struct tw_sense *s = NULL; (s = tw_reading_next_sense(p->r, token, TW_SENSE_TRIGGER, s));) {
    const struct tw_pack_trigger *t = &p->r->pack->triggers.items[s->target];
    bool is_its = before->noun >= 0 ? tw_reading_holds(&t->with, before->noun)
                                    : t->measure == p->r->pack->triggers.items[before->count_trigger].measure;
    if (t->flags & TW_TRIGGER_NEEDS_WITH && is_its) return true;
  }
  return false;
}

/* "received 300 complaints and investigated 120": a verb that counts in several units, and one of them is that figure's. */
static bool counts_several(const struct phrase *p, const struct tw_token *token, const struct tw_figure *before) {
  bool is_its = false, is_other = false;
  for (const struct tw_sense *s = NULL; (s = tw_reading_next_sense(p->r, token, TW_SENSE_TRIGGER, s));) {
    const struct tw_pack_trigger *t = &p->r->pack->triggers.items[s->target];
    if (t->measure < 0 || t->as != TW_AS_VERB) return false;
    bool counts = tw_reading_holds(&p->r->pack->measures.items[t->measure].units, before->unit);
    bool takes = !t->with.count || (before->noun >= 0 && tw_reading_holds(&t->with, before->noun));
    is_its |= counts && takes;
    is_other |= !counts;
  }
  return is_its && is_other;
}

/* "made 14 requests and received 22", "had made four": the noun was said in the clause before. */
static void look_at_last_object(struct phrase *p) {
  enum { FIGURES_BACK = 3, REACH = 2 };
  const struct tw_figure *f = p->figure, *first = p->r->figures.items;
  for (const struct tw_figure *before = f; before > first && f - before < FIGURES_BACK;) {
    before--;
    if (before->sentence != f->sentence) return;
    if ((before->noun < 0 && before->count_trigger < 0) || before->unit < 0 || before->unit == p->r->money_unit) continue;
    for (int i = f->token - 1; i > before->last_token && f->token - i <= REACH; i--) {
      bool is_right_before = i + 1 == f->token;
      if (!asks_for(p, token_at(p, i), before) && !(is_right_before && counts_several(p, token_at(p, i), before))) continue;
      p->figure->unit = before->unit;
      p->figure->noun = before->noun;
      p->figure->count_trigger = before->count_trigger;
      p->figure->noun_token = p->figure->token;
      return;
    }
  }
}

/* "to 19 the number of people facing trial": what is counted stands behind. */
static void look_behind_number(struct phrase *p) {
  enum { REACH = 5 };
  int at = p->figure->token + 1;
  const struct tw_token *the = token_at(p, at);
  if (!the || the->function != TW_F_DET) return;
  if (token_at(p, at + 1) && is_filler(tw_reading_text(p->r, token_at(p, at + 1)))) at++; /* "the total number of" */
  const struct tw_token *number = token_at(p, at + 1), *of = token_at(p, at + 2);
  if (!number || !of || of->function != TW_F_OF || !tw_reading_is(p->r, number, TW_SLICE("number"))) return;
  for (int i = at + 3; i <= at + 2 + REACH && token_at(p, i) && token_at(p, i)->kind != TW_TOKEN_PUNCT; i++)
    if (take_from_left(p, i)) {
      p->figure->last_token = i;
      return;
    }
}

/* "bringing the total number of suspects behind bars to 12" */
static void look_before_to(struct phrase *p) {
  const struct tw_token *to = token_at(p, p->figure->token - 1);
  int noun = to && to->function == TW_F_TO ? noun_of_number(p, p->figure->token - 2) : -1;
  if (noun >= 0) take_from_left(p, noun);
}

/* "sixty of the country's 100 most-wanted suspects": the noun of the whole. */
static void look_into_whole(struct phrase *p) {
  enum { REACH = 8 };
  int at = p->figure->token + (token_at(p, p->figure->token + 1) && opens_whole(p, p->figure->token + 1) ? 2 : 1);
  const struct tw_token *of = token_at(p, at), *the = token_at(p, at + 1);
  if (!of || !the || of->function != TW_F_OF || (the->function != TW_F_DET && the->kind != TW_TOKEN_FIGURE)) return;
  for (int i = at + 2; i <= p->figure->token + REACH && token_at(p, i); i++) {
    const struct tw_token *t = token_at(p, i);
    if (t->kind == TW_TOKEN_FUNCTION || (t->kind == TW_TOKEN_PUNCT && t->function != TW_F_QUOTE)) return;
    int noun = tw_reading_noun(p->r, t);
    if (noun < 0 || p->r->pack->nouns.items[noun].unit < 0 || is_possessive(p, i)) continue;
    tw_noun_take(p->r, p->figure, i, noun);
    p->figure->last_token = i;
    return;
  }
}

void tw_noun_find_en(struct tw_reading *r, struct tw_figure *figure) {
  struct phrase p = {r, figure, &r->sentences.items[figure->sentence].tokens, false, false, false, false};
  tw_counter_find_en(r, figure);
  if (figure->is_unknown_noun) return;
  int end = figure->last_token + MAX_PHRASE_TOKENS;
  for (int i = figure->last_token + 1; i <= end && !p.is_done && token_at(&p, i); i++) read_token(&p, &i);
  figure->is_elliptic = !p.has_noun && !p.has_unknown;
  figure->is_unknown_noun = !p.has_noun && p.has_unknown;
  figure->is_plural = p.is_plural;
  if (!p.has_noun) look_left(&p);
  if (figure->is_elliptic) look_into_label(&p);
  if (figure->is_elliptic) look_behind_number(&p);
  if (figure->is_elliptic) look_before_to(&p);
  if (figure->is_elliptic) look_into_whole(&p);
  if (figure->is_elliptic && figure->unit < 0) look_at_counterparts(&p);
  if (figure->is_elliptic && figure->unit < 0) look_at_base(&p);
  if (figure->is_elliptic && figure->unit < 0) look_at_last_object(&p);
  tw_counter_settle(r, figure);
}
