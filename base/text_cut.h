/* Where a long text may be cut, so that it can be read piece by piece in bounded memory. */
#pragma once
#include "base/slice.h"

/* Bytes of the first piece of `text`: all of it up to `max_bytes`, else at most that many, at least half of them, and cut
 * behind the last paragraph, or else the last line, sentence, space or whole character. `max_bytes` is 8 or more. Linear. */
size_t tw_text_cut(struct tw_slice text, size_t max_bytes);
