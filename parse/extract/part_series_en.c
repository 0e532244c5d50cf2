/* English figures that tell a count again for another time, or what those counted are. */
#include "base/words.h"
#include "parse/extract/contrast.h"
#include "parse/extract/govern.h"
#include "parse/extract/part_link.h"
#include "parse/extract/part_series.h"
#include "parse/extract/passes.h"

static const struct tw_token *at(const struct tw_token_list *tokens, int i) {
  return i >= 0 && (size_t)i < tokens->count ? &tokens->items[i] : NULL;
}

/* "last year the number was 25", "in 2022 the figures were $2m and": what was counted before, at another time. */
static bool is_told_of_other_time(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f) {
  static const char *const words[] = {"number", "figure", "figures", "total", "totals", "tally",
                                      "count",  "it",     "numbers", "value", "amount"};
  enum { REACH = 9 };
  bool has_be = false;
  for (int i = f->token - 1; i >= 0 && f->token - i <= REACH; i--) {
    const struct tw_token *t = at(tokens, i);
    const struct tw_token *next = at(tokens, i + 1);
    bool is_adjective = (next->kind == TW_TOKEN_WORD || next->kind == TW_TOKEN_HIT) && !next->function &&
                        !tw_contrast_is_change(tw_reading_text(r, next)); /* "the total smuggled funds amounted to" */
    if (tw_words_hold(TW_WORDS(words), tw_reading_text(r, t)))
      return has_be && !is_adjective && at(tokens, i + 1)->function != TW_F_OF;
    has_be |= t->function == TW_F_BE || tw_contrast_is_change(tw_reading_text(r, t));
    if ((t->kind == TW_TOKEN_WORD && !has_be) || t->function == TW_F_SEMI || tw_govern_is_verb(r, t)) return false;
  }
  return false;
}

/* "77 in 2008, 54 in 2009": figures of a row, each with its time behind. */
static bool has_time_behind(const struct tw_token_list *tokens, const struct tw_figure *f) {
  const struct tw_token *in = at(tokens, f->last_token + 1), *time = at(tokens, f->last_token + 2);
  return f->is_elliptic && in && time && in->function == TW_F_IN && time->kind == TW_TOKEN_TIME;
}

/* "53 in 2020 but only 12 in 2021". */
static bool is_behind_but(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f) {
  static const char *const fewer[] = {"only", "just", "merely"};
  int i = f->token - 1;
  while (i > 0 && tw_words_hold(TW_WORDS(fewer), tw_reading_text(r, at(tokens, i)))) i--;
  return i > 0 && tw_slice_is(tw_reading_text(r, at(tokens, i)), "but");
}

/* "2019: 45; 2020: 52": a year and its figure, in a row of such. */
static bool is_of_series(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f) {
  const struct tw_figure *next = f + 1, *end = r->figures.items + r->figures.count;
  bool has_next = next < end && next->sentence == f->sentence && has_time_behind(tokens, next);
  bool has_last = f > r->figures.items && f[-1].sentence == f->sentence && has_time_behind(tokens, f - 1);
  bool is_timed = r->language == TW_PACK_EN && has_time_behind(tokens, f);
  if (is_timed && (has_next || has_last || is_behind_but(r, tokens, f))) return true;
  const struct tw_token *mark = at(tokens, f->token - 1), *time = at(tokens, f->token - 2);
  if (r->language != TW_PACK_EN || !mark || !time || time->kind != TW_TOKEN_TIME || !f->is_elliptic) return false;
  return mark->function == TW_F_COLON || mark->function == TW_F_DASH;
}

void tw_part_link_series_en(struct tw_reading *r, size_t index) {
  struct tw_figure *f = &r->figures.items[index];
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (!is_of_series(r, tokens, f)) return;
  for (size_t i = index; i-- > 0 && r->figures.items[i].sentence == f->sentence;) {
    const struct tw_figure *total = &r->figures.items[i];
    if (!tw_part_agree(r, total, f)) continue;
    tw_part_adopt(r, f, total, i, TW_LINK_LIST);
    f->total = f->trigger_token = -1;
    return;
  }
}

/* No time of its own stands in the sentence. */
static bool has_time(const struct tw_token_list *tokens) {
  for (size_t i = 0; i < tokens->count; i++)
    if (tokens->items[i].kind == TW_TOKEN_TIME) return true;
  return false;
}

void tw_part_link_other_time_en(struct tw_reading *r, size_t index) {
  enum { SENTENCES_BACK = 2 };
  struct tw_figure *f = &r->figures.items[index];
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  bool is_bare = f->unit == r->money_unit || (f->unit < 0 && f->is_elliptic);
  if (r->language != TW_PACK_EN || !is_bare || !is_told_of_other_time(r, tokens, f) || !has_time(tokens)) return;
  for (size_t i = index; i-- > 0 && r->figures.items[i].sentence + SENTENCES_BACK >= f->sentence;) {
    const struct tw_figure *total = &r->figures.items[i];
    bool is_same_kind = total->measure >= 0 && (total->unit == r->money_unit) == (f->unit == r->money_unit);
    if (is_same_kind && tw_reading_is_context_unit(r, total->unit)) continue;
    if (!is_same_kind || total->reason != TW_REASON_NONE || total->link == TW_LINK_PART) continue;
    if (f->unit == r->money_unit && !tw_slice_eq(total->found->unit, f->found->unit)) continue;
    tw_part_adopt(r, f, total, i, TW_LINK_LIST);
    f->role = total->role;
    f->total = f->trigger_token = -1; /* its period is its own */
    f->is_other_time = true;
    return;
  }
}

/* "bringing the total to 120", "taking to 51 the number caught": the verb, a token of the figure's sentence; -1: none. */
static int running_verb(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const verbs[] = {"bring", "brings", "bringing", "brought", "take", "takes",  "taking", "took",
                                      "raise", "raises", "raising",  "raised",  "push", "pushes", "pushed", "pushing"};
  static const char *const sums[] = {"total", "number", "tally", "count", "amount", "sum", "value"};
  enum { HEDGE = 4, REACH = 16 };
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  int i = f->token - 1;
  if (r->language != TW_PACK_EN || i < 0) return -1;
  struct tw_slice phrase = tw_reading_text(r, at(tokens, i)); /* a pack's own: "bringing the total to" */
  if (tw_slice_has_suffix(phrase, TW_SLICE(" to")) && tw_words_begin(TW_WORDS(verbs), phrase)) return i;
  while (i > f->token - HEDGE && i > 0 && at(tokens, i)->function != TW_F_TO) i--;
  if (i <= 0 || at(tokens, i)->function != TW_F_TO) return -1;
  const struct tw_token *behind = at(tokens, f->last_token + 2);
  bool has_sum = behind && tw_words_hold(TW_WORDS(sums), tw_reading_text(r, behind));
  for (i--; i >= 0 && f->token - i <= REACH; i--) {
    const struct tw_token *t = at(tokens, i);
    if (t->kind == TW_TOKEN_FIGURE || t->function == TW_F_SEMI || t->function == TW_F_STOP) return -1;
    has_sum |= tw_words_hold(TW_WORDS(sums), tw_reading_text(r, t));
    if (has_sum && tw_words_hold(TW_WORDS(verbs), tw_reading_text(r, t))) return i;
  }
  return -1;
}

/* "the total number of patients to 13": something of another kind is counted. */
static bool is_of_others(const struct tw_reading *r, const struct tw_figure *f, const struct tw_figure *total, int verb) {
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  for (int i = verb + 1; i < f->token; i++) {
    if (at(tokens, i)->function != TW_F_OF) continue;
    for (int k = i + 1; k < f->token; k++) {
      int noun = tw_reading_noun(r, at(tokens, k));
      if (noun >= 0) return r->pack->nouns.items[noun].unit != total->unit;
    }
    return true;
  }
  return false;
}

void tw_part_link_running_en(struct tw_reading *r, size_t index) {
  struct tw_figure *f = &r->figures.items[index];
  int verb = f->running_verb = running_verb(r, f);
  bool is_general = verb < 0 || verb < f->token - 1; /* "bringing", not "bring the total to" of a pack */
  bool is_free = f->measure < 0 || (is_general && f->trigger_token == verb);
  if (verb < 0 || !is_free || (f->unit >= 0 && f->unit != r->money_unit && f->noun >= 0)) return;
  for (size_t i = index; i-- > 0 && r->figures.items[i].sentence + 1 >= f->sentence;) {
    const struct tw_figure *total = &r->figures.items[i];
    bool is_same_kind = total->measure >= 0 && (total->unit == r->money_unit) == (f->unit == r->money_unit);
    if (!is_same_kind || total->reason != TW_REASON_NONE || tw_reading_is_context_unit(r, total->unit)) continue;
    if (f->unit == r->money_unit && !tw_slice_eq(total->found->unit, f->found->unit)) continue;
    if (is_of_others(r, f, total, verb)) break;
    f->reason = TW_REASON_NONE;
    tw_part_adopt(r, f, total, i, TW_LINK_LIST);
    f->total = f->trigger_token = -1;
    return;
  }
  if (f->trigger_token == verb) f->measure = -1;
}

/* "A total of 410 were members of the party", "nine of the suspects were the subject of red notices": a count without a verb of
 * its own, and behind a form of be what they are: its role. */
static struct tw_slice role_they_have(struct tw_reading *r, struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { REACH = 6 };
  int i = f->last_token + 1;
  bool is_bare = f->unit < 0 && f->is_elliptic;
  if (r->language != TW_PACK_EN || f->unit == r->money_unit || f->is_unknown_noun || (!is_bare && f->noun < 0))
    return TW_SLICE_NONE;
  while (at(tokens, i) && (at(tokens, i)->function == TW_F_HAVE || at(tokens, i)->function == TW_F_BE)) i++;
  if (i == f->last_token + 1) return TW_SLICE_NONE;
  for (int last = i + REACH; i < last && at(tokens, i); i++) {
    const struct tw_token *t = at(tokens, i);
    int noun = tw_reading_noun(r, t);
    if (noun >= 0 && r->pack->nouns.items[noun].role.len) return r->pack->nouns.items[noun].role;
    if (t->kind != TW_TOKEN_WORD && t->function != TW_F_DET && t->function != TW_F_OF) return TW_SLICE_NONE;
  }
  return TW_SLICE_NONE;
}

void tw_part_link_described_en(struct tw_reading *r, size_t index) {
  enum { SENTENCES_BACK = 3 };
  struct tw_figure *f = &r->figures.items[index];
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  struct tw_slice role = role_they_have(r, f, tokens);
  const struct tw_figure *whole = NULL;
  for (size_t i = index; role.len && i-- > 0 && r->figures.items[i].sentence + SENTENCES_BACK >= f->sentence;) {
    const struct tw_figure *total = &r->figures.items[i];
    if (!tw_part_agree(r, total, f) || total->link == TW_LINK_PART || total->is_contrast || !tw_part_is_at_most(f, total))
      continue;
    whole = total; /* the first one told of */
  }
  if (!whole) return;
  tw_part_adopt(r, f, whole, (size_t)(whole - r->figures.items), TW_LINK_PART);
  f->role = role;
}
