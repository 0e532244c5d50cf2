/* links: tw_model */
/* Any bytes as a URL: the key is bounded. */
#include "model/url_key.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  TW_ARENA_AUTO arena = tw_arena_new((size_t)64 << 20);
  if (!arena) return 0;
  struct tw_slice url = tw_slice_of(data, size), key = tw_url_key(arena, url);
  tw_url_key_site(url);
  if (!key.ptr) return 0;
  if (key.len > 4 * size + 16) abort();
  return 0;
}
