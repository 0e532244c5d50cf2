#include "parse/extract/govern.h"
#include "base/ascii.h"
#include "parse/extract/time_words.h"

static bool in_units(const struct tw_pack_measure *m, int unit) {
  return tw_reading_holds(&m->units, unit);
}

int tw_govern_cost_between(const struct tw_bond *b, int first, int last, tw_govern_cost_fn *token_cost) {
  int cost = 0;
  uint8_t depth = b->tokens->items[b->figure->token].depth;
  for (int i = first + 1; i < last && cost < TW_GOVERN_FAR; i++) {
    const struct tw_token *t = &b->tokens->items[i];
    if (t->depth <= depth && t->function != TW_F_OPEN && t->function != TW_F_CLOSE) cost += token_cost(b, i);
  }
  return cost;
}

bool tw_govern_is_verb(const struct tw_reading *r, const struct tw_token *token) {
  const struct tw_hit *hit = tw_reading_hit(r, token);
  for (size_t i = 0; hit && i < hit->sense_count; i++) {
    const struct tw_sense *s = &hit->senses[i];
    if (s->pack != r->pack_index) continue;
    if (s->kind == TW_SENSE_EVENT) return true;
    if (s->kind == TW_SENSE_TRIGGER && r->pack->triggers.items[s->target].as == TW_AS_VERB) return true;
  }
  return false;
}

bool tw_govern_is_unknown_past(const struct tw_reading *r, const struct tw_token *token) {
  enum { SHORTEST = 5 }; /* "need" has fewer bytes */
  return token->kind == TW_TOKEN_WORD && !token->is_capital && token->end - token->start >= SHORTEST &&
         tw_slice_has_suffix(tw_reading_text(r, token), TW_SLICE("ed"));
}

bool tw_govern_is_participle(const struct tw_reading *r, const struct tw_token *token) {
  static const char *const irregular[] = {"sent", "made", "given", "held", "begun", "taken", "written"};
  const struct tw_hit *hit = tw_govern_is_verb(r, token) ? tw_reading_hit(r, token) : NULL;
  if (hit) return hit->senses[0].form == TW_FORM_PAST || hit->senses[0].form == TW_FORM_PARTICIPLE;
  return tw_govern_is_unknown_past(r, token) ||
         (token->kind == TW_TOKEN_WORD && tw_words_hold(TW_WORDS(irregular), tw_reading_text(r, token)));
}

/* "transferred $1.7 million from nearly 200 victims": whom it came from. English. */
static bool is_origin(const struct tw_reading *r, const struct tw_token_list *tokens, size_t noun) {
  enum { REACH = 3 };
  for (size_t i = noun; r->language == TW_PACK_EN && i > 0 && noun - i < REACH; i--) {
    const struct tw_token *t = &tokens->items[i - 1];
    if (t->function == TW_F_FROM) return true;
    if (t->kind != TW_TOKEN_FIGURE && t->function != TW_F_DET && t->kind != TW_TOKEN_WORD) return false;
  }
  return false;
}

/* One of the word's meanings is one of those nouns. */
static bool is_any_of(const struct tw_reading *r, const struct tw_hit *hit, const struct tw_pack_index_list *nouns) {
  if (!(hit->kinds >> TW_SENSE_NOUN & 1)) return false;
  for (size_t i = 0; i < hit->sense_count; i++) {
    const struct tw_sense *s = &hit->senses[i];
    if (s->kind == TW_SENSE_NOUN && s->pack == r->pack_index && tw_reading_holds(nouns, (int)s->target)) return true;
  }
  return false;
}

/* The token is a verb of that measure. */
static bool is_verb_of(const struct tw_reading *r, const struct tw_token *token, int measure) {
  for (const struct tw_sense *s = NULL; (s = tw_reading_next_sense(r, token, TW_SENSE_TRIGGER, s));)
    if (r->pack->triggers.items[s->target].measure == measure) return true;
  return false;
}

/* "transferred $5m to the accounts of the victims", "paid the victims": the noun is whom the sum goes to. English. */
static bool is_goal(const struct tw_reading *r, const struct tw_token_list *tokens, size_t noun, int measure) {
  static const char *const ways[] = {"into", "for", "among", "amongst", "between", "with"};
  enum { REACH = 9, BESIDE = 3 };
  for (size_t i = noun; i > 0 && noun - i < REACH; i--) {
    const struct tw_token *t = &tokens->items[i - 1];
    if (t->function == TW_F_TO || tw_words_hold(TW_WORDS(ways), tw_reading_text(r, t))) return true;
    if (tw_govern_is_verb(r, t))
      return is_verb_of(r, t, measure) && (noun - i < BESIDE || tw_slice_has_suffix(tw_reading_text(r, t), TW_SLICE("to")));
    if (t->kind == TW_TOKEN_PUNCT || t->kind == TW_TOKEN_FIGURE || t->function == TW_F_REL || t->function == TW_F_SUB ||
        t->function == TW_F_FROM || t->function == TW_F_BY)
      return false;
  }
  return false;
}

/* "to them": those whom the sentence has named. */
static bool goes_to_them(const struct tw_reading *r, const struct tw_token_list *tokens) {
  for (size_t i = 1; i < tokens->count; i++) {
    if (tokens->items[i].function != TW_F_PRON) continue;
    const struct tw_token *before = &tokens->items[i - 1];
    if (before->function == TW_F_TO || tw_slice_has_suffix(tw_reading_text(r, before), TW_SLICE(" to"))) return true;
  }
  return false;
}

static bool sentence_has(struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens,
                         const struct tw_pack_trigger *t, const struct tw_pack_index_list *nouns) {
  bool goes_there = f->unit == r->money_unit && t->measure >= 0 && r->pack->measures.items[t->measure].takes_period;
  bool is_toward = t->flags & TW_TRIGGER_TOWARD && r->language == TW_PACK_EN && !goes_to_them(r, tokens);
  for (size_t i = 0; i < tokens->count; i++) {
    const struct tw_hit *hit = tw_reading_hit(r, &tokens->items[i]);
    if (!hit || !is_any_of(r, hit, nouns) || (goes_there && is_origin(r, tokens, i))) continue;
    if (!is_toward || is_goal(r, tokens, i, t->measure)) return true;
  }
  return false;
}

/* "She met him on a dating site. She sent him $5m": the noun stands in one of the sentences before. */
static bool story_has(const struct tw_reading *r, const struct tw_figure *f, const struct tw_pack_trigger *t) {
  enum { BACK = 2 };
  uint32_t first = f->sentence > BACK ? f->sentence - BACK : 0;
  if (!(t->flags & TW_TRIGGER_STORY)) return false;
  uint32_t end = r->sentences.items[f->sentence].start;
  for (size_t i = r->sentences.items[first].hit_at; i < r->hits.count && r->hits.items[i].start < end; i++)
    if (is_any_of(r, &r->hits.items[i], &t->near)) return true;
  return false;
}

/* A verb stands in the token's clause. */
static bool has_verb_in_clause(const struct tw_reading *r, const struct tw_token_list *tokens, int token) {
  int first = token, last = token;
  while (first > 0 && tokens->items[first - 1].function != TW_F_COMMA) first--;
  while ((size_t)last + 1 < tokens->count && tokens->items[last + 1].function != TW_F_COMMA) last++;
  for (int i = first; i <= last; i++)
    if (tw_govern_is_verb(r, &tokens->items[i])) return true;
  return false;
}

/* 与47国签订71项条约，与23国签订引渡条约: two clauses with a verb each. */
static bool has_own_verb_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int a, int b) {
  bool has_comma = false;
  for (int i = (a < b ? a : b) + 1; i < (a < b ? b : a); i++) has_comma |= tokens->items[i].function == TW_F_COMMA;
  return has_comma && has_verb_in_clause(r, tokens, a) && has_verb_in_clause(r, tokens, b);
}

/* "60 treaties, 其中 20 countries": the one breaks the other down, or they stand in two parts of the sentence. */
static bool is_breakdown_zh(const struct tw_reading *r, const struct tw_figure *total, const struct tw_figure *f) {
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  int first = total->token < f->token ? total->token : f->token, last = total->token < f->token ? f->token : total->token;
  for (int i = first + 1; i < last && r->language == TW_PACK_ZH; i++)
    if (tokens->items[i].function == TW_F_INCL || tokens->items[i].function == TW_F_SEMI) return true;
  return r->language == TW_PACK_ZH && has_own_verb_zh(r, tokens, total->token, f->token);
}

/* Another figure of the measure's first unit in the sentence: "135 treaties with 70 countries" counts treaties. Units that are
 * nobody's context stand side by side: "340 tortoises, 47 horns and 1.2 tonnes of ivory". */
static bool has_primary_rival(const struct tw_reading *r, const struct tw_figure *f, const struct tw_pack_measure *m) {
  if (m->units.count < 2 || m->units.items[0] == f->unit || !tw_reading_is_context_unit(r, f->unit)) return false;
  size_t first = tw_reading_first_figure(r, f->sentence);
  for (size_t i = first; i < r->figures.count && r->figures.items[i].sentence == f->sentence; i++) {
    const struct tw_figure *other = &r->figures.items[i];
    if (other->unit == m->units.items[0] && !is_breakdown_zh(r, other, f)) return true;
  }
  return false;
}

static bool fits_noun(const struct tw_figure *f, const struct tw_pack_trigger *t) {
  if (!t->with.count || f->unit < 0)
    return !(t->flags & TW_TRIGGER_NEEDS_WITH) || (f->noun >= 0 && tw_reading_holds(&t->with, f->noun));
  if (f->noun >= 0) return tw_reading_holds(&t->with, f->noun);
  return !(t->flags & TW_TRIGGER_NEEDS_WITH);
}

/* What an elliptic figure counts under a measure: what its measure word allows (立案50件: cases, not persons); -1: nothing. */
static int counted_unit(const struct tw_figure *f, const struct tw_pack_measure *m) {
  for (size_t i = 0; i < m->units.count; i++)
    if (!f->counter_units || f->counter_units >> m->units.items[i] & 1) return m->units.items[i];
  return -1;
}

static bool fits_unit(const struct tw_reading *r, const struct tw_figure *f, const struct tw_pack_trigger *t) {
  if (t->measure < 0) return t->unit < 0 || f->unit == t->unit;
  const struct tw_pack_measure *m = &r->pack->measures.items[t->measure];
  if (t->flags & TW_TRIGGER_ONE_EACH && f->unit != r->money_unit && !(f->unit >= 0 && tw_reading_is_context_unit(r, f->unit)))
    return f->unit >= 0 || (f->is_unknown_noun && f->is_plural) || (f->is_elliptic && !(t->flags & TW_TRIGGER_NEEDS_WITH));
  if (f->unit >= 0) return in_units(m, f->unit) && !has_primary_rival(r, f, m);
  if ((t->flags & TW_TRIGGER_ANY_NOUN) && f->is_unknown_noun && f->is_plural && f->noun < 0) return true;
  if (m->is_context && r->language == TW_PACK_EN) return false; /* "the 165 were involved in": countries are named */
  return f->is_elliptic && !f->is_unknown_noun && !in_units(m, r->money_unit) && counted_unit(f, m) >= 0;
}

bool tw_govern_fits(struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens,
                    const struct tw_pack_trigger *t) {
  if (t->as == TW_AS_COUNT || !fits_unit(r, f, t)) return false;
  bool is_money = f->unit == r->money_unit && f->unit >= 0;
  if (is_money ? t->with.count && !sentence_has(r, f, tokens, t, &t->with) : !fits_noun(f, t)) return false;
  return !t->near.count || sentence_has(r, f, tokens, t, &t->near) || story_has(r, f, t);
}

static void take(struct tw_figure *f, const struct tw_pack *pack, const struct tw_sense *sense, int token, int score) {
  f->trigger = (int)sense->target;
  f->trigger_token = token;
  f->measure = pack->triggers.items[sense->target].measure;
  f->score = score;
}

/* "in" before a noun is no particle: "took $5 million in bribes". */
static bool is_preposition(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  if (!tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i]), TW_SLICE("in")) || (size_t)i + 1 >= tokens->count) return false;
  const struct tw_token *next = &tokens->items[i + 1];
  return next->kind != TW_TOKEN_PUNCT && (next->kind != TW_TOKEN_FUNCTION || next->function == TW_F_DET);
}

/* What stands behind a verb of several words: "back", "into custody". */
static struct tw_slice particle_of(struct tw_slice phrase) {
  const char *space = memchr(phrase.ptr, ' ', phrase.len);
  return space ? tw_slice_sub(phrase, (size_t)(space - phrase.ptr) + 1, phrase.len) : TW_SLICE_NONE;
}

/* "found nine of the 13 defendants guilty": the last token of the whole that the figure is a share of, else its own. */
static int behind_whole(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { REACH = 3 };
  const struct tw_figure *whole = f + 1;
  bool is_next = whole < r->figures.items + r->figures.count && whole->sentence == f->sentence &&
                 whole->token - f->token <= REACH && tokens->items[f->token + 1].function == TW_F_OF;
  return is_next && whole->last_token > f->last_token ? whole->last_token : f->last_token;
}

/* "brought 840 fugitives back", "took 70 people into custody": the particle stands behind the object. */
static bool has_particle(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int at,
                         const struct tw_pack_trigger *t) {
  enum { REACH = 4 };
  struct tw_slice verb = tw_reading_text(r, &tokens->items[at]);
  const struct tw_pack_word_list *words = &t->words.of[TW_PACK_EN];
  int last = behind_whole(r, f, tokens);
  for (int i = last + 1; i <= last + REACH && (size_t)i < tokens->count; i++) {
    const struct tw_token *token = &tokens->items[i];
    if (token->kind == TW_TOKEN_PUNCT || token->kind == TW_TOKEN_FIGURE) return false;
    struct tw_slice rest = tw_slice_sub(r->text, token->start, r->sentences.items[f->sentence].end);
    bool is_alone = token->function != TW_F_TO && !is_preposition(r, tokens, i); /* "took $5 million in bribes" */
    for (size_t w = 0; w < words->count; w++) {
      struct tw_slice word = words->items[w];
      if ((word.ptr[0] | 0x20) != (verb.ptr[0] | 0x20)) continue; /* "pay" has no particle of "hand over" */
      struct tw_slice particle = particle_of(word);
      bool is_whole =
          particle.len && (is_alone || memchr(particle.ptr, ' ', particle.len)) && tw_slice_has_prefix(rest, particle);
      if (is_whole && (rest.len == particle.len || !tw_ascii_is_letter(rest.ptr[particle.len]))) return true;
    }
    if (!is_alone || (tw_govern_is_verb(r, token) && tw_reading_noun(r, token) < 0)) return false;
  }
  return false;
}

/* Two measures that hold a figure alike make it doubtful whose it is. */
static void consider(struct tw_figure *f, const struct tw_pack *pack, const struct tw_sense *sense, int token, int score) {
  int measure = pack->triggers.items[sense->target].measure;
  bool is_other = f->trigger >= 0 && measure != f->measure;
  if (score > f->score) {
    if (is_other) f->rival = f->score;
    take(f, pack, sense, token, score);
  } else if (is_other && score > f->rival) {
    f->rival = score;
  }
}

/* "3,455 foreigners of 20 nationalities", "a probe in which 40 clients": what nobody knows behind a preposition or at the start
 * of a relative clause is not the verb's. English. */
static bool is_attribute(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int trigger) {
  if (r->language != TW_PACK_EN || !f->is_unknown_noun || f->token < 1) return false;
  if (trigger < f->token && (f->token < 2 || trigger >= f->token - 2))
    return false; /* "during two action days, seven were held" */
  enum tw_function before = (enum tw_function)tokens->items[f->token - 1].function;
  if (trigger > f->token) return before == TW_F_IN;
  return before == TW_F_OF || before == TW_F_FROM || before == TW_F_IN || before == TW_F_WITH || before == TW_F_REL;
}

/* "274 vehicles were seized, 35 of them forfeited and 129 are being investigated": the noun that is left out is the one before,
 * which nobody counts. English. */
static bool is_of_uncounted(const struct tw_reading *r, const struct tw_figure *f) {
  if (r->language != TW_PACK_EN || f->unit >= 0 || !f->is_elliptic) return false;
  for (const struct tw_figure *g = f; g > r->figures.items && g[-1].sentence == f->sentence;) {
    g--;
    if (g->found->kind != TW_KIND_QUANTITY || (g->is_elliptic && !g->is_unknown_noun && g->unit < 0)) continue;
    return g->unit < 0 && g->token < f->token;
  }
  return false;
}

/* "a total of $5m was transferred": what is told by and by is told of those who do it. */
static bool is_story_without_teller(struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens,
                                    const struct tw_pack_trigger *t, int token) {
  return t->flags & TW_TRIGGER_STORY && token > f->token && !sentence_has(r, f, tokens, t, &t->near);
}

static void try_hit(struct tw_reading *r, struct tw_figure *f, const struct tw_token_list *tokens, int token,
                    const struct tw_hit *hit) {
  for (size_t i = 0; i < hit->sense_count; i++) {
    const struct tw_sense *s = &hit->senses[i];
    bool is_split = s->kind == TW_SENSE_SPLIT;
    if ((s->kind != TW_SENSE_TRIGGER && !is_split) || s->pack != r->pack_index) continue;
    const struct tw_pack_trigger *t = &r->pack->triggers.items[s->target];
    if (!tw_govern_fits(r, f, tokens, t) || (is_split && (token > f->token || !has_particle(r, f, tokens, token, t)))) continue;
    if (is_story_without_teller(r, f, tokens, t, token)) continue;
    struct tw_bond bond = {r, f, tokens, token, t, (enum tw_form)s->form};
    int score = r->language == TW_PACK_ZH ? tw_govern_score_zh(&bond) : tw_govern_score_en(&bond);
    if (score > 0 && (is_attribute(r, f, tokens, token) || (token > f->token && is_of_uncounted(r, f)))) score = 0;
    if (score > 0 && f->unit < 0 && score < 80) score = 0;           /* an elliptic figure needs its verb right beside it */
    if (score > 0) consider(f, r->pack, s, token, score + is_split); /* "summoned 50 people to trial": more than "summoned" */
  }
}

static inline void try_token(struct tw_reading *r, struct tw_figure *f, const struct tw_token_list *tokens, int token) {
  const uint32_t kinds = UINT32_C(1) << TW_SENSE_TRIGGER | UINT32_C(1) << TW_SENSE_SPLIT;
  const struct tw_hit *hit = tw_reading_hit(r, &tokens->items[token]);
  if (hit && hit->kinds & kinds) try_hit(r, f, tokens, token, hit);
}

const struct tw_sense *tw_govern_override_at(const struct tw_reading *r, const struct tw_token *token) {
  for (const struct tw_sense *s = NULL; (s = tw_reading_next_sense(r, token, TW_SENSE_TRIGGER, s));) {
    const struct tw_pack_trigger *t = &r->pack->triggers.items[s->target];
    if (t->measure < 0 && t->flags & TW_TRIGGER_OVERRIDES) return s;
  }
  return NULL;
}

/* "averted losses of $9 million and recovered $5 million", "... and recovered assets": a second verb in the past is the subject's
 * own. English. */
static bool is_second_verb(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  if (r->language != TW_PACK_EN || f->trigger_token < 1) return false;
  struct tw_slice word = tw_reading_text(r, &tokens->items[f->trigger_token]);
  ptrdiff_t space = tw_slice_find(word, TW_SLICE(" "), 0);
  if (space > 0) word = tw_slice_sub(word, 0, (size_t)space);
  return tw_slice_has_suffix(word, TW_SLICE("ed")) && tokens->items[f->trigger_token - 1].function == TW_F_AND;
}

/* "prevented a possible loss of": a trap that governs the noun which governs the figure. */
static void look_for_override(struct tw_reading *r, struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { REACH_EN = 6, REACH_ZH = 8 };
  if (f->trigger < 0 || f->measure < 0) return;
  int reach = r->language == TW_PACK_ZH ? REACH_ZH : REACH_EN;
  for (int i = f->trigger_token - 1; i >= 0 && f->trigger_token - i <= reach; i--) {
    const struct tw_token *t = &tokens->items[i];
    if (t->kind == TW_TOKEN_PUNCT && t->function != TW_F_QUOTE) break;
    if (t->kind == TW_TOKEN_FIGURE && is_second_verb(r, f, tokens)) break;
    const struct tw_sense *s = tw_govern_override_at(r, t);
    if (!s) continue;
    take(f, r->pack, s, i, f->score);
    return;
  }
}

bool tw_govern_counts_in(const struct tw_reading *r, const struct tw_token *token, int unit) {
  for (const struct tw_sense *s = NULL; (s = tw_reading_next_sense(r, token, TW_SENSE_TRIGGER, s));) {
    int measure = r->pack->triggers.items[s->target].measure;
    if (measure >= 0 && in_units(&r->pack->measures.items[measure], unit)) return true;
  }
  return false;
}

bool tw_govern_counts_context(const struct tw_reading *r, const struct tw_figure *f) {
  return f->trigger_token >= 0 &&
         tw_govern_counts_in(r, &r->sentences.items[f->sentence].tokens.items[f->trigger_token], f->unit);
}

static bool is_fact(const struct tw_reading *r, const struct tw_token *t) {
  const struct tw_sense *s = tw_reading_sense(r, t, TW_SENSE_TRIGGER);
  return (s && r->pack->triggers.items[s->target].measure >= 0) || tw_reading_sense(r, t, TW_SENSE_EVENT) ||
         tw_reading_sense(r, t, TW_SENSE_SIGN);
}

/* The nearest word of another fact; -1 when there is none. */
static int nearest_fact(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  for (int step = 1; (size_t)step < tokens->count; step++) {
    int right = f->token + step, left = f->token - step;
    if ((size_t)right < tokens->count && is_fact(r, &tokens->items[right])) return right;
    if (left >= 0 && is_fact(r, &tokens->items[left])) return left;
  }
  return -1;
}

void tw_govern_as(struct tw_figure *figure, const struct tw_figure *other) {
  figure->measure = other->measure;
  figure->trigger = other->trigger;
  figure->trigger_token = other->trigger_token;
  figure->score = other->score;
}

/* Countries that break a total down which can be counted in them. */
static bool take_breakdown(struct tw_reading *r, struct tw_figure *f) {
  for (const struct tw_figure *total = f - 1; total >= r->figures.items && total->sentence == f->sentence; total--) {
    if (total->measure < 0 || total->reason != TW_REASON_NONE || total->unit == f->unit) continue;
    if (!in_units(&r->pack->measures.items[total->measure], f->unit) || !is_breakdown_zh(r, total, f)) continue;
    tw_govern_as(f, total);
    f->score = TW_GOVERN_NEEDED;
    f->link = TW_LINK_PART;
    f->total = (int)(total - r->figures.items);
    return true;
  }
  return false;
}

/* 立案官员7万件，其中厅级干部90人: the verb of the whole counts them under another measure. */
static bool take_shared_verb_zh(struct tw_reading *r, struct tw_figure *f, const struct tw_token_list *tokens) {
  bool is_part = false;
  if (r->language != TW_PACK_ZH || f == r->figures.items || f->unit < 0 || f->unit == r->money_unit) return false;
  const struct tw_figure *total = f - 1;
  if (total->sentence != f->sentence || total->measure < 0 || total->trigger_token < 0 || total->reason != TW_REASON_NONE)
    return false;
  for (int i = total->last_token + 1; i < f->token; i++) is_part |= tokens->items[i].function == TW_F_INCL;
  const struct tw_hit *hit = tw_reading_hit(r, &tokens->items[total->trigger_token]);
  for (size_t i = 0; is_part && hit && total->unit != f->unit && i < hit->sense_count; i++) {
    const struct tw_sense *s = &hit->senses[i];
    if (s->kind != TW_SENSE_TRIGGER || s->pack != r->pack_index) continue;
    const struct tw_pack_trigger *t = &r->pack->triggers.items[s->target];
    if (t->measure < 0 || t->as != TW_AS_VERB || !tw_govern_fits(r, f, tokens, t)) continue;
    take(f, r->pack, s, total->trigger_token, TW_GOVERN_NEEDED);
    tw_reading_step(r, f, "of those that the verb of the whole counts");
    return true;
  }
  return false;
}

/* "the two countries", "both countries": they were named before. */
static bool is_said_before(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  int64_t value;
  if (r->language != TW_PACK_EN || f->token == 0) return false;
  const struct tw_token *before = &tokens->items[f->token - 1];
  return before->function == TW_F_DET && tw_decimal_to_i64(f->found->value, &value) && value <= 3 &&
         !tw_slice_eq_nocase(tw_reading_text(r, before), TW_SLICE("other")) &&
         !tw_slice_eq_nocase(tw_reading_text(r, before), TW_SLICE("another"));
}

/* "his two deputies were named": who they are was told, in passing. */
static bool is_owned(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const owners[] = {"his", "her"};
  int64_t value;
  enum { FEW = 3 };
  return r->language == TW_PACK_EN && f->token > 0 && f->unit != r->money_unit && tw_decimal_to_i64(f->found->value, &value) &&
         value <= FEW && tw_words_hold(TW_WORDS(owners), tw_reading_text(r, &tokens->items[f->token - 1]));
}

/* "police in 19 countries", "prosecutors from six countries": they did what the sentence tells. English. */
static bool is_of_police_en(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const forces[] = {"police",   "authorities",   "enforcement", "agencies", "forces",
                                       "officers", "investigators", "prosecutors", "agents",   "detectives"};
  if (r->language != TW_PACK_EN || f->token < 2) return false;
  enum tw_function before = (enum tw_function)tokens->items[f->token - 1].function;
  return (before == TW_F_IN || before == TW_F_FROM) &&
         tw_words_hold(TW_WORDS(forces), tw_reading_text(r, &tokens->items[f->token - 2]));
}

/* In a list of lines the fact may stand in the line before. */
static bool follows_item(const struct tw_reading *r, const struct tw_figure *f) {
  const struct tw_sentence *s = &r->sentences.items[f->sentence];
  if (f == r->figures.items || !tw_time_is_list_item(tw_slice_sub(r->text, s->start, s->end))) return false;
  return f[-1].sentence + 1 == f->sentence && f[-1].measure >= 0 && f[-1].reason == TW_REASON_NONE;
}

/* A measure that stands for itself beside any other fact: countries. */
static void try_context(struct tw_reading *r, struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { CONTEXT_SCORE = 70 };
  for (size_t m = 0; m < r->pack->measures.count && f->measure < 0; m++) {
    const struct tw_pack_measure *measure = &r->pack->measures.items[m];
    if (!measure->is_context || f->unit < 0 || f->unit != measure->units.items[0]) continue;
    if (is_said_before(r, f, tokens)) return;
    int fact = nearest_fact(r, f, tokens);
    if (fact < 0 && !follows_item(r, f) && !is_of_police_en(r, f, tokens)) return;
    f->measure = (int)m;
    f->trigger = -1;
    f->trigger_token = fact;
    f->score = CONTEXT_SCORE;
  }
}

static void settle(struct tw_reading *r, struct tw_figure *f, const struct tw_token_list *tokens) {
  if (f->trigger >= 0) {
    const struct tw_slice word = tw_reading_text(r, &tokens->items[f->trigger_token]);
    tw_reading_step(r, f, "governed by \"%.*s\" (%d)", TW_SLICE_ARG(word), f->score);
    if (f->measure < 0) {
      f->reason = r->pack->triggers.items[f->trigger].reason;
      tw_reading_step(r, f, "which is a trap of the pack");
    } else if (r->pack->triggers.items[f->trigger].flags & TW_TRIGGER_ONE_EACH) {
      f->unit = r->pack->measures.items[f->measure].units.items[0];
      f->role = TW_SLICE_NONE;
    } else if (f->unit < 0) {
      f->unit = counted_unit(f, &r->pack->measures.items[f->measure]);
    }
  } else if (f->measure >= 0) {
    tw_reading_step(r, f, "stands beside another fact");
  } else if (f->unit >= 0) {
    tw_reading_step(r, f, "counts \"%.*s\", but no trigger of its own holds it",
                    TW_SLICE_ARG(r->pack->units.items[f->unit].name));
  } else if (f->noun >= 0) {
    tw_reading_step(r, f, "counts \"%.*s\", which has no unit", TW_SLICE_ARG(r->pack->nouns.items[f->noun].name));
  } else {
    tw_reading_step(r, f, f->is_unknown_noun ? "what it counts is no noun of the pack" : "no noun and no trigger of its own");
  }
}

bool tw_govern_loss_behind(struct tw_reading *r, struct tw_figure *f) {
  enum { REACH = 10 };
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  struct tw_figure loss = *f;
  if (f->unit != r->money_unit || f->trigger_token > f->token) return false;
  loss.trigger = loss.measure = loss.trigger_token = -1;
  loss.score = TW_GOVERN_NEEDED - 1;
  for (int i = f->last_token + 1; (size_t)i < tokens->count && i - f->last_token <= REACH; i++) try_token(r, &loss, tokens, i);
  if (loss.measure < 0 || r->pack->measures.items[loss.measure].takes_period) return false;
  tw_govern_as(f, &loss);
  tw_reading_step(r, f, "which states no fact; it is told as a loss");
  return true;
}

/* "the damage to the budget, estimated at $9m": what the participle is told of is the noun before the comma. English. */
static void look_before_apposition(struct tw_reading *r, struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { REACH = 16, SCORE = 60 };
  if (r->language != TW_PACK_EN || f->trigger >= 0 || f->unit != r->money_unit || f->token < 3) return;
  if (!tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[f->token - 2]), TW_SLICE("estimated"))) return;
  if (tokens->items[f->token - 3].function != TW_F_COMMA) return;
  for (int i = f->token - 4; i >= 0 && f->token - i <= REACH; i--) {
    if (tokens->items[i].function == TW_F_SEMI || tokens->items[i].kind == TW_TOKEN_FIGURE) return;
    for (const struct tw_sense *s = NULL; (s = tw_reading_next_sense(r, &tokens->items[i], TW_SENSE_TRIGGER, s));) {
      const struct tw_pack_trigger *t = &r->pack->triggers.items[s->target];
      if (t->as != TW_AS_NOUN || t->measure < 0 || t->flags & TW_TRIGGER_STRICT || !tw_govern_fits(r, f, tokens, t)) continue;
      take(f, r->pack, s, i, SCORE);
      return;
    }
  }
}

/* "demanded that it return $5m (4 million euros) stolen by": a participle tells of the sum that is asked for; not "prevented a
 * $5m loss". */
static bool is_participle_behind(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { REACH = 8 };
  uint8_t depth = tokens->items[f->token].depth;
  for (int i = f->last_token + 1; i <= f->last_token + REACH && (size_t)i < tokens->count; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->depth > depth || t->function == TW_F_OPEN || t->function == TW_F_CLOSE) continue;
    if (t->function == TW_F_IN && tw_slice_eq_nocase(tw_reading_text(r, t), TW_SLICE("in"))) continue; /* "in stolen funds" */
    const struct tw_hit *hit = tw_reading_hit(r, t);
    return hit && hit->sense_count && (hit->senses[0].form == TW_FORM_PARTICIPLE || hit->senses[0].form == TW_FORM_PAST);
  }
  return false;
}

void tw_govern_find(struct tw_reading *r, struct tw_figure *f) {
  enum { COUNT_SCORE = 120 };
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (f->reason != TW_REASON_NONE) return;
  if (f->count_trigger >= 0) {
    struct tw_sense sense = {.target = (uint32_t)f->count_trigger};
    take(f, r->pack, &sense, f->noun_token, COUNT_SCORE);
  } else {
    f->score = TW_GOVERN_NEEDED - 1;
    bool is_known = is_owned(r, f, tokens) || (f->unit >= 0 && tw_reading_is_context_unit(r, f->unit) &&
                                               is_said_before(r, f, tokens)); /* "the two countries signed" */
    bool is_compared = f->is_contrast && f->is_elliptic && f->unit < 0; /* "compared with 404 cases against": as the other one */
    for (int i = 0; !is_compared && !is_known && (size_t)i < tokens->count; i++) try_token(r, f, tokens, i);
    if (f->trigger < 0) f->score = 0;
    look_before_apposition(r, f, tokens);
    look_for_override(r, f, tokens);
  }
  if (f->trigger < 0 && !take_breakdown(r, f) && !take_shared_verb_zh(r, f, tokens)) try_context(r, f, tokens);
  tw_govern_told_en(r, f);
  bool is_claimed = f->trigger >= 0 && f->measure < 0 && r->pack->triggers.items[f->trigger].flags & TW_TRIGGER_OVERRIDES;
  if (is_claimed && r->language == TW_PACK_EN && is_participle_behind(r, f, tokens)) tw_govern_loss_behind(r, f);
  settle(r, f, tokens);
}
