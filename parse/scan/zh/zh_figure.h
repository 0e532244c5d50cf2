/* A number and what stands around it: which kind of figure it is. */
#pragma once
#include "parse/scan/zh/zh_number.h"

/* Read the figure that starts at `at` and append it. Returns the offset behind it and its hedge (numerals that are no
 * figure are passed over without one), or 0 when no number starts there. */
size_t tw_zh_figure_take(struct tw_zh_scan *z, size_t at);
/* 第64名, 第298条. Likewise. */
size_t tw_zh_figure_take_ordinal(struct tw_zh_scan *z, size_t at);
/* 百分之五, 千分之三. Likewise. */
size_t tw_zh_figure_take_share(struct tw_zh_scan *z, size_t at);
/* 数十, 几百: an amount that is not said; no value. Likewise. */
size_t tw_zh_figure_take_some(struct tw_zh_scan *z, size_t at);
/* A word of class TW_ZH_NAME: the number in it. Likewise. */
size_t tw_zh_figure_take_name(struct tw_zh_scan *z, size_t at);

/* Append `number` as `kind` over [start, end) with its value and the hedges behind it. NULL when memory is out. */
struct tw_found *tw_zh_figure_emit(struct tw_zh_scan *z, enum tw_kind kind, const struct tw_zh_number *number, size_t start,
                                   size_t end);
/* 余 or 多 behind it or a hedge before it. */
bool tw_zh_figure_is_hedged(const struct tw_zh_scan *z, const struct tw_zh_number *number);
/* The bare numbers of a list that ends in the figure found last take its kind and unit, and the magnitude `big` (a power of
 * ten, 0: none) when they have none. */
void tw_zh_figure_share(struct tw_zh_scan *z, int big);
/* Where what was emitted last ends, hedges included. */
size_t tw_zh_figure_last_end(const struct tw_zh_scan *z);
