/* links: tw_text */
/* Any text as a date; one that is found lies in the years that are allowed. */
#include "base/clock.h"
#include "parse/text/datetime.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const zones[] = {NULL, "Asia/Shanghai", "America/New_York", "Europe/Paris", "+05:30"};
  struct tw_datetime when;
  struct tw_slice text = tw_slice_of(data, size);
  struct tw_slice zone = tw_slice_from(zones[size % (sizeof zones / sizeof *zones)]);
  if (!tw_datetime_parse(text, zone, &when)) return 0;
  int year = tw_date_from(tw_time_day(when.time_us)).year;
  if (year < 1582 || year > 10000) abort();
  return 0;
}
