/* What a verb acts on: the noun its rule asks for, whether it is counted, whether the clause tells of a habit. */
#include "parse/extract/event_draft.h"

enum {
  REACH = 14,      /* tokens between a verb and its noun: "signed, in Beijing on 8 May, an extradition treaty" */
  WRONG_SIDE = 5,  /* an active English verb has its object behind it */
  COUNT_REACH = 4, /* tokens between a noun and its number: "treaties with 48 countries" */
};

static bool has_be_before(const struct tw_token_list *tokens, int token) {
  enum { AUXILIARY_REACH = 3 };
  for (int i = token - 1; i >= 0 && token - i <= AUXILIARY_REACH; i--) {
    if (tokens->items[i].function == TW_F_BE) return true;
    if (tokens->items[i].kind == TW_TOKEN_PUNCT) return false;
  }
  return false;
}

bool tw_event_is_passive(const struct tw_reading *r, const struct tw_event_draft *d) {
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  if (r->language != TW_PACK_EN || d->is_sign) return false;
  return (d->form == TW_FORM_PAST || d->form == TW_FORM_PARTICIPLE) && has_be_before(tokens, d->token);
}

/* A noun of the rule, or a name that stands for one. */
static bool is_object(const struct tw_reading *r, const struct tw_event_draft *d, const struct tw_token *t) {
  int noun = tw_reading_noun(r, t);
  if (noun >= 0 && tw_reading_holds(&d->rule->with, noun)) return true;
  const struct tw_sense *name = d->rule->with_names ? tw_reading_sense(r, t, TW_SENSE_NAME) : NULL;
  return name && (d->rule->with_names & (1u << r->pack->names.items[name->target].kind));
}

bool tw_event_object(struct tw_reading *r, struct tw_event_draft *d, int *ret_cost) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, d->sentence);
  bool is_active = r->language == TW_PACK_EN && !d->is_sign && !tw_event_is_passive(r, d);
  *ret_cost = 0;
  d->object = -1;
  if (!d->rule->with.count || d->is_sign) return true;
  *ret_cost = REACH + 1;
  for (int i = d->token - REACH; i <= d->token + REACH; i++) {
    if (i < d->first || i > d->last || i == d->token || !is_object(r, d, &tokens->items[i])) continue;
    int cost = i < d->token ? d->token - i + (is_active ? WRONG_SIDE : 0) : i - d->token;
    if (cost >= *ret_cost) continue;
    *ret_cost = cost;
    d->object = i;
  }
  return d->object >= 0;
}

static bool is_count(const struct tw_reading *r, const struct tw_token *t) {
  if (t->kind != TW_TOKEN_FIGURE) return false;
  const struct tw_found *f = &r->found.items[t->index];
  return f->kind == TW_KIND_QUANTITY && !(f->flags & TW_FOUND_SMALL_WORD);
}

bool tw_event_is_counted(const struct tw_reading *r, const struct tw_event_draft *d) {
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  if (d->object < 0) return false;
  for (int i = d->object - 1; i >= d->first && d->object - i <= COUNT_REACH && tokens->items[i].kind != TW_TOKEN_PUNCT; i--)
    if (is_count(r, &tokens->items[i])) return true;
  for (int i = d->object + 1; i <= d->last && i - d->object <= COUNT_REACH && tokens->items[i].kind != TW_TOKEN_PUNCT; i++)
    if (is_count(r, &tokens->items[i])) return true;
  return false;
}

/* Words of repetition, in the part of the clause between its commas. */
static const char *const habits_en[] = {" every ",     " each year",  " annually",     " regularly",    " repeatedly",
                                        " routinely ", " many times", " a number of ", " successively "};
static const char *const habits_zh[] = {"多次", "每年", "每次", "定期", "经常", "先后", "历年",
                                        "屡次", "連年", "經常", "歷年", "陆续", "均"};

static bool contains_any(struct tw_slice text, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (tw_slice_find(text, tw_slice_from(words[i]), 0) >= 0) return true;
  return false;
}

bool tw_event_is_habit(const struct tw_reading *r, const struct tw_event_draft *d) {
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  int first = d->token, last = d->token;
  while (first > d->first && tokens->items[first - 1].function != TW_F_COMMA) first--;
  while (last < d->last && tokens->items[last + 1].function != TW_F_COMMA) last++;
  struct tw_slice text = tw_slice_sub(r->text, tokens->items[first].start, tokens->items[last].end);
  if (r->language == TW_PACK_ZH) return contains_any(text, habits_zh, sizeof habits_zh / sizeof *habits_zh);
  return contains_any(text, habits_en, sizeof habits_en / sizeof *habits_en);
}

bool tw_event_is_in_title(const struct tw_reading *r, const struct tw_event_draft *d) {
  struct tw_slice before =
      tw_slice_sub(r->text, r->sentences.items[d->sentence].start, r->sentences.items[d->sentence].tokens.items[d->token].start);
  ptrdiff_t open = -1, close = -1;
  for (ptrdiff_t at = tw_slice_find(before, TW_SLICE("《"), 0); at >= 0;
       at = tw_slice_find(before, TW_SLICE("《"), (size_t)at + 1))
    open = at;
  for (ptrdiff_t at = tw_slice_find(before, TW_SLICE("》"), 0); at >= 0;
       at = tw_slice_find(before, TW_SLICE("》"), (size_t)at + 1))
    close = at;
  return open > close;
}

bool tw_event_is_headline(const struct tw_reading *r, size_t sentence) {
  const struct tw_sentence *s = &r->sentences.items[sentence];
  struct tw_slice text = tw_slice_sub(r->text, s->start, s->end);
  static const char *const bullets[] = {"- ", "* ", "•", "·", "●", "►", "> "};
  static const char *const stops[] = {".", "。", "!", "！", "?", "？", ";", "；", "\"", "”"};
  bool is_bullet = false, is_closed = false;
  for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) is_bullet |= tw_slice_has_prefix(text, tw_slice_from(bullets[i]));
  for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) is_closed |= tw_slice_has_suffix(text, tw_slice_from(stops[i]));
  return is_bullet && !is_closed;
}
