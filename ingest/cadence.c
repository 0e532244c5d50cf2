#include "ingest/cadence.h"
#include <stdlib.h>

#define SEC  TW_USEC_PER_SEC
#define HOUR (INT64_C(3600) * SEC)
#define DAY  (24 * HOUR)

enum {
  JITTER_PERCENT = 5,       /* behind a floor */
  SKIPPED_SPREAD_SEC = 900, /* those that waited for the same hour don't fire together; well within that hour */
  HOURS_OF_WEEK = 7 * 24,
  HOURS_OF_DAY = 24,
  EPOCH_WEEKDAY = 3, /* 1970-01-01 was a Thursday; Monday is 0 */
  POLLS_PER_ITEM = 2,
  GAP_DATES_LEAST = 3,
};

static int64_t longer(int64_t a, int64_t b) {
  return a > b ? a : b;
}

static int64_t shorter(int64_t a, int64_t b) {
  return a < b ? a : b;
}

int64_t tw_cadence_interval_us(const struct tw_cadence *c, int64_t now_us) {
  int64_t silence = c->last_new_us > 0 ? now_us - c->last_new_us : 0;
  int64_t wanted = longer(c->gap_us, silence) / POLLS_PER_ITEM;
  return longer(c->interval_us, shorter(wanted, c->interval_max_us));
}

int64_t tw_cadence_unskipped_us(int64_t due_us, int64_t skip_hours, int64_t skip_days) {
  int64_t at = due_us;
  for (int i = 0; i <= HOURS_OF_WEEK; i++) {
    int64_t hour = at / HOUR, day = at / DAY;
    bool is_skipped = (skip_hours >> (hour % HOURS_OF_DAY) & 1) || (skip_days >> ((day + EPOCH_WEEKDAY) % 7) & 1);
    if (!is_skipped) return at;
    at = (hour + 1) * HOUR;
  }
  return due_us;
}

int64_t tw_cadence_next_us(const struct tw_cadence *c, struct tw_schedule *schedule, int64_t now_us) {
  int64_t interval = tw_cadence_interval_us(c, now_us);
  int64_t due = tw_schedule_next(schedule, now_us, interval);
  int64_t floor = longer(c->floor_us, now_us + c->feed_floor_us);
  floor = shorter(floor, now_us + c->floor_max_us);
  if (due < floor) due = floor + tw_schedule_jitter(schedule, (floor - now_us) / 100 * JITTER_PERCENT);
  int64_t free = tw_cadence_unskipped_us(due, c->skip_hours, c->skip_days);
  if (free == due) return due;
  return free + tw_schedule_jitter(schedule, shorter(interval, SKIPPED_SPREAD_SEC * SEC));
}

/* Whole part of a decimal number; -1 for what is none, or nonsense. */
static int64_t count_of(struct tw_slice text) {
  text = tw_slice_trim(text);
  const char *dot = text.len ? memchr(text.ptr, '.', text.len) : NULL;
  uint64_t number;
  if (dot) text = tw_slice_sub(text, 0, (size_t)(dot - text.ptr));
  if (!tw_slice_to_u64(text, &number) || number > TW_CADENCE_HINT_MAX_SEC) return -1;
  return (int64_t)number;
}

static int64_t period_us(struct tw_slice name) {
  static const struct {
    const char *name;
    int64_t us;
  } periods[] = {{"hourly", HOUR}, {"daily", DAY}, {"weekly", 7 * DAY}, {"monthly", 30 * DAY}, {"yearly", 365 * DAY}};
  name = tw_slice_trim(name);
  for (size_t i = 0; i < sizeof periods / sizeof *periods; i++)
    if (tw_slice_eq_nocase(name, tw_slice_from(periods[i].name))) return periods[i].us;
  return 0;
}

int64_t tw_cadence_feed_floor_us(struct tw_slice ttl, struct tw_slice update_period, struct tw_slice update_frequency) {
  int64_t minutes = count_of(ttl), times = count_of(update_frequency), floor = 0;
  bool has_period = !tw_slice_is_empty(update_period);
  if (minutes > 0) floor = minutes * 60 * SEC;
  if (has_period || times > 0) floor = longer(floor, (has_period ? period_us(update_period) : DAY) / (times > 0 ? times : 1));
  return shorter(floor, TW_CADENCE_HINT_MAX_SEC * SEC);
}

int64_t tw_cadence_skip_hours(const struct tw_slice *hours, size_t count) {
  int64_t mask = 0;
  for (size_t i = 0; i < count; i++) {
    int64_t hour = count_of(hours[i]);
    if (hour >= 0 && hour <= HOURS_OF_DAY) mask |= INT64_C(1) << hour % HOURS_OF_DAY;
  }
  return mask;
}

int64_t tw_cadence_skip_days(const struct tw_slice *days, size_t count) {
  static const char *const names[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  int64_t mask = 0;
  for (size_t i = 0; i < count; i++)
    for (size_t day = 0; day < sizeof names / sizeof *names; day++)
      if (tw_slice_eq_nocase(tw_slice_trim(days[i]), tw_slice_from(names[day]))) mask |= INT64_C(1) << day;
  return mask;
}

static int latest_first(const void *left, const void *right) {
  int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
  return (a < b) - (a > b);
}

int64_t tw_cadence_gap_us(int64_t *times_us, size_t count) {
  if (count == 0) return 0;
  qsort(times_us, count, sizeof *times_us, latest_first);
  size_t used = count < TW_CADENCE_DATES_MAX ? count : TW_CADENCE_DATES_MAX, different = 1;
  for (size_t i = 1; i < used; i++) different += times_us[i] != times_us[i - 1];
  if (different < GAP_DATES_LEAST) return 0;
  return (times_us[0] - times_us[used - 1]) / (int64_t)(used - 1);
}
