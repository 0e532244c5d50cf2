/* English times that date something told in passing, not the sentence's own matter. */
#include "base/words.h"
#include "parse/extract/govern.h"
#include "parse/extract/time_words.h"

/* First and last token of the part between commas that holds the token, at its depth. */
static int part_start(const struct tw_token_list *tokens, int token) {
  while (token > 0 && tokens->items[token - 1].function != TW_F_COMMA) token--;
  return token;
}

static int part_end(const struct tw_token_list *tokens, int token) {
  while ((size_t)token + 1 < tokens->count && tokens->items[token + 1].function != TW_F_COMMA) token++;
  return token;
}

static bool holds_word(const struct tw_reading *r, const struct tw_token_list *tokens, int first, int last,
                       struct tw_words words) {
  for (int i = first; i <= last; i++)
    if (i >= 0 && tw_words_hold(words, tw_reading_text(r, &tokens->items[i]))) return true;
  return false;
}

/* "during the sweep, which ran from 1 to 15 March,": when the matter itself took place. */
static bool tells_a_run(const struct tw_reading *r, const struct tw_token_list *tokens, int first, int last) {
  static const char *const runs[] = {"ran",       "run",         "lasted", "spanned", "covered", "covers",    "took",
                                     "conducted", "coordinated", "held",   "ended",   "closed",  "concluded", "completed"};
  enum { REACH = 4 };
  return holds_word(r, tokens, first, last, TW_WORDS(runs)) ||
         holds_word(r, tokens, first - REACH, first, tw_reading_phrases(r, TW_PHRASE_CAMPAIGN));
}

/* "founded in 1999," before or behind the name of who acts. */
static bool opens_founding(const struct tw_reading *r, const struct tw_token_list *tokens, int first, int time) {
  static const char *const foundings[] = {"founded",   "established", "created", "formed",    "born",         "elected",
                                          "appointed", "enacted",     "passed",  "set",       "incorporated", "inaugurated",
                                          "listed",    "adopted",     "signed",  "ratified",  "ousted",       "deposed",
                                          "toppled",   "overthrown",  "named",   "introduced"};
  enum { OPENING = 2 };
  return holds_word(r, tokens, first, first + OPENING < time ? first + OPENING : time - 1, TW_WORDS(foundings));
}

/* "the 2012 law", "his 2017 conviction": the year says which one is meant. */
static bool is_attribute(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const things[] = {
      "law",           "laws",       "act",          "statute",      "treaty",     "agreement",  "accord",   "deal",
      "convention",    "decree",     "bill",         "election",     "elections",  "coup",       "scandal",  "crisis",
      "revolution",    "uprising",   "ruling",       "verdict",      "conviction", "settlement", "judgment", "judgement",
      "sentence",      "protocol",   "constitution", "war",          "indictment", "pact",       "arrest",   "guidelines",
      "directive",     "memorandum", "audit",        "inquiry",      "probe",      "leak",       "leaks",    "summit",
      "investigation", "statement",  "report",       "announcement", "release",    "briefing",   "polls",    "games",
      "cup",           "olympics"};
  if ((size_t)time + 1 >= tokens->count) return false;
  const struct tw_token *before = time > 0 ? &tokens->items[time - 1] : NULL;
  bool is_definite = tw_slice_has_prefix_nocase(tw_reading_text(r, &tokens->items[time]), TW_SLICE("the ")) ||
                     (before && (before->function == TW_F_DET || tw_slice_has_suffix(tw_reading_text(r, before), TW_SLICE("s"))));
  return is_definite && holds_word(r, tokens, time + 1, (size_t)time + 2 < tokens->count ? time + 2 : time + 1, TW_WORDS(things));
}

/* "after our 15 July letter": the day says which one is meant. */
static bool is_somebodys_day(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const owners[] = {"our", "their", "his", "her", "its", "my", "your"};
  struct tw_period p = r->found.items[tokens->items[time].index].period;
  return time > 0 && p.start == p.end && tw_words_hold(TW_WORDS(owners), tw_reading_text(r, &tokens->items[time - 1]));
}

/* "the Fugitive Economic Offenders Act, 2018", "the Money Laundering Act 2002", "the Penal Code of 1974": the law's year. */
static bool is_of_law(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const laws[] = {"act",       "acts",   "law",         "bill",  "code",
                                     "ordinance", "decree", "regulations", "rules", "statute"};
  enum { ACRONYM_TOKENS = 3 };
  int i = time - 1;
  if (i > 0 && (tokens->items[i].function == TW_F_COMMA || tokens->items[i].function == TW_F_OF)) i--;
  if (i > ACRONYM_TOKENS && tokens->items[i].function == TW_F_CLOSE && tokens->items[i - 2].function == TW_F_OPEN)
    i -= ACRONYM_TOKENS; /* "the Act (PMLA), 2002" */
  return i > 0 && tokens->items[i].is_capital && tw_words_end(TW_WORDS(laws), tw_reading_text(r, &tokens->items[i]));
}

/* "confirms last year's announcement": the time describes a thing that is told in passing. */
static bool is_possessive(const struct tw_reading *r, const struct tw_token_list *tokens, int time, int trigger) {
  enum { OWN_REACH = 3 }; /* "Monday's arrest of" */
  struct tw_slice behind = tw_slice_sub(r->text, tokens->items[time].end, r->text.len);
  static const char *const marks[] = {"'s ", "’s "};
  return tw_words_begin(TW_WORDS(marks), behind) && !(trigger > time && trigger - time <= OWN_REACH);
}

/* "(at the exchange rates of May 2011)" */
static bool is_of_rate(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const rates[] = {"rate", "rates"};
  enum { REACH = 4 };
  return holds_word(r, tokens, time - REACH, time - 1, TW_WORDS(rates));
}

/* "Documents seen in August show that": the time is of what shows it. */
static bool is_of_showing(const struct tw_reading *r, const struct tw_token_list *tokens, int time, int trigger) {
  static const char *const shows[] = {"show",     "shows",     "showed",    "shown",     "found",  "finds",
                                      "reveal",   "reveals",   "state",     "states",    "stated", "suggest",
                                      "suggests", "alleges",   "alleged",   "claims",    "heard",  "claimed",
                                      "indicate", "indicates", "indicated", "concluded", "noted",  "estimated"};
  for (int i = time + 1; i < trigger && (size_t)i < tokens->count; i++) {
    if (tokens->items[i].kind == TW_TOKEN_FIGURE) return false;
    if (tokens->items[i].function == TW_F_REL && tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i]), TW_SLICE("that")) &&
        tw_words_hold(TW_WORDS(shows), tw_reading_text(r, &tokens->items[i - 1])))
      return true;
  }
  return false;
}

/* ", fined $50 million in 2018,": a participle beside the subject. */
static bool opens_participle(const struct tw_reading *r, const struct tw_token_list *tokens, int first) {
  return first > 0 && !tokens->items[first].is_capital && tw_govern_is_participle(r, &tokens->items[first]);
}

/* "was convicted in 2017 and later fined": what came later has another date. */
static bool is_left_behind(const struct tw_reading *r, const struct tw_token_list *tokens, int time, int trigger) {
  static const char *const words[] = {"later", "subsequently", "afterwards", "eventually", "since"};
  enum { REACH = 24 };
  for (int i = time + 1; i < trigger && i - time <= REACH && (size_t)i + 1 < tokens->count; i++)
    if (tw_words_hold(TW_WORDS(words), tw_reading_text(r, &tokens->items[i])) && tokens->items[i + 1].kind != TW_TOKEN_TIME)
      return true;
  return false;
}

/* "the probe – which opened in April 2014 – ": a relative clause between dashes, wherever the trigger stands. */
static bool is_between_dashes(const struct tw_reading *r, const struct tw_token_list *tokens, int time, int trigger) {
  enum { REACH = 14 };
  int first = time, last = time;
  while (first > 0 && time - first < REACH && tokens->items[first].function != TW_F_DASH) first--;
  while ((size_t)last + 1 < tokens->count && last - time < REACH && tokens->items[last].function != TW_F_DASH) last++;
  if (tokens->items[first].function != TW_F_DASH || tokens->items[last].function != TW_F_DASH) return false;
  bool is_inside = trigger > first && trigger < last;
  return !is_inside && tokens->items[first + 1].function == TW_F_REL && !tells_a_run(r, tokens, first + 1, last);
}

bool tw_time_is_attribute(const struct tw_reading *r, const struct tw_token_list *tokens, int time, int trigger) {
  return r->language == TW_PACK_EN && (is_of_law(r, tokens, time) || is_possessive(r, tokens, time, trigger) ||
                                       is_attribute(r, tokens, time) || is_somebodys_day(r, tokens, time));
}

bool tw_time_is_of_aside(const struct tw_reading *r, const struct tw_token_list *tokens, int time, int trigger) {
  if (r->language != TW_PACK_EN) return false;
  if (tw_time_is_attribute(r, tokens, time, trigger) || is_of_showing(r, tokens, time, trigger) ||
      is_left_behind(r, tokens, time, trigger) || is_between_dashes(r, tokens, time, trigger) || is_of_rate(r, tokens, time))
    return true;
  int first = part_start(tokens, time), last = part_end(tokens, time);
  if ((size_t)last + 1 >= tokens->count || (trigger >= first && trigger <= last)) return false;
  if (tokens->items[first].function == TW_F_REL && first > 0 && trigger > last) return !tells_a_run(r, tokens, first, last);
  if (trigger > last && opens_participle(r, tokens, first)) return true;
  return opens_founding(r, tokens, first, time);
}
