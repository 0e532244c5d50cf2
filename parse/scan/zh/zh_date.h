/* Dates and periods as they are written: 2014年6月, 去年前7个月, 110年7月, 昨(29)日, 2016-12-29, 1至11月. */
#pragma once
#include "parse/scan/zh/zh_text.h"

/* What was read, before it is laid on the calendar. Zero means not said. */
struct tw_zh_date {
  size_t start, end;
  int year, month, day;
  int year_last, month_last, day_last; /* ends of 2014-2016年, 1至11月, 10至12日 */
  enum tw_zh_part part;
  int part_number;
  enum tw_zh_span part_span;
  struct tw_period period; /* already known, when has_period */
  bool has_period;
  bool is_relative;   /* on the reference day */
  bool is_unresolved; /* and there is none */
  bool is_day;        /* a word for one day: 昨日, 周三 */
};

/* A small number of a date: digits, or numerals; at most four places. */
struct tw_zh_count {
  size_t end;
  int value, digits; /* digits: places as written; 0 for 十二 and the like */
};
bool tw_zh_count_read(const struct tw_zh_scan *z, size_t at, struct tw_zh_count *ret_count);

/* Years of the Republic of China: what 0 would be, and which are written without 民国. */
enum { TW_ZH_ROC_FIRST = 1911, TW_ZH_ROC_MIN = 80, TW_ZH_ROC_MAX = 150 };
enum { TW_ZH_CENTURY_PIVOT = 32 }; /* 15年 is 2015, 98年 is 1998 */
static inline int tw_zh_date_widen_year(int value) {
  return value <= TW_ZH_CENTURY_PIVOT ? 2000 + value : 1900 + value;
}
/* Four digits that a text of today would mean as a year even without 年. */
static inline bool tw_zh_date_is_plain_year(const struct tw_zh_count *count) {
  return count->digits == 4 && count->value >= 1900 && count->value <= 2100;
}

/* A date in figures with separators, or in eight figures. False when there is none. */
bool tw_zh_date_read_figures(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *ret_date);
/* A date may start at `at`. Nearly all numbers count something and are told from dates by what stands behind them: a unit of
 * the calendar, a mark or a word between two of them. */
bool tw_zh_date_is_possible(const struct tw_zh_scan *z, size_t at);
/* A date that starts with a number or the name of an era. False when there is none. */
bool tw_zh_date_read(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *ret_date);
/* What may follow a year that ends at d->end: a feast, a month with its day, a part of the year. */
void tw_zh_date_read_behind_year(const struct tw_zh_scan *z, struct tw_zh_date *d);
/* What may follow a month that ends at d->end: a day, days, a part of the month. */
void tw_zh_date_read_day(const struct tw_zh_scan *z, struct tw_zh_date *d);
/* A date in English, with a month's name and a day or a year. False when there is none. */
bool tw_zh_date_read_english(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *ret_date);
/* A date that starts with a relative word (TW_ZH_REL_...). False when there is none. */
bool tw_zh_date_read_relative(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *ret_date);
/* A day or month of the moon's calendar (农历八月十五, 正月初五): marked as unresolved. False when there is none. */
bool tw_zh_date_read_moon(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *ret_date);
/* A feast behind a year that ends at d->end: adds its day, or marks the date as unresolved. False when there is none. */
bool tw_zh_date_read_feast(const struct tw_zh_scan *z, struct tw_zh_date *d);
/* The other end of a range at `at`: as both above; a bare year counts when `first` has one. */
bool tw_zh_date_read_second(const struct tw_zh_scan *z, size_t at, const struct tw_zh_date *first, struct tw_zh_date *ret_date);
/* Lay it on the calendar; the reference day or the context of the paragraph give what is missing. None when they can't, and
 * is_unresolved is set. */
struct tw_period tw_zh_date_resolve(const struct tw_zh_scan *z, struct tw_zh_date *date);
/* 昨偵結, 昨拘提: 昨 alone before a verb at `end`, as the press of Taiwan and Hong Kong writes. */
bool tw_zh_date_is_press_yesterday(const struct tw_zh_scan *z, size_t at, size_t end);
