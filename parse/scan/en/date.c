#include "parse/scan/en/match.h"
bool tw_en_date_match(const struct tw_en_text *t, size_t at, size_t floor, struct tw_en_match *ret_match) {
  (void)t, (void)at, (void)floor, (void)ret_match;
  return false;
}
