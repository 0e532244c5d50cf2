/* Sums in a row that share a verb. */
#include "parse/extract/part_sum.h"
#include "base/words.h"
#include "parse/extract/govern.h"

int tw_part_sum_behind_verb(const struct tw_figure *total, const struct tw_figure *f) {
  bool is_between = total->trigger_token > total->last_token && total->trigger_token < f->token;
  return (is_between ? total->trigger_token : total->last_token) + 1;
}

/* "to Turkmenistan in 2020": where and when the sum before went, which tells nothing of the next one. */
static bool is_of_place_or_time(const struct tw_reading *r, const struct tw_token *t) {
  return t->kind == TW_TOKEN_TIME || t->function == TW_F_TO || t->function == TW_F_IN || tw_reading_sense(r, t, TW_SENSE_NAME);
}

/* "and rewarding a $5m project": a verb that no pack knows begins another act. */
static bool begins_act(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  enum { SHORTEST = 6 };
  const struct tw_token *t = &tokens->items[i];
  if (r->language != TW_PACK_EN || i < 1 || tokens->items[i - 1].function != TW_F_AND || t->kind != TW_TOKEN_WORD) return false;
  bool is_gerund = !t->is_capital && t->end - t->start >= SHORTEST && tw_slice_has_suffix(tw_reading_text(r, t), TW_SLICE("ing"));
  return is_gerund || tw_govern_is_unknown_past(r, t);
}

/* Nothing but what joins stands before the next sum: ", $2 million and", "was recovered, together with". */
static bool is_listed_sum(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *total,
                          const struct tw_figure *f) {
  enum { JOINT_TOKENS = 4 };
  int joint = 0;
  for (int i = tw_part_sum_behind_verb(total, f); i < f->token; i++) {
    if (begins_act(r, tokens, i)) return false;
    joint += !is_of_place_or_time(r, &tokens->items[i]);
  }
  return joint <= JOINT_TOKENS;
}

/* What the next thing of a list is worth: ", as well as a yacht, worth", "and two villas valued at". English. */
static bool is_worth_before(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  static const char *const firsts[] = {"valued", "estimated", "value", "worth", "amounting", "total"};
  if (i < 2) return false;
  const struct tw_token *last = &tokens->items[i - 1], *before = &tokens->items[i - 2];
  if (tw_slice_eq_nocase(tw_reading_text(r, last), TW_SLICE("worth"))) return true;
  return last->kind == TW_TOKEN_FUNCTION && tw_words_hold(TW_WORDS(firsts), tw_reading_text(r, before));
}

/* "seized a plot worth $2 million, ten acres of land valued at $3 million": things and what they are worth, no other act. */
static bool is_next_thing(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *total,
                          const struct tw_figure *f) {
  enum { REACH = 16, WORTH_TOKENS = 2 };
  int first = tw_part_sum_behind_verb(total, f);
  bool has_joint = false;
  if (r->language != TW_PACK_EN || f->token - first > REACH || !is_worth_before(r, tokens, f->token)) return false;
  for (int i = first; i < f->token - WORTH_TOKENS; i++) {
    const struct tw_token *t = &tokens->items[i];
    switch (t->function) {
    case TW_F_BE:
    case TW_F_HAVE:
    case TW_F_REL:
    case TW_F_SUB:
    case TW_F_PRON:
    case TW_F_MODAL:
    case TW_F_TO:
    case TW_F_SEMI: return false;
    default: break;
    }
    has_joint |= t->function == TW_F_COMMA || t->function == TW_F_AND;
    if (tw_govern_is_verb(r, t) || tw_slice_has_suffix(tw_reading_text(r, t), TW_SLICE("ed"))) return false;
  }
  return has_joint;
}

bool tw_part_sum_is_listed(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *total,
                           const struct tw_figure *f) {
  return is_listed_sum(r, tokens, total, f) || is_next_thing(r, tokens, total, f);
}

bool tw_part_sum_is_joined(const struct tw_reading *r, const struct tw_token_list *tokens, int first, int last) {
  enum { REACH = 9 };
  bool has_and = last - first == 1 && tokens->items[first].function == TW_F_COMMA; /* "$2m, $3m and" */
  if (last - first > REACH) return false;
  for (int i = first; i < last; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (t->function == TW_F_AND || tw_slice_eq_nocase(tw_reading_text(r, t), TW_SLICE("well"))) has_and = true;
    if (t->kind == TW_TOKEN_FIGURE || t->kind == TW_TOKEN_TIME || t->function == TW_F_BE || t->function == TW_F_HAVE ||
        t->function == TW_F_SEMI || t->function == TW_F_REL || t->function == TW_F_SUB || tw_govern_is_verb(r, t))
      return false;
  }
  return has_and;
}
