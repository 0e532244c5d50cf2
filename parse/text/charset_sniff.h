/* What a document says, or looks like, about its encoding. Nothing here converts. */
#pragma once
#include "parse/text/charset.h"
#include "parse/text/charset_labels.h"

/* By the byte order mark; NULL when there is none, else *ret_bytes is the mark's length. */
const struct tw_charset_encoding *tw_charset_sniff_bom(struct tw_slice bytes, size_t *ret_bytes);
/* UTF-16, UTF-32 and EBCDIC by the pattern of "<?xml" or of zero bytes (XML 1.0 appendix F); NULL for none. */
const struct tw_charset_encoding *tw_charset_sniff_pattern(struct tw_slice bytes);
/* The charset parameter of a media type, unquoted; absent when there is none. Borrowed. */
struct tw_slice tw_charset_sniff_parameter(struct tw_slice content_type);
/* The label in an XML declaration or, for HTML, in a meta element (HTML Standard, "prescan"). Borrowed; absent when none. */
struct tw_slice tw_charset_sniff_declaration(struct tw_slice bytes, enum tw_markup markup);
/* The likeliest encoding of bytes that are no UTF-8; never NULL. */
const struct tw_charset_encoding *tw_charset_sniff_guess(struct tw_slice bytes);
/* Do the bytes above ASCII stand together, as in every script but the Latin one? False for short texts. */
bool tw_charset_sniff_is_foreign(struct tw_slice bytes);
/* Do the bytes look unlike most text in a multi-byte encoding that could decode them (Big5 under gbk, ...)? Cheap; then guess. */
bool tw_charset_sniff_doubts(struct tw_slice bytes, const struct tw_charset_encoding *label);
/* The seven-bit encoding that the first escape sequence opens; NULL for none. */
const struct tw_charset_encoding *tw_charset_sniff_escapes(struct tw_slice bytes);
