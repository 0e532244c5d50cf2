/* Punycode (RFC 3492) for one label of a domain. */
#pragma once
#include "base/buf.h"

/* Append "xn--" and the encoding of `label` (UTF-8, well-formed, at least one character that is not ASCII). False when
 * the label is too long or `out` is full. Quadratic in the label, which is at most 63 characters. */
bool tw_punycode_append_label(struct tw_buf *out, struct tw_slice label);
