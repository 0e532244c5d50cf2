/* What the English files of govern.h share. */
#pragma once
#include "parse/extract/govern.h"

/* True when the token at `i` (any number) is that function word or mark. */
static inline bool tw_govern_en_is_function(const struct tw_token_list *tokens, int i, enum tw_function f) {
  return i >= 0 && (size_t)i < tokens->count &&
         (tokens->items[i].kind == TW_TOKEN_FUNCTION || tokens->items[i].kind == TW_TOKEN_PUNCT) &&
         tokens->items[i].function == f;
}
/* The trigger is a past form or a participle. A phrase that is written as it stands tells it by its end: "seized or frozen". */
bool tw_govern_en_is_past(const struct tw_bond *b);
/* A form of be before the participle at `token`, adverbs, "or seized", "arrested and" between. -1 when it is active. */
int tw_govern_en_be_before(const struct tw_bond *b, int token);
/* "seized assets": a participle and its noun. */
bool tw_govern_en_is_past_word(struct tw_slice phrase);
/* Where the verb begins that tells of "64 men detained in Cambodia over scams were flown home": a participle behind the figure
 * describes it, without a time of its own, and a passive follows in the same breath. -1: none. */
int tw_govern_en_predicate_behind(const struct tw_bond *b, int participle);
/* How firmly a verb holds the figure that stands right of it: 0 to 100. */
int tw_govern_left_en_score(const struct tw_bond *b);
/* How firmly a noun holds the figure that stands right (is_left) or left of it: 0 to 104. */
int tw_govern_noun_en_score(const struct tw_bond *b, bool is_left);
/* "the Asset Recovery and Management Agency": capitals around it make the noun a part of a name. */
bool tw_govern_noun_en_is_in_name(const struct tw_bond *b);
/* "in suspected scam proceeds": a noun that only tells of which kind the next one is. */
bool tw_govern_noun_en_is_modifier(const struct tw_bond *b);
/* "The value of property recovered by the office from officials has risen to $5m": the noun opens the clause, and a verb right
 * before the figure tells how much it is. */
bool tw_govern_noun_en_is_told_of(const struct tw_bond *b);
/* The figure ends a list of things that an active verb took: "seized phones, laptops and 12 cars, as well as $5m in cash". */
bool tw_govern_en_is_in_list(const struct tw_bond *b);
/* "saw 49 people, including former bank officers, charged": the comma behind the parts; the figure's last token when it has none.
 */
int tw_govern_en_behind_parts(const struct tw_bond *b);
/* "identified 3,833 mules, of whom 228 were arrested", "out of which assets worth $2m were recovered": a passive behind the
 * figure is told of the part that has no comma behind it. */
bool tw_govern_en_is_told_of_part(const struct tw_bond *b);
/* Where the figure's clause begins: "According to the complaints, from 2009 through 2015, more than". */
int tw_govern_en_clause_start(const struct tw_bond *b);
