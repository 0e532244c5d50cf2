/* links: tw_text */
/* A base and a reference, separated by a line end. What is parsed must parse again to itself. */
#include "parse/text/url.h"
#include "tests/fuzz/demand.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  TW_ARENA_AUTO arena = tw_arena_new((size_t)64 << 20);
  struct tw_slice rest = tw_slice_of(data, size), base;
  if (!arena || size > 65536 || !tw_slice_split(&rest, '\n', &base)) return 0;
  struct tw_slice url = tw_url_resolve(arena, base, rest.ptr ? rest : base);
  struct tw_slice safe = tw_url_resolve_safe(arena, base, rest.ptr ? rest : base);
  struct tw_slice again = tw_url_resolve(arena, TW_SLICE_NONE, url), based = tw_url_resolve(arena, base, url);
  if (tw_arena_failed(arena)) return 0;
  demand_safe_url(safe);
  if (safe.ptr) demand(tw_slice_eq(url, safe));
  if (!url.ptr) return 0;
  fuzz_tell(url);
  demand(tw_slice_eq(url, again) && tw_slice_eq(url, based));
  /* Serialised, it is ASCII without controls (opaque paths keep their blanks), and its host a part of it. */
  for (size_t i = 0; i < url.len; i++) demand(url.ptr[i] >= ' ' && url.ptr[i] < 0x7F);
  struct tw_slice host = tw_url_host(url);
  demand(host.len == 0 || tw_slice_find(url, host, 0) >= 0);
  return 0;
}
