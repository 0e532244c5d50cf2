#include "parse/extract/time_settle.h"
#include "base/ascii.h"
#include "base/words.h"

static bool is_time(const struct tw_found *f) {
  return f->kind == TW_KIND_PERIOD || f->kind == TW_KIND_DATE;
}

static bool is_closed(const struct tw_found *f) {
  return f->period.start != TW_DAY_NONE && f->period.end != TW_DAY_NONE;
}

/* "the last four years (April 1, 2019 to March 31, 2023)", "today (May 6)": the bracket says which. */
static bool is_bracketed(struct tw_slice text, struct tw_slice gap, const struct tw_found *next) {
  return tw_slice_is(gap, " (") && is_closed(next) && next->end < text.len && text.ptr[next->end] == ')';
}

/* "from April 1, 2016, to March 31, 2021", "from January 2019 up to March 2022" */
static bool is_range(struct tw_slice text, const struct tw_found *f, struct tw_slice gap, const struct tw_found *next) {
  static const char *const leads[] = {"from ", "since "};
  static const char *const links[] = {", to ",      ", up to ",    " up to ",         ", through ", " through the ",
                                      ", till ",    ", until ",    ", upto ",         " upto ",     ", to the ",
                                      " till the ", " until the ", " to the end of ", " to the "};
  bool is_open = (next->flags & TW_FOUND_OPEN_START) && (tw_slice_is(gap, " ") || tw_slice_is(gap, ", "));
  if (!is_open && !tw_words_hold(TW_WORDS(links), gap)) return false;
  return f->period.start != TW_DAY_NONE && next->period.end != TW_DAY_NONE && f->period.start < next->period.end &&
         tw_words_end(TW_WORDS(leads), tw_slice_sub(text, 0, f->start));
}

/* "from March 1 to present", "from January 2018 up to now": up to the day of publication. */
static void end_now(struct tw_slice text, struct tw_found *f, tw_day published) {
  static const char *const leads[] = {"from ", "between "};
  static const char *const ends[] = {" to present",  " to the present", " to now",    " up to now",   " until now",
                                     " till now",    " to date",        " till date", " until today", " to today",
                                     " and present", " and date",       " till today"};
  if (!is_closed(f) || f->period.start >= published || published == TW_DAY_NONE) return;
  if (!tw_words_begin(TW_WORDS(ends), tw_slice_sub(text, f->end, text.len))) return;
  if (!tw_words_end(TW_WORDS(leads), tw_slice_sub(text, 0, f->start))) return;
  f->kind = TW_KIND_PERIOD;
  f->period.end = published;
}

/* "this year, only up till September": a span that ends before its own end. */
static bool is_cut_short(struct tw_slice gap, const struct tw_found *f, const struct tw_found *next) {
  enum { LONGEST_GAP = 16 };
  if (!(next->flags & TW_FOUND_OPEN_START) || next->period.end == TW_DAY_NONE || !is_closed(f)) return false;
  bool is_near = gap.len <= LONGEST_GAP && tw_slice_find(gap, TW_SLICE("."), 0) < 0 && tw_slice_find(gap, TW_SLICE(";"), 0) < 0;
  return is_near && f->period.start < next->period.end && next->period.end < f->period.end;
}

static tw_day day_in_year(tw_day day, int year) {
  enum { YEAR_MONTHS = 12 };
  struct tw_date date = tw_date_from(day);
  return tw_day_from(tw_date_add_months(date, (year - date.year) * YEAR_MONTHS));
}

/* "in May (2021)": the month of that year. */
static void take_year(struct tw_found *f, int year) {
  f->period = (struct tw_period){day_in_year(f->period.start, year), day_in_year(f->period.end, year)};
  f->flags &= ~(uint32_t)(TW_FOUND_RELATIVE | TW_FOUND_UNRESOLVED);
}

static bool is_year_of(const struct tw_found *f, const struct tw_found *year) {
  enum { LONGEST = 31 }; /* days: a month */
  return is_closed(f) && f->period.end - f->period.start < LONGEST && tw_period_is_year(year->period);
}

/* "28/29 June": from the first of the two days on. */
static void begin_by_slash(struct tw_slice text, struct tw_found *f) {
  enum { DIGITS = 2, NEXT = 1 };
  if (f->kind != TW_KIND_DATE || !is_closed(f) || f->period.start != f->period.end || f->start < DIGITS) return;
  size_t at = f->start;
  if (text.ptr[--at] != '/') return;
  int day = 0, scale = 1;
  for (int i = 0; i < DIGITS && at > 0 && tw_ascii_is_digit(text.ptr[at - 1]); i++, at--, scale *= 10)
    day += (text.ptr[at - 1] - '0') * scale;
  struct tw_date date = tw_date_from(f->period.start);
  bool is_own = at == 0 || (text.ptr[at - 1] != '/' && !tw_ascii_is_digit(text.ptr[at - 1]));
  if (!is_own || day + NEXT != date.day || day == 0) return;
  f->period.start -= NEXT;
}

/* "the first semester of 2021": half of it. */
static void halve(struct tw_slice text, struct tw_found *f) {
  static const char *const firsts[] = {"first semester of ", "first semester of the year ", "first semester "};
  static const char *const seconds[] = {"second semester of ", "second semester of the year ", "second semester "};
  if (!tw_period_is_year(f->period)) return;
  struct tw_slice before = tw_slice_sub(text, 0, f->start);
  int year = tw_date_from(f->period.start).year;
  if (tw_words_end(TW_WORDS(firsts), before))
    f->period = tw_period_half(year, 1);
  else if (tw_words_end(TW_WORDS(seconds), before))
    f->period = tw_period_half(year, 2);
}

/* "in their 20s and 30s": ages. */
static void drop_ages(struct tw_slice text, struct tw_found *f) {
  enum { DECADE = 3, BEFORE = 24 };
  static const char *const owners[] = {"their ", "his ", "her ", "mid-", "early ", "late ", "aged "};
  size_t last = f->end - 1;
  if (f->kind != TW_KIND_PERIOD || f->end - f->start > DECADE || text.ptr[last] != 's') return;
  struct tw_slice before = tw_slice_sub(text, f->start > BEFORE ? f->start - BEFORE : 0, f->start);
  if (tw_words_stand_in(TW_WORDS(owners), before)) f->period = TW_PERIOD_NONE;
}

/* "by mid-August": by its middle, and not by the end of its middle third. */
static void end_in_middle(struct tw_slice text, struct tw_found *f) {
  static const char *const middles[] = {"mid-", "mid "};
  enum { MIDDLE = 15 };
  if (!(f->flags & TW_FOUND_OPEN_START) || f->period.end == TW_DAY_NONE) return;
  if (!tw_words_stand_in(TW_WORDS(middles), tw_slice_sub(text, f->start, f->end))) return;
  struct tw_date date = tw_date_from(f->period.end);
  if (date.day <= MIDDLE) return;
  date.day = MIDDLE;
  f->period.end = tw_day_from(date);
}

/* "as on 15.03.2022", "upto 31 March 2022": Indian for "until". */
static void open_start(struct tw_slice text, struct tw_found *f) {
  static const char *const leads[] = {" as on ", " upto "};
  struct tw_slice before = tw_slice_sub(text, 0, f->start);
  bool is_opening = tw_slice_has_suffix(before, TW_SLICE("As on ")) || tw_slice_has_suffix(before, TW_SLICE("Upto "));
  if (!is_closed(f) || (!is_opening && !tw_words_end(TW_WORDS(leads), before))) return;
  f->period.start = TW_DAY_NONE;
  f->flags |= TW_FOUND_OPEN_START;
}

/* "11 months of this year": its first eleven. */
static void take_months(struct tw_slice text, const struct tw_found *f, struct tw_found *next) {
  static const char *const links[] = {" of ", " in "};
  enum { MOST = 11 };
  int64_t months;
  bool is_months = f->kind == TW_KIND_DURATION && tw_slice_has_prefix(f->unit, TW_SLICE("month")) &&
                   tw_decimal_to_i64(f->value, &months) && months > 1 && months <= MOST;
  if (!is_months || next->start < f->end || !tw_period_is_year(next->period)) return;
  if (!tw_words_hold(TW_WORDS(links), tw_slice_sub(text, f->end, next->start))) return;
  next->period = tw_period_months(tw_date_from(next->period.start).year, 1, (int)months);
}

static void settle_pair(struct tw_slice text, struct tw_found *f, struct tw_found *next) {
  enum { LONGEST_GAP = 20 };
  if (!is_time(next) || next->start < f->end || next->start - f->end > LONGEST_GAP) return;
  struct tw_slice gap = tw_slice_sub(text, f->end, next->start);
  if (is_bracketed(text, gap, next) && is_year_of(f, next)) {
    take_year(f, tw_date_from(next->period.start).year);
  } else if (is_bracketed(text, gap, next)) {
    f->period = next->period;
    f->flags &= ~(uint32_t)(TW_FOUND_RELATIVE | TW_FOUND_UNRESOLVED | TW_FOUND_OPEN_END | TW_FOUND_TO_DATE);
  } else if (is_range(text, f, gap, next)) {
    f->kind = TW_KIND_PERIOD;
    f->period.end = next->period.end;
    f->flags &= ~(uint32_t)TW_FOUND_OPEN_END;
    next->flags &= ~(uint32_t)TW_FOUND_OPEN_START;
    next->kind = TW_KIND_PERIOD;
    next->period = f->period;
  } else if (is_cut_short(gap, f, next)) {
    f->period.end = next->period.end;
  }
}

void tw_time_settle_en(struct tw_slice text, tw_day published, struct tw_found_list *found) {
  for (size_t i = 0; i < found->count; i++) {
    if (i + 1 < found->count) take_months(text, &found->items[i], &found->items[i + 1]);
    if (!is_time(&found->items[i])) continue;
    open_start(text, &found->items[i]);
    end_now(text, &found->items[i], published);
    begin_by_slash(text, &found->items[i]);
    halve(text, &found->items[i]);
    end_in_middle(text, &found->items[i]);
    drop_ages(text, &found->items[i]);
    if (i + 1 < found->count) settle_pair(text, &found->items[i], &found->items[i + 1]);
  }
}
