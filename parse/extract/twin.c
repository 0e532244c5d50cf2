/* Two verbs that share what is counted: "32 fugitives were arrested and returned", 281人遭逮捕后皆被引渡 state two facts by one
 * figure. */
#include "base/words.h"
#include "parse/extract/govern.h"
#include "parse/extract/period.h"

static bool is_and(const struct tw_reading *r, const struct tw_token *t) {
  return t->function == TW_F_AND && tw_slice_eq_nocase(tw_reading_text(r, t), TW_SLICE("and"));
}

/* "and then", "and later" */
static bool is_adverb(const struct tw_reading *r, const struct tw_token *t) {
  static const char *const adverbs[] = {"then", "later", "subsequently", "eventually", "finally", "immediately", "also"};
  return tw_words_hold(TW_WORDS(adverbs), tw_reading_text(r, t));
}

/* The token of the verb joined to the one at `token`, on that side; -1 when there is none. */
static int joined_verb(const struct tw_reading *r, const struct tw_token_list *tokens, int token, int side) {
  int i = token + side;
  if (i > 0 && (size_t)i < tokens->count && side < 0 && is_adverb(r, &tokens->items[i])) i += side;
  if (i < 0 || (size_t)i >= tokens->count || !is_and(r, &tokens->items[i])) return -1;
  i += side;
  if ((size_t)i < tokens->count && side > 0 && is_adverb(r, &tokens->items[i])) i += side;
  if (i < 0 || (size_t)i >= tokens->count) return -1;
  return tw_govern_is_verb(r, &tokens->items[i]) ? i : -1;
}

/* "were arrested in Manila in May and were flown home": a passive, what tells of it, and another passive. -1 when there is none.
 */
static int later_passive_en(const struct tw_reading *r, const struct tw_token_list *tokens, int token) {
  enum { REACH = 12 };
  if (token < 1 || tokens->items[token - 1].function != TW_F_BE) return -1;
  for (int i = token + 1; (size_t)i + 2 < tokens->count && i - token <= REACH; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->kind == TW_TOKEN_FIGURE || t->kind == TW_TOKEN_PUNCT || t->function == TW_F_REL || t->function == TW_F_SUB) return -1;
    if (tw_govern_is_verb(r, t)) return -1;
    if (!is_and(r, t)) continue;
    int verb = i + 1;
    while ((size_t)verb + 1 < tokens->count && (tokens->items[verb].function == TW_F_BE ||
                                                tokens->items[verb].function == TW_F_HAVE || is_adverb(r, &tokens->items[verb])))
      verb++;
    if (!tw_govern_is_verb(r, &tokens->items[verb])) return -1;
    const struct tw_hit *hit = tw_reading_hit(r, &tokens->items[verb]);
    bool is_participle =
        hit && hit->sense_count && (hit->senses[0].form == TW_FORM_PAST || hit->senses[0].form == TW_FORM_PARTICIPLE);
    return verb > i + 1 || is_participle ? verb : -1; /* "were arrested in Spain and brought back home" */
  }
  return -1;
}

/* The time right behind the second verb is its own. */
static void take_own_time_en(struct tw_reading *r, struct tw_figure *twin, const struct tw_token_list *tokens) {
  enum { REACH = 8 };
  for (int i = twin->trigger_token + 1; (size_t)i < tokens->count && i - twin->trigger_token <= REACH; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->kind == TW_TOKEN_FIGURE || t->kind == TW_TOKEN_PUNCT || t->function == TW_F_AND) return;
    if (t->kind != TW_TOKEN_TIME) continue;
    tw_period_give(r, twin, r->found.items[t->index].period, TW_BASIS_STATED);
    return;
  }
}

static bool is_open_zh(const struct tw_token *t) {
  return t->function == TW_F_MODAL || t->function == TW_F_PLAN || t->function == TW_F_NEG || t->function == TW_F_IF ||
         t->function == TW_F_OBJ;
}

/* 遭逮捕后皆被引渡; 被甲方抓获后，已于2月15日被乙方押解回国: the verb that tells what came after; -1 when there is none. */
static int later_verb_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int token, int side) {
  static const char *const afters[] = {"后", "後"};
  enum { REACH = 5, REACH_OF_CLAUSE = 16 };
  size_t next = (size_t)token + 1, reach = REACH;
  if (side < 0 || next >= tokens->count || !tw_words_begin(TW_WORDS(afters), tw_reading_text(r, &tokens->items[next]))) return -1;
  if (next + 1 < tokens->count && tokens->items[next + 1].function == TW_F_COMMA) reach = REACH_OF_CLAUSE;
  for (; next < tokens->count && next <= (size_t)token + reach; next++) {
    const struct tw_token *t = &tokens->items[next];
    if (is_open_zh(t) || t->kind == TW_TOKEN_FIGURE || (t->kind == TW_TOKEN_PUNCT && next != (size_t)token + 2)) return -1;
    if (tw_govern_is_verb(r, t)) return (int)next;
  }
  return -1;
}

/* Of the verb's triggers the first that counts the figure under another measure. */
static const struct tw_sense *other_measure(struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens,
                                            int verb) {
  for (const struct tw_sense *s = NULL; (s = tw_reading_next_sense(r, &tokens->items[verb], TW_SENSE_TRIGGER, s));) {
    const struct tw_pack_trigger *t = &r->pack->triggers.items[s->target];
    if (t->as != TW_AS_VERB || t->measure < 0) continue;
    if (t->measure == f->measure) return NULL;
    if (tw_govern_fits(r, f, tokens, t)) return s;
  }
  return NULL;
}

/* A verb with an object of its own shares none: "arrested and seized documents". */
static bool has_own_object(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  if ((size_t)verb + 1 >= tokens->count) return false;
  const struct tw_token *next = &tokens->items[verb + 1];
  if (next->kind == TW_TOKEN_FIGURE || next->function == TW_F_DET || next->function == TW_F_PRON) return true;
  return next->kind != TW_TOKEN_FUNCTION && next->kind != TW_TOKEN_PUNCT && next->kind != TW_TOKEN_TIME &&
         tw_reading_noun(r, next) >= 0;
}

static int add_twin(struct tw_reading *r, size_t index, int side) {
  struct tw_figure f = r->figures.items[index];
  const struct tw_token_list *tokens = &r->sentences.items[f.sentence].tokens;
  int verb =
      r->language == TW_PACK_ZH ? later_verb_zh(r, tokens, f.trigger_token, side) : joined_verb(r, tokens, f.trigger_token, side);
  bool is_far = r->language == TW_PACK_EN && verb < 0 && side > 0;
  if (is_far) verb = later_passive_en(r, tokens, f.trigger_token);
  bool is_behind = f.token < f.trigger_token; /* "12 were arrested and returned", "arrested and returned 12" */
  if (verb < 0 || is_behind != (side > 0) || (r->language == TW_PACK_EN && side > 0 && has_own_object(r, tokens, verb))) return 0;
  const struct tw_sense *s = other_measure(r, &f, tokens, verb);
  if (!s) return 0;
  struct tw_figure *twin = TW_ARENA_PUSH(r->arena, &r->figures);
  if (!twin) return TW_ENOMEM;
  *twin = f;
  twin->trigger = (int)s->target;
  twin->trigger_token = verb;
  twin->measure = r->pack->triggers.items[s->target].measure;
  twin->link = TW_LINK_NONE;
  twin->total = -1;
  if (r->language == TW_PACK_ZH) tw_period_of_later_verb_zh(r, twin);
  if (is_far) take_own_time_en(r, twin, tokens);
  tw_reading_step(r, twin, "shared with another verb");
  return 0;
}

int tw_twin_add(struct tw_reading *r) {
  size_t count = r->figures.count;
  for (size_t i = 0; i < count; i++) {
    const struct tw_figure *f = &r->figures.items[i];
    if (f->measure < 0 || f->trigger < 0 || f->reason != TW_REASON_NONE || f->is_contrast) continue;
    if (f->trigger_token < 0 || r->pack->triggers.items[f->trigger].as != TW_AS_VERB) continue;
    if (add_twin(r, i, f->token < f->trigger_token ? 1 : -1) < 0) return TW_ENOMEM;
  }
  return 0;
}
