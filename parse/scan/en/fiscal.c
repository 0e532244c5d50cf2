/* Fiscal years as the states count them. */
#include "parse/scan/en/point.h"

enum { JANUARY = 1 };

/* First month of the fiscal year, and whether it is named after the year it ends in. */
static const struct fiscal {
  char jurisdiction[3];
  int8_t month;
  bool is_ending; /* FY2020 ends in 2020 */
} fiscal_years[] = {
    {"AU", 7, true}, {"BD", 7, true}, {"BW", 4, true},  {"CA", 4, true}, {"EG", 7, true}, {"GB", 4, true},  {"GH", 1, true},
    {"HK", 4, true}, {"IN", 4, true}, {"JP", 4, false}, {"KE", 7, true}, {"MW", 4, true}, {"MU", 7, true},  {"MM", 4, true},
    {"NA", 4, true}, {"NZ", 7, true}, {"NP", 7, true},  {"PK", 7, true}, {"RW", 7, true}, {"SG", 4, false}, {"TH", 10, true},
    {"TZ", 7, true}, {"UG", 7, true}, {"US", 10, true}, {"ZA", 4, true},
};

struct tw_period tw_en_fiscal_year(const struct tw_en_text *t, int year) {
  int month = JANUARY;
  bool is_ending = false;
  for (size_t i = 0; i < sizeof fiscal_years / sizeof fiscal_years[0]; i++)
    if (tw_slice_is(t->jurisdiction, fiscal_years[i].jurisdiction)) {
      month = fiscal_years[i].month;
      is_ending = fiscal_years[i].is_ending;
    }
  struct tw_date start = {year - (is_ending && month > 1), month, 1};
  return (struct tw_period){tw_day_from(start), tw_day_from(tw_date_add_months(start, 12)) - 1};
}

struct tw_period tw_en_fiscal_year_at(const struct tw_en_text *t, int offset) {
  int year = tw_date_from(t->ref_day).year;
  struct tw_period now = tw_en_fiscal_year(t, year);
  while (now.start > t->ref_day) now = tw_en_fiscal_year(t, --year);
  while (now.end < t->ref_day) now = tw_en_fiscal_year(t, ++year);
  return tw_en_fiscal_year(t, year + offset);
}
