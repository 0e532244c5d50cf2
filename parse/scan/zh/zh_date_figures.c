/* Dates in figures with separators: 2016-12-29, 2016.12, 3-7-2017, 05/05/89, 20161229. */
#include "parse/scan/zh/zh_date.h"

struct fields {
  struct tw_zh_count part[3];
  int count;
  char separator;
  size_t end;
};

static bool is_separator(char c) {
  return c == '-' || c == '/' || c == '.' || c == ' ';
}

/* Figures that run on behind the date make it something else; a T and a time do not. */
static bool goes_on(const struct tw_zh_scan *z, const struct fields *f) {
  size_t len;
  char c = tw_zh_ascii(z, f->end);
  if (c == '%' || (tw_zh_is_letter(c) && c != 'T')) return true;
  return c == f->separator && c != ' ' && tw_zh_digit(z, f->end + 1, &len) >= 0;
}

static bool read_fields(const struct tw_zh_scan *z, size_t at, struct fields *ret) {
  size_t len;
  *ret = (struct fields){0};
  for (size_t p = at; ret->count < 3; p++) {
    if (tw_zh_digit(z, p, &len) < 0 || !tw_zh_count_read(z, p, &ret->part[ret->count])) return false;
    ret->end = p = ret->part[ret->count++].end;
    char c = tw_zh_ascii(z, p);
    bool is_next = is_separator(c) && (!ret->separator || c == ret->separator) && tw_zh_digit(z, p + 1, &len) >= 0;
    if (!is_next) break;
    ret->separator = c;
  }
  return ret->count >= 2 && ret->separator && !goes_on(z, ret);
}

static bool set_date(struct tw_zh_date *d, int year, int month, int day) {
  if (!tw_date_is_valid((struct tw_date){year, month, day})) return false;
  d->year = year;
  d->month = month;
  d->day = day;
  return true;
}

static int full_year(const struct tw_zh_count *c) {
  return c->digits == 2 ? tw_zh_date_widen_year(c->value) : c->value;
}

/* Y-M-D when the first has four digits or all have at most two (27-7-3, 12-11-10); D-M-Y when the last has four or a slash
 * or a short year is last (3-7-2017, 3-7-07, 05/05/89). */
/* Short years: Y-M-D with hyphens where the first has two digits, else D-M-Y, else M-D-Y. */
static bool order_short(const struct fields *f, struct tw_zh_date *d) {
  const struct tw_zh_count *a = &f->part[0], *b = &f->part[1], *c = &f->part[2];
  if (f->separator == '-' && a->digits == 2 && set_date(d, full_year(a), b->value, c->value)) return true;
  if (c->digits != 2) return false;
  return set_date(d, full_year(c), b->value, a->value) || set_date(d, full_year(c), a->value, b->value);
}

static bool order_three(const struct fields *f, struct tw_zh_date *d) {
  const struct tw_zh_count *a = &f->part[0], *b = &f->part[1], *c = &f->part[2];
  bool is_hyphen_or_slash = f->separator == '-' || f->separator == '/';
  bool is_roc = a->digits == 3 && f->separator == '/' && a->value >= TW_ZH_ROC_MIN && a->value <= TW_ZH_ROC_MAX; /* 114/11/3 */
  if (is_roc) return set_date(d, TW_ZH_ROC_FIRST + a->value, b->value, c->value);
  if (b->digits > 2 || c->digits == 3) return false;
  if (a->digits == 4 && c->digits <= 2) return set_date(d, a->value, b->value, c->value);
  if (a->digits > 2 || !is_hyphen_or_slash) return false;
  if (c->digits == 4) return set_date(d, c->value, b->value, a->value) || set_date(d, c->value, a->value, b->value);
  return order_short(f, d);
}

static bool is_month(const struct tw_zh_count *c) {
  return c->digits <= 2 && c->value >= 1 && c->value <= 12;
}

/* 2016.12, 2016-12; not 2016.12万. */
static bool order_month(const struct tw_zh_scan *z, const struct fields *f, struct tw_zh_date *d) {
  const struct tw_zh_count *a = &f->part[0], *b = &f->part[1];
  const uint64_t counted = TW_ZH_MEASURE | TW_ZH_BIG | TW_ZH_UNIT | TW_ZH_PERCENT | TW_ZH_MONEY;
  if (!tw_zh_date_is_plain_year(a) || b->digits != 2 || !is_month(b)) return false;
  if (f->separator == '.' ? tw_zh_is(z, f->end, counted) : f->separator != '-') return false;
  d->year = a->value;
  d->month = b->value;
  return true;
}

/* 09-01 on its own. */
static bool order_day(const struct tw_zh_scan *z, const struct fields *f, struct tw_zh_date *d) {
  enum { LEAP_YEAR = 2000 };
  const struct tw_zh_count *a = &f->part[0], *b = &f->part[1];
  bool is_alone = (d->start == 0 || !tw_zh_han_at(z, tw_zh_before(z, d->start))) && !tw_zh_han_at(z, f->end);
  if (!is_alone || f->separator != '-' || a->digits != 2 || b->digits != 2 || !is_month(a)) return false;
  if (b->value < 1 || b->value > tw_month_days(LEAP_YEAR, a->value)) return false;
  d->month = a->value;
  d->day = b->value;
  return true;
}

static bool read_figures(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *d) {
  struct fields f;
  if (!read_fields(z, at, &f)) return false;
  *d = (struct tw_zh_date){.start = at, .end = f.end};
  if (f.count == 3) return order_three(&f, d);
  return order_month(z, &f, d) || order_day(z, &f, d);
}

/* 20161229 */
static bool read_compact(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *d) {
  enum { DIGITS = 8 };
  int value = 0, digit;
  size_t p = at, len;
  for (int i = 0; i < DIGITS; i++, p += len) {
    if ((digit = tw_zh_digit(z, p, &len)) < 0) return false;
    value = value * 10 + digit;
  }
  int year = value / 10000;
  bool is_joined =
      tw_zh_digit(z, p, &len) >= 0 || tw_zh_is_letter(tw_zh_ascii(z, p)) || tw_zh_ascii(z, p) == '.' || tw_zh_ascii(z, p) == ',';
  if (is_joined || year < 1900 || year > 2100 ||
      tw_zh_is(z, p, TW_ZH_MEASURE | TW_ZH_BIG | TW_ZH_UNIT | TW_ZH_PERCENT | TW_ZH_MONEY))
    return false;
  *d = (struct tw_zh_date){.start = at, .end = p};
  return !tw_zh_has(z, p, "元") && set_date(d, year, value / 100 % 100, value % 100);
}

bool tw_zh_date_read_figures(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *ret_date) {
  return read_figures(z, at, ret_date) || read_compact(z, at, ret_date);
}

bool tw_zh_date_is_possible(const struct tw_zh_scan *z, size_t at) {
  static const char *const words[] = {"年", "月", "日", "号", "號", "世", "财", "財",
                                      "学", "學", "至", "到", "及", "和", "与", "與"};
  struct tw_zh_count count;
  size_t len;
  if (!tw_zh_count_read(z, at, &count)) return tw_zh_digit(z, at, &len) >= 0 || tw_zh_is(z, at, TW_ZH_ERA);
  if (tw_zh_date_is_plain_year(&count)) return true;
  size_t p = tw_zh_skip_spaces(z, count.end);
  return !tw_zh_han_at(z, p) || TW_ZH_HAS_ANY(z, p, words);
}
