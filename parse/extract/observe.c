/* Accepted figures to observations, each with its confidence (docs/confidence.md). */
#include "parse/extract/confidence.h"
#include "parse/extract/passes.h"
#include "parse/extract/sentence.h"

/* What takes how many points off a thousand. */
enum {
  FULL = 1000,
  PER_SCORE_POINT = 4,
  RIVALRY = 2,
  CLEAR_LEAD = 60,
  NO_NOUN = 60,
  INHERITED = 40,
  INHERITED_PERIOD = 30,
  CONTEXT = 40
};

static int points_of(const struct tw_reading *r, const struct tw_figure *f) {
  int value = FULL;
  if (f->score < 100) value -= (100 - f->score) * PER_SCORE_POINT;
  if (f->rival > 0 && f->score - f->rival < CLEAR_LEAD) value -= (CLEAR_LEAD - (f->score - f->rival)) * RIVALRY;
  if (f->noun < 0 && f->count_trigger < 0 && f->unit != r->money_unit) value -= NO_NOUN;
  if (f->link != TW_LINK_NONE) value -= INHERITED;
  if (f->basis == TW_BASIS_PARAGRAPH || f->basis == TW_BASIS_OPERATION) value -= INHERITED_PERIOD;
  if (f->trigger < 0) value -= CONTEXT;
  return value > 0 ? value : 0;
}

/* False when the measure asks for more. */
static bool is_sure(struct tw_reading *r, struct tw_figure *f) {
  int points = points_of(r, f), needed = r->pack->measures.items[f->measure].min_confidence;
  f->confidence = tw_confidence_of_metric(points);
  tw_reading_step(r, f, "confidence %d.%03d (%d points)", f->confidence / TW_CONFIDENCE_ONE, f->confidence % TW_CONFIDENCE_ONE,
                  points);
  if (f->confidence >= needed) return true;
  tw_reading_step(r, f, "the measure asks for %d.%03d", needed / TW_CONFIDENCE_ONE, needed % TW_CONFIDENCE_ONE);
  f->reason = TW_REASON_LOW_CONFIDENCE;
  return false;
}

static void fill(struct tw_reading *r, struct tw_figure *f, struct tw_observation *o) {
  const struct tw_pack_measure *m = &r->pack->measures.items[f->measure];
  const struct tw_found *found = f->found;
  const struct tw_token *own = &r->sentences.items[f->sentence].tokens.items[f->token];
  *o = (struct tw_observation){
      .measure = m->name,
      .unit = f->unit == r->money_unit ? found->unit : r->pack->units.items[f->unit].name,
      .role = f->role,
      .status = f->is_planned ? TW_SLICE("planned") : TW_SLICE_NONE,
      .value = found->value,
      .value_max = found->value_max,
      .has_max = found->flags & TW_FOUND_HAS_MAX,
      .qualifier = found->qualifier,
      .period = f->period,
      .period_basis = f->basis,
      .start = found->start,
      .end = found->end,
      .rule = m->rule,
      .confidence = f->confidence,
      .part_of = -1,
  };
  tw_sentence_quote(r, f->sentence, own->start, own->end, &o->quote_start, &o->quote_end);
  o->jurisdiction = tw_jurisdiction_of(r, f->sentence, found->start);
}

int tw_observe(struct tw_reading *r, struct tw_extraction *out) {
  for (size_t i = 0; i < r->figures.count; i++) {
    struct tw_figure *f = &r->figures.items[i];
    if (f->measure < 0 && f->trigger >= 0) tw_reading_use(r, TW_USE_TRAP, f->trigger, -1);
    if (f->measure < 0 || f->reason != TW_REASON_NONE || f->unit < 0 || !is_sure(r, f)) continue;
    struct tw_observation *o = TW_ARENA_PUSH(r->arena, &out->observations);
    if (!o) return TW_ENOMEM;
    fill(r, f, o);
    f->is_accepted = true;
    f->observation = (int)out->observations.count - 1;
    if (f->trigger >= 0) tw_reading_use(r, TW_USE_TRIGGER, f->trigger, f->observation);
  }
  for (size_t i = 0; i < r->figures.count; i++) {
    const struct tw_figure *f = &r->figures.items[i];
    if (f->is_accepted && f->link == TW_LINK_PART && f->total >= 0 && r->figures.items[f->total].is_accepted)
      out->observations.items[f->observation].part_of = r->figures.items[f->total].observation;
  }
  return 0;
}
