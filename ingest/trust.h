/* Whose certificates are believed: the system's anchors, and one file of the configuration added to them. */
#pragma once
#include "base/buf.h"
#include "base/error.h"

enum { TW_TRUST_FILE_MAX_BYTES = 4 << 20 }; /* the system's own bundle has 0.2 MB */

/* A zeroed struct is an empty one. */
struct tw_trust {
  char *ca_path;      /* directory of hashed names, read as needed; NULL: not used */
  char *ca_info;      /* bundle; NULL: not used */
  struct tw_buf blob; /* PEM; empty: not used. Given to libcurl it takes the place of ca_info, so it then holds both */
};

/* Reads `extra_file` (absent or empty: none) now, so that nothing opens it later. Blocks for the read. 0; TW_EIO, TW_EINVAL (no
 * certificate in it), TW_ELIMIT, TW_ENOMEM with verdict stop and *ret_trust empty. */
int tw_trust_load(struct tw_slice extra_file, struct tw_trust *ret_trust, struct tw_error *error);
void tw_trust_done(struct tw_trust *trust);
