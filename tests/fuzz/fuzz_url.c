/* links: tw_text */
/* A base and a reference, separated by a line end. What is parsed must parse again to itself, and a URL that is not parsed
 * because it is plain must be what parsing gives: a blank before it makes it anything but plain, and means nothing. */
#include "parse/text/url.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  TW_ARENA_AUTO arena = tw_arena_new((size_t)64 << 20);
  struct tw_slice rest = tw_slice_of(data, size), base;
  if (!arena || size > 65536 || !tw_slice_split(&rest, '\n', &base)) return 0;
  struct tw_slice url = tw_url_resolve(arena, base, rest.ptr ? rest : base);
  tw_url_resolve_safe(arena, base, rest);
  struct tw_slice blank = tw_arena_printf(arena, " %.*s", TW_SLICE_ARG(rest.ptr ? rest : base));
  if (!memchr(blank.ptr, '\0', blank.len) && !tw_slice_eq(url, tw_url_resolve(arena, base, blank))) abort();
  tw_url_host(url);
  if (!url.ptr) return 0;
  struct tw_slice again = tw_url_resolve(arena, TW_SLICE_NONE, url);
  if (!tw_slice_eq(url, again)) abort();
  return 0;
}
