/* A target tells its answer to whoever drives it: under injected allocation failures an answer has to be the right one, or none.
 */
#pragma once
#include "base/slice.h"

/* Drivers that do not want to know leave it undefined. */
__attribute__((weak)) void fuzz_answer(struct tw_slice answer);

static inline void fuzz_tell(struct tw_slice answer) {
  if (fuzz_answer) fuzz_answer(answer);
}
