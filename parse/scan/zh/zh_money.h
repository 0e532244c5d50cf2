/* Amounts of money: 23.12亿元, 人民币50元, US$5 million, 九块三毛, 5000万至1亿元. */
#pragma once
#include "parse/scan/zh/zh_number.h"

/* Append `number` as money when a currency stands before or behind it. Returns the offset behind it, or 0. */
size_t tw_zh_money_take(struct tw_zh_scan *z, const struct tw_zh_number *number);
/* A currency's name, sign or code at `at` with a number behind it: remember it for that number. Returns the offset behind
 * it, or 0. */
size_t tw_zh_money_take_prefix(struct tw_zh_scan *z, size_t at);
