/* English numbers that are written twice, in words and in digits. */
#pragma once
#include "model/quantity.h"

/* "sixty six (66) cases": the number in the brackets tells the one before them again; the two become one found object, which ends
 * behind the brackets. Linear time. */
void tw_number_settle_en(struct tw_slice text, struct tw_found_list *found);
