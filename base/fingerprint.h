/* 128-bit XXH3 of a document: tells quickly whether it is the one of the last time. Whoever writes both documents can make two
 * with the same fingerprint, and hides no news but his own by it; what must not be forged, ids and keys, is a digest. */
#pragma once
#include "base/digest.h"

/* Of plain bytes, in the width and type of a digest; the same on every machine. */
struct tw_digest tw_fingerprint_of(struct tw_slice bytes);
/* 64 bits of the same, for tables in memory. */
uint64_t tw_fingerprint_short(struct tw_slice bytes);
