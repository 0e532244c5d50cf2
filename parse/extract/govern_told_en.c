/* One sum told over two English sentences: "Officers seized cash. The money amounted to $5m.", "He held $5m in the bank. The
 * money was frozen." */
#include "base/words.h"
#include "parse/extract/contrast.h"
#include "parse/extract/govern.h"

enum { TOLD_SCORE = 60 };

static const char *const sum_words[] = {"money",      "cash",     "funds",     "sum",   "amount",   "assets",
                                        "properties", "property", "loot",      "haul",  "total",    "value",
                                        "items",      "goods",    "vehicles",  "buses", "currency", "proceeds",
                                        "figure",     "amounts",  "valuables", "notes", "cars"};
static const char *const pointers[] = {"the", "this", "that", "these", "those", "all", "its", "their", "whose"};

/* "the money", "this total amount", with the figure or the verb behind it: the token of the last word; -1: none begins there. */
static int sum_at(const struct tw_reading *r, const struct tw_token_list *tokens, int first) {
  enum { WORDS = 3 };
  static const char *const pairs[] = {"the amount", "the sum", "the assets", "the money"}; /* where the pack has them */
  if (tw_words_hold(TW_WORDS(pairs), tw_reading_text(r, &tokens->items[first]))) return first;
  if (!tw_words_hold(TW_WORDS(pointers), tw_reading_text(r, &tokens->items[first]))) return -1;
  for (int i = first + 1; i <= first + WORDS && (size_t)i < tokens->count; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (tw_words_hold(TW_WORDS(sum_words), tw_reading_text(r, t))) return i;
    if (t->kind == TW_TOKEN_PUNCT || t->kind == TW_TOKEN_FIGURE || t->kind == TW_TOKEN_FUNCTION) return -1;
  }
  return -1;
}

/* "amounted to", "were estimated to be valued at", "is worth": nothing but how much it is stands between subject and sum. */
static bool tells_amount(const struct tw_reading *r, const struct tw_token_list *tokens, int subject, int figure) {
  static const char *const words[] = {"worth", "valued",   "estimated", "came",     "put",  "roughly",       "value",    "cost",
                                      "total", "combined", "believed",  "reported", "only", "approximately", "initially"};
  bool is_told = false;
  for (int i = subject + 1; i < figure; i++) {
    const struct tw_token *t = &tokens->items[i];
    struct tw_slice word = tw_reading_text(r, t);
    bool is_measure = tw_words_hold(TW_WORDS(words), word) || tw_contrast_is_change(word);
    is_told |= is_measure || t->function == TW_F_BE;
    bool is_link = t->function == TW_F_BE || t->function == TW_F_HAVE || t->function == TW_F_TO || t->function == TW_F_IN ||
                   t->function == TW_F_OF || t->function == TW_F_DET;
    if (!is_measure && !is_link) return false;
  }
  return is_told;
}

static int subject_of_amount(const struct tw_reading *r, const struct tw_token_list *tokens, int figure) {
  enum { REACH = 12 };
  for (int i = figure - 2; i >= 0 && figure - i <= REACH; i--) {
    int subject = sum_at(r, tokens, i);
    if (subject >= 0 && subject < figure && tells_amount(r, tokens, subject, figure)) return subject;
  }
  return -1;
}

/* A sum of its own stands in the sentence: what was done there was done to that one. */
static bool has_sum(const struct tw_reading *r, uint32_t sentence) {
  for (size_t i = tw_reading_first_figure(r, sentence); i < r->figures.count && r->figures.items[i].sentence == sentence; i++)
    if (r->figures.items[i].unit == r->money_unit) return true;
  return false;
}

static bool is_only_wished(const struct tw_token_list *tokens, int verb) {
  enum { REACH = 3 };
  for (int i = verb - 1; i >= 0 && verb - i <= REACH; i--) {
    enum tw_function f = (enum tw_function)tokens->items[i].function;
    if (f == TW_F_MODAL || f == TW_F_TO || f == TW_F_NEG || f == TW_F_IF || f == TW_F_PLAN) return true;
  }
  return false;
}

/* The trigger of that token that tells what was done to a sum; NULL: none. */
static const struct tw_sense *act_at(struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens,
                                     int token) {
  const struct tw_token *t = &tokens->items[token];
  for (const struct tw_sense *s = NULL; (s = tw_reading_next_sense(r, t, TW_SENSE_TRIGGER, s));) {
    const struct tw_pack_trigger *trigger = &r->pack->triggers.items[s->target];
    if (trigger->measure < 0 || trigger->as != TW_AS_VERB || trigger->flags & TW_TRIGGER_STRICT) continue;
    if (s->form != TW_FORM_PAST && s->form != TW_FORM_PARTICIPLE) continue;
    if (tw_govern_fits(r, f, tokens, trigger) && !is_only_wished(tokens, token)) return s;
  }
  return NULL;
}

static void take_told(struct tw_reading *r, struct tw_figure *f, const struct tw_sense *s, int token) {
  f->trigger = (int)s->target;
  f->trigger_token = token;
  f->measure = r->pack->triggers.items[s->target].measure;
  f->score = TOLD_SCORE;
  tw_reading_step(r, f, "told of in the same breath");
}

/* The last act of the sentence before, which tells no sum. */
static bool take_before(struct tw_reading *r, struct tw_figure *f, const struct tw_token_list *own) {
  enum { BACK = 2 };
  int subject = f->token > 1 ? subject_of_amount(r, own, f->token) : -1;
  for (uint32_t back = 1; subject >= 0 && back <= BACK && back <= f->sentence; back++) {
    uint32_t sentence = f->sentence - back;
    if (!tw_reading_has_sense(r, sentence, UINT32_C(1) << TW_SENSE_TRIGGER)) continue;
    if (has_sum(r, sentence)) return false;
    const struct tw_token_list *tokens = tw_reading_tokens(r, sentence);
    const struct tw_sense *s = NULL;
    for (int i = (int)tokens->count - 1; i >= 0 && !s; i--) s = act_at(r, f, tokens, i);
    if (s) take_told(r, f, s, subject);
    return s;
  }
  return false;
}

/* "found $5m in a car and seized it", "a courier with $5m, and took the money": the sum is pointed to behind a verb. */
static bool take_same(struct tw_reading *r, struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { REACH = 18 };
  static const char *const it[] = {"it", "them"};
  for (int i = f->last_token + 1; i <= f->last_token + REACH && (size_t)i + 1 < tokens->count; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->kind == TW_TOKEN_FIGURE && r->found.items[t->index].kind == TW_KIND_MONEY) return false;
    bool is_pointed = tw_words_hold(TW_WORDS(it), tw_reading_text(r, t + 1)) || sum_at(r, tokens, i + 1) >= 0;
    const struct tw_sense *s = is_pointed && tw_reading_sense(r, t, TW_SENSE_TRIGGER) ? act_at(r, f, tokens, i) : NULL;
    if (!s) continue;
    take_told(r, f, s, i);
    return true;
  }
  return false;
}

/* "This money has also been preserved": the next sentence opens with the sum and tells what was done to it. */
static void take_behind(struct tw_reading *r, struct tw_figure *f) {
  enum { REACH = 6 };
  uint32_t next = f->sentence + 1;
  if (next >= r->sentences.count || !tw_reading_has_sense(r, next, UINT32_C(1) << TW_SENSE_TRIGGER) || has_sum(r, next)) return;
  struct tw_slice text = tw_slice_sub(r->text, r->sentences.items[next].start, r->sentences.items[next].end);
  if (!tw_slice_has_prefix(text, TW_SLICE("Th")) && !tw_slice_has_prefix(text, TW_SLICE("All "))) return;
  const struct tw_token_list *tokens = tw_reading_tokens(r, next);
  int subject = tokens->count > 2 ? sum_at(r, tokens, 0) : -1;
  static const char *const things[] = {"assets",     "properties", "property",
                                       "the assets", "vehicles",   "items"}; /* others than the sum */
  if (subject >= 0 && tw_words_hold(TW_WORDS(things), tw_reading_text(r, &tokens->items[subject]))) return;
  bool has_be = false;
  for (int i = subject + 1; subject >= 0 && i <= subject + REACH && (size_t)i < tokens->count; i++) {
    const struct tw_token *t = &tokens->items[i];
    has_be |= t->function == TW_F_BE;
    if (t->kind == TW_TOKEN_PUNCT) return;
    const struct tw_sense *s = has_be ? act_at(r, f, tokens, i) : NULL;
    if (!s) continue;
    take_told(r, f, s, f->token);
    return;
  }
}

void tw_govern_told_en(struct tw_reading *r, struct tw_figure *f) {
  if (r->language != TW_PACK_EN || f->unit != r->money_unit || f->unit < 0 || f->trigger >= 0 || f->measure >= 0) return;
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (!take_same(r, f, tokens) && !take_before(r, f, tokens)) take_behind(r, f);
}
