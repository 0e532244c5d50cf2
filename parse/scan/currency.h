/* Currencies of ISO 4217 with the names and signs that news gives them. A name that several currencies share ("$", "dollar",
 * "Rs", 元) is decided by a jurisdiction, else by its usual meaning, and is then marked. Pure look-ups in constant tables. */
#pragma once
#include "base/calendar.h"

struct tw_currency {
  char code[4];         /* ISO 4217, "CNY" */
  uint8_t minor_digits; /* 2: a hundredth is the minor unit; 0: none */
  const char *name_en;  /* "yuan renminbi" */
  const char *name_zh;  /* simplified, 人民币 */
};

struct tw_currency_match {
  size_t len;           /* bytes of the name or sign */
  struct tw_slice unit; /* the ISO 4217 code (static), or the name as written (in the text) when no currency is known */
  bool is_ambiguous;    /* the name is shared and neither itself nor the jurisdiction decides; `unit` is the usual meaning */
  bool is_weak;         /* as often a letter or word of other meaning ("Q", "ID"): money before a large amount only */
  int shift;            /* power of ten of the name's unit: 0 元, -1 角, -2 分 and cents */
  const char *codes;    /* all that the name may mean, by spaces, the usual one first ("-", "?": there is none); static */
};

/* Exactly three letters, upper case. NULL when it is no code in use, nor one replaced since 2013. */
const struct tw_currency *tw_currency_by_code(struct tw_slice code);
/* The legal tender of an ISO 3166-1 alpha-2 jurisdiction, "TW" -> "TWD"; absent when there is none or it is not known. */
struct tw_slice tw_currency_of_jurisdiction(struct tw_slice jurisdiction);

/* The code that a name meant on `day`: a currency replaced by one of the same name ("leone" is SLL until June 2022, then SLE).
 * The code itself when it was not replaced, or the day is TW_DAY_NONE. Static, or `code`. */
struct tw_slice tw_currency_on(struct tw_slice code, tw_day day);

/* The longest Chinese name (traditional or simplified) that starts at text.ptr[at]: 新台币, 美元, 林吉特, 元, 块, 角, 分.
 * `jurisdiction` (may be absent) decides 元, 卢比 and the like. False when there is none; *ret_match is then unchanged. */
bool tw_currency_match_zh(struct tw_slice text, size_t at, struct tw_slice jurisdiction, struct tw_currency_match *ret_match);
/* The longest sign, abbreviation or code that starts at text.ptr[at], as written before or behind an amount in any
 * language: "$", "US$", "HK$", "€", "RMB", "Rs", "KSh", "USD". Case counts. A match that ends in a letter and is followed
 * by a letter is none ("Rs" in "Rsx"). False when there is none; *ret_match is then unchanged. */
bool tw_currency_match_sign(struct tw_slice text, size_t at, struct tw_slice jurisdiction, struct tw_currency_match *ret_match);
/* An English currency word, lower case, singular or plural: "yuan", "dollars", "naira", "cents", "pence". The whole slice
 * must be the word. False when it is none. `unit` is then static or `word` itself. */
bool tw_currency_match_en(struct tw_slice word, struct tw_slice jurisdiction, struct tw_currency_match *ret_match);
