#include "parse/scan/en/number.h"

enum {
  HUNDRED_POWER = 2,
  DOZEN = 12,
  MAX_SCALES = 3,       /* "hundred thousand million": more magnitudes in a row are no number */
  FRACTION_DIGITS = 12, /* of a third and the like, which no decimal is exactly */
  LARGEST_DENOMINATOR = 64,
};

/* One addend: "three hundred and five thousand". */
struct term {
  size_t first, next;
  struct tw_decimal value;
  int scale; /* of its last magnitude */
  bool has_digits, has_letter, is_small;
  bool has_scale; /* a magnitude was said, even where `scale` is used up ("3 hundred and 21") */
};

/* A word that may continue a number begun at token `first`: in the same paragraph, with nothing but a space or a hyphen
 * before it. Moves over the hyphen. */
static bool step(const struct tw_en_text *t, size_t first, size_t *at) {
  const struct tw_en_token *k = tw_en_at(t, *at);
  if (k->type == TW_EN_WORD) return !k->is_par || *at == first;
  if (tw_en_is_mark(k, '-') && k[1].type == TW_EN_WORD && k->is_spaced == k[1].is_spaced) {
    ++*at;
    return true;
  }
  return false;
}

/* A word with a hyphen behind it that joins it to no number: "two-storey". */
static bool is_compound(const struct tw_en_text *t, size_t next) {
  const struct tw_en_token *k = tw_en_at(t, next);
  if (!tw_en_is_mark(k, '-') || !tw_en_is_glued(k) || !tw_en_is_glued(k + 1) || k[1].type != TW_EN_WORD) return false;
  return !tw_en_has(k + 1, TW_EN_HUNDRED | TW_EN_SCALE | TW_EN_LETTER | TW_EN_PART | TW_EN_TENS | TW_EN_DIGIT | TW_EN_DOZEN);
}

/* "five", "seventeen", "twenty-one", "sixty five". */
static size_t match_below_hundred(const struct tw_en_text *t, size_t at, int *ret_value) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (!tw_en_has(k, TW_EN_DIGIT | TW_EN_TEEN | TW_EN_TENS)) return 0;
  *ret_value = k->word->value;
  if (!tw_en_has(k, TW_EN_TENS)) return 1;
  size_t unit = at + 1;
  if (!step(t, at, &unit) || !tw_en_has(tw_en_at(t, unit), TW_EN_DIGIT) || tw_en_at(t, unit)->word->value == 0) return 1;
  if (unit == at + 1 && is_compound(t, unit + 1)) return 1; /* "twenty two-storey houses" */
  *ret_value += tw_en_at(t, unit)->word->value;
  return unit + 1 - at;
}

size_t tw_en_words_match(const struct tw_en_text *t, size_t at, int limit, int *ret_value) {
  int value;
  size_t taken = match_below_hundred(t, at, &value);
  if (!taken) return 0;
  size_t next = at + taken;
  bool is_thousand = tw_en_has(tw_en_at(t, next), TW_EN_SCALE) && tw_en_at(t, next)->word->value == 3;
  if (tw_en_has(tw_en_at(t, next), TW_EN_HUNDRED) || is_thousand) {
    value *= is_thousand ? 1000 : 100;
    next++;
    size_t rest = next + (tw_en_has(tw_en_at(t, next), TW_EN_AND) ? 1 : 0);
    int more;
    size_t more_taken = match_below_hundred(t, rest, &more);
    if (more_taken) {
      value += more;
      next = rest + more_taken;
    }
  }
  if (value >= limit) return 0;
  *ret_value = value;
  return next - at;
}

/* "five eight" behind "point": digits one by one, or a numeral. Adds them to *value. */
static size_t match_decimals(const struct tw_en_text *t, size_t at, struct tw_decimal *value) {
  size_t next = at;
  struct tw_decimal sum = *value, digit;
  const struct tw_en_token *k = tw_en_at(t, next);
  if (k->type == TW_EN_NUMBER && k->numeral == TW_EN_PLAIN && tw_en_numeral_value(t, k, &digit)) {
    if (!tw_decimal_shift(digit, -(int)k->digits, &digit) || !tw_decimal_add(sum, digit, value)) return 0;
    return 1;
  }
  for (int place = 1; place <= FRACTION_DIGITS; place++, next++) {
    k = tw_en_at(t, next);
    bool is_oh = tw_en_is_word(t, k, "o") || tw_en_is_word(t, k, "oh");
    if (!is_oh && !tw_en_has(k, TW_EN_DIGIT)) break;
    if (!tw_decimal_shift(tw_decimal_from(is_oh ? 0 : k->word->value), -place, &digit) || !tw_decimal_add(sum, digit, &sum))
      return 0;
  }
  *value = sum;
  return next - at;
}

/* 1/denominator times numerator, to FRACTION_DIGITS where it does not end. */
static struct tw_decimal ratio(int64_t numerator, int64_t denominator) {
  static const int64_t unit = INT64_C(1000000000000);
  struct tw_decimal out = {0};
  __int128 scaled = (__int128)numerator * unit;
  __int128 rounded = (scaled + denominator / 2) / denominator;
  tw_decimal_shift(tw_decimal_from((int64_t)rounded), -FRACTION_DIGITS, &out);
  return out;
}

/* "½", "¾", "⅛" grown to a whole number. */
static bool match_glyph(const struct tw_en_text *t, const struct tw_en_token *k, struct tw_decimal *ret_part) {
  static const struct {
    const char *glyph;
    int8_t over, under;
  } glyphs[] = {{"½", 1, 2}, {"¼", 1, 4}, {"¾", 3, 4}, {"⅓", 1, 3}, {"⅔", 2, 3},
                {"⅛", 1, 8}, {"⅜", 3, 8}, {"⅝", 5, 8}, {"⅞", 7, 8}};
  bool is_beside = k[-1].type == TW_EN_NUMBER && !k->is_broken; /* "13 ½ years" */
  if (k->type != TW_EN_WORD || !(tw_en_is_glued(k) || is_beside)) return false;
  for (size_t i = 0; i < sizeof glyphs / sizeof glyphs[0]; i++)
    if (tw_slice_is(tw_en_slice(t, k), glyphs[i].glyph)) {
      *ret_part = ratio(glyphs[i].over, glyphs[i].under);
      return true;
    }
  return false;
}

bool tw_en_number_is_glyph(const struct tw_en_text *t, size_t at) {
  struct tw_decimal part;
  return match_glyph(t, tw_en_at(t, at), &part);
}

/* "and a half", "and three quarters", "½" behind a whole number. Tokens taken. */
static size_t match_and_part(const struct tw_en_text *t, size_t at, struct tw_decimal *value) {
  const struct tw_en_token *k = tw_en_at(t, at);
  struct tw_decimal part;
  if (match_glyph(t, k, &part)) return tw_decimal_add(*value, part, value) ? 1 : 0;
  size_t next = at;
  if (tw_en_is_mark(k, '-') && tw_en_is_glued(k)) next++;
  if (!tw_en_has(tw_en_at(t, next), TW_EN_AND)) return 0;
  next++;
  if (tw_en_is_mark(tw_en_at(t, next), '-')) next++;
  int numerator = 1;
  if (tw_en_has(tw_en_at(t, next), TW_EN_ARTICLE))
    next++;
  else if (tw_en_has(tw_en_at(t, next), TW_EN_DIGIT))
    numerator = tw_en_at(t, next++)->word->value;
  else
    return 0;
  if (tw_en_is_mark(tw_en_at(t, next), '-')) next++;
  k = tw_en_at(t, next);
  if (!tw_en_has(k, TW_EN_PART) || numerator == 0) return 0;
  part = ratio(numerator, k->word->value);
  return tw_decimal_add(*value, part, value) ? next + 1 - at : 0;
}

/* "1 1/2", "7 3/4", "5-3/8": a proper fraction behind a whole numeral; of a hundredth behind "4.67-1/4", as grain is quoted. */
static size_t match_mixed(const struct tw_en_text *t, size_t at, struct tw_decimal *value) {
  size_t hyphen = tw_en_is_glued_mark(tw_en_at(t, at), '-') && tw_en_is_glued(tw_en_at(t, at + 1));
  const struct tw_en_token *k = tw_en_at(t, at + hyphen);
  if (k->type != TW_EN_NUMBER || !tw_en_is_mark(k + 1, '/') || k[2].type != TW_EN_NUMBER) return 0;
  if (k[1].is_spaced != k[2].is_spaced || k->number <= 0 || k[2].number <= k->number || k[2].number > LARGEST_DENOMINATOR)
    return 0;
  if (tw_en_is_mark(k + 3, '/') && tw_en_is_glued(k + 3)) return 0;
  struct tw_decimal part = ratio(k->number, k[2].number);
  bool is_quoted = tw_decimal_is_integer(*value) || (hyphen && tw_decimal_shift(part, -2, &part));
  return is_quoted && tw_decimal_add(*value, part, value) ? hyphen + 3 : 0;
}

/* Magnitude letters that are surely no unit where they stand. */
static bool is_magnitude_letter(const struct tw_en_text *t, const struct tw_en_token *k, bool is_money) {
  struct tw_slice s = tw_en_slice(t, k);
  bool is_ratio = tw_en_is_glued_mark(k + 1, '/') && !tw_en_is_mark(k + 2, '-') && !tw_en_is_mark(k + 2, '='); /* "14.7 K/9" */
  if (!tw_en_has(k, TW_EN_LETTER) || (!is_money && is_ratio)) return false;
  if (s.len > 1) return !tw_slice_is(s, "mm") && (is_money || !tw_en_is_any(t, k, "mill mil tr arab kharab"));
  bool is_upper = s.ptr[0] >= 'A' && s.ptr[0] <= 'Z';
  if (tw_en_is_word(t, k, "l")) return is_money && is_upper && tw_en_is_glued(k); /* "Rs 5.4L" */
  if (is_money) return tw_en_is_glued(k) || is_upper || s.ptr[0] == 'k';
  if (s.ptr[0] == 'T' || s.ptr[0] == 't') return false;
  if (s.ptr[0] == 'm') return tw_en_is_glued(k);
  return tw_en_is_glued(k) || is_upper || s.ptr[0] == 'k';
}

/* Power of ten of a magnitude at `k`: 0 when it is none. `ret_is_letter`: a letter that may be a unit as well. */
static int match_magnitude(const struct tw_en_text *t, const struct tw_en_token *k, bool may_letter, bool is_money,
                           bool *ret_is_letter) {
  *ret_is_letter = false;
  if (tw_en_has(k, TW_EN_SCALE | TW_EN_HUNDRED)) return k->word->value;
  if (!may_letter || !is_magnitude_letter(t, k, is_money)) return 0;
  *ret_is_letter = true;
  return k->word->value;
}

/* "two dozen", "three hundred and two dozens". */
static void match_dozen(const struct tw_en_text *t, struct term *term) {
  size_t next = term->next;
  if (!step(t, term->first, &next) || !tw_en_has(tw_en_at(t, next), TW_EN_DOZEN)) return;
  if (!tw_decimal_mul(term->value, tw_decimal_from(DOZEN), &term->value)) return;
  term->scale++;
  term->has_scale = true;
  term->is_small = false;
  term->next = next + 1;
}

/* Magnitudes behind a base: words, or a letter behind digits. Multiplies. */
static void match_scales(const struct tw_en_text *t, bool is_money, struct term *term) {
  bool is_letter = false;
  for (int i = 0; i < MAX_SCALES && !is_letter; i++) {
    size_t next = term->next;
    if (!step(t, term->first, &next)) return;
    const struct tw_en_token *k = tw_en_at(t, next);
    bool is_joined = is_money && term->has_digits && k->is_capital && tw_en_is_glued_word(k); /* "P4.14-M" */
    bool may_letter = i == 0 && (next == term->next || is_joined) && (term->has_digits || k->end - k->start > 1);
    int power = match_magnitude(t, k, may_letter, is_money, &is_letter);
    if (!power || !tw_decimal_shift(term->value, power, &term->value)) break;
    term->scale += power;
    term->has_scale = true;
    term->next = next + 1;
    term->is_small = false;
    struct tw_slice s = tw_en_slice(t, k);
    term->has_letter = is_letter && (tw_slice_is(s, "m") || tw_slice_is(s, "t") || tw_slice_is(s, "b"));
  }
  if (!is_letter) match_dozen(t, term);
}

static size_t match_half_base(const struct tw_en_text *t, size_t at, struct tw_decimal *ret_value);
static size_t match_couple(const struct tw_en_text *t, size_t at, struct tw_decimal *ret_value);

/* What a term starts with: a numeral, number words below a hundred, an article or nothing before a magnitude. */
static size_t match_base(const struct tw_en_text *t, size_t at, struct term *term) {
  const struct tw_en_token *k = tw_en_at(t, at);
  int words;
  size_t taken = match_half_base(t, at, &term->value);
  if (!taken) taken = match_couple(t, at, &term->value);
  if (taken) return taken;
  if (k->type == TW_EN_NUMBER) {
    term->has_digits = true;
    return tw_en_numeral_value(t, k, &term->value) ? 1 : 0;
  }
  taken = match_below_hundred(t, at, &words);
  if (taken) {
    term->value = tw_decimal_from(words);
    term->is_small = words == 1 && taken == 1;
    return taken;
  }
  bool is_article = tw_en_has(k, TW_EN_ARTICLE);
  const struct tw_en_token *scale = is_article ? k + 1 : k;
  bool is_scale = tw_en_has(scale, TW_EN_SCALE | TW_EN_HUNDRED | TW_EN_DOZEN) && scale->end > scale->start;
  bool is_plural = is_scale && t->text.ptr[scale->end - 1] == 's';
  /* without an article two magnitudes must stand together: "hundred thousand dollars", not "million" alone */
  if (!is_scale || is_plural || (!is_article && !tw_en_has(scale + 1, TW_EN_SCALE))) return 0;
  if (tw_en_has(scale, TW_EN_LETTER)) return 0;
  term->value = tw_decimal_from(1);
  return is_article ? 1 : SIZE_MAX; /* SIZE_MAX: a base of no tokens */
}

/* "half a million", "a quarter of a million", "three quarters of a billion", "half dozen": a part that a magnitude follows. */
static size_t match_half_base(const struct tw_en_text *t, size_t at, struct tw_decimal *ret_value) {
  size_t next = at;
  int numerator = 1;
  if (tw_en_has(tw_en_at(t, next), TW_EN_ARTICLE))
    next++;
  else if (tw_en_has(tw_en_at(t, next), TW_EN_DIGIT) && tw_en_at(t, next)->word->value > 0)
    numerator = tw_en_at(t, next++)->word->value;
  if (tw_en_is_mark(tw_en_at(t, next), '-')) next++;
  const struct tw_en_token *k = tw_en_at(t, next);
  if (!tw_en_has(k, TW_EN_PART)) return 0;
  next++;
  if (tw_en_is_word(t, tw_en_at(t, next), "of")) next++;
  if (tw_en_is_mark(tw_en_at(t, next), '-')) next++;
  if (tw_en_has(tw_en_at(t, next), TW_EN_ARTICLE)) next++;
  const struct tw_en_token *scale = tw_en_at(t, next);
  if (!tw_en_has(scale, TW_EN_SCALE | TW_EN_DOZEN) || tw_en_has(scale, TW_EN_LETTER)) return 0;
  *ret_value = ratio(numerator, k->word->value);
  return next - at;
}

/* "a couple of hundred", "a couple thousand". */
static size_t match_couple(const struct tw_en_text *t, size_t at, struct tw_decimal *ret_value) {
  if (!tw_en_has(tw_en_at(t, at), TW_EN_ARTICLE) || !tw_en_is_word(t, tw_en_at(t, at + 1), "couple")) return 0;
  size_t next = at + 2 + tw_en_is_word(t, tw_en_at(t, at + 2), "of");
  if (!tw_en_has(tw_en_at(t, next), TW_EN_HUNDRED | TW_EN_SCALE | TW_EN_DOZEN)) return 0;
  *ret_value = tw_decimal_from(2);
  return next - at;
}

/* What is added behind "hundred": "and five", "fifty-six", "and 21". Tokens taken, 0: nothing. */
static size_t match_behind_hundred(const struct tw_en_text *t, size_t at, int *ret_value) {
  size_t next = at;
  bool has_and = tw_en_has(tw_en_at(t, next), TW_EN_AND) || tw_en_is_mark(tw_en_at(t, next), '&');
  next += has_and;
  next += tw_en_is_mark(tw_en_at(t, next), '-');
  const struct tw_en_token *k = tw_en_at(t, next);
  bool is_numeral = has_and && k->type == TW_EN_NUMBER && k->number > 0 && k->number < 100 && !tw_en_is_glued(k + 1);
  size_t taken = is_numeral ? 1 : match_below_hundred(t, next, ret_value);
  if (is_numeral) *ret_value = k->number;
  if (!taken || *ret_value == 0 || is_compound(t, next + taken)) return 0;
  /* "3 hundred and 2 hundred", "three hundred and two dozen" */
  return tw_en_has(tw_en_at(t, next + taken), TW_EN_HUNDRED | TW_EN_DOZEN) ? 0 : next + taken - at;
}

/* "hundred and five" behind a base: multiplies and adds. */
static void match_hundred(const struct tw_en_text *t, struct term *term) {
  size_t at = term->next;
  if (!step(t, term->first, &at) || !tw_en_has(tw_en_at(t, at), TW_EN_HUNDRED) || !tw_decimal_is_integer(term->value)) return;
  if (!tw_decimal_shift(term->value, HUNDRED_POWER, &term->value)) return;
  term->next = at + 1;
  term->scale = HUNDRED_POWER;
  term->has_scale = true;
  term->is_small = false;
  int small;
  size_t taken = match_behind_hundred(t, term->next, &small);
  if (!taken || !tw_decimal_add(term->value, tw_decimal_from(small), &term->value)) return;
  term->next += taken;
  term->scale = 0;
}

/* "point 77", "point five" at the start, or a base. */
static bool match_start(const struct tw_en_text *t, struct term *term) {
  const struct tw_en_token *k = tw_en_at(t, term->first);
  bool is_point = tw_en_has(k, TW_EN_POINT);
  size_t taken = is_point ? match_decimals(t, term->first + 1, &term->value) : match_base(t, term->first, term);
  if (!taken) return false;
  if (is_point) term->has_digits = k[1].type == TW_EN_NUMBER;
  term->next = term->first + is_point + (taken == SIZE_MAX ? 0 : taken);
  return true;
}

/* "point five", "1/2", "and a half" behind a base. */
static void match_rest(const struct tw_en_text *t, struct term *term) {
  size_t before = term->next;
  if (tw_en_has(tw_en_at(t, term->next), TW_EN_POINT)) {
    size_t taken = match_decimals(t, term->next + 1, &term->value);
    term->next += taken ? taken + 1 : 0;
  }
  size_t mixed = match_mixed(t, term->next, &term->value);
  term->next += mixed;
  if (!mixed && tw_decimal_is_integer(term->value)) term->next += match_and_part(t, term->next, &term->value);
  if (term->next > before) term->is_small = false;
}

/* "a million and a half". */
static void match_scaled_part(const struct tw_en_text *t, struct term *term) {
  struct tw_decimal part = {0};
  if (term->scale <= HUNDRED_POWER || !tw_decimal_is_integer(term->value)) return;
  size_t taken = match_and_part(t, term->next, &part);
  if (taken && tw_decimal_shift(part, term->scale, &part) && tw_decimal_add(term->value, part, &term->value)) term->next += taken;
}

static bool match_term(const struct tw_en_text *t, size_t at, bool is_money, struct term *ret_term) {
  struct term term = {.first = at};
  if (!match_start(t, &term)) return false;
  match_hundred(t, &term);
  match_rest(t, &term);
  match_scales(t, is_money, &term);
  match_scaled_part(t, &term);
  *ret_term = term;
  return term.next > at;
}

/* Whether `next` may be added to what stands before it ("three million" + "two hundred"). */
static bool may_join(const struct tw_en_text *t, const struct term *sum, const struct term *next, size_t at, bool has_and) {
  struct tw_decimal limit;
  if (!tw_decimal_shift(tw_decimal_from(1), sum->scale, &limit) || tw_decimal_cmp(next->value, limit) >= 0) return false;
  if (!tw_decimal_is_integer(next->value) || is_compound(t, next->next)) return false;
  if (next->has_digits) return sum->has_digits && next->has_scale && next->next > at + 1;
  if (sum->has_digits) return has_and && next->next > at + 1;
  if (tw_en_has(tw_en_at(t, at), TW_EN_ARTICLE)) return false;
  /* "two million one year ago", "a thousand two days later": the small one counts something else */
  bool is_time = tw_en_has(tw_en_at(t, next->next), TW_EN_CALENDAR | TW_EN_CLOCK);
  return has_and || !is_time;
}

/* Addends of falling magnitude: "nine trillion seven hundred million and three". */
static void match_addends(const struct tw_en_text *t, bool is_money, struct term *sum) {
  while (sum->scale >= HUNDRED_POWER) {
    size_t at = sum->next;
    const struct tw_en_token *k = tw_en_at(t, at);
    bool has_comma = tw_en_is_mark(k, ',') && tw_en_is_glued(k) && !sum->has_digits;
    at += has_comma;
    bool has_and = tw_en_has(tw_en_at(t, at), TW_EN_AND) || tw_en_is_mark(tw_en_at(t, at), '&');
    at += has_and;
    struct term next;
    if (tw_en_at(t, at)->is_par || !match_term(t, at, is_money, &next) || !may_join(t, sum, &next, at, has_and)) return;
    if (has_comma && next.next < at + 2) return; /* "two million, three of them" */
    if (!tw_decimal_add(sum->value, next.value, &sum->value)) return;
    sum->next = next.next;
    sum->scale = next.scale;
  }
}

/* "half a tonne", "half an hour": half of one unit. Tokens taken. */
static size_t match_half_a(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *k = tw_en_at(t, at), *unit = k + 2;
  if (tw_en_is_word(t, k, "half") && tw_en_is_glued_mark(k + 1, '-') && tw_en_is_word(t, unit, "percentage")) return 2;
  if (!tw_en_is_word(t, k, "half") || !tw_en_has(k + 1, TW_EN_ARTICLE) || tw_en_has(k - 1, TW_EN_AND)) return 0;
  bool is_length = tw_en_has(unit, TW_EN_CALENDAR | TW_EN_CLOCK) && !tw_en_has(unit, TW_EN_PART);
  return is_length || tw_en_has(unit, TW_EN_MEASURE | TW_EN_PERCENT) ? 2 : 0;
}

/* "of a percentage point", "of one percent" behind a fraction: of the one unit that follows. Tokens taken. */
static size_t skip_of_one(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_one = tw_en_is_word(t, k, "of") && (tw_en_has(k + 1, TW_EN_ARTICLE) || tw_en_is_word(t, k + 1, "one"));
  return is_one && tw_en_has(k + 2, TW_EN_PERCENT | TW_EN_COIN | TW_EN_MEASURE) ? 2 : 0;
}

bool tw_en_number_is_slashed(const struct tw_en_text *t, size_t at) {
  static const uint64_t usual = UINT64_C(1) << 2 | UINT64_C(1) << 3 | UINT64_C(1) << 4 | UINT64_C(1) << 5 | UINT64_C(1) << 6 |
                                UINT64_C(1) << 8 | UINT64_C(1) << 10 | UINT64_C(1) << 16 | UINT64_C(1) << 32;
  const struct tw_en_token *k = tw_en_at(t, at), *under = k + 2, *unit = k + 3 + tw_en_is_glued_mark(k + 3, '-');
  if (k->type != TW_EN_NUMBER || !tw_en_is_glued_mark(k + 1, '/') || !tw_en_is_glued_number(under)) return false;
  bool is_proper = k->number > 0 && k->number < under->number && under->number < LARGEST_DENOMINATOR;
  if (!is_proper || !(usual >> under->number & 1)) return false;
  return tw_en_has(unit, TW_EN_MEASURE | TW_EN_COIN) ||
         tw_en_is_any(t, unit, "of cup cups teaspoon teaspoons tablespoon tablespoons");
}

/* "half a typical bill": half of what is no unit. Tokens taken. */
static size_t match_half_thing(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *k = tw_en_at(t, at), *thing = k + 2;
  bool is_half = tw_en_is_word(t, k, "half") && tw_en_has(k + 1, TW_EN_ARTICLE) && tw_en_is_noun(thing) && !thing->is_par;
  bool is_part = tw_en_has(k - 1, TW_EN_AND | TW_EN_ORDINAL | TW_EN_WHICH | TW_EN_ARTICLE);
  return is_half && !is_part && !tw_en_has(thing, TW_EN_SCALE | TW_EN_DOZEN | TW_EN_HUNDRED) ? 1 : 0;
}

/* "half of the voters", "half its staff": a share that needs no article. */
static bool is_half_of(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *k = tw_en_at(t, at);
  return tw_en_is_word(t, k, "half") && tw_en_is_any(t, k + 1, "of the its their his her our all those these") &&
         !tw_en_has(k - 1, TW_EN_ORDINAL | TW_EN_WHICH | TW_EN_AND);
}

/* "two-thirds", "three quarters", "a half", "one-fifth", and "half" alone: a share, no count. */
static bool match_fraction(const struct tw_en_text *t, size_t at, struct tw_en_number *ret) {
  size_t next = at;
  int numerator = 1;
  size_t half = match_half_a(t, at);
  if (half) {
    *ret = (struct tw_en_number){.next = at + half, .value = ratio(1, 2)};
    return true;
  }
  half = match_half_thing(t, at);
  if (half) {
    *ret = (struct tw_en_number){.next = at + half, .value = ratio(1, 2), .is_fraction = true};
    return true;
  }
  if (tw_en_number_is_slashed(t, at)) {
    const struct tw_en_token *over = tw_en_at(t, at);
    *ret = (struct tw_en_number){
        .next = at + 3, .value = ratio(over->number, over[2].number), .has_digits = true, .is_fraction = true};
    return true;
  }
  if (tw_en_has(tw_en_at(t, next), TW_EN_ARTICLE))
    next++;
  else {
    size_t taken = match_below_hundred(t, next, &numerator);
    const struct tw_en_token *k = tw_en_at(t, next);
    if (!taken && k->type == TW_EN_NUMBER && k->number > 0) {
      numerator = k->number;
      taken = 1;
    }
    next += taken;
    if (!taken && !is_half_of(t, next)) return false;
  }
  if (tw_en_is_mark(tw_en_at(t, next), '-') && tw_en_is_glued(tw_en_at(t, next))) next++;
  const struct tw_en_token *k = tw_en_at(t, next);
  bool is_plural = k->end > k->start && t->text.ptr[k->end - 1] == 's';
  if (!tw_en_has(k, TW_EN_PART) || (numerator > 1) != is_plural || numerator == 0) return false;
  bool is_share = tw_en_is_word(t, k + 1, "of") || is_half_of(t, next);
  size_t of_one = skip_of_one(t, next + 1);
  if (k->word->unit && !is_share && numerator == 1) return false; /* "a quarter", "one half": a period too */
  /* "a fourth title" */
  bool is_ordinal = tw_en_has(tw_en_at(t, at), TW_EN_ARTICLE) && tw_en_has(k, TW_EN_ORDINAL) && tw_en_is_noun(k + 1);
  if (is_ordinal) return false;
  *ret = (struct tw_en_number){.next = next + 1 + of_one, .value = ratio(numerator, k->word->value), .is_fraction = of_one == 0};
  return true;
}

bool tw_en_number_match(const struct tw_en_text *t, size_t at, bool is_money, struct tw_en_number *ret_number) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_negative = tw_en_has(k, TW_EN_NEGATIVE);
  if (is_negative && tw_en_is_word(t, k - 1, "or")) return false; /* "plus or minus 2%" */
  struct term sum;
  if (!is_negative && match_fraction(t, at, ret_number) && !match_half_base(t, at, &(struct tw_decimal){0})) return true;
  size_t hyphen = is_negative && tw_en_is_glued_mark(k + 1, '-'); /* "minus-5" */
  if (!match_term(t, at + is_negative + hyphen, is_money, &sum)) return false;
  struct term first = sum;
  bool is_decimal =
      tw_en_at(t, at + is_negative)->type == TW_EN_NUMBER && tw_en_at(t, at + is_negative)->numeral == TW_EN_DECIMAL;
  if (!is_decimal) match_addends(t, is_money, &sum); /* nothing is added to "3.5 crore" */
  if (is_negative) sum.value.mantissa = -sum.value.mantissa;
  bool is_article = tw_en_has(k, TW_EN_ARTICLE);
  *ret_number = (struct tw_en_number){
      .next = sum.next,
      .value = sum.value,
      .scale = first.scale > sum.scale ? first.scale : sum.scale,
      .has_digits = sum.has_digits,
      .has_letter = sum.has_letter,
      .is_small_word = sum.is_small && !is_article,
  };
  return true;
}
