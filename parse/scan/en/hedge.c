#include "parse/scan/en/hedge.h"

enum { MAX_HEDGE_WORDS = 6 };

struct phrase {
  const char *words; /* lower case, by single spaces */
  size_t len;
  enum tw_qualifier qualifier;
};
#define PHRASE(words, qualifier)                                                                                                 \
  { words, sizeof words - 1, qualifier }

/* By the last letter; longer phrases first where one ends another ("no more than" before "more than"). */
static const struct phrase before[] = {
    PHRASE("circa", TW_APPROX),
    PHRASE("ca", TW_APPROX),
    PHRASE("beyond", TW_MORE_THAN),
    PHRASE("exceeded", TW_MORE_THAN),
    PHRASE("exceed", TW_MORE_THAN),
    PHRASE("surpassed", TW_MORE_THAN),
    PHRASE("an estimated", TW_APPROX),
    PHRASE("a reported", TW_APPROX),
    PHRASE("estimated", TW_APPROX),
    PHRASE("around", TW_APPROX),
    PHRASE("well above", TW_MORE_THAN),
    PHRASE("just above", TW_MORE_THAN),
    PHRASE("above", TW_MORE_THAN),
    PHRASE("some", TW_APPROX),
    PHRASE("in excess of", TW_MORE_THAN),
    PHRASE("upwards of", TW_MORE_THAN),
    PHRASE("upward of", TW_MORE_THAN),
    PHRASE("north of", TW_MORE_THAN),
    PHRASE("south of", TW_LESS_THAN),
    PHRASE("a minimum of", TW_AT_LEAST),
    PHRASE("minimum of", TW_AT_LEAST),
    PHRASE("a maximum of", TW_AT_MOST),
    PHRASE("maximum of", TW_AT_MOST),
    PHRASE("in the region of", TW_APPROX),
    PHRASE("on the order of", TW_APPROX),
    PHRASE("in the order of", TW_APPROX),
    PHRASE("exceeding", TW_MORE_THAN),
    PHRASE("surpassing", TW_MORE_THAN),
    PHRASE("topping", TW_MORE_THAN),
    PHRASE("at minimum", TW_AT_LEAST),
    PHRASE("at maximum", TW_AT_MOST),
    PHRASE("greater or equal than", TW_AT_LEAST),
    PHRASE("bigger or equal than", TW_AT_LEAST),
    PHRASE("larger or equal than", TW_AT_LEAST),
    PHRASE("higher or equal than", TW_AT_LEAST),
    PHRASE("more or equal than", TW_AT_LEAST),
    PHRASE("less or equal than", TW_AT_MOST),
    PHRASE("smaller or equal than", TW_AT_MOST),
    PHRASE("lower or equal than", TW_AT_MOST),
    PHRASE("not more than", TW_AT_MOST),
    PHRASE("no more than", TW_AT_MOST),
    PHRASE("no greater than", TW_AT_MOST),
    PHRASE("no higher than", TW_AT_MOST),
    PHRASE("not less than", TW_AT_LEAST),
    PHRASE("no less than", TW_AT_LEAST),
    PHRASE("not fewer than", TW_AT_LEAST),
    PHRASE("no fewer than", TW_AT_LEAST),
    PHRASE("slightly more than", TW_MORE_THAN),
    PHRASE("little more than", TW_MORE_THAN),
    PHRASE("much more than", TW_MORE_THAN),
    PHRASE("far more than", TW_MORE_THAN),
    PHRASE("many more than", TW_MORE_THAN),
    PHRASE("more than", TW_MORE_THAN),
    PHRASE("greater than", TW_MORE_THAN),
    PHRASE("higher than", TW_MORE_THAN),
    PHRASE("larger than", TW_MORE_THAN),
    PHRASE("bigger than", TW_MORE_THAN),
    PHRASE("better than", TW_MORE_THAN),
    PHRASE("less than", TW_LESS_THAN),
    PHRASE("fewer than", TW_LESS_THAN),
    PHRASE("lower than", TW_LESS_THAN),
    PHRASE("smaller than", TW_LESS_THAN),
    PHRASE("more than or equal to", TW_AT_LEAST),
    PHRASE("greater than or equal to", TW_AT_LEAST),
    PHRASE("higher than or equal to", TW_AT_LEAST),
    PHRASE("bigger than or equal to", TW_AT_LEAST),
    PHRASE("larger than or equal to", TW_AT_LEAST),
    PHRASE("less than or equal to", TW_AT_MOST),
    PHRASE("smaller than or equal to", TW_AT_MOST),
    PHRASE("lower than or equal to", TW_AT_MOST),
    PHRASE("fewer than or equal to", TW_AT_MOST),
    PHRASE("at least or equal to", TW_AT_LEAST),
    PHRASE("up to", TW_AT_MOST),
    PHRASE("close to", TW_APPROX),
    PHRASE("near to", TW_APPROX),
    PHRASE("well over", TW_MORE_THAN),
    PHRASE("just over", TW_MORE_THAN),
    PHRASE("slightly over", TW_MORE_THAN),
    PHRASE("little over", TW_MORE_THAN),
    PHRASE("over", TW_MORE_THAN),
    PHRASE("just under", TW_LESS_THAN),
    PHRASE("well under", TW_LESS_THAN),
    PHRASE("slightly under", TW_LESS_THAN),
    PHRASE("under", TW_LESS_THAN),
    PHRASE("near", TW_APPROX),
    PHRASE("exceeds", TW_MORE_THAN),
    PHRASE("surpass", TW_MORE_THAN),
    PHRASE("as many as", TW_AT_MOST),
    PHRASE("as much as", TW_AT_MOST),
    PHRASE("as few as", TW_AT_LEAST),
    PHRASE("as little as", TW_AT_LEAST),
    PHRASE("at least", TW_AT_LEAST),
    PHRASE("at most", TW_AT_MOST),
    PHRASE("almost", TW_APPROX),
    PHRASE("about", TW_APPROX),
    PHRASE("just below", TW_LESS_THAN),
    PHRASE("well below", TW_LESS_THAN),
    PHRASE("below", TW_LESS_THAN),
    PHRASE("approx", TW_APPROX),
    PHRASE("nearly", TW_APPROX),
    PHRASE("approximately", TW_APPROX),
    PHRASE("roughly", TW_APPROX),
    PHRASE("exactly", TW_EXACT),
};

static const struct phrase behind[] = {
    PHRASE("or greater than", TW_AT_LEAST), PHRASE("or more than", TW_AT_LEAST), PHRASE("or equal to", TW_AT_LEAST),
    PHRASE("or more", TW_AT_LEAST),         PHRASE("or greater", TW_AT_LEAST),   PHRASE("or higher", TW_AT_LEAST),
    PHRASE("or above", TW_AT_LEAST),        PHRASE("or over", TW_AT_LEAST),      PHRASE("and above", TW_AT_LEAST),
    PHRASE("and over", TW_AT_LEAST),        PHRASE("and up", TW_AT_LEAST),       PHRASE("and more", TW_AT_LEAST),
    PHRASE("at least", TW_AT_LEAST),        PHRASE("plus", TW_MORE_THAN),        PHRASE("or fewer", TW_AT_MOST),
    PHRASE("or less", TW_AT_MOST),          PHRASE("or below", TW_AT_MOST),      PHRASE("or under", TW_AT_MOST),
    PHRASE("or lower", TW_AT_MOST),         PHRASE("and below", TW_AT_MOST),     PHRASE("and under", TW_AT_MOST),
    PHRASE("at most", TW_AT_MOST),          PHRASE("or so", TW_APPROX),          PHRASE("odd", TW_APPROX),
    PHRASE("or thereabouts", TW_APPROX),
};

/* "ticked up to 3.9%", "six-under 65": no hedges. */
static bool is_movement(const struct tw_en_text *t, size_t at, size_t words) {
  static const char verbs[] = "ticked edged moved went shot picked crept inched nudged bumped jumped climbed rose pushed sped "
                              "ramped move go goes crept stepped";
  const struct tw_en_token *first = tw_en_at(t, at - words);
  if (tw_en_is_glued_mark(first - 1, '-') && tw_en_is_glued(first)) return true;
  return words == 2 && tw_en_is_word(t, first, "up") && tw_en_is_any(t, first - 1, verbs);
}

/* Words of `phrase` that end right before token `at`; 0 when they do not. */
static size_t match_back(const struct tw_en_text *t, const struct phrase *p, size_t at, size_t floor) {
  const char *phrase = p->words;
  size_t words = 0, len = p->len;
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

/* The words before a number, the last first: by their length and last letter most phrases are told not to be there. */
struct tail {
  size_t len;
  char end; /* lower case */
};

static size_t tails_before(const struct tw_en_text *t, size_t at, size_t floor, struct tail *tails) {
  size_t count = 0;
  for (; count < MAX_HEDGE_WORDS && at > floor + count; count++) {
    const struct tw_en_token *k = &t->tokens[at - count - 1];
    if (k->type != TW_EN_WORD) break;
    tails[count] = (struct tail){k->end - k->start, (char)(t->text.ptr[k->end - 1] | 32)};
  }
  return count;
}

static bool may_stand(const struct phrase *p, const struct tail *tails, size_t count) {
  size_t len = p->len;
  for (size_t i = 0; i < count; i++) {
    if (len < tails[i].len || p->words[len - 1] != tails[i].end) return false;
    if (len == tails[i].len) return true;
    if (p->words[len - tails[i].len - 1] != ' ') return false;
    len -= tails[i].len + 1;
  }
  return false;
}

static char last_letter(const struct phrase *p) {
  return p->words[p->len - 1];
}

/* The first phrase that ends so, or that would. */
static size_t first_ending(char end) {
  size_t low = 0, high = sizeof before / sizeof before[0];
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (last_letter(&before[middle]) < end)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
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
  struct tail tails[MAX_HEDGE_WORDS];
  size_t count = tails_before(t, at, floor, tails);
  char end = count ? tails[0].end : 0;
  for (size_t i = first_ending(end); i < sizeof before / sizeof before[0] && last_letter(&before[i]) == end; i++) {
    const struct phrase *p = &before[i];
    size_t words = may_stand(p, tails, count) ? match_back(t, p, at, floor) : 0;
    if (words > best.tokens) best = (struct tw_en_hedge){words, p->qualifier};
  }
  if (best.tokens && is_movement(t, at, best.tokens)) best = (struct tw_en_hedge){0, TW_EXACT};
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
    bool is_next_number = next->type == TW_EN_NUMBER || tw_en_has(next, TW_EN_DIGIT | TW_EN_TEEN | TW_EN_TENS) ||
                          tw_en_is_word(t, next, "than") || tw_en_is_mark(next, TW_EN_MARK_SIGN);
    if (words && !is_next_number && words + skip > best.tokens) best = (struct tw_en_hedge){words + skip, behind[i].qualifier};
  }
  return best;
}
