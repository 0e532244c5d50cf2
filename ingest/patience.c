#include "ingest/patience.h"
#include "base/clock.h"
#include <stdbool.h>

enum { WINDOW_LEAST_SEC = 20 }; /* a server may think so long before its first byte */

void tw_patience_start(struct tw_patience *patience, int64_t now_us, int64_t first_byte_timeout_us, int64_t budget_us) {
  int64_t least = WINDOW_LEAST_SEC * TW_USEC_PER_SEC, half = budget_us / 2;
  bool has_own = first_byte_timeout_us > 0 && first_byte_timeout_us < budget_us;
  int64_t window = half > least ? half : least;
  *patience = (struct tw_patience){.first_byte_us = has_own ? now_us + first_byte_timeout_us : INT64_MAX,
                                   .window_us = window,
                                   .window_end_us = now_us + window};
}

int64_t tw_patience_due_us(const struct tw_patience *patience, uint64_t heard_bytes) {
  bool is_mute = heard_bytes == 0 && patience->first_byte_us < patience->window_end_us;
  return is_mute ? patience->first_byte_us : patience->window_end_us;
}

enum tw_patience_verdict tw_patience_look(struct tw_patience *patience, int64_t now_us, uint64_t heard_bytes) {
  if (heard_bytes == 0 && now_us >= patience->first_byte_us) return TW_PATIENCE_MUTE;
  if (now_us < patience->window_end_us) return TW_PATIENCE_LASTS;
  uint64_t least = (uint64_t)(patience->window_us / TW_USEC_PER_SEC) * TW_PATIENCE_BYTES_PER_SEC;
  if (heard_bytes - patience->window_bytes < least) return TW_PATIENCE_SLOW;
  patience->window_bytes = heard_bytes;
  patience->window_end_us = now_us + patience->window_us;
  return TW_PATIENCE_LASTS;
}

int64_t tw_patience_window_sec(const struct tw_patience *patience) {
  return patience->window_us / TW_USEC_PER_SEC;
}
