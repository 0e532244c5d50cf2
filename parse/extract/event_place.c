/* Places behind prepositions, states and organisations as parties: names of the pack's gazetteer, and acronyms. */
#include "base/words.h"
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

/* Prepositions of place; "between" and "against" are none. */
static bool is_place_mark(const struct tw_reading *r, const struct tw_token *t) {
  static const char *const marks[] = {"in", "at", "from", "near", "outside", "在", "于", "於", "从", "從", "自", "由"};
  struct tw_slice text = tw_reading_text(r, t);
  return t->kind == TW_TOKEN_FUNCTION && tw_words_hold(TW_WORDS(marks), text);
}

/* "in Vienna", "from the Netherlands", 从美国, 在北京. */
static bool is_behind_place_mark(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  for (int k = i - 1; k >= 0 && i - k <= 2; k--) {
    if (is_place_mark(r, &tokens->items[k])) return true;
    if (tokens->items[k].function != TW_F_DET) return false;
  }
  return false;
}

/* KPI, 《国度报》(EL PAIS): Chinese text names agencies in Chinese, with few exceptions. */
static bool is_agency_zh(const struct tw_reading *r, struct tw_slice word) {
  static const char *const agencies[] = {"fbi", "dea",  "irs",   "sec",  "doj", "finma", "sfo", "nca",      "macc", "cpib",
                                         "ice", "cbp",  "efcc",  "nbi",  "cbi", "kpk",   "hsi", "interpol", "rcmp", "afp",
                                         "fca", "icac", "paocc", "amlo", "dsi", "sfc",   "cib", "npcc"};
  return r->language != TW_PACK_ZH || tw_words_hold(TW_WORDS(agencies), word);
}

bool tw_event_is_acronym(struct tw_slice word) {
  static const char *const wires[] = {"pti", "ani", "ians", "uni", "bernama", "antara", "upi", "dpa", "nan", "gna", "xinhua"};
  enum { SHORTEST = 3, LONGEST = 8 };
  if (word.len < SHORTEST || word.len > LONGEST) return false;
  for (size_t i = 0; i < word.len; i++)
    if (!((word.ptr[i] >= 'A' && word.ptr[i] <= 'Z') || (i > 0 && word.ptr[i] >= '0' && word.ptr[i] <= '9'))) return false;
  return !tw_words_hold(TW_WORDS(wires), word); /* who tells it */
}

bool tw_event_is_body(struct tw_slice name) {
  static const char *const bodies[] = {"agency",     "authority",   "bureau",   "commission", "council",  "court",
                                       "department", "directorate", "division", "force",      "ministry", "office",
                                       "police",     "secretariat", "service",  "tribunal",   "unit"};
  size_t start = name.len;
  while (start > 0 && name.ptr[start - 1] != ' ') start--;
  return tw_words_hold_sorted(TW_WORDS(bodies), tw_slice_sub(name, start, name.len));
}

static bool is_name_part(const struct tw_reading *r, const struct tw_token *t) {
  return t->is_capital && (t->kind == TW_TOKEN_WORD || t->kind == TW_TOKEN_HIT) && !t->function && !name_at(r, t);
}

int tw_event_body_start(const struct tw_reading *r, const struct tw_token_list *tokens, int first, int last) {
  enum { LONGEST = 7 };
  int start = last;
  for (int i = last - 1; i >= first && last - i <= LONGEST; i--) {
    const struct tw_token *t = &tokens->items[i];
    if (is_name_part(r, t))
      start = i;
    else if (t->function != TW_F_AND && t->function != TW_F_OF)
      break;
  }
  return start;
}

/* Tokens between, a comma being farther than a word; in Chinese what stands behind a comma belongs to the next verb. */
static int place_cost(const struct tw_reading *r, const struct tw_token_list *tokens, int place, int trigger) {
  enum { COMMA = 6, TOO_FAR = 1000 };
  int cost = 0, low = place < trigger ? place : trigger, high = place < trigger ? trigger : place;
  for (int i = low + 1; i < high; i++) {
    bool is_comma = tokens->items[i].function == TW_F_COMMA;
    if (is_comma && place > trigger && r->language == TW_PACK_ZH) return TOO_FAR;
    cost += is_comma ? COMMA : 1;
  }
  return cost;
}

static void add_name(struct tw_reading *r, struct tw_event_draft *d, const struct tw_token_list *tokens, int i,
                     const struct tw_pack_name *name, int *cost) {
  struct tw_slice text = published_name(r, name, tw_reading_text(r, &tokens->items[i]));
  bool is_geographic = name->kind == TW_NAME_STATE || name->kind == TW_NAME_PLACE;
  int here = is_geographic && is_behind_place_mark(r, tokens, i) ? place_cost(r, tokens, i, d->token) : *cost;
  if (here < *cost) {
    d->place = text;
    *cost = here;
  } else if (name->kind == TW_NAME_STATE || name->kind == TW_NAME_AGENCY) {
    tw_event_add_name(d->parties, &d->party_count, text);
  }
}

void tw_event_place(struct tw_reading *r, struct tw_event_draft *d) {
  enum { REACH = 60 };
  const struct tw_token_list *tokens = tw_reading_tokens(r, d->sentence);
  int cost = REACH;
  for (int i = d->first; i <= d->last; i++) {
    const struct tw_token *t = &tokens->items[i];
    const struct tw_pack_name *name = name_at(r, t);
    if (name)
      add_name(r, d, tokens, i, name, &cost);
    else if ((t->kind == TW_TOKEN_WORD || t->kind == TW_TOKEN_NUMBER) && tw_event_is_acronym(tw_reading_text(r, t)) &&
             is_agency_zh(r, tw_reading_text(r, t)))
      tw_event_add_name(d->parties, &d->party_count, tw_reading_text(r, t));
    else if (r->language == TW_PACK_EN && is_name_part(r, t) && tw_event_is_body(tw_reading_text(r, t))) {
      int start = tw_event_body_start(r, tokens, d->first, i);
      if (start < i) tw_event_add_name(d->parties, &d->party_count, tw_slice_sub(r->text, tokens->items[start].start, t->end));
    }
  }
}
