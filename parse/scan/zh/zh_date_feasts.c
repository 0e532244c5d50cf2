/* Feasts and the calendar of the moon: marked, and dated only where the day is the same each year. */
#include "parse/scan/zh/zh_date.h"

enum { MOON_DAYS = 30 };

/* 今年春节: a feast of the moon's calendar or a name for days that differ from year to year is marked and not dated. */
bool tw_zh_date_read_feast(const struct tw_zh_scan *z, struct tw_zh_date *d) {
  static const struct {
    const char *name;
    int month, day; /* 0: by the moon */
  } feasts[] = {{"春节", 0, 0},    {"春節", 0, 0},    {"除夕", 0, 0},   {"农历", 0, 0},     {"農曆", 0, 0},    {"中秋", 0, 0},
                {"端午", 0, 0},    {"清明", 0, 0},    {"元宵", 0, 0},   {"重阳", 0, 0},     {"重陽", 0, 0},    {"元旦", 1, 1},
                {"国庆节", 10, 1}, {"國慶節", 10, 1}, {"劳动节", 5, 1}, {"圣诞节", 12, 25}, {"聖誕節", 12, 25}};
  for (size_t i = 0; i < sizeof feasts / sizeof *feasts; i++) {
    if (!tw_zh_has(z, d->end, feasts[i].name)) continue;
    d->end += strlen(feasts[i].name);
    d->month = feasts[i].month;
    d->day = feasts[i].day;
    if (!d->month) d->is_unresolved = true;
    return true;
  }
  return false;
}

/* Past 初八, 十五, 廿三: a day of the moon. */
static size_t pass_moon_day(const struct tw_zh_scan *z, size_t at) {
  static const char *const days[] = {"日", "号", "號"};
  struct tw_zh_count day;
  size_t first = tw_zh_has(z, at, "初") ? at + strlen("初") : at;
  if (!tw_zh_count_read(z, first, &day) || day.value < 1 || day.value > MOON_DAYS) return at;
  return day.end + TW_ZH_HAS_ANY(z, day.end, days);
}

bool tw_zh_date_read_moon(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *ret_date) {
  struct tw_zh_hit hit;
  if (!tw_zh_find(z, at, TW_ZH_MOON, &hit)) return false;
  size_t end = hit.end;
  if (!hit.word->a) { /* 农历 names the calendar: a year, a month or a day must follow */
    struct tw_zh_count month;
    size_t p = tw_zh_skip_spaces(z, end);
    if (tw_zh_find(z, p, TW_ZH_MOON, &hit) && hit.word->a) {
      end = hit.end;
    } else if (tw_zh_count_read(z, p, &month) && tw_zh_has(z, month.end, "月")) {
      end = month.end + strlen("月");
    } else {
      return false;
    }
  }
  size_t behind = pass_moon_day(z, end);
  *ret_date = (struct tw_zh_date){.start = at, .end = behind, .is_day = behind > end, .is_unresolved = true};
  return true;
}
