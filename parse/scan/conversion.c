#include "parse/scan/conversion.h"
#include "base/ascii.h"
#include "parse/scan/currency.h"

enum {
  GAP_BYTES = 80,     /* "1.2 million pounds in bribes to nine officials last year (": a sum and its conversion */
  LIST_GAP_BYTES = 8, /* ", and ": a next figure of the same list */
};

static const char *const openers[] = {"(", "[", "（", "［", "【", "〔", NULL};
static const char *const closers[] = {")", "]", "）", "］", "】", "〕", NULL};
static const char *const dashes[] = {"—", "–", "--", "-", "―", NULL}; /* two of — are one dash in Chinese: read twice */
static const char *const commas[] = {",", "，", NULL};
static const char *const links[] = {",", ";", "/", "、", "，", "；", "或", "or", NULL};
static const char *const ends[] = {",", ".", ";", "，", "。", "；", NULL};
static const char *const sentence_ends[] = {". ", "! ", "? ", "; ", "\n", "。", "！", "？", "；", NULL};

/* What stands between two amounts, read from the left. */
struct gap {
  struct tw_slice text;
  const struct tw_conversion_words *words;
  size_t at;
  size_t hedge; /* where the second amount's own hedge starts: it is not read */
  size_t end;   /* where the second amount starts */
  bool has_tie, has_lead;
};

static void skip_spaces(struct tw_slice text, size_t *at) {
  while (*at < text.len && text.ptr[*at] == ' ') (*at)++;
}

/* The longest of `list` at text.ptr[at]: its bytes, 0: none. */
static size_t word_at(struct tw_slice text, size_t at, const char *const *list) {
  size_t longest = 0;
  if (at >= text.len) return 0;
  char first = tw_ascii_lower(text.ptr[at]);
  for (; *list; list++) {
    if (tw_ascii_lower(**list) != first) continue;
    struct tw_slice word = tw_slice_from(*list), rest = tw_slice_sub(text, at, text.len);
    bool is_open = tw_ascii_is_letter(word.ptr[word.len - 1]) && rest.len > word.len && tw_ascii_is_letter(rest.ptr[word.len]);
    if (word.len > longest && !is_open && tw_slice_has_prefix_nocase(rest, word)) longest = word.len;
  }
  return longest;
}

static bool take(struct gap *g, const char *const *list) {
  skip_spaces(g->text, &g->at);
  size_t len = word_at(g->text, g->at, list);
  g->at += len;
  return len > 0;
}

/* Nothing but ties, leads and the amount's hedge is left. */
static bool take_words(struct gap *g) {
  for (;;) {
    skip_spaces(g->text, &g->at);
    if (g->at >= g->end) return true;
    if (take(g, g->words->ties)) {
      g->has_tie = true;
      continue;
    }
    bool is_lead = take(g, g->words->leads);
    if (!is_lead && g->at < g->hedge) return false;
    g->has_lead = true;
    if (!is_lead || g->at > g->hedge) g->at = g->end; /* the hedge, whatever its words are */
  }
}

static bool is_other_currency(const struct tw_found *sum, const struct tw_found *f) {
  return sum->unit.ptr != f->unit.ptr && !tw_slice_eq_nocase(sum->unit, f->unit);
}

/* "$5 million (US$3.5 million)": whose dollars the first ones are is not known, but they are others. */
static bool is_other_dollar(const struct tw_found *sum, const struct tw_found *f) {
  return (sum->flags ^ f->flags) & TW_FOUND_AMBIGUOUS_UNIT && tw_decimal_cmp(sum->value, f->value) != 0;
}

/* Le 5,000,000 (Five Million Leones) */
static bool is_same_sum(const struct tw_found *sum, const struct tw_found *f) {
  return (sum->flags & f->flags) & TW_FOUND_HAS_VALUE && !((sum->flags | f->flags) & TW_FOUND_HAS_MAX) &&
         tw_decimal_cmp(sum->value, f->value) == 0;
}

/* "$1.5 million)", "$1.5 million at the time": and no "$1.5 million in cash)". */
static bool ends_well(const struct gap *g, const struct tw_found *f) {
  size_t at = f->hedge_end;
  skip_spaces(g->text, &at);
  return word_at(g->text, at, closers) || word_at(g->text, at, links) || word_at(g->text, at, ends) ||
         word_at(g->text, at, g->words->behind);
}

/* Where the bracket opens that stands in the gap with words of the sum's before it: "pounds in bribes (about". */
static size_t find_opener(const struct gap *g) {
  for (size_t at = g->at; at < g->end; at++) {
    if (tw_ascii_is_letter(g->text.ptr[at]) || g->text.ptr[at] == ' ') continue;
    if (word_at(g->text, at, openers)) return at;
    if (word_at(g->text, at, sentence_ends) || word_at(g->text, at, closers)) return g->end;
  }
  return g->end;
}

static bool is_in_brackets(struct gap g, const struct tw_found *sum, const struct tw_found *f) {
  if (sum->flags & TW_FOUND_CONVERSION) take(&g, closers); /* "(£2m) ($3m)" */
  skip_spaces(g.text, &g.at);
  bool is_near = word_at(g.text, g.at, openers), is_other = is_other_currency(sum, f) || is_other_dollar(sum, f);
  g.at = find_opener(&g);
  if (g.at == g.end || !take(&g, openers) || !take_words(&g) || !ends_well(&g, f)) return false;
  return is_other || (is_near && is_same_sum(sum, f));
}

/* "($5m, £4m)", "($5m) or £4m" */
static bool is_next_in_brackets(struct gap g, const struct tw_found *sum, const struct tw_found *f) {
  return sum->flags & TW_FOUND_CONVERSION && is_other_currency(sum, f) && take(&g, links) && take_words(&g) && ends_well(&g, f);
}

static bool is_listed(const struct tw_found *f, const struct tw_found *next) {
  return next && (next->kind == TW_KIND_MONEY || next->kind == TW_KIND_QUANTITY) &&
         next->hedge_start - f->hedge_end <= LIST_GAP_BYTES;
}

/* Money of some state, if not known of which: "pesos". No coin of the web has a second meaning. */
static bool is_tender(struct tw_slice unit) {
  struct tw_currency_match match;
  if (tw_currency_by_code(unit)) return true;
  bool is_name = tw_currency_match_en(unit, TW_SLICE_NONE, &match) || tw_currency_match_sign(unit, 0, TW_SLICE_NONE, &match);
  return is_name && strchr(match.codes, ' ');
}

/* ", or about $3m", 折合, "— about $3m —"; ", about $3m," alone is one too unless a list goes on. */
static bool is_apposed(struct gap g, const struct tw_found *sum, const struct tw_found *f, const struct tw_found *next) {
  bool has_comma = take(&g, commas), has_dash = false;
  while (!has_comma && take(&g, dashes)) has_dash = true;
  if (!is_other_currency(sum, f) || !take_words(&g)) return false;
  if (g.has_tie) return true;
  if (!is_tender(sum->unit)) return false; /* "50,676 Bitcoin, then worth $3.36 billion": a price */
  size_t behind = f->hedge_end;
  skip_spaces(g.text, &behind);
  if (has_dash) return word_at(g.text, behind, dashes) || (g.has_lead && word_at(g.text, behind, ends));
  bool is_about = g.has_lead && (f->qualifier == TW_APPROX || f->hedge_start == f->start);
  return has_comma && is_about && (behind >= g.text.len || word_at(g.text, behind, ends)) && !is_listed(f, next);
}

static bool is_conversion(struct gap g, const struct tw_found *sum, const struct tw_found *f, const struct tw_found *next) {
  if (g.at > g.end || g.end - g.at > GAP_BYTES) return false;
  if (!is_other_currency(sum, f) && !is_other_dollar(sum, f) && !is_same_sum(sum, f)) return false;
  return is_in_brackets(g, sum, f) || is_next_in_brackets(g, sum, f) || is_apposed(g, sum, f, next);
}

void tw_conversion_mark(struct tw_slice text, const struct tw_conversion_words *words, struct tw_found_list *list) {
  const struct tw_found *sum = NULL;
  for (size_t i = 0; i < list->count; i++) {
    struct tw_found *f = &list->items[i];
    if (f->kind != TW_KIND_MONEY) continue;
    if (sum) {
      struct gap g = {.text = text, .words = words, .at = sum->hedge_end, .hedge = f->hedge_start, .end = f->start};
      if (is_conversion(g, sum, f, i + 1 < list->count ? f + 1 : NULL)) {
        f->flags |= TW_FOUND_CONVERSION;
        f->conversion_of = sum->flags & TW_FOUND_CONVERSION ? sum->conversion_of : sum->start;
      }
    }
    sum = f;
  }
}
