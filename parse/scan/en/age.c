#include "parse/scan/en/age.h"

enum {
  MAX_AGE = 120,
  ADULT = 10,          /* fewer years in apposition need more context: "Kenya, 5, and" may be a table */
  YEARS_A_DECADE = 10, /* of "in her 40s" */
  OLDEST_DECADE = 110,
  LONG_VERB = 4, /* letters of the shortest verb that is known by its ending: "died", "faced" */
};

/* What may follow a name and an age: "who", "of Leeds", "was", "pleaded". */
static bool is_predicate(const struct tw_en_text *t, const struct tw_en_token *k) {
  static const char verbs[] =
      "told fled died faces said says drove fell shot won lost met began took left saw went became pleads "
      "denies admits deny admit plead face lives works appears currently allegedly also both";
  if (k->type != TW_EN_WORD || k->is_capital) return false;
  if (tw_en_has(k, TW_EN_FUNCTION | TW_EN_VERB) || tw_en_is_any(t, k, verbs)) return true;
  return k->end - k->start >= LONG_VERB && tw_slice_has_suffix(tw_en_slice(t, k), TW_SLICE("ed"));
}

static bool is_name(const struct tw_en_token *k) {
  return k->type == TW_EN_WORD && k->is_capital && !tw_en_is_known(k);
}

/* A noun or a name that an age may stand behind: "the banker", "Smith"; "a father of two". */
static bool is_person(const struct tw_en_text *t, const struct tw_en_token *k) {
  static const char no_person[] = "these those them which all total whom however meanwhile yesterday today overall least most";
  if (k->type != TW_EN_WORD || tw_en_is_any(t, k, no_person)) return false;
  if (tw_en_is_word(t, k - 1, "of") && tw_en_has(k, TW_EN_DIGIT)) return true;
  return (k->word->classes & ~(uint64_t)(TW_EN_PEOPLE | TW_EN_LABEL | TW_EN_AHEAD | TW_EN_TOLD)) == 0;
}

/* "Smith, 34, of Leeds", "the banker, 52, was", "Ann Lee, 7, and". */
static bool is_apposition(const struct tw_en_text *t, size_t first, size_t next, int64_t years) {
  const struct tw_en_token *comma = tw_en_at(t, first - 1), *noun = comma - 1, *behind = tw_en_at(t, next);
  bool is_numeral = tw_en_at(t, first)->type == TW_EN_NUMBER && next == first + 1;
  if (!tw_en_is_glued_mark(comma, ',') || !is_numeral || !is_person(t, noun)) return false;
  bool is_full_name = is_name(noun) && is_name(noun - 1);
  if (years < ADULT && !is_full_name) return false;
  bool is_relative = tw_en_is_any(t, noun - 1, "his her their");
  if (tw_en_is_mark(behind, ',')) return ((is_name(noun) || is_relative) && years >= ADULT) || is_predicate(t, behind + 1);
  bool is_closed = tw_en_is_mark(behind, '.') || tw_en_is_mark(behind, ';') || tw_en_has(behind, TW_EN_AND);
  return is_full_name && is_closed && years >= ADULT;
}

/* "Two men, 24 and 31, were charged": an age for each of some persons. */
static bool is_of_each(const struct tw_en_text *t, size_t first, size_t next, int64_t years) {
  static const char persons[] =
      "men women boys girls brothers sisters suspects teenagers youths officers people children students "
      "sons daughters friends pupils siblings victims nationals soldiers";
  const struct tw_en_token *k = tw_en_at(t, first), *other = k + 2;
  if (years < ADULT || next != first + 1 || !tw_en_has(k + 1, TW_EN_AND) || other->type != TW_EN_NUMBER || other->digits != 2)
    return false;
  return tw_en_is_glued_mark(k - 1, ',') && tw_en_is_any(t, k - 2, persons) && tw_en_is_glued_mark(other + 1, ',');
}

/* "John Smith (34) was": two names, so that no goal's minute or rank is meant, and what goes on about a person. */
static bool is_bracketed(const struct tw_en_text *t, size_t first, size_t next, int64_t years) {
  const struct tw_en_token *open = tw_en_at(t, first - 1), *behind = tw_en_at(t, next);
  if (!tw_en_is_mark(open, '(') || !tw_en_is_glued_mark(behind, ')') || years < ADULT) return false;
  const struct tw_en_token *after = behind + 1 + tw_en_is_mark(behind + 1, ',');
  return is_name(open - 1) && is_name(open - 2) && is_predicate(t, after);
}

/* Nothing that the number could count or measure stands behind it. */
static bool is_bare(const struct tw_en_token *behind) {
  if (behind->type == TW_EN_WORD) return tw_en_has(behind, TW_EN_FUNCTION | TW_EN_AND | TW_EN_ABOUT);
  return behind->type == TW_EN_END || tw_en_is_mark(behind, '.') || tw_en_is_mark(behind, ',') || tw_en_is_mark(behind, ';') ||
         tw_en_is_mark(behind, '"');
}

/* "those 65 and over", "open to anyone 18 or older". */
static bool is_open(const struct tw_en_text *t, size_t first, size_t next) {
  static const char groups[] = "those people adults anyone everyone men women children kids students seniors residents persons";
  const struct tw_en_token *behind = tw_en_at(t, next), *way = behind + 1;
  if (!tw_en_has(behind, TW_EN_AND) && !tw_en_is_word(t, behind, "or")) return false;
  if (tw_en_is_any(t, way, "older younger")) return true;
  return tw_en_is_any(t, way, "over above under") && tw_en_is_any(t, tw_en_at(t, first - 1), groups);
}

/* "died at 88", "dead at the age of 76", "turned 40", "people over 65", "under-21". */
static bool is_said(const struct tw_en_text *t, size_t first, size_t next) {
  static const char ends[] = "died dies die dead dying retire retired retires married";
  static const char turns[] = "turned turns turning";
  static const char groups[] = "children people those anyone men women girls boys adults youngsters persons kids citizens "
                               "residents pensioners players voters drivers workers patients everyone teenagers";
  const struct tw_en_token *before = tw_en_at(t, first - 1), *behind = tw_en_at(t, next);
  if (tw_en_is_any(t, before, "aged age ages")) return true;
  if (tw_en_is_either(t, before, "between", "from") && tw_en_is_any(t, before - 1, "aged ages")) return true;
  bool is_age_of = tw_en_is_word(t, before, "of") && tw_en_is_either(t, before - 1, "age", "ages");
  if (is_age_of || (tw_en_has(before, TW_EN_HEDGE) && tw_en_is_word(t, before - 1, "aged"))) return true;
  if (tw_en_is_glued_mark(before, '-') && tw_en_is_either(t, before - 1, "under", "over"))
    return tw_en_at(t, first)->type == TW_EN_NUMBER && tw_en_is_glued(tw_en_at(t, first));
  bool is_both = tw_en_is_word(t, before, "both") && behind->type == TW_EN_MARK && is_bare(behind);
  if (is_both) return true;
  if (!is_bare(behind)) return tw_en_is_either(t, before, "under", "over") && tw_en_is_any(t, before - 1, groups);
  return (tw_en_is_word(t, before, "at") && tw_en_is_any(t, before - 1, ends)) || tw_en_is_any(t, before, turns) ||
         (tw_en_is_either(t, before, "under", "over") && tw_en_is_any(t, before - 1, groups));
}

bool tw_en_age_is_alone(const struct tw_en_text *t, size_t first, size_t next, int64_t years) {
  if (years < 1 || years > MAX_AGE) return false;
  return is_said(t, first, next) || is_open(t, first, next) || is_apposition(t, first, next, years) ||
         is_bracketed(t, first, next, years) || is_of_each(t, first, next, years);
}

/* The possessive of "in his mid-20s" before token `at`. */
static bool is_possessed(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *k = tw_en_at(t, at - 1);
  if (tw_en_is_mark(k, '-')) k--;
  if (tw_en_has(k, TW_EN_PHASE)) k--;
  return tw_en_is_any(t, k, "his her their my your our");
}

bool tw_en_age_match_decade(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_word = tw_en_has(k, TW_EN_DECADE);
  if (!is_word && (k->type != TW_EN_NUMBER || !tw_en_is_glued_word(k + 1))) return false;
  bool is_numeral = k->type == TW_EN_NUMBER && k->number >= YEARS_A_DECADE && k->number <= OLDEST_DECADE &&
                    k->number % YEARS_A_DECADE == 0 && tw_en_is_glued(k + 1) && tw_en_is_word(t, k + 1, "s");
  if ((!is_word && !is_numeral) || at <= floor || !is_possessed(t, at)) return false;
  int64_t years = is_word ? k->word->value : k->number;
  size_t next = at + 1 + is_numeral;
  uint32_t start = k->start, end = tw_en_at(t, next - 1)->end;
  *ret_match = (struct tw_en_match){
      .first = at,
      .next = next,
      .found = {.kind = TW_KIND_AGE,
                .flags = TW_FOUND_HAS_VALUE | TW_FOUND_HAS_MAX,
                .start = start,
                .end = end,
                .hedge_start = start,
                .hedge_end = end,
                .value = tw_decimal_from(years),
                .value_max = tw_decimal_from(years + YEARS_A_DECADE - 1),
                .period = TW_PERIOD_NONE},
  };
  return true;
}
