/* Dates with what stands around them: ranges, 自…以来, 截至…, 近五年来; and their place in the found list. */
#pragma once
#include "parse/scan/zh/zh_date.h"

/* Read a date or period that starts with a number, an era or a relative word at `at` and append it. Returns the offset
 * behind it, or 0 when there is none. */
size_t tw_zh_period_take(struct tw_zh_scan *z, size_t at);
/* 近五年来, 过去三个月, 前7个月, 未来两年 at `at`. Likewise. */
size_t tw_zh_period_take_count(struct tw_zh_scan *z, size_t at);
/* 今明两年; 十八大以来. Likewise. */
size_t tw_zh_period_take_shared(struct tw_zh_scan *z, size_t at);
size_t tw_zh_period_take_event(struct tw_zh_scan *z, size_t at);
/* 目前, 至今 on their own. Likewise. */
size_t tw_zh_period_take_now(struct tw_zh_scan *z, size_t at);
/* Append `period`, with the words before and behind it (自, 截至, 以来, 之前) laid on it unless it is a range. */
size_t tw_zh_period_emit(struct tw_zh_scan *z, size_t start, size_t end, struct tw_period period, uint32_t flags, bool is_range);
