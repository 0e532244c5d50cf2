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

static void fill_figure(const struct tw_reading *r, const struct tw_figure *f, struct tw_verdict_line *line) {
  line->accepted = f->is_accepted;
  line->reason = f->reason;
  if (!f->is_accepted && f->reason == TW_REASON_NONE)
    line->reason = f->is_unknown_noun ? TW_REASON_UNIT_UNKNOWN : TW_REASON_NO_RULE;
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

static struct tw_verdict_line judge(const struct tw_reading *r, size_t found, bool is_shut, size_t *at) {
  const struct tw_found *f = &r->found.items[found];
  struct tw_verdict_line line = {.found = (uint32_t)found, .reason = kind_reason[f->kind]};
  if (f->kind != TW_KIND_QUANTITY && f->kind != TW_KIND_MONEY) return line;
  const struct tw_figure *figure = figure_of(r, found, at);
  if (figure && !is_shut)
    fill_figure(r, figure, &line);
  else if (!is_shut)
    line.reason = TW_REASON_NAME; /* inside a word of the pack */
  return line;
}

/* With several packs an acceptance stays; else the first pack that says more than "no rule" does. */
static void merge(struct tw_verdict_line *old, const struct tw_verdict_line *line) {
  bool is_better = line->accepted || (old->reason == TW_REASON_NO_RULE && line->reason != TW_REASON_NO_RULE);
  if (!old->accepted && is_better) *old = *line;
}

int tw_verdict_add(struct tw_reading *r, bool is_shut, struct tw_extraction *out) {
  bool is_first = out->verdicts.count == 0;
  size_t at = 0;
  for (size_t i = 0; i < r->found.count; i++) {
    struct tw_verdict_line line = judge(r, i, is_shut, &at);
    struct tw_verdict_line *slot = is_first ? TW_ARENA_PUSH(r->arena, &out->verdicts) : &out->verdicts.items[i];
    if (!slot) return TW_ENOMEM;
    if (is_first)
      *slot = line;
    else
      merge(slot, &line);
  }
  return 0;
}
