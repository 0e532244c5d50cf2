/* How long a hop in flight is waited for, beside its total time: until its first byte, and while it crawls. libcurl knows neither
 * (the first) or moves a timer of its own with every piece that comes (the second). Pure. */
#pragma once
#include <stdint.h>

enum { TW_PATIENCE_BYTES_PER_SEC = 64 }; /* slower than a 1200 baud modem: a tarpit, not a slow line */

struct tw_patience {
  int64_t first_byte_us; /* no first byte by then: mute. INT64_MAX: none of its own */
  int64_t window_us;     /* in each of which a least number of bytes must come */
  int64_t window_end_us;
  uint64_t window_bytes; /* heard when it began */
};

enum tw_patience_verdict { TW_PATIENCE_LASTS, TW_PATIENCE_MUTE, TW_PATIENCE_SLOW };

/* The hop starts at `now_us` (monotonic) and may take `budget_us` in all. `first_byte_timeout_us`: 0 for none of its own. */
void tw_patience_start(struct tw_patience *patience, int64_t now_us, int64_t first_byte_timeout_us, int64_t budget_us);
/* When tw_patience_look wants to be called next, `heard_bytes` of the answer having come; monotonic. */
int64_t tw_patience_due_us(const struct tw_patience *patience, uint64_t heard_bytes);
/* Is it over at `now_us`? When it lasts, tw_patience_due_us gives a later time. */
enum tw_patience_verdict tw_patience_look(struct tw_patience *patience, int64_t now_us, uint64_t heard_bytes);
/* The window in seconds, for who says that it was too slow. */
int64_t tw_patience_window_sec(const struct tw_patience *patience);
