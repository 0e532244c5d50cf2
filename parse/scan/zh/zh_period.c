#include "parse/scan/zh/zh_period.h"
#include "parse/scan/zh/zh_number.h"
#include "parse/scan/zh/zh_range.h"

/* ---- words behind a period ---- */

static void open_end(struct tw_period *p, uint32_t *flags) {
  p->end = TW_DAY_NONE;
  *flags |= TW_FOUND_OPEN_END;
}
static void open_start(struct tw_period *p, uint32_t *flags) {
  p->start = TW_DAY_NONE;
  *flags |= TW_FOUND_OPEN_START;
}

static void lay_since(const struct tw_zh_scan *z, struct tw_period *p, uint32_t *flags) {
  /* 今年以来: a period that the reference day lies in runs up to that day. */
  tw_day ref = z->options->ref_day;
  bool is_now = ref != TW_DAY_NONE && p->start != TW_DAY_NONE && *flags & TW_FOUND_RELATIVE && p->start <= ref && ref <= p->end;
  if (!is_now) {
    open_end(p, flags);
    return;
  }
  p->end = ref;
  *flags |= TW_FOUND_TO_DATE;
}

/* Nothing between a date and 以来 but a few words: 2015年"天网行动"启动以来. */
static size_t find_since(const struct tw_zh_scan *z, size_t at) {
  static const char *const breaks[] = {"，", "。", "；", "、", ",",  ";",  "\n",   "是", "为", "的",
                                       "最", "创", "自", "近", "今", "后", "期间", "：", "（", "("};
  static const char *const since[] = {"以来", "以來"};
  enum { REACH_BYTES = 48 }; /* sixteen characters: an event's name and its verb */
  uint32_t c;
  size_t len;
  for (size_t p = at; p < z->text.len && p < at + REACH_BYTES; p += tw_utf8_decode(z->text, p, &c)) {
    for (size_t i = 0; i < sizeof since / sizeof *since; i++)
      if (tw_zh_has(z, p, since[i])) return p + strlen(since[i]);
    if (tw_zh_digit(z, p, &len) >= 0) return 0;
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++)
      if (tw_zh_has(z, p, breaks[i])) return 0;
  }
  return 0;
}

static void lay_later(const struct tw_zh_scan *z, struct tw_period *p, uint32_t *flags) {
  (void)z;
  if (p->start != TW_DAY_NONE && p->end != p->start) p->start = p->end + 1;
  open_end(p, flags);
}

static void lay_before(const struct tw_zh_scan *z, struct tw_period *p, uint32_t *flags) {
  (void)z;
  if (p->start != TW_DAY_NONE) p->end = p->start - 1;
  open_start(p, flags);
}

static void lay_until(const struct tw_zh_scan *z, struct tw_period *p, uint32_t *flags) {
  (void)z;
  open_start(p, flags);
}

/* A start behind the reference day (2035年至今 in a text dated wrongly) leaves the end open. */
static void lay_now(const struct tw_zh_scan *z, struct tw_period *p, uint32_t *flags) {
  p->end = p->start == TW_DAY_NONE || p->start <= z->options->ref_day ? z->options->ref_day : TW_DAY_NONE;
  *flags |= TW_FOUND_TO_DATE | TW_FOUND_RELATIVE;
  if (p->end == TW_DAY_NONE) *flags |= TW_FOUND_OPEN_END;
}

static void (*const lays[])(const struct tw_zh_scan *, struct tw_period *, uint32_t *) = {
    [TW_ZH_AFTER_SINCE] = lay_since, [TW_ZH_AFTER_LATER] = lay_later, [TW_ZH_AFTER_BEFORE] = lay_before,
    [TW_ZH_AFTER_UNTIL] = lay_until, [TW_ZH_AFTER_NOW] = lay_now,
};

static bool touches(const struct tw_zh_scan *z, size_t end, size_t start) {
  return end && end <= start && tw_zh_skip_spaces(z, end) >= start;
}

static size_t lay_behind(const struct tw_zh_scan *z, size_t end, struct tw_period *period, uint32_t *flags) {
  struct tw_zh_hit hit;
  size_t p = tw_zh_skip_spaces(z, end);
  if (tw_zh_has(z, p, "间") || tw_zh_has(z, p, "間") || tw_zh_has(z, p, "期间") || tw_zh_has(z, p, "期間")) return end;
  if (!tw_zh_find_free(z, p, TW_ZH_AFTER, &hit)) return end;
  lays[hit.word->a](z, period, flags);
  return hit.end;
}

/* Behind a range such words add nothing: 自…至…止. */
static size_t pass_behind(const struct tw_zh_scan *z, size_t end) {
  struct tw_zh_hit hit;
  return tw_zh_find_free(z, end, TW_ZH_AFTER, &hit) && hit.word->a == TW_ZH_AFTER_UNTIL ? hit.end : end;
}

/* 从 begins what an 到 ends elsewhere; 自 says that it goes on. */
static bool is_open_lead(const struct tw_zh_scan *z) {
  return !tw_zh_ends(z, z->from, "从") && !tw_zh_ends(z, z->from, "從") && !tw_zh_ends(z, z->from, "由");
}

/* 截至3月31日的财政年度, 截至6月底止年度: the twelve months that end then; the offset behind the words, 0 for none. */
static size_t lay_year_until(const struct tw_zh_scan *z, size_t end, struct tw_period *period) {
  static const char *const years[] = {"的财政年度", "的財政年度", "的会计年度", "的會計年度", "的财年",    "的財年",
                                      "的年度",     "止年度",     "止财政年度", "止財政年度", "止财年",    "止財年",
                                      "的一年",     "的12个月",   "的12個月",   "的十二个月", "的过去一年"};
  enum { YEAR_MONTHS = 12 };
  size_t behind = TW_ZH_BEHIND_ANY(z, end, years);
  if (!behind || period->end == TW_DAY_NONE) return 0;
  period->start = tw_day_from(tw_date_add_months(tw_date_from(period->end + 1), -YEAR_MONTHS));
  return behind;
}

/* What stands before and behind [start, end) is laid on the period; returns the span with it. */
static struct tw_zh_hedge lay_around(struct tw_zh_scan *z, size_t start, size_t end, struct tw_period *period, uint32_t *flags) {
  const uint32_t open = TW_FOUND_OPEN_END | TW_FOUND_OPEN_START | TW_FOUND_TO_DATE;
  bool is_since = touches(z, z->from, start), is_until = touches(z, z->until, start);
  size_t year_end = is_until ? lay_year_until(z, end, period) : 0;
  if (year_end) return (struct tw_zh_hedge){.start = z->until_start, .end = year_end};
  struct tw_zh_hedge span = {.start = start, .end = lay_behind(z, end, period, flags)};
  if (is_since) span.start = z->from_start;
  if (is_until) span.start = z->until_start;
  if (*flags & open) return span;
  if (is_until)
    open_start(period, flags);
  else if (is_since && is_open_lead(z))
    open_end(period, flags);
  else if (find_since(z, end))
    lay_since(z, period, flags);
  return span;
}

/* A range is closed on both sides: 自…至…止. */
static struct tw_zh_hedge pass_around(const struct tw_zh_scan *z, size_t start, size_t end) {
  struct tw_zh_hedge span = {.start = start, .end = pass_behind(z, end)};
  if (touches(z, z->from, start)) span.start = z->from_start;
  return span;
}

size_t tw_zh_period_emit(struct tw_zh_scan *z, size_t start, size_t end, struct tw_period period, uint32_t flags,
                         enum tw_zh_extent extent) {
  bool is_range = extent == TW_ZH_EXTENT_RANGE;
  struct tw_zh_hedge span = is_range ? pass_around(z, start, end) : lay_around(z, start, end, &period, &flags);
  z->from = z->until = 0;
  z->hedge.end = 0;
  bool is_day = tw_period_is_none(period) ? extent == TW_ZH_EXTENT_DAY : period.start == period.end;
  struct tw_found *found = tw_zh_emit(z, is_day ? TW_KIND_DATE : TW_KIND_PERIOD, start, end);
  if (!found) return end;
  found->hedge_start = (uint32_t)span.start;
  found->hedge_end = (uint32_t)span.end;
  found->flags = flags;
  found->period = period;
  return span.end;
}

/* ---- dates and ranges of dates ---- */

static bool read_any(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *d) {
  return tw_zh_date_read_relative(z, at, d) || tw_zh_date_read_moon(z, at, d) || tw_zh_date_read(z, at, d);
}

/* A second end takes year and month from the first; one that would then lie before it is of the year after. */
static void inherit(const struct tw_zh_date *first, struct tw_zh_date *second) {
  if (second->has_period || second->year) return;
  if (!second->month && second->day) {
    second->month = first->month;
    second->year = first->year;
    return;
  }
  second->year = first->year;
  if (second->year && first->month && second->month < first->month) second->year++;
}

static size_t link_of_dates(const struct tw_zh_scan *z, size_t at) {
  size_t p = tw_zh_skip_spaces(z, at);
  if (tw_zh_has(z, p, "起")) p += strlen("起");
  return tw_zh_range_link(z, p);
}

/* 2007年与2009年间 */
static size_t link_between(const struct tw_zh_scan *z, size_t at, struct tw_zh_date *second) {
  static const char *const words[] = {"与", "與", "和", "及"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (!tw_zh_has(z, at, words[i]) || !tw_zh_date_read(z, at + strlen(words[i]), second)) continue;
    if (tw_zh_has(z, second->end, "间") || tw_zh_has(z, second->end, "間") || tw_zh_has(z, second->end, "之间") ||
        tw_zh_has(z, second->end, "之間"))
      return second->end;
  }
  return 0;
}

static bool read_range(const struct tw_zh_scan *z, struct tw_zh_date *first, struct tw_period *period, size_t *end) {
  struct tw_zh_date second;
  size_t link = link_of_dates(z, first->end);
  if (!(link && tw_zh_date_read_second(z, link, first, &second)) && !link_between(z, first->end, &second)) return false;
  bool is_bare_figure = second.year && !second.month && second.end - link == 4 && !first->year;
  if (is_bare_figure) return false;
  inherit(first, &second);
  struct tw_period last = tw_zh_date_resolve(z, &second);
  if (last.end == TW_DAY_NONE || period->start == TW_DAY_NONE || last.end < period->start) return false;
  period->end = last.end;
  first->is_relative |= second.is_relative;
  *end = second.end;
  return true;
}

/* A full date becomes the context of what follows in its paragraph. */
static void keep_context(struct tw_zh_scan *z, const struct tw_zh_date *d, uint32_t flags) {
  bool is_known_day = d->is_day && d->has_period && !d->is_unresolved;
  if (is_known_day) z->last_day = d->period.start;
  if (d->is_unresolved || !d->year) return;
  z->last_year = z->paragraph_year = d->year;
  if (d->month && d->day) z->last_day = tw_day_from((struct tw_date){d->year, d->month, d->day});
  if (!d->month || flags & (TW_FOUND_OPEN_END | TW_FOUND_OPEN_START)) return;
  z->context_year = d->year;
  z->context_month = d->day ? d->month : 0;
}

static bool is_bare_year(const struct tw_zh_scan *z, const struct tw_zh_date *d) {
  size_t len;
  bool is_year = d->year && !d->month && !d->year_last && !d->part && !d->has_period;
  return is_year && tw_zh_digit(z, tw_zh_before(z, d->end), &len) >= 0;
}

/* 天网2016” and the like: what closes a name behind its year. */
static bool closes_name(const struct tw_zh_scan *z, size_t at) {
  static const char *const closers[] = {"”",    "\"",   "」",   "』",   "》",   "’",    "'",
                                        "行动", "行動", "专项", "專項", "计划", "計劃", "战役"};
  return TW_ZH_HAS_ANY(z, at, closers) > 0;
}

static size_t emit_operation(struct tw_zh_scan *z, const struct tw_zh_date *d) {
  z->hedge.end = 0;
  struct tw_found *found = tw_zh_emit(z, TW_KIND_NAME, d->start, d->end);
  if (!found) return d->end;
  found->value = tw_decimal_from(d->year);
  found->flags |= TW_FOUND_HAS_VALUE;
  return d->end;
}

/* A year that a Han word runs into is no date of its own. */
static bool is_name(const struct tw_zh_scan *z, const struct tw_zh_date *d) {
  if (d->start == 0 || !tw_zh_han_at(z, tw_zh_before(z, d->start))) return false;
  if (touches(z, z->from, d->start) || touches(z, z->until, d->start) || tw_zh_ends(z, d->start, "在") ||
      tw_zh_ends(z, d->start, "于"))
    return false;
  return true;
}

static struct tw_zh_date rest_of_range(struct tw_zh_date d) {
  d.start = d.end;
  return d;
}

/* 10月12日（星期三）: the weekday says the same day again. */
static size_t pass_weekday(const struct tw_zh_scan *z, size_t end) {
  static const char *const opens[] = {"（", "(", "，", ", ", ","}, *const closes[] = {"）", ")"};
  struct tw_zh_hit hit;
  size_t open = TW_ZH_HAS_ANY(z, end, opens);
  if (!tw_zh_find(z, end + open, TW_ZH_WEEKDAY, &hit)) return end;
  return hit.end + (open ? TW_ZH_HAS_ANY(z, hit.end, closes) : 0);
}

static enum tw_zh_extent extent_of(const struct tw_zh_date *d, bool is_range) {
  if (is_range || d->year_last || d->month_last || d->day_last) return TW_ZH_EXTENT_RANGE;
  return d->day || d->is_day ? TW_ZH_EXTENT_DAY : TW_ZH_EXTENT_UNIT;
}

size_t tw_zh_period_take(struct tw_zh_scan *z, size_t at) {
  struct tw_zh_date d;
  if (!read_any(z, at, &d)) return 0;
  bool was_bare = is_bare_year(z, &d);
  struct tw_period period = tw_zh_date_resolve(z, &d);
  if (tw_period_is_none(period) && !d.is_unresolved) return 0;
  if (d.day && !d.day_last) d.end = pass_weekday(z, d.end);
  size_t end = d.end;
  bool is_range = read_range(z, &d, &period, &end);
  if (was_bare && !is_range && is_name(z, &d)) return closes_name(z, d.end) ? emit_operation(z, &d) : 0;
  /* 周日, 二月十号: the weekday says the same day. */
  uint32_t flags = (d.is_relative ? TW_FOUND_RELATIVE : 0u) | (d.is_unresolved ? TW_FOUND_UNRESOLVED : 0u);
  size_t behind = tw_zh_period_emit(z, d.start, end, period, flags, extent_of(&d, is_range));
  bool is_whole = period.start != TW_DAY_NONE && period.end != TW_DAY_NONE;
  if (is_whole && !tw_zh_ends(z, end, "同期")) z->spoken = period;
  struct tw_zh_date kept = rest_of_range(d);
  keep_context(z, &kept, z->list->count ? z->list->items[z->list->count - 1].flags : 0);
  return behind;
}

/* ---- counts of units back from or ahead of the reference day ---- */

static tw_day move(tw_day day, enum tw_zh_span span, int n) {
  static const int months[] = {
      [TW_ZH_SPAN_MONTH] = 1, [TW_ZH_SPAN_QUARTER] = 3, [TW_ZH_SPAN_YEAR] = 12, [TW_ZH_SPAN_DECADE] = 120};
  if (span == TW_ZH_SPAN_DAY) return day + n;
  if (span == TW_ZH_SPAN_WEEK) return day + 7 * n;
  return tw_day_from(tw_date_add_months(tw_date_from(day), n * months[span]));
}

enum { COUNT_MAX = 200 }; /* 近200年; more is no news */

static bool is_year_to_date(const struct tw_zh_scan *z, size_t at, enum tw_zh_span span) {
  static const char *const firsts[] = {"前", "头", "頭", "首"};
  return TW_ZH_HAS_ANY(z, at, firsts) && (span == TW_ZH_SPAN_MONTH || span == TW_ZH_SPAN_QUARTER);
}

/* 历时近3年, 潜逃近五年: behind a verb it is a duration with a hedge, unless 来 or the like closes it. */
static bool is_length(const struct tw_zh_scan *z, size_t at, size_t end) {
  static const char *const closers[] = {"以来", "以來", "来", "來", "间", "間", "内", "內", "中", "里"};
  static const char *const leads[] = {"在", "是", "的", "了", "和", "与", "及", "对", "将",
                                      "据", "从", "国", "市", "省", "其", "我", "会", "院"};
  static const char *const gone[] = {"已", "已经", "已經", "都", "转眼", "一晃"};
  if (tw_zh_has(z, at, "过去") && TW_ZH_ENDS_ANY(z, at, gone)) return true;
  if (!tw_zh_has(z, at, "近") || at == 0 || !tw_zh_han_at(z, tw_zh_before(z, at))) return false;
  if (TW_ZH_HAS_ANY(z, end, closers)) return false;
  if (TW_ZH_ENDS_ANY(z, at, leads)) return false;
  return true;
}

static struct tw_period count_period(const struct tw_zh_scan *z, size_t at, enum tw_zh_span span, int n, int direction) {
  tw_day ref = z->options->ref_day;
  if (ref == TW_DAY_NONE) return TW_PERIOD_NONE;
  if (is_year_to_date(z, at, span) && n * (span == TW_ZH_SPAN_QUARTER ? 3 : 1) <= 12)
    return tw_period_months(tw_date_from(ref).year, 1, n * (span == TW_ZH_SPAN_QUARTER ? 3 : 1));
  if (direction < 0) return (struct tw_period){move(ref, span, -n), ref - 1};
  return (struct tw_period){ref + 1, move(ref, span, n)};
}

size_t tw_zh_period_take_back(struct tw_zh_scan *z, size_t start, size_t end, int64_t count) {
  static const struct {
    const char *unit;
    enum tw_zh_span span;
  } units[] = {{"年", TW_ZH_SPAN_YEAR},
               {"个月", TW_ZH_SPAN_MONTH},
               {"個月", TW_ZH_SPAN_MONTH},
               {"天", TW_ZH_SPAN_DAY},
               {"周", TW_ZH_SPAN_WEEK}};
  struct tw_zh_hit hit;
  bool is_since = tw_zh_find_free(z, end, TW_ZH_AFTER, &hit) && hit.word->a == TW_ZH_AFTER_SINCE && !tw_zh_has(z, end, "起") &&
                  !tw_zh_has(z, end, "开");
  for (size_t i = 0; is_since && i < sizeof units / sizeof *units; i++) {
    if (!tw_zh_ends(z, end, units[i].unit) || count < 1 || count > COUNT_MAX) continue;
    struct tw_period period = TW_PERIOD_NONE;
    tw_day ref = z->options->ref_day;
    if (ref != TW_DAY_NONE) period = (struct tw_period){move(ref, units[i].span, -(int)count), ref - 1};
    z->hedge.end = 0;
    struct tw_found *found = tw_zh_emit(z, TW_KIND_PERIOD, start, end);
    if (!found) return hit.end;
    found->hedge_end = (uint32_t)hit.end;
    found->flags = TW_FOUND_RELATIVE | (ref == TW_DAY_NONE ? TW_FOUND_UNRESOLVED : 0u);
    found->period = period;
    return hit.end;
  }
  return 0;
}

/* ---- 三年前, 20天后 ---- */

/* What the words count from is the day of writing where a clause starts with them; inside one it is what that tells of. What
 * comes after something is of the day of writing only where nothing was told before. */
static bool is_counted_from_now(const struct tw_zh_scan *z, size_t start, bool is_back) {
  static const char *const leads[] = {"在", "早在", "于", "於", "是", "约", "約", "近", "如", "从", "自", "比", "而"};
  bool is_free = !tw_zh_joined_before(z, start) || TW_ZH_ENDS_ANY(z, start, leads);
  return is_free && (is_back || start == 0);
}

static struct tw_period counted_unit(tw_day day, enum tw_zh_span span) {
  struct tw_date d = tw_date_from(day);
  if (span == TW_ZH_SPAN_YEAR) return tw_period_year(d.year);
  if (span == TW_ZH_SPAN_MONTH) return tw_period_month(d.year, d.month);
  return span == TW_ZH_SPAN_WEEK ? tw_period_week(day, 0) : tw_period_day(day);
}

size_t tw_zh_period_take_ago(struct tw_zh_scan *z, size_t start, size_t unit, int64_t count) {
  static const char *const backs[] = {"前", "之前", "以前"}, *const aheads[] = {"后", "後", "之后", "之後", "以后", "以後"};
  struct tw_zh_hit span;
  if (count < 1 || count > COUNT_MAX || !tw_zh_find_free(z, unit, TW_ZH_SPAN, &span)) return 0;
  size_t back = TW_ZH_HAS_ANY(z, span.end, backs), ahead = back ? 0 : TW_ZH_HAS_ANY(z, span.end, aheads);
  if ((!back && !ahead) || z->options->ref_day == TW_DAY_NONE || !is_counted_from_now(z, start, back > 0)) return 0;
  tw_day day = move(z->options->ref_day, (enum tw_zh_span)span.word->a, (int)(back ? -count : count));
  struct tw_period period = counted_unit(day, (enum tw_zh_span)span.word->a);
  z->hedge.end = 0;
  size_t end = span.end + back + ahead;
  struct tw_found *found = tw_zh_emit(z, period.start == period.end ? TW_KIND_DATE : TW_KIND_PERIOD, start, end);
  if (!found) return end;
  found->flags = TW_FOUND_RELATIVE;
  found->qualifier = TW_APPROX;
  found->period = period;
  return end;
}

/* 近五年: a lead, how many (0: several) and of what. */
struct counted {
  struct tw_zh_hit lead, span;
  int count;
  size_t unit; /* where the span starts */
  bool has_half;
  size_t end; /* behind the span and a half */
};

static bool read_counted(const struct tw_zh_scan *z, size_t at, struct counted *c) {
  static const char *const several[] = {"几", "幾", "数", "數"}, *const more[] = {"多", "余", "来"};
  struct tw_zh_count count = {0};
  if (!tw_zh_find(z, at, TW_ZH_PAST, &c->lead)) return false;
  size_t p = tw_zh_skip_spaces(z, c->lead.end), vague = TW_ZH_HAS_ANY(z, p, several);
  count.end = p + vague;
  if (!vague && (!tw_zh_count_read(z, p, &count) || count.value < 1 || count.value > COUNT_MAX)) return false;
  p = tw_zh_skip_spaces(z, count.end);
  c->unit = p + TW_ZH_HAS_ANY(z, p, more);
  c->count = count.value;
  if (!tw_zh_find_free(z, c->unit, TW_ZH_SPAN, &c->span)) return false;
  c->has_half = c->span.word->a == TW_ZH_SPAN_YEAR && tw_zh_has(z, c->span.end, "半");
  c->end = c->span.end + (c->has_half ? strlen("半") : 0);
  return true;
}

/* Leads of one character are often something else: 上 in 会议上3天, 前 in 开学前14天, 这 in 这3月28号. */
static bool is_other_lead(const struct tw_zh_scan *z, size_t at, const struct counted *c) {
  static const char *const month_leads[] = {"前", "后", "近"}, *const first_leads[] = {"首", "头", "頭"};
  enum tw_zh_span span = (enum tw_zh_span)c->span.word->a;
  bool is_bare_month = span == TW_ZH_SPAN_MONTH && c->span.end - c->unit == strlen("月");
  if (is_bare_month && !TW_ZH_HAS_ANY(z, at, month_leads)) return true;
  if (TW_ZH_HAS_ANY(z, at, first_leads)) return !is_year_to_date(z, at, span);
  if (c->lead.end - at != strlen("前") || tw_zh_has(z, at, "近") || is_year_to_date(z, at, span)) return false;
  return tw_zh_has(z, c->span.end, "前") || tw_zh_is(z, c->span.end, TW_ZH_AGE) || tw_zh_joined_before(z, at);
}

size_t tw_zh_period_take_count(struct tw_zh_scan *z, size_t at) {
  static const char *const tails[] = {"以来", "以來", "来", "來", "间", "間", "内", "內", "中"};
  struct counted c;
  enum { YEAR_MONTHS = 12, HALF_MONTHS = 6 };
  if (!read_counted(z, at, &c) || is_other_lead(z, at, &c) || is_length(z, at, c.end)) return 0;
  struct tw_period period = TW_PERIOD_NONE;
  enum tw_zh_span span = c.has_half ? TW_ZH_SPAN_MONTH : (enum tw_zh_span)c.span.word->a;
  if (c.has_half) c.count = c.count * YEAR_MONTHS + HALF_MONTHS;
  if (c.count) period = count_period(z, at, span, c.count, c.lead.word->a);
  bool is_none = tw_period_is_none(period);
  size_t end = c.end + TW_ZH_HAS_ANY(z, c.end, tails);
  z->hedge.end = z->from = z->until = 0;
  struct tw_found *found = tw_zh_emit(z, !is_none && period.start == period.end ? TW_KIND_DATE : TW_KIND_PERIOD, at, c.end);
  if (!found) return end;
  found->hedge_end = (uint32_t)end;
  found->flags = TW_FOUND_RELATIVE | (is_none ? TW_FOUND_UNRESOLVED : 0u);
  found->period = period;
  return end;
}

size_t tw_zh_period_take_shared(struct tw_zh_scan *z, size_t at) {
  struct tw_zh_hit hit;
  if (!tw_zh_find(z, at, TW_ZH_SHARED, &hit)) return 0;
  tw_day ref = z->options->ref_day;
  struct tw_period period = TW_PERIOD_NONE;
  if (ref != TW_DAY_NONE) period = tw_period_years(tw_date_from(ref).year + hit.word->a, tw_date_from(ref).year + hit.word->b);
  uint32_t flags = TW_FOUND_RELATIVE | (ref == TW_DAY_NONE ? TW_FOUND_UNRESOLVED : 0u);
  return tw_zh_period_emit(z, at, hit.end, period, flags, TW_ZH_EXTENT_RANGE);
}

/* 党的十八大以来: a period by an event that only a calendar of names could date. */
size_t tw_zh_period_take_event(struct tw_zh_scan *z, size_t at) {
  struct tw_zh_count count;
  if (!tw_zh_han_at(z, at) || !tw_zh_count_read(z, at, &count) || !tw_zh_has(z, count.end, "大")) return 0;
  size_t name_end = count.end + strlen("大"), end = find_since(z, name_end);
  if (!end) return 0;
  struct tw_found *found = tw_zh_emit(z, TW_KIND_PERIOD, at, name_end);
  if (!found) return end;
  found->hedge_end = (uint32_t)end;
  found->flags = TW_FOUND_UNRESOLVED | TW_FOUND_OPEN_END;
  return end;
}

size_t tw_zh_period_take_now(struct tw_zh_scan *z, size_t at) {
  struct tw_zh_hit hit;
  if (!tw_zh_find(z, at, TW_ZH_NOW, &hit)) return 0;
  struct tw_found *found = tw_zh_emit(z, TW_KIND_PERIOD, at, hit.end);
  if (!found) return hit.end;
  found->qualifier = TW_EXACT;
  found->flags = TW_FOUND_RELATIVE | TW_FOUND_OPEN_START | TW_FOUND_TO_DATE;
  found->period = (struct tw_period){TW_DAY_NONE, z->options->ref_day};
  if (z->options->ref_day == TW_DAY_NONE) found->flags |= TW_FOUND_UNRESOLVED;
  return hit.end;
}
