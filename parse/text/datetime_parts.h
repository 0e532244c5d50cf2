/* What a date's tokens say: year, month, day, clock, zone, each as far as it is there. */
#pragma once
#include "base/datetime_zones.h"
#include "parse/text/datetime_lexer.h"

/* -1: not said. Values are as written, not checked. */
struct tw_datetime_parts {
  int year, month, day;
  int ordinal; /* day of the year */
  int hour, minute, second, micros;
  int half; /* hours to add on a 12-hour clock */
  struct tw_datetime_place zone;
  int era; /* what is added to the years of a ruler or a republic */
  bool has_zone;
  bool is_zone_vague; /* "GMT": an offset may follow */
  bool says_cst;      /* a zone's abbreviation of two countries */
  bool is_buddhist;   /* Thai, whose years are 543 ahead */
  bool is_lone_year;  /* four digits and nothing else */
  bool month_was_first_word, has_bad_number;
  int unknown_words;
};

/* Total: any tokens give parts, be they empty. Linear in the tokens. */
struct tw_datetime_parts tw_datetime_parts_read(const struct tw_datetime_tokens *tokens);
