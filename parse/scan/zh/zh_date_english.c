/* Dates in English inside a Chinese text: May 10, 2024; 10 May 2024; Sept. 2023. */
#include "parse/scan/zh/zh_date.h"

/* Past the name of a month, short or full, with a full stop or none; 0: there is none. */
static size_t read_month_name(const struct tw_zh_scan *z, size_t at, int *ret_month) {
  static const char *const names[] = {"January", "February", "March",     "April",   "May",      "June",
                                      "July",    "August",   "September", "October", "November", "December"};
  enum { SHORT = 3, MONTHS = 12 };
  size_t end = at;
  while (tw_zh_is_letter(tw_zh_ascii(z, end))) end++;
  struct tw_slice word = tw_slice_sub(z->text, at, end);
  if (word.len < SHORT) return 0;
  for (int i = 0; i < MONTHS; i++) {
    struct tw_slice name = tw_slice_from(names[i]);
    bool is_short = word.len == SHORT || tw_slice_is(word, "Sept");
    if (!tw_slice_eq(word, name) && !(is_short && tw_slice_has_prefix(name, word))) continue;
    *ret_month = i + 1;
    return end + (is_short && tw_zh_ascii(z, end) == '.');
  }
  return 0;
}

/* A count of figures behind a blank, no letter grown to it. */
static bool read_figure(const struct tw_zh_scan *z, size_t at, struct tw_zh_count *ret) {
  size_t len, p = tw_zh_skip_spaces(z, at);
  if (p == at || tw_zh_digit(z, p, &len) < 0 || !tw_zh_count_read(z, p, ret)) return false;
  return !tw_zh_is_letter(tw_zh_ascii(z, ret->end));
}

static bool is_day(const struct tw_zh_count *c) {
  enum { LAST_DAY = 31 };
  return c->digits <= 2 && c->value >= 1 && c->value <= LAST_DAY;
}

/* ", 2024" or " 2024" behind a day or a month. */
static void read_year(const struct tw_zh_scan *z, struct tw_zh_date *d) {
  struct tw_zh_count year;
  size_t comma = tw_zh_ascii(z, d->end) == ',';
  if (!read_figure(z, d->end + comma, &year) || !tw_zh_date_is_plain_year(&year)) return;
  d->year = year.value;
  d->end = year.end;
}

/* 10 May 2024 */
static bool read_day_first(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *d) {
  struct tw_zh_count day;
  if (!tw_zh_count_read(z, at, &day) || !is_day(&day) || tw_zh_ascii(z, day.end) != ' ') return false;
  d->day = day.value;
  d->end = read_month_name(z, day.end + 1, &d->month);
  if (d->end) read_year(z, d);
  return d->end > 0;
}

bool tw_zh_date_read_english(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *ret_date) {
  struct tw_zh_count day;
  size_t len;
  *ret_date = (struct tw_zh_date){.start = at};
  if (tw_zh_digit(z, at, &len) >= 0) return read_day_first(z, at, ret_date);
  ret_date->end = read_month_name(z, at, &ret_date->month);
  if (!ret_date->end) return false;
  if (read_figure(z, ret_date->end, &day) && is_day(&day)) {
    ret_date->day = day.value;
    ret_date->end = day.end;
  }
  read_year(z, ret_date);
  return ret_date->day || ret_date->year;
}
