/* English lists of lines below a lead: "Officers seized assets, including:" and then "- 800,000 euros in cash". */
#include "parse/extract/govern.h"
#include "parse/extract/part_link.h"
#include "parse/extract/time_words.h"

enum { MOST_ITEMS = 30 };

static bool is_item(const struct tw_reading *r, const struct tw_sentence *s) {
  return tw_time_is_list_item(tw_slice_sub(r->text, s->start, s->end));
}

/* The sentence of the lead, which ends in a colon; -1: none. */
static int lead_of(const struct tw_reading *r, uint32_t sentence) {
  if (!is_item(r, &r->sentences.items[sentence])) return -1;
  for (int items = 0; items < MOST_ITEMS && sentence > 0; items++) {
    const struct tw_sentence *s = &r->sentences.items[--sentence];
    if (is_item(r, s)) continue;
    return tw_slice_has_suffix(tw_slice_trim(tw_slice_sub(r->text, s->start, s->end)), TW_SLICE(":")) ? (int)sentence : -1;
  }
  return -1;
}

/* What is planned, denied or conditional gives its items nothing. */
static bool is_open_fact(const struct tw_token *t) {
  return t->function == TW_F_MODAL || t->function == TW_F_PLAN || t->function == TW_F_NEG || t->function == TW_F_IF ||
         t->function == TW_F_TO;
}

/* The token's trigger that may hold the figure; `held` where it has none. */
static const struct tw_pack_trigger *trigger_at(struct tw_reading *r, const struct tw_figure *f,
                                                const struct tw_token_list *tokens, size_t i,
                                                const struct tw_pack_trigger *held) {
  for (const struct tw_sense *s = NULL; (s = tw_reading_next_sense(r, &tokens->items[i], TW_SENSE_TRIGGER, s));) {
    if (tw_govern_fits(r, f, tokens, &r->pack->triggers.items[s->target])) return &r->pack->triggers.items[s->target];
  }
  return held;
}

bool tw_part_link_item_en(struct tw_reading *r, size_t index) {
  enum { FIRST_TOKENS = 2, SCORE = 60 };
  struct tw_figure *f = &r->figures.items[index];
  if (r->language != TW_PACK_EN || f->token > FIRST_TOKENS || f->unit < 0) return false;
  int lead = lead_of(r, f->sentence);
  if (lead < 0) return false;
  const struct tw_token_list *tokens = tw_reading_tokens(r, (size_t)lead);
  const struct tw_pack_trigger *held = NULL;
  for (size_t i = 0; i < tokens->count; i++) {
    if (is_open_fact(&tokens->items[i])) return false;
    held = trigger_at(r, f, tokens, i, held);
  }
  if (!held || held->measure < 0) return false;
  f->trigger = (int)(held - r->pack->triggers.items);
  f->trigger_token = -1;
  f->measure = held->measure;
  f->score = SCORE;
  tw_reading_step(r, f, "an item below the lead at byte %u", (unsigned)r->sentences.items[lead].start);
  return true;
}

bool tw_part_is_of_other_act_en(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *total) {
  enum { VERB = 2 };
  if (r->language != TW_PACK_EN || tokens->count <= VERB || tokens->items[0].function != TW_F_INCL) return false;
  const struct tw_sense *s = tw_reading_sense(r, &tokens->items[VERB], TW_SENSE_TRIGGER);
  int measure = s && tokens->items[1].function == TW_F_DET ? r->pack->triggers.items[s->target].measure : -1;
  return measure >= 0 && measure != total->measure;
}
