/* Amounts that tell the sum before them again in another currency, or spelt out: "€5 million
 * ($5.4m)", 1.2亿令吉（约合2800万美元）. Who adds up amounts must leave them out. */
#pragma once
#include "model/quantity.h"

/* A language's words around such an amount. Each list ends in NULL; ASCII letters match in either case, whole words only. */
struct tw_conversion_words {
  const char *const *ties;   /* say that it is one, without brackets as well: "equivalent to", 折合 */
  const char *const *leads;  /* may stand before it besides: "about", 人民币 */
  const char *const *behind; /* may go on behind it inside its brackets: "at current rates" */
};

/* Marks the amounts of money in `list` (TW_FOUND_CONVERSION, conversion_of): in brackets, round or square, behind a sum of
 * another currency or of equal value; behind a comma or a dash with a word that ties them; in a row of conversions. Linear; no
 * memory. */
void tw_conversion_mark(struct tw_slice text, const struct tw_conversion_words *words, struct tw_found_list *list);
