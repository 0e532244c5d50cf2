#include "parse/text/datetime_fold.h"
#include <stdlib.h>
#include <utf8proc.h>

static void free_mapped(utf8proc_uint8_t **text) {
  free(*text);
}

/* Digits of other scripts, dashes that stand for a minus and blanks of typesetters as their ASCII fellows. */
static utf8proc_int32_t plain(utf8proc_int32_t c, void *unused) {
  static const utf8proc_int32_t zeros[] = {0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6,  0xBE6,
                                           0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0x1040, 0x17E0};
  (void)unused;
  for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
    if (c >= zeros[i] && c <= zeros[i] + 9) return '0' + c - zeros[i];
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ? '-' : c;
}

static bool fold_unicode(struct tw_slice s, char *out, size_t size, size_t *ret_len) {
  __attribute__((cleanup(free_mapped))) utf8proc_uint8_t *mapped = NULL;
  utf8proc_option_t options =
      UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE;
  utf8proc_ssize_t len =
      utf8proc_map_custom((const utf8proc_uint8_t *)s.ptr, (utf8proc_ssize_t)s.len, &mapped, options, plain, NULL);
  if (len < 0 || (size_t)len > size) return false;
  memcpy(out, mapped, (size_t)len);
  *ret_len = (size_t)len;
  return true;
}

bool tw_datetime_fold(struct tw_slice s, char *out, size_t size, size_t *ret_len) {
  *ret_len = s.len;
  if (s.len > size) return false;
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.ptr[i];
    if (c >= 0x80) return fold_unicode(s, out, size, ret_len);
    out[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  return true;
}
