/* links: tw_model */
/* What a parser process that was taken over may send: the daemon must refuse it or read it, and do nothing else. */
#include "model/job.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARENA_BYTES = 64 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  TW_ARENA_AUTO arena = tw_arena_new(ARENA_BYTES);
  TW_BUF_AUTO again;
  struct tw_outcome outcome;
  struct tw_job job;
  struct tw_error error;
  if (!arena) return 0;
  tw_buf_init(&again, 0);
  struct tw_slice body = tw_slice_of(data, size);
  tw_job_decode(body, &job, &error);
  if (tw_outcome_decode(body, arena, &outcome, &error) == TW_OK) tw_outcome_encode(&outcome, &again);
  return 0;
}
