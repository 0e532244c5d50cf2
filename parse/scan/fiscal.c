#include "parse/scan/fiscal.h"

enum { JANUARY = 1, YEAR_MONTHS = 12 };

/* First month of the fiscal year, and whether it is named after the year it ends in. */
static const struct fiscal {
  char state[3];
  int8_t month;
  bool is_ending; /* FY2020 ends in 2020 */
} fiscal_years[] = {
    {"AU", 7, true},  {"BB", 4, true},  {"BD", 7, true},  {"BM", 4, true},  {"BS", 7, true},  {"BT", 7, true},  {"BW", 4, true},
    {"BZ", 4, true},  {"CA", 4, true},  {"EG", 7, true},  {"ET", 7, true},  {"FJ", 8, true},  {"FM", 10, true}, {"GB", 4, true},
    {"HK", 4, true},  {"HT", 10, true}, {"IN", 4, true},  {"JM", 4, true},  {"JP", 4, false}, {"KE", 7, true},  {"KW", 4, true},
    {"LA", 10, true}, {"LC", 4, true},  {"LS", 4, true},  {"MH", 10, true}, {"MM", 4, true},  {"MU", 7, true},  {"MW", 4, true},
    {"NA", 4, true},  {"NP", 7, true},  {"NZ", 7, true},  {"PK", 7, true},  {"PR", 7, true},  {"PW", 10, true}, {"RW", 7, true},
    {"SG", 4, false}, {"SZ", 4, true},  {"TH", 10, true}, {"TO", 7, true},  {"TT", 10, true}, {"TZ", 7, true},  {"UG", 7, true},
    {"US", 10, true}, {"WS", 7, true},  {"ZA", 4, true},
};

static struct fiscal fiscal_of(struct tw_slice state) {
  for (size_t i = 0; i < sizeof fiscal_years / sizeof fiscal_years[0]; i++)
    if (tw_slice_is(state, fiscal_years[i].state)) return fiscal_years[i];
  return (struct fiscal){.month = JANUARY};
}

static struct tw_period from(int year, int month) {
  struct tw_date start = {year, month, 1};
  return (struct tw_period){tw_day_from(start), tw_day_from(tw_date_add_months(start, YEAR_MONTHS)) - 1};
}

bool tw_fiscal_is_calendar(struct tw_slice state) {
  return fiscal_of(state).month == JANUARY;
}

struct tw_period tw_fiscal_year(struct tw_slice state, int year) {
  struct fiscal f = fiscal_of(state);
  return from(year - f.is_ending, f.month);
}

struct tw_period tw_fiscal_year_from(struct tw_slice state, int year) {
  return from(year, fiscal_of(state).month);
}

struct tw_period tw_fiscal_year_at(struct tw_slice state, tw_day day, int offset) {
  struct tw_date date = tw_date_from(day);
  int month = fiscal_of(state).month;
  return from(date.year - (date.month < month) + offset, month);
}
