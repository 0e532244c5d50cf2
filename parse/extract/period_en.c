/* What only English grammar says of a time and a figure in one sentence. */
#include "base/words.h"
#include "parse/extract/govern.h"
#include "parse/extract/period.h"
#include "parse/extract/time_words.h"

enum { STRICT_REACH = 16 }; /* cost within which a time is one of a measure that takes a period only where it is its own */

/* "was arrested in March 2019 on suspicion of embezzling": a time between two verbs belongs to the first. */
bool tw_period_is_of_verb_before(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens,
                                 int time) {
  enum { REACH = 5 };
  if (r->language != TW_PACK_EN || f->trigger_token <= time || f->token <= time) return false;
  for (int i = time - 1; i >= 0 && time - i <= REACH; i--) {
    const struct tw_token *t = &tokens->items[i];
    if (t->kind == TW_TOKEN_PUNCT || t->kind == TW_TOKEN_FIGURE) return false;
    if (tw_govern_is_verb(r, t)) return true;
  }
  return false;
}

/* A relative or subordinate clause between a time and the figure: the time is of another act. */
static bool is_clause_between(const struct tw_token_list *tokens, int a, int b) {
  int low = a < b ? a : b, high = a < b ? b : a;
  for (int i = low + 1; i < high; i++) {
    bool is_because_of = tokens->items[i].function == TW_F_SUB && tokens->items[i + 1].function == TW_F_OF;
    if (tokens->items[i].function == TW_F_REL || (tokens->items[i].function == TW_F_SUB && !is_because_of)) return true;
  }
  return false;
}

/* "laundering", "siphoning off" */
static bool is_gerund(const struct tw_reading *r, const struct tw_token_list *tokens, int verb) {
  if (verb < 0) return false;
  struct tw_slice own = tw_reading_text(r, &tokens->items[verb]);
  ptrdiff_t space = tw_slice_find(own, TW_SLICE(" "), 0);
  return tw_slice_has_suffix(space < 0 ? own : tw_slice_sub(own, 0, (size_t)space), TW_SLICE("ing"));
}

/* "of laundering", "for embezzling": what an act was about. */
static bool is_behind_preposition(const struct tw_reading *r, const struct tw_token_list *tokens, int token) {
  static const char *const prepositions[] = {"for", "of", "with", "over"};
  return token > 0 && tw_words_hold(TW_WORDS(prepositions), tw_reading_text(r, &tokens->items[token - 1]));
}

/* "In March he was convicted of laundering", "jailed last year for embezzling": the act that is told of took place then, what it
 * was about did not. */
static bool is_of_act_before(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens,
                             int time) {
  if (f->trigger_token <= time) return false;
  bool is_ing = is_gerund(r, tokens, f->trigger_token);
  bool is_noun = f->trigger >= 0 && r->pack->triggers.items[f->trigger].as == TW_AS_NOUN;
  int first = is_ing && is_behind_preposition(r, tokens, f->trigger_token) ? 0 : time + 1;
  for (int i = first; (is_ing || is_noun) && i < f->trigger_token; i++)
    if (tw_govern_is_verb(r, &tokens->items[i])) return true;
  return false;
}

/* "the chief suspect in a $485 million embezzlement case": a sum that only says which case is meant. */
static bool is_attribute(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f) {
  static const char *const articles[] = {"a", "an", "the", "this", "that"};
  return f->token > 0 && f->trigger_token == f->last_token + 1 && r->pack->triggers.items[f->trigger].as == TW_AS_NOUN &&
         tw_words_hold(TW_WORDS(articles), tw_reading_text(r, &tokens->items[f->token - 1]));
}

bool tw_period_dates_itself_en(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f,
                               int time, int cost) {
  for (int i = time < f->token ? time : f->token; i < (time < f->token ? f->token : time); i++)
    if (tokens->items[i].function == TW_F_SEMI) return false;
  for (int i = time + 1; is_gerund(r, tokens, f->trigger_token) && i < f->trigger_token; i++)
    if (tokens->items[i].function == TW_F_COMMA) return false; /* "On 7 February Palamar, suspected of embezzling" */
  for (int i = f->last_token + 1; f->trigger_token < f->token && i < time;
       i++) /* "suspected of stealing $5m were flown back on" */
    if (tokens->items[i].function == TW_F_BE || tokens->items[i].function == TW_F_HAVE) return false;
  if (tw_time_is_as_at(r, tokens, time) || is_attribute(r, tokens, f)) return false;
  if (r->published != TW_DAY_NONE && r->found.items[tokens->items[time].index].period.start > r->published) return false;
  return cost <= STRICT_REACH && !is_clause_between(tokens, time, f->token) && !tw_period_is_of_verb_before(r, f, tokens, time) &&
         !is_of_act_before(r, f, tokens, time);
}

bool tw_period_is_of_years(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { REACH = 4 };
  for (int i = f->last_token + 1; i <= f->last_token + REACH && (size_t)i + 1 < tokens->count; i++) {
    const struct tw_token *t = &tokens->items[i], *next = &tokens->items[i + 1];
    if (t->kind == TW_TOKEN_PUNCT || t->kind == TW_TOKEN_FIGURE || t->kind == TW_TOKEN_TIME) return false;
    if (t->kind == TW_TOKEN_NUMBER && tw_slice_has_prefix(tw_reading_text(r, t), TW_SLICE("over "))) return true;
    bool is_span = next->kind == TW_TOKEN_NUMBER && r->found.items[next->index].kind == TW_KIND_DURATION;
    static const char *const within[] = {"over", "in", "during", "within", "across", "for"};
    if (is_span && tw_words_hold(TW_WORDS(within), tw_reading_text(r, t)))
      return tw_slice_find(tw_reading_text(r, next), TW_SLICE("year"), 0) > 0 ||
             tw_slice_find(tw_reading_text(r, next), TW_SLICE("decade"), 0) > 0;
  }
  return false;
}

int tw_period_time_of_when(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const links[] = {"when", "where"};
  enum { REACH = 8 };
  for (int i = f->token - 1; i > 0 && f->token - i <= REACH; i--) {
    if (tokens->items[i].kind == TW_TOKEN_FIGURE) return -1;
    if (!tw_words_hold(TW_WORDS(links), tw_reading_text(r, &tokens->items[i]))) continue;
    int time = tokens->items[i - 1].function == TW_F_COMMA ? i - 2 : i - 1;
    return time >= 0 && tokens->items[time].kind == TW_TOKEN_TIME ? time : -1;
  }
  return -1;
}

int tw_period_time_of_second_verb(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { REACH = 8 };
  int verb = -1;
  for (int i = f->token - 1; i > 1 && f->token - i <= REACH; i--) {
    const struct tw_token *t = &tokens->items[i];
    if (t->kind == TW_TOKEN_TIME) {
      int before = tokens->items[i - 1].function == TW_F_IN ? i - 2 : i - 1;
      return verb == i + 1 && before > 0 && tokens->items[before].function == TW_F_AND ? i : -1;
    }
    if (t->kind == TW_TOKEN_PUNCT || t->kind == TW_TOKEN_FIGURE || t->function == TW_F_AND) return -1;
    if (tw_govern_is_participle(r, t)) verb = i;
  }
  return -1;
}

bool tw_period_is_trailing(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  bool is_last = (size_t)time + 1 == tokens->count || tokens->items[time + 1].function == TW_F_STOP;
  bool is_open = r->found.items[tokens->items[time].index].flags & TW_FOUND_OPEN_END;
  return is_last && r->language == TW_PACK_EN && (is_open || tw_time_is_since(r, tokens, time));
}

static bool joins_list(const struct tw_token *t) {
  return t->function == TW_F_AND || t->function == TW_F_COMMA;
}

/* Tokens of that kind in one run of a list: how many stand before `token`, and how many there are. */
static int place_in_run(const struct tw_token_list *tokens, int token, enum tw_token_kind kind, int *ret_count) {
  enum { REACH = 24 }; /* tokens to each side: longer rows nobody says "respectively" of */
  int before = 0, behind = 0, last = (int)tokens->count - 1;
  if (last > token + REACH) last = token + REACH;
  for (int i = token - 1; i >= 0 && token - i <= REACH && (joins_list(&tokens->items[i]) || tokens->items[i].kind == kind); i--)
    before += tokens->items[i].kind == kind;
  for (int i = token + 1; i <= last && (joins_list(&tokens->items[i]) || tokens->items[i].kind == kind); i++)
    behind += tokens->items[i].kind == kind;
  *ret_count = before + behind + 1;
  return before;
}

/* "20, 30 and 45 people in 2018, 2019 and 2020 respectively": the time in the same place of its row; -1: no such rows. */
static int time_respectively(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const words[] = {"respectively"};
  if (r->language != TW_PACK_EN || !tw_reading_says(r, f->sentence, TW_WORDS(words))) return -1;
  int figures, times = 0, place = place_in_run(tokens, f->token, TW_TOKEN_FIGURE, &figures);
  if (figures < 2) return -1;
  for (int i = 0; (size_t)i < tokens->count; i++) {
    if (tokens->items[i].kind != TW_TOKEN_TIME) continue;
    if (place_in_run(tokens, i, TW_TOKEN_TIME, &times) == place && times == figures) return i;
  }
  return -1;
}

bool tw_period_from_row(struct tw_reading *r, struct tw_figure *f) {
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  int time = time_respectively(r, f, tokens);
  if (time < 0) return false;
  struct tw_period period = r->found.items[tokens->items[time].index].period;
  tw_time_fiscal_year(r, &tokens->items[time], &period);
  tw_period_give(r, f, period, TW_BASIS_STATED);
  return true;
}

/* "A, convicted in 2017 of laundering": a participle behind a comma, without an object. */
static bool opens_participle(const struct tw_reading *r, const struct tw_token_list *tokens, int comma) {
  if ((size_t)comma + 2 >= tokens->count || tokens->items[comma].function != TW_F_COMMA) return false;
  const struct tw_token *verb = &tokens->items[comma + 1], *behind = &tokens->items[comma + 2];
  if (!tw_govern_is_verb(r, verb) || tw_slice_has_suffix(tw_reading_text(r, verb), TW_SLICE("ing"))) return false;
  return behind->kind == TW_TOKEN_TIME || behind->function == TW_F_IN || behind->function == TW_F_BY ||
         behind->function == TW_F_OF || behind->function == TW_F_TO || behind->function == TW_F_FROM;
}

/* A relative clause, or one whose verb has its own time. */
static bool opens_other_clause(const struct tw_reading *r, const struct tw_token *t) {
  static const char *const words[] = {"as", "because", "while", "although", "though", "whereas", "but"};
  if (t->function == TW_F_REL) return true;
  return (t->function == TW_F_SUB || t->function == TW_F_IN) && tw_words_hold(TW_WORDS(words), tw_reading_text(r, t));
}

/* "two men arrested", "the 5 billion stolen": a participle right behind the figure or its noun. */
static bool is_described(const struct tw_reading *r, const struct tw_token_list *tokens, int figure, int end) {
  enum { NOUN = 1 };
  for (int i = figure + 1; i < end && i <= figure + 1 + NOUN && !tokens->items[i].function; i++)
    if (tw_govern_is_verb(r, &tokens->items[i]) && tw_govern_is_participle(r, &tokens->items[i])) return true;
  return false;
}

/* "returned $5 million under a deal signed in 2020", "recovered 2 of the 5 billion stolen by officials in 2020": a participle
 * that describes another noun has the time that stands behind it. "In a settlement reached in 2020" is the act itself. */
static bool is_of_participle(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f,
                             int time) {
  static const char *const acts[] = {"reached", "imposed", "announced", "ordered", "made", "completed", "secured", "concluded"};
  if (f->trigger_token < 0) return false;
  int last = f->trigger_token > f->last_token ? f->trigger_token : f->last_token;
  for (int i = last + 1; i + 1 < time; i++)
    if (tokens->items[i].kind == TW_TOKEN_FIGURE && is_described(r, tokens, i, time)) return true;
  if (f->trigger_token > f->token || time <= f->last_token) return false;
  int i = time - 1;
  if (tokens->items[i].function == TW_F_IN || tokens->items[i].function == TW_F_FROM) i--;
  if (i <= f->last_token + 1 || !tw_govern_is_participle(r, &tokens->items[i]) || is_clause_between(tokens, f->last_token, i))
    return false;
  if (tw_words_hold(TW_WORDS(acts), tw_reading_text(r, &tokens->items[i]))) return false;
  const struct tw_token *noun = &tokens->items[i - 1];
  return noun->kind == TW_TOKEN_WORD || (noun->kind == TW_TOKEN_HIT && !noun->function);
}

/* "were returned, the ministry said, adding that since August": what is said besides. */
static bool adds_word(const struct tw_reading *r, const struct tw_token_list *tokens, int i) {
  static const char *const words[] = {"adding", "noting"};
  return tw_words_hold(TW_WORDS(words), tw_reading_text(r, &tokens->items[i])) && (size_t)i + 1 < tokens->count &&
         tokens->items[i + 1].function == TW_F_REL;
}

/* "seized from a tycoon who fled in 2021": what somebody else did then, with a verb that no pack knows. */
static bool is_act_of_relative(const struct tw_reading *r, const struct tw_token_list *tokens, int rel, int time) {
  const struct tw_token *verb = &tokens->items[rel + 1];
  bool is_who = tokens->items[rel].function == TW_F_REL &&
                tw_slice_has_prefix_nocase(tw_reading_text(r, &tokens->items[rel]), TW_SLICE("who"));
  return is_who && rel + 1 < time && verb->kind == TW_TOKEN_WORD && !verb->is_capital;
}

/* "recovered $5 million, of which a bank paid $2 million in 2020": the time belongs to the relative clause. */
/* "12 people arrested in May have been charged": of what they are, told before the figure's own auxiliary. */
static bool is_of_description(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f,
                              int time) {
  bool is_described = false, has_own = false;
  if (f->trigger_token <= time) return false;
  for (int i = f->last_token + 1; i < f->trigger_token; i++) {
    enum tw_function function = (enum tw_function)tokens->items[i].function;
    bool is_auxiliary = function == TW_F_BE || function == TW_F_HAVE;
    if (i < time && (is_auxiliary || function == TW_F_COMMA)) return false;
    if (i < time) is_described |= tw_govern_is_participle(r, &tokens->items[i]);
    has_own |= i > time && is_auxiliary;
  }
  return is_described && has_own;
}

bool tw_period_is_in_relative(const struct tw_reading *r, const struct tw_token_list *tokens, const struct tw_figure *f,
                              int time) {
  static const char *const states[] = {"involved", "wanted", "accused", "suspected", "listed", "sought"};
  int behind =
      f->last_token + 1; /* "recovered $5 million looted by his sons in the 1990s"; not "suspects involved in swindles" */
  bool is_led = behind < time && f->trigger_token < f->token && f->trigger_token >= 0;
  if (is_led && tw_govern_is_verb(r, &tokens->items[behind]) &&
      !tw_words_hold(TW_WORDS(states), tw_reading_text(r, &tokens->items[behind])))
    return true;
  if (is_of_participle(r, tokens, f, time) || is_of_description(r, tokens, f, time)) return true;
  for (int i = f->last_token + 1; i < time; i++) {
    if (f->trigger_token <= i && i + 1 < time && opens_participle(r, tokens, i)) return true;
    if (f->trigger_token <= i && adds_word(r, tokens, i)) return true;
    if (!opens_other_clause(r, &tokens->items[i]) || f->trigger_token > i) continue;
    if (is_act_of_relative(r, tokens, i, time)) return true;
    for (int k = i + 1; k < time; k++)
      if (tokens->items[k].function == TW_F_BE || tw_govern_is_verb(r, &tokens->items[k])) return true;
  }
  return false;
}

bool tw_period_is_of_promise(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens,
                             int time) {
  if (!f->is_planned || f->trigger_token < 1 || time > f->trigger_token) return false;
  tw_day start = r->found.items[tokens->items[time].index].period.start;
  return tokens->items[f->trigger_token - 1].function == TW_F_TO && start != TW_DAY_NONE && start <= r->published;
}

static bool ends_subject(const struct tw_token *t) {
  return t->kind == TW_TOKEN_FIGURE || t->kind == TW_TOKEN_PUNCT || t->kind == TW_TOKEN_TIME;
}

/* "2,999 were officials, and the police had recovered 66 billion by May": behind "and" another subject has a verb of its own. */
static bool is_of_other_subject(const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  enum { LONGEST_SUBJECT = 4 };
  bool has_figure = false, is_listed = false;
  int verb = -1;
  for (int i = f->last_token + 1; i < time; i++) {
    const struct tw_token *t = &tokens->items[i];
    if (verb >= 0) has_figure |= t->kind == TW_TOKEN_FIGURE;
    is_listed |= t->function == TW_F_INCL; /* "4,000 people, including officials and bankers, have been" */
    if (t->function != TW_F_AND || verb >= 0 || is_listed) continue;
    for (int k = i + 1; k <= i + LONGEST_SUBJECT && k < time && !ends_subject(&tokens->items[k]); k++)
      if (k > i + 1 && tokens->items[k].function == TW_F_HAVE) verb = k;
  }
  return has_figure;
}

/* "returned 365 million, including 9 million in March": the time behind a part is the part's. */
static bool is_of_part(const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  bool is_part = false;
  for (int i = f->last_token + 1; i < time; i++) {
    if (is_part && tokens->items[i].kind == TW_TOKEN_FIGURE) return true;
    is_part |= tokens->items[i].function == TW_F_INCL;
  }
  return false;
}

/* The figure right before the time, "376 in 2008"; -1: none. */
static int figure_of_time(const struct tw_token_list *tokens, int time) {
  int i = time - 1;
  if (i > 0 && tokens->items[i].function == TW_F_IN) i--;
  return i >= 0 && tokens->items[i].kind == TW_TOKEN_FIGURE ? i : -1;
}

/* "1,320 people: 376 in 2008, 441 in 2009": in a series each figure has its own time, and their sum has none. */
static bool is_of_series(const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  enum { REACH = 6 };
  int own = figure_of_time(tokens, time);
  if (own <= f->last_token) return false;
  for (int i = time + 1; (size_t)i < tokens->count && i - time <= REACH; i++)
    if (tokens->items[i].kind == TW_TOKEN_TIME && figure_of_time(tokens, i) > time) return true;
  for (int i = own - 1; i > f->last_token && own - i <= REACH; i--)
    if (tokens->items[i].kind == TW_TOKEN_TIME && figure_of_time(tokens, i) > f->last_token) return true;
  return false;
}

/* "49 people, the largest group since 2017": what the figure is compared with. */
bool tw_period_is_of_record(const struct tw_reading *r, const struct tw_token_list *tokens, int time) {
  static const char *const records[] = {"largest", "biggest", "highest", "most", "lowest", "first", "smallest", "fewest"};
  enum { REACH = 8 };
  bool is_open = r->found.items[tokens->items[time].index].flags & TW_FOUND_OPEN_END;
  if (!is_open && !tw_time_is_since(r, tokens, time)) return false;
  for (int i = time - 1; i >= 0 && time - i <= REACH; i--) {
    const struct tw_token *t = &tokens->items[i];
    if (t->kind == TW_TOKEN_FIGURE || t->kind == TW_TOKEN_TIME || t->function == TW_F_COMMA) return false;
    if (tw_words_hold(TW_WORDS(records), tw_reading_text(r, t))) return true;
  }
  return false;
}

/* "Starting on 20 October, courts will hear some of the 64 suspects returned from Manila": what is to come then is another act.
 */
bool tw_period_is_of_future(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  if (f->trigger_token <= f->last_token || time > f->token || f->is_planned) return false;
  for (int i = time + 1; i < f->token; i++)
    if (tokens->items[i].function == TW_F_MODAL && tw_slice_eq_nocase(tw_reading_text(r, &tokens->items[i]), TW_SLICE("will")))
      return true;
  return false;
}

bool tw_period_is_of_next(const struct tw_figure *f, const struct tw_token_list *tokens, int time) {
  if (time <= f->last_token) return false;
  if (is_of_other_subject(f, tokens, time) || is_of_part(f, tokens, time) || is_of_series(f, tokens, time)) return true;
  const struct tw_token *before = &tokens->items[time - 1];
  if (before->function == TW_F_IN && time > 1) before--;
  if (before->function != TW_F_AND && before->function != TW_F_COMMA) return false;
  bool has_own = false, has_next = false;
  for (int i = f->token - 1; i >= 0 && tokens->items[i].kind != TW_TOKEN_FIGURE; i--)
    has_own |= tokens->items[i].kind == TW_TOKEN_TIME;
  for (int i = time + 1; has_own && (size_t)i < tokens->count && tokens->items[i].kind != TW_TOKEN_TIME; i++)
    has_next |= tokens->items[i].kind == TW_TOKEN_FIGURE;
  return has_next;
}

bool tw_period_is_so_far(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const words[] = {" so far", " to date"}, *const spans[] = {" so far this", " so far in", " so far since"};
  int last = f->trigger_token > f->last_token ? f->trigger_token : f->last_token;
  struct tw_slice behind = tw_slice_sub(r->text, tokens->items[last].end, r->text.len);
  return tw_words_begin(TW_WORDS(words), behind) && !tw_words_begin(TW_WORDS(spans), behind);
}

bool tw_period_is_behind_semicolon(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens,
                                   int time) {
  if (r->language != TW_PACK_EN || time > f->token || f->trigger_token < 0 || tw_period_is_initial(tokens, time)) return false;
  bool is_past = false, is_perfect = false;
  for (int i = time + 1; i < f->token || i < f->trigger_token; i++) {
    struct tw_slice word = tw_reading_text(r, &tokens->items[i]);
    is_past |= tokens->items[i].function == TW_F_SEMI;
    is_perfect |= is_past && (tw_slice_eq_nocase(word, TW_SLICE("have")) || tw_slice_eq_nocase(word, TW_SLICE("has")));
  }
  return is_perfect;
}

/* "has frozen", "have all been returned": a perfect tense that begins right before the figure's verb. */
static bool is_perfect(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { REACH = 3 };
  for (int i = f->trigger_token - 1; i >= 0 && f->trigger_token - i <= REACH; i--) {
    const struct tw_token *t = &tokens->items[i];
    if (t->function == TW_F_HAVE) return !tw_slice_eq_nocase(tw_reading_text(r, t), TW_SLICE("had"));
    if (t->function != TW_F_BE && (t->kind != TW_TOKEN_WORD || t->is_capital)) return false;
  }
  return false;
}

void tw_period_drop_past_of_perfect(struct tw_reading *r, struct tw_figure *f) {
  enum { LONG_PAST_DAYS = 400, MONTH_DAYS = 31 }; /* reports of a year come within the next */
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  if (r->language != TW_PACK_EN || f->period.start == TW_DAY_NONE || f->period.end == TW_DAY_NONE) return;
  bool is_long_past = r->published != TW_DAY_NONE && r->published - f->period.end > LONG_PAST_DAYS;
  bool is_one_act = f->period.end - f->period.start < MONTH_DAYS; /* told in the past tense, and of its month */
  if ((!is_long_past && !is_one_act) || !is_perfect(r, f, tokens)) return;
  tw_period_give(r, f, TW_PERIOD_NONE, TW_BASIS_NONE);
}
