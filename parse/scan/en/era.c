#include "parse/scan/en/era.h"
#include "parse/scan/en/age.h"

enum {
  YEAR_MIN = 1000, /* earlier decades are not met in news */
  YEAR_MAX = 2999,
  YEARS_A_CENTURY = 100,
  LAST_CENTURY = 30,
  SUFFIX_BYTES = 2, /* "s", "th" */
};

/* "1990s", "40s" at a numeral; the decade's first year, or 0. */
static int decade_of_digits(const struct tw_en_text *t, const struct tw_en_token *k) {
  if (k->type != TW_EN_NUMBER || k->number < 0 || k->number % 10 || !tw_en_is_word(t, k + 1, "s")) return 0;
  if (k->digits == 4) return tw_en_is_glued(k + 1) ? k->number : 0;
  bool is_short = k->digits == 2 && k->number >= 20 && (tw_en_is_glued(k + 1) || tw_en_is_word(t, k - 1, "in"));
  return is_short ? 1900 + k->number : 0;
}

/* "nineties", "nineteen seventies" at a word: tokens taken. */
static size_t match_decade_words(const struct tw_en_text *t, const struct tw_en_token *k, int *ret_year) {
  if (tw_en_has(k, TW_EN_DECADE)) {
    *ret_year = 1900 + k->word->value;
    return 1;
  }
  const struct tw_en_token *decade = k + 1 + tw_en_is_mark(k + 1, '-');
  bool is_century = tw_en_has(k, TW_EN_TEEN) || tw_en_is_word(t, k, "twenty");
  if (!is_century || !tw_en_has(decade, TW_EN_DECADE)) return 0;
  *ret_year = k->word->value * 100 + decade->word->value;
  return (size_t)(decade - k) + 1;
}

/* "1990s", "the '40s", "nineties", "nineteen seventies". */
static bool match_decade(const struct tw_en_text *t, size_t at, struct tw_en_point *ret) {
  size_t next = at + tw_en_is_mark(tw_en_at(t, at), '\'');
  int year = decade_of_digits(t, tw_en_at(t, next));
  next += year ? 2 : match_decade_words(t, tw_en_at(t, next), &year);
  if (year < YEAR_MIN || year > YEAR_MAX || tw_en_age_match_decade(t, at, 0, &(struct tw_en_match){0})) return false;
  *ret = (struct tw_en_point){.next = next, .precision = TW_EN_AS_SPAN, .period = tw_period_years(year, year + 9)};
  return true;
}

/* "19th century", "the nineteenth century", "18th-century": as news has it, from the hundreds on. */
static bool match_century(const struct tw_en_text *t, size_t at, struct tw_en_point *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_numeral = k->type == TW_EN_NUMBER && tw_en_has(k + 1, TW_EN_ORDSUF) && tw_en_is_glued(k + 1);
  bool is_word = tw_en_has(k, TW_EN_ORDINAL) && !tw_en_has(k, TW_EN_CLOCK);
  int number = is_numeral ? k->number : is_word ? k->word->value : 0;
  const struct tw_en_token *tens = k, *unit = k + 1 + tw_en_is_mark(k + 1, '-');
  bool is_tens = tw_en_is_word(t, tens, "twenty") && tw_en_is_word(t, unit, "first");
  if (is_tens) number = tens->word->value + unit->word->value;
  size_t next = (size_t)(is_tens ? unit - t->tokens : k - t->tokens) + 1 + is_numeral;
  next += tw_en_is_glued_mark(tw_en_at(t, next), '-');
  if (!tw_en_is_word(t, tw_en_at(t, next), "century") || number < 1 || number > LAST_CENTURY) return false;
  int first = (number - 1) * YEARS_A_CENTURY;
  *ret = (struct tw_en_point){
      .next = next + 1, .precision = TW_EN_AS_SPAN, .period = tw_period_years(first ? first : 1, first + YEARS_A_CENTURY - 1)};
  return true;
}

/* Most places are left at once: only a short word behind a numeral, or the word of a number, makes an era. */
static bool may_start(const struct tw_en_token *k) {
  if (k->type == TW_EN_NUMBER) return k[1].type == TW_EN_WORD && k[1].end - k[1].start <= SUFFIX_BYTES;
  return tw_en_is_mark(k, '\'') || tw_en_has(k, TW_EN_DECADE | TW_EN_TEEN | TW_EN_TENS | TW_EN_ORDINAL);
}

bool tw_en_era_match(const struct tw_en_text *t, size_t at, struct tw_en_point *ret_point) {
  size_t next = at + tw_en_is_word(t, tw_en_at(t, at), "the");
  if (!may_start(tw_en_at(t, next))) return false;
  return match_decade(t, next, ret_point) || match_century(t, next, ret_point);
}
