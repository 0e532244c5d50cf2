/* Text as dates are compared: lower case, without diacritics, digits and blanks of other scripts as ASCII's. */
#pragma once
#include "base/slice.h"

/* Write `s` (UTF-8) folded to `out`, of `size` bytes. False when that is too small, or `s` is no UTF-8. */
bool tw_datetime_fold(struct tw_slice s, char *out, size_t size, size_t *ret_len);
