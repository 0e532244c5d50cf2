/* What the scanner finds in a text: quantities, money, dates, periods, and the numbers that are none of these. */
#pragma once
#include "base/arena.h"
#include "base/calendar.h"
#include "base/decimal.h"

/* CONTRACTS.md, "tallywire scan". */
enum tw_kind {
  TW_KIND_QUANTITY,
  TW_KIND_MONEY,
  TW_KIND_PERIOD,
  TW_KIND_DATE,
  TW_KIND_ORDINAL,
  TW_KIND_PERCENT,
  TW_KIND_AGE,
  TW_KIND_DURATION,
  TW_KIND_TIME,
  TW_KIND_IDENTIFIER,
  TW_KIND_PHONE,
  TW_KIND_VERSION,
  TW_KIND_SCORE,
  TW_KIND_MARKER,
  TW_KIND_NAME,
  TW_KIND_COUNT
};

enum tw_qualifier { TW_EXACT, TW_APPROX, TW_MORE_THAN, TW_AT_LEAST, TW_LESS_THAN, TW_AT_MOST, TW_QUALIFIER_COUNT };

enum tw_found_flag {
  TW_FOUND_HAS_VALUE = 1 << 0,
  TW_FOUND_HAS_MAX = 1 << 1,        /* value..value_max is a range */
  TW_FOUND_RELATIVE = 1 << 2,       /* a period resolved on the reference date ("last year", 1至11月) */
  TW_FOUND_UNRESOLVED = 1 << 3,     /* a relative period without a reference date: period is none */
  TW_FOUND_OPEN_END = 1 << 4,       /* "since 2014", 2014年以来 */
  TW_FOUND_OPEN_START = 1 << 5,     /* "until June 2020", 截至2020年6月 */
  TW_FOUND_TO_DATE = 1 << 6,        /* "so far this year", 今年以来: ends on the reference date */
  TW_FOUND_SMALL_WORD = 1 << 7,     /* a bare "one", "a", 一, which is often no count */
  TW_FOUND_AMBIGUOUS_UNIT = 1 << 8, /* a bare $ or 元: the publisher's currency decides */
  TW_FOUND_CONVERSION = 1 << 9,     /* tells another amount again: "($5.4m)", （约合2800万美元） */
};

struct tw_found {
  enum tw_kind kind;
  enum tw_qualifier qualifier;
  uint32_t flags;       /* enum tw_found_flag */
  uint32_t start, end;  /* bytes of the text: number, magnitude and unit; hedges are outside */
  uint32_t hedge_start; /* where a hedge before the number starts, else = start */
  uint32_t hedge_end;   /* where a hedge behind the number ends, else = end */
  struct tw_decimal value, value_max;
  struct tw_slice unit; /* ISO 4217, or the word as written, or absent; static or in the text */
  struct tw_period period;
  uint32_t conversion_of; /* with TW_FOUND_CONVERSION: where the amount starts that it tells again */
};

/* In an arena; ordered by start, no two overlap. */
struct tw_found_list {
  struct tw_found *items;
  size_t count, capacity;
};

/* The contract's names, "quantity", "more_than". Never NULL for a value in range. */
const char *tw_kind_name(enum tw_kind kind);
const char *tw_qualifier_name(enum tw_qualifier qualifier);
