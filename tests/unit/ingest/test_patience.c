/* How long a hop is waited for, in times that are made up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include "base/clock.h"
#include "ingest/patience.h"
#include <cmocka.h>

enum { STEPS = 4 };

struct step {
  int64_t at_sec;
  uint64_t heard_bytes;
  enum tw_patience_verdict verdict;
  int64_t due_sec; /* afterwards, where it lasts */
};

static const struct row {
  const char *name;
  int64_t first_byte_sec, budget_sec;
  int64_t due_sec; /* at first */
  struct step steps[STEPS];
} rows[] = {
    {"no first byte in time", 5, 30, 5, {{5, 0, TW_PATIENCE_MUTE}}},
    {"a first byte in time, then a line's worth",
     5,
     30,
     5,
     {{5, 1, TW_PATIENCE_LASTS, 20}, {20, 20 * 64, TW_PATIENCE_LASTS, 40}}},
    {"looked at too early", 5, 30, 5, {{4, 0, TW_PATIENCE_LASTS, 5}, {19, 1, TW_PATIENCE_LASTS, 20}}},
    {"no timeout of its own", 0, 30, 20, {{20, 0, TW_PATIENCE_SLOW}}},
    {"one that the whole time comes before", 30, 30, 20, {{20, 2000, TW_PATIENCE_LASTS, 40}}},
    {"one byte too few", 0, 30, 20, {{20, 20 * 64 - 1, TW_PATIENCE_SLOW}}},
    {"a long time has a long window", 0, 100, 50, {{50, 50 * 64, TW_PATIENCE_LASTS, 100}}},
    {"each window counts for itself", 0, 60, 30, {{30, 1000000, TW_PATIENCE_LASTS, 60}, {60, 1000010, TW_PATIENCE_SLOW}}},
    {"looked at late, the next window is whole", 0, 30, 20, {{33, 100000, TW_PATIENCE_LASTS, 53}}},
};

static void run_row(const struct row *row) {
  const int64_t start = 1000 * TW_USEC_PER_SEC;
  struct tw_patience patience;
  tw_patience_start(&patience, start, row->first_byte_sec * TW_USEC_PER_SEC, row->budget_sec * TW_USEC_PER_SEC);
  int64_t due = tw_patience_due_us(&patience, 0) - start;
  if (due != row->due_sec * TW_USEC_PER_SEC) fail_msg("%s: due at first after %lld us", row->name, (long long)due);
  for (const struct step *step = row->steps; step < row->steps + STEPS && step->at_sec; step++) {
    enum tw_patience_verdict verdict = tw_patience_look(&patience, start + step->at_sec * TW_USEC_PER_SEC, step->heard_bytes);
    if (verdict != step->verdict) fail_msg("%s: %d after %lld s", row->name, (int)verdict, (long long)step->at_sec);
    due = tw_patience_due_us(&patience, step->heard_bytes) - start;
    if (verdict == TW_PATIENCE_LASTS && due != step->due_sec * TW_USEC_PER_SEC)
      fail_msg("%s: due after %lld us", row->name, (long long)due);
  }
}

static void test_rows(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) run_row(&rows[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
