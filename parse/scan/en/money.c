#include "parse/scan/en/money.h"
#include "parse/scan/en/nations.h"

enum {
  SIGN_BYTES = 12,   /* the longest sign put together from tokens, "AUS$" and the like */
  WORD_BYTES = 16,   /* the longest word, "deutschemarks" and a place more */
  SIGN_TOKENS = 3,   /* "U", "S", "$" */
  NATION_BYTES = 32, /* "papua new guinean" */
  NATION_WORDS = 3,
  MILLION_POWER = 6,
};

static void append(char *out, size_t *len, size_t max, struct tw_slice s, bool fold_up) {
  for (size_t i = 0; i < s.len && *len < max; i++) {
    char c = s.ptr[i];
    if (fold_up && c == '.') continue;
    out[(*len)++] = fold_up && c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
  }
}

/* Codes that are English words as well count only as they are written in the standard; ALL and TOP head too many lines. */
static bool is_ordinary_word(struct tw_slice code, bool fold_up) {
  enum { CODE_LETTERS = 3, STRIDE = CODE_LETTERS + 1 };
  static const char words[] = "ALL TOP MOP CUP GEL SOS PEN BAM MAD COP TRY SAR RON LAK CAD BOB ANG ERN NAD ARS MUR";
  size_t bytes = fold_up ? sizeof words : 2 * STRIDE; /* the first two always */
  for (size_t i = 0; code.len == CODE_LETTERS && i < bytes; i += STRIDE)
    if (memcmp(words + i, code.ptr, CODE_LETTERS) == 0) return true;
  return false;
}

/* Tokens that grew together ("usd$", "mxn$"), and texts with a space before each mark ("hk $", "u.s $"); there a
 * single letter is another word ("a $ 300 charge", "'s $ 5"), but for "c $". A stop is no part of a code ("in USD."). */
static bool may_join(const struct tw_en_text *t, size_t at, size_t count, bool fold_up) {
  for (size_t i = 0; i < count; i++) {
    const struct tw_en_token *k = &t->tokens[at + i];
    if ((fold_up && tw_en_is_mark(k, '.')) || (i > 1 && k->is_spaced)) return false;
    bool is_short = i == 1 && k->is_spaced && k[-1].end - k[-1].start < 2 && !tw_en_is_word(t, k - 1, "c");
    if (is_short) return false;
  }
  return true;
}

/* One spelling of the sign made of tokens [at, at + count): as written, or folded to capitals without stops. Folding is for
 * codes and dollars ("usd", "hk $"), not for short abbreviations ("le", "tl", "sh"). */
static bool match_spelling(const struct tw_en_text *t, size_t at, size_t count, bool fold_up,
                           struct tw_currency_match *ret_match) {
  char joined[SIGN_BYTES];
  size_t len = 0;
  for (size_t i = 0; i < count; i++) append(joined, &len, sizeof joined, tw_en_slice(t, &t->tokens[at + i]), fold_up);
  struct tw_slice s = tw_slice_of(joined, len);
  if (len == 0 || len == sizeof joined || (fold_up && len < 3 && count < 2) || is_ordinary_word(s, fold_up)) return false;
  if (!tw_currency_match_sign(s, 0, t->jurisdiction, ret_match) || ret_match->len != len) return false;
  bool is_written = ret_match->unit.ptr >= joined && ret_match->unit.ptr < joined + sizeof joined;
  const struct tw_en_token *first = &t->tokens[at], *last = &t->tokens[at + count - 1];
  if (is_written) ret_match->unit = tw_slice_of(t->text.ptr + first->start, last->end - first->start);
  return true;
}

static bool match_joined(const struct tw_en_text *t, size_t at, size_t count, struct tw_currency_match *ret_match) {
  if (may_join(t, at, count, false) && match_spelling(t, at, count, false, ret_match)) return true;
  return may_join(t, at, count, true) && match_spelling(t, at, count, true, ret_match);
}

static bool starts_number(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *k = &t->tokens[at];
  if (tw_en_is_mark(k, '-') && k[1].type == TW_EN_NUMBER && tw_en_is_glued(k + 1)) return true;
  return k->type == TW_EN_NUMBER || tw_en_has(k, TW_EN_DIGIT | TW_EN_TEEN | TW_EN_TENS);
}

/* An amount of that currency was found shortly before: "N156.3bn ... N617 per litre". */
static bool is_known(const struct tw_en_text *t, struct tw_slice unit) {
  enum { LOOK_BACK = 32 }; /* amounts */
  for (size_t i = t->list->count, steps = 0; i > 0 && steps < LOOK_BACK; i--, steps++) {
    const struct tw_found *f = &t->list->items[i - 1];
    if (f->kind == TW_KIND_MONEY && tw_slice_eq(f->unit, unit)) return true;
  }
  return false;
}

/* "between N617 and N700", "from P40 to P55": both ends of a range with the same letter. */
static bool is_repeated(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *low = t->tokens + at, *letter = low - 1, *joint = low + 1, *other = low + 2;
  if (tw_en_has(letter - 1, TW_EN_AND | TW_EN_TO) && letter[-2].type == TW_EN_NUMBER) { /* the second */
    low = letter - 2;
    other = letter;
    joint = letter - 1;
    letter = low - 1;
  }
  bool is_pair = low->type == TW_EN_NUMBER && tw_en_is_glued(low) && joint->type == TW_EN_WORD && other->type == TW_EN_WORD &&
                 tw_en_is_glued_number(other + 1) && letter->key == other->key && other->is_capital;
  bool is_between = tw_en_has(joint, TW_EN_AND) && tw_en_is_word(t, letter - 1, "between");
  bool is_from = tw_en_has(joint, TW_EN_TO) && tw_en_is_word(t, letter - 1, "from");
  return is_pair && (is_between || is_from);
}

/* A single letter is a currency only where the amount cannot be a name's number ("N95", "R2", "P5"). */
static bool is_amount_like(const struct tw_en_text *t, size_t at, const struct tw_currency_match *match) {
  const struct tw_en_token *k = &t->tokens[at];
  bool is_own = tw_slice_eq(tw_currency_of_jurisdiction(t->jurisdiction), match->unit) || is_repeated(t, at) ||
                (k->digits > 2 && is_known(t, match->unit));
  const struct tw_en_token *scale = k + 1 + tw_en_is_glued_mark(k + 1, '-');                               /* "R12-million" */
  bool is_rate = k->numeral == TW_EN_DECIMAL && tw_en_is_any(t, k - 2, "to at from for");                  /* "fell to K20.5" */
  bool is_model = k->digits == 1 && tw_en_is_glued_word(scale) && tw_slice_is(tw_en_slice(t, scale), "T"); /* "an R1T" */
  bool is_scaled = tw_en_has(scale, TW_EN_SCALE | TW_EN_LETTER) && !is_model;
  bool is_large = k->numeral != TW_EN_PLAIN || is_scaled || k->digits > 3;
  bool has_cents = k->numeral == TW_EN_DECIMAL && k->end - k->start == k->digits + sizeof ".00" - 1; /* "P57.42" */
  return k->type == TW_EN_NUMBER &&
         (is_own || (is_large && tw_en_is_glued(k) &&
                     (!match->is_ambiguous || is_scaled || has_cents || is_rate || k->numeral == TW_EN_GROUPED)));
}

/* "Q12.5 million", "ID 3.7 trillion": a weak sign is one before a number with its magnitude; a letter stands right before it. */
static bool is_weak_amount(const struct tw_en_text *t, size_t at, const struct tw_currency_match *match) {
  const struct tw_en_token *k = &t->tokens[at], *scale = k + 1 + tw_en_is_glued_mark(k + 1, '-');
  bool is_own = tw_slice_eq(tw_currency_of_jurisdiction(t->jurisdiction), match->unit);
  if (k->type != TW_EN_NUMBER || (match->len == 1 && !tw_en_is_glued(k))) return false;
  bool is_lettered = tw_en_has(scale, TW_EN_LETTER) && (k->numeral == TW_EN_DECIMAL || scale->end - scale->start > 1);
  return tw_en_has(scale, TW_EN_SCALE) || is_lettered || (is_own && k->numeral == TW_EN_GROUPED);
}

static size_t fold_words(const struct tw_en_text *t, size_t at, size_t count, char *out, size_t max) {
  size_t len = 0;
  for (size_t i = 0; i < count; i++) {
    struct tw_slice s = tw_en_slice(t, &t->tokens[at + i]);
    if (i && len < max) out[len++] = ' ';
    for (size_t j = 0; j < s.len && len < max; j++) {
      char c = s.ptr[j];
      if (c != '.') out[len++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
  }
  return len;
}

/* "two crowns": titles, as long as there are few of them. */
static bool is_title(const struct tw_en_text *t, const struct tw_en_token *k) {
  const struct tw_en_token *number = k - 1;
  bool is_national = number->is_capital && number->is_money; /* "Danish crowns" */
  if (!tw_en_is_word(t, k, "crowns") || is_national) return false;
  bool is_many = number->type == TW_EN_NUMBER && (number->digits > 2 || number->numeral == TW_EN_DECIMAL);
  return !is_many && !tw_en_has(number, TW_EN_SCALE | TW_EN_LETTER | TW_EN_HUNDRED);
}

/* "1,200 pounds of ganja", "148-pound champion", "300 pounds (136 kg)": a weight. */
static bool is_weight(const struct tw_en_text *t, const struct tw_en_token *k) {
  static const char paid[] =
      "debt debts fines fine damage damages investment investments taxpayers taxpayer public funding money cash "
      "aid savings losses loss spending revenue tax taxes sales profits profit benefits bonds value savers "
      "exports imports income support grants cuts orders loans assets goods compensation subsidies new "
      "government state company his her their its our lost stolen extra additional unpaid";
  static const char bought[] =
      "note coin fine fee bill deal bonus ticket prize house home car deposit cheque bet contract shop a";
  static const char goods[] =
      "beef meat chicken ground cocaine marijuana food lobster coffee cheese sugar fish seafood thrust copper "
      "uranium explosives turkey pork sausage rice flour cotton garbage trash carbon";
  static const char heavy[] = "heavier lighter overweight apiece per";
  if (!tw_en_is_either(t, k, "pounds", "pound")) return false;
  const struct tw_en_token *behind = k + 1, *number = k - 1;
  if (tw_en_has(number, TW_EN_SCALE) && !tw_en_is_word(t, number, "thousand"))
    return tw_en_is_word(t, behind, "of") && tw_en_is_any(t, behind + 1, goods);
  if (tw_en_is_glued_mark(number, '-') && !tw_en_has(number - 1, TW_EN_SCALE))
    return tw_en_is_word(t, k, "pound") && behind->type == TW_EN_WORD && !tw_en_is_any(t, behind, bought);
  if (tw_en_is_mark(behind, '(') && behind[1].type == TW_EN_NUMBER) return tw_en_has(behind + 2, TW_EN_MEASURE);
  if (tw_en_is_mark(number - 1, '(') && tw_en_has(number - 2, TW_EN_MEASURE)) return true; /* "100 tons (222,462 pounds)" */
  for (int back = 1; back <= 3; back++) /* "weighs a staggering 120,000 pounds" */
    if (tw_en_is_any(t, number - back, "weighing weighs weighed weigh")) return true;
  if (tw_en_is_word(t, behind, "of"))
    return behind[1].type == TW_EN_WORD && !tw_en_has(behind + 1, TW_EN_FUNCTION) && !tw_en_is_any(t, behind + 1, paid);
  return tw_en_is_any(t, behind, heavy) && !tw_en_has(behind + 1, TW_EN_CALENDAR | TW_EN_CLOCK) &&
         (!tw_en_is_word(t, behind, "per") || tw_en_is_any(t, behind + 1, "square acre hectare cubic"));
}

/* "70 real estate properties" are no reais. */
static bool is_real_estate(const struct tw_en_text *t, const struct tw_en_token *k) {
  return tw_en_is_word(t, k, "real") && tw_en_is_any(t, k + 1, "estate estates property properties asset assets");
}

static bool match_word(const struct tw_en_text *t, size_t at, struct tw_slice jurisdiction, struct tw_currency_match *ret_match) {
  char folded[WORD_BYTES];
  const struct tw_en_token *k = &t->tokens[at];
  if (k->type != TW_EN_WORD || !k->is_money || is_title(t, k) || is_weight(t, k) || is_real_estate(t, k)) return false;
  size_t len = fold_words(t, at, 1, folded, sizeof folded);
  if (len < 3 || len == sizeof folded) return false;
  struct tw_slice word = tw_slice_of(folded, len);
  if (!tw_currency_match_en(word, jurisdiction, ret_match)) return false;
  if (ret_match->unit.ptr == word.ptr) ret_match->unit = tw_en_slice(t, k);
  return true;
}

/* "USD/INR 83.48": the second of a pair, whose rate is no amount of it. */
static bool is_pair(const struct tw_en_token *k) {
  const struct tw_en_token *first = k - 2;
  return k->is_caps && tw_en_is_glued_mark(k - 1, '/') && tw_en_is_glued(k) && first->is_caps && first->end - first->start == 3 &&
         k->end - k->start == 3;
}

/* "COP28", "SDG 13": a conference and a goal; Colombia's pesos and Sudan's pounds come by thousands. */
static bool is_abbreviation(const struct tw_en_text *t, size_t at) {
  const struct tw_en_token *k = tw_en_at(t, at), *number = k + 1;
  bool is_small = number->digits <= 2 && number->numeral == TW_EN_PLAIN && !tw_en_has(number + 1, TW_EN_SCALE | TW_EN_LETTER);
  return is_small && ((tw_en_is_word(t, k, "cop") && tw_en_is_glued_number(number)) || tw_en_is_word(t, k, "sdg"));
}

/* "Finnish", "Dutch": an adjective of a nation by its ending. */
static bool is_adjective(const struct tw_en_text *t, const struct tw_en_token *k) {
  static const char *const endings[] = {"sh", "an", "ch", "se", "ni", "ek"};
  struct tw_slice s = tw_en_slice(t, k);
  if (k->type != TW_EN_WORD || tw_en_is_known(k) || s.len <= 3) return false;
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
    if (tw_slice_has_suffix(s, tw_slice_from(endings[i]))) return true;
  return false;
}

/* "Hong Kong dollars", "chinese yuan", "U.S. dollars"; "Finnish markka" by an adjective that decides nothing. */
static size_t match_nation_word(const struct tw_en_text *t, size_t at, struct tw_currency_match *ret_match) {
  bool is_known = t->tokens[at].is_money;
  for (size_t words = 1; is_known && words <= NATION_WORDS && t->tokens[at + words - 1].type == TW_EN_WORD; words++) {
    char folded[NATION_BYTES];
    size_t len = fold_words(t, at, words, folded, sizeof folded);
    if (len == sizeof folded) return 0;
    struct tw_slice nation = tw_en_nation_find(tw_slice_of(folded, len));
    size_t word = at + words;
    if (tw_en_is_mark(&t->tokens[word], '-')) word++; /* "US-dollar" */
    if (nation.len && match_word(t, word, nation, ret_match)) return word + 1 - at;
  }
  return match_word(t, at + 1, t->jurisdiction, ret_match) && is_adjective(t, &t->tokens[at]) ? 2 : 0;
}

/* A number that can't be the next sentence's or a list's: one of thousands, in digits or in words (those are read later). */
static bool is_large(const struct tw_en_token *k) {
  if (k->type != TW_EN_NUMBER) return tw_en_has(k, TW_EN_DIGIT | TW_EN_TEEN | TW_EN_TENS);
  return k->numeral == TW_EN_GROUPED || tw_en_has(k + 1, TW_EN_SCALE | TW_EN_LETTER);
}

/* "Baht 500 million", "ringgit 42", "Kenya Shillings Five Million": a currency's whole name where no code is used. */
static size_t match_name_before(const struct tw_en_text *t, size_t at, struct tw_currency_match *ret_match) {
  static const char small[] = "baht ringgit ringgits rupees taka naira cedis kwacha rupiah dirhams shillings";
  static const char large[] = "birr nakfa kyat yen yuan renminbi dong riel tenge manat hryvnia dalasi leones kina vatu meticais "
                              "emalangeni maloti pesos soles rubles roubles forint zloty lempira rials riyals dinars euro "
                              "euros rand rands pula dollars pounds kwanza kip som soum leva denars krone kroner";
  const struct tw_en_token *k = &t->tokens[at];
  bool is_small = k[1].type == TW_EN_NUMBER && tw_en_is_any(t, k, small);
  if (is_small || !k->is_capital) return is_small && match_word(t, at, t->jurisdiction, ret_match) ? 1 : 0;
  bool is_malaysian = is_large(k + 2) && tw_en_is_word(t, k, "ringgit") && tw_en_is_word(t, k + 1, "malaysia");
  bool is_plain = is_large(k + 1) && (tw_en_is_any(t, k, small) || tw_en_is_any(t, k, large));
  if (is_malaysian || is_plain) return match_word(t, at, t->jurisdiction, ret_match) ? 1 + is_malaysian : 0;
  bool is_national = false;
  for (size_t words = 2; words <= NATION_WORDS + 1 && k[words - 1].type == TW_EN_WORD; words++)
    is_national |= is_large(k + words);
  size_t taken = is_national ? match_nation_word(t, at, ret_match) : 0;
  return taken && is_large(k + taken) && !ret_match->shift ? taken : 0;
}

/* "¢5.4m": before an amount it is the cedi or colon of who writes it; cents stand behind. */
static void match_cedi(const struct tw_en_text *t, struct tw_currency_match *match) {
  struct tw_slice own = tw_currency_of_jurisdiction(t->jurisdiction);
  if (!match->shift || !own.len || !(tw_slice_is(own, "GHS") || tw_slice_is(own, "CRC"))) return;
  match->unit = own;
  match->shift = 0;
}

/* Whether the sign of tokens [at, at + count) goes with the number behind it. */
static bool is_before(const struct tw_en_text *t, size_t at, size_t count, const struct tw_currency_match *match) {
  const struct tw_en_token *k = &t->tokens[at], *number = k + count;
  if (match->is_weak) return is_weak_amount(t, at + count, match);
  if (count == 1 && match->len == 1 && k->type == TW_EN_WORD) return is_amount_like(t, at + 1, match);
  bool is_mark = tw_en_is_mark(number - 1, TW_EN_MARK_SIGN);
  bool is_spelled = number->type == TW_EN_WORD && k->is_capital; /* "USD two billion" */
  return k->type != TW_EN_WORD || number->type == TW_EN_NUMBER || is_mark || is_spelled;
}

size_t tw_en_money_before(const struct tw_en_text *t, size_t at, struct tw_currency_match *ret_match) {
  const struct tw_en_token *k = &t->tokens[at];
  if (!k->is_money || is_abbreviation(t, at) || is_pair(k)) return 0;
  for (size_t count = SIGN_TOKENS; count > 0; count--) {
    if (!starts_number(t, at + count) || !match_joined(t, at, count, ret_match)) continue;
    if (!is_before(t, at, count, ret_match)) continue;
    match_cedi(t, ret_match);
    return count;
  }
  return match_name_before(t, at, ret_match);
}

/* "MUSD", "MGBP": millions of a code. */
static bool match_million_code(const struct tw_en_text *t, size_t at, struct tw_currency_match *ret_match) {
  struct tw_slice s = tw_en_slice(t, &t->tokens[at]);
  if (t->tokens[at].type != TW_EN_WORD || s.len != 4 || s.ptr[0] != 'M') return false;
  const struct tw_currency *currency = tw_currency_by_code(tw_slice_sub(s, 1, s.len));
  if (!currency) return false;
  *ret_match = (struct tw_currency_match){.len = s.len, .unit = tw_slice_of(currency->code, 3)};
  return true;
}

/* "3 GBP 1 pence", "15 USD 50": the number behind a code is its hundredths, not the next amount. */
static bool is_minor_behind(const struct tw_en_text *t, size_t at, const struct tw_currency_match *match) {
  const struct tw_en_token *k = &t->tokens[at];
  return match->len == 3 && k->type == TW_EN_NUMBER && k->number >= 0 && k->digits <= 2 && k->is_spaced &&
         !tw_en_has(k + 1, TW_EN_SCALE | TW_EN_LETTER);
}

/* 100元 in an English text. */
static bool match_han(const struct tw_en_text *t, size_t at, struct tw_currency_match *ret_match) {
  const struct tw_en_token *k = &t->tokens[at];
  if (k->type != TW_EN_WORD || (unsigned char)t->text.ptr[k->start] < 0xE0) return false;
  return tw_currency_match_zh(t->text, k->start, t->jurisdiction, ret_match) && ret_match->len == k->end - k->start;
}

/* A sign or a code behind an amount. One that starts the next amount ("$20 $30") is not ours, nor is a short word that starts
 * a name ("in 2010 Le Monde"). Tokens taken. */
static size_t match_sign_behind(const struct tw_en_text *t, size_t at, struct tw_currency_match *ret_match) {
  for (size_t count = t->tokens[at].is_money ? SIGN_TOKENS : 0; count > 0; count--) {
    if (!match_joined(t, at, count, ret_match)) continue;
    if (starts_number(t, at + count) && !is_minor_behind(t, at + count, ret_match)) continue;
    const struct tw_en_token *last = &t->tokens[at + count - 1];
    bool is_shares = !t->tokens[at].is_capital && tw_en_is_either(t, &t->tokens[at], "sh", "shs");
    bool is_short = last->type == TW_EN_WORD && (ret_match->len < 2 || (ret_match->len < 3 && last[1].is_capital));
    if (!ret_match->is_weak && !is_shares && !is_short) return count;
  }
  return 0;
}

/* "5p", "1,145p": pence; not the lines of a screen ("1080p"). */
static bool match_pence(const struct tw_en_text *t, size_t at, struct tw_currency_match *ret_match) {
  static const int32_t screens[] = {240, 360, 480, 576, 720, 1080, 1440, 2160};
  const struct tw_en_token *k = &t->tokens[at], *number = k - 1;
  if (!tw_en_is_glued_word(k) || number->type != TW_EN_NUMBER || tw_en_is_glued_number(k + 1)) return false;
  if (!tw_slice_is(tw_en_slice(t, k), "p")) return false;
  for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++)
    if (number->number == screens[i]) return false;
  *ret_match = (struct tw_currency_match){.len = 1, .unit = TW_SLICE("GBP"), .shift = -2};
  return true;
}

/* "500/-", "8.8bn/=": shillings and rupees, of the states that write them so; as written where the state is not known. */
static bool match_dash(const struct tw_en_text *t, size_t at, struct tw_currency_match *ret_match) {
  static const char states[] = "KE TZ UG IN PK LK NP BD";
  const struct tw_en_token *k = &t->tokens[at];
  if (!tw_en_is_glued_mark(k, '/') || !(tw_en_is_glued_mark(k + 1, '-') || tw_en_is_glued_mark(k + 1, '='))) return false;
  bool is_known = t->jurisdiction.len == 2 && tw_slice_find(TW_SLICE(states), t->jurisdiction, 0) >= 0;
  if (!is_known && (t->jurisdiction.len || tw_en_is_glued(k + 2))) return false;
  struct tw_slice sign = tw_slice_of(t->text.ptr + k->start, k[1].end - k->start);
  *ret_match = (struct tw_currency_match){
      .len = 2, .unit = is_known ? tw_currency_of_jurisdiction(t->jurisdiction) : sign, .is_ambiguous = !is_known};
  return true;
}

/* Names of two words: "13 euro cents", "CFA francs", "convertible marks". Tokens taken. */
static size_t match_pair(const struct tw_en_text *t, size_t at, struct tw_currency_match *ret_match) {
  static const struct {
    const char *first, *seconds;
    struct tw_currency_match match; /* no `unit`: that of the first word */
  } pairs[] = {{"euro", "cent cents", {.unit = TW_SLICE("EUR"), .shift = -2}},
               {"cfa", "franc francs", {.shift = 0}},
               {"convertible", "mark marks", {.unit = TW_SLICE("BAM")}}};
  const struct tw_en_token *k = &t->tokens[at];
  for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
    if (!tw_en_is_word(t, k, pairs[i].first) || !tw_en_is_any(t, k + 1, pairs[i].seconds)) continue;
    if (pairs[i].match.unit.len) *ret_match = pairs[i].match;
    return pairs[i].match.unit.len || match_word(t, at, t->jurisdiction, ret_match) ? 2 : 0;
  }
  return 0;
}

/* "12 million new shekels": money that replaced another of the same name. */
static size_t skip_new(const struct tw_en_text *t, size_t at) {
  static const char names[] = "shekel shekels sheqel sheqels leone leones sol soles lira liras cedi cedis manat manats kwacha "
                              "kwanza kwanzas rubles dinar dinars israeli turkish taiwanese sierra ghana";
  return tw_en_is_word(t, &t->tokens[at], "new") && tw_en_is_any(t, &t->tokens[at + 1], names);
}

size_t tw_en_money_behind(const struct tw_en_text *t, size_t at, struct tw_currency_match *ret_match, int *ret_power) {
  const struct tw_en_token *k = &t->tokens[at];
  *ret_power = 0;
  if (k->is_par || k->type == TW_EN_END) return 0;
  size_t skip = tw_en_is_glued_mark(k, '-') && k[1].type == TW_EN_WORD; /* "one-yen", "100-million-dollar" */
  skip += skip_new(t, at + skip);
  size_t taken = match_pair(t, at + skip, ret_match);
  if (!taken) taken = match_word(t, at + skip, t->jurisdiction, ret_match);
  if (!taken) taken = match_nation_word(t, at + skip, ret_match);
  if (taken) return skip + taken;
  if (match_han(t, at, ret_match) || match_pence(t, at, ret_match)) return 1;
  if (match_dash(t, at, ret_match)) return 2;
  if (!match_million_code(t, at, ret_match)) return match_sign_behind(t, at, ret_match);
  *ret_power = MILLION_POWER;
  return 1;
}
