#include "parse/scan/currency.h"
#include "base/ascii.h"
#include "base/prefix.h"
#include "parse/scan/currency_tables.h"

enum { CODE_LETTERS = 3 };

/* No letter behind a last letter. */
static bool is_word_end(struct tw_slice text, size_t end) {
  return end >= text.len || !tw_ascii_is_letter((unsigned char)text.ptr[end]) ||
         !tw_ascii_is_letter((unsigned char)text.ptr[end - 1]);
}

static const struct tw_currency_name *longest(const struct tw_currency_name *names, size_t count, struct tw_slice text, size_t at,
                                              bool whole_word) {
  struct tw_prefix_table table = {names, count, sizeof *names};
  return tw_prefix_longest(table, tw_slice_sub(text, at, text.len), whole_word ? is_word_end : NULL);
}

static bool code_is_among(struct tw_slice code, const char *codes) {
  struct tw_slice rest = tw_slice_from(codes), part;
  while (tw_slice_split(&rest, ' ', &part))
    if (tw_slice_eq(part, code)) return true;
  return false;
}

/* By the jurisdiction's own currency where it bears that name, else the usual meaning, else as written. */
static void resolve(const struct tw_currency_name *name, struct tw_slice written, struct tw_slice jurisdiction,
                    struct tw_currency_match *ret_match) {
  struct tw_slice own = tw_currency_of_jurisdiction(jurisdiction);
  bool is_weak = name->codes[0] == '?', is_nobodys = is_weak || name->codes[0] == '-';
  bool is_shared = strchr(name->codes, ' ') != NULL || is_nobodys;
  bool is_decided = !is_shared || (own.len && code_is_among(own, name->codes));
  struct tw_slice usual = is_nobodys ? written : tw_slice_of(name->codes, CODE_LETTERS);
  *ret_match = (struct tw_currency_match){
      .len = written.len,
      .unit = is_shared && is_decided ? own : usual,
      .is_ambiguous = !is_decided,
      .is_weak = is_weak,
      .shift = name->shift,
      .codes = name->codes,
  };
}

static const struct tw_currency *find_code(struct tw_slice code) {
  size_t low = 0, high = tw_currency_table_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = memcmp(tw_currency_table[middle].code, code.ptr, CODE_LETTERS);
    if (order == 0) return &tw_currency_table[middle];
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

const struct tw_currency *tw_currency_by_code(struct tw_slice code) {
  return code.len == CODE_LETTERS ? find_code(code) : NULL;
}

struct tw_slice tw_currency_of_jurisdiction(struct tw_slice jurisdiction) {
  if (jurisdiction.len != 2) return TW_SLICE_NONE;
  size_t low = 0, high = tw_currency_land_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const char *land = tw_currency_lands[middle].jurisdiction;
    int order = land[0] != jurisdiction.ptr[0] ? land[0] - jurisdiction.ptr[0] : land[1] - jurisdiction.ptr[1];
    if (order == 0) return tw_slice_of(tw_currency_lands[middle].code, CODE_LETTERS);
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return TW_SLICE_NONE;
}

struct tw_slice tw_currency_on(struct tw_slice code, tw_day day) {
  static const struct {
    const char *code, *before; /* ISO 4217 */
    struct tw_date first;      /* day of the new one */
  } replaced[] = {
      {"SLE", "SLL", {2022, 7, 1}}, {"VES", "VEF", {2018, 8, 20}}, {"BYN", "BYR", {2016, 7, 1}}, {"MRU", "MRO", {2018, 1, 1}},
      {"STN", "STD", {2018, 1, 1}}, {"ZMW", "ZMK", {2013, 1, 1}},  {"ZWG", "ZWL", {2024, 4, 8}}, {"XCG", "ANG", {2025, 3, 31}},
  };
  for (size_t i = 0; day != TW_DAY_NONE && i < sizeof replaced / sizeof replaced[0]; i++)
    if (tw_slice_is(code, replaced[i].code) && day < tw_day_from(replaced[i].first)) return tw_slice_from(replaced[i].before);
  return code;
}

bool tw_currency_match_zh(struct tw_slice text, size_t at, struct tw_slice jurisdiction, struct tw_currency_match *ret_match) {
  const struct tw_currency_name *name = longest(tw_currency_names_zh, tw_currency_names_zh_count, text, at, false);
  if (!name) return false;
  resolve(name, tw_slice_sub(text, at, at + strlen(name->name)), jurisdiction, ret_match);
  return true;
}

/* "USD" as a word of its own; with a dollar sign behind it ("usd$") that belongs to it. */
static bool match_code(struct tw_slice text, size_t at, struct tw_currency_match *ret_match) {
  if (at + CODE_LETTERS > text.len) return false;
  const struct tw_currency *currency = find_code(tw_slice_of(text.ptr + at, CODE_LETTERS));
  size_t len = CODE_LETTERS;
  bool has_next = at + len < text.len;
  if (!currency || (has_next && tw_ascii_is_letter((unsigned char)text.ptr[at + len]))) return false;
  if (has_next && text.ptr[at + len] == '$') len++;
  *ret_match = (struct tw_currency_match){.len = len, .unit = tw_slice_of(currency->code, CODE_LETTERS), .codes = currency->code};
  return true;
}

bool tw_currency_match_sign(struct tw_slice text, size_t at, struct tw_slice jurisdiction, struct tw_currency_match *ret_match) {
  const struct tw_currency_name *name = longest(tw_currency_signs, tw_currency_signs_count, text, at, true);
  size_t len = name ? strlen(name->name) : 0;
  if (len <= CODE_LETTERS && match_code(text, at, ret_match)) return true;
  if (!name) return false;
  resolve(name, tw_slice_sub(text, at, at + len), jurisdiction, ret_match);
  return true;
}

bool tw_currency_match_en(struct tw_slice word, struct tw_slice jurisdiction, struct tw_currency_match *ret_match) {
  const struct tw_currency_name *name = longest(tw_currency_words_en, tw_currency_words_en_count, word, 0, true);
  if (!name || strlen(name->name) != word.len) return false;
  resolve(name, word, jurisdiction, ret_match);
  return true;
}
