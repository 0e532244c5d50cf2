/* The constant tables behind parse/scan/currency.h; of no use outside it, the tests and the
 * scanners' indexes. Every table is sorted by its first
 * column in byte order. */
#pragma once
#include "parse/scan/currency.h"

struct tw_currency_land {
  char jurisdiction[3]; /* ISO 3166-1 alpha-2 */
  char code[4];
};

struct tw_currency_name {
  const char *name;
  const char *codes; /* the usual meaning first ("-": none; "?": none, and weak), then the others of that name, by spaces */
  int shift;         /* power of ten of the name's unit, -2 for cents */
};

extern const struct tw_currency tw_currency_table[];
extern const size_t tw_currency_table_count;
extern const struct tw_currency_land tw_currency_lands[];
extern const size_t tw_currency_land_count;
extern const struct tw_currency_name tw_currency_signs[];
extern const size_t tw_currency_signs_count;
extern const struct tw_currency_name tw_currency_words_en[];
extern const size_t tw_currency_words_en_count;
extern const struct tw_currency_name tw_currency_names_zh[];
extern const size_t tw_currency_names_zh_count;
