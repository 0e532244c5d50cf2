/* One point of the calendar as it is written: a day, month, quarter, year, decade, or a relative expression. Ranges and
 * open ends are made of points (date.c). */
#pragma once
#include "parse/scan/en/token.h"

enum tw_en_precision {
  TW_EN_AS_DAY,
  TW_EN_AS_MONTH,
  TW_EN_AS_QUARTER,
  TW_EN_AS_HALF,
  TW_EN_AS_YEAR,
  TW_EN_AS_SPAN,     /* `period` is all there is: weeks, decades, seasons, "past five years" */
  TW_EN_AS_DAY_ONLY, /* "13", "the 13th": a day whose month stands at the other end of a range */
};

struct tw_en_point {
  size_t first, next;
  enum tw_en_precision precision;
  int year, month, day;    /* 0: not stated; month counts quarters and halves as well by their first month */
  bool is_relative;        /* needs the reference day */
  bool is_unresolved;      /* needs it and there is none */
  bool is_yearless;        /* the year was not stated: the nearest to the reference day */
  bool is_to_date;         /* ends on the reference day */
  bool is_bare_year;       /* four digits alone: what surrounds them decides */
  bool is_fuzzy;           /* "early 2016", "late last month" */
  struct tw_period period; /* of a span */
};

/* The grammars of ranges, lists and spans ask for the same points again and again: the last answers by place. */
enum { TW_EN_POINT_PLACES = 16 }; /* a power of two, more than the tokens of a usual date */
struct tw_en_point_memo {
  struct tw_en_point_answer {
    size_t after; /* one more than the token asked for; 0: nothing kept */
    bool is_point;
    struct tw_en_point point;
  } answers[TW_EN_POINT_PLACES];
};
/* Forgets all: the window's tokens have moved. */
void tw_en_point_forget(struct tw_en_point_memo *memo);

/* The longest point at token `at`; false when there is none. */
bool tw_en_point_match(const struct tw_en_text *t, size_t at, struct tw_en_point *ret_point);
/* A day alone, "13", "the 13th", "ninth", for ranges. */
bool tw_en_point_day(const struct tw_en_text *t, size_t at, struct tw_en_point *ret_point);
/* Days of a point; a missing year is taken from `year` (0: the one nearest to the reference day). None when unresolved. */
struct tw_period tw_en_point_period(const struct tw_en_text *t, struct tw_en_point *point, int year);

/* A relative expression at `at`: "last year", "yesterday", "past five years", "last Thursday", "so far this year". */
bool tw_en_relative_match(const struct tw_en_text *t, size_t at, struct tw_en_point *ret_point);
/* "last year", "this year" as the year of a date; tokens taken, 0: none. *ret_year is 0 without a reference day. */
size_t tw_en_relative_year(const struct tw_en_text *t, size_t at, int *ret_year);
/* A year in digits, words or relative to the reference day, tokens taken, 0: none. */
size_t tw_en_year_match(const struct tw_en_text *t, size_t at, struct tw_en_point *point);
/* A whole of n units from or to the reference day; `count` may be negative for the past. */
struct tw_period tw_en_units_from(tw_day ref, int count, int unit);
/* The period of one calendar unit that holds the reference day, moved by `offset` units. */
struct tw_period tw_en_unit_at(tw_day ref, int offset, int unit);
/* A small count in digits or words, tokens taken. */
size_t tw_en_count_match(const struct tw_en_text *t, size_t at, int *ret_count);
