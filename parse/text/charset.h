/* Bytes to UTF-8 by the Encoding Standard's labels (gb2312 and gbk are GB18030, iso-8859-1 is windows-1252, ...). Order:
 * BOM, transport, declaration in the document, sniffing; a label that does not fit the bytes is noticed and repaired. One bad
 * byte costs one character. */
#pragma once
#include "base/arena.h"

enum tw_markup { TW_MARKUP_XML, TW_MARKUP_HTML, TW_MARKUP_NONE };

struct tw_charset_result {
  struct tw_slice text;     /* UTF-8 without BOM, well-formed; the input itself when it was that already */
  struct tw_slice encoding; /* the Encoding Standard's name, "utf-8", "gb18030"; static */
  bool label_was_wrong;     /* the declared label did not fit */
  size_t replaced;          /* characters that became U+FFFD */
};

/* `content_type`: the transport's header value or absent. 0, TW_ENOMEM, or TW_EUNSUPPORTED (EBCDIC and the like). */
int tw_charset_decode(struct tw_arena *arena, struct tw_slice bytes, struct tw_slice content_type, enum tw_markup markup,
                      struct tw_charset_result *ret_result);
/* Open every converter that tw_charset_decode may need, so that none is loaded after the sandbox closed (glibc loads them
 * lazily). They stay open for the life of the process. */
void tw_charset_preload(void);
