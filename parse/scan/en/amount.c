#include "parse/scan/en/age.h"
#include "parse/scan/en/hedge.h"
#include "parse/scan/en/match.h"
#include "parse/scan/en/measure.h"
#include "parse/scan/en/money.h"
#include "parse/scan/en/number.h"

enum {
  CENT_POWER = -2,
  CENTS_LIMIT = 100,
  THOUSAND_POWER = 3,
  STEP_WINDOW = 2,      /* tokens before an amount in which a verb says that it changed by so much */
  CHANGE_WINDOW = 6,    /* tokens before "from" in which a verb of change may stand */
  BOUND_WORDS = 6,      /* of a hedge */
  LONG_BOUND_WORDS = 4, /* "lower or equal than" needs no "and" before it */
};

/* One amount with its own unit, before ranges and hedges. */
struct amount {
  size_t first, next;
  struct tw_en_number number;
  enum tw_kind kind;
  bool has_unit;     /* sign, currency, percent sign or measure of its own */
  bool is_ambiguous; /* the currency was taken by its usual meaning */
  bool has_prefix;   /* the currency stands before the number */
  struct tw_slice unit;
};

static struct tw_slice written(const struct tw_en_text *t, size_t first, size_t next) {
  uint32_t start = tw_en_at(t, first)->start;
  return tw_slice_of(t->text.ptr + start, tw_en_at(t, next - 1)->end - start);
}

/* "%", "per cent", "percentage points", "basis points", "bp". Tokens taken. */
static size_t match_percent(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *k = tw_en_at(t, at);
  size_t skip = tw_en_is_glued_mark(k, '-');
  k += skip;
  if (tw_en_is_mark(k, '%')) return skip + 1;
  size_t inner = tw_en_is_glued_mark(k + 1, '-'); /* "12-per-cent" */
  if (tw_en_is_word(t, k, "per") && tw_en_is_word(t, k + 1 + inner, "cent")) return skip + inner + 2;
  size_t hyphen = tw_en_is_glued_mark(k + 1, '-'); /* "25-basis-point" */
  if (tw_en_is_word(t, k, "basis") && tw_en_is_either(t, k + 1 + hyphen, "points", "point")) return skip + hyphen + 2;
  if (tw_en_is_word(t, k, "bp") && !k->is_caps) return skip + 1; /* not the firm */
  if (!tw_en_has(k, TW_EN_PERCENT)) return 0;
  bool is_joined = tw_en_is_word(t, k, "percentage") && hyphen && tw_en_is_either(t, k + 2, "point", "points");
  if (is_joined) return skip + 3; /* "half-percentage-point" */
  if (tw_en_is_word(t, k, "percentage") && !tw_en_is_word(t, k + 1, "points") && !tw_en_is_word(t, k + 1, "point")) return 0;
  return skip + (tw_en_is_word(t, k, "percentage") ? 2 : 1);
}

/* "years old", "-year-old", "year old"; at a number. Tokens taken. */
static size_t match_old(const struct tw_en_text *t, size_t at) {
  size_t next = at;
  next += tw_en_is_glued_mark(tw_en_at(t, next), '-');
  const struct tw_en_token *k = tw_en_at(t, next);
  if (!tw_en_has(k, TW_EN_CALENDAR) || k->word->unit < TW_EN_DAY) return 0;
  next++;
  next += tw_en_is_glued_mark(tw_en_at(t, next), '-');
  k = tw_en_at(t, next);
  return tw_en_is_word(t, k, "old") || tw_en_is_word(t, k, "olds") || tw_en_is_word(t, k, "age") ? next + 1 - at : 0;
}

/* "years", "-day", "hours": a duration's unit. Tokens taken. */
static size_t match_duration(const struct tw_en_text *t, size_t at) {
  size_t skip = tw_en_is_glued_mark(tw_en_at(t, at), '-');
  const struct tw_en_token *k = tw_en_at(t, at + skip);
  bool is_lap = !skip && k[-1].type == TW_EN_NUMBER && k[-1].numeral == TW_EN_DECIMAL && tw_en_is_glued_word(k) &&
                tw_en_is_word(t, k, "s") && !tw_en_is_glued_number(k + 1); /* "0.371s clear" */
  if (is_lap) return 1;
  if (!tw_en_has(k, TW_EN_CALENDAR | TW_EN_CLOCK) || k->is_par) return 0;
  bool is_seconds = skip && !tw_en_is_glued_mark(k + 1, '-'); /* "a 25-second quake", but "5 second-hand cars" */
  if (tw_en_has(k, TW_EN_ORDINAL) && !is_seconds) return 0;
  bool is_part = tw_en_has(k, TW_EN_PART) && !tw_en_is_word(t, k, "quarters");
  return is_part ? 0 : skip + 1;
}

/* "the waiting list stood at 7.54m": a word of what is counted by millions shortly before. */
static bool is_multitude(const struct tw_en_text *t, size_t at) {
  static const char counted[] = "list population number numbers total sales audience viewers subscribers passengers customers "
                                "visitors attendance users votes workforce homes barrels copies units cars circulation followers "
                                "membership members households turnout views streams downloads arrivals output production shares";
  enum { WINDOW = 8 };
  for (size_t i = 2; i <= WINDOW; i++) {
    const struct tw_en_token *k = tw_en_at(t, at - i);
    if (k->type == TW_EN_END || tw_en_is_mark(k, '.')) return false;
    if (tw_en_is_any(t, k, counted)) return true;
  }
  return false;
}

/* "7.6 million vehicles, down from 8.1m a year earlier": what is compared with millions told shortly before. */
static bool is_compared(const struct tw_en_text *t, size_t at) {
  enum { REACH_BYTES = 120, LOOK_BACK = 4 };
  const struct tw_en_token *k = tw_en_at(t, at);
  if (!tw_en_is_any(t, k - 1, "from than with against versus present current previous")) return false;
  for (size_t i = t->list->count, steps = 0; i > 0 && steps < LOOK_BACK; i--, steps++) {
    const struct tw_found *f = &t->list->items[i - 1];
    if (f->end + REACH_BYTES < k->start) return false;
    if (f->kind == TW_KIND_QUANTITY && tw_decimal_cmp(f->value, tw_decimal_from(1000000)) >= 0) return true;
  }
  return false;
}

/* "5m-6m euros", "5m to 6m people": the second end says what both count. */
static bool is_range_of_millions(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *joint = tw_en_at(t, at), *letter = joint + 2;
  struct tw_currency_match currency;
  int power;
  bool is_joint = tw_en_is_mark(joint, '-') || tw_en_has(joint, TW_EN_TO);
  if (!is_joint || joint[1].type != TW_EN_NUMBER || !tw_en_is_glued_word(letter) || !tw_en_is_word(t, letter, "m")) return false;
  return tw_en_has(letter + 1, TW_EN_PEOPLE) || tw_en_money_behind(t, at + 3, &currency, &power) > 0;
}

/* Whether "3m", "5t" counts millions: by its decimals or by the plural it counts ("2.3m people", "3m users"). */
static bool is_million(const struct tw_en_text *t, size_t at) {
  static const char races[] = "hurdles finals heats relays races sprints freestyles crossings";
  const struct tw_en_token *k = tw_en_at(t, at);
  if (is_multitude(t, at - 1) || is_compared(t, at - 2) || is_range_of_millions(t, at)) return true;
  k += tw_en_is_glued_mark(k, '+'); /* "100m+ doses" */
  if (k->type != TW_EN_WORD) return false;
  bool is_plural = k->end - k->start > 3 && t->text.ptr[k->end - 1] == 's' &&
                   !tw_en_has(k, TW_EN_VERB | TW_EN_FUNCTION | TW_EN_MEASURE) && !tw_en_is_any(t, k, races);
  bool is_load = tw_en_has(k, TW_EN_MEASURE) && k->is_spaced && k->end - k->start > 1; /* "1m bpd", "237m hectolitres" */
  bool is_crowd =
      tw_en_is_any(t, k, "who were are more others") || (tw_en_is_word(t, k, "in") && tw_en_is_word(t, k + 1, "need"));
  bool is_share = tw_en_is_word(t, k, "of") && tw_en_has(k + 1, TW_EN_FUNCTION); /* "1.5m of them" */
  return is_plural || is_load || is_crowd || is_share || tw_en_has(k, TW_EN_PEOPLE);
}

static bool set_money(const struct tw_en_text *t, struct amount *a, const struct tw_currency_match *currency) {
  a->kind = TW_KIND_MONEY;
  a->unit = tw_currency_on(currency->unit, t->ref_day);
  a->has_unit = true;
  a->is_ambiguous = currency->is_ambiguous;
  return currency->shift == 0 || tw_decimal_shift(a->number.value, currency->shift, &a->number.value);
}

/* The unit behind the number: sets kind, unit and next. */
static void match_unit(const struct tw_en_text *t, struct amount *a) {
  static const struct {
    size_t (*match)(const struct tw_en_text *, size_t);
    enum tw_kind kind;
    bool is_written; /* the unit is given as written */
  } units[] = {
      {match_percent, TW_KIND_PERCENT, false},
      {match_old, TW_KIND_AGE, false},
      {match_duration, TW_KIND_DURATION, true},
      {tw_en_measure_match, TW_KIND_QUANTITY, true},
  };
  struct tw_currency_match currency;
  int power;
  for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
    size_t taken = units[i].match(t, a->next);
    if (!taken) continue;
    size_t skip = tw_en_is_glued_mark(tw_en_at(t, a->next), '-');
    a->kind = units[i].kind;
    a->unit = units[i].is_written ? written(t, a->next + skip, a->next + taken) : TW_SLICE_NONE;
    a->has_unit = true;
    a->next += taken;
    return;
  }
  size_t taken = tw_en_money_behind(t, a->next, &currency, &power);
  if (!taken || (power && !tw_decimal_shift(a->number.value, power, &a->number.value))) return;
  if (!set_money(t, a, &currency)) return;
  a->next += taken;
  /* "75 USD million" */
  const struct tw_en_token *k = tw_en_at(t, a->next);
  if (a->number.scale == 0 && tw_en_has(k, TW_EN_SCALE) && tw_decimal_shift(a->number.value, k->word->value, &a->number.value)) {
    a->number.scale = k->word->value;
    a->next++;
  }
}

/* A number that is not money: a lone m or t is a magnitude only where it must be. */
static bool match_plain_number(const struct tw_en_text *t, size_t at, struct tw_en_number *ret) {
  if (!tw_en_number_match(t, at, false, ret)) return false;
  if (!ret->has_letter || is_million(t, ret->next)) return true;
  struct tw_currency_match currency;
  int power;
  const struct tw_en_token *letter = tw_en_at(t, ret->next - 1);
  bool is_lower_m = t->text.ptr[letter->start] != 'b';
  if (!is_lower_m || tw_en_money_behind(t, ret->next, &currency, &power)) return true;
  /* metres or tonnes: the bare number */
  if (!tw_en_numeral_value(t, tw_en_at(t, at), &ret->value)) return false;
  ret->next = at + 1;
  ret->scale = 0;
  ret->has_letter = false;
  return true;
}

/* A minus at `at`: nothing but white space, a bracket, a comparison or a currency before it. */
static bool is_minus(const struct tw_en_text *t, size_t at, bool has_currency) {
  const struct tw_en_token *k = tw_en_at(t, at), *before = k - 1;
  if (!tw_en_is_mark(k, '-') || !tw_en_is_glued_number(k + 1)) return false;
  return has_currency || k->is_spaced || tw_en_is_mark(before, '(') || tw_en_is_mark(before, '<') || tw_en_is_mark(before, '>');
}

/* "-$1.3 billion". */
static bool is_minus_sign(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *k = tw_en_at(t, at), *sign = k + 1;
  return tw_en_is_mark(k, '-') && k->is_spaced && tw_en_is_glued_mark(sign, TW_EN_MARK_SIGN) && tw_en_is_glued_number(sign + 1);
}

/* "$5 million USD": the currency said twice. */
static void match_again(const struct tw_en_text *t, struct amount *a) {
  struct tw_currency_match again;
  int power;
  size_t taken = tw_en_money_behind(t, a->next, &again, &power);
  if (!taken || power || again.shift || !(tw_slice_eq(again.unit, a->unit) || a->is_ambiguous)) return;
  if (!again.is_ambiguous) set_money(t, a, &again);
  a->next += taken;
}

/* "USD two billion" is a sum, "in USD two years ago" none: behind letters a number in words has a magnitude. */
static bool is_code_of_few(const struct tw_en_text *t, size_t last, const struct tw_en_number *number) {
  return !number->has_digits && !number->scale && !tw_en_is_mark(tw_en_at(t, last), TW_EN_MARK_SIGN);
}

/* "$ 5 million", "-15€", "five thousand", at its first token. */
static bool match_amount(const struct tw_en_text *t, size_t at, struct amount *ret) {
  struct amount a = {.first = at, .kind = TW_KIND_QUANTITY};
  struct tw_currency_match currency;
  bool is_loss = is_minus_sign(t, at);
  size_t next = at + is_loss, taken = tw_en_money_before(t, next, &currency);
  next += taken;
  bool is_negative = tw_en_is_mark(tw_en_at(t, next), '-');
  if (is_negative && !is_minus(t, next, taken > 0)) return false;
  next += is_negative;
  is_negative |= is_loss;
  a.has_prefix = taken > 0;
  bool is_found = taken ? tw_en_number_match(t, next, true, &a.number) : match_plain_number(t, next, &a.number);
  if (!is_found || (taken && is_code_of_few(t, next - 1, &a.number))) return false;
  if (is_negative) a.number.value.mantissa = -a.number.value.mantissa;
  a.next = a.number.next;
  if (!taken)
    match_unit(t, &a);
  else if (set_money(t, &a, &currency))
    match_again(t, &a);
  else
    return false;
  *ret = a;
  return true;
}

/* "15 dollars and 50": nothing may follow that the number could count. */
static bool is_minor_alone(const struct tw_en_text *t, const struct amount *a, const struct tw_en_number *minor, bool has_and) {
  const struct tw_en_token *behind = tw_en_at(t, minor->next);
  if (a->number.scale || tw_en_is_mark(tw_en_at(t, a->next), ',') || minor->scale) return false;
  if (a->has_prefix && a->number.has_digits && !has_and) return false;
  bool is_closed =
      behind->type == TW_EN_END || tw_en_is_mark(behind, '.') || tw_en_has(behind, TW_EN_AND) || tw_en_is_word(t, behind, "more");
  return is_closed && (has_and || tw_decimal_cmp(minor->value, tw_decimal_from(10)) >= 0);
}

/* The number of hundredths behind an amount, with their own unit or without; *ret_next behind it. False when it is none. */
static bool match_hundredths(const struct tw_en_text *t, const struct amount *a, size_t at, bool has_and,
                             struct tw_decimal *ret_part, size_t *ret_next) {
  struct tw_en_number minor;
  struct tw_currency_match currency;
  int power;
  const struct tw_en_token *k = tw_en_at(t, at);
  if (k->is_broken || tw_en_has(k, TW_EN_ARTICLE) || !tw_en_number_match(t, at, false, &minor)) return false;
  bool is_small = tw_decimal_is_integer(minor.value) && minor.value.mantissa > 0 && minor.value.mantissa < CENTS_LIMIT;
  size_t taken = tw_en_money_behind(t, minor.next, &currency, &power);
  bool is_minor = taken && currency.shift < 0;
  if (!is_small || (!is_minor && (taken || !is_minor_alone(t, a, &minor, has_and)))) return false;
  *ret_next = minor.next + taken;
  return tw_decimal_shift(minor.value, is_minor ? currency.shift : CENT_POWER, ret_part);
}

/* "50 cents", "and 42 cents", "50" behind a whole amount of money. */
static void match_minor(const struct tw_en_text *t, struct amount *a) {
  struct tw_decimal part;
  if (a->kind != TW_KIND_MONEY || !tw_decimal_is_integer(a->number.value) || a->number.scale > THOUSAND_POWER) return;
  size_t next = a->next;
  bool has_and = tw_en_has(tw_en_at(t, next), TW_EN_AND);
  next += has_and || tw_en_is_glued_mark(tw_en_at(t, next), ',');
  if (!match_hundredths(t, a, next, has_and, &part, &next) || !tw_decimal_add(a->number.value, part, &a->number.value)) return;
  a->next = next;
  a->number.is_small_word = false;
}

static void fill(const struct tw_en_text *t, const struct amount *a, struct tw_found *f) {
  *f = (struct tw_found){
      .kind = a->kind,
      .qualifier = TW_EXACT,
      .flags = TW_FOUND_HAS_VALUE,
      .start = tw_en_at(t, a->first)->start,
      .end = tw_en_at(t, a->next - 1)->end,
      .value = a->number.value,
      .unit = a->unit,
      .period = TW_PERIOD_NONE,
  };
  if (a->is_ambiguous) f->flags |= TW_FOUND_AMBIGUOUS_UNIT;
  if (a->number.is_small_word || a->number.is_fraction) f->flags |= TW_FOUND_SMALL_WORD;
}

/* Words that make "from 5 to 7" two figures instead of a range. */
static bool is_change(const struct tw_en_text *t, size_t at, size_t window) {
  static const char words[] =
      "rose risen rise rises rising increased increase increases increasing up down fell fallen fall falls "
      "falling dropped drop drops dropping grew grown growth grow grows growing climbed climbing jumped "
      "jump declined decline declines declining decreased decrease cut cuts cutting reduced reduce "
      "raised raise raising went gone changed change widened narrowed surged soared slipped lowered "
      "expanded improved doubled compared downgraded upgraded advanced slid slumped gained moved lost shed "
      "sheds added adds eased ticked edged dipped sank tumbled plunged plummeted rallied rebounded retreated";
  for (size_t i = 1; i <= window && i <= at; i++) {
    const struct tw_en_token *k = tw_en_at(t, at - i);
    if (k->type == TW_EN_MARK && k->mark == '.') return false;
    if (tw_en_is_any(t, k, words)) return true;
  }
  return false;
}

/* "rose by 22,000 to 231,000": so far apart the two are no range. */
static bool is_far_step(const struct tw_en_text *t, const struct amount *low, const struct amount *high, size_t floor) {
  enum { FAR = 4 };
  size_t at = low->first;
  struct tw_decimal reach;
  if (at <= floor + 1 || !tw_decimal_mul(low->number.value, tw_decimal_from(FAR), &reach)) return false;
  if (tw_decimal_cmp(reach, high->number.value) > 0 || low->number.scale != high->number.scale) return false;
  if (tw_en_has(tw_en_at(t, at - 1), TW_EN_HEDGE)) at--;
  if (tw_en_is_word(t, tw_en_at(t, at - 1), "by")) at--;
  return is_change(t, at, 1);
}

/* "by a larger-than-expected 150 billion pounds to 895 billion": by how much, some words before. */
static bool is_by(const struct tw_en_text *t, size_t at, size_t floor) {
  enum { WINDOW = 8 };
  for (size_t i = 1; i <= WINDOW && i <= at && at - i >= floor; i++) {
    const struct tw_en_token *k = tw_en_at(t, at - i);
    if (tw_en_is_word(t, k, "by")) return true;
    if (k->type == TW_EN_MARK && k->mark != '-') return false;
  }
  return false;
}

/* "fell 87 cents to $82.40", "rose $2 to $45": by how much, and to what. */
static bool is_step(const struct tw_en_text *t, const struct amount *low, const struct amount *high, size_t floor) {
  if (tw_en_has(tw_en_at(t, low->next), TW_EN_TO) && is_far_step(t, low, high, floor)) return true;
  if (!low->has_unit || !high->has_unit || !tw_en_has(tw_en_at(t, low->next), TW_EN_TO)) return false;
  if (!low->has_prefix && high->has_prefix) return true; /* "5-3/4 cents to $4.67" */
  return low->first > floor && (is_change(t, low->first, STEP_WINDOW) || is_by(t, low->first, floor));
}

/* The joint of a range at `at`: "-", "~", "to", "through"; "and" behind "between". Tokens taken. */
static size_t match_joint(const struct tw_en_text *t, const struct amount *a, size_t floor) {
  const struct tw_en_token *k = tw_en_at(t, a->next), *before = tw_en_at(t, a->first - 1);
  bool may_look = a->first > floor;
  if (tw_en_is_mark(k, '-') || tw_en_is_mark(k, '~')) {
    /* not "three-nought-four", "7-Eleven" */
    bool is_even = k->is_spaced == k[1].is_spaced && (k->is_spaced || (a->number.has_digits && k[1].type != TW_EN_WORD));
    return is_even && !tw_en_is_mark(k + 1, '-') ? 1 : 0;
  }
  if (tw_en_has(k, TW_EN_AND)) return may_look && tw_en_is_word(t, before, "between") ? 1 : 0;
  if (!tw_en_has(k, TW_EN_TO)) return 0;
  if (may_look && tw_en_is_word(t, before, "from") && is_change(t, a->first - 1, CHANGE_WINDOW)) return 0;
  bool is_titled = a->first > floor + 2 && tw_en_has(before - 1, TW_EN_ARTICLE) && tw_en_is_word(t, before - 2, "from");
  if (is_titled && is_change(t, a->first - 3, CHANGE_WINDOW)) return 0; /* "upgraded from a magnitude 6.9 to 7.2" */
  return 1;
}

static void lend_unit(const struct amount *from, struct amount *to) {
  to->kind = from->kind;
  to->unit = from->unit;
  to->is_ambiguous = from->is_ambiguous;
}

/* "20 to 30 million": the magnitude holds for both where the range then still rises. */
static void lend_scale(struct amount *low, const struct amount *high) {
  struct tw_decimal scaled;
  bool is_alike = low->number.has_digits == high->number.has_digits;
  if (low->number.scale || high->number.scale < THOUSAND_POWER || !is_alike) return;
  if (!tw_decimal_shift(low->number.value, high->number.scale, &scaled)) return;
  if (tw_decimal_cmp(scaled, high->number.value) < 0) low->number.value = scaled;
}

/* Gives each end what only the other states: "20 to 30 million", "$5-7", "10 to 20 euros", "30 to 40 per cent". False when
 * the two are no range. */
static bool share(struct amount *low, struct amount *high) {
  if (low->has_unit && high->has_unit && low->kind != high->kind) return false;
  if (low->has_unit && !high->has_unit && !low->has_prefix) return false; /* "rose 0.7% to 3,714" */
  if (high->has_unit && !low->has_unit) lend_unit(high, low);
  if (low->has_unit && !high->has_unit) lend_unit(low, high);
  if (low->kind == TW_KIND_MONEY && !tw_slice_eq(low->unit, high->unit)) return false;
  lend_scale(low, high);
  return tw_decimal_cmp(low->number.value, high->number.value) < 0;
}

/* Whether "3-2", "1-0" and the like may be a range at all. */
static bool is_range_like(const struct tw_en_text *t, const struct amount *low, const struct amount *high) {
  const struct tw_en_token *joint = tw_en_at(t, low->next), *behind = tw_en_at(t, high->next);
  if (!tw_en_is_mark(joint, '-') || joint->is_spaced) return true;
  if (tw_en_is_mark(behind, '-') && tw_en_is_glued(behind) && behind[1].type == TW_EN_NUMBER) return false;
  return true;
}

static bool match_range(const struct tw_en_text *t, struct amount *low, size_t floor, struct tw_found *f) {
  struct amount high, shared = *low;
  size_t joint = match_joint(t, low, floor);
  if (!joint || low->number.is_fraction || tw_en_at(t, low->next + joint)->is_par) return false;
  if (!match_amount(t, low->next + joint, &high) || high.number.is_fraction) return false;
  if (!is_range_like(t, low, &high) || is_step(t, low, &high, floor) || !share(&shared, &high)) return false;
  if (low->kind == TW_KIND_DURATION || high.kind == TW_KIND_AGE) shared.kind = high.kind;
  fill(t, &shared, f);
  f->kind = high.kind;
  f->unit = high.unit;
  f->end = tw_en_at(t, high.next - 1)->end;
  f->value_max = high.number.value;
  f->flags |= TW_FOUND_HAS_MAX;
  f->flags &= ~(uint32_t)TW_FOUND_SMALL_WORD;
  low->next = high.next;
  return true;
}

/* "more than 10 and less than 40": two hedges in opposite directions make a range. */
static void match_bounded(const struct tw_en_text *t, struct amount *a, struct tw_found *f) {
  bool is_lower = f->qualifier == TW_MORE_THAN || f->qualifier == TW_AT_LEAST;
  if (!is_lower || (f->flags & TW_FOUND_HAS_MAX)) return;
  size_t at = a->next;
  bool has_comma = tw_en_is_mark(tw_en_at(t, at), ',');
  at += has_comma;
  bool has_and = tw_en_has(tw_en_at(t, at), TW_EN_AND) || tw_en_is_word(t, tw_en_at(t, at), "but");
  at += has_and;
  for (size_t skip = 1; skip <= BOUND_WORDS && at > a->next; skip++) {
    struct tw_en_hedge hedge = tw_en_hedge_before(t, at + skip, at);
    bool is_upper =
        hedge.qualifier == TW_LESS_THAN || (hedge.qualifier == TW_AT_MOST && !tw_en_is_either(t, tw_en_at(t, at), "up", "as"));
    bool is_bound = is_upper && hedge.tokens == skip && (has_and || skip >= LONG_BOUND_WORDS);
    struct amount high;
    if (!is_bound || !match_amount(t, at + skip, &high) || !share(a, &high)) continue;
    f->value_max = high.number.value;
    f->flags |= TW_FOUND_HAS_MAX;
    f->qualifier = TW_EXACT;
    f->end = tw_en_at(t, high.next - 1)->end;
    a->next = high.next;
    return;
  }
}

static void set_hedges(const struct tw_en_text *t, struct amount *a, size_t floor, struct tw_found *f) {
  f->hedge_start = f->start;
  f->hedge_end = f->end;
  struct tw_en_hedge before = tw_en_hedge_before(t, a->first, floor);
  if (before.tokens) {
    f->hedge_start = tw_en_at(t, a->first - before.tokens)->start;
    f->qualifier = before.qualifier;
  }
  struct tw_en_hedge behind = tw_en_hedge_behind(t, a->next);
  if (behind.tokens) {
    f->hedge_end = tw_en_at(t, a->next + behind.tokens - 1)->end;
    if (!before.tokens) f->qualifier = behind.qualifier;
    a->next += behind.tokens;
  }
  size_t bounded = a->next;
  match_bounded(t, a, f);
  if (a->next != bounded) f->hedge_end = f->end;
}

/* "26th", "third", "twenty-first": an ordinal. Tokens taken. */
static size_t match_ordinal(const struct tw_en_text *t, size_t at, int64_t *ret_value) {
  const struct tw_en_token *k = tw_en_at(t, at);
  struct tw_decimal grouped; /* "its 5,000th store" */
  if (k->type == TW_EN_NUMBER && tw_en_has(k + 1, TW_EN_ORDSUF) && tw_en_is_glued(k + 1)) {
    *ret_value = k->number;
    if (k->number >= 0) return 2;
    if (k->numeral == TW_EN_GROUPED && tw_en_numeral_value(t, k, &grouped) && tw_decimal_to_i64(grouped, ret_value)) return 2;
  }
  /* "the second suspect", not "a second later" */
  bool is_second = tw_en_has(k, TW_EN_CLOCK) && !(tw_en_is_any(t, k - 1, "the his her their its our my") && tw_en_is_noun(k + 1));
  if (tw_en_has(k, TW_EN_ORDINAL) && !is_second && k->word->value) {
    *ret_value = k->word->value;
    return 1;
  }
  size_t unit = at + 1;
  unit += tw_en_is_glued_mark(tw_en_at(t, unit), '-');
  const struct tw_en_token *last = tw_en_at(t, unit);
  if (!tw_en_has(k, TW_EN_TENS) || !tw_en_has(last, TW_EN_ORDINAL) || last->word->value >= 10 || last->word->value == 0) return 0;
  *ret_value = k->word->value + last->word->value;
  return unit + 1 - at;
}

/* "aged 70", "Smith, 70, who": the number alone is an age. */
static bool is_age_alone(const struct tw_en_text *t, const struct amount *a) {
  int64_t years;
  return !a->has_unit && !a->number.scale && tw_decimal_to_i64(a->number.value, &years) &&
         tw_en_age_is_alone(t, a->first, a->next, years);
}

static bool match_ordinal_found(const struct tw_en_text *t, size_t at, struct tw_en_match *ret) {
  int64_t value;
  size_t taken = match_ordinal(t, at, &value);
  if (!taken) return false;
  struct amount a = {.first = at, .next = at + taken, .kind = TW_KIND_ORDINAL, .number = {.value = tw_decimal_from(value)}};
  *ret = (struct tw_en_match){.first = at, .next = a.next};
  fill(t, &a, &ret->found);
  ret->found.hedge_start = ret->found.start;
  ret->found.hedge_end = ret->found.end;
  return true;
}

/* "a dollar", "a penny": one of a common unit, where the word is no adjective ("a dollar bill"). */
static bool match_article(const struct tw_en_text *t, size_t at, struct amount *ret) {
  const struct tw_en_token *k = tw_en_at(t, at + 1), *behind = k + 1;
  struct tw_currency_match currency;
  int power;
  if (!tw_en_has(tw_en_at(t, at), TW_EN_ARTICLE) || !tw_en_has(k, TW_EN_COIN)) return false;
  if (k[-2].type == TW_EN_NUMBER) return false; /* "closed at 82.33 a dollar" */
  if (tw_en_money_behind(t, at + 1, &currency, &power) != 1) return false;
  if (behind->type == TW_EN_WORD ? !tw_en_has(behind, TW_EN_FUNCTION | TW_EN_AND) : tw_en_is_glued_mark(behind, '-'))
    return false;
  struct amount a = {.first = at, .next = at + 2, .number = {.value = tw_decimal_from(1), .is_small_word = true}};
  if (!set_money(t, &a, &currency)) return false;
  *ret = a;
  return true;
}

/* "20 degrees below zero": where degrees are counted from. */
static bool is_freezing_point(const struct tw_en_text *t, const struct amount *a) {
  const struct tw_en_token *zero = tw_en_at(t, a->first), *behind = zero - 2;
  return tw_en_is_word(t, zero, "zero") && a->next == a->first + 1 && tw_en_is_either(t, zero - 1, "below", "above") &&
         (behind->type == TW_EN_NUMBER || tw_en_has(behind, TW_EN_MEASURE));
}

/* "one" that stands for a noun: "the one with Iran", "no one", "one another". */
static bool is_pronoun(const struct tw_en_text *t, const struct amount *a) {
  static const char before[] = "the this that any every each which another some last new";
  static const char behind[] = "another by must can may might would could should cannot";
  if (!a->number.is_small_word || a->has_unit || a->next != a->first + 1) return false;
  const struct tw_en_token *previous = tw_en_at(t, a->first - 1), *next = tw_en_at(t, a->next);
  bool has_noun = next->type == TW_EN_WORD && !tw_en_has(next, TW_EN_FUNCTION | TW_EN_VERB);
  if (tw_en_is_word(t, previous, "no") || tw_en_is_glued_mark(next, '\'')) return true;
  bool is_share = tw_en_is_word(t, next, "in") && (next[1].type == TW_EN_NUMBER || tw_en_has(next + 1, TW_EN_DIGIT | TW_EN_TEEN));
  if (is_share) return false; /* "say that one in ten" */
  return (tw_en_is_any(t, previous, before) && !has_noun) || tw_en_is_any(t, next, behind);
}

static bool may_start(const struct tw_en_token *k) {
  static const uint64_t starters = TW_EN_DIGIT | TW_EN_TEEN | TW_EN_TENS | TW_EN_HUNDRED | TW_EN_SCALE | TW_EN_DOZEN |
                                   TW_EN_PART | TW_EN_ORDINAL | TW_EN_ARTICLE | TW_EN_POINT | TW_EN_NEGATIVE | TW_EN_DECADE;
  return k->type == TW_EN_NUMBER || k->is_money || tw_en_is_mark(k, '-') || tw_en_has(k, starters);
}

bool tw_en_amount_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match) {
  if (!may_start(tw_en_at(t, at))) return false;
  if (match_ordinal_found(t, at, ret_match) || tw_en_age_match_decade(t, at, floor, ret_match)) return true;
  struct amount a;
  if (!match_article(t, at, &a) && (!match_amount(t, at, &a) || is_pronoun(t, &a) || is_freezing_point(t, &a))) return false;
  match_minor(t, &a);
  struct tw_found f;
  if (!match_range(t, &a, floor, &f)) fill(t, &a, &f);
  if (f.kind == TW_KIND_QUANTITY && is_age_alone(t, &a)) f.kind = TW_KIND_AGE;
  set_hedges(t, &a, floor, &f);
  *ret_match = (struct tw_en_match){.first = at, .next = a.next, .found = f};
  return true;
}
