#include "parse/scan/en/named.h"

enum { SERIES_DIGITS = 2, GAME_DIGITS = 2 };

/* "the Europe 600 Index", "Standard & Poor's 500 index": so many shares make it up. */
static bool match_index(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at), *name = k - 1;
  if (!tw_en_is_word(t, k + 1, "index") || k->numeral == TW_EN_DECIMAL || k->is_par || !k->is_spaced) return false;
  if (tw_en_is_word(t, name, "s") && tw_en_is_glued_mark(name - 1, '\'')) name -= 2;
  return name->type == TW_EN_WORD && name->is_capital && tw_en_match_set(t, at, at + 1, TW_KIND_NAME, ret);
}

/* "a 3 Series", "the 30-series": a line of models. */
static bool match_series(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_joined = tw_en_is_glued_mark(k + 1, '-') && tw_en_is_glued(k + 2) && tw_en_is_word(t, k + 2, "series");
  bool is_line = k->digits == 1 && tw_en_is_word(t, k + 1, "series") && k[1].is_capital;
  if (k->number <= 0 || (!is_line && !(is_joined && k->digits >= SERIES_DIGITS))) return false;
  return tw_en_match_set(t, at, at + 1, TW_KIND_IDENTIFIER, ret);
}

/* "4K video", "in 8K": the size of a picture by its columns, and the race of so many kilometres. */
static bool match_columns(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  static const char behind[] = "tv tvs video videos hdr uhd oled display displays screen screens resolution monitor monitors "
                               "content footage recording streaming camera cameras projector blu ultra max at run race gaming";
  const struct tw_en_token *k = tw_en_at(t, at), *letter = k + 1, *next = letter + 1;
  bool is_whole = k->number >= 2 && k->number <= 10, is_part = k->numeral == TW_EN_DECIMAL && k->digits == 1; /* "5.1K" */
  bool is_size = (is_whole || is_part) && tw_en_is_glued_word(letter) && tw_slice_is(tw_en_slice(t, letter), "K");
  if (!is_size || tw_en_has(k - 1, TW_EN_HEDGE)) return false;
  bool is_alone = next->type != TW_EN_WORD && tw_en_is_word(t, k - 1, "in");
  return (is_alone || next->type == TW_EN_NUMBER || tw_en_is_any(t, next, behind)) &&
         tw_en_match_set(t, at, at + 2, TW_KIND_NAME, ret);
}

/* "Ford, 3M and", "3M said": a firm, not three million. */
static bool match_firm(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  static const char behind[] = "co company corp inc said says shares stock chief which";
  const struct tw_en_token *k = tw_en_at(t, at), *letter = k + 1, *next = letter + 1;
  if (k->number != 3 || !tw_en_is_glued_word(letter) || !tw_slice_is(tw_en_slice(t, letter), "M")) return false;
  bool is_listed = tw_en_is_mark(k - 1, ',') && k[-2].type == TW_EN_WORD && k[-2].is_capital &&
                   (tw_en_is_mark(next, ',') || tw_en_has(next, TW_EN_AND));
  bool is_owner = tw_en_is_glued_mark(next, '\'') && tw_en_is_word(t, next + 1, "s");
  return (is_listed || is_owner || tw_en_is_any(t, next, behind)) && tw_en_match_set(t, at, at + 2, TW_KIND_NAME, ret);
}

/* "f/1.8": the opening of a lens. */
static bool match_aperture(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at), *slash = k - 1;
  bool is_lens = tw_en_is_glued_mark(slash, '/') && tw_en_is_glued(k) && tw_en_is_word(t, slash - 1, "f");
  return is_lens && tw_en_match_set(t, at, at + 1, TW_KIND_IDENTIFIER, ret);
}

/* "a 5-2-1 record", "the 4-3-3": wins, defeats and draws; a side's order of play. */
static bool match_row(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  size_t next = at + 1, parts = 1;
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k->number < 0 || k->digits > GAME_DIGITS || (tw_en_is_glued(k) && !tw_en_is_mark(k - 1, '('))) return false;
  for (; parts <= 4 && tw_en_is_glued_mark(tw_en_at(t, next), '-') && tw_en_is_glued_number(tw_en_at(t, next + 1)); parts++) {
    const struct tw_en_token *part = tw_en_at(t, next + 1);
    if (part->number < 0 || part->digits > (parts == 1 ? GAME_DIGITS : 1)) return false;
    next += 2;
  }
  bool is_row = parts == 3 || parts == 4;
  return is_row && !tw_en_is_glued_word(tw_en_at(t, next)) && tw_en_match_set(t, at, next, TW_KIND_SCORE, ret);
}

/* A word that a number behind it would count: "at this level two men". */
static bool is_counted(const struct tw_en_text *t, const struct tw_en_token *k) {
  if (k->type != TW_EN_WORD) return k->type == TW_EN_NUMBER || tw_en_is_mark(k, '-') || tw_en_is_mark(k, '%');
  bool is_plural = t->text.ptr[k->end - 1] == 's' && !tw_en_has(k, TW_EN_FUNCTION | TW_EN_VERB);
  return is_plural || tw_en_has(k, TW_EN_PEOPLE | TW_EN_SCALE | TW_EN_HUNDRED | TW_EN_CALENDAR | TW_EN_CLOCK | TW_EN_PERCENT |
                                       TW_EN_MEASURE | TW_EN_AND | TW_EN_TO | TW_EN_DIGIT | TW_EN_DOZEN | TW_EN_PART);
}

/* "a category five storm", "the world number one", "phase two": a place on a scale. */
static bool match_class(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (at < floor + 1 || k->is_par || !tw_en_has(k, TW_EN_DIGIT) || is_counted(t, k + 1)) return false;
  return tw_en_is_any(t, k - 1, "category number phase tier grade") && tw_en_match_set(t, at, at + 1, TW_KIND_IDENTIFIER, ret);
}

/* "type 2 diabetes", "a phase 3 trial": a lower-case label whose number counts nothing behind it. */
static bool match_grade(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at), *label = k - 1;
  if (at < floor + 1 || k->is_par || k->digits != 1 || k->number <= 0 || k[1].type != TW_EN_WORD || !k[1].is_spaced) return false;
  bool is_here = tw_en_is_any(t, label - 1, "this that each any which every one");
  static const uint64_t units = TW_EN_SCALE | TW_EN_HUNDRED | TW_EN_CALENDAR | TW_EN_CLOCK | TW_EN_PERCENT | TW_EN_MEASURE |
                                TW_EN_PEOPLE | TW_EN_TO | TW_EN_DOZEN;
  if (is_here || tw_en_has(k + 1, units)) return false;
  return tw_en_is_any(t, label, "type phase stage tier category") && tw_en_match_set(t, at, at + 1, TW_KIND_IDENTIFIER, ret);
}

/* "called 911": the number of the emergency services. */
static bool match_call(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_number = k->number == 911 || k->number == 999 || k->number == 112 || k->number == 988;
  return is_number && tw_en_is_any(t, k - 1, "call calls called calling dial dials dialed dialled dialing dialling") &&
         tw_en_match_set(t, at, at + 1, TW_KIND_PHONE, ret);
}

/* "its 10-K": a form of an authority. */
static bool match_form(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at), *letter = k + 2;
  bool is_form = k->digits <= 2 && k->number > 0 && tw_en_is_glued_mark(k + 1, '-') && tw_en_is_glued_word(letter) &&
                 (tw_slice_is(tw_en_slice(t, letter), "K") || tw_slice_is(tw_en_slice(t, letter), "Q"));
  return is_form && tw_en_match_set(t, at, at + 3, TW_KIND_NAME, ret);
}

bool tw_en_named_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k->type == TW_EN_WORD) return match_class(t, at, floor, ret_match);
  if (k->type != TW_EN_NUMBER) return false;
  if (match_call(t, at, ret_match)) return true;
  if (k[1].type == TW_EN_WORD)
    return match_grade(t, at, floor, ret_match) || match_columns(t, at, ret_match) || match_firm(t, at, ret_match) ||
           match_index(t, at, ret_match) || match_series(t, at, ret_match) || match_aperture(t, at, ret_match);
  return match_series(t, at, ret_match) || match_form(t, at, ret_match) || match_row(t, at, ret_match) ||
         match_aperture(t, at, ret_match);
}
