#include "base/text_cut.h"

enum { CONTINUATION_BYTES = 3 }; /* of a character in UTF-8, at most */

/* The end of the last `mark` in the second half of `max_bytes`; 0: there is none. */
static size_t cut_behind(struct tw_slice text, size_t max_bytes, struct tw_slice mark) {
  for (size_t at = max_bytes - mark.len; at >= max_bytes / 2; at--)
    if (memcmp(text.ptr + at, mark.ptr, mark.len) == 0) return at + mark.len;
  return 0;
}

static bool is_continuation(char c) {
  return ((unsigned char)c & 0xC0) == 0x80;
}

size_t tw_text_cut(struct tw_slice text, size_t max_bytes) {
  /* the best place first; the Chinese stop has no space behind it */
  static const char *const marks[] = {"\n\n", "\n", ". ", "\xE3\x80\x82", " "};
  if (text.len <= max_bytes) return text.len;
  for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
    size_t end = cut_behind(text, max_bytes, tw_slice_from(marks[i]));
    if (end) return end;
  }
  size_t end = max_bytes;
  for (int i = 0; i < CONTINUATION_BYTES && is_continuation(text.ptr[end]); i++) end--;
  return is_continuation(text.ptr[end]) ? max_bytes : end; /* no UTF-8 at all */
}
