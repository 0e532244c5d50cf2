#include "parse/extract/contrast.h"
#include "base/words.h"
#include "parse/extract/govern.h"
#include "parse/extract/time_words.h"

/* In order. */
static const char *const changes[] = {
    "amounted",  "climb",    "climbed",   "climbing",   "climbs",   "compared",  "decline",   "declined",   "declines",
    "declining", "decrease", "decreased", "decreasing", "doubled",  "down",      "drop",      "dropped",    "dropping",
    "fall",      "fallen",   "falling",   "fell",       "grew",     "grow",      "growing",   "grown",      "growth",
    "higher",    "hit",      "hits",      "improved",   "increase", "increased", "increases", "increasing", "jump",
    "jumped",    "jumping",  "jumps",     "lower",      "numbered", "plummeted", "plunged",   "reach",      "reached",
    "reaches",   "reaching", "rise",      "risen",      "rises",    "rising",    "rose",      "shot",       "slipped",
    "soared",    "soaring",  "stand",     "standing",   "stands",   "stood",     "surged",    "surging",    "swelled",
    "totaled",   "totaling", "totalled",  "totalling",  "tripled",  "up",
};
static const char *const years_before[] = {"a year earlier",       "a year before",  "the year before",
                                           "the year earlier",     "a year ago",     "previous year",
                                           "prior year",           "preceding year", "the year prior",
                                           "a year prior",         "year-earlier",   "previous financial year",
                                           "previous fiscal year", "same period of", "same period last year",
                                           "same period in",       "same period the"};

bool tw_contrast_is_change(struct tw_slice word) {
  return tw_words_hold_sorted(TW_WORDS(changes), word);
}

/* A word of change left of "from", in the same part of the sentence. */
static bool has_change(const struct tw_reading *r, const struct tw_token_list *tokens, int from) {
  enum { REACH = 8 };
  for (int i = from - 1; i >= 0 && from - i <= REACH; i--)
    if (tw_contrast_is_change(tw_reading_text(r, &tokens->items[i]))) return true;
  return false;
}

/* "against" behind a comma, a number or a time compares; behind a noun ("charges against 12 people") it does not. */
static bool compares_against(const struct tw_token_list *tokens, int against) {
  if (against < 1) return false;
  const struct tw_token *t = &tokens->items[against - 1];
  if (t->function == TW_F_IN && t->end - t->start == 2 && against > 1) t--; /* ", as against" */
  return t->kind == TW_TOKEN_TIME || t->kind == TW_TOKEN_FIGURE || t->kind == TW_TOKEN_NUMBER || t->function == TW_F_COMMA;
}

static const char *const bracketed_years[] = {"previous year ", "prior year ", "preceding year ", "last year ",  "year before ",
                                              "year earlier ",  "year ago ",   "previous year: ", "prior year: "};

/* The text in which a year stands before the figure's bracket or in it, up to the figure. */
static struct tw_slice before_in_brackets(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  enum { REACH_BYTES = 40 };
  if (i < 2 || !tokens->items[i].depth) return TW_SLICE_NONE;
  bool has_colon = tokens->items[i - 1].function == TW_F_COLON;
  if (!has_colon && tokens->items[i - 1].function != TW_F_OPEN) return TW_SLICE_NONE;
  uint32_t to = has_colon ? tokens->items[i].start : tokens->items[i - 1].start;
  return tw_slice_sub(r->text, to > REACH_BYTES ? to - REACH_BYTES : 0, to);
}

/* "the previous year (341)", "(previous year: 341)" */
static bool is_bracketed_year_before(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  return tw_words_end(TW_WORDS(bracketed_years), before_in_brackets(r, tokens, i));
}

/* "(2022: 341)": the time at that token has its figure behind it, in a bracket. */
static bool is_bracketed_time(const struct tw_token_list *tokens, int time) {
  return time > 0 && (size_t)time + 2 < tokens->count && tokens->items[time - 1].function == TW_F_OPEN &&
         tokens->items[time + 1].function == TW_F_COLON && tokens->items[time + 2].kind == TW_TOKEN_FIGURE;
}

bool tw_contrast_opens(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  static const char *const comparisons[] = {"compared", "compares", "comparison", "relative"}, *const versus[] = {"versus", "vs"};
  const struct tw_token *t = &tokens->items[i];
  if (t->kind == TW_TOKEN_FIGURE && ((i > 1 && is_bracketed_time(tokens, i - 2)) || is_bracketed_year_before(r, tokens, i)))
    return true;
  int before = i - 1;
  for (; before >= 0; before--) {
    t = &tokens->items[before];
    if (t->function != TW_F_DET && !tw_reading_is(r, t, TW_SLICE("just")) && !tw_reading_is(r, t, TW_SLICE("only"))) break;
  }
  if (before < 1) return false;
  if (t->function == TW_F_FROM) return has_change(r, tokens, before);
  if (t->function == TW_F_WITH || t->function == TW_F_TO) return tw_words_hold(TW_WORDS(comparisons), tw_reading_text(r, t - 1));
  if (tw_reading_is(r, t, TW_SLICE("against"))) return compares_against(tokens, before);
  return tw_words_hold(TW_WORDS(versus), tw_reading_text(r, t));
}

/* "404 cases against 1,050 people": nothing else between the two. */
static bool is_against(const struct tw_reading *r, const struct tw_token_list *tokens, int first, int last) {
  enum { MOST = 2 };
  return last > first && last - first <= MOST &&
         tw_slice_has_suffix(tw_reading_text(r, &tokens->items[last - 1]), TW_SLICE("against"));
}

bool tw_contrast_goes_on(const struct tw_reading *r, size_t index) {
  const struct tw_figure *f = &r->figures.items[index], *before = f - 1;
  if (index == 0 || before->sentence != f->sentence || !before->is_contrast) return false;
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (is_against(r, tokens, before->last_token + 1, f->token)) return true;
  bool is_sum = f->found->kind == TW_KIND_MONEY && before->found->kind == TW_KIND_MONEY;
  for (int i = before->last_token + 1; i < f->token; i++) {
    const struct tw_token *t = &tokens->items[i];
    bool is_when = is_sum && (t->kind == TW_TOKEN_TIME || t->function == TW_F_IN); /* "with 5 million in 2021 and 4 million" */
    if (t->function != TW_F_AND && t->function != TW_F_COMMA && !is_when) return false;
  }
  return true;
}

static bool is_compared_time(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  enum { REACH = 7 };
  if (is_bracketed_time(tokens, time)) return true;
  for (int i = time; i > 0 && time - i <= REACH; i--) {
    const struct tw_token *t = &tokens->items[i], *before = &tokens->items[i - 1];
    if (tw_contrast_opens(r, tokens, i)) return true;
    if (t->kind == TW_TOKEN_FIGURE || before->kind == TW_TOKEN_TIME || before->kind == TW_TOKEN_PUNCT) return false;
    bool is_one = tw_reading_is(r, before, TW_SLICE("one")) && t->function != TW_F_WITH;
    if (is_one || tw_reading_is(r, before, TW_SLICE("than"))) return true;
  }
  return false;
}

bool tw_contrast_is_time(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  return tw_time_ask(r, tokens, time, TW_TIME_COMPARED, is_compared_time);
}

bool tw_contrast_has_time(const struct tw_reading *r, const struct tw_figure *figure, const struct tw_token_list *tokens,
                          int time) {
  enum { REACH = 3 };
  for (int i = time - 1; i >= 0 && time - i <= REACH; i--) {
    if (tokens->items[i].kind != TW_TOKEN_FIGURE) continue;
    for (size_t k = tw_reading_first_figure(r, figure->sentence); k < r->figures.count; k++) {
      const struct tw_figure *f = &r->figures.items[k];
      if (f->sentence != figure->sentence) return false;
      if (f->token == i) return f->is_contrast && f != figure;
    }
  }
  return false;
}

bool tw_contrast_is_year_before(const struct tw_reading *r, const struct tw_figure *figure) {
  enum { REACH_BYTES = 70 };
  const struct tw_sentence *s = &r->sentences.items[figure->sentence];
  if (is_bracketed_year_before(r, &s->tokens, figure->token)) return true;
  size_t last = (size_t)(figure - r->figures.items);
  while (figure->is_contrast && last + 1 < r->figures.count && tw_contrast_goes_on(r, last + 1))
    figure = &r->figures.items[++last];
  uint32_t from = figure->found->end, to = from + REACH_BYTES < s->end ? from + REACH_BYTES : s->end;
  for (int i = figure->last_token + 1; (size_t)i < s->tokens.count; i++)
    if (s->tokens.items[i].kind == TW_TOKEN_FIGURE) {
      if (s->tokens.items[i].start < to) to = s->tokens.items[i].start;
      break;
    }
  return tw_reading_stands_in(r, figure->sentence, TW_WORDS(years_before), from, to);
}

static bool is_other(const struct tw_reading *r, const struct tw_figure *total, const struct tw_figure *f) {
  if (total->measure < 0 || total->reason != TW_REASON_NONE) return true;
  bool is_open = f->unit < 0 && f->is_elliptic && !f->is_unknown_noun && total->unit != r->money_unit;
  return total->unit != f->unit && !is_open;
}

/* How many behind it are compared as well: of several, the last goes with the last. */
static size_t count_behind(const struct tw_reading *r, size_t index) {
  size_t last = index;
  while (last + 1 < r->figures.count && tw_contrast_goes_on(r, last + 1)) last++;
  return last - index;
}

/* "This compares with 25 in 2022": of the sentence before. */
static bool refers_back(const struct tw_reading *r, const struct tw_token_list *tokens) {
  static const char *const words[] = {"this", "that", "it", "compared"};
  return tokens->count && tw_words_hold(TW_WORDS(words), tw_reading_text(r, &tokens->items[0]));
}

void tw_contrast_adopt(struct tw_reading *r, size_t index) {
  struct tw_figure *f = &r->figures.items[index];
  size_t skip = count_behind(r, index), found = index;
  uint32_t back = refers_back(r, &r->sentences.items[f->sentence].tokens) ? 1 : 0;
  for (size_t i = index; i-- > 0 && r->figures.items[i].sentence + back >= f->sentence;) {
    const struct tw_figure *total = &r->figures.items[i];
    if (total->is_contrast || is_other(r, total, f)) continue;
    found = i;
    if (skip-- == 0) break;
  }
  if (found == index) return;
  const struct tw_figure *total = &r->figures.items[found];
  tw_govern_as(f, total);
  f->unit = total->unit;
  f->is_planned = total->is_planned;
  f->reason = TW_REASON_NONE;
  f->link = TW_LINK_LIST;
  f->total = (int)found;
  if (!f->role.len && f->noun < 0) f->role = total->role;
  tw_reading_step(r, f, "compared with another figure");
}
