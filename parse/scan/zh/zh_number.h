/* Chinese cardinal numbers in digits, numerals and mixtures: 1亿5600万, 四千五十八, 三万五, 负一七二零, 零点五, 20至30万. */
#pragma once
#include "parse/scan/zh/zh_text.h"

enum tw_zh_number_flag {
  TW_ZH_NUMBER_DIGITS = 1 << 0,     /* nothing but digits of ASCII or full width */
  TW_ZH_NUMBER_GROUPED = 1 << 1,    /* 1,234 */
  TW_ZH_NUMBER_POINT = 1 << 2,      /* has decimals */
  TW_ZH_NUMBER_STRING = 1 << 3,     /* nothing but numerals 〇..九 read as digits */
  TW_ZH_NUMBER_LONE = 1 << 4,       /* one single numeral or unit: 三, 百 */
  TW_ZH_NUMBER_UNIT_FIRST = 1 << 5, /* starts with 百千万亿 */
  TW_ZH_NUMBER_MAGNITUDE = 1 << 6,  /* has 十百千万亿 or million */
  TW_ZH_NUMBER_PAIR = 1 << 7,       /* 三四十: value..value_max */
  TW_ZH_NUMBER_BARE_PAIR = 1 << 8,  /* 三四: a pair only before a measure word */
  TW_ZH_NUMBER_RANGE = 1 << 9,      /* two numbers with a link */
  TW_ZH_NUMBER_SIGNED = 1 << 10,
  TW_ZH_NUMBER_TOO_LARGE = 1 << 11,  /* no value: past the digits of tw_decimal */
  TW_ZH_NUMBER_ZERO_FIRST = 1 << 12, /* 007 */
};

struct tw_zh_number {
  size_t start, end; /* `end` is before a trailing 余 or 多 */
  size_t more_end;   /* behind it, else = end */
  uint32_t flags;
  enum tw_qualifier more; /* what 余, 多, 几 say, else TW_EXACT */
  struct tw_decimal value, value_max;
  int pair_low, pair_high; /* of a bare pair */
  int digits;              /* of the first run of digits */
  int big;                 /* power of its last 万亿兆 or million, 0: none */
  int last_unit;           /* power of its last 十百千万亿, 0: none */
};

/* Read the longest number at `at`. False when none starts there. */
bool tw_zh_number_read(const struct tw_zh_scan *z, size_t at, struct tw_zh_number *ret_number);
