/* links: tw_text */
/* The first byte picks the markup and whether the next up to 16 are a label; the rest is decoded to well-formed UTF-8. */
#include "base/utf8.h"
#include "parse/text/charset.h"
#include "tests/fuzz/answer.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  tw_charset_preload(); /* as a worker does: converters are not loaded in the middle of a document */
  enum tw_markup markup = (enum tw_markup)(data[0] % 3);
  struct tw_slice bytes = tw_slice_of(data + 1, size - 1), type = TW_SLICE_NONE;
  TW_ARENA_AUTO arena = tw_arena_new((size_t)256 << 20);
  if (!arena) return 0;
  if (data[0] & 4) {
    type = tw_arena_printf(arena, "text/html; charset=%.*s", TW_SLICE_ARG(tw_slice_sub(bytes, 0, 16)));
    bytes = tw_slice_sub(bytes, 16, bytes.len);
  }
  if (tw_arena_failed(arena)) return 0;
  struct tw_charset_result result;
  if (tw_charset_decode(arena, bytes, type, markup, &result)) return 0;
  if (!tw_utf8_is_valid(result.text) || !result.encoding.ptr) abort();
  fuzz_tell(result.text);
  return 0;
}
