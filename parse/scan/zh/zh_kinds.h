/* Figures that are no quantities: percentages, ages, durations, clock times, scores, phones, identifiers. Each appends its
 * kind when `number` is one and returns the offset behind it, else 0. */
#pragma once
#include "parse/scan/zh/zh_number.h"

/* Past a unit in Latin letters at `at`, kg or km; else `at`. */
size_t tw_zh_kinds_pass_unit(const struct tw_zh_scan *z, size_t at);
/* 1MDB, 5G, 2.0版, digits too many for a number. */
size_t tw_zh_kinds_take_code(struct tw_zh_scan *z, const struct tw_zh_number *number);
/* 8时30分, 10:30, 上午9点. */
size_t tw_zh_kinds_take_clock(struct tw_zh_scan *z, const struct tw_zh_number *number);
/* 3比2, 3:2. */
size_t tw_zh_kinds_take_score(struct tw_zh_scan *z, const struct tw_zh_number *number);
/* 58%, 两个百分点. */
size_t tw_zh_kinds_take_percent(struct tw_zh_scan *z, const struct tw_zh_number *number);
/* 三分之一, 1/3: a share, with a value when it is exact. */
size_t tw_zh_kinds_take_fraction(struct tw_zh_scan *z, const struct tw_zh_number *number);
/* 35岁, 18至25岁. */
size_t tw_zh_kinds_take_age(struct tw_zh_scan *z, const struct tw_zh_number *number);
/* 13年, 3个月, 两个半小时, 3年6个月. */
size_t tw_zh_kinds_take_duration(struct tw_zh_scan *z, const struct tw_zh_number *number);
/* 8米42, 一米八: one length. */
size_t tw_zh_kinds_take_metres(struct tw_zh_scan *z, const struct tw_zh_number *number);
/* 半年, 半个月 at `at`. */
size_t tw_zh_kinds_take_half(struct tw_zh_scan *z, size_t at);
/* 三成, 八成五: tenths, as a percentage. */
size_t tw_zh_kinds_take_tenths(struct tw_zh_scan *z, const struct tw_zh_number *number);
/* 十八届, 1号文件. */
size_t tw_zh_kinds_take_label(struct tw_zh_scan *z, const struct tw_zh_number *number);
/* A phone number at `at`: 13912345678, 010-12345678, digits behind 电话. */
size_t tw_zh_kinds_take_phone(struct tw_zh_scan *z, size_t at);
