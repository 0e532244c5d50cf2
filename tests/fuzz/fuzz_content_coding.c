/* links: tw_ingest */
/* First line: the codings. The rest: a body packed by them, said to be whole, then only a part of one. */
#include "ingest/content_coding.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void undo(struct tw_slice headers, struct tw_slice body, bool takes_part) {
  enum { MAX_BYTES = 1 << 16 };
  struct tw_error error;
  TW_BUF_AUTO out;
  tw_buf_init(&out, MAX_BYTES);
  tw_content_coding_undo(headers, body, takes_part, &out, &error);
  if (out.len > MAX_BYTES) __builtin_trap();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  enum { LINE_BYTES = 128 };
  char line[LINE_BYTES];
  struct tw_slice rest = tw_slice_of(data, size), codings;
  if (!tw_slice_split(&rest, '\n', &codings)) return 0;
  codings = tw_slice_sub(codings, 0, LINE_BYTES / 2);
  memcpy(line, "Content-Encoding: ", 18);
  memcpy(line + 18, codings.ptr, codings.len);
  undo(tw_slice_of(line, codings.len + 18), rest, false);
  undo(tw_slice_of(line, codings.len + 18), rest, true);
  return 0;
}
