/* English words that say how a thing is counted: "310 kg of scales", "1.2 million doses of vaccine", "40 head of cattle". */
#include "parse/extract/passes.h"

/* The word itself or its plural. */
static bool is_form_of(struct tw_slice counter, struct tw_slice word) {
  if (tw_slice_eq_nocase(counter, word)) return true;
  bool is_longer = word.len == counter.len + 1 && (word.ptr[counter.len] == 's' || word.ptr[counter.len] == 'S');
  return is_longer && tw_slice_has_prefix_nocase(word, counter);
}

/* Bits of the pack's units that are counted so. */
static uint32_t units_of(const struct tw_pack *pack, struct tw_slice word) {
  uint32_t units = 0;
  for (size_t i = 0; i < pack->units.count; i++) {
    const struct tw_pack_word_list *counters = &pack->units.items[i].counters.of[TW_PACK_EN];
    for (size_t k = 0; k < counters->count; k++)
      if (is_form_of(counters->items[k], word)) units |= UINT32_C(1) << i;
  }
  return units;
}

static const struct tw_token *token_behind(const struct tw_reading *r, const struct tw_figure *f) {
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  return (size_t)f->last_token + 1 < tokens->count ? &tokens->items[f->last_token + 1] : NULL;
}

void tw_counter_find_en(struct tw_reading *r, struct tw_figure *f) {
  const struct tw_token *next = token_behind(r, f);
  if (f->found->unit.len) {
    f->counter_units = units_of(r->pack, f->found->unit);
    f->is_unknown_noun = !f->counter_units; /* "12 km": measured, and in nothing that the pack knows */
  } else if (next && tw_reading_sense(r, next, TW_SENSE_COUNTER) && tw_reading_noun(r, next) < 0) {
    f->counter_units = units_of(r->pack, tw_reading_text(r, next));
    f->last_token++;
  }
  next = token_behind(r, f);
  if (!f->counter_units || !next || next->function != TW_F_OF) return;
  f->last_token++;
  next = token_behind(r, f);
  if (next && next->function == TW_F_DET) f->last_token++;
}

static int lowest(uint32_t units) {
  return units ? __builtin_ctz(units) : -1;
}

void tw_counter_settle(const struct tw_reading *r, struct tw_figure *f) {
  const struct tw_pack_noun *noun = f->noun >= 0 ? &r->pack->nouns.items[f->noun] : NULL;
  if (!f->counter_units || f->count_trigger >= 0) return;
  if (noun && noun->unit < 0) return; /* a thing that no measure counts, however it is weighed */
  if (noun && !(noun->units & f->counter_units)) {
    f->noun = -1;
    f->role = TW_SLICE_NONE;
    noun = NULL;
  }
  f->unit = lowest(noun ? noun->units & f->counter_units : f->counter_units);
  f->is_unknown_noun = f->is_elliptic = false;
}

bool tw_counter_is_measured(const struct tw_reading *r, const struct tw_figure *f) {
  return f->counter_units && f->unit >= 0 && r->pack->units.items[f->unit].is_measured;
}
