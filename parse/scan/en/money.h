/* Currency signs, codes and words around a number. */
#pragma once
#include "parse/scan/currency.h"
#include "parse/scan/en/token.h"

/* A currency that starts at token `at` and is written before its amount: "$", "US$", "hk $", "Rs.", "EUR", "RM". The token
 * behind it is a number (or a minus and a number). Tokens taken, 0: none. */
size_t tw_en_money_before(const struct tw_en_text *t, size_t at, struct tw_currency_match *ret_match);
/* A currency right behind an amount: "dollars", "€", "Hong Kong dollars", "U.S. dollars", "MUSD" (then *ret_power is 6, else
 * 0). Tokens taken, 0: none. */
size_t tw_en_money_behind(const struct tw_en_text *t, size_t at, struct tw_currency_match *ret_match, int *ret_power);
/* Adds every sign, code and name that the two above may begin with. */
void tw_en_money_index(struct tw_en_index *index);
