/* Dates in figures with separators: 2016-12-29, 2016.12, 3-7-2017, 05/05/89, 20161229. */
#include "parse/scan/zh/zh_date.h"

struct fields {
  struct tw_zh_count part[3];
  int count;
  char separator;
  size_t end;
};

static bool read_fields(const struct tw_zh_scan *z, size_t at, struct fields *ret) {
  size_t len;
  *ret = (struct fields){0};
  for (size_t p = at; ret->count < 3; p++) {
    if (tw_zh_digit(z, p, &len) < 0 || !tw_zh_count_read(z, p, &ret->part[ret->count])) return false;
    ret->end = p = ret->part[ret->count++].end;
    char c = tw_zh_ascii(z, p);
    if (c != '-' && c != '/' && c != '.' && c != ' ') break;
    if (ret->separator && c != ret->separator) break;
    if (tw_zh_digit(z, p + 1, &len) < 0) break;
    ret->separator = c;
  }
  char c = tw_zh_ascii(z, ret->end);
  bool goes_on = (c == ret->separator && c != ' ' && tw_zh_digit(z, ret->end + 1, &len) >= 0) ||
                 (tw_zh_is_letter(c) && c != 'T') || c == '%';
  return ret->count >= 2 && ret->separator && !goes_on;
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
static bool order_three(const struct fields *f, struct tw_zh_date *d) {
  const struct tw_zh_count *a = &f->part[0], *b = &f->part[1], *c = &f->part[2];
  if (b->digits > 2 || f->separator == '.' ? a->digits != 4 : false) return false;
  if (a->digits == 4 && c->digits <= 2) return set_date(d, a->value, b->value, c->value);
  if (a->digits > 2 || (f->separator != '-' && f->separator != '/')) return false;
  if (c->digits == 4) return set_date(d, c->value, b->value, a->value) || set_date(d, c->value, a->value, b->value);
  if (c->digits != 2 && a->digits != 2) return false;
  if (f->separator == '-' && a->digits == 2 && set_date(d, full_year(a), b->value, c->value)) return true;
  return c->digits == 2 && (set_date(d, full_year(c), b->value, a->value) || set_date(d, full_year(c), a->value, b->value));
}

static bool read_figures(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *d) {
  struct fields f;
  if (!read_fields(z, at, &f)) return false;
  *d = (struct tw_zh_date){.start = at, .end = f.end};
  if (f.count == 3) return order_three(&f, d);
  const struct tw_zh_count *a = &f.part[0], *b = &f.part[1];
  bool is_month_of_year = a->digits == 4 && tw_zh_date_is_plain_year(a) && b->digits == 2 && b->value >= 1 && b->value <= 12 &&
                          (f.separator == '.' || f.separator == '-');
  bool is_figure = tw_zh_is(z, f.end, TW_ZH_MEASURE | TW_ZH_BIG | TW_ZH_UNIT | TW_ZH_PERCENT | TW_ZH_MONEY) && f.separator == '.';
  if (is_month_of_year && !is_figure) {
    d->year = a->value;
    d->month = b->value;
    return true;
  }
  bool is_day_of_month = f.separator == '-' && a->digits == 2 && b->digits == 2 && a->value >= 1 && a->value <= 12 &&
                         b->value >= 1 && (at == 0 || !tw_zh_han_at(z, tw_zh_before(z, at))) &&
                         (f.end == z->text.len || !tw_zh_han_at(z, f.end));
  if (!is_day_of_month || b->value > tw_month_days(2000, a->value)) return false;
  d->month = a->value;
  d->day = b->value;
  return true;
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
