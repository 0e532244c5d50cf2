#include "parse/extract/passes.h"
#include <stdarg.h>
#include <stdio.h>

enum { STEP_BYTES = 160 }; /* one line of explain */

const struct tw_token_list *tw_reading_tokens(struct tw_reading *r, size_t sentence) {
  struct tw_sentence *s = &r->sentences.items[sentence];
  if (!s->is_tokenized) {
    struct tw_token_source source = {r->text, &r->found, &r->hits, r->functions};
    if (tw_token_split(r->arena, r->language, &source, s->start, s->end, s->found_at, s->hit_at, &s->tokens) < 0)
      s->tokens.count = 0;
    s->is_tokenized = true;
  }
  return &s->tokens;
}

const struct tw_sense *tw_reading_next_sense(const struct tw_reading *r, const struct tw_token *token, enum tw_sense_kind kind,
                                             const struct tw_sense *after) {
  const struct tw_hit *hit = tw_reading_hit(r, token);
  if (!hit || !(hit->kinds >> kind & 1)) return NULL;
  const struct tw_sense *end = hit->senses + hit->sense_count;
  for (const struct tw_sense *s = after ? after + 1 : hit->senses; s < end; s++)
    if (s->kind == kind && s->pack == r->pack_index) return s;
  return NULL;
}

/* Traced at the first call. False when memory is out. */
static bool has_trace(const struct tw_reading *r, struct tw_sentence *s) {
  if (s->words) return true;
  s->words = tw_arena_calloc(r->arena, 1, sizeof *s->words);
  if (s->words) tw_words_trace(tw_slice_sub(r->text, s->start, s->end), &s->words->trace);
  return s->words;
}

bool tw_reading_may_say(const struct tw_reading *r, size_t sentence, struct tw_words words) {
  struct tw_sentence *s = &r->sentences.items[sentence];
  return !has_trace(r, s) || tw_words_may_stand_in(words, &s->words->trace);
}

bool tw_reading_stands_in(const struct tw_reading *r, size_t sentence, struct tw_words words, uint32_t start, uint32_t end) {
  struct tw_sentence *s = &r->sentences.items[sentence];
  if (!has_trace(r, s)) return tw_words_stand_in(words, tw_slice_sub(r->text, start, end));
  const void **absent = &s->words->absent[((uintptr_t)words.items >> 5) % TW_SENTENCE_LISTS];
  if (*absent == words.items) return false;
  struct tw_slice whole = tw_slice_sub(r->text, s->start, s->end);
  if (tw_words_stand_in_traced(words, whole, &s->words->trace))
    return tw_words_stand_in_traced(words, tw_slice_sub(r->text, start, end), &s->words->trace);
  *absent = words.items;
  return false;
}

bool tw_reading_says(const struct tw_reading *r, size_t sentence, struct tw_words words) {
  const struct tw_sentence *s = &r->sentences.items[sentence];
  return tw_reading_stands_in(r, sentence, words, s->start, s->end);
}

void tw_reading_step(struct tw_reading *r, struct tw_figure *figure, const char *format, ...) {
  if (!r->wants_steps || figure->step_count >= TW_MAX_STEPS) return;
  char text[STEP_BYTES];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof text, format, args);
  va_end(args);
  struct tw_slice kept = tw_arena_dup(r->arena, tw_slice_from(text));
  if (kept.ptr) figure->steps[figure->step_count++] = kept;
}

void tw_reading_use(struct tw_reading *r, enum tw_use_kind kind, int rule, int record) {
  struct tw_rule_use *use = r->uses ? TW_ARENA_PUSH(r->arena, r->uses) : NULL;
  if (use) *use = (struct tw_rule_use){kind, r->pack_index, rule, record};
}

bool tw_reading_counts(const struct tw_reading *r, int noun, int unit) {
  return unit >= 0 && r->pack->nouns.items[noun].units >> unit & 1;
}

bool tw_reading_is_context_unit(const struct tw_reading *r, int unit) {
  for (size_t i = 0; i < r->pack->measures.count; i++) {
    const struct tw_pack_measure *m = &r->pack->measures.items[i];
    if (m->is_context && m->units.items[0] == unit) return true;
  }
  return false;
}

bool tw_reading_holds(const struct tw_pack_index_list *list, int value) {
  for (size_t i = 0; i < list->count; i++)
    if (list->items[i] == value) return true;
  return false;
}

size_t tw_reading_first_figure(const struct tw_reading *r, size_t sentence) {
  size_t low = 0, high = r->figures.count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (r->figures.items[middle].sentence < sentence)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}
