/* Places behind prepositions, states and organisations as parties: names of the pack's gazetteer, and acronyms. */
#include "parse/extract/event_draft.h"

void tw_event_add_name(struct tw_slice *names, size_t *count, struct tw_slice name) {
  for (size_t i = 0; i < *count; i++)
    if (tw_slice_eq(names[i], name)) return;
  if (*count < TW_EVENT_NAMES && name.len) names[(*count)++] = name;
}

void tw_event_add_person(struct tw_event_people *people, struct tw_event_person person) {
  if (people->count < TW_EVENT_NAMES) people->items[people->count++] = person;
}

/* The first word of the text's language is the name that is published. */
static struct tw_slice published_name(const struct tw_reading *r, const struct tw_pack_name *name, struct tw_slice as_written) {
  const struct tw_pack_word_list *words = &name->words.of[r->language];
  return words->count ? words->items[0] : as_written;
}

static const struct tw_pack_name *name_at(const struct tw_reading *r, const struct tw_token *t) {
  const struct tw_sense *s = tw_reading_sense(r, t, TW_SENSE_NAME);
  return s ? &r->pack->names.items[s->target] : NULL;
}

static bool is_place_mark(const struct tw_reading *r, const struct tw_token *t) {
  return t->kind == TW_TOKEN_FUNCTION &&
         (t->function == TW_F_IN || t->function == TW_F_FROM || (r->language == TW_PACK_EN && t->function == TW_F_INCL));
}

/* "in Vienna", "from the Netherlands", 从美国, 在北京. */
static bool is_behind_place_mark(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  for (int k = i - 1; k >= 0 && i - k <= 2; k--) {
    if (is_place_mark(r, &tokens->items[k])) return true;
    if (tokens->items[k].function != TW_F_DET) return false;
  }
  return false;
}

/* "G20", "APEC", "UNODC": three letters or more, all capitals or digits. */
static bool is_acronym(struct tw_slice word) {
  enum { SHORTEST = 3, LONGEST = 8 };
  if (word.len < SHORTEST || word.len > LONGEST) return false;
  for (size_t i = 0; i < word.len; i++)
    if (!((word.ptr[i] >= 'A' && word.ptr[i] <= 'Z') || (i > 0 && word.ptr[i] >= '0' && word.ptr[i] <= '9'))) return false;
  return true;
}

static void add_name(struct tw_reading *r, struct tw_event_draft *d, const struct tw_token_list *tokens, int i,
                     const struct tw_pack_name *name) {
  struct tw_slice text = published_name(r, name, tw_reading_text(r, &tokens->items[i]));
  bool is_geographic = name->kind == TW_NAME_STATE || name->kind == TW_NAME_PLACE;
  if (is_geographic && !d->place.len && is_behind_place_mark(r, tokens, i))
    d->place = text;
  else if (name->kind == TW_NAME_STATE || name->kind == TW_NAME_AGENCY)
    tw_event_add_name(d->parties, &d->party_count, text);
}

void tw_event_place(struct tw_reading *r, struct tw_event_draft *d) {
  const struct tw_token_list *tokens = tw_reading_tokens(r, d->sentence);
  for (int i = d->first; i <= d->last; i++) {
    const struct tw_token *t = &tokens->items[i];
    const struct tw_pack_name *name = name_at(r, t);
    if (name)
      add_name(r, d, tokens, i, name);
    else if (t->kind == TW_TOKEN_WORD && is_acronym(tw_reading_text(r, t)))
      tw_event_add_name(d->parties, &d->party_count, tw_reading_text(r, t));
  }
}
