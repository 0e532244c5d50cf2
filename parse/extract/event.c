#include "parse/extract/passes.h"

int tw_event_find(struct tw_reading *r, struct tw_extraction *out) {
  (void)r, (void)out;
  return 0;
}
