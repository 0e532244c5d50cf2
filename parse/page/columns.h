/* Columns of a page's layout: what stands beside the article without a word for it. */
#pragma once
#include "parse/page/sums.h"

/* Drop the columns behind the one that has most of the prose in `root`, where elements whose words say column stand side by side,
 * and sum up again. */
void tw_columns_drop(struct tw_sums *sums, uint32_t root);
