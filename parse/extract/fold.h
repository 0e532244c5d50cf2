/* Spelling variants made one, byte for byte, so that offsets stay: ASCII letters to lower case; in Chinese, traditional
 * characters to simplified ones (both three bytes of UTF-8). */
#pragma once
#include "base/slice.h"

/* Writes text.len bytes to `out`, which may be text.ptr itself. Any bytes are allowed. */
void tw_fold_bytes(bool chinese, struct tw_slice text, char *out);
