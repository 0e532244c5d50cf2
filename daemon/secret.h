/* Secrets that the daemon itself needs, read when they are needed and not kept: passwords and tokens for sources and the proxy.
 */
#pragma once
#include "base/buf.h"
#include "base/error.h"
#include "config/settings.h"

enum { TW_SECRET_MAX_BYTES = 16 << 10 }; /* the largest tokens seen have 4 KiB */

/* What stands in `file`, or in the environment variable `env` where no file is named, without line ends behind it, appended to
 * `out`. Reads a regular file, blocks on nothing else. 0; <0 with *error (retry later), which names file or variable only. */
int tw_secret_read(struct tw_slice file, struct tw_slice env, struct tw_buf *out, struct tw_error *error);
/* The Authorization header's value (RFC 7617, RFC 6750) into `out`, initialised by the caller; nothing where `auth` is empty. As
 * above. */
int tw_secret_authorization(const struct tw_auth_settings *auth, struct tw_buf *out, struct tw_error *error);
/* Frees the bytes, overwritten. */
void tw_secret_done(struct tw_buf *secret);
