#include "parse/extract/campaign.h"
#include "base/words.h"
#include "parse/extract/period.h"
#include <stdlib.h>

enum { OPENING_SENTENCES = 16, SHORTEST_DAYS = 2, LONGEST_DAYS = 400 };

/* One of the pack, or an operation named after a year. */
bool tw_campaign_named_year(const struct tw_reading *r, const struct tw_token *t, struct tw_period *ret_period) {
  struct tw_slice text = tw_reading_text(r, t);
  const struct tw_sense *named = tw_reading_sense(r, t, TW_SENSE_PERIOD);
  if (named) *ret_period = r->pack->periods.items[named->target].period;
  if (named) return true;
  if (t->kind != TW_TOKEN_NUMBER || r->found.items[t->index].kind != TW_KIND_NAME) return false;
  const struct tw_found *f = &r->found.items[t->index];
  if (!tw_period_is_none(f->period)) {
    *ret_period = f->period;
    return true;
  }
  if (text.len < 4) return false;
  uint64_t year;
  if (!tw_slice_to_u64(tw_slice_sub(text, text.len - 4, text.len), &year) || year < 1990 || year > 2100) return false;
  *ret_period = tw_period_year((int)year);
  return true;
}

/* `may_say`: one of the pack's words for it may stand in the sentence. */
static bool names_operation(const struct tw_reading *r, const struct tw_token *t, bool may_say) {
  const struct tw_sense *name = tw_reading_sense(r, t, TW_SENSE_NAME);
  if (name && r->pack->names.items[name->target].kind == TW_NAME_OPERATION) return true;
  return may_say && tw_words_hold(tw_reading_phrases(r, TW_PHRASE_CAMPAIGN), tw_reading_text(r, t));
}

static const char *const launches[] = {"launched", "started", "began", "begun", "initiated", "unveiled"};

/* What one sentence says: whether an operation is named in it, its own run, its beginning, its end so far. */
struct sentence_times {
  bool has_operation, has_launch;
  bool is_run_told; /* by a verb right before it: "ran from 2 September to 31 October" */
  struct tw_period run, named;
  tw_day first, last;
  int run_token, operation_token; /* of a named operation: "Operation Clean Sweep"; -1 for none */
};

static bool tells_of_run(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const runs[] = {"ran", "lasted", "spanned", "run", "conducted"};
  enum { REACH = 2 };
  for (int i = time - 1; i >= 0 && time - i <= REACH; i--)
    if (tw_words_hold(TW_WORDS(runs), tw_reading_text(r, &tokens->items[i]))) return true;
  return false;
}

static void read_time(const struct tw_reading *r, const struct tw_token_list *tokens, int token, struct sentence_times *times) {
  struct tw_period p = r->found.items[tokens->items[token].index].period;
  bool is_range = p.start != TW_DAY_NONE && p.end != TW_DAY_NONE;
  bool is_run = is_range && !times->has_launch && p.end - p.start >= SHORTEST_DAYS && p.end - p.start <= LONGEST_DAYS;
  if (times->has_launch && p.start != TW_DAY_NONE && times->first == TW_DAY_NONE) times->first = p.start;
  if (is_run && tw_period_is_none(times->run)) {
    times->run = p;
    times->run_token = token;
    times->is_run_told = tells_of_run(r, tokens, token);
  }
  if (p.start == TW_DAY_NONE && p.end != TW_DAY_NONE && p.end != r->published) times->last = p.end;
}

/* "In July the police launched": the time that opens the sentence is of the launch. */
static void read_launch(const struct tw_token_list *tokens, struct sentence_times *times) {
  times->has_launch = true;
  if (tw_period_is_none(times->run) || times->first != TW_DAY_NONE || !tw_period_is_initial(tokens, times->run_token)) return;
  times->first = times->run.start;
  times->run = TW_PERIOD_NONE;
}

/* The other sentences say nothing, and are not even split into tokens. */
static bool may_tell(const struct tw_reading *r, size_t sentence) {
  return tw_reading_has_found(r, sentence, TW_FOUND_TIMES) || tw_reading_has_sense(r, sentence, 1u << TW_SENSE_NAME) ||
         tw_reading_may_say(r, sentence, tw_reading_phrases(r, TW_PHRASE_CAMPAIGN));
}

static struct sentence_times read_sentence(struct tw_reading *r, size_t sentence) {
  struct sentence_times times = {.run = TW_PERIOD_NONE,
                                 .named = TW_PERIOD_NONE,
                                 .first = TW_DAY_NONE,
                                 .last = TW_DAY_NONE,
                                 .run_token = -1,
                                 .operation_token = -1};
  if (!may_tell(r, sentence)) return times;
  const struct tw_token_list *tokens = tw_reading_tokens(r, sentence);
  bool may_name = tw_reading_may_say(r, sentence, tw_reading_phrases(r, TW_PHRASE_CAMPAIGN)),
       may_launch = tw_reading_may_say(r, sentence, TW_WORDS(launches));
  for (int k = 0; (size_t)k < tokens->count; k++) {
    const struct tw_token *t = &tokens->items[k];
    if (t->kind == TW_TOKEN_FUNCTION || t->kind == TW_TOKEN_PUNCT || t->kind == TW_TOKEN_FIGURE) continue;
    if (t->kind == TW_TOKEN_TIME) {
      read_time(r, tokens, k, &times);
      continue;
    }
    bool is_operation = names_operation(r, t, may_name);
    times.has_operation |= is_operation;
    if (is_operation && t->is_capital && times.operation_token < 0) times.operation_token = k;
    if (may_launch && tw_words_hold(TW_WORDS(launches), tw_reading_text(r, t))) read_launch(tokens, &times);
    if (times.has_operation && tw_period_is_none(times.named)) tw_campaign_named_year(r, t, &times.named);
  }
  return times;
}

/* The run of a named operation: its time and its name stand near each other. "In 2015 the agency published a list of a hundred
 * fugitives as a part of Sky Net" dates the list. */
static bool tells_run(const struct sentence_times *times) {
  enum { REACH = 12 };
  if (times->operation_token < 0 || tw_period_is_none(times->run) || times->first != TW_DAY_NONE) return false;
  return times->is_run_told || abs(times->operation_token - times->run_token) <= REACH;
}

/* A stated run; else from a stated beginning to a stated end; else the year that the operation is named after, from its
 * beginning where that is stated. */
static void decide(struct tw_campaign *c, const struct sentence_times *all) {
  bool is_span = all->first != TW_DAY_NONE && all->last != TW_DAY_NONE && all->last > all->first;
  if (is_span && all->last - all->first <= LONGEST_DAYS)
    c->period = (struct tw_period){all->first, all->last};
  else if (!tw_period_is_none(all->named))
    c->period = all->named;
  else
    return;
  if (all->first != TW_DAY_NONE && all->first > c->period.start && all->first < c->period.end) c->period.start = all->first;
  c->is_found = true;
}

static void find(struct tw_reading *r, struct tw_campaign *c) {
  struct sentence_times all = {.run = TW_PERIOD_NONE, .named = TW_PERIOD_NONE, .first = TW_DAY_NONE, .last = TW_DAY_NONE};
  bool has_operation = false;
  for (size_t i = 0; i < r->sentences.count && i < OPENING_SENTENCES; i++) {
    struct sentence_times times = read_sentence(r, i);
    if (tells_run(&times)) {
      *c = (struct tw_campaign){.is_known = true, .is_found = true, .sentence = i, .period = times.run};
      return;
    }
    if (!has_operation) c->sentence = i;
    has_operation |= times.has_operation;
    if (all.first == TW_DAY_NONE && times.has_operation) all.first = times.first;
    if (all.last == TW_DAY_NONE) all.last = times.last;
    if (tw_period_is_none(all.named)) all.named = times.named;
  }
  if (has_operation) decide(c, &all);
}

const struct tw_campaign *tw_campaign_of(struct tw_reading *r) {
  if (!r->campaign.is_known) {
    r->campaign = (struct tw_campaign){.is_known = true, .period = TW_PERIOD_NONE};
    if (r->language == TW_PACK_EN) find(r, &r->campaign);
    if (r->language == TW_PACK_ZH) tw_campaign_find_zh(r, &r->campaign);
  }
  return &r->campaign;
}
