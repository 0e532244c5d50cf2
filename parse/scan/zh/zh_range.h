/* Two numbers with a link between them: 20至30万, 5公里至8公里. */
#pragma once
#include "parse/scan/zh/zh_number.h"

/* Read the number at `at`, and a range where a link and a larger number follow; 20至30万 shares its magnitude. False when no
 * number starts there. */
bool tw_zh_range_read(const struct tw_zh_scan *z, size_t at, struct tw_zh_number *ret_number);
/* The value at `start` is how far something moved and `to` where it got: 跌0.07美元至95.31美元 is no range. */
bool tw_zh_range_is_move(const struct tw_zh_scan *z, size_t start, struct tw_decimal by, struct tw_decimal to);
/* A link of a range at `at` (spaces around it allowed): the offset behind it, or 0. */
size_t tw_zh_range_link(const struct tw_zh_scan *z, size_t at);
