/* Boxes around forms to fill in: newsletters, searches, requests for a call. */
#pragma once
#include "parse/page/sums.h"

/* Whether the element holds a field to fill in: one that stands early in it, as in a box made for one. */
bool tw_forms_has_field(const struct tw_dom *dom, uint32_t node);
/* Drop the forms in `root`, each with the line or two that ask to fill it in, and sum up again. A form that holds text of the
 * page is none. */
void tw_forms_drop(struct tw_sums *sums, uint32_t root);
