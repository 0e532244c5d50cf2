/* Percent-encoding (URL Standard, section 1.3). */
#pragma once
#include "base/buf.h"

/* Percent-encode sets, each a part of the next ones where the Standard nests them. */
enum tw_url_set {
  TW_URL_SET_C0,
  TW_URL_SET_FRAGMENT,
  TW_URL_SET_QUERY,
  TW_URL_SET_SPECIAL_QUERY,
  TW_URL_SET_PATH,
  TW_URL_SET_USERINFO,
};

/* Append with the set's characters, and everything that is not ASCII, as %XX. Percent signs stay as they are. */
bool tw_url_escape_append(struct tw_buf *out, struct tw_slice s, enum tw_url_set set);
/* Append with %XX turned into bytes; other percent signs stay. */
bool tw_url_escape_decode(struct tw_buf *out, struct tw_slice s);
/* Value of a hexadecimal digit, or -1. */
int tw_url_escape_hex(char c);
