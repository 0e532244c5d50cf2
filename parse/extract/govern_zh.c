/* Chinese: the verb stands before its object, behind it after 将 and 被, and a label stands before its sum. */
#include "base/words.h"
#include "parse/extract/govern.h"

static const uint8_t function_cost[TW_F_COUNT] = {
    [TW_F_MODAL] = 1, [TW_F_TO] = 3,     [TW_F_FROM] = 2,  [TW_F_WITH] = 3,  [TW_F_BY] = 3,     [TW_F_IN] = 2,
    [TW_F_AND] = 6,   [TW_F_SUB] = 25,   [TW_F_IF] = 30,   [TW_F_NEG] = 2,   [TW_F_INCL] = 12,  [TW_F_OBJ] = 2,
    [TW_F_PASS] = 2,  [TW_F_LINK] = 1,   [TW_F_DE] = 2,    [TW_F_EACH] = 5,  [TW_F_PLAN] = 5,   [TW_F_COMMA] = 60,
    [TW_F_SEMI] = 90, [TW_F_COLON] = 20, [TW_F_DASH] = 40, [TW_F_OPEN] = 10, [TW_F_CLOSE] = 10, [TW_F_STOP] = 90,
};

enum { FIGURE_COST = 9, VERB_COST = 14, NOUN_COST = 2, WORD_BYTES = 6, WORD_MOST = 12 };

/* A verb that describes a noun: 的 stands behind it, or it tells a state (在逃嫌疑人). */
static bool is_attribute(const struct tw_bond *b, int token) {
  const struct tw_token *next = (size_t)token + 1 < b->tokens->count ? &b->tokens->items[token + 1] : NULL;
  if (next && next->function == TW_F_DE) return true;
  const struct tw_sense *s = tw_reading_sense(b->r, &b->tokens->items[token], TW_SENSE_TRIGGER);
  return s && (b->r->pack->triggers.items[s->target].flags & TW_TRIGGER_INTRANSITIVE);
}

static int token_cost(const struct tw_bond *b, int token) {
  const struct tw_reading *r = b->r;
  const struct tw_token *t = &b->tokens->items[token];
  switch (t->kind) {
  case TW_TOKEN_FUNCTION:
  case TW_TOKEN_PUNCT: return function_cost[t->function];
  case TW_TOKEN_FIGURE: return FIGURE_COST;
  case TW_TOKEN_HIT: return tw_govern_is_verb(r, t) && !is_attribute(b, token) ? VERB_COST : NOUN_COST;
  case TW_TOKEN_WORD: {
    int cost = (int)(t->end - t->start) / WORD_BYTES + 1;
    return cost < WORD_MOST ? cost : WORD_MOST;
  }
  default: return 1;
  }
}

static int cost_between(const struct tw_bond *b, int first, int last) {
  return tw_govern_cost_between(b, first, last, token_cost);
}

static bool has_function(const struct tw_bond *b, int first, int last, enum tw_function f) {
  for (int i = first > 0 ? first : 0; i < last && (size_t)i < b->tokens->count; i++)
    if (b->tokens->items[i].function == f) return true;
  return false;
}

static int clause_start(const struct tw_bond *b, int token) {
  for (int i = token - 1; i >= 0; i--) {
    const struct tw_token *t = &b->tokens->items[i];
    if (t->kind == TW_TOKEN_PUNCT && (t->function == TW_F_COMMA || t->function == TW_F_SEMI || t->function == TW_F_STOP))
      return i + 1;
  }
  return 0;
}

/* 转移到安置点, 返回至: where to, not what. */
static bool leads_to_place(const struct tw_reading *r, const struct tw_token *t) {
  static const char *const words[] = {"到", "至", "往", "向"};
  return tw_words_begin(TW_WORDS(words), tw_reading_text(r, t));
}

/* Something follows the verb that can be its object. */
static bool has_object(const struct tw_bond *b) {
  size_t next = (size_t)b->token + 1;
  if (next < b->tokens->count && leads_to_place(b->r, &b->tokens->items[next])) return false;
  for (int i = b->token + 1; (size_t)i < b->tokens->count; i++) {
    const struct tw_token *t = &b->tokens->items[i];
    if (t->kind == TW_TOKEN_PUNCT) return false;
    if (t->kind == TW_TOKEN_FIGURE || tw_reading_noun(b->r, t) >= 0) return true;
    if (t->kind == TW_TOKEN_WORD && t->end - t->start > 6) return false;
  }
  return false;
}

static int score_right_verb(const struct tw_bond *b) {
  enum { FRONTED = 92, INTRANSITIVE = 95, BARE = 80, PARTNER = 80, WITH_OBJECT = 40 };
  int start = clause_start(b, b->figure->token);
  if (has_function(b, start, b->figure->token, TW_F_OBJ) || has_function(b, b->figure->last_token, b->token, TW_F_PASS))
    return FRONTED;
  if (b->trigger->flags & TW_TRIGGER_INTRANSITIVE) return INTRANSITIVE;
  if (b->figure->token > 0 && b->tokens->items[b->figure->token - 1].function == TW_F_WITH) return PARTNER; /* 与59个国家签署 */
  return has_object(b) ? WITH_OBJECT : BARE;
}

/* A verb for sums that has the label as its object: 挽回损失, 冻结涉案资金. */
static bool is_label_governed(const struct tw_bond *b) {
  enum { REACH = 6 };
  for (int i = b->token - 1; i >= 0 && b->token - i <= REACH; i--) {
    const struct tw_token *t = &b->tokens->items[i];
    if (t->kind == TW_TOKEN_FIGURE || t->kind == TW_TOKEN_TIME) return false;
    if (t->kind == TW_TOKEN_PUNCT && t->function != TW_F_QUOTE && t->function != TW_F_AND) return false;
    const struct tw_sense *s = tw_reading_sense(b->r, t, TW_SENSE_TRIGGER);
    const struct tw_pack_trigger *trigger = s ? &b->r->pack->triggers.items[s->target] : NULL;
    if (!trigger || trigger->as != TW_AS_VERB) continue;
    if (trigger->measure < 0) return trigger->flags & TW_TRIGGER_OVERRIDES;
    if (tw_reading_holds(&b->r->pack->measures.items[trigger->measure].units, b->r->money_unit)) return true;
  }
  return false;
}

/* 113人遇难: a count stands right before the verb, which so has its subject. */
static bool has_counted_subject(const struct tw_bond *b) {
  int i = b->token - 1;
  if (!(b->trigger->flags & TW_TRIGGER_INTRANSITIVE)) return false;
  while (i >= 0 &&
         (tw_reading_noun(b->r, &b->tokens->items[i]) >= 0 || tw_reading_sense(b->r, &b->tokens->items[i], TW_SENSE_COUNTER)))
    i--;
  return i >= 0 && b->tokens->items[i].kind == TW_TOKEN_FIGURE;
}

static int score_left_verb(const struct tw_bond *b) {
  enum { OBJECT = 100, DESCRIBING = 76, STATE = 64 };
  size_t next = (size_t)b->token + 1;
  if (next < b->tokens->count && b->tokens->items[next].function == TW_F_DE) return DESCRIBING;
  enum { SUFFERED = 64 };
  struct tw_slice word = tw_reading_text(b->r, &b->tokens->items[b->token]);
  if (tw_slice_has_prefix(word, TW_SLICE("\u88ab")) && is_label_governed(b)) return SUFFERED; /* 返还被骗的钱 */
  bool is_state = (b->trigger->flags & TW_TRIGGER_INTRANSITIVE) && b->figure->noun_token > b->token;
  return is_state || has_counted_subject(b) ? STATE : OBJECT;
}

int tw_govern_score_zh(const struct tw_bond *b) {
  enum { LABEL_BEFORE = 104, LABEL_BEHIND = 84, GOVERNED_LABEL = 60, STRICT_COST = 4 };
  const struct tw_figure *f = b->figure;
  if (b->tokens->items[b->token].depth > b->tokens->items[f->token].depth) return 0;
  bool is_left = b->token < f->token;
  int cost, score;
  if (is_left) {
    cost = cost_between(b, b->token, f->token);
    int label = is_label_governed(b) ? GOVERNED_LABEL : LABEL_BEFORE;
    score = b->trigger->as == TW_AS_NOUN ? label : score_left_verb(b);
  } else {
    int last = f->noun_token > f->token && f->noun_token < b->token ? f->noun_token : f->token;
    cost = cost_between(b, last, b->token);
    score = b->trigger->as == TW_AS_NOUN ? LABEL_BEHIND : score_right_verb(b);
  }
  if ((b->trigger->flags & TW_TRIGGER_STRICT) && cost > STRICT_COST) return 0;
  return score > cost ? score - cost : 0;
}
