#include "parse/scan/settle.h"
#include "parse/scan/currency.h"

enum {
  CODES_MAX = 48,    /* currencies that one text speaks of */
  FULL_WEIGHT = 2,   /* a currency named in full, against a state named */
  NAME_BYTES = 24,   /* the longest shared name at an amount's end: "riyals", 卢比 */
  SEARCH_STEPS = 64, /* amounts looked at before a whole text is found to hold nothing to settle */
};

struct vote {
  struct tw_slice code; /* ISO 4217 */
  int weight;
};

struct votes {
  struct vote items[CODES_MAX];
  size_t count;
};

static void add_vote(struct votes *votes, struct tw_slice code, int weight) {
  for (size_t i = 0; i < votes->count; i++)
    if (tw_slice_eq(votes->items[i].code, code)) {
      votes->items[i].weight += weight;
      return;
    }
  if (code.len == 3 && votes->count < CODES_MAX) votes->items[votes->count++] = (struct vote){code, weight};
}

static int weight_of(const struct votes *votes, struct tw_slice code) {
  for (size_t i = 0; i < votes->count; i++)
    if (tw_slice_eq(votes->items[i].code, code)) return votes->items[i].weight;
  return 0;
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char fold(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* The English word that ends an amount: "francs". */
static bool match_word(struct tw_slice own, struct tw_currency_match *ret_match) {
  char folded[NAME_BYTES];
  size_t begin = own.len;
  while (begin > 0 && is_letter(own.ptr[begin - 1])) begin--;
  size_t len = own.len - begin;
  if (len == 0 || len >= sizeof folded) return false;
  for (size_t i = 0; i < len; i++) folded[i] = fold(own.ptr[begin + i]);
  return tw_currency_match_en(tw_slice_of(folded, len), TW_SLICE_NONE, ret_match);
}

/* "500/-", "8bn/=": a mark that is no name by itself. */
static bool match_mark(struct tw_slice own, struct tw_currency_match *ret_match) {
  static const char states[] = "- KES UGX TZS INR PKR LKR NPR BDT";
  if (!tw_slice_has_suffix(own, TW_SLICE("/-")) && !tw_slice_has_suffix(own, TW_SLICE("/="))) return false;
  *ret_match = (struct tw_currency_match){.len = 2, .is_ambiguous = true, .codes = states};
  return true;
}

/* The shared name in an amount's own text, at its start or its end. */
static bool match_name(struct tw_slice own, struct tw_currency_match *ret_match) {
  if (match_mark(own, ret_match)) return true;
  if (tw_currency_match_sign(own, 0, TW_SLICE_NONE, ret_match) && ret_match->is_ambiguous) return true;
  if (match_word(own, ret_match)) return ret_match->is_ambiguous;
  for (size_t len = 1; len <= NAME_BYTES && len <= own.len; len++) {
    size_t at = own.len - len;
    bool is_match =
        tw_currency_match_zh(own, at, TW_SLICE_NONE, ret_match) || tw_currency_match_sign(own, at, TW_SLICE_NONE, ret_match);
    if (is_match && ret_match->len == len && ret_match->is_ambiguous) return true;
  }
  return false;
}

/* What a text that names states can't decide: "$5m in Canada" may be of either. */
static bool is_usual_only(const char *codes) {
  static const char *const kept[] = {"USD", "GBP", "KRW"};
  for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
    if (strncmp(codes, kept[i], strlen(kept[i])) == 0) return true;
  return false;
}

/* The currency of a name that the text speaks for most; absent when it speaks for none, or for the usual one as much. */
static struct tw_slice heaviest(const char *codes, const struct votes *votes) {
  struct tw_slice rest = tw_slice_from(codes), code, best = TW_SLICE_NONE;
  int most = 0;
  while (tw_slice_split(&rest, ' ', &code)) {
    int weight = weight_of(votes, code);
    if (weight <= most) continue;
    most = weight;
    best = code;
  }
  return best;
}

static bool is_open(const struct tw_found *f) {
  return f->kind == TW_KIND_MONEY && f->flags & TW_FOUND_AMBIGUOUS_UNIT;
}

/* Whether an amount waits for the text's word. */
static bool may_settle(struct tw_slice text, const struct tw_settle_words *words, const struct tw_found *f,
                       struct tw_currency_match *ret_match) {
  if (!is_open(f) || (words->may_decide && !words->may_decide(text, f))) return false;
  return match_name(tw_slice_sub(text, f->start, f->end), ret_match) && !is_usual_only(ret_match->codes);
}

static bool has_open(struct tw_slice text, const struct tw_settle_words *words, const struct tw_found_list *list) {
  struct tw_currency_match match;
  size_t steps = 0;
  for (size_t i = 0; i < list->count && steps < SEARCH_STEPS; i++) {
    if (!is_open(&list->items[i])) continue;
    if (may_settle(text, words, &list->items[i], &match)) return true;
    steps++;
  }
  return false;
}

static void count_states(struct tw_slice text, const struct tw_settle_words *words, struct votes *votes) {
  struct tw_slice state;
  for (size_t at = 0; at < text.len;) {
    size_t len = words->state_at(text, at, &state);
    if (len) add_vote(votes, tw_currency_of_jurisdiction(state), 1);
    at += len ? len : 1;
  }
}

void tw_settle_currencies(struct tw_slice text, const struct tw_settle_words *words, struct tw_found_list *list) {
  struct votes votes = {.count = 0};
  struct tw_currency_match match;
  if (!has_open(text, words, list)) return;
  for (size_t i = 0; i < list->count; i++)
    if (list->items[i].kind == TW_KIND_MONEY && !is_open(&list->items[i])) add_vote(&votes, list->items[i].unit, FULL_WEIGHT);
  count_states(text, words, &votes);
  for (size_t i = 0; i < list->count; i++) {
    struct tw_found *f = &list->items[i];
    if (!may_settle(text, words, f, &match)) continue;
    struct tw_slice code = heaviest(match.codes, &votes);
    if (!code.len) continue;
    f->unit = code;
    f->flags &= ~(uint32_t)TW_FOUND_AMBIGUOUS_UNIT;
  }
}
