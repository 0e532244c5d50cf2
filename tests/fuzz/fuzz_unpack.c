/* links: tw_worker */
/* What looks like gzip: unpacked within the limit, or refused with a reason. */
#include "parse/worker/unpack.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  TW_ARENA_AUTO arena = tw_arena_new(0);
  struct tw_slice body = tw_slice_of(data, size);
  struct tw_error error = {0};
  if (!arena) return 0;
  int status = tw_unpack_gzip(arena, &body, &error);
  if (status < 0 && !error.text[0]) abort();
  if (status == 0 && body.len > size && body.len > TW_UNPACK_MAX_BYTES) abort();
  return 0;
}
