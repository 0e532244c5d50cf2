/* How long an answer may be used without asking again, by its headers (RFC 9111): a floor under the time of the next poll. */
#pragma once
#include "base/slice.h"

enum { TW_FRESHNESS_MAX_SEC = 366 * 24 * 3600 }; /* "immutable" things say a year; more is cut */

/* Freshness left in microseconds, of a header block that came at `now_us` (wall clock): max-age, else Expires minus Date, each
 * minus Age. 0 where nothing is stated, for no-cache and no-store, and for what makes no sense (section 4.2.1: treat as stale).
 * We are a private cache, so s-maxage is not ours; Vary is safe to ignore since we ask one URL in one
 * way; only "Vary: *" (section 4.1) leaves nothing to be fresh. */
int64_t tw_freshness_left_us(struct tw_slice headers, int64_t now_us);
