/* Dates and periods by words relative to the reference day or to what was spoken of: 去年, 上月, 昨（29）日, 周三, 同年, 年底. */
#include "parse/scan/zh/zh_date.h"

enum { LAST_DAY = 31 };

static bool resolve_word(const struct tw_zh_scan *z, struct tw_zh_date *d) {
  d->is_relative = true;
  d->is_unresolved = z->options->ref_day == TW_DAY_NONE;
  return !d->is_unresolved;
}

static struct tw_date ref_date(const struct tw_zh_scan *z) {
  return tw_date_from(z->options->ref_day);
}

static void read_relative_year(const struct tw_zh_scan *z, int offset, struct tw_zh_date *d) {
  d->year = resolve_word(z, d) ? ref_date(z).year + offset : 1;
  tw_zh_date_read_behind_year(z, d);
}

/* 同年, 次年: by the year that was last named; unresolved without one. */
static void read_context_year(const struct tw_zh_scan *z, int offset, struct tw_zh_date *d) {
  d->is_unresolved = z->last_year == 0;
  d->year = z->last_year ? z->last_year + offset : 1;
  tw_zh_date_read_behind_year(z, d);
}

/* 去(109)年, 今(2021)年: the year in brackets is the one meant. */
static bool read_bracket_year(const struct tw_zh_scan *z, struct tw_zh_date *d) {
  static const char *const opens[] = {"(", "（"}, *const closes[] = {")年", "）年"};
  struct tw_zh_count count;
  size_t open = TW_ZH_BEHIND_ANY(z, d->start + strlen("去"), opens);
  if (!open || !tw_zh_count_read(z, open, &count)) return false;
  size_t end = TW_ZH_BEHIND_ANY(z, tw_zh_has(z, count.end, "年") ? count.end + strlen("年") : count.end, closes);
  bool is_roc = count.value >= TW_ZH_ROC_MIN && count.value <= TW_ZH_ROC_MAX;
  if (!end || !(is_roc || tw_zh_date_is_plain_year(&count))) return false;
  d->end = end;
  d->year = is_roc ? TW_ZH_ROC_FIRST + count.value : count.value;
  tw_zh_date_read_behind_year(z, d);
  return true;
}

/* 当日, 次日: by the day that was last named; 近日: some day near the reference day. */
static void read_context_day(const struct tw_zh_scan *z, int offset, bool is_near, struct tw_zh_date *d) {
  bool is_known = !is_near && z->last_day != TW_DAY_NONE;
  d->is_day = true;
  d->has_period = true;
  d->is_relative = is_near;
  d->is_unresolved = !is_known;
  d->period = is_known ? tw_period_day(z->last_day + offset) : TW_PERIOD_NONE;
}

static void read_relative_month(const struct tw_zh_scan *z, int offset, struct tw_zh_date *d) {
  struct tw_date month = {1, 1, 1};
  if (resolve_word(z, d)) {
    month = ref_date(z);
    month.day = 1;
    month = tw_date_add_months(month, offset);
  }
  d->year = month.year;
  d->month = month.month;
  tw_zh_date_read_day(z, d);
}

static void read_relative_week(const struct tw_zh_scan *z, int offset, struct tw_zh_date *d) {
  static const struct {
    const char *words;
    int day;
  } days[] = {{"一", 0}, {"二", 1}, {"三", 2}, {"四", 3}, {"五", 4}, {"六", 5}, {"日", 6}, {"天", 6}, {"末", 7}};
  enum { WEEKEND = 7 };
  bool is_known = resolve_word(z, d);
  d->has_period = true;
  d->period = is_known ? tw_period_week(z->options->ref_day, offset) : TW_PERIOD_NONE;
  size_t p = d->end;
  if (tw_zh_has(z, p, "周") || tw_zh_has(z, p, "週")) p += strlen("周");
  for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
    if (!tw_zh_has(z, p, days[i].words)) continue;
    d->end = p + strlen(days[i].words);
    if (!is_known) return;
    tw_day monday = d->period.start;
    d->period = days[i].day == WEEKEND ? (struct tw_period){monday + 5, monday + 6} : tw_period_day(monday + days[i].day);
    return;
  }
}

/* 昨(29)日, 昨日(29日): the day in brackets is the one meant. */
static void read_bracket_day(const struct tw_zh_scan *z, struct tw_zh_date *d) {
  struct tw_zh_count count;
  static const char *const opens[] = {"(", "（"}, *const closes[] = {")", "）"};
  size_t open = TW_ZH_BEHIND_ANY(z, d->end, opens);
  if (!open || !tw_zh_count_read(z, open, &count) || count.value < 1 || count.value > LAST_DAY) return;
  size_t end = tw_zh_has(z, count.end, "日") ? count.end + strlen("日") : count.end;
  size_t close = TW_ZH_BEHIND_ANY(z, end, closes);
  if (!close) return;
  d->end = tw_zh_has(z, close, "日") ? close + strlen("日") : close;
  if (d->is_unresolved) return;
  struct tw_date date = tw_date_from(d->period.start);
  date.day = count.value;
  enum { NEAR_DAYS = 3 }; /* 昨 is a day or so before; else the bracket is something else */
  if (!tw_date_is_valid(date)) return;
  tw_day day = tw_day_from(date);
  if (day - d->period.start <= NEAR_DAYS && d->period.start - day <= NEAR_DAYS) d->period = tw_period_day(day);
}

static void read_relative_day(const struct tw_zh_scan *z, int offset, struct tw_zh_date *d) {
  d->is_day = true;
  d->has_period = true;
  d->period = resolve_word(z, d) ? tw_period_day(z->options->ref_day + offset) : TW_PERIOD_NONE;
  read_bracket_day(z, d);
}

static void read_weekday(const struct tw_zh_scan *z, int weekday, struct tw_zh_date *d) {
  enum { PAST_DAYS = 3 }; /* news names days to come, and those just past */
  d->is_day = true;
  d->has_period = true;
  d->period = TW_PERIOD_NONE;
  if (!resolve_word(z, d)) return;
  int ahead = (weekday - tw_day_weekday(z->options->ref_day) + 7) % 7;
  d->period = tw_period_day(z->options->ref_day + (7 - ahead <= PAST_DAYS && ahead ? ahead - 7 : ahead));
}

static void read_relative_part(const struct tw_zh_scan *z, const struct tw_zh_hit *hit, struct tw_zh_date *d) {
  enum { QUARTER_MONTHS = 3 };
  struct tw_date now = resolve_word(z, d) ? ref_date(z) : (struct tw_date){1, 1, 1};
  bool is_of_paragraph = z->paragraph_year && hit->word->a == TW_ZH_PART_END; /* 2022年，…。年底，… */
  d->year = is_of_paragraph ? z->paragraph_year : now.year;
  if (is_of_paragraph) d->is_relative = d->is_unresolved = false;
  d->part = (enum tw_zh_part)hit->word->a;
  d->part_number = hit->word->b;
  if (d->part == TW_ZH_PART_HALF_MONTH) d->month = now.month;
  if (d->part != TW_ZH_PART_NONE || d->is_unresolved) return;
  int month = (now.month - 1) / QUARTER_MONTHS * QUARTER_MONTHS + 1;
  struct tw_date first = tw_date_add_months((struct tw_date){now.year, month, 1}, hit->word->b * QUARTER_MONTHS);
  d->has_period = true;
  d->period = tw_period_months(first.year, first.month, first.month + QUARTER_MONTHS - 1);
}

bool tw_zh_date_read_relative(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *ret_date) {
  const uint64_t classes = TW_ZH_REL_YEAR | TW_ZH_REL_MONTH | TW_ZH_REL_WEEK | TW_ZH_REL_DAY | TW_ZH_REL_PART | TW_ZH_WEEKDAY;
  struct tw_zh_hit hit;
  if (!tw_zh_find_free(z, at, classes, &hit)) return false;
  *ret_date = (struct tw_zh_date){.start = at, .end = hit.end};
  enum { NEAR = 2, IN_BRACKETS = 2 };
  bool is_short_day = hit.end - at == strlen("今"); /* 今 and 昨 only before a bracket */
  if (hit.classes & TW_ZH_REL_YEAR && hit.word->b == IN_BRACKETS) return read_bracket_year(z, ret_date);
  if (is_short_day && read_bracket_year(z, ret_date)) return true;
  if (hit.classes & TW_ZH_REL_YEAR && hit.word->b)
    read_context_year(z, hit.word->a, ret_date);
  else if (hit.classes & TW_ZH_REL_YEAR)
    read_relative_year(z, hit.word->a, ret_date);
  else if (hit.classes & TW_ZH_REL_MONTH)
    read_relative_month(z, hit.word->a, ret_date);
  else if (hit.classes & TW_ZH_REL_WEEK)
    read_relative_week(z, hit.word->a, ret_date);
  else if (hit.classes & TW_ZH_REL_DAY && hit.word->b)
    read_context_day(z, hit.word->a, hit.word->b == NEAR, ret_date);
  else if (hit.classes & TW_ZH_REL_DAY)
    read_relative_day(z, hit.word->a, ret_date);
  else if (hit.classes & TW_ZH_WEEKDAY)
    read_weekday(z, hit.word->a, ret_date);
  else
    read_relative_part(z, &hit, ret_date);
  return !is_short_day || ret_date->end != hit.end || tw_zh_date_is_press_yesterday(z, at, hit.end);
}
