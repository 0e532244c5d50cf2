/* How firmly a trigger holds a figure, by language: 0 for not at all, 100 for its plain object. */
#pragma once
#include "parse/extract/passes.h"

enum {
  TW_GOVERN_NEEDED = 50, /* a weaker hold is no hold */
  TW_GOVERN_FAR = 100,   /* cost past which no hold is left */
};

struct tw_bond {
  struct tw_reading *r;
  const struct tw_figure *figure;
  const struct tw_token_list *tokens;
  int token; /* of the trigger */
  const struct tw_pack_trigger *trigger;
  enum tw_form form;
};

/* What one token between a trigger and a figure costs, by the language's own table. */
typedef int tw_govern_cost_fn(const struct tw_bond *bond, int token);
/* Cost of the tokens (first, last), both excluded; what stands deeper in brackets than the figure costs nothing. */
int tw_govern_cost_between(const struct tw_bond *bond, int first, int last, tw_govern_cost_fn *token_cost);
int tw_govern_score_en(const struct tw_bond *bond);
int tw_govern_score_zh(const struct tw_bond *bond);
/* True when the trigger may count the figure, as far as units and nouns go. */
bool tw_govern_fits(struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens,
                    const struct tw_pack_trigger *t);
/* "seeks to recover $5 million stolen from the fund": the verb that holds the figure states no fact, and a loss is told of it
 * behind. The figure is then that loss; else it stays as it is and the answer is false. */
bool tw_govern_loss_behind(struct tw_reading *r, struct tw_figure *figure);
/* A sum that no word of its sentence holds and that the sentence before or behind tells of: "seized cash. The money amounted to
 * $5m". English. */
void tw_govern_told_en(struct tw_reading *r, struct tw_figure *figure);
/* What holds `other` holds the figure too: measure, trigger and the firmness of the hold. Its unit stays its own. */
void tw_govern_as(struct tw_figure *figure, const struct tw_figure *other);
/* The token is a trigger of a measure that counts in that unit: persons, for "arrest". */
bool tw_govern_counts_in(const struct tw_reading *r, const struct tw_token *token, int unit);
/* The token's meaning as a trap that overrides; NULL when it has none. */
const struct tw_sense *tw_govern_override_at(const struct tw_reading *r, const struct tw_token *token);
/* True when the measure beside which a context figure stands has the figure's unit as well. */
bool tw_govern_counts_context(const struct tw_reading *r, const struct tw_figure *figure);
/* True when the token is a verb of any trigger or event. */
bool tw_govern_is_verb(const struct tw_reading *r, const struct tw_token *token);
/* A past form that no pack knows: "moved", "linked". English. */
bool tw_govern_is_unknown_past(const struct tw_reading *r, const struct tw_token *token);
/* A past form or participle of a verb, which a pack knows or none does. English. */
bool tw_govern_is_participle(const struct tw_reading *r, const struct tw_token *token);
/* 冻结止付追回的资金: a Chinese verb of a row that 的 makes a description. */
bool tw_govern_is_attributive_zh(const struct tw_reading *r, const struct tw_token_list *tokens, int verb);
/* Chinese, the parts of tw_govern_score_zh(). What the comma at that token adds to the cost between a trigger and the figure. */
int tw_govern_comma_cost_zh(const struct tw_bond *b, int comma);
/* 冻结12个账户，涉款780万元: the clause behind the comma says what the things of the one before are worth. */
bool tw_govern_is_worth_zh(const struct tw_bond *b, int comma);
/* 没收的1亿元，将返还给…: the clause behind the comma says what is done with the sum before it. */
bool tw_govern_is_topic_zh(const struct tw_bond *b, int comma);
/* The first token of that token's clause. */
int tw_govern_clause_start_zh(const struct tw_bond *b, int token);
/* The verb at that token describes a noun: 的 stands behind it, or it tells a state. */
bool tw_govern_is_attribute_zh(const struct tw_bond *b, int token);
/* 12名中国籍嫌疑人，被先后遣返: the comma behind the persons of whom the trigger's clause tells; -1 when there is none. */
int tw_govern_told_zh(const struct tw_bond *b);
/* The same of what stands behind that comma, whichever trigger is asked for. */
bool tw_govern_goes_on_zh(const struct tw_bond *b, int comma);
