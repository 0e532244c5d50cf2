/* Names of money that several currencies share ("Sh", "francs", ¥, 元) and no publisher decides: settled by the states that the
 * text names and by the currencies that it names in full. */
#pragma once
#include "model/quantity.h"

struct tw_settle_words {
  const void *context; /* of the functions below */
  /* The next state, or a city that stands for it, that is named at or behind text.ptr[at]: behind its name, and *ret_state is
   * ISO 3166-1 alpha-2, static. text.len where there is none; *ret_state is then absent. */
  size_t (*next_state)(const void *context, struct tw_slice text, size_t at, struct tw_slice *ret_state);
  /* Whether the text's own words may decide this amount; NULL: always. */
  bool (*may_decide)(const void *context, struct tw_slice text, const struct tw_found *found);
  /* Whether an amount whose currency is known speaks for that currency; NULL: always. */
  bool (*may_vote)(struct tw_slice text, const struct tw_found *found);
};

/* Gives the amounts in `list` that are marked TW_FOUND_AMBIGUOUS_UNIT a currency, and takes the mark from them, where the text
 * speaks for one of those their name may mean: within some pages of the amount, as a text may hold many articles. Dollars, pounds
 * and won keep their usual meaning: the states of a text say too little about them. Linear in `text` and `list`; no memory. */
void tw_settle_currencies(struct tw_slice text, const struct tw_settle_words *words, struct tw_found_list *list);
