/* Values as they are written in the configuration, and back: durations, sizes, switches, numbers. Pure functions. */
#pragma once
#include "base/buf.h"

/* "30s", "250ms", "15m", "6h", "7d", or 0; whole numbers. False on anything else or past int64 microseconds. */
bool tw_duration_parse(struct tw_slice text, int64_t *ret_us);
/* In the largest unit that gives a whole number. */
bool tw_duration_append(struct tw_buf *out, int64_t us);
/* "512B", "512KiB", "8MiB", "2GiB", or 0. False on anything else or past int64. */
bool tw_size_parse(struct tw_slice text, int64_t *ret_bytes);
bool tw_size_append(struct tw_buf *out, int64_t bytes);
/* on, off, true, false, yes, no in any case. */
bool tw_switch_parse(struct tw_slice text, bool *ret_on);
/* "0", "0.9", "0.925", "1": a number from 0 to 1 with at most three places, in thousandths. */
bool tw_share_parse(struct tw_slice text, int32_t *ret_thousandths);
/* A decimal integer with an optional '-'. */
bool tw_integer_parse(struct tw_slice text, int64_t *ret_value);
/* The text as it should have been written, for a hint: "15" gives "15s", "8MB" gives "8MiB". False when there is none. */
bool tw_duration_repair(struct tw_buf *out, struct tw_slice text);
bool tw_size_repair(struct tw_buf *out, struct tw_slice text);
