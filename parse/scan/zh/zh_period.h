/* Dates with what stands around them: ranges, 自…以来, 截至…, 近五年来; and their place in the found list. */
#pragma once
#include "parse/scan/zh/zh_date.h"

/* Read a date or period that starts with a number, an era or a relative word at `at` and append it. Returns the offset
 * behind it, or 0 when there is none. */
size_t tw_zh_period_take(struct tw_zh_scan *z, size_t at);
/* 近五年来, 过去三个月, 前7个月, 未来两年 at `at`. Likewise. */
size_t tw_zh_period_take_count(struct tw_zh_scan *z, size_t at);
/* [start, end) says `count` years, months, weeks or days; with 来 or 以来 behind them they are the period up to the
 * reference day. Returns the offset behind it, or 0 when nothing of the kind stands there. */
size_t tw_zh_period_take_back(struct tw_zh_scan *z, size_t start, size_t end, int64_t count);
/* `count` of the unit at `unit`, and 前 or 后: the day, month or year so far from the reference day. Likewise. */
size_t tw_zh_period_take_ago(struct tw_zh_scan *z, size_t start, size_t unit, int64_t count);
/* 今明两年; 十八大以来. Likewise. */
size_t tw_zh_period_take_shared(struct tw_zh_scan *z, size_t at);
size_t tw_zh_period_take_event(struct tw_zh_scan *z, size_t at);
/* 目前, 至今 on their own. Likewise. */
size_t tw_zh_period_take_now(struct tw_zh_scan *z, size_t at);
enum tw_zh_extent { TW_ZH_EXTENT_DAY, TW_ZH_EXTENT_UNIT, TW_ZH_EXTENT_RANGE };
/* Append `period`, with the words before and behind it (自, 截至, 以来, 之前) laid on it unless it is a range. Returns the
 * offset behind it and them. */
size_t tw_zh_period_emit(struct tw_zh_scan *z, size_t start, size_t end, struct tw_period period, uint32_t flags,
                         enum tw_zh_extent extent);
