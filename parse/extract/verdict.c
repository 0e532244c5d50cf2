/* One verdict for each found object, and the counts of reasons. */
#include "parse/extract/passes.h"

/* What becomes of a number by its kind alone. */
static const enum tw_reason kind_reason[TW_KIND_COUNT] = {
    [TW_KIND_QUANTITY] = TW_REASON_NO_RULE, [TW_KIND_MONEY] = TW_REASON_NO_RULE,     [TW_KIND_PERIOD] = TW_REASON_YEAR,
    [TW_KIND_DATE] = TW_REASON_YEAR,        [TW_KIND_ORDINAL] = TW_REASON_ORDINAL,   [TW_KIND_PERCENT] = TW_REASON_PERCENTAGE,
    [TW_KIND_AGE] = TW_REASON_AGE,          [TW_KIND_DURATION] = TW_REASON_DURATION, [TW_KIND_TIME] = TW_REASON_DURATION,
    [TW_KIND_IDENTIFIER] = TW_REASON_NAME,  [TW_KIND_PHONE] = TW_REASON_NAME,        [TW_KIND_VERSION] = TW_REASON_NAME,
    [TW_KIND_SCORE] = TW_REASON_NO_RULE,    [TW_KIND_MARKER] = TW_REASON_ORDINAL,    [TW_KIND_NAME] = TW_REASON_NAME,
};

/* "12 boats", where boats are a noun without a unit and no trap took them. */
static bool is_uncounted(const struct tw_reading *r, const struct tw_figure *f) {
  return f->noun >= 0 && r->pack->nouns.items[f->noun].unit < 0 && f->trigger < 0;
}

static void fill_figure(const struct tw_reading *r, const struct tw_figure *f, struct tw_verdict_line *line) {
  line->accepted = f->is_accepted;
  line->reason = f->reason;
  if (!f->is_accepted && f->reason == TW_REASON_NONE)
    line->reason = f->is_unknown_noun || is_uncounted(r, f) ? TW_REASON_UNIT_UNKNOWN : TW_REASON_NO_RULE;
  if (f->is_accepted) {
    line->measure = r->pack->measures.items[f->measure].name;
    line->rule = r->pack->measures.items[f->measure].rule;
  }
  line->steps = (struct tw_slice *)(uintptr_t)f->steps;
  line->step_count = f->step_count;
}

static const struct tw_figure *figure_of(const struct tw_reading *r, size_t found, size_t *at) {
  while (*at < r->figures.count && r->figures.items[*at].found_index < found) (*at)++;
  return *at < r->figures.count && r->figures.items[*at].found_index == found ? &r->figures.items[*at] : NULL;
}

/* The pack's word that holds the object, or NULL. */
static const struct tw_hit *hit_around(const struct tw_reading *r, const struct tw_found *f) {
  size_t low = 0, high = r->hits.count;
  while (low < high) {
    size_t mid = low + (high - low) / 2;
    if (r->hits.items[mid].end < f->end)
      low = mid + 1;
    else
      high = mid;
  }
  const struct tw_hit *hit = low < r->hits.count ? &r->hits.items[low] : NULL;
  return hit && hit->start <= f->start ? hit : NULL;
}

/* A number inside a word of the pack is part of a name, unless that word is a slogan ("zero tolerance") or names a list ("100
 * most wanted"). */
static enum tw_reason reason_inside(const struct tw_reading *r, const struct tw_found *f) {
  const struct tw_hit *hit = hit_around(r, f);
  const struct tw_pack_word_list *lists = &r->pack->lists.of[r->language];
  struct tw_slice text = hit ? tw_slice_sub(r->text, f->end, hit->end) : TW_SLICE_NONE;
  if (hit && tw_hit_sense(hit, TW_SENSE_SLOGAN, r->pack_index)) return TW_REASON_SLOGAN;
  for (size_t i = 0; i < lists->count; i++)
    for (size_t at = 0; at + lists->items[i].len <= text.len; at++)
      if (tw_slice_has_prefix_nocase(tw_slice_sub(text, at, text.len), lists->items[i])) return TW_REASON_LIST_SIZE;
  return TW_REASON_NAME;
}

static struct tw_verdict_line judge(const struct tw_reading *r, size_t found, struct tw_slice *shut, size_t *at) {
  const struct tw_found *f = &r->found.items[found];
  struct tw_verdict_line line = {.found = (uint32_t)found, .reason = kind_reason[f->kind]};
  if (f->kind != TW_KIND_QUANTITY && f->kind != TW_KIND_MONEY) return line;
  if (shut->ptr) {
    line.steps = shut;
    line.step_count = 1;
    return line;
  }
  const struct tw_figure *figure = figure_of(r, found, at);
  if (figure)
    fill_figure(r, figure, &line);
  else
    line.reason = reason_inside(r, f);
  return line;
}

/* With several packs an acceptance stays; else the first pack that says more than "no rule" does. */
static void merge(struct tw_verdict_line *old, const struct tw_verdict_line *line) {
  bool is_better = line->accepted || (old->reason == TW_REASON_NO_RULE && line->reason != TW_REASON_NO_RULE);
  if (!old->accepted && is_better) *old = *line;
}

int tw_verdict_add(struct tw_reading *r, struct tw_slice shut, struct tw_extraction *out) {
  struct tw_slice *kept = tw_arena_calloc(r->arena, 1, sizeof *kept);
  if (!kept) return TW_ENOMEM;
  *kept = shut;
  bool is_first = out->verdicts.count == 0;
  size_t at = 0;
  for (size_t i = 0; i < r->found.count; i++) {
    struct tw_verdict_line line = judge(r, i, kept, &at);
    struct tw_verdict_line *slot = is_first ? TW_ARENA_PUSH(r->arena, &out->verdicts) : &out->verdicts.items[i];
    if (!slot) return TW_ENOMEM;
    if (is_first)
      *slot = line;
    else
      merge(slot, &line);
  }
  return 0;
}
