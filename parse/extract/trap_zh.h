/* Chinese numbers that count nothing of their own. */
#pragma once
#include "parse/extract/reading.h"

/* 潜逃5年以上的196名, 包括3名主脑和2名骨干, 二百个国家的十分之一, 58人面临是否被拘留的审查: a part by years on the run or by
 * rank, what a share is taken of, what is still to be decided; 象牙221块: pieces that look like money; bail, sums that are due,
 * differences, numerals without a number. */
bool tw_trap_is_none_zh(const struct tw_reading *r, const struct tw_figure *f, const struct tw_token_list *tokens);
