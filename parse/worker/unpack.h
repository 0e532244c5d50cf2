/* Documents that are files of gzip (RFC 1952), as sitemaps mostly are: "sitemap.xml.gz". */
#pragma once
#include "base/arena.h"
#include "base/error.h"

/* sitemaps.org allows 50 MB unpacked; no other document comes near. */
enum { TW_UNPACK_MAX_BYTES = 52428800 };

/* *body becomes its content, in `arena`, when it begins as gzip does; else it stays. What follows the first member is not read.
 * 0, TW_ENOMEM, TW_ELIMIT past the limit, TW_EINVAL when it is damaged or cut off. */
int tw_unpack_gzip(struct tw_arena *arena, struct tw_slice *body, struct tw_error *error);
