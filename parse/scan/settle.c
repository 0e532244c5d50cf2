#include "parse/scan/settle.h"
#include "base/ascii.h"
#include "parse/scan/currency.h"

enum {
  CODES_MAX = 48,         /* currencies that one text speaks of */
  FULL_WEIGHT = 2,        /* a currency named in full, against a state named */
  NAME_BYTES = 24,        /* the longest shared name at an amount's end: "riyals", 卢比 */
  BLOCK_BYTES = 16 << 10, /* of text whose amounts are settled together: most articles are shorter */
  MARGIN_BYTES = 2 << 10, /* looked at before and behind it as well */
};

/* Weights by a code's letters, packed: looked up for every state that a text names. */
struct votes {
  uint32_t codes[CODES_MAX];
  int weights[CODES_MAX];
  size_t count;
};

static uint32_t pack(struct tw_slice code) {
  const unsigned char *p = (const unsigned char *)code.ptr;
  return code.len == 3 ? (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2] : 0;
}

static size_t find_code(const struct votes *votes, uint32_t code) {
  size_t i = 0;
  while (i < votes->count && votes->codes[i] != code) i++;
  return i;
}

static void add_vote(struct votes *votes, struct tw_slice code, int weight) {
  uint32_t packed = pack(code);
  size_t i = find_code(votes, packed);
  if (!packed || i == CODES_MAX) return;
  if (i == votes->count) {
    votes->codes[votes->count++] = packed;
    votes->weights[i] = 0;
  }
  votes->weights[i] += weight;
}

static int weight_of(const struct votes *votes, struct tw_slice code) {
  size_t i = find_code(votes, pack(code));
  return i < votes->count ? votes->weights[i] : 0;
}

/* The English word that ends an amount: "francs". */
static bool match_word(struct tw_slice own, struct tw_currency_match *ret_match) {
  char folded[NAME_BYTES];
  size_t begin = own.len;
  while (begin > 0 && tw_ascii_is_letter(own.ptr[begin - 1])) begin--;
  size_t len = own.len - begin;
  bool is_cfa = tw_slice_find(own, TW_SLICE("CFA"), 0) >= 0; /* no Swiss or Congolese francs */
  if (is_cfa) return tw_currency_match_en(TW_SLICE("cfa"), TW_SLICE_NONE, ret_match);
  if (len == 0 || len >= sizeof folded) return false;
  for (size_t i = 0; i < len; i++) folded[i] = tw_ascii_lower(own.ptr[begin + i]);
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
static bool is_usual_only(struct tw_slice unit) {
  static const char *const kept[] = {"USD", "GBP", "KRW"};
  for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
    if (tw_slice_is(unit, kept[i])) return true;
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
static bool may_settle(struct tw_slice text, const struct tw_settle_words *words, const struct tw_found *f) {
  return is_open(f) && !is_usual_only(f->unit) && (!words->may_decide || words->may_decide(words->context, text, f));
}

/* Some amounts of a text that belong together. */
struct block {
  struct tw_found *items;
  size_t count;
  struct tw_slice near; /* the text around them */
};

static bool has_open(struct tw_slice text, const struct tw_settle_words *words, const struct block *b) {
  for (size_t i = 0; i < b->count; i++)
    if (may_settle(text, words, &b->items[i])) return true;
  return false;
}

static void count_states(struct tw_slice text, const struct tw_settle_words *words, struct votes *votes) {
  struct tw_slice state;
  for (size_t at = 0; at < text.len;) {
    at = words->next_state(words->context, text, at, &state);
    if (state.len) add_vote(votes, tw_currency_of_jurisdiction(state), 1);
  }
}

static void count_amounts(struct tw_slice text, const struct tw_settle_words *words, const struct block *b, struct votes *votes) {
  for (size_t i = 0; i < b->count; i++) {
    const struct tw_found *f = &b->items[i];
    if (f->kind != TW_KIND_MONEY || is_open(f) || (words->may_vote && !words->may_vote(text, f))) continue;
    add_vote(votes, f->unit, FULL_WEIGHT);
  }
}

static void settle_block(struct tw_slice text, const struct tw_settle_words *words, const struct block *b) {
  struct votes votes;
  votes.count = 0;
  struct tw_currency_match match;
  if (!has_open(text, words, b)) return;
  count_amounts(text, words, b, &votes);
  count_states(b->near, words, &votes);
  for (size_t i = 0; i < b->count; i++) {
    struct tw_found *f = &b->items[i];
    if (!may_settle(text, words, f) || !match_name(tw_slice_sub(text, f->start, f->end), &match)) continue;
    struct tw_slice code = heaviest(match.codes, &votes);
    if (!code.len) continue;
    f->unit = code;
    f->flags &= ~(uint32_t)TW_FOUND_AMBIGUOUS_UNIT;
  }
}

void tw_settle_currencies(struct tw_slice text, const struct tw_settle_words *words, struct tw_found_list *list) {
  for (size_t i = 0, next; i < list->count; i = next) {
    size_t block = list->items[i].start / BLOCK_BYTES, start = block * BLOCK_BYTES;
    for (next = i; next < list->count && list->items[next].start / BLOCK_BYTES == block;) next++;
    struct block b = {
        .items = list->items + i,
        .count = next - i,
        .near = tw_slice_sub(text, start > MARGIN_BYTES ? start - MARGIN_BYTES : 0, start + BLOCK_BYTES + MARGIN_BYTES),
    };
    settle_block(text, words, &b);
  }
}
