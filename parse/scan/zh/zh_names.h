/* Figures that name a thing rather than count it, told by what stands around them: 90后, 312国道, 日经225指数, iPhone 13. */
#pragma once
#include "parse/scan/zh/zh_number.h"

/* Append `number` as a name or an identifier when it is one. Returns the offset behind it, or 0. */
size_t tw_zh_names_take(struct tw_zh_scan *z, const struct tw_zh_number *number);
