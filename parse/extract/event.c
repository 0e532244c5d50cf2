/* Events: triggers of the pack, each with its clause, date, place and people; then one record for each. */
#include "parse/extract/event_draft.h"
#include "parse/extract/sentence.h"

enum { WITH_REACH = 14 }; /* tokens between a verb and the noun it needs: "signed, in Beijing on 8 May, an extradition treaty" */

static const struct tw_token_list *tokens_of(const struct tw_reading *r, const struct tw_event_draft *d) {
  return &r->sentences.items[d->sentence].tokens;
}

/* ---- which triggers count ---- */

static bool has_noun(struct tw_reading *r, const struct tw_event_draft *d) {
  const struct tw_token_list *tokens = tokens_of(r, d);
  if (!d->rule->with.count) return true;
  for (int i = d->token - WITH_REACH; i <= d->token + WITH_REACH; i++) {
    if (i < d->first || i > d->last) continue;
    int noun = tw_reading_noun(r, &tokens->items[i]);
    if (noun >= 0 && tw_reading_holds(&d->rule->with, noun)) return true;
  }
  return false;
}

static bool has_figure(const struct tw_reading *r, const struct tw_event_draft *d, bool wants_money) {
  const struct tw_token_list *tokens = tokens_of(r, d);
  for (int i = d->first; i <= d->last; i++)
    if (tokens->items[i].kind == TW_TOKEN_FIGURE && (r->found.items[tokens->items[i].index].kind == TW_KIND_MONEY) == wants_money)
      return true;
  return false;
}

static bool is_short(struct tw_period p) {
  return p.start != TW_DAY_NONE && p.end != TW_DAY_NONE && p.end - p.start <= TW_EVENT_MONTH_DAYS;
}

/* An act on persons needs a name, or a day or month with counted people: a year's total is a figure, not an event. */
static bool has_persons(const struct tw_event_draft *d) {
  return d->person_count > 0 || (d->has_counted && is_short(d->period));
}

static bool is_enough(const struct tw_event_draft *d) {
  if (d->rule->needs_person && !has_persons(d)) return false;
  return d->date.len || d->person_count || d->party_count;
}

/* ---- drafts ---- */

static void fill(struct tw_reading *r, struct tw_event_draft *d) {
  const struct tw_token *t = &tokens_of(r, d)->items[d->token];
  tw_event_clause(r, d);
  d->is_dropped = !has_noun(r, d) || (d->rule->needs_money && !has_figure(r, d, true)) || !tw_event_is_stated(r, d);
  if (d->is_dropped) return;
  d->has_counted = has_figure(r, d, false);
  tw_event_date(r, d);
  tw_event_place(r, d);
  tw_event_persons(r, d);
  tw_sentence_quote(r, d->sentence, t->start, t->end, &d->quote_start, &d->quote_end);
  d->is_dropped = !is_enough(d);
}

static int add_draft(struct tw_reading *r, struct tw_event_draft_list *drafts, const struct tw_event_draft *base,
                     struct tw_slice type) {
  struct tw_event_draft *d = TW_ARENA_PUSH(r->arena, drafts);
  if (!d) return TW_ENOMEM;
  *d = *base;
  d->type = type;
  return 0;
}

static int add_trigger(struct tw_reading *r, struct tw_event_draft_list *drafts, size_t sentence, int token,
                       const struct tw_sense *sense) {
  struct tw_event_draft d = {.rule = &r->pack->events.items[sense->target],
                             .sentence = sentence,
                             .token = token,
                             .form = (enum tw_form)sense->form,
                             .is_sign = sense->kind == TW_SENSE_SIGN,
                             .period = TW_PERIOD_NONE};
  fill(r, &d);
  if (d.is_dropped) return 0;
  int status = add_draft(r, drafts, &d, d.rule->type);
  for (size_t i = 0; status == 0 && i < d.rule->also.count; i++) status = add_draft(r, drafts, &d, d.rule->also.items[i]);
  return status;
}

static int scan_sentence(struct tw_reading *r, struct tw_event_draft_list *drafts, size_t sentence) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, sentence);
  for (int i = 0; (size_t)i < tokens->count; i++) {
    const struct tw_hit *hit = tw_reading_hit(r, &tokens->items[i]);
    for (size_t k = 0; hit && k < hit->sense_count; k++) {
      const struct tw_sense *s = &hit->senses[k];
      if (s->pack != r->pack_index || (s->kind != TW_SENSE_EVENT && s->kind != TW_SENSE_SIGN)) continue;
      if (add_trigger(r, drafts, sentence, i, s) < 0) return TW_ENOMEM;
    }
  }
  return 0;
}

/* ---- records ---- */

/* Thousandths: a stated date and a named person are what makes an event sure. */
static int32_t confidence_of(const struct tw_event_draft *d) {
  enum { BASE = 600, DATED = 150, NAMED = 150, PARTY = 50, FROM_ELSEWHERE = -60, PLANNED = -50 };
  int32_t sum = BASE + (d->date.len ? DATED : 0) + (d->person_count ? NAMED : 0) + (d->party_count ? PARTY : 0);
  if (d->basis == TW_BASIS_PARAGRAPH) sum += FROM_ELSEWHERE;
  return sum + (d->is_planned ? PLANNED : 0);
}

static struct tw_slice *keep_names(struct tw_reading *r, const struct tw_slice *names, size_t count) {
  struct tw_slice *kept = tw_arena_calloc(r->arena, count ? count : 1, sizeof *kept);
  if (kept && count) memcpy(kept, names, count * sizeof *kept);
  return kept;
}

static int write_event(struct tw_reading *r, const struct tw_event_draft *d, struct tw_extraction *out) {
  const struct tw_token *t = &tokens_of(r, d)->items[d->token];
  struct tw_event *e = TW_ARENA_PUSH(r->arena, &out->events);
  if (!e) return TW_ENOMEM;
  *e = (struct tw_event){.type = d->type,
                         .status = d->is_planned ? TW_SLICE("planned") : TW_SLICE_NONE,
                         .date = d->date,
                         .date_end = d->date_end,
                         .date_basis = d->date.len ? d->basis : TW_BASIS_NONE,
                         .place = d->place,
                         .persons = keep_names(r, d->persons, d->person_count),
                         .person_count = d->person_count,
                         .parties = keep_names(r, d->parties, d->party_count),
                         .party_count = d->party_count,
                         .start = t->start,
                         .end = t->end,
                         .quote_start = d->quote_start,
                         .quote_end = d->quote_end,
                         .rule = d->rule->rule,
                         .confidence = confidence_of(d)};
  return e->persons && e->parties ? 0 : TW_ENOMEM;
}

int tw_event_find(struct tw_reading *r, struct tw_extraction *out) {
  struct tw_event_draft_list drafts = {0};
  if (!r->pack->events.count) return 0;
  for (size_t i = 0; i < r->sentences.count; i++)
    if (!r->sentences.items[i].is_boilerplate && scan_sentence(r, &drafts, i) < 0) return TW_ENOMEM;
  tw_event_merge(&drafts);
  for (size_t i = 0; i < drafts.count; i++)
    if (!drafts.items[i].is_dropped && write_event(r, &drafts.items[i], out) < 0) return TW_ENOMEM;
  return 0;
}
