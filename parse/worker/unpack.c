#include "parse/worker/unpack.h"
#include "base/buf.h"
#include <zlib.h>

enum { CHUNK_BYTES = 256 << 10, GZIP_WINDOW = 15 + 16 /* zlib.h: 16 more for the gzip format alone */ };

static int inflate_into(z_stream *z, struct tw_buf *out) {
  int rc = Z_OK;
  while (rc == Z_OK) {
    char *room = tw_buf_reserve(out, CHUNK_BYTES);
    if (!room) return Z_MEM_ERROR;
    z->next_out = (Bytef *)room;
    z->avail_out = CHUNK_BYTES;
    rc = inflate(z, Z_NO_FLUSH);
    out->len += CHUNK_BYTES - z->avail_out;
    if (out->len > TW_UNPACK_MAX_BYTES) return Z_BUF_ERROR;
  }
  return rc;
}

int tw_unpack_gzip(struct tw_arena *arena, struct tw_slice *body, struct tw_error *error) {
  if (!tw_slice_has_prefix(*body, TW_SLICE("\x1F\x8B\x08"))) return TW_OK;
  z_stream z = {.avail_in = (uInt)body->len};
  memcpy(&z.next_in, &body->ptr, sizeof z.next_in); /* zlib only reads it, but its type does not say so */
  if (inflateInit2(&z, GZIP_WINDOW) != Z_OK) return tw_error_set(error, TW_ENOMEM, TW_SKIP_ITEM, "out of memory");
  TW_BUF_AUTO out;
  tw_buf_init(&out, (size_t)TW_UNPACK_MAX_BYTES + 2 * CHUNK_BYTES);
  int rc = inflate_into(&z, &out);
  inflateEnd(&z);
  if (out.len > TW_UNPACK_MAX_BYTES)
    return tw_error_set(error, TW_ELIMIT, TW_SKIP_ITEM, "more than %d bytes unpacked", TW_UNPACK_MAX_BYTES);
  if (rc == Z_MEM_ERROR) return tw_error_set(error, TW_ENOMEM, TW_SKIP_ITEM, "out of memory");
  if (rc != Z_STREAM_END) return tw_error_set(error, TW_EINVAL, TW_SKIP_ITEM, "damaged gzip");
  *body = tw_arena_dup(arena, tw_buf_slice(&out));
  return body->ptr ? TW_OK : tw_error_set(error, TW_ENOMEM, TW_SKIP_ITEM, "out of memory");
}
