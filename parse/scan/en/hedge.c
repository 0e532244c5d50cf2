#include "parse/scan/en/hedge.h"

enum { MAX_HEDGE_WORDS = 6 };

struct phrase {
  const char *words; /* lower case, by single spaces */
  enum tw_qualifier qualifier;
};

/* Longer phrases first where one ends another ("no more than" before "more than"). */
static const struct phrase before[] = {
    {"more than or equal to", TW_AT_LEAST},
    {"greater than or equal to", TW_AT_LEAST},
    {"higher than or equal to", TW_AT_LEAST},
    {"bigger than or equal to", TW_AT_LEAST},
    {"larger than or equal to", TW_AT_LEAST},
    {"less than or equal to", TW_AT_MOST},
    {"smaller than or equal to", TW_AT_MOST},
    {"lower than or equal to", TW_AT_MOST},
    {"fewer than or equal to", TW_AT_MOST},
    {"at least or equal to", TW_AT_LEAST},
    {"greater or equal than", TW_AT_LEAST},
    {"bigger or equal than", TW_AT_LEAST},
    {"larger or equal than", TW_AT_LEAST},
    {"higher or equal than", TW_AT_LEAST},
    {"more or equal than", TW_AT_LEAST},
    {"less or equal than", TW_AT_MOST},
    {"smaller or equal than", TW_AT_MOST},
    {"lower or equal than", TW_AT_MOST},
    {"not more than", TW_AT_MOST},
    {"no more than", TW_AT_MOST},
    {"no greater than", TW_AT_MOST},
    {"no higher than", TW_AT_MOST},
    {"not less than", TW_AT_LEAST},
    {"no less than", TW_AT_LEAST},
    {"not fewer than", TW_AT_LEAST},
    {"no fewer than", TW_AT_LEAST},
    {"well over", TW_MORE_THAN},
    {"well above", TW_MORE_THAN},
    {"just over", TW_MORE_THAN},
    {"just above", TW_MORE_THAN},
    {"slightly over", TW_MORE_THAN},
    {"slightly more than", TW_MORE_THAN},
    {"little over", TW_MORE_THAN},
    {"little more than", TW_MORE_THAN},
    {"much more than", TW_MORE_THAN},
    {"far more than", TW_MORE_THAN},
    {"many more than", TW_MORE_THAN},
    {"in excess of", TW_MORE_THAN},
    {"upwards of", TW_MORE_THAN},
    {"upward of", TW_MORE_THAN},
    {"more than", TW_MORE_THAN},
    {"greater than", TW_MORE_THAN},
    {"higher than", TW_MORE_THAN},
    {"larger than", TW_MORE_THAN},
    {"bigger than", TW_MORE_THAN},
    {"better than", TW_MORE_THAN},
    {"north of", TW_MORE_THAN},
    {"over", TW_MORE_THAN},
    {"above", TW_MORE_THAN},
    {"beyond", TW_MORE_THAN},
    {"exceeding", TW_MORE_THAN},
    {"exceeded", TW_MORE_THAN},
    {"exceeds", TW_MORE_THAN},
    {"exceed", TW_MORE_THAN},
    {"surpassing", TW_MORE_THAN},
    {"surpassed", TW_MORE_THAN},
    {"surpass", TW_MORE_THAN},
    {"topping", TW_MORE_THAN},
    {"just under", TW_LESS_THAN},
    {"just below", TW_LESS_THAN},
    {"well under", TW_LESS_THAN},
    {"well below", TW_LESS_THAN},
    {"slightly under", TW_LESS_THAN},
    {"less than", TW_LESS_THAN},
    {"fewer than", TW_LESS_THAN},
    {"lower than", TW_LESS_THAN},
    {"smaller than", TW_LESS_THAN},
    {"south of", TW_LESS_THAN},
    {"under", TW_LESS_THAN},
    {"below", TW_LESS_THAN},
    {"at least", TW_AT_LEAST},
    {"at minimum", TW_AT_LEAST},
    {"a minimum of", TW_AT_LEAST},
    {"minimum of", TW_AT_LEAST},
    {"at most", TW_AT_MOST},
    {"at maximum", TW_AT_MOST},
    {"a maximum of", TW_AT_MOST},
    {"maximum of", TW_AT_MOST},
    {"as many as", TW_AT_MOST},
    {"as much as", TW_AT_MOST},
    {"as few as", TW_AT_LEAST},
    {"as little as", TW_AT_LEAST},
    {"up to", TW_AT_MOST},
    {"in the region of", TW_APPROX},
    {"on the order of", TW_APPROX},
    {"in the order of", TW_APPROX},
    {"an estimated", TW_APPROX},
    {"a reported", TW_APPROX},
    {"estimated", TW_APPROX},
    {"close to", TW_APPROX},
    {"near to", TW_APPROX},
    {"nearly", TW_APPROX},
    {"almost", TW_APPROX},
    {"approximately", TW_APPROX},
    {"approx", TW_APPROX},
    {"roughly", TW_APPROX},
    {"around", TW_APPROX},
    {"about", TW_APPROX},
    {"some", TW_APPROX},
    {"circa", TW_APPROX},
    {"ca", TW_APPROX},
    {"near", TW_APPROX},
    {"exactly", TW_EXACT},
};

static const struct phrase behind[] = {
    {"or greater than", TW_AT_LEAST}, {"or more than", TW_AT_LEAST}, {"or equal to", TW_AT_LEAST}, {"or more", TW_AT_LEAST},
    {"or greater", TW_AT_LEAST},      {"or higher", TW_AT_LEAST},    {"or above", TW_AT_LEAST},    {"or over", TW_AT_LEAST},
    {"and above", TW_AT_LEAST},       {"and over", TW_AT_LEAST},     {"and up", TW_AT_LEAST},      {"and more", TW_AT_LEAST},
    {"at least", TW_AT_LEAST},        {"plus", TW_MORE_THAN},        {"or fewer", TW_AT_MOST},     {"or less", TW_AT_MOST},
    {"or below", TW_AT_MOST},         {"or under", TW_AT_MOST},      {"or lower", TW_AT_MOST},     {"and below", TW_AT_MOST},
    {"and under", TW_AT_MOST},        {"at most", TW_AT_MOST},       {"or so", TW_APPROX},         {"odd", TW_APPROX},
    {"or thereabouts", TW_APPROX},
};

/* Words of `phrase` that end right before token `at`; 0 when they do not. */
static size_t match_back(const struct tw_en_text *t, const char *phrase, size_t at, size_t floor) {
  size_t words = 0, len = strlen(phrase);
  while (len > 0) {
    size_t begin = len;
    while (begin > 0 && phrase[begin - 1] != ' ') begin--;
    if (at < floor + words + 1) return 0;
    const struct tw_en_token *k = &t->tokens[at - words - 1];
    if (k->type != TW_EN_WORD || !tw_slice_eq_nocase(tw_en_slice(t, k), tw_slice_of(phrase + begin, len - begin))) return 0;
    words++;
    len = begin > 0 ? begin - 1 : 0;
  }
  return words;
}

static struct tw_en_hedge sign_before(const struct tw_en_text *t, size_t at, size_t floor) {
  static const struct {
    char mark;
    enum tw_qualifier qualifier;
  } signs[] = {{'>', TW_MORE_THAN}, {'<', TW_LESS_THAN}, {'~', TW_APPROX}};
  const struct tw_en_token *k = &t->tokens[at - 1];
  for (size_t i = 0; at > floor && i < sizeof signs / sizeof signs[0]; i++)
    if (tw_en_is_mark(k, signs[i].mark)) return (struct tw_en_hedge){1, signs[i].qualifier};
  return (struct tw_en_hedge){0, TW_EXACT};
}

struct tw_en_hedge tw_en_hedge_before(const struct tw_en_text *t, size_t at, size_t floor) {
  if (at <= floor) return (struct tw_en_hedge){0, TW_EXACT};
  const struct tw_en_token *last = &t->tokens[at - 1];
  if (last->type == TW_EN_MARK) return sign_before(t, at, floor);
  if (t->tokens[at].is_par || !tw_en_has(last, TW_EN_HEDGE)) return (struct tw_en_hedge){0, TW_EXACT};
  struct tw_en_hedge best = {0, TW_EXACT};
  char end = (char)(t->text.ptr[last->end - 1] | 32); /* lower case */
  for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
    if (before[i].words[strlen(before[i].words) - 1] != end) continue;
    size_t words = match_back(t, before[i].words, at, floor);
    if (words > best.tokens) best = (struct tw_en_hedge){words, before[i].qualifier};
  }
  return best;
}

static size_t match_forward(const struct tw_en_text *t, const char *phrase, size_t at) {
  struct tw_slice rest = tw_slice_from(phrase), word;
  size_t words = 0;
  while (tw_slice_split(&rest, ' ', &word)) {
    const struct tw_en_token *k = &t->tokens[at + words];
    if (k->type != TW_EN_WORD || k->is_par || !tw_slice_eq_nocase(tw_en_slice(t, k), word)) return 0;
    words++;
  }
  return words;
}

struct tw_en_hedge tw_en_hedge_behind(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *k = &t->tokens[at];
  if (tw_en_is_mark(k, '+') && tw_en_is_glued(k) && k[1].type != TW_EN_NUMBER) return (struct tw_en_hedge){1, TW_MORE_THAN};
  size_t skip = tw_en_is_mark(k, '-') && tw_en_is_glued(k); /* "20-odd", "100-plus" */
  struct tw_en_hedge best = {0, TW_EXACT};
  if (k[skip].type != TW_EN_WORD) return best;
  char start = (char)(t->text.ptr[k[skip].start] | 32); /* lower case */
  for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++) {
    if (behind[i].words[0] != start) continue;
    size_t words = match_forward(t, behind[i].words, at + skip);
    const struct tw_en_token *next = &t->tokens[at + skip + words];
    bool is_next_number =
        next->type == TW_EN_NUMBER || tw_en_has(next, TW_EN_DIGIT | TW_EN_TEEN | TW_EN_TENS) || tw_en_is_word(t, next, "than");
    if (words && !is_next_number && words + skip > best.tokens) best = (struct tw_en_hedge){words + skip, behind[i].qualifier};
  }
  return best;
}
