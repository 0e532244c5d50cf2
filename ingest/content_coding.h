/* Content-Encoding undone (RFC 9110 section 8.4): gzip, deflate, br and zstd, one over another as listed. Done here and not by
 * libcurl, which takes a stream that ends early for a whole one where its length is as announced. Pure functions over foreign
 * bytes; linear in what goes in and comes out. */
#pragma once
#include "base/buf.h"
#include "base/error.h"

enum { TW_CONTENT_CODINGS_MAX = 4 }; /* layers; servers use one */

/* What to send as Accept-Encoding. Never NULL. */
const char *tw_content_coding_accepted(void);
/* True when `headers`, an answer's header block, names a coding other than identity. */
bool tw_content_coding_is_packed(struct tw_slice headers);
/* Into `out`, empty before, whose maximum also holds for what is between two layers, the body that `packed` is by `headers`. With
 * `takes_part` a stream that ends early gives what is there, and one that is too long is cut. 0; TW_ENET (verdict retry later: a
 * proxy may have mangled it): not that coding, not its end, or a coding nobody asked for; TW_ELIMIT (skip item): more than out's
 * maximum; TW_ENOMEM. */
int tw_content_coding_undo(struct tw_slice headers, struct tw_slice packed, bool takes_part, struct tw_buf *out,
                           struct tw_error *error);
