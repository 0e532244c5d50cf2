#include "parse/extract/time_settle.h"
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
  static const char *const leads[] = {"from ", "From ", "since ", "Since "};
  static const char *const links[] = {", to ",      ", up to ",    " up to ",         ", through ", " through the ",
                                      ", till ",    ", until ",    ", upto ",         " upto ",     ", to the ",
                                      " till the ", " until the ", " to the end of ", " to the "};
  bool is_open = (next->flags & TW_FOUND_OPEN_START) && (tw_slice_is(gap, " ") || tw_slice_is(gap, ", "));
  if (!is_open && !tw_words_hold(TW_WORDS(links), gap)) return false;
  return f->period.start != TW_DAY_NONE && next->period.end != TW_DAY_NONE && f->period.start < next->period.end &&
         tw_words_end(TW_WORDS(leads), tw_slice_sub(text, 0, f->start));
}

/* "this year, only up till September": a span that ends before its own end. */
static bool is_cut_short(struct tw_slice gap, const struct tw_found *f, const struct tw_found *next) {
  enum { LONGEST_GAP = 16 };
  if (!(next->flags & TW_FOUND_OPEN_START) || next->period.end == TW_DAY_NONE || !is_closed(f)) return false;
  bool is_near = gap.len <= LONGEST_GAP && tw_slice_find(gap, TW_SLICE("."), 0) < 0 && tw_slice_find(gap, TW_SLICE(";"), 0) < 0;
  return is_near && f->period.start < next->period.end && next->period.end < f->period.end;
}

/* "as on 15.03.2022", "upto 31 March 2022": Indian for "until". */
static void open_start(struct tw_slice text, struct tw_found *f) {
  static const char *const leads[] = {" as on ", "As on ", " upto ", "Upto "};
  if (!is_closed(f) || !tw_words_end(TW_WORDS(leads), tw_slice_sub(text, 0, f->start))) return;
  f->period.start = TW_DAY_NONE;
  f->flags |= TW_FOUND_OPEN_START;
}

static void settle_pair(struct tw_slice text, struct tw_found *f, struct tw_found *next) {
  enum { LONGEST_GAP = 20 };
  if (!is_time(next) || next->start < f->end || next->start - f->end > LONGEST_GAP) return;
  struct tw_slice gap = tw_slice_sub(text, f->end, next->start);
  if (is_bracketed(text, gap, next)) {
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

void tw_time_settle_en(struct tw_slice text, struct tw_found_list *found) {
  for (size_t i = 0; i < found->count; i++) {
    if (!is_time(&found->items[i])) continue;
    open_start(text, &found->items[i]);
    if (i + 1 < found->count) settle_pair(text, &found->items[i], &found->items[i + 1]);
  }
}
