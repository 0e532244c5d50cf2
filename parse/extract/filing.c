#include "parse/extract/filing.h"
#include "base/words.h"

static bool is_day(const struct tw_found *f) {
  return f->kind == TW_KIND_DATE && f->period.start != TW_DAY_NONE && f->period.start == f->period.end;
}

bool tw_filing_is_dateline(struct tw_slice behind) {
  static const char *const marks[] = {"讯", "訊", "电", "電", "专电", "專電", "综合", "綜合"};
  return tw_words_begin(TW_WORDS(marks), behind);
}

/* The days between the dateline and the publication; 0 where there is no dateline, or it is of the same day or no near one. */
static tw_day filed_before(struct tw_slice text, tw_day published, const struct tw_found_list *found) {
  enum { HEAD_BYTES = 300, MOST_DAYS = 4 };
  for (size_t i = 0; i < found->count && found->items[i].start < HEAD_BYTES; i++) {
    const struct tw_found *f = &found->items[i];
    if (!is_day(f) || !tw_filing_is_dateline(tw_slice_sub(text, f->end, text.len))) continue;
    tw_day days = published - f->period.start;
    return days > 0 && days <= MOST_DAYS ? days : 0;
  }
  return 0;
}

void tw_filing_settle_days(struct tw_slice text, tw_day published, struct tw_found_list *found) {
  static const char *const days[] = {"今日", "今天", "今早", "今晨", "今晚", "今午",
                                     "昨日", "昨天", "昨晚", "昨早", "前日", "前天"};
  tw_day back = published == TW_DAY_NONE ? 0 : filed_before(text, published, found);
  for (size_t i = 0; back && i < found->count; i++) {
    struct tw_found *f = &found->items[i];
    if (!(f->flags & TW_FOUND_RELATIVE) || !is_day(f)) continue;
    if (!tw_words_hold(TW_WORDS(days), tw_slice_sub(text, f->start, f->end))) continue;
    f->period.start -= back;
    f->period.end -= back;
  }
}
