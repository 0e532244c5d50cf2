#include "parse/scan/en/match.h"
#include "parse/scan/en/money.h"

enum {
  MARKER_DIGITS = 3,     /* of a list marker or footnote */
  PHONE_DIGITS_MIN = 7,  /* fewer are no subscriber number */
  PHONE_DIGITS_MAX = 15, /* ITU-T E.164 */
  PHONE_GROUPS = 3,      /* of a number without a plus sign */
  NAME_DIGITS = 4,
};

static bool set(const struct tw_en_text *t, size_t first, size_t next, enum tw_kind kind, struct tw_en_match *ret) {
  uint32_t start = tw_en_at(t, first)->start, end = tw_en_at(t, next - 1)->end;
  *ret = (struct tw_en_match){
      .first = first,
      .next = next,
      .found = {.kind = kind, .start = start, .end = end, .hedge_start = start, .hedge_end = end, .period = TW_PERIOD_NONE},
  };
  return true;
}

/* "www.…", "https://…": all tokens to the next space. */
static bool match_url(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_scheme = tw_en_has(k, TW_EN_WEB) && tw_en_is_glued_mark(k + 1, ':');
  bool is_host = tw_en_has(k, TW_EN_WEB) && tw_en_is_glued_mark(k + 1, '.');
  bool is_mail = k->type == TW_EN_WORD && tw_en_is_glued_mark(k + 1, '@');
  if (!is_scheme && !is_host && !is_mail) return false;
  size_t next = at + 1;
  while (next < t->count && tw_en_is_glued(tw_en_at(t, next))) next++;
  return set(t, at, next, TW_KIND_IDENTIFIER, ret);
}

/* "[12]", and "1." or "(1)" at the start of a line. */
static bool match_marker(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_start = k->is_par || k->is_broken;
  if (tw_en_is_mark(k, '[') && tw_en_is_glued_number(k + 1) && tw_en_is_glued_mark(k + 2, ']') && k[1].digits <= MARKER_DIGITS)
    return set(t, at, at + 3, TW_KIND_MARKER, ret);
  if (tw_en_is_mark(k, '(') && tw_en_is_glued(k) && tw_en_is_glued_number(k + 1) && tw_en_is_glued_mark(k + 2, ')') &&
      k[1].digits <= 2 && k[1].number >= 0)
    return set(t, at, at + 3, TW_KIND_MARKER, ret); /* "Section 4(2)" */
  if (is_start && tw_en_is_mark(k, '(') && tw_en_is_glued_number(k + 1) && tw_en_is_glued_mark(k + 2, ')') && k[1].digits <= 2)
    return set(t, at, at + 3, TW_KIND_MARKER, ret);
  if (!is_start || k->type != TW_EN_NUMBER || k->number < 0 || k->digits > 2) return false;
  bool is_closed = tw_en_is_glued_mark(k + 1, '.') || tw_en_is_glued_mark(k + 1, ')');
  if (!is_closed || k[2].type == TW_EN_END || !k[2].is_spaced || k[2].is_broken) return false;
  return set(t, at, at + 2, TW_KIND_MARKER, ret);
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

/* "14:30", "2:08 PM", "3pm", "14:30:05". */
static bool match_time(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_word = tw_en_has(k, TW_EN_DIGIT | TW_EN_TEEN) && tw_en_is_word(t, k + 1, "o");
  if (!is_word && (k->type != TW_EN_NUMBER || (k->numeral == TW_EN_GROUPED))) return false;
  size_t next = at + 1;
  bool has_minutes = k->number >= 0 && k->number <= 24 && tw_en_is_glued_mark(k + 1, ':') && tw_en_is_glued_number(k + 2) &&
                     k[2].digits == 2 && k[2].number >= 0 && k[2].number < 60;
  if (has_minutes) next += 2;
  if (has_minutes && tw_en_is_glued_mark(tw_en_at(t, next), ':') && tw_en_is_glued_number(tw_en_at(t, next + 1)) &&
      tw_en_at(t, next + 1)->digits == 2)
    next += 2;
  size_t meridiem = match_meridiem(t, next);
  bool is_hour = is_word || (k->number > 0 && k->number <= 12) || k->numeral == TW_EN_DECIMAL;
  bool is_bare = meridiem && is_hour &&
                 !(tw_en_is_word(t, tw_en_at(t, next), "am") && !tw_en_is_glued(tw_en_at(t, next)) && tw_en_is_word(t, k, "i"));
  if (!has_minutes && !is_bare) return false;
  return set(t, at, next + meridiem, TW_KIND_TIME, ret);
}

/* "3:2", "2-1", "6-4": unlike a range, the first is not below the second, or a colon stands between. */
static bool match_score(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k->type != TW_EN_NUMBER || k->number < 0 || !tw_en_is_glued_number(k + 2) || k[2].number < 0) return false;
  bool is_colon = tw_en_is_glued_mark(k + 1, ':');
  bool is_slash = tw_en_is_glued_mark(k + 1, '/') && k->number > 0; /* "9/11", "50/50" */
  bool is_hyphen = tw_en_is_glued_mark(k + 1, '-') && k->number >= k[2].number && k->digits <= 3 && k[2].digits <= 3;
  const struct tw_en_token *behind = k + 3;
  bool goes_on = (tw_en_is_glued_mark(behind, '-') || tw_en_is_glued_mark(behind, '/')) && tw_en_is_glued_number(behind + 1);
  bool has_unit = tw_en_has(behind, TW_EN_SCALE | TW_EN_PERCENT | TW_EN_MONTH) || tw_en_is_mark(behind, '%');
  if ((!is_colon && !is_hyphen && !is_slash) || goes_on || has_unit || tw_en_is_mark(k - 1, TW_EN_MARK_SIGN)) return false;
  if (k->number > 31 && is_hyphen && k[2].number == 0) return false;
  return set(t, at, at + 3, TW_KIND_SCORE, ret);
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
  return parts >= 3 && set(t, at, next, TW_KIND_VERSION, ret);
}

/* "+44 20 7946 0958", "(555) 123-4567", "1-800-555-0199". */
static bool match_phone(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool has_plus = tw_en_is_mark(k, '+') && tw_en_is_glued_number(k + 1);
  bool has_bracket =
      tw_en_is_mark(k, '(') && tw_en_is_glued_number(k + 1) && tw_en_is_glued_mark(k + 2, ')') && k[3].type == TW_EN_NUMBER;
  if (!has_plus && !has_bracket && k->type != TW_EN_NUMBER) return false;
  const struct tw_en_token *label = tw_en_is_mark(k - 1, ':') ? k - 2 : k - 1;
  bool has_label = tw_en_is_word(t, label, "tel") || tw_en_is_word(t, label, "phone") || tw_en_is_word(t, label, "fax") ||
                   tw_en_is_word(t, label, "telephone");
  size_t next = at + (has_plus || has_bracket), groups = 0, digits = 0, end = at;
  while (groups < TW_EN_SLACK / 2) {
    const struct tw_en_token *n = tw_en_at(t, next);
    bool may_space = has_plus || has_bracket || has_label;
    if (n->type != TW_EN_NUMBER || n->is_broken || (groups && n->is_spaced && !may_space)) break;
    if (groups && n->numeral != TW_EN_PLAIN && !may_space) break;
    digits += n->end - n->start;
    groups++;
    end = ++next;
    bool is_joined = tw_en_is_glued_mark(tw_en_at(t, next), '-') ||
                     (may_space && (tw_en_is_mark(tw_en_at(t, next), ')') || tw_en_is_mark(tw_en_at(t, next), '(')));
    if (!is_joined && !may_space) break;
    next += is_joined;
  }
  bool is_long = digits >= PHONE_DIGITS_MIN && digits <= PHONE_DIGITS_MAX + 4;
  if (!is_long || (!has_plus && !has_bracket && groups < PHONE_GROUPS)) return false;
  if (!has_plus && !has_bracket && tw_en_at(t, at + 1)->end - tw_en_at(t, at)->start == NAME_DIGITS + 1 && digits <= 8)
    return false; /* a date */
  return set(t, at, end, TW_KIND_PHONE, ret);
}

/* A label before a number: "Article 51", "No. 5", "flight MH370". */
static bool match_labelled(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k->type != TW_EN_NUMBER || at < floor + 1 || k->is_par) return false;
  const struct tw_en_token *label = k - 1;
  bool has_stop = tw_en_is_mark(label, '.') && at >= floor + 2;
  if (has_stop) label--;
  if (tw_en_is_mark(label, '#')) return set(t, at, at + 1, TW_KIND_IDENTIFIER, ret);
  bool is_index = tw_en_is_mark(label - 1, '&') && tw_en_is_glued(label) && label->is_caps; /* "S&P 500" */
  if (is_index) return set(t, at, at + 1, TW_KIND_NAME, ret);
  if (!tw_en_has(label, TW_EN_LABEL)) return false;
  bool is_no = tw_en_is_word(t, label, "no") || tw_en_is_word(t, label, "nos");
  if (is_no && !has_stop && !label->is_capital) return false;
  if (has_stop && !is_no && !tw_en_is_word(t, label, "art") && !tw_en_is_word(t, label, "nr")) return false;
  const struct tw_en_token *behind = k + 1;
  bool counts =
      behind->type == TW_EN_WORD && !behind->is_capital && !(behind->word->classes & (TW_EN_FUNCTION | TW_EN_VERB | TW_EN_AND));
  bool has_unit =
      tw_en_has(behind, TW_EN_SCALE | TW_EN_PERCENT | TW_EN_MEASURE | TW_EN_CALENDAR | TW_EN_CLOCK) || tw_en_is_mark(behind, '%');
  if (has_unit || (!label->is_capital && !is_no && counts) || k->numeral == TW_EN_GROUPED) return false;
  return set(t, at, at + 1, TW_KIND_IDENTIFIER, ret);
}

/* Words that may be glued behind a numeral without making it a name. */
static bool is_suffix(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *k = tw_en_at(t, at);
  struct tw_currency_match currency;
  int power;
  struct tw_slice s = tw_en_slice(t, k);
  if (tw_slice_is(s, "G") || tw_slice_is(s, "T")) return false; /* "5G" */
  if (tw_en_has(k, TW_EN_SCALE | TW_EN_LETTER | TW_EN_MEASURE | TW_EN_PERCENT | TW_EN_MERIDIEM | TW_EN_ORDSUF | TW_EN_MONTH |
                       TW_EN_CALENDAR | TW_EN_CLOCK))
    return true;
  return tw_slice_is(s, "s") || tw_slice_is(s, "½") || tw_slice_is(s, "¼") || tw_slice_is(s, "x") ||
         tw_en_money_behind(t, at, &currency, &power) > 0;
}

/* "Sky Net 2016": found as a name, with the year it stands for. */
static bool match_named_year(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  bool is_year = k->type == TW_EN_NUMBER && k->digits == 4 && k->number >= 1900 && k->number < 2100;
  bool is_behind_name = k[-1].type == TW_EN_WORD && k[-1].is_capital && !k[-1].word->classes && k->is_spaced && !k->is_par;
  if (!is_year || !is_behind_name) return false;
  set(t, at, at + 1, TW_KIND_NAME, ret);
  ret->found.period = tw_period_year(k->number);
  return true;
}

/* "G20", "1MDB", "COVID-19", "5G", "A320-200": letters and digits grown together. */
static bool match_name(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k->type == TW_EN_NUMBER) {
    const struct tw_en_token *behind = k + 1;
    bool is_grown = behind->type == TW_EN_WORD && tw_en_is_glued(behind) && !is_suffix(t, at + 1);
    bool is_known = behind->type == TW_EN_WORD && tw_en_is_glued(behind) && behind[1].type == TW_EN_NUMBER &&
                    tw_en_is_glued(behind + 1) && !tw_en_has(behind, TW_EN_MONTH);
    if (!is_grown && !is_known) return false;
    size_t next = at + 2;
    while (next < t->count && tw_en_is_glued(tw_en_at(t, next)) && tw_en_at(t, next)->type != TW_EN_MARK &&
           next - at < TW_EN_SLACK)
      next++;
    return set(t, at, next, TW_KIND_NAME, ret);
  }
  bool is_direct = k->type == TW_EN_WORD && tw_en_is_glued_number(k + 1);
  bool is_hyphen = k->type == TW_EN_WORD && tw_en_is_glued_mark(k + 1, '-') && tw_en_is_glued_number(k + 2) && k->is_capital &&
                   k[2].digits <= NAME_DIGITS;
  if (at < floor || (!is_direct && !is_hyphen) || tw_en_has(k, TW_EN_MONTH | TW_EN_WEEKDAY | TW_EN_PHASE)) return false;
  if (is_hyphen && tw_en_has(k, TW_EN_ARTICLE)) return false;
  size_t number = at + 1 + is_hyphen;
  if (is_hyphen && (tw_en_at(t, number)->number >= 1900 && tw_en_at(t, number)->number < 2100)) return false;
  struct tw_currency_match currency;
  if (tw_en_has(k, TW_EN_DIGIT | TW_EN_TEEN | TW_EN_TENS | TW_EN_TO) || tw_en_money_before(t, at, &currency)) return false;
  size_t next = number + 1;
  while (next < t->count && tw_en_is_glued(tw_en_at(t, next)) && tw_en_at(t, next)->type != TW_EN_MARK && next - at < TW_EN_SLACK)
    next++;
  return set(t, at, next, TW_KIND_NAME, ret);
}

/* "No. 2019-CV-1234", "#17": what follows is an identifier whatever it looks like. */
static bool match_numbered(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret) {
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k->type != TW_EN_NUMBER || at < floor + 1 || k->is_par) return false;
  bool is_stop =
      tw_en_is_mark(k - 1, '.') && at >= floor + 2 && (tw_en_is_word(t, k - 2, "no") || tw_en_is_word(t, k - 2, "nos"));
  if (!is_stop && !(tw_en_is_mark(k - 1, '#') && tw_en_is_glued(k))) return false;
  size_t next = at + 1;
  while (next < t->count && tw_en_is_glued(tw_en_at(t, next)) && tw_en_is_glued(tw_en_at(t, next + 1)) &&
         !tw_en_is_mark(tw_en_at(t, next), ','))
    next++;
  if (next < t->count && tw_en_is_glued(tw_en_at(t, next)) && tw_en_at(t, next)->type != TW_EN_MARK) next++;
  return set(t, at, next, TW_KIND_IDENTIFIER, ret);
}

bool tw_en_shape_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match) {
  return match_url(t, at, ret_match) || match_numbered(t, at, floor, ret_match) || match_marker(t, at, ret_match) ||
         match_time(t, at, ret_match) || match_phone(t, at, ret_match);
}

bool tw_en_other_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match) {
  return match_version(t, at, ret_match) || match_score(t, at, ret_match) || match_labelled(t, at, floor, ret_match) ||
         match_named_year(t, at, ret_match) || match_name(t, at, floor, ret_match);
}
