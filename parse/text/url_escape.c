#include "parse/text/url_escape.h"

/* Printable characters of each set; C0 controls, DEL and bytes from 0x80 are in all of them. */
static const char *const extra[] = {
    [TW_URL_SET_C0] = "",
    [TW_URL_SET_FRAGMENT] = " \"<>`",
    [TW_URL_SET_QUERY] = " \"#<>",
    [TW_URL_SET_SPECIAL_QUERY] = " \"#<>'",
    [TW_URL_SET_PATH] = " \"#<>?^`{}",
    [TW_URL_SET_USERINFO] = " \"#<>?^`{}/:;=@[\\]|",
};

int tw_url_escape_hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  char low = (char)(c | 32);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

static bool must_escape(unsigned char c, const char *set) {
  return c < 0x20 || c >= 0x7F || strchr(set, c) != NULL;
}

bool tw_url_escape_append(struct tw_buf *out, struct tw_slice s, enum tw_url_set set) {
  static const char digits[] = "0123456789ABCDEF";
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.ptr[i];
    if (must_escape(c, extra[set])) {
      char escaped[] = {'%', digits[c >> 4], digits[c & 15]};
      tw_buf_append(out, tw_slice_of(escaped, sizeof escaped));
    } else {
      tw_buf_append_char(out, (char)c);
    }
  }
  return !tw_buf_failed(out);
}

bool tw_url_escape_decode(struct tw_buf *out, struct tw_slice s) {
  for (size_t i = 0; i < s.len; i++) {
    int high = s.ptr[i] == '%' && i + 2 < s.len ? tw_url_escape_hex(s.ptr[i + 1]) : -1;
    int low = high >= 0 ? tw_url_escape_hex(s.ptr[i + 2]) : -1;
    if (low >= 0) i += 2;
    tw_buf_append_char(out, low >= 0 ? (char)(high << 4 | low) : s.ptr[i]);
  }
  return !tw_buf_failed(out);
}
