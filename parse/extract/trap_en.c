/* English numbers that count nothing of their own. */
#include "parse/extract/trap_en.h"
#include "base/words.h"

static const struct tw_token *at(const struct tw_token_list *tokens, int i) {
  return i >= 0 && (size_t)i < tokens->count ? &tokens->items[i] : NULL;
}

static bool is_of_sex(const struct tw_reading *r, const struct tw_token *t) {
  static const char *const words[] = {"men", "women", "males", "females", "male", "female"};
  return t && tw_words_hold(TW_WORDS(words), tw_reading_text(r, t));
}

bool tw_trap_en_is_by_sex(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { REACH = 8, STEP = 3 };
  if (r->language != TW_PACK_EN || !is_of_sex(r, at(tokens, f->token + 1))) return false;
  const struct tw_token *before = at(tokens, f->token - 1);
  if (before && before->function == TW_F_INCL) return true; /* "four suspects, including two women" */
  const struct tw_figure *first = r->figures.items, *end = first + r->figures.count;
  for (const struct tw_figure *other = f > first ? f - 1 : f; other <= f + 1 && other < end; other++) {
    struct tw_decimal sum;
    if (other == f || other->sentence != f->sentence || other->token > f->token + STEP || f->token > other->token + STEP)
      continue;
    if (!is_of_sex(r, at(tokens, other->token + 1)) || !tw_decimal_add(f->found->value, other->found->value, &sum)) continue;
    const struct tw_figure *whole = other < f ? other : f;
    for (int i = 0; i < REACH && whole > first; i++)
      if (tw_decimal_cmp((--whole)->found->value, sum) == 0 && whole->found->kind == TW_KIND_QUANTITY) return true;
  }
  return false;
}

bool tw_trap_en_is_vague_sum(const struct tw_reading *r, const struct tw_figure *f) {
  if (r->language != TW_PACK_EN || f->found->kind != TW_KIND_MONEY) return false;
  struct tw_slice own = tw_slice_sub(r->text, f->found->start, f->found->end);
  bool has_hyphen = own.len && memchr(own.ptr, '-', own.len);
  for (size_t i = 0; has_hyphen && i < own.len; i++)
    if (own.ptr[i] >= '0' && own.ptr[i] <= '9') return false;
  return has_hyphen && (tw_slice_has_prefix(own, TW_SLICE("a ")) || tw_slice_has_prefix(own, TW_SLICE("million")));
}

bool tw_trap_en_is_rate(const struct tw_reading *r, const struct tw_figure *f) {
  if (r->language != TW_PACK_EN || f->found->kind != TW_KIND_MONEY) return false;
  struct tw_slice before = tw_slice_trim(tw_slice_sub(r->text, 0, f->found->hedge_start));
  struct tw_slice behind = tw_slice_trim(tw_slice_sub(r->text, f->found->hedge_end, r->text.len));
  return tw_slice_has_suffix(before, TW_SLICE("=")) || tw_slice_has_prefix(behind, TW_SLICE("="));
}

/* "11 cases more than in 2019", "five fewer than last year"; not "held 40 people more than a year after". */
static bool is_count_beside_other(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const firsts[] = {"more than ", "fewer than ", "less than "}, *const seconds[] = {
                                                                                       "the ",           "in ",
                                                                                       "for ",           "last ",
                                                                                       "during ",        "a year before",
                                                                                       "a year earlier", "those "};
  enum { NOUN_TOKENS = 3 };
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  for (int i = f->last_token + 1; (size_t)i < tokens->count && i <= f->last_token + 1 + NOUN_TOKENS; i++) {
    struct tw_slice rest = tw_slice_sub(r->text, tokens->items[i].start, r->text.len);
    for (size_t k = 0; k < sizeof firsts / sizeof *firsts; k++)
      if (tw_slice_has_prefix(rest, tw_slice_from(firsts[k])))
        return tw_words_begin(TW_WORDS(seconds), tw_slice_sub(rest, strlen(firsts[k]), rest.len));
    if (tokens->items[i].kind != TW_TOKEN_WORD && tw_reading_noun(r, &tokens->items[i]) < 0) return false;
  }
  return false;
}

bool tw_trap_en_is_difference(const struct tw_reading *r, const struct tw_figure *f) {
  static const char *const words[] = {"more than", "less than", "higher than", "lower than", "short of"};
  if (r->language != TW_PACK_EN) return false;
  if (f->found->kind != TW_KIND_MONEY) return is_count_beside_other(r, f);
  const struct tw_token_list *tokens = &r->sentences.items[f->sentence].tokens;
  int next = f->token + 1;
  while ((size_t)next < tokens->count &&
         (tokens->items[next].function == TW_F_OPEN || tokens->items[next].depth > tokens->items[f->token].depth ||
          tokens->items[next].function == TW_F_CLOSE))
    next++;
  if ((size_t)next >= tokens->count) return false;
  return tw_words_begin(TW_WORDS(words), tw_slice_sub(r->text, tokens->items[next].start, r->text.len));
}

/* "this Saturday (16)": the day of the month. */
static bool is_day_of_month(const struct tw_figure *f, const struct tw_token_list *tokens) {
  enum { LAST_DAY = 31, BRACKET = 2 };
  int64_t value;
  const struct tw_token *open = at(tokens, f->token - 1), *close = at(tokens, f->token + 1),
                        *time = at(tokens, f->token - BRACKET);
  if (!time || !close || open->function != TW_F_OPEN || close->function != TW_F_CLOSE || time->kind != TW_TOKEN_TIME)
    return false;
  return f->found->kind == TW_KIND_QUANTITY && tw_decimal_to_i64(f->found->value, &value) && value <= LAST_DAY;
}

/* "11 cases more than in the same period": how many more; not "12 men more than a year ago". */
static bool is_more_than_other(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  static const char *const mores[] = {"more", "fewer", "less"}, *const ones[] = {"a", "an", "one"};
  const struct tw_token *more = at(tokens, f->last_token + 1), *than = at(tokens, f->last_token + 2);
  const struct tw_token *next = at(tokens, f->last_token + 3);
  if (!next || !tw_words_hold(TW_WORDS(mores), tw_reading_text(r, more)) || !tw_reading_is(r, than, TW_SLICE("than")))
    return false;
  bool is_span = next->kind == TW_TOKEN_FIGURE || next->kind == TW_TOKEN_NUMBER || next->kind == TW_TOKEN_TIME;
  return !is_span && !tw_words_hold(TW_WORDS(ones), tw_reading_text(r, next));
}

bool tw_trap_en_is_no_count(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens) {
  return r->language == TW_PACK_EN && (is_day_of_month(f, tokens) || is_more_than_other(r, f, tokens));
}
