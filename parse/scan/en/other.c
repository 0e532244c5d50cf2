#include "parse/scan/en/match.h"
#include "parse/scan/en/measure.h"
#include "parse/scan/en/money.h"
#include "parse/scan/en/named.h"
#include "parse/scan/en/number.h"

enum {
  MARKER_DIGITS = 3,     /* of a list marker or footnote */
  PHONE_DIGITS_MIN = 7,  /* fewer are no subscriber number */
  PHONE_DIGITS_MAX = 19, /* ITU-T E.164 has 15; an extension */
  PHONE_GROUPS = 3,      /* of a number without a plus sign */
  PHONE_GROUPS_MAX = 8,
  DOMESTIC_GROUP = 6, /* digits of a subscriber behind the area, "07700 900123" */
  DATE_DIGITS = 8,    /* 2020-11-05 */
  NAME_DIGITS = 4,
  SCORE_DIGITS = 3,
  MAX_GOALS = 31, /* "40-0" is no score of a game */
  LAST_HOUR = 24,
};

/* "www.…", "https://…": all tokens to the next space. */
static bool match_url(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_scheme = tw_en_has(k, TW_EN_WEB) && tw_en_is_glued_mark(k + 1, ':');
  bool is_host = tw_en_has(k, TW_EN_WEB) && tw_en_is_glued_mark(k + 1, '.');
  bool is_mail = k->type == TW_EN_WORD && tw_en_is_glued_mark(k + 1, '@');
  if (!is_scheme && !is_host && !is_mail) return false;
  size_t next = at + 1;
  while (next < t->count && tw_en_is_glued(tw_en_at(t, next))) next++;
  return tw_en_match_set(t, at, next, TW_KIND_IDENTIFIER, ret);
}

/* A short numeral between two glued marks, "(2)", "[12]". */
static bool is_enclosed(const struct tw_en_token *k, char open, char close) {
  return tw_en_is_mark(k, open) && tw_en_is_glued_number(k + 1) && tw_en_is_glued_mark(k + 2, close) &&
         k[1].digits <= MARKER_DIGITS;
}

/* "[12]"; "(2)" grown to what is before it ("Section 4(2)") or at the start of a line; "1." and "1)" there. */
static bool match_marker(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_start = k->is_broken;
  bool is_bracket = is_enclosed(k, '[', ']') || (is_enclosed(k, '(', ')') && (is_start || tw_en_is_glued(k)) && k[1].number >= 0);
  if (is_bracket) return tw_en_match_set(t, at, at + 3, TW_KIND_MARKER, ret);
  bool is_next = tw_en_is_glued_mark(k - 1, '.') && k->is_spaced && k[2].is_capital; /* "1. Cut taxes. 2. Build homes." */
  if ((!is_start && !is_next) || k->type != TW_EN_NUMBER || k->number < 0 || k->digits > 2) return false;
  bool is_closed = tw_en_is_glued_mark(k + 1, '.') || tw_en_is_glued_mark(k + 1, ')');
  bool has_text = k[2].type != TW_EN_END && k[2].is_spaced && !k[2].is_broken;
  return is_closed && has_text && tw_en_match_set(t, at, at + 2, TW_KIND_MARKER, ret);
}

/* "am", "p.m.", "noon", "o'clock" behind an hour. Tokens taken. */
static size_t match_meridiem(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (tw_en_has(k, TW_EN_MERIDIEM)) return 1;
  bool is_letters = tw_en_is_word(t, k, "a") || tw_en_is_word(t, k, "p");
  if (is_letters && tw_en_is_mark(k + 1, '.') && tw_en_is_word(t, k + 2, "m")) return tw_en_is_mark(k + 3, '.') ? 4 : 3;
  if (tw_en_is_word(t, k, "o") && tw_en_is_mark(k + 1, '\'') && tw_en_is_word(t, k + 2, "clock")) return 3;
  return 0;
}

/* ":30" behind an hour or its minutes. */
static bool is_sixtieth(const struct tw_en_token *colon) {
  const struct tw_en_token *k = colon + 1;
  return tw_en_is_glued_mark(colon, ':') && tw_en_is_glued_number(k) && k->digits == 2 && k->number >= 0 && k->number < 60;
}

/* "3:29.26", "1:02:03.4": how long a race took. */
static bool match_race(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at), *last = k + 2;
  if (k->type != TW_EN_NUMBER || k->number < 0 || !tw_en_is_glued_mark(k + 1, ':')) return false;
  if (is_sixtieth(k + 1) && tw_en_is_glued_mark(k + 3, ':')) last = k + 4;
  bool is_race = tw_en_is_glued_number(last) && last->numeral == TW_EN_DECIMAL && last->digits == 2;
  return is_race && tw_en_match_set(t, at, at + (size_t)(last - k) + 1, TW_KIND_DURATION, ret);
}

/* "0915 GMT", "at 1430 hours": four digits with the name of a zone. */
static bool match_military(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  static const char zones[] = "gmt utc est edt pst pdt cst cdt bst ist cet cest eat wat hkt sgt jst kst aest msk";
  const struct tw_en_token *k = tw_en_at(t, at), *zone = k + 1;
  bool is_clock = k->digits == 4 && k->number >= 0 && k->number / 100 <= LAST_HOUR && k->number % 100 < 60;
  if (!is_clock || zone->type != TW_EN_WORD) return false;
  bool is_hours = tw_en_is_either(t, zone, "hours", "hrs") && tw_en_is_any(t, k - 1, "at by around about from until");
  return (is_hours || (zone->is_caps && tw_en_is_any(t, zone, zones))) && tw_en_match_set(t, at, at + 2, TW_KIND_TIME, ret);
}

/* "14:30", "2:08 PM", "3pm", "14:30:05", "7.30pm", "nine o'clock". */
static bool match_time(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_word = tw_en_has(k, TW_EN_DIGIT | TW_EN_TEEN) && tw_en_is_word(t, k + 1, "o");
  if (!is_word && k->type != TW_EN_NUMBER) return false;
  bool has_minutes = k->number >= 0 && k->number <= LAST_HOUR && is_sixtieth(k + 1);
  size_t next = at + (has_minutes ? 3 : 1);
  if (has_minutes && is_sixtieth(tw_en_at(t, next))) next += 2;
  size_t meridiem = match_meridiem(t, next);
  bool is_hour = is_word || (k->number > 0 && k->number <= LAST_HOUR / 2) || k->numeral == TW_EN_DECIMAL;
  if (!has_minutes && !(meridiem && is_hour)) return false;
  return tw_en_match_set(t, at, next + meridiem, TW_KIND_TIME, ret);
}

/* "7-6" or "7-6(3)" that ends with `k`: another set may stand beside it. */
static bool ends_set(const struct tw_en_token *k) {
  bool has_tie = tw_en_is_glued_mark(k, ')') && tw_en_is_glued_number(k - 1) && tw_en_is_glued_mark(k - 2, '(');
  const struct tw_en_token *games = has_tie ? k - 3 : k;
  return tw_en_is_glued_number(games) && games->digits == 1 && tw_en_is_glued_mark(games - 1, '-') &&
         games[-2].type == TW_EN_NUMBER && games[-2].digits == 1;
}

/* "7-6 (4)": the points of a tie-break. */
static bool match_tie(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_enclosed_number =
      k->number >= 0 && k->digits <= 2 && tw_en_is_mark(k - 1, '(') && tw_en_is_glued(k) && tw_en_is_glued_mark(k + 1, ')');
  return is_enclosed_number && ends_set(k - 2) && tw_en_match_set(t, at, at + 1, TW_KIND_SCORE, ret);
}

/* Words of matches and votes next to "2-3", which would else be a range. */
static bool is_contest(const struct tw_en_text *t, const struct tw_en_token *k) {
  static const char before[] = "won lost beat beaten drew drawn win lose led leads trailed trail defeated down";
  static const char behind[] =
      "win victory defeat loss draw vote ruling decision record scoreline thriller lead deficit aggregate shooting";
  const struct tw_en_token *left = k - 1, *right = k + 3;
  bool is_list = tw_en_is_mark(left, ',') && left[-2].type == TW_EN_MARK && left[-2].mark == '-' && left[-1].type == TW_EN_NUMBER;
  bool is_set = is_list && tw_en_is_glued(left - 1) && left[-3].type == TW_EN_NUMBER && right->type != TW_EN_WORD;
  is_set |= ends_set(left) || (right->type == TW_EN_NUMBER && right->digits == 1 && ends_set(right + 2));
  bool is_between = left->type == TW_EN_WORD && right->type == TW_EN_WORD && left->is_capital && right->is_capital &&
                    !tw_en_is_known(left) && !tw_en_is_known(right);
  is_between |= tw_en_is_word(t, left, "to") && tw_en_is_any(t, left - 1, "fell improved record dropped"); /* "fell to 2-7" */
  return is_set || is_between || tw_en_is_any(t, left, before) || tw_en_is_any(t, right, behind);
}

/* Whether two numerals and the mark between them can be a score or a ratio. */
static bool is_score(const struct tw_en_text *t, const struct tw_en_token *k) {
  const struct tw_en_token *second = k + 2;
  if (tw_en_is_glued_mark(k + 1, ':')) return true;
  if (tw_en_is_glued_mark(k + 1, '/')) return k->number > 0;
  bool is_falling = k->number >= second->number && k->digits <= SCORE_DIGITS && second->digits <= SCORE_DIGITS;
  if (!is_falling && second->digits <= SCORE_DIGITS && tw_en_is_glued_mark(k + 1, '-')) return is_contest(t, k);
  bool is_rout = k->number > MAX_GOALS && second->number == 0; /* "a 96-0 vote" */
  return tw_en_is_glued_mark(k + 1, '-') && is_falling && (!is_rout || is_contest(t, k));
}

/* "10-to-1": odds. */
static bool match_odds(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_odds = k->type == TW_EN_NUMBER && tw_en_is_glued_mark(k + 1, '-') && tw_en_is_glued(k + 2) &&
                 tw_en_is_word(t, k + 2, "to") && tw_en_is_glued_mark(k + 3, '-') && tw_en_is_glued_number(k + 4) &&
                 k[4].digits <= 2;
  return is_odds && tw_en_match_set(t, at, at + 5, TW_KIND_SCORE, ret);
}

/* "737-800", "787-8": a Boeing and its series. */
static bool is_boeing(const struct tw_en_token *k) {
  return k->number >= 707 && k->number <= 787 && k->number % 10 == 7;
}

static bool is_jet(const struct tw_en_token *k) {
  const struct tw_en_token *series = k + 2;
  return is_boeing(k) && tw_en_is_glued_mark(k + 1, '-') && tw_en_is_glued_number(series) &&
         (series->digits == 1 || (series->digits == 3 && series->number % 100 == 0));
}

/* "767-300", whose series falls behind it as a score does, "737 MAX" and "787 Dreamliners". */
static bool match_jet(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k->type != TW_EN_NUMBER) return false;
  static const char planes[] = "jet jets dreamliner dreamliners freighter freighters airliner airliners";
  bool is_max = is_boeing(k) && ((k[1].is_capital && tw_en_is_word(t, k + 1, "max")) || tw_en_is_any(t, k + 1, planes));
  if (is_max) return tw_en_match_set(t, at, at + 1, TW_KIND_IDENTIFIER, ret);
  return is_jet(k) && tw_en_match_set(t, at, at + 3, TW_KIND_IDENTIFIER, ret);
}

/* "3:2", "2-1", "6-4", "7/3": unlike in a range, the first is not below the second, or another mark stands between. */
static bool match_score(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at), *behind = k + 3;
  bool is_odds = k->numeral == TW_EN_GROUPED && (tw_en_is_glued_mark(k + 1, '-') || tw_en_is_glued_mark(k + 1, ':')) &&
                 tw_en_is_glued_number(k + 2) && k[2].number == 1;
  if (is_odds) return tw_en_match_set(t, at, at + 3, TW_KIND_SCORE, ret); /* "5,000-1 outsiders", "2,000,000:1" */
  if (k->type != TW_EN_NUMBER || k->number < 0 || !tw_en_is_glued_number(k + 2) || k[2].number < 0) return false;
  bool goes_on = (tw_en_is_glued_mark(behind, '-') || tw_en_is_glued_mark(behind, '/')) && tw_en_is_glued_number(behind + 1);
  bool has_unit = tw_en_has(behind, TW_EN_SCALE | TW_EN_PERCENT | TW_EN_MONTH) || tw_en_is_mark(behind, '%');
  if (goes_on || has_unit || tw_en_is_mark(k - 1, TW_EN_MARK_SIGN) || tw_en_number_is_slashed(t, at)) return false;
  bool is_attack = k->number == 9 && k[2].number == 11 && tw_en_is_mark(k + 1, '/'); /* "the 9/11 commission" */
  return is_score(t, k) && tw_en_match_set(t, at, at + 3, is_attack ? TW_KIND_NAME : TW_KIND_SCORE, ret);
}

/* "2.0.1", "192.168.0.1". */
static bool match_version(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k->type != TW_EN_NUMBER) return false;
  size_t next = at + 1, parts = 1;
  while (tw_en_is_glued_mark(tw_en_at(t, next), '.') && tw_en_is_glued_number(tw_en_at(t, next + 1)) && parts < TW_EN_SLACK / 2) {
    next += 2;
    parts++;
  }
  return parts >= 3 && tw_en_match_set(t, at, next, TW_KIND_VERSION, ret);
}

/* How a phone number begins. */
struct phone {
  size_t next;    /* its first numeral */
  bool is_marked; /* by a plus, a bracket or a word: spaces may stand inside */
};

/* "0800 555 111", "07700 900123": a trunk prefix and groups that no amount has. */
static bool is_domestic(const struct tw_en_text *t, const struct tw_en_token *k) {
  bool is_trunk = k->type == TW_EN_NUMBER && k->numeral == TW_EN_PLAIN && t->text.ptr[k->start] == '0' && k->digits >= 3;
  const struct tw_en_token *second = k + 1, *third = k + 2;
  if (!is_trunk || second->type != TW_EN_NUMBER || second->numeral == TW_EN_DECIMAL || second->is_broken) return false;
  bool has_third = third->type == TW_EN_NUMBER && third->digits >= 3;
  return second->digits >= DOMESTIC_GROUP || second->numeral == TW_EN_GROUPED || (has_third && second->digits >= 3);
}

static bool match_phone_start(const struct tw_en_text *t, size_t at, struct phone *ret) {
  const struct tw_en_token *k = tw_en_at(t, at), *label = tw_en_is_mark(k - 1, ':') ? k - 2 : k - 1;
  bool has_plus = tw_en_is_mark(k, '+') && tw_en_is_glued_number(k + 1);
  bool has_bracket =
      tw_en_is_mark(k, '(') && tw_en_is_glued_number(k + 1) && tw_en_is_glued_mark(k + 2, ')') && k[3].type == TW_EN_NUMBER;
  bool has_sign = has_plus || has_bracket;
  if (!has_sign && k->type != TW_EN_NUMBER) return false;
  *ret = (struct phone){.next = at + has_sign,
                        .is_marked = has_sign || is_domestic(t, k) || tw_en_is_any(t, label, "tel phone fax telephone")};
  return true;
}

static bool may_join_group(const struct tw_en_token *k, bool is_first, bool is_marked) {
  if (k->type != TW_EN_NUMBER || k->is_broken) return false;
  return is_first || is_marked || (!k->is_spaced && k->numeral == TW_EN_PLAIN);
}

/* "+44 20 7946 0958", "(555) 123-4567", "1-800-555-0199". */
static bool match_phone(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  struct phone phone;
  if (!match_phone_start(t, at, &phone)) return false;
  size_t next = phone.next, groups = 0, digits = 0, end = at;
  while (groups < PHONE_GROUPS_MAX && may_join_group(tw_en_at(t, next), groups == 0, phone.is_marked)) {
    digits += tw_en_at(t, next)->end - tw_en_at(t, next)->start;
    groups++;
    end = ++next;
    const struct tw_en_token *k = tw_en_at(t, next);
    bool is_joined = tw_en_is_glued_mark(k, '-') || (phone.is_marked && (tw_en_is_mark(k, ')') || tw_en_is_mark(k, '(')));
    if (!is_joined && !phone.is_marked) break;
    next += is_joined;
  }
  if (digits < PHONE_DIGITS_MIN || digits > PHONE_DIGITS_MAX) return false;
  bool is_date = tw_en_at(t, at)->digits == NAME_DIGITS && digits <= DATE_DIGITS;
  return (phone.is_marked || (groups >= PHONE_GROUPS && !is_date)) && tw_en_match_set(t, at, end, TW_KIND_PHONE, ret);
}

/* Whether a numeral behind a label counts what follows it after all ("in case 5 people come"). */
static bool is_count(const struct tw_en_token *k) {
  const struct tw_en_token *behind = k + 1;
  if (behind->type != TW_EN_WORD || behind->is_capital) return false;
  bool is_range = tw_en_has(behind, TW_EN_TO) && behind[1].type == TW_EN_NUMBER; /* "paragraphs 12 to 14" */
  return !is_range && !tw_en_has(behind, TW_EN_FUNCTION | TW_EN_VERB | TW_EN_AND);
}

/* Whether a numeral is too large or too well measured for an identifier. */
static bool has_unit(const struct tw_en_token *k) {
  const struct tw_en_token *behind = k + 1;
  if (k->numeral == TW_EN_GROUPED) return true;
  return tw_en_has(behind, TW_EN_SCALE | TW_EN_PERCENT | TW_EN_MEASURE | TW_EN_CALENDAR | TW_EN_CLOCK) ||
         tw_en_is_mark(behind, '%');
}

/* "Article", "iPhone". */
static bool is_proper(const struct tw_en_text *t, const struct tw_en_token *k) {
  for (uint32_t i = k->start; i < k->end; i++)
    if (t->text.ptr[i] >= 'A' && t->text.ptr[i] <= 'Z') return true;
  return false;
}

/* "the Big Four", "Group of Seven", "Big 12", "the Magnificent Seven". */
static bool match_league(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at), *before = k - 1;
  bool is_word = tw_en_has(k, TW_EN_DIGIT | TW_EN_TEEN) && k->is_capital;
  if ((!is_word && k->type != TW_EN_NUMBER) || at < floor + 1 || k->is_par) return false;
  bool is_known = before->is_capital && tw_en_is_any(t, before, "big final sweet elite power magnificent fantastic fab famous");
  bool is_group = tw_en_is_word(t, before, "of") && before[-1].is_capital &&
                  tw_en_is_any(t, before - 1, is_word ? "group gang council committee house rule band" : "group gang");
  is_known |= is_word && before->is_capital && tw_en_has(before, TW_EN_LABEL); /* "League One", "Formula One" */
  return (is_known || is_group) && tw_en_match_set(t, at, at + 1, TW_KIND_NAME, ret);
}

/* "sections 302 and 201": the second of a pair whose label is a plural. */
static bool is_listed_label(const struct tw_en_text *t, size_t at, size_t floor) {
  const struct tw_en_token *joint = tw_en_at(t, at - 1), *first = joint - 1, *label = first - 1;
  bool is_joint = tw_en_has(joint, TW_EN_AND) || tw_en_is_either(t, joint, "or", "to");
  if (at < 3 || at < floor + 1 || !is_joint || first->type != TW_EN_NUMBER) return false;
  if (tw_en_is_mark(label, '.') && tw_en_is_word(t, label - 1, "nos")) return true; /* "Nos. 1 and 2" */
  if (!tw_en_has(label, TW_EN_LABEL)) return false;
  return t->text.ptr[label->end - 1] == 's' && label->end - label->start > 3 && !is_count(tw_en_at(t, at));
}

/* A label before a number: "Article 51", "Room 101", "S&P 500". */
static bool match_labelled(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at), *label = k - 1;
  if (k->type != TW_EN_NUMBER || at < floor + 1 || k->is_par || has_unit(k)) return false;
  bool is_index = tw_en_is_mark(label - 1, '&') && tw_en_is_glued(label) && label->is_caps;
  if (is_index) return tw_en_match_set(t, at, at + 1, TW_KIND_NAME, ret);
  if (is_listed_label(t, at, floor)) return tw_en_match_set(t, at, at + 1, TW_KIND_IDENTIFIER, ret);
  bool is_article = tw_en_is_mark(label, '.') && at >= floor + 2 && tw_en_is_either(t, label - 1, "art", "nr");
  bool is_label = tw_en_has(label, TW_EN_LABEL) && (is_proper(t, label) || !is_count(k));
  is_label |= label->is_capital && tw_en_is_any(t, label, "day week year"); /* "Day 3", "Year 12 pupils" */
  if (tw_en_is_either(t, label, "no", "nos")) is_label = label->is_capital;
  bool is_span = tw_en_is_glued_mark(k + 1, '-') && tw_en_is_glued_number(k + 2); /* "pages 12-15" */
  return (is_article || is_label) && tw_en_match_set(t, at, at + (is_span ? 3 : 1), TW_KIND_IDENTIFIER, ret);
}

/* Words that may be glued behind a numeral without making it a name. */
static bool is_suffix(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *k = tw_en_at(t, at);
  struct tw_currency_match currency;
  int power;
  struct tw_slice s = tw_en_slice(t, k);
  if (tw_en_measure_match(t, at)) return true;
  if (tw_slice_is(s, "G") || tw_slice_is(s, "T") || tw_slice_is(s, "L")) return false; /* "5G" */
  if (tw_slice_is(s, "X")) return !is_boeing(k - 1);                                   /* "60X zoom", but "777X" */
  if (tw_en_has(k, TW_EN_SCALE | TW_EN_LETTER | TW_EN_MEASURE | TW_EN_PERCENT | TW_EN_MERIDIEM | TW_EN_ORDSUF | TW_EN_MONTH |
                       TW_EN_CALENDAR | TW_EN_CLOCK))
    return true;
  return tw_slice_is(s, "s") || tw_slice_is(s, "x") || tw_en_number_is_glyph(t, at) ||
         tw_en_money_behind(t, at, &currency, &power) > 0;
}

/* "Sky Net 2016": found as a name, with the year it stands for. */
static bool match_named_year(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_year = k->type == TW_EN_NUMBER && k->digits == 4 && k->number >= 1900 && k->number < 2100;
  bool is_behind_name = k[-1].type == TW_EN_WORD && k[-1].is_capital && !tw_en_is_known(k - 1) && k->is_spaced && !k->is_par;
  if (!is_year || !is_behind_name) return false;
  tw_en_match_set(t, at, at + 1, TW_KIND_NAME, ret);
  ret->found.period = tw_period_year(k->number);
  return true;
}

/* Past letters and digits that are grown together. */
static size_t grow(const struct tw_en_text *t, size_t first, size_t next) {
  while (next < t->count && tw_en_is_glued(tw_en_at(t, next)) && tw_en_at(t, next)->type != TW_EN_MARK &&
         next - first < TW_EN_SLACK)
    next++;
  const struct tw_en_token *k = tw_en_at(t, next);
  bool is_joined = tw_en_is_glued_mark(k, '/') || tw_en_is_glued_mark(k, '-'); /* "C-311/18", "A350-900s", "CVE-2024-27834" */
  if (is_joined && tw_en_is_glued_number(k + 1)) next += 2 + (size_t)(k->mark == '-' && tw_en_is_glued_word(k + 2));
  return next;
}

/* "1MDB", "5G", "3D2": a numeral with letters behind it that are no unit. */
static bool match_number_name(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *behind = tw_en_at(t, at + 1);
  bool is_shop = tw_en_is_glued_mark(behind, '-') && tw_en_is_glued(behind + 1) && behind[1].is_capital &&
                 tw_en_has(behind + 1, TW_EN_DIGIT | TW_EN_TEEN); /* "7-Eleven" */
  if (is_shop || is_jet(tw_en_at(t, at))) return tw_en_match_set(t, at, at + 3, TW_KIND_NAME, ret);
  if (!tw_en_is_glued_word(behind)) return false;
  bool goes_on = tw_en_is_glued_number(behind + 1) && !tw_en_has(behind, TW_EN_MONTH);
  if (!goes_on && is_suffix(t, at + 1)) return false;
  return tw_en_match_set(t, at, grow(t, at, at + 2), TW_KIND_NAME, ret);
}

/* "COVID-19", "AK-47s", but neither "mid-2015" nor "A-20". */
static bool is_hyphen_name(const struct tw_en_token *k) {
  const struct tw_en_token *number = k + 2;
  if (!tw_en_is_glued_mark(k + 1, '-') || !tw_en_is_glued_number(number)) return false;
  bool goes_on = k->is_caps && tw_en_is_glued_mark(number + 1, '-') && tw_en_is_glued_number(number + 2);
  bool is_year = number->number >= 1900 && number->number < 2100 && !goes_on;
  bool is_ending = tw_en_is_glued(k) && tw_en_is_mark(k - 1, '\'') && k[-2].is_capital && tw_en_is_glued(k - 1); /* "Chang'e-6" */
  if (is_ending) return number->digits <= NAME_DIGITS;
  return k->is_capital && number->digits <= NAME_DIGITS && !is_year && !tw_en_has(k, TW_EN_ARTICLE);
}

/* "G20", "1MDB", "COVID-19", "5G", "A320": letters and digits grown together. */
static bool match_name(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret) {
  static const uint64_t others = TW_EN_MONTH | TW_EN_WEEKDAY | TW_EN_PHASE | TW_EN_DIGIT | TW_EN_TEEN | TW_EN_TENS | TW_EN_TO;
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k->type == TW_EN_NUMBER) return match_number_name(t, at, ret);
  if (k->type != TW_EN_WORD || at < floor) return false;
  if (tw_en_has(k, others) && !(k->is_capital && tw_en_is_glued_number(k + 1))) return false;              /* "Twenty20" */
  if (k->is_caps && tw_en_is_word(t, k, "us") && tw_en_is_either(t, k + 2, "cents", "cent")) return false; /* "US62.98 cents" */
  bool is_hyphen = is_hyphen_name(k);
  struct tw_currency_match currency;
  if ((!is_hyphen && !tw_en_is_glued_number(k + 1)) || tw_en_money_before(t, at, &currency)) return false;
  return tw_en_match_set(t, at, grow(t, at, at + 2 + is_hyphen), TW_KIND_NAME, ret);
}

/* "24 Sussex Drive", "10 Downing Street": a house; "five Wall Street banks" are counted. */
static bool match_address(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  static const char streets[] = "street st road rd avenue ave drive lane boulevard blvd square terrace crescent highway close";
  enum { HOUSE_DIGITS = 5, NAME_WORDS = 3 };
  const struct tw_en_token *k = tw_en_at(t, at), *word = k + 1;
  if (k->type != TW_EN_NUMBER || k->numeral != TW_EN_PLAIN || k->digits > HOUSE_DIGITS) return false;
  word += tw_en_is_glued_word(word) && word->end - word->start == 1; /* "221B Baker Street" */
  for (int words = 0; words <= NAME_WORDS && word->type == TW_EN_WORD && word->is_capital && word->is_spaced; words++, word++) {
    if (words == 0 || !tw_en_is_any(t, word, streets)) continue;
    bool is_counted = word[1].type == TW_EN_WORD && !word[1].is_capital && t->text.ptr[word[1].end - 1] == 's' &&
                      !tw_en_has(word + 1, TW_EN_FUNCTION | TW_EN_VERB);
    size_t next = at + 1 + tw_en_is_glued_word(k + 1);
    return !is_counted && tw_en_match_set(t, at, next, TW_KIND_IDENTIFIER, ret);
  }
  return false;
}

/* "three-pointers", "a 3-pointer": what is thrown, not how many. */
static bool match_throw(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (!tw_en_is_glued_mark(k + 1, '-') || !tw_en_is_any(t, k + 2, "pointer pointers")) return false;
  bool is_number = k->type == TW_EN_NUMBER || tw_en_has(k, TW_EN_DIGIT);
  return is_number && tw_en_match_set(t, at, at + 1, TW_KIND_NAME, ret);
}

/* "No. 5", "#17" before a number at `at`. */
static bool is_numbered(const struct tw_en_text *t, size_t at, size_t floor) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (at < floor + 1 || k->is_par) return false;
  if (tw_en_is_mark(k - 1, '#')) return true;
  return tw_en_is_mark(k - 1, '.') && at >= floor + 2 && tw_en_is_either(t, k - 2, "no", "nos");
}

/* "No. 2019-CV-1234", "#17": what follows is an identifier whatever it looks like. */
static bool match_numbered(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret) {
  if (tw_en_at(t, at)->type != TW_EN_NUMBER || !is_numbered(t, at, floor)) return false;
  size_t next = at + 1;
  for (; next < t->count && tw_en_is_glued(tw_en_at(t, next)); next++) {
    const struct tw_en_token *k = tw_en_at(t, next);
    bool is_inside = k->type != TW_EN_MARK || (tw_en_is_glued(k + 1) && k->mark != ',');
    if (!is_inside) break;
  }
  return tw_en_match_set(t, at, next, TW_KIND_IDENTIFIER, ret);
}

bool tw_en_shape_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k->type == TW_EN_WORD) return match_url(t, at, ret_match) || match_time(t, at, ret_match);
  bool is_race = tw_en_is_mark(k + 1, ':') && match_race(t, at, ret_match);
  return is_race || match_numbered(t, at, floor, ret_match) || match_marker(t, at, ret_match) || match_time(t, at, ret_match) ||
         match_military(t, at, ret_match) || match_phone(t, at, ret_match);
}

bool tw_en_other_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match) {
  return match_version(t, at, ret_match) || match_odds(t, at, ret_match) || match_jet(t, at, ret_match) ||
         tw_en_named_match(t, at, floor, ret_match) || match_tie(t, at, ret_match) || match_score(t, at, ret_match) ||
         match_league(t, at, floor, ret_match) || match_labelled(t, at, floor, ret_match) || match_named_year(t, at, ret_match) ||
         match_throw(t, at, ret_match) || match_address(t, at, ret_match) || match_name(t, at, floor, ret_match);
}
