/* Numbers that are written twice, in words and in digits, whose groups stand apart, or that look like years and names. */
#pragma once
#include "model/quantity.h"

/* "sixty six (66) cases": the number in the brackets tells the one before them again; the two become one found object, which ends
 * behind the brackets. "5, 241 arrests", "USD1, 171, 064.36": one number, where the text parts its groups so more than once or in
 * a sum. "1775 in 2009" is a count, "E500,000" money where the text writes another sum with that sign. Linear time. */
void tw_number_settle_en(struct tw_slice text, struct tw_found_list *found);
/* Chinese: 60万元至40万元 is one range, from the lower sum to the higher. Linear time. */
void tw_number_settle_zh(struct tw_slice text, struct tw_found_list *found);
