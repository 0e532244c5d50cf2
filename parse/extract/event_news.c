/* News: what the opening of a text tells as just done, without a day. English. */
#include "base/words.h"
#include "parse/extract/event_draft.h"
#include "parse/extract/time_words.h"

static const struct tw_token_list *tokens_of(const struct tw_reading *r, const struct tw_event_draft *d) {
  return &r->sentences.items[d->sentence].tokens;
}

/* "Brazilian federal police", "German authorities": of a named state. */
static bool is_lands_office(const struct tw_reading *r, const struct tw_event_draft *d, int i) {
  static const char *const offices[] = {"police",     "authorities", "prosecutors",  "officials",
                                        "government", "court",       "investigators"};
  enum { REACH = 3 };
  if (!tw_words_hold(TW_WORDS(offices), tw_reading_text(r, &tokens_of(r, d)->items[i]))) return false;
  for (int k = i - 1; k >= d->first && i - k <= REACH; k--) {
    const struct tw_sense *name = tw_reading_sense(r, &tokens_of(r, d)->items[k], TW_SENSE_NAME);
    if (name && r->pack->names.items[name->target].kind == TW_NAME_STATE) return true;
  }
  return false;
}

/* The token of a named agency before the verb: "the ED has attached", "the Sri Lanka Police have frozen"; -1: none. */
static int agency_before(const struct tw_reading *r, const struct tw_event_draft *d) {
  for (int i = d->first; i < d->token; i++) {
    const struct tw_token *t = &tokens_of(r, d)->items[i];
    const struct tw_sense *name = tw_reading_sense(r, t, TW_SENSE_NAME);
    struct tw_slice word = tw_reading_text(r, t);
    if ((name && r->pack->names.items[name->target].kind == TW_NAME_AGENCY) || tw_event_is_acronym(word)) return i;
    bool is_short = word.len == 2 && word.ptr[0] <= 'Z' && word.ptr[1] >= 'A' && word.ptr[1] <= 'Z'; /* "the ED" */
    if (is_short && t->is_capital && i > 0 && t[-1].function == TW_F_DET) return i;
    if (i > d->first && t->is_capital && tw_event_is_body(word)) return i;
    if (is_lands_office(r, d, i)) return i;
  }
  return -1;
}

/* The capitals in a row that end in the agency's word: "Federal High Court". */
void tw_event_add_agency(struct tw_reading *r, struct tw_event_draft *d) {
  const struct tw_token_list *tokens = tokens_of(r, d);
  int last = d->party_count ? -1 : agency_before(r, d);
  if (last < 0) return;
  int first = tw_event_body_start(r, tokens, d->first, last);
  tw_event_add_name(d->parties, &d->party_count, tw_slice_sub(r->text, tokens->items[first].start, tokens->items[last].end));
}

/* The last token before the comma behind the verb. */
static int part_end(const struct tw_reading *r, const struct tw_event_draft *d) {
  int last = d->token;
  while (last < d->last && tokens_of(r, d)->items[last + 1].function != TW_F_COMMA) last++;
  return last;
}

/* "this year", "from 17 countries": the clause has a time that nobody can date, or counts what a report sums up. */
static bool has_span(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const many[] = {"countries", "states", "jurisdictions", "regions"};
  for (int i = d->first; i <= part_end(r, d); i++) {
    const struct tw_token *t = &tokens_of(r, d)->items[i];
    bool is_span = t->kind == TW_TOKEN_TIME && !tw_time_is_report(r, tokens_of(r, d), i);
    if (is_span || (i > d->token && tw_words_end(TW_WORDS(many), tw_reading_text(r, t)))) return true;
  }
  return false;
}

/* An act is told without a date, and nothing is summed up. English. */
static bool is_told_once(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const parts[] = {"of ", "“of ", "across "};
  if (tw_words_begin(TW_WORDS(parts), tw_slice_sub(r->text, r->sentences.items[d->sentence].start, r->text.len))) return false;
  static const char *const sums[] = {" total",      " previously", " earlier",         " so far",     " overall",
                                     " altogether", " since ",     " during the year", " in the year"};
  bool is_participle = (d->is_full || !d->rule->needs_person) &&
                       d->token > d->first && /* "the assets attached"; a headline has no "were" */
                       tw_reading_noun(r, &tokens_of(r, d)->items[d->token - 1]) >= 0;
  return r->language == TW_PACK_EN && !is_participle && !d->date.len && !d->is_planned && !has_span(r, d) &&
         !tw_event_has_duration(r, d) && !tw_time_is_cumulative(r, d->sentence) &&
         !tw_reading_stands_in(r, d->sentence, TW_WORDS(sums), tokens_of(r, d)->items[d->first].start,
                               tokens_of(r, d)->items[part_end(r, d)].end);
}

/* The opening tells of an act without a date, and sums up nothing: it has just been done. English. */
static bool may_be_news(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { OPENING = 2 }; /* sentences; a headline may stand before them */
  return d->sentence <= OPENING && is_told_once(r, d);
}

/* "The directorate has attached assets worth 38 million": what a named agency has just done. */
bool tw_event_is_news(const struct tw_reading *r, const struct tw_event_draft *d) {
  return may_be_news(r, d) && agency_before(r, d) >= 0;
}

/* So many at once that they are a total: "more than 2,500 fugitives", "1,421 fugitives"; a sum is nobody. */
static bool is_total(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { MOST = 100 };
  int64_t value;
  for (size_t i = tw_reading_first_figure(r, d->sentence); i < r->figures.count && r->figures.items[i].sentence == d->sentence;
       i++) {
    const struct tw_figure *f = &r->figures.items[i];
    if (f->trigger_token != d->token) continue;
    bool is_few = f->found->qualifier == TW_EXACT && tw_decimal_to_i64(f->found->value, &value) && value <= MOST;
    if (!is_few || f->unit == r->money_unit) return true;
  }
  return false;
}

/* "leads to 85 arrests", "multiple arrests": the noun, where a headline's "police arrests five" has who does it before it. */
static bool is_noun(const struct tw_reading *r, const struct tw_event_draft *d) {
  if (d->form != TW_FORM_THIRD) return false;
  return d->token == d->first || !tokens_of(r, d)->items[d->token - 1].is_capital;
}

/* "criminal proceeds have been repatriated": no people. */
static bool is_of_thing(const struct tw_reading *r, const struct tw_event_draft *d) {
  int i = d->token - 1;
  while (i > d->first && (tokens_of(r, d)->items[i].function == TW_F_BE || tokens_of(r, d)->items[i].function == TW_F_HAVE)) i--;
  enum { SUBJECT = 2 };
  int noun = i >= d->first && i - d->first <= SUBJECT && i < d->token - 1 ? tw_reading_noun(r, &tokens_of(r, d)->items[i]) : -1;
  return d->rule->needs_person && noun >= 0 && r->pack->nouns.items[noun].unit < 0;
}

bool tw_event_is_news_of_persons(const struct tw_reading *r, const struct tw_event_draft *d) {
  static const char *const owned[] = {"his ", "her ", "their "}; /* "following their arrest" */
  bool is_aside = d->is_sign && tw_words_begin(TW_WORDS(owned), tw_reading_text(r, &tokens_of(r, d)->items[d->token]));
  if (is_aside || is_of_thing(r, d)) return false;
  return (d->party_count > 0 || d->place.len > 0) && may_be_news(r, d) && !is_noun(r, d) && !is_total(r, d);
}

bool tw_event_is_of_few(const struct tw_reading *r, const struct tw_event_draft *d) {
  enum { MOST = 40, ROWS = 3 };
  int64_t value;
  if (!d->person_figure || !d->party_count || !d->is_full || is_noun(r, d) || !is_told_once(r, d)) return false;
  int counts = 0; /* "25 were brought back from one state, ten from another, five from a third": a report's rows */
  for (size_t i = tw_reading_first_figure(r, d->sentence); i < r->figures.count && r->figures.items[i].sentence == d->sentence;
       i++)
    counts += r->figures.items[i].unit == d->person_figure->unit;
  return counts < ROWS && tw_decimal_to_i64(d->person_figure->found->value, &value) && value <= MOST;
}

bool tw_event_is_headline(const struct tw_reading *r, size_t sentence) {
  const struct tw_sentence *s = &r->sentences.items[sentence];
  struct tw_slice text = tw_slice_sub(r->text, s->start, s->end);
  static const char *const bullets[] = {"- ", "* ", "•", "·", "●", "►", "> "};
  static const char *const stops[] = {".", "。", "!", "！", "?", "？", ";", "；", "\"", "”"};
  return tw_words_begin(TW_WORDS(bullets), text) && !tw_words_end(TW_WORDS(stops), text);
}

bool tw_event_has_duration(const struct tw_reading *r, const struct tw_event_draft *d) {
  const struct tw_token_list *tokens = &r->sentences.items[d->sentence].tokens;
  for (int i = d->first; i <= d->last; i++)
    if (tokens->items[i].kind == TW_TOKEN_NUMBER && r->found.items[tokens->items[i].index].kind == TW_KIND_DURATION) return true;
  return false;
}
