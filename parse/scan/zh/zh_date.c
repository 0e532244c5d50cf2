#include "parse/scan/zh/zh_date.h"
#include "parse/scan/zh/zh_number.h"

enum {
  COUNT_DIGITS = 4,
  YEAR_MIN = 1000, /* a four-digit number before 年 below it is a duration */
  YEAR_MAX = 2199,
};

static bool count_digits(const struct tw_zh_scan *z, size_t at, struct tw_zh_count *ret) {
  size_t len;
  *ret = (struct tw_zh_count){.end = at};
  for (int d; (d = tw_zh_digit(z, ret->end, &len)) >= 0; ret->end += len) {
    if (++ret->digits > COUNT_DIGITS) return false;
    ret->value = ret->value * 10 + d;
  }
  return ret->digits > 0;
}

/* 十二, 二十九, 廿一, 三十; a first digit has been read into ret when digits == 1. */
static bool count_tens(const struct tw_zh_scan *z, struct tw_zh_count *ret) {
  struct tw_zh_hit hit;
  if (tw_zh_find(z, ret->end, TW_ZH_TENS, &hit)) {
    if (ret->digits) return false;
    ret->value = hit.word->a;
  } else if (tw_zh_find(z, ret->end, TW_ZH_UNIT, &hit) && hit.word->a == 1) {
    ret->value = ret->digits ? ret->value * 10 : 10;
  } else {
    return false;
  }
  ret->end = hit.end;
  ret->digits = 0;
  if (!tw_zh_find(z, ret->end, TW_ZH_DIGIT, &hit)) return true;
  ret->value += hit.word->a;
  ret->end = hit.end;
  return true;
}

bool tw_zh_count_read(const struct tw_zh_scan *z, size_t at, struct tw_zh_count *ret_count) {
  struct tw_zh_hit hit;
  size_t len;
  if (tw_zh_digit(z, at, &len) >= 0) return count_digits(z, at, ret_count);
  *ret_count = (struct tw_zh_count){.end = at};
  while (tw_zh_find(z, ret_count->end, TW_ZH_DIGIT, &hit)) {
    if (++ret_count->digits > COUNT_DIGITS) return false;
    ret_count->value = ret_count->value * 10 + hit.word->a;
    ret_count->end = hit.end;
  }
  if (ret_count->digits > 1) return true;
  return count_tens(z, ret_count) || ret_count->digits > 0;
}

/* ---- units behind a count ---- */

static size_t behind_year(const struct tw_zh_scan *z, size_t at) {
  static const char *const words[] = {"年度", "财年", "財年", "财政年度", "財政年度", "学年度", "學年度", "学年", "學年", "年"};
  return TW_ZH_BEHIND_ANY(z, at, words);
}
static size_t behind_month(const struct tw_zh_scan *z, size_t at) {
  static const char *const words[] = {"月份", "月"};
  return TW_ZH_BEHIND_ANY(z, at, words);
}
static size_t behind_day(const struct tw_zh_scan *z, size_t at) {
  static const char *const words[] = {"日", "号", "號"};
  return TW_ZH_BEHIND_ANY(z, at, words);
}

static bool is_month(int value) {
  return value >= 1 && value <= 12;
}
static bool is_day(int value) {
  return value >= 1 && value <= 31;
}

static bool starts_count(const struct tw_zh_scan *z, size_t at) {
  struct tw_zh_count count;
  return tw_zh_count_read(z, at, &count);
}

/* One unit of a date, or a run of it: "3月", "1至11月", "1月至7月", "3、4月". */
struct run {
  int first, last; /* last 0: no run */
  size_t end;
};

typedef size_t behind_fn(const struct tw_zh_scan *z, size_t at);
typedef bool range_fn(int value);

static size_t link_or_list(const struct tw_zh_scan *z, size_t at) {
  struct tw_zh_hit hit;
  size_t p = tw_zh_skip_spaces(z, at);
  if (tw_zh_find(z, p, TW_ZH_LINK, &hit)) return tw_zh_skip_spaces(z, hit.end);
  static const char *const lists[] = {"、", "及", "和", "与", "與"};
  size_t list = TW_ZH_HAS_ANY(z, p, lists);
  return list ? tw_zh_skip_spaces(z, p + list) : 0;
}

/* The second end behind a link, with the same unit and nothing smaller behind it. */
static bool read_run_end(const struct tw_zh_scan *z, size_t at, behind_fn *behind, range_fn *in_range, struct run *run) {
  struct tw_zh_count second;
  size_t link = link_or_list(z, at), end;
  if (!link || !tw_zh_count_read(z, link, &second) || !in_range(second.value)) return false;
  end = behind(z, second.end);
  if (!end || starts_count(z, end)) return false;
  bool is_list = !tw_zh_is(z, tw_zh_skip_spaces(z, at), TW_ZH_LINK);
  if (second.value <= run->first || (is_list && second.value != run->first + 1)) return false;
  run->last = second.value;
  run->end = end;
  return true;
}

static bool read_run(const struct tw_zh_scan *z, size_t at, behind_fn *behind, range_fn *in_range, struct run *ret_run) {
  struct tw_zh_count first;
  bool is_two = tw_zh_has(z, at, "两") || tw_zh_has(z, at, "兩"); /* 两日 is never the second */
  if (is_two || !tw_zh_count_read(z, at, &first) || !in_range(first.value)) return false;
  size_t end = behind(z, first.end);
  *ret_run = (struct run){.first = first.value, .end = end};
  if (read_run_end(z, end ? end : first.end, behind, in_range, ret_run)) return true;
  return end != 0;
}

/* ---- parts of a year or month ---- */

static bool read_ordinal_part(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *d) {
  static const struct {
    const char *lead;
    enum tw_zh_part part;
  } leads[] = {{"第", TW_ZH_PART_NTH},    {"前", TW_ZH_PART_FIRST}, {"头", TW_ZH_PART_FIRST},
               {"頭", TW_ZH_PART_FIRST},  {"首", TW_ZH_PART_FIRST}, {"最后", TW_ZH_PART_LAST},
               {"最後", TW_ZH_PART_LAST}, {"后", TW_ZH_PART_LAST},  {"後", TW_ZH_PART_LAST}};
  struct tw_zh_count count;
  struct tw_zh_hit hit;
  for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
    if (!tw_zh_has(z, at, leads[i].lead)) continue;
    size_t p = tw_zh_skip_spaces(z, at + strlen(leads[i].lead));
    if (!tw_zh_count_read(z, p, &count) || count.value < 1) continue;
    p = tw_zh_skip_spaces(z, count.end);
    if (!tw_zh_find(z, p, TW_ZH_SPAN, &hit) || hit.word->a == TW_ZH_SPAN_YEAR) continue;
    d->part = leads[i].part;
    d->part_number = count.value;
    d->part_span = (enum tw_zh_span)hit.word->a;
    d->end = hit.end;
    return true;
  }
  return false;
}

static bool read_part(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *d) {
  struct tw_zh_hit hit;
  size_t p = at;
  if (tw_zh_has(z, p, "的")) p += strlen("的");
  p = tw_zh_skip_spaces(z, p);
  if (read_ordinal_part(z, p, d)) return true;
  if (!tw_zh_find_free(z, p, TW_ZH_PART, &hit)) return false;
  d->part = (enum tw_zh_part)hit.word->a;
  d->part_number = hit.word->b;
  d->end = hit.end;
  return true;
}

/* ---- behind a year: month, day ---- */

void tw_zh_date_read_day(const struct tw_zh_scan *z, struct tw_zh_date *d) {
  struct run run;
  size_t p = tw_zh_skip_spaces(z, d->end);
  if (read_run(z, p, behind_day, is_day, &run)) {
    d->day = run.first;
    d->day_last = run.last;
    d->end = run.end;
    return;
  }
  struct tw_zh_count count;
  bool is_bare = tw_zh_count_read(z, p, &count) && is_day(count.value) && !tw_zh_han_at(z, count.end) &&
                 !link_or_list(z, count.end) && !tw_zh_ascii(z, count.end);
  if (is_bare) { /* 1月3 */
    d->day = count.value;
    d->end = count.end;
    return;
  }
  read_part(z, d->end, d);
}

static bool read_month(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *d) {
  struct run run;
  size_t p = at;
  if (tw_zh_has(z, p, "的")) p += strlen("的");
  if (!read_run(z, tw_zh_skip_spaces(z, p), behind_month, is_month, &run)) return false;
  d->month = run.first;
  d->month_last = run.last;
  d->end = run.end;
  if (!run.last) tw_zh_date_read_day(z, d);
  return true;
}

static tw_day in_year(tw_day day, int years) {
  enum { MONTHS = 12 };
  return tw_day_from(tw_date_add_months(tw_date_from(day), years * MONTHS));
}

/* 去年同期, 2019年同期: the time last spoken of, in that year; unresolved where none was spoken of. */
static bool read_same_time(const struct tw_zh_scan *z, struct tw_zh_date *d) {
  if (!tw_zh_has(z, d->end, "同期")) return false;
  d->end += strlen("同期");
  d->has_period = true;
  d->period = TW_PERIOD_NONE;
  d->is_unresolved |= tw_period_is_none(z->spoken);
  if (d->is_unresolved) return true;
  int years = d->year - tw_date_from(z->spoken.end).year;
  d->period = (struct tw_period){in_year(z->spoken.start, years), in_year(z->spoken.end, years)};
  return true;
}

void tw_zh_date_read_behind_year(const struct tw_zh_scan *z, struct tw_zh_date *d) {
  if (read_same_time(z, d) || tw_zh_date_read_feast(z, d)) return;
  if (!read_month(z, d->end, d)) read_part(z, d->end, d);
}

/* ---- years ---- */

/* A month, a quarter or the like directly behind 年 shows that a short number is a year. */
static bool is_dated(const struct tw_zh_scan *z, size_t at) {
  struct tw_zh_date probe = {0};
  return read_month(z, at, &probe) ||
         (read_part(z, at, &probe) && probe.part != TW_ZH_PART_WHOLE && probe.part != TW_ZH_PART_BEGIN);
}

/* 98年 without more is a year of the last century rather than a length. */
static bool is_late_year(const struct tw_zh_scan *z, int value, size_t end) {
  enum { LATE = 80 };
  static const char *const lengths[] = {"前",   "后", "後", "来", "來", "间", "間", "多",   "余", "历史",
                                        "歷史", "之", "期", "级", "以", "的", "内", "有期", "代"};
  if (TW_ZH_HAS_ANY(z, end, lengths)) return false;
  return value >= LATE;
}

/* The year that a count and a 年 ending at `end` say, 0 when they say none. */
static int year_of_four(const struct tw_zh_scan *z, int value, size_t end) {
  static const char *const not_years[] = {"代", "多", "余", "餘", "级", "級", "之久", "历史", "歷史"};
  bool is_year = value >= YEAR_MIN && value <= YEAR_MAX && !TW_ZH_HAS_ANY(z, end, not_years);
  return is_year ? value : 0;
}

/* The first byte of a count's digits. */
static size_t count_start(const struct tw_zh_scan *z, const struct tw_zh_count *count) {
  size_t start = count->end;
  for (int places = count->digits; places > 0; places--) start = tw_zh_before(z, start);
  return start;
}

/* 求處28年6月徒刑, 判刑15年6月: how long, not when. */
static bool is_sentence(const struct tw_zh_scan *z, const struct tw_zh_count *count, size_t end) {
  static const char *const leads[] = {"判处", "判處", "判刑", "求处", "求處", "徒刑", "刑期",
                                      "获刑", "獲刑", "改判", "重判", "轻判", "輕判"};
  static const char *const behinds[] = {"徒刑", "有期", "刑期", "监禁", "監禁", "不等"};
  struct tw_zh_date months = {0};
  size_t start = count_start(z, count), len;
  if (TW_ZH_ENDS_ANY(z, start, leads)) return true;
  return tw_zh_digit(z, start, &len) >= 0 && read_month(z, end, &months) && TW_ZH_HAS_ANY(z, months.end, behinds) > 0;
}

static int year_of_two(const struct tw_zh_scan *z, const struct tw_zh_count *count, size_t end) {
  size_t len;
  bool is_ascii = tw_zh_digit(z, tw_zh_before(z, count->end), &len) >= 0, is_decade = tw_zh_has(z, end, "代");
  bool is_pair = count->value / 10 + 1 == count->value % 10 || count->value == 35; /* 三四年, 三五年 */
  if (is_sentence(z, count, end)) return 0;
  bool is_roc = tw_slice_is(z->options->jurisdiction, "TW") && count->value >= TW_ZH_ROC_MIN; /* 98年, 99年1至6月 */
  if (is_roc && is_ascii && (is_dated(z, end) || is_late_year(z, count->value, end))) return TW_ZH_ROC_FIRST + count->value;
  if (is_dated(z, end)) return tw_zh_date_widen_year(count->value);
  if (is_decade || count->value == 0) return 0;
  if (!is_ascii) return is_pair && count->value > 10 ? 0 : tw_zh_date_widen_year(count->value);
  if (count->value < 10) return 2000 + count->value; /* 08年 */
  return is_late_year(z, count->value, end) ? 1900 + count->value : 0;
}

/* 於102年, 自110年: no length stands behind such a word. */
static bool is_told_of(const struct tw_zh_scan *z, const struct tw_zh_count *count, size_t end) {
  static const char *const leads[] = {"於", "自", "從", "截至", "迄"};
  static const char *const lengths[] = {"前", "後", "之", "內", "间", "歷史", "以", "多", "餘"};
  return TW_ZH_ENDS_ANY(z, count_start(z, count), leads) && !TW_ZH_HAS_ANY(z, end, lengths);
}

/* 109年的269億元, 110年總預算案: near the year that was spoken of, or near the reference day. */
static bool is_near(const struct tw_zh_scan *z, int value, size_t end) {
  enum { YEARS = 4 };
  static const char *const behinds[] = {"第", "總", "的"}, *const lengths[] = {"前", "後",   "来", "來", "間", "多",
                                                                               "餘", "歷史", "之", "內", "期", "以"};
  bool is_same = z->last_year && z->last_year == TW_ZH_ROC_FIRST + value; /* 去(114)年度 ... 114年 */
  if (is_same && !TW_ZH_HAS_ANY(z, end, lengths)) return true;
  size_t behind = TW_ZH_BEHIND_ANY(z, end, behinds), len;
  if (!behind || (tw_zh_ends(z, behind, "的") && tw_zh_digit(z, behind, &len) < 0)) return false;
  bool has_ref = z->options->ref_day != TW_DAY_NONE;
  int known = z->last_year ? z->last_year : has_ref ? tw_date_from(z->options->ref_day).year : 0;
  int distance = TW_ZH_ROC_FIRST + value - known;
  return known && distance <= YEARS && distance >= -YEARS;
}

/* 114年7月, 114年度, 114年起, 114年核定; a bare 114年 only in Taiwan. */
static bool is_roc_year(const struct tw_zh_scan *z, const struct tw_zh_count *count, size_t end) {
  static const char *const dated[] = {"起",   "初",   "全年", "版",   "核定", "核准", "公布", "公告", "修正", "修法", "實施",
                                      "施行", "完工", "啟用", "動工", "通車", "選舉", "大選", "預算", "決算", "中央", "國慶",
                                      "全國", "統計", "迄今", "至今", "元旦", "春節", "學測", "國中", "會考", "地方"};
  if (count->digits != 3 || count->value < TW_ZH_ROC_MIN || count->value > TW_ZH_ROC_MAX) return false;
  if (tw_zh_ends(z, end, "學年") || is_told_of(z, count, end) || is_near(z, count->value, end)) return true;
  return tw_slice_is(z->options->jurisdiction, "TW") || tw_zh_ends(z, end, "度") || is_dated(z, end) ||
         TW_ZH_HAS_ANY(z, end, dated);
}

static int year_of(const struct tw_zh_scan *z, const struct tw_zh_count *count, size_t end) {
  if (count->digits == 4) return year_of_four(z, count->value, end);
  if (count->digits == 2) return year_of_two(z, count, end);
  return is_roc_year(z, count, end) ? TW_ZH_ROC_FIRST + count->value : 0;
}

static bool read_year(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *d) {
  struct tw_zh_count count;
  if (!tw_zh_count_read(z, at, &count)) return false;
  size_t end = behind_year(z, count.end);
  int year = end ? year_of(z, &count, end) : 0;
  if (!year) return false;
  d->year = year;
  d->end = end;
  return true;
}

/* What may follow a year written without 年. */
static bool ends_bare_year(const struct tw_zh_scan *z, size_t end) {
  char next = tw_zh_ascii(z, end);
  if (next && (tw_zh_is_letter(next) || strchr(".%-/:", next))) return false;
  return !tw_zh_is(z, end, TW_ZH_MEASURE | TW_ZH_BIG | TW_ZH_UNIT | TW_ZH_PERCENT | TW_ZH_LINK);
}

/* 1985到89年9月: the second year goes on. */
static void extend_last_year(const struct tw_zh_scan *z, struct tw_zh_date *d) {
  struct tw_zh_date tail = {.end = d->end};
  if (!read_month(z, d->end, &tail) || tail.month_last) return;
  tail.year = d->year_last;
  d->has_period = true;
  d->period = (struct tw_period){tw_period_year(d->year).start, tw_zh_date_resolve(z, &tail).end};
  d->end = tail.end;
}

/* 2019/20财年, 2018/19赛季: two years that follow each other. */
static bool read_season(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *d) {
  struct tw_zh_count first, second;
  enum { CENTURY = 100 };
  if (!tw_zh_count_read(z, at, &first) || !tw_zh_date_is_plain_year(&first) || tw_zh_ascii(z, first.end) != '/') return false;
  if (!tw_zh_count_read(z, first.end + 1, &second)) return false;
  int next = first.value + 1;
  bool is_next = second.digits == 2 ? second.value == next % CENTURY : second.value == next;
  if (!is_next || !(tw_zh_han_at(z, second.end) || behind_year(z, second.end))) return false;
  size_t end = behind_year(z, second.end);
  *d = (struct tw_zh_date){.start = at, .end = end ? end : second.end, .year = first.value, .year_last = next};
  return true;
}

/* 2014至2016年, 2014-2016, 1995—97年, 1985到89年9月. */
static bool read_years(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *d) {
  struct tw_zh_count first, second;
  struct tw_zh_hit hit;
  if (!tw_zh_count_read(z, at, &first) || !tw_zh_date_is_plain_year(&first)) return false;
  if (!tw_zh_find(z, tw_zh_skip_spaces(z, first.end), TW_ZH_LINK, &hit)) return false;
  if (!tw_zh_count_read(z, tw_zh_skip_spaces(z, hit.end), &second)) return false;
  size_t end = behind_year(z, second.end);
  int last = second.digits == 2 ? first.value / 100 * 100 + second.value : second.value;
  bool is_year = end || (second.digits == 4 && ends_bare_year(z, second.end));
  if (!is_year || last <= first.value || last > YEAR_MAX) return false;
  *d = (struct tw_zh_date){.start = at, .end = end ? end : second.end, .year = first.value, .year_last = last};
  if (end) extend_last_year(z, d);
  return true;
}

static bool read_era(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *d) {
  struct tw_zh_hit hit;
  struct tw_zh_number n; /* 民國一百一十年 is past a count */
  int64_t value;
  if (!tw_zh_find(z, at, TW_ZH_ERA, &hit) || hit.word->b) return false;
  if (!tw_zh_number_read(z, tw_zh_skip_spaces(z, hit.end), &n) || !tw_decimal_to_i64(n.value, &value)) return false;
  size_t end = behind_year(z, n.end);
  if (!end || value < 1 || value > YEAR_MAX - hit.word->a) return false;
  *d = (struct tw_zh_date){.start = at, .end = end, .year = hit.word->a + (int)value};
  tw_zh_date_read_behind_year(z, d);
  return true;
}

/* ---- decades and centuries ---- */

static bool read_decade(const struct tw_zh_scan *z, size_t at, int century, struct tw_zh_date *d) {
  struct tw_zh_count count;
  if (!tw_zh_count_read(z, at, &count) || !tw_zh_has(z, count.end, "年代") || count.value % 10) return false;
  int year = count.value;
  if (year < 100) year += century ? (century - 1) * 100 : year <= TW_ZH_CENTURY_PIVOT - 10 ? 2000 : 1900;
  if (year < YEAR_MIN || year > YEAR_MAX) return false;
  d->period = tw_period_years(year, year + 9);
  d->has_period = true;
  d->end = count.end + strlen("年代");
  return true;
}

static bool read_century(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *d) {
  struct tw_zh_hit hit;
  struct tw_zh_count count;
  int century = 0;
  size_t end = at;
  if (tw_zh_find(z, at, TW_ZH_ERA, &hit) && hit.word->b) {
    century = hit.word->b;
    end = hit.end;
  } else if (tw_zh_count_read(z, at, &count) && (tw_zh_has(z, count.end, "世纪") || tw_zh_has(z, count.end, "世紀"))) {
    century = count.value;
    end = count.end + strlen("世纪");
  }
  if (century < 1 || century > 21) return false;
  *d = (struct tw_zh_date){.start = at, .end = end, .has_period = true};
  d->period = tw_period_years(century > 1 ? (century - 1) * 100 : 1, century * 100 - 1);
  read_decade(z, end, century, d);
  return true;
}

/* ---- entry points ---- */

/* 三日 inside a clause counts days; behind a bracket or 于 it names one. */
static bool is_span_of_days(const struct tw_zh_scan *z, size_t at, const struct run *run) {
  static const char *const leads[] = {"于", "於", "在", "至", "到", "及", "、"};
  bool is_lone = run->first < 10 && !run->last && run->end - at == 2 * strlen("日") && tw_zh_han_at(z, at);
  if (!is_lone || !tw_zh_joined_before(z, at)) return is_lone && run->first == 1;
  for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
    if (tw_zh_ends(z, at, leads[i])) return run->first == 1;
  return true;
}

/* 北溪2号管道, 嫌疑人3号: between words a 号 numbers a thing; behind a preposition, a comma or a time it is a day. */
static bool is_numbered_thing(const struct tw_zh_scan *z, size_t at, size_t end) {
  static const char *const marks[] = {"号", "號"};
  static const char *const leads[] = {"于", "於", "在", "到", "至", "从", "從", "自", "由", "及", "和",
                                      "与", "與", "是", "的", "就", "了", "将", "將", "这", "這", "那",
                                      "定", "为", "為", "月", "周", "每", "前", "后", "今", "截"};
  if (!TW_ZH_ENDS_ANY(z, end, marks) || !tw_zh_joined_before(z, at)) return false;
  return !TW_ZH_ENDS_ANY(z, at, leads);
}

/* A day of a month not named: 29日, 10至12日; not 30日内, 5日游. */
static bool read_lone_day(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *d) {
  static const char *const spans[] = {"内",   "內",   "以内", "以內", "以上", "以下", "之", "游", "遊", "行政",
                                      "拘留", "拘役", "元",   "圆",   "币",   "幣",   "后", "後", "前"};
  static const char *const numbered[] = {"线", "線", "楼", "樓", "院", "公告", "文件", "机",   "機",
                                         "店", "门", "門", "房", "铺", "井",   "选手", "令",   "站",
                                         "案", "厅", "桌", "馆", "车", "球",   "馬",   "决议", "決議"};
  static const char *const counts[] = {"每",   "为期", "為期", "历时", "歷時", "长达", "折算", "折抵", "羁押", "羈押",
                                       "長達", "最长", "共",   "达",   "達",   "拘留", "拘役", "停职", "关押"};
  struct run run;
  if (!read_run(z, at, behind_day, is_day, &run) || is_span_of_days(z, at, &run)) return false;
  bool is_number = !tw_zh_ends(z, run.end, "日") && TW_ZH_HAS_ANY(z, run.end, numbered); /* 5号线 */
  if (is_numbered_thing(z, at, run.end)) return false;
  if (is_number || TW_ZH_HAS_ANY(z, run.end, spans) || TW_ZH_ENDS_ANY(z, at, counts)) return false;
  *d = (struct tw_zh_date){.start = at, .end = run.end, .day = run.first, .day_last = run.last};
  return true;
}

static bool is_joined_year(const struct tw_zh_scan *z, size_t start, size_t end, bool is_second) {
  size_t len;
  char next = tw_zh_ascii(z, end), before = start ? tw_zh_ascii(z, start - 1) : 0;
  bool goes_on = next && strchr(".,-:/", next) && tw_zh_digit(z, end + 1, &len) >= 0;
  if (goes_on || next == '%' || tw_zh_is_letter(next) || tw_zh_is_letter(before)) return true;
  return before && strchr(is_second ? ".$/" : ".$/-", before);
}

/* A bare year, 2018, where nothing that is counted follows. */
static bool read_bare_year(const struct tw_zh_scan *z, size_t at, bool is_second, struct tw_zh_date *d) {
  const uint64_t counted =
      TW_ZH_MEASURE | TW_ZH_BIG | TW_ZH_UNIT | TW_ZH_PERCENT | TW_ZH_MORE | TW_ZH_TAIL | TW_ZH_DURATION | TW_ZH_AGE;
  struct tw_zh_count count;
  size_t len;
  if (tw_zh_digit(z, at, &len) < 0 || !tw_zh_count_read(z, at, &count) || !tw_zh_date_is_plain_year(&count)) return false;
  if (is_joined_year(z, at, count.end, is_second) || tw_zh_is(z, tw_zh_skip_spaces(z, count.end), counted)) return false;
  *d = (struct tw_zh_date){.start = at, .end = count.end, .year = count.value};
  return true;
}

bool tw_zh_date_read(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *ret_date) {
  if (tw_zh_is_letter(tw_zh_ascii(z, at))) return tw_zh_date_read_english(z, at, ret_date);
  if (!tw_zh_date_is_possible(z, at)) return false;
  *ret_date = (struct tw_zh_date){.start = at, .end = at};
  if (read_century(z, at, ret_date) || read_decade(z, at, 0, ret_date)) return true;
  *ret_date = (struct tw_zh_date){.start = at, .end = at};
  if (read_season(z, at, ret_date) || read_years(z, at, ret_date) || read_era(z, at, ret_date)) return true;
  *ret_date = (struct tw_zh_date){.start = at, .end = at};
  if (read_year(z, at, ret_date)) {
    tw_zh_date_read_behind_year(z, ret_date);
    return true;
  }
  if (read_month(z, at, ret_date)) return true;
  if (tw_zh_date_read_english(z, at, ret_date)) return true;
  return tw_zh_date_read_figures(z, at, ret_date) || read_lone_day(z, at, ret_date) || read_bare_year(z, at, false, ret_date);
}

/* 次年2月 behind a date. */
static bool read_next_year(const struct tw_zh_scan *z, size_t at, const struct tw_zh_date *first, struct tw_zh_date *d) {
  static const char *const words[] = {"次年", "翌年", "第二年"};
  size_t behind = first->year ? TW_ZH_BEHIND_ANY(z, at, words) : 0;
  if (!behind) return false;
  *d = (struct tw_zh_date){.start = at, .end = behind, .year = first->year + 1};
  tw_zh_date_read_behind_year(z, d);
  return true;
}

bool tw_zh_date_read_second(const struct tw_zh_scan *z, size_t at, const struct tw_zh_date *first, struct tw_zh_date *ret_date) {
  if (read_next_year(z, at, first, ret_date)) return true;
  if (tw_zh_date_read_relative(z, at, ret_date) || tw_zh_date_read(z, at, ret_date)) return true;
  return first->year && read_bare_year(z, at, true, ret_date);
}
